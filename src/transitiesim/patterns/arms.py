"""The arms of the experiments: practice with one thing changed, so that a difference has one cause."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from transitiesim.language import Text
from transitiesim.recommendations import switches
from transitiesim.scenario import PROCESSES, Scenario
from transitiesim.scenario.parts import DatedValue, Measure, PriceShock, World

_ORDINARY = World()
DUMMY = "dummy"
"""A switch that moves nothing: it must come out as a placebo."""


@dataclass(frozen=True, slots=True)
class Arm:
    """What is done and assumed in one arm.

    Attributes:
        name: short name, unique.
        measures: parts of the recommendations that are on.
        without: parts that are off although `measures` names them.
        values: numbers of practice that are other than declared, as path and value.
        later: numbers that change during the run, as path, value and month.
        figures: figures of the neighbourhood that are other than known, as name and value.
        world: assumptions about the world.
        processes_off: steps of the month that are off.
        monthly: whether every month is recorded; needed to see what follows a departure.
    """

    name: str
    measures: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    values: tuple[tuple[str, float], ...] = ()
    later: tuple[tuple[str, float, int], ...] = ()
    figures: tuple[tuple[str, float], ...] = ()
    world: World = _ORDINARY
    processes_off: tuple[str, ...] = ()
    monthly: bool = False

    def scenario(self) -> Scenario:
        """The scenario of this arm."""
        codes = [code for name in self.measures for code in _codes(name)]
        return Scenario(
            self.name,
            Text(self.name, self.name),
            tuple(Measure(code) for code in dict.fromkeys(codes) if code not in self.without),
            tuple(DatedValue(path, value, month) for path, value, month in self.later),
            self.world,
            frozenset(self.processes_off),
        )


def _codes(name: str) -> list[str]:
    if name == "all":
        return list(switches())
    return [code for code in switches() if code == name or code.startswith(f"{name}.")]
