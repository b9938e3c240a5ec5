"""Statistics of patterns: a number from the runs of some arms, its bootstrap interval, and what it must exceed.

Runs of different arms with the same replicate number used the same draws, so replicates are resampled as a whole and
differences between arms stay paired.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import rankdata

from transitiesim.analysis.intervals import Estimate
from transitiesim.language import Text

RESAMPLES = 1000
_SEED = 77
Values = NDArray[np.float64]


class Sample:
    """Measures of some arms over the same replicates, perhaps resampled.

    Args:
        arms: tables of measures by name of the arm; rows are replicates, the same in each.
        rows: replicates in the sample, with repeats; all of them when left out.
    """

    def __init__(self, arms: Mapping[str, pd.DataFrame], rows: NDArray[np.int64] | None = None) -> None:
        self.arms = arms
        self.rows = rows

    def __call__(self, arm: str, measure: str) -> Values:
        """Values of a measure in an arm, one per replicate in the sample (NaN where it does not exist)."""
        column = self.arms[arm][measure].to_numpy(np.float64)
        return column if self.rows is None else column[self.rows]

    def __len__(self) -> int:
        return len(next(iter(self.arms.values()))) if self.rows is None else len(self.rows)


Statistic = Callable[[Sample], float]


@dataclass(frozen=True)
class Condition:
    """One thing that must be seen for a pattern to hold.

    Attributes:
        text: what the number is.
        arms: arms it needs.
        of: the number, from a sample.
        above: what its whole 95 percent interval must lie above, if anything.
        below: what it must lie below, if anything.
    """

    text: Text
    arms: tuple[str, ...]
    of: Statistic
    above: float | None = None
    below: float | None = None

    def met(self, low: float, high: float) -> bool:
        """Whether an interval (or a single number given twice) lies where it must."""
        if math.isnan(low) or math.isnan(high):
            return False
        return (self.above is None or low > self.above) and (self.below is None or high < self.below)

    @property
    def threshold(self) -> str:
        """The threshold in signs, such as "> 0"."""
        parts = [f"> {self.above:g}"] if self.above is not None else []
        parts += [f"< {self.below:g}"] if self.below is not None else []
        return ", ".join(parts)


def estimated(condition: Condition, arms: Mapping[str, pd.DataFrame]) -> Estimate:
    """The number of a condition with a 95 percent percentile bootstrap interval (Efron 1979) over replicates."""
    sample = Sample({name: arms[name] for name in condition.arms})
    with np.errstate(all="ignore"):
        value = condition.of(sample)
        random = np.random.default_rng(_SEED)
        resampled = [
            condition.of(Sample(sample.arms, random.integers(0, len(sample), len(sample)))) for _ in range(RESAMPLES)
        ]
    known = np.array(resampled)[~np.isnan(resampled)]
    if len(known) < 0.5 * RESAMPLES:
        return Estimate(value, math.nan, math.nan)
    low, high = np.quantile(known, [0.025, 0.975])
    return Estimate(value, float(low), float(high))


def average(values: Values) -> float:
    """Mean of the values that exist; NaN when none does."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else math.nan


def quotient(above: float, below: float) -> float:
    """One number over another; NaN when that is zero, as in the two runs of a draw it may be."""
    return above / below if below else math.nan


def correlation_of_ranks(x: Values, y: Values) -> float:
    """Spearman's rank correlation over the pairs that exist; NaN when one of them does not vary."""
    known = ~(np.isnan(x) | np.isnan(y))
    if known.sum() < 3:
        return math.nan
    a, b = rankdata(x[known]), rankdata(y[known])
    if a.std() == 0.0 or b.std() == 0.0:
        return math.nan
    return float(np.corrcoef(a, b)[0, 1])


# Ways to put the usual questions.


def mean(arm: str, measure: str, *, above: float | None = None, below: float | None = None) -> Condition:
    """The mean of a measure in one arm."""
    text = Text(f"gemiddelde van {measure} in {arm}", f"mean of {measure} in {arm}")
    return Condition(text, (arm,), lambda s: average(s(arm, measure)), above, below)


def share(
    arm: str, text: Text, holds: Callable[[Sample], NDArray[np.bool_]], *, above: float | None = None,
    below: float | None = None,
) -> Condition:  # fmt: skip
    """The share of runs in which something is so."""
    return Condition(text, (arm,), lambda s: float(holds(s).mean()), above, below)


def paired(off: str, on: str, measure: str, *, above: float | None = None, below: float | None = None) -> Condition:
    """The mean paired difference of a measure between two arms, on less off."""
    text = Text(f"gepaard verschil in {measure}: {on} min {off}", f"paired difference in {measure}: {on} less {off}")
    return Condition(text, (off, on), lambda s: average(s(on, measure) - s(off, measure)), above, below)


def interaction(
    neither: str, first: str, second: str, both: str, measure: str, *, above: float | None = None,
    below: float | None = None,
) -> Condition:  # fmt: skip
    """How much more two changes do together than each alone added up."""
    text = Text(
        f"wisselwerking in {measure}: ({both} min {second}) min ({first} min {neither})",
        f"interaction in {measure}: ({both} less {second}) less ({first} less {neither})",
    )
    return Condition(
        text,
        (neither, first, second, both),
        lambda s: average(s(both, measure) - s(second, measure) - s(first, measure) + s(neither, measure)),
        above,
        below,
    )


def ranks(
    arms: tuple[str, ...], x: str, y: str, *, above: float | None = None, below: float | None = None
) -> Condition:
    """Spearman's rank correlation of two measures over the runs of some arms together."""
    where = ", ".join(arms)
    text = Text(
        f"rangcorrelatie van {x} en {y} over de runs van {where}",
        f"rank correlation of {x} and {y} over the runs of {where}",
    )

    def of(s: Sample) -> float:
        return correlation_of_ranks(*(np.concatenate([s(arm, name) for arm in arms]) for name in (x, y)))

    return Condition(text, arms, of, above, below)


def trend(arms: tuple[str, ...], measure: str, *, above: float | None = None, below: float | None = None) -> Condition:
    """Kendall-like trend over ordered arms: share of pairs of arms (same draws) that rise less share that falls."""
    text = Text(
        f"trend van {measure} over {' < '.join(arms)} (stijgende min dalende paren)",
        f"trend of {measure} over {' < '.join(arms)} (rising less falling pairs)",
    )

    def of(s: Sample) -> float:
        columns = np.stack([s(arm, measure) for arm in arms])
        signs = [np.sign(columns[j] - columns[i]) for i in range(len(arms)) for j in range(i + 1, len(arms))]
        return average(np.stack(signs).ravel())

    return Condition(text, arms, of, above, below)


def spread(
    wide: str, narrow: str, measure: str, *, above: float | None = None, below: float | None = None
) -> Condition:
    """Ratio of the mean absolute distance to the median in two arms (the statistic of Brown and Forsythe 1974)."""
    text = Text(
        f"spreiding van {measure} over runs: {wide} gedeeld door {narrow}",
        f"spread of {measure} over runs: {wide} over {narrow}",
    )

    def of(s: Sample) -> float:
        distances = [average(np.abs(s(arm, measure) - np.nanmedian(s(arm, measure)))) for arm in (wide, narrow)]
        return distances[0] / distances[1] if distances[1] > 0.0 else math.nan

    return Condition(text, (wide, narrow), of, above, below)


def ratio(arm: str, one: str, other: str, *, above: float | None = None, below: float | None = None) -> Condition:
    """Sum of one measure over the sum of another in one arm."""
    text = Text(f"{one} gedeeld door {other} in {arm}", f"{one} over {other} in {arm}")

    def of(s: Sample) -> float:
        below_line = float(np.nansum(s(arm, other)))
        return float(np.nansum(s(arm, one))) / below_line if below_line else math.nan

    return Condition(text, (arm,), of, above, below)


def custom(
    nl: str, en: str, arms: tuple[str, ...], of: Statistic, *, above: float | None = None, below: float | None = None
) -> Condition:
    """A number of its own."""
    return Condition(Text(nl, en), arms, of, above, below)
