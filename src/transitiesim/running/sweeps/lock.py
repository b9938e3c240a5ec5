"""One runner at a time in the folder of a sweep."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.results.sweep_folder import LOCK

_PATIENCE_SECONDS = 5.0  # workers of a runner that was killed may still be on their way out


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder; let go at the end, and by itself when this process ends in whatever way.

    Workers that are split off do not hold it along: the lock is that of this process alone.

    Raises:
        InputError: when another runner holds it.
        OSError: when the disk refuses.
    """
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        until = time.monotonic() + _PATIENCE_SECONDS
        while not _taken(handle):
            if time.monotonic() > until:
                what = Text("hier loopt al een sweep", "a sweep is running here already")
                allowed = Text(
                    "wachten tot die klaar is, of een andere map; 'transitiesim sweep status' laat zien hoe ver die is",
                    "waiting until it is done, or another folder; 'transitiesim sweep status' shows how far it is",
                )
                raise InputError(printable(folder), what, allowed)
            time.sleep(0.1)
        os.utime(folder / LOCK)  # when this runner began, for whoever asks how fast it goes
        yield
    finally:
        os.close(handle)


def began(folder: Path) -> float:
    """When the last runner in the folder began, in seconds since 1970; 0 when none ever did."""
    try:
        return (folder / LOCK).stat().st_mtime
    except OSError:
        return 0.0


def is_running(folder: Path) -> bool:
    """Whether a runner is at work in the folder; as far as can be seen from this machine."""
    try:
        handle = os.open(folder / LOCK, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _taken(handle)
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    """Take the lock if it is free; closing the handle gives it back."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
