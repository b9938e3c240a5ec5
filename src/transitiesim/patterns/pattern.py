"""A pattern of the study, as something that runs can show or fail to show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from transitiesim.language import Text
from transitiesim.patterns.statistics import Condition


class Kind(StrEnum):
    """Whether a pattern follows from one rule directly, or only from rules at work together."""

    BUILT_IN = "built in"
    EMERGENT = "emergent"


@dataclass(frozen=True)
class Pattern:
    """One of the 77 patterns.

    Attributes:
        number: its number in the list of patterns.
        keyword: the study's own word for it.
        expected: what should be seen, in our words.
        kind: built in or emergent.
        conditions: all must be met; none when it cannot be tested.
        profiles: contexts in which all must be met.
        untestable: why it cannot be tested, when it cannot.
    """

    number: int
    keyword: str
    expected: Text
    kind: Kind
    conditions: tuple[Condition, ...] = ()
    profiles: tuple[str, ...] = ("mixed",)
    untestable: Text | None = None

    @property
    def arms(self) -> tuple[str, ...]:
        """Arms it needs, each once."""
        return tuple(dict.fromkeys(arm for one in self.conditions for arm in one.arms))


def built_in(
    number: int, keyword: str, nl: str, en: str, *conditions: Condition, profiles: tuple[str, ...] = ("mixed",)
) -> Pattern:
    """A pattern that follows from one rule."""
    return Pattern(number, keyword, Text(nl, en), Kind.BUILT_IN, conditions, profiles)


def emergent(
    number: int, keyword: str, nl: str, en: str, *conditions: Condition, profiles: tuple[str, ...] = ("mixed",)
) -> Pattern:
    """A pattern that follows only from rules at work together."""
    return Pattern(number, keyword, Text(nl, en), Kind.EMERGENT, conditions, profiles)


def cannot(number: int, keyword: str, nl: str, en: str, why_nl: str, why_en: str) -> Pattern:
    """A pattern that this model cannot show or fail to show."""
    return Pattern(number, keyword, Text(nl, en), Kind.EMERGENT, untestable=Text(why_nl, why_en))
