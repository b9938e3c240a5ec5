"""Counting who would say yes at which number of ties, and turning the counts into chances."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, xlog1py, xlogy

from transitiesim.analysis.acceptance_snapshot import AcceptanceSnapshot
from transitiesim.kernels import kernel

GRID = np.linspace(0.0, 1.0, 513)  # chance that a free tie has joined
RISES = np.linspace(0.0, 1.0, 65)  # of the trust of everybody, from nothing to all there is
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


def count_yes(snapshot: AcceptanceSnapshot, able: NDArray[np.bool_], rises: Numbers) -> tuple[Numbers, Counts]:
    """Count who says yes at each number of free ties that joined, and at each rise of all values.

    A tie is free while the household at its other end is not committed.

    Args:
        snapshot: the neighbourhood.
        able: households that can say yes; shape (n,).
        rises: evenly spaced additions to the value of every household, in logits; shape (r,).

    Returns:
        Households that say yes, by rise, by their number of free ties and by how many of those joined, shape
        (r, m + 1, m + 1), whole numbers as float64; and uncommitted households, and their free ties, by number of free
        ties, shape (2, m + 1). The last class holds all households with `MOST_TIES` free ties or more.
    """
    most = min(MOST_TIES, snapshot.most_ties)
    yes = np.zeros((len(rises), most + 1, most + 1))
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
    return yes, homes


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
    yes: Numbers,
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
        place = 1
        for joined in range(kind + 1):
            if place > 0:  # who says yes without any rise does so too when more ties joined
                share = (seen + joined * each) / all_ties if all_ties > 0 else 0.0
                short = threshold[i] - (level[i] + strength * (share - reference)) - first
                place = 0 if short <= 0.0 else math.ceil(min(float(rises), short / step))
            if place < rises:
                yes[place, kind, joined] += 1.0
    for rise in range(1, rises):
        yes[rise] += yes[rise - 1]


def chance_of_joining(yes: Numbers, homes: Counts, part: slice, every: int = 1) -> Numbers:
    """Turn counts into what happens when each free tie joins with a chance q.

    Args:
        yes: counts of `count_yes`, at some rises or at one; shape (r, m + 1, m + 1) or (m + 1, m + 1).
        homes: uncommitted households and their free ties, by number of free ties; shape (2, m + 1).
        part: which samples to use for q, of those left when
        every: so many of `GRID` stand for one.

    Returns:
        Chance that the household at the end of a free tie joins, leaving out the one that looks; shape (r, samples) or
        (samples,).
    """
    joined, ties_in_all = _nothing(yes, part, every), 0
    for kind, (households, ties) in enumerate(homes.T.tolist()):
        if ties > 0:
            ties_in_all += ties
            joining = yes[..., kind, :kind].dot(_binomial(kind - 1, every)[:, part])
            joining *= ties / households
            joined += joining
    joined /= max(1, ties_in_all)
    return joined


def homes_joining(yes: Numbers, homes: Counts, part: slice, every: int = 1) -> Numbers:
    """Expected number of households that join, from the same counts as `chance_of_joining`, in the same shape."""
    taking_part = _nothing(yes, part, every)
    for kind, households in enumerate(homes[0].tolist()):
        if households > 0:
            taking_part += yes[..., kind, : kind + 1].dot(_binomial(kind, every)[:, part])
    return taking_part


def _nothing(yes: Numbers, part: slice, every: int) -> Numbers:
    return np.zeros((*yes.shape[:-2], len(GRID[::every][part])))


def most_joining(yes: Numbers, homes: Counts) -> float:
    """`chance_of_joining` at q = 1, where it is highest; `yes` of one rise, shape (m + 1, m + 1)."""
    ties_each = homes[1, 1:] / np.maximum(1, homes[0, 1:])
    return float(yes.diagonal(-1).dot(ties_each)) / max(1, int(homes[1].sum()))


def roughly_joining(yes: Numbers, homes: Counts, part: slice, every: int) -> Numbers:
    """`chance_of_joining` but for rounding, in one product instead of one by number of free ties."""
    most = yes.shape[-1]
    ties_each = homes[1] / np.maximum(1, homes[0])
    ties_each /= max(1, int(homes[1].sum()))
    chances = _binomials(most, every)[:, :, part] * ties_each[:, None, None]
    return np.asarray(yes.reshape(-1, most * most).dot(chances.reshape(most * most, -1)))


@lru_cache(maxsize=2)
def _binomials(most: int, every: int) -> Numbers:
    """`_binomial` of one tie less than each number of free ties, shape (most, most, samples), zero beyond the ties."""
    table = np.zeros((most, most, len(GRID[::every])))
    for kind in range(1, most):
        table[kind, :kind] = _binomial(kind - 1, every)
    return table


@lru_cache(maxsize=2 * MOST_TIES)
def _binomial(ties: int, every: int) -> Numbers:
    """Chance that k of a number of ties joined, on a part of `GRID`; shape (ties + 1, samples)."""
    if every > 1:
        return np.ascontiguousarray(_binomial(ties, 1)[:, ::every])
    k = np.arange(ties + 1)[:, None]
    ways = gammaln(ties + 1) - gammaln(k + 1) - gammaln(ties - k + 1)
    return np.asarray(np.exp(ways + xlogy(k, GRID) + xlog1py(ties - k, -GRID)))
