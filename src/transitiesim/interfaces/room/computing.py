"""Working out plans beside the server, which goes on answering; every plan is worked out once."""

from __future__ import annotations

import dataclasses
import logging
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field

from transitiesim.errors import InputError
from transitiesim.interfaces.room.work import replicate
from transitiesim.language import Text
from transitiesim.neighbourhood import Facts
from transitiesim.running.ensemble import Block, gather
from transitiesim.scenario import Scenario
from transitiesim.training.room.outcome import Outcome, outcome_of

MOST_KEPT = 80
_MOST_TRIES = 3
_SAME = Text("-", "-")
_log = logging.getLogger(__name__)

FAILED = Text(
    "De doorrekening is mislukt; ga een stap terug en weer verder.", "The calculation failed; go back and on."
)

Key = tuple[Scenario, int]


@dataclass(eq=False)
class Job:
    """One plan, as far as it is worked out.

    Attributes:
        scenario: the plan.
        seed: seed of all draws.
        total: replicates in all.
        done: replicates that are there.
        outcome: what came of it, once all are there.
        problem: why it cannot be worked out, if it cannot.
    """

    scenario: Scenario
    seed: int
    total: int
    done: int = 0
    outcome: Outcome | None = None
    problem: Text | None = None
    _blocks: dict[int, Block] = field(default_factory=dict)
    _futures: dict[int, Future[Block]] = field(default_factory=dict)
    _tries: int = 0


class Computing:
    """Works out plans on an executor.

    Args:
        facts: of the neighbourhood.
        replicates: of every plan.
        start: makes the executor; called again when it broke down.
    """

    def __init__(self, facts: Facts, replicates: int, start: Callable[[], Executor]) -> None:
        self._facts, self._replicates, self._start = facts, replicates, start
        self._pool = start()
        self._lock = threading.RLock()
        self._jobs: dict[Key, Job] = {}
        self._gathering = ThreadPoolExecutor(1, thread_name_prefix="room")
        self._listeners: list[Callable[[], None]] = []
        self._closed = False

    def listen(self, listener: Callable[[], None]) -> None:
        """Call this, from any thread, whenever a replicate or an outcome is there."""
        self._listeners.append(listener)

    def want(self, plans: Iterable[tuple[Scenario, int]]) -> None:
        """Work out these plans, each with its seed, in this order.

        What was wanted before, is not there yet and is not wanted now, is dropped.
        """
        keys = [_key(scenario, seed) for scenario, seed in plans]
        with self._lock:
            for key, job in list(self._jobs.items()):
                if key not in keys and job.outcome is None:
                    for future in job._futures.values():
                        future.cancel()
                    del self._jobs[key]
            for key in keys:
                if key in self._jobs:
                    if self._jobs[key].problem is not None:
                        del self._jobs[key]
                    else:
                        self._jobs[key] = self._jobs.pop(key)
                        continue
                job = self._jobs[key] = Job(*key, self._replicates)
                for number in range(job.total):
                    self._hand_out(job, number)
            while len(self._jobs) > max(MOST_KEPT, len(keys)):
                del self._jobs[next(iter(self._jobs))]

    def job(self, scenario: Scenario, seed: int) -> Job | None:
        """The plan as far as it is worked out; None when nobody asked for it."""
        return self._jobs.get(_key(scenario, seed))

    def close(self) -> None:
        """End all work."""
        with self._lock:
            self._closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._gathering.shutdown(wait=False, cancel_futures=True)

    def _hand_out(self, job: Job, number: int) -> None:
        with self._lock:
            if self._closed:
                return
            try:
                future = self._pool.submit(replicate, self._facts, number, job.scenario, job.seed)
            except BrokenProcessPool:
                self._pool = self._start()
                future = self._pool.submit(replicate, self._facts, number, job.scenario, job.seed)
            job._futures[number] = future
        future.add_done_callback(lambda done: self._landed(job, number, done))

    def _landed(self, job: Job, number: int, future: Future[Block]) -> None:
        if future.cancelled() or self._closed:
            return
        error = future.exception()
        with self._lock:
            if error is None:
                job._blocks[number] = future.result()
                job.done = len(job._blocks)
                if job.done == job.total:
                    self._gathering.submit(self._gather, job)
            elif isinstance(error, BrokenProcessPool) and job._tries < _MOST_TRIES * job.total:
                job._tries += 1
                self._gathering.submit(self._hand_out, job, number)  # not here: the pool is still breaking down
            else:
                _log.error("a run failed", exc_info=error)
                said = error.sentence if isinstance(error, InputError) else None
                job.problem = FAILED if said is None else Text(said("nl"), said("en"))
        self._tell()

    def _gather(self, job: Job) -> None:
        place, name = self._facts, job.scenario.name
        try:
            records = {(name, place.id, number): block.records[0] for number, block in job._blocks.items()}
            drawn = {(place.id, number): block.drawn for number, block in sorted(job._blocks.items())}
            results = gather([job.scenario], [place], records, drawn, (job.seed, "parameters", "yearly"))
            job.outcome = outcome_of(results)
        except Exception:  # noqa: BLE001  whatever happens here, the room gets a sentence and the server goes on
            _log.exception("results cannot be gathered")
            job.problem = FAILED
        job._blocks.clear()
        job._futures.clear()
        self._tell()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()


def _key(scenario: Scenario, seed: int) -> Key:
    """Plans that mean the same are one, whatever they are called."""
    return dataclasses.replace(scenario, name="plan", title=_SAME, about=Text("", "")), seed
