"""Months of the run and how a scenario file writes them: "2030-01", a TOML date or a plain year."""

from __future__ import annotations

import datetime as dt
import re

from transitiesim.errors import InputError
from transitiesim.language import Text

FIRST_YEAR = 2019
LAST_YEAR = 2050
RUN_MONTHS = 12 * (LAST_YEAR - FIRST_YEAR + 1)
"""January 2019 is month 0, December 2050 month 383."""

_ALLOWED = Text(
    f'een maand als "2030-01", van {FIRST_YEAR}-01 tot en met {LAST_YEAR}-12',
    f'a month such as "2030-01", from {FIRST_YEAR}-01 to {LAST_YEAR}-12',
)
_MONTH_NAMES = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}


def date_text(month: int) -> str:
    """The month as a scenario file writes it: 0 is "2019-01"."""
    years, months = divmod(month, 12)
    return f"{FIRST_YEAR + years:04d}-{months + 1:02d}"


def month_in_words(month: int, language: str) -> str:
    """The month as a sentence writes it: 0 is "januari 2019"."""
    years, months = divmod(month, 12)
    return f"{_MONTH_NAMES[language].split()[months]} {FIRST_YEAR + years}"


def first_month_of(value: object) -> int:
    """The month that a date in a file stands for; a plain year stands for its January.

    Raises:
        InputError: when it is no date, or lies outside January 2019 to December 2050. The message does not
            say where it stands: the caller knows.
    """
    return _month(value, month_of_year=1)


def last_month_of(value: object) -> int:
    """As `first_month_of`, but a plain year stands for its December."""
    return _month(value, month_of_year=12)


def check_in_run(month: int, months: int, where: str) -> None:
    """The month lies in a run of this many months."""
    if not 0 <= month < months:
        raise InputError(
            where,
            Text(f"{date_text(month)} valt buiten de doorrekening", f"{date_text(month)} lies outside the run"),
            months_between(0, months - 1),
        )


def months_between(first: int, last: int) -> Text:
    """The months that are accepted, in words."""
    return Text(f"{date_text(first)} tot en met {date_text(last)}", f"{date_text(first)} to {date_text(last)}")


def _month(value: object, month_of_year: int) -> int:
    """The month for a date, or for a plain year with this month (1-12)."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return _within(value.year, value.month)
    if isinstance(value, int) and not isinstance(value, bool):
        return _within(value, month_of_year)
    if isinstance(value, str):
        found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", value, re.ASCII)
        if found:
            return _within(int(found[1]), int(found[2]) if found[2] else month_of_year)
        shown = repr(value[:40])
        raise InputError("", Text(f"{shown} is geen maand", f"{shown} is not a month"), _ALLOWED)
    raise InputError("", Text("is geen maand", "is not a month"), _ALLOWED)


def _within(year: int, month: int) -> int:
    """Month number of a year and a month (1-12) inside the period that can be simulated."""
    if not 1 <= month <= 12:
        raise InputError("", Text(f"maand {month:02d} bestaat niet", f"month {month:02d} does not exist"), _ALLOWED)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        shown = str(year) if abs(year) < 100_000 else "..."
        raise InputError(
            "", Text(f"het jaar {shown} valt buiten de periode", f"the year {shown} is out of range"), _ALLOWED
        )
    return 12 * (year - FIRST_YEAR) + month - 1
