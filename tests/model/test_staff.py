"""People at the town hall come and go: posts, vacancies, knowledge, contacts, hours."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model.invariants import HoursWatch
from model.places import PROMISING, mixed_place, owners
from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import build, read_facts
from transitiesim.parameters import Parameters, replace
from transitiesim.rules.staff import availability
from transitiesim.scenario import read_scenario


def run_of(*codes: str, months: int = 384, seed: int = 1, **numbers: Any) -> HeatTransition:
    given = {key.replace("__", ".", 1): value for key, value in numbers.items()}
    parameters = replace(Parameters(), PROMISING | given)
    scenario = read_scenario("baseline").with_measures(*codes)
    model = HeatTransition(mixed_place(200, sub_areas=2), scenario, parameters, seed=seed)
    model.run_until(months)
    return model


@pytest.mark.parametrize(("tenure", "vacancy"), [(36.0, 4.0), (20.0, 6.0), (12.0, 12.0)])
def test_posts_are_filled_as_renewal_theory_says(tenure: float, vacancy: float) -> None:
    """Long-run share of filled posts within three standard errors of tenure / (tenure + vacancy)."""
    numbers = replace(
        Parameters(),
        {
            "staff.tenure": tenure,
            "staff.vacancy": vacancy,
            "staff.homes_per_post": 0.5,
            "programme.support": 0.5,
        },
    )
    model = HeatTransition(owners(200), parameters=numbers, processes=["staff_come_and_go"])
    posts = len(model.office.roles)
    assert posts == 400
    model.run_until(84)
    filled = np.zeros(posts)
    months = 0
    while model.running:
        model.step()
        filled += [holder is not None for holder in model.office.holders]
        months += 1
    shares = filled / months
    error = shares.std(ddof=1) / np.sqrt(posts)
    assert abs(shares.mean() - availability(tenure, vacancy)) < 3 * error
    assert error < 0.01


def test_support_of_management_keeps_people_longer() -> None:
    """Nobody knows why somebody stays, but with support half as much again fewer leave."""
    left = []
    for support in (0.35, 0.65):
        numbers = replace(Parameters(), {"staff.homes_per_post": 1.0, "programme.support": support})
        model = HeatTransition(owners(200), parameters=numbers, processes=["staff_come_and_go"])
        model.run_model()
        left.append(model.counts.departures)
    assert left[0] > left[1]


def test_the_next_one_comes_after_a_vacancy_with_fresh_energy() -> None:
    model = HeatTransition(owners(200), parameters=replace(Parameters(), {"staff.homes_per_post": 4.0}))
    first = list(model.office.holders)
    model.run_until(60)
    new = [holder for holder in model.office.holders if holder is not None and holder not in first]
    assert new
    for holder in new:
        since = model.time - holder.began
        assert not holder.first
        extra = holder.effort / holder.style
        assert extra > 1.0 if since < model.parameters.staff.newcomer_months else extra == 1.0
    assert all(one.effort == one.style for one in first if one is not None)


def first_loss(**numbers: Any) -> float:
    """Share of the knowledge that goes with the first departure."""
    model = run_of(months=1, **numbers)
    while not model.counts.departures:
        model.run_for(0.05)
    return model.counts.knowledge_lost / (model.programme.knowledge + model.counts.knowledge_lost)


def test_a_warm_hand_over_loses_less_knowledge() -> None:
    """The same departures at the same moments; with eight tenths handed over two tenths are lost, not nine."""
    steady = {"programme__support_response": 0.0, "world__attention_from_shock": 0.0}
    steady |= {"programme__reset_support_loss": 0.0, "programme__executive_reearned": 0.0}
    cold = run_of(staff__handover_retention=0.1, **steady)
    warm = run_of(staff__handover_retention=0.8, **steady)
    assert cold.counts.departures == warm.counts.departures > 10
    assert warm.counts.knowledge_lost < cold.counts.knowledge_lost
    assert warm.counts.handovers_warm == warm.counts.departures
    assert cold.counts.handovers_warm == 0
    assert warm.counts.eur_public > cold.counts.eur_public
    losses = [first_loss(staff__handover_retention=kept) for kept in (0.1, 0.8)]
    assert losses[1] / losses[0] == pytest.approx(0.2 / 0.9, rel=0.02)


def test_what_colleagues_know_too_is_not_lost() -> None:
    """Held by two and a half on average, a piece is with one only in exp(-1.5) of cases."""
    alone, shared = (first_loss(staff__knowledge_redundancy=held) for held in (1.0, 2.5))
    assert shared / alone == pytest.approx(np.exp(-1.5), rel=0.02)


@pytest.mark.parametrize("kept", [0.0, 0.6, 1.0])
def test_contacts_that_are_not_handed_over_are_lost(kept: float) -> None:
    """A departing participation worker's contacts lose their person, trust and involvement, as far as not handed over."""
    model = run_of(staff__handover_retention=kept, months=36)
    post = next(k for k, role in enumerate(model.office.roles) if role == "participation_worker")
    mine = np.flatnonzero(model.state.contact_post == post)
    assert len(mine) > 60
    trust, involved = model.state.trust_programme.copy(), model.state.involvement.copy()
    lost = model.office.lose_contacts(post)
    gone = mine[model.state.contact_post[mine] == -1]
    assert lost == len(gone)
    assert abs(lost / len(mine) - (1.0 - kept)) < 0.2
    assert (model.state.trust_programme[gone] < trust[gone]).all()
    assert (model.state.involvement[gone] <= involved[gone]).all()
    others = np.setdiff1d(np.arange(200), gone)
    assert (model.state.trust_programme[others] == trust[others]).all()


def test_an_empty_post_makes_no_contacts() -> None:
    model = run_of(months=24)
    before = model.counts.contacts
    model.office.filled_outreach[:] = False
    for post in range(model.office.posts_outreach):
        model.office.holders[post] = None
    model.step()
    assert model.counts.contacts == before


def test_the_next_letter_is_no_new_die() -> None:
    """In ten years of rounds nobody is spoken with but those whom the way of working reaches, and nearly all of these."""
    place = owners(400, resident_type=np.arange(400) % 2)
    numbers = {"reach_scattered": 0.5, "hard_to_reach_weight": 0.4, "clustering": 0.0, "first_contact_month": 0}
    numbers |= {"round_months": 3, "members_at_start": 2.0, "member_inflow": 0.0}
    given = {f"participation.{name}": value for name, value in numbers.items()}
    model = HeatTransition(place, parameters=replace(Parameters(), given | {"homes.mobility": 0.0}))
    model.run_until(120)
    reached = place.households.reach < np.where(place.households.resident_type > 0, 0.5 * 0.4, 0.5)
    spoken = model.state.last_contact >= 0
    assert not (spoken & ~reached).any()
    assert spoken.sum() > 0.9 * reached.sum() > 90


def test_departures_and_successions_are_told() -> None:
    model = run_of()
    kinds = [event.kind for event in model.events.events]
    assert kinds.count("departure") + kinds.count("departure_contacts") == model.counts.departures > 10
    empty = len(model.office.roles) - model.office.filled
    assert kinds.count("succession") == model.counts.departures - empty
    assert kinds.count("repeat") == model.counts.repeats


def test_hours_are_those_of_the_people_there() -> None:
    """Of all hours a part goes to coordination, the rest to residents and to policy; nothing more and nothing less."""
    model = run_of(months=30)
    before = model.counts.hours_coordination
    model.step()
    staff, office = model.parameters.staff, model.office
    total = sum(one.effort for one in office.holders if one is not None) * staff.hours_per_month
    total += office.other_officials() * staff.other_officials_hours
    coordination = model.counts.hours_coordination - before
    assert 0 < coordination < total
    moved = office.outreach_hours + office.policy_hours
    assert coordination + moved == pytest.approx(total)
    assert office.capacity_share == pytest.approx(1 - coordination / total)


def test_no_more_hours_go_to_residents_than_there_are() -> None:
    """Deep contacts with people who are hard to reach take long; over the months they fit in the hours there are."""
    place = build(read_facts("gillisbuurt"), Parameters(), 1)
    model = HeatTransition(place, read_scenario("all_recommendations"))
    watch = HoursWatch(model)
    tight = 0
    for _ in range(100):
        before = model.counts.hours_outreach
        model.step()
        watch.month()
        tight += model.counts.hours_outreach - before > 0.9 * model.office.outreach_hours > 0
    assert tight > 10


def test_a_process_director_leaves_more_hours_for_work() -> None:
    place = build(read_facts("selwerd"), Parameters(), 1)
    loads = []
    for codes in ((), ("3.4",)):
        model = HeatTransition(place, read_scenario("baseline").with_measures(*codes))
        model.run_for(1)
        loads.append(model.office.load_share)
        assert ("process_director" in model.office.roles) == bool(codes)
    assert loads[1] < 0.5 * loads[0]


def test_switches_take_the_hours_they_cost() -> None:
    """Declared hours hold for five posts; the ten posts here take twice as many."""
    codes = ("2.2", "3.3", "5.3")
    policy, outreach = 2 * 6.0, 2 * (15.0 + 20.0)
    for strength in (0.0, 0.5, 1.0):
        scenario = read_scenario("baseline").with_measures(*codes, strength=strength, start=3)
        numbers = replace(Parameters(), PROMISING | {"staff.homes_per_post": 20.0})
        model = HeatTransition(mixed_place(200), scenario, numbers)
        model.run_until(12)
        assert model.counts.hours_switches == pytest.approx(9 * strength * (policy + outreach))


def test_late_first_contact_costs_trust() -> None:
    """Who is spoken with when the plan is fixed starts lower than who is spoken with while it is open."""
    trust = []
    for fixed in (0.0, 1.0):
        model = HeatTransition(
            mixed_place(200), parameters=replace(Parameters(), PROMISING), processes=["staff_reach_out"]
        )
        model.fixedness_of_sub_area[:] = fixed
        model.step()
        reached = model.state.last_contact == 0
        trust.append(model.state.trust_programme[reached])
        assert model.counts.first_contacts == reached.sum() > 5
        assert (model.counts.first_contact_damage > 0) == bool(fixed)
    assert (trust[1] < trust[0]).all()


def test_early_conversations_do_less_damage_over_a_run() -> None:
    early, late = (run_of(participation__first_contact_month=month, months=120).counts for month in (0, 36))
    assert early.first_contacts > 20
    assert late.first_contacts > 20
    assert early.first_contact_damage / early.first_contacts < 0.7 * late.first_contact_damage / late.first_contacts
