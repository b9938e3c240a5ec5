"""Linking tasks: readiness, chance of success, and opportunities that age."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.rules import linking

SHARE = st.floats(0, 1)


def test_readiness_by_hand() -> None:
    assert linking.readiness(0.5, 0.4, 1.0, 0.6, 0.95) == pytest.approx(0.69)


@given(parts=st.tuples(SHARE, SHARE, SHARE, SHARE, SHARE))
def test_readiness_is_a_mean_in_which_every_part_counts_for_a_fifth(parts: tuple[float, ...]) -> None:
    ready = linking.readiness(*parts)
    assert min(parts) - 1e-12 <= ready <= max(parts) + 1e-12
    for k in range(5):
        without = linking.readiness(*(0.0 if k == place else part for place, part in enumerate(parts)))
        assert ready - without == pytest.approx(parts[k] / 5, abs=1e-12)


@pytest.mark.parametrize(
    ("ready", "needed", "shared", "chance"),
    [(0.5, 0.5, 1.0, 0.5), (0.5, 0.5, 0.6, 0.3), (0.8, 0.5, 1.0, 0.95257), (0.2, 0.5, 1.0, 0.04743)],
)
def test_the_chance_of_a_link_by_hand(ready: float, needed: float, shared: float, chance: float) -> None:
    assert linking.success_probability(ready, needed, shared, 10.0) == pytest.approx(chance, abs=1e-5)


@given(low=SHARE, high=SHARE, needed=SHARE, shared=SHARE)
def test_the_chance_of_a_link_rises_with_readiness_and_never_passes_the_shared_picture(
    low: float, high: float, needed: float, shared: float
) -> None:
    low, high = sorted((low, high))
    assert (
        0
        <= linking.success_probability(low, needed, shared, 10.0)
        <= linking.success_probability(high, needed, shared, 10.0)
    )
    assert linking.success_probability(needed, high, shared, 10.0) <= linking.success_probability(
        needed, low, shared, 10.0
    )
    assert linking.success_probability(high, needed, shared, 10.0) <= shared


def test_expected_gain_by_hand() -> None:
    assert linking.expected_gain(0.5, 0.06) == pytest.approx(0.03)
    assert linking.expected_gain(0.0, 0.06) == 0


@given(chance=SHARE, benefit=st.floats(0.01, 0.2))
def test_twice_the_benefit_makes_twice_the_gain(chance: float, benefit: float) -> None:
    assert linking.expected_gain(chance, 2 * benefit) == pytest.approx(2 * linking.expected_gain(chance, benefit))


def test_after_a_half_life_half_of_the_opportunities_is_left() -> None:
    known = 10.0
    for _ in range(96):
        known = linking.known_opportunities_next(known, 0.0, 1.0, 96.0)
    assert known == pytest.approx(5)


def test_of_three_opportunities_half_is_seen() -> None:
    assert linking.known_opportunities_next(0.0, 3.0, 0.5, 96.0) == 1.5
    assert linking.known_opportunities_next(8.0, 3.0, 0.5, 1.0) == 5.5


@given(arising=st.floats(0.1, 3), visibility=st.floats(0.1, 1), half_life=st.floats(1, 24))
def test_opportunities_settle_where_as_many_age_as_are_seen(
    arising: float, visibility: float, half_life: float
) -> None:
    rest = arising * visibility / (1 - 0.5 ** (1 / half_life))
    assert linking.known_opportunities_next(rest, arising, visibility, half_life) == pytest.approx(rest)


def test_what_is_known_ages_faster_the_shorter_the_half_life() -> None:
    left = [linking.known_opportunities_next(10.0, 0.0, 1.0, half_life) for half_life in (1.0, 6.0, 24.0, 96.0)]
    assert all(one < other for one, other in itertools.pairwise(left))
    assert left[0] == 5
