"""Trust and involvement: a good experience adds little, a bad one takes much, silence wears."""

from __future__ import annotations

from transitiesim.rules.rule import rule


@rule
def after_good_experience(trust: float, gain: float) -> float:
    """Trust after a good experience: T + u (1 - T)."""
    return trust + min(1.0, gain) * (1.0 - trust)


@rule
def loss_of_bad_experience(gain: float, asymmetry: float, severity: float, explanation: float) -> float:
    """Share of trust lost to a bad experience: d = u times asymmetry (Slovic 1993), damped by explanation."""
    return min(1.0, gain * asymmetry * severity * explanation)


@rule
def after_bad_experience(trust: float, loss: float) -> float:
    """Trust after a bad experience: T - d T."""
    return trust * (1.0 - loss)


@rule
def worn_by_silence(trust: float, decay: float, floor: float) -> float:
    """Trust after a month without news: towards the floor, never below it, and never up to it."""
    return trust - decay * max(0.0, trust - floor)


@rule
def silence_decay_in_practice(open_line: float, without: float, posts_filled: float) -> float:
    """Wear of trust per month: an open line works only as far as its posts are filled."""
    return without + posts_filled * (open_line - without)


@rule
def after_talk(trust: float, mean_of_ties: float, rate: float) -> float:
    """Trust after a month of talk with ties (DeGroot 1974): moves towards their mean."""
    return trust + rate * (mean_of_ties - trust)


@rule
def newcomer_trust(start: float, mean_of_ties: float, ties_share: float) -> float:
    """Trust of a household that moves in: partly what it hears from the new neighbours."""
    return ties_share * mean_of_ties + (1.0 - ties_share) * start


@rule
def involvement_after_contact(involvement: float, gain: float, depth: float, worry: float, stress: float) -> float:
    """Involvement after a contact: deeper participation adds more, other worries leave less room for it."""
    return involvement + min(1.0, gain * depth) * (1.0 - worry * stress) * (1.0 - involvement)


@rule
def involvement_after_silence(involvement: float, decay: float) -> float:
    """Involvement after a month without contact."""
    return involvement * (1.0 - decay)


@rule
def lateness_severity(lateness: float, fixedness: float) -> float:
    """Severity of a first contact that comes when the plan is already fixed (0 open, 1 fixed)."""
    return lateness * fixedness


@rule
def bill_rise_severity(severity_at_double: float, rise: float, stress: float) -> float:
    """Severity of a bill that went up by `rise` (0.5: half as much again) for a household under stress."""
    return severity_at_double * max(0.0, rise) * stress
