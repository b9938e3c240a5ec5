"""Which number matters: Sobol' indices and Morris' elementary effects of stored runs, by SALib; no run is done again.

Sobol' indices (Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018) say which share of the variance of an outcome comes
from a number alone (first order) and in whatever company (total). Elementary effects (Morris 1991,
doi:10.2307/1269043; Campolongo et al. 2007, doi:10.1016/j.envsoft.2006.10.004) say how far the outcome moves when a
number goes over its range (mu_star), and how much that differs from place to place (sigma).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.optional_libraries import needed
from transitiesim.results import SweepResults

_SEED = 20_500_101


def sobol_indices(sweep: SweepResults, outcome: str, year: int | None = None) -> pd.DataFrame:
    """Sobol' indices of the mean over replicates, with 95 percent bootstrap intervals.

    Returns:
        Columns scenario, neighbourhood, term, S1, S1_conf, ST and ST_conf (half-widths); with second order also rows
        for pairs, "a x b", with S2 and S2_conf. Indices of an outcome that does not vary are NaN.

    Raises:
        InputError: another design, runs that are missing, or SALib that is not installed.
    """
    _require(sweep, "sobol")
    second = bool(sweep.manifest["design"]["second_order"])
    return _by_place(sweep, outcome, year, lambda problem, _, y: sobol_of(problem, y, second_order=second))


def sobol_of(problem: dict[str, Any], outcomes: NDArray[np.float64], *, second_order: bool) -> pd.DataFrame:
    """Indices of a Saltelli sample.

    Args:
        problem: as SALib has it.
        outcomes: a value per point, in the order of the sample.
        second_order: whether the sample allows indices of pairs.
    """
    names = problem["names"]
    if np.ptp(outcomes) == 0:
        return pd.DataFrame({"term": names, "S1": np.nan, "S1_conf": np.nan, "ST": np.nan, "ST_conf": np.nan})
    analyze = needed("SALib.analyze.sobol", "analyse").analyze
    found = analyze(problem, outcomes, calc_second_order=second_order, seed=_SEED)
    frame = pd.DataFrame({"term": names} | {key: found[key] for key in ("S1", "S1_conf", "ST", "ST_conf")})
    if not second_order:
        return frame
    pairs = [
        {"term": f"{names[a]} x {names[b]}", "S2": found["S2"][a, b], "S2_conf": found["S2_conf"][a, b]}
        for a in range(len(names))
        for b in range(a + 1, len(names))
    ]
    return pd.concat([frame, pd.DataFrame(pairs)], ignore_index=True)


def morris_effects(sweep: SweepResults, outcome: str, year: int | None = None) -> pd.DataFrame:
    """Elementary effects of the mean over replicates, per whole range of a number.

    Returns:
        Columns scenario, neighbourhood, term, mu, mu_star, mu_star_conf and sigma, in the unit of the outcome.

    Raises:
        InputError: another design, runs that are missing, or SALib that is not installed.
    """
    _require(sweep, "morris")
    levels = int(sweep.manifest["design"]["levels"])
    return _by_place(sweep, outcome, year, lambda problem, x, y: morris_of(problem, x, y, levels))


def morris_of(
    problem: dict[str, Any], sample: NDArray[np.float64], outcomes: NDArray[np.float64], levels: int
) -> pd.DataFrame:
    """Elementary effects of a Morris sample.

    Args:
        problem: as SALib has it.
        sample: the points; shape (points, factors).
        outcomes: a value per point.
        levels: of the grid.
    """
    analyze = needed("SALib.analyze.morris", "analyse").analyze
    found = analyze(problem, sample, outcomes, num_levels=levels, seed=_SEED)
    columns = {key: np.asarray(found[key], np.float64) for key in ("mu", "mu_star", "mu_star_conf", "sigma")}
    return pd.DataFrame({"term": problem["names"]} | columns)


def _by_place(sweep: SweepResults, outcome: str, year: int | None, read: Any) -> pd.DataFrame:
    names = [one["name"] for one in sweep.factors]
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    table = sweep.values(outcome, year)
    incomplete = int(table.isna().any(axis=1).sum()) if table.shape[1] else len(table)
    if incomplete or table.shape[1] < int(sweep.manifest["replicates"]):
        what = Text(
            f"in {incomplete} instellingen ontbreken runs, en deze methode vraagt ze allemaal",
            f"runs are missing in {incomplete} settings, and this method needs them all",
        )
        allowed = Text("'transitiesim sweep resume --retry-failed'", "'transitiesim sweep resume --retry-failed'")
        raise InputError(printable(sweep.folder), what, allowed)
    sample = sweep.sample
    assert sample is not None  # noqa: S101  the design was sampled
    mean = table.mean(axis=1).to_numpy()
    frames: list[pd.DataFrame] = []
    for (scenario, place), rows in sweep.design.groupby(["scenario", "neighbourhood"], sort=False):
        frame = read(problem, sample.to_numpy(), mean[rows["setting"]])
        frame.insert(0, "scenario", scenario)
        frame.insert(1, "neighbourhood", place)
        frames.append(frame)
    return pd.concat(frames, ignore_index=True)


def _require(sweep: SweepResults, kind: str) -> None:
    found = sweep.manifest["design"]["kind"]
    if found != kind:
        what = Text(f"het ontwerp is {found} en niet {kind}", f"the design is {found}, not {kind}")
        raise InputError(printable(sweep.folder), what)
