"""The exact spread of yes along the real ties, round by round: what the acceptance map is checked against."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.analysis.acceptance_snapshot import AcceptanceSnapshot
from transitiesim.analysis.cobweb import Basis
from transitiesim.analysis.tipping import Distance, distance_to_tipping
from transitiesim.errors import InputError
from transitiesim.language import Text


def exact_lowest_fixed_point(
    snapshot: AcceptanceSnapshot, basis: Basis = "all_asked"
) -> tuple[float, NDArray[np.bool_]]:
    """Where things come to rest when everybody who can be asked is asked every round, beginning with the committed.

    Nobody goes back on a yes and seeing more neighbours never makes anybody say no, so this is the lowest of all
    fixed points, whatever the order in which households decide.

    Args:
        snapshot: the neighbourhood.
        basis: whether everybody is asked or only those within the present reach.

    Returns:
        Share of the homes that takes part, and which ones; shape (n,).
    """
    adopted = snapshot.committed
    while True:
        after = snapshot.yes(adopted, basis)
        if np.array_equal(after, adopted):
            return float(np.count_nonzero(after)) / snapshot.homes, after
        adopted = after


def exact_extra_commitment(
    snapshot: AcceptanceSnapshot,
    order: NDArray[Any],
    basis: Basis = "all_asked",
    *,
    beyond: float | None = None,
) -> int | None:
    """Smallest number of households, taken in a given order, whose commitment carries the cascade over the fold.

    Args:
        snapshot: the neighbourhood.
        order: households that commit, first ones first; those already committed are passed over and not counted.
        basis: whether everybody is asked or only those within the present reach.
        beyond: share of the homes that counts as over the fold; by default the middle of the jump that
            `distance_to_tipping` finds.

    Returns:
        The number, or None when there is no fold or when even the whole order does not suffice.

    Raises:
        InputError: when the order names a household twice or one that does not exist.
    """
    order = np.asarray(order, np.int64)
    if len(order) and (order.min() < 0 or order.max() >= snapshot.homes or len(np.unique(order)) < len(order)):
        raise InputError(
            "order",
            Text(
                "een huishouden bestaat niet of staat er twee keer in", "a household does not exist or is there twice"
            ),
            Text(f"verschillende getallen van 0 tot {snapshot.homes}", f"different numbers from 0 to {snapshot.homes}"),
        )
    if beyond is None:
        beyond = middle_of_jump(distance_to_tipping(snapshot, basis))
    order = order[~snapshot.committed[order]]

    def gets_over(count: int) -> bool:
        return exact_lowest_fixed_point(with_committed(snapshot, order[:count]), basis)[0] >= beyond

    if np.isnan(beyond) or not gets_over(len(order)):
        return None
    low, high = 0, len(order)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if gets_over(middle) else (middle + 1, high)
    return low


def middle_of_jump(distance: Distance) -> float:
    """Share of the homes halfway the jump at the fold; NaN when there is no fold above."""
    return 0.5 * (distance.jump_from + distance.jump_to)


def with_committed(snapshot: AcceptanceSnapshot, households: NDArray[Any]) -> AcceptanceSnapshot:
    """The same neighbourhood with these households committed besides."""
    committed = snapshot.committed.copy()
    committed[households] = True
    return replace(snapshot, committed=committed)
