"""The full model with every step off but the decision, configured through its public names."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim import HeatTransition, Parameters, neighbourhood_from
from transitiesim.parameters import replace, without_weights


def joined(thresholds: Any, ties: Any, months: int = 100, **given: Any) -> NDArray[np.bool_]:
    """Who has joined after so many months, when a threshold is a share of ties."""
    place = neighbourhood_from({"threshold": thresholds}, ties, **given)
    numbers = without_weights(neighbours=0.5)
    how: dict[str, Any] = {"processes": ["residents_decide"], "ask_everybody": True}
    model = HeatTransition(place, parameters=numbers, months=months, **how)
    model.run_model()
    return np.asarray(model.state.heating > 0)


def model_of(numbers: dict[str, float], processes: list[str], homes: int = 1000, **given: Any) -> HeatTransition:
    """A model of homes without ties, of which only some processes run."""
    columns = given.pop("columns", {"threshold": np.zeros(homes)})
    ties, directed = given.pop("ties", []), given.pop("directed", False)
    place = neighbourhood_from(columns, ties, directed=directed)
    return HeatTransition(place, parameters=replace(Parameters(), numbers), processes=processes, **given)
