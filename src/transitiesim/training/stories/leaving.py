"""The person who leaves: what walks out of the door, while the post is empty and after it is filled.

Nobody else leaves in these runs, so that one departure can be seen: before it all courses are the same, to the digit.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from transitiesim.language import Text
from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import read_facts
from transitiesim.running import draw_numbers, model_of
from transitiesim.scenario import Scenario, read_scenario
from transitiesim.training.stories.controls import Control, Job, Settings

PLACE = "gillisbuurt"
SEED = 1
REPLICATES = 8
LEAVES = 60  # January 2024
MONTHS = 120
EMPTY = {"short": 3.0, "usual": 4.0, "long": 6.0}  # mean months that a post stays empty, within its declared range

CONTROLS = (
    Control(
        "who",
        Text("Wie vertrekt er in januari 2024?", "Who leaves in January 2024?"),
        ("project_leader", "participation_worker"),
        usual=1,
        labels=(
            Text("de projectleider", "the project leader"),
            Text("de medewerker die bewoners kent", "the worker who knows residents"),
        ),
        slider=False,
    ),
    Control(
        "handover",
        Text("Overdracht", "Hand-over"),
        ("cold", "warm"),
        usual=0,
        labels=(Text("koud: een map en een kaart", "cold: a folder and a card"), Text("warm (4.3)", "warm (4.3)")),
        slider=False,
    ),
    Control(
        "empty",
        Text("Hoe lang de post gemiddeld leeg blijft", "How long the post stays empty on average"),
        tuple(EMPTY),
        usual=1,
        labels=(Text("3 maanden", "3 months"), Text("4 maanden", "4 months"), Text("6 maanden", "6 months")),
        slider=False,
    ),
)


@dataclass(frozen=True, slots=True)
class Course:
    """Months around a departure, as means over the runs; the first is the end of January 2019.

    Attributes:
        knowledge: knowledge that the programme holds.
        trust: trust in the municipality of all households.
        contacts: share of the households with a contact person.
        posts: share of the posts that is filled.
    """

    knowledge: tuple[float, ...]
    trust: tuple[float, ...]
    contacts: tuple[float, ...]
    posts: tuple[float, ...]


def jobs(settings: Settings) -> dict[str, Job]:
    """Nobody leaves, and somebody leaves with the hand-over of both kinds."""
    who, empty = settings["who"], settings["empty"]
    return {
        "stays": Job(course, ("", "cold", "usual")),
        "cold": Job(course, (who, "cold", empty)),
        "warm": Job(course, (who, "warm", empty)),
    }


def scenario_of(handover: str, empty: str) -> Scenario:
    """Practice with early contact in which nobody leaves by themselves."""
    base = read_scenario("baseline").with_measures("5.2", "6.1").with_value("staff.vacancy", EMPTY[empty])
    base = dataclasses.replace(base, months=MONTHS, processes_off=frozenset({"staff_come_and_go"}))
    return base.with_measures("4.3", start=LEAVES - 1) if handover == "warm" else base


def course(who: str, handover: str, empty: str) -> Course:
    """Run the months; an empty `who` stands for nobody."""
    scenario, facts = scenario_of(handover, empty), read_facts(PLACE)
    found = []
    for replicate in range(REPLICATES):
        model = model_of(draw_numbers(facts, SEED, replicate), scenario)
        rows = []
        for month in range(1, MONTHS + 1):
            model.run_until(month)
            if month == LEAVES + 1 and who:
                _leave(model, who)
            rows.append(_seen(model))
        found.append(rows)
    means = np.mean(found, axis=0).T
    return Course(*(tuple(column.tolist()) for column in means))


def still_lost(stays: Course, left: Course, name: str) -> tuple[float, ...]:
    """What is missing month by month from the departure on, against the course in which nobody left."""
    one, two = np.asarray(getattr(stays, name)), np.asarray(getattr(left, name))
    return tuple((one - two)[LEAVES:].tolist())


def _leave(model: HeatTransition, who: str) -> None:
    """The first post of this kind that is filled; of those who know residents the one who knows most."""
    holders = [one for one in model.office.holders if one is not None and one.role == who]
    known = np.bincount(model.state.contact_post[model.state.contact_post >= 0], minlength=len(model.office.holders))
    max(holders, key=lambda one: int(known[one.post])).leave()


def _seen(model: HeatTransition) -> tuple[float, float, float, float]:
    state = model.state
    return (
        float(model.programme.knowledge),
        float(state.trust_programme.mean()),
        float((state.contact_post >= 0).mean()),
        float(model.office.posts_filled),
    )
