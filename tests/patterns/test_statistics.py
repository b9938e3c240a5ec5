"""Statistics of patterns on tables of which the answer is known."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.patterns.statistics import (
    Condition,
    Sample,
    average,
    correlation_of_ranks,
    estimated,
    interaction,
    mean,
    paired,
    quotient,
    ranks,
    ratio,
    spread,
    trend,
)


def table(**columns: object) -> pd.DataFrame:
    return pd.DataFrame(columns, dtype=float)


def value(condition: Condition, **arms: pd.DataFrame) -> float:
    return condition.of(Sample(arms))


def test_the_usual_questions_give_the_known_answers() -> None:
    a, b = table(x=[1, 2, 3, 4], y=[2, 4, 6, 8]), table(x=[2, 4, 6, 8], y=[1, 1, 1, 1])
    assert value(mean("a", "x"), a=a) == 2.5
    assert value(paired("a", "b", "x"), a=a, b=b) == 2.5
    assert value(ranks(("a",), "x", "y"), a=a) == pytest.approx(1.0)
    assert value(spread("b", "a", "x"), a=a, b=b) == pytest.approx(2.0)
    assert value(ratio("a", "y", "x"), a=a) == 2.0
    assert value(trend(("a", "b"), "x"), a=a, b=b) == 1.0
    assert value(trend(("b", "a"), "x"), a=a, b=b) == -1.0
    both = table(x=[4, 7, 10, 13])
    assert value(interaction("n", "a", "b", "ab", "x"), n=table(x=[0, 0, 0, 0]), a=a, b=b, ab=both) == pytest.approx(
        1.0
    )


def test_missing_numbers_are_left_out_and_nothing_is_made_of_nothing() -> None:
    gaps = table(x=[1, math.nan, 3])
    assert value(mean("a", "x"), a=gaps) == 2.0
    assert math.isnan(average(np.array([math.nan])))
    assert math.isnan(correlation_of_ranks(np.ones(4), np.arange(4.0)))
    assert math.isnan(value(spread("a", "b", "x"), a=gaps, b=table(x=[1, 1, 1])))


def test_an_interval_covers_as_often_as_it_says() -> None:
    """The 95 percent interval of a mean of 40 covers the truth in about 94 of 100 samples."""
    random = np.random.default_rng(3)
    asked = mean("a", "x", above=0.0)
    found = [estimated(asked, {"a": table(x=random.normal(1.0, 2.0, 40))}) for _ in range(150)]
    covered = np.mean([one.low < 1.0 < one.high for one in found])
    assert 0.88 < covered < 0.99


def test_pairs_stay_together_when_resampled() -> None:
    """A difference that is the same in every pair has no interval, however much runs differ."""
    runs = np.random.default_rng(1).normal(0, 100, 50)
    found = estimated(paired("a", "b", "x", above=0.0), {"a": table(x=runs), "b": table(x=runs + 1)})
    assert found.low == pytest.approx(1.0)
    assert found.high == pytest.approx(1.0)


@given(st.floats(-5, 5), st.floats(0, 3), st.floats(-5, 5))
def test_a_condition_is_met_only_when_the_whole_interval_is_beyond(low: float, width: float, limit: float) -> None:
    high = low + width
    above, below = mean("a", "x", above=limit), mean("a", "x", below=limit)
    assert above.met(low, high) == (low > limit)
    assert below.met(low, high) == (high < limit)
    assert not (above.met(low, high) and below.met(low, high))
    assert not above.met(math.nan, high)


def test_a_quotient_without_a_denominator_is_no_number() -> None:
    assert quotient(3.0, 2.0) == 1.5
    assert math.isnan(quotient(3.0, 0.0))
    assert math.isnan(quotient(0.0, 0.0))
