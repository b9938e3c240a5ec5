"""Every number of the model as one page of Markdown, in both languages, made from the declarations."""

from __future__ import annotations

from itertools import groupby

from transitiesim.parameters import Declaration, Grade, declarations
from transitiesim.recommendations import switches

_INTRO = """# Numbers of the model

Made by `transitiesim parameters --markdown`; do not edit by hand. {count} numbers, of which {guesses} are expert
guesses and {derived} are derived from something that was measured. With uncertainty in the parameters, a number that
is drawn gets a value from its range in every replicate (triangular, the value most likely); the others are fixed.
"""
_HEAD = """| name | value | range | unit | drawn | grade | what it is | wat het is | source |
|---|---|---|---|---|---|---|---|---|"""
_ON = """## Values of the 29 parts when on

A part moves one number, or two, from practice to its value when on; a factor multiplies. All are expert guesses.

| part | name | practice | on | range | title | naam |
|---|---|---|---|---|---|---|"""


def parameter_page() -> str:
    """The page."""
    known = list(declarations().values())
    counts = {grade: sum(one.grade is grade for one in known) for grade in Grade}
    words = {"count": len(known), "guesses": counts[Grade.GUESS], "derived": counts[Grade.DERIVED]}
    parts = [_INTRO.format(**words)]
    for group, members in groupby(known, key=lambda one: one.path.split(".")[0]):
        parts.append(f"## {group}\n\n{_HEAD}\n" + "\n".join(_row(one) for one in members) + "\n")
    rows = [
        f"| {code} | `{move.path}` | {declarations()[move.path].value:g} | "
        f"{'factor ' if move.factor else ''}{move.on:g} | "
        f"{move.low:g} to {move.high:g} | {switch.title.en} | {switch.title.nl} |"
        for code, switch in switches().items()
        for move in switch.moves
    ]
    parts.append(_ON + "\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _row(one: Declaration) -> str:
    cells = (
        f"`{one.path}`",
        f"{one.value:g}",
        f"{one.low:g} to {one.high:g}",
        one.unit,
        "yes" if one.drawn else "no",
        one.grade.text.en,
        one.text.en,
        one.text.nl,
        one.source,
    )
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"
