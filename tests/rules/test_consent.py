"""Consent and business case: the law and the sums of a heat supplier, by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.rules import consent

PERCENT = st.integers(1, 100)
HOMES = st.integers(1, 5000)


def up(percent: int, homes: int) -> int:
    """Percent of homes, rounded up, in whole numbers only."""
    return -(-percent * homes // 100)


@pytest.mark.parametrize(
    ("quorum", "tenants", "votes"),
    [(0.7, 90, 63), (0.7, 91, 64), (0.7, 80, 56), (0.7, 10, 7), (0.7, 1, 1), (0.5, 9, 5), (0.5, 8, 4), (0.7, 0, 0)],
)
def test_votes_needed_by_hand(quorum: float, tenants: int, votes: int) -> None:
    assert consent.votes_needed(quorum, float(tenants)) == votes


@given(percent=PERCENT, tenants=HOMES)
def test_votes_needed_are_rounded_up_and_exact(percent: int, tenants: int) -> None:
    assert consent.votes_needed(percent / 100, float(tenants)) == up(percent, tenants)
    assert consent.commitments_needed(percent / 100, float(tenants)) == up(percent, tenants)


def test_sixty_three_of_ninety_is_consent_and_sixty_two_is_not() -> None:
    assert consent.consent_given(63.0, 90.0, 0.7)
    assert not consent.consent_given(62.0, 90.0, 0.7)


def test_who_does_not_vote_counts_as_a_tenant() -> None:
    everybody_who_voted = 60.0
    assert consent.consent_given(everybody_who_voted, 60.0, 0.7)
    assert not consent.consent_given(everybody_who_voted, 90.0, 0.7)


def test_a_complex_without_tenants_does_not_consent() -> None:
    assert not consent.consent_given(0.0, 0.0, 0.7)
    assert not consent.consent_given(1.0, 0.0, 0.7)
    assert consent.consent_given(1.0, 1.0, 0.7)


@given(percent=PERCENT, tenants=HOMES)
def test_consent_turns_at_one_vote(percent: int, tenants: int) -> None:
    needed = up(percent, tenants)
    assert consent.consent_given(float(needed), float(tenants), percent / 100)
    assert not consent.consent_given(float(needed - 1), float(tenants), percent / 100)


def test_a_supplier_asks_sixty_two_percent_of_a_thousand_homes() -> None:
    assert consent.commitments_needed(0.62, 1000.0) == 620
    assert consent.commitments_needed(0.62, 999.0) == 620
    assert consent.business_case_closes(620.0, 1000.0, 0.62)
    assert not consent.business_case_closes(619.0, 1000.0, 0.62)


def test_homes_gone_their_own_way_do_not_count() -> None:
    assert not consent.business_case_closes(560.0, 1000.0, 0.62)
    assert consent.business_case_closes(560.0, 900.0, 0.62)


def test_without_homes_on_gas_there_is_no_business_case() -> None:
    assert not consent.business_case_closes(0.0, 0.0, 0.62)
    assert not consent.business_case_closes(1.0, 0.0, 0.62)
    assert consent.business_case_closes(1.0, 1.0, 0.62)


@given(percent=PERCENT, homes=HOMES)
def test_the_business_case_turns_at_one_home(percent: int, homes: int) -> None:
    needed = up(percent, homes)
    assert consent.business_case_closes(float(needed), float(homes), percent / 100)
    assert not consent.business_case_closes(float(needed - 1), float(homes), percent / 100)


def test_a_first_source_asks_two_hundred_and_fifty_homes() -> None:
    assert consent.first_source_possible(250.0, 250.0, False)
    assert consent.first_source_possible(900.0, 250.0, False)
    assert not consent.first_source_possible(249.0, 250.0, False)


def test_a_source_that_stands_asks_nothing() -> None:
    assert consent.first_source_possible(0.0, 250.0, True)


@pytest.mark.parametrize(("position", "share"), [(0.0, 0.56), (0.25, 0.59), (0.5, 0.62), (1.0, 0.68)])
def test_the_share_of_a_unit_by_hand(position: float, share: float) -> None:
    assert consent.minimum_share_of_unit(0.62, 0.06, position) == pytest.approx(share)


def test_the_share_of_a_unit_stays_a_share() -> None:
    assert consent.minimum_share_of_unit(0.98, 0.12, 1.0) == 1.0
    assert consent.minimum_share_of_unit(0.05, 0.12, 0.0) == 0.0


@given(share=st.floats(0.2, 0.8), spread=st.floats(0, 0.2), position=st.floats(0, 1))
def test_the_share_of_a_unit_stays_within_its_spread(share: float, spread: float, position: float) -> None:
    assert abs(consent.minimum_share_of_unit(share, spread, position) - share) <= spread + 1e-12


@pytest.mark.parametrize(
    ("renovation", "joins"), [(100, True), (160, True), (161, False), (40, True), (39, False), (700, False)]
)
def test_a_complex_joins_within_sixty_months_of_its_renovation(renovation: int, joins: bool) -> None:
    assert consent.complex_can_join(100.0, float(renovation), 60.0, False) == joins
    assert consent.complex_can_join(100.0, float(renovation), 60.0, True)


def test_a_vote_reaches_by_doors_as_far_as_posts_are_filled() -> None:
    assert consent.reach_of_ballot(0.6, 0.9, 0.0) == 0.6
    assert consent.reach_of_ballot(0.6, 0.9, 0.5) == pytest.approx(0.75)
    assert consent.reach_of_ballot(0.6, 0.9, 1.0) == pytest.approx(0.9)
    assert consent.reach_of_ballot(0.3, 0.9, 0.5) == pytest.approx(0.6)
