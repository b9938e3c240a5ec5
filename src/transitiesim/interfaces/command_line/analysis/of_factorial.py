"""What is read of a full factorial with two levels: Shapley values, effects and pairs."""

from __future__ import annotations

import numpy as np
import pandas as pd

from transitiesim.analysis import factorial
from transitiesim.figures import Pair, draw_bars, draw_grid, draw_interactions
from transitiesim.figures.interactions import MOST_PAIRS
from transitiesim.interfaces.command_line.analysis import words
from transitiesim.interfaces.command_line.analysis.reading import Reading
from transitiesim.interfaces.command_line.printing import console, paragraph, table


def read_factorial(reading: Reading) -> None:
    """Effects, Shapley values and pairs of every neighbourhood."""
    found = factorial.effects(reading.sweep, reading.outcome)
    reading.keep("effects", found)
    reading.keep("shapley_shares", factorial.shapley_shares(found))
    cells = factorial.pair_means(reading.sweep, reading.outcome, reading.year)
    reading.keep("pair_means", cells)
    last = found[found["year"] == reading.year]
    names = [one["name"] for one in reading.sweep.factors]
    for scenario, rows in last.groupby("scenario", sort=False):
        mark = "" if len(reading.sweep.manifest["scenarios"]) == 1 else f"-{scenario}"
        own = rows[rows["effect"] == factorial.SHAPLEY]
        places = list(own["neighbourhood"].unique())
        wide = own.pivot(index="neighbourhood", columns="term", values="mean").loc[places, names]  # noqa: PD010
        unsure = own.assign(unsure=(own["low"] <= 0) & (own["high"] >= 0))
        faint = unsure.pivot(index="neighbourhood", columns="term", values="unsure").loc[places, names]  # noqa: PD010
        grid = draw_grid(
            wide.to_numpy(),
            [reading.place(one) for one in places],
            [reading.name(one) for one in names],
            words.SHAPLEY[reading.language],
            reading.difference,
            [words.SHAPLEY_NOTE[reading.language], *reading.notes],
            shown=reading.shown,
            faint=faint.to_numpy(bool),
            totals=(words.ALL[reading.language], wide.sum(axis=1).to_numpy()),
        )
        reading.draw(f"shapley{mark}", grid)
        for place in places:
            here = rows[rows["neighbourhood"] == place]
            _tornado(reading, here[here["effect"] == factorial.MAIN], f"tornado{mark}-{place}", place)
            _pairs(reading, here, names, f"pairs{mark}-{place}", place)
            own_cells = cells[(cells["scenario"] == scenario) & (cells["neighbourhood"] == place)]
            _interactions(reading, here, own_cells, f"interactions{mark}-{place}", place)
        _tell_factorial(reading, rows, places, names)


def _tornado(reading: Reading, rows: pd.DataFrame, file: str, place: str) -> None:
    figure = draw_bars(
        [reading.name(one) for one in rows["term"]],
        rows["mean"].to_numpy(),
        rows["low"].to_numpy(),
        rows["high"].to_numpy(),
        words.TORNADO[reading.language].format(place=reading.place(place)),
        reading.difference,
        [words.TORNADO_NOTE[reading.language], *reading.notes],
        shown=reading.shown,
    )
    reading.draw(file, figure)


def _pairs(reading: Reading, rows: pd.DataFrame, names: list[str], file: str, place: str) -> None:
    if len(names) < 2:
        return
    values = np.full((len(names), len(names)), np.nan)
    faint = np.zeros_like(values, dtype=bool)
    # What two add to each other on average stands below the diagonal, what only the two together do above it.
    for effect, above in ((factorial.PAIR, False), (factorial.TOGETHER, True)):
        for row in rows[rows["effect"] == effect].to_dict("records"):
            a, b = (names.index(one) for one in row["term"].split(factorial.BETWEEN))
            at = (a, b) if above else (b, a)
            values[at], faint[at] = row["mean"], row["low"] <= 0 <= row["high"]
    labels = [reading.name(one) for one in names]
    figure = draw_grid(
        values,
        labels,
        names,
        words.PAIRS[reading.language].format(place=reading.place(place)),
        reading.difference,
        [words.PAIRS_NOTE[reading.language], *reading.notes],
        shown=reading.shown,
        faint=faint,
    )
    reading.draw(file, figure)


def _interactions(reading: Reading, rows: pd.DataFrame, cells: pd.DataFrame, file: str, place: str) -> None:
    """The pairs that do most to each other."""
    pairs = rows[rows["effect"] == factorial.PAIR]
    pairs = pairs.assign(size=pairs["mean"].abs()).sort_values("size", ascending=False).head(MOST_PAIRS)
    drawn = []
    for row in pairs.to_dict("records"):
        first, second = row["term"].split(factorial.BETWEEN)
        cell = cells[cells["term"] == row["term"]].iloc[0]
        values = {
            "mean": reading.shown(row["mean"]),
            "low": reading.shown(row["low"]),
            "high": reading.shown(row["high"]),
        }
        without, with_ = words.WITHOUT[reading.language], words.WITH[reading.language]
        one = Pair(
            title=f"{first} \u00d7 {second}",
            told=words.TOGETHER_TOLD[reading.language].format(**values),
            across=(f"{without} {reading.short(first)}", f"{with_} {reading.short(first)}"),
            lines=(f"{without} {reading.short(second)}", f"{with_} {reading.short(second)}"),
            means=cell[["neither", "second", "first", "both"]].to_numpy(float).reshape(2, 2),
        )
        drawn.append(one)
    if not drawn:
        return
    names = [reading.name(one["name"]) for one in reading.sweep.factors]
    figure = draw_interactions(
        drawn,
        words.INTERACTIONS[reading.language].format(place=reading.place(place)),
        reading.what,
        [words.INTERACTIONS_NOTE[reading.language], "; ".join(names) + ".", *reading.notes],
        shown=reading.tick,
    )
    reading.draw(file, figure)


def _tell_factorial(reading: Reading, rows: pd.DataFrame, places: list[str], names: list[str]) -> None:
    shares = rows[rows["effect"].isin([factorial.TOTAL, factorial.SHAPLEY])]
    heads = [words.PLACE[reading.language], words.ALL[reading.language], *names]
    lines = []
    for place in places:
        own = shares[shares["neighbourhood"] == place].set_index("term")["mean"]
        lines.append([reading.place(place), reading.shown(own[""]), *(reading.shown(own[name]) for name in names)])
    paragraph(console(), words.SHAPLEY_TOLD[reading.language])
    table(console(), heads, lines)
