"""One indicator of one scenario in one neighbourhood as a table of replicates by years."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from transitiesim.errors import InputError, closest
from transitiesim.language import Text
from transitiesim.results import Results, year_of
from transitiesim.results.indicator import Better

GAS_FREE = "gas_free_share"


class _Rows(dict[str, "NDArray[Any]"]):
    """Some rows of a table: each column is taken out when it is first asked for, for few of the many are.

    Args:
        table: the whole table.
        places: which rows of it; whole numbers.
    """

    def __init__(self, table: pd.DataFrame, places: NDArray[np.int64]) -> None:
        super().__init__()
        self._table, self.places = table, places

    def __missing__(self, name: str) -> NDArray[Any]:
        found = self[name] = self._table[name].to_numpy()[self.places]
        return found


# results never change, so the rows of one scenario and place are looked up once; gone as soon as the results are
_FILTERED: WeakKeyDictionary[Results, dict[tuple[str, ...], _Rows]] = WeakKeyDictionary()

_TABLES: WeakKeyDictionary[Results, dict[str, str]] = WeakKeyDictionary()  # which table each column is in


# Rows are columns of numpy by name.
def _still_on_gas(rows: Any) -> Any:
    return rows["gas"] + rows["signed"] + rows["hybrid"]


def _gas_free_share(rows: Any) -> Any:
    return 1 - _still_on_gas(rows) / rows["on_gas_start"]


def _committed_share(rows: Any) -> Any:
    return 1 - rows["gas"] / rows["on_gas_start"]


def _gas_free_of_standing(rows: Any) -> Any:
    return 1 - _still_on_gas(rows) / rows["homes"]


DERIVED: Mapping[str, tuple[Callable[[Any], Any], Better]] = {
    "still_on_gas": (_still_on_gas, "low"),
    GAS_FREE: (_gas_free_share, "high"),
    "committed_share": (_committed_share, "high"),
    "gas_free_of_standing": (_gas_free_of_standing, "high"),
}
"""Indicators worked out from the counts of homes, and which way is better.

still_on_gas: homes with gas heating, also those that signed or are hybrid.
gas_free_share: share of the homes on gas at the start that no longer are, whatever came in their place; a home
    that was demolished has left gas, a new home was never on it.
committed_share: the same, counting also homes that signed or are hybrid.
gas_free_of_standing: share of the homes that stand there now. For groups whose members change, such as resident
    types (people move house), this is the share to use; there gas_free_share may even fall.
"""


def values(
    results: Results,
    indicator: str,
    scenario: str | None = None,
    neighbourhood: str | None = None,
    *,
    group_kind: str = "all",
    group: str = "all",
    basis: str = "all_asked",
    by_month: bool = False,
) -> pd.DataFrame:
    """Values of an indicator: a row per replicate and a column per year (its end) or month.

    Args:
        results: where to look.
        indicator: a column of the path, programme or tipping table, or one of `DERIVED`.
        scenario: its name; may be left out when there is only one.
        neighbourhood: its id; may be left out when there is only one.
        group_kind: kind of group, for columns of the path table.
        group: which group of that kind.
        basis: "all_asked" or "present_reach", for columns of the tipping table.
        by_month: give every recorded month instead of every December.

    Returns:
        float64 table; index "replicate", columns "year" (2018 is the start) or "month" (-1 is the start).

    Raises:
        InputError: unknown indicator, scenario, neighbourhood or group; or a share of homes on gas where no home
            was on gas at the start.
    """
    rows = _rows(results, _table_of(results, indicator), indicator, scenario, neighbourhood, group_kind, group, basis)
    if indicator in {GAS_FREE, "committed_share"} and (rows["on_gas_start"] == 0).any():
        what = Text(
            f"geen enkele woning van groep '{group}' zat aan het begin op gas",
            f"no home of group '{group}' was on gas at the start",
        )
        raise InputError("results", what)
    with np.errstate(divide="ignore", invalid="ignore"):  # a share of a group without homes is missing
        found = DERIVED[indicator][0](rows) if indicator in DERIVED else rows[indicator]
    columns = np.asarray(found, np.float64), rows["replicate"].astype(np.int64), rows["month"].astype(np.int64)
    kept = slice(None) if by_month else columns[2] % 12 == 11
    wide = _wide(*(column[kept] for column in columns))
    months = [int(month) for month in wide.columns]
    labels = months if by_month else [year_of(month) for month in months]
    wide.columns = pd.Index(labels, name="month" if by_month else "year")
    return wide.rename_axis(index="replicate")


def _wide(found: NDArray[Any], replicate: NDArray[Any], month: NDArray[Any]) -> pd.DataFrame:
    """A row per replicate and a column per month, both in order; a month that a replicate lacks is missing there."""
    width = int(np.searchsorted(replicate, replicate[0], side="right")) if len(replicate) else 0
    # Nearly always the rows are in order and every replicate has the same months: then nothing has to be looked up.
    if width and len(found) % width == 0:
        months, numbers = month.reshape(-1, width), replicate.reshape(-1, width)
        in_order = (np.diff(months[0]) > 0).all() and (np.diff(numbers[:, 0]) > 0).all()
        if in_order and (months == months[0]).all() and (numbers == numbers[:, :1]).all():
            return pd.DataFrame(found.reshape(-1, width), index=numbers[:, 0], columns=months[0])
    wide = pd.Series(found, index=pd.MultiIndex.from_arrays([replicate, month])).unstack()  # noqa: PD010 (a pivot needs a name)
    assert isinstance(wide, pd.DataFrame)  # noqa: S101 (unstacking two levels gives a table)
    return wide


def better_of(results: Results, indicator: str) -> Better | None:
    """Whether a high or a low value of an indicator is better; None when it is neither or not said."""
    if indicator in DERIVED:
        return DERIVED[indicator][1]
    known = results.indicators().get(indicator)
    return known.better if known else None


def _table_of(results: Results, indicator: str) -> str:
    if indicator in DERIVED:
        return "path"
    columns = _TABLES.get(results)
    if columns is None:
        columns = {}
        for table in ("path", "programme", "tipping"):
            for column in results.tables()[table].select_dtypes(["number", "bool"]).columns:
                columns.setdefault(str(column), table)
        _TABLES[results] = columns
    if indicator in columns and indicator not in {"replicate", "month"}:
        return columns[indicator]
    what = Text(
        f"indicator '{indicator}' zit niet in deze resultaten", f"indicator '{indicator}' is not in these results"
    )
    raise InputError("results", what, suggestion=closest(indicator, [*DERIVED, *columns]))


def _rows(
    results: Results,
    table: str,
    indicator: str,
    scenario: str | None,
    neighbourhood: str | None,
    group_kind: str,
    group: str,
    basis: str,
) -> _Rows:
    where = {
        "scenario": results.scenario(scenario)["name"],
        "neighbourhood": results.neighbourhood(neighbourhood)["id"],
    }
    which = ""
    if table == "path":
        where |= {"group_kind": group_kind, "group": group}
        which = f"{group_kind} = {group}"
    if table == "tipping":
        where |= {"basis": basis}
        which = f"basis = {basis}"
    kept = _FILTERED.setdefault(results, {})
    key = (table, *where.values())
    if key not in kept:
        frame = results.tables()[table]
        keep = np.ones(len(frame), np.bool_)
        for column, wanted in where.items():
            keep &= (frame[column] == wanted).to_numpy(np.bool_)
        kept[key] = _Rows(frame, np.flatnonzero(keep))
    rows = kept[key]
    if len(rows.places) == 0:
        what = Text(f"niets gevonden voor {indicator} ({which})", f"nothing found for {indicator} ({which})")
        raise InputError("results", what)
    return rows
