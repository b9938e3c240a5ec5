"""Small parts that every page is made of; all words are escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import solara

from transitiesim.interfaces.dashboard.views import sources
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language
from transitiesim.results import Results


def heading(text: str, level: int = 2) -> None:
    """A heading."""
    solara.HTML(tag=f"h{level}", unsafe_innerHTML=escape(text), classes=[f"ts-h{level}"])


def words(text: str, classes: list[str] | None = None) -> None:
    """A paragraph."""
    solara.HTML(tag="p", unsafe_innerHTML=escape(text), classes=classes or ["ts-text"])


def table(one: Table) -> None:
    """A table."""
    solara.HTML(tag="div", unsafe_innerHTML=one.html())


def fold(title: str, html: str) -> None:
    """Something to be opened; `html` is ours and escaped already."""
    solara.HTML(tag="details", unsafe_innerHTML=f"<summary>{escape(title)}</summary>{html}", classes=["ts-fold"])


def whence(names: Sequence[str], results: Results, language: Language) -> None:
    """Where the numbers above come from, for whoever asks."""
    fold(sources.TITLE[language], sources.html(names, results, language))


def figure(svg: str, described: str) -> None:
    """A drawing, with words for those who do not see it; it can be scrolled where the screen is narrow."""
    label = escape(described)
    html = f'<div class="ts-drawing" role="img" aria-label="{label}">{svg}</div>'
    solara.HTML(
        tag="div",
        unsafe_innerHTML=f'<div class="ts-scroll" tabindex="0" role="group" aria-label="{label}">{html}</div>',
    )
