"""Progress that does not show yet: what is built up in people and organisations before homes leave gas.

Latent capital is the plain mean of six parts, each measured so that 0 is nothing and 1 is all there can be:

- trust: how far the residents' mean trust in the programme has come from its value at the start towards full trust,
  (T - T0) / (1 - T0). Below its start it is negative, (T - T0) / T0: trust that was lost is a debt;
- involvement: mean involvement of the residents;
- knowledge: knowledge that the programme holds;
- shared_frame: how far partners mean the same by the task;
- readiness: how far process and organisation are in order;
- blockages_removed: blockages removed, as a share of all there are (hidden, open and removed). Where there are none,
  this part is left out of the mean.

The equal weights are our choice, not a finding; look at the parts before leaning on the mean. The latent capital that
a run records while it goes is not used here, so that stored results of any version are measured alike.

What shows is the share gas-free. The lead is the time between the moment at which latent capital has made half of its
largest rise and the moment at which the share gas-free has. It is only given where both rise by at least five
percentage points: without a rise there is nothing to be ahead of. A lead says which came first, not which caused
the other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from transitiesim.analysis.intervals import band_of
from transitiesim.analysis.timing import first_reached
from transitiesim.analysis.values import GAS_FREE, values
from transitiesim.language import Text
from transitiesim.results import Results

PARTS: Mapping[str, Text] = {
    "trust": Text("vertrouwen sinds het begin", "trust since the start"),
    "involvement": Text("betrokkenheid", "involvement"),
    "knowledge": Text("kennis", "knowledge"),
    "shared_frame": Text("gedeeld beeld van de opgave", "shared view of the task"),
    "readiness": Text("organisatie op orde", "organisation in order"),
    "blockages_removed": Text("blokkades weg", "blockages removed"),
}
"""Parts of latent capital, in words."""

LEAST_RISE = 0.05


@dataclass(frozen=True, slots=True)
class Lead:
    """By how many years latent capital runs ahead of visible conversions.

    Attributes:
        low: a tenth of the replicates have a smaller lead; NaN when no replicate has one.
        median: half of them.
        high: nine tenths of them.
        share_known: share of the replicates in which both rose enough to speak of a lead.
    """

    low: float
    median: float
    high: float
    share_known: float


def latent_parts(
    results: Results, scenario: str | None = None, neighbourhood: str | None = None, *, by_month: bool = False
) -> dict[str, pd.DataFrame]:
    """The six parts of latent capital, each a table of replicates by years (or recorded months).

    Raises:
        InputError: as `values`.
    """

    def wide(name: str) -> pd.DataFrame:
        return values(results, name, scenario, neighbourhood, by_month=by_month)

    removed = wide("blockages_removed")
    blockages = removed + wide("blockages_open") + wide("blockages_hidden")
    return {
        "trust": relative_to_start(wide("trust_programme")),
        "involvement": wide("involvement"),
        "knowledge": wide("knowledge"),
        "shared_frame": wide("shared_frame"),
        "readiness": wide("readiness"),
        "blockages_removed": removed / blockages.where(blockages > 0),
    }


def latent_capital(
    results: Results, scenario: str | None = None, neighbourhood: str | None = None, *, by_month: bool = False
) -> pd.DataFrame:
    """Latent capital as a table of replicates by years (or recorded months); see the top of this file.

    Raises:
        InputError: as `values`.
    """
    parts = list(latent_parts(results, scenario, neighbourhood, by_month=by_month).values())
    stacked = np.stack([part.to_numpy() for part in parts])
    known = ~np.isnan(stacked)
    total = np.where(known, stacked, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    return pd.DataFrame(total, index=parts[0].index, columns=parts[0].columns)


def relative_to_start(wide: pd.DataFrame) -> pd.DataFrame:
    """Where shares stand between nothing (-1), their value in the first column (0) and everything (1)."""
    path = wide.to_numpy()
    start = path[:, :1]
    room = np.where(path >= start, 1 - start, start)
    moved = np.divide(path - start, room, out=np.zeros_like(path), where=room > 0)
    return pd.DataFrame(moved, index=wide.index, columns=wide.columns)


def half_rise(wide: pd.DataFrame, least: float = LEAST_RISE) -> pd.Series[float]:
    """Moment, in years, at which each row has made half of its largest rise above its first value.

    Args:
        wide: a row per replicate and a column per recorded month, in order.
        least: rows that never rise by this much get NaN.
    """
    above = wide.sub(wide.iloc[:, 0], axis=0)
    top = above.max(axis=1)
    return first_reached(above.div(top.where(top >= least - 1e-9), axis=0), 0.5)


def lead_years(results: Results, scenario: str | None = None, neighbourhood: str | None = None) -> pd.Series[float]:
    """Lead of latent capital over visible conversions per replicate, in years; NaN where there is none to speak of.

    Raises:
        InputError: as `values`.
    """
    latent = latent_capital(results, scenario, neighbourhood, by_month=True)
    visible = values(results, GAS_FREE, scenario, neighbourhood, by_month=True)
    return half_rise(visible) - half_rise(latent)


def lead(results: Results, scenario: str | None = None, neighbourhood: str | None = None) -> Lead:
    """The lead over all replicates.

    Raises:
        InputError: as `values`.
    """
    years = lead_years(results, scenario, neighbourhood).to_numpy()
    band = band_of(years)
    share = float(np.mean(~np.isnan(years))) if len(years) else math.nan
    return Lead(band.low, band.median, band.high, share)
