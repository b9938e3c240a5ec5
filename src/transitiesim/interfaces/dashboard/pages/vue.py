"""Parts of the screen that are written for the browser: native controls, quick to draw and to use by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara

Event = Callable[[Any], None]


@solara.component_vue("frame.vue")
def Frame(frame: dict[str, Any], event_go: Event, event_language: Event) -> None:
    """Head of every page: name, pages, language, notices."""


@solara.component_vue("switchboard.vue")
def Switchboard(board: dict[str, Any], event_change: Event) -> None:
    """Neighbourhood, presets, the seven recommendations and their parts."""


@solara.component_vue("world_board.vue")
def WorldBoard(world: dict[str, Any], numbers: dict[str, Any], event_change: Event, event_find: Event) -> None:
    """The third level: the world and all numbers."""


@solara.component_vue("outlook.vue")
def OutlookPane(outlook: dict[str, Any]) -> None:
    """Headline, four numbers and the difference."""


@solara.component_vue("undo.vue")
def Undo(log: dict[str, Any], event_go: Event) -> None:
    """Undo and redo."""


@solara.component_vue("log.vue")
def Log(log: dict[str, Any], event_go: Event, event_mark: Event) -> None:
    """The change log."""


@solara.component_vue("upload.vue")
def Upload(words: dict[str, str], event_text: Event) -> None:
    """A file or pasted text, by mouse or keyboard."""


@solara.component_vue("choices.vue")
def Choices(choices: dict[str, Any], event_choose: Event) -> None:
    """A row of buttons of which one is chosen."""


@solara.component_vue("map.vue")
def Map(map: dict[str, Any], event_home: Event) -> None:  # noqa: A002  the name that the template knows
    """The neighbourhood over time; it plays in the browser."""


@solara.component_vue("tick.vue")
def Tick(text: str, value: bool, event_change: Event) -> None:
    """One thing on or off."""


@solara.component_vue("beside.vue")
def Beside(beside: dict[str, Any], event_change: Event) -> None:
    """Which scenarios stand beside the choice."""


@solara.component_vue("press.vue")
def Press(text: str, event_press: Event) -> None:
    """One button."""


@solara.component_vue("take.vue")
def Take(take: dict[str, Any], file: dict[str, Any] | None, event_ask: Event) -> None:
    """Link, files and Python to take home."""


@solara.component_vue("knobs.vue")
def Knobs(knobs: dict[str, Any], event_change: Event) -> None:
    """Controls of a story: sliders, and choices of which one is made."""


@solara.component_vue("links.vue")
def Links(links: dict[str, Any], event_go: Event) -> None:
    """A row of links within a page."""


@solara.component_vue("story_list.vue")
def StoryList(stories: list[dict[str, Any]], event_go: Event) -> None:
    """All stories, with a sentence each."""
