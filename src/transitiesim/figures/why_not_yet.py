"""Why are homes still on gas? Every home by the first thing that holds it back, year by year."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from transitiesim.analysis.barriers import BARRIERS, barriers_by_year
from transitiesim.figures.labels import spread
from transitiesim.figures.style import (
    FAMILY,
    INK,
    LABEL,
    MUTED,
    NOTE,
    PAPER,
    axes_at,
    label_percents,
    label_years,
    new_figure,
    readable_on,
    reservations,
    text_width,
    wrap,
    write,
)
from transitiesim.language import Language, Text
from transitiesim.results import Results

COLOURS = {
    "never_asked": "#454545",
    "no_offer": "#B5B5B5",
    "quorum": "#0B3C6F",
    "landlord": "#C9DDF2",
    "business_case": "#5E97CF",
    "works": "#2F6FAF",
    "technical": "#B9DDD6",
    "bill": "#7A3200",
    "fit": "#EBB481",
    "nuisance": "#B35300",
    "trust": "#F6D9B8",
    "ownership": "#8F4A12",
    "neighbours": "#E39A55",
    "threshold": "#5C2A06",
    "other": "#DADADA",
}
"""Greys: not asked; blues: decided together; green: the home; browns: the resident. Neighbours differ in lightness."""

OTHER = Text("overige redenen", "other reasons")
_LEFT, _WIDTH, _HEIGHT, _LABELS = 0.75, 4.6, 4.6, 2.05


def draw_why_not_yet(
    results: Results,
    scenario: str | None = None,
    neighbourhood: str | None = None,
    *,
    language: Language = "nl",
) -> Figure:
    """Homes still on gas by what holds them back first, as a share of the homes on gas at the start.

    Args:
        results: what to draw.
        scenario: its name; may be left out when there is only one.
        neighbourhood: its id; may be left out when there is only one.
        language: "nl" or "en".

    Raises:
        InputError: something that is not in the results, or reasons that do not add up.
    """
    place = results.neighbourhood(neighbourhood)
    shares = main_reasons(barriers_by_year(results, scenario, place["id"]))
    title = Text("Waarom zit {name} nog op gas?", "Why is {name} still on gas?").format(name=place["name"])
    subtitle = Text(
        "{title}: woningen naar de eerste reden die ze op gas houdt, als deel van wat begin 2019 op gas zat",
        "{title}: homes by the first thing that keeps them on gas, as a share of those on gas at the start of 2019",
    )
    how = Text(
        "Gemiddelde over alle doorrekeningen; elke woning telt één keer, bij de bovenste reden die voor haar geldt.",
        "Mean over all runs; every home counts once, under the topmost reason that applies to it.",
    )
    notes = [one[language] for one in [how, *reservations(results, place["id"])]]
    heading = subtitle[language].format(title=results.scenario_title(scenario)[language])
    figure, bottom, top = new_figure(_HEIGHT + 0.3, title[language], heading, notes)
    axes = axes_at(figure, _LEFT, bottom + 0.3, _WIDTH, top - bottom - 0.3)
    _areas(axes, shares)
    label_years(axes, list(results.years()))
    label_percents(axes, grid=False)
    axes.set_ylim(0, 1)
    _name_left_gas(axes, shares, language)
    inside = _name_inside(axes, shares, language)
    _name_right(figure, axes, shares, bottom + 0.3, language, inside)
    return figure


def main_reasons(shares: pd.DataFrame, least: float = 0.025) -> pd.DataFrame:
    """The same shares with all reasons that are never as large as `least` taken together as "other".

    Args:
        shares: a row per year and a column per barrier.
        least: what a reason must reach in some year to be kept apart.

    Returns:
        Table with the kept barriers in their fixed order, and "other" last if there is anything in it.
    """
    small = [name for name in shares.columns if shares[name].max() < least]
    kept = shares.drop(columns=small)
    rest = shares[small].sum(axis=1)
    return kept.assign(other=rest) if rest.max() > 0 else kept


def _edges(shares: pd.DataFrame) -> pd.DataFrame:
    """Lower edge of every area; the first reason lies on top."""
    from_below = shares.iloc[:, ::-1].cumsum(axis=1)
    return (from_below - shares.iloc[:, ::-1])[shares.columns]


def _areas(axes: Axes, shares: pd.DataFrame) -> None:
    low = _edges(shares)
    for name in shares.columns:
        axes.fill_between(
            shares.index,
            low[name],
            low[name] + shares[name],
            facecolor=COLOURS[name],
            edgecolor=PAPER,
            linewidth=0.7,
        )


def _name_left_gas(axes: Axes, shares: pd.DataFrame, language: Language) -> None:
    left = 1 - shares.sum(axis=1)
    if left.iloc[-9:].min() < 0.09:  # no room for the words
        return
    words = Text("van het gas af", "left gas")[language]
    axes.text(
        float(shares.index[-1]) - 0.6,
        0.98,
        words,
        ha="right",
        va="top",
        family=FAMILY,
        size=LABEL,
        color=MUTED,
        style="italic",
    )


def _name_inside(axes: Axes, shares: pd.DataFrame, language: Language) -> set[str]:
    """Name the areas that are wide and high enough somewhere, at their widest place; gives the names written."""
    low, years = _edges(shares), np.asarray(shares.index, dtype=np.float64)
    inch_per_year = _WIDTH / max(years[-1] - years[0], 1)
    needed = LABEL * 1.5 / 72 / _HEIGHT
    written: set[str] = set()
    for name in shares.columns:
        if shares[name].iloc[-1] >= 0.02:
            continue
        words = (OTHER if name == "other" else BARRIERS[name])[language]
        span = text_width(words, LABEL) / 72 / inch_per_year
        best: tuple[float, float, float] | None = None
        for start in years[years + span + 1 <= years[-1]]:
            under = (years >= start) & (years <= start + span + 1)
            floor = float(low[name].to_numpy()[under].max())
            roof = float((low[name] + shares[name]).to_numpy()[under].min())
            if roof - floor >= needed and (best is None or roof - floor > best[2] - best[1]):
                best = (float(start), floor, roof)
        if best is not None:
            start, floor, roof = best
            axes.text(
                start + 0.5,
                (floor + roof) / 2,
                words,
                va="center",
                family=FAMILY,
                size=LABEL,
                color=readable_on(COLOURS[name]),
            )
            written.add(name)
    return written


def _name_right(
    figure: Figure, axes: Axes, shares: pd.DataFrame, base: float, language: Language, inside: set[str]
) -> None:
    """Names, colours and last values at the right edge, with a thin line to the area each belongs to."""
    last, low = shares.iloc[-1], _edges(shares).iloc[-1]
    names = [name for name in shares.columns if name not in inside]
    x = _LEFT + _WIDTH
    lines = {}
    for name in names:
        words = (OTHER if name == "other" else BARRIERS[name])[language]
        value = "<1%" if last[name] < 0.005 else f"{round(100 * last[name])}%"
        lines[name] = wrap(f"{value} {words}", _LABELS * 72, NOTE)
    heights = [len(lines[name]) * NOTE * 1.25 / 72 + 0.06 for name in reversed(names)]
    middles = [base + _HEIGHT * float(low[name] + last[name] / 2) for name in reversed(names)]
    high = base + _HEIGHT + 0.1
    places = spread(middles, heights, base - 0.2 + heights[0] / 2, high) if names else []
    across, up = figure.get_size_inches()
    for name, middle, place in zip(reversed(names), middles, places, strict=True):
        words = "\n".join(lines[name])
        write(figure, x + 0.48, place, words, size=NOTE, color=INK, va="center", linespacing=1.1)
        figure.add_artist(
            Rectangle(
                ((x + 0.31) / across, (place - 0.055) / up),
                0.11 / across,
                0.11 / up,
                facecolor=COLOURS[name],
                edgecolor=MUTED,
                linewidth=0.4,
            )
        )
        axes.plot(
            [1.005, 1.02, 1.055],
            [(at - base) / _HEIGHT for at in (middle, middle, place)],
            transform=axes.transAxes,
            color=MUTED,
            linewidth=0.6,
            clip_on=False,
        )
