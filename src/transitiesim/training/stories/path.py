"""Why the path is not a line: the four phases on one course of events."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from transitiesim.analysis import Phase, phase_of
from transitiesim.analysis.phases import TAKE_OFF_FROM
from transitiesim.language import Text
from transitiesim.training.stories import courses
from transitiesim.training.stories.controls import Control, Settings
from transitiesim.training.stories.courses import Courses, Runs

UNTIL = tuple(range(2019, 2051))
CONTROLS = (
    courses.PLACE,
    courses.DO,
    courses.RANK,
    Control(
        "until",
        Text("Laat zien tot en met", "Show until"),
        UNTIL,
        usual=UNTIL.index(2028),
        light=True,
    ),
)
FASTEST = 5  # years


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of one path.

    Attributes:
        end: share that has left gas at the end.
        phases: phase at the end of every year after the start.
        half_takes: years in which the middle half of the way is covered, from a quarter to three quarters of the end;
            a straight line takes half of all years.
        fastest: largest rise in `FASTEST` years, over that of a straight line to the same end.
        half_way: share that had left gas half-way through the years.
    """

    end: float
    phases: tuple[Phase, ...]
    half_takes: float
    fastest: float
    half_way: float

    @property
    def years_in(self) -> dict[Phase, int]:
        """Number of years in each phase."""
        return {phase: self.phases.count(phase) for phase in Phase}

    @property
    def moved(self) -> bool:
        """Whether it ever left the first phase; of the others there is no shape to speak of."""
        return self.end >= TAKE_OFF_FROM


def jobs(settings: Settings) -> dict[str, Runs]:
    """The courses of what was chosen."""
    return {"courses": Runs(settings["place"], courses.scenario_of(settings["doing"]))}


def shape(path: tuple[float, ...]) -> Shape:
    """The shape of a path; the first value is the start."""
    line, years = np.asarray(path), len(path) - 1
    end = float(line[-1])
    highest = np.maximum.accumulate(line)
    if end <= 0.0:
        return Shape(end, tuple(phase_of(one) for one in path[1:]), math.nan, math.nan, float(line[years // 2]))
    moments = [float(np.interp(part * end, *_rising(highest))) for part in (0.25, 0.75)]
    rises = line[FASTEST:] - line[:-FASTEST]
    return Shape(
        end,
        tuple(phase_of(one) for one in path[1:]),
        moments[1] - moments[0],
        float(rises.max() / (FASTEST * end / years)),
        float(line[years // 2]),
    )


def shapes(found: Courses) -> list[Shape]:
    """The shapes of all courses that moved."""
    return [one for one in map(shape, found.left) if one.moved]


def _rising(highest: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[list[float], list[int]]:
    """Highest share so far and the first year in which it stood there, so that it can be turned around."""
    first = [place for place in range(len(highest)) if place == 0 or highest[place] > highest[place - 1]]
    return [float(highest[place]) for place in first], first
