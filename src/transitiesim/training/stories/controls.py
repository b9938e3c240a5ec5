"""What can be moved in a story: a handful of values each, so that every choice can be named, shared and tested."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from transitiesim.errors import InputError
from transitiesim.language import Language, Text


@dataclass(frozen=True, slots=True)
class Control:
    """Something that can be moved.

    Attributes:
        name: short name, unique in its story.
        text: what it is.
        values: what it can be set to, in order.
        usual: place in `values` where it stands at the start.
        labels: words for each value; worked out from the values when empty.
        form: how a value is shown when there are no labels, with one place for it.
        slider: moved along a line, rather than chosen from buttons.
        light: only changes what is shown; nothing has to be run again.
    """

    name: str
    text: Text
    values: tuple[Any, ...]
    usual: int = 0
    labels: tuple[Text, ...] = ()
    form: Text | None = None
    slider: bool = True
    light: bool = False

    def label(self, place: int, language: Language) -> str:
        """The value at a place, in words."""
        if self.labels:
            return self.labels[place][language]
        value = self.values[place]
        form = self.form or Text("{}", "{}")
        shown = f"{value:g}" if isinstance(value, float) else str(value)
        return form[language].format(shown.replace(".", ",") if language == "nl" else shown)


Settings = Mapping[str, Any]
"""The value of every control of a story, by its name."""


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work for a process of its own.

    Attributes:
        work: defined at the top of a module; runs the model.
        given: its arguments; two jobs with the same work and arguments give the same.
    """

    work: Callable[..., Any]
    given: tuple[Any, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """What it is known by."""
        return (self.work.__module__, self.work.__qualname__, *self.given)

    def done(self) -> Any:
        """Do it here and now."""
        return self.work(*self.given)


def usual(controls: tuple[Control, ...]) -> tuple[int, ...]:
    """Where the controls stand at the start."""
    return tuple(one.usual for one in controls)


def settings_at(controls: tuple[Control, ...], places: tuple[int, ...]) -> dict[str, Any]:
    """The values of controls at their places."""
    return {one.name: one.values[place] for one, place in zip(controls, places, strict=True)}


def places_from(controls: tuple[Control, ...], word: str) -> tuple[int, ...]:
    """Places from the letters of an address, such as "2.0.5"; an empty word stands for the start.

    Raises:
        InputError: when it fits no controls of this kind.
    """
    if not word:
        return usual(controls)
    parts = word.split(".")
    fits = len(parts) == len(controls) and all(
        part.isdecimal() and part.isascii() and len(part) < 4 and int(part) < len(one.values)
        for part, one in zip(parts, controls, strict=False)
    )
    if not fits:
        shown = "".join(letter if letter.isprintable() else "?" for letter in word[:40])
        raise InputError("t", Text(f"'{shown}' is niet te lezen", f"'{shown}' cannot be read"))
    return tuple(int(part) for part in parts)
