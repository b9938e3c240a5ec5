"""The root of a cubic is the one that scipy finds, to the last bit, and roots are refused where there are none."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import brentq

from transitiesim.analysis.root import root_between

numbers = st.floats(-5.0, 5.0, allow_nan=False)


@given(st.tuples(numbers, numbers, numbers, numbers), st.integers(0, 500))
def test_the_root_is_that_of_scipy(cubic: tuple[float, float, float, float], low: int) -> None:
    def value(x: float) -> float:
        t = x - low
        return cubic[0] + t * (cubic[1] + t * (cubic[2] + t * cubic[3]))

    assume(value(low) * value(low + 1) < 0.0)
    found = root_between(value, low, low + 1, 1e-12)
    assert found == brentq(value, low, low + 1, xtol=1e-12)
    assert low <= found <= low + 1


def test_an_end_that_is_zero_is_the_root() -> None:
    assert root_between(lambda x: x, 0.0, 1.0, 1e-12) == 0.0
    assert root_between(lambda x: x - 1.0, 0.0, 1.0, 1e-12) == 1.0


def test_ends_of_one_sign_are_refused() -> None:
    with pytest.raises(ValueError, match="opposite sign"):
        root_between(lambda x: x + 1.0, 0.0, 1.0, 1e-12)
