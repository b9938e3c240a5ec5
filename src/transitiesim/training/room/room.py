"""A room that is being played in: the game, its log, and those who want to hear of every change."""

from __future__ import annotations

import threading
from collections.abc import Callable

from transitiesim.training.room.codes import Codes
from transitiesim.training.room.events import Event
from transitiesim.training.room.log import Log
from transitiesim.training.room.state import State, after, replayed


class Room:
    """The game of now; safe to use from several threads.

    Args:
        log: the open log; the game starts where its events lead.

    Raises:
        InputError: when the events in the log are no game.
    """

    def __init__(self, log: Log) -> None:
        self._log = log
        self._lock = threading.RLock()
        self._state = replayed(log.settings, log.events)
        self._listeners: list[Callable[[], None]] = []

    @property
    def codes(self) -> Codes:
        """The codes of the room."""
        return self._log.codes

    @property
    def state(self) -> State:
        """The game as it is now."""
        return self._state

    def do(self, event: Event) -> State:
        """Let something happen: it is on the disk before this returns.

        Raises:
            InputError: when it cannot happen now; nothing is written.
            OSError: when the disk refuses; nothing has happened.
        """
        with self._lock:
            new = after(self._state, event)
            self._log.add(event)
            self._state = new
        for listener in self._listeners:
            listener()
        return new

    def listen(self, listener: Callable[[], None]) -> None:
        """Call this after every change."""
        self._listeners.append(listener)
