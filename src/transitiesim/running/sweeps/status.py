"""How far a sweep is, from its folder alone: from another terminal, without a server."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from transitiesim.results import sweep_folder as at
from transitiesim.running.sweeps.lock import began, is_running

_RECENT = 50  # chunks by which the rate is judged


@dataclass(frozen=True, slots=True)
class Status:
    """How far a sweep is.

    Attributes:
        name: of the experiment.
        runs: number of runs in all.
        done: runs that are done, failed ones included.
        failed: runs that failed.
        running: whether a runner is at work, as far as this machine can see.
        per_minute: runs a minute over the last chunks of the last runner; NaN when nothing can be said.
        megabytes: room taken so far.
    """

    name: str
    runs: int
    done: int
    failed: int
    running: bool
    per_minute: float
    megabytes: float

    @property
    def seconds_left(self) -> float:
        """Time left at this rate; NaN when nothing can be said."""
        return 60 * (self.runs - self.done) / self.per_minute if self.per_minute > 0 else math.nan


def status_of(folder: Path) -> Status:
    """How far the sweep in this folder is.

    Raises:
        InputError: when there is none, or it is damaged.
    """
    manifest = at.read_manifest(folder)
    starts = [*manifest["chunks"], manifest["settings"] * manifest["replicates"]]
    chunks = [chunk for chunk in at.chunks_in(folder) if chunk + 1 < len(starts)]
    sizes = {chunk: starts[chunk + 1] - starts[chunk] for chunk in chunks}
    files = {chunk: at.chunk_file(folder, at.RUNS, chunk).stat() for chunk in chunks}
    since = began(folder)  # how long the sweep lay still before it was gone on with says nothing
    of_runner = [chunk for chunk in chunks if files[chunk].st_mtime >= since]
    order = sorted(of_runner, key=lambda chunk: files[chunk].st_mtime)[-_RECENT:]
    rate = math.nan
    if len(order) > 1:
        span = files[order[-1]].st_mtime - files[order[0]].st_mtime
        rate = 60 * sum(sizes[chunk] for chunk in order[1:]) / span if span > 0 else math.nan
    done = set(chunks)
    failed = sum(
        at.rows_of(at.chunk_file(folder, at.FAILURES, chunk)) or 0
        for chunk in at.chunks_in(folder, at.FAILURES)
        if chunk in done
    )
    return Status(
        name=manifest["name"],
        runs=starts[-1],
        done=sum(sizes.values()),
        failed=failed,
        running=is_running(folder),
        per_minute=rate,
        megabytes=sum(one.st_size for one in files.values()) / 1e6,
    )
