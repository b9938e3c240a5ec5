"""How fast is the model, by size? On logarithmic axes, beside what it is compared with."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure

from transitiesim.figures.labels import spread
from transitiesim.figures.style import BLUE, GRID, LABEL, MUTED, ORANGE, axes_at, label_ticks, new_figure, write
from transitiesim.language import Language, Text

_LEFT, _WIDTH, _HEIGHT = 1.05, 4.5, 3.8
_TITLE = Text("Hoe snel rekent het model?", "How fast is the model?")
_WHAT = Text(
    "Huishoudmaanden per seconde processortijd, bouwen en vastleggen meegerekend, naar aantal huishoudens",
    "Household-months per second of processor time, building and recording included, by number of households",
)
_MODEL = Text("het hele model", "the full model")


def draw_speed(
    sizes: Sequence[int], speeds: Sequence[float], others: Mapping[Text, float], *, language: Language = "nl"
) -> Figure:
    """Speed by size, with a level line for each thing it is compared with.

    Args:
        sizes: numbers of households, rising.
        speeds: household-months per second at each.
        others: household-months per second of other programs, by name.
        language: "nl" or "en".
    """
    figure, bottom, top = new_figure(_HEIGHT + 0.35, _TITLE[language], _WHAT[language], [])
    axes = axes_at(figure, _LEFT, bottom + 0.35, _WIDTH, top - bottom - 0.35)
    axes.set(xscale="log", yscale="log")
    lowest, highest = min([*speeds, *others.values()]) / 2, max([*speeds, *others.values()]) * 2
    axes.set_xlim(sizes[0], max(sizes[-1], sizes[0] + 1))
    axes.set_ylim(lowest, highest)
    axes.plot(sizes, speeds, color=BLUE, linewidth=2.2, marker="o", markersize=4)
    for speed in others.values():
        axes.axhline(speed, color=ORANGE, linewidth=1.4, linestyle=(0, (5, 1.5)))
    powers = [10.0**power for power in range(1, 10)]
    shown = [one for one in powers if lowest <= one <= highest]
    label_ticks(axes, "y", shown, [_number(one, language) for one in shown])
    inside = [one for one in powers if sizes[0] <= one <= sizes[-1]]
    label_ticks(axes, "x", inside, [_number(one, language) for one in inside])
    axes.minorticks_off()
    axes.grid(visible=True, axis="y", color=GRID, linewidth=0.6)
    labels = [
        (speeds[-1], _MODEL[language], BLUE),
        *((speed, name[language], ORANGE) for name, speed in others.items()),
    ]
    height = top - bottom - 0.35
    decades = math.log(highest / lowest)
    wanted = [height * math.log(speed / lowest) / decades for speed, *_ in labels]
    places = spread(wanted, 0.22, 0.0, height)
    for (_, words, colour), place in zip(labels, places, strict=True):
        x, y = _LEFT + _WIDTH + 0.1, bottom + 0.35 + place
        write(figure, x, y, words, color=colour, size=LABEL, va="center")
    write(figure, _LEFT, bottom - 0.05, Text("huishoudens", "households")[language], color=MUTED, size=LABEL)
    return figure


def _number(number: float, language: Language) -> str:
    words = f"{number:,.0f}"
    return words.replace(",", ".") if language == "nl" else words
