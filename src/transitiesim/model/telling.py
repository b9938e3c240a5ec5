"""Telling the ties: a signature or a departure from gas is seen by those who know the household."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel, usable_in_kernels
from transitiesim.neighbourhood import Ties


def tell_ties(rows: NDArray[np.int64], step: int, ties: Ties, seen: NDArray[np.uint16]) -> None:
    """Add `step` (1 or -1) to what those who look at the households in `rows` have seen."""
    if not ties.complete:
        lookers = ties.lookers
        _tell(rows, step, lookers.start, lookers.other, seen)


@usable_in_kernels
def tell_lookers(
    i: int, step: int, start: NDArray[np.int32], other: NDArray[np.uint32], seen: NDArray[np.uint16]
) -> None:
    """The same for household `i`, from within a kernel; `start` and `other` are those of `lookers`."""
    for place in range(start[i], start[i + 1]):
        j = other[place]
        seen[j] = np.uint16(seen[j] + step)


@kernel
def _tell(
    rows: NDArray[np.int64],
    step: int,
    start: NDArray[np.int32],
    other: NDArray[np.uint32],
    seen: NDArray[np.uint16],
) -> None:
    for k in range(len(rows)):
        tell_lookers(rows[k], step, start, other, seen)
