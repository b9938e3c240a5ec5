"""What the server of a room knows: the game, what is worked out for it, who is there, and who waits for news."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from transitiesim.interfaces.room.computing import Computing, Job
from transitiesim.language import Language
from transitiesim.neighbourhood import Facts
from transitiesim.scenario import Scenario, scenario_to_toml
from transitiesim.training.room.plan import otherwise, practice_plan, table_plan
from transitiesim.training.room.room import Room
from transitiesim.training.room.state import State

PLACE_FILE = "neighbourhood.toml"
HERE_SECONDS = 40.0
MOST_WAITING = 600
_MOST_PHONES = 2_000


@dataclass
class Hall:
    """One room on one server.

    Attributes:
        room: the game.
        computing: what is worked out for it.
        facts: of the neighbourhood.
        folder: of the room.
        addresses: at which phones find this server, the best first.
        language: of those who ask for none.
        notice: something the facilitator has to know, if there is something.
        stories: whether the stories of the dashboard can be shown here.
    """

    room: Room
    computing: Computing
    facts: Facts
    folder: Path
    addresses: tuple[str, ...]
    language: Language
    notice: str = ""
    stories: bool = False
    version: int = 0
    _phones: dict[str, float] = field(default_factory=dict)
    _waiting: set[asyncio.Future[None]] = field(default_factory=set)
    _loop: asyncio.AbstractEventLoop | None = None
    _ended: bool = False

    def begin(self) -> None:
        """Start listening, on the loop that is running."""
        self._loop = asyncio.get_running_loop()
        self.room.listen(self._changed)
        self.computing.listen(self._news)
        self._changed()

    def end(self) -> None:
        """Let nobody wait for news any longer: the server is about to stop."""
        self._ended = True
        self._news()

    @property
    def step(self) -> str:
        """Where the game is, as a word that is another one after every step."""
        state = self.state
        return f"{state.stage}-{state.number}-{state.page}-{state.ballots}"

    @property
    def state(self) -> State:
        """The game as it is now."""
        return self.room.state

    @property
    def link(self) -> str:
        """The address that phones open."""
        return f"{self.addresses[0]}/r/{self.room.codes.room}"

    # Who is there

    def seen(self, voter: str) -> None:
        """A phone is there."""
        if voter not in self._phones:
            self._wake()
        self._phones[voter] = time.monotonic()
        while len(self._phones) > _MOST_PHONES:
            del self._phones[min(self._phones, key=lambda one: self._phones[one])]

    def knows(self, voter: str) -> bool:
        """Whether a phone came in with the code before."""
        return voter in self._phones or any(voter in one.votes for one in self.state.rounds)

    def phones(self) -> int:
        """Number of phones that asked for news a moment ago."""
        since = time.monotonic() - HERE_SECONDS
        return sum(at > since for at in self._phones.values())

    # What is worked out

    def table_job(self, table: int, number: int | None = None) -> Job | None:
        """Outcome of a table up to a round, the one that is on when left out."""
        state = self.state
        return self._job(table_plan(state, table, state.number if number is None else number))

    def all_ready(self) -> bool:
        """Whether every table's outcome is there, so that it can be shown to all at once."""
        jobs = [self.table_job(table) for table in range(self.state.settings.tables)]
        return all(job is not None and job.outcome is not None for job in jobs)

    def practice_job(self, number: int | None = None) -> Job | None:
        """Outcome of practice in the world of a round."""
        state = self.state
        return self._job(practice_plan(state, state.number if number is None else number))

    def otherwise_jobs(self, table: int) -> list[tuple[Scenario, Job | None]]:
        """What the same draws would have given otherwise."""
        return [(plan, self._job(plan)) for plan in otherwise(self.state, table)]

    def _job(self, plan: Scenario) -> Job | None:
        return self.computing.job(plan, self.state.settings.seed)

    def _wanted(self) -> Iterator[Scenario]:
        """Plans for what the wall shows now, then for what it will show next."""
        state = self.state
        tables = range(state.settings.tables)
        if state.stage in {"counted", "reveal", "card", "debrief"}:
            yield from (table_plan(state, table, state.number) for table in tables)
        if state.stage != "card":
            yield practice_plan(state, state.number)
        else:
            yield practice_plan(state, state.number + 1)
        if state.stage == "debrief" or (state.last and state.stage in {"counted", "reveal"}):
            for table in tables:
                yield from otherwise(state, table)

    # News

    def _changed(self) -> None:
        """The game changed: see to what it needs."""
        seed = self.state.settings.seed
        self.computing.want([(plan, seed) for plan in self._wanted()])
        if self.state.stage == "counted":
            self.write_scenarios()
        self._news()

    def _news(self) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        self.version += 1
        for one in self._waiting:
            if not one.done():
                one.set_result(None)

    async def news(self, find: Callable[[], str | None], seconds: float) -> str | None:
        """Wait until there is something to tell; None when there is nothing for so long."""
        until = time.monotonic() + seconds
        while True:
            found = find()
            left = until - time.monotonic()
            if found is not None or left <= 0 or self._ended or len(self._waiting) >= MOST_WAITING:
                return found
            one = asyncio.get_running_loop().create_future()
            self._waiting.add(one)
            try:
                await asyncio.wait_for(one, left)
            except TimeoutError:
                return find()
            finally:
                self._waiting.discard(one)

    # Files

    def scenario_file(self, table: int) -> str:
        """What a table chose so far, as the text of a scenario file."""
        state = self.state
        counted = [number for number, one in enumerate(state.rounds) if one.funded is not None]
        return scenario_to_toml(table_plan(state, table, counted[-1] if counted else 0))

    def write_scenarios(self) -> None:
        """Put what the tables chose in the folder of the room."""
        for table in range(self.state.settings.tables):
            path = self.folder / f"table-{table + 1}.toml"
            new = path.with_suffix(".new")
            new.write_text(self.scenario_file(table), encoding="utf-8")
            new.replace(path)
