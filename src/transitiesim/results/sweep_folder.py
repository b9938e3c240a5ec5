"""The folder of a sweep: what lies where, how chunks are written whole or not at all, and which are there.

    manifest.json           where the sweep comes from; written last, so a folder without it is unfinished
    experiment.toml         copy of the experiment file
    scenarios/              every base scenario, written out in full
    neighbourhoods/         copies of neighbourhood files that did not come with the program
    design.parquet          a row per setting: scenario, neighbourhood and the value of every factor
    sample.parquet          the points as shares of the ranges, where the design was sampled
    runs/chunk-00000012.parquet        outcomes: a row per run and recorded month
    failures/chunk-00000012.parquet    a row per run of that chunk that failed

A chunk is done when its file in `runs` is there. Workers write it under another name first; what a killed worker
leaves behind starts with a dot and is never read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.results.tables import write_durably

FORMAT = "transitiesim sweep"
FORMAT_VERSION = 1
MANIFEST = "manifest.json"
EXPERIMENT = "experiment.toml"
DESIGN = "design.parquet"
SAMPLE = "sample.parquet"
RUNS, FAILURES, SCENARIOS, PLACES = "runs", "failures", "scenarios", "neighbourhoods"
LOCK = ".lock"
_CHUNK = re.compile(r"chunk-(\d{8})\.parquet")

KEY_FIELDS = (
    ("run", pa.int64()),
    ("setting", pa.int32()),
    ("replicate", pa.int32()),
    ("seed", pa.int64()),
    ("month", pa.int16()),
    ("year", pa.int16()),
)
"""What every row of the runs is known by; the outcomes follow as float64."""

FAILURE_FIELDS = (
    ("run", pa.int64()),
    ("setting", pa.int32()),
    ("replicate", pa.int32()),
    ("seed", pa.int64()),
    ("stage", pa.string()),
    ("error", pa.string()),
    ("message", pa.string()),
    ("traceback", pa.string()),
)


def run_schema(outcomes: list[str]) -> pa.Schema:
    """Columns of the table of runs."""
    return pa.schema([*KEY_FIELDS, *((name, pa.float64()) for name in outcomes)])


def failure_schema() -> pa.Schema:
    """Columns of the table of failures."""
    return pa.schema(list(FAILURE_FIELDS))


def is_sweep(folder: Path) -> bool:
    """Whether a folder says of itself that it holds a sweep."""
    try:
        return bool(json.loads((folder / MANIFEST).read_text(encoding="utf-8")).get("format") == FORMAT)
    except (OSError, ValueError, AttributeError):
        return False


def read_manifest(folder: Path) -> dict[str, Any]:
    """What a sweep says of itself.

    Raises:
        InputError: when there is none, or it is damaged or of a later format.
        OSError: when the disk refuses.
    """
    where = printable(folder)
    allowed = Text("een map die 'transitiesim sweep' heeft gemaakt", "a folder that 'transitiesim sweep' made")
    if not folder.is_dir():
        raise InputError(where, Text("deze map bestaat niet", "this folder does not exist"), allowed)
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        version = manifest["format_version"] if manifest["format"] == FORMAT else None
    except FileNotFoundError:
        raise InputError(where, Text("hier staat geen sweep", "there is no sweep here"), allowed) from None
    except (ValueError, KeyError, TypeError):
        version = None
    if version is None:
        what = Text(f"{MANIFEST} is beschadigd of van iets anders", f"{MANIFEST} is damaged or of something else")
        raise InputError(where, what, allowed)
    if version != FORMAT_VERSION:
        what = Text("is gemaakt door een andere versie", "was made by another version")
        raise InputError(where, what, Text(f"vorm {FORMAT_VERSION}", f"format {FORMAT_VERSION}"))
    found: dict[str, Any] = manifest
    return found


def chunk_file(folder: Path, kind: str, chunk: int) -> Path:
    """Where a chunk of runs or failures is kept."""
    return folder / kind / f"chunk-{chunk:08d}.parquet"


def chunks_in(folder: Path, kind: str = RUNS) -> Iterator[int]:
    """Numbers of the chunks that are there, in no order."""
    if (folder / kind).is_dir():
        for entry in (folder / kind).iterdir():
            found = _CHUNK.fullmatch(entry.name)
            if found:
                yield int(found[1])


def write_chunk(path: Path, table: pa.Table) -> None:
    """Write a table whole or not at all.

    Raises:
        OSError: when the disk refuses.
    """
    write_durably(path, lambda file: pq.write_table(table, file, compression="zstd"), alone=False)


def read_chunk(path: Path, schema: pa.Schema) -> pa.Table:
    """Read a chunk.

    Raises:
        InputError: when it is damaged.
    """
    try:
        table = pq.read_table(path, partitioning=None, use_threads=False)
        if table.schema.names == schema.names:
            return table.cast(schema)
    except FileNotFoundError:
        raise
    except (pa.ArrowException, OSError, ValueError):
        pass
    raise damaged(path)


def damaged(path: Path) -> InputError:
    """The complaint about a file that cannot be what was written."""
    what = Text("dit bestand is beschadigd", "this file is damaged")
    allowed = Text(
        "'transitiesim sweep resume' draait dit stuk opnieuw", "'transitiesim sweep resume' runs this part again"
    )
    return InputError(printable(path), what, allowed)


def rows_of(path: Path) -> int | None:
    """Number of rows of a chunk by its footer, or None when that cannot be read."""
    try:
        return int(pq.read_metadata(path).num_rows)
    except (pa.ArrowException, OSError, ValueError):
        return None


def read_failures(folder: Path, chunk: int) -> Mapping[int, dict[str, Any]]:
    """Failures of a chunk, by run; empty when there are none."""
    path = chunk_file(folder, FAILURES, chunk)
    if not path.exists():
        return {}
    return {row["run"]: row for row in read_chunk(path, failure_schema()).to_pylist()}
