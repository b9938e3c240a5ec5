"""Whole courses of a neighbourhood, from 2019 to the end of 2050: what several stories are about."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from transitiesim.analysis import GAS_FREE, values
from transitiesim.analysis.under_the_radar import half_rise, latent_capital
from transitiesim.language import Text
from transitiesim.results import Results
from transitiesim.running import run
from transitiesim.scenario import EventKind, PriceShock, Scenario, WorldEvent, read_scenario
from transitiesim.training.stories.controls import Control

SEED = 1
REPLICATES = 20
PEOPLE_FIRST = ("4.3", "5.2", "6.2", "1.2", "7.1", "5.1", "5.4", "6.1", "5.3")
DOING: dict[str, tuple[str, ...]] = {
    "practice": (),
    "people": PEOPLE_FIRST,
    "all": ("1", "2", "3", "4", "5", "6", "7"),
}
SETBACK_YEAR = 2030
PRICE_FACTOR, PRICE_MONTHS = 1.8, 18
SETBACKS: tuple[str, ...] = ("none", "departure", "election", "pandemic", "dear")
PLACE = Control(
    "place",
    Text("Wijk", "Neighbourhood"),
    ("gillisbuurt", "selwerd"),
    labels=(Text("Gillisbuurt, Delft", "Gillisbuurt, Delft"), Text("Selwerd, Groningen", "Selwerd, Groningen")),
    slider=False,
)
DO = Control(
    "doing",
    Text("Wat er gebeurt", "What is done"),
    tuple(DOING),
    usual=2,
    labels=(
        Text("de praktijk van de studie", "practice of the study"),
        Text("eerst de mensen", "people first"),
        Text("alle zeven aanbevelingen", "all seven recommendations"),
    ),
    slider=False,
)
SETBACK = Control(
    "setback",
    Text(f"Tegenslag in {SETBACK_YEAR}", f"Setback in {SETBACK_YEAR}"),
    SETBACKS,
    labels=(
        Text("geen", "none"),
        Text("de projectleider vertrekt", "the project leader leaves"),
        Text("extra verkiezingen", "extra elections"),
        Text("pandemie", "pandemic"),
        Text("gas anderhalf jaar duur", "dear gas for a year and a half"),
    ),
    slider=False,
)
RANK = Control(
    "rank",
    Text("Welke loop van de gebeurtenissen", "Which course of events"),
    (0.0, 0.25, 0.5, 0.75, 1.0),
    usual=4,
    labels=(
        Text("die het minst ver komt", "the one that gets least far"),
        Text("op een kwart", "at a quarter"),
        Text("de middelste", "the middle one"),
        Text("op driekwart", "at three quarters"),
        Text("die het verst komt", "the one that gets furthest"),
    ),
    light=True,
)


@dataclass(frozen=True, slots=True)
class Courses:
    """Some courses of one scenario; shares, the first year is the start (end of 2018).

    Attributes:
        years: whose end was recorded.
        left: share of the homes on gas at the start that left gas, a tuple of years for every course.
        built: latent capital, likewise.
        hybrid: share of the homes with a hybrid heat pump in the last year, for every course.
        halfway: for every course the years until half of the largest rise, of latent capital and of homes; not a
            number where there is no rise to speak of.
    """

    years: tuple[int, ...]
    left: tuple[tuple[float, ...], ...]
    built: tuple[tuple[float, ...], ...]
    hybrid: tuple[float, ...]
    halfway: tuple[tuple[float, float], ...]

    def __len__(self) -> int:
        """Number of courses."""
        return len(self.left)

    def ranked(self, rank: float) -> int:
        """The course that stands at a place between the one that gets least far (0) and furthest (1)."""
        order = sorted(range(len(self)), key=lambda one: (self.left[one][-1], sum(self.left[one]), one))
        return order[round(rank * (len(self) - 1))]

    def middle(self, name: str) -> tuple[float, ...]:
        """Middle of "left" or "built" over the courses, year by year."""
        return tuple(np.median(np.asarray(getattr(self, name)), axis=0).tolist())


def scenario_of(doing: str, setback: str = "none", *, codes: tuple[str, ...] = ()) -> Scenario:
    """What is done, in a world with a setback.

    Args:
        doing: key of `DOING`.
        setback: one of `SETBACKS`.
        codes: further recommendations or parts.
    """
    base = read_scenario("baseline")
    wanted = (*DOING[doing], *codes)
    scenario = base.with_measures(*wanted) if wanted else base
    return with_setback(scenario, setback, SETBACK_YEAR)


def with_setback(scenario: Scenario, setback: str, year: int) -> Scenario:
    """The same in a world with a setback in January of a year."""
    month, world = 12 * (year - 2019), scenario.world
    kinds: tuple[EventKind, ...] = ("departure", "election", "pandemic")
    for kind in kinds:
        if setback == kind:
            world = dataclasses.replace(world, events=(*world.events, WorldEvent(month, kind)))
    if setback == "dear":
        shock = PriceShock(month, PRICE_FACTOR, PRICE_MONTHS)
        world = dataclasses.replace(world, price_shocks=(*world.price_shocks, shock))
    return dataclasses.replace(scenario, world=world)


@dataclass(frozen=True, slots=True)
class Runs:
    """Whole runs of a scenario, numbered and drawn as everywhere.

    Attributes:
        place: id of the neighbourhood.
        scenario: the scenario.
    """

    place: str
    scenario: Scenario

    def done(self) -> Courses:
        """Run them here and now, as `transitiesim run` does."""
        return courses_of(run(self.scenario, self.place, replicates=REPLICATES, seed=SEED, threads=1))


def courses_of(results: Results) -> Courses:
    """The courses in results that hold one scenario in one neighbourhood."""
    left, built = values(results, GAS_FREE), latent_capital(results)
    hybrid = values(results, "hybrid").iloc[:, -1] / values(results, "on_gas_start").iloc[:, -1]
    monthly = (latent_capital(results, by_month=True), values(results, GAS_FREE, by_month=True))
    halves = [half_rise(one).to_numpy() for one in monthly]
    return Courses(
        tuple(int(year) for year in left.columns),
        _rows(left),
        _rows(built),
        tuple(float(one) for one in hybrid),
        tuple((float(one), float(two)) for one, two in zip(*halves, strict=True)),
    )


def lead_of(one: tuple[float, float]) -> float:
    """Years by which build-up comes before homes; not a number where either never rose."""
    return one[1] - one[0] if math.isfinite(one[0]) and math.isfinite(one[1]) else math.nan


def _rows(wide: pd.DataFrame) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(map(float, row)) for row in wide.to_numpy())
