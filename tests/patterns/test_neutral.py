"""A switch that is off leaves no trace: without its row the program gives the very same run."""

from __future__ import annotations

import pandas as pd
import pytest

from transitiesim import recommendations
from transitiesim.patterns.arms import Arm
from transitiesim.patterns.profiles import PROFILES
from transitiesim.patterns.runs import Cell, run_cell
from transitiesim.recommendations import switches
from transitiesim.running import uncertainty


def _rows(others: tuple[str, ...], draw: int) -> pd.DataFrame:
    return run_cell(Cell(PROFILES["mixed"], Arm("others", others), "test", 11, draw, 1, seeds_per_draw=1))


@pytest.mark.parametrize("code", list(switches()))
def test_a_run_without_the_row_of_a_switch_is_the_same(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With two other parts on and all numbers drawn, every measure of the run is the same to the last bit."""
    others = tuple(other for other in ("2.4", "5.3", "6.2") if other != code)[:2]
    known = _rows(others, 3)
    rows = tuple(one for one in recommendations._SWITCHES if one.code != code)
    monkeypatch.setattr(recommendations, "_SWITCHES", rows)
    switches.cache_clear()
    uncertainty._ranges.cache_clear()
    try:
        assert code not in switches()
        pd.testing.assert_frame_equal(_rows(others, 3), known, check_exact=True)
    finally:
        monkeypatch.undo()
        switches.cache_clear()
        uncertainty._ranges.cache_clear()
    assert code in switches()
