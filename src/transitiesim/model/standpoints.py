"""Where every household stands towards the network offer, seen from outside: what a distance to tipping is made of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel
from transitiesim.model.ballots import reach_of_tenants, value_to_landlords
from transitiesim.neighbourhood import GroupKind, Heating
from transitiesim.recording.household_terms import share_seen, terms_of_row, value_of_terms
from transitiesim.rules.acceptance import social_influence
from transitiesim.rules.offer import Offer
from transitiesim.rules.outreach import reach_of_method

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_COMPLEX, _ASSOCIATION, _LANDLORD = int(GroupKind.COMPLEX), int(GroupKind.ASSOCIATION), int(GroupKind.LANDLORD)
_SIGNED, _HYBRID, _HEAT_PUMP = int(Heating.SIGNED), int(Heating.HYBRID), int(Heating.HEAT_PUMP)
_DISTRICT_HEAT, _DEMOLISHED = int(Heating.DISTRICT_HEAT), int(Heating.DEMOLISHED)


class Standpoints(NamedTuple):
    """Columns over n households, and how many homes the groups that decide together count.

    Attributes:
        committed: has signed or left gas and stands; shape (n,), bool.
        level: value of the offer without what neighbours add, in logits; zero for tenants of a landlord, whose answer
            is settled; shape (n,), float64.
        threshold: personal threshold, infinite for who cannot say yes and for whom a landlord says no, minus infinite
            where the landlord says yes; shape (n,), as in the state.
        askable: whether the household can be asked now: by outreach, or by a vote that reaches further; shape (n,).
        complex_of: number of the complex that a home on gas is in, -1 for none; shape (n,).
        unit_of: number of the unit that a home counts for, -1 for one that left gas by its own route; shape (n,).
        in_complex: homes per complex; shape (complexes,), int64.
        in_unit: homes per unit; shape (units,), int64.
    """

    committed: NDArray[np.bool_]
    level: NDArray[np.float64]
    threshold: NDArray[np.floating[Any]]
    askable: NDArray[np.bool_]
    complex_of: NDArray[np.integer[Any]]
    unit_of: NDArray[np.integer[Any]]
    in_complex: NDArray[np.int64]
    in_unit: NDArray[np.int64]


def standpoints(model: HeatTransition) -> Standpoints:
    """Where households stand now; looking changes nothing."""
    place, state = model.place, model.state
    homes, groups, ties, p = place.households, place.groups, place.ties, model.parameters.participation
    n = len(homes)
    is_complex = groups.kind == GroupKind.COMPLEX
    complexes = _narrow(np.where(is_complex, np.cumsum(is_complex) - 1, -1))
    unit_of_area = np.zeros(place.sub_areas, np.int64)
    for unit in model.units:
        unit_of_area[unit.sub_areas] = unit.number
    units = _narrow(unit_of_area)
    found = Standpoints(
        committed=np.empty(n, np.bool_),
        level=np.empty(n),
        threshold=state.threshold.copy(),
        askable=np.empty(n, np.bool_),
        complex_of=np.empty(n, complexes.dtype),
        unit_of=np.empty(n, units.dtype),
        in_complex=np.zeros(np.count_nonzero(is_complex), np.int64),
        in_unit=np.zeros(len(model.units), np.int64),
    )
    _look(
        model.offer,
        model.fit_of_type,
        ties.start,
        ties.complete,
        model.adopted_count() if ties.complete else 0,
        groups.kind,
        value_to_landlords(model) >= groups.threshold,
        complexes,
        units,
        reach_of_method(p.reach_scattered, p.reach_block, p.clustering),
        p.hard_to_reach_weight,
        reach_of_tenants(model),
        p.association_reach,
        homes.group,
        homes.sub_area,
        homes.tenure,
        homes.gas_m3,
        homes.nuisance,
        homes.technical_route,
        state.resident_type,
        state.bill_stress,
        state.concern,
        state.trust_programme,
        state.trust_offer,
        state.involvement,
        state.seen,
        state.heating,
        state.reach,
        state.last_contact,
        *found,
    )
    return found


def _narrow(numbers: NDArray[np.int64]) -> NDArray[np.integer[Any]]:
    """Numbers from -1 on, as many as there are of them at most, in as little room as that takes."""
    return numbers.astype(np.int16 if len(numbers) < 2**15 else np.int32)


@kernel
def _look(
    offer: Offer,
    fit_of_type: NDArray[np.float64],
    start: NDArray[np.int32],
    complete: bool,
    adopters: int,
    kind_of_group: NDArray[np.uint8],
    landlord_willing: NDArray[np.bool_],
    complexes: NDArray[np.integer[Any]],
    units: NDArray[np.integer[Any]],
    reach_outreach: float,
    hard_to_reach_weight: float,
    reach_tenants: float,
    reach_association: float,
    group: NDArray[np.int32],
    sub_area: NDArray[np.uint16],
    tenure: NDArray[np.uint8],
    gas_m3: NDArray[np.float32],
    nuisance: NDArray[np.float32],
    technical_route: NDArray[np.bool_],
    resident_type: NDArray[np.uint8],
    stress: NDArray[np.float32],
    concern: NDArray[np.float32],
    trust_programme: NDArray[np.float32],
    trust_offer: NDArray[np.float32],
    involvement: NDArray[np.float32],
    seen: NDArray[np.uint16],
    heating: NDArray[np.uint8],
    trait: NDArray[np.float32],
    last_contact: NDArray[np.int16],
    committed: NDArray[np.bool_],
    level: NDArray[np.float64],
    threshold: NDArray[np.floating[Any]],
    askable: NDArray[np.bool_],
    complex_of: NDArray[np.integer[Any]],
    unit_of: NDArray[np.integer[Any]],
    in_complex: NDArray[np.int64],
    in_unit: NDArray[np.int64],
) -> None:
    n = len(heating)
    for i in range(n):
        state, mine = heating[i], group[i]
        kind = int(kind_of_group[mine]) if mine >= 0 else -1
        gone = state == _DEMOLISHED
        on_gas = state <= _HYBRID
        committed[i] = (state == _SIGNED or state >= _HEAT_PUMP) and not gone
        if not technical_route[i] or gone:
            threshold[i] = math.inf
        elif kind == _LANDLORD:
            # A landlord does not look at neighbours: the answer is settled, whatever the ties of its tenants do.
            threshold[i] = -math.inf if landlord_willing[mine] else math.inf
        if kind == _LANDLORD:
            level[i] = 0.0
        else:
            share = share_seen(seen[i], start[i + 1] - start[i], complete, adopters - committed[i], n)
            terms = terms_of_row(
                i,
                offer,
                fit_of_type,
                tenure,
                gas_m3,
                nuisance,
                resident_type,
                stress,
                concern,
                trust_programme,
                trust_offer,
                involvement,
                share,
            )
            neighbours = social_influence(offer.neighbours, share, offer.neighbours_reference)
            level[i] = value_of_terms(terms) - neighbours
        if kind == _COMPLEX:
            reach = reach_tenants
        elif kind == _ASSOCIATION:
            reach = reach_association
        else:
            reach = reach_outreach * (hard_to_reach_weight if resident_type[i] > 0 else 1.0)
        askable[i] = trait[i] < reach or last_contact[i] >= 0 or kind == _LANDLORD
        complex_of[i] = complexes[mine] if on_gas and mine >= 0 else -1
        if complex_of[i] >= 0:
            in_complex[complex_of[i]] += 1
        unit_of[i] = units[sub_area[i]] if on_gas or state == _DISTRICT_HEAT else -1
        if unit_of[i] >= 0:
            in_unit[unit_of[i]] += 1
