"""Clusters that are not there, or go away: a sentence, no hang, and the sweep goes on elsewhere."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from running.killing import Started, needs, until
from running.sweep_trials import RUNS, assert_same_table, experiment, no_leftovers, undisturbed
from transitiesim.errors import InputError
from transitiesim.results import read_sweep

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]


@contextmanager
def cluster(home: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A Dask scheduler and its workers, each a process of its own: the address, and scheduler and workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    dask = [str(Path(sys.executable).with_name("dask"))]
    words = [[*dask, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]]
    words += [[*dask, "worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]] * workers
    with (home / "cluster.txt").open("wb") as said:
        started = [
            subprocess.Popen(line, env=Started.environment(home, 0.1), stdout=said, stderr=said, cwd=home)
            for line in words
        ]
    try:
        yield address, started
    finally:
        for one in started:
            one.kill()
            one.wait()


def test_a_worker_and_then_the_scheduler_of_a_cluster_are_killed(tmp_path: Path):
    needs("dask")
    whole = undisturbed(tmp_path)
    folder = tmp_path / "out"
    with cluster(tmp_path, 2) as (address, (scheduler, first, _)):
        words = ["sweep", str(experiment(tmp_path)), "-o", str(folder), "--dask", address]
        with Started("as it is", words, 2, tmp_path, 0.1) as sweep:
            until(lambda: len(list(folder.glob("runs/chunk-*"))) >= 2, sweep)
            os.kill(first.pid, signal.SIGKILL)
            before = len(list(folder.glob("runs/chunk-*")))
            until(lambda: len(list(folder.glob("runs/chunk-*"))) >= before + 2, sweep)
            os.kill(scheduler.pid, signal.SIGKILL)
            assert sweep.wait() == 2
    assert "Traceback" not in sweep.said
    assert "workers end before they do anything" in " ".join(sweep.said.split())
    kept = {one.name for one in folder.glob("runs/chunk-*")}
    assert 4 <= len(kept) < RUNS // 4
    with Started("processes", ["sweep", "resume", str(folder)], 2, tmp_path, 0) as again:
        assert again.wait() == 0, again.said
    assert sorted(again.begun) == [run for run in range(RUNS) if f"chunk-{run // 4:08d}.parquet" not in kept]
    no_leftovers(folder)
    assert_same_table(whole, read_sweep(folder))


def test_nobody_at_that_address(monkeypatch: pytest.MonkeyPatch):
    needs("dask")
    from transitiesim.running.sweeps import engines

    monkeypatch.setattr(engines, "_PATIENCE_SECONDS", 1)
    for address in ("tcp://127.0.0.1:1", "nonsense://x"):
        with pytest.raises(InputError, match="no Dask answers here"), engines.dask(address, 1):
            pass


def test_mpi_without_other_ranks():
    needs("mpi")
    from transitiesim.running.sweeps import engines

    with pytest.raises(InputError, match="there are no other ranks"), engines.mpi():
        pass
