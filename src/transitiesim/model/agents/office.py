"""The town hall: posts, the people in them, their hours, departures, vacancies and hand-overs."""

from __future__ import annotations

import math
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import mesa
import numpy as np
from scipy.special import ndtri

from transitiesim.language import Text
from transitiesim.model.shaking import contacts_are_lost, those_known_lose_trust
from transitiesim.parameters.staff import Staff
from transitiesim.randomness import stream
from transitiesim.rules.planning import repeat_probability
from transitiesim.rules.staff import (
    coordination_hours,
    effective_share,
    held_by_one,
    knowledge_lost,
    lognormal,
    newcomer_effort,
    part_of_concentration,
    tenure_with_support,
)

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_TENURE = stream("staff: how long somebody stays")
_VACANCY = stream("staff: how long a post is empty")
_STYLE = stream("staff: personal style")
_CREATIVITY = stream("staff: creativity")
_REPEAT = stream("staff: whether a newcomer repeats a failure")

ROLES = {
    "project_leader": Text("projectleider", "project leader"),
    "participation_worker": Text("participatiemedewerker", "participation worker"),
    "policy_energy": Text("beleidsmedewerker energie", "policy officer for energy"),
    "policy_social": Text("beleidsmedewerker sociaal", "policy officer for social affairs"),
    "policy_space": Text("beleidsmedewerker ruimte", "policy officer for space"),
    "process_director": Text("procesregisseur", "process director"),
}

HUB_EXPONENT = 1.5  # below it, coordination goes through a hub


class CivilServant(mesa.Agent):
    """Somebody in a post: with a style, an energy, knowledge and contacts, and a day of departure.

    Attributes:
        post: number of the post.
        role: key of `ROLES`.
        began: time of arrival, in months.
        first: whether this person was there from the start (no energy of a newcomer).
        style: factor on productivity, mean one.
        creativity: factor on the success of experiments, mean one.
        effort: productivity in the month under way.
        settled: whether the energy of a newcomer is over, so that effort changes no more.
        work: months of work done, each counted by the productivity of that month.
    """

    model: HeatTransition

    def __init__(self, model: HeatTransition, post: int, role: str, holder: int) -> None:
        super().__init__(model)
        self.post, self.role = post, role
        self.began = model.time
        self.work = 0.0
        self.first = holder == 0
        staff = model.parameters.staff
        entity = post * 1000 + holder
        self.style = lognormal(_normal(model.rolls.uniform(_STYLE, entity)), staff.style_spread)
        self.creativity = lognormal(_normal(model.rolls.uniform(_CREATIVITY, entity)), staff.creativity_spread)
        self.effort = self.style
        self.settled = self.first
        if model.runs("staff_come_and_go"):
            tenure = tenure_with_support(staff.tenure, model.programme.support_management, staff.tenure_support)
            stay = model.rolls.exponential(tenure, _TENURE, entity)
            model.schedule_event(self.leave, at=model.time + max(0.05, stay))

    def look_after_energy(self, staff: Staff) -> None:
        """Productivity of somebody new, as it is now."""
        months = self.model.time - self.began
        self.effort = self.style * newcomer_effort(months, staff.newcomer_energy, staff.newcomer_months)
        self.settled = months >= staff.newcomer_months

    def leave(self) -> None:
        """Leave the post; a part of knowledge and contacts is handed over, the rest is lost."""
        model = self.model
        if model.office.holders[self.post] is not self:
            return  # left before the day that was drawn
        staff = model.parameters.staff
        office, programme = model.office, model.programme
        lost = knowledge_lost(
            programme.knowledge, office.holder_share(self.role), staff.knowledge_redundancy, staff.handover_retention
        )
        programme.knowledge -= lost
        if self.role == "participation_worker":  # who listened knows residents, and passes on what is handed over
            programme.heard -= knowledge_lost(
                programme.heard, 1.0 / office.posts_outreach, staff.knowledge_redundancy, staff.handover_retention
            )
        office.work_of_leavers.append(self.work)
        programme.people_changed()
        model.counts.departures += 1
        model.counts.knowledge_lost += lost
        model.counts.handovers_warm += staff.handover_retention >= 0.5
        model.counts.eur_public += (
            staff.handover_retention * staff.overlap_months * staff.hours_per_month * staff.cost_per_hour
        )
        contacts = office.lose_contacts(self.post) if self.role == "participation_worker" else 0
        role = ROLES[self.role]
        model.tell(
            "departure_contacts" if contacts else "departure",
            self,
            contacts,
            role=role.nl.capitalize(),
            role_en=role.en,
            months=round(model.time - self.began),
            lost=round(100 * lost / max(1e-9, programme.knowledge + lost)),
        )
        office.vacate(self.post)
        self.remove()


class Counted(NamedTuple):
    """What the hours of a month hang on besides the effort of those present.

    Attributes:
        staff: numbers that held when it was counted.
        filled: posts that were filled then.
        hours_of_others: hours of other officials a month.
        load: hours a month that coordination asks of everybody together.
    """

    staff: Staff
    filled: int
    hours_of_others: float
    load: float


class Office:
    """The posts of the programme and who fills them; adds up hours and what coordination takes of them."""

    def __init__(self, model: HeatTransition) -> None:
        self.model = model
        staff = model.parameters.staff
        posts = max(2, round(len(model.place.households) / staff.homes_per_post))
        outreach = max(1, round(staff.outreach_share * posts))
        policy = ["project_leader"] + [
            ("policy_energy", "policy_social", "policy_space")[k % 3] for k in range(posts - outreach - 1)
        ]
        self.roles = ["participation_worker"] * outreach + policy
        self.posts_outreach = outreach
        self.work_of_leavers: list[float] = []
        self.filled_outreach = np.ones(outreach, np.bool_)
        self.holders: list[CivilServant | None] = [None] * posts
        self.holder_count = [0] * posts
        self.vacant_since = [0.0] * posts
        self.seats = [Seat(self, post) for post in range(posts)]
        self.outreach_hours = 0.0
        self.policy_hours = 0.0
        self.load_share = 0.0
        self.capacity_share = 1.0
        self.filled = posts
        self._counted: Counted | None = None

    def begin(self) -> None:
        """Fill every post at the start."""
        for post in range(len(self.roles)):
            self._place(post)

    @property
    def posts_filled(self) -> float:
        """Share of posts that is filled now."""
        return self.filled / len(self.roles)

    def outreach_filled_share(self) -> float:
        """Share of outreach posts that is filled now."""
        return int(np.count_nonzero(self.filled_outreach)) / self.posts_outreach

    def concentration_of_work(self) -> float:
        """Gini coefficient of the work done so far by everybody who was ever in a post, 0 (all alike) to 1."""
        work = sorted([*self.work_of_leavers, *(one.work for one in self.holders if one is not None)])
        total = sum(work)
        if total <= 0.0:
            return 0.0
        people = float(len(work))
        return sum(part_of_concentration(one, float(rank), people, total) for rank, one in enumerate(work, start=1))

    def pace_of_leader(self) -> float:
        """Factor on the pace of planning and campaigns: the project leader's style, or less while nobody leads."""
        leader = self.holders[self.posts_outreach]
        return leader.style if leader is not None else self.model.parameters.staff.without_leader

    def other_officials(self) -> float:
        """Other officials who are involved, by size of the municipality."""
        staff = self.model.parameters.staff
        return {
            "large": staff.other_officials_large,
            "middle": staff.other_officials_middle,
            "small": staff.other_officials_small,
        }[self.model.place.municipality_size]

    def count_hours(self, policy_cost: float, outreach_cost: float) -> None:
        """Hours of this month for outreach and for policy work, after coordination and the cost of switches.

        Args:
            policy_cost: hours that switches take from policy staff.
            outreach_cost: hours that switches take from staff who work with residents.
        """
        staff, counts = self.model.parameters.staff, self.model.counts
        known = self._counted
        if known is None or known.staff is not staff or known.filled != self.filled:
            known = self._counted = self._count(staff)
        outreach = staff.hours_per_month * self._work(self.holders[: self.posts_outreach], staff)
        policy = staff.hours_per_month * self._work(self.holders[self.posts_outreach :], staff)
        policy += known.hours_of_others
        total = outreach + policy
        share = effective_share(total, known.load, staff.least_effective)
        self.load_share, self.capacity_share = 1.0 - share, share
        counts.hours_coordination += (1.0 - share) * total
        self.outreach_hours, self.policy_hours = outreach * share, policy * share
        if outreach_cost or policy_cost:
            outreach_spent = min(self.outreach_hours, outreach_cost)
            policy_spent = min(self.policy_hours, policy_cost)
            counts.hours_switches += outreach_spent + policy_spent
            self.outreach_hours -= outreach_spent
            self.policy_hours -= policy_spent
        counts.eur_public += total * staff.cost_per_hour

    def _work(self, holders: list[CivilServant | None], staff: Staff) -> float:
        """Those present do a month's work; returns the sum of their efforts."""
        efforts = 0.0
        for one in holders:
            if one is not None:
                if not one.settled:
                    one.look_after_energy(staff)
                one.work += one.effort
                efforts += one.effort
        return efforts

    def _count(self, staff: Staff) -> Counted:
        """What stays the same until posts are filled or fall empty, or a number changes."""
        hub = staff.coordination_exponent < HUB_EXPONENT and self.roles[-1] != "project_leader"
        if hub and "process_director" not in self.roles:
            self._appoint_process_director()
        for holder in self.holders:
            if holder is not None:
                holder.settled = holder.first
        others = self.other_officials()
        teams = max(1, math.ceil(self.filled / staff.team_size))
        officials = (self.filled + others) / teams
        load = teams * coordination_hours(officials, staff.coordination_exponent, staff.coordination_hours)
        return Counted(staff, self.filled, others * staff.other_officials_hours, load)

    def _appoint_process_director(self) -> None:
        """With a hub, the last of the policy posts becomes that of the process director."""
        post = len(self.roles) - 1
        self.roles[post] = "process_director"
        holder = self.holders[post]
        if holder is not None:
            holder.role = "process_director"

    def holder_share(self, role: str) -> float:
        """Share of the programme's knowledge that goes through one post; the project leader counts double."""
        return (2.0 if role == "project_leader" else 1.0) / (len(self.roles) + 1.0)

    def knowledge_held_by_one(self) -> float:
        """Share of knowledge that only one person holds."""
        return held_by_one(self.model.parameters.staff.knowledge_redundancy)

    def someone_creative(self, chance: float) -> CivilServant | None:
        """The person at a place (0 to 1) among those present, who count as often as they are creative."""
        present = [holder for holder in self.holders if holder is not None]
        if not present:
            return None
        reached = list(accumulate(holder.creativity for holder in present))
        return present[min(len(present) - 1, bisect_right(reached, chance * reached[-1]))]

    def project_leader_leaves(self) -> None:
        """The project leader leaves now, whatever day was drawn; nothing happens when the post is empty."""
        for holder in self.holders:
            if holder is not None and holder.role == "project_leader":
                holder.leave()
                return

    def vacate(self, post: int) -> None:
        """Leave a post empty and schedule the successor."""
        model = self.model
        self.holders[post] = None
        self.filled -= 1
        self.vacant_since[post] = model.time
        if post < self.posts_outreach:
            self.filled_outreach[post] = False
        entity = post * 1000 + self.holder_count[post]
        wait = model.rolls.exponential(model.parameters.staff.vacancy, _VACANCY, entity)
        model.schedule_event(self.seats[post].fill, at=model.time + max(0.05, wait))

    def fill(self, post: int) -> None:
        """A successor begins, with fresh energy, and may repeat what failed before."""
        model = self.model
        self.filled += 1
        self._place(post)
        model.programme.people_changed()
        role = ROLES[self.roles[post]]
        holder = self.holders[post]
        months = round(model.time - self.vacant_since[post])
        model.tell("succession", holder, months=months, role=role.nl, role_en=role.en)
        chance = repeat_probability(model.parameters.programme.repeat_failure, model.programme.knowledge)
        failed_before = model.counts.campaigns_failed + model.counts.false_starts + model.counts.experiments_failed
        entity = post * 1000 + self.holder_count[post]
        if failed_before and model.rolls.uniform(_REPEAT, entity) < chance:
            model.counts.repeats += 1
            known = those_known_lose_trust(model, model.parameters.trust.repeated_initiative)
            model.tell("repeat", holder, known, role=role.nl, role_en=role.en)

    def lose_contacts(self, post: int) -> int:
        """Contacts of a post that are not handed over; those residents lose trust and involvement."""
        return contacts_are_lost(self.model, post)

    def _place(self, post: int) -> None:
        self.holders[post] = CivilServant(self.model, post, self.roles[post], self.holder_count[post])
        self.holder_count[post] += 1
        if post < self.posts_outreach:
            self.filled_outreach[post] = True


class Seat:
    """One post, so that the scheduler can call its successor by name."""

    def __init__(self, office: Office, post: int) -> None:
        self.office, self.post = office, post

    def fill(self) -> None:
        """A successor begins."""
        self.office.fill(self.post)


def staff_come_and_go(model: HeatTransition) -> None:
    """Departures and arrivals happen at their own moment in the month; here it is booked which posts were filled."""
    model.counts.post_months += len(model.office.roles)
    model.counts.post_months_filled += model.office.filled


def _normal(uniform: float) -> float:
    return float(ndtri(min(1.0 - 1e-12, max(1e-12, uniform))))
