"""The people behind a campaign: hours of policy staff, doors that somebody visits, a leader who sets the pace."""

from __future__ import annotations

import numpy as np
import pytest

from model.campaign_runs import months_of, run_of, until_phase, willing
from transitiesim.model import HeatTransition
from transitiesim.model.agents.unit import Phase
from transitiesim.model.ballots import reach_of_tenants
from transitiesim.parameters import Parameters
from transitiesim.rules.planning import campaign_hours

STEADY = {"staff__tenure": 1e7, "corporation__partner_tenure": 1e7, "programme__false_start": 0.0}
TWO_UNITS = np.arange(120) // 60


def lasts(model: HeatTransition) -> int:
    """Months from the first campaign to its end."""
    until_phase(model, Phase.CAMPAIGN)
    unit = model.units[0]
    while unit.phase == Phase.CAMPAIGN:
        model.step()
    return model.month - months_of(model, "campaign")[0]


def test_a_campaign_without_hours_takes_longer() -> None:
    usual = lasts(run_of(willing(), **STEADY))
    slow = run_of(willing(), **STEADY, programme__campaign_hours_per_unit=250.0)
    assert lasts(slow) > usual + 6
    assert slow.counts.hours_campaigns > 0.0


def test_a_campaign_with_hours_ends_when_it_should() -> None:
    numbers = {"programme__campaign_hours_per_unit": 0.0, "programme__campaign_hours_per_home": 0.0}
    model = run_of(willing(), **STEADY, **numbers)
    assert lasts(model) == Parameters().supplier.campaign_months
    assert model.counts.hours_campaigns == 0.0


def test_units_wait_in_order_for_people() -> None:
    """With hours for one campaign the second begins when the first has ended; with hours for two it does not wait."""
    numbers = STEADY | {"programme__decision_units": 2, "programme__plan_hours_per_unit": 1.0, "homes__mobility": 0.0}
    numbers |= {"programme__plan_hours_per_home": 0.1, "supplier__source_minimum_homes": 10}
    few = run_of(willing(sub_area=TWO_UNITS), **numbers, programme__campaign_hours_per_unit=250.0)
    many = run_of(willing(sub_area=TWO_UNITS), **numbers)
    for model in (few, many):
        model.run_until(150)
    ends, begins = months_of(few, "campaign_passed", "campaign_failed"), months_of(few, "campaign")
    assert begins[1] >= ends[0] > begins[0]
    assert months_of(many, "campaign")[1] < months_of(many, "campaign_passed", "campaign_failed")[0]


def test_hours_of_campaigns_are_those_of_the_homes_asked() -> None:
    model = run_of(willing(), **STEADY)
    unit = until_phase(model, Phase.CAMPAIGN)
    p = model.parameters.programme
    asked = campaign_hours(unit.homes_asked, p.campaign_hours_per_home, p.campaign_hours_per_unit)
    assert model.programme.campaigns.hours_of(unit) == asked
    before = model.counts.hours_campaigns
    model.step()
    speed = asked / (model.counts.hours_campaigns - before)
    assert 0.2 < speed < 2.0


def test_doors_are_visited_as_far_as_posts_are_filled() -> None:
    model = run_of(willing(), **STEADY)
    p = model.parameters.participation
    assert reach_of_tenants(model) == p.ballot_reach
    model.office.filled_outreach[:] = False
    assert reach_of_tenants(model) == p.ballot_reach_letters


def test_the_leader_sets_the_pace() -> None:
    model = run_of(willing(), **STEADY)
    office = model.office
    leader = next(one for one in office.holders if one is not None and one.role == "project_leader")
    assert office.pace_of_leader() == leader.style
    office.vacate(leader.post)
    assert office.pace_of_leader() == model.parameters.staff.without_leader


@pytest.mark.parametrize(("chance", "starts"), [(0.0, 0), (1.0, 2)])
def test_every_plan_can_be_a_false_start_once(chance: float, starts: int) -> None:
    numbers = STEADY | {"programme__false_start": chance, "programme__decision_units": 2}
    numbers |= {"programme__knowledge_start": 0.0, "programme__learning_rate": 0.0, "programme__knowledge_inflow": 0.0}
    model = run_of(willing(sub_area=TWO_UNITS), **numbers, programme__experiment_learning=0.0)
    model.run_until(200)
    assert len(months_of(model, "plan_ready")) == 2
    assert model.counts.false_starts == starts


def test_listening_makes_the_offer_fit_and_a_cold_departure_forgets() -> None:
    model = run_of(willing(reach=0.0), **STEADY)
    model.run_until(40)
    assert 0.0 < model.programme.heard < 1.0
    heard = model.programme.heard
    worker = next(one for one in model.office.holders if one is not None and one.role == "participation_worker")
    worker.leave()
    assert model.programme.heard < heard
    deaf = run_of(willing(reach=0.0), **STEADY, acceptance__fit_per_heard=0.0)
    deaf.run_until(40)
    assert model.fit_of_type.mean() > deaf.fit_of_type.mean()
