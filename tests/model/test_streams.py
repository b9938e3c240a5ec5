"""Every process has draws of its own: switching one off, or a switch on at no strength, leaves the others as they were."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable

import numpy as np
import pytest

from model.looking import assert_same_columns, assert_same_run
from model.places import mixed_place, owners, with_numbers
from transitiesim.model import HeatTransition
from transitiesim.model.agents.office import CivilServant
from transitiesim.model.agents.partners import Partner
from transitiesim.neighbourhood import Facts, Neighbourhood
from transitiesim.parameters import Parameters, replace
from transitiesim.recommendations import switches
from transitiesim.running import draw_numbers, model_of
from transitiesim.scenario import PROCESSES, Scenario


def without(baseline: Scenario, names: Iterable[str]) -> Scenario:
    return dataclasses.replace(baseline, processes_off=frozenset(names))


def times_of(
    monkeypatch: pytest.MonkeyPatch, kind: type[CivilServant | Partner], method: str, run: Callable[[], object]
) -> list[tuple[float, int]]:
    """Moments at which a method of an institution is called in a run, with the post or number of who it is."""
    moments = []
    original = getattr(kind, method)

    def noted(one: CivilServant | Partner) -> None:
        moments.append((float(one.model.time), one.post if isinstance(one, CivilServant) else one.number))
        original(one)

    with monkeypatch.context() as patch:
        patch.setattr(kind, method, noted)
        run()
    return moments


STEADY = {"programme.support_response": 0.0, "programme.reset_support_loss": 0.0, "world.attention_from_shock": 0.0}


@pytest.mark.parametrize(
    "off", ["households_move", "staff_reach_out", "residents_decide", "partners_decide", "world_changes"]
)
def test_staff_leave_at_the_same_moments(
    monkeypatch: pytest.MonkeyPatch, mixed: Neighbourhood, baseline: Scenario, promising: Parameters, off: str
) -> None:
    """With support held steady (it decides how long people stay), no other process moves a departure."""
    numbers = replace(promising, STEADY)
    moments = [
        times_of(
            monkeypatch,
            CivilServant,
            "leave",
            HeatTransition(mixed, without(baseline, names), numbers).run_model,
        )
        for names in ((), (off,))
    ]
    assert len(moments[0]) > 10
    assert moments[0] == moments[1]


@pytest.mark.parametrize("off", ["households_move", "staff_reach_out", "residents_decide", "programme_steers"])
def test_contact_persons_of_partners_leave_at_the_same_moments(
    monkeypatch: pytest.MonkeyPatch, mixed: Neighbourhood, baseline: Scenario, off: str
) -> None:
    moments = [
        times_of(monkeypatch, Partner, "contact_leaves", HeatTransition(mixed, without(baseline, names)).run_model)
        for names in ((), (off,))
    ]
    assert len(moments[0]) > 10
    assert moments[0] == moments[1]


@pytest.mark.parametrize("off", sorted(set(PROCESSES) - {"households_move"}))
def test_the_same_households_move_when_another_process_is_off(
    mixed: Neighbourhood, baseline: Scenario, promising: Parameters, off: str
) -> None:
    """Thresholds, types and reach are redrawn for the same households, to the same values."""
    one, other = (HeatTransition(mixed, without(baseline, names), promising) for names in ((), (off,)))
    for model in (one, other):
        model.run_until(120)
    for name in ("threshold", "resident_type", "reach", "concern"):
        assert (getattr(one.state, name) == getattr(other.state, name)).all(), name
    assert (one.state.threshold != mixed.households.threshold).sum() > 50


def test_worries_of_newcomers_are_drawn_apart() -> None:
    """Threshold, stress, concern and reach of who moves in say nothing about each other; four standard errors."""
    model = HeatTransition(owners(4000), processes=["households_move"], parameters=with_numbers(homes__mobility=12.0))
    model.step()
    mainstream = model.state.resident_type == 0  # stress goes with the type
    traits = [model.state.threshold, model.state.bill_stress, model.state.concern, model.state.reach]
    together = np.corrcoef([one[mainstream] for one in traits])
    assert np.abs(together - np.eye(4)).max() < 4.0 / np.sqrt(mainstream.sum())


def test_a_process_that_is_off_does_nothing(mixed: Neighbourhood, baseline: Scenario, promising: Parameters) -> None:
    """With all of them off nothing changes but the calendar."""
    model = HeatTransition(mixed, without(baseline, PROCESSES), promising)
    fresh = HeatTransition(mixed, without(baseline, PROCESSES), promising)
    model.run_model()
    assert_same_columns(model, fresh)
    assert not model.events.events
    assert model.counts.contacts == model.counts.campaigns == model.counts.departures == 0


def test_staff_who_never_leave_go_on_working(mixed: Neighbourhood, baseline: Scenario, promising: Parameters) -> None:
    """Without coming and going posts stay filled, and the work is done all the same."""
    model = HeatTransition(mixed, without(baseline, ["staff_come_and_go"]), promising)
    model.run_model()
    assert model.counts.departures == 0
    assert model.office.posts_filled == 1.0
    assert model.counts.contacts > 100
    assert model.counts.hours_planning > 100
    assert model.counts.campaigns > 0


def test_the_gas_price_is_the_same_in_all_scenarios(facts: Facts, baseline: Scenario, everything_on: Scenario) -> None:
    drawn = draw_numbers(facts, 5, 2)
    scenarios = [baseline, everything_on, without(baseline, PROCESSES[1:])]
    gas = [model_of(drawn, scenario).world.gas for scenario in scenarios]
    assert len(set(gas[0][90:].tolist())) > 200
    for other in gas[1:]:
        assert np.array_equal(gas[0], other)
    another = model_of(draw_numbers(facts, 5, 3), baseline).world.gas
    assert not np.array_equal(gas[0], another)


def late_enough(code: str) -> int:
    return 30 if switches()[code].may_start_late else 0


def test_switches_at_no_strength_change_nothing(
    mixed: Neighbourhood, baseline: Scenario, promising: Parameters
) -> None:
    """All parts that can be on in part, at strength zero: every column is as it was, and nothing is paid."""
    at_zero = baseline
    codes = [code for code, switch in switches().items() if switch.continuous]
    assert len(codes) > 20
    for code in codes:
        at_zero = at_zero.with_measures(code, strength=0.0, start=late_enough(code))
    one, other = (HeatTransition(mixed, scenario, promising) for scenario in (baseline, at_zero))
    for model in (one, other):
        model.run_model()
    assert_same_columns(one, other)
    assert one.counts == other.counts
    told = [event for event in other.events.events if event.kind != "switch_on"]
    assert told == one.events.events


@pytest.mark.parametrize("code", ["1.1", "2.2", "4.3", "5.1", "5.3", "6.1"])
def test_until_a_switch_starts_nothing_differs(
    mixed: Neighbourhood, baseline: Scenario, promising: Parameters, code: str
) -> None:
    """A part that starts in month 40 leaves the first forty months as they were, and changes something after."""
    numbers = replace(promising, {"supplier.promise_months": 24})
    one = HeatTransition(mixed, baseline, numbers)
    other = HeatTransition(mixed, baseline.with_measures(code, start=40), numbers)
    for model in (one, other):
        model.run_until(40)
    assert_same_run(one, other)
    for model in (one, other):
        model.run_until(300)
    assert one.counts != other.counts


def test_a_copy_under_another_name_is_the_same_run(
    mixed: Neighbourhood, everything_on: Scenario, promising: Parameters
) -> None:
    one, other = (
        HeatTransition(mixed_place(200, sub_areas=2), scenario, promising)
        for scenario in (everything_on, everything_on.named("copy"))
    )
    for model in (one, other):
        model.run_until(200)
    assert_same_run(one, other)
