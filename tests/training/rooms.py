"""A room for tests: the real game and log, with runs that take a moment each or none at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from transitiesim.interfaces.room.application import application
from transitiesim.interfaces.room.computing import Computing
from transitiesim.interfaces.room.hall import Hall
from transitiesim.neighbourhood import read_facts
from transitiesim.training.room.codes import Codes
from transitiesim.training.room.log import opened
from transitiesim.training.room.room import Room
from transitiesim.training.room.settings import Settings

CODES = Codes("ABCDE", "FGHJKLMNPQ", "00" * 32)
PLACE = "gillisbuurt"
ADDRESS = "http://room.test"


class Never(Executor):
    """Does nothing at all."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        return Future()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """There is nothing to end."""


@contextlib.contextmanager
def hall_in(folder: Path, *, runs: bool = False, **settings: int) -> Iterator[Hall]:
    """A room in a folder; it goes on when one is there already."""
    facts = read_facts(PLACE)
    new = None
    if not (folder / "room.jsonl").exists():
        new = Settings(PLACE, round(facts.number("dwellings")), **settings)
    with opened(folder, new, CODES) as log:
        start = (lambda: ThreadPoolExecutor(1)) if runs else Never
        computing = Computing(facts, log.settings.replicates, start)
        try:
            yield Hall(Room(log), computing, facts, folder, (ADDRESS,), "nl")
        finally:
            computing.close()


@contextlib.contextmanager
def room_in(folder: Path, *, runs: bool = False, **settings: int) -> Iterator[tuple[Hall, TestClient]]:
    """A room with its web server."""
    with (
        hall_in(folder, runs=runs, **settings) as hall,
        TestClient(application(hall), ADDRESS, raise_server_exceptions=False) as client,
    ):
        yield hall, client


def heads(phone: int, code: str = CODES.room) -> dict[str, str]:
    """What a phone sends along."""
    return {"x-room": code, "x-phone": f"{phone:032x}"}


def log_in(client: TestClient) -> None:
    """Become the facilitator."""
    answer = client.post("/facilitator", data={"code": "fghjk-lmnpq"}, follow_redirects=False)
    assert answer.status_code == 303, answer.text


def do(client: TestClient, kind: str, **more: object) -> Any:
    """An action of the facilitator."""
    return client.post("/do?lang=en", json={"kind": kind, **more})


def ballot_of(hall: Hall, parts: list[str], guess: object = 5, **more: object) -> dict[str, object]:
    """A vote in the ballot that is open."""
    state = hall.state
    return {"round": state.number, "ballot": state.round.ballot, "table": 0, "parts": parts, "guess": guess, **more}
