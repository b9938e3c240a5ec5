"""The distance to tipping on complete ties, household by household against the exact spread."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.made_up_snapshots import (
    logistic_thresholds,
    one_by_one,
    random_neighbourhood,
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


@settings(deadline=None)
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


@settings(deadline=None)
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


@settings(deadline=None)
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


@settings(deadline=None)
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


@settings(deadline=None)
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
