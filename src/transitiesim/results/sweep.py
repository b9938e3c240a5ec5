"""Stored runs of a sweep, as tables of pandas and Arrow and for questions in SQL; opens while a sweep is under way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from transitiesim.data_files import printable
from transitiesim.errors import InputError, closest
from transitiesim.language import Text
from transitiesim.results import sweep_folder as at
from transitiesim.results.indicator import Indicator
from transitiesim.results.store import disk_error

if TYPE_CHECKING:
    import pyarrow as pa

_KEYS = tuple(name for name, _ in at.KEY_FIELDS)


class SweepResults:
    """What lies in the folder of a sweep. Nothing is read before it is asked for, and nothing is kept.

    Every question is answered with the chunks that are there at that moment.

    Attributes:
        folder: where the sweep is kept.
        manifest: where it comes from: experiment, seed, versions, factors, outcomes.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = at.read_manifest(folder)

    @property
    def total(self) -> int:
        """Number of runs of the whole sweep."""
        return int(self.manifest["settings"]) * int(self.manifest["replicates"])

    @property
    def replicates_done(self) -> int:
        """Replicates of which every setting has been run; runs are numbered replicate by replicate."""
        starts, there = [*self.manifest["chunks"], self.total], at.chunks_in(self.folder)
        missing = set(range(len(starts) - 1)) - set(there)
        return int(starts[min(missing)] if missing else self.total) // int(self.manifest["settings"])

    @property
    def outcomes(self) -> dict[str, Indicator]:
        """What was kept of every run, by name, the most important first."""
        return {one["name"]: Indicator.from_dict(one) for one in self.manifest["outcomes"]}

    @property
    def factors(self) -> list[dict[str, Any]]:
        """What was varied: name, kind, low, high, levels, and the name in Dutch and English."""
        found: list[dict[str, Any]] = self.manifest["factors"]
        return found

    @cached_property
    def design(self) -> pd.DataFrame:
        """A row per setting: `setting`, `scenario`, `neighbourhood` and the value of every factor."""
        return pd.read_parquet(self.folder / at.DESIGN)

    @cached_property
    def sample(self) -> pd.DataFrame | None:
        """The points of a sampled design as shares of the ranges, a column per factor; None for other designs."""
        path = self.folder / at.SAMPLE
        return pd.read_parquet(path) if path.exists() else None

    def chunks(self) -> list[int]:
        """Numbers of the chunks that are done, in order."""
        return sorted(at.chunks_in(self.folder))

    def arrow(self) -> pa.Table:
        """The table of runs, in order of run and month.

        Returns:
            Arrow table with `run`, `setting`, `replicate`, `seed`, `month`, `year` and a float64 column per outcome.

        Raises:
            InputError: when a chunk is damaged.
        """
        import pyarrow as pa

        schema = at.run_schema(list(self.outcomes))
        tables = [at.read_chunk(at.chunk_file(self.folder, at.RUNS, chunk), schema) for chunk in self.chunks()]
        return pa.concat_tables(tables) if tables else schema.empty_table()

    def runs(self, outcomes: Iterable[str] | None = None, year: int | None = None) -> pd.DataFrame:
        """The table of runs with what was set in each.

        Args:
            outcomes: which to take; all when left out.
            year: only the end of this year; all when left out.

        Returns:
            A row per run and recorded month: keys, scenario, neighbourhood, factors and outcomes.

        Raises:
            InputError: unknown outcome or year, or a damaged chunk.
        """
        wanted = [self.checked(name) for name in outcomes] if outcomes is not None else list(self.outcomes)
        frame: pd.DataFrame = self.arrow().select([*_KEYS, *wanted]).to_pandas()
        if year is not None:
            frame = frame[frame["year"] == year]
            if frame.empty:
                what = Text(f"van {year} is niets bewaard", f"nothing was kept of {year}")
                raise InputError(printable(self.folder), what)
        return self._with_settings(frame, wanted)

    def frames(self) -> Iterator[pd.DataFrame]:
        """The table of runs with what was set in each, chunk by chunk.

        Raises:
            InputError: when a chunk is damaged.
        """
        schema = at.run_schema(list(self.outcomes))
        for chunk in self.chunks():
            frame = at.read_chunk(at.chunk_file(self.folder, at.RUNS, chunk), schema).to_pandas()
            yield self._with_settings(frame, list(self.outcomes))

    def _with_settings(self, frame: pd.DataFrame, outcomes: list[str]) -> pd.DataFrame:
        return frame.merge(self.design, on="setting", how="left")[[*_KEYS, *self.design.columns[1:], *outcomes]]

    def failures(self) -> pd.DataFrame:
        """Runs that failed, with their seed, settings and traceback; not those that went well when tried again.

        Returns:
            A row per failed run: `run`, `setting`, `replicate`, `seed`, `stage`, `error`, `message`, `traceback` and
            the columns of the design.
        """
        done = set(self.chunks())
        rows = [
            row
            for chunk in sorted(at.chunks_in(self.folder, at.FAILURES))
            if chunk in done
            for row in at.read_failures(self.folder, chunk).values()
        ]
        names = [name for name, _ in at.FAILURE_FIELDS]
        frame = pd.DataFrame(rows, columns=names).astype({"run": "int64", "setting": "int32", "replicate": "int32"})
        return frame.merge(self.design, on="setting", how="left")

    def sql(self, question: str, parameters: Sequence[object] = ()) -> pd.DataFrame:
        """The answer to a question in the SQL of DuckDB.

        There are the tables `runs`, `design`, `failures` and `results`, which is `runs` joined with `design`.

        Args:
            question: one SELECT.
            parameters: values for the question marks in it.

        Raises:
            InputError: when DuckDB cannot answer; says why.
        """
        import duckdb

        with duckdb.connect() as connection:
            # A quote inside a path is doubled in SQL; the path is ours, the question is the user's own.
            glob = str(self.folder / at.RUNS / "chunk-*.parquet").replace("'", "''")
            if self.chunks():
                connection.execute(f"CREATE VIEW runs AS SELECT * FROM read_parquet('{glob}')")  # noqa: S608
            else:
                connection.register("runs", self.arrow())
            connection.register("design", self.design)
            connection.register("failures", self.failures())
            connection.execute("CREATE VIEW results AS SELECT * FROM runs JOIN design USING (setting)")
            try:
                found: pd.DataFrame = connection.execute(question, list(parameters)).df()
            except duckdb.Error as error:
                reason = " ".join(str(error).split())[:300]
                raise InputError("SQL", Text(f"geen antwoord: {reason}", f"no answer: {reason}")) from error
        return found

    def values(self, outcome: str, year: int | None = None) -> pd.DataFrame:
        """One outcome at the end of one year: a row per setting and a column per replicate.

        Args:
            outcome: its name.
            year: the last one when left out.

        Raises:
            InputError: unknown outcome or year.
        """
        last = self.years()[-1] if year is None else year
        frame = self.runs([outcome], last)
        wide = frame.pivot(index="setting", columns="replicate", values=outcome)  # noqa: PD010  no row occurs twice
        return wide.reindex(self.design["setting"])

    def years(self) -> list[int]:
        """Years of which the end is kept, in order.

        Raises:
            InputError: when nothing is done yet.
        """
        chunks = self.chunks()
        if not chunks:
            raise InputError(printable(self.folder), Text("er is nog niets gedaan", "nothing is done yet"))
        schema = at.run_schema(list(self.outcomes))
        for chunk in chunks:
            table = at.read_chunk(at.chunk_file(self.folder, at.RUNS, chunk), schema)
            if table.num_rows:
                return sorted(int(one) for one in np.unique(table["year"].to_numpy()))
        raise InputError(printable(self.folder), Text("elke run mislukte", "every run failed"))

    def checked(self, outcome: str) -> str:
        """The outcome, if it was kept.

        Raises:
            InputError: otherwise.
        """
        if outcome in self.outcomes:
            return outcome
        what = Text(f"uitkomst '{outcome}' is niet bewaard", f"outcome '{outcome}' was not kept")
        names = ", ".join(self.outcomes)
        raise InputError(printable(self.folder), what, names, closest(outcome, self.outcomes))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.manifest['name']}: {self.total} runs in {self.folder}>"


def read_sweep(folder: Path | str) -> SweepResults:
    """Open the folder of a sweep, finished or not.

    Raises:
        InputError: when it is none, or the disk refuses.
    """
    path = Path(folder).expanduser()
    try:
        return SweepResults(path)
    except OSError as error:
        raise disk_error(path, error) from error
