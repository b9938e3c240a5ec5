"""What happened in the country: prices, laws and the gas-free share elsewhere, per month."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from transitiesim.data_files import shipped
from transitiesim.language import Text
from transitiesim.neighbourhood.months import month_of
from transitiesim.parameters import Grade


@dataclass(frozen=True, slots=True)
class Law:
    """A law, policy, target or shock with the month it starts or falls due (0 = January 2019, earlier is negative)."""

    month: int
    kind: str
    text: Text
    source: str
    url: str
    grade: Grade


@dataclass(frozen=True, slots=True, eq=False)
class WorldData:
    """Monthly series from January 2019 until the last month with data; each may end at another month.

    Attributes:
        gas_price: euro per m3 for households, taxes and VAT included, standing charges not.
        heat_price: euro per GJ of network heat, VAT included, standing charges not.
        gas_free_elsewhere: share of all dwellings in the country that are gas-free, between 0 and 1.
        laws: laws, policies, targets and shocks in order of month.
    """

    gas_price: NDArray[np.float64]
    heat_price: NDArray[np.float64]
    gas_free_elsewhere: NDArray[np.float64]
    laws: tuple[Law, ...]


@cache
def world_data() -> WorldData:
    """The shipped series; read once, and locked against writing.

    The gas price and the gas-free share are straight lines between the months that have a datum. The heat price is
    a regulated tariff and stays the same from the first to the last month of its row. The gas-free share is that of
    1 January; the definition of the statistics changed between 2019 and 2022, so part of the rise is on paper.
    """
    gas = {month_of(row["month"]): float(row["euro_per_m3"]) for row in _rows("gas_price.csv")}
    elsewhere = {month_of(row["year"]): float(row["share"]) for row in _rows("gas_free_elsewhere.csv")}
    laws = sorted((_law(row) for row in _rows("laws.csv")), key=lambda law: law.month)
    return WorldData(_lines(gas), _steps(_rows("heat_price.csv")), _lines(elsewhere), tuple(laws))


def _rows(name: str) -> list[dict[str, str]]:
    """Rows of a shipped table, by column name."""
    with shipped("world", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _lines(anchors: dict[int, float]) -> NDArray[np.float64]:
    """Straight lines between the anchors, from month 0 to the last anchor."""
    months = np.arange(max(anchors) + 1)
    known = sorted(anchors)
    return _locked(np.interp(months, known, [anchors[month] for month in known]))


def _steps(rows: list[dict[str, str]]) -> NDArray[np.float64]:
    """The tariff of each month; the rows follow each other without a gap."""
    parts = [np.full(month_of(row["until"]) - month_of(row["from"]) + 1, float(row["euro_per_gj"])) for row in rows]
    return _locked(np.concatenate(parts))


def _locked(series: NDArray[np.float64]) -> NDArray[np.float64]:
    """The series, unchangeable: every run of the model shares it."""
    series.setflags(write=False)
    return series


def _law(row: dict[str, str]) -> Law:
    """One row of the table of laws."""
    return Law(
        month=month_of(row["month"]),
        kind=row["kind"],
        text=Text(row["nl"], row["en"]),
        source=row["source"],
        url=row["url"],
        grade=Grade(row["grade"]),
    )
