"""The stories in their order, by the names that an address knows them by."""

from __future__ import annotations

from collections.abc import Mapping

from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.training.stories import fold, haste, leaving, path, quorum, sandbox, trust, x_curve
from transitiesim.training.stories.controls import Control, places_from

CONTROLS: Mapping[str, tuple[Control, ...]] = {
    "path": path.CONTROLS,
    "fold": fold.CONTROLS,
    "trust": trust.CONTROLS,
    "leaving": leaving.CONTROLS,
    "quorum": quorum.CONTROLS,
    "haste": haste.CONTROLS,
    "x_curve": x_curve.CONTROLS,
    "sandbox": sandbox.CONTROLS,
}
WALL = "wall"


def check(word: str) -> str:
    """Letters of an address, such as "path~0.2.4.9" or "path~0.2.4.9~wall", when they stand for something.

    Raises:
        InputError: when they stand for no story, or not for settings of it.
    """
    name, _, rest = word.partition("~")
    places, _, wall = rest.partition("~")
    if name not in CONTROLS or wall not in {"", WALL}:
        shown = "".join(letter if letter.isprintable() else "?" for letter in word[:40])
        raise InputError("t", Text(f"'{shown}' is niet te lezen", f"'{shown}' cannot be read"))
    places_from(CONTROLS[name], places)
    return word


def read(word: str) -> tuple[str, tuple[int, ...], bool]:
    """Name of the story, places of its controls, and whether it is shown on a wall."""
    name, _, rest = check(word).partition("~")
    places, _, wall = rest.partition("~")
    return name, places_from(CONTROLS[name], places), wall == WALL


def write(name: str, places: tuple[int, ...], *, wall: bool = False) -> str:
    """The letters that `read` reads."""
    return f"{name}~{'.'.join(map(str, places))}" + (f"~{WALL}" if wall else "")
