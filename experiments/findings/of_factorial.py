"""The story of the factorial: which recommendation matters where, and which only together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
from wording import interval, named, points, table

from transitiesim.analysis import factorial
from transitiesim.analysis.means import means_of
from transitiesim.results import SweepResults

OUTCOME, YEAR = "gas_free_share", 2050
_LEAST = 0.01  # a point of a percent: less is nothing, however sure


@dataclass(frozen=True)
class Effects:
    """Effects at the end of the last year, a row per neighbourhood and term."""

    rows: pd.DataFrame
    names: list[str]
    places: dict[str, str]

    def of(self, effect: str, term: str = "") -> pd.DataFrame:
        """An effect in every neighbourhood."""
        rows = self.rows
        found = rows[(rows["effect"] == effect) & (rows["term"] == term)]
        return found.set_index("neighbourhood").loc[list(self.places)]

    def where(self, effect: str, term: str, sign: int = 1) -> list[str]:
        """Names of the neighbourhoods where an effect is surely above (or below) nothing, and at least a point."""
        found = self.of(effect, term)
        sure = (found["low"] > 0) if sign > 0 else (found["high"] < 0)
        return [self.places[place] for place in found.index[sure & (sign * found["mean"] >= _LEAST)]]


def effects_in(sweep: SweepResults) -> Effects:
    """The effects of a sweep."""
    found = factorial.effects(sweep, OUTCOME)
    names = [one["name"] for one in sweep.factors]
    places = {one["id"]: one["name"] for one in sweep.manifest["neighbourhoods"]}
    return Effects(found[found["year"] == YEAR], names, places)


def best_of_each_size(sweep: SweepResults) -> pd.DataFrame:
    """For every neighbourhood and number of recommendations: the combination with the highest mean.

    Returns:
        Columns neighbourhood, size, which, mean, low, high: the difference with nothing on, pair by pair; `part` is
        its share of the difference that all make.
    """
    names = [one["name"] for one in sweep.factors]
    values = sweep.values(OUTCOME, YEAR)
    rows = []
    for place, design in sweep.design.groupby("neighbourhood", sort=False):
        table_ = values.loc[design["setting"]].to_numpy()
        on = design[names].to_numpy() > 0
        nothing = table_[~on.any(axis=1)][0]
        found = means_of((table_ - nothing).T)
        whole = found.mean[on.all(axis=1)][0]
        for size in range(1, len(names) + 1):
            these = np.flatnonzero(on.sum(axis=1) == size)
            best = these[np.argmax(found.mean[these])]
            which = " ".join(name for name, is_on in zip(names, on[best], strict=True) if is_on)
            mean, low, high = (float(one[best]) for one in (found.mean, found.low, found.high))
            rows.append((place, size, which, mean, low, high, mean / whole if whole else np.nan))
    return pd.DataFrame(rows, columns=["neighbourhood", "size", "which", "mean", "low", "high", "part"])


def text(sweep: SweepResults) -> tuple[str, dict[str, pd.DataFrame]]:
    """The findings in Markdown, and the tables behind them."""
    found = effects_in(sweep)
    texts = {one["name"]: one["en"] for one in sweep.factors}
    total = found.of(factorial.TOTAL)
    surely = found.where(factorial.TOTAL, "")
    worse = found.where(factorial.TOTAL, "", -1)
    nowhere = [found.places[place] for place in total.index if found.places[place] not in {*surely, *worse}]
    by_place = [
        [
            found.places[place],
            interval(*total.loc[place, ["mean", "low", "high"]]),
            *(_cell(found.of(factorial.SHAPLEY, name).loc[place]) for name in found.names),
        ]
        for place in total.index
    ]
    by_name = [
        [
            f"{name} {texts[name]}",
            *(len(found.where(effect, name)) for effect in (factorial.ALONE, factorial.SHAPLEY, factorial.LAST)),
            len(found.where(factorial.SHAPLEY, name, -1)),
            _only_together(found, name),
        ]
        for name in found.names
    ]
    best = best_of_each_size(sweep)
    pairs = _pairs(found)
    lines = [
        f"With all seven on, surely at least a point more homes are off gas by the end of {YEAR} in {len(surely)} of "
        f"the {len(total)} neighbourhoods"
        + (f"; not in {named(nowhere)}" if nowhere else "")
        + (f"; surely fewer in {named(worse)}" if worse else "")
        + f". The mean difference runs from {points(total['mean'].min())} ({found.places[total['mean'].idxmin()]}) to "
        f"{points(total['mean'].max())} points ({found.places[total['mean'].idxmax()]}).",
        "",
        (
            "Everything on minus everything off, in points of a percent with its 95 percent interval over "
            "replicates, and "
            "what of it is due to each recommendation (Shapley value; bold where surely a point or more):"
        ),
        "",
        table(["neighbourhood", "all", *found.names], by_place),
        "",
        (
            "In how many neighbourhoods a recommendation surely adds a point or more: by itself, on average over every "
            "order, and as the last of the seven. *Only together* are the places where it surely adds a point as the "
            "last, "
            "and by itself does not."
        ),
        "",
        table(["recommendation", "alone", "Shapley", "as the last", "surely harms", "only together"], by_name),
        "",
        "Which two strengthen each other (average over the other five), in how many neighbourhoods surely:",
        "",
        table(["pair", "surely more", "surely less", "mean over neighbourhoods", "largest"], pairs),
        "",
        (
            "How few do most of it: the combination of each size with the highest mean, as a share of what all seven "
            "do. "
            "It is picked and judged on the same replicates, so it flatters a little."
        ),
        "",
        _best_table(best, found),
    ]
    effects = found.rows.drop(columns="scenario")
    return "\n".join(lines), {"effects": effects.round(5), "best_of_each_size": best.round(5)}


def _cell(row: pd.Series[float]) -> str:
    told = interval(*row[["mean", "low", "high"]])
    surely = (row["low"] > 0 or row["high"] < 0) and abs(row["mean"]) >= _LEAST
    return f"**{told}**" if surely else told


def _only_together(found: Effects, name: str) -> str:
    alone, last = found.where(factorial.ALONE, name), found.where(factorial.LAST, name)
    return str(len([place for place in last if place not in alone]))


def _pairs(found: Effects, most: int = 8) -> list[list[object]]:
    rows = []
    for a, b in combinations(found.names, 2):
        term = f"{a}{factorial.BETWEEN}{b}"
        own = found.of(factorial.PAIR, term)["mean"]
        more, less = len(found.where(factorial.PAIR, term)), len(found.where(factorial.PAIR, term, -1))
        largest = own.abs().idxmax()
        told = f"{points(own[largest])} ({found.places[str(largest)]})"
        rows.append((more + less, abs(own.mean()), [f"{a} and {b}", more, less, points(own.mean()), told]))
    rows.sort(key=lambda row: row[:2], reverse=True)
    return [row[2] for row in rows[:most]]


def _best_table(best: pd.DataFrame, found: Effects) -> str:
    rows = []
    for place, own in best.groupby("neighbourhood", sort=False):
        whole = own[own["size"] == len(found.names)].iloc[0]
        if whole["low"] <= 0 or whole["mean"] < _LEAST:
            continue
        cells = [f"{row['which']}: {100 * row['part']:.0f}%" for row in own.head(4).to_dict("records")]
        rows.append([found.places[str(place)], *cells])
    return table(["neighbourhood", "best one", "best two", "best three", "best four"], rows)
