"""Memory goes back: garbage is looked for again after every run, and dropped arrays leave no holes."""

from __future__ import annotations

import gc
import platform
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.running.memory import without_garbage_rounds


@pytest.fixture(autouse=True)
def rounds_as_they_were() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


@pytest.mark.parametrize("on", [True, False])
def test_rounds_are_afterwards_as_they_were_before(on: bool) -> None:
    (gc.enable if on else gc.disable)()
    seen: list[bool] = []

    @without_garbage_rounds()
    def fail() -> None:
        seen.append(gc.isenabled())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (seen, gc.isenabled()) == ([False], on)


@given(st.permutations([0, 0, 1, 1, 2, 2, 3, 3]))
def test_runs_that_overlap_leave_the_rounds_on(order: list[int]) -> None:
    gc.enable()
    under_way: dict[int, AbstractContextManager[None]] = {}
    for one in order:  # each begins when it is named first, and ends when it is named again
        if one in under_way:
            under_way[one].__exit__(None, None, None)
        else:
            under_way[one] = without_garbage_rounds()
            under_way[one].__enter__()
    assert gc.isenabled()


def test_a_function_can_be_run_in_many_threads() -> None:
    gc.enable()
    seen: list[bool] = []

    @without_garbage_rounds()
    def run() -> None:
        seen.append(gc.isenabled())

    threads = [threading.Thread(target=run) for _ in range(20)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(seen) == 20
    assert gc.isenabled()


HOLES = """
import sys
from pathlib import Path
import numpy as np
from transitiesim.running.memory import hold_large_arrays_apart
if sys.argv[1] == "apart":
    hold_large_arrays_apart()
held = lambda: int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
before = held()
np.ones(3_500_000)  # 28 MB, made and dropped: smaller ones do not get memory of their own any more
large, small = [], []
for _ in range(40):
    large.append(np.ones(500_000))
    small.append(np.ones(5_000))
large.clear()  # 160 MB, with small ones between them
print(held() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="a setting of the GNU C library")
def test_dropped_arrays_leave_no_holes() -> None:
    def left(way: str) -> float:
        return float(subprocess.run([sys.executable, "-c", HOLES, way], check=True, capture_output=True).stdout)

    assert left("apart") < 20 < left("as it is")
