"""Ensembles that grow while somebody looks: first a few replicates, then twenty, then a hundred.

All visits share one `Engine`. What was worked out for one is there for the next. A scenario that nobody looks at any
more is not worked on any further, and what was asked for last comes first: in a full room some wait until they click
again, but in turn all of them would. Replicates are numbered and drawn as everywhere, so the first few are the first of
the same ensemble, and twenty here are the twenty of the command line.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from transitiesim.errors import InputError
from transitiesim.interfaces.dashboard import worker
from transitiesim.interfaces.dashboard.places import facts_of
from transitiesim.language import Text
from transitiesim.neighbourhood import Facts
from transitiesim.results import Results
from transitiesim.running.ensemble import Block, gather
from transitiesim.scenario import Scenario

STAGES = (2, 8, 20, 60, 100)
"""Numbers of replicates at which the screen is renewed; few, because drawing takes the server longer than a run."""

BAND = 20  # replicates from which a band is shown as such
_KEEP_BYTES = 250_000_000
_AROUND = 150_000  # bytes of tables, screens and whatever else Python keeps around one ensemble
_MOST_TRIES = 3
_MAKERS = 2  # they share one interpreter; more of them keep each other and the web server waiting
_QUEUE = 2  # when more than this many times the workers wait for a first answer, it is of one run
_CROWD = 4  # when more than this many times the workers are looked at, screens are renewed less often
_MOST_PIECES = 60

_log = logging.getLogger(__name__)

Key = tuple[str, Scenario, int]
Watcher = Callable[[], None]

FAILED = Text(
    "De doorrekening is mislukt; probeer het opnieuw of kies iets anders.",
    "The calculation failed; try again or choose something else.",
)


@dataclass(eq=False)
class Ensemble:
    """One scenario in one place, as far as it has been worked out.

    Attributes:
        key: what it is known by.
        facts: the place.
        scenario: the scenario.
        seed: seed of all draws.
        results: of the replicates so far, or None when not even the first few are there.
        problem: why it cannot be worked out, if it cannot.
    """

    key: Key
    facts: Facts
    scenario: Scenario
    seed: int
    results: Results | None = None
    problem: Text | None = None
    _blocks: dict[int, Block] = field(default_factory=dict)
    _under_way: set[int] = field(default_factory=set)
    _watchers: dict[int, tuple[int, Watcher]] = field(default_factory=dict)
    _asked: int = 0
    _made: int = 0
    _tries: int = 0
    _bytes_of_results: int = 0

    @property
    def replicates(self) -> int:
        """Number of replicates in the results."""
        return 0 if self.results is None else int(self.results.manifest["replicates"])

    @property
    def done(self) -> int:
        """Number of replicates that are worked out, also those that are not in the results yet."""
        return max(self.replicates, len(self._blocks))

    def _wanted(self) -> int:
        return max((most for most, _ in self._watchers.values()), default=0)

    def _next(self) -> int | None:
        """The lowest replicate that is wanted, not there and not under way."""
        if self.problem is not None or self.replicates >= STAGES[-1]:
            return None
        for number in range(self._wanted()):
            if number not in self._blocks and number not in self._under_way:
                return number
        return None


class Engine:
    """Works out ensembles side by side, on an executor.

    Args:
        start: makes the executor; called again when it broke down.
        workers: how many pieces of work are handed out at a time.
    """

    def __init__(self, start: Callable[[], Executor], workers: int) -> None:
        # No more at a time than there are workers: what waits in the pool cannot be overtaken by a newer click.
        self._start, self._most = start, workers
        self._pool = start()
        self._lock = threading.RLock()
        self._kept: OrderedDict[Key, Ensemble] = OrderedDict()
        self._pieces: OrderedDict[tuple[object, ...], Future[Any]] = OrderedDict()
        self._flying = 0
        self._to_show: dict[Ensemble, int] = {}  # replicates that are complete and of which no results were made yet
        # Tables and screens are made here, so that the thread that hears of finished runs is never kept waiting.
        self._makers = ThreadPoolExecutor(_MAKERS, thread_name_prefix="dashboard")
        self._counter = 0
        self._closed = False

    def ensemble(self, place: str, scenario: Scenario, seed: int) -> Ensemble:
        """The ensemble of a scenario in a place of `places`; nothing is worked out until somebody watches it.

        Raises:
            InputError: when the place is not here.
        """
        facts = facts_of(place)
        with self._lock:
            key = (place, scenario, seed)
            found = self._kept.get(key)
            if found is None:
                found = self._kept[key] = Ensemble(key, facts, scenario, seed)
            self._kept.move_to_end(key)
            return found

    def watch(self, one: Ensemble, most: int, watcher: Watcher) -> Callable[[], None]:
        """Work an ensemble out up to a number of replicates, and say when there is news.

        Args:
            one: the ensemble.
            most: number of replicates that are wanted, one of `STAGES`.
            watcher: called, from any thread, when there are new results.

        Returns:
            A function that ends the watching; what nobody watches is not worked on.
        """
        with self._lock:
            # In a full room it may have been dropped between drawing and watching, for nobody watched it then.
            one = self._kept.setdefault(one.key, one)
            self._counter += 1
            number = self._counter
            one._watchers[number] = (most, watcher)
            one._asked = number
        self._hand_out()

        def end() -> None:
            with self._lock:
                one._watchers.pop(number, None)

        return end

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """One piece of work that belongs to no ensemble, such as one run told in full."""
        with self._lock:
            if self._closed:
                raise RuntimeError("the engine is closed")
            try:
                return self._pool.submit(function, *arguments)
            except BrokenProcessPool:
                self._pool = self._start()
                return self._pool.submit(function, *arguments)

    def piece(self, key: tuple[object, ...], function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """As `submit`, for a piece that may be asked for again: the newest pieces are remembered by their key."""
        with self._lock:
            found = self._pieces.get(key)
            if found is None or (found.done() and (found.cancelled() or found.exception() is not None)):
                found = self._pieces[key] = self.submit(function, *arguments)
            self._pieces.move_to_end(key)
            while len(self._pieces) > _MOST_PIECES:
                self._pieces.popitem(last=False)
            return found

    def later(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Do something small in this process, away from the threads that must not wait."""
        with self._lock:
            if not self._closed:
                self._makers.submit(function, *arguments)

    def waiting(self) -> int:
        """Replicates that are wanted and not there yet, over all visits."""
        with self._lock:
            return sum(max(0, one._wanted() - one.done) for one in self._kept.values() if one.problem is None)

    def close(self) -> None:
        """End all work; nothing that was asked for is finished."""
        with self._lock:
            self._closed = True
            self._kept.clear()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._makers.shutdown(wait=False, cancel_futures=True)

    def _hand_out(self) -> None:
        """Give the workers something to do: everybody's first run before anybody's second, and so on by stage."""
        with self._lock:
            while not self._closed and self._flying < self._most:
                candidates = [
                    (_stage(number), -one._asked, number, one)
                    for one in self._kept.values()
                    if one._watchers and (number := one._next()) is not None
                ]
                if not candidates:
                    return
                *_, number, one = min(candidates, key=lambda candidate: candidate[:3])
                one._under_way.add(number)
                self._flying += 1
                future = self.submit(worker.replicate, one.facts, number, one.scenario, one.seed)
                future.add_done_callback(partial(self._landed, one, number))

    def _landed(self, one: Ensemble, number: int, future: Future[Block]) -> None:
        with self._lock:
            self._flying -= 1
            one._under_way.discard(number)
            if self._closed:
                return
            try:
                one._blocks[number] = future.result()
            except InputError as error:
                one.problem = Text(error.sentence("nl"), error.sentence("en"))
            except (BrokenProcessPool, CancelledError):
                one._tries += 1
                if one._tries >= _MOST_TRIES:
                    one.problem = FAILED
            except Exception:  # noqa: BLE001  whatever a run meets, the visitor gets a sentence and the server goes on
                one.problem = FAILED
            if one.problem is not None:
                self._show(one, 0)
            stages = self._stages()
            waiting = [] if stages[0] > 1 else [other for other in self._kept.values() if _waits_with_one_run(other)]
            for each in (one, *waiting):
                if ready := _complete(each, (*stages, each._wanted())):
                    each._made = ready
                    self._show(each, ready)
        self._hand_out()

    def _show(self, one: Ensemble, ready: int) -> None:
        self._to_show[one] = max(ready, self._to_show.get(one, 0))
        self._makers.submit(self._show_next)

    def _stages(self) -> tuple[int, ...]:
        """`STAGES`, or fewer when many look on: drawing all their screens takes more than the runs do."""
        watched = [one for one in self._kept.values() if one._watchers]
        waiting = sum(one.results is None for one in watched)
        first = 1 if waiting > _QUEUE * self._most else STAGES[0]
        between = STAGES[1:] if len(watched) <= _CROWD * self._most else (BAND, STAGES[-1])
        return (first, *between)

    def _show_next(self) -> None:
        """Make and show what waits: first where nothing is on the screen yet, then what was asked for last.

        In a full room screens are drawn more slowly than runs are done. Who waits for a first answer must not stand
        behind finer bands of others, and a stage that was overtaken by the next one need not be drawn at all.
        """
        with self._lock:
            if not self._to_show:
                return
            one = min(self._to_show, key=lambda waiting: (waiting.replicates, -waiting._asked))
            ready = self._to_show.pop(one)
        if ready:
            self._make(one, ready)
        else:
            self._tell(one)

    def _make(self, one: Ensemble, ready: int) -> None:
        with self._lock:
            blocks = {number: one._blocks[number] for number in range(ready) if number in one._blocks}
        if len(blocks) == ready:  # otherwise a later stage was made first
            try:
                results = _results_of(one, blocks)
            except Exception:  # noqa: BLE001  the visitor gets a sentence, and others their answers
                _log.exception("results could not be gathered")
                one.problem = FAILED
            else:
                self._keep(one, ready, results)
        self._tell(one)

    def _keep(self, one: Ensemble, ready: int, results: Results) -> None:
        # Counted once, and not while others wait: counting all that is kept at every stage took most of the server.
        size = sum(int(frame.memory_usage().sum()) for frame in results.tables().values())
        with self._lock:
            if ready > one.replicates:
                one.results, one._bytes_of_results = results, size
                if ready == STAGES[-1]:
                    one._blocks.clear()
            self._forget()

    def _tell(self, one: Ensemble) -> None:
        with self._lock:
            watchers = [watcher for _, watcher in one._watchers.values()]
        for watcher in watchers:
            try:
                watcher()
            except Exception:  # noqa: BLE001  the other screens are told all the same
                _log.exception("a screen could not be told of news")

    def _forget(self) -> None:
        """Drop what was looked at longest ago, when there is too much."""
        size = sum(_bytes(one) for one in self._kept.values())
        for key, one in list(self._kept.items()):
            if size <= _KEEP_BYTES:
                return
            if not one._watchers and not one._under_way:
                size -= _bytes(one)
                del self._kept[key]


def _stage(number: int) -> int:
    """The stage that a replicate belongs to; the first of all comes before any."""
    return next(place for place, most in enumerate((1, *STAGES)) if number < most)


def _waits_with_one_run(one: Ensemble) -> bool:
    return bool(one._watchers) and not one._made and 0 in one._blocks


def _complete(one: Ensemble, stages: tuple[int, ...]) -> int:
    """The largest stage that is complete and of which no results are being made; 0 when there is none."""
    reached = 0
    for most in stages:
        if one._made and most <= STAGES[0] < one._wanted():
            continue  # a first answer is there; a second run would only have the screen drawn once more
        if most > one._made and all(number in one._blocks for number in range(most)):
            reached = max(reached, most)
    return reached


def _results_of(one: Ensemble, blocks: dict[int, Block]) -> Results:
    records = {(one.scenario.name, one.facts.id, number): block.records[0] for number, block in blocks.items()}
    drawn = {(one.facts.id, number): block.drawn for number, block in blocks.items()}
    return gather([one.scenario], [one.facts], records, drawn, (one.seed, "parameters", "yearly"))


def _bytes(one: Ensemble) -> int:
    return _AROUND + one._bytes_of_results + 180_000 * len(one._blocks)
