"""The distance to tipping of a run: what the analysis needs to know of the model at one moment."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.analysis.acceptance_snapshot import AcceptanceSnapshot, parts_of
from transitiesim.analysis.cobweb import Basis
from transitiesim.analysis.tipping import Distance, distance_to_tipping
from transitiesim.model import HeatTransition
from transitiesim.model.ballots import reach_of_tenants, value_to_landlords
from transitiesim.neighbourhood import GroupKind, Heating
from transitiesim.rules.acceptance import social_influence
from transitiesim.rules.consent import commitments_needed, votes_needed
from transitiesim.rules.outreach import reach_of_method

BASES: tuple[Basis, Basis] = ("all_asked", "present_reach")


def acceptance_snapshot(model: HeatTransition) -> AcceptanceSnapshot:
    """Values, thresholds, ties and decision groups as they are now.

    Tenants of a private landlord carry the landlord's answer, for they have no say. Homes without a
    technical route, and homes that are gone, cannot say yes. Homes that left gas by a route of their own count for
    no unit's business case.
    """
    state, place = model.state, model.place
    n = len(state.heating)
    ties = place.ties
    adopted = (state.heating == Heating.SIGNED) | (state.heating >= Heating.HEAT_PUMP)
    adopted &= state.heating != Heating.DEMOLISHED
    level = np.empty(n)
    threshold = state.threshold.copy()
    askable = np.empty(n, np.bool_)
    complexes, units = _complex_of_group(model), _unit_of_area(model)
    complex_of, unit_of = np.empty(n, complexes.dtype), np.empty(n, units.dtype)
    count = int(np.count_nonzero(adopted))
    # Part by part: what is needed for a moment takes no room for all homes at once.
    for part in parts_of(n):
        kind = _kind_of_group(model, part)
        level[part] = _level(model, part, kind, adopted, count)
        _settle(model, part, kind, threshold)
        askable[part] = _askable(model, part, kind)
        heating = state.heating[part]
        on_gas = heating <= Heating.HYBRID
        complex_of[part] = np.where(on_gas, complexes[place.households.group[part]], -1)
        counts = on_gas | (heating == Heating.DISTRICT_HEAT)
        unit_of[part] = np.where(counts, units[place.households.sub_area[part]], -1)
    return AcceptanceSnapshot(
        level=level,
        threshold=threshold,
        neighbours=model.offer.neighbours,
        reference=model.offer.neighbours_reference,
        trust_weight=2.0 * model.offer.weight_trust,
        committed=adopted,
        askable=askable,
        ties_start=ties.start,
        ties=ties.other,
        complete=ties.complete,
        complex_of=complex_of,
        complex_needed=_complex_needed(model),
        unit_of=unit_of,
        unit_needed=_unit_needed(model),
    )


def distances(model: HeatTransition) -> list[Distance]:
    """Distance to tipping now, if everybody were asked and with the present reach."""
    snapshot = acceptance_snapshot(model)
    return [distance_to_tipping(snapshot, basis) for basis in BASES]


def tipping_rows(model: HeatTransition) -> list[dict[str, float | int | str | bool]]:
    """The distances as rows of the tipping table."""
    return [
        {
            "month": model.month,
            "basis": one.basis,
            "share_now": one.share_now,
            "lowest_fixed_point": one.lowest_fixed_point,
            "fold": one.fold,
            "extra_commitment": one.extra_commitment,
            "extra_trust": one.extra_trust,
            "signatures_short_complexes": one.signatures_short_complexes,
            "signatures_short_units": one.signatures_short_units,
        }
        for one in distances(model)
    ]


def _level(
    model: HeatTransition, part: slice, kind: NDArray[Any], adopted: NDArray[np.bool_], adopters: int
) -> NDArray[np.float64]:
    """Value of the offer without what neighbours add; zero for tenants of a landlord, whose answer is settled."""
    ties, offer = model.place.ties, model.offer
    first, last, _ = part.indices(len(adopted))
    # The rule is plain arithmetic, so it takes a whole column as well as one number.
    share: Any
    if ties.complete:
        share = (adopters - adopted[part]) / max(1, len(adopted) - 1)
    else:
        share = model.state.seen[part] / np.maximum(1, np.diff(ties.start[first : last + 1]))
    level = model.network_values(np.arange(first, last))
    level -= social_influence(offer.neighbours, share, offer.neighbours_reference)
    level[kind == GroupKind.LANDLORD] = 0.0
    return level


def _kind_of_group(model: HeatTransition, part: slice) -> NDArray[np.uint8]:
    """`GroupKind` of the group of each home, 255 where the household decides alone."""
    kinds = np.append(model.place.groups.kind, np.uint8(255))  # -1 stands for the last: in no group
    return kinds[model.place.households.group[part]]


def _settle(model: HeatTransition, part: slice, kind: NDArray[Any], threshold: NDArray[np.floating[Any]]) -> None:
    """Thresholds of those whose answer does not hang on their own value, in place."""
    homes, groups, mine = model.place.households, model.place.groups, threshold[part]
    landlord = kind == GroupKind.LANDLORD
    if landlord.any():
        # A landlord does not look at neighbours: the answer is settled, whatever the ties of its tenants do.
        willing = value_to_landlords(model) >= groups.threshold[homes.group[part][landlord]]
        mine[landlord] = np.where(willing, -math.inf, math.inf)
    mine[~homes.technical_route[part] | (model.state.heating[part] == Heating.DEMOLISHED)] = math.inf


def _askable(model: HeatTransition, part: slice, kind: NDArray[Any]) -> NDArray[np.bool_]:
    """Who can be asked now: by outreach, by a vote that reaches further, and landlords always."""
    p = model.parameters.participation
    state = model.state
    reach = reach_of_method(p.reach_scattered, p.reach_block, p.clustering)
    weight = np.where(state.resident_type[part] > 0, p.hard_to_reach_weight, 1.0)
    by_vote = np.select(
        [kind == GroupKind.COMPLEX, kind == GroupKind.ASSOCIATION],
        [reach_of_tenants(model), p.association_reach],
        reach * weight,
    )
    near = state.reach[part] < by_vote
    return np.asarray(near | (state.last_contact[part] >= 0) | (kind == GroupKind.LANDLORD))


def _complex_of_group(model: HeatTransition) -> NDArray[np.integer[Any]]:
    """Number of the complex that a group is, -1 for other groups and, at the end, for homes in no group."""
    complexes = model.place.groups.kind == GroupKind.COMPLEX
    numbers = np.where(complexes, np.cumsum(complexes) - 1, -1)
    return np.append(numbers, -1).astype(_narrowest(len(numbers)))


def _unit_of_area(model: HeatTransition) -> NDArray[np.integer[Any]]:
    """Number of the unit that a sub-area belongs to."""
    unit = np.zeros(model.place.sub_areas, _narrowest(len(model.units)))
    for one in model.units:
        unit[one.sub_areas] = one.number
    return unit


def _narrowest(count: int) -> type[np.integer[Any]]:
    return np.int16 if count < 2**15 else np.int32


def _complex_needed(model: HeatTransition) -> NDArray[Any]:
    groups = model.place.groups
    on_gas = model.state.heating <= Heating.HYBRID
    needed = []
    for group in np.flatnonzero(groups.kind == GroupKind.COMPLEX):
        members = groups.members[groups.start[group] : groups.start[group + 1]]
        needed.append(votes_needed(model.parameters.corporation.consent_quorum, float(on_gas[members].sum())))
    return np.asarray(needed, dtype=np.int64)


def _unit_needed(model: HeatTransition) -> NDArray[Any]:
    """Homes that must take part per unit, those already on the network included."""
    usual = model.parameters.supplier.minimum_share
    heating = model.state.heating
    return np.asarray(
        [
            commitments_needed(
                one.minimum_share or usual,
                float((heating[one.rows] <= Heating.HYBRID).sum() + (heating[one.rows] == Heating.DISTRICT_HEAT).sum()),
            )
            for one in model.units
        ],
        dtype=np.int64,
    )
