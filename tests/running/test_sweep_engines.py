"""One story on every engine: a worker is killed, then everybody, and started again it is as if nothing had happened."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from running.killing import Started, needs, until
from running.sweep_trials import RUNS, assert_same_table, experiment, no_leftovers, undisturbed
from transitiesim.results import SweepResults, read_sweep
from transitiesim.running.sweeps import status_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
ENGINES = [
    pytest.param("processes", marks=pytest.mark.slow),
    pytest.param("dask", marks=pytest.mark.system),
    pytest.param("mpi", marks=pytest.mark.system),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> SweepResults:
    return undisturbed(tmp_path_factory.mktemp("whole"))


def chunks(folder: Path) -> dict[str, int]:
    """Chunks that are done, with the moment they were written."""
    return {one.name: one.stat().st_mtime_ns for one in (folder / "runs").glob("chunk-*")}


@pytest.mark.parametrize("kind", ENGINES)
def test_one_worker_killed_then_everybody(whole: SweepResults, tmp_path: Path, kind: str):
    needs(kind)
    folder = tmp_path / "out"
    words = ["sweep", str(experiment(tmp_path)), "-o", str(folder)]
    with Started(kind, words, 2, tmp_path, 0.25) as first:
        until(lambda: len(chunks(folder)) >= 2, first)
        workers = first.workers()
        assert len(workers) == 2
        os.kill(workers[0], signal.SIGKILL)
        before = len(chunks(folder))
        if kind != "mpi":
            until(lambda: len(chunks(folder)) >= before + 2, first)
            first.kill_everybody()
        else:  # MPI ends a job of which a rank is killed
            assert first.wait() != 0
    until(lambda: not status_of(folder).running)
    kept = chunks(folder)
    assert 2 <= len(kept) < RUNS // 4
    assert status_of(folder).done == 4 * len(kept)
    if kind == "mpi":
        with Started(kind, words, 2, tmp_path, 0.25) as second:
            until(lambda: len(chunks(folder)) >= len(kept) + 2, second)
            second.kill_everybody()
        until(lambda: not status_of(folder).running)
        assert kept.items() <= chunks(folder).items()
        kept = chunks(folder)
        assert len(kept) < RUNS // 4

    with Started(kind, ["sweep", "resume", str(folder)], 3, tmp_path, 0) as again:
        assert again.wait() == 0, again.said
    missing = [run for run in range(RUNS) if f"chunk-{run // 4:08d}.parquet" not in kept]
    assert sorted(again.begun) == missing
    assert kept.items() <= chunks(folder).items()
    no_leftovers(folder)
    found = read_sweep(folder)
    assert found.failures().empty
    assert_same_table(whole, found)


@pytest.mark.parametrize("kind", ENGINES)
def test_a_run_that_raises_is_a_row_and_can_be_tried_again(whole: SweepResults, tmp_path: Path, kind: str):
    needs(kind)
    folder = tmp_path / "out"
    words = ["sweep", str(experiment(tmp_path)), "-o", str(folder)]
    with Started(kind, words, 2, tmp_path, 0, raises=True) as broken:
        assert broken.wait() == 0, broken.said
    assert "6 failed" in broken.said
    failures = read_sweep(folder).failures()
    assert len(failures) == 6
    assert set(failures["message"]) == {"broken on purpose"}
    assert set(failures["5"]) == {1.0}
    assert all("in raising" in one for one in failures["traceback"])
    with Started(kind, ["sweep", "resume", str(folder), "--retry-failed"], 3, tmp_path, 0) as again:
        assert again.wait() == 0, again.said
    assert sorted(again.begun) == sorted(failures["run"])
    assert_same_table(whole, read_sweep(folder))
