"""How an outcome of a sweep goes over the years: quantiles over all settings and replicates."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from transitiesim.results import SweepResults

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


def fans_of(sweep: SweepResults, outcome: str, groups: Mapping[int, str] | None = None) -> pd.DataFrame:
    """Quantiles per scenario, neighbourhood and year.

    Args:
        sweep: the sweep.
        outcome: which outcome.
        groups: a name for each setting that is looked at, to stand for its scenario; all by scenario when left out.

    Returns:
        Columns scenario, neighbourhood, year and one per quantile of `QUANTILES`.

    Raises:
        InputError: an outcome that was not kept.
    """
    keys = ["scenario", "neighbourhood", "year"]
    frame = sweep.runs([outcome])
    if groups is not None:
        frame = frame.assign(scenario=frame["setting"].map(dict(groups))).dropna(subset="scenario")
    found = frame.groupby(keys, sort=False)[outcome].quantile(np.array(QUANTILES))
    table = found.unstack()  # noqa: PD010  a pivot needs names
    assert isinstance(table, pd.DataFrame)  # noqa: S101  two levels or more become a table
    return table.reset_index()
