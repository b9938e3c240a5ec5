"""`transitiesim analyse`: the tables and figures that go with a design, in both languages."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.made_up_sweep import made_up_sweep
from interfaces.asking import ask, refused


def names_in(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def effect(values, replicate, year):
    return 0.1 + 0.2 * values[0] + 0.3 * values[0] * values[1] + 0.01 * replicate * values[0]


def test_a_factorial(tmp_path: Path):
    made_up_sweep(tmp_path / "s", effect, scenarios=["now", "all"])
    dutch = ask("analyse", "s", "--year", "2040", language="nl")
    assert dutch.exit_code == 0, dutch.output
    assert "Tabellen en figuren staan in " in dutch.stdout
    assert names_in(tmp_path / "s" / "analysis") == {
        "settings.csv", "fans.csv", "fans-selwerd.png", "fans-laak.png", "differences.csv", "effects.csv",
        "shapley_shares.csv", "pair_means.csv", "shapley-now.png", "shapley-all.png",
        *(f"{kind}-{scenario}-{place}.png" for kind in ("tornado", "pairs", "interactions") for scenario in ("now", "all")
          for place in ("selwerd", "laak")),
    }  # fmt: skip
    found = pd.read_csv(tmp_path / "s" / "analysis" / "effects.csv")
    main = found.query("effect == 'main' and term == '1' and year == 2050 and scenario == 'now'")
    assert main["mean"].tolist() == pytest.approx([0.36, 0.36])
    assert (main["low"] < main["mean"]).all()
    english = ask("analyse", "s", "-o", "elsewhere").stdout
    assert "Everything on minus everything off" in english
    assert "Selwerd" in english
    assert names_in(tmp_path / "elsewhere") == names_in(tmp_path / "s" / "analysis")


def test_a_map_of_two_factors(tmp_path: Path):
    values = np.array([[a, b] for a in (0.1, 0.2, 0.3) for b in (4.0, 8.0)])
    sweep = made_up_sweep(
        tmp_path / "s", lambda v, r, y: v[0] * r, names=["1", "2"], values=values, replicates=4, places=["laak"]
    )
    assert [len(one["levels"]) for one in sweep.factors] == [3, 2]
    assert ask("analyse", "s", "--threshold", "0,55").exit_code == 0
    assert {"mean-baseline-laak.png", "chance-baseline-laak.png", "chances.csv"} <= names_in(
        tmp_path / "s" / "analysis"
    )
    chances = pd.read_csv(tmp_path / "s" / "analysis" / "chances.csv").groupby("1")["chance"].unique()
    assert [list(one) for one in chances] == [[0.0], [0.25], [0.5]]


@pytest.mark.parametrize("kind", ["sobol", "morris"])
def test_a_sample(tmp_path: Path, kind: str):
    sampler = pytest.importorskip(f"SALib.sample.{kind}", reason="an extra of its own")
    problem = {"num_vars": 3, "names": ["1", "2", "3"], "bounds": [[0.0, 1.0]] * 3}
    options = {"calc_second_order": False} if kind == "sobol" else {"num_levels": 4}
    shares = sampler.sample(problem, 32, seed=1, **options)
    made_up_sweep(tmp_path / "s", effect, values=shares, shares=shares, places=["laak"], design={"kind": kind})
    answer = ask("analyse", "s")
    assert answer.exit_code == 0, answer.output
    assert answer.stdout.index("lever 1") < answer.stdout.index("lever 2")
    assert {f"{kind}.csv", f"{kind}-baseline-laak.png"} <= names_in(tmp_path / "s" / "analysis")


def test_discovery(tmp_path: Path):
    pytest.importorskip("ema_workbench.analysis.prim", reason="an extra of its own", exc_type=ImportError)
    values = np.random.default_rng(1).random((300, 3))
    design = {"kind": "latin_hypercube"}
    made_up_sweep(tmp_path / "s", lambda v, r, y: v[0], values=values, places=["laak"], design=design)
    answer = " ".join(ask("analyse", "s", "--threshold", "0.7").stdout.split())
    assert "% of all cases reach 70%; in the box 100% do." in answer
    assert {"prim.csv", "prim.png", "prim_trajectory.csv", "feature_scores.png"} <= names_in(
        tmp_path / "s" / "analysis"
    )
    assert "0 of 300 cases reach the threshold" in ask("analyse", "s", "--threshold", "7").stdout


@pytest.mark.parametrize("kind", ["sobol", "latin_hypercube"])
def test_an_outcome_that_is_the_same_everywhere(tmp_path: Path, kind: str):
    shares = np.random.default_rng(1).random((40, 3))
    made_up_sweep(
        tmp_path / "s", lambda v, r, y: 0.2, values=shares, shares=shares, places=["laak"], design={"kind": kind}
    )
    assert "there is nothing to explain" in " ".join(ask("analyse", "s").stdout.split())


MISTAKES = {
    "no folder": (("analyse",), "DIR ontbreekt", "DIR is missing"),
    "nothing there": (("analyse", "none"), "bestaat niet", "does not exist"),
    "outcome": (("analyse", "s", "--outcome", "gas_free"), "niet bewaard", "did you mean 'gas_free_share'?"),
    "year as word": (("analyse", "s", "--year", "soon"), "geen jaartal", "not a year"),
    "year not kept": (("analyse", "s", "--year", "2030"), "van 2030 is niets bewaard", "allowed: 2040, 2050"),
    "threshold": (("analyse", "s", "--threshold", "high"), "'high' is geen getal", "'high' is not a number"),
    "threshold nan": (("analyse", "s", "--threshold", "nan"), "'nan' is geen getal", "'nan' is not a number"),
    "output is a file": (("analyse", "s", "-o", "s/manifest.json"), "geen map", "not a folder"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_one_sentence_in_both_languages(name: str, tmp_path: Path):
    made_up_sweep(tmp_path / "s", effect)
    words, dutch, english = MISTAKES[name]
    assert dutch in refused(ask(*words, language="nl"))
    assert english in refused(ask(*words))


def test_nothing_done_yet(tmp_path: Path):
    made_up_sweep(tmp_path / "s", effect)
    (tmp_path / "s" / "runs" / "chunk-00000000.parquet").unlink()
    assert "nothing is done yet" in refused(ask("analyse", "s"))
