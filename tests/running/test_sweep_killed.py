"""Killed with kill -9: no hang, nothing lost, and afterwards the same table as if nothing had happened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from running.sweep_trials import RUNS, assert_same_table, experiment, no_leftovers, program, threads, undisturbed
from transitiesim.results import SweepResults, read_sweep
from transitiesim.running.sweeps import resume, status_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are split off on Linux only")
_PATIENCE = 300


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> SweepResults:
    return undisturbed(tmp_path_factory.mktemp("whole"))


def carry_out(tmp_path: Path, workers: int, trouble: str) -> SweepResults:
    words = program(experiment(tmp_path), tmp_path / "out", workers, trouble)
    subprocess.run(words, check=True, timeout=_PATIENCE, stdout=subprocess.DEVNULL)
    no_leftovers(tmp_path / "out")
    return read_sweep(tmp_path / "out")


def children(parent: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def test_processes_give_the_same_table(whole: SweepResults, tmp_path: Path):
    assert_same_table(whole, carry_out(tmp_path, 3, "none"))


def test_a_worker_that_dies_once_costs_nothing(whole: SweepResults, tmp_path: Path):
    found = carry_out(tmp_path, 2, "dies once")
    assert (tmp_path / "out" / "died").exists()
    assert found.failures().empty
    assert_same_table(whole, found)


def test_a_run_that_always_kills_its_worker_is_a_failure_and_the_others_go_on(whole: SweepResults, tmp_path: Path):
    found = carry_out(tmp_path, 2, "dies")
    failures = found.failures()
    assert len(failures) == 2  # one setting in two neighbourhoods
    assert set(failures["error"]) == {"WorkerKilled"}
    assert set(failures["replicate"]) == {1}
    assert set(failures["trust.start"]) == {0.42}
    kept = whole.runs()
    kept = kept[~kept["run"].isin(failures["run"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(found.runs(), kept, check_exact=True)
    again = resume(tmp_path / "out", executor=threads(1), retry_failed=True)
    assert_same_table(whole, again)


def test_a_run_that_raises_in_a_process_is_a_row(tmp_path: Path):
    failures = carry_out(tmp_path, 2, "raises").failures()
    assert len(failures) == 6
    assert set(failures["message"]) == {"broken on purpose"}


def test_a_worker_killed_from_outside_costs_nothing(whole: SweepResults, tmp_path: Path):
    words = program(experiment(tmp_path), tmp_path / "out", 2, "none")
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert int(parent.stdout.readline()) == 0
        assert int(parent.stdout.readline()) > 0
        os.kill(children(parent.pid)[0], signal.SIGKILL)
        parent.stdout.read()
        assert parent.wait(_PATIENCE) == 0
    assert_same_table(whole, read_sweep(tmp_path / "out"))


@pytest.mark.parametrize("workers", [1, 3])
def test_parent_and_workers_killed_and_started_again(whole: SweepResults, tmp_path: Path, workers: int):
    path = experiment(tmp_path)
    with subprocess.Popen(program(path, tmp_path / "out", 2, "waits"), stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        while int(parent.stdout.readline()) < RUNS // 2:  # from replicate 2 on, workers wait for ever
            pass
        killed = [*children(parent.pid), parent.pid]
        for process in killed:
            os.kill(process, signal.SIGKILL)
        assert parent.wait(60) == -signal.SIGKILL
    before = {one.name: one.stat().st_mtime_ns for one in (tmp_path / "out" / "runs").glob("chunk-*")}
    told = status_of(tmp_path / "out")
    assert told.done == RUNS // 2
    assert len(before) == told.done // 4
    begun = time.monotonic()
    subprocess.run(
        program(path, tmp_path / "out", workers, "none"), check=True, timeout=_PATIENCE, stdout=subprocess.DEVNULL
    )
    assert time.monotonic() - begun < _PATIENCE
    for name, moment in before.items():
        assert (tmp_path / "out" / "runs" / name).stat().st_mtime_ns == moment
    no_leftovers(tmp_path / "out")
    assert_same_table(whole, read_sweep(tmp_path / "out"))


def test_workers_end_when_only_the_parent_is_killed(tmp_path: Path):
    words = program(experiment(tmp_path), tmp_path / "out", 2, "waits")
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        while int(parent.stdout.readline()) < RUNS // 2:
            pass
        workers = children(parent.pid)
        assert workers
        parent.kill()
        parent.wait(60)
    for _ in range(100):
        if not any(Path(f"/proc/{one}").exists() for one in workers):
            break
        time.sleep(0.1)
    assert not any(Path(f"/proc/{one}").exists() for one in workers)
    assert not status_of(tmp_path / "out").running
