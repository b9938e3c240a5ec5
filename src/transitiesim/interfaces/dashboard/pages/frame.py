"""Every page: its head, and the page that the address asks for."""

from __future__ import annotations

import dataclasses
from typing import Any

from transitiesim.interfaces.dashboard.address import query_of
from transitiesim.interfaces.dashboard.choice import PAGES, Choice
from transitiesim.interfaces.dashboard.visit import Visit
from transitiesim.language import Text

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


def frame(choice: Choice, notices: list[str]) -> dict[str, Any]:
    """The head of a page as plain data."""
    language = choice.language
    return {
        "name": "transitiesim",
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
