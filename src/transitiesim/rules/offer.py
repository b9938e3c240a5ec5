"""The terms of an offer to one household, put together from the rules; used by kernels and by single residents."""

from __future__ import annotations

from typing import NamedTuple

from transitiesim.kernels import usable_in_kernels
from transitiesim.rules.acceptance import (
    bill_term,
    fit_term,
    own_route_value,
    social_influence,
    trust_term,
    trust_that_counts,
)
from transitiesim.rules.money import gas_bill, heat_needed_gj, heat_pump_kwh, network_bill, saving_share


class Offer(NamedTuple):
    """Everything about an offer that is the same for all households in a month.

    Levels and weights are in logits, prices in euro; see the parameters of the same names.
    """

    level_owner: float
    level_association: float
    level_tenant: float
    level_landlord: float
    weight_bill: float
    weight_fit: float
    weight_nuisance: float
    weight_climate: float
    weight_trust: float
    weight_ownership: float
    neighbours: float
    neighbours_reference: float
    programme_trust_share: float
    own_route_level: float
    own_route_growth: float
    hybrid_ease: float
    example_weight: float
    heat_fixed: float
    electricity_price: float
    heat_per_m3: float
    boiler_efficiency: float
    heat_pump_performance: float
    # What every month brings comes last.
    years: float
    example_share: float
    gas_price: float
    heat_price: float


class Terms(NamedTuple):
    """What each motive adds to the value of the network offer for one household, in logits."""

    level: float
    bill: float
    fit: float
    nuisance: float
    climate: float
    trust: float
    ownership: float
    social: float


@usable_in_kernels
def level_of_tenure(offer: Offer, tenure: int) -> float:
    """Base level of acceptance by tenure (0 owner, 1 association, 2 corporation tenant, 3 private tenant)."""
    if tenure == 0:
        return offer.level_owner
    if tenure == 1:
        return offer.level_association
    if tenure == 2:
        return offer.level_tenant
    return offer.level_landlord


@usable_in_kernels
def network_saving(offer: Offer, gas_m3: float) -> float:
    """Saving of network heat as a share of the gas bill."""
    heat = heat_needed_gj(gas_m3, offer.heat_per_m3, offer.boiler_efficiency)
    then = network_bill(heat, offer.heat_price, offer.heat_fixed)
    return saving_share(gas_bill(gas_m3, offer.gas_price), then)


@usable_in_kernels
def heat_pump_saving(offer: Offer, gas_m3: float) -> float:
    """Saving of a heat pump as a share of the gas bill."""
    heat = heat_needed_gj(gas_m3, offer.heat_per_m3, offer.boiler_efficiency)
    then = heat_pump_kwh(heat, offer.heat_pump_performance) * offer.electricity_price
    return saving_share(gas_bill(gas_m3, offer.gas_price), then)


@usable_in_kernels
def network_terms(
    offer: Offer,
    tenure: int,
    gas_m3: float,
    stress: float,
    fit: float,
    nuisance: float,
    concern: float,
    trust_programme: float,
    trust_offer: float,
    involvement: float,
    share: float,
) -> Terms:
    """Terms of the network offer for one household; their sum, nuisance negative, is its value V."""
    trust = trust_that_counts(trust_programme, trust_offer, offer.programme_trust_share)
    return Terms(
        level_of_tenure(offer, tenure),
        bill_term(offer.weight_bill, stress, network_saving(offer, gas_m3)),
        fit_term(offer.weight_fit, fit),
        offer.weight_nuisance * nuisance,
        offer.weight_climate * concern,
        trust_term(offer.weight_trust, trust),
        offer.weight_ownership * involvement,
        social_influence(offer.neighbours, share, offer.neighbours_reference),
    )


@usable_in_kernels
def own_value(offer: Offer, gas_m3: float, stress: float, concern: float, share: float) -> float:
    """Value of a heat pump of one's own for one household."""
    return own_route_value(
        offer.own_route_level,
        offer.own_route_growth,
        offer.years,
        bill_term(offer.weight_bill, stress, heat_pump_saving(offer, gas_m3)),
        offer.weight_climate * concern,
        offer.example_weight,
        offer.example_share,
        social_influence(offer.neighbours, share, offer.neighbours_reference),
    )
