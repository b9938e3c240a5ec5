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
_ROW = 0.36
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
    around_zero: bool = True,
) -> Figure:
    """Coloured cells, darker further away: blue above zero and orange below, or blue above the lowest.

    Args:
        values: shape (rows, columns); NaN leaves a cell empty.
        rows: names of the rows, the first at the top.
        columns: names of the columns.
        title: the question.
        subtitle: what is drawn.
        notes: reservations.
        shown: a number as it stands in its cell.
        faint: cells of which the sign is not sure; their number is put between brackets.
        around_zero: whether zero is paper; otherwise the lowest value is.
    """
    left = min(_LONGEST_LABEL, max(text_width(row, LABEL) for row in rows) / 72) + MARGIN_INCH + 0.15
    width = (WIDTH_INCH - left - MARGIN_INCH) / len(columns)
    heads = [wrap(column, width * 72 - 4, NOTE) for column in columns]
    head = max(len(lines) for lines in heads) * NOTE * 1.35 / 72 + 0.08
    figure, bottom, _ = new_figure(head + _ROW * len(rows), title, subtitle, notes)
    axes = axes_at(figure, left, bottom, width * len(columns), _ROW * len(rows))
    axes.set_axis_off()
    place = _places(values, around_zero=around_zero)
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
        write_label(figure, left - 0.08, y, row, (left - MARGIN_INCH - 0.08) * 72)
        for k in range(len(columns)):
            value = float(values[i, k])
            words = "" if np.isnan(value) else shown(value)
            if faint is not None and faint[i, k] and words:
                words = f"({words})"
            if words and text_width(words, NOTE) < width * 72 - 2:
                colour = readable_on(to_hex(_MAP(float(place[i, k]))))
                write(figure, left + (k + 0.5) * width, y, words, ha="center", va="center", size=NOTE, color=colour)
    return figure


def _places(values: NDArray[np.float64], *, around_zero: bool) -> NDArray[np.float64]:
    """Where every value lies on the colour map, 0 to 1."""
    known = values[np.isfinite(values)]
    if around_zero:
        largest = float(np.abs(known).max(initial=0.0))
        return 0.5 + values / (2 * largest) if largest > 0 else np.where(np.isnan(values), np.nan, 0.5)
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 0.0)
    return 0.5 + 0.5 * (values - low) / (high - low) if high > low else np.where(np.isnan(values), np.nan, 0.5)


def write_label(figure: Figure, x: float, y: float, words: str, width: float) -> None:
    """A name that ends at x: on one line, on two smaller ones where it is long, cut off where it is longer still.

    Args:
        figure: the figure.
        x: right end, in inches.
        y: middle, in inches.
        words: the name.
        width: room for it, in points.
    """
    if text_width(words, LABEL) <= width:
        write(figure, x, y, words, ha="right", va="center")
        return
    lines = wrap(words, width, NOTE)
    lines = [lines[0], " ".join(lines[1:])] if len(lines) > 1 else lines
    for number, line in enumerate(lines):
        shown = line
        while text_width(shown, NOTE) > width:
            shown = f"{shown.removesuffix('...').rstrip()[:-1]}..."
        up = (0.5 * (len(lines) - 1) - number) * NOTE * 1.25 / 72
        write(figure, x, y + up, shown, ha="right", va="center", size=NOTE)
