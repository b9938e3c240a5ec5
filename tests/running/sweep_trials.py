"""A small experiment for tests of sweeps: 12 settings of 120 homes, three years, a few milliseconds a run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pandas as pd

from transitiesim import sweep
from transitiesim.experiments import Experiment, read_experiment
from transitiesim.results import SweepResults, sweep_folder
from transitiesim.running.sweeps import pilot

TRIAL = """
title_nl = "Proef"
title_en = "Trial"
neighbourhoods = ["gillisbuurt", "selwerd"]
homes = { gillisbuurt = 120, selwerd = 150 }
until = "2021-12"
replicates = 4
seed = 3
outcomes = ["gas_free_share", "trust_programme", "knowledge"]
[levers]
"5" = true
[uncertainties]
"trust.start" = [0.35, 0.42, 0.5]
"""
RUNS = 48


def experiment(folder: Path, text: str = TRIAL) -> Path:
    """The experiment as a file."""
    path = folder / "trial.toml"
    path.write_text(text, encoding="utf-8")
    return path


def read(folder: Path, text: str = TRIAL) -> Experiment:
    """The experiment."""
    return read_experiment(experiment(folder, text))


def threads(count: int = 2) -> Callable[[], Executor]:
    """Makes an executor of threads."""
    return lambda: ThreadPoolExecutor(count)


def in_small_chunks(monkeypatch: Any, runs: int = 5) -> None:
    """Let chunks hold this many runs, whatever the machine's speed."""
    monkeypatch.setattr(pilot, "CHUNK_RUNS", runs)
    monkeypatch.setattr(pilot, "CHUNK_SECONDS", 1e9)
    monkeypatch.setattr(pilot, "_CHUNKS_PER_WORKER", 1e-9)


def undisturbed(folder: Path, text: str = TRIAL) -> SweepResults:
    """The sweep on one thread, without anything going wrong."""
    return sweep(read(folder, text), folder / "undisturbed", executor=threads(1))


def assert_same_table(one: SweepResults, other: SweepResults) -> None:
    """The tables of runs are the same, row for row and bit for bit."""
    pd.testing.assert_frame_equal(one.runs(), other.runs(), check_exact=True)
    assert len(one.runs()) > 0


def no_leftovers(folder: Path) -> None:
    """Nothing half-written is left."""
    for kind in (sweep_folder.RUNS, sweep_folder.FAILURES):
        assert [one.name for one in (folder / kind).iterdir() if not one.name.startswith("chunk-")] == []


# A program of its own, in which nothing but the main thread runs, so that workers are split off. Runs of three months
# of work sleep a little, so that there is time to kill somebody.
PROGRAM = """
import os, sys, time
from pathlib import Path
from transitiesim import sweep
from transitiesim.running.sweeps import pilot, worker

experiment, store, workers, trouble = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
pilot.CHUNK_RUNS, pilot.CHUNK_SECONDS, pilot._CHUNKS_PER_WORKER = 4, 1e9, 1e-9
original = worker.run_one
parent = os.getpid()

def troubled(drawn, scenario, *args, **options):
    if os.getpid() != parent:
        time.sleep(0.02)
        if trouble == "dies" and drawn.replicate == 1 and scenario.values[0].value == 0.42 and scenario.measures:
            os.kill(os.getpid(), 9)
        if trouble == "dies once" and not (store / "died").exists() and drawn.replicate == 1:
            (store / "died").touch()
            os.kill(os.getpid(), 9)
        if trouble == "waits" and drawn.replicate == 2:
            time.sleep(600)
    if trouble == "raises" and drawn.replicate == 1 and scenario.measures:
        raise ZeroDivisionError("broken on purpose")
    return original(drawn, scenario, *args, **options)

worker.run_one = troubled
sweep(experiment, store, workers=workers, progress=lambda done, total: print(done, flush=True))
"""


def program(path: Path, store: Path, workers: int, trouble: str = "none") -> list[str]:
    """The command of that program."""
    return [sys.executable, "-W", "error", "-c", PROGRAM, str(path), str(store), str(workers), trouble]
