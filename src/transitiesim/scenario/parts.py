"""What a scenario is made of: measures, values set by hand, assumptions about the world, steps switched off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from transitiesim.language import Text

PROCESSES = (
    "world_changes",
    "staff_come_and_go",
    "programme_steers",
    "staff_reach_out",
    "partners_decide",
    "opinions_move",
    "residents_decide",
    "homes_connect",
    "households_move",
    "liveability_follows",
)
"""The steps of a month that a scenario may switch off, in their order; recording always goes on."""

PROCESS_NAMES = {
    "world_changes": Text("prijzen, beleid en wereld veranderen", "prices, policy and the world change"),
    "staff_come_and_go": Text("medewerkers komen en gaan", "staff come and go"),
    "programme_steers": Text("het programma stuurt bij", "the programme steers"),
    "staff_reach_out": Text("medewerkers zoeken bewoners op", "staff reach out to residents"),
    "partners_decide": Text("partners besluiten", "partners decide"),
    "opinions_move": Text("meningen veranderen door praten", "opinions move by talk"),
    "residents_decide": Text("bewoners beslissen", "residents decide"),
    "homes_connect": Text("woningen worden aangesloten", "homes are connected"),
    "households_move": Text("huishoudens verhuizen", "households move"),
    "liveability_follows": Text("de leefbaarheid volgt", "liveability follows"),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One part of a recommendation that is switched on.

    Attributes:
        code: number of the part, such as "5.3".
        strength: 0 (as in practice) to 1 (fully).
        start: month in which it starts; 0 is January 2019.
    """

    code: str
    strength: float = 1.0
    start: int = 0


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A declared parameter that is set by hand.

    Attributes:
        path: dotted name, such as "trust.gain".
        value: the value, in the unit of the parameter.
        start: month from which it holds; 0 is the whole run.
    """

    path: str
    value: float
    start: int = 0


@dataclass(frozen=True, slots=True)
class PriceShock:
    """A period in which gas costs more, or less, than it would have.

    Attributes:
        start: first month.
        factor: times the price without the shock, 0.2 to 5.
        months: how long it lasts, 1 to 120 months.
    """

    start: int
    factor: float
    months: int


EventKind = Literal["pandemic", "election", "departure"]
EVENT_KINDS: tuple[EventKind, ...] = ("pandemic", "election", "departure")
"""What can be made to happen: a further pandemic, an election outside the calendar, the project leader leaves."""


@dataclass(frozen=True, slots=True)
class WorldEvent:
    """Something that happens in a month that the scenario names, apart from what happens by itself.

    Attributes:
        start: month in which it happens.
        kind: "pandemic" cuts contacts as long as the first one did; "election" is one outside the calendar, such as
            after a merger of municipalities; in a "departure" the project leader leaves, if the post is filled.
    """

    start: int
    kind: EventKind


@dataclass(frozen=True, slots=True)
class Mandate:
    """The municipality designates the neighbourhood and sets an end date for gas.

    Attributes:
        designated: month of the designation.
        end_of_gas: month in which gas ends, at least twelve months later.
    """

    designated: int
    end_of_gas: int


@dataclass(frozen=True, slots=True)
class World:
    """Assumptions about the world outside the neighbourhood.

    Attributes:
        pandemic: whether the months of the pandemic cut contacts.
        price_history: whether gas prices of 2021 and 2022 are as they were; without, there is no shock.
        elections: whether elections can interrupt the programme.
        heat_pumps: whether homes can get a heat pump of their own; without, only a heat network is on offer.
        price_shocks: further shocks of the gas price; they may overlap.
        mandate: an obligation to leave gas, if there is one.
        events: what is made to happen in a given month, on top of the above.
    """

    pandemic: bool = True
    price_history: bool = True
    elections: bool = True
    heat_pumps: bool = True
    price_shocks: tuple[PriceShock, ...] = ()
    mandate: Mandate | None = None
    events: tuple[WorldEvent, ...] = ()
