"""Everything that changes a game, as one line of its log each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.training.room.settings import MOST_ROUNDS, MOST_SEED, MOST_TABLES

MOST_PARTS = 29
_Table = Annotated[int, Field(ge=0, lt=MOST_TABLES)]
_Round = Annotated[int, Field(ge=0, lt=MOST_ROUNDS)]
_Code = Annotated[str, Field(pattern=r"^[1-7]\.[1-9]$")]


class _Event(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Voted(_Event):
    """A phone voted, for the first time or anew.

    Attributes:
        voter: what is kept of the phone: a hash of the random word that it made up itself.
        round: number of the round, from 0.
        ballot: which vote of that round; it grows when a round is played again.
        table: number of the table, from 0.
        parts: codes of the parts.
        guess: percentage.
    """

    kind: Literal["voted"] = "voted"
    voter: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    round: _Round
    ballot: Annotated[int, Field(ge=0, lt=1_000_000)]
    table: _Table
    parts: Annotated[list[_Code], Field(max_length=MOST_PARTS)]
    guess: Annotated[int, Field(ge=0, le=100)]


class Moved(_Event):
    """The facilitator went a step on or a step back."""

    kind: Literal["moved"] = "moved"
    to: Literal["next", "back"]


class PlayedAgain(_Event):
    """The facilitator went back to the vote of an earlier round; what came after is dropped."""

    kind: Literal["again"] = "again"
    round: _Round


class Restarted(_Event):
    """The facilitator went back to the start, with the same seed or another."""

    kind: Literal["restarted"] = "restarted"
    seed: Annotated[int, Field(ge=0, le=MOST_SEED)]


class Paused(_Event):
    """The facilitator paused the game, or let it go on."""

    kind: Literal["paused"] = "paused"
    on: bool


class ChartShown(_Event):
    """The facilitator showed or hid something on the wall."""

    kind: Literal["chart"] = "chart"
    name: Literal["tally", "guesses", "path", "radar", "news"]
    shown: bool


class CardChosen(_Event):
    """The facilitator took another shock card than the one that was drawn."""

    kind: Literal["card"] = "card"
    name: Literal["pandemic", "price", "departure", "election", "none"]


Event = Annotated[
    Voted | Moved | PlayedAgain | Restarted | Paused | ChartShown | CardChosen, Field(discriminator="kind")
]
_EVENT: TypeAdapter[Event] = TypeAdapter(Event)

UNREADABLE = Text("is niet te lezen", "cannot be read")


def event_from(words: object, where: str) -> Event:
    """The event that plain data stands for.

    Args:
        words: what a JSON reader made of the text.
        where: what to call it in a complaint.

    Raises:
        InputError: when it stands for none.
    """
    try:
        return _EVENT.validate_python(words)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"][1:3])[:40]
        raise InputError(f"{where} {place}".strip(), UNREADABLE) from error
