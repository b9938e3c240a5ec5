"""What happened, as rows: month, who, what, where and one sentence in Dutch and English."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from transitiesim.language import Text
from transitiesim.recording.sentences import SENTENCES

_NAMES: dict[tuple[str, ...], tuple[str, ...]] = {}  # names of values, one copy for all events that have them


class Event(NamedTuple):
    """One thing that happened; its sentence is put together when somebody asks for it.

    Attributes:
        month: 0 is January 2019.
        actor: kind of actor, one English word or two.
        kind: kind of event, a key of `SENTENCES`.
        place: "all", or the numbers of the sub-areas it touched ("3", "1-4").
        names: names of what fills the braces of the sentence.
        values: what fills them, in the same order.
    """

    month: int
    actor: str
    kind: str
    place: str
    names: tuple[str, ...]
    values: tuple[object, ...]

    @property
    def text(self) -> Text:
        """The sentence."""
        return _sentence(self.kind, self.names, *self.values)


@lru_cache(maxsize=8192, typed=True)  # two in three events say what another one said already
def _sentence(kind: str, names: tuple[str, ...], *values: object) -> Text:
    return SENTENCES[kind].format(**dict(zip(names, values, strict=True)))


class EventLog:
    """Events of one run in the order in which they happened."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def add(self, month: int, actor: str, kind: str, place: str = "all", **values: object) -> None:
        """Book an event; `values` fill the braces of its sentence.

        Raises:
            KeyError: when there is no sentence for this kind, or a value that it needs is left out.
        """
        names = tuple(values)
        known = _NAMES.get(names)
        if known is None:
            known = _NAMES[names] = names
        event = Event(month, actor, kind, place, known, tuple(values.values()))
        if (kind, known) not in _CHECKED:
            event.text  # noqa: B018  a sentence that cannot be made is found where it is booked
            _CHECKED.add((kind, known))
        self.events.append(event)

    def __len__(self) -> int:
        return len(self.events)


_CHECKED: set[tuple[str, tuple[str, ...]]] = set()  # kinds of events whose sentence was made once with such values
