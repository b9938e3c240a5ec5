"""The X-curve: is the new being built up, is the old being broken down, or both?

After Loorbach, Frantzeskaki and Avelino 2017 (doi:10.1146/annurev-environ-102014-021340), who draw a transition as a
rising and a falling line that cross. Per replicate and year two speeds are worked out, in share a year:

- build-up: latent capital (see `under_the_radar`) at the end of the year minus that five years before, divided by five;
- break-down: share gas-free at the end of the year minus that five years before, divided by five; the old is the
  heating on gas.

In the first four years the change since the start is taken, divided by the years since. A speed counts when it is at
least one percentage point a year; a straight line to all homes in 2050 would need three. Then

- build_up: only the first counts;
- in_between: both count, the lines cross;
- break_down: only the second counts;
- no_movement: neither does; that can be standstill, or a transition that is over: look at the phase.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import pandas as pd

from transitiesim.analysis.under_the_radar import latent_capital
from transitiesim.analysis.values import GAS_FREE, values
from transitiesim.language import Text
from transitiesim.results import Results

WINDOW_YEARS = 5
LEAST_SPEED = 0.01


class Movement(StrEnum):
    """What goes on between old and new."""

    BUILD_UP = "build_up"
    IN_BETWEEN = "in_between"
    BREAK_DOWN = "break_down"
    NO_MOVEMENT = "no_movement"

    @property
    def text(self) -> Text:
        """The movement in words."""
        return {
            Movement.BUILD_UP: Text("opbouw", "build-up"),
            Movement.IN_BETWEEN: Text("opbouw en afbouw tegelijk", "in between"),
            Movement.BREAK_DOWN: Text("afbouw", "break-down"),
            Movement.NO_MOVEMENT: Text("geen beweging", "no movement"),
        }[self]


def x_curve(results: Results, scenario: str | None = None, neighbourhood: str | None = None) -> pd.DataFrame:
    """Build-up and break-down of every replicate in every year after the start.

    Args:
        results: where to look.
        scenario: its name; may be left out when there is only one.
        neighbourhood: its id; may be left out when there is only one.

    Returns:
        Table with columns replicate, year, build_up and break_down (speeds, share a year), and movement.

    Raises:
        InputError: as `values`.
    """
    build = speed(latent_capital(results, scenario, neighbourhood))
    breaking = speed(values(results, GAS_FREE, scenario, neighbourhood))
    builds, breaks = build.to_numpy() >= LEAST_SPEED - 1e-12, breaking.to_numpy() >= LEAST_SPEED - 1e-12
    movement = np.select(
        [builds & breaks, builds, breaks],
        [str(Movement.IN_BETWEEN), str(Movement.BUILD_UP), str(Movement.BREAK_DOWN)],
        default=str(Movement.NO_MOVEMENT),
    )
    replicates, years = np.meshgrid(build.index, build.columns, indexing="ij")
    return pd.DataFrame({
        "replicate": replicates.ravel(),
        "year": years.ravel(),
        "build_up": build.to_numpy().ravel(),
        "break_down": breaking.to_numpy().ravel(),
        "movement": pd.Series(movement.ravel(), dtype="str"),
    })  # fmt: skip


def x_curve_shares(results: Results, scenario: str | None = None, neighbourhood: str | None = None) -> pd.DataFrame:
    """Share of the replicates in each movement, per year.

    Returns:
        Table with index "year" and a column per movement; a row adds up to 1.

    Raises:
        InputError: as `values`.
    """
    found = x_curve(results, scenario, neighbourhood)
    columns = pd.DataFrame({str(one): found["movement"] == one for one in Movement})
    return columns.astype("float64").groupby(found["year"]).mean()


def speed(wide: pd.DataFrame) -> pd.DataFrame:
    """Change per year over the last five years, or since the start where that is shorter ago.

    Args:
        wide: a row per replicate and a column per year, in order.

    Returns:
        The same table without its first year.
    """
    years = np.asarray(wide.columns, dtype=np.float64)
    path = wide.to_numpy()
    now = np.arange(1, len(years))
    before = np.searchsorted(years, years[now] - WINDOW_YEARS)
    change = (path[:, now] - path[:, before]) / (years[now] - years[before])
    return pd.DataFrame(change, index=wide.index, columns=wide.columns[1:])
