"""Too fast from the blocks: those who look before they leap begin later, and have to begin again less often.

What is followed is the plan: how much of it is settled, month by month. A plan that turns out to rest on the wrong
approach has to be redone for a part, and then it falls back.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from transitiesim.language import Text
from transitiesim.neighbourhood import read_facts
from transitiesim.running import draw_numbers, model_of
from transitiesim.scenario import Scenario, read_scenario
from transitiesim.training.stories.controls import Control, Job, Settings

SEED = 1
REPLICATES = 20
MONTHS = 180
EVERY = 3

CONTROLS = (
    Control(
        "place",
        Text("Wijk", "Neighbourhood"),
        ("gillisbuurt", "selwerd"),
        usual=1,
        labels=(Text("Gillisbuurt (klein)", "Gillisbuurt (small)"), Text("Selwerd (groot)", "Selwerd (large)")),
        slider=False,
    ),
    Control(
        "reflection",
        Text("Bezinning vooraf (1.2)", "Reflection beforehand (1.2)"),
        (0.5, 1.0),
        usual=1,
        labels=(Text("half: drie maanden", "half: three months"), Text("heel: zes maanden", "full: six months")),
        slider=False,
    ),
    Control(
        "units",
        Text("Het plan maken voor", "Make the plan for"),
        (False, True),
        usual=0,
        labels=(Text("de hele wijk tegelijk", "the whole at once"), Text("deelgebieden (6.2)", "sub-areas (6.2)")),
        slider=False,
    ),
    Control(
        "course",
        Text("Laat één loop van de gebeurtenissen zien", "Show one course of events"),
        tuple(range(REPLICATES + 1)),
        labels=(
            Text("geen", "none"),
            *(Text(f"nummer {one + 1}", f"number {one + 1}") for one in range(REPLICATES)),
        ),
        light=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Plans:
    """How far the plan is, every three months, in every run.

    Attributes:
        months: moments, in months after the start.
        settled: share of the plan that is settled, a tuple of moments for every run.
        restarts: number of times that a plan had to be redone, for every run.
    """

    months: tuple[int, ...]
    settled: tuple[tuple[float, ...], ...]
    restarts: tuple[int, ...]

    @property
    def mean(self) -> tuple[float, ...]:
        """Mean over the runs."""
        return tuple(np.mean(self.settled, axis=0).tolist())


@dataclass(frozen=True, slots=True)
class Crossing:
    """How two courses compare.

    Attributes:
        behind: largest lead of haste, and the month in which it has it.
        ahead: largest lead of reflection after that, and the month in which it has it.
        crosses: month from which reflection is ahead for the first time after its largest arrears; None if never.
        redone: mean number of restarts with haste and with reflection.
    """

    behind: tuple[float, int]
    ahead: tuple[float, int]
    crosses: int | None
    redone: tuple[float, float]


def jobs(settings: Settings) -> dict[str, Job]:
    """The plan with haste and with reflection."""
    place, units = settings["place"], settings["units"]
    return {
        "haste": Job(plans, (place, 0.0, units)),
        "reflection": Job(plans, (place, settings["reflection"], units)),
    }


def scenario_of(reflection: float, units: bool) -> Scenario:
    """Practice, with so much reflection."""
    base = dataclasses.replace(read_scenario("baseline"), months=MONTHS)
    base = base.with_measures("6.2") if units else base
    return base.with_measures("1.2", strength=reflection) if reflection else base


def plans(place: str, reflection: float, units: bool) -> Plans:
    """Run the years in which plans are made."""
    scenario, facts = scenario_of(reflection, units), read_facts(place)
    months = tuple(range(EVERY, MONTHS + 1, EVERY))
    lines, restarts = [], []
    for replicate in range(REPLICATES):
        model = model_of(draw_numbers(facts, SEED, replicate), scenario)
        line = []
        for month in months:
            model.run_until(month)
            line.append(float(model.fixedness_of_sub_area.mean()))
        lines.append(tuple(line))
        restarts.append(int(model.counts.false_starts))
    return Plans(months, tuple(lines), tuple(restarts))


def crossing(haste: Plans, reflection: Plans) -> Crossing:
    """Where the mean course of reflection falls behind, and where it comes ahead."""
    lead = np.asarray(reflection.mean) - np.asarray(haste.mean)
    low = int(np.argmin(lead))
    later = lead[low:]
    high = low + int(np.argmax(later))
    ahead = np.flatnonzero(later > 0)
    return Crossing(
        (float(-lead[low]), haste.months[low]),
        (float(lead[high]), haste.months[high]),
        haste.months[low + int(ahead[0])] if len(ahead) else None,
        (float(np.mean(haste.restarts)), float(np.mean(reflection.restarts))),
    )
