"""A switch that is off leaves no trace: without its row, and without what exists for it alone, the run is the same."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from model.looking import assert_same_run
from patterns.neutral_runs import OWN_PROCESS, lively_run
from transitiesim import recommendations
from transitiesim.model import HeatTransition
from transitiesim.parameters import Parameters, value_of
from transitiesim.recommendations import switches
from transitiesim.running import uncertainty

ROOT = Path(__file__).resolve().parents[2]
OTHERS = ("2.4", "5.4", "7.3")


def others_than(code: str) -> tuple[str, ...]:
    """Two other parts, which are on."""
    return tuple(other for other in OTHERS if other != code)[:2]


@cache
def known(others: tuple[str, ...]) -> HeatTransition:
    """The run of the program as it is; look, do not touch."""
    return lively_run(others)


def test_in_the_run_that_is_compared_nearly_everything_happens() -> None:
    counts = known(OTHERS[:2]).counts
    assert counts.campaigns > counts.campaigns_failed > 0
    assert min(counts.departures, counts.connected, counts.votes_cast, counts.joint_contacts, counts.experiments) > 0
    assert min(counts.links_failed, counts.false_starts + counts.missed_promises, counts.first_contacts) > 0


@pytest.mark.parametrize("code", list(switches()))
def test_a_run_without_the_row_of_a_switch_is_the_same(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With two other parts on and all numbers drawn, every column, count and event is the same to the last bit."""
    before = known(others_than(code))
    rows = tuple(one for one in recommendations._SWITCHES if one.code != code)
    monkeypatch.setattr(recommendations, "_SWITCHES", rows)
    switches.cache_clear()
    uncertainty._ranges.cache_clear()
    try:
        assert code not in switches()
        assert_same_run(lively_run(others_than(code)), before)
    finally:
        monkeypatch.undo()
        switches.cache_clear()
        uncertainty._ranges.cache_clear()
    assert code in switches()


def left_behind(folder: Path, out: Path, others: tuple[str, ...], kernels: Path | None = None) -> dict[str, bytes]:
    """Every column of a run of a copy of the program, or of the program itself."""
    environment = os.environ | {"PYTHONPATH": f"{folder / 'src'}{os.pathsep}{folder / 'tests'}"}
    environment |= {} if kernels is None else {"TRANSITIESIM_CACHE": str(kernels)}
    command = [sys.executable, "-m", "patterns.neutral_runs", str(out), *others]
    run = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False, timeout=900)
    assert run.returncode == 0, run.stderr
    columns: dict[str, bytes] = pickle.loads(out.read_bytes())  # noqa: S301  written a moment ago
    return columns


@pytest.mark.slow
@pytest.mark.parametrize("code", OWN_PROCESS)
def test_a_run_without_the_row_and_the_process_of_a_switch_is_the_same(code: str, tmp_path: Path) -> None:
    """In a copy of the program of which both were deleted; with the row lent to it, the copy does differ."""
    others = others_than(code)
    before = left_behind(ROOT, tmp_path / "before", others)
    on = left_behind(ROOT, tmp_path / "on", (*others, code))
    for name in ("src", "tests", "scenarios"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    package = tmp_path / "src" / "transitiesim"
    table = (package / "recommendations.py").read_text(encoding="utf-8")
    (row,) = re.findall(rf'    Switch\(\n        "{re.escape(code)}",\n.*?\n    \),\n', table, re.DOTALL)
    (package / "recommendations.py").write_text(table.replace(row, ""), encoding="utf-8")
    for file, old, new in OWN_PROCESS[code]:
        text = (package / file).read_text(encoding="utf-8")
        (package / file).write_text(text.replace(old, new), encoding="utf-8")
    after = left_behind(tmp_path, tmp_path / "after", others, tmp_path / "kernels")
    assert len(before) > 150
    assert [name for name in before if after[name] != before[name]] == []
    assert after.keys() == before.keys()
    (tmp_path / "lent.row").write_bytes(pickle.dumps(switches()[code]))
    lent = left_behind(tmp_path, tmp_path / "lent", (*others, code), tmp_path / "kernels")
    assert [name for name in on if on[name] != lent[name]] != []


@pytest.mark.parametrize("code", OWN_PROCESS)
def test_what_is_deleted_stands_there_once(code: str) -> None:
    for file, old, _ in OWN_PROCESS[code]:
        assert (ROOT / "src" / "transitiesim" / file).read_text(encoding="utf-8").count(old) == 1, old


def test_the_page_says_for_all_of_them_what_is_left_when_they_are_off() -> None:
    """Every switch, every number that it moves with its value in practice, and whether it has a process of its own."""
    page = (ROOT / "docs" / "switched-off.md").read_text(encoding="utf-8")
    rows = {row[0]: row for row in re.findall(r"^\| (\d\.\d) \| (.*?) \| (.*?) \| (.*?) \|$", page, re.MULTILINE)}
    assert list(rows) == list(switches())
    for code, switch in switches().items():
        numbers = [f"`{move.path}` {value_of(Parameters(), move.path):g}" for move in switch.moves]
        assert rows[code][1] == ", ".join(numbers)
        assert (rows[code][3] != "-") == (code in OWN_PROCESS)
