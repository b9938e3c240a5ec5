"""A few runs before the start: how long the sweep will take, how large it will be, and how to cut it in chunks."""

from __future__ import annotations

import io
import math
import time
from dataclasses import asdict, dataclass

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from transitiesim.results import sweep_folder as at
from transitiesim.running.sweeps.plan import Plan
from transitiesim.running.sweeps.worker import Rows, Shared, result_of, table_from

CHUNK_SECONDS = 2.0  # often enough to lose little, seldom enough to cost nothing
CHUNK_RUNS = 500
_MOST_PILOT_RUNS = 60
_CHUNKS_PER_WORKER = 8  # of a small sweep, so that all workers end at about the same time
_USUAL_SECONDS = 0.1  # of a run, when none of the pilot went well


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a sweep will take, from a pilot.

    Attributes:
        runs: number of runs.
        settings: number of settings.
        seconds: time on this number of workers of this machine.
        megabytes: room on disk.
        pilot_runs: runs that this rests on.
        pilot_failed: those of them that failed.
    """

    runs: int
    settings: int
    seconds: float
    megabytes: float
    pilot_runs: int
    pilot_failed: int

    def as_dict(self) -> dict[str, float]:
        """Plain numbers, for a manifest."""
        return asdict(self)


def pilot(plan: Plan, workers: int) -> tuple[Forecast, list[int]]:
    """Do a few runs of the first replicate, spread over every neighbourhood, and keep none of them.

    Args:
        plan: the plan.
        workers: that will share the work.

    Returns:
        The forecast, and the first run of every chunk.
    """
    per_place = plan.settings // len(plan.places)
    each = max(1, min(3, _MOST_PILOT_RUNS // len(plan.places), math.ceil(plan.runs / 20 / len(plan.places))))
    within = sorted({round(k * (per_place - 1) / max(1, each - 1)) for k in range(each)})
    places = np.unique(np.linspace(0, len(plan.places) - 1, min(len(plan.places), _MOST_PILOT_RUNS)).round()).astype(
        int
    )
    shared = Shared(plan)
    result_of(plan, int(places[0]) * per_place, shared)  # the first run also compiles and loads
    seconds: dict[int, list[float]] = {}
    kept: list[Rows] = []
    failed = 0
    for place in places.tolist():
        for setting in within:
            shared = shared if len(within) > 1 else Shared(plan)
            begun = time.perf_counter()
            found = result_of(plan, place * per_place + setting, shared)
            seconds.setdefault(place, []).append(time.perf_counter() - begun)
            if isinstance(found, Rows):
                kept.append(found)
            else:
                failed += 1
    known = np.array([np.mean(seconds[place]) for place in places.tolist()])
    of_place = np.interp(np.arange(len(plan.places)), places, known)
    if failed == sum(map(len, seconds.values())):
        of_place = np.full(len(plan.places), _USUAL_SECONDS)
    total = float(of_place.sum()) * per_place * plan.replicates
    chunks = chunk_starts(plan, of_place, workers)
    megabytes = _bytes(plan, kept, len(chunks)) / 1e6
    runs = sum(map(len, seconds.values()))
    return Forecast(plan.runs, plan.settings, total / workers, megabytes, runs, failed), chunks


def chunk_starts(plan: Plan, seconds: NDArray[np.float64], workers: int) -> list[int]:
    """First run of every chunk, cut by time and by number.

    Args:
        plan: the plan.
        seconds: of a run in each neighbourhood; shape (places,).
        workers: that will share the work.
    """
    per_place = plan.settings // len(plan.places)
    whole = float(seconds.sum()) * per_place * plan.replicates
    target = min(CHUNK_SECONDS, max(whole / (workers * _CHUNKS_PER_WORKER), 1e-9))
    starts, first, spent = [0], 0, 0.0
    # Block by block of equal runs, so that the work does not grow with the number of runs.
    for block in range(plan.replicates * len(plan.places)):
        cost = max(float(seconds[block % len(plan.places)]), 1e-9)
        at_run, stop = block * per_place, (block + 1) * per_place
        while at_run < stop:
            room = min(math.ceil((target - spent) / cost), CHUNK_RUNS - (at_run - first))
            take = max(1, min(room, stop - at_run))
            at_run, spent = at_run + take, spent + take * cost
            if (spent >= target or at_run - first >= CHUNK_RUNS) and at_run < plan.runs:
                starts.append(at_run)
                first, spent = at_run, 0.0
    return starts


def _bytes(plan: Plan, kept: list[Rows], chunks: int) -> float:
    """Bytes on disk, from the size of the pilot's runs as one file and of a file without rows."""
    schema = at.run_schema(list(plan.outcomes))
    empty = _size(schema.empty_table())
    if not kept:
        return empty * chunks
    each = (_size(table_from(kept, schema)) - empty) / len(kept)
    return empty * chunks + each * plan.runs


def _size(table: pa.Table) -> int:
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.tell()
