"""Which scenarios make sense: every rule about a scenario as a whole, with a sentence when one is broken.

The places that the complaints name are the keys of a scenario file; a scenario made by a program has the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from transitiesim.errors import InputError, closest
from transitiesim.language import Text
from transitiesim.scenario.checking_measures import check_conflicts, check_measures, check_values, shortened
from transitiesim.scenario.dates import RUN_MONTHS, check_in_run, date_text, months_between
from transitiesim.scenario.parts import EVENT_KINDS, PROCESSES, EventKind, Mandate, PriceShock, World

if TYPE_CHECKING:
    from transitiesim.scenario.definition import Scenario

SHORTEST_RUN_MONTHS = 12
LONGEST_NAME = 100
LONGEST_TITLE = 200
LONGEST_ABOUT = 4_000
MOST_PRICE_SHOCKS = 100
MOST_EVENTS = 100


def check_scenario(scenario: Scenario) -> None:
    """Do nothing when the scenario makes sense.

    Raises:
        InputError: at the first thing that does not.
    """
    _check_words(scenario)
    _check_run(scenario.first_month, scenario.months)
    check_measures(scenario.measures, scenario.months)
    check_values(scenario.values, scenario.months)
    check_conflicts(scenario.values, scenario.measures)
    _check_world(scenario.world, scenario.months)
    _check_processes(scenario.processes_off)


def _check_words(scenario: Scenario) -> None:
    """Name and titles are there, short and printable; the longer text is not enormous."""
    name = scenario.name
    if not name.strip() or len(name) > LONGEST_NAME or _odd(name) or any(sign in name for sign in "/\\"):
        most = LONGEST_NAME
        raise InputError(
            f"'{shortened(name)}'",
            Text("is geen naam voor een scenario", "is not a name for a scenario"),
            Text(f"1 tot {most} gewone tekens, zonder schuine streep", f"1 to {most} ordinary characters, no slash"),
        )
    for language in ("nl", "en"):
        title = scenario.title[language]
        if not title.strip() or len(title) > LONGEST_TITLE or _odd(title):
            raise InputError(
                f"title_{language}",
                Text("is geen titel van één regel", "is not a title of one line"),
                Text(f"1 tot {LONGEST_TITLE} gewone tekens", f"1 to {LONGEST_TITLE} ordinary characters"),
            )
        about = scenario.about[language]
        if len(about) > LONGEST_ABOUT or _odd(about.replace("\n", "").replace("\t", "")):
            raise InputError(
                f"about_{language}",
                Text("is te lang of bevat besturingstekens", "is too long or contains control characters"),
                Text(f"hoogstens {LONGEST_ABOUT} gewone tekens", f"at most {LONGEST_ABOUT} ordinary characters"),
            )


@lru_cache(maxsize=64)  # a sweep makes thousands of scenarios with the same few texts
def _odd(text: str) -> bool:
    """Whether a text contains control characters, line ends or halves of characters."""
    return any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in text)


def _check_run(first_month: int, months: int) -> None:
    """A run starts in January 2019 and covers 12 to 384 months."""
    if first_month != 0:
        raise InputError(
            "first_month",
            Text(f"{first_month} kan niet", f"{first_month} is not possible"),
            Text("0 (januari 2019): daar begint elke wijk", "0 (January 2019): every neighbourhood begins there"),
        )
    if not SHORTEST_RUN_MONTHS <= months <= RUN_MONTHS:
        raise InputError(
            "until",
            Text(f"{date_text(months - 1)} kan niet", f"{date_text(months - 1)} is not possible"),
            months_between(SHORTEST_RUN_MONTHS - 1, RUN_MONTHS - 1),
        )


def _check_world(world: World, months: int) -> None:
    """Shocks, the mandate and events are possible."""
    if len(world.price_shocks) > MOST_PRICE_SHOCKS:
        raise InputError(
            "world.price_shocks",
            Text(f"{len(world.price_shocks)} schokken is te veel", f"{len(world.price_shocks)} shocks are too many"),
            Text(f"hoogstens {MOST_PRICE_SHOCKS}", f"at most {MOST_PRICE_SHOCKS}"),
        )
    for shock in world.price_shocks:
        _check_shock(shock, months)
    if world.mandate is not None:
        _check_mandate(world.mandate, months)
    if len(world.events) > MOST_EVENTS:
        raise InputError(
            "world.events",
            Text(f"{len(world.events)} gebeurtenissen is te veel", f"{len(world.events)} events are too many"),
            Text(f"hoogstens {MOST_EVENTS}", f"at most {MOST_EVENTS}"),
        )
    for event in world.events:
        event_kind(event.kind, event.start)
        check_in_run(event.start, months, f"world.events {event.kind}: from")
    if len(set(world.events)) < len(world.events):
        what = Text("een gebeurtenis staat er twee keer", "an event is given twice")
        raise InputError("world.events", what)


def event_kind(kind: str, month: int) -> EventKind:
    """The kind of event that a word stands for.

    Raises:
        InputError: when it stands for none.
    """
    for one in EVENT_KINDS:
        if kind == one:
            return one
    shown = shortened(kind)
    raise InputError(
        f"world.events {date_text(month)}: kind",
        Text(f"onbekende gebeurtenis '{shown}'", f"unknown event '{shown}'"),
        ", ".join(EVENT_KINDS),
        closest(kind, EVENT_KINDS) if len(kind) <= 60 else None,
    )


def _check_shock(shock: PriceShock, months: int) -> None:
    """Factor, duration and start of one price shock."""
    where = f"world.price_shocks {date_text(shock.start)}"
    if not 0.2 <= shock.factor <= 5:
        raise InputError(
            f"{where}: factor",
            Text(f"{shock.factor:g} ligt buiten het bereik", f"{shock.factor:g} is out of range"),
            Text("0,2 tot en met 5", "0.2 to 5"),
        )
    if not 1 <= shock.months <= 120:
        shown = shock.months if abs(shock.months) < 100_000 else "..."
        raise InputError(
            f"{where}: months",
            Text(f"{shown} ligt buiten het bereik", f"{shown} is out of range"),
            Text("1 tot en met 120", "1 to 120"),
        )
    check_in_run(shock.start, months, f"{where}: from")


def _check_mandate(mandate: Mandate, months: int) -> None:
    """Gas ends at least a year after the designation, and no later than December 2050."""
    check_in_run(mandate.designated, months, "world.mandate.designated")
    earliest = date_text(mandate.designated + 12)
    if mandate.end_of_gas < mandate.designated + 12:
        raise InputError(
            "world.mandate.end_of_gas",
            Text(
                f"{date_text(mandate.end_of_gas)} ligt minder dan een jaar na de aanwijzing",
                f"{date_text(mandate.end_of_gas)} lies less than a year after the designation",
            ),
            Text(f"{earliest} of later", f"{earliest} or later"),
        )
    # The end date counts long before it comes: a shorter run may look at the years of waiting only.
    check_in_run(mandate.end_of_gas, RUN_MONTHS, "world.mandate.end_of_gas")


def _check_processes(processes_off: Iterable[str]) -> None:
    """Only steps of the month that exist, and not the recording, can be switched off."""
    for name in sorted(processes_off):
        if name == "month_is_recorded":
            raise InputError(
                "processes.off",
                Text("'month_is_recorded' kan niet uit", "'month_is_recorded' cannot be switched off"),
                ", ".join(PROCESSES),
            )
        if name not in PROCESSES:
            suggestion = closest(name, PROCESSES) if len(name) <= 60 else None
            shown = shortened(name)
            raise InputError(
                "processes.off",
                Text(f"onbekende stap '{shown}'", f"unknown step '{shown}'"),
                "" if suggestion else ", ".join(PROCESSES),
                suggestion,
            )
