"""People at the town hall: coordination, stay and hand-over, by hand and in their limits."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from transitiesim.rules import staff

SHARE = st.floats(0, 1)


@pytest.mark.parametrize("officials", [2, 3, 5, 12, 30])
def test_at_exponent_two_every_pair_meets(officials: int) -> None:
    pairs = math.comb(officials, 2)
    assert staff.coordination_hours(float(officials), 2.0, 4.0) == pytest.approx(4 * pairs)


@pytest.mark.parametrize("officials", [2, 3, 5, 12, 30])
def test_at_exponent_one_everybody_meets_the_hub(officials: int) -> None:
    assert staff.coordination_hours(float(officials), 1.0, 4.0) == pytest.approx(4 * officials)


@pytest.mark.parametrize("exponent", [1.0, 1.5, 2.0])
def test_one_official_has_nobody_to_meet(exponent: float) -> None:
    assert staff.coordination_hours(1.0, exponent, 4.0) == 0
    assert staff.coordination_hours(0.0, exponent, 4.0) == 0


@given(officials=st.integers(4, 60), low=st.floats(1, 2), high=st.floats(1, 2))
def test_a_hub_saves_hours_among_more_than_three(officials: int, low: float, high: float) -> None:
    low, high = sorted((low, high))
    few = staff.coordination_hours(float(officials), low, 4.0)
    assert few <= staff.coordination_hours(float(officials), high, 4.0) * (1 + 1e-12)
    assert few < staff.coordination_hours(officials + 1.0, low, 4.0)


def hours_left(officials: int, exponent: float) -> float:
    total = 40.0 * officials
    return total * staff.effective_share(total, staff.coordination_hours(float(officials), exponent, 4.0), 0.05)


def test_when_all_meet_all_more_people_first_help_and_then_hinder() -> None:
    left = [hours_left(officials, 2.0) for officials in range(1, 21)]
    top = left.index(max(left))
    assert 1 < top < 15
    assert all(one < other for one, other in itertools.pairwise(left[: top + 1]))
    assert left[top + 4] < left[top]
    assert left[-1] < left[2]


def test_with_a_hub_more_people_always_help() -> None:
    left = [hours_left(officials, 1.0) for officials in range(1, 21)]
    assert all(one < other for one, other in itertools.pairwise(left))


def test_the_share_of_hours_left_by_hand() -> None:
    assert staff.effective_share(1000.0, 200.0, 0.05) == pytest.approx(0.8)
    assert staff.effective_share(1000.0, 0.0, 0.05) == 1
    assert staff.effective_share(1000.0, 990.0, 0.05) == 0.05
    assert staff.effective_share(1000.0, 5000.0, 0.05) == 0.05


def test_without_people_there_are_no_hours() -> None:
    assert staff.effective_share(0.0, 0.0, 0.05) == 0
    assert staff.effective_share(0.5, 0.0, 0.05) == 1


def test_a_post_held_three_years_and_empty_four_months_is_filled_nine_tenths_of_the_time() -> None:
    assert staff.availability(36.0, 4.0) == pytest.approx(0.9)
    assert staff.availability(36.0, 0.0) == 1


@pytest.mark.parametrize(("months", "fit"), [(0.0, 0.6), (3.0, 0.7), (6.0, 0.8), (12.0, 1.0), (40.0, 1.0)])
def test_skills_come_to_fit_a_phase_in_a_year(months: float, fit: float) -> None:
    assert staff.skill_fit(months, 0.6, 12.0) == pytest.approx(fit)


def test_without_a_time_of_recovery_skills_fit_at_once() -> None:
    assert staff.skill_fit(0.0, 0.6, 0.0) == 1
    assert staff.skill_fit(-1.0, 0.6, 0.0) == 1
    assert staff.skill_fit(0.0, 0.6, 0.5) == 0.6


@given(months=st.floats(0, 60), match=SHARE, recovery=st.floats(0.5, 36))
def test_skills_fit_no_worse_later(months: float, match: float, recovery: float) -> None:
    now = staff.skill_fit(months, match, recovery)
    assert match <= now <= staff.skill_fit(months + 1, match, recovery) + 1e-12 <= 1 + 1e-12


@pytest.mark.parametrize(("months", "effort"), [(0.0, 1.3), (3.0, 1.2), (6.0, 1.1), (9.0, 1.0), (30.0, 1.0)])
def test_fresh_energy_fades_in_nine_months(months: float, effort: float) -> None:
    assert staff.newcomer_effort(months, 0.3, 9.0) == pytest.approx(effort)


def test_knowledge_that_one_person_holds() -> None:
    assert staff.held_by_one(1.0) == 1
    assert staff.held_by_one(2.0) == pytest.approx(0.367879, abs=1e-6)
    assert staff.held_by_one(0.5) == 1
    assert staff.held_by_one(2.5) == pytest.approx(stats.poisson(1.5).pmf(0))


def test_knowledge_lost_at_a_departure_by_hand() -> None:
    assert staff.knowledge_lost(0.6, 0.25, 1.0, 0.1) == pytest.approx(0.135)
    assert staff.knowledge_lost(0.6, 0.25, 2.0, 0.1) == pytest.approx(0.135 / math.e)
    assert staff.knowledge_lost(0.6, 1.0, 1.0, 0.0) == 0.6


@given(knowledge=SHARE, share=SHARE, redundancy=st.floats(0.5, 6), retention=SHARE)
def test_nobody_takes_along_more_than_there_is(
    knowledge: float, share: float, redundancy: float, retention: float
) -> None:
    lost = staff.knowledge_lost(knowledge, share, redundancy, retention)
    assert 0 <= lost <= knowledge
    assert staff.knowledge_lost(knowledge, share, redundancy, 1.0) == 0
    assert staff.knowledge_lost(knowledge, share, redundancy + 1, retention) <= lost
    assert staff.knowledge_lost(knowledge, share, redundancy, max(0.9, retention)) <= lost


def test_a_personal_factor_by_hand() -> None:
    assert staff.lognormal(0.0, 0.0) == 1
    assert staff.lognormal(1.0, 0.5) == pytest.approx(math.exp(0.375))
    assert staff.lognormal(-1.0, 0.5) == pytest.approx(math.exp(-0.625))


@pytest.mark.parametrize("spread", [0.1, 0.25, 0.8, 1.2])
def test_personal_factors_are_one_on_average(spread: float) -> None:
    score = np.linspace(-12, 12, 100_001)
    factors = np.array([staff.lognormal(one, spread) for one in score.tolist()])
    assert float(np.trapezoid(factors * stats.norm.pdf(score), score)) == pytest.approx(1)
    assert (factors > 0).all()


@pytest.mark.parametrize(("support", "months"), [(0.0, 27.0), (0.5, 36.0), (1.0, 45.0)])
def test_support_keeps_people_longer(support: float, months: float) -> None:
    assert staff.tenure_with_support(36.0, support, 0.25) == pytest.approx(months)


def concentration(work: list[float]) -> float:
    ranked = sorted(work)
    return sum(staff.part_of_concentration(one, k, len(work), sum(work)) for k, one in enumerate(ranked, start=1))


@pytest.mark.parametrize(
    ("work", "gini"),
    [([5.0, 5.0, 5.0], 0.0), ([0.0, 0.0, 0.0, 8.0], 0.75), ([1.0, 3.0], 0.25), ([2.0, 4.0, 6.0], 2 / 9)],
)
def test_concentration_of_work_by_hand(work: list[float], gini: float) -> None:
    assert concentration(work) == pytest.approx(gini, abs=1e-12)


@given(st.lists(st.floats(0.1, 400), min_size=2, max_size=30), st.floats(0.1, 10))
def test_concentration_is_half_the_mean_difference_between_two_people_over_the_mean(
    work: list[float], scale: float
) -> None:
    """The definition of the Gini coefficient; the scale does not matter."""
    between = np.abs(np.subtract.outer(work, work)).mean() / (2 * np.mean(work))
    assert concentration(work) == pytest.approx(between, abs=1e-9)
    assert concentration([scale * one for one in work]) == pytest.approx(between, abs=1e-9)
