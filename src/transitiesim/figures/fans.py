"""How does the outcome go over the years? A fan over settings and replicates for each scenario."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from transitiesim.figures.labels import spread
from transitiesim.figures.style import (
    BLUE,
    GRID,
    INK,
    LABEL,
    MARGIN_INCH,
    ORANGE,
    WIDTH_INCH,
    axes_at,
    label_ticks,
    label_years,
    new_figure,
    round_places,
    text_width,
    wrap,
    write,
)

_LEFT, _HEIGHT, _NAMES = 0.75, 3.2, 1.9
_COLOURS = (ORANGE, BLUE, "#3D7A3D", "#7A3D7A", INK)
MOST_FANS = len(_COLOURS)


def draw_fans(
    fans: Mapping[str, pd.DataFrame],
    title: str,
    subtitle: str,
    notes: Sequence[str],
    *,
    shown: Callable[[float], str],
    from_zero: bool,
) -> Figure:
    """Fans: the middle half dark, ninety percent light, the median as a line.

    Args:
        fans: for each name a table with a row per year (index) and columns for the 5, 25, 50, 75 and 95 percent
            points; at most five names.
        title: the question.
        subtitle: what is drawn.
        notes: reservations.
        shown: a number as it stands along the axis.
        from_zero: whether the axis begins at zero.
    """
    figure, bottom, top = new_figure(_HEIGHT + 0.3, title, subtitle, notes)
    width = WIDTH_INCH - _LEFT - _NAMES - MARGIN_INCH
    height = top - bottom - 0.45
    axes = axes_at(figure, _LEFT, bottom + 0.3, width, height)
    ends: list[float] = []
    for colour, table in zip(_COLOURS, fans.values(), strict=False):
        years = table.index.to_numpy()
        low, quarter, middle, three, high = (table.iloc[:, k].to_numpy() for k in range(5))
        axes.fill_between(years, low, high, color=colour, alpha=0.12, linewidth=0)
        axes.fill_between(years, quarter, three, color=colour, alpha=0.25, linewidth=0)
        axes.plot(years, middle, color=colour, linewidth=2)
        ends.append(float(middle[-1]))
    every = sorted({int(year) for table in fans.values() for year in table.index})
    label_years(axes, every)
    least = min(float(np.nanmin(table.to_numpy())) for table in fans.values())
    most = max(float(np.nanmax(table.to_numpy())) for table in fans.values())
    least = min(0.0, least) if from_zero else least
    places = round_places(least, max(most, least + 1e-9))
    least, most = min(least, places[0]), max(most, places[-1])
    axes.set_ylim(least, most)
    label_ticks(axes, "y", places, [shown(one) for one in places])
    axes.grid(visible=True, axis="y", color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    at = spread([(end - least) / (most - least) * height for end in ends], 0.36, 0.1, height - 0.1)
    for colour, name, y in zip(_COLOURS, fans, at, strict=False):
        lines = wrap(name, _NAMES * 72 - 10, LABEL)[:2]
        for number, line in enumerate(lines):
            words = line if text_width(line, LABEL) < _NAMES * 72 else f"{line[:18]}..."
            shift = (0.5 * (len(lines) - 1) - number) * 0.17
            write(figure, _LEFT + width + 0.1, bottom + 0.3 + y + shift, words, color=colour, va="center")
    return figure
