"""Trust is lost faster than it is won: promise, break, repair.

A neighbourhood in which only staff reach out and residents talk; nobody moves and nothing is built, so that nothing
but contact, talk and silence moves trust. In one month the municipality breaks its word, by the event with which the
model breaks a promise in every run: the announced month has come and there is no campaign. The date that is named
next is an honest one (1.1) and lies beyond the months shown, so that there is one break to look at. The same months
without it stand beside it.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from transitiesim.language import Text
from transitiesim.model.contacts import staff_reach_out
from transitiesim.neighbourhood import read_facts
from transitiesim.running import draw_numbers, model_of
from transitiesim.scenario import PROCESSES, Scenario, read_scenario
from transitiesim.training.stories.controls import Control, Job, Settings

PLACE = "gillisbuurt"
SEED = 1
REPLICATES = 8
MONTHS = 96
NEXT_DATE = 84  # months; with the optimism of 1.1 the next announced month then lies beyond those shown
BREAK = 48  # months in which trust is built first
ON = frozenset({"staff_reach_out", "opinions_move"})

CONTROLS = (
    Control(
        "word",
        Text("Eind 2022 zou de campagne beginnen", "The campaign was to begin at the end of 2022"),
        ("kept", "broken"),
        usual=0,
        labels=(
            Text("er was niets beloofd", "nothing had been promised"),
            Text("beloofd, en niet nagekomen", "promised, and not kept"),
        ),
        slider=False,
    ),
    Control(
        "contact",
        Text("Het contact daarvoor en daarna", "Contact before and after"),
        ("silent", "informed", "deep"),
        usual=2,
        labels=(
            Text("na het breken stil", "silent after the break"),
            Text("informeren, zoals in de praktijk", "informing, as in practice"),
            Text("meebeslissen (5.1)", "deciding together (5.1)"),
        ),
        slider=False,
    ),
    Control(
        "open",
        Text("Openheid: uitleggen en de lijn open houden (5.3)", "Openness: explain and keep the line open (5.3)"),
        (False, True),
        usual=0,
        labels=(Text("nee", "no"), Text("ja", "yes")),
        slider=False,
    ),
)


@dataclass(frozen=True, slots=True)
class Trust:
    """Mean trust in the municipality of those who were spoken with before the break, by month.

    Attributes:
        months: mean over the runs, one for every month; the first is the end of January 2019.
        spoken: share of the households that had been spoken with.
    """

    months: tuple[float, ...]
    spoken: float

    @property
    def won(self) -> float:
        """Largest rise in a month before the break; 0 when it never rose."""
        return max(0.0, float(np.diff(self.months[: BREAK - 1]).max()))


@dataclass(frozen=True, slots=True)
class Blow:
    """What breaking a promise did.

    Attributes:
        lost: trust lost in the month of the break, against the same month without it.
        months_to_win: months before the break in which trust rose by as much; None when it never did.
        months_back: months until trust is where it stood before the break; None when that is later than the run.
        left: what is still missing against the same months without a break, at the end.
    """

    lost: float
    months_to_win: int | None
    months_back: int | None
    left: float


def jobs(settings: Settings) -> dict[str, Job]:
    """Trust with and without the break, under the contact that was chosen."""
    how = (settings["contact"], settings["open"])
    return {"kept": Job(trust, (False, *how)), "broken": Job(trust, (True, *how))}


def scenario_of(contact: str, openness: bool) -> Scenario:
    """Contact from the first month, and as deep and open as chosen; only reaching out and talk go on."""
    base = read_scenario("baseline").with_value("programme.plan_promise_months", NEXT_DATE)
    codes = ["1.1", "5.2", "6.1", *(["5.1"] if contact != "informed" else []), *(["5.3"] if openness else [])]
    return dataclasses.replace(base.with_measures(*codes), months=MONTHS, processes_off=frozenset(PROCESSES) - ON)


def trust(broken: bool, contact: str, openness: bool) -> Trust:
    """Run the months, with or without the break."""
    scenario, facts = scenario_of(contact, openness), read_facts(PLACE)
    lines, shares = [], []
    for replicate in range(REPLICATES):
        model = model_of(draw_numbers(facts, SEED, replicate), scenario)
        seen = []
        for month in range(1, MONTHS + 1):
            model.run_until(month)
            if month == BREAK:
                if broken:
                    model.programme.announcement_falls_due()
                spoken = model.state.last_contact >= 0
                if contact == "silent":
                    model.steps_of_month = tuple(one for one in model.steps_of_month if one is not staff_reach_out)
            seen.append(model.state.trust_programme.copy())
        lines.append([float(one[spoken].mean()) for one in seen])
        shares.append(float(spoken.mean()))
    return Trust(tuple(np.mean(lines, axis=0).tolist()), float(np.mean(shares)))


def blow(kept: Trust, broken: Trust) -> Blow:
    """What the break did, in months and in trust."""
    before = BREAK - 2  # the last month that is the same in both
    lost = kept.months[BREAK - 1] - broken.months[BREAK - 1]
    level = broken.months[before]
    to_win = [back for back in range(1, before + 1) if level - broken.months[before - back] >= lost]
    to_return = [month for month in range(1, MONTHS - BREAK + 1) if broken.months[BREAK - 1 + month] >= level]
    return Blow(
        lost,
        min(to_win) if to_win else None,
        min(to_return) if to_return else None,
        kept.months[-1] - broken.months[-1],
    )
