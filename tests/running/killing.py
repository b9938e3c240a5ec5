"""Sweeps from the command line on every engine, slow enough to be killed in the middle, with a record of what ran."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import pytest

PATIENCE = 600
# Workers are other processes, some of them started anew: what slows their runs down comes in with their environment.
_AT_START = """
import importlib.abc, importlib.util, sys
class Find(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != "transitiesim.running.sweeps.engine":
            return None
        sys.meta_path.remove(self)
        import slower_runs
        return importlib.util.find_spec(name)
sys.meta_path.insert(0, Find())
"""
_SLOWER = """
import os, time
from transitiesim.running.sweeps import pilot, worker
pilot.CHUNK_RUNS, pilot.CHUNK_SECONDS, pilot._CHUNKS_PER_WORKER = 4, 1e9, 1e-9
original = worker.result_of
def slow(plan, run, *rest):
    with open(os.environ["BEGUN"], "a") as file:  # one short write at the end of a file stays whole
        file.write(f"{run}\\n")
    time.sleep(float(os.environ["SLOW"]))
    return original(plan, run, *rest)
worker.result_of = slow
one = worker.run_one
def raising(drawn, scenario, *rest, **options):
    if os.environ["RAISES"] and drawn.replicate == 1 and scenario.measures:
        raise ZeroDivisionError("broken on purpose")
    return one(drawn, scenario, *rest, **options)
worker.run_one = raising
"""


class Started:
    """`transitiesim` on an engine, as a process of its own.

    Args:
        kind: "processes", "dask" or "mpi"; "as it is" when the words name the engine.
        words: of the command, without the engine.
        workers: number of them.
        home: folder for what is needed besides.
        seconds: that every run takes longer.
        raises: whether runs with recommendation 5 raise in replicate 1.
    """

    def __init__(
        self, kind: str, words: Sequence[str], workers: int, home: Path, seconds: float, *, raises: bool = False
    ) -> None:
        self.kind = kind
        self._begun = home / "begun.txt"
        self._begun.write_text("")
        environment = self.environment(home, seconds, raises=raises)
        self._said = home / "said.txt"
        with self._said.open("w") as said:
            typed = ["--lang", "en", *words, *_ENGINE[kind](workers)]
            self.parent = subprocess.Popen(_start(kind, workers) + typed, env=environment, stdout=said, stderr=said)

    @staticmethod
    def environment(home: Path, seconds: float, *, raises: bool = False) -> dict[str, str]:
        """An environment in which every run takes longer and leaves its number behind."""
        site = home / "site"
        site.mkdir(exist_ok=True)
        (site / "sitecustomize.py").write_text(_AT_START)
        (site / "slower_runs.py").write_text(_SLOWER)
        environment = {"PYTHONPATH": str(site), "SLOW": str(seconds), "BEGUN": str(home / "begun.txt")}
        environment |= {"RAISES": "yes" if raises else ""}
        # Open MPI asks to be told when it is started by root, as in a container.
        environment |= {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
        return os.environ | environment

    @property
    def begun(self) -> list[int]:
        """Numbers of the runs that were begun, in order."""
        return [int(line) for line in self._begun.read_text().split()]

    @property
    def said(self) -> str:
        """What was printed."""
        return self._said.read_text()

    def workers(self) -> list[int]:
        """The processes that do runs."""
        every = below(self.parent.pid)
        if self.kind == "processes":
            return every
        if self.kind == "dask":
            return [one for one in every if "spawn_main" in _content(one, "cmdline")]
        ranks = {one: _content(one, "environ").partition("OMPI_COMM_WORLD_RANK=")[2][:1] for one in every}
        return [one for one, rank in ranks.items() if rank in {"1", "2", "3"}]

    def kill_everybody(self) -> None:
        """End the command and then everything that was below it, without a word; it makes no new workers meanwhile."""
        for process in [self.parent.pid, *below(self.parent.pid)]:
            with _gone():
                os.kill(process, signal.SIGKILL)
        self.parent.wait(PATIENCE)

    def wait(self) -> int:
        """The exit code; a command that hangs fails the test."""
        return self.parent.wait(PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left at work, whatever the test came to."""
        if self.parent.poll() is None:
            self.kill_everybody()


def needs(kind: str) -> None:
    """Leave the test out, and say why, when the engine is not on this machine."""
    if kind == "dask":
        pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    if kind == "mpi":
        pytest.importorskip("mpi4py", reason="the extra 'mpi' is not installed")
        if not shutil.which("mpiexec"):
            pytest.skip("there is no mpiexec on this machine (Debian: openmpi-bin)")


def until(happened: Callable[[], bool], during: Started | None = None) -> None:
    """Wait for something; fail when it does not come, or when the command ends before."""
    stop = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < stop
        assert during is None or during.parent.poll() is None, during.said
        time.sleep(0.02)


def below(parent: int) -> list[int]:
    """Every process below this one."""
    found = []
    with _gone():
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            for child in task.read_text().split():
                found += [int(child), *below(int(child))]
    return found


_ENGINE: dict[str, Callable[[int], list[str]]] = {
    "processes": lambda workers: ["--workers", str(workers)],
    "dask": lambda workers: ["--dask", "local", "--workers", str(workers)],
    "mpi": lambda _: ["--mpi"],
    "as it is": lambda _: [],
}


def _start(kind: str, workers: int) -> list[str]:
    python = [sys.executable, "-m"]
    if kind != "mpi":
        return [*python, "transitiesim"]
    ranks = ["mpiexec", "--oversubscribe", "-n", str(workers + 1)]  # one rank hands out
    return [*ranks, *python, "mpi4py.futures", "-m", "transitiesim"]


def _content(process: int, name: str) -> str:
    with _gone():
        return Path(f"/proc/{process}/{name}").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    return ""


@contextmanager
def _gone():
    """A process may end while it is looked at."""
    with suppress(FileNotFoundError, ProcessLookupError):
        yield
