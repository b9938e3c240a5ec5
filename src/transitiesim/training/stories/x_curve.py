"""The X-curve: what is built up, what breaks down, and how a transition falls back or locks in."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

from transitiesim.analysis.phases import ACCELERATION_FROM
from transitiesim.language import Text
from transitiesim.training.stories import courses
from transitiesim.training.stories.controls import Settings
from transitiesim.training.stories.courses import Courses, Runs, lead_of

CONTROLS = (
    courses.PLACE,
    courses.DO,
    courses.SETBACK,
    dataclasses.replace(courses.RANK, usual=2),
)
LEAST = 0.10


class Fate(StrEnum):
    """How a course has gone by the end."""

    THROUGH = "through"
    FELL_BACK = "fell_back"
    LOCKED_IN = "locked_in"
    STOOD_STILL = "stood_still"

    @property
    def text(self) -> Text:
        """The fate in words."""
        return {
            Fate.THROUGH: Text("in versnelling: het oude breekt af", "accelerating: the old breaks down"),
            Fate.FELL_BACK: Text("teruggevallen: opgebouwd en weer verloren", "fell back: built up and lost again"),
            Fate.LOCKED_IN: Text("vastgelopen: opgebouwd, maar het oude blijft", "locked in: built up, the old stays"),
            Fate.STOOD_STILL: Text("stilgestaan: weinig opgebouwd", "stood still: little built up"),
        }[self]


@dataclass(frozen=True, slots=True)
class Cross:
    """Where the lines of one course stand to each other.

    Attributes:
        year: first year that ends with more built up than is still on gas; None when there is none.
        fate: how it has gone.
        peak: highest build-up.
        peaked: year that ends with it, for the first time.
    """

    year: int | None
    fate: Fate
    peak: float
    peaked: int


def jobs(settings: Settings) -> dict[str, Runs]:
    """What was chosen, with the setback and without."""
    place, doing = settings["place"], settings["doing"]
    return {
        "courses": Runs(place, courses.scenario_of(doing, settings["setback"])),
        "calm": Runs(place, courses.scenario_of(doing)),
    }


def cross(found: Courses, one: int) -> Cross:
    """The lines of a course.

    A course is through when it ends in the phase of acceleration or later. Of the others, one in which latent
    capital rose by at least a tenth is locked in, or has fallen back when half of that rise was lost again.
    """
    built, left = found.built[one], found.left[one]
    crossed = [year for year, new, gone in zip(found.years, built, left, strict=True) if new >= 1.0 - gone]
    peak, rise = max(built), max(built) - built[0]
    if left[-1] >= ACCELERATION_FROM:
        fate = Fate.THROUGH
    elif rise < LEAST:
        fate = Fate.STOOD_STILL
    else:
        fate = Fate.FELL_BACK if peak - built[-1] >= rise / 2 else Fate.LOCKED_IN
    return Cross(crossed[0] if crossed else None, fate, peak, found.years[built.index(peak)])


def fates(found: Courses) -> dict[Fate, int]:
    """Number of courses with each fate."""
    all_of_them = [cross(found, one).fate for one in range(len(found))]
    return {fate: all_of_them.count(fate) for fate in Fate}


def leads(found: Courses) -> list[float]:
    """Years by which build-up comes before homes, for the courses in which both rose."""
    return sorted(lead for one in found.halfway if (lead := lead_of(one)) == lead)
