"""Every number may stand at any end of its range together with any other."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest

from model.invariants import HoursWatch, check_columns, check_institutions, check_path, path_of
from model.places import mixed_place
from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import Facts, build
from transitiesim.parameters import Parameters, declarations, replace
from transitiesim.recommendations import switches
from transitiesim.scenario import Mandate, Scenario, World


def ends(choice: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Parameters:
    """Every number at its lowest (0) or highest (1) value."""
    return replace(
        Parameters(),
        {path: (one.low, one.high)[int(at)] for (path, one), at in zip(declarations().items(), choice, strict=True)},
    )


def run_to_the_end(model: HeatTransition) -> None:
    watch = HoursWatch(model)
    while model.running:
        model.step()
        watch.month()
        if model.month % 24 == 0:
            check_columns(model)
            check_institutions(model)
    check_columns(model)
    check_institutions(model)
    check_path(path_of(model))
    assert np.isfinite(pd.DataFrame(model.recorder.programme_table()).to_numpy(float)).all()


def scenario_of(number: int, baseline: Scenario, everything_on: Scenario) -> Scenario:
    if number % 3 == 0:
        return baseline
    if number % 3 == 1:
        return everything_on
    return dataclasses.replace(everything_on.named("obliged"), world=World(mandate=Mandate(100, 250)))


@pytest.mark.parametrize("number", range(18))
def test_any_mix_of_ends_runs(number: int, baseline: Scenario, everything_on: Scenario) -> None:
    """The first two stand wholly low and wholly high, the others mix the ends by chance."""
    count = len(declarations())
    choice = np.full(count, number) if number < 2 else np.random.default_rng(number).integers(0, 2, count)
    numbers = ends(choice)
    scenario = scenario_of(number, baseline, everything_on)
    place = mixed_place(100, sub_areas=2, seed=number)
    run_to_the_end(HeatTransition(place, scenario, numbers, seed=number, record="monthly"))


@pytest.mark.parametrize("high", [False, True])
def test_a_neighbourhood_built_with_numbers_at_their_ends(facts: Facts, everything_on: Scenario, high: bool) -> None:
    numbers = ends(np.full(len(declarations()), int(high)))
    values = {
        f"{code}:{move.path}": move.high if high else move.low
        for code, switch in switches().items()
        for move in switch.moves
    }
    place = build(facts, numbers, 5)
    run_to_the_end(HeatTransition(place, everything_on, numbers, on_values=values, record="monthly"))
