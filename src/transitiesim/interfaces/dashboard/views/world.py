"""The third level: assumptions about the world, and every declared number with range, source and grade."""

from __future__ import annotations

from typing import Any

from transitiesim.interfaces.command_line.amounts import plain
from transitiesim.interfaces.dashboard.choice import PRICE_SHOCK, WORLD_FLAGS, Choice, events_of
from transitiesim.interfaces.dashboard.views.dutch import source_in, unit_in
from transitiesim.interfaces.dashboard.views.subjects import SUBJECTS, subject_of
from transitiesim.language import Text
from transitiesim.parameters import declarations
from transitiesim.recommendations import switches
from transitiesim.scenario import PriceShock, WorldEvent, describe_event, month_in_words
from transitiesim.scenario.dates import FIRST_YEAR, LAST_YEAR

WORDS = {
    "title": Text("De wereld en de getallen (derde niveau)", "The world and the numbers (third level)"),
    "world": Text("Wat nemen we aan over de wereld?", "What do we assume about the world?"),
    "numbers": Text("Elk getal in het model", "Every number in the model"),
    "search": Text("Zoek een getal, bijvoorbeeld vertrouwen", "Find a number, for instance trust"),
    "subject": Text("Of kies een onderwerp", "Or choose a subject"),
    "no_subject": Text("geen", "none"),
    "found": Text("gevonden", "found"),
    "first": Text("de eerste staan hieronder", "the first of them stand below"),
    "range": Text("bereik", "range"),
    "grade": Text("hoe zeker", "how sure"),
    "source": Text("bron", "source"),
    "set": Text("met de hand gezet", "set by hand"),
    "let_go": Text("loslaten", "let go"),
    "value": Text("Waarde", "Value"),
    "drawn": Text(
        "Zolang u het niet zelf zet, trekt elke doorrekening een waarde uit het bereik.",
        "As long as you do not set it yourself, every run draws a value from the range.",
    ),
    "moved": Text("wordt bewogen door onderdeel {codes}, dat aan staat", "moved by part {codes}, which is on"),
    "from": Text("vanaf", "from"),
    "to": Text("tot", "to"),
}
FLAGS = {
    "pandemic": Text("De pandemie van 2020 en 2021", "The pandemic of 2020 and 2021"),
    "price_history": Text("De dure energie van 2021 en 2022", "The dear energy of 2021 and 2022"),
    "elections": Text("Verkiezingen kunnen het programma onderbreken", "Elections can interrupt the programme"),
    "heat_pumps": Text("Bewoners kunnen zelf een warmtepomp nemen", "Residents can take a heat pump of their own"),
}
EVENTS = {
    PRICE_SHOCK: Text("Gas wordt duurder of goedkoper", "Gas becomes dearer or cheaper"),
    "pandemic": Text("Een nieuwe pandemie breekt uit", "A new pandemic breaks out"),
    "election": Text("Verkiezingen buiten de kalender", "Elections outside the calendar"),
    "departure": Text("De projectleider vertrekt", "The project leader leaves"),
}
EVENT_WORDS = {
    "title": Text("Wat gebeurt er onderweg?", "What happens on the way?"),
    "none": Text("Niets bijzonders.", "Nothing special."),
    "kind": Text("Gebeurtenis", "Event"),
    "year": Text("Jaar", "Year"),
    "month": Text("Maand", "Month"),
    "factor": Text("Gasprijs, keer de gewone", "Gas price, times the usual"),
    "months": Text("Aantal maanden", "Number of months"),
    "add": Text("Voeg toe", "Add"),
    "remove": Text("Weg", "Remove"),
}
MANDATE = Text("Aanwijzing met einddatum voor gas", "Designation with an end date for gas")
NONE = Text("geen", "none")
DESIGNATED = Text("Aangewezen in", "Designated in")
END = Text("Gas stopt in", "Gas ends in")
MOST_SHOWN = 60
"""Numbers at a time: more than the largest subject has, so that each of them can be reached."""


def world(choice: Choice) -> dict[str, Any]:
    """Assumptions about the world as plain data."""
    language, now = choice.language, choice.scenario.world
    mandate = now.mandate
    happening = sorted(events_of(now), key=lambda one: one.start)
    return {
        "language": language,
        "words": {name: text[language] for name, text in WORDS.items()},
        "flags": [{"name": name, "text": FLAGS[name][language], "on": getattr(now, name)} for name in WORLD_FLAGS],
        "none": NONE[language],
        "subjects": [{"value": name, "text": text[language]} for name, text in SUBJECTS.items()],
        "events": {
            "words": {name: text[language] for name, text in EVENT_WORDS.items()},
            "kinds": [{"value": name, "text": text[language]} for name, text in EVENTS.items()],
            "months": [month_in_words(month, language).split()[0] for month in range(12)],
            "first_year": FIRST_YEAR,
            "there": [{"text": describe_event(one, language), "away": _away(one)} for one in happening],
        },
        "mandate": {
            "text": MANDATE[language],
            "designated": DESIGNATED[language],
            "end": END[language],
            "year": FIRST_YEAR + mandate.designated // 12 if mandate else 0,
            "end_year": FIRST_YEAR + mandate.end_of_gas // 12 if mandate else 0,
        },
        "years": list(range(FIRST_YEAR, LAST_YEAR + 1)),
    }


def _away(one: PriceShock | WorldEvent) -> dict[str, Any]:
    """The click that takes an event away."""
    click = {"kind": "event", "value": False, "start": one.start}
    if isinstance(one, PriceShock):
        return {**click, "code": PRICE_SHOCK, "factor": one.factor, "months": one.months}
    return {**click, "code": one.kind}


def numbers(choice: Choice, search: str, subject: str = "") -> dict[str, Any]:
    """The numbers that a search finds, the ones set by hand first.

    Args:
        choice: what was chosen.
        search: words of the visitor; all have to occur in name or meaning.
        subject: one of `SUBJECTS`, to see all of its numbers, or those of them that the search finds.
    """
    language = choice.language
    by_hand = {one.path: one.value for one in choice.scenario.values if one.start == 0}
    movers: dict[str, list[str]] = {}
    for measure in choice.scenario.measures:
        for move in switches()[measure.code].moves:
            movers.setdefault(move.path, []).append(measure.code)
    words = search.lower().split()
    found = [
        one
        for one in declarations().values()
        if one.path in by_hand
        or (
            (words or subject in SUBJECTS)
            and subject_of(one.path) == (subject or subject_of(one.path))
            and all(word in f"{one.path} {one.text.nl} {one.text.en}".lower() for word in words)
        )
    ]
    found.sort(key=lambda one: one.path not in by_hand)
    shown = [
        {
            "path": one.path,
            "text": one.text[language],
            "unit": unit_in(one.unit, language),
            "low": one.low,
            "high": one.high,
            "step": 1 if one.whole else (one.high - one.low) / 100 or 1,
            "value": by_hand.get(one.path, one.value),
            "shown": plain(by_hand.get(one.path, one.value), language),
            "range": f"{plain(one.low, language)} - {plain(one.high, language)}",
            "grade": one.grade.text[language],
            "source": source_in(one.source, language),
            "by_hand": one.path in by_hand,
            "moved": WORDS["moved"][language].format(codes=", ".join(movers[one.path])) if one.path in movers else "",
        }
        for one in found[: max(MOST_SHOWN, len(by_hand))]
    ]
    return {"found": len(found), "shown": shown}
