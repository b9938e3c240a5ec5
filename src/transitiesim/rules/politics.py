"""Support from above: elections, interruptions and what council and management get to see."""

from __future__ import annotations

from transitiesim.rules.rule import rule


@rule
def reset_probability(base: float, support: float) -> float:
    """Chance that an election interrupts the programme; `base` holds at support one half."""
    return min(1.0, base * 2.0 * (1.0 - support))


@rule
def pressure_of_goal(month: float, months: float) -> float:
    """Pressure of the final goal: one half at the start, full after so many months."""
    return min(1.0, 0.5 + 0.5 * month / months)


@rule
def support_at_rest(rest: float, gain: float, pressure: float) -> float:
    """Support when no progress is seen: grows by `gain` as the pressure of the final goal goes from half to full."""
    return min(1.0, rest + gain * (2.0 * pressure - 1.0))


@rule
def support_next(support: float, rest: float, seen_progress: float, response: float) -> float:
    """Support a month later: moves from its level of rest towards one, as far as progress is seen."""
    return support + response * (rest + (1.0 - rest) * seen_progress - support)


@rule
def seen_progress(visible: float, latent: float, months_late: float, half_months: float) -> float:
    """Progress that managers see: homes always, what is latent half of it when monitoring is `half_months` late."""
    prompt = 1.0 / (1.0 + months_late / half_months)
    return min(1.0, max(0.0, visible + prompt * latent * (1.0 - visible)))


@rule
def picture_of_trust(true_earlier: float, bias: float) -> float:
    """Trust as managers think it is: what it was a while ago, too rosy by the bias."""
    return min(1.0, true_earlier + bias)


@rule
def latency_with_support(latency: float, support: float) -> float:
    """Months to settle what staff cannot: the given number at support one half, twice it without support."""
    return latency * 2.0 * (1.0 - support)
