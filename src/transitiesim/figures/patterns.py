"""Which patterns of the study does the model show, what does each switch do, and what do pairs look like?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from transitiesim.figures.style import (
    BLUE,
    GRID,
    INK,
    LABEL,
    NOTE,
    ORANGE,
    PALE,
    SERIES,
    axes_at,
    label_percents,
    label_ticks,
    label_years,
    new_figure,
    readable_on,
    write,
)
from transitiesim.language import Language, Text

_VERDICTS = {"holds": BLUE, "does not hold": ORANGE, "cannot be tested": GRID}
_IN_ROW = 11
_TITLE = Text("Welke patronen uit het onderzoek laat het model zien?", "Which patterns of the study does it show?")
_WHAT = Text(
    "De 77 patronen op nummer. Blauw: geldt; oranje: geldt niet; grijs: met dit model niet te toetsen",
    "The 77 patterns by number. Blue: holds; orange: does not hold; grey: cannot be tested with this model",
)
_NOTE_DRAWS = Text(
    "Onder elk nummer: in welk deel van de trekkingen van alle onzekere getallen het patroon de goede kant op wijst. "
    "Een stip rechtsboven: bevestigd op verse startgetallen in een wijk die niet eerder was gebruikt.",
    "Below each number: in which share of draws of all uncertain numbers the pattern points the right way. A dot at "
    "the top right: confirmed on fresh seeds in a neighbourhood not used before.",
)
_EFFECTS = Text("Wat doet elk onderdeel, als het alleen aan staat?", "What does each part do, on by itself?")
_EFFECTS_WHAT = Text(
    "Verschil met de praktijk in standaardafwijkingen van runs onderling. Blauw: omhoog; oranje: omlaag",
    "Difference to practice in standard deviations between runs. Blue: up; orange: down",
)
_EFFECTS_NOTE = Text(
    "Kleuren lopen tot twee standaardafwijkingen. Getallen staan er waar het 95%-interval nul uitsluit.",
    "Colours go up to two standard deviations. Numbers are given where the 95% interval excludes zero.",
)
_PAIRS = Text("Hetzelfde toeval, met en zonder", "The same chance, with and without")
_PAIRS_WHAT = Text(
    "Deel van de woningen dat van het gas af is (tenzij anders vermeld): mediaan en 80%-band over runs",
    "Share of homes that left gas (unless said otherwise): median and 80% band over runs",
)


def draw_verdicts(table: pd.DataFrame, *, language: Language = "nl") -> Figure:
    """All patterns as numbered tiles.

    Args:
        table: a row per pattern with `number`, `verdict`, `confirmed` (bool or missing) and `share_of_draws`.
        language: "nl" or "en".
    """
    rows = -(-len(table) // _IN_ROW)
    tile, gap = 0.6, 0.06
    height = rows * (tile + gap)
    figure, bottom, _ = new_figure(height + 0.15, _TITLE[language], _WHAT[language], [_NOTE_DRAWS[language]])
    across, up = figure.get_size_inches()
    for place, (_, one) in enumerate(table.sort_values("number").iterrows()):
        row, column = divmod(place, _IN_ROW)
        x = 0.25 + column * (tile + gap + 0.02)
        y = bottom + height - (row + 1) * (tile + gap)
        colour = _VERDICTS[str(one["verdict"])]
        figure.add_artist(Rectangle((x / across, y / up), tile / across, tile / up, color=colour, linewidth=0))
        on = readable_on(colour)
        write(figure, x + tile / 2, y + 0.24, f"{one['number']}", color=on, weight="bold", size=LABEL + 2, ha="center")
        if pd.notna(one["share_of_draws"]):
            words = f"{round(100 * one['share_of_draws'])}%"
            write(figure, x + tile / 2, y + 0.06, words, color=on, size=NOTE, ha="center")
        if one["confirmed"] is True or one["confirmed"] is np.True_:
            write(figure, x + tile - 0.05, y + tile - 0.03, "•", color=on, size=LABEL + 2, ha="right", va="top")
    return figure


def draw_effects(effects: pd.DataFrame, columns: Sequence[tuple[str, Text]], *, language: Language = "nl") -> Figure:
    """A heat map of switches by outcomes.

    Args:
        effects: long table with `code`, `measure`, `effect`, `low`, `high`; standardised.
        columns: measures to show, with their names.
        language: "nl" or "en".
    """
    codes = list(dict.fromkeys(effects["code"]))
    line, left, heads = 0.2, 0.75, 1.25
    height = len(codes) * line + heads
    figure, bottom, _ = new_figure(height, _EFFECTS[language], _EFFECTS_WHAT[language], [_EFFECTS_NOTE[language]])
    width = 6.9 / len(columns)
    axes = axes_at(figure, left, bottom, 6.9, len(codes) * line)
    axes.set(xlim=(0, len(columns)), ylim=(len(codes), 0))
    axes.spines["bottom"].set_visible(False)
    found = effects.set_index(["code", "measure"])
    for row, code in enumerate(codes):
        for column, (measure, _) in enumerate(columns):
            one = found.loc[(code, measure)]
            strength = min(1.0, abs(float(one["effect"])) / 2.0)
            colour = _mixed(BLUE if one["effect"] > 0 else ORANGE, strength)
            axes.add_patch(Rectangle((column, row), 0.96, 0.92, facecolor=colour, linewidth=0))
            if one["low"] > 0 or one["high"] < 0:
                axes.text(column + 0.48, row + 0.5, _short(float(one["effect"])), size=7.5, ha="center", va="center",
                          color=readable_on(colour))  # fmt: skip
    label_ticks(axes, "y", [k + 0.5 for k in range(len(codes))], codes)
    label_ticks(axes, "x", [], [])
    for column, (_, name) in enumerate(columns):
        x = left + (column + 0.5) * width
        write(figure, x, bottom + len(codes) * line + 0.05, name[language], size=NOTE, rotation=35, color=INK,
              rotation_mode="anchor")  # fmt: skip
    return figure


def draw_pairs(
    pairs: Sequence[tuple[Text, str, Text, pd.DataFrame, Text, pd.DataFrame]], *, language: Language = "nl"
) -> Figure:
    """Paths of pairs of arms, one small picture for each pair.

    Args:
        pairs: title, measure (a share), name of the first arm, its table, name of the second and its table; tables
            have a row per replicate and a column "MEASURE@YEAR" for every year that is drawn.
        language: "nl" or "en".
    """
    rows = -(-len(pairs) // 2)
    figure, bottom, _ = new_figure(rows * 2.3, _PAIRS[language], _PAIRS_WHAT[language], [])
    for place, (title, measure, first, one, second, other) in enumerate(pairs):
        years = [year for year in range(2018, 2051) if f"{measure}@{year}" in one]
        row, column = divmod(place, 2)
        x, y = 0.6 + column * 3.75, bottom + (rows - 1 - row) * 2.3 + 0.25
        axes = axes_at(figure, x, y, 3.1, 1.55)
        for (colour, dash), table in zip(SERIES, (one, other), strict=True):
            paths = table[[f"{measure}@{year}" for year in years]].to_numpy(np.float64)
            low, middle, high = np.quantile(paths, (0.1, 0.5, 0.9), axis=0)
            axes.fill_between(years, low, high, color=colour, alpha=0.15, linewidth=0)
            axes.plot(years, middle, color=colour, linestyle=dash, linewidth=2)
        label_years(axes, years, every=10)
        if measure == "left":
            label_percents(axes, (0, 0.5, 1))
        else:
            label_ticks(axes, "y", (0, 0.5, 1), ("0", "0.5" if language == "en" else "0,5", "1"))
        axes.set_ylim(0, 1)
        write(figure, x, y + 1.88, title[language], weight="bold", size=LABEL)
        write(figure, x, y + 1.68, first[language], color=SERIES[0][0], size=NOTE)
        write(figure, x + 1.55, y + 1.68, second[language], color=SERIES[1][0], size=NOTE)
    return figure


def _mixed(colour: str, strength: float) -> str:
    parts = [(int(colour[k : k + 2], 16), int(PALE[k : k + 2], 16)) for k in (1, 3, 5)]
    return "#" + "".join(f"{round(strength * strong + (1 - strength) * pale):02X}" for strong, pale in parts)


def _short(number: float) -> str:
    return f"{number:+.1f}" if abs(number) < 10 else f"{number:+.0f}"
