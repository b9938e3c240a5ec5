"""The distance to tipping on given ties, against the exact spread."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.made_up_snapshots import (
    brock_durlauf,
    everybody,
    from_pairs,
    one_by_one,
    random_neighbourhood,
    random_ties,
    snapshot,
)
from transitiesim.analysis.acceptance_counts import GRID
from transitiesim.analysis.acceptance_map import TiesMap
from transitiesim.analysis.exact_cascade import exact_extra_commitment, exact_lowest_fixed_point, middle_of_jump
from transitiesim.analysis.tipping import distance_to_tipping


@st.composite
def neighbourhoods(draw):
    """Any neighbourhood on given ties, also ones that are only looked along in one direction."""
    n = draw(st.integers(1, 60))
    generator = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    mean = draw(st.sampled_from([0.0, 2.0, 6.0]))
    looks = np.argwhere(generator.random((n, n)) < mean / n)
    return snapshot(
        np.round(generator.normal(draw(st.sampled_from([-2.0, 0.0])), 0.5, n), 1),
        np.where(generator.random(n) < 0.1, np.inf, np.round(generator.normal(0, 1, n), 1)),
        draw(st.sampled_from([0.0, 1.0, 4.0])),
        ties=from_pairs(n, {(int(i), int(j)) for i, j in looks if i != j}),
        committed=generator.random(n) < draw(st.sampled_from([0.0, 0.2])),
        askable=generator.random(n) < 0.7,
    )


@settings(deadline=None)
@given(neighbourhoods(), st.sampled_from(["all_asked", "present_reach"]))
def test_the_exact_spread_is_the_same_in_any_order(shot, basis):
    share, joined = exact_lowest_fixed_point(shot, basis)
    assert set(np.flatnonzero(joined).tolist()) == one_by_one(shot, all_asked=basis == "all_asked")
    assert share == joined.mean()


@settings(deadline=None)
@given(neighbourhoods(), st.sampled_from(["all_asked", "present_reach"]), st.floats(0, 2))
def test_the_map_on_ties_keeps_its_promises(shot, basis, more):
    distance = distance_to_tipping(shot, basis)
    shares = [point.share for point in distance.fixed_points]
    assert shares == sorted(shares)
    assert 0 <= distance.share_now <= distance.lowest_fixed_point + 1e-12 <= 1 + 1e-12
    assert distance.lowest_fixed_point == shares[0]
    better = distance_to_tipping(replace(shot, level=shot.level + more), basis)
    assert better.lowest_fixed_point >= shares[0] - 1e-9
    assert (np.diff(distance.cobweb.acceptance) >= -1e-12).all()
    asked_now = shot.yes(shot.committed, basis).mean()
    assert distance.lowest_fixed_point >= asked_now - 1e-12


# Measured medians of the difference over sixty neighbourhoods of 300 and twenty of 3,000: at most 0.019 and 0.006,
# largest where the map runs nearly along the diagonal (the third case).
@pytest.mark.parametrize(("homes", "tolerance"), [(300, 0.035), (3000, 0.01)])
@pytest.mark.parametrize(("neighbours", "level"), [(0.6, -1.5), (1.2, -2.0), (2.4, -2.6), (4.0, -4.0), (6.0, -5.5)])
def test_on_random_ties_the_map_agrees_with_the_exact_spread(homes, tolerance, neighbours, level):
    generator = np.random.default_rng(21)
    off = []
    for _ in range(9):
        shot = random_neighbourhood(generator, homes, neighbours, level)
        distance = distance_to_tipping(shot, "all_asked")
        off.append(abs(distance.lowest_fixed_point - exact_lowest_fixed_point(shot)[0]))
    assert np.median(off) < tolerance


# Measured largest difference over twenty neighbourhoods: 0.04 of the homes for 300 households, 0.01 for 3,000.
@pytest.mark.parametrize(("homes", "tolerance"), [(300, 0.05), (3000, 0.02)])
@pytest.mark.parametrize(("neighbours", "level"), [(4.0, -4.0), (6.0, -5.5)])
def test_on_random_ties_the_extra_commitment_agrees_with_the_exact_one(homes, tolerance, neighbours, level):
    generator = np.random.default_rng(22)
    for _ in range(4):
        shot = random_neighbourhood(generator, homes, neighbours, level)
        distance = distance_to_tipping(shot, "all_asked")
        needed = [exact_extra_commitment(shot, generator.permutation(homes)) for _ in range(3)]
        assert distance.fold
        assert distance.extra_commitment == pytest.approx(np.mean(needed) / homes, abs=tolerance)


def test_few_ties_have_no_fold_where_complete_ties_have_one():
    # Everybody watching everybody tips; with eight ties each the very same households only creep up.
    generator = np.random.default_rng(23)
    shot = random_neighbourhood(generator, 3000, 2.6, -2.8)
    together = replace(shot, complete=True)
    assert distance_to_tipping(together, "all_asked").fold
    distance = distance_to_tipping(shot, "all_asked")
    assert not distance.fold
    order = generator.permutation(np.flatnonzero(~shot.committed))
    shares = []
    for count in range(0, 600, 20):
        committed = shot.committed.copy()
        committed[order[:count]] = True
        shares.append(exact_lowest_fixed_point(replace(shot, committed=committed))[0])
    assert np.diff(shares).max() < 0.1


def test_the_rise_in_trust_on_ties_suffices_and_slightly_less_does_not():
    generator = np.random.default_rng(24)
    for neighbours, level in ((4.0, -4.0), (6.0, -5.5)):
        for homes in (300, 2000):
            shot = random_neighbourhood(generator, homes, neighbours, level)
            distance = distance_to_tipping(shot, "all_asked")
            middle = middle_of_jump(distance)
            for change, over in ((0.001, True), (-0.001, False)):
                level_then = shot.level + shot.trust_weight * (distance.extra_trust + change)
                then = distance_to_tipping(replace(shot, level=level_then), "all_asked")
                assert (then.lowest_fixed_point > middle) == over


def test_the_extra_commitment_on_ties_suffices_and_slightly_less_does_not():
    shot = random_neighbourhood(np.random.default_rng(25), 2000, 4.0, -4.0)
    distance = distance_to_tipping(shot, "all_asked")
    steps = TiesMap(shot, shot.able("all_asked"))
    part = distance.extra_commitment / (1 - distance.share_now)
    for change, over in ((1e-5, True), (-1e-5, False)):
        q = 0.0
        for _ in range(20_000):
            q = (part + change) + (1 - part - change) * np.interp(q, GRID, steps.joined)
        share = np.interp(q, GRID, steps.share)
        share += (part + change) * (1 - share)
        assert (share > middle_of_jump(distance)) == over


def test_everybody_tied_to_everybody_is_complete_whichever_way_it_is_written():
    crowd = brock_durlauf(100, 1.0, 4.0, -0.5)
    start, other = everybody(100)
    written = replace(crowd, ties_start=start, ties=other, complete=False)
    complete, given_ties = distance_to_tipping(crowd, "all_asked"), distance_to_tipping(written, "all_asked")
    assert np.array_equal(exact_lowest_fixed_point(crowd)[1], exact_lowest_fixed_point(written)[1])
    assert given_ties.lowest_fixed_point == pytest.approx(complete.lowest_fixed_point, abs=0.02)
    assert given_ties.extra_commitment == pytest.approx(complete.extra_commitment, abs=0.02)


def test_hubs_with_very_many_ties_are_counted():
    generator = np.random.default_rng(29)
    n, hubs = 2000, 10
    start, other = random_ties(n, generator, cycles=2)
    pairs = {(i, int(j)) for i in range(n) for j in other[start[i] : start[i + 1]]}
    for hub in range(hubs):
        for leaf in generator.choice(np.arange(hubs, n), 600, replace=False).tolist():
            pairs |= {(hub, leaf), (leaf, hub)}
    shot = snapshot(
        np.full(n, -1.5),
        generator.logistic(size=n),
        1.5,
        ties=from_pairs(n, pairs),
        committed=generator.random(n) < 0.1,
    )
    assert np.diff(shot.ties_start).max() > 600
    expected = exact_lowest_fixed_point(shot)[0]
    assert distance_to_tipping(shot, "all_asked").lowest_fixed_point == pytest.approx(expected, abs=0.02)


def test_no_ties_at_all():
    start, none = np.zeros(11, np.int64), np.zeros(0, np.int64)
    shot = snapshot(np.arange(10) - 4.5, np.zeros(10), 2.0, ties=(start, none))
    distance = distance_to_tipping(shot, "all_asked")
    assert distance.lowest_fixed_point == pytest.approx(0.5)
    assert not distance.fold


def test_the_ties_of_the_tests_are_what_they_say():
    start, other = random_ties(50, np.random.default_rng(28))
    assert start[-1] == len(other)
    assert 7 < len(other) / 50 <= 8
