"""One factor at a time: differences from everything as usual, and what common random numbers save."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.made_up_sweep import made_up_sweep
from transitiesim.analysis.one_at_a_time import ALL, at_best_of, differences, needed_of
from transitiesim.errors import InputError
from transitiesim.results import SweepResults

POINTS = np.array([[0, 0, 3], [1, 0, 3], [0, 1, 3], [0, 0, 2], [0, 0, 5], [1, 1, 3]], np.float64)
NAMES = ("1", "2", "staff.size")


def made(folder: Path, replicates: int = 8, kind: str = "one_at_a_time", missing: tuple[int, ...] = ()) -> SweepResults:
    chance = np.random.default_rng(7).normal(size=replicates)

    def outcome(point: np.ndarray, replicate: int, year: int) -> float:
        shared = chance[replicate]
        # Factor 1 leaves chance as it is; factor 2 turns it round; the number scales it.
        return float(10 * point[0] + (1 - 2 * point[1]) * shared * point[2] / 3 + (year - 2050))

    return made_up_sweep(
        folder, outcome, names=NAMES, values=POINTS, design={"kind": kind}, replicates=replicates, missing=missing
    )


def test_each_point_is_set_against_everything_as_usual(tmp_path: Path):
    found = differences(made(tmp_path), "gas_free_share")
    assert found["neighbourhood"].tolist() == ["selwerd"] * 5 + ["laak"] * 5
    own = found[found["neighbourhood"] == "laak"]
    assert own["term"].tolist() == ["1", "2", "staff.size", "staff.size", ALL]
    assert own["value"].tolist()[:4] == [1, 1, 2, 5]
    assert np.isnan(own["value"].tolist()[4])
    first = own.iloc[0]
    assert (first["mean"], first["low"], first["high"], first["runs"]) == pytest.approx((10, 10, 10, 8))


def test_pairs_need_what_the_shared_part_of_chance_leaves(tmp_path: Path):
    own = differences(made(tmp_path), "gas_free_share", 2040).head(5)
    # var(difference) / (var + var): 0 when chance cancels, 2 when it is turned round, (k - 1)^2 / (1 + k^2) when scaled
    expected = [0.0, 2.0, (1 / 3) ** 2 / (1 + (2 / 3) ** 2), (2 / 3) ** 2 / (1 + (5 / 3) ** 2), 2.0]
    assert own["needed"].to_numpy() == pytest.approx(expected, abs=1e-12)
    assert own["needed_low"].to_numpy() == pytest.approx(expected, abs=1e-9)  # the ratio is the same in any resample


def test_a_pair_of_which_one_is_missing_is_left_out(tmp_path: Path):
    found = differences(made(tmp_path, missing=(0, 13)), "gas_free_share")
    assert found["runs"].tolist() == [6, 7, 7, 7, 7, 8, 8, 8, 8, 8]


def test_another_design_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match="not one thing at a time"):
        differences(made(tmp_path, kind="table"), "gas_free_share")


def test_the_ratio_of_draws_that_have_nothing_in_common_is_near_one():
    rng = np.random.default_rng(3)
    value, low, high = needed_of(rng.normal(size=4000), rng.normal(size=4000))
    assert low < 1 < high
    assert high - low < 0.1
    assert low < value < high


@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(-5, 5)), max_size=12))
@example([(0.0, 0.0), (0.0, 0.0), (3.6, 0.6075696525287682)])  # picks of one pair only vary by their rounding
@example([(1e-200, 0.0), (0.0, 1e-200)])
@example([(5.0, 5.0), (5.0, 5.000000000000001)])
def test_the_ratio_is_between_nothing_and_two(pairs: list[tuple[float, float]]):
    one, other = np.array(pairs, np.float64).reshape(-1, 2).T
    value, low, high = needed_of(one, other)
    spread = max(np.ptp(one), np.ptp(other)) if pairs else 0.0
    if len(pairs) < 2 or spread == 0:
        assert np.isnan([value, low, high]).all()
    elif spread > 1e-9:  # below that, what varies may be rounding only, and then there is no ratio
        assert -1e-9 <= value <= 2 + 1e-9
    best = at_best_of(one, other)
    assert np.isnan(best) == np.isnan(value)
    if not np.isnan(value):
        assert -1e-9 <= low <= high <= 2 + 1e-9
        assert best <= value + 1e-6  # no draws in common do better than moving together


def test_pairs_that_move_together_need_what_is_the_best_for_their_spreads():
    one = np.random.default_rng(4).normal(size=40)
    assert needed_of(one, 3 * one + 1)[0] == pytest.approx(at_best_of(one, 3 * one + 1)) == pytest.approx(4 / 10)
    assert at_best_of(one, -3 * one) == pytest.approx(4 / 10)  # the spreads alone count
    assert at_best_of(one, one + 2) == pytest.approx(0)
