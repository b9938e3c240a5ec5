"""The threshold map iterated in plain numpy, apart from the model: what the model must equal exactly."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from model.places import WEIGHTLESS
from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import NEVER, Heating, neighbourhood_from
from transitiesim.parameters import Parameters, replace


def quantiles(homes: int) -> NDArray[np.float64]:
    """Evenly spread probabilities, one for each household."""
    return (np.arange(homes) + 0.5) / homes


def normal_thresholds(homes: int, mean: float, spread: float) -> NDArray[np.float64]:
    """Normal thresholds without chance: the quantiles of the distribution."""
    return mean + spread * ndtri(quantiles(homes))


def logistic_thresholds(homes: int) -> NDArray[np.float64]:
    """Logistic thresholds of scale one without chance."""
    share = quantiles(homes)
    return np.log(share / (1.0 - share))


def decision_model(
    thresholds: Any,
    ties: Any,
    *,
    neighbours: float,
    level: float = 0.0,
    reference: float = 0.0,
    reversible: bool = False,
    heating: Any = Heating.GAS,
) -> HeatTransition:
    """The full model with every process off but the decision, everybody asked every month and ties alone to weigh."""
    place = neighbourhood_from({"threshold": thresholds, "next_moment": NEVER, "heating": heating}, ties)
    numbers = WEIGHTLESS | {
        "acceptance.level_owner": level,
        "acceptance.neighbours": neighbours,
        "acceptance.neighbours_reference": reference,
    }
    return HeatTransition(
        place,
        parameters=replace(Parameters(), numbers),
        processes=["residents_decide"],
        ask_everybody=True,
        reversible=reversible,
    )


class ThresholdMap:
    """x(t + 1) = F(x(t)), household by household.

    Args:
        thresholds: one for each household.
        pairs: who knows whom (m by 2), or None when everybody knows everybody.
        neighbours: J; the value is level + 2 J (share - reference).
        level: the same for everybody.
        reference: share at which ties weigh nothing.
        reversible: whether a yes is taken back.
        lasting: households that stay whatever others do.
    """

    def __init__(
        self,
        thresholds: Any,
        pairs: Any,
        *,
        neighbours: float,
        level: float = 0.0,
        reference: float = 0.0,
        reversible: bool = False,
        lasting: Any = (),
    ) -> None:
        self.thresholds = np.asarray(thresholds, np.float64)
        self.homes = len(self.thresholds)
        self.level, self.neighbours, self.reference = level, neighbours, reference
        self.reversible = reversible
        self.adopted = np.zeros(self.homes, bool)
        self.lasting = np.zeros(self.homes, bool)
        self.lasting[list(lasting)] = True
        self.adopted |= self.lasting
        self.matrix: NDArray[np.bool_] | None = None
        if pairs is not None:
            self.matrix = np.zeros((self.homes, self.homes), bool)
            for one, other in np.asarray(pairs).reshape(-1, 2):
                if one != other:
                    self.matrix[one, other] = self.matrix[other, one] = True

    def shares(self) -> NDArray[np.float64]:
        """Share of the ties of each household that adopted."""
        if self.matrix is None:
            return (self.adopted.sum() - self.adopted) / (self.homes - 1)
        known = self.matrix.sum(axis=1)
        return np.where(known > 0, self.matrix[:, self.adopted].sum(axis=1) / np.maximum(1, known), 0.0)

    def step(self) -> NDArray[np.bool_]:
        """One month, all at once; returns who has adopted now."""
        willing = self.level + 2.0 * self.neighbours * (self.shares() - self.reference) >= self.thresholds
        self.adopted = self.lasting | willing | (self.adopted & (not self.reversible))
        return self.adopted
