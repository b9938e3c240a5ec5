"""Cells are kept one by one, not run twice, and do not depend on who runs them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

from transitiesim.errors import InputError
from transitiesim.patterns import suite
from transitiesim.patterns.arms import arms
from transitiesim.patterns.profiles import PROFILES
from transitiesim.patterns.runs import Cell, run_cell
from transitiesim.patterns.suite import file_of, forecast, read_cells, run_cells

CELLS = [Cell(PROFILES["mixed"], arms()[name], "test", 5, first, 2) for name in ("practice", "5.3") for first in (0, 2)]


def test_what_is_there_is_not_run_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_cells(CELLS[:1], tmp_path, threads=1)
    ran: list[str] = []
    whole = run_cell
    monkeypatch.setattr(suite, "run_cell", lambda cell: ran.append(cell.name) or whole(cell))
    told: list[tuple[int, int]] = []
    run_cells(CELLS, tmp_path, threads=1, progress=lambda done, total: told.append((done, total)))
    assert ran == [cell.name for cell in CELLS[1:]]
    assert told[0] == (2, 8)
    assert told[-1] == (8, 8)
    ran.clear()
    run_cells(CELLS, tmp_path, threads=1)
    assert not ran
    assert forecast(CELLS, tmp_path, 2) == (8, 0.0)


def test_who_runs_it_does_not_matter(tmp_path: Path) -> None:
    run_cells(CELLS, tmp_path / "alone", threads=1)
    with ThreadPoolExecutor(2) as pool:
        run_cells(CELLS, tmp_path / "pool", executor=pool)
    alone, pool_ = (read_cells(CELLS, tmp_path / name) for name in ("alone", "pool"))
    assert list(alone) == [("mixed", "practice"), ("mixed", "5.3")]
    for key, table in alone.items():
        assert table["replicate"].tolist() == [0, 1, 2, 3]
        pd.testing.assert_frame_equal(table, pool_[key], check_exact=True)


def test_a_changed_arm_or_seed_is_another_file(tmp_path: Path) -> None:
    one = CELLS[0]
    others = [
        Cell(one.profile, arms()["5.3"], one.stage, one.seed, one.first, one.count),
        Cell(one.profile, one.arm, one.stage, 6, one.first, one.count),
        Cell(PROFILES["village"], one.arm, one.stage, one.seed, one.first, one.count),
    ]
    assert len({file_of(cell, tmp_path) for cell in [one, *others]}) == 4


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    run_cells(CELLS[:1], tmp_path, threads=1)
    file_of(CELLS[0], tmp_path).write_bytes(b"no table")
    with pytest.raises(InputError, match="damaged"):
        read_cells(CELLS[:1], tmp_path)


def test_draws_share_numbers_but_not_chance() -> None:
    rows = run_cell(Cell(PROFILES["mixed"], arms()["practice"], "test", 5, 0, 4, seeds_per_draw=2))
    assert rows["draw"].tolist() == [0, 0, 1, 1]
    bills = rows["bill_eur@2018"]
    assert bills[0] != bills[2]
    assert rows["trust_programme@2033"].nunique() == 4
