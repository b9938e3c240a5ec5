"""The model with its residents as plain Mesa agents: the same rules and draws, one Python object per household.

Institutions are the real ones and look at the columns, so the columns are brought up to date around them. What this
shows is that the compiled kernels do what the rules say, household by household.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from oracle.household import CHANGING, Household, rounded
from transitiesim.model import HeatTransition, ballots
from transitiesim.model.agents import resident_group, world
from transitiesim.model.connecting import _demolish, _oblige
from transitiesim.model.contacts import approach_of
from transitiesim.model.decisions import LIVE
from transitiesim.model.spending import pay_connections, pay_own_route
from transitiesim.model.state import Answer
from transitiesim.neighbourhood import Heating, Tenure
from transitiesim.randomness import Draws
from transitiesim.rules.offer import heat_pump_saving, network_saving
from transitiesim.rules.outreach import can_be_reached
from transitiesim.rules.trust import bill_rise_severity, loss_of_bad_experience, silence_decay_in_practice


class PlainTransition(HeatTransition):
    """The heat transition with a Python object for every household; ties must be given, not complete.

    Attributes:
        households: all of them, by row.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        assert not self.place.ties.complete
        n, ties = len(self.place.households), self.place.ties
        self.households = [Household(self, row) for row in range(n)]
        for row, one in enumerate(self.households):
            one.ties = [self.households[j] for j in ties.other[ties.start[row] : ties.start[row + 1]].tolist()]
        self.asked_this_month: list[Household] = []
        self.silence = self.worn = 0.0
        self.trusts: list[float] = []
        plain = {
            one.__name__: one
            for one in (staff_reach_out, opinions_move, residents_decide, homes_connect, households_move)
        }
        self.steps_of_month = tuple(self._in_step(plain.get(one.__name__), one) for one in self.steps_of_month)

    def _in_step(self, plain: Callable[[Any], None] | None, original: Callable[[Any], None]) -> Callable[[Any], None]:
        if plain is None:
            return original

        def between(model: PlainTransition) -> None:
            model.load()
            plain(model)
            model.store()

        return between

    def load(self) -> None:
        """What institutions wrote in the columns, told to the households."""
        for name in CHANGING:
            for one, value in zip(self.households, getattr(self.state, name).tolist(), strict=True):
                setattr(one, name, value)

    def store(self) -> None:
        """What households became, written in the columns that institutions look at."""
        for name in CHANGING:
            column = getattr(self.state, name)
            column[:] = [getattr(one, name) for one in self.households]


@contextmanager
def plain_votes() -> Iterator[None]:
    """Votes, bills and the search for new members worked out in plain Python too."""
    with (
        mock.patch.object(ballots, "count_votes", count_votes),
        mock.patch.object(world, "bills_rise", bills_rise),
        mock.patch.object(resident_group, "_first_reached", first_reached),
    ):
        yield


def staff_reach_out(model: PlainTransition) -> None:
    model.asked_this_month.clear()
    model.store()
    model.resident_group.come_and_go()
    model.load()
    hours, participation, rounds = model.office.outreach_hours, model.parameters.participation, model.rounds
    if model.month < participation.first_contact_month or hours <= 0.0:
        return
    campaign = (model.phase_of_sub_area == 1).tolist()
    where = campaign if any(campaign) else [True] * len(campaign)
    step = max(1, len(model.households) // int(participation.round_months))
    step = max(1, round(step * (2 if any(campaign) else 1) * model.world.contact_factor))
    shares = (1.0 - participation.clustering, participation.clustering)
    for kind, share in enumerate(shares):
        if share > 0.0:
            _walk(model, kind, hours * share, max(1, round(step * share)), where)
    rounds.asked_count = 0


def _walk(model: PlainTransition, kind: int, hours: float, steps: int, where: list[bool]) -> None:
    """One round, from where it stopped, until its steps or hours are over or it is back where it began."""
    how, office, rounds = approach_of(model), model.office, model.rounds
    order, n = rounds.order(kind), len(model.households)
    used, walked, looked = 0.0, 0, 0
    while walked < steps and looked < n and used < hours:
        here = rounds.places[kind]
        one = model.households[order[here]]
        rounds.places[kind] = (here + 1) % n
        looked += 1
        if not where[one.sub_area] or one.last_contact == model.month or one.heating == Heating.DEMOLISHED:
            continue
        walked += 1
        post = one.street % office.posts_outreach
        if not office.filled_outreach[post]:
            continue
        takes, outcome = one.contacted(how, post, used, hours)
        if outcome == "later":
            rounds.places[kind] = here
            break
        used += takes
        if outcome == "contact":
            model.counts.contacts += 1
            model.counts.clustered_contacts += kind
    model.counts.hours_outreach += used


def opinions_move(model: PlainTransition) -> None:
    trust = model.parameters.trust
    model.silence = silence_decay_in_practice(
        trust.silence_decay, model.practice.trust.silence_decay, model.office.outreach_filled_share()
    )
    model.worn = 0.0
    model.trusts.clear()
    for one in model.households:
        one.talk()
    for one in model.households:
        one.settle()
    model.counts.trust_worn_by_silence += model.worn / len(model.households)
    model.mean_trust.append(sum(model.trusts) / len(model.trusts))


def residents_decide(model: PlainTransition) -> None:
    asked = list(model.asked_this_month)
    known = {one.row for one in asked}
    for one in model.households:
        on_gas = one.heating in {Heating.GAS, Heating.HYBRID}
        if one.next_moment <= model.month and one.tenure == Tenure.OWNER and on_gas and one.row not in known:
            asked.append(one)
    hybrids = sum(one.hybrid for one in asked)
    adopted = [one for one in asked if one.decide()]
    for one in adopted:
        one.tell(1)
    pumps = sum(one.heating == Heating.HEAT_PUMP for one in adopted)
    hybrids = sum(one.hybrid for one in asked) - hybrids
    pay_own_route(model, pumps, hybrids)
    model.counts.heat_pumps += pumps
    model.counts.hybrids += hybrids


def homes_connect(model: PlainTransition) -> None:
    for one in model.households:
        one.end_cooking_gas()
    model.store()
    _demolish(model)
    obliged = model.world.mandate is not None and model.month >= model.world.mandate.end_of_gas
    live = (model.phase_of_sub_area == LIVE).tolist()
    model.load()
    if not obliged and not any(live):
        return
    model.works_carried_over += model.parameters.supplier.connections_per_month
    capacity = int(model.works_carried_over)
    model.works_carried_over -= capacity
    if obliged:
        capacity -= _oblige(model, capacity)
        model.load()
    if any(live):
        waiting = [one for one in model.households if one.heating == Heating.SIGNED and live[one.sub_area]]
        for one in waiting[: max(0, capacity)]:
            one.connect()
        connected = len(waiting[: max(0, capacity)])
        model.counts.connected += connected
        pay_connections(model, connected)


def households_move(model: PlainTransition) -> None:
    for one in [one for one in model.households if one.move()]:
        one.tell(-1)


def count_votes(model: PlainTransition, group: int, reach: float) -> tuple[int, int, int]:
    """In plain Python: yes votes, members reached and members who count."""
    model.load()
    yes = reached = counted = 0
    for row in ballots.members_of(model, group).tolist():
        one = model.households[row]
        if one.heating > Heating.HYBRID:
            continue
        counted += 1
        if one.reach >= reach and one.last_contact < 0:
            continue
        reached += 1
        willing = one.accepts_network(one.share)
        yes += willing
        one.asked, one.answer = model.month, int(Answer.YES if willing else Answer.NO)
    model.counts.votes_cast += reached
    model.store()
    return yes, reached, counted


def bills_rise(model: PlainTransition, rise: float) -> None:
    """In plain Python: trust lost by those whose bill an offer would not lower."""
    trust = model.parameters.trust
    saving_of = heat_pump_saving if model.asks_own_route else network_saving
    model.load()
    for one in model.households:
        if not model.asks_of_sub_area[one.sub_area] or one.heating > Heating.HYBRID:
            continue
        if saving_of(model.offer, one.gas_m3) <= 0.0:
            severity = bill_rise_severity(trust.bill_rise, rise, one.bill_stress)
            lost = loss_of_bad_experience(trust.gain, trust.asymmetry, severity, trust.explanation)
            one.trust_programme = rounded(one.trust_programme * (1.0 - lost))
    model.store()


def first_reached(
    seed: int,
    first_try: int,
    reach: float,
    hard_weight: float,
    heating: NDArray[np.uint8],
    resident_type: NDArray[np.uint8],
    reach_of: NDArray[np.float32],
) -> int:
    """In plain Python: the first of twelve drawn households that can be reached, or -1."""
    for k in range(resident_group._TRIES):
        household = int(Draws(seed).uniform(resident_group._WHO, first_try + k) * len(heating))
        if heating[household] == Heating.DEMOLISHED:
            continue
        if can_be_reached(float(reach_of[household]), reach, bool(resident_type[household] > 0), hard_weight):
            return household
    return -1
