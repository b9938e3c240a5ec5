"""When a tenth, half and nine tenths of the homes have left gas: T10, T50 and T90."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from transitiesim.analysis.intervals import band_of
from transitiesim.analysis.values import GAS_FREE, values
from transitiesim.results import Results
from transitiesim.results.results import FIRST_YEAR

LEVELS: Mapping[str, float] = {"T10": 0.1, "T50": 0.5, "T90": 0.9}


@dataclass(frozen=True, slots=True)
class Reached:
    """When a level was reached, over the replicates.

    A replicate that never reaches the level counts as later than all others. So a median is only given when at
    least half of the replicates get there; a median over the quick ones alone would flatter.

    Attributes:
        level: share of the homes that were on gas at the start.
        low: moment at which a tenth of the replicates had reached it, in years (2034.5 is mid 2034); NaN if never.
        median: moment at which half of them had.
        high: moment at which nine tenths of them had.
        share_reached: share of the replicates that reached it within the run.
    """

    level: float
    low: float
    median: float
    high: float
    share_reached: float


def reach_times(results: Results, scenario: str | None = None, neighbourhood: str | None = None) -> pd.DataFrame:
    """Moment at which each replicate first reached each level.

    Between two recorded months the path is taken to be straight.

    Args:
        results: where to look.
        scenario: its name; may be left out when there is only one.
        neighbourhood: its id; may be left out when there is only one.

    Returns:
        Table with index "replicate" and columns T10, T50 and T90, in years; NaN where it was never reached.

    Raises:
        InputError: as `values`.
    """
    wide = values(results, GAS_FREE, scenario, neighbourhood, by_month=True)
    return pd.DataFrame({name: first_reached(wide, level) for name, level in LEVELS.items()})


def first_reached(wide: pd.DataFrame, level: float) -> pd.Series[float]:
    """Moment at which each row first is at or above `level`, in years; NaN if never.

    Args:
        wide: a row per replicate and a column per recorded month, in order; a month holds the state at its end.
        level: what has to be reached.
    """
    moments = FIRST_YEAR + (np.asarray(wide.columns, dtype=np.float64) + 1) / 12
    path = wide.to_numpy(dtype=np.float64)
    there = path >= level - 1e-9  # a share of counts may fall a rounding error short of the level it meets
    at = there.argmax(axis=1)
    rows = np.arange(len(path))
    before = np.maximum(at - 1, 0)
    rise = path[rows, at] - path[rows, before]
    part = np.divide(level - path[rows, before], rise, out=np.ones(len(path)), where=(at > 0) & (rise > 0))
    part = np.minimum(part, 1.0)
    when = moments[before] + part * (moments[at] - moments[before])
    return pd.Series(np.where(there.any(axis=1), when, np.nan), index=wide.index)


def reached(times: pd.Series[float], level: float) -> Reached:
    """What the moments of all replicates come to."""
    known = times.to_numpy(dtype=np.float64)
    band = band_of(np.where(np.isnan(known), np.inf, known))
    low, median, high = (point if math.isfinite(point) else math.nan for point in (band.low, band.median, band.high))
    share = float(np.mean(~np.isnan(known))) if len(known) else math.nan
    return Reached(level, low, median, high, share)


def year_and_month(moment: float) -> tuple[int, int]:
    """Calendar year and month (1-12) in which a moment in years falls; the very end of a month belongs to it.

    Raises:
        ValueError: when the moment is missing ("never").
    """
    if not math.isfinite(moment):
        raise ValueError("a moment that never comes has no month")
    month = math.ceil((moment - FIRST_YEAR) * 12 - 1e-6) - 1
    return FIRST_YEAR + month // 12, month % 12 + 1
