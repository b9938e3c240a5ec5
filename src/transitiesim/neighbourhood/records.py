"""What is known of a neighbourhood, as unchangeable records; what is not known is marked as assumed."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass

from transitiesim.errors import InputError, closest
from transitiesim.language import Text
from transitiesim.neighbourhood.defaults import (
    DEFAULTS,
    FIGURES,
    FROM_PARAMETERS,
    MUNICIPALITY_SIZES,
    TENURE_SHARES,
    MunicipalitySize,
)
from transitiesim.parameters import Grade

NO_TEXT = Text("", "")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with everything that is known about it.

    Attributes:
        value: the figure; text for the size of the municipality.
        unit: unit in words.
        year: year or period it is about, as the source gives it; empty when unknown.
        source: where it comes from.
        url: address of the source, empty when there is none.
        grade: how good the evidence is.
        note: what else a reader should know.
        assumed: whether it was filled by default.
        low: lowest plausible value of an assumed figure, otherwise None.
        high: highest plausible value of an assumed figure, otherwise None.
    """

    value: float | str
    unit: str
    year: str
    source: str
    url: str
    grade: Grade
    note: Text = NO_TEXT
    assumed: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class HeatPlan:
    """What the heat plan of the neighbourhood says.

    `kind` is "network", "own_route", "undecided", "green_gas" or "demolition".
    """

    kind: str
    text: Text
    target_year: int | None
    source: str
    url: str
    year: str
    grade: Grade
    note: Text = NO_TEXT
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Demolition:
    """Dwellings that come down and dwellings that replace them, between two months (0 = January 2019).

    `planned_new_build` is what the plan says; `new_build` is never more than what comes down, because the model
    keeps a fixed number of homes.
    """

    dwellings: int
    new_build: int
    planned_new_build: int
    from_month: int
    until_month: int
    source: str
    url: str
    year: str
    grade: Grade
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that happened; `month` counts from January 2019 and is January when only the year is known."""

    date: str
    until: str | None
    month: int
    kind: str
    text: Text
    source: str
    url: str
    year: str
    grade: Grade
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Facts:
    """A neighbourhood as the model starts from it: figures by name, heat plan, demolition and what happened."""

    id: str
    name: str
    municipality: str
    figures: Mapping[str, Figure]
    heat_plan: HeatPlan
    demolition: Demolition | None
    milestones: tuple[Milestone, ...]

    def number(self, name: str) -> float:
        """Value of the figure `name`.

        Raises:
            KeyError: when there is no such figure, or it is not a number.
        """
        value = self.figures[name].value
        if isinstance(value, str):
            raise KeyError(name)
        return value

    @property
    def municipality_size(self) -> MunicipalitySize:
        """Size class of the municipality: "large", "middle" or "small"."""
        value = self.figures["municipality_size"].value
        return next(size for size in MUNICIPALITY_SIZES if size == value)

    @property
    def default_share(self) -> float:
        """Share of the figures the model computes with that the file did not give, between 0 and 1."""
        used = [self.figures[name] for name, kind in FIGURES.items() if kind.used]
        used.append(self.figures["municipality_size"])
        return sum(figure.assumed for figure in used) / len(used)

    def tenure_shares(self) -> tuple[float, float, float]:
        """Shares (owner, corporation, private landlord) that add up to one.

        Assumed shares give way to known ones: they share what the known ones leave, in proportion.
        """
        shares = {name: self.number(name) for name in TENURE_SHARES}
        assumed = {name for name in TENURE_SHARES if self.figures[name].assumed}
        known_sum = sum(share for name, share in shares.items() if name not in assumed)
        assumed_sum = sum(share for name, share in shares.items() if name in assumed)
        if assumed_sum > 0 and known_sum <= 1:
            scale = {name: (1 - known_sum) / assumed_sum if name in assumed else 1.0 for name in shares}
        else:
            scale = dict.fromkeys(shares, 1 / (known_sum + assumed_sum))
        owner, corporation, private = (shares[name] * scale[name] for name in TENURE_SHARES)
        return owner, corporation, private

    def uncertain(self) -> dict[str, tuple[float, float, float]]:
        """Lowest, assumed and highest value of every figure that was filled by default.

        Figures that repeat a number of the model are left out: they are drawn with the other numbers.
        """
        return {
            name: (figure.low, figure.value, figure.high)
            for name, figure in self.figures.items()
            if figure.assumed
            and name not in FROM_PARAMETERS
            and not isinstance(figure.value, str)
            and figure.low is not None
            and figure.high is not None
        }

    def with_values(self, values: Mapping[str, float]) -> Facts:
        """A copy with other values for some figures; whether a figure is assumed stays as it was.

        Raises:
            InputError: for a name that is no figure, or a value that is no number or out of range.
        """
        figures = dict(self.figures)
        for name, value in values.items():
            kind = FIGURES.get(name)
            where = f"{self.id}: {name}"
            if kind is None or name not in figures:
                raise InputError(
                    where, Text("onbekend cijfer", "unknown figure"), ", ".join(FIGURES), closest(name, FIGURES)
                )
            if not (math.isfinite(value) and kind.least <= value <= kind.most):
                what = Text(f"{value} ligt buiten het bereik", f"{value} is out of range")
                raise InputError(where, what, range_of(name))
            changed = round(value) if kind.whole else float(value)
            figures[name] = dataclasses.replace(figures[name], value=changed)
        if self.demolition is not None and self.demolition.dwellings > self.number_in(figures, "dwellings"):
            what = Text("minder woningen dan er gesloopt worden", "fewer dwellings than are demolished")
            raise InputError(f"{self.id}: dwellings", what)
        if sum(self.number_in(figures, name) for name in TENURE_SHARES) <= 0:
            raise InputError(f"{self.id}: corporation_share", Text("alle aandelen zijn nul", "all shares are zero"))
        return dataclasses.replace(self, figures=figures)

    def resized(self, dwellings: int) -> Facts:
        """The same neighbourhood with another number of dwellings; planned demolition and new build in proportion.

        Raises:
            InputError: for a number out of range.
        """
        facts = self
        if self.demolition is not None:
            part = dwellings / self.number("dwellings")
            planned = self.demolition
            scaled = dataclasses.replace(
                planned,
                dwellings=int(part * planned.dwellings),
                new_build=int(part * planned.new_build),
                planned_new_build=int(part * planned.planned_new_build),
            )
            facts = dataclasses.replace(self, demolition=scaled)
        without = dataclasses.replace(self, demolition=None).with_values({"dwellings": float(dwellings)})
        return dataclasses.replace(without, demolition=facts.demolition)

    @staticmethod
    def number_in(figures: Mapping[str, Figure], name: str) -> float:
        """Value of the numeric figure `name` in `figures`."""
        return float(figures[name].value)


def range_of(name: str) -> Text:
    """The values a figure may have, in words."""
    kind = FIGURES[name]
    return Text(f"{kind.least:g} tot en met {kind.most:g}", f"{kind.least:g} to {kind.most:g}")


def assumed_figure(name: str) -> Figure:
    """The figure that is taken when a file does not give it."""
    default = DEFAULTS[name]
    return Figure(
        value=default.value,
        unit=default.unit,
        year="",
        source=default.source,
        url="",
        grade=default.grade,
        assumed=True,
        low=default.low,
        high=default.high,
    )
