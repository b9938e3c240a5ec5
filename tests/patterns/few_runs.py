"""A few runs of an arm, on seeds that judge nothing."""

from __future__ import annotations

import pandas as pd

from transitiesim.patterns.arms import arms
from transitiesim.patterns.profiles import PROFILES
from transitiesim.patterns.runs import Cell, run_cell


def few(arm: str, count: int = 6, *, profile: str = "mixed", seeds_per_draw: int = 0) -> pd.DataFrame:
    """A few runs on seeds that judge nothing."""
    return run_cell(Cell(PROFILES[profile], arms()[arm], "test", 5, 0, count, seeds_per_draw))
