"""From votes to what is funded: most votes first, as far as hours, euro and attention go.

The rule is greedy approval, the usual one of participatory budgeting; every vote fits within the budget by itself
(knapsack voting: Goel, Krishnaswamy, Sakshuwong and Aitamurto 2019, doi:10.1145/3340230).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from transitiesim.recommendations import switches
from transitiesim.training.room.budget import fits
from transitiesim.training.room.settings import Settings


@dataclass(frozen=True, slots=True)
class Vote:
    """What one phone wants.

    Attributes:
        table: number of the table, from 0.
        parts: codes of the parts that should begin, in the order of the study.
        guess: percentage of the homes on gas at the start that will have left gas at the end of the round.
    """

    table: int
    parts: tuple[str, ...]
    guess: int


def tally(votes: Iterable[Vote], table: int) -> dict[str, int]:
    """Votes for every part that has one at a table, most votes first, ties in the order of the study."""
    counted = Counter(code for vote in votes if vote.table == table for code in vote.parts)
    order = list(switches())
    return dict(sorted(counted.items(), key=lambda one: (-one[1], order.index(one[0]))))


def fund(settings: Settings, running: Iterable[str], counted: Mapping[str, int], number: int) -> tuple[str, ...]:
    """Parts that begin in a round, in the order in which they got their money.

    Args:
        settings: of the room.
        running: parts that began before.
        counted: votes by part, most first.
        number: of the round, from 0.
    """
    before = list(running)
    chosen: list[str] = []
    for code in counted:
        if fits(settings, before, [*chosen, code], number):
            chosen.append(code)
    return tuple(chosen)
