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

_YES_NO = ("no", "yes")
_COST = """## What the parts take

Months until a part takes effect, hours a month of policy staff and of staff who work with residents (for
{posts:g} posts in all; they go with the number of posts), euros once and a month; all expert guesses. The last columns
say whether a strength between 0 and 1 means something, whether it may start after the first month, and what it should
move first.

| part | delay | policy hours | outreach hours | euro once | euro a month | strength | late start | moves first |
|---|---|---|---|---|---|---|---|---|"""


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
    costs = [
        f"| {code} | {one.delay} | {one.policy_hours:g} | {one.outreach_hours:g} | {one.euro_once:g} | "
        f"{one.euro_month:g} | {_YES_NO[one.continuous]} | {_YES_NO[one.may_start_late]} | `{one.fingerprint}` |"
        for code, one in switches().items()
    ]
    posts = declarations()["staff.switch_posts"].value
    parts.append(_COST.format(posts=posts) + "\n" + "\n".join(costs) + "\n")
    return "\n".join(parts)


def _row(one: Declaration) -> str:
    cells = (
        f"`{one.path}`",
        f"{one.value:g}",
        f"{one.low:g} to {one.high:g}",
        one.unit,
        _YES_NO[one.drawn],
        one.grade.text.en,
        one.text.en,
        one.text.nl,
        one.source,
    )
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"
