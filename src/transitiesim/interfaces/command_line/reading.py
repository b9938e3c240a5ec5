"""Words of the command line as numbers, choices and months; each complaint names the option and what it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from transitiesim.errors import InputError, closest
from transitiesim.interfaces.command_line.failing import shown
from transitiesim.language import Text


def whole_number(option: str, word: str, least: int, most: int) -> int:
    """A whole number between two limits, both included.

    Raises:
        InputError: when it is something else.
    """
    allowed = Text(
        f"een heel getal van {least} tot en met {most}",
        f"a whole number from {least} to {most}",
    )
    if not re.fullmatch(r"[+-]?[0-9]{1,20}", word.strip(), re.ASCII):
        what = Text(f"'{shown(word)}' is geen heel getal", f"'{shown(word)}' is not a whole number")
        raise InputError(option, what, allowed)
    number = int(word)
    if not least <= number <= most:
        raise InputError(option, Text(f"{number} kan niet", f"{number} is not possible"), allowed)
    return number


def one_of(option: str, word: str, choices: Sequence[str]) -> str:
    """One of a few words, whatever its capitals.

    Raises:
        InputError: when it is another word.
    """
    for choice in choices:
        if word.strip().lower() == choice.lower():
            return choice
    what = Text(f"'{shown(word)}' kan niet", f"'{shown(word)}' is not possible")
    raise InputError(option, what, ", ".join(choices), closest(word, choices))


def several_of(option: str, words: Iterable[str], choices: Sequence[str]) -> tuple[str, ...]:
    """Words out of a longer list, given one by one or with commas between them.

    Raises:
        InputError: when one is not in the list.
    """
    found: list[str] = []
    for word in (part.strip() for one in words for part in one.split(",")):
        if word not in choices:
            what = Text(f"'{shown(word)}' bestaat niet", f"'{shown(word)}' does not exist")
            raise InputError(option, what, ", ".join(choices), closest(word, choices))
        found.append(word)
    return tuple(found)


def year(option: str, word: str, first: int, last: int) -> int:
    """A calendar year.

    Raises:
        InputError: when it is not one, or lies outside the years.
    """
    if not re.fullmatch(r"[0-9]{4}", word.strip(), re.ASCII):
        what = Text(f"'{shown(word)}' is geen jaartal", f"'{shown(word)}' is not a year")
        raise InputError(option, what, Text(f"{first} tot en met {last}", f"{first} to {last}"))
    return whole_number(option, word, first, last)


def month(option: str, word: str, last: int) -> int:
    """A month such as "2030-06" as its number (0 is January 2019); a plain year is its December.

    Args:
        option: the option it was given with.
        word: what the user wrote.
        last: last month that is accepted.

    Raises:
        InputError: when it is not a month, or lies after `last`.
    """
    from transitiesim.scenario import date_text, last_month_of

    allowed = Text(
        f"{date_text(0)} tot en met {date_text(last)}",
        f"{date_text(0)} to {date_text(last)}",
    )
    try:
        number = last_month_of(word.strip())
    except InputError as error:
        raise InputError(option, error.what, allowed) from error
    if number > last:
        what = Text(f"{shown(word)} valt na de doorrekening", f"{shown(word)} lies after the run")
        raise InputError(option, what, allowed)
    return number


def decimal(option: str, word: str) -> float:
    """A number, with a point or a comma.

    Raises:
        InputError: when it is something else, or endless.
    """
    if not re.fullmatch(r"[+-]?([0-9]{1,15}([.,][0-9]{0,15})?|[.,][0-9]{1,15})", word.strip(), re.ASCII):
        what = Text(f"'{shown(word)}' is geen getal", f"'{shown(word)}' is not a number")
        raise InputError(option, what, Text("een getal als 0,5", "a number such as 0.5"))
    return float(word.strip().replace(",", "."))
