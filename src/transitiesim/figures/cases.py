"""Where did it work? Every case as a dot in the plane of two numbers, and the box in which it works."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from transitiesim.figures.grid import cut_to, write_upwards
from transitiesim.figures.style import (
    BLUE,
    INK,
    LABEL,
    MARGIN_INCH,
    MUTED,
    ORANGE,
    WIDTH_INCH,
    axes_at,
    label_ticks,
    new_figure,
    round_places,
    write,
)

_LEFT, _FOOT, _HEIGHT, _KEY = 0.95, 0.55, 3.6, 1.35


def draw_cases(
    x: NDArray[np.float64],
    good: NDArray[np.bool_],
    box: NDArray[np.float64],
    axes_names: tuple[str, str],
    title: str,
    subtitle: str,
    notes: Sequence[str],
    *,
    shown: tuple[Callable[[float], str], Callable[[float], str]],
    names: tuple[str, str],
) -> Figure:
    """Cases that are good or not, and the box of PRIM around the good ones.

    Args:
        x: where the cases lie; shape (cases, 2).
        good: which are good; shape (cases,).
        box: low and high end of the box in either direction; shape (2, 2).
        axes_names: what goes across and what goes up.
        title: the question.
        subtitle: what is drawn.
        notes: reservations.
        shown: a number as it stands along either axis.
        names: of good cases and of the others.
    """
    figure, bottom, _ = new_figure(_HEIGHT + _FOOT + 0.1, title, subtitle, notes)
    width = WIDTH_INCH - _LEFT - _KEY - MARGIN_INCH
    axes = axes_at(figure, _LEFT, bottom + _FOOT, width, _HEIGHT)
    for kind, colour, sign in ((~good, ORANGE, "x"), (good, BLUE, "o")):
        edge = 0.9 if sign == "x" else 0
        axes.scatter(x[kind, 0], x[kind, 1], s=14, c=colour, marker=sign, alpha=0.55, linewidths=edge)
    (left, right), (low, high) = box
    axes.add_patch(Rectangle((left, low), right - left, high - low, fill=False, edgecolor=INK, linewidth=1.8, zorder=5))
    for k, axis in enumerate("xy"):
        least, most = float(min(x[:, k].min(), box[k, 0])), float(max(x[:, k].max(), box[k, 1]))
        edge = 0.03 * (most - least or 1.0)
        (axes.set_xlim if axis == "x" else axes.set_ylim)(least - edge, most + edge)
        places = [one for one in round_places(least, most) if least - edge <= one <= most + edge]
        label_ticks(axes, axis, places, [shown[k](one) for one in places])
    across, up = axes_names
    write(figure, _LEFT + 0.5 * width, bottom, cut_to(across, width * 72, LABEL), ha="center", color=MUTED)
    write_upwards(figure, MARGIN_INCH + 0.1, bottom + _FOOT + 0.5 * _HEIGHT, up, _HEIGHT * 72)
    for number, (words, colour) in enumerate(zip(names, (BLUE, ORANGE), strict=True)):
        y = bottom + _FOOT + _HEIGHT - 0.2 - 0.25 * number
        write(figure, _LEFT + width + 0.15, y, cut_to(words, _KEY * 72 - 12, LABEL), color=colour, va="center")
    return figure
