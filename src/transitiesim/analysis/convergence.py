"""Whether there were enough replicates: how well the mean of every setting is known."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.stats import t as student

from transitiesim.results import SweepResults


@dataclass(frozen=True, slots=True)
class Convergence:
    """How well the means over replicates of one outcome are known.

    Attributes:
        outcome: its name.
        year: end of which year.
        wanted: half-width of the 95 percent interval that was wanted.
        settings: settings with at least two replicates.
        unstable: those of them with a wider interval.
        widest: half-width of the widest.
        replicates: number that would probably do for the widest, or for all when none is too wide.
    """

    outcome: str
    year: int
    wanted: float
    settings: int
    unstable: int
    widest: float
    replicates: int

    @property
    def enough(self) -> bool:
        """Whether every setting is known as well as was wanted."""
        return self.settings > 0 and self.unstable == 0


def convergence(sweep: SweepResults) -> list[Convergence]:
    """How well the outcomes for which a precision was wanted are known in the last year.

    Intervals are those of Student's t. The number of replicates that would do follows from the spread found so far:
    an interval shrinks with the square root of the number.

    Raises:
        InputError: when nothing is done yet, or a chunk is damaged.
    """
    year = sweep.years()[-1]
    return [_one(sweep, outcome, year, float(wanted)) for outcome, wanted in sweep.manifest["precision"].items()]


def _one(sweep: SweepResults, outcome: str, year: int, wanted: float) -> Convergence:
    table = sweep.runs([outcome], year).groupby("setting")[outcome].agg(["std", "count"])
    table = table[table["count"] > 1]
    if table.empty:
        return Convergence(outcome, year, wanted, 0, 0, math.nan, 2)
    count = table["count"].to_numpy(np.float64)
    half = student.ppf(0.975, count - 1) * table["std"].to_numpy(np.float64) / np.sqrt(count)
    widest = int(np.nanargmax(half)) if not np.isnan(half).all() else 0
    enough = _enough(float(table["std"].iloc[widest]), wanted, int(count[widest]))
    return Convergence(outcome, year, wanted, len(table), int((half > wanted).sum()), float(half[widest]), enough)


def _enough(spread: float, wanted: float, least: int) -> int:
    """Replicates, no fewer than there are, with which the interval of a mean is as narrow as was wanted."""
    number = max(least, math.ceil((1.96 * spread / wanted) ** 2))
    while student.ppf(0.975, number - 1) * spread / math.sqrt(number) > wanted:
        number += 1
    return number
