"""What changes by itself in a month of the programme: views, integration, knowledge, what is seen, and support."""

from __future__ import annotations

from typing import NamedTuple

from transitiesim.kernels import kernel, usable_in_kernels
from transitiesim.parameters import Parameters
from transitiesim.rules.linking import readiness
from transitiesim.rules.outreach import heard_next
from transitiesim.rules.planning import integration_next, learnt
from transitiesim.rules.politics import (
    picture_of_trust,
    pressure_of_goal,
    seen_progress,
    support_at_rest,
    support_next,
)


class Drift(NamedTuple):
    """Numbers that say how fast it goes; see the parameters of the same names."""

    moved: float  # share of homes that change hands in a month
    frame_repair: float
    integration_erosion: float
    integration_upkeep: float
    joint_delivery: float
    knowledge_inflow: float
    detection_lag: float
    detection_bias: float
    monitoring_half: float
    pressure_months: float
    support_rest: float
    support_pressure: float
    support_response: float


def drift_of(parameters: Parameters) -> Drift:
    """The numbers from the parameters."""
    p = parameters.programme
    return Drift(
        moved=parameters.homes.mobility / 12.0,
        frame_repair=p.frame_repair,
        integration_erosion=p.integration_erosion,
        integration_upkeep=p.integration_upkeep,
        joint_delivery=parameters.participation.joint_delivery,
        knowledge_inflow=p.knowledge_inflow,
        detection_lag=p.detection_lag,
        detection_bias=p.detection_bias,
        monitoring_half=p.monitoring_half,
        pressure_months=p.pressure_months,
        support_rest=p.support_rest,
        support_pressure=p.support_pressure,
        support_response=p.support_response,
    )


@usable_in_kernels
def mean_of(parts: tuple[float, ...]) -> float:
    """Plain mean; what rounding loses is kept apart and added at the end (Neumaier 1974), as `sum` does."""
    total = lost = 0.0
    for one in parts:
        then = total + one
        lost += (total - then) + one if abs(total) >= abs(one) else (one - then) + total
        total = then
    return (total + lost) / len(parts)


@kernel
def month_later(
    numbers: tuple[float, ...],
    month: int,
    heard: float,
    gained: float,
    dispersion: float,
    integration: float,
    overload: float,
    knowledge: float,
    example: float,
    committed: float,
    skill: float,
    council: float,
    executive: float,
    management: float,
    homes_seen: float,
    trust: float,
    trust_earlier: float,
    blockages_removed: float,
) -> tuple[float, float, float, float, float, float, float, float, float, float]:
    """A month later.

    Args:
        numbers: of a `Drift`, as a plain tuple: its names would cost more than all the rest.
        month: the month under way.
        heard: how well residents are known from listening to them.
        gained: involvement that contacts added since last month, per home.
        dispersion: how far partners' views of the task are apart.
        integration: how integrated work is.
        overload: share of working hours that goes into coordination.
        knowledge: what the programme knows.
        example: share of homes elsewhere without gas, from which something is learnt.
        committed: share of partners that take part.
        skill: how well skills fit the stage of the work.
        council: support of the council.
        executive: support of the executive.
        management: support of management.
        homes_seen: share of homes that managers see to have left gas.
        trust: mean trust of residents as it is.
        trust_earlier: the same at the moment that managers look back to.
        blockages_removed: share of blockages that is gone.

    Returns:
        heard, dispersion, integration, knowledge, readiness, picture that managers have of trust, support of council,
        executive and management, attention to heat; all 0 to 1.
    """
    p = Drift(*numbers)
    heard = heard_next(heard, gained, p.moved)
    dispersion *= 1.0 - p.frame_repair
    integration = integration_next(
        integration, p.integration_erosion, dispersion, overload, p.integration_upkeep, p.joint_delivery
    )
    knowledge = learnt(knowledge, p.knowledge_inflow * example)
    ready = readiness(integration, knowledge, committed, (council + executive + management) / 3.0, skill)
    latent = mean_of((trust, knowledge, 1.0 - dispersion, ready, blockages_removed))
    seen = seen_progress(homes_seen, latent, p.detection_lag, p.monitoring_half)
    pressure = pressure_of_goal(month, p.pressure_months)
    rest = support_at_rest(p.support_rest, p.support_pressure, pressure)
    return (
        heard,
        dispersion,
        integration,
        knowledge,
        ready,
        picture_of_trust(trust_earlier, p.detection_bias),
        support_next(council, rest, seen, p.support_response),
        support_next(executive, rest, seen, p.support_response),
        support_next(management, rest, seen, p.support_response),
        pressure * (1.0 - integration) + (1.0 - pressure) * 0.5,
    )
