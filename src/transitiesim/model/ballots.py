"""Votes of groups: tenants of a complex, owners in an association, a landlord."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel
from transitiesim.model.state import Answer, Cause
from transitiesim.model.telling import tell_lookers
from transitiesim.neighbourhood import GroupKind, Heating
from transitiesim.recording.household_terms import share_seen, terms_of_row, value_of_terms
from transitiesim.rules.acceptance import accepts, landlord_value
from transitiesim.rules.consent import consent_given, reach_of_ballot, votes_needed
from transitiesim.rules.offer import Offer

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_YES, _NO = int(Answer.YES), int(Answer.NO)
_GAS, _SIGNED, _HYBRID = int(Heating.GAS), int(Heating.SIGNED), int(Heating.HYBRID)


def members_of(model: HeatTransition, group: int) -> NDArray[np.int64]:
    """Rows of the households in a group."""
    return _rows_of(model, group).astype(np.int64)


def on_gas(model: HeatTransition, group: int) -> int:
    """Homes of a group that are on gas and have not signed."""
    return _on_gas(_rows_of(model, group), model.state.heating)


def _rows_of(model: HeatTransition, group: int) -> NDArray[np.uint32]:
    """The same as `members_of`, as a part of the column itself."""
    groups = model.place.groups
    return groups.members[groups.start[group] : groups.start[group + 1]]


def count_votes(model: HeatTransition, group: int, reach: float) -> tuple[int, int, int]:
    """Ask every member of a group that a vote reaches; returns yes votes, members reached and members who count.

    Members whose home was demolished or is off gas already do not count. Everybody contacted before is reached.
    """
    homes, state, ties = model.place.households, model.state, model.place.ties
    yes, reached, members = _count_votes(
        model.month,
        _rows_of(model, group),
        reach,
        model.offer,
        model.fit_of_type,
        ties.start,
        ties.complete,
        model.adopted_count() if ties.complete else 0,
        homes.tenure,
        homes.gas_m3,
        homes.nuisance,
        state.resident_type,
        state.reach,
        state.bill_stress,
        state.concern,
        state.threshold,
        state.trust_programme,
        state.trust_offer,
        state.involvement,
        state.last_contact,
        state.seen,
        state.heating,
        state.asked,
        state.answer,
    )
    model.counts.votes_cast += reached
    return yes, reached, members


def sign_group(model: HeatTransition, group: int, cause: Cause) -> int:
    """All homes of a group that are on gas and can leave it are signed; returns how many."""
    return sign(model, _rows_of(model, group), cause)


def sign(model: HeatTransition, rows: NDArray[np.uint32], cause: Cause) -> int:
    """Those of the given homes that are on gas and can leave it are signed; returns how many."""
    state, lookers = model.state, model.place.ties.lookers
    return _sign(
        model.month,
        int(cause),
        rows,
        model.place.households.technical_route,
        lookers.start,
        lookers.other,
        state.heating,
        state.signed_month,
        state.signed_cause,
        state.seen,
    )


def vote(model: HeatTransition, group: int) -> tuple[bool, int, int]:
    """Hold the vote of a complex or an association; returns whether it passed, the yes votes and those needed."""
    corporation, participation = model.parameters.corporation, model.parameters.participation
    if model.place.groups.kind[group] == GroupKind.COMPLEX:
        quorum, reach = corporation.consent_quorum, reach_of_tenants(model)
    else:
        quorum, reach = corporation.association_majority, participation.association_reach
    yes, _, members = count_votes(model, group, reach)
    return consent_given(yes, members, quorum), yes, int(votes_needed(quorum, members))


def reach_of_tenants(model: HeatTransition) -> float:
    """Share of tenants whom a vote would reach now, with the posts filled that visit the doors."""
    p = model.parameters.participation
    return reach_of_ballot(p.ballot_reach_letters, p.ballot_reach, model.office.outreach_filled_share())


def value_to_landlords(model: HeatTransition) -> float:
    """Value of the offer to private landlords now, in logits: cost, subsidy and obligation."""
    a = model.parameters.acceptance
    designation = a.designation_landlord if model.world.designated else 0.0
    return landlord_value(a.level_landlord, a.subsidy_landlord * model.world.subsidy, designation)


def ask_landlords(model: HeatTransition, groups: NDArray[np.int64], cause: Cause = Cause.LANDLORD) -> None:
    """Ask private landlords for all their homes; their tenants have no say."""
    value = value_to_landlords(model)
    everything = model.place.groups
    first = everything.start[groups]
    homes = everything.start[groups + 1] - first
    # Places of all their homes one after the other: each landlord's go on from where the one before ended.
    places = np.arange(int(homes.sum())) + np.repeat(first - (np.cumsum(homes) - homes), homes)
    rows = everything.members[places]
    willing = [accepts(value, threshold) for threshold in everything.threshold[groups].tolist()]
    yes = np.repeat(np.asarray(willing, np.bool_), homes)
    model.state.asked[rows] = model.month
    model.state.answer[rows] = np.where(yes, _YES, _NO)
    sign(model, rows[yes], cause)


@kernel
def _on_gas(rows: NDArray[np.uint32], heating: NDArray[np.uint8]) -> int:
    count = 0
    for k in range(len(rows)):
        now = heating[rows[k]]
        count += (now == _GAS) | (now == _HYBRID)
    return count


@kernel
def _sign(
    month: int,
    cause: int,
    rows: NDArray[np.uint32],
    technical_route: NDArray[np.bool_],
    lookers_start: NDArray[np.int32],
    lookers: NDArray[np.uint32],
    heating: NDArray[np.uint8],
    signed_month: NDArray[np.int16],
    signed_cause: NDArray[np.uint8],
    seen: NDArray[np.uint16],
) -> int:
    count = 0
    for k in range(len(rows)):
        i = np.int64(rows[k])
        if technical_route[i] and (heating[i] == _GAS or heating[i] == _HYBRID):
            heating[i] = _SIGNED
            signed_month[i] = month
            signed_cause[i] = cause
            tell_lookers(int(i), 1, lookers_start, lookers, seen)
            count += 1
    return count


@kernel
def _count_votes(
    month: int,
    members: NDArray[np.uint32],
    ballot_reach: float,
    offer: Offer,
    fit_of_type: NDArray[np.float64],
    start: NDArray[np.int32],
    complete: bool,
    adopted: int,
    tenure: NDArray[np.uint8],
    gas_m3: NDArray[np.float32],
    nuisance: NDArray[np.float32],
    resident_type: NDArray[np.uint8],
    reach: NDArray[np.float32],
    stress: NDArray[np.float32],
    concern: NDArray[np.float32],
    threshold: NDArray[np.floating[Any]],
    trust_programme: NDArray[np.float32],
    trust_offer: NDArray[np.float32],
    involvement: NDArray[np.float32],
    last_contact: NDArray[np.int16],
    seen: NDArray[np.uint16],
    heating: NDArray[np.uint8],
    asked: NDArray[np.int16],
    answer: NDArray[np.uint8],
) -> tuple[int, int, int]:
    yes = 0
    reached = 0
    counted = 0
    n = len(heating)
    for k in range(len(members)):
        i: Any = np.int64(members[k])
        if heating[i] > _HYBRID:
            continue
        counted += 1
        if reach[i] >= ballot_reach and last_contact[i] < 0:
            continue
        reached += 1
        share = share_seen(seen[i], start[i + 1] - start[i], complete, adopted, n)
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
        asked[i] = month
        if accepts(value_of_terms(terms), float(threshold[i])):
            yes += 1
            answer[i] = _YES
        else:
            answer[i] = _NO
    return yes, reached, counted
