"""The acceptance map: how many say yes, given how many already do; its fixed points and its barriers.

Two forms. On complete ties everybody sees the same count, so the map is the exact step function of Granovetter (1978):
nothing is smoothed. On other ties each household sees a sample of its own, so the map is the chance that enough of its
ties take part, averaged over the households. Ties already committed are counted as they are; the other ties join with a
chance q, and whoever judges how many of *its* ties joined leaves out the one household that still waits for it
(Gleeson and Cahalane 2007). That last point matters: with eight ties, a map that lets every household see the average
share finds folds where the real ties have none.

How near it comes to the exact spread on random ties, eight each, away from a fold: the lowest fixed point differs by
0.02 or less (median) for 300 households and 0.006 for 3,000; the extra commitment by 0.04 and 0.01 or less. At a fold
itself the two may land on different branches. Clustered ties (four in five nearby) lie further off, either way: with
J = 4 close to the fold the lowest fixed point was 0.14 to 0.2 too high (median) and the extra commitment 0.02 to 0.1
too low; with J = 6 the lowest fixed point was 0.03 too low, for clusters then carry each other. `exact_cascade` follows
the ties themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from transitiesim.analysis.acceptance_counts import (
    GRID,
    RISES,
    Counts,
    Numbers,
    chance_of_joining,
    count_yes,
    homes_joining,
    others_needed,
)
from transitiesim.analysis.acceptance_snapshot import AcceptanceSnapshot
from transitiesim.analysis.root import root_between

_ROUNDING = 1e-13


@dataclass(frozen=True)
class FixedPoint:
    """A share at which nothing changes any more; stable when a small push either way dies out."""

    share: float
    stable: bool


class AcceptanceMap(Protocol):
    """What both forms answer; a sample is a place on the map, from nobody to everybody."""

    start: int
    barrier: Numbers

    def fixed_points(self) -> tuple[FixedPoint, ...]:
        """All fixed points from the lowest up; the first is where things come to rest without anything new."""
        ...

    def position(self, samples: Counts, extra: Numbers) -> Numbers:
        """Share of homes at each sample when a part `extra` of the uncommitted homes has committed besides."""
        ...

    def peak(self, sample: int) -> float:
        """Height of the barrier at a local top, sharper than its samples."""
        ...

    def curve(self, extra: float) -> tuple[Numbers, Numbers]:
        """Share now and share after the next round, both rising, with a part `extra` committed besides."""
        ...


class StepMap:
    """The exact map on complete ties; sample K is the number of households that takes part.

    Attributes:
        takes_part: households that take part after the next round, for K = 0 .. n; shape (n + 1,).
        start: the lowest fixed point, in households.
        barrier: part of the uncommitted homes that must commit to get past K; shape (n + 1,).
    """

    def __init__(self, snapshot: AcceptanceSnapshot, able: NDArray[np.bool_]) -> None:
        n = snapshot.homes
        self._committed = np.count_nonzero(snapshot.committed)
        joins = np.bincount(others_needed(snapshot, able), minlength=n + 1)[:n]
        self.takes_part = self._committed + np.append(np.cumsum(joins), joins.sum())
        count = np.arange(n + 1)
        self.start = int(np.argmax(self.takes_part <= count))
        left = n - self.takes_part
        with np.errstate(divide="ignore", invalid="ignore"):
            self.barrier = np.where(left > 0, (count + 1 - self.takes_part) / left, -np.inf)
        self.barrier[-1] = np.inf

    def fixed_points(self) -> tuple[FixedPoint, ...]:
        """See `AcceptanceMap`; an unstable one may lie where a step crosses the diagonal."""
        n = len(self.takes_part) - 1
        meetings = _meetings(np.sign(self.takes_part - np.arange(n + 1)))
        return tuple(FixedPoint(last / n, stable) for _, last, stable in meetings)

    def position(self, samples: Counts, extra: Numbers) -> Numbers:
        """See `AcceptanceMap`."""
        share = self.takes_part[samples] / (len(self.takes_part) - 1)
        return np.asarray(share + extra * (1.0 - share))

    def peak(self, sample: int) -> float:
        """See `AcceptanceMap`; the steps are exact."""
        return float(self.barrier[sample])

    def curve(self, extra: float) -> tuple[Numbers, Numbers]:
        """See `AcceptanceMap`; through every count, or some thousand of them."""
        n = len(self.takes_part) - 1
        counts = np.unique(np.linspace(0, n, min(n, 1000) + 1).astype(np.int64))
        share = self.takes_part[counts] / n
        return counts / n, share + extra * (1.0 - share)


class TiesMap:
    """The map on given ties; samples lie on the chance q that a tie which is still free has joined.

    Attributes:
        joined: chance that a free tie has joined after the next round, on `GRID`.
        share: share of homes that takes part when free ties join with chance q, on `GRID`.
        start: first sample at or above the lowest fixed point.
        barrier: part of the uncommitted homes that must commit to get past q, on `GRID`.
        yes: who says yes at each of `RISES` in trust, as `count_yes` gives it; the first one is none.
        counted: uncommitted households and their free ties, likewise.
    """

    def __init__(self, snapshot: AcceptanceSnapshot, able: NDArray[np.bool_]) -> None:
        self.yes, self.counted = count_yes(snapshot, able, RISES * max(0.0, snapshot.trust_weight))
        now, all_of_it = self.yes[0], slice(None)
        self.joined = np.minimum(1.0, chance_of_joining(now, self.counted, all_of_it))
        self._now = snapshot.share_now
        self.share = self._now + homes_joining(now, self.counted, all_of_it) / snapshot.homes
        self.start = int(np.argmax(self.joined <= GRID + _ROUNDING))
        left = 1.0 - self.joined
        self.barrier = np.full(len(GRID), -np.inf)
        np.divide(GRID - self.joined, left, out=self.barrier, where=left > _ROUNDING)
        self.barrier[-1] = np.inf

    def fixed_points(self) -> tuple[FixedPoint, ...]:
        """See `AcceptanceMap`; where the smooth map crosses the diagonal, to about a millionth."""
        gain = self.joined - GRID
        gain[np.abs(gain) < _ROUNDING] = 0.0
        found = []
        for first, last, stable in _meetings(np.sign(gain)):
            share = float(self.share[last]) if first == last else self._crossing(gain, first)
            found.append(FixedPoint(share, stable))
        return tuple(found)

    def _crossing(self, gain: Numbers, sample: int) -> float:
        """Share of homes where the gain is zero, between a sample and the next."""
        first = min(max(sample - 1, 0), len(GRID) - 4)
        gains, shares = _cubic(gain[first : first + 4]), _cubic(self.share[first : first + 4])
        root = root_between(lambda place: _value(gains, place), sample - first, sample - first + 1, 1e-12)
        return min(1.0, max(0.0, _value(shares, root)))

    def position(self, samples: Counts, extra: Numbers) -> Numbers:
        """See `AcceptanceMap`."""
        return np.asarray(self.share[samples] + extra * (1.0 - self.share[samples]))

    def peak(self, sample: int) -> float:
        """See `AcceptanceMap`; the top of the parabola through three samples."""
        return top_of_parabola(self.barrier, sample)

    def curve(self, extra: float) -> tuple[Numbers, Numbers]:
        """See `AcceptanceMap`; drawn in shares of homes, beginning where only the committed take part."""
        joined = self.joined + extra * (1.0 - self.joined)
        share = self.share + extra * (1.0 - self.share)
        committed = self._now + extra * (1.0 - self._now)
        first = float(np.interp(extra, GRID, share))
        onwards = extra < GRID
        now = np.concatenate([[committed, first], share[onwards]])
        then = np.concatenate(
            [[first, np.interp(np.interp(extra, GRID, joined), GRID, share)], np.interp(joined[onwards], GRID, share)]
        )
        x = np.linspace(0.0, 1.0, 501)
        return x, np.minimum(1.0, np.interp(x, now, then))


def acceptance_map(snapshot: AcceptanceSnapshot, able: NDArray[np.bool_]) -> StepMap | TiesMap:
    """The map that goes with the ties of the snapshot, for the households that can be asked."""
    return StepMap(snapshot, able) if snapshot.complete else TiesMap(snapshot, able)


def top_of_parabola(height: Numbers, sample: int) -> float:
    """Top of the parabola through a sample and its two neighbours, when that sample is a local top inside."""
    middle = float(height[sample])
    if not 0 < sample < len(height) - 1:
        return middle
    before, after = float(height[sample - 1]), float(height[sample + 1])
    bend = before - 2.0 * middle + after
    if not (before <= middle >= after and -np.inf < bend < 0.0):
        return middle
    return middle - (after - before) ** 2 / (8.0 * bend)


def _meetings(sign: NDArray[Any]) -> list[tuple[int, int, bool]]:
    """Where a map meets the diagonal, from the sign of what it lies above it.

    Returns:
        Sample before and sample after the meeting (twice the same when it lies on a sample; the first one of a row),
        and whether the map comes from above and goes on below.
    """
    between_ends = np.empty(len(sign) + 2)  # above the diagonal before the first sample, below it after the last
    between_ends[0], between_ends[1:-1], between_ends[-1] = 1, sign, -1
    places = between_ends.nonzero()[0]
    signs = between_ends[places]
    meet = (places[1:] > places[:-1] + 1) | (signs[1:] != signs[:-1])
    found = []
    for i in meet.nonzero()[0].tolist():
        before, after = int(places[i]) - 1, int(places[i + 1]) - 1
        ends = (before, after) if after == before + 1 else (before + 1, before + 1)
        found.append((*ends, bool(signs[i] > 0 > signs[i + 1])))
    return found


def _cubic(four: Numbers) -> tuple[float, float, float, float]:
    """Coefficients, constant first, of the cubic through four numbers at the places 0, 1, 2 and 3."""
    a, b, c, d = four.tolist()
    return a, (-11 * a + 18 * b - 9 * c + 2 * d) / 6, (2 * a - 5 * b + 4 * c - d) / 2, (d - 3 * c + 3 * b - a) / 6


def _value(cubic: tuple[float, float, float, float], place: float) -> float:
    return cubic[0] + place * (cubic[1] + place * (cubic[2] + place * cubic[3]))
