"""Signatures short: what complexes and units still miss when everybody who can be asked is asked now."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transitiesim.analysis.acceptance_snapshot import AcceptanceSnapshot, parts_of
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
    votes = np.zeros(len(snapshot.complex_needed), np.int64)
    for part in parts_of(snapshot.homes):
        voted = snapshot.complex_of[part][yes[part]]
        votes += np.bincount(voted[voted >= 0], minlength=len(votes))
    complexes = np.maximum(0, snapshot.complex_needed - votes)
    passed = np.append(complexes == 0, False)  # -1 stands for the last: in no complex
    homes = np.zeros(len(snapshot.unit_needed), np.int64)
    for part in parts_of(snapshot.homes):
        of, unit = snapshot.complex_of[part], snapshot.unit_of[part]
        counts = np.where(of >= 0, snapshot.committed[part], yes[part]) | passed[of]
        homes += np.bincount(unit[counts & (unit >= 0)], minlength=len(homes))
    return SignaturesShort(complexes, np.maximum(0, snapshot.unit_needed - homes))
