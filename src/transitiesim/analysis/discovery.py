"""Under which circumstances it works: boxes in the space of what varies, and how much each factor tells.

The patient rule induction method (PRIM; Friedman and Fisher 1999, doi:10.1023/A:1008894516817; for scenario discovery
Bryant and Lempert 2010, doi:10.1016/j.techfore.2009.08.002) and feature scores are those of the EMA workbench.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.optional_libraries import needed
from transitiesim.results import SweepResults

_LEAST_CASES = 10
_SURE = 0.05  # quasi-p of a limit that is kept
_SEED = 20_500_101


@dataclass(frozen=True, eq=False)
class Box:
    """Circumstances under which an outcome reaches a threshold more often.

    Attributes:
        limits: a row per factor that is limited, the surest first: index "term", columns low, high (the box), least,
            most (the design) and quasi_p (chance to see this by luck; limits above 5 percent are dropped).
        coverage: share of all good cases that lie in the box.
        density: share of the cases in the box that are good.
        mass: share of all cases that lie in the box.
        share: share of all cases that are good.
        trajectory: the boxes on the way: columns coverage, density, mass and limited.
    """

    limits: pd.DataFrame
    coverage: float
    density: float
    mass: float
    share: float
    trajectory: pd.DataFrame


def cases(sweep: SweepResults, outcome: str, year: int | None = None) -> tuple[pd.DataFrame, NDArray[np.float64]]:
    """What varied and the mean outcome, of every setting that has any.

    Raises:
        InputError: when nothing varies, or an outcome or year was not kept.
    """
    names = [one["name"] for one in sweep.factors]
    if not names:
        raise InputError(printable(sweep.folder), Text("er varieert niets", "nothing varies"))
    mean = sweep.values(outcome, year).mean(axis=1).to_numpy()
    known = ~np.isnan(mean)
    return sweep.design.loc[known, names].reset_index(drop=True), mean[known]


def best_box(sweep: SweepResults, outcome: str, threshold: float, year: int | None = None) -> Box:
    """The box of PRIM in which an outcome reaches a threshold: the one with the largest coverage x density.

    Limits that may well be luck are dropped from it (Bryant and Lempert 2010), so the box says no more than it can.

    Raises:
        InputError: too few cases on either side of the threshold, or the EMA workbench is not installed.
    """
    x, y = cases(sweep, outcome, year)
    return box_of(x, y >= threshold, printable(sweep.folder))


def box_of(x: pd.DataFrame, good: NDArray[np.bool_], where: str = "PRIM") -> Box:
    """The box of PRIM for cases that are good or not.

    Raises:
        InputError: as `best_box`.
    """
    count = int(good.sum())
    if min(count, len(good) - count) < _LEAST_CASES:
        what = Text(
            f"{count} van de {len(good)} gevallen halen de drempel", f"{count} of {len(good)} cases reach the threshold"
        )
        allowed = Text(
            f"een drempel met minstens {_LEAST_CASES} gevallen aan elke kant",
            f"a threshold with at least {_LEAST_CASES} cases on either side",
        )
        raise InputError(where, what, allowed)
    prim = needed("ema_workbench.analysis.prim", "analyse")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the workbench uses what newer versions of pandas advise against
        box = prim.Prim(x.copy(), good.astype(int)).find_box()
        path = box.peeling_trajectory
        best = int((path["coverage"] * path["density"]).to_numpy().argmax())
        box.select(best)
    limits = _limits(x, box.box_lims[best], box.p_values[best])
    inside = np.ones(len(x), dtype=bool)
    for name, row in limits.iterrows():
        inside &= ((x[str(name)] >= row["low"]) & (x[str(name)] <= row["high"])).to_numpy()
    steps = path[["coverage", "density", "mass", "res_dim"]].rename(columns={"res_dim": "limited"})
    return Box(
        limits=limits,
        coverage=float(good[inside].sum() / count),
        density=float(good[inside].mean()),
        mass=float(inside.mean()),
        share=count / len(good),
        trajectory=steps.reset_index(drop=True),
    )


def _limits(x: pd.DataFrame, box: pd.DataFrame, chances: dict[str, list[float]]) -> pd.DataFrame:
    """Limits of a box that say something; with many factors, peeling also cuts where there is nothing to cut."""
    columns = ["term", "low", "high", "least", "most", "quasi_p"]
    rows = []
    for name in x.columns:
        low, high = (float(one) for one in box[name])
        least, most = float(x[name].min()), float(x[name].max())
        if low > least or high < most:
            known = [float(one) for one in chances.get(name, []) if 0 <= float(one) <= 1]
            rows.append((name, low, high, least, most, min(known, default=np.nan)))
    frame = pd.DataFrame(rows, columns=columns).set_index("term").sort_values("quasi_p")
    sure = frame["quasi_p"] < _SURE
    return frame[sure] if sure.any() else frame.head(1)


def feature_scores(sweep: SweepResults, outcome: str, year: int | None = None) -> pd.DataFrame:
    """How much each factor tells of an outcome, by extremely randomised trees (Geurts et al. 2006).

    Returns:
        Columns term and score, the highest first; the scores add up to one.

    Raises:
        InputError: as `cases`, or the EMA workbench is not installed.
    """
    x, y = cases(sweep, outcome, year)
    scoring = needed("ema_workbench.analysis.feature_scoring", "analyse")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        scores, _ = scoring.get_ex_feature_scores(x, y, mode=scoring.RuleInductionType.REGRESSION, random_state=_SEED)
    frame = pd.DataFrame({"term": scores.index.to_numpy(), "score": scores.iloc[:, 0].to_numpy()})
    return frame.sort_values("score", ascending=False, ignore_index=True)
