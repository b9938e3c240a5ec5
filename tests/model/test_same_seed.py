"""The same seed gives the same run: again, beside another, in pieces, and however much one looks."""

from __future__ import annotations

import pytest

from model.looking import assert_same_run, columns_of, look_at_everything
from model.places import mixed_place
from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import Households, Neighbourhood
from transitiesim.parameters import Parameters
from transitiesim.scenario import Scenario


@pytest.fixture
def again(mixed: Neighbourhood, promising: Parameters) -> HeatTransition:
    return HeatTransition(mixed, parameters=promising, record="monthly")


def test_a_run_is_the_same_again(finished: HeatTransition, again: HeatTransition) -> None:
    again.run_model()
    assert_same_run(finished, again)


def test_another_seed_is_another_run(mixed: Neighbourhood, promising: Parameters, finished: HeatTransition) -> None:
    other = HeatTransition(mixed, parameters=promising, seed=2, record="monthly")
    other.run_model()
    for name in ("heating", "threshold", "trust_programme", "last_contact"):
        assert (columns_of(other)[name] != columns_of(finished)[name]).any(), name
    assert other.events.events != finished.events.events


def test_looking_changes_nothing(finished: HeatTransition, again: HeatTransition) -> None:
    look_at_everything(again)
    while again.running:
        again.step()
        look_at_everything(again)
    assert_same_run(finished, again)


def test_two_models_alive_at_once_stay_apart(
    mixed: Neighbourhood,
    promising: Parameters,
    finished: HeatTransition,
    again: HeatTransition,
    everything_on: Scenario,
) -> None:
    beside = HeatTransition(mixed, everything_on, promising, seed=9)
    alone = HeatTransition(mixed, everything_on, promising, seed=9)
    alone.run_model()
    while again.running:
        again.step()
        beside.step()
    assert_same_run(finished, again)
    assert_same_run(alone, beside)


def test_a_run_in_pieces_is_the_same(finished: HeatTransition, again: HeatTransition) -> None:
    """By hand, for a while, until a month, paused in the middle of a month, and on to the end."""
    for _ in range(7):
        again.step()
    again.run_for(5)
    assert again.month == 11
    again.run_for(0.3)
    again.run_for(0.7)
    assert again.month == 12
    again.run_until(100.5)
    look_at_everything(again)
    again.run_until(200)
    assert again.month == 199
    again.run_model()
    assert_same_run(finished, again)


def test_recording_more_often_changes_nothing(
    finished: HeatTransition, mixed: Neighbourhood, promising: Parameters
) -> None:
    yearly = HeatTransition(mixed, parameters=promising)
    yearly.run_model()
    assert_same_run(finished, yearly, tables=False)
    assert yearly.recorder.months == [-1, *range(11, 384, 12)]
    assert finished.recorder.months == list(range(-1, 384))


def test_a_run_leaves_the_neighbourhood_as_it_was(mixed: Neighbourhood, finished: HeatTransition) -> None:
    """Columns of the place are copied, not changed; those of the run did change."""
    fresh = mixed_place(200, sub_areas=2)
    changed = 0
    for name in Households.dtypes():
        before = getattr(fresh.households, name)
        assert before.tobytes() == getattr(mixed.households, name).tobytes(), name
        changed += name in columns_of(finished) and before.tobytes() != columns_of(finished)[name].tobytes()
    assert changed >= 8
