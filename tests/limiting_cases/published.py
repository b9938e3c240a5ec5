"""Published equations, solved apart from the model."""

from __future__ import annotations

import math

import numpy as np
from scipy.optimize import brentq
from scipy.stats import binom, poisson


def window_of_cascades(threshold: float) -> tuple[float, float]:
    """Mean numbers of random ties between which one household can start a cascade (Watts 2002).

    The condition z P(Poisson(z) <= K - 2) = 1, with K = floor(1 / threshold) the most ties of a household that one
    tie can move.
    """
    movable = math.floor(1.0 / threshold)

    def above(z: float) -> float:
        return z * float(poisson.cdf(movable - 2, z)) - 1.0

    top = max(np.linspace(0.5, 3.0 * movable, 1000), key=above)
    return float(brentq(above, 0.1, top)), float(brentq(above, top, 20.0 * movable))


def end_of_cascade(threshold: float, mean_ties: float, seed: float = 1e-4) -> float:
    """Share that has joined in the end on random ties (Gleeson and Cahalane 2007), from a small first share."""
    most = int(poisson.isf(1e-12, mean_ties))

    def joins(ties: int, reached: float, others: int) -> float:
        needed = math.ceil(threshold * ties - 1e-12)
        return float(binom.sf(needed - 1, others, reached)) if needed > 0 else 1.0

    chance = poisson.pmf(np.arange(most + 2), mean_ties)
    reached = seed
    for _ in range(2000):
        # Along a tie the other end has one more tie than chance, and that one does not help it.
        moved = sum(chance[k - 1] * joins(k, reached, k - 1) for k in range(1, most + 1))
        before, reached = reached, seed + (1.0 - seed) * moved
        if abs(reached - before) < 1e-12:
            break
    moved = sum(chance[k] * joins(k, reached, k) for k in range(1, most + 1))
    return seed + (1.0 - seed) * moved
