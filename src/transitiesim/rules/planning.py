"""Making plans: work, promises, blockages and learning."""

from __future__ import annotations

from transitiesim.rules.rule import rule


@rule
def agreement_hours(base: float, dispersion: float) -> float:
    """Work to reach an agreement with partners: views apart make it longer (twice as long at 1)."""
    return base * (1.0 + dispersion)


@rule
def plan_hours(homes: float, per_home: float, per_unit: float, knowledge: float, saving: float) -> float:
    """Work on the plan of one decision unit; full knowledge saves a share of the part that grows with homes."""
    return per_unit + homes * per_home * (1.0 - saving * knowledge)


@rule
def campaign_hours(homes: float, per_home: float, per_unit: float) -> float:
    """Work a month that a running campaign asks of policy staff: for the unit as such, and for its homes on gas."""
    return per_unit + homes * per_home


@rule
def share_done(hours: float, needed: float) -> float:
    """Share of the work that is done with the hours there are; all of it when nothing is needed."""
    if needed <= 0.0:
        return 1.0
    return min(1.0, hours / needed)


@rule
def false_start_chance(without_knowledge: float, knowledge: float) -> float:
    """Chance that a plan rests on an approach that has to be redone; less likely with what is known."""
    return without_knowledge * (1.0 - knowledge)


@rule
def promised_months(real: float, optimism: float) -> float:
    """Term that is promised: shorter than the real one by the share of optimism."""
    return real * (1.0 - optimism)


@rule
def speed_with_blockages(open_blockages: float, drag: float) -> float:
    """Factor on the speed of work when known blockages are open."""
    return 1.0 / (1.0 + drag * open_blockages)


@rule
def learnt(knowledge: float, rate: float) -> float:
    """Knowledge after a project: a share of what is missing."""
    return knowledge + min(1.0, rate) * (1.0 - knowledge)


@rule
def repeat_probability(without_knowledge: float, knowledge: float) -> float:
    """Chance that a newcomer repeats what failed before."""
    return without_knowledge * (1.0 - knowledge)


@rule
def experiment_success(knowledge: float, creativity: float, without_knowledge: float, with_knowledge: float) -> float:
    """Chance that an experiment succeeds: grows with knowledge, and with the creativity of who does it."""
    return min(1.0, (without_knowledge + (with_knowledge - without_knowledge) * knowledge) * creativity)


@rule
def reflected_share(replan_interval: float, redundancy: float, prompt_months: float) -> float:
    """Share of what an experiment can teach that is taken up: by reflecting often, or by exchange.

    Reflection every `prompt_months` takes all of it, half as often takes half; exchange among colleagues takes the
    part of knowledge that is held by more than one.
    """
    by_reflection = min(1.0, prompt_months / max(1.0, replan_interval))
    by_exchange = max(0.0, min(1.0, (redundancy - 1.0) / 2.0))
    return 1.0 - (1.0 - by_reflection) * (1.0 - by_exchange)


@rule
def frame_after_change(dispersion: float, drift: float) -> float:
    """Difference in views after a change of people or politics: part of what was shared is lost."""
    return dispersion + drift * (1.0 - dispersion)


@rule
def integration_next(
    integration: float, erosion: float, dispersion: float, overload: float, upkeep: float, joint: float
) -> float:
    """Integration a month later: worn by views apart and by overload, kept up by shared views and joint work.

    Args:
        integration: present level, 0 to 1.
        erosion: share lost a month when views are wholly apart or everyone is overloaded.
        dispersion: how far views are apart, 0 to 1.
        overload: share of working hours that goes into coordination, 0 to 1.
        upkeep: share of what is missing that is gained a month with wholly shared views and joint work.
        joint: share of contacts that handle another domain as well, 0 to 1.
    """
    worn = erosion * min(1.0, dispersion + overload) * integration
    kept = upkeep * (1.0 - dispersion) * joint * (1.0 - integration)
    return min(1.0, max(0.0, integration - worn + kept))
