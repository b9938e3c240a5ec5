"""Promised dates, announcements and late objections."""

from __future__ import annotations

import pytest

from model.campaign_runs import months_of, run_of, until_phase, willing
from transitiesim.model.agents.unit import Phase
from transitiesim.neighbourhood import Heating


def test_missed_promises_cost_the_trust_of_who_waits() -> None:
    model = run_of(willing(), supplier__promise_months=96, supplier__build_months_first=200, homes__mobility=0.0)
    unit = until_phase(model, Phase.BUILDING)
    while model.month < unit.promised - 1:
        model.step()
    before = model.state.trust_offer.copy()
    waiting = model.state.heating == Heating.SIGNED
    assert waiting.sum() > 60
    model.run_for(0.75)
    assert months_of(model, "missed_promise") == [unit.begun + 48]
    assert model.counts.missed_promises == 1
    assert (model.state.trust_offer[waiting] < before[waiting]).all()
    assert (model.state.trust_offer[~waiting] == before[~waiting]).all()
    assert unit.promised > model.month


def test_honest_promises_are_kept() -> None:
    counts = []
    for optimism in (0.6, 0.0):
        model = run_of(
            willing(),
            programme__schedule_optimism=optimism,
            supplier__promise_months=100,
            supplier__contract_months_first=24,
            supplier__build_months_first=48,
        )
        model.run_until(300)
        counts.append(model.counts.missed_promises)
    assert counts[0] > counts[1] == 0


def test_late_objections_delay_every_stage() -> None:
    """With an objection every few months each date comes later, and how much later is what the objections took."""
    calm = run_of(willing(), supplier__commitment_term=300)
    late = run_of(
        willing(), supplier__commitment_term=300, supplier__late_objection=0.8, supplier__objection_months=4.0
    )
    for model in (calm, late):
        until_phase(model, Phase.IN_USE)
    assert calm.counts.late_objections == 0
    assert late.counts.late_objections >= 2
    assert months_of(calm, "campaign") == months_of(late, "campaign")
    delay = months_of(late, "first_heat")[0] - months_of(calm, "first_heat")[0]
    assert delay == pytest.approx(4 * late.counts.late_objections, abs=5)


def test_an_objection_after_the_last_vote_still_delays_the_campaign() -> None:
    model = run_of(willing())
    unit = until_phase(model, Phase.CAMPAIGN)
    end = unit.end_month
    while model.month < end - 2:
        model.step()
    assert not unit.agenda
    unit.objection()
    later = end + round(model.parameters.supplier.objection_months)
    model.run_until(end + 2)
    assert unit.phase == Phase.CAMPAIGN
    model.run_until(later + 1)
    assert unit.phase == Phase.COMMITTED
    assert months_of(model, "campaign_passed") == [later]


def test_an_announced_campaign_that_does_not_come_is_a_missed_promise() -> None:
    """It costs the trust of all who were spoken with, each time it is put off, until a campaign is there."""
    given = {"programme__plan_promise_months": 40, "programme__schedule_optimism": 0.5}
    model = run_of(willing(), **given, supplier__minimum_share=0.5)
    model.programme.make_plans = lambda hours, speed: 0.0  # type: ignore[method-assign]
    model.run_until(20)
    before, known = model.state.trust_programme.copy(), model.state.last_contact >= 0
    model.run_for(0.75)
    assert months_of(model, "missed_announcement") == [20]
    assert (model.state.trust_programme[known] < before[known]).all()
    assert (model.state.trust_programme[~known] == before[~known]).all()
    model.run_until(90)
    assert months_of(model, "missed_announcement") == [20, 40, 60, 80]
    in_time = run_of(willing(), programme__plan_promise_months=400)
    in_time.run_until(300)
    assert not months_of(in_time, "missed_announcement")
