"""One table as one Parquet file: written whole or not at all, and read back with the very same types."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

import pandas as pd


def write_table(frame: pd.DataFrame, path: Path) -> str:
    """Write a table under a temporary name, force it to disk and give it its name.

    Row labels are not kept: rows are numbered anew from 0.

    Returns:
        The SHA-256 of the file.

    Raises:
        OSError: when the disk refuses.
    """
    write_durably(path, lambda file: frame.to_parquet(file, engine="pyarrow", compression="zstd", index=False))
    return digest(path)


def write_text(text: str, path: Path) -> None:
    """Write a text as UTF-8 under a temporary name, force it to disk and give it its name.

    Raises:
        OSError: when the disk refuses.
    """
    write_durably(path, lambda file: file.write(text.encode()))


def read_table(path: Path, types: Mapping[str, str]) -> pd.DataFrame:
    """Read a table that `write_table` wrote.

    Args:
        path: the file.
        types: name of the pandas type of each column; Parquet forgets some, such as the kinds of text.

    Raises:
        OSError: when the file cannot be read.
        ValueError: when it is not such a table, or lacks a column.
    """
    frame = pd.read_parquet(path, engine="pyarrow")
    if list(frame.columns) != list(types):
        raise ValueError(f"{path.name} has other columns than it was written with")
    return frame.astype({column: kind for column, kind in types.items() if str(frame[column].dtype) != kind})


def types_of(frame: pd.DataFrame) -> dict[str, str]:
    """Name of the pandas type of each column, in order."""
    return {str(column): str(frame[column].dtype) for column in frame.columns}


def write_durably(path: Path, put: Callable[[IO[bytes]], object], *, alone: bool = True) -> None:
    """Let `put` fill a file under a temporary name, force it to disk, then give it its name.

    Args:
        path: the file.
        put: what fills it.
        alone: whether nobody else writes this file at the same time; otherwise the temporary name is hidden and
            this writer's own.

    Raises:
        OSError: when the disk refuses; a file that stood there before is then still whole.
    """
    own = f"{path.name}.part" if alone else f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.part"
    temporary = path.with_name(own)
    try:
        with temporary.open("wb") as file:
            put(file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to disk, on systems where a folder can be opened.

    Raises:
        OSError: when the disk refuses.
    """
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def digest(path: Path) -> str:
    """SHA-256 of a file.

    Raises:
        OSError: when the file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
