"""A month of reaching out: staff walk their rounds as far as their hours go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel
from transitiesim.neighbourhood import Heating, Tenure
from transitiesim.parameters import Parameters
from transitiesim.randomness import draw, draws, stream, stream_key
from transitiesim.rules.outreach import can_be_reached, hours_of_contact, reach_of_method, relieved_stress
from transitiesim.rules.trust import (
    after_bad_experience,
    after_good_experience,
    involvement_after_contact,
    lateness_severity,
    loss_of_bad_experience,
)

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_SCATTERED = stream("contacts: order of a scattered round")
_STREET_BY_STREET = stream("contacts: order of streets in a round")
_JOINT = stream("contacts: whether another domain comes along")
_OWNER = int(Tenure.OWNER)
_HYBRID = int(Heating.HYBRID)
_SIGNED = int(Heating.SIGNED)
_CAMPAIGN = 1  # phase of a sub-area in which a campaign runs
_NOBODY = np.zeros(0, np.uint32)


class Approach(NamedTuple):
    """How staff reach out this month; see the parameters of the same names."""

    reach: float
    hard_weight: float
    hard_cost: float
    depth: float
    hours_base: float
    hours_per_depth: float
    hours_per_attempt: float
    joint_share: float
    joint_hours: float
    relief: float
    gain: float
    asymmetry: float
    explanation: float
    involvement_gain: float
    lateness: float
    worry: float


class Rounds:
    """The two rounds that staff walk: scattered addresses, and street by street; each goes on where it stopped."""

    def __init__(self, model: HeatTransition) -> None:
        self.seed, self.street, self.streets = model.seed, model.place.households.street, model.place.streets
        self.homes = len(self.street)
        self._orders: list[NDArray[np.uint32] | None] = [self._scattered(), None]
        self.places = [0, 0]
        self.asked = _NOBODY
        self.asked_count = 0
        self._approach: tuple[Parameters, Approach] | None = None

    def order(self, kind: int) -> NDArray[np.uint32]:
        """Households in the order of a round, 0 scattered and 1 street by street; the second only when it is walked."""
        found = self._orders[kind]
        if found is None:
            found = self._orders[kind] = self._by_street()
        return found

    def _scattered(self) -> NDArray[np.uint32]:
        return np.argsort(draws(self.seed, _SCATTERED, self.homes), kind="stable").astype(np.uint32)

    def _by_street(self) -> NDArray[np.uint32]:
        of_street = draws(self.seed, _STREET_BY_STREET, self.streets)
        return np.argsort(of_street[self.street], kind="stable").astype(np.uint32)

    def room_for_asked(self) -> NDArray[np.uint32]:
        """Room for the households that are asked this month; it is given back when they have decided."""
        if len(self.asked) < self.homes:
            self.asked = np.empty(self.homes, np.uint32)
        return self.asked

    def all_decided(self) -> None:
        """Those who were asked have decided."""
        self.asked, self.asked_count = _NOBODY, 0

    def approach(self, model: HeatTransition) -> Approach:
        """The month's way of working; worked out again when a number of the model changed."""
        if self._approach is None or self._approach[0] is not model.parameters:
            self._approach = (model.parameters, approach_of(model))
        return self._approach[1]


def staff_reach_out(model: HeatTransition) -> None:
    """Spend the month's outreach hours on contacts: first where a campaign runs, otherwise everywhere."""
    rounds = model.rounds
    rounds.asked_count = 0
    model.resident_group.come_and_go()
    hours = model.office.outreach_hours
    participation = model.parameters.participation
    if model.month < participation.first_contact_month or hours <= 0.0:
        return
    campaigning = _CAMPAIGN in model.phase_of_sub_area.tolist()
    approach = rounds.approach(model)
    clustered = participation.clustering
    step = max(1, rounds.homes // int(participation.round_months))
    if campaigning:
        step *= 2
    # Meetings and doors, not hours, are what a pandemic closes.
    step = max(1, round(step * model.world.contact_factor))
    lookers = model.place.ties.lookers
    for kind, share in ((0, 1.0 - clustered), (1, clustered)):
        if share <= 0.0:
            continue
        result = _walk(
            model.month,
            model.seed,
            hours * share,
            max(1, round(step * share)),
            rounds.places[kind],
            rounds.order(kind),
            approach,
            campaigning,
            model.phase_of_sub_area,
            model.asks_of_sub_area,
            model.fixedness_of_sub_area,
            model.office.posts_outreach,
            model.office.filled_outreach,
            model.place.households.tenure,
            model.place.households.sub_area,
            model.place.households.street,
            model.state.resident_type,
            model.state.reach,
            model.state.bill_stress,
            model.state.trust_programme,
            model.state.trust_offer,
            model.state.involvement,
            model.state.last_contact,
            model.state.last_news,
            model.state.contact_post,
            model.state.heating,
            lookers.start,
            lookers.other,
            rounds.room_for_asked(),
            rounds.asked_count,
        )
        rounds.places[kind], used, contacts, joint, first, damage, ownership, rounds.asked_count = result
        model.counts.hours_outreach += used
        model.counts.contacts += contacts
        model.counts.joint_contacts += joint
        model.counts.first_contacts += first
        model.counts.first_contact_damage += damage
        model.counts.ownership_gained += ownership
        if kind == 1:
            model.counts.clustered_contacts += contacts
        if contacts and model.place.ties.complete:
            model.state.last_news[:] = model.month


def approach_of(model: HeatTransition) -> Approach:
    """The month's way of working from the parameters."""
    p, t = model.parameters.participation, model.parameters.trust
    return Approach(
        reach=reach_of_method(p.reach_scattered, p.reach_block, p.clustering),
        hard_weight=p.hard_to_reach_weight,
        hard_cost=p.hard_to_reach_cost,
        depth=p.depth,
        hours_base=p.hours_per_contact,
        hours_per_depth=p.hours_per_depth,
        hours_per_attempt=p.hours_per_attempt,
        joint_share=p.joint_delivery,
        joint_hours=p.joint_delivery_hours,
        relief=p.relief_per_contact,
        gain=t.gain,
        asymmetry=t.asymmetry,
        explanation=t.explanation,
        involvement_gain=t.involvement_gain,
        lateness=t.lateness,
        worry=p.worry,
    )


@kernel
def _walk(
    month: int,
    seed: int,
    hours: float,
    steps: int,
    place: int,
    order: NDArray[np.uint32],
    how: Approach,
    campaigning: bool,
    phase: NDArray[np.uint8],
    asks: NDArray[np.bool_],
    fixedness: NDArray[np.float64],
    posts: int,
    filled: NDArray[np.bool_],
    tenure: NDArray[np.uint8],
    sub_area: NDArray[np.uint16],
    street: NDArray[np.uint32],
    resident_type: NDArray[np.uint8],
    reach: NDArray[np.float32],
    stress: NDArray[np.float32],
    trust_programme: NDArray[np.float32],
    trust_offer: NDArray[np.float32],
    involvement: NDArray[np.float32],
    last_contact: NDArray[np.int16],
    last_news: NDArray[np.int16],
    contact_post: NDArray[np.int16],
    heating: NDArray[np.uint8],
    lookers_start: NDArray[np.int32],
    lookers: NDArray[np.uint32],
    asked: NDArray[np.uint32],
    asked_count: int,
) -> tuple[int, float, int, int, int, float, float, int]:
    n = len(order)
    used = 0.0
    contacts = 0
    joint = 0
    first = 0
    damage = 0.0
    ownership = 0.0
    key = stream_key(seed, _JOINT)
    walked = 0
    looked = 0
    while walked < steps and looked < n and used < hours:
        i = np.int64(order[place])
        place += 1
        if place == n:
            place = 0
        looked += 1
        area = sub_area[i]
        if (campaigning and phase[area] != _CAMPAIGN) or last_contact[i] == month or heating[i] == 5:
            continue
        walked += 1
        post = np.int64(street[i]) % posts
        if not filled[post]:
            continue
        hard = resident_type[i] > 0
        if not can_be_reached(reach[i], how.reach, hard, how.hard_weight):
            used += how.hours_per_attempt
            continue
        takes = hours_of_contact(how.hours_base, how.hours_per_depth, how.depth, hard, how.hard_cost)
        along = draw(key, i, month) < how.joint_share
        if along:
            takes += how.joint_hours
        if used + takes > hours:
            if takes > hours:  # would not fit in any month like this one: not visited this round
                continue
            place = n - 1 if place == 0 else place - 1  # waits for next month
            break
        if along:
            joint += 1
            stress[i] = relieved_stress(float(stress[i]), how.relief)
        used += takes
        contacts += 1
        trust = float(trust_programme[i])
        if last_contact[i] < 0:
            first += 1
            severity = lateness_severity(how.lateness, fixedness[area])
            after = after_bad_experience(
                trust, loss_of_bad_experience(how.gain, how.asymmetry, severity, how.explanation)
            )
            damage += trust - after
            trust = after
        trust_programme[i] = after_good_experience(trust, how.gain * how.depth)
        if asks[area]:
            trust_offer[i] = after_good_experience(float(trust_offer[i]), how.gain * how.depth)
        before = float(involvement[i])
        involvement[i] = involvement_after_contact(before, how.involvement_gain, how.depth, how.worry, float(stress[i]))
        ownership += float(involvement[i]) - before
        if along:  # help with another worry is a good experience of its own
            trust_programme[i] = after_good_experience(float(trust_programme[i]), how.gain)
        last_contact[i] = month
        last_news[i] = month
        for place_of_looker in range(lookers_start[i], lookers_start[i + 1]):  # neighbours hear that somebody came
            last_news[lookers[place_of_looker]] = month
        contact_post[i] = post
        if asks[area] and tenure[i] == _OWNER and heating[i] <= _HYBRID and heating[i] != _SIGNED:
            asked[asked_count] = i
            asked_count += 1
    return place, used, contacts, joint, first, damage, ownership, asked_count
