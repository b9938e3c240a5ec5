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
_HEAD_LINE = NOTE * 1.35 / 72
_MOST_HEAD_LINES = 3
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
    ends: tuple[float, float] | None = None,
    totals: tuple[str, NDArray[np.float64]] | None = None,
    axes_names: tuple[str, str] | None = None,
) -> Figure:
    """Coloured cells, darker further away: blue above zero and orange below, or from the lower end to the upper one.

    Columns of which the name has no room get its first word or a letter, and a key under the drawing.

    Args:
        values: shape (rows, columns); NaN leaves a cell empty.
        rows: names of the rows, the first at the top.
        columns: names of the columns.
        title: the question.
        subtitle: what is drawn.
        notes: reservations.
        shown: a number as it stands in its cell.
        faint: cells that are not sure; their number is put between brackets.
        ends: values that are paper and full blue; without them zero is paper.
        totals: name and values of a last column without colour.
        axes_names: what goes down and what goes across.
    """
    down, across = axes_names or ("", "")
    side = LABEL * 2.4 / 72 if down else 0.0
    left = side + min(_LONGEST_LABEL, max(text_width(row, LABEL) for row in rows) / 72) + MARGIN_INCH + 0.15
    gap = 0.12 if totals else 0.0
    width = (WIDTH_INCH - left - MARGIN_INCH - gap) / (len(columns) + bool(totals))
    names, key = _short_heads(columns, width * 72 - 6)
    heads = [wrap(name, width * 72 - 4, NOTE) for name in (*names, *([totals[0]] if totals else []))]
    head = max(len(lines) for lines in heads) * _HEAD_LINE + 0.08
    figure, bottom, _ = new_figure(head + _ROW * len(rows) + side, title, subtitle, [*notes, *key])
    bottom += side
    axes = axes_at(figure, left, bottom, width * len(columns), _ROW * len(rows))
    axes.set_axis_off()
    place = _places(values, ends)
    axes.imshow(np.ma.masked_invalid(place), cmap=_MAP, vmin=0, vmax=1, aspect="auto", interpolation="nearest")
    axes.set_xticks(np.arange(len(columns) + 1) - 0.5, [])
    for k in range(len(rows) + 1):
        axes.axhline(k - 0.5, color=GRID, linewidth=0.5)
    starts = [left + k * width for k in range(len(columns))] + [WIDTH_INCH - MARGIN_INCH - width]
    for start, lines in zip(starts, heads, strict=False):
        for number, line in enumerate(lines):
            y = bottom + _ROW * len(rows) + 0.05 + (len(lines) - 1 - number) * _HEAD_LINE
            write(figure, start + 0.5 * width, y, line, ha="center", size=NOTE, color=MUTED)
    for i, row in enumerate(rows):
        y = bottom + _ROW * (len(rows) - i - 0.5)
        write_label(figure, left - 0.08, y, row, (left - side - MARGIN_INCH - 0.08) * 72)
        cells = [(float(values[i, k]), to_hex(_MAP(float(place[i, k]))), bool(faint is not None and faint[i, k]))
                 for k in range(len(columns))]  # fmt: skip
        if totals:
            cells.append((float(totals[1][i]), PAPER, False))
        for start, (value, colour, unsure) in zip(starts, cells, strict=False):
            words = "" if np.isnan(value) else shown(value)
            words = f"({words})" if unsure and words else words
            if words and text_width(words, NOTE) < width * 72 - 2:
                look = {"ha": "center", "va": "center", "size": NOTE, "color": readable_on(colour)}
                write(figure, start + 0.5 * width, y, words, **look)
    if down:
        middle = bottom + 0.5 * _ROW * len(rows)
        write_upwards(figure, MARGIN_INCH + 0.5 * side, middle, down, _ROW * len(rows) * 72)
        wide = width * len(columns)
        write(figure, left + 0.5 * wide, bottom - side, cut_to(across, wide * 72, LABEL), ha="center", color=MUTED)
    return figure


def _short_heads(names: Sequence[str], width: float) -> tuple[list[str], list[str]]:
    """Names that have room on a few lines; or for all of them their number, or a letter, and a key."""
    fits = [
        len(wrap(name, width, NOTE)) <= _MOST_HEAD_LINES
        and all(text_width(word, NOTE) <= width for word in name.split())
        for name in names
    ]
    if all(fits):
        return list(names), []
    numbered = all(name[:1].isdigit() and text_width(name.split()[0], NOTE) <= width for name in names)
    marks = [name.split()[0] if numbered else _letters(k) for k, name in enumerate(names)]
    key = "; ".join(name if numbered else f"{mark} = {name}" for mark, name in zip(marks, names, strict=True))
    return marks, [f"{key}."]


def _letters(number: int) -> str:
    """A to z, and then aa, ab, ..."""
    before, last = divmod(number, 26)
    return (_letters(before - 1) if before else "") + chr(97 + last)


def _places(values: NDArray[np.float64], ends: tuple[float, float] | None) -> NDArray[np.float64]:
    """Where every value lies on the colour map, 0 to 1."""
    if ends is not None:
        return 0.5 + 0.5 * np.clip((values - ends[0]) / (ends[1] - ends[0]), 0.0, 1.0)
    largest = float(np.abs(values[np.isfinite(values)]).max(initial=0.0))
    return 0.5 + values / (2 * largest) if largest > 0 else np.where(np.isnan(values), np.nan, 0.5)


def write_upwards(figure: Figure, x: float, y: float, words: str, room: float) -> None:
    """A name along the side, read from below; on two lines where it is long, cut off where it is longer still.

    Args:
        figure: the figure.
        x: middle, in inches.
        y: middle, in inches.
        words: the name.
        room: room for it, in points.
    """
    size = NOTE if text_width(words, LABEL) > room else LABEL
    lines = wrap(words, room, size)
    lines = [lines[0], " ".join(lines[1:])] if len(lines) > 1 else lines
    for number, line in enumerate(lines):
        at = x + (number - 0.5 * (len(lines) - 1)) * NOTE * 1.25 / 72
        shown = cut_to(line, room, size)
        write(figure, at, y, shown, ha="center", va="center", rotation=90, color=MUTED, size=size)


def cut_to(words: str, room: float, size: float) -> str:
    """The words, or as many letters of them as have room, in points, with dots behind them."""
    shown = words
    while text_width(shown, size) > room and len(shown) > 4:
        shown = f"{shown.removesuffix('...').rstrip()[:-1]}..."
    return shown


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
        shown = cut_to(line, width, NOTE)
        up = (0.5 * (len(lines) - 1) - number) * NOTE * 1.25 / 72
        write(figure, x, y + up, shown, ha="right", va="center", size=NOTE)
