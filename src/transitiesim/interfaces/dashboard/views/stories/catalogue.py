"""The stories in their order, and the words of the page that lists them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from transitiesim.interfaces.dashboard.views.stories import (
    fold,
    haste,
    leaving,
    path,
    quorum,
    sandbox,
    trust,
    x_curve,
)
from transitiesim.interfaces.dashboard.views.stories.parts import Story
from transitiesim.language import Language, Text
from transitiesim.training.stories.catalogue import CONTROLS

STORIES: Mapping[str, Story] = {
    one.name: one
    for one in (
        path.STORY,
        fold.STORY,
        trust.STORY,
        leaving.STORY,
        quorum.STORY,
        haste.STORY,
        x_curve.STORY,
        sandbox.STORY,
    )
}
assert list(STORIES) == list(CONTROLS)  # noqa: S101  an address knows the same stories

TITLE = Text("Training", "Training")
ABOUT = Text(
    "Zeven verhalen van tien minuten, elk een klein stuk van het echte model om mee te spelen, alleen of met een zaal. "
    "Elke schuif rekent het model opnieuw door; elk getal in de tekst komt uit die doorrekeningen.",
    "Seven stories of ten minutes, each a small piece of the real model to play with, alone or with a room. Every "
    "slider runs the model again; every number in the text comes from those runs.",
)
MINUTES = Text("tien minuten", "ten minutes")
ROOM = Text("Met een hele zaal spelen", "Play with a whole room")
ROOM_ABOUT = Text(
    "Met 'transitiesim train' kiest een zaal van dertig in rondes wat er begint, stemt op de eigen telefoon en ziet op "
    "de muur wat ervan komt. Deze verhalen staan daar op de pagina van de begeleider. Draaiboeken voor 45 en 90 "
    "minuten: docs/training/.",
    "With 'transitiesim train' a room of thirty chooses in rounds what begins, votes on its own phones and sees on the "
    "wall what comes of it. These stories stand there on the page of the facilitator. Scripts for 45 and 90 minutes: "
    "docs/training/.",
)
WORDS: Mapping[str, Text] = {
    "all": Text("Alle verhalen", "All stories"),
    "before": Text("Vorige", "Previous"),
    "after": Text("Volgende", "Next"),
    "do": Text("Speel", "Play"),
    "look": Text("Waar u op let", "What to look at"),
    "ask": Text("Vraag aan de zaal", "Question to the room"),
    "mind": Text("Wat dit stukje model is", "What this piece of model is"),
    "controls": Text("Draai aan het model", "Turn the model"),
    "came": Text("Wat het model laat zien", "What the model shows"),
    "table": Text("Dezelfde getallen als tabel", "The same numbers as a table"),
    "wall": Text("Groot, voor de muur", "Large, for the wall"),
    "small": Text("Gewone grootte", "Ordinary size"),
    "reset": Text("Terug naar het begin", "Back to the start"),
    "play": Text("Speel verder op de pagina Spelen", "Play on at the page Play"),
    "busy": Text("Het model rekent…", "The model is running…"),
    "busy_of": Text("Het model rekent: {done} van {total}…", "The model is running: {done} of {total}…"),
    "not": Text(
        "Let op: met deze stand laat het model niet zien waar dit verhaal over gaat. Ook dat is een uitkomst.",
        "Mind: at these settings the model does not show what this story is about. That is an outcome too.",
    ),
}


def knobs(story: Story, places: tuple[int, ...], language: Language) -> dict[str, Any]:
    """The controls of a story as plain data."""
    return {
        "label": WORDS["controls"][language],
        "controls": [
            {
                "name": one.name,
                "text": one.text[language],
                "slider": one.slider,
                "place": place,
                "labels": [one.label(each, language) for each in range(len(one.values))],
            }
            for one, place in zip(story.controls, places, strict=True)
        ],
    }


def neighbours(name: str) -> tuple[str | None, str | None]:
    """The story before and the story after."""
    names = list(STORIES)
    at = names.index(name)
    return (names[at - 1] if at else None, names[at + 1] if at + 1 < len(names) else None)
