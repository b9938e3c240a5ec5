"""Where the lowest fixed point jumps when something rises slowly: folds, from the barriers along the map."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SMALLEST_JUMP = 0.05  # share of the homes; a smaller step is no tipping point to anybody


@dataclass(frozen=True)
class Jump:
    """A jump of the lowest fixed point.

    Attributes:
        before: sample on which things rest just before the jump.
        after: sample on which they come to rest just after it.
        size: jump as a share of the homes.
    """

    before: int
    after: int
    size: float


def smallest_jump(homes: int) -> float:
    """Smallest jump, as a share of the homes, that counts as a fold.

    In few homes chance alone makes gaps between thresholds of about one over the square root of their number.
    """
    return max(SMALLEST_JUMP, 2.0 / math.sqrt(homes))


def jump_ahead(
    barrier: NDArray[np.float64],
    start: int,
    size: Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.float64]],
    smallest: float,
) -> Jump | None:
    """The jump ahead, when what lifts the map rises from nothing.

    With a lift c the state rests on the first sample whose barrier is above c. So the resting place moves along the
    successive records of the barrier, and jumps wherever the next record lies far away. Close to a fold the counted
    households make small jumps that herald the large one, so the jump ahead is the first one of at least half the size
    of the largest.

    Args:
        barrier: lift needed to get past each sample; the last one must be infinite; shape (samples,).
        start: sample on which the state rests without any lift.
        size: how far the state moves from each of some samples (one or more) to the other, at the lift that passes the
            first, as a share of the homes.
        smallest: smallest jump that counts.

    Returns:
        The jump, or None when the state only ever creeps up.
    """
    highest = np.maximum.accumulate(np.maximum(barrier[start:], 0.0))
    record = np.ones(len(highest), np.bool_)
    np.greater(highest[1:], highest[:-1], out=record[1:])
    records = start + record.nonzero()[0]
    leaps = (records[1:] - records[:-1] > 1).nonzero()[0]
    if not len(leaps):
        return None
    before, after = records[leaps], records[leaps + 1]
    sizes = size(before, after)
    large = np.flatnonzero(sizes >= max(smallest, 0.5 * sizes.max()))
    if not len(large):
        return None
    first = large[0]
    return Jump(int(before[first]), int(after[first]), float(sizes[first]))
