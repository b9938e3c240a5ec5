"""Dates in files as month numbers of the model."""

from __future__ import annotations

FIRST_YEAR = 2019
LAST_MONTH = 383


def month_of(date: str) -> int:
    """Month number of "2021-03" or "2021" (then January); 0 is January 2019, earlier months are negative."""
    year, _, month = date.partition("-")
    return (int(year) - FIRST_YEAR) * 12 + int(month or 1) - 1
