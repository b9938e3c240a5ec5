"""Where the results of a run go, looked at before the run begins: hours of work must not end at a closed door."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.language import Text

if TYPE_CHECKING:
    from transitiesim.results import Results

OPTION = "--output"
FIGURE = re.compile(r"(path|why_not_yet|radar|tipping)-[^/]*\.png")
_RESULTS = {"manifest.json", "path.parquet", "programme.parquet", "events.parquet", "tipping.parquet", "draws.parquet"}
_NEW = Text("een nieuwe of lege map", "a new or empty folder")
_LONGEST_NAME = 100


def default_folder(scenarios: Sequence[str], neighbourhoods: Sequence[str]) -> Path:
    """A folder below `results` that no one uses yet, named after what is run.

    Args:
        scenarios: names of the scenarios.
        neighbourhoods: ids of the neighbourhoods.
    """
    what = "-".join(scenarios) if len(scenarios) <= 2 else f"{len(scenarios)}-scenarios"
    where = "-".join(neighbourhoods) if len(neighbourhoods) <= 2 else f"{len(neighbourhoods)}-neighbourhoods"
    name = f"{what}-{where}"[:_LONGEST_NAME]
    folder = Path("results") / name
    number = 1
    while os.path.lexists(folder) and not _is_empty(folder):
        number += 1
        folder = Path("results") / f"{name}-{number}"
    return folder


def check_folder(folder: Path, *, overwrite: bool) -> None:
    """Do nothing when results may be written here.

    Raises:
        InputError: when it is a file, holds something else, holds results that may not be replaced, or is closed.
    """
    where = f"{OPTION} {printable(folder)}"
    if "\0" in str(folder):
        raise InputError(where, Text("is geen naam voor een map", "is not a name for a folder"), _NEW)
    try:
        if folder.exists():
            _check_existing(folder, where, overwrite=overwrite)
        above = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    except OSError as error:
        raise _closed(where, error.strerror or str(error)) from error
    if not above.is_dir():
        what = Text(f"{printable(above)} is een bestand", f"{printable(above)} is a file")
        raise InputError(where, what, _NEW)
    if not os.access(above, os.W_OK | os.X_OK) or (
        folder.exists() and not os.access(folder.absolute().parent, os.W_OK)
    ):
        raise _closed(where, "")


def write(results: Results, folder: Path) -> None:
    """Keep results in a folder that `check_folder` found free, in place of what it said may be replaced.

    Raises:
        InputError: when the disk refuses, or the folder changed in the meantime.
    """
    from transitiesim.results import write_results

    if folder.is_dir():  # figures of an earlier run: results take the place of a folder with nothing else in it
        for entry in folder.iterdir():
            if FIGURE.fullmatch(entry.name) and entry.is_file():
                entry.unlink(missing_ok=True)
    write_results(results, folder)


def _check_existing(folder: Path, where: str, *, overwrite: bool) -> None:
    if not folder.is_dir():
        raise InputError(where, Text("is een bestand en geen map", "is a file, not a folder"), _NEW)
    names = {entry.name for entry in folder.iterdir()}
    strange = sorted(name for name in names - _RESULTS if not FIGURE.fullmatch(name))
    if strange:
        some = ", ".join(printable(Path(name)) for name in strange[:3]) + (", ..." if len(strange) > 3 else "")
        what = Text(
            f"in deze map staat iets anders dan resultaten ({some})",
            f"this folder holds other things than results ({some})",
        )
        raise InputError(where, what, _NEW)
    if names and not overwrite:
        what = Text("hier staan al resultaten", "there are results here already")
        allowed = Text(
            "een nieuwe map, of --overwrite om deze te vervangen", "a new folder, or --overwrite to replace them"
        )
        raise InputError(where, what, allowed)


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _closed(where: str, reason: str) -> InputError:
    what = Text("hier mag u niet schrijven", "you may not write here")
    if reason:
        what = Text(f"{what.nl} ({reason})", f"{what.en} ({reason})")
    return InputError(where, what, Text("een map waar u mag schrijven", "a folder that you may write in"))


def keep_texts(texts: Mapping[str, str], folder: Path) -> None:
    """Write texts by name of file, each whole or not at all.

    Raises:
        InputError: when the folder cannot be written.
    """
    from transitiesim.results.tables import write_text

    try:
        for name, text in texts.items():
            write_text(text, folder / name)
    except OSError as error:
        reason = error.strerror or str(error)
        what = Text(f"er kan niet worden geschreven: {reason}", f"cannot be written: {reason}")
        raise InputError(printable(folder), what) from error
