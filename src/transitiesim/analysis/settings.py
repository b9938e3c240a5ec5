"""Outcomes of a sweep by setting: means over replicates, chances, and differences on the same draws."""

from __future__ import annotations

import numpy as np
import pandas as pd

from transitiesim.analysis.intervals import chance
from transitiesim.analysis.means import means_of
from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.results import SweepResults


def setting_means(sweep: SweepResults, outcome: str, year: int | None = None) -> pd.DataFrame:
    """Mean of an outcome in every setting at the end of a year, with its 95 percent interval.

    Args:
        sweep: the sweep.
        outcome: which outcome.
        year: the last one when left out.

    Returns:
        The design with the columns mean, low, high and runs.

    Raises:
        InputError: an outcome or year that was not kept.
    """
    found = means_of(sweep.values(outcome, year).to_numpy().T)
    design: pd.DataFrame = sweep.design
    return design.assign(mean=found.mean, low=found.low, high=found.high, runs=found.runs)


def setting_chances(sweep: SweepResults, outcome: str, threshold: float, year: int | None = None) -> pd.DataFrame:
    """Chance that an outcome reaches a threshold in every setting, with Wilson's 95 percent interval.

    Returns:
        The design with the columns chance, low, high and runs.

    Raises:
        InputError: an outcome or year that was not kept.
    """
    table = sweep.values(outcome, year)
    known = table.notna().sum(axis=1).to_numpy()
    reached = (table >= threshold).sum(axis=1).to_numpy()
    found = [chance(int(count), int(total)) for count, total in zip(reached, known, strict=True)]
    design: pd.DataFrame = sweep.design
    return design.assign(
        chance=[one.value for one in found],
        low=[one.low for one in found],
        high=[one.high for one in found],
        runs=known,
    )


def scenario_differences(sweep: SweepResults, outcome: str, year: int | None = None) -> pd.DataFrame:
    """Every scenario minus the first, point by point and replicate by replicate on the same draws.

    Returns:
        The design of the later scenarios with the columns mean, low, high, runs and pays; `pays` is how many times as
        many replicates a difference between runs with draws of their own would have needed for the same interval.

    Raises:
        InputError: when there is only one scenario, or an outcome or year was not kept.
    """
    names = [one["name"] for one in sweep.manifest["scenarios"]]
    if len(names) < 2:
        what = Text("er is maar één scenario", "there is only one scenario")
        raise InputError(printable(sweep.folder), what)
    table = sweep.values(outcome, year).to_numpy()
    design: pd.DataFrame = sweep.design
    frames: list[pd.DataFrame] = []
    of_first = design[design["scenario"] == names[0]]
    for name in names[1:]:
        own = design[design["scenario"] == name]
        one, other = table[of_first["setting"]], table[own["setting"]]
        found = means_of((other - one).T)
        with np.errstate(invalid="ignore", divide="ignore"):
            both = np.isnan(one) | np.isnan(other)
            apart = sum(np.nanvar(np.where(both, np.nan, each), axis=1, ddof=1) for each in (one, other))
            pays = apart / np.nanvar(other - one, axis=1, ddof=1)
        frames.append(own.assign(mean=found.mean, low=found.low, high=found.high, runs=found.runs, pays=pays))
    return pd.concat(frames, ignore_index=True)
