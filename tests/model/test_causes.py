"""No home is without gas for nothing: each has a decision of its own or an event behind it."""

from __future__ import annotations

import numpy as np
import pytest

from model.many_runs import RUNS, never_a_network
from transitiesim.model import HeatTransition
from transitiesim.model.state import Cause
from transitiesim.neighbourhood import GroupKind, Tenure

BY_NETWORK = (Cause.CAMPAIGN, Cause.BALLOT, Cause.ASSOCIATION, Cause.LANDLORD, Cause.FOLLOW_UP)


def months_of(model: HeatTransition, kind: str, place: str | None = None) -> list[int]:
    """Months in which an event of a kind happened (in a place)."""
    return [
        event.month for event in model.events.events if event.kind == kind and (place is None or event.place == place)
    ]


def left_by(model: HeatTransition, cause: Cause) -> list[int]:
    return np.flatnonzero(model.state.cause == cause).tolist()


def test_the_network_was_there_before_its_homes(checked: HeatTransition) -> None:
    """For every home on the network: its unit invested, then first heat came, then the home was connected."""
    for cause in BY_NETWORK:
        for row in left_by(checked, cause):
            unit = checked.unit_of(int(checked.place.households.sub_area[row]))
            passed, invested, heated = (
                months_of(checked, kind, unit.place) for kind in ("campaign_passed", "investment", "first_heat")
            )
            assert len(invested) == len(heated) == 1
            assert passed
            assert passed[-1] <= invested[0] < heated[0] <= checked.state.left_month[row]


def test_who_decided_fits_who_owns(checked: HeatTransition) -> None:
    tenure, groups = checked.place.households.tenure, checked.place.groups
    deciders = {
        Cause.BALLOT: Tenure.CORPORATION,
        Cause.ASSOCIATION: Tenure.ASSOCIATION,
        Cause.LANDLORD: Tenure.PRIVATE_RENT,
        Cause.OWN_MOMENT: Tenure.OWNER,
        Cause.RENOVATION: Tenure.CORPORATION,
    }
    for cause, owner in deciders.items():
        assert (tenure[left_by(checked, cause)] == owner).all(), cause
    ballots = left_by(checked, Cause.BALLOT)
    assert (groups.kind[checked.place.households.group[ballots]] == GroupKind.COMPLEX).all()
    if ballots:
        assert checked.counts.ballots_passed > 0


def test_own_decisions_were_asked_for(checked: HeatTransition) -> None:
    """An owner who left gas said yes; a newcomer after that starts anew, so only who stayed can be looked at."""
    rows = [row for row in left_by(checked, Cause.OWN_MOMENT) if checked.state.asked[row] >= 0]
    assert (checked.state.answer[rows] == 1).all()
    assert (checked.state.asked[rows] == checked.state.left_month[rows]).all()


def test_renovations_obligations_and_new_build_have_their_events(checked: HeatTransition) -> None:
    by_month = dict.fromkeys(months_of(checked, "renovation_heat_pump"), 0)
    for event in checked.events.events:
        if event.kind == "renovation_heat_pump":
            by_month[event.month] += int(event.text.en.split()[3])
            assert event.actor == "HousingCorporation"
    left = np.unique(checked.state.left_month[left_by(checked, Cause.RENOVATION)], return_counts=True)
    for month, count in zip(*left, strict=True):
        assert count <= by_month[int(month)]
    mandate = checked.scenario_file.world.mandate
    obliged = left_by(checked, Cause.OBLIGATION)
    if mandate is None:
        assert not obliged
    else:
        assert months_of(checked, "end_of_gas") == [mandate.end_of_gas]
        assert (checked.state.left_month[obliged] >= mandate.end_of_gas).all()
    demolished = months_of(checked, "demolition")
    for row in left_by(checked, Cause.NEW_BUILD):
        assert int(checked.place.households.demolition[row]) in demolished
    assert bool(months_of(checked, "new_build")) == bool(left_by(checked, Cause.NEW_BUILD))


@pytest.mark.parametrize(
    ("run", "cause"),
    [
        ("network", Cause.CAMPAIGN),
        ("network", Cause.BALLOT),
        ("network", Cause.LANDLORD),
        ("network", Cause.FOLLOW_UP),
        ("network", Cause.OWN_MOMENT),
        ("never_a_network", Cause.RENOVATION),
        ("obliged", Cause.OBLIGATION),
        ("rebuilt", Cause.NEW_BUILD),
    ],
)
def test_these_runs_do_show_the_cause(run: str, cause: Cause) -> None:
    model = RUNS[run]()
    model.run_model()
    assert left_by(model, cause)


def test_a_complex_without_a_route_is_not_asked_about_heat_pumps_at_its_renovation() -> None:
    """There is nothing to vote on: it gets new boilers, and no ballot is counted beside those of campaigns."""
    model = never_a_network(routes=False)
    model.run_model()
    assert months_of(model, "renovation_gas")
    assert not months_of(model, "renovation_heat_pump")
    assert model.counts.ballots == len(months_of(model, "ballot_failed")) + model.counts.ballots_passed
    assert not [event for event in model.events.events if " 0 homes" in event.text.en]
    with_routes = never_a_network()
    with_routes.run_model()
    assert months_of(with_routes, "renovation_heat_pump")


def test_homes_connected_in_a_month_keep_to_the_capacity(checked: HeatTransition) -> None:
    """Works on the network and by obligation together never exceed what the works can do in a month."""
    works = np.isin(checked.state.cause, [*BY_NETWORK, Cause.OBLIGATION])
    per_month = np.bincount(checked.state.left_month[works], minlength=1)
    assert per_month.max(initial=0) <= checked.parameters.supplier.connections_per_month + 1
