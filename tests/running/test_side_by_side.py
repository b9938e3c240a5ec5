"""Work side by side in split-off processes: the same results, errors that come out, and no process left behind."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from running.conftest import SCENARIOS
from running.tables import assert_same_results
from transitiesim import read_results, run
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.results import Results
from transitiesim.running.side_by_side import in_window

# Tests run beside a thread of the test runner, where nothing is split off; a program of its own has one thread.
_SAME = """
import sys
from transitiesim import run
from transitiesim.results import write_results
from transitiesim.running.side_by_side import workers
with workers(2) as pool:
    assert type(pool).__name__ == "ProcessPoolExecutor", pool
results = run(["baseline", "all_recommendations"], "gillisbuurt", replicates=3, seed=11, threads=2)
write_results(results, sys.argv[1])
"""
_FAILS = """
from transitiesim.running.side_by_side import in_window, workers
def half(n):
    return 1 // (5 - n)
with workers(2) as pool:
    print(sorted(out for _, out in in_window(pool, half, ((n, (n,)) for n in range(20)), 3)))
"""
_DIES = """
import os, signal
from transitiesim.errors import InputError
from transitiesim.running.side_by_side import in_window, workers
def die(n):
    os.kill(os.getpid(), signal.SIGKILL)
with workers(2) as pool:
    try:
        list(in_window(pool, die, ((n, (n,)) for n in range(20)), 3))
    except InputError as error:
        print(error.sentence("nl"))
"""
_WAITS = """
import os, time
from transitiesim.running.side_by_side import in_window, workers
def number(n):
    return os.getpid()
def sleep(n):
    time.sleep(600)
with workers(2) as pool:
    print(next(in_window(pool, number, [(0, (0,))], 1))[1], flush=True)
    list(in_window(pool, sleep, [(0, (0,)), (1, (1,))], 2))
"""

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are split off on Linux only")


@only_linux
def test_processes_give_the_same_results(three: Results, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", _SAME, str(tmp_path / "out")], check=True, timeout=300)
    assert_same_results(three, read_results(tmp_path / "out"))


def test_somebody_elses_executor_gives_the_same_results(three: Results) -> None:
    with ThreadPoolExecutor(2) as pool:
        assert_same_results(three, run(SCENARIOS, "gillisbuurt", replicates=3, seed=11, executor=pool))
        assert pool.submit(int, "3").result() == 3  # it stays open


@only_linux
def test_an_error_in_a_process_comes_out() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", _FAILS], check=False, capture_output=True, text=True, timeout=120, cwd="/"
    )
    assert answer.returncode == 1
    assert "ZeroDivisionError" in answer.stderr.splitlines()[-1]
    assert answer.stdout == ""


@only_linux
def test_a_worker_that_ends_without_a_word_is_a_sentence() -> None:
    words = [sys.executable, "-W", "error", "-c", _DIES]
    answer = subprocess.run(words, check=True, capture_output=True, text=True, timeout=120)
    assert "een werker is zonder een woord gestopt" in answer.stdout
    assert "Traceback" not in answer.stderr


def test_a_mistake_found_in_a_process_comes_out_as_itself() -> None:
    error = InputError("file.toml: key", Text("is fout", "is wrong"), Text("goed", "right"), "kay")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  written here
    assert [again.sentence(language) for language in ("nl", "en")] == [
        error.sentence(language) for language in ("nl", "en")
    ]
    assert again.where == "file.toml: key"


@only_linux
def test_workers_end_when_the_parent_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", _WAITS], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        os.kill(worker, 0)
        parent.send_signal(signal.SIGKILL)
        for _ in range(100):
            if not _alive(worker):
                break
            time.sleep(0.1)
    assert not _alive(worker)


def test_never_more_than_the_window_is_handed_out() -> None:
    taken: list[int] = []

    def pieces() -> Iterator[tuple[int, tuple[int]]]:
        for n in range(50):
            taken.append(n)
            yield n, (n,)

    with ThreadPoolExecutor(2) as pool:
        done = 0
        for name, outcome in in_window(pool, abs, pieces(), 5):
            assert name == outcome
            done += 1
            assert len(taken) <= done + 5
    assert done == 50


def _alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
