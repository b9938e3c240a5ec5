"""What the commands write on the screen: paragraphs, headings and tables that read well in any terminal."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

WIDEST = 120


def console(*, errors: bool = False) -> Console:
    """The terminal, or the file that the output goes to; at most `WIDEST` characters wide.

    Args:
        errors: write on the error stream, where progress goes.
    """
    from rich.console import Console

    found = Console(file=sys.stderr if errors else sys.stdout, highlight=False, markup=False, emoji=False)
    found.width = min(found.width, WIDEST)
    return found


def heading(to: Console, words: str) -> None:
    """A heading with an empty line before it."""
    to.print()
    to.print(words, style="bold")


def paragraph(to: Console, words: str, indent: int = 0, hang: int = 0) -> None:
    """A paragraph, wrapped; a path is never broken.

    Args:
        to: where to.
        words: what to write.
        indent: spaces before every line.
        hang: further spaces before all lines but the first.
    """
    lines = textwrap.wrap(
        words,
        to.width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )
    to.print("\n".join(lines), soft_wrap=True)


def bullet(to: Console, words: str, indent: int = 0) -> None:
    """One item of a list, wrapped."""
    paragraph(to, f"- {words}", indent, 2)


def narrow(words: str, width: int = 20) -> str:
    """The head of a column over more lines, so that a long title leaves room for the rest."""
    return textwrap.fill(words, width, break_long_words=False)


def table(
    to: Console,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    words: Sequence[int] = (0,),
    total: bool = False,
) -> None:
    """A table with numbers at the right and words at the left.

    Args:
        to: where to.
        heads: heads of the columns; all empty for none.
        rows: the cells.
        words: columns that hold words.
        total: whether the last row is a total, set apart by a line.
    """
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, show_header=any(heads), pad_edge=False, show_edge=False, header_style="bold")
    for place, head in enumerate(heads):
        if place in words:
            made.add_column(head, overflow="fold")
        else:
            made.add_column(head, justify="right", no_wrap=True)
    listed = list(rows)
    for place, row in enumerate(listed):
        made.add_row(*row, end_section=total and place == len(listed) - 2)
    to.print(made)


def can_show(to: Console, letters: str) -> bool:
    """Whether the terminal can show these letters."""
    try:
        letters.encode(to.encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
