"""What a worker does: one chunk of runs, from the folder of the sweep into a file there."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from transitiesim.analysis.values import DERIVED
from transitiesim.errors import InputError
from transitiesim.experiments import known_outcomes
from transitiesim.neighbourhood import Neighbourhood
from transitiesim.results import sweep_folder as at
from transitiesim.results import year_of
from transitiesim.results.tables import write_durably
from transitiesim.running.ensemble import sets_from_the_start
from transitiesim.running.one_run import build_for, run_one
from transitiesim.running.sweeps.folder import plan_in
from transitiesim.running.sweeps.plan import Plan
from transitiesim.running.uncertainty import Drawn, draw_numbers, seed_of

KILLED = "WorkerKilled"
_COUNTS = ("gas", "signed", "hybrid", "homes", "on_gas_start")  # what derived outcomes are worked out from
_LONGEST_MESSAGE = 2_000
_LONGEST_TRACEBACK = 20_000


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker tells of a chunk.

    Attributes:
        chunk: its number.
        runs: runs that were done in it, failed ones included.
        failed: those that failed.
        seconds: time it took.
    """

    chunk: int
    runs: int
    failed: int
    seconds: float


class Rows(dict[str, NDArray[Any]]):
    """Rows that one run leaves: a column for each key and outcome."""


class Shared:
    """Draws and the built neighbourhood of the last replicate and place, for the next setting on the same draws."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._key: tuple[int, int] | None = None
        self._drawn: Drawn | None = None
        self._place: Neighbourhood | None = None

    def drawn(self, place: int, replicate: int) -> Drawn:
        """The numbers of a replicate in a place."""
        if self._key != (place, replicate) or self._drawn is None:
            plan = self._plan
            self._drawn = draw_numbers(plan.places[place], plan.seed, replicate, plan.uncertainty)
            self._key, self._place = (place, replicate), None
        return self._drawn

    def built(self, drawn: Drawn, scenario: Any) -> Neighbourhood:
        """The neighbourhood; built anew when the scenario sets numbers by hand from the first month."""
        if sets_from_the_start(scenario):
            return build_for(drawn, scenario)
        if self._place is None:
            self._place = build_for(drawn, scenario)
        return self._place


def run_chunk(
    folder: str,
    made: str,
    chunk: int,
    given_up: Mapping[int, str] | None = None,
    *,
    journal: bool = False,
    failed_only: bool = False,
) -> Done:
    """Do the runs of a chunk and keep what comes out.

    Args:
        folder: of the sweep.
        made: the moment the sweep was made.
        chunk: its number.
        given_up: runs that are not to be tried any more, and why.
        journal: write down which run is under way, for when it takes this process with it.
        failed_only: do only the runs that failed, and keep the others as they are.

    Raises:
        InputError: when the folder is damaged.
        OSError: when the disk refuses.
    """
    begun = time.perf_counter()
    plan, manifest = plan_in(folder, made)
    path = Path(folder)
    schema = at.run_schema(list(plan.outcomes))
    kept = [at.read_chunk(at.chunk_file(path, at.RUNS, chunk), schema)] if failed_only else []
    there = {run for table in kept for run in table["run"].to_pylist()}
    todo = [run for run in range(*bounds(manifest, plan, chunk)) if run not in there]
    note = journal_file(path, chunk)
    shared = Shared(plan)
    rows: list[Rows] = []
    failures: list[dict[str, Any]] = []
    for run in todo:
        if journal:
            write_durably(note, lambda file, run=run: file.write(str(run).encode()))  # type: ignore[misc]
        if given_up and run in given_up:
            failures.append(_failure(plan, run, "run", KILLED, given_up[run], ""))
            continue
        found = result_of(plan, run, shared)
        if isinstance(found, Rows):
            rows.append(found)
        else:
            failures.append(found)
            shared = Shared(plan)  # nothing of a run that broke off is used again
    table = pa.concat_tables([*kept, table_from(rows, schema)])
    if failed_only:
        table = table.sort_by([("run", "ascending"), ("month", "ascending")])
    _keep(path, chunk, table, failures)
    note.unlink(missing_ok=True)
    return Done(chunk, len(todo), len(failures), time.perf_counter() - begun)


def bounds(manifest: Mapping[str, Any], plan: Plan, chunk: int) -> tuple[int, int]:
    """First run of a chunk and the first one after it."""
    starts = manifest["chunks"]
    return starts[chunk], starts[chunk + 1] if chunk + 1 < len(starts) else plan.runs


def journal_file(folder: Path, chunk: int) -> Path:
    """Where a worker says which run of a chunk is under way."""
    return folder / at.RUNS / f".chunk-{chunk:08d}.at"


def table_from(rows: Sequence[Rows], schema: pa.Schema) -> pa.Table:
    """The rows of runs as one table; made at once, for a column of few rows costs as much as one of many."""
    if not rows:
        return schema.empty_table()
    return pa.table({name: np.concatenate([one[name] for one in rows]) for name in schema.names}, schema=schema)


def result_of(plan: Plan, run: int, shared: Shared) -> Rows | dict[str, Any]:
    """One run: the rows it leaves, or a record of how it failed."""
    stage = "scenario"

    def reached(name: str) -> None:
        nonlocal stage
        stage = name

    try:
        return outcome_rows(plan, run, shared, reached)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001  whatever a run raises is a row, and the sweep goes on
        trace = "".join(traceback.format_exception(error))
        return _failure(plan, run, stage, type(error).__name__, str(error), trace)


def outcome_rows(plan: Plan, run: int, shared: Shared, reached: Callable[[str], None] = lambda _: None) -> Rows:
    """One run: a row per kept month, with its keys and the outcomes.

    Args:
        plan: the plan.
        run: number of the run.
        shared: what runs before it built.
        reached: is told how far it is: "draw", "build", "run", "record".
    """
    replicate, setting = plan.split(run)
    scenario = plan.scenario_of(setting)
    reached("draw")
    drawn = shared.drawn(plan.place_of(setting), replicate)
    reached("build")
    place = shared.built(drawn, scenario)
    reached("run")
    tables = {known_outcomes()[name].table for name in plan.outcomes}
    record = run_one(drawn, scenario, place, tipping="tipping" in tables)
    reached("record")
    is_whole_place = record.path["group"] == "all"
    whole = {name: record.path[name][is_whole_place] for name in _columns_for(plan.outcomes)}
    months = whole["month"].astype(np.int64)
    years = np.array([year_of(int(month)) for month in months])
    keep = np.isin(years, plan.years) if plan.years else np.ones(len(months), dtype=bool)
    count = int(keep.sum())
    rows = Rows(
        {
            "run": np.full(count, run),
            "setting": np.full(count, setting),
            "replicate": np.full(count, replicate),
            "seed": np.full(count, drawn.seed),
            "month": months[keep],
            "year": years[keep],
        }
    )
    for name in plan.outcomes:
        column = _column(name, known_outcomes()[name].table, whole, record.programme, record.tipping, months)
        rows[name] = column[keep]
    return rows


def _columns_for(outcomes: Sequence[str]) -> list[str]:
    """Columns of the path table that are looked at."""
    own = [name for name in outcomes if name not in DERIVED and known_outcomes()[name].table == "path"]
    return ["month", *_COUNTS, *(name for name in own if name not in _COUNTS)]


def _column(
    name: str,
    table: str,
    whole: Mapping[str, NDArray[Any]],
    programme: Mapping[str, NDArray[Any]],
    tipping: tuple[dict[str, Any], ...],
    months: NDArray[np.int64],
) -> NDArray[np.float64]:
    """An outcome, a value per recorded month."""
    if name in DERIVED:
        with np.errstate(divide="ignore", invalid="ignore"):  # no homes on gas at the start: missing
            return np.asarray(DERIVED[name][0](whole), np.float64)
    if table == "path":
        return whole[name].astype(np.float64)
    if table == "programme":
        return programme[name].astype(np.float64)
    # The distance to tipping is known every four years, for when everybody has been asked; elsewhere it is missing.
    at_month = {
        row["month"]: float(row[name]) for row in tipping if row["basis"] == "all_asked" and row[name] is not None
    }
    return np.array([at_month.get(int(month), np.nan) for month in months])


def _failure(plan: Plan, run: int, stage: str, error: str, message: str, trace: str) -> dict[str, Any]:
    replicate, setting = plan.split(run)
    return {
        "run": run,
        "setting": setting,
        "replicate": replicate,
        "seed": seed_of(plan.seed, replicate),
        "stage": stage,
        "error": error,
        "message": " ".join(message.split())[:_LONGEST_MESSAGE],
        "traceback": trace[-_LONGEST_TRACEBACK:],
    }


def _keep(folder: Path, chunk: int, table: pa.Table, failures: list[dict[str, Any]]) -> None:
    """Failures first: a chunk whose runs are there is done, so everything else of it must be there before."""
    path = at.chunk_file(folder, at.FAILURES, chunk)
    if failures:
        columns = {name: [row[name] for row in failures] for name, _ in at.FAILURE_FIELDS}
        at.write_chunk(path, pa.table(columns, schema=at.failure_schema()))
    at.write_chunk(at.chunk_file(folder, at.RUNS, chunk), table)
    if not failures:
        path.unlink(missing_ok=True)


def is_whole(folder: Path, manifest: Mapping[str, Any], plan: Plan, chunk: int) -> bool:
    """Whether the file of a chunk has a readable footer and the number of rows that it must have."""
    first, stop = bounds(manifest, plan, chunk)
    try:
        failed = len(at.read_failures(folder, chunk))
    except InputError:
        return False
    return at.rows_of(at.chunk_file(folder, at.RUNS, chunk)) == (stop - first - failed) * len(kept_months(plan))


def kept_months(plan: Plan) -> list[int]:
    """Months of which every run keeps a row: the start, the end of every year, and the last one."""
    last = plan.scenarios[0].months - 1
    months = sorted({*range(-1, last, 12), last})
    return [month for month in months if not plan.years or year_of(month) in plan.years]
