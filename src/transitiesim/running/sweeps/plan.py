"""The plan of a sweep: every setting, how it is numbered, and what it must be known by not to be mixed with another.

Runs are numbered replicate by replicate: run = replicate * settings + setting. The first replicate of all settings
comes first, so a sweep that is broken off is balanced.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from transitiesim.data_files import shipped
from transitiesim.experiments import Experiment, Factor, points_of, setting_of
from transitiesim.kernels import source_hash
from transitiesim.neighbourhood import Facts
from transitiesim.parameters import declarations
from transitiesim.recommendations import switches
from transitiesim.scenario import Scenario, scenario_to_toml


@dataclass(frozen=True)
class Plan:
    """Everything that decides what comes out of a sweep.

    Attributes:
        scenarios: base scenarios.
        places: neighbourhoods.
        factors: what varies.
        values: value of every factor at every point; shape (points, factors).
        shares: the same as shares of the ranges, where the design was sampled.
        replicates: runs of each setting.
        seed: seed of the whole.
        uncertainty: "seeds" or "parameters".
        outcomes: what is kept.
        years: ends of years that are kept; empty for all.
    """

    scenarios: tuple[Scenario, ...]
    places: tuple[Facts, ...]
    factors: tuple[Factor, ...]
    values: NDArray[np.float64]
    shares: NDArray[np.float64] | None
    replicates: int
    seed: int
    uncertainty: str
    outcomes: tuple[str, ...]
    years: tuple[int, ...]

    @property
    def settings(self) -> int:
        """Number of settings: points x scenarios x places."""
        return len(self.values) * len(self.scenarios) * len(self.places)

    @property
    def runs(self) -> int:
        """Number of runs: settings x replicates."""
        return self.settings * self.replicates

    def place_of(self, setting: int) -> int:
        """Number of the neighbourhood of a setting."""
        return setting // (len(self.values) * len(self.scenarios))

    def scenario_of(self, setting: int) -> Scenario:
        """The scenario of a setting; its name is that of the base.

        Raises:
            InputError: when the values of the setting cannot go together.
        """
        base, point = divmod(setting % (len(self.values) * len(self.scenarios)), len(self.values))
        return setting_of(self.scenarios[base], self.factors, self.values[point].tolist())

    def split(self, run: int) -> tuple[int, int]:
        """Replicate and setting of a run."""
        return divmod(run, self.settings)

    def design(self) -> pd.DataFrame:
        """A row per setting: `setting`, `scenario`, `neighbourhood`, and a column per factor."""
        points, scenarios, places = len(self.values), len(self.scenarios), len(self.places)
        columns: dict[str, Any] = {
            "setting": np.arange(self.settings, dtype=np.int32),
            "scenario": np.tile(np.repeat([one.name for one in self.scenarios], points), places),
            "neighbourhood": np.repeat([one.id for one in self.places], points * scenarios),
        }
        for k, factor in enumerate(self.factors):
            columns[factor.name] = np.tile(self.values[:, k], scenarios * places)
        return pd.DataFrame(columns)

    @cached_property
    def fingerprints(self) -> Mapping[str, str]:
        """A hash of every part that the outcome depends on, by the name of that part."""
        how = [self.replicates, self.seed, self.uncertainty, list(self.outcomes), list(self.years)]
        numbers = [repr(one) for one in (*declarations().values(), *switches().values())]
        world = [path.read_text(encoding="utf-8") for path in sorted(shipped("world").rglob("*")) if path.is_file()]
        factors = json.dumps([one.as_dict() for one in self.factors])
        parts = {
            "replicates, seed, outcomes": json.dumps(how),
            "design": factors + _digest(self.values.tobytes()),
            "parameters": json.dumps(numbers),
            "world": json.dumps(world),
            "program": source_hash(),
        }
        parts |= {f"scenario {one.name}": scenario_to_toml(one) for one in self.scenarios}
        parts |= {f"neighbourhood {one.id}": repr(one) for one in self.places}
        return {name: _digest(text.encode()) for name, text in parts.items()}


def plan_of(experiment: Experiment) -> Plan:
    """The plan of an experiment.

    Raises:
        InputError: when its design cannot be made, or would be too large.
    """
    points = points_of(experiment)
    return Plan(
        scenarios=experiment.scenarios,
        places=experiment.places,
        factors=experiment.factors,
        values=points.values,
        shares=points.shares,
        replicates=experiment.replicates,
        seed=experiment.seed,
        uncertainty=experiment.uncertainty,
        outcomes=experiment.outcomes,
        years=experiment.years,
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
