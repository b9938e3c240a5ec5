"""Bands over the replicates, year by year: where eight out of ten of them lie, and their middle."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from transitiesim.analysis.intervals import BAND
from transitiesim.analysis.values import values
from transitiesim.results import Results


def bands(
    results: Results,
    indicator: str,
    scenario: str | None = None,
    neighbourhood: str | None = None,
    *,
    group_kind: str = "all",
    group: str = "all",
    basis: str = "all_asked",
) -> pd.DataFrame:
    """Band of an indicator per year.

    Args:
        results: where to look.
        indicator: as in `values`.
        scenario: its name; may be left out when there is only one.
        neighbourhood: its id; may be left out when there is only one.
        group_kind: as in `values`.
        group: as in `values`.
        basis: as in `values`.

    Returns:
        Table with index "year" and columns low, median, high (10, 50 and 90 percent of the replicates), mean, and
        runs (how many replicates had a value).

    Raises:
        InputError: as `values`.
    """
    wide = values(results, indicator, scenario, neighbourhood, group_kind=group_kind, group=group, basis=basis)
    return band_per_column(wide)


def band_per_column(wide: pd.DataFrame) -> pd.DataFrame:
    """Band of every column of a table with a row per replicate; missing values are left out."""
    points = wide.quantile(list(BAND))
    return pd.DataFrame({
        "low": points.loc[BAND[0]],
        "median": points.loc[BAND[1]],
        "high": points.loc[BAND[2]],
        "mean": wide.mean(),
        "runs": wide.count(),
    })  # fmt: skip


def all_bands(results: Results, indicators: Sequence[str]) -> pd.DataFrame:
    """Bands of several indicators for every scenario and neighbourhood, as one long table.

    Returns:
        Table with columns scenario, neighbourhood, indicator, year, low, median, high, mean and runs.

    Raises:
        InputError: as `values`.
    """
    parts = [
        bands(results, indicator, scenario, place)
        .reset_index()
        .assign(scenario=scenario, neighbourhood=place, indicator=indicator)
        for scenario in results.scenarios()
        for place in results.neighbourhoods()
        for indicator in indicators
    ]
    columns = ["scenario", "neighbourhood", "indicator", "year", "low", "median", "high", "mean", "runs"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)
