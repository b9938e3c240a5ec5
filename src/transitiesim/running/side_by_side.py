"""Doing many pieces of work side by side, on any `concurrent.futures` executor."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)

from transitiesim.errors import InputError
from transitiesim.language import Text

_WORKERS = "--threads"
_GONE = Text(
    "een werker is zonder een woord gestopt (afgebroken, of het geheugen was vol)",
    "a worker ended without a word (killed, or out of memory)",
)
_LESS = Text("minder werkers, of meer geheugen", "fewer workers, or more memory")
_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux


def workers(count: int) -> Executor:
    """Workers on this machine: processes where they can be split off from this one, otherwise threads.

    A month of a neighbourhood is short: much of it is institutions at work in Python, where threads wait for each
    other. A process split off from this one starts at once with everything loaded. That is safe only on Linux and
    while this process has no second Python thread (a notebook and a web server have some); there, threads are
    slower but give the same results.
    """
    alone = threading.active_count() == 1 and threading.current_thread() is threading.main_thread()
    if sys.platform == "linux" and alone:
        context = multiprocessing.get_context("fork")
        return ProcessPoolExecutor(count, mp_context=context, initializer=_end_together, initargs=(os.getpid(),))
    return ThreadPoolExecutor(count)


def in_window[Piece, Outcome](
    pool: Executor, function: Callable[..., Outcome], pieces: Iterable[tuple[Piece, tuple[object, ...]]], window: int
) -> Iterator[tuple[Piece, Outcome]]:
    """Outcomes as they come in, with never more than `window` pieces handed out.

    Args:
        pool: where the work is done; it stays open.
        function: what is done with each piece, defined at the top of a module so that other processes find it.
        pieces: a name for each piece and the arguments of the function.
        window: number of pieces that wait or are under way.

    Yields:
        The name of a piece and its outcome, in the order in which they are ready. When a piece fails or the
        caller stops, no further pieces are begun.

    Raises:
        InputError: when a worker ends without a word, as it does when memory runs out.
    """
    waiting = iter(pieces)
    pending: dict[Future[Outcome], Piece] = {}

    def hand_out() -> None:
        for name, arguments in waiting:
            pending[pool.submit(function, *arguments)] = name
            return

    try:
        for _ in range(window):
            hand_out()
        while pending:
            finished, _ = wait(pending, return_when=FIRST_COMPLETED)
            for future in finished:
                name = pending.pop(future)
                hand_out()
                yield name, future.result()
    except BrokenExecutor as error:
        raise InputError(_WORKERS, _GONE, _LESS) from error
    finally:
        for future in pending:
            future.cancel()


def _end_together(parent: int) -> None:
    """A split-off process ends when its parent does, and at Ctrl-C without a word: the parent speaks."""
    gc.freeze()  # what came with the parent stays; looking through it for garbage took some 5 percent of a run
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
