"""Counting homes and households by sub-area, tenure and resident type in one pass over the columns."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel, usable_in_kernels
from transitiesim.recording.household_terms import share_seen, terms_of_row, value_of_terms
from transitiesim.rules.acceptance import accepts
from transitiesim.rules.money import fading_to_2050, gas_bill, heat_needed_gj, heat_pump_kwh, network_bill
from transitiesim.rules.offer import Offer, Terms

HEATING_COLUMNS = ("gas", "signed", "hybrid", "heat_pump", "district_heat", "demolished", "new_build")
SUM_COLUMNS = ("trust_programme", "trust_offer", "trust_squared", "involvement")
REACH_COLUMNS = ("reached", "reached_recently", "asked")
CAUSE_COLUMNS = (
    "cause_campaign",
    "cause_ballot",
    "cause_association",
    "cause_landlord",
    "cause_own_moment",
    "cause_follow_up",
    "cause_renovation",
    "cause_obligation",
    "cause_new_build",
)
BARRIER_COLUMNS = (
    "barrier_never_asked",
    "barrier_no_offer",
    "barrier_quorum",
    "barrier_landlord",
    "barrier_business_case",
    "barrier_works",
    "barrier_technical",
    "barrier_bill",
    "barrier_fit",
    "barrier_nuisance",
    "barrier_trust",
    "barrier_ownership",
    "barrier_neighbours",
    "barrier_threshold",
)
ENERGY_COLUMNS = ("bill_eur", "co2_tonne", "cooking_gas")
COLUMNS = HEATING_COLUMNS + SUM_COLUMNS + REACH_COLUMNS + CAUSE_COLUMNS + BARRIER_COLUMNS + ENERGY_COLUMNS

_SUMS = len(HEATING_COLUMNS)
_REACH = _SUMS + len(SUM_COLUMNS)
_CAUSE = _REACH + len(REACH_COLUMNS)
_BARRIER = _CAUSE + len(CAUSE_COLUMNS)
_ENERGY = _BARRIER + len(BARRIER_COLUMNS)
_WIDTH = len(COLUMNS)
TENURES, TYPES = 4, 5
RECENT_MONTHS = 12


class Emissions(NamedTuple):
    """What is needed for bills and emissions beside the offer; see the parameters of the same names."""

    hybrid_gas_share: float
    new_build_heat_share: float
    co2_gas: float
    co2_heat: float
    co2_electricity: float
    year: float


@usable_in_kernels
def barrier_of(
    offer: Offer,
    heating: int,
    phase: int,
    failed_before: bool,
    quorum_missed: bool,
    landlord_decides: bool,
    asked: int,
    answer: int,
    route: bool,
    terms: Terms,
    stress: float,
    share: float,
    threshold: float,
) -> int:
    """What holds a home on gas back, as a place in `BARRIER_COLUMNS`; the first that applies, in that order.

    A personal no goes to the motive that is furthest below the best it could be; when even all motives at their
    best would not carry the household over its threshold, it goes to the threshold.
    """
    if heating == 1:
        return 5 if phase >= 2 else 4
    if asked < 0:
        return 0
    if phase == 0 and not failed_before:
        return 1
    if quorum_missed:
        return 2
    if landlord_decides and answer == 2:
        return 3
    if answer == 1:
        return 4
    if not route:
        return 6
    gaps = (
        offer.weight_bill * stress - terms.bill,
        offer.weight_fit * 0.5 - terms.fit,
        terms.nuisance,
        offer.weight_trust - terms.trust,
        offer.weight_ownership - terms.ownership,
        2.0 * offer.neighbours * (1.0 - share),
    )
    best = value_of_terms(terms)
    largest = 0
    for k in range(6):
        best += gaps[k]
        if gaps[k] > gaps[largest]:
            largest = k
    if not accepts(best, threshold):
        return 13
    return 7 + largest


@kernel
def tally(
    month: int,
    sub_areas: int,
    offer: Offer,
    energy: Emissions,
    fit_of_type: NDArray[np.float64],
    phase: NDArray[np.uint8],
    failed_before: NDArray[np.bool_],
    quorum_missed: NDArray[np.bool_],
    start: NDArray[np.int32],
    complete: bool,
    adopted: int,
    sub_area: NDArray[np.uint16],
    tenure: NDArray[np.uint8],
    group: NDArray[np.int32],
    gas_m3: NDArray[np.float32],
    technical_route: NDArray[np.bool_],
    nuisance: NDArray[np.float32],
    resident_type: NDArray[np.uint8],
    heating: NDArray[np.uint8],
    hybrid: NDArray[np.bool_],
    threshold: NDArray[np.floating[Any]],
    stress: NDArray[np.float32],
    concern: NDArray[np.float32],
    trust_programme: NDArray[np.float32],
    trust_offer: NDArray[np.float32],
    involvement: NDArray[np.float32],
    last_contact: NDArray[np.int16],
    asked: NDArray[np.int16],
    answer: NDArray[np.uint8],
    cause: NDArray[np.uint8],
    seen: NDArray[np.uint16],
    cooking_gas: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """Sums of all `COLUMNS`, shape (sub-areas, tenures, resident types, columns)."""
    sums = np.zeros((sub_areas, TENURES, TYPES, _WIDTH))
    n = len(heating)
    heat_co2 = fading_to_2050(energy.co2_heat, energy.year)
    power_co2 = fading_to_2050(energy.co2_electricity, energy.year)
    for i in range(n):
        cell = sums[sub_area[i], tenure[i], resident_type[i]]
        state = heating[i]
        cell[state] += 1.0
        if state == 5:
            continue
        trust = float(trust_programme[i])
        cell[_SUMS] += trust
        cell[_SUMS + 1] += trust_offer[i]
        cell[_SUMS + 2] += trust * trust
        cell[_SUMS + 3] += involvement[i]
        if last_contact[i] >= 0:
            cell[_REACH] += 1.0
            if last_contact[i] > month - RECENT_MONTHS:
                cell[_REACH + 1] += 1.0
        if asked[i] >= 0:
            cell[_REACH + 2] += 1.0
        if 1 <= cause[i] <= 9 and state >= 3:
            cell[_CAUSE + cause[i] - 1] += 1.0
        gas = float(gas_m3[i])
        heat = heat_needed_gj(gas, offer.heat_per_m3, offer.boiler_efficiency)
        if state <= 2:
            burnt = gas * energy.hybrid_gas_share if hybrid[i] else gas
            power = heat_pump_kwh(heat, offer.heat_pump_performance) * (1.0 - energy.hybrid_gas_share)
            power = power if hybrid[i] else 0.0
            cell[_ENERGY] += gas_bill(burnt, offer.gas_price) + power * offer.electricity_price
            cell[_ENERGY + 1] += (burnt * energy.co2_gas + power * power_co2) / 1000.0
            others = adopted - 1 if state == 1 else adopted
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
            missed = group[i] >= 0 and quorum_missed[group[i]]
            place = barrier_of(
                offer,
                state,
                phase[sub_area[i]],
                failed_before[sub_area[i]],
                missed,
                tenure[i] == 3,
                asked[i],
                answer[i],
                technical_route[i],
                terms,
                float(stress[i]),
                share,
                float(threshold[i]),
            )
            cell[_BARRIER + place] += 1.0
        elif state == 4:
            cell[_ENERGY] += network_bill(heat, offer.heat_price, offer.heat_fixed)
            cell[_ENERGY + 1] += heat * heat_co2 / 1000.0
        else:
            need = heat * energy.new_build_heat_share if state == 6 else heat
            power = heat_pump_kwh(need, offer.heat_pump_performance)
            cell[_ENERGY] += power * offer.electricity_price
            cell[_ENERGY + 1] += power * power_co2 / 1000.0
        if cooking_gas[i]:
            cell[_ENERGY + 2] += 1.0
    return sums
