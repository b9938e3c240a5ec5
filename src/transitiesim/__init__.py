"""transitiesim: agent-based simulation of the heat transition in vulnerable Dutch neighbourhoods.

The public names are few and load only when they are used:

    from transitiesim import read_scenario, run, read_results, HeatTransition
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transitiesim.experiments import Experiment, read_experiment
    from transitiesim.model import HeatTransition
    from transitiesim.neighbourhood import Neighbourhood, build, neighbourhood_from, read_facts
    from transitiesim.parameters import Parameters
    from transitiesim.results import Results, SweepResults, write_results
    from transitiesim.results.opening import read_results
    from transitiesim.running import draw_numbers, model_of, run
    from transitiesim.running.sweeps import sweep
    from transitiesim.scenario import Scenario, read_scenario

_PLACES = {
    "Experiment": "transitiesim.experiments",
    "HeatTransition": "transitiesim.model",
    "Neighbourhood": "transitiesim.neighbourhood",
    "Parameters": "transitiesim.parameters",
    "Results": "transitiesim.results",
    "Scenario": "transitiesim.scenario",
    "SweepResults": "transitiesim.results",
    "build": "transitiesim.neighbourhood",
    "draw_numbers": "transitiesim.running",
    "model_of": "transitiesim.running",
    "neighbourhood_from": "transitiesim.neighbourhood",
    "read_facts": "transitiesim.neighbourhood",
    "read_experiment": "transitiesim.experiments",
    "read_results": "transitiesim.results.opening",
    "read_scenario": "transitiesim.scenario",
    "run": "transitiesim.running",
    "sweep": "transitiesim.running.sweeps",
    "write_results": "transitiesim.results",
}

__all__ = [
    "Experiment",
    "HeatTransition",
    "Neighbourhood",
    "Parameters",
    "Results",
    "Scenario",
    "SweepResults",
    "build",
    "draw_numbers",
    "model_of",
    "neighbourhood_from",
    "read_experiment",
    "read_facts",
    "read_results",
    "read_scenario",
    "run",
    "sweep",
    "write_results",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used, so that a plain import stays quick."""
    if name not in _PLACES:
        raise AttributeError(f"module 'transitiesim' has no attribute '{name}'")
    return getattr(importlib.import_module(_PLACES[name]), name)
