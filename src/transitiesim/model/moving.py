"""A month of moving house: a new household comes with its own threshold, trust and worries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel
from transitiesim.model.telling import tell_lookers
from transitiesim.neighbourhood import Heating, Tenure, type_chances
from transitiesim.randomness import draw, draw_bits, draw_limit, stream, stream_key
from transitiesim.rules.acceptance import normal_from_uniforms, threshold_from_parts
from transitiesim.rules.trust import newcomer_trust

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_MOVES = stream("moving: whether a household moves")
_TYPE = stream("moving: type of the newcomer")
_FIRST = stream("moving: threshold of the newcomer, first")
_SECOND = stream("moving: threshold of the newcomer, second")
_STRESS_FIRST = stream("moving: stress of the newcomer, first")
_STRESS_SECOND = stream("moving: stress of the newcomer, second")
_CONCERN_FIRST = stream("moving: concern of the newcomer, first")
_CONCERN_SECOND = stream("moving: concern of the newcomer, second")
_REACH = stream("moving: reach of the newcomer")
_MOMENT = stream("moving: whether moving in is a moment to decide")
_OWNER = int(Tenure.OWNER)
_SIGNED = int(Heating.SIGNED)
_DEMOLISHED = int(Heating.DEMOLISHED)


def households_move(model: HeatTransition) -> None:
    """Some households leave and others come; the home stays as it is, an owner's signature does not."""
    state, homes, ties = model.state, model.place.households, model.place.ties
    p = model.parameters
    _move(
        model.month,
        model.seed,
        p.homes.mobility / 12.0,
        p.homes.moving_moment,
        p.acceptance.threshold_dwelling_share,
        p.layout.stress_poverty,
        p.layout.stress_other,
        p.layout.concern,
        p.layout.trait_spread,
        p.trust.start,
        p.trust.start_offer,
        p.trust.newcomer_ties_share,
        model.type_chances,
        ties.start,
        ties.other,
        ties.lookers.start,
        ties.lookers.other,
        ties.complete,
        homes.tenure,
        homes.dwelling_part,
        state.heating,
        state.hybrid,
        state.resident_type,
        state.threshold,
        state.bill_stress,
        state.concern,
        state.reach,
        state.trust_programme,
        state.trust_offer,
        state.involvement,
        state.seen,
        state.next_moment,
        state.last_contact,
        state.last_news,
        state.contact_post,
        state.asked,
        state.answer,
        state.signed_month,
        state.signed_cause,
    )


def chances_of_types(model: HeatTransition) -> NDArray[np.float64]:
    """Chances of resident types by tenure for newcomers."""
    return type_chances(model.place.households.tenure, model.parameters)


@kernel
def _move(
    month: int,
    seed: int,
    chance: float,
    moment_chance: float,
    dwelling_share: float,
    stress_poverty: float,
    stress_other: float,
    concern_mean: float,
    spread: float,
    trust_start: float,
    trust_offer_start: float,
    ties_share: float,
    type_chances: NDArray[np.float64],
    start: NDArray[np.int32],
    other: NDArray[np.uint32],
    lookers_start: NDArray[np.int32],
    lookers: NDArray[np.uint32],
    complete: bool,
    tenure: NDArray[np.uint8],
    dwelling_part: NDArray[np.float32],
    heating: NDArray[np.uint8],
    hybrid: NDArray[np.bool_],
    resident_type: NDArray[np.uint8],
    threshold: NDArray[np.floating[Any]],
    stress: NDArray[np.float32],
    concern: NDArray[np.float32],
    reach: NDArray[np.float32],
    trust_programme: NDArray[np.float32],
    trust_offer: NDArray[np.float32],
    involvement: NDArray[np.float32],
    seen: NDArray[np.uint16],
    next_moment: NDArray[np.int16],
    last_contact: NDArray[np.int16],
    last_news: NDArray[np.int16],
    contact_post: NDArray[np.int16],
    asked: NDArray[np.int16],
    answer: NDArray[np.uint8],
    signed_month: NDArray[np.int16],
    signed_cause: NDArray[np.uint8],
) -> None:
    """Redraw the household columns of those who move; the ties of owners hear that a signature lapsed."""
    n = len(heating)
    moves = stream_key(seed, _MOVES)
    type_key = stream_key(seed, _TYPE)
    first, second = stream_key(seed, _FIRST), stream_key(seed, _SECOND)
    stress_first, stress_second = stream_key(seed, _STRESS_FIRST), stream_key(seed, _STRESS_SECOND)
    concern_first, concern_second = stream_key(seed, _CONCERN_FIRST), stream_key(seed, _CONCERN_SECOND)
    reach_key, moment_key = stream_key(seed, _REACH), stream_key(seed, _MOMENT)
    all_programme = 0.0
    all_offer = 0.0
    if complete:
        for i in range(n):
            all_programme += trust_programme[i]
            all_offer += trust_offer[i]
    # Who moves is worked out for all first: a loop without choices is one that the processor does four at a time.
    moved = np.empty(n, np.bool_)
    below = draw_limit(chance)
    for i in range(n):
        moved[i] = draw_bits(moves, i, month) < below
    for i in range(n):
        if not moved[i] or heating[i] == _DEMOLISHED:
            continue
        new_type = 0
        u = draw(type_key, i, month)
        for kind in range(4):
            if u < type_chances[tenure[i], kind]:
                new_type = kind + 1
                break
        resident_type[i] = new_type
        score = normal_from_uniforms(draw(first, i, month), draw(second, i, month))
        threshold[i] = threshold_from_parts(float(dwelling_part[i]), score, dwelling_share)
        mean = stress_poverty if new_type == 1 else stress_other
        score = normal_from_uniforms(draw(stress_first, i, month), draw(stress_second, i, month))
        stress[i] = min(1.0, max(0.0, mean + spread * score))
        score = normal_from_uniforms(draw(concern_first, i, month), draw(concern_second, i, month))
        concern[i] = min(1.0, max(0.0, concern_mean + spread * score))
        reach[i] = draw(reach_key, i, month)
        programme = trust_start
        offer = trust_offer_start
        if complete and n > 1:
            programme = (all_programme - trust_programme[i]) / (n - 1)
            offer = (all_offer - trust_offer[i]) / (n - 1)
        elif start[i + 1] > start[i]:
            programme = 0.0
            offer = 0.0
            for place in range(start[i], start[i + 1]):
                programme += trust_programme[other[place]]
                offer += trust_offer[other[place]]
            programme /= start[i + 1] - start[i]
            offer /= start[i + 1] - start[i]
        trust_programme[i] = newcomer_trust(trust_start, programme, ties_share)
        trust_offer[i] = newcomer_trust(trust_offer_start, offer, ties_share)
        involvement[i] = 0.0
        last_contact[i] = -1
        last_news[i] = -1
        contact_post[i] = -1
        asked[i] = -1
        answer[i] = 0
        if tenure[i] == _OWNER:
            if heating[i] == _SIGNED:
                heating[i] = 2 if hybrid[i] else 0
                signed_month[i] = -1
                signed_cause[i] = 0
                tell_lookers(i, -1, lookers_start, lookers, seen)
            if draw(moment_key, i, month) < moment_chance and next_moment[i] > month + 1:
                next_moment[i] = month + 1
