"""The log of a room on disk: one line for every event, written through to the disk before anybody is answered.

The first line holds the settings and the codes; the others are events in order. A last line that was cut off by a
crash was never answered, and is dropped; anything else that cannot be read is refused with a sentence.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.running.provenance import package_version
from transitiesim.running.sweeps.lock import locked
from transitiesim.training.room.codes import Codes
from transitiesim.training.room.events import Event, event_from
from transitiesim.training.room.settings import Settings

LOG = "room.jsonl"
MOST_BYTES = 50_000_000  # some hundred thousand votes
_FORM = 1

BROKEN = Text("regel {line} is niet te lezen", "line {line} cannot be read")
NO_ROOM = Text("hier staat geen zaal", "there is no room here")
RESUMED = Text("een map van transitiesim train, of een nieuwe map", "a folder of transitiesim train, or a new one")
BUSY = Text("deze zaal is al open", "this room is open already")
CLOSE_IT = Text(
    "eerst de andere server stoppen, of een andere map", "stopping the other server first, or another folder"
)
LOG_FULL = Text("het logboek van deze zaal is vol", "the log of this room is full")


class _Head(BaseModel):
    """First line of the log."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    form: Annotated[int, Field(ge=_FORM, le=_FORM)]
    version: str
    settings: dict[str, int | float | str]
    codes: dict[str, str]


@dataclass(slots=True)
class Log:
    """An open log.

    Attributes:
        path: the file.
        settings: of the room.
        codes: of the room.
        events: what was in it when it was opened.
        version: version of the program that opened the room first.
    """

    path: Path
    settings: Settings
    codes: Codes
    events: tuple[Event, ...]
    version: str
    _file: FileIO
    _size: int

    def add(self, event: Event) -> None:
        """Write an event, and come back only when it is on the disk.

        Raises:
            InputError: when the log is full.
            OSError: when the disk refuses; the line is taken back.
        """
        line = event.model_dump_json().encode() + b"\n"
        if self._size + len(line) > MOST_BYTES:
            raise InputError("room", LOG_FULL)
        try:
            written = 0
            while written < len(line):
                written += self._file.write(line[written:])
            os.fsync(self._file.fileno())
        except OSError:
            self._file.truncate(self._size)
            self._file.seek(self._size)
            raise
        self._size += len(line)


@contextmanager
def opened(folder: Path, settings: Settings | None, codes: Codes | None = None) -> Iterator[Log]:
    """The log in a folder, which is held as long as it is open.

    Args:
        folder: of the room; made when it is not there.
        settings: of a new room; None goes on with the room that is there.
        codes: of a new room; new ones when left out.

    Raises:
        InputError: nothing to go on with, a log that cannot be read, or a room that is open already.
        OSError: when the disk refuses.
    """
    path = folder / LOG
    if settings is not None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    elif not path.is_file():
        raise InputError(f"--room {printable(folder)}", NO_ROOM, RESUMED)
    with _held(folder):
        if settings is not None:
            _begin(path, settings, codes or Codes.new())
        found = _read(path)
        with path.open("r+b", buffering=0) as file:
            file.truncate(found.size)
            file.seek(found.size)
            yield Log(path, found.settings, found.codes, found.events, found.version, file, found.size)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    try:
        with locked(folder):
            yield
    except InputError as error:
        if error.where == printable(folder):
            raise InputError(f"--room {printable(folder)}", BUSY, CLOSE_IT) from error
        raise


def _begin(path: Path, settings: Settings, codes: Codes) -> None:
    """The first line of a new log; whoever comes later finds all of it or nothing."""
    head = {
        "form": _FORM,
        "version": package_version(),
        "settings": dataclasses.asdict(settings),
        "codes": dataclasses.asdict(codes),
    }
    new = path.with_suffix(".new")
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123  its mode
        file.write(json.dumps(head).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


class _Found(NamedTuple):
    settings: Settings
    codes: Codes
    version: str
    events: tuple[Event, ...]
    size: int


def _read(path: Path) -> _Found:
    """What stands in a log, and how many bytes of it are whole lines."""
    if path.stat().st_size > 2 * MOST_BYTES:
        raise InputError(printable(path), LOG_FULL)
    content = path.read_bytes()
    size = content.rfind(b"\n") + 1  # what comes after was cut off
    first, *lines = [_plain(line, path, number) for number, line in enumerate(content[:size].splitlines(), 1)] or [None]
    try:
        head = _Head.model_validate(first)
        settings = Settings(**head.settings)  # type: ignore[arg-type]  # refused below when it does not fit
        codes = Codes(**head.codes)
    except (ValidationError, TypeError) as error:
        raise InputError(printable(path), BROKEN.format(line=1), RESUMED) from error
    events = tuple(event_from(one, f"{printable(path)}: {number}") for number, one in enumerate(lines, 2))
    return _Found(settings, codes, head.version, events, size)


def _plain(line: bytes, path: Path, number: int) -> object:
    try:
        found: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(printable(path), BROKEN.format(line=number)) from error
    return found
