"""Parts of the screen that are written for the browser: native controls, quick to draw and to use by keyboard."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec

import solara

Event = Callable[[Any], None]
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class _Whole:
    """What is shown, as one thing.

    Solara looks for elements in every word of a dictionary, several times at each drawing; here there are none.
    """

    value: Any


def _written_in(file: str) -> Callable[[Callable[P, None]], Callable[P, Any]]:
    """A part of the screen whose template is a file beside this one; what it shows goes to the browser as it is."""

    def made(declared: Callable[P, None]) -> Callable[P, Any]:
        names = [name for name in inspect.signature(declared).parameters if not name.startswith("event_")]
        to_json = dict.fromkeys(names, lambda given, _: given.value if isinstance(given, _Whole) else given)
        part = solara.component_vue(file, to_json=to_json)(declared)

        @functools.wraps(declared)
        def draw(*arguments: P.args, **given: P.kwargs) -> Any:
            whole: Any = {
                name: _Whole(one) if name in names and isinstance(one, dict | list) else one
                for name, one in given.items()
            }
            return part(*arguments, **whole)

        return draw

    return made


@_written_in("frame.vue")
def Frame(frame: dict[str, Any], event_go: Event, event_language: Event) -> None:
    """Head of every page: name, pages, language, notices."""


@_written_in("switchboard.vue")
def Switchboard(board: dict[str, Any], event_change: Event) -> None:
    """Neighbourhood, presets, the seven recommendations and their parts."""


@_written_in("world_board.vue")
def WorldBoard(world: dict[str, Any], numbers: dict[str, Any], event_change: Event, event_find: Event) -> None:
    """The third level: the world and all numbers."""


@_written_in("outlook.vue")
def OutlookPane(outlook: dict[str, Any]) -> None:
    """Headline, four numbers and the difference."""


@_written_in("undo.vue")
def Undo(log: dict[str, Any], event_go: Event) -> None:
    """Undo and redo."""


@_written_in("log.vue")
def Log(log: dict[str, Any], event_go: Event, event_mark: Event) -> None:
    """The change log."""


@_written_in("upload.vue")
def Upload(words: dict[str, str], event_text: Event) -> None:
    """A file or pasted text, by mouse or keyboard."""


@_written_in("choices.vue")
def Choices(choices: dict[str, Any], event_choose: Event) -> None:
    """A row of buttons of which one is chosen."""


@_written_in("map.vue")
def Map(map: dict[str, Any], event_home: Event) -> None:  # noqa: A002  the name that the template knows
    """The neighbourhood over time; it plays in the browser."""


@_written_in("tick.vue")
def Tick(text: str, value: bool, event_change: Event) -> None:
    """One thing on or off."""


@_written_in("beside.vue")
def Beside(beside: dict[str, Any], event_change: Event) -> None:
    """Which scenarios stand beside the choice."""


@_written_in("press.vue")
def Press(text: str, event_press: Event) -> None:
    """One button."""


@_written_in("take.vue")
def Take(take: dict[str, Any], file: dict[str, Any] | None, event_ask: Event) -> None:
    """Link, files and Python to take home."""


@_written_in("knobs.vue")
def Knobs(knobs: dict[str, Any], event_change: Event) -> None:
    """Controls of a story: sliders, and choices of which one is made."""


@_written_in("links.vue")
def Links(links: dict[str, Any], event_go: Event) -> None:
    """A row of links within a page."""


@_written_in("story_list.vue")
def StoryList(stories: list[dict[str, Any]], event_go: Event) -> None:
    """All stories, with a sentence each."""
