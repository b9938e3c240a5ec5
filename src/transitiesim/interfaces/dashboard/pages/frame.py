"""Every page: its head, and the page that the address asks for."""

from __future__ import annotations

import dataclasses
from typing import Any

from transitiesim.interfaces.dashboard.address import query_of
from transitiesim.interfaces.dashboard.choice import PAGES, Choice
from transitiesim.interfaces.dashboard.places import facts_of
from transitiesim.interfaces.dashboard.visit import Visit
from transitiesim.language import Text
from transitiesim.scenario import describe

TITLES = {
    "play": Text("Spelen", "Play"),
    "look": Text("Het onzichtbare", "The invisible"),
    "compare": Text("Vergelijken", "Compare"),
    "explain": Text("Uitleg", "Explain"),
    "limits": Text("Wat dit niet zegt", "What this cannot say"),
    "take": Text("Meenemen", "Take home"),
    "training": Text("Training", "Training"),
}
WORDS = {
    "tagline": Text("de warmtetransitie in een wijk, tot 2050", "the heat transition of a neighbourhood, to 2050"),
    "language": Text("Taal", "Language"),
    "pages": Text("Pagina's", "Pages"),
    "skip": Text("Naar de inhoud", "Skip to the content"),
}
LOG = {
    "title": Text("Wat u deed", "What you did"),
    "undo": Text("↶ Ongedaan maken", "↶ Undo"),
    "redo": Text("↷ Opnieuw", "↷ Redo"),
    "bookmark": Text("Bladwijzer", "Bookmark"),
}
MOST_SHOWN = 12
_ABOUT_CHOICE = ("look", "compare", "explain", "take")  # Play shows it by its switches, the others are about no place


def frame(choice: Choice, notices: list[str]) -> dict[str, Any]:
    """The head of a page as plain data."""
    language = choice.language
    facts = facts_of(choice.place)
    shown = choice.page in _ABOUT_CHOICE
    return {
        "name": "transitiesim",
        "now": f"{facts.name} ({facts.municipality}): {choice.scenario.title[language]}" if shown else "",
        "told": describe(choice.scenario, language) if shown else [],
        "title": f"{TITLES[choice.page][language]} - transitiesim",
        "language": language,
        "words": {name: text[language] for name, text in WORDS.items()},
        "pages": [
            {
                "page": page,
                "text": TITLES[page][language],
                "href": "?" + query_of(dataclasses.replace(choice, page=page, story="")),
                "current": page == choice.page,
            }
            for page in PAGES
        ],
        "notices": notices,
    }


def log(visit: Visit, choice: Choice) -> dict[str, Any]:
    """Undo, redo and the newest steps, newest first, with all bookmarks."""
    language = choice.language
    steps = [
        {"number": number, "text": one.text[language], "now": number == visit.at, "kept": one.kept}
        for number, one in enumerate(visit.steps)
    ]
    shown = [one for one in steps if one["kept"] or len(steps) - int(str(one["number"])) <= MOST_SHOWN]
    return {
        "words": {name: text[language] for name, text in LOG.items()},
        "can_undo": visit.before() is not None,
        "can_redo": visit.after() is not None,
        "steps": shown[::-1],
    }
