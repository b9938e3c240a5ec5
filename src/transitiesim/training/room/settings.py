"""How a room plays: where, how many rounds and tables, and how much there is to spend."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.scenario.dates import RUN_MONTHS

MOST_ROUNDS = 8
MOST_TABLES = 4
MOST_REPLICATES = 100
MOST_SEED = 2**53
DEFAULT_ROUNDS = 6
DEFAULT_REPLICATES = 20
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """What was settled when the room was opened; only the seed can be chosen anew.

    Attributes:
        place: id of the neighbourhood.
        homes: number of homes there.
        seed: seed of all draws, of the cards too.
        rounds: number of rounds, 3 to 8.
        tables: number of tables, 1 to 4.
        replicates: replicates in every run, 2 to 100.
        hours_share: share of the hours of the posts that can go to parts of the recommendations.
        euro_year: euro a year for parts, in a neighbourhood of any size.
        most_new: parts that can begin in one round; an organisation can change only so much at once.
    """

    place: str
    homes: int
    seed: int = 1
    rounds: int = DEFAULT_ROUNDS
    tables: int = 1
    replicates: int = DEFAULT_REPLICATES
    hours_share: float = 0.25
    euro_year: int = 30_000
    most_new: int = 5

    def __post_init__(self) -> None:
        """Refuse what cannot be played."""
        if not re.fullmatch(r"[\w.-]{1,100}", self.place):
            raise InputError("neighbourhood", Text("is geen naam", "is not a name"))
        for name, value, least, most in (
            ("homes", self.homes, 1, 1_000_000),
            ("seed", self.seed, 0, MOST_SEED),
            ("rounds", self.rounds, 3, MOST_ROUNDS),
            ("tables", self.tables, 1, MOST_TABLES),
            ("replicates", self.replicates, 2, MOST_REPLICATES),
            ("hours_share", self.hours_share, 0, 1),
            ("euro_year", self.euro_year, 0, 10_000_000),
            ("most_new", self.most_new, 1, 29),
        ):
            if not least <= value <= most:
                raise InputError(
                    name,
                    Text(f"{value} kan niet", f"{value} is not possible"),
                    Text(f"{least} tot en met {most}", f"{least} to {most}"),
                )

    @property
    def starts(self) -> tuple[int, ...]:
        """First month of every round."""
        months = RUN_MONTHS // _YEAR // self.rounds * _YEAR  # whole years; what is left goes to the last round
        return tuple(number * months for number in range(self.rounds))

    @property
    def ends(self) -> tuple[int, ...]:
        """Month after the last one of every round; the last round goes on to the end of 2050."""
        return (*self.starts[1:], RUN_MONTHS)

    def months(self, number: int) -> int:
        """Length of a round in months."""
        return self.ends[number] - self.starts[number]
