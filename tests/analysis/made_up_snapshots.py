"""Neighbourhoods made up for the tests of the distance to tipping, and slow but plain answers to compare with."""

import math

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

from transitiesim.analysis.acceptance_snapshot import AcceptanceSnapshot

NOBODY = np.zeros(0, np.int64)


def snapshot(level, threshold, neighbours, *, ties=None, committed=None, askable=None, **more):
    """A snapshot without complexes or units, on complete ties unless (start, ties) are given."""
    level = np.asarray(level, np.float64)
    n = len(level)
    given = {
        "reference": 0.0,
        "trust_weight": 4.0,
        "complex_of": np.full(n, -1),
        "complex_needed": NOBODY,
        "unit_of": np.full(n, -1),
        "unit_needed": NOBODY,
    }
    start, other = (np.zeros(n + 1, np.int64), NOBODY) if ties is None else ties
    return AcceptanceSnapshot(
        level=level,
        threshold=np.asarray(threshold, np.float64),
        neighbours=neighbours,
        committed=np.zeros(n, np.bool_) if committed is None else np.asarray(committed, np.bool_),
        askable=np.ones(n, np.bool_) if askable is None else np.asarray(askable, np.bool_),
        ties_start=start,
        ties=other,
        complete=ties is None,
        **(given | more),
    )


def granovetter(thresholds):
    """People who join once so many others have: the value of the offer is the count of others itself."""
    n = len(thresholds)
    return snapshot(np.zeros(n), np.asarray(thresholds) / (n - 1), 0.5)


def logistic_thresholds(n, beta=1.0):
    """Evenly spread over the logistic distribution with scale 1/beta."""
    rank = (np.arange(n) + 0.5) / n
    return np.log(rank / (1 - rank)) / beta


def brock_durlauf(n, beta, neighbours, value=0.0, reference=0.5):
    """The binary choice model of Brock and Durlauf: everybody alike but for a logistic threshold."""
    return snapshot(np.full(n, value), logistic_thresholds(n, beta), neighbours, reference=reference)


def logistic(beta, neighbours, value, reference):
    """The share that says yes when a share x does, in an endless neighbourhood."""
    return lambda x: 1 / (1 + math.exp(-beta * (value + 2 * neighbours * (x - reference))))


def roots(beta, neighbours, value=0.0, reference=0.5):
    """All x with x = logistic(beta (value + 2 J (x - reference)))."""
    accept = logistic(beta, neighbours, value, reference)
    grid = np.linspace(0, 1, 4002)
    above = np.array([accept(x) - x for x in grid])
    return [brentq(lambda x: accept(x) - x, grid[i], grid[i + 1]) for i in np.flatnonzero(above[:-1] * above[1:] < 0)]


def random_ties(n, generator, cycles=4) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Some random closed walks past everybody laid over each other: two ties per walk, few short loops."""
    pairs = set()
    for _ in range(cycles):
        walk = generator.permutation(n)
        for one, other in zip(walk, np.roll(walk, 1), strict=True):
            if one != other:
                pairs |= {(int(one), int(other)), (int(other), int(one))}
    return from_pairs(n, pairs)


def from_pairs(n, pairs) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Neighbour lists from pairs (who looks, at whom)."""
    ordered = np.array(sorted(pairs), np.int64).reshape(-1, 2)
    start = np.concatenate([[0], np.cumsum(np.bincount(ordered[:, 0], minlength=n))]).astype(np.int64)
    return start, ordered[:, 1].copy()


def everybody(n):
    """All pairs, written out."""
    return from_pairs(n, {(i, j) for i in range(n) for j in range(n) if i != j})


def random_neighbourhood(generator, n, neighbours, level, *, on_ties=True, committed=0.05):
    """Logistic thresholds and a few committed households, drawn at random."""
    return snapshot(
        np.full(n, level),
        generator.logistic(size=n),
        neighbours,
        ties=random_ties(n, generator) if on_ties else None,
        committed=generator.random(n) < committed,
    )


def one_by_one(shot: AcceptanceSnapshot, *, all_asked=True) -> set[int]:
    """Let any household that wants to join do so, one at a time, until nobody wants to."""
    joined = set(np.flatnonzero(shot.committed).tolist())
    n = shot.homes
    moved = True
    while moved:
        moved = False
        for i in range(n):
            if i in joined or not (all_asked or shot.askable[i]) or shot.threshold[i] == np.inf:
                continue
            if shot.complete:
                seen, all_ties = len(joined), n - 1
            else:
                mine = shot.ties[shot.ties_start[i] : shot.ties_start[i + 1]]
                seen, all_ties = sum(int(j) in joined for j in mine), len(mine)
            share = seen / all_ties if all_ties else 0.0
            if shot.level[i] + 2 * shot.neighbours * (share - shot.reference) >= shot.threshold[i]:
                joined.add(i)
                moved = True
    return joined
