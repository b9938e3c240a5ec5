"""A campaign from its opening to heat: business case, first source, terms, dates, following up."""

from __future__ import annotations

import numpy as np
import pytest

from model.campaign_runs import months_of, run_of, until_phase, willing
from model.places import mixed_place, owners
from transitiesim.model.agents.unit import Phase
from transitiesim.model.state import Cause
from transitiesim.neighbourhood import Heating, Tenure
from transitiesim.rules.consent import commitments_needed


@pytest.mark.parametrize("signed", [61, 62])
def test_the_business_case_counts_homes_still_on_gas(signed: int) -> None:
    """At 62 percent of a hundred homes on gas, 61 signatures fail and 62 suffice; homes gone their own way are out."""
    heating = np.where(np.arange(120) < 20, int(Heating.HEAT_PUMP), int(Heating.GAS))
    number = np.arange(120) - 20
    place = owners(120, heating=heating, threshold=np.where((number >= 0) & (number < signed), -30, 30), reach=0.0)
    model = run_of(
        place,
        supplier__minimum_share=0.62,
        supplier__minimum_share_spread=0.0,
        homes__mobility=0.0,
        acceptance__neighbours=0.0,
        participation__round_months=3,
    )
    unit = until_phase(model, Phase.CAMPAIGN)
    assert unit.needed == 62 == commitments_needed(0.62, 100)
    while unit.phase == Phase.CAMPAIGN:
        model.step()
    assert unit.phase == (Phase.COMMITTED if signed == 62 else Phase.NO_OFFER)


def test_the_first_source_asks_for_homes_over_all_units() -> None:
    """Enough in the unit but too few for the source: it waits for its term, and then fails; nothing is learnt by waiting."""
    numbers = {
        "homes__mobility": 0.0,
        "programme__campaign_hours_per_unit": 0.0,
        "programme__campaign_hours_per_home": 0.0,
    }
    model = run_of(willing(), supplier__source_minimum_homes=121, supplier__commitment_term=36, **numbers)
    unit = until_phase(model, Phase.CAMPAIGN)
    while unit.phase == Phase.CAMPAIGN:
        model.step()
    assert unit.phase == Phase.NO_OFFER
    assert len(months_of(model, "source_waits")) == 1
    failed = months_of(model, "campaign_failed")[0]
    assert 36 <= failed - months_of(model, "source_waits")[0] <= 39
    assert model.counts.projects == 1
    enough = run_of(willing(), supplier__source_minimum_homes=120, homes__mobility=0.0)
    until_phase(enough, Phase.COMMITTED)


def test_a_second_unit_fills_up_the_source() -> None:
    """Sixty homes each in two units and a source for a hundred: the first waits until the second has signed too."""
    place = willing(sub_area=np.arange(120) // 60)
    model = run_of(
        place,
        programme__decision_units=2,
        programme__plan_hours_per_unit=1500.0,
        supplier__source_minimum_homes=100,
        homes__mobility=0.0,
    )
    model.run_until(200)
    assert len(model.units) == 2
    assert len(months_of(model, "source_waits")) == 1
    assert len(months_of(model, "campaign_passed")) == 2


def test_signatures_are_valid_for_a_term() -> None:
    """At the decision to invest, signatures older than the term have lapsed, and with them the business case."""
    model = run_of(
        willing(),
        supplier__commitment_term=12,
        supplier__contract_months_first=36,
        homes__mobility=0.0,
        participation__round_months=3,
    )
    unit = until_phase(model, Phase.COMMITTED)
    signed = (model.state.heating == Heating.SIGNED).sum()
    assert signed > 100
    while unit.phase == Phase.COMMITTED:
        model.step()
    assert months_of(model, "commitments_lapsed") == months_of(model, "campaign_failed")
    assert not months_of(model, "investment")


def test_from_commitment_to_heat_takes_its_months() -> None:
    model = run_of(willing(), supplier__contract_months_first=24, supplier__build_months_first=42)
    until_phase(model, Phase.IN_USE)
    (passed,), (invested,), (heat,) = (
        months_of(model, kind) for kind in ("campaign_passed", "investment", "first_heat")
    )
    assert (invested - passed, heat - invested) == (24, 42)
    assert model.pipe_of_street[model.units[0].streets].tolist() == [3] * len(model.units[0].streets)
    assert (model.state.left_month[model.state.heating == Heating.DISTRICT_HEAT] >= heat).all()
    model.run_for(3)
    connected = (model.state.heating == Heating.DISTRICT_HEAT).sum()
    assert connected == 3 * model.parameters.supplier.connections_per_month + connected % 30
    assert connected >= 90


def test_a_decision_of_the_council_takes_its_time() -> None:
    moments = []
    for latency in (0.0, 3.0):
        model = run_of(willing(), programme__decision_latency=latency)
        until_phase(model, Phase.BUILDING)
        moments.append(months_of(model, "investment")[0] - months_of(model, "campaign_passed")[0])
    assert moments[1] == moments[0] + 3


def test_nobody_campaigns_where_nobody_is_on_gas() -> None:
    model = run_of(willing(heating=int(Heating.DISTRICT_HEAT)))
    model.run_until(200)
    assert model.counts.campaigns == model.counts.campaigns_failed == 0


def test_no_campaign_before_residents_are_spoken_with() -> None:
    model = run_of(willing(), participation__first_contact_month=90)
    model.run_until(140)
    assert model.counts.contacts > 0
    assert months_of(model, "campaign")[0] >= 90


def test_who_is_contacted_in_a_campaign_is_asked() -> None:
    """Owners are asked at a contact from the opening of the campaign on, and not before."""
    model = run_of(willing(threshold=30.0), homes__mobility=0.0)
    unit = until_phase(model, Phase.CAMPAIGN)
    assert (model.state.last_contact >= 0).sum() > 50
    assert (model.state.asked < unit.begun).all()
    model.run_for(12)
    later = model.state.last_contact > unit.begun
    assert later.sum() > 50
    assert (model.state.asked[later] == model.state.last_contact[later]).all()
    assert (model.state.answer[later] == 2).all()


def test_once_the_network_is_there_groups_are_asked_again() -> None:
    """Complexes that refused at first may join later; that is booked as following up."""
    place = mixed_place(200, threshold=-30.0, dwelling_part=-8.0, reach=0.0)
    tenants = place.households.tenure == Tenure.CORPORATION
    place = place.with_columns(threshold=np.where(tenants, 30.0, -30.0))
    model = run_of(place, homes__mobility=0.0, supplier__follow_up_months=36)
    until_phase(model, Phase.IN_USE)
    assert (model.state.heating[tenants] == Heating.GAS).all()
    model.state.threshold[tenants] = -30.0
    model.run_for(100)
    assert (model.state.heating[tenants] == Heating.DISTRICT_HEAT).all()
    assert (model.state.cause[tenants] == Cause.FOLLOW_UP).all()
