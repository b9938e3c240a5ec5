"""A scenario: what differs from the practice that the study found, checked when it is made."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from transitiesim.language import Text
from transitiesim.recommendations import switches
from transitiesim.scenario.checking import check_scenario
from transitiesim.scenario.checking_measures import codes_named, shortened
from transitiesim.scenario.dates import RUN_MONTHS
from transitiesim.scenario.parts import DatedValue, Measure, World

_ORDINARY_WORLD = World()
_NO_TEXT = Text("", "")


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything a run needs to know apart from the neighbourhood, the seed and the drawn numbers.

    A scenario that exists is a valid one. Measures are kept in the order of the study, values, price shocks and
    events in order of time, so that two scenarios that mean the same are equal.

    Attributes:
        name: short name, that of its file without ".toml"; results carry it.
        title: title in both languages, one line.
        measures: parts of recommendations that are on, each once.
        values: parameters set by hand.
        world: assumptions about the world.
        processes_off: steps of the month that are switched off, out of `PROCESSES`.
        first_month: always 0, January 2019.
        months: length of the run, 12 to 384.
        about: longer text, may be empty.

    Raises:
        InputError: when something in it cannot be; the place it names is a key of a scenario file.
    """

    name: str
    title: Text
    measures: tuple[Measure, ...] = ()
    values: tuple[DatedValue, ...] = ()
    world: World = _ORDINARY_WORLD
    processes_off: frozenset[str] = frozenset()
    first_month: int = 0
    months: int = RUN_MONTHS
    about: Text = _NO_TEXT

    def __post_init__(self) -> None:
        """Check, then put everything in its fixed order."""
        check_scenario(self)
        order = list(switches())
        shocks = sorted(self.world.price_shocks, key=lambda shock: (shock.start, shock.factor, shock.months))
        events = sorted(self.world.events, key=lambda event: (event.start, event.kind))
        ordered = {
            "measures": tuple(sorted(self.measures, key=lambda measure: order.index(measure.code))),
            "values": tuple(sorted(self.values, key=lambda one: (one.start, one.path))),
            "world": dataclasses.replace(self.world, price_shocks=tuple(shocks), events=tuple(events)),
        }
        for name, value in ordered.items():
            object.__setattr__(self, name, value)

    def named(self, name: str, title: Text | None = None) -> Scenario:
        """A copy with another name and, if given, another title; the text about it goes when the title changes."""
        if title is None:
            return dataclasses.replace(self, name=name)
        return dataclasses.replace(self, name=name, title=title, about=_NO_TEXT)

    def with_measures(self, *codes: str, strength: float = 1.0, start: int = 0) -> Scenario:
        """A copy with these recommendations ("5") or parts ("5.3") on, in place of how they were.

        Raises:
            InputError: unknown code, or a strength or start that one of the parts cannot have.
        """
        measures = {measure.code: measure for measure in self.measures}
        for name in codes:
            for code in codes_named(name, f"recommendations.{shortened(name)}"):
                measures[code] = Measure(code, strength, start)
        return dataclasses.replace(self, measures=tuple(measures.values()))

    def without_measures(self, *codes: str) -> Scenario:
        """A copy with these recommendations or parts off; without codes, with everything off.

        Raises:
            InputError: unknown code.
        """
        off = {code for name in codes for code in codes_named(name, f"recommendations.{shortened(name)}")} or set(
            switches()
        )
        kept = tuple(measure for measure in self.measures if measure.code not in off)
        return dataclasses.replace(self, measures=kept)

    def with_value(self, path: str, value: float, start: int = 0) -> Scenario:
        """A copy in which a parameter has this value from a month on, in place of one set from that month.

        Raises:
            InputError: unknown parameter, value out of range, or a parameter that a part that is on also moves.
        """
        kept = tuple(one for one in self.values if (one.path, one.start) != (path, start))
        return dataclasses.replace(self, values=(*kept, DatedValue(path, value, start)))
