"""A country in processes: stopped and started again, or over the workers of others, with the same numbers."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from transitiesim.running import Country, country_of, run_country
from transitiesim.running import country_store as store
from transitiesim.scenario import read_scenario

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are split off on Linux only")
_PATIENCE = 300
# The command itself, with small pieces that take a while: one second each in a process split off from it.
_COMMAND = """
import sys, time
from transitiesim.interfaces.command_line import main
from transitiesim.running import country_store as store
store.HOMES_IN_PIECE = 300
original = store.run_piece
def slowly(*arguments):
    time.sleep(float(sys.argv[2]))
    return original(*arguments)
store.run_piece = slowly
main(["country", "null_moves_only", "--households", "1800", "--threads", "2", "-o", sys.argv[1], "--lang", "en"])
"""
_DASK = """
import sys
from pathlib import Path
from dataclasses import replace
from transitiesim.running import country_of, run_country
from transitiesim.running import country_store as store
from transitiesim.running.sweeps.engines import dask
from transitiesim.scenario import read_scenario
if __name__ == "__main__":
    store.HOMES_IN_PIECE = 300
    scenario = replace(read_scenario("baseline"), months=36)
    with dask("local", 2) as found:
        run_country(country_of(scenario, households=1200, neighbourhoods=6), Path(sys.argv[1]), executor=found.make())
"""


def program(folder: Path, seconds: float) -> list[str]:
    return [sys.executable, "-c", _COMMAND, str(folder), str(seconds)]


def pieces(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.glob("piece-*.parquet"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("country") / "whole"
    subprocess.run(program(folder, 0.0), check=True, timeout=_PATIENCE, capture_output=True)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(("blow", "code"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130)])
def test_stopped_and_started_again_the_files_are_the_same_byte_for_byte(
    whole: Path, tmp_path: Path, blow: signal.Signals, code: int
) -> None:
    folder = tmp_path / "land"
    running = subprocess.Popen(program(folder, 1.0), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + _PATIENCE
    while len(pieces(folder)) < 2:
        assert running.poll() is None
        assert time.monotonic() < end
        time.sleep(0.05)
    workers = [int(one) for one in Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()]
    assert len(workers) >= 2
    running.send_signal(blow)
    assert running.wait(_PATIENCE) == code
    while any(Path(f"/proc/{one}").exists() for one in workers):
        assert time.monotonic() < end
        time.sleep(0.05)
    done = pieces(folder)
    assert 2 <= len(done) < len(pieces(whole))
    assert not (folder / "national.csv").exists()
    before = {name: (folder / name).stat().st_mtime_ns for name in done}
    subprocess.run(program(folder, 0.0), check=True, timeout=_PATIENCE, capture_output=True)
    assert {name: (folder / name).stat().st_mtime_ns for name in done} == before
    for name in ("national.csv", "profiles.csv"):
        assert (folder / name).read_bytes() == (whole / name).read_bytes()
    assert pieces(folder) == pieces(whole)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Country:
    monkeypatch.setattr(store, "HOMES_IN_PIECE", 300)
    scenario = replace(read_scenario("baseline"), months=36)
    return country_of(scenario, households=1200, neighbourhoods=6)


@pytest.mark.slow
def test_processes_that_begin_with_nothing_give_the_same_numbers(small: Country, tmp_path: Path) -> None:
    here = run_country(small, tmp_path / "here", threads=1)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        pids = {pool.submit(os.getpid).result() for _ in range(4)}
        elsewhere = run_country(small, tmp_path / "elsewhere", executor=pool)
    assert os.getpid() not in pids
    pd.testing.assert_frame_equal(elsewhere, here, check_exact=True)
    assert (tmp_path / "elsewhere" / "profiles.csv").read_bytes() == (tmp_path / "here" / "profiles.csv").read_bytes()


@pytest.mark.system
def test_a_dask_cluster_gives_the_same_numbers(small: Country, tmp_path: Path) -> None:
    run_country(small, tmp_path / "here", threads=1)
    words = [sys.executable, "-c", _DASK, str(tmp_path / "dask")]
    subprocess.run(words, check=True, timeout=_PATIENCE, capture_output=True)
    for name in ("national.csv", "profiles.csv"):
        assert (tmp_path / "dask" / name).read_bytes() == (tmp_path / "here" / name).read_bytes()
