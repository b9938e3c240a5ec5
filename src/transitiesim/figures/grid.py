"""What matters where? A table of coloured cells with the numbers in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_hex
from matplotlib.figure import Figure
from numpy.typing import NDArray

from transitiesim.figures.style import (
    BLUE,
    GRID,
    LABEL,
    MARGIN_INCH,
    MUTED,
    NOTE,
    ORANGE,
    PAPER,
    WIDTH_INCH,
    axes_at,
    new_figure,
    readable_on,
    text_width,
    wrap,
    write,
)

_MAP = LinearSegmentedColormap.from_list("below and above", [ORANGE, PAPER, BLUE])
_ROW = 0.3
_LONGEST_LABEL = 2.7


def draw_grid(
    values: NDArray[np.float64],
    rows: Sequence[str],
    columns: Sequence[str],
    title: str,
    subtitle: str,
    notes: Sequence[str],
    *,
    shown: Callable[[float], str],
    faint: NDArray[np.bool_] | None = None,
) -> Figure:
    """Coloured cells: blue above zero, orange below, paper at zero, darker further away.

    Args:
        values: shape (rows, columns); NaN leaves a cell empty.
        rows: names of the rows, the first at the top.
        columns: names of the columns.
        title: the question.
        subtitle: what is drawn.
        notes: reservations.
        shown: a number as it stands in its cell.
        faint: cells of which the sign is not sure; their number is put between brackets.
    """
    left = min(_LONGEST_LABEL, max(text_width(row, LABEL) for row in rows) / 72) + MARGIN_INCH + 0.1
    width = (WIDTH_INCH - left - MARGIN_INCH) / len(columns)
    heads = [wrap(column, width * 72 - 4, NOTE) for column in columns]
    head = max(len(lines) for lines in heads) * NOTE * 1.35 / 72 + 0.08
    figure, bottom, _ = new_figure(head + _ROW * len(rows), title, subtitle, notes)
    axes = axes_at(figure, left, bottom, width * len(columns), _ROW * len(rows))
    axes.set_axis_off()
    largest = float(np.nanmax(np.abs(values))) if np.isfinite(values).any() else 0.0
    place = 0.5 + values / (2 * largest) if largest > 0 else np.where(np.isnan(values), np.nan, 0.5)
    axes.imshow(np.ma.masked_invalid(place), cmap=_MAP, vmin=0, vmax=1, aspect="auto", interpolation="nearest")
    axes.set_xticks(np.arange(len(columns) + 1) - 0.5, [])
    for k in range(len(rows) + 1):
        axes.axhline(k - 0.5, color=GRID, linewidth=0.5)
    for k, lines in enumerate(heads):
        for number, line in enumerate(lines):
            y = bottom + _ROW * len(rows) + 0.05 + (len(lines) - 1 - number) * NOTE * 1.35 / 72
            write(figure, left + (k + 0.5) * width, y, line, ha="center", size=NOTE, color=MUTED)
    for i, row in enumerate(rows):
        y = bottom + _ROW * (len(rows) - i - 0.5)
        write(figure, left - 0.08, y, fitting(row, (left - MARGIN_INCH - 0.08) * 72), ha="right", va="center")
        for k in range(len(columns)):
            value = float(values[i, k])
            words = "" if np.isnan(value) else shown(value)
            if faint is not None and faint[i, k] and words:
                words = f"({words})"
            if words and text_width(words, NOTE) < width * 72 - 2:
                colour = readable_on(to_hex(_MAP(float(place[i, k]))))
                write(figure, left + (k + 0.5) * width, y, words, ha="center", va="center", size=NOTE, color=colour)
    return figure


def fitting(words: str, width: float) -> str:
    """Words cut off where there is no more room."""
    if text_width(words, LABEL) <= width:
        return words
    while words and text_width(f"{words}...", LABEL) > width:
        words = words[:-1]
    return f"{words.rstrip()}..."
