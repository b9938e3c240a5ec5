"""Tables for everybody: a caption, heads with a scope, and nothing that a browser would carry out."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words.

    Attributes:
        caption: what it shows.
        heads: one for each column.
        rows: the first cell of each names the row.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def html(self) -> str:
        """As HTML; every word is escaped."""
        caption = escape(self.caption)
        heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in self.heads)
        rows = "".join(_row(row) for row in self.rows)
        # The box can be reached by keyboard, so that a wide table can be scrolled without a mouse.
        return (
            f'<div class="ts-scroll" tabindex="0" role="group" aria-label="{caption}">'
            f'<table class="ts-table"><caption>{caption}</caption><thead><tr>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )

    def csv(self) -> str:
        """As comma separated values, with the heads on top."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([_inert(head) for head in self.heads])
        writer.writerows([_inert(cell) for cell in row] for row in self.rows)
        return out.getvalue()


def _row(row: tuple[str, ...]) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
    return f'<tr><th scope="row">{escape(row[0])}</th>{cells}</tr>'


def _inert(cell: str) -> str:
    """A cell that a spreadsheet takes for text and not for a formula."""
    number = cell.lstrip("+-").replace(".", "", 1).replace(",", "", 1).replace("%", "", 1).isdigit()
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t"} and not number and cell != "-" else cell
