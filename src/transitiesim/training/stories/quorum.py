"""Whom you did not reach: the same opinions, another way to knock on doors, and the quorum of a block.

A neighbourhood is run as in practice until the end of a year. Then all its blocks of rented flats vote, by the code
with which they vote in every run. Who is not reached does not vote, and the law counts that as no.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transitiesim.language import Text
from transitiesim.model import HeatTransition
from transitiesim.model.ballots import count_votes, members_of
from transitiesim.model.state import Answer
from transitiesim.neighbourhood import GroupKind, Heating, ResidentType, read_facts
from transitiesim.rules.consent import consent_given
from transitiesim.running import draw_numbers, model_of
from transitiesim.scenario import Scenario, read_scenario
from transitiesim.training.stories.controls import Control, Job, Settings

PLACE = "selwerd"
SEED = 1
MONTH = 60  # the end of 2023
LEAST_HOMES = 8
REPLICATES = 4
SILENT, NO, YES = range(3)

CONTROLS = (
    Control(
        "reach",
        Text("Hoe er wordt gestemd", "How the vote is held"),
        (0.25, 0.60, 0.75, 0.88, 0.97),
        usual=1,
        labels=(
            Text("avond in de wijk (25%)", "evening in the neighbourhood (25%)"),
            Text("brief en herinnering (60%)", "letter and reminder (60%)"),
            Text("iemand per blok (75%)", "somebody per block (75%)"),
            Text("langs de deuren (88%)", "door to door (88%)"),
            Text("deuren, vijf rondes (97%)", "doors, five rounds (97%)"),
        ),
        slider=False,
    ),
    Control(
        "work",
        Text("Wat er in de vijf jaar ervoor is gedaan", "What was done in the five years before"),
        ("practice", "trust", "fit"),
        usual=0,
        labels=(
            Text("als in de praktijk", "as in practice"),
            Text("gewerkt aan vertrouwen (5)", "worked on trust (5)"),
            Text("ook gevraagd wat er leeft (5 en 2.2)", "also asked what matters (5 and 2.2)"),
        ),
        slider=False,
    ),
    Control(
        "course",
        Text("Loop van de gebeurtenissen", "Course of events"),
        tuple(range(REPLICATES)),
        labels=tuple(Text(f"{one + 1}", f"{one + 1}") for one in range(REPLICATES)),
        slider=False,
    ),
)


@dataclass(frozen=True, slots=True)
class Block:
    """The vote of one block.

    Attributes:
        answers: `SILENT`, `NO` or `YES` of every home that counts.
        passed: whether consent was given.
    """

    answers: tuple[int, ...]
    passed: bool

    def share(self, answer: int) -> float:
        """Share of the homes with this answer."""
        return self.answers.count(answer) / len(self.answers)

    @property
    def yes_of_reached(self) -> float:
        """Share of yes among those who were reached; 0 when nobody was."""
        reached = len(self.answers) - self.answers.count(SILENT)
        return self.answers.count(YES) / reached if reached else 0.0


@dataclass(frozen=True, slots=True)
class Ballot:
    """The vote of all blocks of a neighbourhood.

    Attributes:
        blocks: the largest first.
        quorum: share of all tenants that has to say yes.
        reached_of_hard: share that was reached among those who are hard to reach.
        reached_of_others: the same among everybody else.
    """

    blocks: tuple[Block, ...]
    quorum: float
    reached_of_hard: float
    reached_of_others: float

    @property
    def passed(self) -> int:
        """Number of blocks that consent."""
        return sum(one.passed for one in self.blocks)

    def share(self, answer: int) -> float:
        """Share of all homes with this answer."""
        homes = sum(len(one.answers) for one in self.blocks)
        return sum(one.answers.count(answer) for one in self.blocks) / homes

    @property
    def yes_of_reached(self) -> float:
        """Share of yes among all who were reached."""
        return self.share(YES) / max(1e-9, 1.0 - self.share(SILENT))


def jobs(settings: Settings) -> dict[str, Job]:
    """The vote that was chosen."""
    return {"ballot": Job(ballot, (settings["reach"], settings["work"], settings["course"]))}


def scenario_of(work: str) -> Scenario:
    """What was done before the vote."""
    codes = {"practice": (), "trust": ("5",), "fit": ("5", "2.2")}[work]
    base = read_scenario("baseline")
    return base.with_measures(*codes) if codes else base


def ballot(reach: float, work: str, course: int) -> Ballot:
    """Run the neighbourhood to the vote, and let every block vote with this reach."""
    model = model_of(draw_numbers(read_facts(PLACE), SEED, course), scenario_of(work))
    model.run_until(MONTH)
    quorum = model.parameters.corporation.consent_quorum
    blocks, asked = [], []
    for group in np.flatnonzero(model.place.groups.kind == GroupKind.COMPLEX).tolist():
        rows = members_of(model, group)
        rows = rows[model.state.heating[rows] <= Heating.HYBRID]
        if len(rows) < LEAST_HOMES:
            continue
        yes, reached, members = count_votes(model, group, reach)
        answers = _answers(model, rows)
        assert (answers.count(YES), answers.count(NO) + yes, len(answers)) == (yes, reached, members)  # noqa: S101
        blocks.append(Block(answers, bool(consent_given(yes, members, quorum))))
        asked.append(rows)
    everybody = np.concatenate(asked)
    heard = model.state.asked[everybody] == model.month
    hard = model.state.resident_type[everybody] != ResidentType.MAINSTREAM
    return Ballot(
        tuple(sorted(blocks, key=lambda one: -len(one.answers))),
        float(quorum),
        float(heard[hard].mean()),
        float(heard[~hard].mean()),
    )


def _answers(model: HeatTransition, rows: NDArray[np.int64]) -> tuple[int, ...]:
    state = model.state
    voted = state.asked[rows] == model.month
    answer = np.where(state.answer[rows] == Answer.YES, YES, NO)
    found: list[int] = np.where(voted, answer, SILENT).tolist()
    return tuple(found)
