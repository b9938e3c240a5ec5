from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from results.made_up_results import made_up_results
from transitiesim.analysis.phases import (
    ACCELERATION_FROM,
    BORDERS,
    NEARLY_DONE_FROM,
    STABILISATION_FROM,
    TAKE_OFF_FROM,
    Phase,
    phase_of,
    phase_shares,
    phase_years,
    phases,
)
from transitiesim.analysis.values import GAS_FREE, values


def test_the_borders_are_where_the_course_of_a_logistic_changes_most() -> None:
    time = np.linspace(-6, 6, 240_001)
    curve = 1 / (1 + np.exp(-time))
    second = curve * (1 - curve) * (1 - 2 * curve)
    third = np.gradient(second, time)
    assert curve[second.argmax()] == pytest.approx(ACCELERATION_FROM, abs=1e-4)
    assert curve[second.argmin()] == pytest.approx(STABILISATION_FROM, abs=1e-4)
    early = time < -1
    assert curve[early][third[early].argmax()] == pytest.approx(TAKE_OFF_FROM, abs=1e-4)
    late = time > 1
    assert curve[late][third[late].argmax()] == pytest.approx(NEARLY_DONE_FROM, abs=1e-4)
    percents = [round(100 * border, 1) for border in (*BORDERS, NEARLY_DONE_FROM)]
    assert percents == [9.2, 21.1, 78.9, 90.8]


@settings(deadline=None)
@given(st.floats(-0.2, 1), st.floats(-0.2, 1))
def test_more_gas_free_is_never_an_earlier_phase(one: float, two: float) -> None:
    order = list(Phase)
    low, high = sorted([one, two])
    assert order.index(phase_of(low)) <= order.index(phase_of(high))


def test_each_side_of_a_border() -> None:
    for number, border in enumerate(BORDERS):
        assert phase_of(border - 1e-9) == list(Phase)[number]
        assert phase_of(border) == list(Phase)[number + 1]
    with pytest.raises(ValueError, match="missing"):
        phase_of(math.nan)


def test_every_phase_has_its_own_words() -> None:
    assert len({phase.text.nl for phase in Phase}) == len({phase.text.en for phase in Phase}) == 4


def hill(replicate: int, years: np.ndarray) -> np.ndarray:
    """Up to 30 percent in year 10 and down again to 10 in year 20; then it stays."""
    return np.interp(years, [0, 10, 20, 32], [0, 0.3, 0.1, 0.1])


def test_falling_back_is_shown() -> None:
    results = made_up_results(paths={"hill": hill}, replicates=2)
    found = phases(results)
    one = found[found["replicate"] == 0].set_index("year")
    assert one["phase"][2028] == "acceleration"
    assert not one["fallen_back"][2028]
    assert one["phase"][2050] == "take_off"
    assert one["fallen_back"][2050]
    assert not found["nearly_done"].any()


def test_shares_and_years_of_the_phases_add_up() -> None:
    results = made_up_results(replicates=10)
    names = [str(phase) for phase in Phase]
    shares = phase_shares(results, "all")
    assert shares[names].sum(axis=1).to_list() == pytest.approx([1] * 33)
    end = values(results, GAS_FREE, "all")[2050]
    assert shares["nearly_done"].iloc[-1] == pytest.approx((end >= 0.908).mean())
    assert (shares["nearly_done"] <= shares["stabilisation"] + 1e-12).all()
    years = phase_years(results, "all")
    assert list(years.columns) == names
    assert (years.sum(axis=1) == 32).all()
