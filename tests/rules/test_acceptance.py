"""Saying yes: worked examples, and what must hold for every offer."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from transitiesim.rules import acceptance, over_columns

SHARE = st.floats(0, 1)
LOGIT = st.floats(-8, 8)
MOTIVES = ("level", "bill", "fit", "climate", "trust", "ownership", "social")


def normals(count: int, which: int) -> np.ndarray:
    return np.random.default_rng(which).standard_normal(count)


# What others do


def test_three_of_eight_ties_is_three_eighths() -> None:
    assert acceptance.share_of_ties(3.0, 8.0) == 0.375


def test_a_household_without_ties_sees_nobody() -> None:
    assert acceptance.share_of_ties(0.0, 0.0) == 0.0
    assert acceptance.share_of_ties(2.0, 0.0) == 0.0
    assert acceptance.share_of_ties(1.0, 1.0) == 1.0


@given(ties=st.integers(1, 400), data=st.data())
def test_the_share_of_ties_is_a_share_and_the_rest_is_the_rest(ties: int, data: st.DataObject) -> None:
    adopted = data.draw(st.integers(0, ties))
    share = acceptance.share_of_ties(float(adopted), float(ties))
    assert 0 <= share <= 1
    assert share + acceptance.share_of_ties(float(ties - adopted), float(ties)) == pytest.approx(1)


@pytest.mark.parametrize(
    ("neighbours", "share", "reference", "logits"),
    [(0.6, 0.5, 0.0, 0.6), (0.6, 1.0, 0.0, 1.2), (1.2, 0.5, 0.25, 0.6), (1.0, 0.25, 0.5, -0.5), (0.6, 0.5, 0.5, 0.0)],
)
def test_social_influence_by_hand(neighbours: float, share: float, reference: float, logits: float) -> None:
    assert acceptance.social_influence(neighbours, share, reference) == pytest.approx(logits)


@given(neighbours=st.floats(0.1, 3), reference=SHARE)
def test_all_ties_against_none_make_twice_j(neighbours: float, reference: float) -> None:
    most = acceptance.social_influence(neighbours, 1.0, reference)
    assert most - acceptance.social_influence(neighbours, 0.0, reference) == pytest.approx(2 * neighbours)
    assert acceptance.social_influence(neighbours, reference, reference) == 0


# Motives


def test_trust_that_counts_by_hand() -> None:
    assert acceptance.trust_that_counts(0.4, 0.8, 0.25) == pytest.approx(0.7)
    assert acceptance.trust_that_counts(0.4, 0.8, 1.0) == 0.4
    assert acceptance.trust_that_counts(0.4, 0.8, 0.0) == 0.8


@given(programme=SHARE, offer=SHARE, share=SHARE)
def test_trust_that_counts_lies_between_the_two(programme: float, offer: float, share: float) -> None:
    found = acceptance.trust_that_counts(programme, offer, share)
    assert min(programme, offer) - 1e-12 <= found <= max(programme, offer) + 1e-12


def test_trust_below_one_half_counts_against() -> None:
    assert acceptance.trust_term(2.0, 0.42) == pytest.approx(-0.32)
    assert acceptance.trust_term(2.0, 0.5) == 0
    assert acceptance.trust_term(2.0, 1.0) == 2
    assert acceptance.trust_term(2.0, 0.0) == -2


def test_fit_by_hand() -> None:
    assert acceptance.fit_term(4.0, 0.7) == pytest.approx(0.8)
    assert acceptance.fit_term(4.0, 0.5) == 0
    assert acceptance.fit_term(4.0, 0.0) == -2


def test_a_saving_of_a_fifth_for_somebody_with_half_the_stress() -> None:
    assert acceptance.bill_term(1.2, 0.5, 0.2) == pytest.approx(0.12)
    assert acceptance.bill_term(1.2, 0.5, -0.2) == pytest.approx(-0.12)
    assert acceptance.bill_term(1.2, 0.0, 1.0) == 0


@given(weight=st.floats(0.1, 4), low=SHARE, high=SHARE, other=st.floats(0.01, 1))
def test_more_trust_fit_and_saving_never_lower_the_value(weight: float, low: float, high: float, other: float) -> None:
    low, high = sorted((low, high))
    assert acceptance.trust_term(weight, low) <= acceptance.trust_term(weight, high)
    assert acceptance.fit_term(weight, low) <= acceptance.fit_term(weight, high)
    assert acceptance.bill_term(weight, other, low) <= acceptance.bill_term(weight, other, high)


def test_the_fit_of_an_offer_by_hand() -> None:
    assert acceptance.fit_of_offer(0.4, 0.25, 0.6, 0.1, 0.5, 0.0, 0.0) == pytest.approx(0.6)
    assert acceptance.fit_of_offer(0.4, 0.25, 0.0, 0.1, 0.0, 0.0, 0.0) == 0.4
    assert acceptance.fit_of_offer(0.4, 0.25, 0.6, 0.1, 0.5, 0.15, 0.4) == pytest.approx(0.66)


def test_the_fit_of_an_offer_stays_a_share() -> None:
    assert acceptance.fit_of_offer(0.9, 0.25, 1.0, 0.1, 1.0, 0.0, 0.0) == 1.0
    assert acceptance.fit_of_offer(-0.2, 0.1, 0.5, 0.0, 1.0, 0.0, 0.0) == 0.0


@given(base=SHARE, per=SHARE, low=SHARE, high=SHARE, voice=SHARE)
def test_more_knowledge_voice_and_listening_never_worsen_the_fit(
    base: float, per: float, low: float, high: float, voice: float
) -> None:
    low, high = sorted((low, high))
    assert 0 <= acceptance.fit_of_offer(base, per, low, per, voice, 0.0, 0.0) <= 1
    assert acceptance.fit_of_offer(base, per, low, 0.1, voice, 0.0, 0.0) <= acceptance.fit_of_offer(
        base, per, high, 0.1, voice, 0.0, 0.0
    )
    assert acceptance.fit_of_offer(base, 0.1, voice, per, low, 0.0, 0.0) <= acceptance.fit_of_offer(
        base, 0.1, voice, per, high, 0.0, 0.0
    )
    assert acceptance.fit_of_offer(base, 0.1, voice, 0.1, voice, per, low) <= acceptance.fit_of_offer(
        base, 0.1, voice, 0.1, voice, per, high
    )


# The decision


def test_the_value_of_an_offer_is_the_sum_of_its_terms_less_the_nuisance() -> None:
    value = acceptance.value_of_offer(
        level=0.5, bill=0.12, fit=0.8, nuisance=0.3, climate=0.2, trust=-0.32, ownership=0.4, social=0.6
    )
    assert value == pytest.approx(2.0)


@given(terms=st.fixed_dictionaries(dict.fromkeys((*MOTIVES, "nuisance"), LOGIT)), more=st.floats(0.5, 3))
def test_every_motive_adds_and_nuisance_takes(terms: dict[str, float], more: float) -> None:
    value = acceptance.value_of_offer(**terms)
    for name in MOTIVES:
        assert acceptance.value_of_offer(**terms | {name: terms[name] + more}) == pytest.approx(value + more)
    dearer = terms | {"nuisance": terms["nuisance"] + more}
    assert acceptance.value_of_offer(**dearer) == pytest.approx(value - more)


def test_a_value_equal_to_the_threshold_is_a_yes() -> None:
    assert acceptance.accepts(0.7, 0.7)
    assert not acceptance.accepts(math.nextafter(0.7, 0), 0.7)
    assert acceptance.accepts(-1.0, -2.0)
    assert not acceptance.accepts(-2.0, -1.0)


def test_a_heat_pump_of_ones_own_after_ten_years() -> None:
    value = acceptance.own_route_value(
        level=-2.5,
        growth_per_year=0.05,
        years=10.0,
        bill=0.3,
        climate=0.2,
        example_weight=0.5,
        example_share=0.4,
        social=0.1,
    )
    assert value == pytest.approx(-1.2)


@given(level=LOGIT, bill=LOGIT, climate=LOGIT, social=LOGIT, years=st.floats(0, 32))
def test_the_own_route_starts_at_its_level_and_adds_its_motives(
    level: float, bill: float, climate: float, social: float, years: float
) -> None:
    at_start = acceptance.own_route_value(level, 0.05, 0.0, bill, climate, 0.5, 0.0, social)
    later = acceptance.own_route_value(level, 0.05, years, bill, climate, 0.5, 1.0, social)
    assert at_start == pytest.approx(level + bill + climate + social)
    assert later == pytest.approx(at_start + 0.05 * years + 0.5)


def test_a_landlord_with_subsidy() -> None:
    assert acceptance.landlord_value(-1.0, 0.8, 0.0) == pytest.approx(-0.2)
    assert acceptance.landlord_value(-1.0, 0.0, 0.0) == -1.0
    assert acceptance.landlord_value(-1.0, 0.0, 1.0) == 0.0


# Thresholds


@given(z=st.floats(-8, 8))
def test_the_normal_distribution_is_the_known_one(z: float) -> None:
    assert acceptance.normal_cdf(z) == pytest.approx(float(special.ndtr(z)), abs=1e-15)
    assert acceptance.normal_cdf(z) + acceptance.normal_cdf(-z) == pytest.approx(1)


def test_known_points_of_the_normal_distribution() -> None:
    assert acceptance.normal_cdf(0.0) == 0.5
    assert acceptance.normal_cdf(1.959963984540054) == pytest.approx(0.975)


def test_known_points_of_the_normal_numbers() -> None:
    one = 1.0 - math.exp(-0.5)
    assert acceptance.normal_from_uniforms(0.0, 0.3) == 0
    assert acceptance.normal_from_uniforms(one, 0.0) == pytest.approx(1)
    assert acceptance.normal_from_uniforms(one, 0.5) == pytest.approx(-1)
    assert acceptance.normal_from_uniforms(one, 0.25) == pytest.approx(0, abs=1e-15)
    assert acceptance.normal_from_uniforms(one, 0.125) == pytest.approx(math.sqrt(0.5))


def test_two_uniform_numbers_make_a_normal_one() -> None:
    uniform = np.random.default_rng(4).random((2, 40_000))
    found = over_columns(acceptance.normal_from_uniforms)(*uniform)
    assert stats.kstest(found, "norm").pvalue > 0.001


def test_somebody_in_the_middle_has_a_threshold_of_zero() -> None:
    assert acceptance.threshold_from_parts(0.0, 0.0, 0.5) == 0
    assert acceptance.threshold_from_parts(1.0, -1.0, 0.5) == pytest.approx(0)


@pytest.mark.parametrize("score", [-2.0, -0.5, 0.3, 1.7])
def test_a_threshold_is_the_log_odds_of_the_score(score: float) -> None:
    expected = float(special.logit(special.ndtr(score)))
    assert acceptance.threshold_from_parts(score, 0.0, 1.0) == pytest.approx(expected)
    assert acceptance.threshold_from_parts(0.0, score, 0.0) == pytest.approx(expected)
    assert acceptance.threshold_from_parts(2.0 * score, 0.0, 0.25) == pytest.approx(expected)
    assert acceptance.threshold_from_parts(0.0, 2.0 * score, 0.75) == pytest.approx(expected)


@pytest.mark.parametrize("dwelling_share", [0.0, 0.3, 0.5, 1.0])
@pytest.mark.parametrize("value", [-2.0, -0.5, 0.0, 1.0, 2.5])
def test_the_share_that_accepts_is_logistic_in_the_value(dwelling_share: float, value: float) -> None:
    count = 40_000
    thresholds = over_columns(acceptance.threshold_from_parts)(normals(count, 1), normals(count, 2), dwelling_share)
    expected = 1 / (1 + math.exp(-value))
    error = math.sqrt(expected * (1 - expected) / count)
    assert float((thresholds <= value).mean()) == pytest.approx(expected, abs=4 * error)


def test_thresholds_are_logistic_over_their_whole_range() -> None:
    thresholds = over_columns(acceptance.threshold_from_parts)(normals(40_000, 1), normals(40_000, 2), 0.4)
    assert stats.kstest(thresholds, "logistic").pvalue > 0.001


@pytest.mark.parametrize("dwelling_share", [0.0, 0.3, 0.8])
def test_the_dwelling_keeps_its_share_when_the_household_moves(dwelling_share: float) -> None:
    part = normals(40_000, 1)
    rule = over_columns(acceptance.threshold_from_parts)
    before, after = (special.ndtri(special.expit(rule(part, normals(40_000, k), dwelling_share))) for k in (2, 3))
    assert np.corrcoef(before, after)[0, 1] == pytest.approx(dwelling_share, abs=0.02)


@pytest.mark.parametrize("far", [-60.0, 60.0])
def test_a_threshold_is_always_a_number(far: float) -> None:
    found = acceptance.threshold_from_parts(far, far, 0.5)
    assert math.isfinite(found)
    assert math.copysign(1.0, found) == math.copysign(1.0, far)
    assert abs(found) > 25


@given(dwelling=st.floats(-5, 5), low=st.floats(-5, 5), high=st.floats(-5, 5), share=SHARE)
def test_a_higher_part_never_lowers_the_threshold(dwelling: float, low: float, high: float, share: float) -> None:
    low, high = sorted((low, high))
    assert acceptance.threshold_from_parts(dwelling, low, share) <= acceptance.threshold_from_parts(
        dwelling, high, share
    )
