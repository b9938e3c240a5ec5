"""One run: a neighbourhood, a scenario and one replicate's numbers, from start to end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.model import HeatTransition
from transitiesim.model.measures import Changes
from transitiesim.neighbourhood import Neighbourhood, build
from transitiesim.recording import Event
from transitiesim.running.memory import give_back
from transitiesim.running.snapshot import tipping_rows
from transitiesim.running.uncertainty import Drawn
from transitiesim.scenario import Scenario

TIPPING_EVERY_YEARS = 4  # distance to tipping is worked out at the start, every four years and at the end


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What one run leaves behind, as columns and rows without the keys of the run.

    Attributes:
        path: columns of the path table.
        programme: columns of the programme table.
        events: events in order.
        tipping: rows of the tipping table.
        homes: number of homes.
    """

    path: dict[str, NDArray[Any]]
    programme: dict[str, NDArray[Any]]
    events: tuple[Event, ...]
    tipping: tuple[dict[str, Any], ...]
    homes: int


def build_for(drawn: Drawn, scenario: Scenario) -> Neighbourhood:
    """The neighbourhood of a replicate; numbers that the scenario sets from the first month count here too."""
    place = build(drawn.facts, Changes(scenario, drawn.parameters).practice, drawn.seed)
    give_back(len(place.households))
    return place


def model_of(
    drawn: Drawn,
    scenario: Scenario,
    place: Neighbourhood | None = None,
    record: str = "yearly",
    *,
    world_seed: int | None = None,
    own_place: bool = False,
) -> HeatTransition:
    """The model of one replicate, ready to be stepped by hand.

    Args:
        drawn: numbers of the replicate.
        scenario: what is done.
        place: the neighbourhood; built when left out.
        record: "yearly" or "monthly".
        world_seed: seed of prices, when it is not that of the replicate.
        own_place: whether the place is of this run alone: its columns that change are taken over, not copied.
    """
    model = HeatTransition(
        place or build_for(drawn, scenario),
        scenario,
        drawn.parameters,
        seed=drawn.seed,
        on_values=drawn.on_values,
        record=record,
        world_seed=world_seed,
        own_place=own_place,
    )
    give_back(len(model.place.households))
    return model


def run_one(
    drawn: Drawn,
    scenario: Scenario,
    place: Neighbourhood | None = None,
    record: str = "yearly",
    *,
    tipping: bool = True,
    own_place: bool = False,
) -> RunRecord:
    """Run one replicate of one scenario to its end.

    Args:
        drawn: numbers of the replicate.
        scenario: what is done.
        place: the neighbourhood; built when left out.
        record: "yearly" or "monthly".
        tipping: whether the distance to tipping is worked out.
        own_place: whether a place that is given is of this run alone; afterwards it is of no use to another.
    """
    model = model_of(drawn, scenario, place, record, own_place=own_place or place is None)
    rows = tipping_rows(model) if tipping else []
    for month in _tipping_months(scenario.months):
        model.run_until(month)
        if tipping:
            rows.extend(tipping_rows(model))
    return RunRecord(
        path=model.recorder.path_table(),
        programme=model.recorder.programme_table(),
        events=tuple(model.events.events),
        tipping=tuple(rows),
        homes=len(model.place.households),
    )


def _tipping_months(months: int) -> list[int]:
    return [*np.arange(12 * TIPPING_EVERY_YEARS, months, 12 * TIPPING_EVERY_YEARS).tolist(), months]
