"""What shows first when a part of the recommendations is switched on, worked out at the moment of recording."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel
from transitiesim.recording.tally import COLUMNS, HEATING_COLUMNS
from transitiesim.rules.outreach import dissimilarity

QUARTER = 3
_COUNTED = [COLUMNS.index(name) for name in ("reached", *HEATING_COLUMNS) if name != "demolished"]


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
    by_type = block.reshape(-1, *block.shape[2:]).sum(axis=0)[:, _COUNTED].tolist()
    reached, everyone = [row[0] for row in by_type], [sum(row[1:]) for row in by_type]
    all_reached, all_homes = sum(reached), sum(everyone)
    if not all_reached:
        return 0.0
    index = 0.0
    for mine, all_of_them in zip(reached, everyone, strict=True):
        index += dissimilarity(mine / all_reached, all_of_them / all_homes)
    return index


class Streets:
    """Homes by street, counted once, to see how far contacts lie together.

    Args:
        street: street of each home; shape (n,).
        streets: number of streets.
    """

    def __init__(self, street: NDArray[np.uint32], streets: int) -> None:
        self._street, self._streets = street, streets
        homes = np.bincount(street, minlength=streets)
        self._lived_in = homes > 0
        self._homes = homes[self._lived_in]
        self._squares = float((self._homes.astype(float) ** 2).sum())

    def contact_clustering(self, month: int, last_contact: NDArray[np.int16]) -> float:
        """How much of the differences in being contacted in the last quarter lies between streets, 0 to 1.

        It is the share of variance between streets, less what chance alone would put there; zero when nobody or
        everybody was contacted.
        """
        recent = np.zeros(self._streets, np.int64)
        contacted = _count_recent(max(-1, month - QUARTER), last_contact, self._street, recent)
        n, homes, count = len(last_contact), self._homes, len(self._homes)
        if contacted in {0, n} or count < 2 or n <= count:
            return 0.0
        mean = contacted / n
        between = float((homes * (recent[self._lived_in] / homes - mean) ** 2).sum()) / (count - 1)
        inside = (n * mean * (1.0 - mean) - between * (count - 1)) / (n - count)
        size = (n - self._squares / n) / (count - 1)
        return max(0.0, (between - inside) / (between + (size - 1.0) * inside))


@kernel
def _count_recent(
    after: int, last_contact: NDArray[np.int16], street: NDArray[np.uint32], recent: NDArray[np.int64]
) -> int:
    """Count homes contacted after a month by street, and all together."""
    contacted = 0
    for i in range(len(last_contact)):
        if last_contact[i] > after:
            recent[street[i]] += 1
            contacted += 1
    return contacted
