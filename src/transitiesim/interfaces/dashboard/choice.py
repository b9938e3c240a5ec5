"""What a visitor chose: a place, a scenario, a seed, a page and a language; frozen, so that steps can be undone."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from typing import Any

from transitiesim.errors import InputError
from transitiesim.language import LANGUAGES, Language, Text
from transitiesim.recommendations import codes_of, switches
from transitiesim.scenario import (
    DatedValue,
    Mandate,
    Measure,
    PriceShock,
    Scenario,
    World,
    WorldEvent,
    describe_event,
    known_scenarios,
    read_scenario,
)

PAGES = ("play", "look", "compare", "explain", "limits", "take", "training")
MOST_BESIDE = 3  # further scenarios beside the choice on the page that compares
PRICE_SHOCK = "price_shock"  # beside the kinds of events, which a scenario keeps apart
WORLD_FLAGS = ("pandemic", "price_history", "elections", "heat_pumps")
OWN_TITLE = Text("Uw keuze", "Your choice")


@dataclass(frozen=True, slots=True)
class Choice:
    """Everything that decides what a visitor sees.

    Attributes:
        place: id of a neighbourhood that comes with the program, or of an uploaded file ("own-" and letters).
        scenario: what is switched on and assumed, with its name as `canonical` gives it.
        seed: seed of all draws.
        language: "nl" or "en".
        page: one of `PAGES`.
        beside: further scenarios to compare with, at most three.
        story: story of the training that is open, with its settings, as `training.stories.catalogue` writes it.
    """

    place: str
    scenario: Scenario
    seed: int = 1
    language: Language = "nl"
    page: str = "play"
    beside: tuple[Scenario, ...] = ()
    story: str = ""

    def with_scenario(self, scenario: Scenario) -> Choice:
        """The same with another scenario, under the name that belongs to it."""
        return dataclasses.replace(self, scenario=canonical(scenario))


@cache
def shipped() -> dict[str, Scenario]:
    """The scenarios that come with the program, by name; practice comes first."""
    names = sorted(known_scenarios(), key=lambda name: (name != "baseline", name))
    return {name: read_scenario(name) for name in names}


def baseline() -> Scenario:
    """Practice as the study found it."""
    return shipped()["baseline"]


def canonical(scenario: Scenario) -> Scenario:
    """The shipped scenario that says the same, or this one as "choice" with its own title."""
    for one in shipped().values():
        if _content(one) == _content(scenario):
            return one
    known = {(one.title.nl, one.title.en) for one in shipped().values()}
    own = OWN_TITLE if (scenario.title.nl, scenario.title.en) in known else scenario.title
    return dataclasses.replace(scenario, name="choice", title=own, about=Text("", ""))


def _content(scenario: Scenario) -> tuple[object, ...]:
    """What of a scenario decides the outcome."""
    return scenario.measures, scenario.values, scenario.world, scenario.processes_off, scenario.months


def switched(scenario: Scenario, code: str, *, on: bool) -> tuple[Scenario, Text | None]:
    """A recommendation or part on or off.

    A part that is switched on starts and works as the others of its recommendation do; a part that may not start
    late always starts in the first month. A number set by hand gives way to a part that moves it.

    Args:
        scenario: before.
        code: "5" or "5.3".
        on: which way.

    Returns:
        The scenario after, and what was done beside it, if anything.
    """
    if not on:
        return scenario.without_measures(code), None
    there = {measure.code: measure for measure in scenario.measures}
    beside = [one for one in scenario.measures if switches()[one.code].recommendation == code.split(".", maxsplit=1)[0]]
    like = next((one for one in beside if switches()[one.code].may_start_late), None) or Measure("")
    for one in codes_of(code):
        start = like.start if switches()[one].may_start_late else 0
        there.setdefault(one, Measure(one, like.strength if switches()[one].continuous else 1.0, start))
    moved = {move.path for one in codes_of(code) for move in switches()[one].moves}
    kept = tuple(one for one in scenario.values if one.path not in moved)
    said = None
    if len(kept) < len(scenario.values):
        names = ", ".join(sorted({one.path for one in scenario.values} & moved))
        said = Text(
            f"Met de hand gezet getal losgelaten, want dit onderdeel beweegt het: {names}.",
            f"A number set by hand was let go, because this part moves it: {names}.",
        )
    return dataclasses.replace(scenario, measures=tuple(there.values()), values=kept), said


def tuned(
    scenario: Scenario, code: str, *, start: int | None = None, strength: float | None = None
) -> tuple[Scenario, Text | None]:
    """Another start (month) or strength (0 to 1) for the parts of a recommendation that are on.

    Returns:
        The scenario after, and which parts could not follow, if any.
    """
    measures, left = [], []
    codes = codes_of(code)
    for one in scenario.measures:
        if one.code not in codes:
            measures.append(one)
            continue
        switch = switches()[one.code]
        new_start = one.start if start is None else start
        if new_start > 0 and not switch.may_start_late:
            left.append(one.code)
            new_start = 0
        new_strength = one.strength if strength is None or not switch.continuous else strength
        measures.append(Measure(one.code, new_strength, new_start))
    said = None
    if left and start:
        names = ", ".join(left)
        said = Text(
            f"Onderdeel {names} kan niet later beginnen en blijft vanaf januari 2019 aan staan.",
            f"Part {names} cannot start late and stays on from January 2019.",
        )
    return dataclasses.replace(scenario, measures=tuple(measures)), said


def with_world(scenario: Scenario, name: str, *, on: bool) -> Scenario:
    """One of the assumptions in `WORLD_FLAGS` on or off.

    Raises:
        InputError: for any other name.
    """
    if name not in WORLD_FLAGS:
        raise InputError("world", f"'{name[:40]}'", ", ".join(WORLD_FLAGS))
    flags: dict[str, Any] = {name: on}
    return dataclasses.replace(scenario, world=dataclasses.replace(scenario.world, **flags))


def events_of(world: World) -> tuple[PriceShock | WorldEvent, ...]:
    """All that happens on the way, price shocks first."""
    return (*world.price_shocks, *world.events)


def with_event(scenario: Scenario, one: PriceShock | WorldEvent) -> Scenario:
    """One more price shock or event of the world.

    Raises:
        InputError: when it is there already, which two clicks for one would ask for, or cannot be.
    """
    world = scenario.world
    if one in events_of(world):
        nl, en = (describe_event(one, language).rstrip(".") for language in LANGUAGES)
        raise InputError("world", Text(f"dit staat er al ({nl})", f"this is there already ({en})"))
    if isinstance(one, PriceShock):
        changed = dataclasses.replace(world, price_shocks=(*world.price_shocks, one))
    else:
        changed = dataclasses.replace(world, events=(*world.events, one))
    return dataclasses.replace(scenario, world=changed)


def without_event(scenario: Scenario, one: PriceShock | WorldEvent) -> Scenario:
    """Without this price shock or event; one that is not there is passed over."""
    shocks, events = list(scenario.world.price_shocks), list(scenario.world.events)
    for there in (shocks, events):
        if one in there:
            there.remove(one)  # type: ignore[arg-type]  # it is in this list, so it is of its kind
    world = dataclasses.replace(scenario.world, price_shocks=tuple(shocks), events=tuple(events))
    return dataclasses.replace(scenario, world=world)


def with_mandate(scenario: Scenario, designated: int | None, end: int = 0) -> Scenario:
    """A designation with an end date for gas; none when `designated` is None."""
    mandate = None if designated is None else Mandate(designated, end)
    return dataclasses.replace(scenario, world=dataclasses.replace(scenario.world, mandate=mandate))


def with_number(scenario: Scenario, path: str, value: float | None) -> Scenario:
    """A number set by hand from the first month, or let go again when `value` is None.

    Raises:
        InputError: unknown number, out of range, or moved by a part that is on.
    """
    kept = tuple(one for one in scenario.values if one.path != path)
    given = () if value is None else (DatedValue(path, value),)
    return dataclasses.replace(scenario, values=(*kept, *given))
