"""The model as the EMA workbench knows models, so that its own evaluators, samplers and optimisers can drive it.

    from ema_workbench import MultiprocessingEvaluator
    from transitiesim.interfaces.ema import ema_models

    if __name__ == "__main__":
        with MultiprocessingEvaluator(ema_models("discovery")) as evaluator:
            experiments, outcomes = evaluator.perform_experiments(scenarios=100, policies=4)

An experiment says what varies, where, and what is kept; its design is left to the workbench. Numbers of the model
become uncertainties and recommendations become levers. Names of the workbench are Python names, so dots become
underscores: `trust.start` is `trust_start`, part 5.3 is `lever_5_3`. Runs are those of a sweep: the same value for the
same seed.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.experiments import Experiment, Factor, known_outcomes, read_experiment
from transitiesim.kernels import is_compiled
from transitiesim.neighbourhood import Facts
from transitiesim.optional_libraries import needed
from transitiesim.running.sweeps.plan import Plan
from transitiesim.running.sweeps.worker import Shared, outcome_rows
from transitiesim.scenario import Scenario

_REPLICATE = "replicate"
_LAST = " last"


class Runs:
    """Runs of one scenario in one neighbourhood, as a function of what varies.

    Args:
        experiment: what varies and what is kept; its design and its other scenarios and neighbourhoods play no part.
        scenario: from which scenario.
        place: in which neighbourhood.
    """

    def __init__(self, experiment: Experiment, scenario: Scenario, place: Facts) -> None:
        self._plan = Plan(
            scenarios=(scenario,),
            places=(place,),
            factors=experiment.factors,
            values=np.zeros((1, len(experiment.factors))),
            shares=None,
            replicates=experiment.replicates,
            seed=experiment.seed,
            uncertainty=experiment.uncertainty,
            outcomes=experiment.outcomes,
            years=experiment.years,
        )
        self._shared = Shared(self._plan)

    def __call__(self, **values: Any) -> dict[str, Any]:
        """One run.

        Args:
            **values: `replicate`, and the value of every factor that varies, by its own name.

        Returns:
            For each outcome a row of values, one per kept year; under its name with " last" that of the last year.

        Raises:
            InputError: a value out of its declared range, or values that cannot go together.
        """
        plan = self._plan
        point = [one.low if one.low == one.high else float(values[one.name]) for one in plan.factors]
        here = dataclasses.replace(plan, values=np.array([point]))
        rows = outcome_rows(here, int(values[_REPLICATE]), self._shared)
        found: dict[str, Any] = {}
        for name in plan.outcomes:
            column = rows[name]
            found |= {name: column, name + _LAST: float(column[-1])}
        return found

    def __getstate__(self) -> Plan:
        """Without what was built: every process builds its own."""
        return self._plan

    def __setstate__(self, plan: Plan) -> None:
        """In another process."""
        self._plan, self._shared = plan, Shared(plan)


def ema_models(experiment: str | Path | Experiment) -> list[Any]:
    """A `ReplicatorModel` of the EMA workbench for every scenario and neighbourhood of an experiment.

    Its scalar outcomes are means over replicates in the last kept year, to be maximised or minimised where more or less
    is better. Beside each stands an array outcome with all runs, named with `_runs` behind it; shape (replicates,
    years).

    Args:
        experiment: name of a shipped experiment, a file, or an experiment.

    Returns:
        Models named "scenario_in_neighbourhood".

    Raises:
        InputError: when the experiment cannot be, or the EMA workbench is not installed.
    """
    workbench = needed("ema_workbench", "ema")
    asked = experiment if isinstance(experiment, Experiment) else read_experiment(experiment)
    if not is_compiled():  # once, and not by every worker of an evaluator
        Runs(asked, asked.scenarios[0], asked.places[0])(replicate=0, **{one.name: one.low for one in asked.factors})
    return [_model(workbench, asked, scenario, place) for place in asked.places for scenario in asked.scenarios]


def ema_name(name: str) -> str:
    """A name of ours as the workbench takes it."""
    plain = "".join(sign if sign.isalnum() and sign.isascii() else "_" for sign in name)
    return f"lever_{plain}" if plain[:1].isdigit() else plain


def _model(workbench: Any, experiment: Experiment, scenario: Scenario, place: Facts) -> Any:
    runs = Runs(experiment, scenario, place)
    model = workbench.ReplicatorModel(ema_name(f"{scenario.name}_in_{place.id}"), function=runs)
    model.replications = [{_REPLICATE: number} for number in range(experiment.replicates)]
    varying = [one for one in experiment.factors if one.low < one.high]
    model.levers = [_parameter(workbench, one) for one in varying if one.kind == "lever"]
    model.uncertainties = [_parameter(workbench, one) for one in varying if one.kind == "number"]
    kinds = workbench.ScalarOutcome
    wanted = {"high": kinds.MAXIMIZE, "low": kinds.MINIMIZE, None: kinds.INFO}
    for name in experiment.outcomes:
        better = known_outcomes()[name].better
        model.outcomes.extend([
            workbench.ScalarOutcome(name, wanted[better], name + _LAST, function=_mean),
            workbench.ArrayOutcome(f"{name}_runs", variable_name=name, function=_together),
        ])  # fmt: skip
    return model


def _parameter(workbench: Any, factor: Factor) -> Any:
    """A factor as the workbench has it; levels become its resolution, which its factorial sampler uses."""
    name, levels = ema_name(factor.name), list(factor.levels)
    if factor.kind == "lever" and levels == [0.0, 1.0]:
        return workbench.BooleanParameter(name, default=False, variable_name=factor.name)
    if factor.whole:
        whole = [int(one) for one in levels]
        ends = int(factor.low), int(factor.high)
        return workbench.IntegerParameter(name, *ends, None, whole or None, int(factor.usual), factor.name)
    return workbench.RealParameter(name, factor.low, factor.high, None, levels or None, factor.usual, factor.name)


def _mean(values: list[float]) -> float:
    return float(np.mean(values))


def _together(values: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    return np.stack(values)
