"""Dropped arrays leave no holes in memory."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

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
