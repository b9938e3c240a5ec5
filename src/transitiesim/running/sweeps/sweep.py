"""Running a sweep: what is there is not run again, what fails is a row, and what dies is tried once more."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute  # makes pa.compute

from transitiesim.data_files import printable, read_toml
from transitiesim.errors import InputError
from transitiesim.experiments import Experiment, path_of_experiment, read_experiment
from transitiesim.language import Text
from transitiesim.results import sweep_folder as at
from transitiesim.results.store import disk_error
from transitiesim.results.sweep import SweepResults, read_sweep
from transitiesim.running.side_by_side import workers as split_off
from transitiesim.running.sweeps.engine import Engine
from transitiesim.running.sweeps.folder import read_plan, refuse_foreign, refuse_other, write_plan
from transitiesim.running.sweeps.lock import locked
from transitiesim.running.sweeps.pilot import Forecast, pilot
from transitiesim.running.sweeps.plan import Plan, plan_of
from transitiesim.running.sweeps.worker import Rows, Shared, bounds, is_whole, result_of, table_from

Progress = Callable[[int, int], None]
_WINDOW = 64  # chunks handed to somebody else's workers at a time
_MOST_WORKERS = 1024


def sweep(
    experiment: str | Path | Experiment,
    store: Path | str,
    *,
    workers: int = 2,
    executor: Callable[[], Executor] | None = None,
    retry_failed: bool = False,
    told: Callable[[Forecast], None] | None = None,
    progress: Progress | None = None,
    command: str = "",
) -> SweepResults:
    """Run an experiment into a folder; what is there already is not run again.

    Args:
        experiment: name of a shipped experiment, a file, or an experiment.
        store: folder of the sweep; made when it does not exist.
        workers: runs side by side on this machine; the results do not depend on it.
        executor: makes an executor to be used instead, such as a Dask client's; it is called again when workers
            died, and what it made is shut down at the end. Workers must see the same folder.
        retry_failed: first try again what failed before.
        told: is told what the sweep will take, by a pilot, before it starts; whatever it raises stops the sweep there,
            with nothing written.
        progress: called with runs done and runs in all.
        command: how the sweep was asked for, for the manifest.

    Returns:
        The results, with what failed as rows of their own.

    Raises:
        InputError: when the experiment cannot be, the folder holds something else or another sweep, another sweep is
            running there, or the disk refuses.
    """
    _check_workers(workers)
    source = None if isinstance(experiment, Experiment) else _source_of(experiment)
    asked = experiment if isinstance(experiment, Experiment) else read_experiment(experiment)
    plan = plan_of(asked)
    folder = _folder(store)
    with _disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / at.MANIFEST).exists():
            refuse_foreign(folder)
        with locked(folder), _nothing_left(folder):
            if (folder / at.MANIFEST).exists():
                refuse_other(folder, plan, at.read_manifest(folder))
            else:
                forecast, chunks = pilot(plan, workers)
                if told is not None:
                    told(forecast)
                write_plan(
                    folder, plan, asked, source=source, chunks=chunks, forecast=forecast.as_dict(), command=command
                )
            _go_on(folder, workers, executor, progress, retry_failed=retry_failed)
    return read_sweep(folder)


def resume(
    store: Path | str,
    *,
    workers: int = 2,
    executor: Callable[[], Executor] | None = None,
    retry_failed: bool = False,
    progress: Progress | None = None,
) -> SweepResults:
    """Run what is missing in the folder of a sweep, from what lies in that folder; arguments as of `sweep`.

    Raises:
        InputError: as `sweep`; also when the program or a number of the model has changed since.
    """
    _check_workers(workers)
    folder = _folder(store)
    with _disk(folder):
        plan, manifest = read_plan(folder)
        refuse_other(folder, plan, manifest)
        with locked(folder):
            _go_on(folder, workers, executor, progress, retry_failed=retry_failed)
    return read_sweep(folder)


@dataclass(frozen=True, slots=True)
class Rerun:
    """One run done again.

    Attributes:
        run: its number.
        table: the rows it left now; None when it failed.
        failure: how it failed now; None when it went well.
        stored: whether the sweep has rows of it.
        same: whether the rows are the same, bit for bit; None when there is nothing to compare.
    """

    run: int
    table: pa.Table | None
    failure: dict[str, Any] | None
    stored: bool
    same: bool | None


def rerun(store: Path | str, run: int) -> Rerun:
    """Do one run of a sweep again, by itself, and compare it with what is kept; nothing is written.

    Args:
        store: folder of the sweep.
        run: number of the run, as in the column `run`.

    Raises:
        InputError: when there is no such run, or the folder is no sweep of this version.
    """
    folder = _folder(store)
    with _disk(folder):
        plan, manifest = read_plan(folder)
        refuse_other(folder, plan, manifest)
        if not 0 <= run < plan.runs:
            what = Text(f"run {run} bestaat niet", f"there is no run {run}")
            raise InputError(printable(folder), what, Text(f"0 tot en met {plan.runs - 1}", f"0 to {plan.runs - 1}"))
        chunk = next(k for k in range(len(manifest["chunks"]) - 1, -1, -1) if manifest["chunks"][k] <= run)
        schema = at.run_schema(list(plan.outcomes))
        path = at.chunk_file(folder, at.RUNS, chunk)
        kept = at.read_chunk(path, schema) if path.exists() else schema.empty_table()
        kept = kept.filter(pa.compute.equal(kept["run"], run))
        found = result_of(plan, run, Shared(plan))
    if not isinstance(found, Rows):
        return Rerun(run, None, found, bool(kept.num_rows), None)
    table = table_from([found], schema)
    same = _bits(table) == _bits(kept) if kept.num_rows else None
    return Rerun(run, table, None, bool(kept.num_rows), same)


def _bits(table: pa.Table) -> list[bytes]:
    """The content of a table without missing values, column by column; a NaN equals itself here."""
    return [column.to_numpy().tobytes() for column in table.columns]


def _go_on(
    folder: Path,
    workers: int,
    executor: Callable[[], Executor] | None,
    progress: Progress | None,
    *,
    retry_failed: bool,
) -> None:
    plan, manifest = read_plan(folder)
    _tidy(folder)
    there = {chunk for chunk in at.chunks_in(folder) if _kept(folder, manifest, plan, chunk)}
    every = range(len(manifest["chunks"]))
    sizes = _Sizes(plan, manifest)
    done = sum(sizes[chunk] for chunk in there)
    show = progress or (lambda _done, _total: None)
    show(done, plan.runs)
    make = executor or (lambda: split_off(workers))
    window = workers + 1 if executor is None else _WINDOW
    made = manifest["created"]
    if retry_failed:
        failed = [chunk for chunk in sorted(there) if at.chunk_file(folder, at.FAILURES, chunk).exists()]
        for _ in Engine(folder, made, make, window, failed_only=True).run(failed):
            show(done, plan.runs)
    missing = [chunk for chunk in every if chunk not in there]
    if missing:
        for one in Engine(folder, made, make, window).run(missing):
            done += one.runs
            show(done, plan.runs)
    _tidy(folder)  # a worker may have been killed along with another while it wrote


class _Sizes:
    """Number of runs of each chunk."""

    def __init__(self, plan: Plan, manifest: dict[str, Any]) -> None:
        self._plan, self._manifest = plan, manifest

    def __getitem__(self, chunk: int) -> int:
        first, stop = bounds(self._manifest, self._plan, chunk)
        return stop - first


def _kept(folder: Path, manifest: dict[str, Any], plan: Plan, chunk: int) -> bool:
    """Whether a chunk can stay; one that is damaged makes room to be run again."""
    if chunk < len(manifest["chunks"]) and is_whole(folder, manifest, plan, chunk):
        return True
    at.chunk_file(folder, at.RUNS, chunk).unlink(missing_ok=True)
    at.chunk_file(folder, at.FAILURES, chunk).unlink(missing_ok=True)
    return False


def _tidy(folder: Path) -> None:
    """Remove what killed workers left half-written."""
    for kind in (at.RUNS, at.FAILURES):
        for leftover in (folder / kind).glob(".chunk-*"):
            leftover.unlink(missing_ok=True)


@contextmanager
def _nothing_left(folder: Path) -> Iterator[None]:
    """Take away an empty folder when the sweep did not come to a start."""
    try:
        yield
    except BaseException:
        if not (folder / at.MANIFEST).exists():
            (folder / at.LOCK).unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    """A disk that refuses, as a sentence."""
    try:
        yield
    except OSError as error:
        raise disk_error(folder, error) from error


def _check_workers(workers: int) -> None:
    if not 1 <= workers <= _MOST_WORKERS:
        what = Text(f"{workers} kan niet", f"{workers} is not possible")
        raise InputError("workers", what, Text(f"1 tot en met {_MOST_WORKERS}", f"1 to {_MOST_WORKERS}"))


def _folder(store: Path | str) -> Path:
    if "\0" in str(store):
        raise InputError("store", Text("is geen naam voor een map", "is not a name for a folder"))
    # Workers may stand elsewhere; they find the folder by its full path.
    return Path(os.path.realpath(Path(store).expanduser()))


def _source_of(experiment: str | Path) -> bytes:
    """Text of the experiment file, for the copy in the folder."""
    path = path_of_experiment(experiment)
    read_toml(path)  # complains in words when it cannot be read
    return path.read_bytes()
