"""The programme and its coalition: what it knows, what it plans, who backs it, and what it thinks the state is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mesa

from transitiesim.model.agents.blockages import Blockages
from transitiesim.model.agents.campaign_work import CampaignWork
from transitiesim.model.agents.drifting import drift_of, mean_of, month_later
from transitiesim.model.agents.experiments import Experiments
from transitiesim.model.agents.links import Links
from transitiesim.model.agents.liveability import LOOKED_AT_EVERY
from transitiesim.model.agents.unit import DecisionUnit, Phase
from transitiesim.model.shaking import those_known_lose_trust
from transitiesim.parameters import Parameters
from transitiesim.randomness import stream
from transitiesim.rules.linking import readiness
from transitiesim.rules.planning import (
    agreement_hours,
    false_start_chance,
    frame_after_change,
    learnt,
    plan_hours,
    promised_months,
    speed_with_blockages,
)
from transitiesim.rules.politics import reset_probability
from transitiesim.rules.staff import skill_fit

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_FALSE_START = stream("programme: whether the approach must be redone")
_ELECTION = stream("programme: whether an election interrupts")


class Programme(mesa.Agent):
    """The programme with its coalition.

    Attributes:
        knowledge: 0 to 1.
        heard: how well residents are known from listening to them, 0 to 1.
        frame_dispersion: how far partners' views of the task are apart, 0 to 1.
        integration: how integrated work is, 0 to 1.
        support_council, support_executive, support_management: backing by layer, 0 to 1.
        picture_trust: trust of residents as managers think it is.
        plan_fit: productivity left after shocks that the plan does not fit, 0 to 1.
        readiness: how ready it is to link tasks, 0 to 1.
    """

    model: HeatTransition

    def __init__(self, model: HeatTransition) -> None:
        super().__init__(model)
        p = model.parameters.programme
        self.knowledge = float(p.knowledge_start)
        self.heard = 0.0
        self.heard_until = 0.0
        self.frame_dispersion = float(p.frame_dispersion)
        self.integration = float(p.integration_start)
        self.support_council: float = float(p.support)
        self.support_executive: float = float(p.support)
        self.support_management: float = float(p.support)
        self.picture_trust = model.parameters.trust.start
        self.attention_heat = 0.5
        self.plan_fit = 1.0
        self.readiness = 0.0
        self.interrupted_until = -1
        self.last_replan = 0
        self.agreement_left = -1.0
        self.agreement_total = 1.0
        self.planned_units = 0
        self.phase_began = 0
        self.stage = 0
        self.repairing = False
        self.project_credit = 0.0
        self.seen_homes = 0.0
        self.skill = 1.0
        self.homes = len(model.place.households)
        self._drift: tuple[Parameters, tuple[float, ...]] | None = None

    def begin(self) -> None:
        """Set up what needs the other institutions: blockages and links."""
        self.blockages = Blockages(self.model)
        self.links = Links(self.model)
        self.experiments = Experiments(self)
        self.campaigns = CampaignWork(self.model)
        if self.model.runs("programme_steers"):
            self.announce()

    def announce(self) -> None:
        """Say in public when the first campaign will begin."""
        p = self.model.parameters.programme
        months = max(1, round(promised_months(p.plan_promise_months, p.schedule_optimism)))
        self.model.in_month(max(0, self.model.month) + months, self.announcement_falls_due)

    def announcement_falls_due(self) -> None:
        """The announced month: without a campaign it is a missed promise to all who were spoken with."""
        model = self.model
        if model.counts.campaigns or model.asks_own_route:
            return
        model.counts.missed_promises += 1
        known = those_known_lose_trust(model, model.parameters.trust.missed_promise)
        model.tell("missed_announcement", self, known)
        self.announce()

    @property
    def interrupted(self) -> bool:
        """Whether an election has brought the programme to a standstill."""
        return self.model.month < self.interrupted_until

    # What happens to it

    def people_changed(self) -> None:
        """A change of people or politics: views drift apart."""
        drift = self.model.parameters.programme.frame_drift
        self.frame_dispersion = frame_after_change(self.frame_dispersion, drift)

    def shock(self) -> None:
        """Something that the plan did not foresee: work is less productive until the plan is adapted."""
        self.plan_fit = min(self.plan_fit, 1.0 - self.model.parameters.programme.shock_misfit)

    def attention_rises(self, extra: float) -> None:
        """Policy attention to the quarter rises."""
        self.support_council = min(1.0, self.support_council + extra)
        self.support_executive = min(1.0, self.support_executive + extra)

    def election(self) -> None:
        """A municipal election: the programme may stand still, the new board must be won again."""
        model = self.model
        p = model.parameters.programme
        chance = reset_probability(p.election_reset, self.support_council)
        self.frame_dispersion = frame_after_change(self.frame_dispersion, p.frame_drift)
        if model.rolls.uniform(_ELECTION, 0, model.month) < chance:
            self.interrupted_until = model.month + round(p.reset_months)
            self.support_council *= 1.0 - p.reset_support_loss
            self.support_executive *= 1.0 - p.reset_support_loss
            self.shock()
            model.tell("election_reset", self, months=round(p.reset_months))
        else:
            kept = 1.0 - p.executive_reearned
            self.support_executive = kept * self.support_executive + p.executive_reearned * p.support
            model.tell("election_calm", self)

    def project_done(self) -> None:
        """A project came to an end: something is learnt."""
        p = self.model.parameters.programme
        self.model.counts.projects += 1
        before = self.knowledge
        self.knowledge = learnt(before, p.learning_rate)
        self.model.counts.knowledge_learnt += self.knowledge - before

    def offer_changed(self, unit: DecisionUnit) -> None:
        """A unit changed phase: the work as a whole may enter a new stage, which asks for other skills."""
        stage = max(int(one.phase) for one in self.model.units) + 1
        if stage > self.stage and unit.phase in {Phase.CAMPAIGN, Phase.BUILDING, Phase.IN_USE}:
            self.stage = stage
            self.phase_began = self.model.month

    def network_expected(self, sub_area: int) -> bool:
        """Whether a network is still in sight for a sub-area, so that a corporation waits with own measures."""
        model = self.model
        if model.asks_own_route:
            return False
        unit = model.unit_of(sub_area)
        return unit.phase != Phase.NO_OFFER or unit.failures == 0

    def next_replan(self, not_before: int) -> int:
        """First month from `not_before` in which the plan may be adapted."""
        interval = max(1, int(self.model.parameters.programme.replan_interval))
        month = self.last_replan
        while month < not_before:
            month += interval
        return month

    # What it does in a month

    def steer(self) -> None:
        """One month of steering."""
        model = self.model
        counts, p, staff = model.counts, model.parameters.programme, model.parameters.staff
        if self.interrupted:
            counts.months_interrupted += 1
        if not counts.projects:
            counts.first_decision_month += 1
        if model.month - self.last_replan >= p.replan_interval and model.month > 0:
            self.replan()
        if self.plan_fit < 1.0:
            counts.months_out_of_step += 1
        hours = self.hours_for_work()
        self.skill = skill_fit(model.month - self.phase_began, staff.skill_phase_match, staff.skill_recovery)
        speed = model.office.pace_of_leader() * self.plan_fit * self.skill
        speed *= speed_with_blockages(len(self.blockages.known), p.blockage_drag)
        left = hours - self.experiments.month(hours)
        campaigned = self.campaigns.month(left, speed)
        left -= campaigned
        planned = 0.0
        if self.planned_units < len(model.units):
            planned = self.make_plans(min(left, p.planning_share * hours), speed)
            left -= planned
            self.blockages.uncover(planned)
        settled = 0.0
        if self.blockages.known:
            settled = self.blockages.settle(max(0.0, min(left, p.blockage_share * hours)))
            left -= settled
        linked = self.links.month(max(0.0, min(left, p.linking_share * hours)))
        counts.hours_planning += planned
        counts.hours_campaigns += campaigned
        counts.hours_blockages += settled
        counts.hours_linking += linked
        self.month_passes()

    def hours_for_work(self) -> float:
        """Policy hours of this month; none while interrupted, fewer when hours go to residents."""
        if self.interrupted:
            return 0.0
        hours = self.model.office.policy_hours
        if self.repairing:
            moved = self.model.parameters.programme.repair_effort * hours
            self.model.office.outreach_hours += moved
            hours -= moved
        return hours

    def replan(self) -> None:
        """Adapt the plan to what happened, now that the moment for it has come."""
        model = self.model
        self.last_replan = model.month
        used = min(model.office.policy_hours, model.parameters.programme.replan_hours)
        model.office.policy_hours -= used
        model.counts.hours_planning += used
        if self.plan_fit < 1.0:
            self.plan_fit = 1.0
            model.tell("replan", self)

    def make_plans(self, hours: float, speed: float) -> float:
        """Work on the agreement, then on the plan of one unit after the other; returns hours spent."""
        model = self.model
        p = model.parameters.programme
        if model.month < p.reflection_months or hours <= 0.0:
            return 0.0
        if self.agreement_left < 0.0:
            self.agreement_left = agreement_hours(p.agreement_hours, self.frame_dispersion)
            self.agreement_total = self.agreement_left
        spent = 0.0
        work = hours * speed
        if self.agreement_left > 0.0:
            used = min(self.agreement_left, work)
            self.agreement_left -= used
            work -= used
            spent += used / speed
            done = 1.0 - self.agreement_left / self.agreement_total
            model.fixedness_of_sub_area[:] = p.agreement_fixes * done
            if self.agreement_left <= 0.0:
                model.tell("agreement", self)
        while work > 1e-9 and self.agreement_left <= 0.0 and self.planned_units < len(model.units):
            unit = model.units[self.planned_units]
            if unit.plan_total == 0.0:
                unit.plan_total = unit.plan_left = plan_hours(
                    len(unit.rows),
                    p.plan_hours_per_home,
                    p.plan_hours_per_unit,
                    self.knowledge,
                    p.plan_knowledge_saving,
                )
            used = min(unit.plan_left, work)
            unit.plan_left -= used
            work -= used
            spent += used / speed
            done = 1.0 - unit.plan_left / unit.plan_total
            model.fixedness_of_sub_area[unit.sub_areas] = p.agreement_fixes + (1.0 - p.agreement_fixes) * done
            if unit.plan_left <= 1e-9:
                self.plan_done(unit)
        return spent

    def plan_done(self, unit: DecisionUnit) -> None:
        """A plan is ready, unless it turns out to rest on the wrong approach."""
        model = self.model
        p = model.parameters.programme
        if not unit.approach_checked:
            unit.approach_checked = True
            if model.rolls.uniform(_FALSE_START, unit.number) < false_start_chance(p.false_start, self.knowledge):
                unit.plan_left = p.redo_share * unit.plan_total
                model.counts.false_starts += 1
                known = those_known_lose_trust(model, model.parameters.trust.missed_promise)
                model.tell("false_start", self, known, share=round(100 * p.redo_share))
                return
        unit.ready = True
        unit.not_before = model.month + round(p.decision_latency)
        self.planned_units += 1
        model.tell("plan_ready", unit, len(unit.rows))

    def month_passes(self) -> None:
        """What changes by itself, and what managers see, late and through rosy glasses."""
        model = self.model
        counts, history = model.counts, model.mean_trust
        if self._drift is None or self._drift[0] is not model.parameters:
            self._drift = (model.parameters, tuple(map(float, drift_of(model.parameters))))
        late = int(model.parameters.programme.detection_lag)
        trust = history[-1] if history else model.parameters.trust.start
        earlier = history[max(0, len(history) - 1 - late)] if history else trust
        gained = (counts.ownership_gained - self.heard_until) / self.homes
        self.heard_until = counts.ownership_gained
        if model.month % LOOKED_AT_EVERY == 0:
            self.seen_homes = self.visible()
        (
            self.heard,
            self.frame_dispersion,
            self.integration,
            self.knowledge,
            self.readiness,
            self.picture_trust,
            self.support_council,
            self.support_executive,
            self.support_management,
            self.attention_heat,
        ) = month_later(
            self._drift[1],
            model.month,
            self.heard,
            gained,
            self.frame_dispersion,
            self.integration,
            model.office.load_share,
            self.knowledge,
            model.world.example,
            self.partners_committed(),
            self.skill,
            self.support_council,
            self.support_executive,
            self.support_management,
            self.seen_homes,
            trust,
            earlier,
            self.blockages.removed_share,
        )
        falls = self.picture_trust < model.practice.trust.start - model.parameters.programme.repair_margin
        if falls and not self.repairing:
            model.tell("repair", self)
        self.repairing = falls

    def assess_readiness(self) -> None:
        """How ready the organisation is to link tasks at the start."""
        support = (self.support_council + self.support_executive + self.support_management) / 3.0
        self.readiness = readiness(self.integration, self.knowledge, self.partners_committed(), support, self.skill)

    def partners_committed(self) -> float:
        """Share of partners that take part now."""
        committed = 0
        for one in self.model.partners:
            committed += one.committed
        return committed / len(self.model.partners)

    def visible(self) -> float:
        """Share of the homes on gas at the start that left gas."""
        left: int = sum(self.model.left_gas_by_sub_area().tolist())
        return left / max(1, self.model.on_gas_at_start)

    def trust_now(self) -> float:
        """Mean trust of residents as it truly is."""
        history = self.model.mean_trust
        return history[-1] if history else self.model.parameters.trust.start

    def latent_capital(self) -> float:
        """Progress under the radar, 0 to 1: trust gained, knowledge, shared views, readiness, blockages removed."""
        parts = (
            self.trust_now(),
            self.knowledge,
            1.0 - self.frame_dispersion,
            self.readiness,
            self.blockages.removed_share,
        )
        return mean_of(parts)


def programme_steers(model: HeatTransition) -> None:
    """A month of steering by the programme."""
    model.programme.steer()
