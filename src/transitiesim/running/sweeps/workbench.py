"""An experiment as a model of the EMA workbench, for those who drive models with its own evaluators and samplers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from transitiesim.errors import InputError
from transitiesim.experiments import Experiment, Factor
from transitiesim.language import Text
from transitiesim.optional_libraries import needed
from transitiesim.results import year_of
from transitiesim.running.sweeps.plan import Plan
from transitiesim.running.sweeps.worker import Shared, table_of

_WHERE = "workbench_model"


def workbench_model(experiment: Experiment) -> Any:
    """An `ema_workbench.Model` of an experiment.

    Levers of the experiment become levers, uncertain numbers become uncertainties, with the same ranges. The
    workbench wants names that Python allows: "5" is `recommendation_5`, "5.3" is `part_5_3` and "trust.talk" is
    `trust__talk`. Every kept outcome becomes a scalar outcome per kept year, such as `gas_free_share_2050`: the
    mean over the replicates of the experiment, which have the same draws in every setting, as in a sweep. The
    design of the experiment is not used; the workbench makes its own.

    Args:
        experiment: with one scenario, one neighbourhood and at least one factor.

    Returns:
        The model; it can be sent to other processes.

    Raises:
        InputError: when the workbench is not installed, or the experiment has more scenarios or neighbourhoods.
    """
    workbench = needed("ema_workbench", _WHERE)
    if len(experiment.scenarios) != 1 or len(experiment.places) != 1 or not experiment.factors:
        what = Text(
            f"'{experiment.name}' heeft {len(experiment.scenarios)} scenario's, {len(experiment.places)} wijken en "
            f"{len(experiment.factors)} factoren",
            f"'{experiment.name}' has {len(experiment.scenarios)} scenarios, {len(experiment.places)} neighbourhoods "
            f"and {len(experiment.factors)} factors",
        )
        allowed = Text("één scenario, één wijk en minstens één factor", "one scenario, one neighbourhood and a factor")
        raise InputError(_WHERE, what, allowed)
    model = workbench.Model("transitiesim", function=Setting(experiment))
    model.levers = [_parameter(workbench, one) for one in experiment.factors if one.kind == "lever"]
    model.uncertainties = [_parameter(workbench, one) for one in experiment.factors if one.kind == "number"]
    years = _years(experiment)
    names = [_outcome(name, year) for name in experiment.outcomes for year in years]
    model.outcomes = [workbench.ScalarOutcome(name) for name in names]
    return model


class Setting:
    """What the workbench calls: the values of the factors in, outcomes out.

    Attributes:
        experiment: what is asked; its own design does not matter.
    """

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self._shared: Shared | None = None

    def __getstate__(self) -> dict[str, Any]:
        """Only the experiment goes to another process; what is built is built there."""
        return {"experiment": self.experiment, "_shared": None}

    def __call__(self, **values: float) -> dict[str, float]:
        """Run one setting.

        Args:
            values: value of every factor, by its name in the workbench.

        Returns:
            Mean over replicates of every outcome in every kept year.

        Raises:
            InputError: when a factor is missing or a run breaks off.
        """
        plan = self._plan_at(values)
        if self._shared is None or plan.replicates > 1:
            self._shared = Shared(plan)
        found = []
        for run in range(plan.runs):
            table = table_of(plan, run, self._shared)
            if not isinstance(table, pa.Table):
                what = Text(f"een run is afgebroken: {table['message']}", f"a run broke off: {table['message']}")
                raise InputError(_WHERE, what, Text("andere waarden", "other values"))
            found.append(table)
        whole = pa.concat_tables(found).to_pandas()
        return {
            _outcome(name, year): float(whole.loc[whole["year"] == year, name].mean())
            for name in plan.outcomes
            for year in plan.years
        }

    def _plan_at(self, values: dict[str, float]) -> Plan:
        one = self.experiment
        names = [identifier(factor) for factor in one.factors]
        missing = [name for name in names if name not in values]
        if missing:
            what = Text(f"'{missing[0]}' ontbreekt", f"'{missing[0]}' is missing")
            raise InputError(_WHERE, what, ", ".join(names))
        point = np.array([[float(values[name]) for name in names]])
        return Plan(
            one.scenarios, one.places, one.factors, point, None, one.replicates, one.seed, one.uncertainty,
            one.outcomes, _years(one),
        )  # fmt: skip


def identifier(factor: Factor) -> str:
    """Name of a factor in the workbench."""
    if factor.kind == "number":
        return factor.name.replace(".", "__")
    return f"part_{factor.name.replace('.', '_')}" if "." in factor.name else f"recommendation_{factor.name}"


def _years(experiment: Experiment) -> tuple[int, ...]:
    return experiment.years or (year_of(experiment.scenarios[0].months - 1),)


def _outcome(name: str, year: int) -> str:
    return f"{name}_{year}"


def _parameter(workbench: Any, factor: Factor) -> Any:
    name = identifier(factor)
    if factor.levels:
        return workbench.CategoricalParameter(name, list(factor.levels))
    if factor.whole:
        return workbench.IntegerParameter(name, int(factor.low), int(factor.high))
    return workbench.RealParameter(name, factor.low, factor.high)
