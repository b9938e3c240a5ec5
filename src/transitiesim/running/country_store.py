"""Running a country piece by piece, so that memory stays bounded and nothing that was done is done again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.kernels import is_compiled
from transitiesim.language import Text
from transitiesim.results.tables import sync_folder, write_durably, write_text
from transitiesim.running.country import MEASURES, Country, run_piece
from transitiesim.running.side_by_side import in_window, workers

HOMES_IN_PIECE = 30_000  # some two seconds of work: often enough to stop soon, seldom enough to cost nothing
_WINDOW = 64  # pieces handed to somebody else's workers at a time
_PLAN = "country.json"
_NATIONAL = "national.csv"
_PROFILES = "profiles.csv"
Progress = Callable[[int, int], None]


def run_country(
    country: Country,
    folder: Path,
    *,
    threads: int = 2,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Run what is not yet in the folder, and add it all up.

    Args:
        country: what to run.
        folder: where the pieces are kept; pieces of the same country that lie there are not run again.
        threads: pieces side by side; the results do not depend on it.
        executor: where the pieces are run instead; it stays open.
        progress: called with homes done and homes in all.

    Returns:
        The national table, see `national`; it is written in the folder too, with one by profile.

    Raises:
        InputError: when the folder holds another country or other things, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_other(country, folder)
        write_text(_plan_of(country), folder / _PLAN)
        for number, frame in _run_missing(country, folder, threads, executor, progress):
            _write_parquet(_file(folder, number), frame)
        total = added_up(folder, len(pieces_of(country)))
        tables = {_NATIONAL: national(total), _PROFILES: total}
        for name, table in tables.items():
            write_text(table.to_csv(index=False), folder / name)
        sync_folder(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        what = Text(f"er kan niet worden geschreven: {reason}", f"cannot be written: {reason}")
        allowed = Text("een map op een schijf met ruimte", "a folder on a disk with room")
        raise InputError(printable(folder), what, allowed) from error
    return tables[_NATIONAL]


def pieces_of(country: Country) -> list[NDArray[np.int64]]:
    """Neighbourhoods divided over pieces of about equal size."""
    before = np.cumsum(country.homes) - country.homes
    piece = before // HOMES_IN_PIECE
    return np.split(np.arange(len(country)), np.flatnonzero(np.diff(piece)) + 1)


def added_up(folder: Path, pieces: int) -> pd.DataFrame:
    """Sums over neighbourhoods by profile and month; one piece is in memory at a time."""
    total = _sums_of(_file(folder, 0))
    for number in range(1, pieces):
        total = total.add(_sums_of(_file(folder, number)), fill_value=0.0)
    return with_shares(total).reset_index()


def _sums_of(file: Path) -> pd.DataFrame:
    try:
        return pd.read_parquet(file).groupby(["profile", "month"])[list(MEASURES)].sum()
    except (ValueError, KeyError):
        what = Text("dit bestand is beschadigd", "this file is damaged")
        allowed = Text("verwijder het en start opnieuw", "remove it and start again")
        raise InputError(printable(file), what, allowed) from None


def national(by_profile: pd.DataFrame) -> pd.DataFrame:
    """The whole country: one row a month with homes, and shares of homes that left gas, signed and were reached."""
    return with_shares(by_profile.groupby("month")[list(MEASURES)].sum()).reset_index()


def with_shares(sums: pd.DataFrame) -> pd.DataFrame:
    """The same rows with `gas_free_share` (of the homes on gas at the start), `reached_share` and `trust_mean`."""
    return sums.assign(
        gas_free_share=1.0 - sums["on_gas"] / sums["on_gas_start"],
        reached_share=sums["reached"] / sums["homes"],
        trust_mean=sums["trust"] / sums["homes"],
    )


def _run_missing(
    country: Country, folder: Path, threads: int, executor: Executor | None, progress: Progress | None
) -> Iterator[tuple[int, pd.DataFrame]]:
    pieces = pieces_of(country)
    total = int(country.homes.sum())
    missing = [number for number in range(len(pieces)) if not _file(folder, number).exists()]
    done = total - sum(int(country.homes[pieces[number]].sum()) for number in missing)
    if progress is not None:
        progress(done, total)
    for number, frame in _frames(country, pieces, missing, threads, executor):
        yield number, frame  # kept before it is called done
        done += int(country.homes[pieces[number]].sum())
        if progress is not None:
            progress(done, total)


def _frames(
    country: Country, pieces: list[NDArray[np.int64]], missing: list[int], threads: int, executor: Executor | None
) -> Iterator[tuple[int, pd.DataFrame]]:
    """Outcomes of the missing pieces as they come in."""
    work = iter([(number, (country, pieces[number])) for number in missing])
    if executor is not None:
        yield from in_window(executor, run_piece, work, _WINDOW)
        return
    # On a new machine the first piece goes alone, so that kernels are compiled once.
    alone = len(missing) if threads == 1 else int(not is_compiled())
    for number, arguments in islice(work, alone):
        yield number, run_piece(*arguments)
    if alone < len(missing):
        with workers(threads) as pool:
            yield from in_window(pool, run_piece, work, threads + 1)


def _file(folder: Path, number: int) -> Path:
    return folder / f"piece-{number:05d}.parquet"


def _write_parquet(file: Path, frame: pd.DataFrame) -> None:
    write_durably(file, lambda handle: frame.to_parquet(handle, index=False))


def _plan_of(country: Country) -> str:
    plan = {
        "fingerprint": country.fingerprint,
        "scenario": country.scenario.name,
        "seed": country.seed,
        "neighbourhoods": len(country),
        "households": int(country.homes.sum()),
        "synthetic": True,
    }
    return json.dumps(plan, indent=2)


def _refuse_other(country: Country, folder: Path) -> None:
    where = printable(folder)
    plan = folder / _PLAN
    if not plan.exists():
        if any(folder.iterdir()):
            what = Text("hier staan andere dingen", "other things are kept here")
            raise InputError(where, what, Text("een nieuwe of lege map", "a new or empty folder"))
        return
    try:
        known = json.loads(plan.read_text(encoding="utf-8"))
        same = known["fingerprint"] == country.fingerprint
    except (ValueError, KeyError, TypeError):
        what = Text(f"{_PLAN} is beschadigd", f"{_PLAN} is damaged")
        raise InputError(where, what, Text("een nieuwe map", "a new folder")) from None
    if not same:
        what = Text(
            "hier staat een land met een ander scenario, startgetal, aantal of programma",
            "a country with another scenario, seed, number or version of the program is kept here",
        )
        raise InputError(where, what, Text("een nieuwe map", "a new folder"))
