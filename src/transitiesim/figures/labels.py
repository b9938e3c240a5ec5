"""Finding room for labels, so that none lies over another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def spread(wanted: Sequence[float], gap: float | Sequence[float], low: float, high: float) -> list[float]:
    """Places as near as possible to the wanted ones (least squares), each at least a gap from the next.

    The order is kept; equal ones keep the order in which they were given. When there is no room for all gaps
    between `low` and `high`, they are divided evenly.

    Args:
        wanted: where the labels would like to be.
        gap: least distance between neighbours, the same for all or one per label (half of it on either side).
        low: lowest place allowed.
        high: highest place allowed.

    Returns:
        The places, in the order of `wanted`.
    """
    count = len(wanted)
    if count == 0:
        return []
    sizes = np.full(count, gap, dtype=np.float64) if isinstance(gap, int | float) else np.asarray(gap, dtype=np.float64)
    order = np.argsort(np.asarray(wanted), kind="stable")
    sizes = sizes[order]
    offsets = np.concatenate([[0.0], np.cumsum((sizes[1:] + sizes[:-1]) / 2)])
    room = high - low
    if offsets[-1] > room:
        offsets *= room / offsets[-1]
    # without their offsets the places need only be in rising order: pool neighbours that are not
    level = _rising(np.asarray(wanted, dtype=np.float64)[order] - offsets)
    places = np.clip(level, low, max(low, high - offsets[-1])) + offsets
    answer = np.empty(count)
    answer[order] = places
    return [float(place) for place in answer]


def _rising(
    numbers: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Nearest row of numbers that never falls (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for number in numbers:
        total, size = float(number), 1
        while pools and pools[-1][0] / pools[-1][1] > total / size:
            before, more = pools.pop()
            total, size = total + before, size + more
        pools.append((total, size))
    return np.concatenate([np.full(size, total / size) for total, size in pools])
