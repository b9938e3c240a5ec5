"""What moves the outcome most? Bars with their intervals, the longest at the top; and ranges within ranges."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from transitiesim.figures.grid import write_label
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
    text_width,
    write,
)

_ROW = 0.36
_LABELS = 3.0
MOST_BARS = 20


def draw_bars(
    names: Sequence[str],
    values: NDArray[np.float64],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    title: str,
    subtitle: str,
    notes: Sequence[str],
    *,
    shown: Callable[[float], str],
) -> Figure:
    """A tornado: a bar per name from zero, with its interval, longest first; the twenty longest at most.

    Args:
        names: what the bars stand for.
        values: their lengths; shape (names,).
        low: lower ends of the intervals; NaN for none.
        high: upper ends.
        title: the question.
        subtitle: what is drawn.
        notes: reservations.
        shown: a number as it stands behind its bar.
    """
    order = np.argsort(-np.abs(np.nan_to_num(values)), kind="stable")[:MOST_BARS]
    words = [shown(float(values[k])) for k in order]
    figure, bottom, _ = new_figure(_ROW * len(order) + 0.05, title, subtitle, notes)
    room = max(text_width(word, NOTE) for word in words) / 72 + 0.15
    width = WIDTH_INCH - MARGIN_INCH - _LABELS - room - MARGIN_INCH
    axes = axes_at(figure, _LABELS, bottom, width, _ROW * len(order))
    axes.spines["bottom"].set_visible(False)
    axes.set_xticks([])
    axes.set_yticks([])
    ends = np.concatenate([np.nan_to_num(one[order]) for one in (values, low, high)])
    least, most = min(0.0, float(ends.min())), max(0.0, float(ends.max()))
    axes.set_xlim(least, most if most > least else 1.0)
    axes.set_ylim(len(order) - 0.5, -0.5)
    axes.axvline(0, color=MUTED, linewidth=0.8)
    for row, k in enumerate(order):
        colour = BLUE if values[k] >= 0 else ORANGE
        axes.barh(row, np.nan_to_num(values[k]), height=0.62, color=colour, alpha=0.55, linewidth=0)
        if not np.isnan(low[k]):
            axes.plot([low[k], high[k]], [row, row], color=INK, linewidth=1.4, solid_capstyle="butt")
        y = bottom + _ROW * (len(order) - row - 0.5)
        write_label(figure, _LABELS - 0.1, y, names[k], (_LABELS - MARGIN_INCH - 0.1) * 72)
        write(figure, _LABELS + width + 0.1, y, words[row], va="center", size=NOTE, color=MUTED)
    return figure


def draw_ranges(
    names: Sequence[str],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    least: NDArray[np.float64],
    most: NDArray[np.float64],
    title: str,
    subtitle: str,
    notes: Sequence[str],
    *,
    shown: Callable[[float], str],
) -> Figure:
    """Ranges within ranges: how far each name could go, and the part of it that is meant.

    Args:
        names: what the ranges are of.
        low: where the part begins; shape (names,).
        high: where it ends.
        least: where the whole begins.
        most: where the whole ends.
        title: the question.
        subtitle: what is drawn.
        notes: reservations.
        shown: a number as it stands behind its range.
    """
    count = len(names)
    words = [f"{shown(float(a))} - {shown(float(b))}" for a, b in zip(low, high, strict=True)]
    figure, bottom, _ = new_figure(max(1, count) * _ROW + 0.05, title, subtitle, notes)
    room = max((text_width(word, NOTE) for word in words), default=0.0) / 72 + 0.15
    width = WIDTH_INCH - MARGIN_INCH - _LABELS - room - MARGIN_INCH
    axes = axes_at(figure, _LABELS, bottom, width, _ROW * max(1, count))
    axes.set_axis_off()
    axes.set_xlim(-0.01, 1.01)
    axes.set_ylim(max(1, count) - 0.5, -0.5)
    for row, name in enumerate(names):
        span = most[row] - least[row] or 1.0
        start, stop = (low[row] - least[row]) / span, (high[row] - least[row]) / span
        axes.plot([0, 1], [row, row], color=GRID, linewidth=9, solid_capstyle="butt")
        axes.plot([start, max(stop, start + 0.01)], [row, row], color=BLUE, linewidth=9, solid_capstyle="butt")
        y = bottom + _ROW * (count - row - 0.5)
        write_label(figure, _LABELS - 0.1, y, name, (_LABELS - MARGIN_INCH - 0.1) * 72)
        write(figure, _LABELS + width + 0.1, y, words[row], va="center", size=NOTE, color=MUTED)
    return figure
