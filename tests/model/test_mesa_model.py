"""The model as a Mesa model: institutions are its agents, time is Mesa's, data collectors work."""

from __future__ import annotations

from collections import Counter

import mesa
import numpy as np
import pytest
from mesa.experimental.mesa_signals import ALL, Message
from mesa.time.events import Event

from model.places import owners
from transitiesim.errors import InputError
from transitiesim.model import MONTH, HeatTransition
from transitiesim.neighbourhood import Neighbourhood
from transitiesim.parameters import Parameters
from transitiesim.scenario import PROCESSES, Scenario


@pytest.fixture
def model(mixed: Neighbourhood, promising: Parameters) -> HeatTransition:
    return HeatTransition(mixed, parameters=promising)


def test_the_month_is_one_tuple_of_named_steps() -> None:
    assert [step.__name__ for step in MONTH] == [*PROCESSES, "month_is_recorded"]
    assert all(step.__doc__ for step in MONTH)


def test_agents_are_the_institutions_and_nothing_else(model: HeatTransition) -> None:
    kinds = Counter(type(agent).__name__ for agent in model.agents)
    assert kinds == {
        "World": 1,
        "Programme": 1,
        "CivilServant": len(model.office.roles),
        "HousingCorporation": len(model.corporations),
        "HeatSupplier": 1,
        "DecisionUnit": 2,
        "ResidentGroup": 1,
    }
    assert all(isinstance(agent, mesa.Agent) for agent in model.agents)
    list(model.residents)
    model.resident(4).explain()
    assert Counter(type(agent).__name__ for agent in model.agents) == kinds
    assert len(model.agents.select(lambda agent: agent.unique_id > 0)) == sum(kinds.values())


def test_somebody_who_leaves_is_no_agent_any_more(model: HeatTransition) -> None:
    before = {agent for agent in model.agents if type(agent).__name__ == "CivilServant"}
    model.run_until(150)
    now = {agent for agent in model.agents if type(agent).__name__ == "CivilServant"}
    assert model.counts.departures > 0
    assert before - now
    assert now - before
    assert {holder for holder in model.office.holders if holder is not None} == now


def test_a_place_without_tenants_has_no_corporation_at_the_table() -> None:
    model = HeatTransition(owners(40))
    assert not model.corporations
    model.run_until(100)
    assert not [event for event in model.events.events if event.actor == "HousingCorporation"]


def test_steps_by_hand_and_the_end(model: HeatTransition) -> None:
    assert (model.month, model.time, model.running) == (-1, 0.0, True)
    model.step()
    assert (model.month, model.time, model.steps) == (0, 1.0, 1)
    model.run_for(11)
    assert (model.month, model.steps) == (11, 12)
    model.run_until(24)
    assert model.month == 23
    model.run_model()
    assert (model.month, model.running) == (383, False)
    model.run_model()
    for beyond in (model.step, model.step, lambda: model.run_for(1), lambda: model.run_until(400)):
        with pytest.raises(InputError):
            beyond()
    assert model.time == 384.0
    assert model.recorder.months[-1] == 383


def test_a_short_run_ends_at_its_own_end(mixed: Neighbourhood, baseline: Scenario) -> None:
    for months in (12, 13, 47):
        short = HeatTransition(mixed, Scenario("short", baseline.title, months=months))
        while short.running:
            short.step()
        assert short.month == months - 1
        assert short.recorder.months[-1] == months - 1
        assert len(short.world.gas) == months


def test_pausing_in_the_middle_of_a_month(model: HeatTransition) -> None:
    model.run_for(3)
    model.run_for(0.5)
    assert (model.month, model.steps) == (3, 3)
    model.run_for(0.5)
    assert (model.month, model.steps) == (3, 4)


def test_a_data_collector_reads_the_model(model: HeatTransition) -> None:
    collector = mesa.DataCollector(
        model_reporters={
            "gas": lambda one: int((one.state.heating == 0).sum()),
            "trust": lambda one: float(one.state.trust_programme.mean()),
            "seed": "seed",
            "month": "month",
        },
        agenttype_reporters={type(model.units[0]): {"phase": "phase", "signed": "signed"}},
    )
    for _ in range(30):
        model.step()
        collector.collect(model)
    table = collector.get_model_vars_dataframe()
    assert table["month"].tolist() == list(range(30))
    assert table["gas"].iloc[-1] == (model.state.heating == 0).sum()
    assert table["trust"].nunique() > 10
    units = collector.get_agenttype_vars_dataframe(type(model.units[0]))
    assert len(units) == 60


def test_agents_can_be_chosen_and_asked(model: HeatTransition) -> None:
    servants = model.agents.select(agent_type=type(model.office.holders[0]))
    assert set(servants.get("role")) >= {"participation_worker", "project_leader"}
    assert len(servants.groupby("role").groups) == len(set(model.office.roles))
    assert model.agents_by_type[type(model.programme)].get("knowledge") == [model.programme.knowledge]


def test_something_can_be_scheduled_in_the_middle_of_a_run(model: HeatTransition) -> None:
    """A user's own event happens at its moment, before the steps of that month."""
    seen: list[tuple[float, int]] = []

    def note() -> None:
        seen.append((float(model.time), model.steps))

    assert isinstance(model.in_month(7, note), Event)
    model.schedule_event(note, at=3.25)
    model.run_until(10)
    assert seen == [(3.25, 3), (7.5, 7)]


def test_an_event_for_a_month_under_way_happens_at_once(model: HeatTransition) -> None:
    seen: list[float] = []

    def note() -> None:
        seen.append(float(model.time))

    model.run_for(5)
    model.in_month(4, note)
    model.run_for(1)
    assert seen == [5.0]


def test_who_observes_the_time_of_the_model_hears_of_every_month(model: HeatTransition) -> None:
    model.step()
    heard: list[float] = []

    def hear(message: Message) -> None:
        heard.append(float(message.additional_kwargs["new"]))

    model.observe("time", ALL, hear)
    model.step()
    model.step()
    assert [one for one in heard if one.is_integer()][-2:] == [2.0, 3.0]
    model.unobserve("time", ALL, hear)
    model.step()
    assert heard[-1] == 3.0
    assert model.month == 3


def test_unknown_processes_are_refused(mixed: Neighbourhood) -> None:
    with pytest.raises((ValueError, InputError), match="residents_dance"):
        HeatTransition(mixed, processes=["residents_dance"])


def test_the_grid_shows_the_columns(finished: HeatTransition) -> None:
    space, state, homes = finished.space, finished.state, finished.place.households
    assert space.homes.data.shape == finished.place.shape
    assert space.homes.data.sum() == (state.heating != 5).sum()
    assert space.on_gas.data.sum() == (state.heating <= 2).sum()
    assert space.gas_free.data.sum() == np.isin(state.heating, [3, 4, 6]).sum()
    here = (homes.row == homes.row[30]) & (homes.column == homes.column[30])
    trust = state.trust_programme[here].mean()
    assert space.trust.data[homes.row[30], homes.column[30]] == pytest.approx(trust)
    assert space.street.data[homes.row[30], homes.column[30]] == homes.street[30]
    chosen = space.residents_at(int(homes.row[30]), int(homes.column[30]))
    assert chosen.rows.tolist() == np.flatnonzero(here).tolist()
    assert space.pipe.data.max() == 3


def test_the_grid_follows_the_run(model: HeatTransition) -> None:
    before = model.space.reached.data.sum()
    model.run_until(60)
    assert before == 0
    assert model.space.reached.data.sum() == (model.state.last_contact >= 0).sum() > 0
