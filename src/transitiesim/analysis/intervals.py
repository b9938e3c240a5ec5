"""How sure one can be of a share, a median or a mean that was counted over a limited number of replicates.

These intervals say how much the answer could differ with other replicates of the same model. They say nothing of
how far the model is from reality.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

BAND = (0.1, 0.5, 0.9)
"""Low, middle and high of a band: eight out of ten replicates lie between the outer two."""

_RESAMPLES = 2000
_SEED = 20_500_101
_NORMAL_975 = 1.959963984540054  # 97.5 percent point of the standard normal distribution


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value counted over replicates, with the interval that holds it with 95 percent confidence.

    Attributes:
        value: the estimate; NaN when there is nothing to go by.
        low: lower end of the interval.
        high: upper end of the interval.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Band:
    """10, 50 and 90 percent points over the replicates: the 80 percent band and its middle."""

    low: float
    median: float
    high: float


def band_of(numbers: NDArray[Any]) -> Band:
    """The band of some numbers, leaving out missing ones; NaN when none is left.

    A number may be infinite ("never"); a point of the band that falls there is infinite too.
    """
    ordered = np.sort(numbers[~np.isnan(numbers)].astype(np.float64))
    return Band(*(_point(ordered, share) for share in BAND))


def chance(count: int, total: int) -> Estimate:
    """Share `count` of `total` with Wilson's 95 percent interval, which also holds near 0 and 1.

    Wilson 1927, doi:10.1080/01621459.1927.10502953; advised by Brown, Cai and DasGupta 2001,
    doi:10.1214/ss/1009213286.

    Raises:
        ValueError: when the counts are impossible.
    """
    if not 0 <= count <= total:
        raise ValueError(f"{count} of {total} is not a share")
    if total == 0:
        return Estimate(math.nan, math.nan, math.nan)
    share, square = count / total, _NORMAL_975**2
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = _NORMAL_975 * math.sqrt(share * (1 - share) / total + square / (4 * total**2)) / (1 + square / total)
    low = 0.0 if count == 0 else middle - half
    high = 1.0 if count == total else middle + half
    return Estimate(share, low, high)


def bootstrap(numbers: NDArray[Any], statistic: Literal["mean", "median"]) -> Estimate:
    """Mean or median with a 95 percent percentile bootstrap interval (Efron 1979, doi:10.1214/aos/1176344552).

    The resampling has a fixed seed, so the same numbers always give the same interval. Missing numbers are left
    out; with fewer than two numbers the interval is NaN.
    """
    known = numbers[~np.isnan(numbers)].astype(np.float64)
    of = np.mean if statistic == "mean" else np.median
    if len(known) == 0:
        return Estimate(math.nan, math.nan, math.nan)
    if len(known) == 1:
        return Estimate(float(known[0]), math.nan, math.nan)
    picks = np.random.default_rng(_SEED).integers(0, len(known), (_RESAMPLES, len(known)))
    low, high = np.quantile(of(known[picks], axis=1), [0.025, 0.975])
    return Estimate(float(of(known)), float(low), float(high))


def _point(ordered: NDArray[np.float64], share: float) -> float:
    if len(ordered) == 0:
        return math.nan
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    part = place - below
    left = float(ordered[below])
    if part == 0 or left == ordered[below + 1]:
        return left
    return left + part * (float(ordered[below + 1]) - left)
