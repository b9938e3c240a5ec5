"""The EMA workbench drives the model with its own evaluators, and finds the numbers of a sweep."""

from __future__ import annotations

import pickle
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from running.sweep_trials import TRIAL, read, threads
from transitiesim import sweep
from transitiesim.errors import InputError
from transitiesim.interfaces.ema import Runs, ema_models, ema_name
from transitiesim.results import SweepResults

workbench = pytest.importorskip("ema_workbench", reason="an extra of its own")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return read(tmp_path_factory.mktemp("asked"))


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory, asked: Any) -> SweepResults:
    return sweep(asked, tmp_path_factory.mktemp("ours") / "out", executor=threads(1))


def evaluated(asked: Any, evaluator: Any) -> tuple[Any, dict[str, Any]]:
    """Every setting of the experiment, by an evaluator of the workbench, with its own factorial sampler."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the workbench says of other libraries, and of fork
        with evaluator(ema_models(asked)) as at_work:
            found: tuple[Any, dict[str, Any]] = at_work.perform_experiments(
                scenarios=1,
                policies=1,
                uncertainty_sampling=workbench.Samplers.FF,
                lever_sampling=workbench.Samplers.FF,
            )
    return found


@pytest.mark.parametrize("kind", ["SequentialEvaluator", "MultiprocessingEvaluator"])
def test_an_evaluator_of_the_workbench_finds_the_numbers_of_a_sweep(asked: Any, ours: SweepResults, kind: str):
    experiments, outcomes = evaluated(asked, getattr(workbench, kind))
    assert len(experiments) == len(ours.design) == 12
    assert set(experiments["model"]) == {"baseline_in_gillisbuurt", "baseline_in_selwerd"}
    runs = ours.runs().set_index(["neighbourhood", "5", "trust.start", "replicate", "year"]).sort_index()
    for at, row in enumerate(experiments.to_dict("records")):
        key = (row["model"].removeprefix("baseline_in_"), float(row["lever_5"]), float(row["trust_start"]))
        for name in ("gas_free_share", "trust_programme", "knowledge"):
            table = runs.loc[key, name].unstack()
            assert np.array_equal(outcomes[f"{name}_runs"][at], table.to_numpy())
            assert outcomes[name][at] == np.mean(table[2021].to_numpy())
    assert len({round(float(one), 9) for one in outcomes["trust_programme"]}) == 12  # every setting is another


def test_what_varies_is_known_to_the_workbench(tmp_path: Path):
    text = TRIAL.replace(
        '"trust.start" = [0.35, 0.42, 0.5]', '"trust.start" = true\n"staff.tenure" = [24, 36]\n"trust.gain" = [0.1]'
    )
    asked = read(tmp_path, text.replace('"5" = true', '"5" = true\n"4.3" = [0.0, 0.5, 1.0]'))
    model = ema_models(asked)[0]
    assert [type(one).__name__ for one in model.levers] == ["BooleanParameter", "RealParameter"]
    assert [one.name for one in model.levers] == ["lever_5", "lever_4_3"]
    assert model.levers["lever_4_3"].resolution == [0.0, 0.5, 1.0]
    start = model.uncertainties["trust_start"]
    factor = next(one for one in asked.factors if one.name == "trust.start")
    assert (start.lower_bound, start.upper_bound) == (factor.low, factor.high)
    assert [one.name for one in model.uncertainties] == ["trust_start", "staff_tenure"]
    assert {one.name: one.kind for one in model.outcomes if not one.name.endswith("_runs")} == {
        "gas_free_share": 1,
        "trust_programme": 1,
        "knowledge": 1,
    }
    values = {"5": True, "4.3": 0.5, "trust.start": 0.42, "staff.tenure": 36, "replicate": 0}
    assert model.function(**values)["trust_programme last"] > 0  # the number with one level need not be given
    assert model.nreplications == 4


def test_runs_go_to_another_process_and_come_back_the_same(asked: Any):
    runs = Runs(asked, asked.scenarios[0], asked.places[0])
    values = {"5": True, "trust.start": 0.42, "replicate": 1}
    one, other = runs(**values), pickle.loads(pickle.dumps(runs))(**values)  # noqa: S301  our own
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_a_value_out_of_range_is_refused(asked: Any):
    with pytest.raises(InputError, match=r"trust\.start"):
        Runs(asked, asked.scenarios[0], asked.places[0])(**{"5": 0, "trust.start": 7.0, "replicate": 0})


def test_names_of_all_that_can_vary_stay_apart():
    from transitiesim.parameters import declarations
    from transitiesim.recommendations import RECOMMENDATIONS, switches

    names = [*declarations(), *switches(), *RECOMMENDATIONS]
    found = {ema_name(name) for name in names}
    assert len(found) == len(names)
    assert all(name.isidentifier() for name in found)
