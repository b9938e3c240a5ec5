"""The model: a month is one tuple of named steps, over columns of households and a handful of institutions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

import mesa
import numpy as np
from mesa.time.events import Event
from numpy.typing import NDArray

from transitiesim.errors import InputError, whole_number
from transitiesim.kernels import kernel
from transitiesim.language import Text
from transitiesim.model.agents.liveability import Liveability, liveability_follows
from transitiesim.model.agents.office import Office, staff_come_and_go
from transitiesim.model.agents.partners import HeatSupplier, HousingCorporation, Partner, partners_decide
from transitiesim.model.agents.programme import Programme, programme_steers
from transitiesim.model.agents.resident_group import ResidentGroup
from transitiesim.model.agents.unit import DecisionUnit
from transitiesim.model.agents.world import World, world_changes
from transitiesim.model.arguments import check_kinds, checked_processes
from transitiesim.model.clock import Clock, advance
from transitiesim.model.connecting import homes_connect
from transitiesim.model.contacts import Rounds, staff_reach_out
from transitiesim.model.decisions import residents_decide
from transitiesim.model.measures import Changes
from transitiesim.model.moving import chances_of_types, households_move
from transitiesim.model.offers import fit_by_type, offer_of, values_of
from transitiesim.model.opinions import opinions_move
from transitiesim.model.resident import LiveResidents, Resident, Residents
from transitiesim.model.space import NeighbourhoodGrid
from transitiesim.model.state import Cause, State
from transitiesim.neighbourhood import NEVER, GroupKind, Heating, Neighbourhood
from transitiesim.parameters import Parameters
from transitiesim.randomness import Draws
from transitiesim.recording import Counts, EventLog, Recorder
from transitiesim.scenario import Scenario

LONGEST = 30_000  # months; the columns that hold a month go to 32,767, a boiler's life further on
SUPPLIER_NUMBER = 999  # partners are numbered; corporations from 0, the supplier apart
_NONE, _AT_START = int(Cause.NONE), int(Cause.AT_START)
OWN_ROUTE_PLANS = frozenset({"own_route", "green_gas", "demolition"})


def month_is_recorded(model: HeatTransition) -> None:
    """Write down what the recorder wants to know of this month."""
    model.recorder.record(model)


MONTH: tuple[Callable[[HeatTransition], None], ...] = (
    world_changes,
    staff_come_and_go,
    programme_steers,
    staff_reach_out,
    partners_decide,
    opinions_move,
    residents_decide,
    homes_connect,
    households_move,
    liveability_follows,
    month_is_recorded,
)


class HeatTransition(mesa.Model):
    """The heat transition of one neighbourhood, month by month from January 2019.

    `step()` (Mesa's) advances one month; `run_model()` goes on to the end. Institutions are ordinary agents in
    `agents`; residents are made when asked for, with `resident(i)` or `residents`, as views on the columns.

    Args:
        place: the neighbourhood, built or given.
        scenario: what is done and what is assumed; practice as the study found it when left out.
        parameters: numbers, as drawn for a replicate; the defaults when left out.
        seed: seed of all draws.
        on_values: drawn values of switches when on, by "code:path".
        processes: names of the month's steps to run; all but those the scenario switches off when left out.
        record: "yearly" or "monthly".
        ask_everybody: limiting case in which every household on gas is asked every month, tenants too.
        reversible: limiting case in which a signature is taken back when the value falls below the threshold.
        world_seed: seed of prices, for neighbourhoods that live in one world; `seed` when left out.
        months: limiting case with a run of another length than the scenario's, 1 to 30,000 months.
        own_place: whether the place is of this run alone, which then takes over its columns that change.
    """

    month: int  # the month that is under way: 0 is January 2019, -1 before the start
    time = Clock()

    def __init__(
        self,
        place: Neighbourhood,
        scenario: Scenario | None = None,
        parameters: Parameters | None = None,
        *,
        seed: int = 1,
        on_values: dict[str, float] | None = None,
        processes: Iterable[str] | None = None,
        record: str = "yearly",
        ask_everybody: bool = False,
        reversible: bool = False,
        world_seed: int | None = None,
        months: int | None = None,
        own_place: bool = False,
    ) -> None:
        check_kinds(place, scenario, parameters, ask_everybody=ask_everybody, reversible=reversible)
        seed = whole_number("seed", seed, 0, 2**63 - 1)
        super().__init__(rng=seed)
        self.running: bool = True
        self.seed = seed
        self.world_seed = seed if world_seed is None else whole_number("world_seed", world_seed, 0, 2**63 - 1)
        self.broken_off_in: int | None = None
        self.place = place
        self.scenario_file = scenario or PRACTICE
        self.months = self.scenario_file.months if months is None else whole_number("months", months, 1, LONGEST)
        on = checked_processes(processes)
        self.processes_on = frozenset(on - self.scenario_file.processes_off) | {"month_is_recorded"}
        self.steps_of_month = tuple(one for one in MONTH if one.__name__ in self.processes_on)
        self.rolls = Draws(seed)
        self.changes = Changes(self.scenario_file, parameters or Parameters(), on_values)
        self.practice, self.parameters = self.changes.practice, self.changes.at_start()
        self.switch_hours = (0.0, 0.0)
        self.ask_everybody, self.reversible = ask_everybody, reversible
        self.asks_own_route = place.heat_plan in OWN_ROUTE_PLANS

        self.rounds = Rounds(self)  # sorting takes room for a moment, so it comes before the columns are made
        self.state = State.at_start(place, take=own_place)
        self.counts = Counts()
        self.events = EventLog()
        self.mean_trust: list[float] = []
        self.phase_of_sub_area = np.zeros(place.sub_areas, np.uint8)
        self.asks_of_sub_area = np.full(place.sub_areas, self.asks_own_route)
        self.fixedness_of_sub_area = np.zeros(place.sub_areas)
        self.pipe_of_street = np.zeros(place.streets, np.uint8)
        self.quorum_missed = np.zeros(len(place.groups), np.bool_)
        self.fit_of_type = np.full(5, self.parameters.acceptance.offer_fit)
        self.type_chances = chances_of_types(self)
        self.on_gas_at_start = int((self.state.heating <= Heating.HYBRID).sum())
        planned = place.households.demolition
        self.demolition_months = frozenset(np.unique(planned[planned < NEVER]).tolist())
        self.works_carried_over = 0.0
        self.joint_contacts_seen = 0
        self._alive_residents = LiveResidents()
        self._space: NeighbourhoodGrid | None = None
        self.standing_offer: tuple[Parameters, tuple[float, ...]] | None = None
        self._type_shares: tuple[int, NDArray[np.float64]] = (-1000, np.zeros(5))

        self.world = World(self)
        self.programme = Programme(self)
        self.office = Office(self)
        self.programme.begin()
        self.office.begin()
        owners = np.unique(place.groups.owner[place.groups.kind == GroupKind.COMPLEX]).tolist()
        self.corporations = {k: HousingCorporation(self, k) for k in owners}
        self.supplier = HeatSupplier(self, SUPPLIER_NUMBER)
        self.partners: tuple[Partner, ...] = (*self.corporations.values(), self.supplier)
        parts = np.array_split(
            np.arange(place.sub_areas), min(place.sub_areas, int(self.parameters.programme.decision_units))
        )
        self.units = [DecisionUnit(self, k, part) for k, part in enumerate(parts)]
        self._unit_of = {int(area): unit for unit in self.units for area in unit.sub_areas}
        self.liveability = Liveability(self)
        self.resident_group = ResidentGroup(self)
        self.programme.assess_readiness()
        self.offer = offer_of(self)
        self.recorder = Recorder(self, record)

    def runs(self, process: str) -> bool:
        """Whether a step of the month is switched on."""
        return process in self.processes_on

    def step(self) -> None:
        """One month, in the order of `MONTH`."""
        self.changes.apply(self)
        self.office.count_hours(*self.switch_hours)
        if self.runs("programme_steers"):
            self.fit_of_type = fit_by_type(self)
        self.offer = offer_of(self)
        for one in self.steps_of_month:
            one(self)
        if self.month >= self.months - 1:
            self.running = False

    def _advance_time(self, until: float) -> None:
        """As Mesa moves time, to the end of the run and no further; a run that broke off cannot go on."""
        if self.broken_off_in is not None:
            where = self.broken_off_in
            what = Text(f"de run is afgebroken in maand {where}", f"the run was broken off in month {where}")
            raise InputError("step", what, Text("een nieuw model", "a new model"))
        if self.time >= self.months:
            ended = Text("de run is afgelopen", "the run has ended")
            raise InputError("step", ended, Text(f"{self.months} maanden", f"{self.months} months"))
        if until <= self.time:
            super()._advance_time(until)  # Mesa says what is wrong with that
            return
        try:
            advance(self, min(until, self.months))
        except BaseException:
            self.broken_off_in = self.month
            raise

    def in_month(self, month: int, method: Callable[[], None]) -> Event:
        """Schedule a method in the middle of a month (before its steps), or soon when the month is under way."""
        at = month + 0.5
        event: Event = self.schedule_event(method, at=at if at > self.time else self.time)
        return event

    def tell(self, kind: str, actor: Any, homes: int = 0, place: str | None = None, **values: object) -> None:
        """Book an event; `homes` is what `{homes}` in its sentence stands for."""
        where = place if place is not None else getattr(actor, "place", "all")
        name = type(actor).__name__ if actor is not None else "Office"
        self.events.add(max(0, self.month), name, kind, str(where), homes=homes, **values)

    def unit_of(self, sub_area: int) -> DecisionUnit:
        """The decision unit that a sub-area belongs to."""
        return self._unit_of[sub_area]

    def adopted_count(self) -> int:
        """Households that signed or left gas."""
        heating = self.state.heating
        adopted = (heating == Heating.SIGNED) | (heating == Heating.HEAT_PUMP)
        return int((adopted | (heating == Heating.DISTRICT_HEAT) | (heating == Heating.NEW_BUILD)).sum())

    def left_gas(self) -> NDArray[np.bool_]:
        """Homes that left gas since the start and stand, new build included; length n."""
        cause = self.state.cause
        left: NDArray[np.bool_] = (cause != Cause.NONE) & (cause != Cause.AT_START)
        return left

    def left_gas_by_sub_area(self) -> NDArray[np.int64]:
        """How many homes of each sub-area left gas since the start and stand; length of the sub-areas."""
        return _left_gas(self.state.cause, self.place.households.sub_area, self.place.sub_areas)

    @cached_property
    def span_of_sub_area(self) -> NDArray[np.int64]:
        """First row and the row after the last of each sub-area, shape (sub-areas, 2).

        Generated homes of a sub-area lie together, so that who needs them need not look at all homes. Columns of
        one's own may lie otherwise; then there are rows of others in between.
        """
        of, n = self.place.households.sub_area, len(self.place.households)
        spans = np.zeros((self.place.sub_areas, 2), np.int64)
        spans[of[::-1], 0] = np.arange(n - 1, -1, -1)  # of the rows of a sub-area the last one written stays
        spans[of, 1] = np.arange(1, n + 1)
        return spans

    def committed_everywhere(self) -> int:
        """Homes that signed or are on the network, over all units together."""
        heating = self.state.heating
        return int(((heating == Heating.SIGNED) | (heating == Heating.DISTRICT_HEAT)).sum())

    def type_shares(self) -> NDArray[np.float64]:
        """Share of each resident type in the neighbourhood, length 5; counted again once a year."""
        if self.month - self._type_shares[0] >= 12:
            counts = np.bincount(self.state.resident_type, minlength=5)
            self._type_shares = (self.month, counts / max(1, len(self.state.resident_type)))
        return self._type_shares[1]

    def network_values(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """Value V of the network offer for the given households now, in logits."""
        return values_of(self, rows)

    def resident(self, i: int) -> Resident:
        """The resident household in row `i`, as an agent that looks at the columns."""
        n = len(self.place.households)
        if not -n <= i < n:
            raise IndexError(f"resident {i} does not exist; there are {n}, from 0")
        return self._alive_residents.of(self, i % n)

    @property
    def residents(self) -> Residents:
        """All resident households as an agent set over the columns; not part of `agents`, so looking is free.

        A fresh set each time, so that changing one in place leaves the others as they are.
        """
        return Residents(self)

    @property
    def space(self) -> NeighbourhoodGrid:
        """The grid with its property layers as they are now; made at the first look."""
        if self._space is None:
            self._space = NeighbourhoodGrid(self)
            return self._space
        return self._space.look()

    def run_model(self) -> None:
        """Go on to the end of the run; nothing happens when it is there already."""
        if self.time < self.months:
            self.run_until(self.months)


@kernel
def _left_gas(cause: NDArray[np.uint8], sub_area: NDArray[np.uint16], sub_areas: int) -> NDArray[np.int64]:
    count = np.zeros(sub_areas, np.int64)
    for i in range(len(cause)):
        count[sub_area[i]] += cause[i] != _NONE and cause[i] != _AT_START
    return count


PRACTICE = Scenario("baseline", title=Text("Praktijk", "Practice"))
