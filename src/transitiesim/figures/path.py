"""How fast does the neighbourhood leave gas? The path to 2050, with what moves before it shows."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from transitiesim.analysis.bands import bands
from transitiesim.analysis.phases import BORDERS, Phase
from transitiesim.analysis.summary import TARGET_SHARE, TARGET_YEAR
from transitiesim.analysis.values import GAS_FREE
from transitiesim.errors import InputError
from transitiesim.figures.labels import spread
from transitiesim.figures.style import (
    FAMILY,
    INK,
    LABEL,
    MUTED,
    NOTE,
    PALE,
    PAPER,
    SERIES,
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

_LEFT, _WIDTH, _MAIN = 0.75, 5.35, 3.6
_STRIP, _BETWEEN = 0.5, 0.2
_LABEL_WIDTH = 1.65 * 72
_RADAR = {
    "trust_programme": Text("vertrouwen", "trust"),
    "knowledge": Text("kennis", "knowledge"),
    "involvement": Text("betrokkenheid", "involvement"),
}


def draw_path(
    results: Results,
    scenarios: Sequence[str] | None = None,
    neighbourhood: str | None = None,
    *,
    language: Language = "nl",
) -> Figure:
    """The path to 2050 of one or two scenarios: bands, phases and target, and three things under the radar.

    Args:
        results: what to draw.
        scenarios: names of one or two scenarios; all when left out.
        neighbourhood: its id; may be left out when there is only one.
        language: "nl" or "en".

    Raises:
        InputError: more than two scenarios, or something that is not in the results.
    """
    names = list(scenarios if scenarios is not None else results.scenarios())
    if not 1 <= len(names) <= 2:
        what = Text(f"{len(names)} scenario's in één figuur", f"{len(names)} scenarios in one figure")
        raise InputError("figure", what, Text("een of twee", "one or two"))
    place = results.neighbourhood(neighbourhood)
    looks = SERIES[-len(names) :]
    title = Text("Hoe snel gaat {name} van het gas af?", "How fast does {name} leave gas?").format(name=place["name"])
    subtitle = Text(
        "Aandeel van de woningen die begin 2019 op gas zaten, dat van het gas af is (eind van elk jaar)",
        "Share of the homes on gas at the start of 2019 that have left gas (end of each year)",
    )
    how = Text(
        "Lijn: de middelste uitkomst; vlak: 8 van de 10 doorrekeningen liggen hierin. Stroken: fasen.",
        "Line: the middle outcome; shaded: 8 out of 10 runs lie in here. Stripes: phases.",
    )
    notes = [one[language] for one in [how, *reservations(results, place["id"])]]
    height = _MAIN + 0.62 + len(_RADAR) * (_STRIP + _BETWEEN) + 0.25
    figure, _, top = new_figure(height, title[language], subtitle[language], notes)

    main = axes_at(figure, _LEFT, top - _MAIN, _WIDTH, _MAIN)
    years = list(results.years())
    _background(main, years, language)
    found = {name: bands(results, GAS_FREE, name, place["id"]) for name in names}
    for name, (colour, line) in zip(names, looks, strict=True):
        _draw_band(main, found[name], colour, line)
    label_years(main, years)
    label_percents(main, (0, 0.25, 0.5, 0.75, 1), grid=False)
    main.set_ylim(0, 1)
    _end_labels(figure, top - _MAIN, results, found, looks, language)

    head = Text("Onder de radar: wat er eerder beweegt", "Under the radar: what moves earlier")[language]
    write(figure, _LEFT, top - _MAIN - 0.52, head, size=SUBTITLE, weight="bold")
    low = top - _MAIN - 0.62 - _STRIP
    for number, (indicator, words) in enumerate(_RADAR.items()):
        last = number == len(_RADAR) - 1
        strip = axes_at(figure, _LEFT, low - number * (_STRIP + _BETWEEN), _WIDTH, _STRIP)
        lines = {name: bands(results, indicator, name, place["id"]) for name in names}
        for name, (colour, line) in zip(names, looks, strict=True):
            _draw_band(strip, lines[name], colour, line)
        label_years(strip, years, words=last)
        label_ticks(strip, "y", [0, 1], ["0", "1"])
        strip.set_ylim(0, 1)
        strip.set_facecolor(PALE)
        box = low - number * (_STRIP + _BETWEEN)
        write(figure, _LEFT + _WIDTH + 0.12, box + _STRIP / 2, words[language], va="center")
    return figure


def _background(axes: Axes, years: Sequence[int], language: Language) -> None:
    edges = [0, *BORDERS, 1]
    for number, phase in enumerate(Phase):
        low, high = edges[number], edges[number + 1]
        shade = PAPER if number % 2 == 0 else PALE
        axes.axhspan(low, high, facecolor=shade, zorder=0)
        axes.text(
            0.012,
            (low + high) / 2,
            phase.text[language],
            transform=axes.get_yaxis_transform(),
            size=NOTE,
            family=FAMILY,
            color=MUTED,
            va="center",
            zorder=5,
            path_effects=[withStroke(linewidth=3, foreground=shade)],
        )
    if years[-1] >= TARGET_YEAR:
        axes.axhline(TARGET_SHARE, color=INK, linewidth=1, linestyle=(0, (1, 2)), zorder=1)
        words = Text(f"doel in {TARGET_YEAR}: 95%", f"target in {TARGET_YEAR}: 95%")[language]
        axes.text(
            0.28,
            TARGET_SHARE - 0.012,
            words,
            transform=axes.get_yaxis_transform(),
            size=NOTE,
            family=FAMILY,
            color=INK,
            va="top",
            zorder=5,
        )


def _draw_band(axes: Axes, band: pd.DataFrame, colour: str, line: object) -> None:
    axes.fill_between(band.index, band["low"], band["high"], facecolor=colour, alpha=0.18, linewidth=0, zorder=2)
    for edge in ("low", "high"):
        axes.plot(band.index, band[edge], color=colour, linewidth=0.6, alpha=0.7, zorder=2)
    above = 3 if line == "solid" else 4  # where two lines coincide, the dashes show on the solid one
    axes.plot(band.index, band["median"], color=colour, linewidth=2.4, linestyle=line, zorder=above, clip_on=False)


def _end_labels(
    figure: Figure,
    base: float,
    results: Results,
    found: dict[str, pd.DataFrame],
    looks: Sequence[tuple[str, object]],
    language: Language,
) -> None:
    blocks = []
    for name, band in found.items():
        low, middle, high = (round(100 * band[column].iloc[-1]) for column in ("low", "median", "high"))
        title = results.scenario_title(name)[language]
        to = Text("tot", "to")[language]
        blocks.append([*wrap(title, _LABEL_WIDTH, LABEL, weight="bold"), f"{middle}%", f"({low} {to} {high}%)"])
    heights = [len(lines) * LABEL * 1.35 / 72 + 0.08 for lines in blocks]
    wanted = [base + _MAIN * float(band["median"].iloc[-1]) for band in found.values()]
    places = spread(wanted, heights, base + max(heights) / 2, base + _MAIN - max(heights) / 2)
    for lines, (colour, _), place in zip(blocks, looks, places, strict=True):
        at = place + (len(lines) * LABEL * 1.35 / 72) / 2
        for number, words in enumerate(lines):
            weight = "bold" if number < len(lines) - 1 else "normal"
            write(figure, _LEFT + _WIDTH + 0.12, at, words, color=colour, weight=weight, va="top")
            at -= LABEL * 1.35 / 72
