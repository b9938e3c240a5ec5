"""Work handed to a Dask cluster that may go away: what was under way then ends with an error instead of never.

Dask cancels the futures of a client that loses its scheduler, but not all of them: one whose result was just being
fetched, or that was handed in at that very moment, stays pending for ever. Here the connection itself is watched.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent import futures
from concurrent.futures import BrokenExecutor, Executor, Future
from threading import Event, Lock, Thread
from typing import Any

_LOOK_SECONDS = 0.5


class WatchedDask(Executor):
    """An executor over a Dask client that is broken, as a pool of processes would be, when the scheduler is lost.

    Args:
        client: of `distributed`.
        patience: seconds that a lost scheduler may take to come back.

    Raises:
        ConnectionError: when the client has no scheduler and gets none within that time.
    """

    def __init__(self, client: Any, patience: float) -> None:
        end = time.monotonic() + patience
        while not _connected(client):
            if client.status in {"closing", "closed"} or time.monotonic() > end:
                raise ConnectionError("the scheduler went away and did not come back")
            time.sleep(_LOOK_SECONDS / 5)
        self._client = client
        self._connection = client.scheduler_comm
        # The same arguments may be handed in again after a failure; Dask must not answer from memory.
        self._inner: Executor = client.get_executor(pure=False)
        self._open: set[Future[Any]] = set()
        self._lock = Lock()
        self._stop = Event()
        self._watch = Thread(target=self._look, daemon=True)
        self._watch.start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand in a call, as of any executor.

        Raises:
            BrokenExecutor: when the scheduler is lost.
        """
        if self._lost():
            raise BrokenExecutor(_WHY)
        theirs = self._inner.submit(fn, *args, **kwargs)
        ours: Future[Any] = Future()
        with self._lock:
            self._open.add(ours)
        theirs.add_done_callback(lambda one: self._pass_on(one, ours))
        return ours

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take nothing more; what is under way is waited for as long as there is a scheduler."""
        with self._lock:
            under_way = list(self._open)
        if not self._lost() and (cancel_futures or not wait):
            self._inner.shutdown(wait=False)
        elif wait:
            futures.wait(under_way)
        self._stop.set()

    def _lost(self) -> bool:
        return not _connected(self._client) or self._client.scheduler_comm is not self._connection

    def _look(self) -> None:
        while not self._stop.wait(_LOOK_SECONDS):
            if self._lost():
                with self._lock:
                    under_way = list(self._open)
                for one in under_way:
                    self._settle(one, error=BrokenExecutor(_WHY))

    def _pass_on(self, theirs: Future[Any], ours: Future[Any]) -> None:
        if theirs.cancelled():
            self._settle(ours, error=BrokenExecutor(_WHY))
        elif (error := theirs.exception()) is not None:
            self._settle(ours, error=error)
        else:
            self._settle(ours, result=theirs.result())

    def _settle(self, ours: Future[Any], *, result: Any = None, error: BaseException | None = None) -> None:
        """The first outcome counts: Dask's, or that there is no scheduler."""
        with self._lock:
            if ours not in self._open:
                return
            self._open.remove(ours)
        if not ours.set_running_or_notify_cancel():
            return
        if error is not None:
            ours.set_exception(error)
        else:
            ours.set_result(result)


_WHY = "the connection with the scheduler was lost"


def _connected(client: Any) -> bool:
    return client.status == "running" and client.scheduler_comm is not None
