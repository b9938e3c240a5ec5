"""The offer of the month: what is the same for everybody, and how it fits each resident type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel
from transitiesim.neighbourhood import Heating
from transitiesim.parameters import Parameters
from transitiesim.recording.household_terms import share_seen, terms_of_row, value_of_terms
from transitiesim.rules.acceptance import fit_of_offer
from transitiesim.rules.offer import Offer
from transitiesim.rules.outreach import voice_of_type

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition


def offer_of(model: HeatTransition) -> Offer:
    """Levels, weights and prices of this month."""
    kept, world = model.standing_offer, model.world
    if kept is None or kept[0] is not model.parameters:
        kept = model.standing_offer = (model.parameters, _standing_offer(model.parameters))
    return Offer._make((*kept[1], max(0, model.month) / 12.0, world.example, world.gas_price, world.heat_price))


def _standing_offer(parameters: Parameters) -> tuple[float, ...]:
    """What stands until a number changes: all of the offer but its last four terms."""
    a, h, w = parameters.acceptance, parameters.homes, parameters.world
    offer = Offer(
        level_owner=a.level_owner,
        level_association=a.level_association,
        level_tenant=a.level_tenant,
        level_landlord=a.level_landlord,
        weight_bill=a.weight_bill,
        weight_fit=a.weight_fit,
        weight_nuisance=a.weight_nuisance,
        weight_climate=a.weight_climate,
        weight_trust=a.weight_trust,
        weight_ownership=a.weight_ownership,
        neighbours=a.neighbours,
        neighbours_reference=a.neighbours_reference,
        programme_trust_share=a.programme_trust_share,
        own_route_level=a.own_route_level,
        own_route_growth=a.own_route_growth,
        hybrid_ease=a.hybrid_ease,
        example_weight=a.outside_example,
        heat_fixed=w.heat_fixed,
        electricity_price=w.electricity_price,
        heat_per_m3=h.heat_per_m3,
        boiler_efficiency=h.boiler_efficiency,
        heat_pump_performance=h.heat_pump_performance,
        years=0.0,
        example_share=0.0,
        gas_price=0.0,
        heat_price=0.0,
    )
    return offer[:-4]


def fit_by_type(model: HeatTransition) -> NDArray[np.float64]:
    """Fit of the offer for each resident type, length 5."""
    a, programme, group = model.parameters.acceptance, model.programme, model.resident_group
    fit = np.empty(len(group.by_type))
    _fit(
        a.offer_fit,
        a.fit_per_knowledge,
        programme.knowledge,
        a.fit_per_voice,
        a.fit_per_heard,
        programme.heard,
        group.heard(),
        len(group),
        group.by_type,
        model.type_shares(),
        fit,
    )
    return fit


@kernel
def _fit(
    base: float,
    per_knowledge: float,
    knowledge: float,
    per_voice: float,
    per_heard: float,
    heard: float,
    heard_in_group: float,
    members: int,
    by_type: NDArray[np.int64],
    everyone: NDArray[np.float64],
    fit: NDArray[np.float64],
) -> None:
    for kind in range(len(by_type)):
        voice = heard_in_group * voice_of_type(by_type[kind] / max(1, members), everyone[kind])
        fit[kind] = fit_of_offer(base, per_knowledge, knowledge, per_voice, voice, per_heard, heard)


def values_of(model: HeatTransition, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Value V of the network offer for the given households, as the decision would see it now."""
    homes, state, ties = model.place.households, model.state, model.place.ties
    return _values(
        rows.astype(np.int64),
        model.offer,
        model.fit_of_type,
        ties.start,
        ties.complete,
        model.adopted_count() if ties.complete else 0,
        homes.tenure,
        homes.gas_m3,
        homes.nuisance,
        state.resident_type,
        state.bill_stress,
        state.concern,
        state.trust_programme,
        state.trust_offer,
        state.involvement,
        state.seen,
        state.heating,
    )


_GAS, _HYBRID, _DEMOLISHED = int(Heating.GAS), int(Heating.HYBRID), int(Heating.DEMOLISHED)


@kernel
def _values(
    rows: NDArray[np.int64],
    offer: Offer,
    fit_of_type: NDArray[np.float64],
    start: NDArray[np.int32],
    complete: bool,
    adopted: int,
    tenure: NDArray[np.uint8],
    gas_m3: NDArray[np.float32],
    nuisance: NDArray[np.float32],
    resident_type: NDArray[np.uint8],
    stress: NDArray[np.float32],
    concern: NDArray[np.float32],
    trust_programme: NDArray[np.float32],
    trust_offer: NDArray[np.float32],
    involvement: NDArray[np.float32],
    seen: NDArray[np.uint16],
    heating: NDArray[np.uint8],
) -> NDArray[np.float64]:
    n = len(heating)
    values = np.empty(len(rows))
    for k in range(len(rows)):
        i = rows[k]
        others = adopted
        if complete and heating[i] != _GAS and heating[i] != _HYBRID and heating[i] != _DEMOLISHED:
            others -= 1
        share = share_seen(seen[i], start[i + 1] - start[i], complete, others, n)
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
        values[k] = value_of_terms(terms)
    return values
