"""Do the replicates end in one place or in two: a neighbourhood that tips or does not?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

LOW_BELOW = 0.35
HIGH_ABOVE = 0.65
EVENLY_SPREAD = 5 / 9


@dataclass(frozen=True, slots=True)
class TwoEnds:
    """How the end values of the replicates are spread.

    Limits: the shares depend on the chosen limits, and with few replicates two heaps may be chance. The
    bimodality coefficient is above 5/9 for two clear heaps, but also for a single lopsided one, and it cannot see
    two heaps of very unequal size; so it is shown, not decided upon. `two_ends` is a plain description, not a test.

    Attributes:
        low: share of the replicates that end below .35.
        middle: share from .35 to .65.
        high: share above .65.
        coefficient: bimodality coefficient (Pfister and others 2013, doi:10.3389/fpsyg.2013.00700); an even spread
            gives 5/9. NaN with fewer than four replicates or when all are equal.
        two_ends: whether both ends hold a tenth or more and the middle holds less than either.
    """

    low: float
    middle: float
    high: float
    coefficient: float
    two_ends: bool


def two_ends(numbers: NDArray[Any]) -> TwoEnds:
    """Spread of end values between 0 and 1, leaving out missing ones; NaN when none is left."""
    known = numbers[~np.isnan(numbers)].astype(np.float64)
    if len(known) == 0:
        return TwoEnds(math.nan, math.nan, math.nan, math.nan, two_ends=False)
    low, high = float(np.mean(known < LOW_BELOW)), float(np.mean(known > HIGH_ABOVE))
    middle = float(np.mean((known >= LOW_BELOW) & (known <= HIGH_ABOVE)))
    both = min(low, high) >= 0.1 and middle < min(low, high)
    return TwoEnds(low, middle, high, bimodality_coefficient(known), two_ends=both)


def bimodality_coefficient(numbers: NDArray[np.float64]) -> float:
    """(skewness squared + 1) / (excess kurtosis + 3 (n-1)^2 / ((n-2)(n-3))), both corrected for sample size."""
    n = len(numbers)
    if n < 4 or np.ptp(numbers) < 1e-9:
        return math.nan
    from_mean = numbers - numbers.mean()
    second, third, fourth = (float(np.mean(from_mean**power)) for power in (2, 3, 4))
    skewness = third / second**1.5 * math.sqrt(n * (n - 1)) / (n - 2)
    kurtosis = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (fourth / second**2 - 3) + 6)
    return float((skewness**2 + 1) / (kurtosis + 3 * (n - 1) ** 2 / ((n - 2) * (n - 3))))
