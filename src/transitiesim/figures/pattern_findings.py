"""What was found for one pattern of the study, and where should it lie?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.figure import Figure

from transitiesim.figures.style import (
    BLUE,
    GRID,
    INK,
    MARGIN_INCH,
    MUTED,
    NOTE,
    ORANGE,
    WIDTH_INCH,
    axes_at,
    new_figure,
    wrap,
    write,
)
from transitiesim.language import Language, Text

_STRIP = 0.3
_LINE = 0.17
_GAP = 0.16
_NUMBER = 2.1
_WHAT = Text(
    "Gevonden waarde met 95%-interval over runs. De grijze band is waar het hele interval moet liggen. Blauw met stip: "
    "gehaald; oranje met kruis: niet gehaald",
    "Value found with its 95% interval over runs. The grey band is where the whole interval must lie. Blue with a dot: "
    "met; orange with a cross: not met",
)


class Found(NamedTuple):
    """One statistic in one place: what it is, what was found with its interval, and between what it must lie."""

    words: str
    value: float
    low: float
    high: float
    above: float | None
    below: float | None
    met: bool


def draw_findings(number: int, expected: str, found: Sequence[Found], *, language: Language = "nl") -> Figure:
    """A strip per statistic of one pattern.

    Args:
        number: of the pattern.
        expected: what should be seen.
        found: its statistics; values that are not numbers are left out of the drawing, their words stay.
        language: "nl" or "en".
    """
    width = WIDTH_INCH - 2 * MARGIN_INCH - _NUMBER
    lines = [wrap(one.words, (WIDTH_INCH - 2 * MARGIN_INCH) * 72, NOTE) for one in found]
    height = sum(_LINE * len(words) + _STRIP + _GAP for words in lines)
    figure, _, top = new_figure(height, f"{number}. {expected}", _WHAT[language], [])
    for one, words in zip(found, lines, strict=True):
        for word in words:
            top -= _LINE
            write(figure, MARGIN_INCH, top, word, size=NOTE)
        top -= _STRIP
        _strip(figure, one, top, width, language)
        top -= _GAP
    return figure


def _strip(figure: Figure, one: Found, bottom: float, width: float, language: Language) -> None:
    axes = axes_at(figure, MARGIN_INCH, bottom, width, _STRIP)
    axes.set(xticks=[], yticks=[], ylim=(-1, 1))
    axes.spines["bottom"].set_visible(False)
    limits = [limit for limit in (one.above, one.below) if limit is not None]
    if math.isnan(one.value):
        write(figure, MARGIN_INCH + width + 0.1, bottom + _STRIP / 2, "-", va="center", size=NOTE, color=MUTED)
        return
    ends = [one.low, one.high, one.value, *limits]
    least, most = min(ends), max(ends)
    room = 0.12 * (most - least) or 1.0
    axes.set_xlim(least - room, most + room)
    band = (one.above if one.above is not None else least - room, one.below if one.below is not None else most + room)
    axes.axvspan(*band, color=GRID, linewidth=0)
    for limit in limits:
        axes.axvline(limit, color=MUTED, linewidth=1, linestyle=(0, (3, 2)))
    colour = BLUE if one.met else ORANGE
    axes.plot([one.low, one.high], [0, 0], color=colour, linewidth=3, solid_capstyle="butt")
    axes.plot([one.value], [0], marker="o" if one.met else "X", color=colour, markersize=8, markeredgecolor=INK)
    words = f"{one.value:.3g}  ({one.low:.3g} .. {one.high:.3g})"
    said = words.replace(".", ",").replace(",,", "..") if language == "nl" else words
    write(figure, MARGIN_INCH + width + 0.1, bottom + _STRIP / 2, said, va="center", size=NOTE, color=INK)
