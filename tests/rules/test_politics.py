"""Support from above: elections, progress that is seen, and a picture that is too rosy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.rules import politics

SHARE = st.floats(0, 1)


@pytest.mark.parametrize(("support", "chance"), [(0.0, 0.6), (0.25, 0.45), (0.5, 0.3), (1.0, 0.0)])
def test_the_chance_that_an_election_interrupts_by_hand(support: float, chance: float) -> None:
    assert politics.reset_probability(0.3, support) == pytest.approx(chance)


def test_a_chance_is_at_most_one() -> None:
    assert politics.reset_probability(0.8, 0.0) == 1


@given(base=SHARE, low=SHARE, high=SHARE)
def test_more_support_never_means_more_interruptions(base: float, low: float, high: float) -> None:
    low, high = sorted((low, high))
    assert 0 <= politics.reset_probability(base, high) <= politics.reset_probability(base, low) <= 1


def test_support_by_hand() -> None:
    assert politics.support_next(0.5, 0.5, 0.0, 0.1) == 0.5
    assert politics.support_next(0.5, 0.4, 0.0, 0.1) == pytest.approx(0.49)
    assert politics.support_next(0.3, 0.4, 1.0, 0.1) == pytest.approx(0.37)
    assert politics.support_next(0.9, 0.4, 0.2, 0.0) == 0.9


@given(support=SHARE, rest=SHARE, seen=SHARE, response=st.floats(0.05, 1))
def test_support_settles_between_rest_and_one_by_what_is_seen(
    support: float, rest: float, seen: float, response: float
) -> None:
    settled = rest + (1 - rest) * seen
    assert politics.support_next(settled, rest, seen, response) == pytest.approx(settled)
    for _ in range(500):
        support = politics.support_next(support, rest, seen, response)
        assert 0 <= support <= 1 + 1e-12
    assert support == pytest.approx(settled, abs=1e-6)


@pytest.mark.parametrize(("late", "seen"), [(0.0, 0.6), (3.0, 7 / 15), (6.0, 0.4), (18.0, 0.3)])
def test_what_managers_see_by_hand(late: float, seen: float) -> None:
    assert politics.seen_progress(0.2, 0.5, late, 6.0) == pytest.approx(seen)


def test_homes_are_always_seen_and_what_is_latent_only_in_time() -> None:
    assert politics.seen_progress(0.2, 0.0, 24.0, 6.0) == 0.2
    assert politics.seen_progress(0.0, 0.5, 0.0, 6.0) == 0.5
    assert politics.seen_progress(1.0, 0.5, 0.0, 6.0) == 1


@given(visible=SHARE, latent=SHARE, soon=st.floats(0, 60), later=st.floats(0, 60))
def test_what_is_seen_is_a_share_and_shrinks_with_the_delay(
    visible: float, latent: float, soon: float, later: float
) -> None:
    soon, later = sorted((soon, later))
    assert (
        visible
        <= politics.seen_progress(visible, latent, later, 6.0)
        <= politics.seen_progress(visible, latent, soon, 6.0)
        <= 1
    )


def test_what_is_seen_stays_a_share_whatever_the_numbers() -> None:
    assert politics.seen_progress(0.5, 3.0, 0.0, 6.0) == 1
    assert politics.seen_progress(-0.5, 0.0, 0.0, 6.0) == 0


def test_the_picture_of_trust_is_too_rosy_by_the_bias() -> None:
    assert politics.picture_of_trust(0.4, 0.1) == pytest.approx(0.5)
    assert politics.picture_of_trust(0.4, 0.0) == 0.4
    assert politics.picture_of_trust(0.95, 0.1) == 1


@pytest.mark.parametrize(("support", "months"), [(0.0, 20.0), (0.5, 10.0), (0.75, 5.0), (1.0, 0.0)])
def test_support_settles_matters_sooner(support: float, months: float) -> None:
    assert politics.latency_with_support(10.0, support) == pytest.approx(months)


def test_pressure_of_the_goal_grows_from_half_to_full() -> None:
    assert politics.pressure_of_goal(0.0, 384.0) == 0.5
    assert politics.pressure_of_goal(192.0, 384.0) == 0.75
    assert politics.pressure_of_goal(500.0, 384.0) == 1.0


def test_support_at_rest_grows_with_pressure() -> None:
    assert politics.support_at_rest(0.45, 0.3, 0.5) == 0.45
    assert politics.support_at_rest(0.45, 0.3, 0.75) == pytest.approx(0.6)
    assert politics.support_at_rest(0.9, 0.5, 1.0) == 1.0
