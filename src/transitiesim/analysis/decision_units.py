"""Signatures short: what complexes and units still miss when everybody who can be asked is asked now."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transitiesim.analysis.acceptance_snapshot import AcceptanceSnapshot
from transitiesim.analysis.cobweb import Basis


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
    rented = snapshot.complex_of >= 0
    votes = np.bincount(snapshot.complex_of[yes & rented], minlength=len(snapshot.complex_needed))
    complexes = np.maximum(0, snapshot.complex_needed - votes)
    counts = np.where(rented, snapshot.committed, yes)
    counts[rented] |= (complexes == 0)[snapshot.complex_of[rented]]
    homes = np.bincount(snapshot.unit_of[counts & (snapshot.unit_of >= 0)], minlength=len(snapshot.unit_needed))
    return SignaturesShort(complexes, np.maximum(0, snapshot.unit_needed - homes))
