from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transitiesim.analysis.cobweb import Cobweb

X = np.linspace(0, 1, 1001)


def logistic_map(level: float, pull: float, extra: float = math.nan, now: float = 0.0, top: float = 1.0) -> Cobweb:
    acceptance = top / (1 + np.exp(-(level + 2 * pull * X)))
    return Cobweb(X, acceptance, now, 0.0, extra, "all_asked")


@settings(deadline=None)
@given(st.floats(-4, 2), st.floats(0, 4), st.floats(0, 1))
def test_the_staircase_ends_where_the_line_meets_the_diagonal(level: float, pull: float, start: float) -> None:
    cobweb = logistic_map(level, pull)
    steps = cobweb.steps(start, 10_000)
    assert steps[0].tolist() == [start, start]
    assert ((steps >= 0) & (steps <= 1)).all()
    end = cobweb.rest(start)
    assert abs(np.interp(end, X, cobweb.acceptance) - end) < 1e-4


def test_a_straight_map_has_one_known_rest() -> None:
    cobweb = Cobweb(X, 0.2 + 0.5 * X, 0.0, 0.4, math.nan, "present_reach")
    assert cobweb.rest(0.0) == pytest.approx(0.4, abs=1e-3)
    assert cobweb.rest(1.0) == pytest.approx(0.4, abs=1e-3)
    assert cobweb.steps(0.0)[:3] == pytest.approx(np.array([[0, 0], [0, 0.2], [0.2, 0.2]]))
    assert cobweb.lifted() is None
    assert cobweb.rest_beyond() is None


def test_enough_extra_commitment_carries_over_the_fold() -> None:
    cobweb = logistic_map(-3.2, 3.4)
    assert cobweb.rest(0.0) < 0.1
    assert cobweb.rest(1.0) > 0.9
    little, enough = logistic_map(-3.2, 3.4, extra=0.03), logistic_map(-3.2, 3.4, extra=0.12)
    assert little.rest_beyond() < 0.3
    assert enough.rest_beyond() > 0.9
    lifted = enough.lifted()
    assert lifted is not None
    assert (lifted.acceptance >= enough.acceptance).all()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"acceptance": X[:-1]}, "same length"),
        ({"x": X[:1], "acceptance": X[:1]}, "same length"),
        ({"x": X[::-1]}, "must rise"),
        ({"acceptance": X * 1.5}, "between 0 and 1"),
        ({"now": -0.1}, "between 0 and 1"),
        ({"lowest_fixed_point": math.nan}, "between 0 and 1"),
        ({"extra_commitment": 1.5}, "between 0 and 1"),
    ],
)
def test_a_map_that_cannot_be_is_refused(change: dict[str, object], words: str) -> None:
    good = {
        "x": X,
        "acceptance": X / 2,
        "now": 0.1,
        "lowest_fixed_point": 0.2,
        "extra_commitment": math.nan,
        "basis": "all_asked",
    }
    assert Cobweb(**good).now == 0.1
    with pytest.raises(ValueError, match=words):
        Cobweb(**{**good, **change})
