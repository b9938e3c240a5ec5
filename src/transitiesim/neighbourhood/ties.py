"""Who knows whom: nearby ties along the streets and some across the neighbourhood, or ties given from outside."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from numbers import Integral
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.errors import InputError
from transitiesim.kernels import kernel
from transitiesim.language import Text
from transitiesim.neighbourhood.columns import Ties
from transitiesim.randomness import NO_MONTH, draw, stream, stream_key

_FORMS = Text(
    "'complete', paren van nummers, een matrix (numpy of scipy) of een networkx-graaf met knopen 0 tot en met n - 1",
    "'complete', pairs of numbers, a matrix (numpy or scipy) or a networkx graph with nodes 0 to n - 1",
)
MOST_TIES = 65_535  # what the column that counts them can hold
_SHORT = 32  # ties up to which a row is sorted in one go: most of it lies in order already
MOST_TIES_IN_ALL = 2**31 - 1  # what the places where they begin can hold
_FAR = stream("ties: whether a tie is far away")
_WHERE = stream("ties: who lives at the far end")


def small_world_ties(households: int, ties: int, nearby: float, seed: int) -> Ties:
    """Ties along the order of place, a part of them rewired over the neighbourhood (Watts and Strogatz 1998).

    Args:
        households: n.
        ties: mean number of ties of a household (even).
        nearby: share of ties that is not rewired.
        seed: seed of the replicate.
    """
    half = min(max(1, ties // 2), max(0, (households - 1) // 2))
    if households < 2 or half == 0:
        return ties_from_pairs(np.zeros(0, np.int64), np.zeros(0, np.int64), households)
    degree = np.zeros(households, np.int64)
    _count_small_world(households, half, nearby, seed, degree)
    start = _starts(degree)
    other = np.empty(start[-1], np.uint32)
    _fill_small_world(households, half, nearby, seed, start[:-1].copy(), other)
    return Ties(*_once_each(start, other))


def complete_ties(households: int) -> Ties:
    """Everybody knows everybody, without storing it."""
    return Ties(np.zeros(households + 1, np.int32), np.zeros(0, np.uint32), complete=True)


def ties_one_way(one: NDArray[Any], other: NDArray[Any], households: int) -> Ties:
    """Ties in which the first of each pair looks at the second; double pairs count once and loops not."""
    apart = one != other
    one, other = one[apart].astype(np.int64), other[apart].astype(np.int64)
    ways = []
    for here, there in ((one, other), (other, one)):
        start = _starts(np.bincount(here, minlength=households))
        ways.append(Ties(*_once_each(start, there[np.argsort(here, kind="stable")].astype(np.uint32))))
    return dataclasses.replace(ways[0], turned=ways[1])


def ties_from_pairs(one: NDArray[Any], other: NDArray[Any], households: int) -> Ties:
    """Ties from pairs of households; each pair counts in both directions, double pairs once and loops not."""
    apart = one != other
    one, other = one[apart].astype(np.int64), other[apart].astype(np.int64)
    degree = np.bincount(one, minlength=households) + np.bincount(other, minlength=households)
    start = _starts(degree)
    both = np.empty(start[-1], np.uint32)
    _fill_pairs(one, other, start[:-1].copy(), both)
    return Ties(*_once_each(start, both))


@kernel
def _end_of_tie(far_key: Any, where_key: Any, households: int, half: int, nearby: float, i: int, k: int) -> int:
    """The other end of the k-th tie that household i lays: the k-th after it, or anybody."""
    number = i * half + k
    further = k + 1
    if draw(far_key, number, NO_MONTH) >= nearby:
        further = 1 + int(draw(where_key, number, NO_MONTH) * (households - 1))
    end = i + further
    return end if end < households else end - households  # round the end: a division takes ten times as long


@kernel
def _count_small_world(households: int, half: int, nearby: float, seed: int, degree: NDArray[np.int64]) -> None:
    far_key, where_key = stream_key(seed, _FAR), stream_key(seed, _WHERE)
    for i in range(households):
        for k in range(half):
            degree[i] += 1
            degree[_end_of_tie(far_key, where_key, households, half, nearby, i, k)] += 1


@kernel
def _fill_small_world(
    households: int, half: int, nearby: float, seed: int, place: NDArray[np.int64], other: NDArray[np.uint32]
) -> None:
    far_key, where_key = stream_key(seed, _FAR), stream_key(seed, _WHERE)
    for i in range(households):
        for k in range(half):
            j = _end_of_tie(far_key, where_key, households, half, nearby, i, k)
            other[place[i]] = j
            place[i] += 1
            other[place[j]] = i
            place[j] += 1


@kernel
def _fill_pairs(
    one: NDArray[np.int64], two: NDArray[np.int64], place: NDArray[np.int64], other: NDArray[np.uint32]
) -> None:
    for k in range(len(one)):
        other[place[one[k]]] = two[k]
        place[one[k]] += 1
        other[place[two[k]]] = one[k]
        place[two[k]] += 1


def _starts(degree: NDArray[np.int64]) -> NDArray[np.int64]:
    """Places where the ties of each household begin, and the end."""
    start = np.concatenate([np.zeros(1, np.int64), np.cumsum(degree)])
    if start[-1] > MOST_TIES_IN_ALL:
        what = Text(f"{start[-1]} banden, heen en terug geteld", f"{start[-1]} ties, counted both ways")
        raise InputError("ties", what, Text(f"hoogstens {MOST_TIES_IN_ALL}", f"at most {MOST_TIES_IN_ALL}"))
    return start


def _once_each(start: NDArray[np.int64], other: NDArray[np.uint32]) -> tuple[NDArray[np.int32], NDArray[np.uint32]]:
    """Sort the ties of every household and keep each once; what is not kept stays as unused room at the end."""
    kept = _sort_rows(start, other)
    return start.astype(np.int32), other[:kept]


@kernel
def _sort(row: NDArray[np.uint32]) -> None:
    """Shell's sort: rows are short, and numpy's sort takes a second to compile."""
    gap = len(row) // 2 if len(row) > _SHORT else 1
    while gap > 0:
        for k in range(gap, len(row)):
            one, place = row[k], k
            while place >= gap and row[place - gap] > one:
                row[place] = row[place - gap]
                place -= gap
            row[place] = one
        gap //= 2


@kernel
def _sort_rows(start: NDArray[np.int64], other: NDArray[np.uint32]) -> int:
    """Sort each row and move what is kept forward, in place; returns how many are kept."""
    kept = 0
    first = start[0]
    for i in range(len(start) - 1):
        last = start[i + 1]
        row = other[first:last]
        _sort(row)
        start[i] = kept
        for k in range(len(row)):
            if k == 0 or row[k] != row[k - 1]:
                other[kept] = row[k]
                kept += 1
        first = last
    start[len(start) - 1] = kept
    return kept


def ties_from(given: Any, households: int, *, directed: bool = False) -> Ties:
    """Ties given from outside; a tie is there or not, however often it is given and whatever its weight.

    Args:
        given: "complete", a `Ties`, pairs (array, list or anything that runs through them, or a pandas table with two
            columns), a matrix of numpy or scipy (n by n, zero is no tie; for two households two rows of two are
            pairs), or a networkx graph whose nodes are numbers from 0 to n - 1.
        households: n.
        directed: whether a tie runs one way: the first of a pair, the row of a matrix or the source of an arrow looks
            at the other, not the other at it. When left out all ties run both ways, also those of a directed graph
            and of half a matrix.

    Raises:
        InputError: when a household number is out of range, a household has more ties than can be counted, the form
            is not known, or a direction is asked of ties that have none.
    """
    if isinstance(given, Ties):
        if given.households != households or (len(given.other) and int(given.other.max()) >= households):
            what = Text(f"banden voor {given.households} huishoudens", f"ties for {given.households} households")
            raise InputError("ties", what, str(households))
        return given
    if directed and (isinstance(given, str) or (hasattr(given, "is_directed") and not given.is_directed())):
        what = Text("deze banden hebben geen richting", "these ties have no direction")
        raise InputError(
            "directed", what, Text("paren, een matrix of een gerichte graaf", "pairs, a matrix or a directed graph")
        )
    if isinstance(given, str):
        if given != "complete":
            raise InputError("ties", Text(f"'{given}' is niet bekend", f"'{given}' is not known"), _FORMS)
        return complete_ties(households)
    if hasattr(given, "tocoo") and given.shape != (households, households):
        what = Text(f"een matrix van {given.shape}", f"a matrix of {given.shape}")
        raise InputError("ties", what, f"({households}, {households})")
    try:
        pairs = _pairs_of(given, households)
    except InputError:
        raise
    except (TypeError, ValueError):
        raise InputError("ties", Text("deze vorm is niet bekend", "this form is not known"), _FORMS) from None
    if pairs.size and (pairs.min() < 0 or pairs.max() >= households):
        wrong = int(pairs.max()) if pairs.max() >= households else int(pairs.min())
        what = Text(f"huishouden {wrong} bestaat niet", f"household {wrong} does not exist")
        raise InputError("ties", what, f"0 .. {households - 1}")
    ties = (ties_one_way if directed else ties_from_pairs)(pairs[:, 0], pairs[:, 1], households)
    most = int(np.diff(ties.start).max(initial=0))
    if most > MOST_TIES:
        raise InputError(
            "ties", Text(f"een huishouden met {most} banden", f"a household with {most} ties"), f"0 .. {MOST_TIES}"
        )
    return ties


def _pairs_of(given: Any, households: int) -> NDArray[np.int64]:
    if hasattr(given, "tocoo"):
        matrix = given.tocoo()
        there = _is_there(matrix.data)
        return np.stack([matrix.row[there], matrix.col[there]], axis=1).astype(np.int64)
    if hasattr(given, "edges") and hasattr(given, "nodes"):
        for node in given.nodes():
            if not isinstance(node, Integral) or not 0 <= int(node) < households:
                what = Text(f"knoop {node!r} is geen huishouden", f"node {node!r} is not a household")
                raise InputError(
                    "ties", what, Text(f"knopen 0 tot en met {households - 1}", f"nodes 0 to {households - 1}")
                )
        return np.asarray(list(given.edges()), dtype=np.int64).reshape(-1, 2)
    if hasattr(given, "to_numpy"):
        given = given.to_numpy()
    pairs = np.asarray(list(given) if isinstance(given, Iterator) else given)
    if pairs.shape == (households, households) and households != 2:
        pairs = np.argwhere(_is_there(pairs))
    if pairs.size and (pairs != np.rint(pairs)).any():
        raise ValueError("households are whole numbers")
    pairs = pairs.astype(np.int64)
    if pairs.size == 0:
        return pairs.reshape(0, 2)
    if pairs.ndim != 2 or pairs.shape[1] != 2:
        raise ValueError(f"pairs of ties must have two columns, not the shape {pairs.shape}")
    return pairs


def _is_there(weights: NDArray[Any]) -> NDArray[np.bool_]:
    """Where a matrix holds a tie: a zero is none, also a stored one."""
    if weights.dtype.kind == "f" and np.isnan(weights).any():
        what = Text("er ontbreekt een getal in de matrix", "a number is missing in the matrix")
        raise InputError("ties", what, Text("getallen; 0 is geen band", "numbers; 0 is no tie"))
    return np.asarray(weights != 0)
