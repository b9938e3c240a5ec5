"""What came of a plan, in the numbers that a wall can show; worked out from results like any others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from transitiesim.analysis import GAS_FREE, values
from transitiesim.analysis.bands import band_per_column
from transitiesim.analysis.under_the_radar import latent_capital
from transitiesim.language import Text
from transitiesim.results import Results

RADAR: Mapping[str, Text] = {
    "trust_programme": Text("vertrouwen in de gemeente", "trust in the municipality"),
    "reached": Text("bewoners ooit bereikt", "residents ever reached"),
    "knowledge": Text("kennis in het programma", "knowledge in the programme"),
    "shared_frame": Text("gedeeld beeld van de opgave", "shared view of the task"),
    "readiness": Text("organisatie op orde", "organisation in order"),
    "posts_filled": Text("posten bezet", "posts filled"),
}
GROUP_KINDS = ("tenure", "resident_type")
TELLING = (
    "first_heat", "investment", "campaign_passed", "campaign_failed", "supplier_leaves", "election_reset",
    "false_start", "pandemic_begins", "price_shock", "departure_contacts", "departure",
    "missed_announcement", "missed_promise", "partner_dropout", "agreement", "campaign", "repeat", "repair",
    "plan_ready", "ballot_failed", "ballot_passed",
)  # fmt: skip
"""Kinds of events worth a line on a wall, the most telling first."""
MOST_NEWS = 5


@dataclass(frozen=True, slots=True)
class News:
    """One event of the run that is told.

    Attributes:
        month: 0 is January 2019.
        kind: of the event.
        text: its sentence.
    """

    month: int
    kind: str
    text: Text


@dataclass(frozen=True, slots=True)
class Outcome:
    """The runs of one plan; shares are 0 to 1, the first year (2018) is the start.

    Attributes:
        years: whose end was recorded.
        lines: share of the homes on gas at the start that left gas, a tuple of years for every replicate.
        low: lower end of the 80 percent band, by year.
        median: middle of the runs, by year.
        high: upper end of the band, by year.
        latent: latent capital, middle of the runs, by year.
        radar: middle of the runs by year, for every name in `RADAR`.
        groups: share of the homes that stand there that is off gas in the last year, middle of the runs, by kind of
            group and group; groups that do not exist are left out.
        trust: trust in the municipality in the last year, likewise.
        told: the replicate that ended nearest to the middle.
        news: its events, all of them that are worth a line.
    """

    years: tuple[int, ...]
    lines: tuple[tuple[float, ...], ...]
    low: tuple[float, ...]
    median: tuple[float, ...]
    high: tuple[float, ...]
    latent: tuple[float, ...]
    radar: Mapping[str, tuple[float, ...]]
    groups: Mapping[str, Mapping[str, float]]
    trust: Mapping[str, Mapping[str, float]]
    told: int
    news: tuple[News, ...]

    def at(self, year: int) -> int:
        """Place of a year in the tuples, the last one when it lies later."""
        return min(year - self.years[0], len(self.years) - 1)

    def news_between(self, first: int, last: int, most: int = MOST_NEWS) -> tuple[News, ...]:
        """The most telling news of months `first` up to but not including `last`, in order of time."""
        here = [one for one in self.news if first <= one.month < last]
        chosen = sorted(here, key=lambda one: (TELLING.index(one.kind), one.month))[:most]
        return tuple(sorted(chosen, key=lambda one: one.month))


def outcome_of(results: Results) -> Outcome:
    """The numbers of results that hold one scenario in one neighbourhood."""
    share = values(results, GAS_FREE)
    band = band_per_column(share)
    ends = share.iloc[:, -1].to_numpy()
    told = int(share.index[int(np.argmin(np.abs(ends - np.median(ends))))])
    return Outcome(
        years=tuple(int(year) for year in share.columns),
        lines=tuple(tuple(map(float, row)) for row in share.to_numpy()),
        low=_plain(band["low"]),
        median=_plain(band["median"]),
        high=_plain(band["high"]),
        latent=_plain(latent_capital(results).median()),
        radar={name: _plain(_share_of_homes(results, name).median()) for name in RADAR},
        groups={kind: _last(results, "gas_free_of_standing", kind) for kind in GROUP_KINDS},
        trust={kind: _last(results, "trust_programme", kind) for kind in GROUP_KINDS},
        told=told,
        news=_news(results.events, told),
    )


def _share_of_homes(results: Results, name: str) -> pd.DataFrame:
    wide = values(results, name)
    return wide / values(results, "homes") if name == "reached" else wide


def _plain(column: pd.Series[float]) -> tuple[float, ...]:
    return tuple(float(value) for value in column)


def _last(results: Results, name: str, kind: str) -> dict[str, float]:
    """Middle of an indicator in the last year by group, without groups that nobody is in."""
    rows = results.path
    found = {}
    for group in rows.loc[rows["group_kind"] == kind, "group"].unique():
        homes = values(results, "homes", group_kind=kind, group=str(group)).iloc[:, -1]
        if (homes > 0).all():
            found[str(group)] = float(values(results, name, group_kind=kind, group=str(group)).iloc[:, -1].median())
    return found


def _news(events: pd.DataFrame, told: int) -> tuple[News, ...]:
    here = events[(events["replicate"] == told) & events["kind"].isin(TELLING)]
    columns = (here[name].tolist() for name in ("month", "kind", "nl", "en"))
    return tuple(News(month, kind, Text(nl, en)) for month, kind, nl, en in zip(*columns, strict=True))
