"""What the numbers of the model are about, by the first part of their name; and all of them, subject by subject."""

from __future__ import annotations

from functools import cache

from transitiesim.interfaces.command_line.amounts import plain
from transitiesim.interfaces.dashboard.views.dutch import source_in, unit_in
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language, Text
from transitiesim.parameters import declarations

SUBJECTS = {
    "acceptance": Text("wat bewoners laat kiezen", "what makes residents choose"),
    "trust": Text("vertrouwen", "trust"),
    "participation": Text("bewoners bereiken en betrekken", "reaching and involving residents"),
    "programme": Text("het programma van de gemeente", "the municipality's programme"),
    "staff": Text("medewerkers en uren", "staff and hours"),
    "linking": Text("koppelen van opgaven", "linking of tasks"),
    "liveability": Text("leefbaarheid", "liveability"),
    "corporation": Text("woningcorporatie", "housing corporation"),
    "supplier": Text("warmtebedrijf en net", "heat supplier and network"),
    "homes": Text("woningen en installaties", "homes and appliances"),
    "layout": Text("hoe de wijk in elkaar zit", "how the neighbourhood is laid out"),
    "world": Text("prijzen en gebeurtenissen", "prices and events"),
    "country": Text("het land", "the country"),
}
CAPTION = Text(
    "Getallen over: {subject}. Zolang niemand ze zet, trekt elke doorrekening de getrokken getallen uit hun bereik",
    "Numbers on: {subject}. As long as nobody sets them, every run draws those that are drawn from their range",
)
HEADS = (
    Text("getal", "number"),
    Text("waarde", "value"),
    Text("bereik", "range"),
    Text("eenheid", "unit"),
    Text("getrokken", "drawn"),
    Text("hoe zeker", "how sure"),
    Text("bron", "source"),
)
YES, NO = Text("ja", "yes"), Text("nee", "no")
RANGE = Text("{low} tot {high}", "{low} to {high}")


def subject_of(path: str) -> str:
    """The subject of a number."""
    return path.split(".", maxsplit=1)[0]


@cache
def subject_table(subject: str, language: Language) -> Table:
    """Every number on a subject, with its range, source and grade."""
    rows = tuple(
        (
            f"{one.text[language]} ({one.path})",
            plain(one.value, language),
            RANGE[language].format(low=plain(one.low, language), high=plain(one.high, language)),
            unit_in(one.unit, language),
            (YES if one.drawn else NO)[language],
            one.grade.text[language],
            source_in(one.source, language),
        )
        for one in declarations().values()
        if subject_of(one.path) == subject
    )
    caption = CAPTION[language].format(subject=SUBJECTS[subject][language])
    return Table(caption, tuple(head[language] for head in HEADS), rows)
