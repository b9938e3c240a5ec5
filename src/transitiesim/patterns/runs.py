"""Runs of one arm in one profile, on seeds or on drawn numbers, as rows of measures."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import pandas as pd

from transitiesim.parameters import replace
from transitiesim.patterns.arms import Arm
from transitiesim.patterns.measures import measures_of
from transitiesim.patterns.profiles import Profile
from transitiesim.running.one_run import run_one
from transitiesim.running.uncertainty import draw_numbers, seed_of


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of work: one arm in one profile for some replicates.

    Attributes:
        profile: where.
        arm: what is done.
        stage: "main", "confirm" or "draws".
        seed: seed of the stage.
        first: number of the first replicate.
        count: number of replicates.
        seeds_per_draw: with "draws", how many replicates share one draw of all uncertain numbers; otherwise 0.
    """

    profile: Profile
    arm: Arm
    stage: str
    seed: int
    first: int
    count: int
    seeds_per_draw: int = 0

    @property
    def name(self) -> str:
        """Name of the file of this cell."""
        return f"{self.stage}-{self.profile.name}-{self.arm.name}-{self.first}"


def run_cell(cell: Cell) -> pd.DataFrame:
    """Rows of measures: columns "replicate", "draw" and one per measure (float64); a row per run."""
    facts = cell.profile.facts()
    if cell.arm.figures:
        facts = facts.with_values(dict(cell.arm.figures))
    scenario = cell.arm.scenario()
    rows = []
    for replicate in range(cell.first, cell.first + cell.count):
        seed = cell.seed + 1_000_003 * cell.arm.seed_shift
        if cell.seeds_per_draw:
            draw = replicate // cell.seeds_per_draw
            drawn = draw_numbers(facts, cell.seed, draw)
            drawn = dataclasses.replace(drawn, seed=seed_of(seed + 1, replicate))
        else:
            draw = 0
            drawn = draw_numbers(facts, seed, replicate, "seeds")
        if cell.arm.numbers:  # a number changed here is that of practice; what a switch makes of it stays
            drawn = dataclasses.replace(drawn, parameters=replace(drawn.parameters, dict(cell.arm.numbers)))
        record = run_one(drawn, scenario, None, "monthly" if cell.arm.monthly else "yearly", tipping=False)
        rows.append({"replicate": replicate, "draw": draw} | measures_of(record))
    return pd.DataFrame(rows)
