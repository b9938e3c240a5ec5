"""Reaching residents: who is reached, what it takes, and who is heard."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.rules import outreach

SHARE = st.floats(0, 1)


@pytest.mark.parametrize(("clustering", "reach"), [(0.0, 0.4), (0.5, 0.65), (1.0, 0.9)])
def test_somebody_per_block_reaches_more(clustering: float, reach: float) -> None:
    assert outreach.reach_of_method(0.4, 0.9, clustering) == pytest.approx(reach)


def test_a_method_reaches_who_stands_below_its_reach() -> None:
    assert outreach.can_be_reached(0.399, 0.4, False, 0.5)
    assert not outreach.can_be_reached(0.4, 0.4, False, 0.5)
    assert not outreach.can_be_reached(0.0, 0.0, False, 0.5)


def test_hard_to_reach_residents_are_reached_half_as_often() -> None:
    assert outreach.can_be_reached(0.199, 0.4, True, 0.5)
    assert not outreach.can_be_reached(0.2, 0.4, True, 0.5)
    assert outreach.can_be_reached(0.2, 0.4, False, 0.5)


@given(trait=SHARE, reach=SHARE, weight=SHARE, more=SHARE)
def test_who_is_reached_stays_reached_when_the_method_reaches_further(
    trait: float, reach: float, weight: float, more: float
) -> None:
    further = max(reach, more)
    for hard in (False, True):
        if outreach.can_be_reached(trait, reach, hard, weight):
            assert outreach.can_be_reached(trait, further, hard, weight)
            assert outreach.can_be_reached(trait, reach, False, weight)


def test_hours_of_a_contact_by_hand() -> None:
    assert outreach.hours_of_contact(0.6, 0.7, 2.0, False, 4.0) == pytest.approx(2.0)
    assert outreach.hours_of_contact(0.6, 0.7, 2.0, True, 4.0) == pytest.approx(8.0)
    assert outreach.hours_of_contact(0.6, 0.7, 0.0, False, 4.0) == 0.6


def test_a_quarter_of_the_worries_is_relieved() -> None:
    assert outreach.relieved_stress(0.8, 0.25) == pytest.approx(0.6)
    assert outreach.relieved_stress(0.8, 0.0) == 0.8
    assert outreach.relieved_stress(0.8, 1.0) == 0


@given(stress=SHARE, relief=SHARE)
def test_relief_never_adds_worries(stress: float, relief: float) -> None:
    assert 0 <= outreach.relieved_stress(stress, relief) <= stress


def test_the_index_of_dissimilarity_by_hand() -> None:
    group, everyone = (0.6, 0.4, 0.0), (0.5, 0.2, 0.3)
    parts = [outreach.dissimilarity(one, other) for one, other in zip(group, everyone, strict=True)]
    assert parts == pytest.approx([0.05, 0.1, 0.15])
    assert math.fsum(parts) == pytest.approx(0.3)


def test_the_index_runs_from_a_mirror_to_nobody_in_common() -> None:
    assert outreach.dissimilarity(0.4, 0.4) == 0
    assert outreach.dissimilarity(1.0, 0.0) + outreach.dissimilarity(0.0, 1.0) == 1


@given(one=SHARE, other=SHARE)
def test_the_index_is_the_same_both_ways(one: float, other: float) -> None:
    assert outreach.dissimilarity(one, other) == outreach.dissimilarity(other, one) >= 0


@pytest.mark.parametrize(
    ("group", "everyone", "voice"), [(0.1, 0.2, 0.5), (0.2, 0.2, 1.0), (0.6, 0.2, 1.0), (0, 0.2, 0)]
)
def test_a_type_is_heard_as_far_as_it_is_there(group: float, everyone: float, voice: float) -> None:
    assert outreach.voice_of_type(group, everyone) == pytest.approx(voice)


def test_a_type_that_does_not_live_here_is_not_heard() -> None:
    assert outreach.voice_of_type(0.0, 0.0) == 0
    assert outreach.voice_of_type(0.3, 0.0) == 0


@given(group=SHARE, everyone=SHARE)
def test_a_voice_is_a_share(group: float, everyone: float) -> None:
    assert 0 <= outreach.voice_of_type(group, everyone) <= 1


def test_what_was_heard_grows_with_listening_and_fades_with_moves() -> None:
    assert outreach.heard_next(0.2, 0.1, 0.0) == pytest.approx(0.28)
    assert outreach.heard_next(0.2, 0.0, 0.01) == pytest.approx(0.198)
    assert outreach.heard_next(0.5, 3.0, 0.0) == 1.0
