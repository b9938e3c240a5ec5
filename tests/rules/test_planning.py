"""Making plans: hours, promises, learning and working together, by hand and in their limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.rules import planning

SHARE = st.floats(0, 1)


def test_an_agreement_takes_twice_as_long_when_views_are_wholly_apart() -> None:
    assert planning.agreement_hours(900.0, 0.0) == 900
    assert planning.agreement_hours(900.0, 0.4) == pytest.approx(1260)
    assert planning.agreement_hours(900.0, 1.0) == 1800


def test_a_plan_for_a_thousand_homes_by_hand() -> None:
    assert planning.plan_hours(1000.0, 5.4, 400.0, 0.0, 1 / 3) == pytest.approx(5800)
    assert planning.plan_hours(1000.0, 5.4, 400.0, 0.5, 1 / 3) == pytest.approx(4900)
    assert planning.plan_hours(1000.0, 5.4, 400.0, 1.0, 1 / 3) == pytest.approx(4000)


def test_knowledge_saves_nothing_on_the_fixed_part() -> None:
    assert planning.plan_hours(0.0, 5.4, 400.0, 1.0, 1 / 3) == 400


@given(homes=st.floats(10, 5000), knowledge=SHARE)
def test_two_units_take_one_fixed_part_more_than_one(homes: float, knowledge: float) -> None:
    whole = planning.plan_hours(homes, 5.4, 400.0, knowledge, 1 / 3)
    assert 2 * planning.plan_hours(homes / 2, 5.4, 400.0, knowledge, 1 / 3) == pytest.approx(whole + 400)


@pytest.mark.parametrize(("optimism", "promised"), [(0.0, 120.0), (0.1, 108.0), (0.5, 60.0), (1.0, 0.0)])
def test_ten_years_promised_with_optimism(optimism: float, promised: float) -> None:
    assert planning.promised_months(120.0, optimism) == pytest.approx(promised)


def test_four_open_blockages_halve_the_speed() -> None:
    assert planning.speed_with_blockages(0.0, 0.25) == 1
    assert planning.speed_with_blockages(4.0, 0.25) == 0.5
    assert planning.speed_with_blockages(4.0, 0.0) == 1


@given(open_blockages=st.integers(0, 40), drag=st.floats(0.01, 1))
def test_a_further_blockage_slows_but_never_stops(open_blockages: int, drag: float) -> None:
    now = planning.speed_with_blockages(float(open_blockages), drag)
    assert 0 < planning.speed_with_blockages(open_blockages + 1.0, drag) < now <= 1


def test_a_project_teaches_a_quarter_of_what_is_missing() -> None:
    assert planning.learnt(0.4, 0.25) == pytest.approx(0.55)
    assert planning.learnt(0.4, 0.0) == 0.4
    assert planning.learnt(0.4, 1.0) == pytest.approx(1)
    assert planning.learnt(0.4, 3.0) == pytest.approx(1)


@given(knowledge=SHARE, rate=st.floats(0, 5))
def test_learning_never_unlearns_and_never_passes_all_there_is(knowledge: float, rate: float) -> None:
    assert knowledge <= planning.learnt(knowledge, rate) <= 1 + 1e-12


@pytest.mark.parametrize(("knowledge", "chance"), [(0.0, 0.3), (0.5, 0.15), (1.0, 0.0)])
def test_who_knows_what_failed_does_not_repeat_it(knowledge: float, chance: float) -> None:
    assert planning.repeat_probability(0.3, knowledge) == pytest.approx(chance)


@pytest.mark.parametrize(
    ("knowledge", "creativity", "chance"),
    [(0.0, 1.0, 0.25), (1.0, 1.0, 0.5), (0.4, 1.0, 0.35), (0.0, 2.0, 0.5), (1.0, 3.0, 1.0), (0.5, 0.0, 0.0)],
)
def test_the_chance_of_an_experiment_by_hand(knowledge: float, creativity: float, chance: float) -> None:
    assert planning.experiment_success(knowledge, creativity, 0.25, 0.5) == pytest.approx(chance)


@given(knowledge=SHARE, creativity=st.floats(0, 20))
def test_the_chance_of_an_experiment_is_a_chance(knowledge: float, creativity: float) -> None:
    assert 0 <= planning.experiment_success(knowledge, creativity, 0.25, 0.5) <= 1


@pytest.mark.parametrize(
    ("interval", "redundancy", "share"),
    [
        (6.0, 1.0, 1.0),
        (12.0, 1.0, 0.5),
        (36.0, 1.0, 1 / 6),
        (36.0, 2.0, 1 - 5 / 6 / 2),
        (36.0, 3.0, 1.0),
        (36.0, 5.0, 1.0),
        (36.0, 0.5, 1 / 6),
        (12.0, 2.0, 0.75),
        (1.0, 1.0, 1.0),
        (0.0, 1.0, 1.0),
    ],
)
def test_what_is_taken_up_of_an_experiment_by_hand(interval: float, redundancy: float, share: float) -> None:
    assert planning.reflected_share(interval, redundancy, 6.0) == pytest.approx(share)


def test_nobody_reflects_oftener_than_once_a_month() -> None:
    assert planning.reflected_share(1.0, 1.0, 1.0) == 1.0
    assert planning.reflected_share(0.25, 1.0, 0.5) == 0.5


@given(interval=st.floats(1, 60), redundancy=st.floats(1, 4))
def test_reflecting_oftener_and_sharing_more_never_teach_less(interval: float, redundancy: float) -> None:
    share = planning.reflected_share(interval, redundancy, 6.0)
    assert 0 <= share <= 1
    assert planning.reflected_share(interval / 2, redundancy, 6.0) >= share - 1e-12
    assert planning.reflected_share(interval, redundancy + 0.5, 6.0) >= share - 1e-12


def test_a_change_of_people_drives_views_apart() -> None:
    assert planning.frame_after_change(0.4, 0.2) == pytest.approx(0.52)
    assert planning.frame_after_change(0.4, 0.0) == 0.4
    assert planning.frame_after_change(1.0, 0.2) == 1


@given(dispersion=SHARE, drift=SHARE)
def test_views_never_come_nearer_by_a_change_of_people(dispersion: float, drift: float) -> None:
    assert dispersion <= planning.frame_after_change(dispersion, drift) <= 1 + 1e-12


def test_integration_by_hand() -> None:
    # worn: 0.1 x (0.4 + 0.2) x 0.5 = 0.03; kept up: 0.05 x 0.6 x 0.5 x 0.5 = 0.0075
    assert planning.integration_next(0.5, 0.1, 0.4, 0.2, 0.05, 0.5) == pytest.approx(0.4775)
    # worn: 0.1 x 0.6 x 0.8 = 0.048; kept up: 0.05 x 0.6 x 0.5 x 0.2 = 0.003
    assert planning.integration_next(0.8, 0.1, 0.4, 0.2, 0.05, 0.5) == pytest.approx(0.755)


def test_integration_is_worn_no_faster_than_when_all_goes_wrong() -> None:
    assert planning.integration_next(0.5, 0.1, 0.8, 0.7, 0.0, 0.0) == pytest.approx(0.45)
    assert planning.integration_next(0.5, 0.1, 1.0, 0.0, 0.5, 1.0) == pytest.approx(0.45)


def test_integration_is_not_kept_up_without_joint_work_or_shared_views() -> None:
    assert planning.integration_next(0.5, 0.0, 0.0, 0.0, 0.1, 0.0) == 0.5
    assert planning.integration_next(0.5, 0.0, 1.0, 0.0, 0.1, 1.0) == 0.5
    assert planning.integration_next(0.5, 0.0, 0.0, 0.0, 0.1, 1.0) == pytest.approx(0.55)


def test_integration_stays_a_share_whatever_the_numbers() -> None:
    assert planning.integration_next(0.5, 4.0, 1.0, 1.0, 0.0, 0.0) == 0
    assert planning.integration_next(0.5, 0.0, 0.0, 0.0, 9.0, 1.0) == 1


@given(integration=SHARE, erosion=SHARE, low=SHARE, high=SHARE, overload=SHARE, upkeep=SHARE, joint=SHARE)
def test_integration_stays_a_share_and_suffers_from_views_apart(
    integration: float, erosion: float, low: float, high: float, overload: float, upkeep: float, joint: float
) -> None:
    low, high = sorted((low, high))
    near = planning.integration_next(integration, erosion, low, overload, upkeep, joint)
    apart = planning.integration_next(integration, erosion, high, overload, upkeep, joint)
    assert 0 <= apart <= near + 1e-12 <= 1 + 1e-12


def test_work_of_a_campaign_by_hand() -> None:
    assert planning.campaign_hours(150.0, 0.08, 15.0) == pytest.approx(27.0)
    assert planning.campaign_hours(0.0, 0.08, 15.0) == 15.0


@pytest.mark.parametrize(
    ("hours", "needed", "done"),
    [(0.3, 0.6, 0.5), (30.0, 60.0, 0.5), (60.0, 60.0, 1.0), (90.0, 60.0, 1.0), (0.0, 60.0, 0.0), (0.0, 0.0, 1.0)],
)
def test_share_of_work_that_is_done(hours: float, needed: float, done: float) -> None:
    assert planning.share_done(hours, needed) == done


def test_who_knows_starts_falsely_less_often() -> None:
    assert planning.false_start_chance(0.45, 0.0) == 0.45
    assert planning.false_start_chance(0.45, 0.2) == pytest.approx(0.36)
    assert planning.false_start_chance(0.45, 1.0) == 0.0
