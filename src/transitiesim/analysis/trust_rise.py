"""The smallest uniform rise in trust that carries a neighbourhood over a fold."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from transitiesim.analysis.acceptance_counts import (
    GRID,
    RISES,
    Counts,
    Numbers,
    chance_of_joining,
    count_yes,
    homes_joining,
    most_joining,
    roughly_joining,
)
from transitiesim.analysis.acceptance_map import StepMap, TiesMap, top_of_parabola
from transitiesim.analysis.acceptance_snapshot import AcceptanceSnapshot
from transitiesim.analysis.folds import Jump, jump_ahead, smallest_jump

_STEPS = len(RISES) - 1
_COARSE = 4  # every so many samples of the grid are used to find the fold, all of them to place it


def extra_trust(snapshot: AcceptanceSnapshot, able: NDArray[np.bool_], curve: StepMap | TiesMap) -> float:
    """Smallest rise in the trust of everybody at which the lowest fixed point jumps.

    Args:
        snapshot: the neighbourhood.
        able: households that can say yes; shape (n,).
        curve: their acceptance map.

    Returns:
        The rise, between 0 and 1; NaN when no rise up to 1 makes it jump. That somebody's trust cannot pass 1 is
        left out, so the answer is on the low side where trust is high already.
    """
    if snapshot.trust_weight <= 0.0 or snapshot.neighbours == 0.0 or not able.any():
        return float("nan")
    rise = _on_given_ties(snapshot, able, curve) if isinstance(curve, TiesMap) else _on_complete_ties(snapshot, able)
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


def _on_given_ties(snapshot: AcceptanceSnapshot, able: NDArray[np.bool_], curve: TiesMap) -> float:
    # Whatever trust does, things rest between where they rest now and where all those rest whom full trust can move.
    most = most_joining(curve.yes[-1], curve.counted)
    between = slice(curve.start // _COARSE, math.ceil(most * (len(GRID) // _COARSE)) + 1)
    # A rough look there nearly always says that there is no fold, at a small part of the work.
    if _jump(curve, snapshot.homes, between, roughly_joining)[1] is None:
        return float("nan")
    barrier, jump = _jump(curve, snapshot.homes, slice(None), chance_of_joining)
    if jump is None:
        return float("nan")
    found = float(barrier[jump.before])
    if jump.before == 0:
        return max(0.0, found)
    # A second look with rises close together around the top, on all samples there.
    near = np.linspace(max(0.0, found - 1.0 / _STEPS), found + 1.0 / _STEPS, _STEPS + 1)
    yes, counted = count_yes(snapshot, able, near * snapshot.trust_weight)
    around = slice((jump.before - 1) * _COARSE, (jump.before + 1) * _COARSE + 1)
    barrier = _barrier(chance_of_joining(yes, counted, around), GRID[around], near)
    return max(0.0, top_of_parabola(barrier, int(np.argmax(barrier))))


def _jump(
    curve: TiesMap, homes: int, part: slice, joining_of: Callable[[Numbers, Counts, slice, int], Numbers]
) -> tuple[Numbers, Jump | None]:
    """Barriers on a part of the coarse samples, and the jump ahead when trust rises from what it is now."""
    joined = joining_of(curve.yes, curve.counted, part, _COARSE)
    barrier = _barrier(joined, GRID[::_COARSE][part], RISES)

    def moved(one: Counts, other: Counts) -> Numbers:
        joining = homes_joining(curve.yes, curve.counted, part, _COARSE)
        place = np.clip(barrier[one], 0.0, 1.0) * _STEPS
        step = np.minimum(place.astype(np.int64), _STEPS - 1)
        low, high = joining[step, other] - joining[step, one], joining[step + 1, other] - joining[step + 1, one]
        return np.asarray((low + (place - step) * (high - low)) / homes)

    return barrier, jump_ahead(barrier, int(np.argmax(barrier >= 0.0)), moved, smallest_jump(homes))


def _barrier(joined: Numbers, q: Numbers, rises: Numbers) -> Numbers:
    """Rise needed to get past each sample q, between two rises by a straight line."""
    kept = np.count_nonzero(joined <= q + 1e-12, axis=0)
    sample = np.arange(len(q))
    below, above = np.maximum(kept - 1, 0), np.minimum(kept, len(rises) - 1)
    low, high = joined[below, sample], joined[above, sample]
    with np.errstate(divide="ignore", invalid="ignore"):
        between = rises[below] + (rises[above] - rises[below]) * (q - low) / (high - low)
    return np.where(kept == 0, -1.0, np.where(kept == len(rises), np.inf, between))
