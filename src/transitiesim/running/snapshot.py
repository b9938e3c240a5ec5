"""The distance to tipping of a run: what the analysis needs to know of the model at one moment."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.analysis.acceptance_snapshot import AcceptanceSnapshot
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
    state, homes, place = model.state, model.place.households, model.place
    n = len(state.heating)
    ties = place.ties
    # The rule is plain arithmetic, so it takes a whole column as well as one number.
    share: Any = state.seen / np.maximum(1, np.diff(ties.start))
    adopted = (state.heating == Heating.SIGNED) | (state.heating >= Heating.HEAT_PUMP)
    adopted &= state.heating != Heating.DEMOLISHED
    if ties.complete:
        share = (adopted.sum() - adopted) / max(1, n - 1)
    level = model.network_values(np.arange(n))
    level -= social_influence(model.offer.neighbours, share, model.offer.neighbours_reference)
    del share
    threshold = state.threshold.astype(np.float64)
    groups = place.groups
    kind = (
        np.where(homes.group >= 0, groups.kind[np.maximum(0, homes.group)], np.uint8(255))
        if len(groups)
        else np.full(n, 255, np.uint8)
    )
    landlord = kind == GroupKind.LANDLORD
    if landlord.any():
        offered = value_to_landlords(model)
        # A landlord does not look at neighbours: the answer is settled, whatever the ties of its tenants do.
        willing = offered >= groups.threshold[homes.group[landlord]]
        level[landlord] = 0.0
        threshold[landlord] = np.where(willing, -math.inf, math.inf)
    threshold[~homes.technical_route | (state.heating == Heating.DEMOLISHED)] = math.inf
    return AcceptanceSnapshot(
        level=level,
        threshold=threshold,
        neighbours=model.offer.neighbours,
        reference=model.offer.neighbours_reference,
        trust_weight=2.0 * model.offer.weight_trust,
        committed=adopted,
        askable=_askable(model, kind),
        ties_start=ties.start,
        ties=ties.other,
        complete=ties.complete,
        complex_of=_complex_of(model, kind),
        complex_needed=_complex_needed(model),
        unit_of=_unit_of(model),
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


def _askable(model: HeatTransition, kind: NDArray[Any]) -> NDArray[Any]:
    """Who can be asked now: by outreach, by a vote that reaches further, and landlords always."""
    p = model.parameters.participation
    state = model.state
    reach = reach_of_method(p.reach_scattered, p.reach_block, p.clustering)
    weight = np.where(state.resident_type > 0, p.hard_to_reach_weight, 1.0)
    by_vote = np.select(
        [kind == GroupKind.COMPLEX, kind == GroupKind.ASSOCIATION],
        [reach_of_tenants(model), p.association_reach],
        reach * weight,
    )
    return np.asarray((state.reach < by_vote) | (state.last_contact >= 0) | (kind == GroupKind.LANDLORD))


def _complex_of(model: HeatTransition, kind: NDArray[Any]) -> NDArray[Any]:
    numbers = np.cumsum(model.place.groups.kind == GroupKind.COMPLEX) - 1
    group = model.place.households.group
    of_group = numbers[np.maximum(0, group)] if len(numbers) else np.full(len(group), -1)
    return np.where((kind == GroupKind.COMPLEX) & (model.state.heating <= Heating.HYBRID), of_group, -1)


def _complex_needed(model: HeatTransition) -> NDArray[Any]:
    groups = model.place.groups
    on_gas = model.state.heating <= Heating.HYBRID
    needed = []
    for group in np.flatnonzero(groups.kind == GroupKind.COMPLEX):
        members = groups.members[groups.start[group] : groups.start[group + 1]]
        needed.append(votes_needed(model.parameters.corporation.consent_quorum, float(on_gas[members].sum())))
    return np.asarray(needed, dtype=np.int64)


def _unit_of(model: HeatTransition) -> NDArray[Any]:
    unit = np.zeros(model.place.sub_areas, np.int64)
    for one in model.units:
        unit[one.sub_areas] = one.number
    counts = (model.state.heating <= Heating.HYBRID) | (model.state.heating == Heating.DISTRICT_HEAT)
    return np.where(counts, unit[model.place.households.sub_area], -1)


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
