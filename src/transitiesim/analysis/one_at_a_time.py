"""What each factor does by itself, on the same draws as everything as usual, and what these common draws save.

Differences are taken replicate by replicate. With draws of their own, the variance of the difference of two means would
be the sum of both variances; on common draws it is that of the differences. The ratio of the two is the part of the
replicates that common random numbers need for the same interval (Law 2015, Simulation Modeling and Analysis, ch. 11).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from transitiesim.analysis.means import means_of
from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.results import SweepResults

ALL = "all"
_RESAMPLES = 2000
_SEED = 20_500_101


def is_one_at_a_time(sweep: SweepResults) -> bool:
    """Whether a sweep varies one factor at a time."""
    return bool(sweep.manifest["design"]["kind"] == "one_at_a_time")


def differences(sweep: SweepResults, outcome: str, year: int | None = None) -> pd.DataFrame:
    """Each point of the design minus everything as usual, at the end of a year.

    Args:
        sweep: a sweep with one factor at a time.
        outcome: which outcome.
        year: the last one when left out.

    Returns:
        Columns scenario, neighbourhood, term (the factor, or "all" for all levers together), value, mean, low, high,
        runs, and needed, needed_low, needed_high: the part of the replicates that the pairs need, with its 95 percent
        bootstrap interval; and at_best, the part that pairs of these two spreads would need if they always moved
        together. They are NaN where nothing differs between replicates.

    Raises:
        InputError: another design, or an outcome or year that was not kept.
    """
    if not is_one_at_a_time(sweep):
        what = Text("er varieert niet één ding tegelijk", "not one thing at a time varies")
        raise InputError(printable(sweep.folder), what)
    names = [one["name"] for one in sweep.factors]
    table = sweep.values(outcome, year)
    frames = []
    for (scenario, place), rows in sweep.design.groupby(["scenario", "neighbourhood"], sort=False):
        outcomes = table.loc[rows["setting"]].to_numpy()
        points = rows[names].to_numpy()
        first, others = outcomes[0], outcomes[1:]
        found = means_of((others - first).T)
        needed = np.array([needed_of(first, other) for other in others])
        at_best = np.array([at_best_of(first, other) for other in others])
        terms = [_term(points[0], point, names) for point in points[1:]]
        columns = {
            "scenario": scenario,
            "neighbourhood": place,
            "term": [term for term, _ in terms],
            "value": [value for _, value in terms],
            "mean": found.mean,
            "low": found.low,
            "high": found.high,
            "runs": found.runs,
            "needed": needed[:, 0],
            "needed_low": needed[:, 1],
            "needed_high": needed[:, 2],
            "at_best": at_best,
        }
        frames.append(pd.DataFrame(columns))
    return pd.concat(frames, ignore_index=True)


def needed_of(one: NDArray[np.float64], other: NDArray[np.float64]) -> tuple[float, float, float]:
    """The part of the replicates that pairs need for the same interval, with a 95 percent bootstrap interval.

    Args:
        one: outcomes, a value per replicate; pairs of which one is missing are left out.
        other: outcomes on the same draws.

    Returns:
        The ratio var(other - one) / (var(one) + var(other)), and the ends of its interval; NaN when nothing varies.
    """
    pairs = _known(one, other)
    if pairs.shape[1] < 2:
        return np.nan, np.nan, np.nan
    picks = np.random.default_rng(_SEED).integers(0, pairs.shape[1], (_RESAMPLES, pairs.shape[1]))
    value, resampled = float(_ratio(pairs)), _ratio(pairs[:, picks])
    if np.isnan(value) or np.isnan(resampled).all():
        return np.nan, np.nan, np.nan
    low, high = np.nanquantile(resampled, [0.025, 0.975])
    return value, float(low), float(high)


def at_best_of(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """The smallest part of the replicates that pairs of these two spreads can need, whatever draws they share.

    Where one of two scenarios varies little, there is little for the pairs to take away.

    Args:
        one: outcomes, a value per replicate; pairs of which one is missing are left out.
        other: outcomes on the same draws.

    Returns:
        (s1 - s2)^2 / (s1^2 + s2^2) with the standard deviations s1 and s2; NaN when nothing varies.
    """
    pairs = _known(one, other)
    if pairs.shape[1] < 2 or np.isnan(_ratio(pairs)):
        return np.nan
    first, second = pairs.std(axis=1, ddof=1)
    return float((first - second) ** 2 / (first**2 + second**2))


def _known(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Pairs of which neither is missing, shape (2, pairs)."""
    known = ~(np.isnan(one) | np.isnan(other))
    return np.stack([one[known], other[known]])


def _ratio(pairs: NDArray[np.float64]) -> NDArray[np.float64]:
    """Var(other - one) over var(one) + var(other); NaN where both vary no more than their rounding."""
    apart = np.asarray(pairs.var(axis=-1, ddof=1).sum(axis=0))
    rounding = (16 * np.finfo(np.float64).eps * np.abs(pairs).max(axis=(0, -1), initial=0.0)) ** 2
    together = np.asarray((pairs[1] - pairs[0]).var(axis=-1, ddof=1))
    ratio = np.full(apart.shape, np.nan)
    np.divide(together, apart, out=ratio, where=apart > np.maximum(rounding, np.finfo(np.float64).tiny))
    return ratio


def _term(usual: NDArray[np.float64], point: NDArray[np.float64], names: list[str]) -> tuple[str, float]:
    """Which factor is otherwise, and its value; all levers together have no value of their own."""
    moved = np.flatnonzero(point != usual)
    return (names[moved[0]], float(point[moved[0]])) if len(moved) == 1 else (ALL, np.nan)
