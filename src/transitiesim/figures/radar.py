"""What is built up before it shows? Latent capital against visible conversions, and the parts it is made of."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from transitiesim.analysis.bands import band_per_column, bands
from transitiesim.analysis.under_the_radar import PARTS, Lead, half_rise, latent_capital, latent_parts, lead
from transitiesim.analysis.values import GAS_FREE, values
from transitiesim.figures.labels import spread
from transitiesim.figures.style import (
    BLUE,
    FAMILY,
    INK,
    LABEL,
    ORANGE,
    SUBTITLE,
    axes_at,
    label_percents,
    label_ticks,
    label_years,
    new_figure,
    reservations,
    wrap,
    write,
)
from transitiesim.language import Language, Text
from transitiesim.results import Results

_LEFT, _WIDTH, _MAIN, _ROOF = 0.75, 5.35, 2.9, 0.42
_SMALL_WIDTH, _SMALL_HEIGHT, _SMALL_GAP, _SMALL_ROW = 2.1, 0.75, 0.3, 1.3
LATENT = Text("onder de radar opgebouwd", "built up under the radar")
VISIBLE = Text("zichtbaar: van het gas af", "visible: left gas")
_LATENT_LINE, _VISIBLE_LINE = "solid", (0, (5, 1.5))


def draw_radar(
    results: Results,
    scenario: str | None = None,
    neighbourhood: str | None = None,
    *,
    language: Language = "nl",
) -> Figure:
    """Latent capital and visible conversions, the lead of the one over the other, and the six parts.

    Args:
        results: what to draw.
        scenario: its name; may be left out when there is only one.
        neighbourhood: its id; may be left out when there is only one.
        language: "nl" or "en".

    Raises:
        InputError: something that is not in the results.
    """
    place = results.neighbourhood(neighbourhood)
    name = results.scenario(scenario)["name"]
    title = Text("Wat groeit er in {name} voordat het te zien is?", "What grows in {name} before it shows?").format(
        name=place["name"]
    )
    subtitle = Text(
        "{title}: gemiddelde van zes zaken die niet te zien zijn, naast het deel van de woningen dat van het gas af is",
        "{title}: mean of six things that do not show, beside the share of the homes that have left gas",
    )
    ahead = lead(results, name, place["id"])
    notes = [one[language] for one in [_how(ahead), *reservations(results, place["id"])]]
    heading = subtitle[language].format(title=results.scenario_title(name)[language])
    roof = 0.1 if math.isnan(ahead.median) else _ROOF
    height = roof + _MAIN + 0.75 + 2 * _SMALL_ROW
    figure, _, top = new_figure(height, title[language], heading, notes)

    base = top - roof - _MAIN
    axes = axes_at(figure, _LEFT, base, _WIDTH, _MAIN)
    years = list(results.years())
    latent = band_per_column(latent_capital(results, name, place["id"]))
    visible = bands(results, GAS_FREE, name, place["id"])
    _band(axes, visible, ORANGE, _VISIBLE_LINE)
    _band(axes, latent, BLUE, _LATENT_LINE)
    label_years(axes, years)
    label_percents(axes)
    axes.set_ylim(min(0.0, float(latent["low"].min())), 1)
    _names(figure, axes, base, (latent, visible), language)
    if not math.isnan(ahead.median):
        _lead(axes, results, name, place["id"], ahead, language)

    words = Text("De zes zaken, van 0 (niets) tot 1 (alles)", "The six things, from 0 (none) to 1 (all)")[language]
    write(figure, _LEFT, base - 0.58, words, size=SUBTITLE, weight="bold")
    for number, (part, wide) in enumerate(latent_parts(results, name, place["id"]).items()):
        row, column = divmod(number, 3)
        left = _LEFT + column * (_SMALL_WIDTH + _SMALL_GAP)
        low = base - 0.62 - row * _SMALL_ROW - 0.28 - _SMALL_HEIGHT
        small = axes_at(figure, left, low, _SMALL_WIDTH, _SMALL_HEIGHT)
        band = band_per_column(wide)
        _band(small, band, BLUE, _LATENT_LINE)
        label_years(small, years, every=15)
        label_ticks(small, "y", [0, 1], ["0", "1"])
        small.set_ylim(min(0.0, float(np.nan_to_num(band["low"].min()))), 1)
        small.grid(visible=True, axis="y", color="#D9D9D9", linewidth=0.6)
        write(figure, left, low + _SMALL_HEIGHT + 0.04, PARTS[part][language])
    return figure


def _band(axes: Axes, band: pd.DataFrame, colour: str, line: object) -> None:
    axes.fill_between(band.index, band["low"], band["high"], facecolor=colour, alpha=0.18, linewidth=0)
    axes.plot(band.index, band["median"], color=colour, linewidth=2.4, linestyle=line, clip_on=False)


def _names(
    figure: Figure, axes: Axes, base: float, found: tuple[pd.DataFrame, pd.DataFrame], language: Language
) -> None:
    low, high = axes.get_ylim()
    ends = [base + _MAIN * (float(band["median"].iloc[-1]) - low) / (high - low) for band in found]
    lines = [wrap(text[language], 1.65 * 72, LABEL, weight="bold") for text in (LATENT, VISIBLE)]
    heights = [len(one) * LABEL * 1.35 / 72 + 0.1 for one in lines]
    places = spread(ends, heights, base + max(heights) / 2, base + _MAIN - max(heights) / 2)
    for one, place, colour in zip(lines, places, (BLUE, ORANGE), strict=True):
        write(figure, _LEFT + _WIDTH + 0.12, place, "\n".join(one), color=colour, weight="bold", va="center")


def _lead(axes: Axes, results: Results, scenario: str, place: str, ahead: Lead, language: Language) -> None:
    """An arrow over the drawing, from the middle moment of one half-way point to that of the other."""
    latent = half_rise(latent_capital(results, scenario, place, by_month=True))
    visible = half_rise(values(results, GAS_FREE, scenario, place, by_month=True))
    both = latent.notna() & visible.notna()
    # a year on the axis stands for its end, a moment counts from its beginning
    start, end = float(latent[both].median()) - 1, float(visible[both].median()) - 1
    at = 1 + 0.12 / _MAIN
    frame = axes.get_xaxis_transform()
    for moment, colour in ((start, BLUE), (end, ORANGE)):
        axes.plot(
            [moment, moment], [0, at], transform=frame, color=colour, linewidth=1, linestyle=(0, (1, 2)), clip_on=False
        )
    axes.annotate(
        "",
        xy=(end, at),
        xytext=(start, at),
        xycoords=frame,
        textcoords=frame,
        arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0},
        annotation_clip=False,
    )
    years = round(abs(ahead.median))
    words = Text(
        f"{years} jaar {'eerder' if ahead.median >= 0 else 'later'} halverwege",
        f"half-way {years} years {'earlier' if ahead.median >= 0 else 'later'}",
    )[language]
    low, high = axes.get_xlim()
    centre = min(max((start + end) / 2, low + (high - low) * 0.2), low + (high - low) * 0.8)
    axes.text(centre, at + 0.03, words, transform=frame, ha="center", va="bottom", family=FAMILY, size=LABEL, color=INK)


def _how(ahead: Lead) -> Text:
    if math.isnan(ahead.median):
        return Text(
            "Er is geen voorsprong te noemen: in geen enkele doorrekening nemen beide minstens vijf procentpunt toe.",
            "There is no lead to speak of: in no run do both rise by at least five percentage points.",
        )
    low, high, share = round(ahead.low), round(ahead.high), round(100 * ahead.share_known)
    return Text(
        f"Pijl: van de helft van de ene stijging naar de helft van de andere ({low} tot {high} jaar in 8 van de 10 "
        f"doorrekeningen; te bepalen in {share}%). Wat eerder komt, is daarmee nog niet de oorzaak. "
        "Lijn: middelste uitkomst; vlak: 8 van de 10 doorrekeningen.",
        f"Arrow: from half of the one rise to half of the other ({low} to {high} years in 8 out of 10 runs; known in "
        f"{share}%). What comes first need not be the cause. Line: middle outcome; shaded: 8 out of 10 runs.",
    )
