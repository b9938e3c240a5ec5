"""Runs that differ as much as they can: together everything happens in them that can happen to a home."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np

from model.places import PROMISING, mixed_place, ring
from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import Heating, build, neighbourhood_from, read_facts
from transitiesim.parameters import Parameters, replace
from transitiesim.scenario import Mandate, World, read_scenario


def network() -> HeatTransition:
    """A network comes: campaigns, ballots, associations with a low bar, landlords, follow-up."""
    numbers = replace(Parameters(), PROMISING | {"corporation.association_majority": 0.25})
    return HeatTransition(mixed_place(200, sub_areas=2), parameters=numbers, record="monthly")


def never_a_network(*, routes: bool = True) -> HeatTransition:
    """The supplier asks nearly all: campaigns fail, suppliers leave, complexes leave gas at their renovation.

    Args:
        routes: whether homes can do without gas by a heat pump of their own.
    """
    numbers = PROMISING | {
        "supplier.minimum_share": 0.98,
        "supplier.walk_away": 0.6,
        "corporation.capacity": 0.3,
        "corporation.capacity_before_2023": 0.3,
        "corporation.renovation_cycle": 200,
    }
    place = mixed_place(200, technical_route=np.full(200, routes))
    return HeatTransition(place, parameters=replace(Parameters(), numbers), record="monthly")


def obliged() -> HeatTransition:
    """An end date for gas after the network has come to some, with homes that have no route."""
    route = np.arange(200) % 9 > 0
    scenario = dataclasses.replace(read_scenario("baseline"), world=World(mandate=Mandate(150, 240)))
    place = mixed_place(200, sub_areas=2, technical_route=route)
    return HeatTransition(place, scenario, replace(Parameters(), PROMISING), record="monthly")


def rebuilt() -> HeatTransition:
    """A third comes down, in parts and over years; half of that is built again. Some homes start without gas."""
    number = np.arange(240)
    place = mixed_place(
        240,
        heating=np.where(number % 10 == 0, number // 10 % 5, 0),
        cooking_gas=(number % 10 == 0) & (number // 10 % 5 == Heating.DISTRICT_HEAT),
        demolition=np.where(number % 3 == 0, 60 + number // 2, 32767),
        rebuilt=number % 2 == 0,
    )
    return HeatTransition(place, parameters=replace(Parameters(), PROMISING), record="monthly")


def own_route() -> HeatTransition:
    """A neighbourhood whose plan is heat pumps of one's own, everybody knowing everybody."""
    given = {"next_moment": np.arange(150) % 180, "sub_area": np.arange(150) // 75, "street": np.arange(150) // 25}
    place = dataclasses.replace(neighbourhood_from(given, "complete"), heat_plan="own_route")
    return HeatTransition(place, parameters=replace(Parameters(), PROMISING), record="monthly")


def everything_on() -> HeatTransition:
    """A real neighbourhood with all recommendations, some of them late or half."""
    scenario = read_scenario("all_recommendations").with_measures("2.2", "3.4", "5.3", "6.1", strength=0.5, start=60)
    place = build(read_facts("gillisbuurt"), Parameters(), 1)
    return HeatTransition(place, scenario, record="monthly")


def everybody_asked() -> HeatTransition:
    """Limiting case: all are asked each month and may take it back, while all else goes on."""
    place = neighbourhood_from({"next_moment": np.arange(120)}, ring(120))
    numbers = replace(Parameters(), PROMISING)
    return HeatTransition(place, parameters=numbers, record="monthly", ask_everybody=True, reversible=True)


RUNS: dict[str, Callable[[], HeatTransition]] = {
    maker.__name__: maker
    for maker in (network, never_a_network, obliged, rebuilt, own_route, everything_on, everybody_asked)
}
