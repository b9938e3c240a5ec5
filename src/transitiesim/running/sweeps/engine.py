"""Getting chunks done by workers that may die, on any `concurrent.futures` executor, without ever waiting for nothing.

What may go wrong, and what is done about it:

- A run raises: the worker writes a row about it, and goes on.
- The disk refuses: everything stops, with a sentence; what is there stays.
- Workers die (killed, out of memory): a new pool is made. Chunks that were under way then are suspects: they are
  tried again one at a time, with a note on disk of the run that is under way. A run that takes its worker with it
  twice in a row is given up: it becomes a failure like any other.
- Another error of a chunk, such as Dask's that a worker died too often: again, and then alone as a suspect.
"""

from __future__ import annotations

import contextlib
import errno
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from itertools import islice
from pathlib import Path

from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.running.sweeps.worker import Done, journal_file, run_chunk

_FATAL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOENT, errno.EIO}
_AGAIN = 2  # times that a chunk with an odd error is tried again before it is a suspect
_DEATHS = 2  # deaths in a row at one run after which it is given up
_IDLE_DEATHS = 3  # deaths in a row before any run began, after which the machine is not to be trusted
_GIVEN_UP = "the process that ran it ended without a word (killed, or out of memory), each time it was tried"


class Engine:
    """Hands out chunks and gathers what became of them.

    Args:
        folder: of the sweep.
        made: the moment the sweep was made.
        make: makes an executor; called again after workers died.
        window: chunks that are handed out at a time.
        failed_only: do only the runs that failed before.
    """

    def __init__(
        self, folder: Path, made: str, make: Callable[[], Executor], window: int, *, failed_only: bool = False
    ) -> None:
        self._folder, self._made, self._make, self._window = folder, made, make, window
        self._failed_only = failed_only
        self._odd: dict[int, int] = {}
        self._suspects: deque[int] = deque()
        self._given_up: dict[int, dict[int, str]] = {}
        self._deaths: dict[int, tuple[int | None, int]] = {}

    def run(self, chunks: Iterable[int]) -> Iterator[Done]:
        """Do the chunks; yields what is done as soon as it is.

        Raises:
            InputError: when the disk refuses, or workers die before they do anything.
        """
        waiting = iter(chunks)
        waiting_done = False
        while not waiting_done or self._suspects:
            pool = self._make()
            try:
                yield from self._alone(pool)
                yield from self._many(pool, waiting)
                waiting_done = True
            except BrokenExecutor:
                continue
            finally:
                # A pool that broke ends its other workers by itself; the next one is split off from a quiet process.
                pool.shutdown(wait=True)

    def _many(self, pool: Executor, waiting: Iterator[int]) -> Iterator[Done]:
        """Chunk after chunk, a few at a time; those under way when the pool breaks become suspects."""
        pending: dict[Future[Done], int] = {}
        try:
            for chunk in islice(waiting, self._window):
                self._hand_out(pool, chunk, pending)
            while pending:
                finished, _ = wait(pending, return_when=FIRST_COMPLETED)
                for future in finished:
                    done = self._outcome(future, pool, pending)
                    if done is not None:
                        for chunk in islice(waiting, 1):
                            self._hand_out(pool, chunk, pending)
                        yield done
        except BrokenExecutor:
            whole = [future.result() for future in pending if _is_done(future)]
            self._suspects.extend(chunk for future, chunk in pending.items() if not _is_done(future))
            yield from whole
            raise
        finally:
            for future in pending:
                future.cancel()
        yield from self._alone(pool)

    def _hand_out(self, pool: Executor, chunk: int, pending: dict[Future[Done], int]) -> None:
        try:
            pending[self._submit(pool, chunk, journal=False)] = chunk
        except BrokenExecutor:
            self._suspects.append(chunk)
            raise

    def _outcome(self, future: Future[Done], pool: Executor, pending: dict[Future[Done], int]) -> Done | None:
        """What became of a chunk; None when it goes round once more."""
        try:
            done = future.result()
        except BrokenExecutor:
            raise
        except Exception as error:  # noqa: BLE001  looked at by kind
            chunk = pending.pop(future)
            self._refuse_fatal(error)
            self._odd[chunk] = self._odd.get(chunk, 0) + 1
            if self._odd[chunk] > _AGAIN:
                self._suspects.append(chunk)
            else:
                self._hand_out(pool, chunk, pending)
            return None
        del pending[future]
        return done

    def _alone(self, pool: Executor) -> Iterator[Done]:
        """Suspects one at a time, so that the one that kills its worker shows itself."""
        while self._suspects:
            chunk = self._suspects[0]
            try:
                done = self._submit(pool, chunk, journal=True).result()
            except Exception as error:
                self._refuse_fatal(error)
                self._note_death(chunk, error)
                if isinstance(error, BrokenExecutor):
                    raise
                continue
            self._suspects.popleft()
            yield done

    def _submit(self, pool: Executor, chunk: int, *, journal: bool) -> Future[Done]:
        given_up = self._given_up.get(chunk)
        try:
            return pool.submit(
                run_chunk,
                str(self._folder),
                self._made,
                chunk,
                given_up,
                journal=journal,
                failed_only=self._failed_only,
            )
        except BrokenExecutor:
            raise
        except Exception as error:  # an executor that takes no more work is as good as broken, whatever it calls it
            raise BrokenExecutor(f"{type(error).__name__}: {error}") from error

    def _note_death(self, chunk: int, error: Exception) -> None:
        run: int | None = None
        note = journal_file(self._folder, chunk)
        with contextlib.suppress(OSError, ValueError):
            run = int(note.read_text())
        note.unlink(missing_ok=True)
        before, times = self._deaths.get(chunk, (run, 0))
        times = times + 1 if before == run else 1
        self._deaths[chunk] = (run, times)
        if run is not None and times >= _DEATHS:
            self._given_up.setdefault(chunk, {})[run] = _GIVEN_UP
        elif run is None and times >= _IDLE_DEATHS:
            reason = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
            what = Text(
                f"werkers stoppen voordat ze iets doen ({reason})", f"workers end before they do anything ({reason})"
            )
            allowed = Text(
                "minder werkers, meer geheugen, of opnieuw als ze er weer zijn",
                "fewer workers, more memory, or again when they are back",
            )
            raise InputError(printable(self._folder), what, allowed) from error

    def _refuse_fatal(self, error: Exception) -> None:
        if isinstance(error, InputError):
            raise error
        if isinstance(error, OSError) and error.errno in _FATAL:
            raise error


def _is_done(future: Future[Done]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
