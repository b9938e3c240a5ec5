"""The distance to tipping on complete ties, where published answers are known, and at its edges."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq, minimize_scalar

from analysis.made_up_snapshots import (
    brock_durlauf,
    granovetter,
    logistic,
    logistic_thresholds,
    one_by_one,
    random_neighbourhood,
    roots,
    snapshot,
)
from transitiesim.analysis.exact_cascade import (
    exact_extra_commitment,
    exact_lowest_fixed_point,
    middle_of_jump,
    with_committed,
)
from transitiesim.analysis.tipping import distance_to_tipping
from transitiesim.errors import InputError


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


@st.composite
def crowds(draw, largest=300):
    """Any crowd on complete ties; whole numbers so that equalities happen."""
    n = draw(st.integers(1, largest))
    seed = draw(st.integers(0, 2**32 - 1))
    generator = np.random.default_rng(seed)
    spread = draw(st.sampled_from([0.0, 1.0, 3.0]))
    threshold = np.round(generator.normal(0, spread, n) * 4) / 4
    threshold[generator.random(n) < draw(st.sampled_from([0.0, 0.2]))] = np.inf
    return snapshot(
        np.round(generator.normal(draw(st.sampled_from([-2.0, -1.0, 0.0])), 0.5, n), draw(st.integers(0, 3))),
        threshold,
        draw(st.sampled_from([0.0, 0.3, 1.0, 2.5, 6.0])),
        reference=draw(st.sampled_from([0.0, 0.5])),
        committed=generator.random(n) < draw(st.sampled_from([0.0, 0.1])),
        askable=generator.random(n) < draw(st.sampled_from([0.5, 1.0])),
    )


@given(crowds(), st.sampled_from(["all_asked", "present_reach"]))
def test_on_complete_ties_the_map_is_exact(crowd, basis):
    distance = distance_to_tipping(crowd, basis)
    share, joined = exact_lowest_fixed_point(crowd, basis)
    plain = one_by_one(crowd, all_asked=basis == "all_asked")
    assert set(np.flatnonzero(joined).tolist()) == plain
    assert distance.lowest_fixed_point == share == len(plain) / crowd.homes
    assert (joined >= crowd.committed).all()
    shares = [point.share for point in distance.fixed_points]
    assert shares == sorted(shares)
    assert share == shares[0] >= distance.share_now


@given(crowds(), st.floats(0, 3))
def test_a_better_offer_never_lowers_the_resting_place(crowd, more):
    better = replace(crowd, level=crowd.level + more)
    for basis in ("all_asked", "present_reach"):
        assert (
            distance_to_tipping(better, basis).lowest_fixed_point
            >= distance_to_tipping(crowd, basis).lowest_fixed_point
        )


def rest_with_part(crowd, part):
    """Follow x -> c + (1 - c) F(x) household by household, F from asking everybody in turn."""
    count = 0.0
    n = crowd.homes
    while True:
        seen = math.floor(count + 1e-9) / max(1, n - 1)
        value = crowd.level + 2 * crowd.neighbours * (seen - crowd.reference)
        yes = np.count_nonzero(crowd.committed | (value >= crowd.threshold))
        after = yes + part * (n - yes)
        if after <= count + 1e-12:
            return count / n
        count = after


@given(crowds())
def test_the_extra_commitment_suffices_and_slightly_less_does_not(crowd):
    distance = distance_to_tipping(crowd, "all_asked")
    if math.isnan(distance.extra_commitment):
        assert math.isnan(distance.jump_to)
        return
    part = distance.extra_commitment / (1 - distance.share_now)
    middle = middle_of_jump(distance)
    assert rest_with_part(crowd, part + 1e-6) == pytest.approx(distance.jump_to, abs=1e-3)
    assert rest_with_part(crowd, part + 1e-6) > middle
    if part > 1e-6:
        assert rest_with_part(crowd, part - 1e-6) < middle


@given(crowds(), st.integers(0, 2**32 - 1))
def test_the_exact_extra_commitment_is_the_smallest(crowd, seed):
    order = np.random.default_rng(seed).permutation(crowd.homes)
    needed = exact_extra_commitment(crowd, order)
    distance = distance_to_tipping(crowd, "all_asked")
    assert (needed is None) == math.isnan(distance.extra_commitment)
    if needed is not None:
        order = order[~crowd.committed[order]]
        middle = middle_of_jump(distance)
        assert exact_lowest_fixed_point(with_committed(crowd, order[:needed]))[0] >= middle
        assert needed == 0 or exact_lowest_fixed_point(with_committed(crowd, order[: needed - 1]))[0] < middle


@given(crowds())
def test_the_extra_trust_suffices_and_slightly_less_does_not(crowd):
    rise = distance_to_tipping(crowd, "all_asked").extra_trust
    if not math.isnan(rise):
        weight = crowd.trust_weight
        over = exact_lowest_fixed_point(replace(crowd, level=crowd.level + weight * (rise + 1e-6)))[0]
        short = exact_lowest_fixed_point(replace(crowd, level=crowd.level + weight * max(0.0, rise - 1e-6)))[0]
        assert over - short >= (0.05 if rise > 1e-6 else 0.0)


def test_random_orders_need_on_average_what_the_map_says():
    generator = np.random.default_rng(8)
    off = []
    for _ in range(10):
        crowd = random_neighbourhood(generator, 300, 3.0, -3.4, on_ties=False)
        expected = distance_to_tipping(crowd, "all_asked").extra_commitment
        needed = [exact_extra_commitment(crowd, generator.permutation(300)) for _ in range(20)]
        off.append(np.mean(needed) / 300 - expected)
    assert np.abs(off).max() < 0.02
    assert abs(np.mean(off)) < 0.01


def test_chance_alone_makes_no_folds_where_neighbours_weigh_little():
    generator = np.random.default_rng(9)
    for n in (100, 300, 1000):
        for _ in range(30):
            crowd = snapshot(np.zeros(n), generator.logistic(size=n), 0.8, reference=0.5)
            assert not distance_to_tipping(crowd, "all_asked").fold


def test_bad_orders_and_bases_are_refused():
    crowd = snapshot(np.zeros(5), logistic_thresholds(5), 1.0)
    for order in ([0, 0], [5], [-1]):
        with pytest.raises(InputError, match="order"):
            exact_extra_commitment(crowd, np.array(order))
    with pytest.raises(InputError, match="basis"):
        distance_to_tipping(crowd, "everyone")
