"""Runs with one decision unit of which a test follows the campaign."""

from __future__ import annotations

from typing import Any

from model.places import PROMISING, mixed_place, owners
from transitiesim.model import HeatTransition
from transitiesim.model.agents.unit import DecisionUnit, Phase
from transitiesim.neighbourhood import Neighbourhood
from transitiesim.parameters import Parameters, replace

NO_PROMISE = {"programme.plan_promise_months": 10_000}
EVERYBODY = {"threshold": -30.0, "reach": 0.0, "dwelling_part": -8.0}


def run_of(place: Neighbourhood | None = None, *, seed: int = 1, **numbers: float) -> HeatTransition:
    given = {key.replace("__", ".", 1): value for key, value in numbers.items()}
    parameters = replace(
        Parameters(), PROMISING | {"programme.decision_units": 1, "supplier.late_objection": 0.0} | NO_PROMISE | given
    )
    return HeatTransition(mixed_place(200) if place is None else place, parameters=parameters, seed=seed)


def months_of(model: HeatTransition, *kinds: str) -> list[int]:
    return [event.month for event in model.events.events if event.kind in kinds]


def until_phase(model: HeatTransition, phase: Phase, most: int = 384) -> DecisionUnit:
    """Step until the first unit is in a phase."""
    unit = model.units[0]
    while unit.phase != phase and model.month < most - 1:
        model.step()
    assert unit.phase == phase
    return unit


def willing(homes: int = 120, **columns: Any) -> Neighbourhood:
    return owners(homes, **(EVERYBODY | columns))
