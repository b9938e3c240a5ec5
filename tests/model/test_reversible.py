"""Decisions that can be taken back: the map in both directions, and the hysteresis that comes of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model.threshold_maps import ThresholdMap, decision_model, logistic_thresholds
from transitiesim.model import HeatTransition
from transitiesim.model.state import Answer, Cause
from transitiesim.neighbourhood import Heating
from transitiesim.parameters import replace

HOMES = 400
LEVELS = np.linspace(-1.2, 1.2, 13)


def random_pairs() -> np.ndarray[Any, Any]:
    return np.random.default_rng(8).integers(0, HOMES, (4000, 2))


def set_level(model: HeatTransition, expected: ThresholdMap, level: float) -> None:
    model.parameters = replace(model.parameters, {"acceptance.level_owner": level})
    expected.level = level


def sweep(model: HeatTransition, expected: ThresholdMap, levels: np.ndarray[Any, Any]) -> dict[float, float]:
    """Ends of the map at each level, one after the other, the model and the iteration side by side."""
    ends = {}
    for level in levels:
        set_level(model, expected, float(level))
        for _ in range(14):
            model.step()
            assert np.array_equal(model.state.heating != Heating.GAS, expected.step())
        ends[round(float(level), 3)] = expected.adopted.mean()
    return ends


@pytest.mark.parametrize("complete", [True, False])
def test_hysteresis(complete: bool) -> None:
    """On the way up the jump comes later than on the way down: between them the past decides."""
    thresholds = logistic_thresholds(HOMES)[np.random.default_rng(2).permutation(HOMES)]
    pairs = None if complete else random_pairs()
    options: dict[str, Any] = {"neighbours": 3.0, "reference": 0.5, "level": -1.2, "reversible": True}
    model = decision_model(thresholds, "complete" if complete else pairs, **options)
    expected = ThresholdMap(thresholds, pairs, **options)
    up = sweep(model, expected, LEVELS)
    down = sweep(model, expected, LEVELS[::-1])
    assert up[0.0] < 0.2
    assert down[0.0] > 0.8
    assert up[1.2] == down[1.2] > 0.9
    assert down[-1.2] < 0.1


@pytest.mark.parametrize("complete", [True, False])
def test_some_join_while_others_leave(complete: bool) -> None:
    """Who signs and who takes it back look at the same start of the month, and start states that mix both."""
    made = np.random.default_rng(11)
    thresholds = made.normal(0.45, 0.3, HOMES)
    first = made.random(HOMES) < 0.4
    pairs = None if complete else random_pairs()[:700]
    options: dict[str, Any] = {"neighbours": 0.5, "reversible": True}
    model = decision_model(thresholds, "complete" if complete else pairs, heating=first * 1, **options)
    expected = ThresholdMap(thresholds, pairs, **options)
    expected.adopted = first.copy()
    mixed = 0
    for _ in range(30):
        before = expected.adopted
        after = expected.step()
        mixed += bool((after & ~before).any() and (before & ~after).any())
        model.step()
        assert np.array_equal(model.state.heating == Heating.SIGNED, after)
    assert mixed >= 1


def test_committed_households_stay() -> None:
    """Homes that left gas do not come back; signatures of their neighbours do."""
    thresholds = np.full(50, 5.0)
    heating = np.zeros(50, int)
    heating[:5], heating[5:20] = Heating.HEAT_PUMP, Heating.SIGNED
    model = decision_model(thresholds, "complete", neighbours=0.5, reversible=True, heating=heating)
    model.step()
    assert (model.state.heating[:5] == Heating.HEAT_PUMP).all()
    assert (model.state.heating[5:] == Heating.GAS).all()
    assert (model.state.signed_month[5:] == -1).all()
    assert (model.state.signed_cause[5:] == Cause.NONE).all()
    assert (model.state.answer[5:] == Answer.NO).all()


def test_without_reversing_a_signature_stays() -> None:
    model = decision_model(np.full(50, 5.0), "complete", neighbours=0.5, heating=Heating.SIGNED)
    model.step()
    assert (model.state.heating == Heating.SIGNED).all()
