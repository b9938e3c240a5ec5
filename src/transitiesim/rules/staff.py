"""People at the town hall: hours, coordination, competence, hand-over."""

from __future__ import annotations

import math

from transitiesim.rules.rule import rule


@rule
def coordination_hours(officials: float, exponent: float, hours_per_link: float) -> float:
    """Hours a month that n officials spend on coordination: all pairs at exponent 2, a hub at exponent 1."""
    if officials <= 1.0:
        return 0.0
    return hours_per_link * officials * math.pow((officials - 1.0) / 2.0, exponent - 1.0)


@rule
def effective_share(total_hours: float, load_hours: float, least: float) -> float:
    """Share of hours left for work after coordination; never below the least, for nobody only meets."""
    if total_hours <= 0.0:
        return 0.0
    return max(least, 1.0 - load_hours / total_hours)


@rule
def availability(tenure: float, vacancy: float) -> float:
    """Long-run share of time that a post is filled (renewal theory): tenure over tenure plus vacancy."""
    return tenure / (tenure + vacancy)


@rule
def skill_fit(months_in_phase: float, match: float, recovery: float) -> float:
    """Productivity after a change of phase: starts at `match` and grows to 1 over `recovery` months."""
    if recovery <= 0.0 or months_in_phase >= recovery:
        return 1.0
    return match + (1.0 - match) * months_in_phase / recovery


@rule
def newcomer_effort(months_in_post: float, extra: float, duration: float) -> float:
    """Effort of somebody new: a temporary plus that fades to nothing."""
    if months_in_post >= duration:
        return 1.0
    return 1.0 + extra * (1.0 - months_in_post / duration)


@rule
def held_by_one(redundancy: float) -> float:
    """Share of knowledge that only one person holds, when `redundancy` colleagues hold each piece on average.

    The holders beyond the first are taken as Poisson distributed: exp(-(redundancy - 1)).
    """
    return math.exp(-max(0.0, redundancy - 1.0))


@rule
def knowledge_lost(knowledge: float, holder_share: float, redundancy: float, retention: float) -> float:
    """Knowledge that goes with a departure: what only the leaver held and did not hand over."""
    return knowledge * holder_share * held_by_one(redundancy) * (1.0 - retention)


@rule
def lognormal(normal: float, spread: float) -> float:
    """Personal factor with mean one from a standard normal number."""
    return math.exp(spread * normal - 0.5 * spread * spread)


@rule
def tenure_with_support(tenure: float, support: float, effect: float) -> float:
    """Mean stay in a post: the given one at support one half, shorter by `effect` without, longer with full support."""
    return tenure * (1.0 + effect * (2.0 * support - 1.0))


@rule
def part_of_concentration(contribution: float, rank: float, people: float, total: float) -> float:
    """What one of the people adds to the Gini coefficient of contributions, ranked from the smallest (rank 1)."""
    return (2.0 * rank - people - 1.0) * contribution / (people * total)
