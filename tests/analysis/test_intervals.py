from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, kurtosis, skew

from transitiesim.analysis.intervals import band_of, bootstrap, chance
from transitiesim.analysis.two_ends import bimodality_coefficient, two_ends

shares = st.floats(0, 1)


@settings(deadline=None)
@given(st.integers(0, 400), st.integers(1, 400))
def test_the_interval_of_a_chance_is_wilsons(count: int, total: int) -> None:
    count = min(count, total)
    ours = chance(count, total)
    other = binomtest(count, total).proportion_ci(method="wilson")
    assert (ours.low, ours.high) == pytest.approx((other.low, other.high), abs=1e-12)
    assert 0 <= ours.low <= ours.value <= ours.high <= 1


def test_never_and_always_are_not_certain() -> None:
    assert chance(0, 200).high == pytest.approx(0.0188, abs=1e-4)
    assert chance(200, 200).low == pytest.approx(0.9812, abs=1e-4)
    assert math.isnan(chance(0, 0).value)


@pytest.mark.parametrize(("count", "total"), [(-1, 5), (6, 5)])
def test_an_impossible_count_is_refused(count: int, total: int) -> None:
    with pytest.raises(ValueError, match="not a share"):
        chance(count, total)


@settings(deadline=None)
@given(st.lists(shares, min_size=1, max_size=60))
def test_a_band_is_made_of_ordinary_quantiles(numbers: list[float]) -> None:
    band = band_of(np.array(numbers))
    assert (band.low, band.median, band.high) == pytest.approx(tuple(np.quantile(numbers, [0.1, 0.5, 0.9])))


def test_never_is_later_than_everything() -> None:
    band = band_of(np.array([2030.0, 2040.0, math.inf, math.inf, math.nan]))
    assert band.low == pytest.approx(2033)
    assert band.median == math.inf
    assert band.high == math.inf
    assert math.isnan(band_of(np.array([math.nan])).median)


@settings(deadline=None)
@given(st.lists(shares, min_size=2, max_size=40), st.sampled_from(["mean", "median"]))
def test_a_bootstrap_interval_lies_within_the_numbers_and_never_changes(numbers: list[float], statistic) -> None:
    one, two = bootstrap(np.array(numbers), statistic), bootstrap(np.array(numbers), statistic)
    assert one == two
    assert min(numbers) - 1e-12 <= one.low <= one.high <= max(numbers) + 1e-12
    assert one.value == pytest.approx(getattr(np, statistic)(numbers))


def test_a_bootstrap_interval_of_a_mean_is_as_wide_as_theory_says() -> None:
    numbers = np.random.default_rng(3).normal(5, 2, 400)
    found = bootstrap(numbers, "mean")
    assert found.high - found.low == pytest.approx(2 * 1.96 * 2 / 20, rel=0.1)


def test_one_number_gives_no_interval() -> None:
    one = bootstrap(np.array([0.3, math.nan]), "median")
    assert one.value == 0.3
    assert math.isnan(one.low)
    assert math.isnan(bootstrap(np.array([]), "mean").value)


@settings(deadline=None)
@given(st.lists(shares, min_size=1, max_size=60))
def test_every_replicate_ends_somewhere(numbers: list[float]) -> None:
    found = two_ends(np.array(numbers))
    assert found.low + found.middle + found.high == pytest.approx(1)
    if found.two_ends:
        assert min(found.low, found.high) > found.middle


def test_two_heaps_are_seen_and_one_is_not() -> None:
    draws = np.random.default_rng(1)
    heaps = np.concatenate([draws.normal(0.1, 0.03, 60), draws.normal(0.9, 0.03, 40)])
    one = draws.normal(0.5, 0.1, 100)
    assert two_ends(heaps).two_ends
    assert two_ends(heaps).coefficient > 5 / 9
    assert not two_ends(one).two_ends
    assert two_ends(one).coefficient < 5 / 9
    assert bimodality_coefficient(np.linspace(0, 1, 100_000)) == pytest.approx(5 / 9, abs=1e-3)


def test_the_coefficient_uses_the_corrected_moments() -> None:
    numbers = np.random.default_rng(5).beta(0.5, 0.7, 37)
    n = len(numbers)
    top = skew(numbers, bias=False) ** 2 + 1
    bottom = kurtosis(numbers, bias=False) + 3 * (n - 1) ** 2 / ((n - 2) * (n - 3))
    assert bimodality_coefficient(numbers) == pytest.approx(top / bottom)


def test_too_little_to_go_by_gives_no_coefficient() -> None:
    assert math.isnan(two_ends(np.array([0.1, 0.2, 0.9])).coefficient)
    assert math.isnan(two_ends(np.full(10, 0.4)).coefficient)
    assert math.isnan(two_ends(np.array([math.nan])).low)
