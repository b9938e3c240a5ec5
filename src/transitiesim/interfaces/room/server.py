"""A room opened on this machine: its folder, its workers, its web server."""

from __future__ import annotations

import contextlib
import logging
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from transitiesim.errors import InputError
from transitiesim.interfaces.dashboard import worker
from transitiesim.interfaces.dashboard.shared import workers
from transitiesim.interfaces.room import stories
from transitiesim.interfaces.room.addresses import addresses
from transitiesim.interfaces.room.application import application
from transitiesim.interfaces.room.computing import Computing
from transitiesim.interfaces.room.hall import PLACE_FILE, Hall
from transitiesim.language import Language, Text
from transitiesim.neighbourhood import Facts, known_neighbourhoods, read_facts
from transitiesim.running.provenance import package_version
from transitiesim.training.room.log import LOG, opened
from transitiesim.training.room.room import Room
from transitiesim.training.room.settings import Settings

OTHER_VERSION = Text(
    "Deze zaal is geopend met versie {old}; dit is versie {new}. De getallen kunnen anders zijn.",
    "This room was opened with version {old}; this is version {new}. The numbers may differ.",
)
GONE = Text("de wijk van deze zaal is hier niet", "the neighbourhood of this room is not here")


@dataclass(frozen=True, slots=True)
class Opening:
    """How a room is opened.

    Attributes:
        folder: of the room.
        neighbourhood: id or file, for a new room; None goes on with the room that is in the folder.
        seed: of a new room.
        rounds: of a new room.
        tables: of a new room.
        host: address on which the server listens.
        port: on which it listens.
        language: of those who ask for none.
    """

    folder: Path
    neighbourhood: str | None
    seed: int
    rounds: int
    tables: int
    host: str
    port: int
    language: Language


def is_room(folder: Path) -> bool:
    """Whether a room was played in this folder before."""
    return (folder / LOG).is_file()


def free_folder(neighbourhood: str) -> Path:
    """A folder below `rooms` that no room uses yet."""
    name = Path(neighbourhood).stem or "room"
    folder, number = Path("rooms") / name, 1
    while folder.exists():
        number += 1
        folder = Path("rooms") / f"{name}-{number}"
    return folder


@contextlib.contextmanager
def hall_of(opening: Opening) -> Iterator[Hall]:
    """The room, with its workers; held as long as this lasts.

    Raises:
        InputError: unknown neighbourhood, or a room that cannot be opened.
    """
    settings, facts = None, None
    if opening.neighbourhood is not None:
        facts = read_facts(opening.neighbourhood)
        homes = round(facts.number("dwellings"))
        settings = Settings(facts.id, homes, opening.seed, opening.rounds, opening.tables)
        _keep_file(opening)
    with opened(opening.folder, settings) as log:
        facts = facts or _facts_again(opening.folder, log.settings.place)
        notice = ""
        if log.version != package_version():
            notice = OTHER_VERSION.format(old=log.version, new=package_version())[opening.language]
        room = Room(log)
        count = workers()
        computing = Computing(facts, log.settings.replicates, lambda: worker.start_workers(count))
        try:
            where = addresses(opening.host, opening.port)
            here = stories.are_here(opening.language)
            yield Hall(room, computing, facts, opening.folder, where, opening.language, notice, here)
        finally:
            computing.close()


def serve(opening: Opening, tell: Callable[[Hall], None]) -> None:
    """Serve a room until it is stopped.

    Args:
        opening: how it is opened.
        tell: called with the room before the server starts.
    """
    import uvicorn

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that the workers are ended and the room is let go
    with hall_of(opening) as hall:
        tell(hall)
        logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
        config = uvicorn.Config(
            application(hall), host=opening.host, port=opening.port, log_level="warning", access_log=False,
            timeout_graceful_shutdown=1, limit_concurrency=1_000, timeout_keep_alive=30, server_header=False,
        )  # fmt: skip
        server = uvicorn.Server(config)
        stop = server.handle_exit

        def let_go_and_stop(sig: int, frame: FrameType | None) -> None:
            hall.end()  # nobody waits for news any longer, so that it stops at once and in silence
            stop(sig, frame)

        server.handle_exit = let_go_and_stop
        server.run()


def _keep_file(opening: Opening) -> None:
    """A neighbourhood from a file of one's own goes into the folder of the room, so that it can be resumed."""
    name = opening.neighbourhood or ""
    if name not in known_neighbourhoods():
        opening.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (opening.folder / PLACE_FILE).write_bytes(Path(name).read_bytes())


def _facts_again(folder: Path, place: str) -> Facts:
    own = folder / PLACE_FILE
    if own.is_file():
        return read_facts(own)
    if place not in known_neighbourhoods():
        raise InputError(f"--room: {place[:60]}", GONE)
    return read_facts(place)
