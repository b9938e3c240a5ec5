"""A month of decisions: households that are asked, or stand at a natural moment, say yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel, usable_in_kernels
from transitiesim.model.spending import pay_own_route
from transitiesim.model.state import Answer, Cause
from transitiesim.model.telling import tell_lookers, tell_ties
from transitiesim.neighbourhood import Heating, Tenure
from transitiesim.randomness import draw, stream, stream_key
from transitiesim.recording.household_terms import share_seen, terms_of_row, value_of_terms
from transitiesim.rules.acceptance import accepts
from transitiesim.rules.offer import Offer, own_value

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_CONGESTION = stream("decisions: grid congestion")
_RENEWAL = stream("decisions: life of the next boiler")
_OWNER = int(Tenure.OWNER)
_GAS, _SIGNED, _HYBRID, _HEAT_PUMP = (
    int(Heating.GAS),
    int(Heating.SIGNED),
    int(Heating.HYBRID),
    int(Heating.HEAT_PUMP),
)
_YES, _NO = int(Answer.YES), int(Answer.NO)
_CAMPAIGN, _FOLLOW_UP, _OWN_MOMENT = int(Cause.CAMPAIGN), int(Cause.FOLLOW_UP), int(Cause.OWN_MOMENT)
LIVE = 4  # phase of a sub-area in which the network is in use


def residents_decide(model: HeatTransition) -> None:
    """Decide for every owner who was asked this month or whose boiler is at its end."""
    state, homes, ties = model.state, model.place.households, model.place.ties
    # Who takes a signature back looks at the same start of the month as who signs: all at once.
    back = _who_takes_back(model) if model.reversible else None
    adopted = model.adopted_count() if ties.complete else 0
    pumps, hybrids = _decide(
        model.month,
        model.seed,
        model.rounds.room_for_asked(),
        model.rounds.asked_count,
        model.ask_everybody,
        model.offer,
        model.fit_of_type,
        model.phase_of_sub_area,
        model.asks_of_sub_area,
        model.world.congestion,
        model.world.heat_pumps_offered,
        model.asks_own_route,
        int(model.parameters.homes.boiler_life),
        model.parameters.homes.boiler_life_spread,
        ties.start,
        ties.lookers.start,
        ties.lookers.other,
        ties.complete,
        adopted,
        homes.tenure,
        homes.sub_area,
        homes.gas_m3,
        homes.technical_route,
        homes.nuisance,
        state.resident_type,
        state.bill_stress,
        state.concern,
        state.threshold,
        state.trust_programme,
        state.trust_offer,
        state.involvement,
        state.seen,
        state.heating,
        state.hybrid,
        state.next_moment,
        state.asked,
        state.answer,
        state.signed_month,
        state.signed_cause,
        state.left_month,
        state.cause,
    )
    if back is not None and len(back):
        _take_back(model, back)
    model.rounds.all_decided()
    if pumps or hybrids:
        pay_own_route(model, pumps, hybrids)
        model.counts.heat_pumps += pumps
        model.counts.hybrids += hybrids


def _who_takes_back(model: HeatTransition) -> NDArray[np.int64]:
    """Limiting case with reversible decisions: households that signed and would no longer accept."""
    signed = np.flatnonzero(model.state.heating == _SIGNED)
    values = model.network_values(signed)
    return signed[[not accepts(v, t) for v, t in zip(values, model.state.threshold[signed], strict=True)]]


def _take_back(model: HeatTransition, rows: NDArray[np.int64]) -> None:
    state, ties = model.state, model.place.ties
    state.heating[rows] = np.where(state.hybrid[rows], _HYBRID, _GAS)
    state.signed_month[rows] = -1
    state.signed_cause[rows] = Cause.NONE
    state.answer[rows] = _NO
    tell_ties(rows, -1, ties, state.seen)


@usable_in_kernels
def _all_on_gas(heating: NDArray[np.uint8], rows: NDArray[np.uint32]) -> int:
    """Limiting case: every home on gas that has not signed, put in `rows`; returns how many."""
    count = 0
    for i in range(len(heating)):
        if heating[i] == _GAS or heating[i] == _HYBRID:
            rows[count] = i
            count += 1
    return count


@usable_in_kernels
def _with_moments(
    month: int,
    next_moment: NDArray[np.int16],
    heating: NDArray[np.uint8],
    tenure: NDArray[np.uint8],
    rows: NDArray[np.uint32],
    count: int,
) -> int:
    """Put owners on gas whose boiler is at its end behind the `count` who were asked; returns how many in all."""
    # Whether it is time is worked out for all first: a loop without choices is one that takes many homes at a time.
    stands = np.empty(len(heating), np.bool_)
    for i in range(len(heating)):
        on_gas = (heating[i] == _GAS) | (heating[i] == _HYBRID)
        stands[i] = (next_moment[i] <= month) & (tenure[i] == _OWNER) & on_gas
    for k in range(count):
        stands[rows[k]] = False
    for i in range(len(heating)):
        if stands[i]:
            rows[count] = i
            count += 1
    return count


@kernel
def _decide(
    month: int,
    seed: int,
    rows: NDArray[np.uint32],
    asked_count: int,
    everybody: bool,
    offer: Offer,
    fit_of_type: NDArray[np.float64],
    phase: NDArray[np.uint8],
    asks: NDArray[np.bool_],
    congestion: float,
    pumps_offered: bool,
    asks_own_route: bool,
    boiler_life: int,
    spread: float,
    start: NDArray[np.int32],
    lookers_start: NDArray[np.int32],
    lookers: NDArray[np.uint32],
    complete: bool,
    adopted: int,
    tenure: NDArray[np.uint8],
    sub_area: NDArray[np.uint16],
    gas_m3: NDArray[np.float32],
    technical_route: NDArray[np.bool_],
    nuisance: NDArray[np.float32],
    resident_type: NDArray[np.uint8],
    stress: NDArray[np.float32],
    concern: NDArray[np.float32],
    threshold: NDArray[np.floating[Any]],
    trust_programme: NDArray[np.float32],
    trust_offer: NDArray[np.float32],
    involvement: NDArray[np.float32],
    seen: NDArray[np.uint16],
    heating: NDArray[np.uint8],
    hybrid: NDArray[np.bool_],
    next_moment: NDArray[np.int16],
    asked: NDArray[np.int16],
    answer: NDArray[np.uint8],
    signed_month: NDArray[np.int16],
    signed_cause: NDArray[np.uint8],
    left_month: NDArray[np.int16],
    cause: NDArray[np.uint8],
) -> tuple[int, int]:
    """Decide for those who were asked and those at a natural moment, from what was seen at the start of the month.

    `rows` begins with the `asked_count` who were asked and has room for everybody; it is of no use afterwards. Returns
    how many bought a heat pump and how many a hybrid one.
    """
    if everybody:
        deciding = _all_on_gas(heating, rows)
    else:
        deciding = _with_moments(month, next_moment, heating, tenure, rows, asked_count)
    count = 0  # of those who adopted, who are put at the front of `rows` behind us
    pumps = 0
    hybrids = 0
    congested = stream_key(seed, _CONGESTION)
    renewal = stream_key(seed, _RENEWAL)
    n = len(heating)
    for k in range(deciding):
        i = np.int64(rows[k])
        area = sub_area[i]
        ties = start[i + 1] - start[i]
        share = share_seen(seen[i], ties, complete, adopted, n)
        moment = next_moment[i] <= month
        network = everybody or asks[area] or (phase[area] > 0 and moment)
        if network and not asks_own_route:
            asked[i] = month
            terms = terms_of_row(
                int(i),
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
            value = value_of_terms(terms)
            if technical_route[i] and accepts(value, float(threshold[i])):
                heating[i] = _SIGNED
                answer[i] = _YES
                signed_month[i] = month
                signed_cause[i] = _FOLLOW_UP if phase[area] == LIVE else _CAMPAIGN
                if moment:
                    next_moment[i] = month + boiler_life
                rows[count] = i
                count += 1
                continue
            answer[i] = _NO
        if moment or (asks_own_route and asks[area]):
            if not network or asks_own_route:
                asked[i] = month
                answer[i] = _NO
            if moment:
                life = boiler_life * (1.0 + spread * (2.0 * draw(renewal, i, month) - 1.0))
                next_moment[i] = month + np.int64(life)
            if not (pumps_offered and technical_route[i]):
                continue
            own = own_value(offer, float(gas_m3[i]), float(stress[i]), float(concern[i]), share)
            if accepts(own, float(threshold[i])) and draw(congested, i, month) >= congestion:
                heating[i] = _HEAT_PUMP
                answer[i] = _YES
                left_month[i] = month
                cause[i] = _OWN_MOMENT
                rows[count] = i
                count += 1
                pumps += 1
            elif moment and heating[i] == _GAS and accepts(own + offer.hybrid_ease, float(threshold[i])):
                heating[i] = _HYBRID
                hybrid[i] = True
                hybrids += 1
    for k in range(count):  # the ties hear of it when all have decided
        tell_lookers(int(np.int64(rows[k])), 1, lookers_start, lookers, seen)
    return pumps, hybrids
