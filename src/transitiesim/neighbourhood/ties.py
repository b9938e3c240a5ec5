"""Who knows whom: nearby ties along the streets and some across the neighbourhood, or ties given from outside."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.neighbourhood.columns import Ties
from transitiesim.randomness import draws, stream

_FORMS = Text(
    "'complete', paren van nummers, een scipy-matrix of een networkx-graaf met knopen 0 tot n",
    "'complete', pairs of numbers, a scipy matrix or a networkx graph with nodes 0 to n",
)
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
    one = np.repeat(np.arange(households, dtype=np.int64), half)
    other = (one + np.tile(np.arange(1, half + 1), households)) % households
    number = np.arange(households * half)
    far = draws(seed, _FAR, number) >= nearby
    target = (draws(seed, _WHERE, number[far]) * (households - 1)).astype(np.int64)
    other[far] = (one[far] + 1 + target) % households
    return ties_from_pairs(one, other, households)


def complete_ties(households: int) -> Ties:
    """Everybody knows everybody, without storing it."""
    return Ties(np.zeros(households + 1, np.int64), np.zeros(0, np.uint32), complete=True)


def ties_from_pairs(one: NDArray[Any], other: NDArray[Any], households: int) -> Ties:
    """Ties from pairs of households; each pair counts in both directions, double pairs and loops once or not."""
    apart = one != other
    one, other = one[apart].astype(np.int64), other[apart].astype(np.int64)
    places = np.unique(np.concatenate([one * households + other, other * households + one]))
    start = np.zeros(households + 1, np.int64)
    np.cumsum(np.bincount(places // max(1, households), minlength=households), out=start[1:])
    return Ties(start, (places % max(1, households)).astype(np.uint32))


def ties_from(given: Any, households: int) -> Ties:
    """Ties given from outside.

    Args:
        given: "complete", a `Ties`, pairs (array or list of shape (m, 2), or a pandas table with two columns), a
            scipy sparse matrix (n by n), or a networkx graph whose nodes are 0 .. n-1.
        households: n.

    Raises:
        InputError: when a household number is out of range or the form is not known.
    """
    if isinstance(given, Ties):
        if given.households != households or (len(given.other) and int(given.other.max()) >= households):
            what = Text(f"banden voor {given.households} huishoudens", f"ties for {given.households} households")
            raise InputError("ties", what, str(households))
        return given
    if isinstance(given, str):
        if given != "complete":
            raise InputError("ties", Text(f"'{given}' is niet bekend", f"'{given}' is not known"), _FORMS)
        return complete_ties(households)
    try:
        pairs = _pairs_of(given)
    except (TypeError, ValueError):
        raise InputError("ties", Text("deze vorm is niet bekend", "this form is not known"), _FORMS) from None
    if pairs.size and (pairs.min() < 0 or pairs.max() >= households):
        wrong = int(pairs.max()) if pairs.max() >= households else int(pairs.min())
        what = Text(f"huishouden {wrong} bestaat niet", f"household {wrong} does not exist")
        raise InputError("ties", what, f"0 .. {households - 1}")
    return ties_from_pairs(pairs[:, 0], pairs[:, 1], households)


def _pairs_of(given: Any) -> NDArray[np.int64]:
    if hasattr(given, "tocoo"):
        matrix = given.tocoo()
        return np.stack([matrix.row, matrix.col], axis=1).astype(np.int64)
    if hasattr(given, "edges") and hasattr(given, "nodes"):
        return np.asarray(list(given.edges()), dtype=np.int64).reshape(-1, 2)
    if hasattr(given, "to_numpy"):
        given = given.to_numpy()
    pairs = np.asarray(given, dtype=np.int64)
    if pairs.size == 0:
        return pairs.reshape(0, 2)
    if pairs.ndim != 2 or pairs.shape[1] != 2:
        raise ValueError(f"pairs of ties must have two columns, not the shape {pairs.shape}")
    return pairs
