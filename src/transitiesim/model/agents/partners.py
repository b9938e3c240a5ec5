"""Partners: housing corporations with their complexes, and the heat supplier; each hangs on a contact person."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import mesa
import numpy as np

from transitiesim.language import Text
from transitiesim.model.agents.unit import DecisionUnit, Phase
from transitiesim.model.ballots import members_of, vote
from transitiesim.model.spending import pay_own_route
from transitiesim.model.state import Cause
from transitiesim.model.telling import tell_ties
from transitiesim.neighbourhood import GroupKind, Heating
from transitiesim.randomness import stream

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_TENURE = stream("partners: how long a contact person stays")
_SURVIVES = stream("partners: whether commitment outlives the contact person")
_WALKS = stream("supplier: whether it walks away after a failure")
LEVY_ENDS = 48  # January 2023: the landlord levy ends


class Partner(mesa.Agent):
    """A partner of the programme, whose commitment is carried by one person.

    Attributes:
        number: from 0; the supplier comes after the corporations.
        name: what it is called in sentences.
        committed: whether it takes part now.
    """

    model: HeatTransition

    def __init__(self, model: HeatTransition, number: int, name: Text) -> None:
        super().__init__(model)
        self.number, self.name = number, name
        self.committed = True
        self.changes = 0
        if model.runs("staff_come_and_go") and model.runs("partners_decide"):
            self._next_departure()

    def _next_departure(self) -> None:
        mean = self.model.parameters.corporation.partner_tenure
        wait = self.model.rolls.exponential(mean, _TENURE, self.number * 1000 + self.changes)
        self.model.schedule_event(self.contact_leaves, at=self.model.time + max(0.05, wait))

    def contact_leaves(self) -> None:
        """The contact person leaves; the commitment may go too, to be won back later."""
        model = self.model
        self.changes += 1
        chance = model.rolls.uniform(_SURVIVES, self.number * 1000 + self.changes)
        survives = chance < model.parameters.corporation.commitment_survival
        model.programme.people_changed()
        if self.committed and not survives:
            self.committed = False
            model.counts.partner_dropouts += 1
            model.tell("partner_dropout", self, partner=self.name.nl, partner_en=self.name.en)
            model.schedule_event(self.return_to_table, at=model.time + model.parameters.corporation.recommit_months)
        elif self.committed:
            model.tell("partner_stays", self, partner=self.name.nl, partner_en=self.name.en)
        self._next_departure()

    def return_to_table(self) -> None:
        """The partner is won back."""
        if not self.committed:
            self.committed = True
            self.model.tell("partner_back", self, partner=self.name.nl.capitalize(), partner_en=self.name.en)


class HousingCorporation(Partner):
    """A housing corporation: complexes with a renovation calendar, and money for so many homes a year."""

    def __init__(self, model: HeatTransition, number: int) -> None:
        groups = model.place.groups
        letter = chr(ord("A") + number)
        mine = np.flatnonzero((groups.kind == GroupKind.COMPLEX) & (groups.owner == number))
        super().__init__(model, number, Text(f"corporatie {letter}", f"corporation {letter}"))
        self.complexes = mine
        self.largest = int((groups.start[mine + 1] - groups.start[mine]).max(initial=0))  # homes in one complex
        self.homes = int((groups.start[mine + 1] - groups.start[mine]).sum())
        self.calendar = [(int(groups.renovation[group]), int(group)) for group in mine]
        heapq.heapify(self.calendar)
        self.left_this_year = 0.0
        if model.runs("partners_decide") and self.calendar:
            model.in_month(self.calendar[0][0], self.renovate)

    def renovation_near(self, group: int, month: int) -> float:
        """The month of this complex's large renovation that lies nearest to a month."""
        cycle = int(self.model.parameters.corporation.renovation_cycle)
        first = int(self.model.place.groups.renovation[group])
        return first + cycle * max(0, round((month - first) / cycle))

    def new_year(self) -> None:
        """A new budget: homes that can leave gas by the corporation's own means this year; at most two years'."""
        c = self.model.parameters.corporation
        share = c.capacity if self.model.month >= LEVY_ENDS else c.capacity_before_2023
        # A complex is renovated whole, so room is saved up until the largest one fits.
        self.left_this_year = min(self.left_this_year + share * self.homes, max(2 * share * self.homes, self.largest))

    def renovate(self) -> None:
        """Renovate what is due: leave gas if no network is in sight, money suffices and tenants consent."""
        model = self.model
        cycle = int(model.parameters.corporation.renovation_cycle)
        while self.calendar and self.calendar[0][0] <= model.month:
            _, group = heapq.heappop(self.calendar)
            heapq.heappush(self.calendar, (model.month + cycle, group))
            self.renovate_complex(group)
        if self.calendar and self.calendar[0][0] < model.months:
            model.in_month(self.calendar[0][0], self.renovate)

    def renovate_complex(self, group: int) -> None:
        """Renovate one complex: new boilers, or off gas with consent."""
        model = self.model
        state = model.state
        rows = members_of(model, group)
        rows = rows[(state.heating[rows] == Heating.GAS) | (state.heating[rows] == Heating.HYBRID)]
        if len(rows) == 0:
            return
        able = rows[model.place.households.technical_route[rows]]
        waits = model.programme.network_expected(int(model.place.groups.sub_area[group]))
        if not waits and model.world.heat_pumps_offered and 0 < len(able) <= self.left_this_year:
            passed, yes, needed = vote(model, group)
            model.counts.ballots += 1
            model.counts.ballots_passed += passed
            if passed:
                self.left_this_year -= len(able)
                state.heating[able] = Heating.HEAT_PUMP
                state.left_month[able] = model.month
                state.cause[able] = Cause.RENOVATION
                pay_own_route(model, len(able))
                ties = model.place.ties
                tell_ties(able, 1, ties, state.seen)
                model.tell("renovation_heat_pump", self, len(able))
                return
            model.tell("ballot_failed", self, len(rows), yes=yes, needed=needed)
        model.tell("renovation_gas", self, len(rows))


class HeatSupplier(Partner):
    """The heat supplier: asks a share of homes, builds a source, and may walk away.

    Attributes:
        present: whether there is a supplier at all now.
        source_stands: whether the first heat source has been built.
        generation: how many suppliers there have been before; each asks shares of its own.
    """

    def __init__(self, model: HeatTransition, number: int) -> None:
        super().__init__(model, number, Text("het warmtebedrijf", "the heat supplier"))
        self.present = True
        self.source_stands = False
        self.generation = 0

    @property
    def available(self) -> bool:
        """Whether a campaign can begin with this supplier."""
        return self.present and self.committed

    def campaign_failed(self, unit: DecisionUnit) -> None:
        """After a failure the supplier may walk away, unless its source stands already."""
        model = self.model
        chance = model.rolls.uniform(_WALKS, unit.number * 100 + unit.failures, model.month)
        if self.source_stands or not self.present or chance >= model.parameters.supplier.walk_away:
            return
        self.present = False
        model.tell("supplier_leaves", self)
        model.schedule_event(self.another_comes, at=model.time + model.parameters.supplier.tender_months)

    def another_comes(self) -> None:
        """A tender brings another supplier."""
        self.present = True
        self.generation += 1
        self.model.tell("supplier_found", self)


def partners_decide(model: HeatTransition) -> None:
    """Votes, investments and works come at their own moment; here campaigns begin and years' budgets open."""
    if model.month % 12 == 0:
        for corporation in model.corporations.values():
            corporation.new_year()
    if not model.supplier.available or model.asks_own_route:
        return
    month, programme = model.month, model.programme
    if month < model.parameters.participation.first_contact_month or programme.interrupted:
        return
    for unit in model.units:
        if unit.phase == Phase.NO_OFFER and unit.ready and month >= unit.not_before and unit.homes_on_gas:
            if not programme.campaigns.has_room_for(unit):
                break  # in order: the next one in line waits for people, and those after it for their turn
            unit.begin_campaign()
            programme.campaigns.taken_on(unit)
