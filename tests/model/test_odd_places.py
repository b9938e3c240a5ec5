"""Places of every odd kind run to their end, and everything adds up on the way."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pytest

from model.invariants import check_path, path_of, run_checked
from model.places import mixed_place, owners
from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import Heating, Neighbourhood, build, neighbourhood_from, read_facts
from transitiesim.parameters import Parameters
from transitiesim.running.snapshot import tipping_rows
from transitiesim.scenario import Scenario


def gillisbuurt(**figures: float) -> Neighbourhood:
    return build(read_facts("gillisbuurt").with_values(figures), Parameters(), 1)


def shares(owner: float, corporation: float, private: float, **figures: float) -> Neighbourhood:
    return gillisbuurt(
        dwellings=150,
        owner_occupied_share=owner,
        corporation_share=corporation,
        private_rented_share=private,
        **figures,
    )


def moments(homes: int) -> dict[str, Any]:
    return {"next_moment": np.arange(homes) % 180}


PLACES: dict[str, Callable[[], Neighbourhood]] = {
    "one home": lambda: gillisbuurt(dwellings=1),
    "two homes": lambda: gillisbuurt(dwellings=2, apartments_share=0.5),
    "seven houses": lambda: gillisbuurt(dwellings=7, apartments_share=0.0),
    "no corporation": lambda: shares(0.8, 0.0, 0.2),
    "all of corporations": lambda: shares(0.0, 1.0, 0.0),
    "all of landlords": lambda: shares(0.0, 0.0, 1.0),
    "owners of houses": lambda: shares(1.0, 0.0, 0.0, apartments_share=0.0),
    "owners of flats": lambda: shares(1.0, 0.0, 0.0, apartments_share=1.0),
    "all on district heat": lambda: gillisbuurt(dwellings=150, district_heating_share=1.0),
    "hardly any gas": lambda: gillisbuurt(dwellings=150, gas_m3_per_dwelling=0.0),
    "all comes down": lambda: mixed_place(120).with_columns(demolition=60),
    "all is built again": lambda: mixed_place(120).with_columns(demolition=60, rebuilt=True),
    "down in the first month": lambda: mixed_place(120).with_columns(demolition=0, rebuilt=True),
    "gone from the start": lambda: mixed_place(120, heating=Heating.DEMOLISHED),
    "every state at the start": lambda: mixed_place(120, heating=np.arange(120) % 7),
    "nobody knows anybody": lambda: owners(60, [], **moments(60)),
    "everybody knows everybody": lambda: neighbourhood_from(moments(60), "complete"),
    "all know one": lambda: owners(300, nx.star_graph(299), **moments(300)),
    "no technical route": lambda: mixed_place(120, technical_route=False),
    "empty sub-areas": lambda: mixed_place(120).with_columns(sub_area=0),
    "thresholds without end": lambda: owners(60, threshold=np.where(np.arange(60) % 2, np.inf, -np.inf)),
}


@pytest.mark.parametrize("name", PLACES)
def test_it_runs_and_adds_up(name: str, everything_on: Scenario) -> None:
    scenario = dataclasses.replace(everything_on, months=150)
    model = run_checked(HeatTransition(PLACES[name](), scenario, record="monthly"))
    check_path(path_of(model))
    for row in {0, len(model.residents) - 1}:
        assert model.resident(row).explain().sentence.en
    assert len(tipping_rows(model)) == 2
    assert model.space.homes.data.sum() == (model.state.heating != Heating.DEMOLISHED).sum()


def test_more_decision_units_than_sub_areas(everything_on: Scenario) -> None:
    """Each sub-area is then a unit of its own."""
    assert any(measure.code == "6.2" for measure in everything_on.measures)
    for sub_areas in (1, 3, 12):
        model = HeatTransition(mixed_place(120, sub_areas=sub_areas), everything_on)
        assert len(model.units) == min(sub_areas, 10)
        assert sorted(row for unit in model.units for row in unit.rows) == list(range(120))


def test_twenty_thousand_homes(everything_on: Scenario) -> None:
    scenario = dataclasses.replace(everything_on, months=72)
    model = run_checked(HeatTransition(gillisbuurt(dwellings=20_000), scenario, record="monthly"))
    check_path(path_of(model))
    assert model.counts.contacts > 1000


def test_more_posts_than_a_byte_can_count() -> None:
    """A very large neighbourhood has over 127 outreach posts; each keeps its own contacts."""
    model = HeatTransition(gillisbuurt(dwellings=200_000))
    assert model.office.posts_outreach > 127
    model.run_until(33)
    posts = np.unique(model.state.contact_post[model.state.last_contact >= 0])
    assert posts.max() > 127
    lost = int(posts.max())
    mine = int((model.state.contact_post == lost).sum())
    assert mine > 0
    assert model.office.lose_contacts(lost) + int((model.state.contact_post == lost).sum()) == mine
