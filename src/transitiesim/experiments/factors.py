"""What an experiment varies: levers that people can pull, and numbers that nobody knows exactly."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from transitiesim.language import Text
from transitiesim.parameters import declarations
from transitiesim.recommendations import RECOMMENDATIONS, codes_of, switches
from transitiesim.scenario import DatedValue, Measure, Scenario

Kind = Literal["lever", "number"]


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing that varies, and the values it takes.

    Attributes:
        name: "5" for a recommendation, "5.3" for a part, or the dotted name of a parameter.
        kind: "lever" for a strength between 0 and 1, "number" for a value of a parameter.
        low: lowest value.
        high: highest value.
        levels: the values it takes, from low to high; empty when it takes every value between low and high.
        whole: whether only whole values make sense.
    """

    name: str
    kind: Kind
    low: float
    high: float
    levels: tuple[float, ...] = ()
    whole: bool = False

    def at(self, share: float) -> float:
        """The value at a share (0 to 1) of the way from low to high; each level has an equal part of the way."""
        if self.levels:
            return self.levels[min(int(share * len(self.levels)), len(self.levels) - 1)]
        if self.whole:
            return float(min(int(self.low + share * (self.high - self.low + 1)), int(self.high)))
        # Rounding may carry a value a hair over its end, and the end is as far as it may go.
        return min(max(self.low + share * (self.high - self.low), self.low), self.high)

    @property
    def usual(self) -> float:
        """The value when nothing is varied: a lever as low as it goes, a number as declared if that is in range."""
        declared = self.low if self.kind == "lever" else declarations()[self.name].value
        return declared if self.low <= declared <= self.high else self.low

    @property
    def text(self) -> Text:
        """What it is, in words."""
        if self.kind == "number":
            return declarations()[self.name].text
        if self.name in RECOMMENDATIONS:
            return RECOMMENDATIONS[self.name]
        return switches()[self.name].title

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for a manifest; `factor_from` reads them back."""
        return {
            "name": self.name,
            "kind": self.kind,
            "low": self.low,
            "high": self.high,
            "levels": list(self.levels),
            "whole": self.whole,
            "nl": self.text.nl,
            "en": self.text.en,
        }


def factor_from(record: dict[str, Any]) -> Factor:
    """The factor of a manifest.

    Raises:
        KeyError: when something is missing.
    """
    levels = tuple(float(one) for one in record["levels"])
    return Factor(record["name"], record["kind"], record["low"], record["high"], levels, record["whole"])


def setting_of(base: Scenario, factors: Sequence[Factor], values: Sequence[float]) -> Scenario:
    """The scenario with the factors at these values; the name stays that of the base.

    Raises:
        InputError: when the scenario cannot be, such as a number that a part that is on also moves.
    """
    measures = {measure.code: measure for measure in base.measures}
    by_hand = {(one.path, one.start): one for one in base.values}
    for factor, value in zip(factors, values, strict=True):
        if factor.kind == "number":
            by_hand[factor.name, 0] = DatedValue(factor.name, value, 0)
            continue
        for code in codes_of(factor.name):
            measures.pop(code, None)
            if value != 0:
                measures[code] = Measure(code, value, 0)
    # Made once, for every scenario that is made is checked as a whole.
    return dataclasses.replace(base, measures=tuple(measures.values()), values=tuple(by_hand.values()))
