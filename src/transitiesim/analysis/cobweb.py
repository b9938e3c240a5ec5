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
        extra_commitment: smallest extra share of all homes, from those that do not take part yet, that carries the
            neighbourhood over the fold; NaN when there is no fold above the present state.
        basis: whether everybody is asked ("all_asked") or only those reached now ("present_reach").
        acceptance_lifted: the map when that extra commitment is there; same shape. None when there is no fold, or
            when everybody is taken to see the average share (then `lifted` works it out).

    Raises:
        ValueError: when shapes differ, x does not rise, or a number is no share.
    """

    x: NDArray[np.float64]
    acceptance: NDArray[np.float64]
    now: float
    lowest_fixed_point: float
    extra_commitment: float
    basis: Basis
    acceptance_lifted: NDArray[np.float64] | None = None

    def __post_init__(self) -> None:
        if self.x.ndim != 1 or self.x.shape != self.acceptance.shape or len(self.x) < 2:
            raise ValueError("x and acceptance must be rows of the same length, at least two")
        if not (np.diff(self.x) > 0).all():
            raise ValueError("x must rise")
        extra = 0.0 if math.isnan(self.extra_commitment) else self.extra_commitment
        lifted = self.acceptance if self.acceptance_lifted is None else self.acceptance_lifted
        if lifted.shape != self.x.shape:
            raise ValueError("the lifted acceptance must have the shape of x")
        shares = np.concatenate([self.x, self.acceptance, lifted, [self.now, self.lowest_fixed_point, extra]])
        if not ((shares >= 0) & (shares <= 1)).all():
            raise ValueError("every number must be a share between 0 and 1")

    def lifted(self) -> Cobweb | None:
        """The map when the extra commitment is there: those homes take part whatever others do.

        They are spread at random over the homes that do not take part yet. When everybody sees the average share, a
        part c of those homes turns F(x) into F(x) + c (1 - F(x)). None when there is no fold to be carried over.
        """
        if math.isnan(self.extra_commitment):
            return None
        raised = self.acceptance_lifted
        if raised is None:
            part = min(1.0, self.extra_commitment / (1.0 - self.now)) if self.now < 1.0 else 0.0
            raised = self.acceptance + part * (1.0 - self.acceptance)
        now = min(1.0, self.now + self.extra_commitment)
        return dataclasses.replace(self, acceptance=raised, acceptance_lifted=None, now=now)

    def rest_beyond(self) -> float | None:
        """Share at which it comes to rest once it is carried over the fold; None when there is no fold.

        Worked out with a hundredth of the other homes on top of the extra commitment: exactly at the fold the
        staircase needs endless steps through the narrow passage.
        """
        lifted = self.lifted()
        if lifted is None:
            return None
        more = lifted.acceptance + 0.01 * (1.0 - lifted.acceptance)
        return dataclasses.replace(lifted, acceptance=more).rest(lifted.now)

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
