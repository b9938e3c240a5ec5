"""The game as a value, and what every event makes of it; the same events give the same game, always."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, assert_never

from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.recommendations import switches
from transitiesim.training.room.budget import can_begin, fits
from transitiesim.training.room.cards import drawn_card
from transitiesim.training.room.counting import Vote, fund, tally
from transitiesim.training.room.events import (
    CardChosen,
    ChartShown,
    Event,
    Moved,
    Paused,
    PlayedAgain,
    Restarted,
    Voted,
)
from transitiesim.training.room.settings import Settings

Stage = Literal["lobby", "vote", "counted", "reveal", "card", "debrief"]
CHARTS = ("tally", "guesses", "path", "radar", "news")
DEBRIEF_PAGES = ("chosen", "radar", "otherwise", "gained")
MOST_VOTERS = 400
_HIDDEN = frozenset({"radar"})  # what moves under the radar is for the debrief, unless the facilitator wants it sooner

CLOSED = Text("de stemming is gesloten", "the vote is closed")
OTHER_ROUND = Text("deze stem is voor een andere ronde", "this vote is for another round")
PAUSED = Text("het spel staat even stil", "the game is paused")
TOO_MUCH = Text("past niet binnen het budget", "does not fit within the budget")
NO_PART = Text("onderdeel {code} kan in deze ronde niet beginnen", "part {code} cannot begin in this round")
NO_TABLE = Text("deze tafel is er niet", "there is no such table")
FULL = Text("er doen al te veel telefoons mee", "too many phones take part already")
NO_STEP = Text("verder of terug kan hier niet", "there is no step that way")
NO_ROUND = Text("zo ver is het spel nog niet", "the game has not come that far")
NO_CARD = Text("er ligt nu geen kaart", "there is no card now")


@dataclass(frozen=True, slots=True)
class Round:
    """One round.

    Attributes:
        ballot: grows every time the round is voted on afresh.
        votes: newest vote of every phone.
        funded: parts that begin, by table; None as long as the votes are not counted.
        card: shock card after it; empty as long as none is drawn.
    """

    ballot: int = 0
    votes: Mapping[str, Vote] = field(default_factory=lambda: MappingProxyType({}))
    funded: tuple[tuple[str, ...], ...] | None = None
    card: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """A game.

    Attributes:
        settings: as the room was opened, with the seed of now.
        stage: what the wall shows.
        number: the round that is on, from 0.
        page: page of the debrief, from 0.
        paused: whether the game stands still.
        hidden: what the facilitator keeps from the wall, out of `CHARTS`.
        rounds: the rounds so far, and the one that is on; empty before the start.
        ballots: number of ballots that were opened, over all rounds and restarts.
    """

    settings: Settings
    stage: Stage = "lobby"
    number: int = 0
    page: int = 0
    paused: bool = False
    hidden: frozenset[str] = _HIDDEN
    rounds: tuple[Round, ...] = ()
    ballots: int = 0

    @property
    def round(self) -> Round:
        """The round that is on; an empty one before the start."""
        return self.rounds[self.number] if self.rounds else Round()

    @property
    def last(self) -> bool:
        """Whether this is the last round."""
        return self.number == self.settings.rounds - 1

    def running(self, table: int, number: int | None = None) -> tuple[str, ...]:
        """Parts that a table began before a round (the one that is on when left out)."""
        before = self.rounds[: self.number if number is None else number]
        return tuple(code for one in before if one.funded is not None for code in one.funded[table])

    def tally(self, table: int) -> dict[str, int]:
        """Votes by part at a table in the round that is on."""
        return tally(self.round.votes.values(), table)

    def _with_round(self, one: Round) -> tuple[Round, ...]:
        return (*self.rounds[: self.number], one, *self.rounds[self.number + 1 :])


def replayed(settings: Settings, events: Iterable[Event]) -> State:
    """The game after events.

    Raises:
        InputError: when one of them cannot be.
    """
    state = State(settings)
    for event in events:
        state = after(state, event)
    return state


def after(state: State, event: Event) -> State:
    """The game after one more event.

    Raises:
        InputError: when it cannot happen now; the game is as it was.
    """
    if isinstance(event, Voted):
        return _voted(state, event)
    if isinstance(event, Moved):
        return _next(state) if event.to == "next" else _back(state)
    if isinstance(event, PlayedAgain):
        if event.round >= len(state.rounds):
            raise InputError("round", NO_ROUND)
        kept = state.rounds[: event.round]
        fresh = Round(ballot=state.ballots)
        return dataclasses.replace(
            state, stage="vote", number=event.round, page=0, rounds=(*kept, fresh), ballots=state.ballots + 1
        )
    if isinstance(event, Restarted):
        settings = dataclasses.replace(state.settings, seed=event.seed)
        return State(settings, hidden=state.hidden, ballots=state.ballots)
    if isinstance(event, Paused):
        return dataclasses.replace(state, paused=event.on)
    if isinstance(event, ChartShown):
        hidden = state.hidden - {event.name} if event.shown else state.hidden | {event.name}
        return dataclasses.replace(state, hidden=hidden)
    if isinstance(event, CardChosen):
        if state.stage != "card":
            raise InputError("card", NO_CARD)
        return dataclasses.replace(state, rounds=state._with_round(dataclasses.replace(state.round, card=event.name)))
    assert_never(event)


def _voted(state: State, event: Voted) -> State:
    settings = state.settings
    if state.stage != "vote":
        raise InputError("vote", CLOSED)
    if state.paused:
        raise InputError("vote", PAUSED)
    if (event.round, event.ballot) != (state.number, state.round.ballot):
        raise InputError("vote", OTHER_ROUND)
    if event.table >= settings.tables:
        raise InputError("table", NO_TABLE)
    if event.voter not in state.round.votes and len(state.round.votes) >= MOST_VOTERS:
        raise InputError("vote", FULL)
    running = state.running(event.table)
    for code in event.parts:
        if code not in switches() or code in running or not can_begin(code, state.number):
            raise InputError("vote", NO_PART.format(code=code))
    parts = tuple(code for code in switches() if code in event.parts)
    if not fits(settings, running, parts, state.number):
        raise InputError("vote", TOO_MUCH)
    votes = MappingProxyType({**state.round.votes, event.voter: Vote(event.table, parts, event.guess)})
    return dataclasses.replace(state, rounds=state._with_round(dataclasses.replace(state.round, votes=votes)))


def _next(state: State) -> State:
    if state.stage == "lobby":
        return _opened(state, 0)
    if state.stage == "vote":
        return _counted(state)
    if state.stage == "counted":
        return dataclasses.replace(state, stage="reveal")
    if state.stage == "reveal" and state.last:
        return dataclasses.replace(state, stage="debrief", page=0)
    if state.stage == "reveal":
        card = state.round.card or drawn_card(state.settings.seed, state.number)
        one = dataclasses.replace(state.round, card=card)
        return dataclasses.replace(state, stage="card", rounds=state._with_round(one))
    if state.stage == "card":
        return _opened(state, state.number + 1)
    if state.page + 1 < len(DEBRIEF_PAGES):
        return dataclasses.replace(state, page=state.page + 1)
    raise InputError("next", NO_STEP)


def _opened(state: State, number: int) -> State:
    """The vote of a round; one that was open before keeps its votes."""
    if number < len(state.rounds):
        return dataclasses.replace(state, stage="vote", number=number)
    rounds = (*state.rounds, Round(ballot=state.ballots))
    return dataclasses.replace(state, stage="vote", number=number, rounds=rounds, ballots=state.ballots + 1)


def _counted(state: State) -> State:
    """The votes are counted; a later round that was opened before is dropped if something else begins now."""
    settings, number = state.settings, state.number
    funded = tuple(fund(settings, state.running(table), state.tally(table), number) for table in range(settings.tables))
    later = () if funded != state.round.funded else state.rounds[number + 1 :]
    rounds = (*state.rounds[:number], dataclasses.replace(state.round, funded=funded), *later)
    return dataclasses.replace(state, stage="counted", rounds=rounds)


def _back(state: State) -> State:
    if state.stage == "debrief":
        if state.page:
            return dataclasses.replace(state, page=state.page - 1)
        return dataclasses.replace(state, stage="reveal")
    if state.stage == "card":
        return dataclasses.replace(state, stage="reveal")
    if state.stage == "reveal":
        return dataclasses.replace(state, stage="counted")
    if state.stage == "counted":
        return dataclasses.replace(state, stage="vote")
    if state.stage == "vote" and state.number:
        return dataclasses.replace(state, stage="card", number=state.number - 1)
    if state.stage == "vote":
        return dataclasses.replace(state, stage="lobby")
    raise InputError("back", NO_STEP)
