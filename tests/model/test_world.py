"""What the world does to a neighbourhood: elections, the pandemic, prices, an end date, and moving house."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest

from model.places import PROMISING, mixed_place
from transitiesim.model import HeatTransition
from transitiesim.model.state import Cause
from transitiesim.neighbourhood import Heating, Tenure, build, read_facts
from transitiesim.parameters import Parameters, replace
from transitiesim.scenario import EVENT_KINDS, EventKind, Mandate, PriceShock, World, WorldEvent, read_scenario


def run_of(name: str = "baseline", months: int = 384, world: World | None = None, **numbers: Any) -> HeatTransition:
    given = {key.replace("__", ".", 1): value for key, value in numbers.items()}
    scenario = read_scenario(name)
    if world is not None:
        scenario = dataclasses.replace(scenario, world=world)
    place = mixed_place(200, sub_areas=2, technical_route=np.arange(200) % 9 > 0)
    model = HeatTransition(place, scenario, replace(Parameters(), PROMISING | given), record="monthly")
    model.run_until(months)
    return model


def months_of(model: HeatTransition, *kinds: str) -> list[int]:
    return [event.month for event in model.events.events if event.kind in kinds]


def column(model: HeatTransition, name: str) -> np.ndarray[Any, Any]:
    """A column of the programme by month, from month 0 on."""
    return np.asarray(model.recorder.programme_table()[name])[1:]


class TestElections:
    def test_every_four_years(self) -> None:
        model = run_of()
        assert tuple(months_of(model, "election_reset", "election_calm")) == tuple(range(38, 384, 48))

    def test_a_reset_brings_work_to_a_standstill(self) -> None:
        much = {"programme__plan_hours_per_home": 100.0}
        model = run_of(months=130, programme__election_reset=1.0, programme__reset_months=9.0, **much)
        assert months_of(model, "election_reset") == [38, 86]
        planning, support = column(model, "hours_planning"), column(model, "support_council")
        assert planning[46] == planning[38 - 1]
        assert planning[60] > planning[47]
        assert support[38] < 0.9 * support[37]
        assert model.counts.months_interrupted == 18
        assert not [month for month in months_of(model, "campaign") if 38 <= month < 47]

    def test_without_elections_nothing_is_interrupted(self) -> None:
        model = run_of(world=World(elections=False), programme__election_reset=1.0)
        assert not months_of(model, "election_reset", "election_calm")
        assert model.counts.months_interrupted == 0

    def test_support_makes_a_reset_less_likely(self) -> None:
        resets = [
            len(months_of(run_of(programme__support=support, programme__support_response=0.0), "election_reset"))
            for support in (0.05, 1.0)
        ]
        assert resets[0] > resets[1] == 0


class TestPandemic:
    def test_contacts_are_cut(self) -> None:
        """The same months with and without, as practice works: contacts fall to some three tenths."""
        place = build(read_facts("gillisbuurt"), Parameters(), 1)
        numbers = replace(Parameters(), {"participation.first_contact_month": 0})
        first, last = 14, 37  # March 2020 up to and including February 2022
        contacts = []
        for world in (World(), World(pandemic=False)):
            scenario = dataclasses.replace(read_scenario("baseline"), world=world)
            model = HeatTransition(place, scenario, numbers)
            model.run_until(first)
            before = model.counts.contacts
            model.run_until(last + 1)
            contacts.append(model.counts.contacts - before)
            assert months_of(model, "pandemic_begins") == ([first] if world.pandemic else [])
            model.run_for(1)
            assert months_of(model, "pandemic_ends") == ([last + 1] if world.pandemic else [])
        assert contacts[1] > 100
        assert contacts[0] / contacts[1] == pytest.approx(numbers.participation.pandemic_contact, abs=0.1)

    def test_until_it_begins_nothing_differs(self) -> None:
        one, other = run_of(months=14), run_of(months=14, world=World(pandemic=False))
        assert one.state.trust_programme.tobytes() == other.state.trust_programme.tobytes()


class TestPrices:
    def test_a_shock_multiplies_the_price_while_it_lasts(self) -> None:
        plain = run_of(months=1)
        shocked = run_of(months=1, world=World(price_shocks=(PriceShock(100, 2.0, 12), PriceShock(106, 1.5, 12))))
        factor = shocked.world.gas / plain.world.gas
        expected = np.ones(384)
        expected[100:112] *= 2.0
        expected[106:118] *= 1.5
        assert factor == pytest.approx(expected)

    def test_known_prices_are_known(self) -> None:
        seeds = [HeatTransition(mixed_place(50), seed=seed).world for seed in (1, 2)]
        known = np.flatnonzero(seeds[0].gas != seeds[1].gas)[0]
        assert known > 72
        assert (seeds[0].gas[known:] != seeds[1].gas[known:]).mean() > 0.99
        assert seeds[0].gas[36:48].max() > 1.8 * seeds[0].gas[0]
        quiet = run_of(months=1, world=World(price_history=False)).world
        assert quiet.gas[36:48].max() < seeds[0].gas[36:48].max()

    def test_prices_revert_to_their_mean(self) -> None:
        """Over many seeds the long-run log price has the mean and spread of its process."""
        numbers = replace(Parameters(), {"world.gas_growth": 0.0})
        ends = np.log(
            [HeatTransition(mixed_place(8, sub_areas=1), parameters=numbers, seed=s).world.gas[-1] for s in range(300)]
        )
        w = numbers.world
        spread = w.gas_volatility / np.sqrt(1.0 - (1.0 - w.gas_reversion) ** 2)
        assert abs(ends.mean() - np.log(w.gas_price)) < 3 * spread / np.sqrt(len(ends))
        assert ends.std(ddof=1) == pytest.approx(spread, rel=0.15)

    def test_a_year_of_dearer_gas_is_noted(self) -> None:
        model = run_of(months=130, world=World(price_shocks=(PriceShock(120, 3.0, 60),)))
        assert 120 in months_of(model, "price_shock")


class TestEvents:
    """What a scenario makes happen in a month; until that month nothing differs."""

    @pytest.mark.parametrize("kind", EVENT_KINDS)
    def test_until_it_happens_nothing_differs(self, kind: EventKind) -> None:
        one, other = run_of(months=100), run_of(months=100, world=World(events=(WorldEvent(100, kind),)))
        assert one.state.trust_programme.tobytes() == other.state.trust_programme.tobytes()
        assert [event.month for event in one.events.events] == [event.month for event in other.events.events]

    def test_a_second_pandemic_lasts_as_long_as_the_first(self) -> None:
        model = run_of(months=150, world=World(events=(WorldEvent(100, "pandemic"),)))
        months = round(Parameters().world.pandemic_months)
        assert months_of(model, "pandemic_begins") == [14, 100]
        assert months_of(model, "pandemic_ends") == [14 + months, 100 + months]

    def test_an_election_outside_the_calendar(self) -> None:
        usual = months_of(run_of(months=150), "election_reset", "election_calm")
        model = run_of(months=150, world=World(events=(WorldEvent(100, "election"),)))
        assert months_of(model, "election_reset", "election_calm") == sorted([*usual, 100])

    def test_the_project_leader_leaves_and_is_succeeded(self) -> None:
        model = run_of(months=99, world=World(events=(WorldEvent(100, "departure"),)), staff__tenure=1e6)
        leader = next(one for one in model.office.holders if one is not None and one.role == "project_leader")
        knowledge = model.programme.knowledge
        model.run_until(101)
        assert leader not in model.office.holders
        assert months_of(model, "departure") == [100]
        assert model.programme.knowledge < knowledge
        model.run_until(150)
        assert model.office.filled == len(model.office.roles)
        assert len(months_of(model, "succession")) == 1

    def test_the_day_that_was_drawn_for_somebody_who_left_passes(self) -> None:
        model = run_of(world=World(events=tuple(WorldEvent(month, "departure") for month in range(30, 380, 20))))
        left, came = months_of(model, "departure", "departure_contacts"), months_of(model, "succession")
        assert len(left) - len(came) == len(model.office.roles) - model.office.filled


class TestMandate:
    def test_everybody_with_a_route_leaves_gas_after_the_end_date(self) -> None:
        model = run_of(world=World(mandate=Mandate(150, 240)))
        state = model.state
        route = model.place.households.technical_route
        assert (state.heating[route] > Heating.HYBRID).all()
        assert (state.heating[~route] == Heating.GAS).all()
        obliged = state.cause == Cause.OBLIGATION
        assert obliged.sum() > 20
        assert state.left_month[obliged].min() == 240
        assert months_of(model, "designation") == [150]
        assert months_of(model, "end_of_gas") == [240]

    def test_works_take_their_time(self) -> None:
        model = run_of(world=World(mandate=Mandate(12, 24)), supplier__connections_per_month=7.0)
        left = np.bincount(model.state.left_month[model.state.cause == Cause.OBLIGATION])
        assert left[24:].max() == 7
        assert (left[:24] == 0).all()

    def test_being_obliged_costs_trust(self) -> None:
        """Homes that must take a heat pump lose trust, much more in a month than the others do."""
        numbers = {"supplier__minimum_share": 0.99, "trust__talk": 0.0, "trust__silence_decay": 0.0}
        model = run_of(months=240, world=World(mandate=Mandate(150, 240)), **numbers)
        before = model.state.trust_programme.astype(float)
        model.run_for(1)
        obliged = model.state.cause == Cause.OBLIGATION
        assert obliged.sum() == model.parameters.supplier.connections_per_month
        kept = model.state.trust_programme / before
        t = model.parameters.trust
        assert kept[obliged].mean() == pytest.approx(1 - t.gain * t.asymmetry * t.obligation * t.explanation, abs=0.03)
        assert kept[~obliged].mean() > 0.95

    def test_without_heat_pumps_only_the_network_can_be_imposed(self) -> None:
        model = run_of(world=World(heat_pumps=False, mandate=Mandate(150, 240)))
        assert not np.isin(model.state.heating, [Heating.HEAT_PUMP, Heating.HYBRID]).any()
        live = model.phase_of_sub_area[model.place.households.sub_area] == 4
        obliged = model.state.cause == Cause.OBLIGATION
        assert live[obliged].all()


def test_with_a_heat_network_only_nobody_takes_a_heat_pump() -> None:
    plain, only = run_of(), run_of("heat_network_only")
    for some in ("heat_pump", "hybrid"):
        assert np.asarray(plain.recorder.path_table()[some]).any()
        assert not np.asarray(only.recorder.path_table()[some]).any()
    assert only.counts.heat_pumps == only.counts.hybrids == 0


class TestMovesOnly:
    """The null run: thresholds redrawn at moves, decisions at natural moments, and nothing else."""

    def test_homes_leave_gas_at_a_moment_of_their_own_alone(self) -> None:
        model = run_of("null_moves_only")
        left = model.state.cause[model.state.cause != Cause.NONE]
        assert len(left) > 5
        assert set(left.tolist()) == {Cause.OWN_MOMENT}
        assert (model.place.households.tenure[model.state.cause != Cause.NONE] == Tenure.OWNER).all()
        assert model.counts.contacts == model.counts.campaigns == model.counts.ballots == 0
        assert not model.events.events

    def test_moving_by_itself_converts(self) -> None:
        """The more households move, the more thresholds are drawn, and the more homes leave gas; that is no policy."""
        left = []
        for mobility in (0.0, 0.12, 0.4):
            model = run_of("null_moves_only", homes__mobility=mobility)
            left.append(int((model.state.cause == Cause.OWN_MOMENT).sum()))
        assert left[0] < left[1] < left[2]

    def test_households_move_as_often_as_said(self) -> None:
        model = HeatTransition(
            mixed_place(2000), parameters=replace(Parameters(), {"homes.mobility": 0.12}), processes=["households_move"]
        )
        moved = 0
        for _ in range(120):
            before = model.state.reach.copy()
            model.step()
            moved += int((model.state.reach != before).sum())
        expected = 2000 * 120 * 0.12 / 12
        assert abs(moved - expected) < 4 * np.sqrt(expected)

    def test_a_newcomer_keeps_the_part_of_the_dwelling(self) -> None:
        """Thresholds before and after all have moved are related as the share of the dwelling says."""
        place = mixed_place(3000)
        for share in (0.3, 0.7):
            numbers = replace(Parameters(), {"homes.mobility": 12.0, "acceptance.threshold_dwelling_share": share})
            model = HeatTransition(place, parameters=numbers, processes=["households_move"])
            model.step()
            before = model.state.threshold.copy()
            model.step()
            assert (model.state.threshold != before).all()
            related = np.corrcoef(before, model.state.threshold)[0, 1]
            assert related == pytest.approx(share, abs=0.06)
