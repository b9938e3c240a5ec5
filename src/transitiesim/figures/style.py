"""One look for all figures: colours, letters and the frame of title, subtitle and notes.

The colours stay apart for colour-blind readers and in grey print, because they differ in lightness too; text has a
contrast of at least 4.5 to 1 with what lies behind it (WCAG 2.2, 1.4.3). A figure is 8 inches wide: shown 800 pixels
wide, its smallest letters are 12 pixels high.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.text import Text as DrawnText
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

from transitiesim.language import Text
from transitiesim.results import Results

WIDTH_INCH = 8.0
DOTS_PER_INCH = 100
FAMILY = "DejaVu Sans"  # comes with matplotlib, so a figure looks the same on every machine

INK = "#1B1B1B"
MUTED = "#555555"
GRID = "#D9D9D9"
PALE = "#F2F2F2"
PAPER = "#FFFFFF"
ORANGE = "#B35300"
BLUE = "#0B3C6F"
SERIES = ((ORANGE, (0, (5, 1.5))), (BLUE, "solid"))
"""Colour and line style of the first and the second scenario."""

TITLE, SUBTITLE, LABEL, NOTE = 15.0, 10.5, 10.0, 9.0
MARGIN_INCH = 0.2
_LINE = 1.35  # height of a line of text, in letter sizes
_MEASURE = 100.0  # letters are measured this large, in points


def new_figure(height_inch: float, title: str, subtitle: str, notes: Sequence[str]) -> tuple[Figure, float, float]:
    """A figure with its title, subtitle and notes in place.

    Args:
        height_inch: height of the drawing between them, in inches.
        title: the question that the figure answers.
        subtitle: what is drawn.
        notes: reservations and how to read it; put under the drawing as one paragraph.

    Returns:
        The figure, and the bottom and top of the space for the drawing, in inches from the bottom.
    """
    width = (WIDTH_INCH - 2 * MARGIN_INCH) * 72
    heads = [(line, TITLE, INK, "bold") for line in wrap(title, width, TITLE, weight="bold")]
    heads += [(line, SUBTITLE, MUTED, "normal") for line in wrap(subtitle, width, SUBTITLE)]
    feet = wrap(" ".join(notes), width, NOTE)
    bottom = MARGIN_INCH + len(feet) * NOTE * _LINE / 72 + (0.1 if feet else 0)
    top = bottom + height_inch
    total = top + 0.12 + sum(size for _, size, _, _ in heads) * _LINE / 72 + MARGIN_INCH
    figure = Figure(figsize=(WIDTH_INCH, total), dpi=DOTS_PER_INCH, facecolor=PAPER)
    FigureCanvasAgg(figure)
    at = total - MARGIN_INCH
    for line, size, colour, weight in heads:
        write(figure, MARGIN_INCH, at, line, size=size, color=colour, weight=weight, va="top")
        at -= size * _LINE / 72
    for number, line in enumerate(feet):
        below = len(feet) - 1 - number
        write(figure, MARGIN_INCH, MARGIN_INCH + below * NOTE * _LINE / 72, line, size=NOTE, color=MUTED)
    return figure, bottom, top


def write(figure: Figure, x_inch: float, y_inch: float, words: str, **look: Any) -> DrawnText:
    """Put words on a figure, at a place in inches from the bottom left."""
    width, height = figure.get_size_inches()
    look = {"family": FAMILY, "size": LABEL, "color": INK, "va": "bottom", "ha": "left", **look}
    return figure.text(x_inch / width, y_inch / height, words, **look)


def axes_at(figure: Figure, left: float, bottom: float, width: float, height: float) -> Axes:
    """Plain axes at a place in inches, with only a thin line along the bottom."""
    across, up = figure.get_size_inches()
    axes = figure.add_axes((left / across, bottom / up, width / across, height / up))
    axes.set_facecolor("none")
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set(color=MUTED, linewidth=0.8)
    return axes


def label_ticks(axes: Axes, axis: str, places: Sequence[float], words: Sequence[str]) -> None:
    """Put these words, and no others, along the x or y axis."""
    one = axes.xaxis if axis == "x" else axes.yaxis
    one.set_major_locator(FixedLocator(list(places)))
    one.set_major_formatter(FixedFormatter(list(words)))
    one.set_tick_params(labelsize=LABEL, labelcolor=MUTED, color=MUTED, length=3 if axis == "x" else 0, pad=3)
    one.set_tick_params(labelfontfamily=FAMILY)


def label_years(axes: Axes, years: Sequence[int], *, every: int = 5, words: bool = True) -> None:
    """Years along the x axis: the round ones, or more of them when the run is short."""
    span = years[-1] - years[0]
    step = every if span > 12 else every * max(span, 1) // 12 + 1
    round_years = [year for year in years if year % step == 0] or [years[-1]]
    axes.set_xlim(years[0], max(years[-1], years[0] + 1))
    label_ticks(axes, "x", round_years, [str(year) if words else "" for year in round_years])


def label_percents(axes: Axes, places: Sequence[float] = (0, 0.25, 0.5, 0.75, 1), *, grid: bool = True) -> None:
    """Percentages along the y axis, with thin lines across."""
    label_ticks(axes, "y", places, [f"{round(100 * place)}%" for place in places])
    if grid:
        axes.grid(visible=True, axis="y", color=GRID, linewidth=0.6)
        axes.set_axisbelow(True)


def round_places(low: float, high: float) -> list[float]:
    """Some four to six round numbers from `low` or a little below to `high` or a little above."""
    found = MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    return [float(one) for one in found]


def text_width(words: str, size: float, weight: str = "normal") -> float:
    """Width of one line of words, in points.

    Letters are fitted to dots when they are drawn, which may make them a little wider; that is allowed for.
    """
    font = get_font(findfont(FontProperties(family=FAMILY, weight=weight)))
    font.set_size(_MEASURE, 72)
    font.set_text(words, 0.0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64 * size / _MEASURE * 1.03


def wrap(words: str, width: float, size: float, weight: str = "normal") -> list[str]:
    """Words divided over lines of at most `width` points; a single word is never broken."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def luminance(colour: str) -> float:
    """Relative luminance of a colour written as #RRGGBB, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted([luminance(one), luminance(two)])
    return (light + 0.05) / (dark + 0.05)


def readable_on(colour: str) -> str:
    """Ink or paper, whichever is read best on a colour."""
    return max((INK, PAPER), key=lambda letters: contrast(letters, colour))


def reservations(results: Results, neighbourhood: str | None) -> list[Text]:
    """What has to stand under every figure: how many runs, not fitted, how many guesses."""
    manifest, place = results.manifest, results.neighbourhood(neighbourhood)
    runs, share = manifest["replicates"], round(100 * place["default_share"])
    guess, total = manifest["numbers_guess"], manifest["numbers_total"]
    said = [
        Text(
            f"{runs} doorrekeningen per scenario. {'Geijkt' if manifest['calibrated'] else 'Niet geijkt'} op "
            f"waarnemingen; {guess} van de {total} getallen zijn inschattingen van experts en {share}% van de "
            "wijkcijfers is aangenomen.",
            f"{runs} runs per scenario. {'Calibrated' if manifest['calibrated'] else 'Not calibrated'} on "
            f"observations; {guess} of the {total} numbers are expert guesses and {share}% of the neighbourhood "
            "figures are assumed.",
        )
    ]
    if manifest["uncertainty"] == "seeds":
        text = Text(
            "De vlakken tonen alleen toeval, niet de onzekerheid in de getallen.",
            "The shaded areas show chance only, not the uncertainty of the numbers.",
        )
        said.append(text)
    return said
