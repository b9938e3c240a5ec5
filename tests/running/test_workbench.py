"""The EMA workbench drives the model: the same numbers as a sweep of ours, in this process and in others."""

from __future__ import annotations

import dataclasses
import pickle
import warnings
from pathlib import Path
from typing import Any

import pytest

from transitiesim import read_results, sweep
from transitiesim.errors import InputError
from transitiesim.experiments import read_experiment
from transitiesim.experiments.definition import Design, Experiment
from transitiesim.running.sweeps.workbench import identifier, workbench_model

pytest.importorskip("ema_workbench", reason="an extra of its own", exc_type=ImportError)

POINTS = ((0.0, 0.02), (1.0, 0.04), (0.5, 0.03))
EXPERIMENT = """
title_nl = "Klein"
title_en = "Small"
neighbourhoods = ["gillisbuurt"]
replicates = 2
seed = 3
uncertainty = "seeds"
outcomes = ["gas_free_share", "trust_programme"]
years = [2022, 2024]
until = 2024

[levers]
"5.3" = { low = 0.0, high = 1.0 }

[uncertainties]
"trust.talk" = { low = 0.02, high = 0.04 }

[design]
kind = "latin_hypercube"
samples = 4
"""


@pytest.fixture
def experiment(tmp_path: Path) -> Experiment:
    file = tmp_path / "small.toml"
    file.write_text(EXPERIMENT)
    return read_experiment(file)


def swept(experiment: Experiment, folder: Path) -> Any:
    """The same points by a sweep: means over replicates by setting and year."""
    table = dataclasses.replace(experiment, design=Design("table", rows=POINTS))
    sweep(table, folder, workers=1)
    runs = read_results(folder).runs(list(experiment.outcomes))
    return runs.groupby(["setting", "year"])[list(experiment.outcomes)].mean()


def test_a_setting_is_the_setting_of_a_sweep(experiment: Experiment, tmp_path: Path) -> None:
    model = workbench_model(experiment)
    names = [identifier(factor) for factor in experiment.factors]
    expected = swept(experiment, tmp_path / "swept")
    for setting, point in enumerate(POINTS):
        found = model.function(**dict(zip(names, point, strict=True)))
        for name in experiment.outcomes:
            for year in experiment.years:
                assert found[f"{name}_{year}"] == expected.loc[(setting, year), name]


def test_levers_and_uncertainties_keep_their_ranges(experiment: Experiment) -> None:
    model = workbench_model(experiment)
    assert [(one.name, one.lower_bound, one.upper_bound) for one in model.levers] == [("part_5_3", 0.0, 1.0)]
    numbers = [(one.name, one.lower_bound, one.upper_bound) for one in model.uncertainties]
    assert numbers == [("trust__talk", 0.02, 0.04)]
    assert [one.name for one in model.outcomes] == [
        "gas_free_share_2022", "gas_free_share_2024", "trust_programme_2022", "trust_programme_2024",
    ]  # fmt: skip


def test_its_own_evaluator_finds_the_same(experiment: Experiment) -> None:
    import ema_workbench as workbench

    model = workbench_model(experiment)
    with warnings.catch_warnings(), workbench.SequentialEvaluator(model) as evaluator:
        warnings.simplefilter("ignore")
        cases, outcomes = evaluator.perform_experiments(scenarios=2, policies=2)
    assert len(cases) == 4
    for row, case in cases.reset_index(drop=True).iterrows():
        given = {name: case[name] for name in map(identifier, experiment.factors)}
        again = workbench_model(experiment).function(**given)
        assert {name: values[row] for name, values in outcomes.items()} == again


def test_it_can_be_sent_to_another_process(experiment: Experiment) -> None:
    setting = workbench_model(experiment).function
    values = {identifier(factor): factor.low for factor in experiment.factors}
    assert pickle.loads(pickle.dumps(setting))(**values) == setting(**values)  # noqa: S301  our own bytes


def test_two_scenarios_do_not_fit_one_model(experiment: Experiment) -> None:
    two = dataclasses.replace(experiment, places=experiment.places * 1, factors=())
    with pytest.raises(InputError, match="factor"):
        workbench_model(two)


def test_a_missing_value_is_named(experiment: Experiment) -> None:
    with pytest.raises(InputError, match="talk"):
        workbench_model(experiment).function(part_5_3=0.0)
