"""A full factorial of switches read exactly: what each does alone, on average, last, together, and its fair share.

Nothing is fitted. With every combination run on the same draws, each number below is worked out within a replicate and
then averaged over replicates; intervals are those of Student's t over replicates.

- alone: on, with all others off, minus nothing on.
- main: on minus off, averaged over all combinations of the others (Box, Hunter and Hunter 2005).
- last: everything on minus everything but this one on.
- shapley: on minus off, averaged over every order in which the switches could come (Shapley 1953; for variance and
  models Owen 2014, doi:10.1137/130936233). The Shapley values add up to everything on minus nothing on.
- pair: how much more two do together than each by itself, averaged over the others. Above zero they strengthen each
  other, below zero they stand in for each other.
- together: with all others off, both on minus each alone: what only the two together do.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from transitiesim.analysis.means import means_of
from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.results import SweepResults

ALONE, MAIN, LAST, SHAPLEY, PAIR, TOGETHER, TOTAL = "alone", "main", "last", "shapley", "pair", "together", "total"
BETWEEN = " x "  # between the names of a pair


def is_factorial(sweep: SweepResults) -> bool:
    """Whether a sweep is a full factorial in which everything has two levels."""
    kind = sweep.manifest["design"]["kind"]
    return kind == "full_factorial" and bool(sweep.factors) and all(len(one["levels"]) == 2 for one in sweep.factors)


def effects(sweep: SweepResults, outcome: str) -> pd.DataFrame:
    """All effects, per scenario, neighbourhood and year.

    Args:
        sweep: a full factorial with two levels each.
        outcome: which outcome.

    Returns:
        Columns scenario, neighbourhood, year, effect, term, mean, low, high and runs; `term` is the name of a factor,
        of two factors with " x " between them, or empty for the total. A replicate of which a run failed or is missing
        is left out.

    Raises:
        InputError: another kind of design, an outcome that was not kept, or nothing complete yet.
    """
    if not is_factorial(sweep):
        what = Text("geen volledig ontwerp met twee niveaus", "not a full factorial with two levels")
        raise InputError(printable(sweep.folder), what)
    names = [one["name"] for one in sweep.factors]
    frames = []
    for scenario, place, years, cube in _cubes(sweep, outcome, len(names)):
        for effect, term, values in effects_of(cube, names):
            found = means_of(values)
            columns = {"scenario": scenario, "neighbourhood": place, "year": years, "effect": effect, "term": term}
            frames.append(
                pd.DataFrame(columns | {"mean": found.mean, "low": found.low, "high": found.high, "runs": found.runs})
            )
    if not frames:
        what = Text("nog geen herhaling is compleet", "no replicate is complete yet")
        raise InputError(printable(sweep.folder), what)
    return pd.concat(frames, ignore_index=True)


def effects_of(cube: NDArray[np.float64], names: list[str]) -> Iterator[tuple[str, str, NDArray[np.float64]]]:
    """Effects within each replicate.

    Args:
        cube: outcomes; shape (replicates, 2, ..., 2, years), an axis per factor, off before on.
        names: of the factors, in the order of the axes.

    Yields:
        The effect, the term, and its values; shape (replicates, years).
    """
    count = len(names)
    sizes = [math.factorial(size) * math.factorial(count - size - 1) / math.factorial(count) for size in range(count)]
    others_on = [sum(others) for others in itertools.product((0, 1), repeat=count - 1)]
    weights = np.array(sizes)[others_on][None, :, None]
    whole = _flat(cube)
    yield TOTAL, "", whole[:, -1] - whole[:, 0]
    for k, name in enumerate(names):
        step = _flat(np.diff(cube, axis=k + 1))
        yield ALONE, name, step[:, 0]
        yield MAIN, name, step.mean(axis=1)
        yield LAST, name, step[:, -1]
        yield SHAPLEY, name, (weights * step).sum(axis=1)
    for a, b in itertools.combinations(range(count), 2):
        both = _flat(np.diff(np.diff(cube, axis=a + 1), axis=b + 1))
        term = f"{names[a]}{BETWEEN}{names[b]}"
        yield PAIR, term, both.mean(axis=1)
        yield TOGETHER, term, both[:, 0]


def pair_means(sweep: SweepResults, outcome: str, year: int) -> pd.DataFrame:
    """The outcome with neither, one and both of every two, averaged over all combinations of the others.

    Args:
        sweep: a full factorial with two levels each.
        outcome: which outcome.
        year: end of which year.

    Returns:
        Columns scenario, neighbourhood, term, neither, first, second and both; means over complete replicates.

    Raises:
        InputError: as `effects`.
    """
    if not is_factorial(sweep):
        what = Text("geen volledig ontwerp met twee niveaus", "not a full factorial with two levels")
        raise InputError(printable(sweep.folder), what)
    names = [one["name"] for one in sweep.factors]
    rows = []
    for scenario, place, years, cube in _cubes(sweep, outcome, len(names)):
        mean = cube[..., int(np.flatnonzero(years == year)[0])].mean(axis=0)
        for a, b in itertools.combinations(range(len(names)), 2):
            others = tuple(k for k in range(len(names)) if k not in {a, b})
            cells = mean.mean(axis=others)
            term = f"{names[a]}{BETWEEN}{names[b]}"
            rows.append((scenario, place, term, cells[0, 0], cells[1, 0], cells[0, 1], cells[1, 1]))
    columns = ["scenario", "neighbourhood", "term", "neither", "first", "second", "both"]
    return pd.DataFrame(rows, columns=columns)


def _flat(cube: NDArray[np.float64]) -> NDArray[np.float64]:
    """All combinations on one axis, nothing on first and everything on last; shape (replicates, points, years)."""
    return cube.reshape(len(cube), -1, cube.shape[-1])


def shapley_shares(found: pd.DataFrame) -> pd.DataFrame:
    """Share of the total effect that belongs to each factor; NaN where the total may be nothing.

    Args:
        found: what `effects` gave.

    Returns:
        Columns scenario, neighbourhood, year, term and share. Shares of one place and year add up to one; one may be
        below zero.
    """
    keys = ["scenario", "neighbourhood", "year"]
    total = found[found["effect"] == TOTAL].set_index(keys)
    sure = (total["low"] > 0) | (total["high"] < 0)
    own = found[found["effect"] == SHAPLEY].set_index(keys)
    by = total["mean"].where(sure).reindex(own.index)
    return own.assign(share=own["mean"] / by)[["term", "share"]].reset_index()


def _cubes(
    sweep: SweepResults, outcome: str, count: int
) -> Iterator[tuple[str, str, NDArray[np.int64], NDArray[np.float64]]]:
    """Outcomes of each scenario and neighbourhood; shape (replicates, 2, ..., 2, years), complete replicates only."""
    frame = sweep.runs([outcome])
    points = 2**count
    for (scenario, place), rows in frame.groupby(["scenario", "neighbourhood"], sort=False):
        years = np.sort(rows["year"].unique()).astype(np.int64)
        wide = rows.pivot(index=["replicate", "setting"], columns="year", values=outcome)  # noqa: PD010  no row twice
        complete = wide.groupby(level="replicate").size() == points
        wide = wide[complete.reindex(wide.index.get_level_values("replicate")).to_numpy()].sort_index()
        if len(wide):
            yield str(scenario), str(place), years, wide.to_numpy().reshape(-1, *(2,) * count, len(years))
