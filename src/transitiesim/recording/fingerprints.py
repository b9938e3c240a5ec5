"""What shows first when a part of the recommendations is switched on, worked out at the moment of recording."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.recording.tally import COLUMNS, HEATING_COLUMNS
from transitiesim.rules.outreach import dissimilarity

QUARTER = 3
_REACHED = COLUMNS.index("reached")
_STANDING = [COLUMNS.index(name) for name in HEATING_COLUMNS if name != "demolished"]


def per_one(total: float, count: float) -> float:
    """Total per one counted, zero when nothing was counted."""
    return total / count if count else 0.0


def blockage_age(month: int, known: Sequence[Any]) -> float:
    """Mean number of months that the blockages open now have been known; zero when none is open."""
    return per_one(float(sum(month - one.found for one in known)), len(known))


def reach_dissimilarity(block: NDArray[np.float64]) -> float:
    """Index of dissimilarity by resident type between those ever reached and all; zero before anybody is reached.

    Args:
        block: sums by sub-area, tenure, resident type and column, as the tally gives them.
    """
    by_type = block.sum(axis=(0, 1))
    reached, everyone = by_type[:, _REACHED], by_type[:, _STANDING].sum(axis=1)
    if not reached.sum():
        return 0.0
    pairs = zip(reached / reached.sum(), everyone / everyone.sum(), strict=True)
    return float(sum(dissimilarity(mine, all_of_them) for mine, all_of_them in pairs))


def contact_clustering(month: int, last_contact: NDArray[np.int16], street: NDArray[np.uint32], streets: int) -> float:
    """How much of the differences in being contacted in the last quarter lies between streets, 0 to 1.

    It is the share of variance between streets, less what chance alone would put there; zero when nobody or everybody
    was contacted.
    """
    recent = (last_contact >= 0) & (last_contact > month - QUARTER)
    n = len(recent)
    mean = recent.mean()
    if mean in {0.0, 1.0}:
        return 0.0
    homes = np.bincount(street, minlength=streets)
    seen = np.bincount(street, weights=recent, minlength=streets)
    lived_in = homes > 0
    count = int(lived_in.sum())
    if count < 2 or n <= count:
        return 0.0
    between = float((homes[lived_in] * (seen[lived_in] / homes[lived_in] - mean) ** 2).sum()) / (count - 1)
    inside = (n * mean * (1.0 - mean) - between * (count - 1)) / (n - count)
    size = (n - float((homes[lived_in].astype(float) ** 2).sum()) / n) / (count - 1)
    return float(max(0.0, (between - inside) / (between + (size - 1.0) * inside)))
