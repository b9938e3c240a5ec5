"""A household as a plain Mesa agent: its own attributes, and one plain method for each step of the month.

Nothing here is fast or clever. Rules are the functions of `transitiesim.rules`; draws are the same, by stream,
household and month. Numbers are rounded to float32 where the columns keep float32, for that is part of the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import mesa
import numpy as np

from transitiesim.model import connecting, contacts, decisions, moving
from transitiesim.model.state import Answer, Cause
from transitiesim.neighbourhood import Heating, Tenure
from transitiesim.recording.household_terms import value_of_terms
from transitiesim.rules.acceptance import (
    accepts,
    normal_from_uniforms,
    share_of_ties,
    threshold_from_parts,
)
from transitiesim.rules.offer import network_terms, own_value
from transitiesim.rules.outreach import can_be_reached, hours_of_contact, relieved_stress
from transitiesim.rules.trust import (
    after_bad_experience,
    after_good_experience,
    after_talk,
    involvement_after_contact,
    involvement_after_silence,
    lateness_severity,
    loss_of_bad_experience,
    newcomer_trust,
    worn_by_silence,
)

if TYPE_CHECKING:
    from oracle.plain_transition import PlainTransition

FIXED = ("tenure", "sub_area", "street", "gas_m3", "nuisance", "dwelling_part", "technical_route", "group")
CHANGING = (
    "heating",
    "hybrid",
    "resident_type",
    "threshold",
    "bill_stress",
    "concern",
    "reach",
    "trust_programme",
    "trust_offer",
    "involvement",
    "next_moment",
    "cooking_gas",
    "last_contact",
    "last_news",
    "contact_post",
    "asked",
    "answer",
    "signed_month",
    "signed_cause",
    "left_month",
    "cause",
    "seen",
)


def rounded(number: float) -> float:
    """As the columns keep it."""
    return float(np.float32(number))


class Household(mesa.Agent):
    """One household.

    Attributes:
        row: its number; the others are those of the columns with the same names.
        ties: the households it knows.
    """

    model: PlainTransition

    def __init__(self, model: PlainTransition, row: int) -> None:
        super().__init__(model)
        self.row = row
        self.ties: list[Household] = []
        self.next_trusts = (0.0, 0.0)
        for name in FIXED:
            setattr(self, name, getattr(model.place.households, name)[row].item())
        for name in CHANGING:
            setattr(self, name, getattr(model.state, name)[row].item())

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)  # typed as anything: the attributes are those of the columns

    def roll(self, stream: int) -> float:
        return self.model.rolls.uniform(stream, self.row, self.model.month)

    def tell(self, step: int) -> None:
        """Those who know it see that it joined, or no longer takes part."""
        for other in self.ties:
            other.seen += step

    @property
    def share(self) -> float:
        return share_of_ties(float(self.seen), float(len(self.ties)))

    # Being visited

    def contacted(self, how: contacts.Approach, post: int, used: float, hours: float) -> tuple[float, str]:
        """A visit, if it answers the door and the hours last; returns hours used and what came of it."""
        model = self.model
        hard = self.resident_type > 0
        if not can_be_reached(self.reach, how.reach, hard, how.hard_weight):
            return how.hours_per_attempt, "closed"
        takes = hours_of_contact(how.hours_base, how.hours_per_depth, how.depth, hard, how.hard_cost)
        along = self.roll(contacts._JOINT) < how.joint_share
        if along:
            takes += how.joint_hours
        if used + takes > hours:
            return 0.0, "never" if takes > hours else "later"
        if along:
            model.counts.joint_contacts += 1
            self.bill_stress = rounded(relieved_stress(self.bill_stress, how.relief))
        trust = self.trust_programme
        if self.last_contact < 0:
            model.counts.first_contacts += 1
            severity = lateness_severity(how.lateness, model.fixedness_of_sub_area[self.sub_area])
            after = after_bad_experience(
                trust, loss_of_bad_experience(how.gain, how.asymmetry, severity, how.explanation)
            )
            model.counts.first_contact_damage += trust - after
            trust = after
        self.trust_programme = rounded(after_good_experience(trust, how.gain * how.depth))
        asks = bool(model.asks_of_sub_area[self.sub_area])
        if asks:
            self.trust_offer = rounded(after_good_experience(self.trust_offer, how.gain * how.depth))
        before = self.involvement
        self.involvement = rounded(
            involvement_after_contact(before, how.involvement_gain, how.depth, how.worry, self.bill_stress)
        )
        model.counts.ownership_gained += self.involvement - before
        if along:
            self.trust_programme = rounded(after_good_experience(self.trust_programme, how.gain))
        self.last_contact, self.contact_post = model.month, post
        for one in (self, *self.ties):
            one.last_news = model.month
        if asks and self.tenure == Tenure.OWNER and self.heating in {Heating.GAS, Heating.HYBRID}:
            model.asked_this_month.append(self)
        return takes, "contact"

    # Opinions

    def talk(self) -> None:
        """What it thinks next month, from what everybody thinks now."""
        model, trust = self.model, self.model.parameters.trust
        programme, offer = self.trust_programme, self.trust_offer
        if trust.talk > 0.0 and self.ties:
            programme = after_talk(
                programme, sum(one.trust_programme for one in self.ties) / len(self.ties), trust.talk
            )
            offer = after_talk(offer, sum(one.trust_offer for one in self.ties) / len(self.ties), trust.talk)
        grace = int(trust.silence_grace)
        if model.month - self.last_news > grace or self.last_news < 0:
            before = programme
            programme = worn_by_silence(programme, model.silence, trust.floor)
            offer = worn_by_silence(offer, model.silence, trust.floor)
            model.worn += before - programme
        if model.month - self.last_contact > grace or self.last_contact < 0:
            self.involvement = rounded(involvement_after_silence(self.involvement, trust.involvement_decay))
        model.trusts.append(programme)
        self.next_trusts = (rounded(programme), rounded(offer))

    def settle(self) -> None:
        self.trust_programme, self.trust_offer = self.next_trusts

    # Deciding

    def accepts_network(self, share: float) -> bool:
        model = self.model
        terms = network_terms(
            model.offer,
            self.tenure,
            self.gas_m3,
            self.bill_stress,
            float(model.fit_of_type[self.resident_type]),
            self.nuisance,
            self.concern,
            self.trust_programme,
            self.trust_offer,
            self.involvement,
            share,
        )
        return bool(accepts(value_of_terms(terms), self.threshold))

    def decide(self) -> bool:
        """Decide about the network, or at a natural moment about a way of its own; returns whether it adopted."""
        model, month = self.model, self.model.month
        phase = int(model.phase_of_sub_area[self.sub_area])
        asks = bool(model.asks_of_sub_area[self.sub_area])
        share = self.share
        moment = self.next_moment <= month
        network = asks or (phase > 0 and moment)
        if network and not model.asks_own_route:
            self.asked = month
            if self.accepts_network(share) and self.technical_route:
                self.heating, self.answer, self.signed_month = int(Heating.SIGNED), int(Answer.YES), month
                self.signed_cause = int(Cause.FOLLOW_UP if phase == decisions.LIVE else Cause.CAMPAIGN)
                if moment:
                    self.next_moment = month + int(model.parameters.homes.boiler_life)
                return True
            self.answer = int(Answer.NO)
        if not moment and not (model.asks_own_route and asks):
            return False
        if not network or model.asks_own_route:
            self.asked, self.answer = month, int(Answer.NO)
        if moment:
            homes = model.parameters.homes
            life = int(homes.boiler_life) * (
                1.0 + homes.boiler_life_spread * (2.0 * self.roll(decisions._RENEWAL) - 1.0)
            )
            self.next_moment = month + int(life)
        if not (model.world.heat_pumps_offered and self.technical_route):
            return False
        own = own_value(model.offer, self.gas_m3, self.bill_stress, self.concern, share)
        if accepts(own, self.threshold) and self.roll(decisions._CONGESTION) >= model.world.congestion:
            self.heating, self.answer, self.left_month = int(Heating.HEAT_PUMP), int(Answer.YES), month
            self.cause = int(Cause.OWN_MOMENT)
            return True
        if moment and self.heating == Heating.GAS and accepts(own + model.offer.hybrid_ease, self.threshold):
            self.heating, self.hybrid = int(Heating.HYBRID), True
        return False

    # Works and moving

    def end_cooking_gas(self) -> None:
        rate = self.model.parameters.homes.cooking_gas_rate / 12.0
        if self.cooking_gas and (self.heating != Heating.DISTRICT_HEAT or self.roll(connecting._COOKING) < rate):
            self.cooking_gas = False

    def connect(self) -> None:
        trust = self.model.parameters.trust
        self.heating, self.left_month, self.cause = int(Heating.DISTRICT_HEAT), self.model.month, self.signed_cause
        self.trust_programme = rounded(after_good_experience(self.trust_programme, trust.gain * trust.satisfaction))
        self.trust_offer = rounded(after_good_experience(self.trust_offer, trust.gain * trust.satisfaction))

    def move(self) -> bool:
        """Others come to live here, now and then; returns whether a signature lapsed."""
        model, p, month = self.model, self.model.parameters, self.model.month
        if self.roll(moving._MOVES) >= p.homes.mobility / 12.0 or self.heating == Heating.DEMOLISHED:
            return False
        chances = model.type_chances[self.tenure].tolist()
        chance = self.roll(moving._TYPE)
        self.resident_type = next((kind + 1 for kind in range(4) if chance < chances[kind]), 0)
        score = normal_from_uniforms(self.roll(moving._FIRST), self.roll(moving._SECOND))
        self.threshold = rounded(threshold_from_parts(self.dwelling_part, score, p.acceptance.threshold_dwelling_share))
        mean = p.layout.stress_poverty if self.resident_type == 1 else p.layout.stress_other
        score = normal_from_uniforms(self.roll(moving._STRESS_FIRST), self.roll(moving._STRESS_SECOND))
        self.bill_stress = rounded(min(1.0, max(0.0, mean + p.layout.trait_spread * score)))
        score = normal_from_uniforms(self.roll(moving._CONCERN_FIRST), self.roll(moving._CONCERN_SECOND))
        self.concern = rounded(min(1.0, max(0.0, p.layout.concern + p.layout.trait_spread * score)))
        self.reach = rounded(self.roll(moving._REACH))
        around = (p.trust.start, p.trust.start_offer)
        if self.ties:
            count = len(self.ties)
            around = (
                sum(one.trust_programme for one in self.ties) / count,
                sum(one.trust_offer for one in self.ties) / count,
            )
        share = p.trust.newcomer_ties_share
        self.trust_programme = rounded(newcomer_trust(p.trust.start, around[0], share))
        self.trust_offer = rounded(newcomer_trust(p.trust.start_offer, around[1], share))
        self.involvement, self.last_contact, self.contact_post, self.asked, self.answer = 0.0, -1, -1, -1, 0
        self.last_news = -1
        if self.tenure != Tenure.OWNER:
            return False
        lapsed = self.heating == Heating.SIGNED
        if lapsed:
            self.heating = int(Heating.HYBRID if self.hybrid else Heating.GAS)
            self.signed_month, self.signed_cause = -1, 0
        if self.roll(moving._MOMENT) < p.homes.moving_moment and self.next_moment > month + 1:
            self.next_moment = month + 1
        return lapsed
