"""How a number of the model is declared: once, with unit, range, source and evidence grade."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from transitiesim.language import Text


class Grade(StrEnum):
    """How good the evidence behind a number is."""

    MEASURED = "measured"
    DERIVED = "derived"
    GUESS = "guess"

    @property
    def text(self) -> Text:
        """The grade in words."""
        return {
            Grade.MEASURED: Text("gemeten", "measured"),
            Grade.DERIVED: Text("afgeleid", "derived"),
            Grade.GUESS: Text("inschatting van experts", "expert guess"),
        }[self]


@dataclass(frozen=True, slots=True)
class Declaration:
    """Everything there is to say about one number.

    Attributes:
        path: dotted name, group and field, as used in scenario files ("trust.gain").
        value: the default.
        unit: unit in words; "share" for a fraction of one, "logit" for an effect on acceptance.
        low: lowest value that is accepted and drawn.
        high: highest value that is accepted and drawn.
        source: where the number comes from.
        grade: how good that is.
        text: what the number means, in Dutch and English.
        drawn: whether replicates draw it from its range; a design choice or convention is not drawn.
        whole: whether only whole numbers make sense.
    """

    path: str
    value: float
    unit: str
    low: float
    high: float
    source: str
    grade: Grade
    text: Text
    drawn: bool
    whole: bool


def number(
    value: float,
    *,
    unit: str,
    low: float,
    high: float,
    source: str,
    grade: Grade,
    nl: str,
    en: str,
    drawn: bool = True,
) -> Any:
    """Declare a number of the model as a field of a parameter group.

    Raises:
        ValueError: when the default lies outside its own range.
    """
    if not low <= value <= high:
        raise ValueError(f"default {value} lies outside its range {low}..{high}: {en}")
    facts = {
        "value": value,
        "unit": unit,
        "low": low,
        "high": high,
        "source": source,
        "grade": grade,
        "text": Text(nl, en),
        "drawn": drawn and low < high,
        "whole": isinstance(value, int),
    }
    return dataclasses.field(default=value, metadata=facts)


def declarations_of(group: type[Any], prefix: str) -> dict[str, Declaration]:
    """Declarations of one parameter group, by dotted name."""
    return {
        f"{prefix}.{field.name}": Declaration(path=f"{prefix}.{field.name}", **field.metadata)
        for field in dataclasses.fields(group)
    }
