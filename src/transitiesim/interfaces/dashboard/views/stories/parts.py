"""What a story is made of on the screen, as plain data: words in steps, charts with their numbers, drawings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from transitiesim.figures.style import INK, MUTED
from transitiesim.interfaces.dashboard.views.charts import COLOURS, DASHES, GHOST, SYMBOLS
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language, Text
from transitiesim.scenario import Scenario
from transitiesim.training.stories.controls import Control, Job, Settings
from transitiesim.training.stories.courses import Runs

AMOUNT = Text("tabel", "table")


@dataclass(frozen=True, slots=True)
class Script:
    """The words of a story.

    Attributes:
        title: its name.
        why: what it is about, in a sentence or two.
        steps: what to do, one short step at a time.
        look: what to look at.
        question: what to ask the room.
        mind: how the piece differs from a whole run, and what is assumed.
    """

    title: Text
    why: Text
    steps: tuple[Text, ...]
    look: Text
    question: Text
    mind: Text


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, with the same numbers as a table.

    Attributes:
        title: what it shows, for those who see it and those who do not.
        option: for ECharts.
        table: the numbers.
    """

    title: str
    option: dict[str, Any]
    table: Table


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as SVG.

    Attributes:
        title: what it shows.
        svg: the drawing.
        key: looks of squares, and what they mean.
        table: the numbers.
    """

    title: str
    svg: str
    key: tuple[tuple[int, str], ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What came of a story with the settings of now.

    Attributes:
        headline: what happened, in one sentence with its numbers.
        says: further sentences.
        holds: whether the model shows, with these settings, what the story is about.
        pieces: charts, drawings and tables, in the order in which they are looked at.
    """

    headline: str
    says: tuple[str, ...]
    holds: bool
    pieces: tuple[Chart | Drawing | Table, ...]


Show = Callable[[Settings, Mapping[str, Any], Language], Shown]


@dataclass(frozen=True, slots=True)
class Story:
    """One story.

    Attributes:
        name: short name, as in the address.
        letter: its place in the row.
        script: its words.
        controls: what can be moved.
        jobs: what has to be run for settings.
        show: what to show of what came out.
        scenario: place and scenario of the settings, to play on with; None when the story has none.
    """

    name: str
    letter: str
    script: Script
    controls: tuple[Control, ...]
    jobs: Callable[[Settings], Mapping[str, Job | Runs]]
    show: Show
    scenario: Callable[[Settings], tuple[str, Scenario]] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart, in shares.

    Attributes:
        name: for the legend.
        values: one for every place along the bottom; None leaves a gap.
        look: number of colour, dash and marker; None for thin and grey.
    """

    name: str
    values: Sequence[float | None]
    look: int | None = 0


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in a chart.

    Attributes:
        at: places along the bottom with a word each.
        levels: shares with a word each.
        low: whether the words stand at the foot, where lines run along the top.
    """

    at: tuple[tuple[int, str], ...] = ()
    levels: tuple[tuple[float, str], ...] = ()
    low: bool = False


NO_MARKS = Marks()


def chart(
    title: str,
    bottom: Sequence[str],
    lines: Sequence[Line],
    heads: str,
    *,
    marks: Marks = NO_MARKS,
    labels_every: int = 4,
    rows_every: int = 4,
    bounds: tuple[float, float] = (0.0, 1.0),
) -> Chart:
    """A chart of shares as lines.

    Args:
        title: what it shows.
        bottom: words along the bottom.
        lines: the lines.
        heads: what stands along the bottom.
        marks: what is marked.
        labels_every: one in so many words along the bottom is shown.
        rows_every: one in so many places gets a row in the table.
        bounds: lowest and highest share.
    """
    drawn = [_drawn(one, labels_every) for one in lines]
    drawn[-1]["markLine"] = {
        "silent": True,
        "symbol": "none",
        "lineStyle": {"color": MUTED, "type": "dotted", "width": 1.5},
        "label": {
            "color": INK,
            "formatter": "{b}",
            "position": "insideStartTop" if marks.low else "insideEndTop",
            "fontSize": 12,
        },
        "data": [
            *({"xAxis": place, "name": word} for place, word in marks.at),
            *({"yAxis": round(100 * share, 1), "name": word} for share, word in marks.levels),
        ],
    }
    option = {
        "animation": False,
        "textStyle": {"fontFamily": "Roboto, Arial, sans-serif", "color": INK},
        "grid": {"left": 52, "right": 22, "top": 16 + 26 * len(lines), "bottom": 34},
        "legend": {
            "data": [one.name for one in lines],
            "top": 2, "left": 8, "orient": "vertical", "itemGap": 6, "itemWidth": 34,
            "textStyle": {"color": INK, "fontSize": 14},
        },
        "xAxis": {
            "type": "category", "data": list(bottom), "boundaryGap": False,
            "axisLabel": {"interval": labels_every - 1, "color": MUTED, "hideOverlap": True},
        },
        "yAxis": {
            "type": "value", "min": round(100 * bounds[0]), "max": round(100 * bounds[1]),
            "axisLabel": {"formatter": "{value}%", "color": MUTED}, "splitLine": {"lineStyle": {"color": "#E3E3E3"}},
        },
        "series": drawn,
    }  # fmt: skip
    rows = tuple(
        (bottom[place], *(_cell(one.values[place]) for one in lines))
        for place in range(len(bottom))
        if place % rows_every == 0 or place == len(bottom) - 1
    )
    return Chart(title, option, Table(title, (heads, *(one.name for one in lines)), rows))


def _drawn(one: Line, every: int) -> dict[str, Any]:
    ghost = one.look is None
    look = 0 if one.look is None else one.look % len(COLOURS)
    colour = GHOST if ghost else COLOURS[look]
    # A marker now and then, each line its own, so that colour is not the only difference.
    marks = [
        {
            "value": None if value is None else round(100 * value, 2),
            "symbol": "none" if ghost or place % (2 * every) != look else SYMBOLS[look],
            "symbolSize": 9,
        }
        for place, value in enumerate(one.values)
    ]
    return {
        "type": "line",
        "name": one.name,
        "data": marks,
        "symbol": "none" if ghost else SYMBOLS[look],
        "lineStyle": {"color": colour, "width": 2 if ghost else 3.5, "type": "dashed" if ghost else DASHES[look]},
        "itemStyle": {"color": colour},
    }


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{round(100 * value)}%"


SEEN = ("#B9C2CE", "#882255", "#154273", "#117733", "#E17000", "#6B4C9A")
"""Fills of small squares; each also has a sign of its own."""


def squares(states: Sequence[int], columns: int, described: str, size: int = 12) -> str:
    """Homes as small squares in rows; every state has a colour and a sign."""
    rows = -(-len(states) // columns)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns * size} {rows * size}" width="100%"'
    pieces = [f'{head} focusable="false" aria-hidden="true"><desc>{escape(described)}</desc>']
    for place, state in enumerate(states):
        x, y = place % columns * size, place // columns * size
        look = f'width="{size - 1}" height="{size - 1}" fill="{SEEN[state % len(SEEN)]}"'
        pieces.append(f'<rect x="{x + 0.5}" y="{y + 0.5}" {look}/>')
        pieces.append(_sign(state, x, y, size))
    return "".join((*pieces, "</svg>"))


def key_square(state: int, size: int = 18) -> str:
    """One square for a key, with its sign: colour is not the only thing that tells them apart."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ts-key-square" viewBox="0 0 {size} {size}" focusable="false" '
        f'aria-hidden="true"><rect width="{size}" height="{size}" fill="{SEEN[state % len(SEEN)]}"/>'
        f"{_sign(state, 0, 0, size)}</svg>"
    )


def _sign(state: int, x: float, y: float, size: int) -> str:
    """A sign that can be told without colour: none, a stroke, a dot, a cross, a ring."""
    a, b, c, d = x + size * 0.3, y + size * 0.3, x + size * 0.7, y + size * 0.7
    middle = (x + size / 2, y + size / 2)
    pen = 'stroke="#fff" stroke-width="1.6" fill="none"'
    return (
        "",
        f'<path d="M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}" {pen}/>',
        f'<circle cx="{middle[0]:.1f}" cy="{middle[1]:.1f}" r="{size * 0.18:.1f}" fill="#fff"/>',
        f'<path d="M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}M{c:.1f} {b:.1f}L{a:.1f} {d:.1f}" {pen}/>',
        f'<circle cx="{middle[0]:.1f}" cy="{middle[1]:.1f}" r="{size * 0.2:.1f}" {pen}/>',
        f'<path d="M{a:.1f} {middle[1]:.1f}L{c:.1f} {middle[1]:.1f}" {pen}/>',
    )[state % 6]


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences of one story in one language, filled in.

    Attributes:
        language: the language.
        said: sentences so far.
    """

    language: Language
    said: list[str] = field(default_factory=list)

    def say(self, text: Text, **given: object) -> None:
        """Add a sentence."""
        self.said.append(text[self.language].format(**given))
