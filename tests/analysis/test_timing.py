from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from results.made_up_results import made_up_results
from transitiesim.analysis.timing import first_reached, reach_times, reached, year_and_month


@settings(deadline=None, max_examples=20)
@given(slope=st.integers(1, 31), monthly=st.booleans())
def test_a_straight_path_reaches_each_level_when_it_should(slope: int, monthly: bool) -> None:
    results = made_up_results(
        paths={"line": lambda _, years: years * slope / 1000}, replicates=2, monthly=monthly, homes=12_000
    )
    times = reach_times(results)
    for name, level in (("T10", 0.1), ("T50", 0.5), ("T90", 0.9)):
        when = 2019 + level / (slope / 1000)
        if when < 2050.9:
            assert times[name].to_list() == pytest.approx([when] * 2, abs=0.02)
        elif when > 2051.1:
            assert times[name].isna().all()


def test_a_step_is_taken_within_the_month_in_which_it_shows() -> None:
    wide = pd.DataFrame([[0.0, 0.0, 1.0], [0.6, 0.6, 0.6], [0.0, 0.0, 0.0]], columns=[-1, 0, 1])
    times = first_reached(wide, 0.5)
    assert times[0] == pytest.approx(2019 + 1.5 / 12)
    assert times[1] == 2019, "there from the start"
    assert math.isnan(times[2])


def test_the_first_time_counts_also_when_it_falls_back() -> None:
    wide = pd.DataFrame([[0.0, 0.6, 0.2, 0.9]], columns=[-1, 11, 23, 35])
    assert first_reached(wide, 0.5)[0] == pytest.approx(2019 + 5 / 6)


def test_a_median_is_only_given_when_half_of_the_replicates_get_there() -> None:
    half = reached(pd.Series([2030.0, 2032.0, 2034.0, np.nan]), 0.5)
    assert half.median == 2033
    assert half.share_reached == 0.75
    assert math.isnan(half.high)
    few = reached(pd.Series([2030.0, np.nan, np.nan]), 0.5)
    assert math.isnan(few.median)
    assert few.share_reached == pytest.approx(1 / 3)
    assert math.isnan(few.low), "a fifth of the way from 2030 to never is never"


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), st.floats(2019, 2051)), min_size=1, max_size=40))
def test_moments_never_come_sooner_for_more_replicates(moments: list[float | None]) -> None:
    found = reached(pd.Series([math.nan if one is None else one for one in moments]), 0.5)
    known = [one for one in (found.low, found.median, found.high) if not math.isnan(one)]
    assert known == sorted(known)
    if not math.isnan(found.median):
        assert found.share_reached >= 0.5 - 1e-9


@pytest.mark.parametrize(
    ("moment", "answer"),
    [(2019.0, (2018, 12)), (2019.01, (2019, 1)), (2034.5, (2034, 6)), (2034.51, (2034, 7)), (2051.0, (2050, 12))],
)
def test_the_end_of_a_month_belongs_to_it(moment: float, answer: tuple[int, int]) -> None:
    assert year_and_month(moment) == answer


@settings(deadline=None)
@given(st.integers(-1, 383))
def test_the_end_of_every_recorded_month_falls_in_that_month(month: int) -> None:
    assert year_and_month(2019 + (month + 1) / 12) == (2019 + month // 12, month % 12 + 1)


def test_never_has_no_month() -> None:
    with pytest.raises(ValueError, match="never comes"):
        year_and_month(math.nan)
