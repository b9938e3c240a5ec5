"""The three stages of a trial: the runs that judge, fresh runs that confirm, and runs on other numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transitiesim.patterns.arms import arms
from transitiesim.patterns.pattern import Pattern
from transitiesim.patterns.profiles import PROFILES
from transitiesim.patterns.runs import Cell

IN_CELL = 100  # replicates kept together
DRAWS = 50
SEEDS_PER_DRAW = 2
UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Stage:
    """A block of runs.

    Attributes:
        name: "main", "confirm" or "draws".
        seed: seed of the block; blocks have their own, so that what judges does not also confirm.
        replicates: runs per arm and profile.
        seeds_per_draw: with "draws", runs that share one draw of all uncertain numbers.
    """

    name: str
    seed: int
    replicates: int
    seeds_per_draw: int = 0

    def cells(self, wanted: Iterable[tuple[str, str]]) -> list[Cell]:
        """The cells of some profiles and arms, each once, in that order."""
        return [
            Cell(PROFILES[profile], arms()[arm], self.name, self.seed, first,
                 min(IN_CELL, self.replicates - first), self.seeds_per_draw)
            for profile, arm in dict.fromkeys(wanted)
            for first in range(0, self.replicates, IN_CELL)
        ]  # fmt: skip


def main_stage(seeds: int = 200) -> Stage:
    """The runs by which patterns are judged."""
    return Stage("main", 2_019, seeds)


def confirm_stage(seeds: int = 100) -> Stage:
    """Fresh seeds, in a neighbourhood not used before."""
    return Stage("confirm", 2_050, seeds)


def draws_stage(draws: int = DRAWS) -> Stage:
    """Every uncertain number drawn anew, two runs for each draw."""
    return Stage("draws", 2_035, draws * SEEDS_PER_DRAW, SEEDS_PER_DRAW)


def needed_by(patterns: Iterable[Pattern]) -> list[tuple[str, str]]:
    """Profiles and arms in which patterns are judged."""
    return list(dict.fromkeys((p, arm) for one in patterns for p in one.profiles for arm in one.arms))


def needed_once(patterns: Iterable[Pattern], profile: str | None = None) -> list[tuple[str, str]]:
    """One profile and the arms of each pattern: the given profile, or else the first in which it is judged."""
    return list(dict.fromkeys((profile or one.profiles[0], arm) for one in patterns if one.arms for arm in one.arms))
