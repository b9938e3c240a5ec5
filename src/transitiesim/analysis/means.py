"""Means over replicates with an interval, many at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student


@dataclass(frozen=True, slots=True)
class Means:
    """Means with the 95 percent interval of Student's t.

    Attributes:
        mean: the means.
        low: lower ends; NaN with one replicate.
        high: upper ends; NaN with one replicate.
        runs: replicates behind each.
    """

    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    runs: NDArray[np.int64]


def means_of(values: NDArray[np.float64]) -> Means:
    """Means over the first axis, leaving out missing values.

    Args:
        values: a value per replicate along the first axis; shape (replicates, ...).
    """
    known = ~np.isnan(values)
    runs = known.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(known, values, 0.0).sum(axis=0) / runs
        square = np.where(known, (values - mean) ** 2, 0.0).sum(axis=0)
        spread = np.sqrt(square / (runs - 1) / runs)
        half = np.where(runs > 1, student.ppf(0.975, np.maximum(runs - 1, 1)) * spread, np.nan)
    return Means(mean, mean - half, mean + half, runs)
