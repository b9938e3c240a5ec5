"""Bad events: a share of trust is lost by those whom an event touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel
from transitiesim.randomness import draw, stream, stream_key
from transitiesim.rules.offer import Offer, heat_pump_saving, network_saving
from transitiesim.rules.trust import bill_rise_severity, loss_of_bad_experience

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_CONTACTS = stream("staff: which contacts are handed over")


def lose_trust(model: HeatTransition, rows: NDArray[np.int64], severity: float, *, in_offer: bool = False) -> None:
    """Trust of the given households after a bad event of a severity, damped by explanation.

    Args:
        model: the run.
        rows: households that the event touches.
        severity: severity of the event (1: as one contact of depth 1 times the asymmetry).
        in_offer: whether trust in the party that offers falls too.
    """
    if len(rows) == 0:
        return
    kept = _kept(model, severity)
    trusts = (model.state.trust_programme, model.state.trust_offer) if in_offer else (model.state.trust_programme,)
    for one in trusts:
        one[rows] *= kept


def those_known_lose_trust(model: HeatTransition, severity: float, since: int = 0, sub_area: int | None = None) -> int:
    """The same for everybody who was spoken with since a month, everywhere or in one sub-area; returns how many."""
    state = model.state
    first, stop = (0, len(state.heating)) if sub_area is None else model.span_of_sub_area[sub_area].tolist()
    return int(
        _known_lose_trust(
            _kept(model, severity),
            since,
            -1 if sub_area is None else sub_area,
            first,
            stop,
            model.place.households.sub_area,
            state.last_contact,
            state.trust_programme,
        )
    )


def contacts_are_lost(model: HeatTransition, post: int) -> int:
    """Who leaves a post hands over a part of its contacts; the others lose trust and involvement; returns how many."""
    state, lost = model.state, model.parameters.trust.contact_lost
    return _lose_contacts(
        model.month,
        model.seed,
        post,
        model.parameters.staff.handover_retention,
        np.float32(1.0 - lost),
        _kept(model, lost),
        state.contact_post,
        state.involvement,
        state.trust_programme,
    )


def _kept(model: HeatTransition, severity: float) -> np.float32:
    """Share of trust that is left after a bad event."""
    trust = model.parameters.trust
    return np.float32(1.0 - loss_of_bad_experience(trust.gain, trust.asymmetry, severity, trust.explanation))


def bills_rise(model: HeatTransition, rise: float) -> None:
    """A year in which gas became dearer: trust falls where an offer is on the table that would not lower the bill."""
    trust = model.parameters.trust
    _bills_rise(
        model.offer,
        rise,
        trust.bill_rise,
        trust.gain,
        trust.asymmetry,
        trust.explanation,
        model.asks_own_route,
        model.asks_of_sub_area,
        model.place.households.sub_area,
        model.place.households.gas_m3,
        model.state.heating,
        model.state.bill_stress,
        model.state.trust_programme,
    )


@kernel
def _known_lose_trust(
    kept: np.float32,
    since: int,
    only: int,
    first: int,
    stop: int,
    sub_area: NDArray[np.uint16],
    last_contact: NDArray[np.int16],
    trust: NDArray[np.float32],
) -> int:
    count = 0
    for i in range(first, stop):
        if last_contact[i] >= since and (only < 0 or sub_area[i] == only):
            trust[i] *= kept
            count += 1
    return count


@kernel
def _lose_contacts(
    month: int,
    seed: int,
    post: int,
    handed_over: float,
    involvement_kept: np.float32,
    trust_kept: np.float32,
    contact_post: NDArray[np.int16],
    involvement: NDArray[np.float32],
    trust: NDArray[np.float32],
) -> int:
    key = stream_key(seed, _CONTACTS)
    count = 0
    for i in range(len(contact_post)):
        if contact_post[i] == post and draw(key, i, month) >= handed_over:
            contact_post[i] = -1
            involvement[i] *= involvement_kept
            trust[i] *= trust_kept
            count += 1
    return count


@kernel
def _bills_rise(
    offer: Offer,
    rise: float,
    severity_at_double: float,
    gain: float,
    asymmetry: float,
    explanation: float,
    own_route: bool,
    asks: NDArray[np.bool_],
    sub_area: NDArray[np.uint16],
    gas_m3: NDArray[np.float32],
    heating: NDArray[np.uint8],
    stress: NDArray[np.float32],
    trust: NDArray[np.float32],
) -> None:
    for i in range(len(trust)):
        if not asks[sub_area[i]] or heating[i] > 2:
            continue
        gas = float(gas_m3[i])
        saving = heat_pump_saving(offer, gas) if own_route else network_saving(offer, gas)
        if saving <= 0.0:
            severity = bill_rise_severity(severity_at_double, rise, float(stress[i]))
            trust[i] *= 1.0 - loss_of_bad_experience(gain, asymmetry, severity, explanation)
