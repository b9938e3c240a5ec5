"""The switches as plain data: seven recommendations large, 29 parts folded, start and strength of each."""

from __future__ import annotations

from typing import Any

from transitiesim.interfaces.dashboard.choice import Choice, shipped
from transitiesim.interfaces.dashboard.places import facts_of, shipped_places
from transitiesim.language import Language, Text
from transitiesim.recommendations import RECOMMENDATIONS, codes_of, switches
from transitiesim.scenario.dates import FIRST_YEAR, LAST_YEAR

WORDS = {
    "place": Text("Wijk", "Neighbourhood"),
    "preset": Text("Begin met", "Start from"),
    "own": Text("eigen samenstelling", "your own mix"),
    "switches": Text("Zeven aanbevelingen", "Seven recommendations"),
    "on": Text("aan", "on"),
    "off": Text("uit", "off"),
    "some": Text("deels aan", "partly on"),
    "parts": Text("Onderdelen, start en sterkte", "Parts, start and strength"),
    "start": Text("Begint in", "Starts in"),
    "strength": Text("Sterkte", "Strength"),
    "from_start": Text("kan alleen vanaf 2019", "can only start in 2019"),
}
OWN_FILE = Text("eigen bestand: {name}", "own file: {name}")


def board(choice: Choice) -> dict[str, Any]:
    """Everything that the switchboard shows, in the language of the choice."""
    language = choice.language
    return {
        "words": {name: text[language] for name, text in WORDS.items()},
        "place": choice.place,
        "places": places(choice.place, language),
        "preset": choice.scenario.name if choice.scenario.name in shipped() else "",
        "presets": [{"value": name, "text": one.title[language]} for name, one in shipped().items()],
        "years": [FIRST_YEAR, LAST_YEAR - 5],
        "recommendations": [_recommendation(choice, number) for number in RECOMMENDATIONS],
    }


def places(current: str, language: Language) -> list[dict[str, str]]:
    """The neighbourhoods to choose from; an uploaded one stands on top."""
    found = [{"value": one.id, "text": f"{one.name} ({one.municipality})"} for one in shipped_places().values()]
    if current not in shipped_places():
        found.insert(0, {"value": current, "text": OWN_FILE[language].format(name=facts_of(current).name)})
    return found


def _recommendation(choice: Choice, number: str) -> dict[str, Any]:
    language = choice.language
    there = {one.code: one for one in choice.scenario.measures}
    codes = codes_of(number)
    on = [code for code in codes if code in there]
    movable = [there[code] for code in on if switches()[code].may_start_late]
    graded = [there[code] for code in on if switches()[code].continuous]
    return {
        "code": number,
        "title": RECOMMENDATIONS[number][language],
        "state": "on" if len(on) == len(codes) else "some" if on else "off",
        "count": f"{len(on)}/{len(codes)}",
        "year": FIRST_YEAR + (movable[0].start // 12 if movable else 0),
        "strength": round(100 * graded[0].strength) if graded else 100,
        "parts": [
            {
                "code": code,
                "title": switches()[code].title[language],
                "says": switches()[code].says[language],
                "on": code in there,
                "note": "" if switches()[code].may_start_late else WORDS["from_start"][language],
            }
            for code in codes
        ],
    }
