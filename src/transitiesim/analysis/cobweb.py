"""The acceptance map of a neighbourhood, as worked out by the model and drawn by the figures."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Basis = Literal["all_asked", "present_reach"]


@dataclass(frozen=True, eq=False)
class Cobweb:
    """How many would say yes, given how many already do.

    Attributes:
        x: shares of the homes seen to take part, rising from 0 to 1; shape (n,), float64.
        acceptance: share that would take part when a share x is seen to; same shape.
        now: present share.
        lowest_fixed_point: share at which it comes to rest from here without anything new.
        extra_commitment: smallest extra share that carries the neighbourhood over the fold; NaN when there is no
            fold above the present state.
        basis: whether everybody is asked ("all_asked") or only those reached now ("present_reach").

    Raises:
        ValueError: when shapes differ, x does not rise, or a number is no share.
    """

    x: NDArray[np.float64]
    acceptance: NDArray[np.float64]
    now: float
    lowest_fixed_point: float
    extra_commitment: float
    basis: Basis

    def __post_init__(self) -> None:
        if self.x.ndim != 1 or self.x.shape != self.acceptance.shape or len(self.x) < 2:
            raise ValueError("x and acceptance must be rows of the same length, at least two")
        if not (np.diff(self.x) > 0).all():
            raise ValueError("x must rise")
        extra = 0.0 if math.isnan(self.extra_commitment) else self.extra_commitment
        shares = np.concatenate([self.x, self.acceptance, [self.now, self.lowest_fixed_point, extra]])
        if not ((shares >= 0) & (shares <= 1)).all():
            raise ValueError("every number must be a share between 0 and 1")

    def lifted(self) -> Cobweb | None:
        """The map when the extra commitment is there: that share of the homes takes part whatever others do.

        Those homes are taken to be spread over all homes, so a share c turns F(x) into F(x) + c (1 - F(x)). None
        when there is no fold to be carried over.
        """
        if math.isnan(self.extra_commitment):
            return None
        raised = self.acceptance + self.extra_commitment * (1 - self.acceptance)
        return dataclasses.replace(self, acceptance=raised)

    def steps(self, start: float, most: int = 60) -> NDArray[np.float64]:
        """Corners of the staircase from a share, in which every round those who see enough others join.

        Args:
            start: share to begin with.
            most: at most so many rounds; it stops sooner when nothing moves any more.

        Returns:
            Corners as rows (x, y), beginning at (start, start); shape (k, 2).
        """
        corners = [(start, start)]
        for _ in range(most):
            now = corners[-1][0]
            then = float(np.interp(now, self.x, self.acceptance))
            if abs(then - now) < 1e-4:
                break
            corners += [(now, then), (then, then)]
        return np.array(corners)

    def rest(self, start: float) -> float:
        """Share at which the staircase from `start` comes to rest (within a thousandth or so)."""
        return float(self.steps(start, 10_000)[-1, 0])
