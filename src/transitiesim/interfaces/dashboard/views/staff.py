"""The posts of the programme in one run as a timeline: who sat where, when nobody did, and when one took over."""

from __future__ import annotations

from html import escape
from itertools import pairwise

import numpy as np

from transitiesim.interfaces.dashboard.inside import Inside
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language, Text
from transitiesim.results.results import FIRST_YEAR

LABEL = Text(
    "Tijdlijn van de posten: {posts} posten, {gone} keer vertrok iemand, samen {months} maanden stond een post leeg. "
    "Dezelfde gegevens staan in de tabel eronder.",
    "Timeline of the posts: {posts} posts, somebody left {gone} times, posts were empty for {months} months in all. "
    "The same facts stand in the table below.",
)
CAPTION = Text("De posten, een voor een (deze ene doorrekening)", "The posts, one by one (this one run)")
HEADS = (
    Text("post", "post"),
    Text("mensen na elkaar", "people in turn"),
    Text("keer vertrokken", "times left"),
    Text("maanden leeg", "months empty"),
    Text("langst leeg, in maanden", "longest empty, in months"),
)
HELD = Text("{role}, persoon {number}: {first} tot {last}", "{role}, person {number}: {first} to {last}")
EMPTY = Text("{role}, niemand: {first} tot {last}", "{role}, nobody: {first} to {last}")
KEY = (
    Text("bezet (tint wisselt bij een nieuwe persoon)", "filled (shade changes with a new person)"),
    Text("leeg", "empty"),
)


def timeline(inside: Inside, language: Language) -> str:
    """The timeline as HTML, a row for each post; every word is escaped."""
    rows = []
    months = len(inside.posts) - 1
    for post, name in enumerate(_names(inside, language)):
        pieces = "".join(
            f'<span class="{_look(holder)}" style="left:{100 * first / months:.2f}%;'
            f'width:{100 * (last - first) / months:.2f}%" title="{escape(_told(name, holder, first, last, language))}">'
            "</span>"
            for holder, first, last in spells(inside, post)
        )
        rows.append(f'<div class="ts-post"><span>{escape(name)}</span><div class="ts-track">{pieces}</div></div>')
    years = range(FIRST_YEAR, FIRST_YEAR + months // 12 + 1, 4)
    ticks = "".join(
        f'<span style="left:{100 * 12 * (year - FIRST_YEAR) / months:.2f}%">{year}</span>' for year in years
    )
    key = "".join(
        f'<li><span class="{look}"></span> {escape(text[language])}</li>'
        for look, text in zip(("ts-held", "ts-empty"), KEY, strict=True)
    )
    gone, empty, _ = (
        sum(column) for column in zip(*(_counts(inside, post) for post in range(len(inside.roles))), strict=True)
    )
    label = LABEL[language].format(posts=len(inside.roles), gone=gone, months=empty)
    return (
        f'<div class="ts-staff" role="img" aria-label="{escape(label)}">{"".join(rows)}'
        f'<div class="ts-post"><span></span><div class="ts-ticks">{ticks}</div></div></div>'
        f'<ul class="ts-legend ts-staff-key">{key}</ul>'
    )


def posts_table(inside: Inside, language: Language) -> Table:
    """The same in numbers."""
    rows = []
    for post, name in enumerate(_names(inside, language)):
        gone, empty, longest = _counts(inside, post)
        people = len({holder for holder, *_ in spells(inside, post) if holder >= 0})
        rows.append((name, str(people), str(gone), str(empty), str(longest)))
    return Table(CAPTION[language], tuple(head[language] for head in HEADS), tuple(rows))


def spells(inside: Inside, post: int) -> list[tuple[int, int, int]]:
    """Who held a post (-1 for nobody), from which month to which."""
    held = inside.posts[1:, post]
    turns = [0, *(np.flatnonzero(np.diff(held)) + 1).tolist(), len(held)]
    return [(int(held[first]), first, last) for first, last in pairwise(turns)]


def _counts(inside: Inside, post: int) -> tuple[int, int, int]:
    """How often somebody left, months without anybody, and the longest of these in a row."""
    found = spells(inside, post)
    gone = sum(holder >= 0 for holder, *_ in found[:-1])
    empty = [last - first for holder, first, last in found if holder < 0]
    return gone, sum(empty), max(empty, default=0)


def _names(inside: Inside, language: Language) -> list[str]:
    """Role and, where several have the same, a number."""
    words = [role[language] for role in inside.roles]
    found = []
    for place, word in enumerate(words):
        number = f" {words[: place + 1].count(word)}" if words.count(word) > 1 else ""
        found.append(word[:1].upper() + word[1:] + number)
    return found


def _look(holder: int) -> str:
    if holder < 0:
        return "ts-empty"
    return "ts-held ts-next" if holder % 2 else "ts-held"


def _told(role: str, holder: int, first: int, last: int, language: Language) -> str:
    text = EMPTY if holder < 0 else HELD
    when = {"first": _when(first), "last": _when(last)}
    return text[language].format(role=role, number=holder + 1, **when)


def _when(month: int) -> str:
    return f"{month % 12 + 1}-{FIRST_YEAR + month // 12}"
