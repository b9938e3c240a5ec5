"""Running the cells behind the patterns: side by side, kept one by one, and not again when they are there already."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from functools import cache
from pathlib import Path
from time import perf_counter

import pandas as pd

import transitiesim
from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.patterns.runs import Cell, run_cell
from transitiesim.results.tables import write_table
from transitiesim.running.side_by_side import in_window, workers

Progress = Callable[[int, int], None]
_WINDOW = 64  # cells handed to somebody else's workers at a time
_DECIDES = (
    "kernels.py", "randomness.py", "recommendations.py", "rules", "parameters", "scenario", "neighbourhood", "model",
    "recording", "running/one_run.py",
    "running/uncertainty.py", "patterns/measures.py", "patterns/runs.py", "patterns/profiles.py",
)  # fmt: skip
"""Files and folders of the program that decide what a run leaves behind."""


def run_cells(
    cells: Iterable[Cell],
    folder: Path,
    *,
    threads: int = 2,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> None:
    """Run the cells that are not in the folder yet; each is kept as soon as it is done.

    A cell is known by what it does, its seeds and the source of the model, so after a change of the model or of an
    arm just what changed is run.

    Args:
        cells: what to run.
        folder: where it is kept.
        threads: cells side by side; the outcome does not depend on it.
        executor: where the cells are run instead; it stays open.
        progress: called with runs done and runs in all.

    Raises:
        InputError: when the folder cannot be written.
    """
    wanted = list(cells)
    total = sum(cell.count for cell in wanted)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        missing = [cell for cell in wanted if not file_of(cell, folder).exists()]
        done = total - sum(cell.count for cell in missing)
        if progress is not None:
            progress(done, total)
        for cell, frame in _frames(missing, threads, executor):
            write_table(frame, file_of(cell, folder))
            done += cell.count
            if progress is not None:
                progress(done, total)
    except OSError as error:
        reason = error.strerror or str(error)
        what = Text(f"er kan niet worden geschreven: {reason}", f"cannot be written: {reason}")
        allowed = Text("een map op een schijf met ruimte", "a folder on a disk with room")
        raise InputError(printable(folder), what, allowed) from error


def forecast(cells: Iterable[Cell], folder: Path, threads: int) -> tuple[int, float]:
    """How many runs are in the folder already, and how many seconds the others will take, from two runs of one."""
    wanted = list(cells)
    missing = [cell for cell in wanted if not file_of(cell, folder).exists()]
    done = sum(cell.count for cell in wanted) - sum(cell.count for cell in missing)
    if not missing:
        return done, 0.0
    run_cell(_small(missing[0]))  # on a new machine kernels are compiled first; that is not what takes long
    began = perf_counter()
    run_cell(_small(missing[len(missing) // 2]))
    each = perf_counter() - began
    return done, each * sum(cell.count for cell in missing) / threads


def _frames(missing: list[Cell], threads: int, executor: Executor | None) -> Iterator[tuple[Cell, pd.DataFrame]]:
    work = [(cell, (cell,)) for cell in missing]
    if executor is not None:
        yield from in_window(executor, run_cell, work, _WINDOW)
    elif threads == 1 or len(missing) < 2:
        yield from ((cell, run_cell(cell)) for cell in missing)
    else:
        run_cell(_small(missing[0]))  # kernels are compiled once, before work is split
        with workers(threads) as pool:
            yield from in_window(pool, run_cell, work, threads + 1)


def _small(cell: Cell) -> Cell:
    return Cell(cell.profile, cell.arm, cell.stage, cell.seed, cell.first, 1, cell.seeds_per_draw)


def file_of(cell: Cell, folder: Path) -> Path:
    """File in which a cell is kept."""
    known = hashlib.sha256(f"{source_digest()} {cell!r}".encode()).hexdigest()[:12]
    name = "".join(letter if letter.isalnum() or letter in "+-." else "_" for letter in cell.name)
    return folder / f"{name}-{known}.parquet"


@cache
def source_digest() -> str:
    """Digest of the source that decides what a run leaves behind."""
    root = Path(transitiesim.__file__).parent
    digest = hashlib.sha256()
    for one in _DECIDES:
        place = root / one
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(file.relative_to(root).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()


def read_cells(cells: Iterable[Cell], folder: Path) -> dict[tuple[str, str], pd.DataFrame]:
    """Tables of measures by profile and arm, in order of replicates.

    Raises:
        InputError: when a file is damaged.
    """
    parts: dict[tuple[str, str], list[pd.DataFrame]] = {}
    for cell in cells:
        file = file_of(cell, folder)
        try:
            parts.setdefault((cell.profile.name, cell.arm.name), []).append(pd.read_parquet(file))
        except (ValueError, KeyError, OSError):
            what = Text("dit bestand is beschadigd of weg", "this file is damaged or gone")
            allowed = Text("verwijder het en start opnieuw", "remove it and start again")
            raise InputError(printable(file), what, allowed) from None
    return {
        key: pd.concat(frames).sort_values("replicate", ignore_index=True) if len(frames) > 1 else frames[0]
        for key, frames in parts.items()
    }
