"""A decision unit: the area for which one plan is made, one campaign held and one investment decided."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import mesa
import numpy as np
from mesa.time.events import Event
from numpy.typing import NDArray

from transitiesim.model.ballots import ask_landlords, on_gas, sign_group, vote
from transitiesim.model.shaking import lose_trust
from transitiesim.model.state import Cause
from transitiesim.model.telling import tell_ties
from transitiesim.neighbourhood import GroupKind, Heating, Tenure
from transitiesim.randomness import draws, stream
from transitiesim.rules.consent import (
    business_case_closes,
    commitments_needed,
    complex_can_join,
    first_source_possible,
    minimum_share_of_unit,
)
from transitiesim.rules.planning import promised_months

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_SHARE = stream("unit: share that the supplier asks")
_BALLOT = stream("unit: month of a vote in the campaign")
_OBJECTION = stream("unit: time to the next late objection")
_TRENCH = stream("unit: whether street works are combined")

_SIGNED, _HYBRID = int(Heating.SIGNED), int(Heating.HYBRID)
_COMPLEX, _LANDLORD = int(GroupKind.COMPLEX), int(GroupKind.LANDLORD)
_ALL_LANDLORDS = -1  # place on the agenda at which every landlord of the unit is asked


class Phase(IntEnum):
    """Where a unit stands; the number is also what its sub-areas show."""

    NO_OFFER = 0
    CAMPAIGN = 1
    COMMITTED = 2
    BUILDING = 3
    IN_USE = 4


class DecisionUnit(mesa.Agent):
    """One unit with its plan, its campaign and its network.

    Attributes:
        number: from 0.
        sub_areas: numbers of the sub-areas in it.
        phase: `Phase`.
        plan_left: hours of work until the plan is ready.
        approach_checked: whether the first plan has shown itself right or wrong.
        ready: whether the plan is ready and a campaign may begin.
        homes_asked: homes on gas when the present campaign began.
        months_behind: part of a month that the present campaign is behind for want of hours.
        needed: homes that must commit in the present campaign.
    """

    model: HeatTransition

    def __init__(self, model: HeatTransition, number: int, sub_areas: NDArray[np.int64]) -> None:
        super().__init__(model)
        self.number = number
        self.sub_areas = sub_areas
        self.place = f"{sub_areas[0] + 1}-{sub_areas[-1] + 1}" if len(sub_areas) > 1 else f"{sub_areas[0] + 1}"
        rows = np.flatnonzero(np.isin(model.place.households.sub_area, sub_areas))
        # Homes of a built neighbourhood lie one after the other; of one that was given they may lie anywhere.
        one_stretch = len(rows) > 0 and rows[-1] - rows[0] == len(rows) - 1
        self.here = slice(int(rows[0]), int(rows[-1]) + 1) if one_stretch else rows
        self.groups = np.flatnonzero(np.isin(model.place.groups.sub_area, sub_areas))
        kinds = model.place.groups.kind[self.groups]
        self.landlords = self.groups[kinds == _LANDLORD]
        self.voters = self.groups[kinds != _LANDLORD]
        self.streets = np.unique(model.place.households.street[self.rows])
        self.phase = Phase.NO_OFFER
        self.plan_total = self.plan_left = 0.0
        self.approach_checked = False
        self.ready = False
        self.not_before = 0
        self.attempts = 0
        self.failures = 0
        self.needed = 0
        self.homes_asked = 0
        self.months_behind = 0.0
        self.minimum_share = 0.0  # what the supplier asks here; known from the first campaign
        self.waits_for_source = False
        self.agenda: list[tuple[int, int]] = []
        self.ready_month = -1
        self.delay = 0.0
        self.objections = 0
        self.coming_objection: Event | None = None
        self.coming_promise: Event | None = None

    @property
    def rows(self) -> NDArray[np.int64]:
        """Households in the unit; made anew each time when they lie one after the other, for they take room."""
        here = self.here
        return np.arange(here.start, here.stop) if isinstance(here, slice) else here

    @property
    def homes_on_gas(self) -> int:
        """Homes in the unit that are on gas now."""
        return int(np.count_nonzero(self.model.state.heating[self.here] <= _HYBRID))

    @property
    def signed(self) -> int:
        """Homes in the unit that have signed."""
        return int(np.count_nonzero(self.model.state.heating[self.here] == _SIGNED))

    def go_to(self, phase: Phase) -> None:
        """Change phase, and show it in the sub-areas and the streets."""
        self.phase = phase
        self.model.phase_of_sub_area[self.sub_areas] = phase
        # From the campaign on, whoever is contacted is asked to decide.
        self.model.asks_of_sub_area[self.sub_areas] = phase != Phase.NO_OFFER
        self.model.pipe_of_street[self.streets] = max(0, phase - Phase.CAMPAIGN)
        self.model.programme.offer_changed(self)

    def begin_campaign(self) -> None:
        """Open the campaign: votes are planned, a date is promised, owners will be asked."""
        model = self.model
        p = model.parameters
        month = model.month
        self.attempts += 1
        self.begun = month
        self.go_to(Phase.CAMPAIGN)
        share = minimum_share_of_unit(
            p.supplier.minimum_share,
            p.supplier.minimum_share_spread,
            model.rolls.uniform(_SHARE, 1000 * model.supplier.generation + self.number),
        )
        self.minimum_share = share
        self.homes_asked = self.homes_on_gas
        self.months_behind = 0.0
        self.needed = int(commitments_needed(share, self.homes_asked))
        model.counts.campaigns += 1
        self.plan_votes(month, int(p.supplier.campaign_months))
        self.end_month = month + int(p.supplier.campaign_months)
        self.promised = month + max(1, round(promised_months(p.supplier.promise_months, p.programme.schedule_optimism)))
        self.coming_promise = model.in_month(self.promised, self.promise_falls_due)
        self.next_objection()
        model.tell(
            "campaign",
            self,
            homes=self.homes_asked,
            needed=self.needed,
            years=max(1, round((self.promised - month) / 12)),
        )
        self.next_on_agenda()

    def falls_behind(self, months: float) -> None:
        """Part of a month's work was not done; the campaign ends a month later for every month behind."""
        self.months_behind += months
        while self.months_behind >= 1.0:
            self.months_behind -= 1.0
            self.end_month += 1

    def plan_votes(self, month: int, term: int) -> None:
        """Put the votes of complexes and associations and the answers of landlords on the agenda of a term."""
        model, groups = self.model, self.model.place.groups
        c = model.parameters.corporation
        at = month + 1 + (draws(model.seed, _BALLOT, self.voters, month) * max(1, term - 2)).astype(np.int64)
        self.agenda = [(month + term // 2, _ALL_LANDLORDS)] if len(self.landlords) else []
        kinds, owners = groups.kind[self.voters].tolist(), groups.owner[self.voters].tolist()
        flexible = (groups.position[self.voters] < c.joint_scheduling).tolist()
        of_each = zip(self.voters.tolist(), at.tolist(), kinds, owners, flexible, strict=True)
        for group, when, kind, owner, can_shift in of_each:
            if kind == _COMPLEX:
                corporation = model.corporations[owner]
                if not corporation.committed or not complex_can_join(
                    when, corporation.renovation_near(group, when), c.renovation_window, can_shift
                ):
                    model.counts.complexes_left_out += 1
                    continue
                model.counts.complexes_in_campaign += 1
            self.agenda.append((when, group))
        self.agenda.sort(reverse=True)

    def next_on_agenda(self) -> None:
        """Schedule the next vote, or the end of the campaign."""
        month = self.agenda[-1][0] if self.agenda else self.end_month
        after_votes = self.end_campaign if self.phase == Phase.CAMPAIGN else self.follow_up
        self.model.in_month(max(month, self.model.month), self.hold_votes if self.agenda else after_votes)

    def hold_votes(self) -> None:
        """Hold every vote that is due this month."""
        model = self.model
        if self.phase not in {Phase.CAMPAIGN, Phase.IN_USE}:
            return
        later = self.phase == Phase.IN_USE
        while self.agenda and self.agenda[-1][0] <= model.month:
            _, group = self.agenda.pop()
            if group == _ALL_LANDLORDS:
                ask_landlords(model, self.landlords, Cause.FOLLOW_UP if later else Cause.LANDLORD)
                continue
            homes = on_gas(model, group)
            if homes == 0:
                continue
            is_complex = int(model.place.groups.kind[group]) == _COMPLEX
            if is_complex and self.must_wait(group):
                model.tell("ballot_waits", self)
                continue
            passed, yes, needed = vote(model, group)
            if is_complex:
                model.counts.ballots += 1
                model.counts.ballots_passed += passed
                model.tell("ballot_passed" if passed else "ballot_failed", self, homes, yes=yes, needed=needed)
            if passed:
                cause = Cause.BALLOT if is_complex else Cause.ASSOCIATION
                sign_group(model, group, Cause.FOLLOW_UP if later else cause)
            model.quorum_missed[group] = not passed
        self.next_on_agenda()

    def must_wait(self, group: int) -> bool:
        """Strict waiting: whether too few owners have signed for a complex to vote; who plans jointly does not wait."""
        corporation = self.model.parameters.corporation
        if self.model.place.groups.position[group] < corporation.joint_scheduling:
            return False
        share = self.model.parameters.corporation.strict_waiting
        if share <= 0.0:
            return False
        tenure = self.model.place.households.tenure[self.rows]
        owners = self.rows[tenure == Tenure.OWNER]
        if len(owners) == 0:
            return False
        heating = self.model.state.heating[owners]
        joined = (heating == Heating.SIGNED) | (heating == Heating.DISTRICT_HEAT)
        return float(joined.mean()) < share

    def end_campaign(self) -> None:
        """Count what was signed against what the supplier asks."""
        model = self.model
        if self.phase != Phase.CAMPAIGN:
            return
        if model.month < self.end_month:  # a late objection or a want of hours has put the end off
            self.next_on_agenda()
            return
        signed = self.signed
        if not business_case_closes(signed, self.homes_on_gas, self.minimum_share):
            self.fail(signed)
            return
        if not first_source_possible(
            model.committed_everywhere(), model.parameters.supplier.source_minimum_homes, model.supplier.source_stands
        ):
            if not self.waits_for_source:
                self.waits_for_source = True
                model.tell("source_waits", self, signed)
            elif model.month - self.end_month >= model.parameters.supplier.commitment_term:
                self.fail(signed)
                return
            model.in_month(model.month + int(model.parameters.supplier.source_asked_again), self.end_campaign)
            return
        self.waits_for_source = False
        model.programme.project_done()
        model.tell("campaign_passed", self, signed=signed, needed=self.needed)
        self.go_to(Phase.COMMITTED)
        self.passed_month = model.month
        s = model.parameters.supplier
        months = s.contract_months_later if model.supplier.source_stands else s.contract_months_first
        self.delay += model.parameters.programme.decision_latency
        self.after(months, self.decide_investment)

    def after(self, months: float, step: object) -> None:
        """Schedule the next step of the project, which late objections may still push back."""
        self.due = self.model.time + months + self.delay
        self.delay = 0.0
        self.next_step = step
        self.model.schedule_event(self.step_is_due, at=self.due)

    def step_is_due(self) -> None:
        """Take the next step, unless an objection has pushed it back meanwhile."""
        if self.delay > 0.0:
            self.due = self.model.time + self.delay
            self.delay = 0.0
            self.model.schedule_event(self.step_is_due, at=self.due)
            return
        if callable(self.next_step):
            self.next_step()

    def decide_investment(self) -> None:
        """The supplier invests when what was signed still suffices; old signatures have lapsed by now."""
        model = self.model
        term = model.parameters.supplier.commitment_term
        state = model.state
        old = self.rows[
            (state.heating[self.rows] == Heating.SIGNED) & (state.signed_month[self.rows] < model.month - term)
        ]
        if len(old):
            self.release(old)
            model.tell("commitments_lapsed", self, len(old))
        signed = self.signed
        if signed < self.needed and not business_case_closes(signed, self.homes_on_gas, self.minimum_share):
            self.fail(signed)
            return
        model.tell("investment", self)
        self.go_to(Phase.BUILDING)
        self.open_streets()
        s = model.parameters.supplier
        self.after(s.build_months_later if model.supplier.source_stands else s.build_months_first, self.first_heat)

    def open_streets(self) -> None:
        """Every street is opened, once when sewer and heat are combined, otherwise twice; residents notice."""
        model = self.model
        known = model.parameters.supplier.works_calendar_known
        combined = draws(model.seed, _TRENCH, self.streets) < known
        openings = np.where(combined, 1, 2)
        model.counts.street_openings += int(openings.sum())
        street = model.place.households.street[self.rows]
        once = np.isin(street, self.streets[combined])
        nuisance = model.parameters.trust.nuisance
        lose_trust(model, self.rows[once], nuisance)
        lose_trust(model, self.rows[~once], 2.0 * nuisance)
        model.liveability.streets_opened(self.sub_areas, float(openings.mean()))
        model.tell("streets_opened", self, streets=len(self.streets), combined=int(combined.sum()))

    def first_heat(self) -> None:
        """The network is in use; homes that signed can be connected."""
        self.go_to(Phase.IN_USE)
        self.model.supplier.source_stands = True
        self.ready_month = self.model.month
        self.model.programme.project_done()
        self.model.tell("first_heat", self)
        self.follow_up()

    def follow_up(self) -> None:
        """Now that the network is there, groups that do not take part yet are asked again every few years."""
        months = int(self.model.parameters.supplier.follow_up_months)
        self.end_month = self.model.month + months
        self.plan_votes(self.model.month, months)
        self.next_on_agenda()

    def fail(self, signed: int) -> None:
        """The campaign fails: signatures lapse, trust falls, and the supplier may walk away."""
        model = self.model
        model.programme.project_done()
        model.counts.campaigns_failed += 1
        model.tell("campaign_failed", self, signed=signed, needed=self.needed)
        self.failures += 1
        self.agenda = []
        self.waits_for_source = False
        for coming in (self.coming_objection, self.coming_promise):
            if coming is not None:
                coming.cancel()
        rows = self.rows[model.state.heating[self.rows] == Heating.SIGNED]
        lose_trust(model, rows, model.parameters.trust.failed_campaign, in_offer=True)
        self.release(rows)
        self.go_to(Phase.NO_OFFER)
        model.programme.shock()
        self.not_before = model.programme.next_replan(model.month + int(model.parameters.supplier.retry_months))
        model.supplier.campaign_failed(self)

    def release(self, rows: NDArray[np.int64]) -> None:
        """Conditional signatures lapse: the homes are on gas as before."""
        state, ties = self.model.state, self.model.place.ties
        state.heating[rows] = np.where(state.hybrid[rows], Heating.HYBRID, Heating.GAS)
        state.signed_month[rows] = -1
        state.signed_cause[rows] = Cause.NONE
        tell_ties(rows.astype(np.int64), -1, ties, state.seen)

    def next_objection(self) -> None:
        """Schedule the next late objection of an external party, if the rate allows one."""
        rate = self.model.parameters.supplier.late_objection
        if rate > 0.0:
            self.objections += 1
            entity = self.number * 1000 + self.objections
            wait = self.model.rolls.exponential(12.0 / rate, _OBJECTION, entity, self.model.month)
            self.coming_objection = self.model.schedule_event(self.objection, at=self.model.time + max(0.05, wait))

    def objection(self) -> None:
        """A late objection delays a project between campaign and first heat."""
        if self.phase in {Phase.NO_OFFER, Phase.IN_USE}:
            return
        months = self.model.parameters.supplier.objection_months
        self.model.counts.late_objections += 1
        if self.phase == Phase.CAMPAIGN:
            self.end_month += round(months)
        else:
            self.delay += months
        self.model.tell("late_objection", self, months=round(months))
        self.next_objection()

    def promise_falls_due(self) -> None:
        """The promised date: homes that signed and still wait are a missed promise, and a new date is named."""
        model = self.model
        if self.phase == Phase.NO_OFFER:
            return
        waiting = self.rows[model.state.heating[self.rows] == Heating.SIGNED]
        if len(waiting) == 0 and self.phase == Phase.IN_USE:
            return
        model.counts.missed_promises += 1
        lose_trust(model, waiting, model.parameters.trust.missed_promise, in_offer=True)
        model.tell("missed_promise", self, len(waiting))
        supplier = model.parameters.supplier
        real = max(float(supplier.promise_least_months), supplier.promise_months - (model.month - self.begun))
        self.promised = model.month + max(1, round(promised_months(real, model.parameters.programme.schedule_optimism)))
        self.coming_promise = model.in_month(self.promised, self.promise_falls_due)
