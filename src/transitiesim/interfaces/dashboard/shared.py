"""What all visits of one server share: the engine, and the language for those who ask for none."""

from __future__ import annotations

import os
import threading

from transitiesim.interfaces.dashboard import worker
from transitiesim.interfaces.dashboard.computing import Engine
from transitiesim.language import Language, language_of_locale

LANGUAGE_VARIABLE = "TRANSITIESIM_LANG"
WORKERS_VARIABLE = "TRANSITIESIM_WORKERS"

_engine: Engine | None = None
_lock = threading.Lock()


def engine() -> Engine:
    """The engine; started at the first call."""
    global _engine  # noqa: PLW0603  one server has one engine
    with _lock:
        if _engine is None:
            count = workers()
            _engine = Engine(lambda: worker.start_workers(count), count)
        return _engine


def use_engine(one: Engine | None) -> None:
    """Put another engine in its place (for tests); None starts afresh at the next call."""
    global _engine  # noqa: PLW0603
    with _lock:
        _engine = one


def close_engine() -> None:
    """End all work of this server."""
    global _engine  # noqa: PLW0603
    with _lock:
        if _engine is not None:
            _engine.close()
            _engine = None


def workers() -> int:
    """Number of worker processes: as set in TRANSITIESIM_WORKERS, else that of the processors, at most eight."""
    word = os.environ.get(WORKERS_VARIABLE, "")
    if word.isdecimal() and 1 <= int(word) <= 64:
        return int(word)
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(8, usable))


def default_language() -> Language:
    """The language of a visitor whose address names none."""
    word = os.environ.get(LANGUAGE_VARIABLE, "")
    if word == "nl":
        return "nl"
    return "en" if word == "en" else language_of_locale()
