"""Signatures short: what complexes and units still miss when everybody who can be asked is asked now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.analysis.acceptance_snapshot import AcceptanceSnapshot
from transitiesim.analysis.cobweb import Basis
from transitiesim.kernels import kernel


@dataclass(frozen=True, eq=False)
class SignaturesShort:
    """What is missing for a decision that counts for many homes at once.

    Attributes:
        complexes: yes votes short of the quorum, per complex; shape (complexes,), int64, zero when it passes.
        units: homes short of the business case, per unit; shape (units,), int64, zero when it closes.
    """

    complexes: NDArray[np.int64]
    units: NDArray[np.int64]


def signatures_short(snapshot: AcceptanceSnapshot, basis: Basis) -> SignaturesShort:
    """Ask everybody once, with the neighbours as they are now, and count what is missing.

    A complex that passes its quorum brings all its homes to its unit; one that does not brings only the homes already
    committed. All other homes count one by one.

    Args:
        snapshot: the neighbourhood.
        basis: whether everybody is asked or only those within the present reach.
    """
    yes = snapshot.yes(snapshot.committed, basis)
    votes = np.zeros(len(snapshot.complex_needed), np.int64)
    homes = np.zeros(len(snapshot.unit_needed), np.int64)
    _count_decisions(
        yes,
        snapshot.committed,
        snapshot.complex_of,
        snapshot.complex_needed,
        snapshot.unit_of,
        votes,
        homes,
    )
    complexes, units = snapshot.complex_needed - votes, snapshot.unit_needed - homes
    return SignaturesShort(np.maximum(0, complexes), np.maximum(0, units))


@kernel
def _count_decisions(
    yes: NDArray[np.bool_],
    committed: NDArray[np.bool_],
    complex_of: NDArray[np.integer[Any]],
    complex_needed: NDArray[np.int64],
    unit_of: NDArray[np.integer[Any]],
    votes: NDArray[np.int64],
    homes: NDArray[np.int64],
) -> None:
    for i in range(len(yes)):
        if yes[i] and complex_of[i] >= 0:
            votes[complex_of[i]] += 1
    for i in range(len(yes)):
        mine = complex_of[i]
        together = mine >= 0 and votes[mine] >= complex_needed[mine]
        alone = committed[i] if mine >= 0 else yes[i]
        if (together or alone) and unit_of[i] >= 0:
            homes[unit_of[i]] += 1
