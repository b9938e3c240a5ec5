"""What a click means. Clicks come from a browser, so nothing in them is trusted."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping

from transitiesim.errors import InputError
from transitiesim.interfaces.dashboard.choice import (
    MOST_BESIDE,
    PRICE_SHOCK,
    Choice,
    canonical,
    shipped,
    switched,
    tuned,
    with_event,
    with_mandate,
    with_number,
    with_world,
    without_event,
)
from transitiesim.interfaces.dashboard.places import facts_of
from transitiesim.language import Text
from transitiesim.recommendations import codes_of
from transitiesim.scenario import PriceShock, Scenario, WorldEvent, event_kind
from transitiesim.scenario.dates import FIRST_YEAR

Click = Mapping[str, object]
_MANDATE_YEARS = 8  # years between designation and the end of gas, until the visitor says otherwise


def apply(choice: Choice, click: object) -> tuple[Choice, Text | None]:
    """The choice after a click, and what has to be said of it.

    Args:
        choice: before.
        click: a table with `kind`, and `code`, `value` or `end` where the kind has them.

    Raises:
        InputError: when the click is none, or asks for what cannot be.
    """
    if not isinstance(click, Mapping):
        raise _strange()
    kind = click.get("kind")
    if kind == "place":
        place = _word(click, "value")
        facts_of(place)
        return dataclasses.replace(choice, place=place), None
    if kind == "beside":
        return _beside(choice, click), None
    if not isinstance(kind, str) or kind not in _KINDS:
        raise _strange()
    scenario, said = _KINDS[kind](choice.scenario, click)
    return choice.with_scenario(scenario), said


def _preset(_: Scenario, click: Click) -> tuple[Scenario, Text | None]:
    name = _word(click, "value")
    if name not in shipped():
        raise _strange()
    return shipped()[name], None


def _switch(scenario: Scenario, click: Click) -> tuple[Scenario, Text | None]:
    return switched(scenario, _code(click), on=click.get("value") is True)


def _start(scenario: Scenario, click: Click) -> tuple[Scenario, Text | None]:
    return tuned(scenario, _code(click), start=_month(click, "value"))


def _strength(scenario: Scenario, click: Click) -> tuple[Scenario, Text | None]:
    return tuned(scenario, _code(click), strength=_number(click, "value") / 100)


def _world(scenario: Scenario, click: Click) -> tuple[Scenario, Text | None]:
    return with_world(scenario, _word(click, "code"), on=click.get("value") is True), None


def _event(scenario: Scenario, click: Click) -> tuple[Scenario, Text | None]:
    """A price shock or an event, named in full, also when it is taken away: the lists may have moved on meanwhile."""
    start = _whole(click, "start")
    one: PriceShock | WorldEvent
    if click.get("code") == PRICE_SHOCK:
        one = PriceShock(start, _number(click, "factor"), _whole(click, "months"))
    else:
        one = WorldEvent(start, event_kind(_word(click, "code"), start))
    return (with_event if click.get("value") is True else without_event)(scenario, one), None


def _mandate(scenario: Scenario, click: Click) -> tuple[Scenario, Text | None]:
    if not click.get("value"):
        return with_mandate(scenario, None), None
    designated = _month(click, "value")
    end = _month(click, "end") if click.get("end") else 0
    if end < designated + 12:
        end = min(designated + 12 * _MANDATE_YEARS, scenario.months - 12)
    return with_mandate(scenario, designated, max(end, designated + 12)), None


def _by_hand(scenario: Scenario, click: Click) -> tuple[Scenario, Text | None]:
    value = None if click.get("value") is None else _number(click, "value")
    return with_number(scenario, _word(click, "code"), value), None


_KINDS: dict[str, Callable[[Scenario, Click], tuple[Scenario, Text | None]]] = {
    "preset": _preset,
    "switch": _switch,
    "start": _start,
    "strength": _strength,
    "world": _world,
    "event": _event,
    "mandate": _mandate,
    "number": _by_hand,
}


def _beside(choice: Choice, click: Click) -> Choice:
    """A scenario beside the choice on the page that compares: a shipped one, this choice, or one less."""
    if "remove" in click:
        number = round(_number(click, "remove"))
        kept = tuple(one for place, one in enumerate(choice.beside) if place != number)
        return dataclasses.replace(choice, beside=kept)
    name = _word(click, "value")
    if name == "choice":
        new = choice.scenario
    elif name in shipped():
        new = shipped()[name]
    else:
        raise _strange()
    return beside(choice, new)


def beside(choice: Choice, scenario: Scenario) -> Choice:
    """The choice with one more scenario to compare with; one that is there already is not put there twice.

    Raises:
        InputError: when there are three already.
    """
    new = canonical(scenario)
    if new in choice.beside:
        return choice
    if len(choice.beside) >= MOST_BESIDE:
        what = Text("er staan er al vier naast elkaar", "there are four side by side already")
        raise InputError("compare", what, Text("haal er eerst een weg", "take one away first"))
    return dataclasses.replace(choice, beside=(*choice.beside, new))


def _word(click: Click, name: str) -> str:
    word = click.get(name)
    if not isinstance(word, str) or len(word) > 200:
        raise _strange()
    return word


def _code(click: Click) -> str:
    code = _word(click, "code")
    if not codes_of(code):
        raise _strange()
    return code


def _number(click: Click, name: str) -> float:
    value = click.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _strange()
    return float(value)


def _whole(click: Click, name: str) -> int:
    number = _number(click, name)
    if abs(number) > 10_000:
        raise _strange()
    return round(number)


def _month(click: Click, name: str) -> int:
    year = _number(click, name)
    if abs(year) > 10_000:
        raise _strange()
    return 12 * (round(year) - FIRST_YEAR)


def _strange() -> InputError:
    return InputError("click", Text("dit kan hier niet", "this is not possible here"))
