"""The points of a design: which values the factors have together.

Designs are made by the libraries that are known for them: Latin hypercubes by SciPy (McKay, Beckman and Conover 1979),
Sobol' and Morris samples by SALib (Saltelli 2010; Morris 1991), fractional factorials by pyDOE (Box, Hunter and Hunter
2005). The same experiment always gives the same points.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.errors import InputError
from transitiesim.experiments.definition import MOST_SETTINGS, Design, Experiment
from transitiesim.experiments.factors import Factor
from transitiesim.language import Text
from transitiesim.optional_libraries import needed

_DESIGN_SEED = 2**32 - 1  # samplers take seeds of 32 bits


@dataclass(frozen=True, slots=True)
class Points:
    """A design worked out.

    Attributes:
        values: value of every factor; shape (points, factors).
        shares: the same as shares of each range, as the sampler drew them; None where nothing was sampled.
    """

    values: NDArray[np.float64]
    shares: NDArray[np.float64] | None


def points_of(experiment: Experiment) -> Points:
    """The points of the experiment's design.

    Raises:
        InputError: when the design cannot be made with these factors, or would be too large.
    """
    factors, design = experiment.factors, experiment.design
    if not factors:
        return Points(np.empty((1, 0)), None)
    if design.kind == "table":
        return Points(np.array(design.rows, np.float64).reshape(len(design.rows), len(factors)), None)
    if design.kind == "one_at_a_time":
        return Points(_one_at_a_time(factors), None)
    if design.kind in {"full_factorial", "fractional_factorial"}:
        return Points(_factorial(factors, design), None)
    shares = _sample(len(factors), design, experiment.seed % _DESIGN_SEED)
    columns = [[factor.at(float(share)) for share in shares[:, k]] for k, factor in enumerate(factors)]
    return Points(np.array(columns, np.float64).T, shares)


def problem_of(names: Sequence[str]) -> dict[str, Any]:
    """What SALib calls the problem: factors as shares of their ranges."""
    return {"num_vars": len(names), "names": list(names), "bounds": [[0.0, 1.0]] * len(names)}


def _factorial(factors: tuple[Factor, ...], design: Design) -> NDArray[np.float64]:
    for factor in factors:
        if not factor.levels:
            what = Text(
                "heeft geen niveaus, en een factorieel ontwerp vraagt die", "has no levels, which a factorial needs"
            )
            allowed = Text("levels = [..] of steps = N", "levels = [..] or steps = N")
            raise InputError(factor.name, what, allowed)
    if design.kind == "full_factorial":
        _check_size(math.prod(len(factor.levels) for factor in factors))
        return np.array(list(itertools.product(*(factor.levels for factor in factors))), np.float64)
    for factor in factors:
        if len(factor.levels) != 2:
            count = len(factor.levels)
            what = Text(f"heeft {count} niveaus", f"has {count} levels")
            raise InputError(factor.name, what, Text("twee, in een deel van een ontwerp", "two, in a fraction"))
    pydoe = needed("pydoe", "design.kind")
    try:
        signs = np.asarray(pydoe.fracfact_by_res(len(factors), design.resolution))
    except ValueError as error:
        what = Text(
            f"resolutie {design.resolution} bestaat niet voor {len(factors)} factoren",
            f"there is no resolution {design.resolution} for {len(factors)} factors",
        )
        raise InputError("design.resolution", what, Text("een lagere", "a lower one")) from error
    low, high = (np.array([factor.levels[k] for factor in factors]) for k in (0, 1))
    return np.asarray(np.where(signs > 0, high, low), np.float64)


def _one_at_a_time(factors: tuple[Factor, ...]) -> NDArray[np.float64]:
    """Everything as usual; then one thing otherwise, a number at both ends; and at the end all levers together."""
    usual = [factor.usual for factor in factors]
    points = [usual]
    for k, factor in enumerate(factors):
        points += [[*usual[:k], end, *usual[k + 1 :]] for end in (factor.low, factor.high) if end != usual[k]]
    levers = [factor for factor in factors if factor.kind == "lever"]
    if len(levers) > 1:
        points.append([factor.high if factor.kind == "lever" else factor.usual for factor in factors])
    return np.array(points, np.float64)


def _sample(count: int, design: Design, seed: int) -> NDArray[np.float64]:
    """Points in the unit cube; shape (points, factors)."""
    if design.kind == "latin_hypercube":
        from scipy.stats import qmc

        _check_size(design.samples)
        return np.asarray(qmc.LatinHypercube(count, rng=seed).random(design.samples))
    problem = problem_of([str(k) for k in range(count)])
    if design.kind == "morris":
        morris = needed("SALib.sample.morris", "design.kind")
        _check_size(design.trajectories * (count + 1))
        return np.asarray(morris.sample(problem, design.trajectories, num_levels=design.levels, seed=seed))
    sobol = needed("SALib.sample.sobol", "design.kind")
    _check_size(design.samples * (2 * count + 2 if design.second_order else count + 2))
    return np.asarray(sobol.sample(problem, design.samples, calc_second_order=design.second_order, seed=seed))


def _check_size(points: int) -> None:
    if points > MOST_SETTINGS:
        shown = str(points) if points < 10**12 else "10^12 +"
        what = Text(f"{shown} punten is te veel", f"{shown} points are too many")
        allowed = Text(
            f"hoogstens {MOST_SETTINGS}; neem minder factoren of een steekproef",
            f"at most {MOST_SETTINGS}; take fewer factors or a sample",
        )
        raise InputError("design", what, allowed)
