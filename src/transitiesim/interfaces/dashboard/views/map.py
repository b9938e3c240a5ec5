"""The neighbourhood as a map over time: places of homes, and what each is at the end of every year."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.interfaces.dashboard.inside import CONSENTED, MISSED, NO_COMPLEX, WAITS, Home, Inside
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language, Text
from transitiesim.neighbourhood import HEATING_TEXT, Heating
from transitiesim.results.results import FIRST_YEAR

LAYERS = {
    "heating": Text("Verwarming", "Heating"),
    "trust": Text("Vertrouwen", "Trust"),
    "reached": Text("Bereikt of niet", "Reached or not"),
    "pipe": Text("Straten met leidingen", "Streets with pipes"),
    "ballot": Text("Complexen en stemmingen", "Complexes and ballots"),
}
WORDS = {
    "layer": Text("Kleur de woningen naar", "Colour the homes by"),
    "play": Text("Afspelen", "Play"),
    "pause": Text("Pauze", "Pause"),
    "year": Text("Eind van", "End of"),
    "start": Text("start (2018)", "start (2018)"),
    "home": Text("Woning nummer", "Home number"),
    "show": Text("Laat deze woning zien", "Show this home"),
    "canvas": Text(
        "Kaart van de wijk: elk vierkantje is een woning. Pijltjes kiezen een woning, Enter laat zien wie er woont.",
        "Map of the neighbourhood: each square is a home. Arrow keys choose a home, Enter shows who lives there.",
    ),
    "legend": Text("Legenda", "Legend"),
}
TRUST_CLASSES = (
    Text("0 tot 20", "0 to 20"),
    Text("20 tot 40", "20 to 40"),
    Text("40 tot 60", "40 to 60"),
    Text("60 tot 80", "60 to 80"),
    Text("80 tot 100", "80 to 100"),
)
REACHED = (Text("nooit bereikt", "never reached"), Text("bereikt", "reached"))
PIPE = (
    Text("geen leiding", "no pipe"),
    Text("gepland", "planned"),
    Text("straat open", "street open"),
    Text("warmte in gebruik", "heat in use"),
)
BALLOT = {
    NO_COMPLEX: Text("geen corporatiecomplex", "no corporation complex"),
    WAITS: Text("complex zonder instemming", "complex without consent"),
    MISSED: Text("te weinig instemming bij de stemming", "too little consent in the ballot"),
    CONSENTED: Text("complex heeft ingestemd", "complex has consented"),
}
# Each class has a colour, and a mark that is drawn in it, so that colour is never the only difference.
LOOKS: dict[str, tuple[tuple[str, str], ...]] = {
    "heating": (
        ("#d0d0d0", ""), ("#f2c14e", "dot"), ("#c9b6e4", "half"), ("#2c6fbb", "bar"), ("#b5341c", "full"),
        ("#ffffff", "cross"), ("#1b7f4b", "diamond"),
    ),
    "trust": (("#67001f", ""), ("#d6604d", ""), ("#e8e2d6", ""), ("#6aa9d8", "dot"), ("#053061", "full")),
    "reached": (("#d0d0d0", ""), ("#2c6fbb", "dot")),
    "pipe": (("#e6e6e6", ""), ("#f2c14e", "dot"), ("#8a5a2b", "cross"), ("#b5341c", "full")),
    "ballot": (("#efefef", ""), ("#9bb7d4", ""), ("#7a1f5c", "cross"), ("#1b7f4b", "dot")),
}  # fmt: skip


def map_of(inside: Inside, language: Language) -> dict[str, Any]:
    """Everything that the map needs to play by itself in the browser."""
    x, y, size, width, height = squares(inside.row, inside.column)
    layers = _layers(inside)
    return {
        "words": {name: text[language] for name, text in WORDS.items()},
        "layers": [{"value": name, "text": text[language]} for name, text in LAYERS.items()],
        "legends": {name: _legend(name, language) for name in LAYERS},
        "homes": inside.homes,
        "frames": inside.frames,
        "years": [FIRST_YEAR - 1 + frame for frame in range(inside.frames)],
        "width": width,
        "height": height,
        "x": _packed(x),
        "y": _packed(y),
        "size": _packed(size),
        "data": {name: _packed(values) for name, values in layers.items()},
    }


def _layers(inside: Inside) -> dict[str, NDArray[np.uint8]]:
    """The number of its look for every home at every moment, by layer."""
    return {
        "heating": inside.heating,
        "trust": np.minimum(4, inside.trust // 20).astype(np.uint8),
        "reached": inside.reached,
        "pipe": inside.pipe,
        "ballot": inside.ballot,
    }


def _texts(layer: str) -> list[Text]:
    return {
        "heating": [HEATING_TEXT[one] for one in Heating],
        "trust": list(TRUST_CLASSES),
        "reached": list(REACHED),
        "pipe": list(PIPE),
        "ballot": list(BALLOT.values()),
    }[layer]


def squares(
    row: NDArray[Any], column: NDArray[Any]
) -> tuple[NDArray[np.uint16], NDArray[np.uint16], NDArray[np.uint8], int, int]:
    """Left, top and side of a square for each home; homes on one cell share it. Units: 24 to a cell.

    Returns:
        Left, top, side, and width and height of the whole.
    """
    unit = 24
    rows, columns = row.astype(np.int64) - int(row.min()), column.astype(np.int64) - int(column.min())
    cell = rows * (int(columns.max()) + 1) + columns
    order = np.argsort(cell, kind="stable")
    first = np.searchsorted(cell[order], cell[order], side="left")
    place = np.empty(len(cell), np.int64)
    place[order] = np.arange(len(cell)) - first
    together = np.bincount(cell)[cell]
    across = np.ceil(np.sqrt(together)).astype(np.int64)
    # Beside blocks of flats a home of its own is not drawn as large as a whole block.
    most = unit - 2 if across.max() < 3 else (unit - 2) // 2
    side = np.clip((unit - 2) // across, 1, most)
    left = columns * unit + (unit - side * across) // 2 + (place % across) * side
    top = rows * unit + (unit - side * across) // 2 + (place // across) * side
    return (
        left.astype(np.uint16), top.astype(np.uint16), side.astype(np.uint8),
        unit * (int(columns.max()) + 1), unit * (int(rows.max()) + 1),
    )  # fmt: skip


def _legend(layer: str, language: Language) -> list[dict[str, str]]:
    return [
        {"text": text[language], "colour": colour, "mark": mark}
        for text, (colour, mark) in zip(_texts(layer), LOOKS[layer], strict=True)
    ]


def _packed(values: NDArray[Any]) -> str:
    return base64.b64encode(np.ascontiguousarray(values).astype(values.dtype.newbyteorder("<")).tobytes()).decode()


COUNT_CAPTION = Text(
    "Alle lagen van de kaart: woningen naar toestand, eind van elk vijfde jaar (deze ene doorrekening)",
    "All layers of the map: homes by state, end of every fifth year (this one run)",
)
STATE = Text("toestand", "state")


def counts_table(inside: Inside, language: Language) -> Table:
    """What the map shows, in numbers; states that never occur are left out."""
    frames = [frame for frame in range(inside.frames) if (FIRST_YEAR - 1 + frame) % 5 == 0 or frame == 0]
    heads = (STATE[language], *(str(FIRST_YEAR - 1 + frame) for frame in frames))
    rows = []
    for layer, codes in _layers(inside).items():
        texts = _texts(layer)
        counted = [np.bincount(codes[frame], minlength=len(texts)) for frame in frames]
        rows += [
            (f"{LAYERS[layer][language]}: {text[language]}", *(str(int(count[code])) for count in counted))
            for code, text in enumerate(texts)
            if any(count[code] for count in counted)
        ]
    return Table(COUNT_CAPTION[language], heads, tuple(rows))


HOME_TITLE = Text("Woning {row}, eind {year}", "Home {row}, end of {year}")
MADE_UP = Text(
    "Dit huishouden is verzonnen: het past bij de cijfers van de wijk, niet bij een adres.",
    "This household is made up: it fits the figures of the neighbourhood, not an address.",
)
WEIGHS = Text("Wat meeweegt (+ is voor, - is tegen)", "What weighs (+ is for, - is against)")
MOTIVE, WEIGHT = Text("motief", "motive"), Text("gewicht", "weight")
ABOUT = Text("Wie woont hier?", "Who lives here?")
WHAT, WORD = Text("wat", "what"), Text("hoe", "how")


def home_tables(home: Home, language: Language) -> tuple[Table, Table]:
    """Who lives there, and what weighs in the choice."""
    who = Table(ABOUT[language], (WHAT[language], WORD[language]), home.about)
    weighs = Table(
        WEIGHS[language], (MOTIVE[language], WEIGHT[language]), tuple((name, word) for name, word, _ in home.terms)
    )
    return who, weighs
