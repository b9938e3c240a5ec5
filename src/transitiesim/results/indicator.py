"""What a recorded column means, so that stored results explain themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from transitiesim.language import Text

IndicatorTable = Literal["path", "programme", "tipping"]
Better = Literal["high", "low"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One recorded column.

    Attributes:
        name: column name.
        table: table in which the column stands.
        unit: unit in words ("homes", "share", "euro a year").
        text: what it is, in Dutch and English.
        better: whether a high or a low value is better; None when it is neither.
    """

    name: str
    table: IndicatorTable
    unit: str
    text: Text
    better: Better | None = None

    def as_dict(self) -> dict[str, str | None]:
        """The record as plain words, as kept in the manifest."""
        return {
            "name": self.name,
            "table": self.table,
            "unit": self.unit,
            "nl": self.text.nl,
            "en": self.text.en,
            "better": self.better,
        }

    @classmethod
    def from_dict(cls, record: Mapping[str, object]) -> Indicator:
        """The indicator that `as_dict` gave.

        Raises:
            ValueError: when a key is missing or holds something that does not exist.
        """
        words = {key: record.get(key) for key in ("name", "table", "unit", "nl", "en")}
        strange = [key for key, word in words.items() if not isinstance(word, str)]
        better = record.get("better")
        if words["table"] not in get_args(IndicatorTable):
            strange.append("table")
        if better is not None and better not in get_args(Better):
            strange.append("better")
        if strange:
            raise ValueError(f"indicator {record.get('name')!r}: no usable value for {', '.join(strange)}")
        name, table, unit, nl, en = (cast(str, word) for word in words.values())
        return cls(name, cast(IndicatorTable, table), unit, Text(nl, en), cast(Better | None, better))
