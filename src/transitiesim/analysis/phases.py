"""In which phase of the transition a neighbourhood is, year by year.

The four phases are those of Rotmans, Kemp and van Asselt 2001 (doi:10.1108/14636680110803003). Their borders follow
from the shape of a logistic curve, g' = g (1 - g), at the points where its course changes most:

- the second derivative g'' = g (1 - g) (1 - 2g) is largest and smallest where g''' = 0. As
  g''' = g (1 - g) (1 - 6g + 6g^2), that is at g = (3 -/+ sqrt 3) / 6, or 21.1 and 78.9 percent: between them the
  path is steep;
- the third derivative has its outer extremes where g'''' = 0. As
  g'''' = g (1 - g) (1 - 2g) (1 - 12g + 12g^2), that is at g = (1 -/+ sqrt(2/3)) / 2, or 9.2 and 90.8 percent: there
  the curve leaves the floor and comes to rest.

So: pre-development below 9.2 percent, take-off to 21.1, acceleration to 78.9, stabilisation above; from 90.8 percent
the transition counts as nearly done. The share is that of the homes on gas at the start that have left gas.
"""

from __future__ import annotations

import math
from enum import StrEnum

import numpy as np
import pandas as pd

from transitiesim.analysis.values import GAS_FREE, values
from transitiesim.language import Text
from transitiesim.results import Results

TAKE_OFF_FROM = (1 - math.sqrt(2 / 3)) / 2
ACCELERATION_FROM = (3 - math.sqrt(3)) / 6
STABILISATION_FROM = (3 + math.sqrt(3)) / 6
NEARLY_DONE_FROM = (1 + math.sqrt(2 / 3)) / 2
BORDERS = (TAKE_OFF_FROM, ACCELERATION_FROM, STABILISATION_FROM)
"""Shares gas-free at which the second, third and fourth phase begin."""


class Phase(StrEnum):
    """Phase of a transition, in order."""

    PRE_DEVELOPMENT = "pre_development"
    TAKE_OFF = "take_off"
    ACCELERATION = "acceleration"
    STABILISATION = "stabilisation"

    @property
    def text(self) -> Text:
        """The phase in words."""
        return {
            Phase.PRE_DEVELOPMENT: Text("voorontwikkeling", "pre-development"),
            Phase.TAKE_OFF: Text("take-off", "take-off"),
            Phase.ACCELERATION: Text("versnelling", "acceleration"),
            Phase.STABILISATION: Text("stabilisatie", "stabilisation"),
        }[self]


def phase_of(share: float) -> Phase:
    """Phase at a share gas-free; a share on a border belongs to the later phase.

    Raises:
        ValueError: when the share is missing.
    """
    if math.isnan(share):
        raise ValueError("a missing share is in no phase")
    return list(Phase)[sum(share >= border for border in BORDERS)]


def phases(results: Results, scenario: str | None = None, neighbourhood: str | None = None) -> pd.DataFrame:
    """Phase of every replicate at the end of every year.

    Args:
        results: where to look.
        scenario: its name; may be left out when there is only one.
        neighbourhood: its id; may be left out when there is only one.

    Returns:
        Table with columns replicate, year, gas_free_share, phase, nearly_done (90.8 percent or more) and fallen_back
        (in an earlier phase than it once was).

    Raises:
        InputError: as `values`.
    """
    wide = values(results, GAS_FREE, scenario, neighbourhood)
    shares = wide.to_numpy()
    number = np.searchsorted(BORDERS, shares, side="right")
    highest = np.maximum.accumulate(number, axis=1)
    names = np.array([str(phase) for phase in Phase], dtype=object)
    replicates, years = np.meshgrid(wide.index, wide.columns, indexing="ij")
    return pd.DataFrame({
        "replicate": replicates.ravel(),
        "year": years.ravel(),
        "gas_free_share": shares.ravel(),
        "phase": pd.Series(names[number.ravel()], dtype="str"),
        "nearly_done": (shares >= NEARLY_DONE_FROM).ravel(),
        "fallen_back": (number < highest).ravel(),
    })  # fmt: skip


def phase_shares(results: Results, scenario: str | None = None, neighbourhood: str | None = None) -> pd.DataFrame:
    """Share of the replicates in each phase, and of those that fell back, per year.

    Returns:
        Table with index "year", a column per phase (a row of these adds up to 1) and the columns nearly_done and
        fallen_back.

    Raises:
        InputError: as `values`.
    """
    found = phases(results, scenario, neighbourhood)
    columns = {str(phase): found["phase"] == phase for phase in Phase}
    flags = pd.DataFrame({**columns, "nearly_done": found["nearly_done"], "fallen_back": found["fallen_back"]})
    return flags.astype("float64").groupby(found["year"]).mean()


def phase_years(results: Results, scenario: str | None = None, neighbourhood: str | None = None) -> pd.DataFrame:
    """Number of year-ends that each replicate spent in each phase, the start not counted.

    Returns:
        Table with index "replicate" and a column per phase; a row adds up to the number of years.

    Raises:
        InputError: as `values`.
    """
    found = phases(results, scenario, neighbourhood)
    later = found[found["year"] > found["year"].min()]
    columns = pd.DataFrame({str(phase): later["phase"] == phase for phase in Phase})
    return columns.astype("int64").groupby(later["replicate"]).sum()
