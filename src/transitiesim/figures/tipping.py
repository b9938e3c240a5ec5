"""How far is the neighbourhood from tipping? The acceptance map as a cobweb, with a reading aid beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from transitiesim.analysis.cobweb import Cobweb
from transitiesim.analysis.headline import percent
from transitiesim.figures.style import (
    BLUE,
    FAMILY,
    INK,
    LABEL,
    MUTED,
    NOTE,
    ORANGE,
    PAPER,
    axes_at,
    label_ticks,
    new_figure,
    wrap,
    write,
)
from transitiesim.language import Language, Text

_LEFT, _BOTTOM, _SIDE = 0.8, 0.6, 4.3
_AID_LEFT = _LEFT + _SIDE + 0.3
_AID_WIDTH = 8.0 - 0.2 - _AID_LEFT
_PALE_BLUE, _PALE_ORANGE = "#DCE6F0", "#F6E3D0"


@dataclass(frozen=True, slots=True)
class _Point:
    """A numbered point on the diagonal, and what it means."""

    share: float
    colour: str
    text: Text


def draw_tipping(cobweb: Cobweb, name: str, moment: Text | None = None, *, language: Language = "nl") -> Figure:
    """The acceptance map: where the neighbourhood is, where it comes to rest, and what would carry it further.

    Args:
        cobweb: the map and its points.
        name: name of the neighbourhood.
        moment: scenario and moment at which the map was made, as shown in the subtitle.
        language: "nl" or "en".
    """
    title = Text("Hoe ver is {name} van een kantelpunt?", "How far is {name} from tipping?").format(name=name)
    asked = {
        "all_asked": Text("alsof iedereen nu de vraag krijgt", "as if everyone were asked now"),
        "present_reach": Text("met alleen wie nu bereikt wordt", "with only those who are reached now"),
    }[cobweb.basis]
    what = Text(
        "Hoeveel bewoners doen mee als ze zien hoeveel anderen dat al doen; berekend {asked}",
        "How many residents join when they see how many others have; worked out {asked}",
    )
    parts = [moment[language]] if moment is not None else []
    subtitle = ". ".join([*parts, what[language].format(asked=asked[language])])
    notes = [
        Text(
            "De lijn volgt uit een model dat niet zegt wat er zal gebeuren: regels voor complexen en de eisen van een "
            "warmtebedrijf tellen hier niet mee.",
            "The line comes from a model that does not say what will happen: consent rules for blocks and the demands "
            "of a heat supplier are left out here.",
        )[language]
    ]
    figure, bottom, top = new_figure(_BOTTOM + _SIDE + 0.1, title[language], subtitle, notes)
    axes = axes_at(figure, _LEFT, bottom + _BOTTOM, _SIDE, _SIDE)
    _map(axes, cobweb, language)
    points = _points(cobweb)
    _mark(axes, [point.share for point in points], [point.colour for point in points])
    _reading_aid(figure, top - 0.1, points, cobweb, language)
    return figure


def _map(axes: Axes, cobweb: Cobweb, language: Language) -> None:
    x, y = cobweb.x, cobweb.acceptance
    axes.fill_between(x, x, y, where=(y >= x).tolist(), interpolate=True, facecolor=_PALE_BLUE, linewidth=0)
    axes.fill_between(x, x, y, where=(y <= x).tolist(), interpolate=True, facecolor=_PALE_ORANGE, linewidth=0)
    axes.plot([0, 1], [0, 1], color=MUTED, linewidth=1, linestyle=(0, (4, 3)))
    stairs = cobweb.steps(cobweb.now)
    axes.plot(stairs[:, 0], stairs[:, 1], color=INK, linewidth=0.9)
    axes.plot(x, y, color=BLUE, linewidth=2.6, clip_on=False)
    lifted = cobweb.lifted()
    if lifted is not None:
        axes.plot(x, lifted.acceptance, color=ORANGE, linewidth=2, linestyle=(0, (5, 1.5)), clip_on=False)
    axes.set(xlim=(0, 1), ylim=(0, 1))
    ticks = (0, 0.25, 0.5, 0.75, 1)
    for axis in ("x", "y"):
        label_ticks(axes, axis, ticks, [f"{round(100 * tick)}%" for tick in ticks])
    axes.spines["left"].set(visible=True, color=MUTED, linewidth=0.8)
    look: Any = {"family": FAMILY, "size": LABEL, "color": INK}
    axes.set_xlabel(Text("zoveel doen er al mee", "so many take part already")[language], labelpad=4, **look)
    axes.set_ylabel(Text("zoveel doen er dan mee", "so many then take part")[language], labelpad=4, **look)


def _points(cobweb: Cobweb) -> list[_Point]:
    now, rest = cobweb.now, cobweb.lowest_fixed_point
    found = [_Point(now, INK, Text(f"Nu doet {percent(now)}% mee.", f"Now {percent(now)}% take part."))]
    if abs(rest - now) < 0.01:
        text = Text("Daar blijft het bij als er niets bij komt.", "There it stays if nothing is added.")
        found[0] = _Point(now, INK, Text(f"{found[0].text.nl} {text.nl}", f"{found[0].text.en} {text.en}"))
    else:
        text = Text(
            f"Zonder iets nieuws komt het tot rust bij {percent(rest)}%: daar loopt de trap dood op de schuine lijn.",
            f"With nothing new it comes to rest at {percent(rest)}%: there the stairs meet the slanting line.",
        )
        found.append(_Point(rest, BLUE, text))
    end, extra = cobweb.rest_beyond(), cobweb.extra_commitment
    if end is None:
        return found
    text = Text(
        f"Als {percent(extra)}% extra zeker meedoet (oranje streeplijn), blijft het niet meer steken en loopt het door "
        f"tot {percent(end)}%.",
        f"If an extra {percent(extra)}% are sure to take part (orange dashes), it no longer gets stuck and runs on "
        f"to {percent(end)}%.",
    )
    return [*found, _Point(end, ORANGE, text)]


def _mark(axes: Axes, shares: list[float], colours: list[str]) -> None:
    """Numbered dots on the diagonal; dots that would touch step aside, with a line to their place."""
    taken: list[tuple[float, float]] = []
    for number, (share, colour) in enumerate(zip(shares, colours, strict=True), start=1):
        axes.plot([share], [share], marker="o", markersize=5, color=colour, clip_on=False, zorder=6)
        shift = 0.055
        at = _aside(share, shift)
        while any(np.hypot(at[0] - x, at[1] - y) < 0.075 for x, y in taken) or any(
            np.hypot(at[0] - dot, at[1] - dot) < 0.045 for dot in shares
        ):
            shift += 0.02
            at = _aside(share, shift)
        taken.append(at)
        axes.plot([share, at[0]], [share, at[1]], color=colour, linewidth=0.8, clip_on=False, zorder=5)
        axes.plot([at[0]], [at[1]], marker="o", markersize=15, color=colour, clip_on=False, zorder=6)
        axes.text(
            *at,
            str(number),
            color=PAPER,
            family=FAMILY,
            size=NOTE,
            weight="bold",
            ha="center",
            va="center_baseline",
            zorder=7,
        )


def _aside(share: float, shift: float) -> tuple[float, float]:
    return min(share + shift, 0.97), max(share - shift, 0.035)


def _reading_aid(figure: Figure, top: float, points: list[_Point], cobweb: Cobweb, language: Language) -> None:
    at = top
    head = Text("Zo leest u dit", "How to read this")[language]
    write(figure, _AID_LEFT, at, head, weight="bold", va="top")
    at -= 0.27
    for number, point in enumerate(points, start=1):
        at = _paragraph(figure, at, f"{number}", point.colour, point.text[language])
    if cobweb.lifted() is None:
        at = _paragraph(figure, at, "=", INK, _NO_FOLD[language])
    blue = Text(
        "Blauw: boven de schuine lijn trekt wie meedoet anderen mee en groeit het vanzelf.",
        "Blue: above the slanting line those who take part draw others in and it grows by itself.",
    )
    orange = Text(
        "Oranje vlak: eronder overtuigt wie meedoet te weinig anderen en stokt het.",
        "Orange area: below it those who take part convince too few others and it stalls.",
    )
    at = _paragraph(figure, at, "▲", BLUE, blue[language])
    if (cobweb.acceptance < cobweb.x - 0.005).any():
        _paragraph(figure, at, "▼", ORANGE, orange[language])


_NO_FOLD = Text(
    "Boven de huidige stand is er geen kantelpunt: extra toezeggingen tellen gewoon op, ze zetten geen lawine in gang.",
    "Above the present state there is no tipping point: extra commitments simply add up, they set off no avalanche.",
)


def _paragraph(figure: Figure, at: float, mark: str, colour: str, words: str) -> float:
    """Write a marked paragraph with its top at a height; gives the height at which the next one starts."""
    write(figure, _AID_LEFT, at, mark, color=colour, weight="bold", va="top")
    for line in wrap(words, (_AID_WIDTH - 0.22) * 72, LABEL):
        write(figure, _AID_LEFT + 0.22, at, line, va="top")
        at -= LABEL * 1.35 / 72
    return at - 0.09
