"""Charts as ECharts options, and the same numbers as a table for those who do not see them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from transitiesim.analysis import GAS_FREE
from transitiesim.analysis.summary import TARGET_SHARE, TARGET_YEAR
from transitiesim.figures.style import BLUE, INK, MUTED, ORANGE
from transitiesim.interfaces.command_line.amounts import share, share_with_band
from transitiesim.interfaces.command_line.report_years import YEARS
from transitiesim.interfaces.dashboard.views.results import bands_of
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language, Text
from transitiesim.results import Results

COLOURS = (BLUE, ORANGE, "#117733", "#882255")
DASHES: tuple[str | list[int], ...] = ("solid", "dashed", "dotted", [12, 4, 2, 4])
SYMBOLS = ("circle", "rect", "triangle", "diamond")
GHOST = "#6B6B6B"

TITLE = Text("Het pad naar 2050", "The path to 2050")
PATH_CAPTION = Text(
    "Aandeel van de woningen die begin 2019 op gas zaten, dat van het gas af is (midden en 80%-band)",
    "Share of the homes on gas at the start of 2019 that have left gas (middle and 80% band)",
)
YEAR = Text("eind van", "end of")
YEAR_END = Text("eind van het jaar", "end of the year")
UNIT = Text("% van de woningen van het gas af", "% of the homes off gas")
PRACTICE = Text("Praktijk", "Practice")
CHOICE = Text("Uw keuze", "Your choice")
BAND = Text("80%-band", "80% band")
TARGET = Text("doel: 95%", "target: 95%")


def _percent(value: float) -> float | None:
    return None if pd.isna(value) else round(100 * float(value), 2)


def series(
    name: str, band: pd.DataFrame, look: int, *, ghost: bool = False, first: bool = False
) -> list[dict[str, Any]]:
    """A line with its band; two stacked lines make the band, the lower of which does not show.

    Args:
        name: for the legend.
        band: low, median and high per year, shares.
        look: number of the colour, dash and marker.
        ghost: thin and grey, for what is compared with.
        first: without a band, as long as there are too few runs for one.
    """
    colour = GHOST if ghost else COLOURS[look]
    dash = "dashed" if ghost else DASHES[look]
    years = [int(year) for year in band.index]
    low, middle, high = ([_percent(value) for value in band[column]] for column in ("low", "median", "high"))
    wide = [None if a is None or b is None else round(b - a, 2) for a, b in zip(low, high, strict=True)]
    common: dict[str, Any] = {
        "type": "line",
        "silent": True,
        "symbol": "none",
        "stack": f"{name} band",
        "stackStrategy": "all",
    }
    found: list[dict[str, Any]] = []
    if not first:
        found = [
            {**common, "name": f"{name} low", "data": low, "lineStyle": {"opacity": 0}, "z": 1},
            {
                **common,
                "name": f"{name} band",
                "data": wide,
                "lineStyle": {"opacity": 0},
                "areaStyle": {"color": colour, "opacity": 0.12 if ghost else 0.22},
                "z": 1,
            },
        ]
    # A marker every eight years, each line its own, so that colour is not the only difference.
    marks = [
        {"value": value, "symbol": SYMBOLS[look] if year % 8 == 2 else "none", "symbolSize": 9}
        for year, value in zip(years, middle, strict=True)
    ]
    found.append({
        "type": "line",
        "name": name,
        "data": middle if ghost else marks,
        "showSymbol": not ghost,
        "symbol": "none" if ghost else SYMBOLS[look],
        "lineStyle": {"color": colour, "width": 1.8 if ghost else 3, "type": dash},
        "itemStyle": {"color": colour},
        "z": 2 if ghost else 3,
    })  # fmt: skip
    return found


def line_chart(
    years: list[int],
    lines: list[dict[str, Any]],
    names: list[str],
    described: str,
    *,
    unit: str,
    end_of: str,
    target: bool = False,
    top: int = 100,
) -> dict[str, Any]:
    """A chart of percentages by year.

    Args:
        years: along the bottom.
        lines: series of `series`.
        names: which of them stand in the legend.
        described: what the chart shows, for those who do not see it.
        unit: of the numbers, beside the axis.
        end_of: that a year stands for its end, below the axis.
        target: draw the line of the goal.
        top: highest percentage.
    """
    if target and lines and years[-1] >= TARGET_YEAR:
        lines[-1]["markLine"] = {
            "silent": True,
            "symbol": "none",
            "lineStyle": {"color": INK, "type": "dotted", "width": 1},
            "label": {"formatter": "{b}", "position": "insideStartTop", "color": INK},
            "data": [{"yAxis": 100 * TARGET_SHARE, "name": described.rsplit("|", maxsplit=1)[-1]}],
        }
    return {
        "animation": False,
        "aria": {"enabled": True, "label": {"description": described.split("|", maxsplit=1)[0]}},
        "textStyle": {"fontFamily": "Roboto, Arial, sans-serif", "color": INK},
        "grid": {"left": 48, "right": 18, "top": 64, "bottom": 48},
        "legend": {"data": names, "top": 4, "left": 0, "itemWidth": 34, "textStyle": {"color": INK, "fontSize": 13}},
        "tooltip": {"trigger": "axis", "confine": True, "valueFormatter": None},
        "xAxis": {
            "type": "category",
            "data": [str(year) for year in years],
            "boundaryGap": False,
            "axisLabel": {"interval": 3, "color": MUTED, "hideOverlap": True},
            "name": end_of,
            "nameLocation": "middle",
            "nameGap": 28,
            "nameTextStyle": {"color": MUTED},
        },
        "yAxis": {
            "type": "value",
            "min": 0,
            "max": top,
            "name": unit,
            "nameTextStyle": {"color": MUTED, "align": "left", "padding": [0, 0, 0, -44]},
            "axisLabel": {"formatter": "{value}%", "color": MUTED},
            "splitLine": {"lineStyle": {"color": "#E3E3E3"}},
        },
        "series": lines,
    }


def path_chart(results: Results | None, practice: Results | None, language: Language, *, first: bool) -> dict[str, Any]:
    """The path to 2050 of what was chosen, with practice as a ghost."""
    lines: list[dict[str, Any]] = []
    names: list[str] = []
    years: list[int] = []
    for one, name, ghost in ((practice, PRACTICE, True), (results, CHOICE, False)):
        if one is None:
            continue
        band = bands_of(one, GAS_FREE)
        years = [int(year) for year in band.index]
        lines += series(name[language], band, 0, ghost=ghost, first=first and not ghost)
        names.append(name[language])
    words = f"{PATH_CAPTION[language]}|{TARGET[language]}"
    unit, end_of = UNIT[language], YEAR_END[language]
    option = line_chart(years or [2018, 2050], lines, names, words, unit=unit, end_of=end_of, target=True)
    option["tooltip"] = {"show": False}
    return option


def path_table(results: Results | None, practice: Results | None, language: Language) -> Table:
    """The same numbers as a table."""
    found = [(PRACTICE, practice), (CHOICE, results)]
    there = [(name[language], bands_of(one, GAS_FREE)) for name, one in found if one is not None]
    heads = (YEAR[language], *(name for name, _ in there))
    rows = []
    for year in there[0][1].index if there else ():
        if year in YEARS or year % 5 == 0:
            cells = [
                share(band["median"][year])
                if year == YEARS[0]
                else share_with_band(band["median"][year], band["low"][year], band["high"][year], language)
                for _, band in there
            ]
            rows.append((str(year), *cells))
    return Table(PATH_CAPTION[language], heads, tuple(rows))
