"""From an experiment file to its analysis, with a function of which the answer is known in the place of the model."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from running.sweep_trials import experiment, threads
from transitiesim import sweep
from transitiesim.analysis import discovery, factorial, sensitivity
from transitiesim.results import SweepResults
from transitiesim.running.sweeps import worker
from transitiesim.running.uncertainty import seed_of

START = """
title_nl = "Bekend"
title_en = "Known"
neighbourhoods = ["selwerd", "laak"]
until = "2019-12"
outcomes = ["gas_free_share"]
years = [2019]
"""
THREE = """
[uncertainties]
"trust.start" = true
"staff.tenure" = { low = 20, high = 50 }
"acceptance.neighbours" = true
"""


def swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, answer: Callable[[np.ndarray, int], float]
) -> SweepResults:
    """The sweep of an experiment in which a run answers a function of its factors, as shares of their ranges."""

    def rows(plan: Any, run: int, *_: Any) -> worker.Rows:
        replicate, setting = plan.split(run)
        values = plan.values[setting % len(plan.values)]
        shares = np.array([(v - f.low) / (f.high - f.low) for f, v in zip(plan.factors, values, strict=True)])
        months = worker.kept_months(plan)
        keys = {
            "run": run,
            "setting": setting,
            "replicate": replicate,
            "seed": seed_of(plan.seed, replicate),
            "year": 2019,
            "gas_free_share": answer(shares, replicate),
        }
        return worker.Rows(
            {"month": np.array(months)} | {name: np.full(len(months), value) for name, value in keys.items()}
        )

    monkeypatch.setattr(worker, "outcome_rows", rows)
    return sweep(experiment(tmp_path, text), tmp_path / "out", executor=threads(2))


def ishigami(shares: np.ndarray, replicate: int) -> float:
    """Ishigami and Homma 1990, with a = 7 and b = 0.1."""
    x = -math.pi + 2 * math.pi * shares
    return math.sin(x[0]) + 7 * math.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * math.sin(x[0]) + 0.3 * replicate


def test_ishigami_from_file_to_sobol_indices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("SALib.sample.sobol", reason="an extra of its own")
    text = f'{START}replicates = 1\n{THREE}\n[design]\nkind = "sobol"\nsamples = 1024\nsecond_order = true\n'
    found = swept(tmp_path, monkeypatch, text, ishigami)
    assert found.total == 1024 * 8 * 2
    indices = sensitivity.sobol_indices(found, "gas_free_share")
    variance = 49 / 8 + 0.1 * math.pi**4 / 5 + 0.01 * math.pi**8 / 18 + 0.5
    first = [0.5 * (1 + 0.1 * math.pi**4 / 5) ** 2 / variance, 49 / 8 / variance, 0.0]
    both = 8 * 0.01 * math.pi**8 / 225 / variance
    names = ["trust.start", "staff.tenure", "acceptance.neighbours"]
    for place in ("selwerd", "laak"):
        own = indices[indices["neighbourhood"] == place].set_index("term")
        assert own.loc[names, "S1"].tolist() == pytest.approx(first, abs=0.05)
        assert own.loc[names, "ST"].tolist() == pytest.approx([first[0] + both, first[1], both], abs=0.05)
        assert own.loc["trust.start x acceptance.neighbours", "S2"] == pytest.approx(both, abs=0.05)
        assert own.loc["trust.start x staff.tenure", "S2"] == pytest.approx(0, abs=0.05)


def test_a_plane_from_file_to_elementary_effects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("SALib.sample.morris", reason="an extra of its own")
    text = f'{START}replicates = 1\n{THREE}\n[design]\nkind = "morris"\ntrajectories = 10\n'
    found = swept(tmp_path, monkeypatch, text, lambda x, _: 2 * x[0] - 3 * x[2])
    effects = sensitivity.morris_effects(found, "gas_free_share").set_index("term")
    assert effects.loc["trust.start", "mu"].tolist() == pytest.approx([2, 2])
    assert effects.loc["acceptance.neighbours", "mu_star"].tolist() == pytest.approx([3, 3])
    # A whole number is moved in whole steps, and does nothing here.
    assert effects.loc["staff.tenure", "mu_star"].tolist() == pytest.approx([0, 0])


def test_a_known_factorial_from_file_to_shapley_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def known(x: np.ndarray, replicate: int) -> float:
        return 0.02 + 0.1 * x[0] + 0.3 * x[1] * x[5] + 0.06 * x[1] * x[4] * x[6] - 0.05 * x[2] * x[3] + 0.01 * replicate

    text = f"{START}replicates = 3\n[levers]\nrecommendations = true\n"
    found = factorial.effects(swept(tmp_path, monkeypatch, text, known), "gas_free_share")
    expected = {
        ("total", ""): 0.41,
        ("alone", "1"): 0.1,
        ("alone", "2"): 0.0,
        ("last", "2"): 0.36,
        ("last", "6"): 0.3,
        ("main", "2"): 0.15 + 0.06 / 4,
        ("main", "5"): 0.06 / 4,
        ("shapley", "1"): 0.1,
        ("shapley", "2"): 0.15 + 0.02,
        ("shapley", "3"): -0.025,
        ("shapley", "4"): -0.025,
        ("shapley", "5"): 0.02,
        ("shapley", "6"): 0.15,
        ("shapley", "7"): 0.02,
        ("pair", "2 x 6"): 0.3,
        ("together", "2 x 6"): 0.3,
        ("pair", "2 x 5"): 0.03,
        ("together", "2 x 5"): 0.0,
        ("pair", "1 x 2"): 0.0,
    }
    for (effect, term), answer in expected.items():
        for place in ("selwerd", "laak"):
            there = (found["effect"] == effect) & (found["term"] == term) & (found["neighbourhood"] == place)
            row = found[there].iloc[0]
            assert row["mean"] == pytest.approx(answer, abs=1e-12), (effect, term)
            assert row["high"] - row["low"] == pytest.approx(0, abs=1e-9)


def test_a_known_box_from_file_to_prim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("ema_workbench.analysis.prim", reason="an extra of its own", exc_type=ImportError)
    text = f'{START}replicates = 1\n{THREE}\n[design]\nkind = "latin_hypercube"\nsamples = 600\n'
    text = text.replace('["selwerd", "laak"]', '["selwerd"]')
    found = swept(tmp_path, monkeypatch, text, lambda x, _: float(x[0] > 0.5 and x[2] < 0.6))
    box = discovery.best_box(found, "gas_free_share", 0.5)
    factors = {one["name"]: one for one in found.factors}

    def at(name: str, share: float) -> float:
        return factors[name]["low"] + share * (factors[name]["high"] - factors[name]["low"])

    assert set(box.limits.index) == {"trust.start", "acceptance.neighbours"}
    width = at("trust.start", 0.03) - at("trust.start", 0)
    assert box.limits.loc["trust.start", "low"] == pytest.approx(at("trust.start", 0.5), abs=width)
    width = at("acceptance.neighbours", 0.03) - at("acceptance.neighbours", 0)
    assert box.limits.loc["acceptance.neighbours", "high"] == pytest.approx(at("acceptance.neighbours", 0.6), abs=width)
    assert box.density > 0.95
    assert box.coverage > 0.9
