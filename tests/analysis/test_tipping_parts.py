"""Signatures short, the lifted cobweb, jumps, and what a snapshot refuses."""

import math
from dataclasses import replace

import numpy as np
import pytest

from analysis.made_up_snapshots import (
    brock_durlauf,
    from_pairs,
    random_neighbourhood,
    snapshot,
)
from transitiesim.analysis.cobweb import Cobweb
from transitiesim.analysis.decision_units import signatures_short
from transitiesim.analysis.exact_cascade import middle_of_jump
from transitiesim.analysis.folds import Jump, jump_ahead, smallest_jump
from transitiesim.analysis.tipping import distance_to_tipping
from transitiesim.errors import InputError


def test_signatures_short_of_quorum_and_business_case():
    # Complex 0: 3 of 4 say yes, 3 needed. Complex 1: 1 of 3 (and one committed), 3 needed. Three owners, two say yes.
    level = np.array([1, 1, 1, -1, 1, -1, -1, 1, 1, -1.0])
    shot = snapshot(
        level,
        np.zeros(10),
        0.0,
        committed=np.arange(10) == 5,
        askable=np.arange(10) != 8,
        complex_of=np.array([0, 0, 0, 0, 1, 1, 1, -1, -1, -1]),
        complex_needed=np.array([3, 3]),
        unit_of=np.array([0, 0, 0, 0, 0, 0, 0, 1, 1, -1]),
        unit_needed=np.array([7, 3]),
    )
    asked = signatures_short(shot, "all_asked")
    assert asked.complexes.tolist() == [0, 1]
    # The first complex brings all its four homes, the second only the committed one.
    assert asked.units.tolist() == [2, 1]
    distance = distance_to_tipping(shot, "present_reach")
    assert distance.units_short.tolist() == [2, 2]
    assert (distance.signatures_short_complexes, distance.signatures_short_units) == (1, 4)


def test_the_lifted_cobweb_touches_the_diagonal_at_the_fold():
    ties = random_neighbourhood(np.random.default_rng(26), 3000, 6.0, -5.5)
    for shot in (ties, brock_durlauf(900, 1.0, 3.0)):
        distance = distance_to_tipping(shot, "all_asked")
        cobweb = distance.cobweb
        assert cobweb.rest(cobweb.now) == pytest.approx(distance.lowest_fixed_point, abs=3e-3)
        lifted = cobweb.lifted()
        assert lifted is not None
        before = lifted.x <= middle_of_jump(distance)
        assert (lifted.acceptance - lifted.x)[before].min() == pytest.approx(0.0, abs=3e-3)
        assert (lifted.acceptance >= cobweb.acceptance - 1e-9).all()
        assert lifted.now == pytest.approx(distance.share_now + distance.extra_commitment)


def test_a_cobweb_without_its_lift_works_it_out():
    x = np.linspace(0, 1, 11)
    cobweb = Cobweb(x, np.full(11, 0.4), 0.2, 0.4, 0.08, "all_asked")
    lifted = cobweb.lifted()
    assert lifted is not None
    # 0.08 of all homes is a tenth of the 0.8 that do not take part yet.
    assert lifted.acceptance == pytest.approx(np.full(11, 0.46))
    with pytest.raises(ValueError, match="lifted"):
        replace(cobweb, acceptance_lifted=np.zeros(3))
    with pytest.raises(ValueError, match="share"):
        replace(cobweb, acceptance_lifted=np.full(11, 1.5))


def test_the_jump_ahead_is_the_first_large_one():
    barrier = np.array([-1, 0.1, 0.2, 0.15, 0.21, 0.1, 0.0, -0.1, 0.0, 0.1, 0.3, np.inf])

    def size(one, other):
        return (other - one) / 10

    assert jump_ahead(barrier, 1, size, 0.05) == Jump(4, 10, 0.6)
    assert jump_ahead(barrier, 1, size, 0.7) is None
    assert jump_ahead(np.append(np.linspace(0, 1, 9), np.inf), 0, size, 0.05) is None
    assert smallest_jump(100) == 0.2
    assert smallest_jump(10_000) == 0.05


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"level": np.zeros(0)}, "level"),
        ({"level": np.full(6, np.nan)}, "level"),
        ({"threshold": np.zeros(5)}, "threshold"),
        ({"threshold": np.full(6, np.nan)}, "threshold"),
        ({"neighbours": -0.1}, "neighbours"),
        ({"trust_weight": math.inf}, "trust_weight"),
        ({"ties_start": np.zeros(3, np.int64)}, "ties_start"),
        ({"ties": np.full(2, 6)}, "ties"),
        ({"complex_of": np.zeros(6, np.int64)}, "complex_of"),
        ({"unit_of": np.full(6, -2)}, "unit_of"),
    ],
)
def test_a_snapshot_that_does_not_fit_is_refused(change, where):
    shot = snapshot(np.zeros(6), np.zeros(6), 1.0, ties=from_pairs(6, {(0, 1), (1, 0)}))
    with pytest.raises(InputError, match=where):
        replace(shot, **change)
