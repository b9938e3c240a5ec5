"""Counting who would say yes at which number of ties, and turning the counts into chances."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, xlog1py, xlogy

from transitiesim.analysis.acceptance_snapshot import AcceptanceSnapshot, parts_of
from transitiesim.kernels import kernel

GRID = np.linspace(0.0, 1.0, 513)  # chance that a free tie has joined
MOST_TIES = 128  # a household with more free ties is treated as if it looked at this many of them
Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]


def others_needed(snapshot: AcceptanceSnapshot, able: NDArray[np.bool_]) -> Counts:
    """On complete ties: how many others must take part before each able household says yes.

    Returns:
        Whole numbers 0 .. n, with n for a household that never does; shape (number of able households,).
    """
    needed = np.empty(np.count_nonzero(able), np.int64)
    strength = 2.0 * snapshot.neighbours
    _need(snapshot.level[able], snapshot.threshold[able], strength, snapshot.reference, snapshot.homes - 1, needed)
    return needed


@kernel
def _need(
    level: Numbers,
    threshold: NDArray[np.floating[Any]],
    strength: float,
    reference: float,
    most: int,
    needed: Counts,
) -> None:
    for i in range(len(level)):
        low, high = 0, most + 1
        if strength > 0.0 and most > 0:
            # The answer but for rounding; halving from there on finds what the sum itself says.
            guess = (reference + (threshold[i] - level[i]) / strength) * most
            near = math.ceil(min(float(most), max(0.0, guess)))
            if level[i] + strength * (near / most - reference) >= threshold[i]:
                high = near
                if near > 0 and level[i] + strength * ((near - 1) / most - reference) < threshold[i]:
                    low = near
            else:
                low = near + 1
        while low < high:
            others = (low + high) // 2
            if level[i] + strength * (others / max(1, most) - reference) >= threshold[i]:
                high = others
            else:
                low = others + 1
        needed[i] = low


def count_yes(snapshot: AcceptanceSnapshot, able: NDArray[np.bool_], rises: Numbers) -> tuple[Counts, Counts]:
    """Count who says yes at each number of free ties that joined, and at each rise of all values.

    A tie is free while the household at its other end is not committed.

    Args:
        snapshot: the neighbourhood.
        able: households that can say yes; shape (n,).
        rises: evenly spaced additions to the value of every household, in logits; shape (r,).

    Returns:
        Households that say yes, by rise, by their number of free ties and by how many of those joined, shape
        (r, m + 1, m + 1); and uncommitted households, and their free ties, by number of free ties, shape (2, m + 1).
        The last class holds all households with `MOST_TIES` free ties or more.
    """
    start = snapshot.ties_start
    most = min(MOST_TIES, max(int((start[1:][part] - start[:-1][part]).max()) for part in parts_of(snapshot.homes)))
    yes = np.zeros((len(rises), most + 1, most + 1), np.int64)
    homes = np.zeros((2, most + 1), np.int64)
    _count(
        snapshot.level,
        snapshot.threshold,
        2.0 * snapshot.neighbours,
        snapshot.reference,
        snapshot.committed,
        able,
        snapshot.ties_start,
        snapshot.ties,
        float(rises[0]),
        float(rises[1] - rises[0]) if len(rises) > 1 else 1.0,
        yes,
        homes,
    )
    return np.cumsum(yes, axis=0), homes


@kernel
def _count(
    level: Numbers,
    threshold: NDArray[np.floating[Any]],
    strength: float,
    reference: float,
    committed: NDArray[np.bool_],
    able: NDArray[np.bool_],
    start: NDArray[np.integer[Any]],
    ties: NDArray[np.integer[Any]],
    first: float,
    step: float,
    yes: Counts,
    homes: Counts,
) -> None:
    rises, most = yes.shape[0], yes.shape[1] - 1
    for i in range(len(level)):
        if committed[i]:
            continue
        all_ties = start[i + 1] - start[i]
        seen = 0
        for place in range(start[i], start[i + 1]):
            seen += committed[ties[place]]
        free = all_ties - seen
        kind = min(free, most)
        homes[0, kind] += 1
        homes[1, kind] += free
        if not able[i]:
            continue
        each = free / kind if kind > 0 else 0.0
        for joined in range(kind + 1):
            share = (seen + joined * each) / all_ties if all_ties > 0 else 0.0
            short = threshold[i] - (level[i] + strength * (share - reference)) - first
            place = 0 if short <= 0.0 else min(rises, int(min(float(rises), math.ceil(short / step))))
            if place < rises:
                yes[place, kind, joined] += 1


def chance_of_joining(yes: Counts, homes: Counts, part: slice) -> Numbers:
    """Turn counts into what happens when each free tie joins with a chance q.

    Args:
        yes: counts of `count_yes`; shape (r, m + 1, m + 1).
        homes: uncommitted households and their free ties, by number of free ties; shape (2, m + 1).
        part: which samples of `GRID` to use for q.

    Returns:
        Chance that the household at the end of a free tie joins, leaving out the one that looks; shape (r, samples).
    """
    joined = np.zeros((len(yes), len(GRID[part])))
    for kind in np.flatnonzero(homes[0]):
        if kind > 0:
            counts = yes[:, kind, :kind].astype(np.float64)
            ties_each = homes[1, kind] / homes[0, kind]
            joined += ties_each * (counts @ _part_of_binomial(int(kind) - 1, part.start, part.stop, part.step))
    return joined / max(1, int(homes[1].sum()))


def homes_joining(yes: Counts, homes: Counts, part: slice) -> Numbers:
    """Expected number of households that join, from the same counts as `chance_of_joining`; shape (r, samples)."""
    taking_part = np.zeros((len(yes), len(GRID[part])))
    for kind in np.flatnonzero(homes[0]):
        counts = yes[:, kind, : kind + 1].astype(np.float64)
        taking_part += counts @ _part_of_binomial(int(kind), part.start, part.stop, part.step)
    return taking_part


@lru_cache(maxsize=2 * MOST_TIES)
def _part_of_binomial(ties: int, start: int | None, stop: int | None, step: int | None) -> Numbers:
    """The same at a part of the samples, lying together in memory."""
    return np.ascontiguousarray(_binomial(ties)[:, start:stop:step])


@lru_cache(maxsize=MOST_TIES + 1)
def _binomial(ties: int) -> Numbers:
    """Chance that k of a number of ties joined, on `GRID`; shape (ties + 1, samples)."""
    k = np.arange(ties + 1)[:, None]
    ways = gammaln(ties + 1) - gammaln(k + 1) - gammaln(ties - k + 1)
    return np.asarray(np.exp(ways + xlogy(k, GRID) + xlog1py(ties - k, -GRID)))
