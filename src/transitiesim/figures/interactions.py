"""What do two do only together? Two lines for each pair; where they part, the two strengthen each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from transitiesim.figures.grid import cut_to
from transitiesim.figures.labels import spread
from transitiesim.figures.style import (
    GRID,
    LABEL,
    MARGIN_INCH,
    MUTED,
    NOTE,
    SERIES,
    WIDTH_INCH,
    axes_at,
    label_ticks,
    new_figure,
    round_places,
    text_width,
    write,
)

MOST_PAIRS = 6
_ACROSS = 3
_TICKS, _LINE_NAMES, _HEIGHT, _HEAD, _FOOT = 0.5, 0.75, 1.7, 0.42, 0.42


@dataclass(frozen=True, eq=False)
class Pair:
    """Two levers and the outcome with neither, one and both.

    Attributes:
        title: which two.
        told: what they add to each other, in words.
        across: words below the left and the right end: without and with the first.
        lines: words behind the two lines: without and with the second.
        means: outcomes; the first index says whether the first is on, the second whether the second is.
    """

    title: str
    told: str
    across: tuple[str, str]
    lines: tuple[str, str]
    means: NDArray[np.float64]


def draw_interactions(
    pairs: Sequence[Pair], title: str, subtitle: str, notes: Sequence[str], *, shown: Callable[[float], str]
) -> Figure:
    """Interaction plots, all on one scale; six pairs at most.

    Args:
        pairs: the pairs, the first at the top left.
        title: the question.
        subtitle: what is drawn.
        notes: reservations.
        shown: a number as it stands along the axis.
    """
    some = list(pairs)[:MOST_PAIRS]
    lines = max(1, -(-len(some) // _ACROSS))
    block = _HEAD + _HEIGHT + _FOOT
    figure, bottom, _ = new_figure(lines * block, title, subtitle, notes)
    every = np.concatenate([one.means.ravel() for one in some]) if some else np.array([0.0, 1.0])
    places = round_places(float(np.nanmin(every)), float(np.nanmax(every)) + 1e-9)
    column = (WIDTH_INCH - 2 * MARGIN_INCH) / _ACROSS
    for number, one in enumerate(some):
        row, at = divmod(number, _ACROSS)
        left = MARGIN_INCH + at * column
        low = bottom + (lines - 1 - row) * block + _FOOT
        _panel(figure, one, left, low, column, places, shown, numbers=at == 0)
    return figure


def _panel(
    figure: Figure,
    one: Pair,
    left: float,
    low: float,
    column: float,
    places: list[float],
    shown: Callable[[float], str],
    *,
    numbers: bool,
) -> None:
    start, width = left + _TICKS, column - _TICKS - _LINE_NAMES
    axes = axes_at(figure, start, low, width, _HEIGHT)
    axes.set_xlim(0, 1)
    axes.set_ylim(places[0], places[-1])
    label_ticks(axes, "x", [], [])
    label_ticks(axes, "y", places, [shown(place) if numbers else "" for place in places])
    axes.grid(visible=True, axis="y", color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    for k, (colour, style) in enumerate(SERIES):
        ends = one.means[:, k]
        axes.plot([0, 1], ends, color=colour, linestyle=style, linewidth=2, marker="o", markersize=4, clip_on=False)
    span = places[-1] - places[0]
    wanted = [float((end - places[0]) / span * _HEIGHT) for end in one.means[1]]
    names = zip(one.lines, spread(wanted, 0.19, 0.0, _HEIGHT), SERIES, strict=True)
    for words, up, (colour, _) in names:
        room = _LINE_NAMES * 72 - 10
        write(figure, start + width + 0.1, low + up, cut_to(words, room, NOTE), size=NOTE, va="center", color=colour)
    for words, place in zip(one.across, (start, start + width), strict=True):
        half = text_width(words, NOTE) / 144
        right = WIDTH_INCH - MARGIN_INCH - half
        write(
            figure, min(max(place, MARGIN_INCH + half), right), low - 0.27, words, ha="center", size=NOTE, color=MUTED
        )
    write(figure, start, low + _HEIGHT + 0.22, cut_to(one.title, (column - _TICKS) * 72 - 8, LABEL), weight="bold")
    write(figure, start, low + _HEIGHT + 0.06, one.told, size=NOTE, color=MUTED)
