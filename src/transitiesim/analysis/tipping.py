"""Distance to tipping: where a neighbourhood comes to rest, and how little more would carry it over a fold."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from transitiesim.analysis.acceptance_counts import Counts, Numbers
from transitiesim.analysis.acceptance_map import AcceptanceMap, FixedPoint, acceptance_map
from transitiesim.analysis.acceptance_snapshot import AcceptanceSnapshot
from transitiesim.analysis.cobweb import Basis, Cobweb
from transitiesim.analysis.decision_units import signatures_short
from transitiesim.analysis.folds import jump_ahead, smallest_jump
from transitiesim.analysis.trust_rise import extra_trust
from transitiesim.language import Text


@dataclass(frozen=True, eq=False)
class Distance:
    """How far a neighbourhood is from a tipping point among its residents, and from its collective decisions.

    All shares are shares of the n households of the snapshot.

    Attributes:
        basis: whether everybody is asked ("all_asked") or only those within the present reach ("present_reach").
        share_now: share committed now.
        lowest_fixed_point: share at which it comes to rest when asked round after round, without anything new.
        fixed_points: all fixed points from the lowest up.
        fold: whether more commitment, or more trust, would make the lowest fixed point jump.
        tipping_point: the unstable fixed point below the upper branch; NaN when there is no upper branch at present.
            A fold may still lie ahead: a branch can come into being on the way up.
        jump_from: share just before the jump that extra commitment brings; NaN when there is none.
        jump_to: share just after that jump; NaN when there is none.
        extra_commitment: smallest extra share of homes, at random from the uncommitted, that brings the jump (any
            more than this suffices); NaN when there is none.
        extra_trust: smallest uniform rise in trust that brings a jump; NaN when no rise up to 1 does.
        complexes_short: yes votes short per complex; shape (complexes,), int64.
        units_short: homes short per unit; shape (units,), int64.
        curve: the map itself.
        part: smallest part of the uncommitted homes that brings the jump; NaN when there is none.
    """

    basis: Basis
    share_now: float
    lowest_fixed_point: float
    fixed_points: tuple[FixedPoint, ...]
    fold: bool
    tipping_point: float
    jump_from: float
    jump_to: float
    extra_commitment: float
    extra_trust: float
    complexes_short: NDArray[np.int64]
    units_short: NDArray[np.int64]
    curve: AcceptanceMap
    part: float

    @cached_property
    def cobweb(self) -> Cobweb:
        """The map, to be drawn; worked out when somebody asks for it."""
        x, acceptance = self.curve.curve(0.0)
        lifted = None if math.isnan(self.part) else self.curve.curve(self.part)[1]
        return Cobweb(x, acceptance, self.share_now, self.lowest_fixed_point, self.extra_commitment, self.basis, lifted)

    @property
    def signatures_short_complexes(self) -> int:
        """Yes votes short in all complexes together."""
        return int(self.complexes_short.sum())

    @property
    def signatures_short_units(self) -> int:
        """Homes short in all units together."""
        return int(self.units_short.sum())

    def sentence(self) -> Text:
        """The answer about the residents in one sentence, in Dutch and English."""
        rest = _percent(self.lowest_fixed_point)
        if not self.fold:
            return Text(
                f"Hier is geen kantelpunt: als iedereen op elkaar let, blijft het staan op {rest['nl']} procent.",
                f"No fold here: with everybody watching each other it comes to rest at {rest['en']} percent.",
            )
        homes, trust = _percent(self.extra_commitment), _percent(self.extra_trust)
        ways_nl, ways_en = [], []
        if math.isfinite(self.extra_commitment):
            ways_nl.append(f"nog {homes['nl']} procent van de woningen meedoet")
            ways_en.append(f"another {homes['en']} percent of the homes commit")
        if math.isfinite(self.extra_trust):
            ways_nl.append(f"het vertrouwen van iedereen {trust['nl']} punten (van 100) stijgt")
            ways_en.append(f"everybody's trust rises by {trust['en']} points (of 100)")
        return Text(
            f"Het blijft staan op {rest['nl']} procent, maar het kantelt als {' of als '.join(ways_nl)}.",
            f"It comes to rest at {rest['en']} percent, but it tips when {' or when '.join(ways_en)}.",
        )


def distance_to_tipping(snapshot: AcceptanceSnapshot, basis: Basis) -> Distance:
    """Work out the distance to tipping from the present state.

    Extra commitment is spread at random over the uncommitted homes; it turns a map F into F + c (1 - F), with c the
    part of those homes. A jump counts from `smallest_jump` on; see `jump_ahead`.

    Args:
        snapshot: the neighbourhood now.
        basis: whether everybody is asked or only those within the present reach.

    Raises:
        InputError: when the basis is not known.
    """
    able = snapshot.able(basis)
    curve = acceptance_map(snapshot, able)
    fixed = curve.fixed_points()
    uncommitted = 1.0 - snapshot.share_now
    part, tipping_point, jump_from, jump_to = _commitment(curve, snapshot.homes, fixed)
    trust = extra_trust(snapshot, able, curve)
    short = signatures_short(snapshot, basis)
    return Distance(
        basis=basis,
        share_now=snapshot.share_now,
        lowest_fixed_point=fixed[0].share,
        fixed_points=fixed,
        fold=not (math.isnan(part) and math.isnan(trust)),
        tipping_point=tipping_point,
        jump_from=jump_from,
        jump_to=jump_to,
        extra_commitment=part * uncommitted,
        extra_trust=trust,
        complexes_short=short.complexes,
        units_short=short.units,
        curve=curve,
        part=part,
    )


def _commitment(curve: AcceptanceMap, homes: int, fixed: tuple[FixedPoint, ...]) -> tuple[float, float, float, float]:
    """Part of the uncommitted homes that brings the jump, the tipping point, and the shares around the jump."""
    barrier = curve.barrier

    def moved(one: Counts, other: Counts) -> Numbers:
        lift = np.clip(barrier[one], 0.0, 1.0)
        return curve.position(other, lift) - curve.position(one, lift)

    jump = jump_ahead(barrier, curve.start, moved, smallest_jump(homes))
    if jump is None:
        return math.nan, math.nan, math.nan, math.nan
    part = max(0.0, curve.peak(jump.before))
    ends = np.array([jump.before, jump.after])
    low, high = curve.position(ends, np.zeros(2)).tolist()
    unstable = [point.share for point in fixed[1:] if not point.stable and low <= point.share < high]
    jump_from, jump_to = curve.position(ends, np.full(2, part)).tolist()
    return part, unstable[0] if unstable else math.nan, jump_from, jump_to


def _percent(share: float) -> Text:
    number = f"{100 * share:.1f}"
    if number == "0.0" and share > 0.0:
        return Text("minder dan 0,1", "less than 0.1")
    return Text(number.replace(".", ","), number)
