"""Votes of complexes and associations, answers of landlords, and waiting on each other."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model.places import PROMISING, mixed_place, ring
from transitiesim.model import HeatTransition
from transitiesim.model.ballots import ask_landlords, count_votes, sign_group, vote
from transitiesim.model.state import Answer, Cause
from transitiesim.neighbourhood import GroupKind, Heating, Tenure, neighbourhood_from
from transitiesim.parameters import Parameters, replace
from transitiesim.scenario import Mandate

WILLING, UNWILLING = -30.0, 30.0
OUT_OF_REACH = 0.99


def complex_of(
    homes: int, willing: int, reached: int, kind: str = "complex", tenure: Tenure = Tenure.CORPORATION, **columns: Any
) -> HeatTransition:
    """One group of which the first `willing` would say yes and the first `reached` can be reached."""
    number = np.arange(homes)
    place = neighbourhood_from(
        {
            "tenure": np.full(homes, tenure),
            "group": np.zeros(homes, int),
            "threshold": np.where(number < willing, WILLING, UNWILLING),
            "reach": np.where(number < reached, 0.0, OUT_OF_REACH),
        }
        | columns,
        ring(homes),
        group_kind=[kind],
    )
    return HeatTransition(place)


@pytest.mark.parametrize(
    ("willing", "reached", "passes"),
    [(70, 100, True), (69, 100, False), (100, 70, True), (100, 69, False), (75, 60, False), (0, 100, False)],
)
def test_the_quorum_counts_all_tenants(willing: int, reached: int, passes: bool) -> None:
    """Seventy percent of all tenants must say yes: who is not reached counts as a no, however many voters agree."""
    model = complex_of(100, willing, reached)
    assert vote(model, 0) == (passes, min(willing, reached), 70)
    assert count_votes(model, 0, 0.9) == (min(willing, reached), reached, 100)


def test_all_voters_in_favour_may_still_be_too_few() -> None:
    """Sixty of a hundred tenants are reached and all sixty say yes."""
    passed, yes, needed = vote(complex_of(100, 60, 60), 0)
    assert (passed, yes, needed) == (False, 60, 70)


def test_programme_contact_adds_to_the_reach_of_a_ballot() -> None:
    model = complex_of(100, 100, 60)
    model.state.last_contact[60:75] = 0
    assert vote(model, 0) == (True, 75, 70)


def test_an_association_needs_half_of_all_owners() -> None:
    for reached, passes in ((50, True), (49, False)):
        model = complex_of(100, 100, reached, "association", Tenure.ASSOCIATION)
        assert vote(model, 0)[0] is passes


def test_homes_that_left_gas_have_no_vote() -> None:
    heating = np.where(np.arange(100) < 40, int(Heating.HEAT_PUMP), int(Heating.GAS))
    model = complex_of(100, 82, 100, heating=heating)
    assert vote(model, 0) == (True, 42, 42)


def test_consent_signs_the_whole_complex_but_homes_without_a_route() -> None:
    route = np.arange(100) % 10 > 0
    model = complex_of(100, 75, 100, technical_route=route)
    assert sign_group(model, 0, Cause.BALLOT) == 90
    assert np.array_equal(model.state.heating == Heating.SIGNED, route)
    assert (model.state.signed_cause[route] == Cause.BALLOT).all()
    assert sign_group(model, 0, Cause.BALLOT) == 0


@pytest.mark.parametrize(("subsidy", "willing"), [(0.0, False), (1.0, True)])
def test_landlords_decide_by_cost_and_subsidy_alone(subsidy: float, willing: bool) -> None:
    """Their tenants have no say: the same answer whether these would or not."""
    for tenants in (0, 40):
        model = complex_of(40, tenants, 40, "landlord", Tenure.PRIVATE_RENT)
        model.world.subsidy = subsidy
        a = model.parameters.acceptance
        model.place.groups.threshold[0] = a.level_landlord + 0.5 * a.subsidy_landlord
        ask_landlords(model, np.array([0]))
        assert (model.state.heating == (Heating.SIGNED if willing else Heating.GAS)).all()
        assert (model.state.answer == (Answer.YES if willing else Answer.NO)).all()


def test_an_end_date_for_gas_moves_landlords() -> None:
    for mandate in (None, Mandate(0, 24)):
        model = complex_of(40, 0, 40, "landlord", Tenure.PRIVATE_RENT)
        model.world.mandate = mandate
        model.place.groups.threshold[0] = model.parameters.acceptance.level_landlord + 0.2
        model.run_for(1)
        ask_landlords(model, np.array([0]))
        assert (model.state.heating == Heating.SIGNED).all() == (mandate is not None)


def run_of(place: Any = None, **numbers: float) -> HeatTransition:
    parameters = replace(Parameters(), PROMISING | {key.replace("__", ".", 1): value for key, value in numbers.items()})
    return HeatTransition(mixed_place(200) if place is None else place, parameters=parameters)


def unwilling_owners() -> Any:
    place = mixed_place(200)
    return place.with_columns(
        threshold=np.where(place.households.tenure == Tenure.OWNER, UNWILLING, WILLING), dwelling_part=0.0
    )


STILL = {"homes__mobility": 0.0, "corporation__renovation_window": 400.0, "programme__decision_units": 1}


def test_strict_waiting_is_a_deadlock() -> None:
    """Owners who will not sign and complexes that wait for owners: no ballot is ever held; without waiting there are."""
    waits = run_of(unwilling_owners(), corporation__strict_waiting=0.3, corporation__joint_scheduling=0.0, **STILL)
    goes = run_of(unwilling_owners(), corporation__strict_waiting=0.0, corporation__joint_scheduling=0.0, **STILL)
    for model in (waits, goes):
        model.run_until(240)
    assert kinds_in_campaigns(waits) == {"ballot_waits"}
    assert kinds_in_campaigns(goes) >= {"ballot_passed"}
    assert waits.counts.campaigns >= 2


def kinds_in_campaigns(model: HeatTransition) -> set[str]:
    """What became of the votes in campaigns; those at renovations are another matter."""
    return {
        event.kind for event in model.events.events if event.kind.startswith("ballot") and event.actor == "DecisionUnit"
    }


def test_joint_planning_ends_strict_waiting() -> None:
    """Complexes that plan jointly vote without waiting for owners."""
    model = run_of(unwilling_owners(), corporation__strict_waiting=0.3, corporation__joint_scheduling=1.0, **STILL)
    model.run_until(240)
    assert "ballot_waits" not in kinds_in_campaigns(model)
    assert "ballot_passed" in kinds_in_campaigns(model)


def test_strict_waiting_ends_when_enough_owners_signed() -> None:
    place = mixed_place(200).with_columns(threshold=WILLING, dwelling_part=0.0, reach=0.0)
    numbers = STILL | {"corporation__strict_waiting": 0.3, "corporation__joint_scheduling": 0.0}
    model = run_of(place, **numbers, participation__round_months=1)
    model.run_until(240)
    assert "ballot_passed" in kinds_in_campaigns(model)


def test_complexes_that_cannot_shift_stay_out_of_the_campaign() -> None:
    """Without joint scheduling and far from their renovation, complexes are left out."""
    place = mixed_place(200)
    place.groups.renovation[place.groups.kind == GroupKind.COMPLEX] = 350
    apart = run_of(place, corporation__joint_scheduling=0.0)
    together = run_of(place, corporation__joint_scheduling=1.0)
    for model in (apart, together):
        model.run_until(120)
    assert apart.counts.campaigns > 0
    assert not kinds_in_campaigns(apart)
    assert apart.counts.complexes_in_campaign == 0
    assert apart.counts.complexes_left_out > 0
    assert kinds_in_campaigns(together)


def test_a_corporation_that_dropped_out_holds_no_ballots() -> None:
    model = run_of(corporation__partner_tenure=1e9)
    for corporation in model.corporations.values():
        corporation.committed = False
    model.run_until(120)
    assert model.counts.campaigns > 0
    assert not kinds_in_campaigns(model)
    assert model.counts.complexes_left_out > 0
