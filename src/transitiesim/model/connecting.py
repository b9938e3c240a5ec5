"""A month of works: homes that signed are connected as fast as the works allow, and obligations take effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel
from transitiesim.model.decisions import LIVE
from transitiesim.model.shaking import lose_trust
from transitiesim.model.spending import pay_connections, pay_own_route
from transitiesim.model.state import Cause
from transitiesim.model.telling import tell_ties
from transitiesim.neighbourhood import Heating
from transitiesim.randomness import draw, stream, stream_key
from transitiesim.rules.trust import after_good_experience

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_COOKING = stream("connecting: electric cooking")
_SIGNED, _DISTRICT = int(Heating.SIGNED), int(Heating.DISTRICT_HEAT)


def homes_connect(model: HeatTransition) -> None:
    """Connect signed homes where the network is in use, oblige where a date has come, and end cooking gas."""
    state, homes, trust = model.state, model.place.households, model.parameters.trust
    if np.count_nonzero(state.cooking_gas):
        _end_cooking_gas(
            model.month, model.seed, model.parameters.homes.cooking_gas_rate / 12.0, state.heating, state.cooking_gas
        )
    _demolish(model)
    obliged = model.world.mandate is not None and model.month >= model.world.mandate.end_of_gas
    live = LIVE in model.phase_of_sub_area.tolist()
    if not obliged and not live:
        return
    model.works_carried_over += model.parameters.supplier.connections_per_month
    capacity = int(model.works_carried_over)
    model.works_carried_over -= capacity
    if obliged:
        capacity -= _oblige(model, capacity)
    if live:
        connected = _connect(
            model.month,
            capacity,
            model.phase_of_sub_area,
            trust.gain * trust.satisfaction,
            homes.sub_area,
            state.heating,
            state.trust_programme,
            state.trust_offer,
            state.signed_cause,
            state.left_month,
            state.cause,
        )
        model.counts.connected += connected
        pay_connections(model, connected)


def _oblige(model: HeatTransition, capacity: int) -> int:
    """After the end date of gas: the network where it is in use, elsewhere a heat pump if there are any.

    Returns how many homes were changed at once, of what the works allow; the others wait for their connection.
    """
    state, homes, ties = model.state, model.place.households, model.place.ties
    on_gas = (state.heating == Heating.GAS) | (state.heating == Heating.HYBRID)
    possible = on_gas & homes.technical_route
    if not model.world.heat_pumps_offered:
        possible &= model.phase_of_sub_area[homes.sub_area] == LIVE
    rows = np.flatnonzero(possible)[:capacity].astype(np.int64)
    if len(rows) == 0:
        return 0
    live = model.phase_of_sub_area[homes.sub_area[rows]] == LIVE
    state.heating[rows] = np.where(live, Heating.SIGNED, Heating.HEAT_PUMP)
    state.signed_month[rows[live]] = model.month
    state.signed_cause[rows[live]] = Cause.OBLIGATION
    state.left_month[rows[~live]] = model.month
    state.cause[rows[~live]] = Cause.OBLIGATION
    tell_ties(rows, 1, ties, state.seen)
    lose_trust(model, rows, model.parameters.trust.obligation)
    pumps = int((~live).sum())
    pay_own_route(model, pumps)
    return pumps


def _demolish(model: HeatTransition) -> None:
    """Homes whose month of demolition has come; a new home without gas comes after the time of building."""
    lead = int(model.parameters.world.demolition_lead)
    if model.month not in model.demolition_months and model.month - lead not in model.demolition_months:
        return
    state, homes, ties = model.state, model.place.households, model.place.ties
    down = np.flatnonzero((homes.demolition == model.month) & (state.heating != Heating.NEW_BUILD))
    if len(down):
        told = (state.heating[down] == Heating.SIGNED) | (state.heating[down] >= Heating.HEAT_PUMP)
        tell_ties(down[told].astype(np.int64), -1, ties, state.seen)
        state.heating[down] = Heating.DEMOLISHED
        state.left_month[down] = model.month
        state.cause[down] = Cause.NONE
        model.tell("demolition", model.programme, len(down))
    up = np.flatnonzero((homes.demolition == model.month - lead) & homes.rebuilt)
    up = up[state.heating[up] == Heating.DEMOLISHED]
    if len(up):
        state.heating[up] = Heating.NEW_BUILD
        state.cause[up] = Cause.NEW_BUILD
        tell_ties(up.astype(np.int64), 1, ties, state.seen)
        model.tell("new_build", model.programme, len(up))


@kernel
def _connect(
    month: int,
    capacity: int,
    phase: NDArray[np.uint8],
    satisfaction: float,
    sub_area: NDArray[np.uint16],
    heating: NDArray[np.uint8],
    trust_programme: NDArray[np.float32],
    trust_offer: NDArray[np.float32],
    signed_cause: NDArray[np.uint8],
    left_month: NDArray[np.int16],
    cause: NDArray[np.uint8],
) -> int:
    done = 0
    for i in range(len(heating)):
        if done == capacity:
            break
        if heating[i] == _SIGNED and phase[sub_area[i]] == LIVE:
            heating[i] = _DISTRICT
            left_month[i] = month
            cause[i] = signed_cause[i]
            trust_programme[i] = after_good_experience(float(trust_programme[i]), satisfaction)
            trust_offer[i] = after_good_experience(float(trust_offer[i]), satisfaction)
            done += 1
    return done


@kernel
def _end_cooking_gas(
    month: int, seed: int, chance: float, heating: NDArray[np.uint8], cooking_gas: NDArray[np.bool_]
) -> None:
    key = stream_key(seed, _COOKING)
    for i in range(len(cooking_gas)):
        if cooking_gas[i] and (heating[i] != _DISTRICT or draw(key, i, month) < chance):
            cooking_gas[i] = False
