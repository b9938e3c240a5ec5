"""In which language the user wants to be answered: `--lang`, then TRANSITIESIM_LANG, then the locale."""

from __future__ import annotations

import os
from collections.abc import Sequence

from transitiesim.errors import InputError, closest
from transitiesim.language import LANGUAGES, Language, Text, language_of_locale

OPTION = "--lang"
VARIABLE = "TRANSITIESIM_LANG"


def default_language() -> Language:
    """The language of the environment.

    Raises:
        InputError: when TRANSITIESIM_LANG holds something else than a language.
    """
    value = os.environ.get(VARIABLE, "").strip()
    return _checked(value, VARIABLE) if value else language_of_locale()


def taken_out(arguments: Sequence[str]) -> tuple[Language | None, list[str]]:
    """The language that is asked for, and the other arguments.

    `--lang` may stand anywhere, before the command or after it; after `--` nothing is looked at.

    Raises:
        InputError: an unknown language, or none behind `--lang`.
    """
    language: Language | None = None
    rest: list[str] = []
    waiting = iter(arguments)
    for word in waiting:
        if word == "--":
            rest.append(word)
            rest.extend(waiting)
        elif word == OPTION:
            language = _checked(next(waiting, ""), OPTION)
        elif word.startswith(f"{OPTION}="):
            language = _checked(word.removeprefix(f"{OPTION}="), OPTION)
        else:
            rest.append(word)
    return language, rest


def _checked(word: str, where: str) -> Language:
    for language in LANGUAGES:
        if word.lower() == language:
            return language
    if not word or word.startswith("-"):
        what = Text("hier hoort een taal achter", "a language belongs behind this")
    else:
        shown = word if word.isprintable() and len(word) <= 20 else "..."
        what = Text(f"'{shown}' is geen taal die wij kennen", f"'{shown}' is not a language we know")
    raise InputError(where, what, ", ".join(LANGUAGES), closest(word, LANGUAGES))
