"""The distance to tipping on complete ties, where published answers are known, and at its edges."""

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import brentq, minimize_scalar

from analysis.made_up_snapshots import (
    brock_durlauf,
    granovetter,
    logistic,
    roots,
    snapshot,
)
from transitiesim.analysis.exact_cascade import (
    exact_extra_commitment,
    exact_lowest_fixed_point,
)
from transitiesim.analysis.tipping import distance_to_tipping


def test_a_hundred_people_with_thresholds_0_to_99_all_join():
    crowd = granovetter(range(100))
    assert distance_to_tipping(crowd, "all_asked").lowest_fixed_point == 1.0
    assert exact_lowest_fixed_point(crowd)[0] == 1.0


def test_one_person_with_threshold_2_instead_of_1_leaves_the_instigator_alone():
    crowd = granovetter([0, 2, 2, *range(3, 100)])
    distance = distance_to_tipping(crowd, "all_asked")
    share, joined = exact_lowest_fixed_point(crowd)
    assert distance.lowest_fixed_point == share == 0.01
    assert np.flatnonzero(joined).tolist() == [0]
    assert distance.fold
    # One more person is enough. At random it may be the instigator, with chance 1 in 100, so a little over one.
    assert distance.extra_commitment * 100 == pytest.approx(1 / 0.99)
    assert distance.jump_to == 1.0
    assert exact_extra_commitment(crowd, np.arange(99, 0, -1)) == 1
    # Everybody's value must rise by what one other person is worth: 1 in 99.
    assert distance.extra_trust == pytest.approx(1 / 99 / 4)


@pytest.mark.parametrize("beta", [0.5, 1.0, 3.0])
@pytest.mark.parametrize("steepness", [0.5, 1.5, 1.9, 2.2, 3.0, 6.0])
@pytest.mark.parametrize("value", [0.0, 0.01, -0.3])
def test_fixed_points_are_those_of_brock_and_durlauf(beta, steepness, value):
    neighbours = steepness / beta
    expected = roots(beta, neighbours, value / beta)
    distance = distance_to_tipping(brock_durlauf(5000, beta, neighbours, value / beta), "all_asked")
    found = [point.share for point in distance.fixed_points]
    touching = (1 - math.sqrt(max(0.0, 1 - 2 / steepness))) / 2
    widest = math.log(touching / (1 - touching)) - 2 * steepness * (touching - 0.5)
    assert len(expected) == (3 if steepness > 2 and abs(value) < widest else 1)
    assert found == pytest.approx(expected, abs=3e-3)
    assert [point.stable for point in distance.fixed_points] == [True, False, True][: len(expected)]
    assert math.isnan(distance.tipping_point) == (len(expected) == 1)
    if steepness < 2:
        assert not distance.fold
        assert math.isnan(distance.extra_commitment)
        assert math.isnan(distance.extra_trust)
    if len(expected) == 3:
        assert distance.fold
        assert distance.tipping_point == pytest.approx(expected[1], abs=3e-3)


@pytest.mark.parametrize(("beta", "neighbours", "value"), [(1.0, 3.0, 0.0), (1.0, 2.5, -0.1), (2.0, 2.0, -0.2)])
def test_the_fold_lies_where_theory_puts_it(beta, neighbours, value):
    distance = distance_to_tipping(brock_durlauf(20_000, beta, neighbours, value), "all_asked")
    # The map touches the diagonal where its slope 2 beta J p (1 - p) is one.
    touching = (1 - math.sqrt(1 - 2 / (beta * neighbours))) / 2
    needed = math.log(touching / (1 - touching)) / beta - 2 * neighbours * (touching - 0.5)
    assert distance.extra_trust * 4 == pytest.approx(needed - value, abs=2e-3)
    accept = logistic(beta, neighbours, value, 0.5)
    low, middle, _ = roots(beta, neighbours, value)
    top = minimize_scalar(lambda x: (accept(x) - x) / (1 - accept(x)), bounds=(low, middle), method="bounded")
    assert distance.extra_commitment == pytest.approx(-top.fun, abs=5e-4)
    part = -top.fun
    landing = brentq(lambda x: part + (1 - part) * accept(x) - x, middle, 1)
    assert distance.jump_from == pytest.approx(top.x, abs=1e-2)
    assert distance.jump_to == pytest.approx(landing, abs=2e-3)


def test_a_fold_can_lie_ahead_where_there_is_no_upper_branch_yet():
    distance = distance_to_tipping(brock_durlauf(5000, 1.0, 3.0, -0.8), "all_asked")
    assert len(roots(1.0, 3.0, -0.8)) == len(distance.fixed_points) == 1
    assert math.isnan(distance.tipping_point)
    assert distance.fold
    assert distance.jump_to - distance.jump_from > 0.25
    assert distance.sentence().en.startswith("It comes to rest at")


def test_nobody_looks_at_neighbours():
    level = np.linspace(-3, 3, 101)
    distance = distance_to_tipping(snapshot(level, np.zeros(101), 0.0), "all_asked")
    assert distance.lowest_fixed_point == 51 / 101
    assert not distance.fold
    assert distance.sentence().nl.startswith("Hier is geen kantelpunt")
    assert (
        distance.sentence().en == "No fold here: with everybody watching each other it comes to rest at 50.5 percent."
    )


def test_everybody_committed():
    distance = distance_to_tipping(snapshot(np.zeros(50), np.zeros(50), 3.0, committed=np.ones(50)), "all_asked")
    assert distance.share_now == distance.lowest_fixed_point == 1.0
    assert not distance.fold
    assert distance.cobweb.lifted() is None


def test_nobody_askable_and_nobody_able():
    some = np.arange(40) < 10
    unreached = snapshot(np.zeros(40), np.full(40, -9.0), 1.0, committed=some, askable=np.zeros(40))
    assert distance_to_tipping(unreached, "present_reach").lowest_fixed_point == 0.25
    assert distance_to_tipping(unreached, "all_asked").lowest_fixed_point == 1.0
    unable = snapshot(np.zeros(40), np.full(40, np.inf), 9.0, committed=some)
    for distance in (distance_to_tipping(unable, "all_asked"), distance_to_tipping(unreached, "present_reach")):
        assert distance.lowest_fixed_point == distance.share_now == 0.25
        assert not distance.fold
        assert [point.stable for point in distance.fixed_points] == [True]


@pytest.mark.parametrize("level", [-1.0, 1.0])
@pytest.mark.parametrize("ties", [None, (np.zeros(2, np.int64), np.zeros(0, np.int64))])
def test_one_household_alone(level, ties):
    alone = snapshot([level], [0.0], 5.0, ties=ties)
    distance = distance_to_tipping(alone, "all_asked")
    assert distance.lowest_fixed_point == (level > 0) == exact_lowest_fixed_point(alone)[0]
    assert not distance.fold


def test_trust_of_no_weight_or_out_of_reach_gives_no_rise():
    base = brock_durlauf(500, 1.0, 3.0)
    assert distance_to_tipping(base, "all_asked").extra_trust > 0
    for weight in (0.0, 0.01):
        distance = distance_to_tipping(replace(base, trust_weight=weight), "all_asked")
        assert math.isnan(distance.extra_trust)
        assert distance.fold
        assert "trust" not in distance.sentence().en
