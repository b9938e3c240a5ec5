"""The smallest uniform rise in trust that carries a neighbourhood over a fold."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from transitiesim.analysis.acceptance_counts import GRID, Counts, Numbers, chance_of_joining, count_yes, homes_joining
from transitiesim.analysis.acceptance_map import top_of_parabola
from transitiesim.analysis.acceptance_snapshot import AcceptanceSnapshot
from transitiesim.analysis.folds import jump_ahead, smallest_jump

_STEPS = 64
_COARSE = 4  # every so many samples of the grid are used to find the fold, all of them to place it


def extra_trust(snapshot: AcceptanceSnapshot, able: NDArray[np.bool_]) -> float:
    """Smallest rise in the trust of everybody at which the lowest fixed point jumps.

    Args:
        snapshot: the neighbourhood.
        able: households that can say yes; shape (n,).

    Returns:
        The rise, between 0 and 1; NaN when no rise up to 1 makes it jump. That somebody's trust cannot pass 1 is
        left out, so the answer is on the low side where trust is high already.
    """
    if snapshot.trust_weight <= 0.0 or snapshot.neighbours == 0.0 or not able.any():
        return float("nan")
    rise = _on_complete_ties(snapshot, able) if snapshot.complete else _on_given_ties(snapshot, able)
    return rise if rise <= 1.0 else float("nan")


def _on_complete_ties(snapshot: AcceptanceSnapshot, able: NDArray[np.bool_]) -> float:
    homes, committed = snapshot.homes, np.count_nonzero(snapshot.committed)
    short = np.sort((snapshot.threshold - snapshot.level)[able])
    seen = (committed + np.arange(len(short))) / max(1, homes - 1)
    barrier = short - 2.0 * snapshot.neighbours * (seen - snapshot.reference)
    barrier = np.append(barrier / snapshot.trust_weight, np.inf)
    start = int(np.argmax(barrier > 0.0))
    jump = jump_ahead(barrier, start, lambda one, other: (other - one) / homes, smallest_jump(homes))
    return float("nan") if jump is None else max(0.0, float(barrier[jump.before]))


def _on_given_ties(snapshot: AcceptanceSnapshot, able: NDArray[np.bool_]) -> float:
    rises = np.linspace(0.0, 1.0, _STEPS + 1)
    yes, counted = count_yes(snapshot, able, rises * snapshot.trust_weight)
    coarse = slice(None, None, _COARSE)
    barrier = _barrier(yes, counted, rises, coarse)

    def moved(one: Counts, other: Counts) -> Numbers:
        if not len(one):
            return np.zeros(0)
        joining = homes_joining(yes, counted, coarse)
        place = np.clip(barrier[one], 0.0, 1.0) * _STEPS
        step = np.minimum(place.astype(np.int64), _STEPS - 1)
        low, high = joining[step, other] - joining[step, one], joining[step + 1, other] - joining[step + 1, one]
        return np.asarray((low + (place - step) * (high - low)) / snapshot.homes)

    start = int(np.argmax(barrier >= 0.0))
    jump = jump_ahead(barrier, start, moved, smallest_jump(snapshot.homes))
    if jump is None:
        return float("nan")
    found = float(barrier[jump.before])
    if jump.before == 0:
        return max(0.0, found)
    # A second look with rises close together around the top, on all samples there.
    near = np.linspace(max(0.0, found - 1.0 / _STEPS), found + 1.0 / _STEPS, _STEPS + 1)
    yes, counted = count_yes(snapshot, able, near * snapshot.trust_weight)
    around = slice((jump.before - 1) * _COARSE, (jump.before + 1) * _COARSE + 1)
    barrier = _barrier(yes, counted, near, around)
    return max(0.0, top_of_parabola(barrier, int(np.argmax(barrier))))


def _barrier(yes: Counts, counted: Counts, rises: Numbers, part: slice) -> Numbers:
    """Rise needed to get past each sample, between two rises by a straight line."""
    joined = chance_of_joining(yes, counted, part)
    q = GRID[part]
    kept = np.count_nonzero(joined <= q + 1e-12, axis=0)
    sample = np.arange(len(q))
    below, above = np.maximum(kept - 1, 0), np.minimum(kept, len(rises) - 1)
    low, high = joined[below, sample], joined[above, sample]
    with np.errstate(divide="ignore", invalid="ignore"):
        between = rises[below] + (rises[above] - rises[below]) * (q - low) / (high - low)
    return np.where(kept == 0, -1.0, np.where(kept == len(rises), np.inf, between))
