"""What the tables chose, as ordinary scenarios: the same switches, started late, in a world with the cards."""

from __future__ import annotations

import dataclasses
from functools import cache

from transitiesim.language import Text
from transitiesim.recommendations import RECOMMENDATIONS
from transitiesim.scenario import Scenario, World, read_scenario
from transitiesim.training.room.cards import with_card
from transitiesim.training.room.state import State

CHOSEN = Text("Wat tafel {table} koos", "What table {table} chose")
CHOSEN_ONE = Text("Wat de zaal koos", "What the room chose")
PRACTICE = Text("De praktijk, met dezelfde kaarten", "Practice, with the same cards")
EARLY = Text("Dezelfde onderdelen, alle vanaf 2019", "The same parts, all from 2019")
QUIET = Text("Dezelfde keuzes, zonder schokkaarten", "The same choices, without shock cards")
ALL = Text(
    "Alle zeven aanbevelingen vanaf 2019, buiten budget", "All seven recommendations from 2019, beyond the budget"
)


@cache
def _practice() -> Scenario:
    return read_scenario("baseline")


def world_of(state: State, number: int) -> World:
    """The world with the cards that fell before the end of a round."""
    world = _practice().world
    for before, one in enumerate(state.rounds[:number]):
        world = with_card(world, one.card or "none", state.settings.ends[before])
    return world


def table_plan(state: State, table: int, number: int) -> Scenario:
    """What a table chose up to and including a round, run to the end of that round.

    Args:
        state: the game.
        table: number of the table, from 0.
        number: of the round, from 0; its votes are counted.
    """
    settings = state.settings
    title = CHOSEN_ONE if settings.tables == 1 else CHOSEN.format(table=table + 1)
    scenario = dataclasses.replace(
        _practice().named(f"table-{table + 1}", title),
        world=world_of(state, number),
        months=settings.ends[number],
    )
    for one, start in zip(state.rounds[: number + 1], settings.starts, strict=False):
        if one.funded is not None and one.funded[table]:
            scenario = scenario.with_measures(*one.funded[table], start=start)
    return scenario


def practice_plan(state: State, number: int) -> Scenario:
    """Practice as the study found it, in the same world as the tables in a round, to the end of 2050."""
    return dataclasses.replace(_practice().named("practice", PRACTICE), world=world_of(state, number))


def otherwise(state: State, table: int) -> tuple[Scenario, ...]:
    """What the same draws would have given otherwise, at the end of the last round.

    Returns:
        Practice, the same parts from the first month, the same choices without cards, and everything at once.
    """
    last = state.settings.rounds - 1
    chosen, practice = table_plan(state, table, last), practice_plan(state, last)
    codes = [measure.code for measure in chosen.measures]
    early = practice.named("early", EARLY)
    return (
        practice,
        early.with_measures(*codes) if codes else early,
        dataclasses.replace(chosen.named("quiet", QUIET), world=_practice().world),
        practice.named("all", ALL).with_measures(*RECOMMENDATIONS),
    )
