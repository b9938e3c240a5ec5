"""Analyses of stored sweeps, against functions of which the answer is known."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t as student

from analysis.made_up_sweep import made_up_sweep
from transitiesim.analysis import discovery, factorial, sensitivity, settings
from transitiesim.analysis.convergence import convergence
from transitiesim.analysis.fans import fans_of
from transitiesim.analysis.means import means_of
from transitiesim.errors import InputError
from transitiesim.experiments import problem_of


def known(values, replicate, year):
    """0.1 + 0.2 a + 0.1 b + 0.3 a b, half as much in 2040; c does nothing; replicates shift everything alike."""
    a, b, _ = values
    return 0.1 + (0.5 if year == 2040 else 1.0) * (0.2 * a + 0.1 * b + 0.3 * a * b) + 0.01 * replicate


def value(found: pd.DataFrame, effect: str, term: str, year: int = 2050) -> float:
    rows = found[(found["effect"] == effect) & (found["term"] == term) & (found["year"] == year)]
    assert len(rows) == 2
    assert rows["mean"].nunique() == 1
    return float(rows["mean"].iloc[0])


def test_a_known_factorial_is_read_exactly(tmp_path: Path):
    found = factorial.effects(made_up_sweep(tmp_path / "s", known), "gas_free_share")
    expected = {
        ("total", ""): 0.6,
        ("alone", "1"): 0.2,
        ("alone", "2"): 0.1,
        ("last", "1"): 0.5,
        ("last", "2"): 0.4,
        ("main", "1"): 0.35,
        ("main", "2"): 0.25,
        ("shapley", "1"): 0.35,
        ("shapley", "2"): 0.25,
        ("pair", "1 x 2"): 0.3,
        ("together", "1 x 2"): 0.3,
    }
    for (effect, term), answer in expected.items():
        assert value(found, effect, term) == pytest.approx(answer, abs=1e-12)
        assert value(found, effect, term, 2040) == pytest.approx(answer / 2, abs=1e-12)
    for effect, term in (("main", "3"), ("shapley", "3"), ("pair", "1 x 3"), ("together", "2 x 3")):
        assert value(found, effect, term) == pytest.approx(0, abs=1e-12)
    # The same draws in all settings: what replicates have in common falls out, and the intervals have no width.
    assert (found["high"] - found["low"]).abs().max() < 1e-9
    shares = (
        factorial.shapley_shares(found).query("year == 2050 and neighbourhood == 'laak'").set_index("term")["share"]
    )
    assert shares.to_dict() == pytest.approx({"1": 0.35 / 0.6, "2": 0.25 / 0.6, "3": 0.0}, abs=1e-9)


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_shapley_values_are_those_of_all_orders(count: int, seed: int):
    cube = np.random.default_rng(seed).normal(size=(2, *(2,) * count, 3))
    names = [str(k) for k in range(count)]
    found = {(effect, term): values for effect, term, values in factorial.effects_of(cube, names)}
    by_order = np.zeros((count, 2, 3))
    for order in itertools.permutations(range(count)):
        on = [0] * count
        for k in order:
            before = cube[(slice(None), *on)]
            on[k] = 1
            by_order[k] += (cube[(slice(None), *on)] - before) / math.factorial(count)
    for k, name in enumerate(names):
        assert np.allclose(found["shapley", name], by_order[k])
    assert np.allclose(sum(found["shapley", name] for name in names), found["total", ""])


def test_a_replicate_that_is_not_complete_is_left_out(tmp_path: Path):
    noisy = lambda values, replicate, year: known(values, replicate, year) + replicate * values[0]  # noqa: E731
    whole = factorial.effects(made_up_sweep(tmp_path / "a", noisy, replicates=2, places=["selwerd"]), "gas_free_share")
    torn = made_up_sweep(tmp_path / "b", noisy, replicates=3, places=["selwerd"], missing=[20])
    pd.testing.assert_frame_equal(factorial.effects(torn, "gas_free_share"), whole)
    nothing = made_up_sweep(tmp_path / "c", noisy, replicates=1, places=["selwerd"], missing=[3])
    with pytest.raises(InputError, match="no replicate is complete yet"):
        factorial.effects(nothing, "gas_free_share")


def test_only_a_factorial_is_read_as_one(tmp_path: Path):
    values = np.array([[0.0, 0, 0], [0.5, 1, 1], [1, 0, 1]])
    with pytest.raises(InputError, match="not a full factorial with two levels"):
        factorial.effects(made_up_sweep(tmp_path / "s", known, values=values), "gas_free_share")


@given(st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=8))
def test_means_have_the_interval_of_student(numbers: list[float]):
    found = means_of(np.array(numbers)[:, None])
    half = student.ppf(0.975, len(numbers) - 1) * np.std(numbers, ddof=1) / math.sqrt(len(numbers))
    assert found.mean[0] == pytest.approx(np.mean(numbers), abs=1e-9)
    assert found.high[0] - found.mean[0] == pytest.approx(half, abs=1e-9)
    assert found.mean[0] - found.low[0] == pytest.approx(half, abs=1e-9)


def test_missing_values_are_left_out_of_means():
    found = means_of(np.array([[1.0, np.nan], [3.0, np.nan], [np.nan, 5.0]]))
    assert found.mean.tolist() == [2.0, 5.0]
    assert found.runs.tolist() == [2, 1]
    assert np.isnan(found.low[1])


def test_differences_on_the_same_draws_pay(tmp_path: Path):
    draw = np.random.default_rng(1).normal(size=40)
    own = np.random.default_rng(2).normal(size=(2, 40)) * 0.1
    calls = iter(np.tile([0, 1], 10_000))

    def outcome(values, replicate, year):
        scenario = next(calls)
        return 0.3 * scenario + draw[replicate] + own[scenario, replicate]

    sweep = made_up_sweep(
        tmp_path / "s", outcome, names=["1"], values=np.array([[1.0]]), replicates=40, places=["laak"],
        scenarios=["a", "b"], years=[2050],
    )  # fmt: skip
    found = settings.scenario_differences(sweep, "gas_free_share").iloc[0]
    assert found["low"] < 0.3 < found["high"]
    assert found["high"] - found["low"] < 0.2
    expected = (np.var(draw + own[0], ddof=1) + np.var(draw + own[1], ddof=1)) / np.var(own[1] - own[0], ddof=1)
    assert found["pays"] == pytest.approx(expected)
    assert expected > 50


def test_chances_and_fans(tmp_path: Path):
    sweep = made_up_sweep(tmp_path / "s", lambda values, replicate, year: values[0] * replicate / 3, replicates=4)
    found = settings.setting_chances(sweep, "gas_free_share", 0.5)
    assert found.groupby("1")["chance"].unique().map(list).to_dict() == {0.0: [0.0], 1.0: [0.5]}
    assert (found["runs"] == 4).all()
    fans = fans_of(sweep, "gas_free_share")
    assert fans["year"].tolist() == [2040, 2050] * 2
    assert fans[0.95].max() <= 1
    assert (fans[0.5] <= fans[0.75]).all()


def test_convergence_says_how_many_replicates_would_do(tmp_path: Path):
    noise = np.random.default_rng(3).normal(size=400) * 0.1
    wanted = {"gas_free_share": 0.02}
    few = made_up_sweep(tmp_path / "few", lambda v, r, y: noise[r], replicates=5, precision=wanted)
    (told,) = convergence(few)
    assert not told.enough
    assert told.unstable == told.settings == 16
    spread = float(np.std(noise[:5], ddof=1))
    assert student.ppf(0.975, told.replicates - 1) * spread / math.sqrt(told.replicates) <= 0.02
    fewer = told.replicates - 1
    assert student.ppf(0.975, fewer - 1) * spread / math.sqrt(fewer) > 0.02
    many = made_up_sweep(tmp_path / "many", lambda v, r, y: noise[r], replicates=400, precision=wanted)
    assert convergence(many)[0].enough
    one = made_up_sweep(tmp_path / "one", lambda v, r, y: noise[r], replicates=1, precision=wanted)
    assert convergence(one)[0].settings == 0


def ishigami(values, replicate, year):
    """Ishigami and Homma 1990, with a = 7 and b = 0.1; the noise of replicates is the same everywhere."""
    x = -math.pi + 2 * math.pi * np.asarray(values)
    return math.sin(x[0]) + 7 * math.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * math.sin(x[0]) + replicate


@pytest.mark.parametrize("second", [False, True])
def test_sobol_indices_of_ishigami(tmp_path: Path, second: bool):
    sampler = pytest.importorskip("SALib.sample.sobol", reason="an extra of its own")
    shares = sampler.sample(problem_of(["1", "2", "3"]), 1024, calc_second_order=second, seed=1)
    sweep = made_up_sweep(
        tmp_path / "s", ishigami, values=shares, shares=shares, replicates=2, places=["laak"], years=[2050],
        design={"kind": "sobol", "second_order": second},
    )  # fmt: skip
    found = sensitivity.sobol_indices(sweep, "gas_free_share").set_index("term")
    variance = 49 / 8 + 0.1 * math.pi**4 / 5 + 0.01 * math.pi**8 / 18 + 0.5
    first = [0.5 * (1 + 0.1 * math.pi**4 / 5) ** 2 / variance, 49 / 8 / variance, 0.0]
    both = 8 * 0.01 * math.pi**8 / 225 / variance
    assert found.loc[["1", "2", "3"], "S1"].tolist() == pytest.approx(first, abs=0.03)
    assert found.loc[["1", "2", "3"], "ST"].tolist() == pytest.approx([first[0] + both, first[1], both], abs=0.03)
    if second:
        assert found.loc["1 x 3", "S2"] == pytest.approx(both, abs=0.05)
        assert found.loc["1 x 2", "S2"] == pytest.approx(0, abs=0.05)


def test_elementary_effects_of_a_plane(tmp_path: Path):
    sampler = pytest.importorskip("SALib.sample.morris", reason="an extra of its own")
    shares = sampler.sample(problem_of(["1", "2", "3"]), 20, num_levels=4, seed=1)
    sweep = made_up_sweep(
        tmp_path / "s", lambda v, r, y: 3 * v[0] - 2 * v[1], values=shares, shares=shares, places=["laak"],
        design={"kind": "morris"},
    )  # fmt: skip
    found = sensitivity.morris_effects(sweep, "gas_free_share").set_index("term")
    assert found["mu"].tolist() == pytest.approx([3, -2, 0], abs=1e-9)
    assert found["mu_star"].tolist() == pytest.approx([3, 2, 0], abs=1e-9)
    assert found["sigma"].tolist() == pytest.approx([0, 0, 0], abs=1e-9)


def test_sensitivity_needs_its_own_design_and_every_run(tmp_path: Path):
    with pytest.raises(InputError, match="the design is full_factorial, not sobol"):
        sensitivity.sobol_indices(made_up_sweep(tmp_path / "a", known), "gas_free_share")
    shares = np.random.default_rng(1).random((8, 3))
    torn = made_up_sweep(tmp_path / "b", known, values=shares, shares=shares, missing=[1], design={"kind": "sobol"})
    with pytest.raises(InputError, match="runs are missing in 1 settings"):
        sensitivity.sobol_indices(torn, "gas_free_share")


def test_an_outcome_that_does_not_vary_has_no_indices(tmp_path: Path):
    shares = np.random.default_rng(1).random((8, 3))
    flat = made_up_sweep(tmp_path / "s", lambda v, r, y: 0.2, values=shares, shares=shares, design={"kind": "sobol"})
    assert sensitivity.sobol_indices(flat, "gas_free_share")["ST"].isna().all()


def test_prim_finds_the_box_that_is_there(tmp_path: Path):
    pytest.importorskip("ema_workbench.analysis.prim", reason="an extra of its own", exc_type=ImportError)
    values = np.random.default_rng(1).random((800, 3))
    sweep = made_up_sweep(
        tmp_path / "s", lambda v, r, y: float(v[0] > 0.6 and v[1] < 0.5), values=values, places=["laak"],
        design={"kind": "latin_hypercube"},
    )  # fmt: skip
    box = discovery.best_box(sweep, "gas_free_share", 0.5)
    assert set(box.limits.index) == {"1", "2"}
    assert box.limits.loc["1", "low"] == pytest.approx(0.6, abs=0.03)
    assert box.limits.loc["2", "high"] == pytest.approx(0.5, abs=0.03)
    assert box.density > 0.95
    assert box.coverage > 0.9
    assert box.share == pytest.approx(0.2, abs=0.05)
    assert (box.limits["quasi_p"] < 0.01).all()
    scores = discovery.feature_scores(sweep, "gas_free_share").set_index("term")["score"]
    assert scores["1"] > 2 * scores["3"]
    assert scores.sum() == pytest.approx(1)
    with pytest.raises(InputError, match="0 of 800 cases reach the threshold"):
        discovery.best_box(sweep, "gas_free_share", 1.5)
