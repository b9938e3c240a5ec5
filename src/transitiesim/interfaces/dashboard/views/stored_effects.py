"""Effects read from a stored sweep of all combinations of the seven recommendations, where the server has one.

The folder is named by whoever starts the server, never by a visitor.
"""

from __future__ import annotations

import itertools
import os
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from transitiesim.analysis import GAS_FREE
from transitiesim.analysis.factorial import is_factorial
from transitiesim.analysis.means import means_of
from transitiesim.errors import InputError
from transitiesim.interfaces.command_line.amounts import points_with_band
from transitiesim.interfaces.dashboard.choice import Choice, baseline
from transitiesim.interfaces.dashboard.places import facts_of
from transitiesim.interfaces.dashboard.views.effects import ALONE, CAPTION, LAST, SWITCH, title
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.kernels import source_hash
from transitiesim.language import Language, Text
from transitiesim.recommendations import RECOMMENDATIONS, codes_of, switches
from transitiesim.results import SweepResults
from transitiesim.results.sweep import read_sweep
from transitiesim.scenario import Scenario

VARIABLE = "TRANSITIESIM_FACTORIAL"
NOT_A_FACTORIAL = Text(
    "is geen sweep van alle combinaties van de zeven aanbevelingen, gemaakt met deze versie",
    "is not a sweep of all combinations of the seven recommendations, made with this version",
)
HOW = "transitiesim sweep recommendations_factorial -o DIR"
STORED = Text(
    "Uit een bewaarde doorrekening van alle 128 combinaties in deze wijk.",
    "From a stored run of all 128 combinations in this neighbourhood.",
)
END = 2050
_SEVEN = tuple(RECOMMENDATIONS)


def open_factorial(folder: Path) -> SweepResults:
    """The sweep in a folder.

    Raises:
        InputError: when it is not a factorial of the seven, on practice, made by this very model.
    """
    sweep = read_sweep(folder)
    manifest = sweep.manifest
    fits = (
        is_factorial(sweep)
        and tuple(sorted(one["name"] for one in sweep.factors)) == _SEVEN
        and GAS_FREE in sweep.outcomes
        and manifest["source_hash"] == source_hash()
        and manifest["uncertainty"] == "parameters"
        and set(sweep.design["scenario"]) == {"baseline"}
    )
    if not fits:
        raise InputError(str(folder)[:200], NOT_A_FACTORIAL, HOW)
    return sweep


def stored_effects(choice: Choice, language: Language) -> Table | None:
    """Effects of the seven from the stored sweep, or None where it does not hold this place or this choice."""
    combination = _combination(choice.scenario)
    folder = os.environ.get(VARIABLE)
    if combination is None or not folder:
        return None
    cube = _cube(folder, choice.place)
    if cube is None:
        return None
    nothing = (0,) * len(_SEVEN)
    rows = []
    for place, code in enumerate(_SEVEN):
        alone = _change(cube, nothing, place)
        last = _change(cube, combination, place)
        rows.append((title(code, language), _shown(alone, language), _shown(last, language)))
    caption = CAPTION[language].format(year=END, runs=len(cube))
    return Table(caption, (SWITCH[language], ALONE[language], LAST[language]), tuple(rows))


def _combination(scenario: Scenario) -> tuple[int, ...] | None:
    """Which of the seven are on, when a scenario is nothing but whole recommendations from the start."""
    there = {one.code for one in scenario.measures if one.start == 0 and one.strength == 1}
    on = tuple(int(there.issuperset(codes_of(code))) for code in _SEVEN)
    whole = {part for code, one in zip(_SEVEN, on, strict=True) if one for part in codes_of(code)}
    plain = baseline().with_measures(*(part for part in switches() if part in whole))
    same = (
        whole == {one.code for one in scenario.measures}
        and scenario.values == plain.values
        and scenario.world == plain.world
        and scenario.processes_off == plain.processes_off
        and scenario.months == plain.months
    )
    return on if same else None


@cache
def _cube(folder: str, place: str) -> NDArray[np.float64] | None:
    """Share off gas at the end; shape (replicates, 2, ..., 2), off before on; None when the place is not there."""
    sweep = open_factorial(Path(folder))
    rows = sweep.runs([GAS_FREE], year=END)
    rows = rows[rows["neighbourhood"] == place]
    homes = {one["id"]: one["dwellings"] for one in sweep.manifest["neighbourhoods"]}
    if homes.get(place) != int(facts_of(place).number("dwellings")):
        return None  # run smaller than it is, or not run at all
    wide = rows.pivot_table(index="replicate", columns=list(_SEVEN), values=GAS_FREE, aggfunc="first", sort=True)
    wide = wide.dropna()
    if wide.shape[1] != 2 ** len(_SEVEN) or wide.empty:
        return None
    combinations = [tuple(int(bool(part)) for part in key) for key in wide.columns]
    if combinations != list(itertools.product((0, 1), repeat=len(_SEVEN))):
        return None
    return wide.to_numpy(np.float64).reshape(-1, *(2,) * len(_SEVEN))


def _change(cube: NDArray[np.float64], at: tuple[int, ...], place: int) -> NDArray[np.float64]:
    flat = cube.reshape(len(cube), -1)
    on, off = (
        int("".join(str(level if k == place else one) for k, one in enumerate(at)), 2) for level in (1, 0)
    )  # the combinations stand in the order of the binary numbers
    return flat[:, [on]] - flat[:, [off]]


def _shown(values: NDArray[np.float64], language: Language) -> str:
    found = means_of(values)
    return points_with_band(float(found.mean[0]), float(found.low[0]), float(found.high[0]), language)
