"""What is read of a sweep, and how it is said in tables, figures and words."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from transitiesim.analysis import factorial
from transitiesim.figures import save
from transitiesim.interfaces.command_line.amounts import plain
from transitiesim.interfaces.command_line.analysis import words
from transitiesim.interfaces.command_line.printing import console, paragraph
from transitiesim.language import Language, Text
from transitiesim.results.tables import write_durably

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from transitiesim.results import SweepResults


@dataclasses.dataclass(frozen=True)
class Reading:
    """What is read of a sweep, and how it is said.

    Attributes:
        sweep: the sweep.
        outcome: which outcome.
        year: end of which year.
        threshold: from where on it counts as a success.
        folder: for tables and figures.
        language: of the words.
    """

    sweep: SweepResults
    outcome: str
    year: int
    threshold: float
    folder: Path
    language: Language

    @property
    def percent(self) -> bool:
        """Whether the outcome is a share."""
        return self.sweep.outcomes[self.outcome].unit.startswith("share")

    def shown(self, value: float) -> str:
        """An outcome, or a difference between two, as words: points of a percent for a share."""
        if np.isnan(value):
            return "-"
        if not self.percent:
            return plain(value, self.language)
        text = f"{100 * value:.1f}" if abs(value) < 0.0995 else f"{100 * value:.0f}"
        text = "0" if text.lstrip("-") == "0.0" else text
        return text.replace(".", ",") if self.language == "nl" else text

    def shown_finely(self, value: float) -> str:
        """An outcome as words, a share with a tenth of a percent."""
        if np.isnan(value) or not self.percent:
            return self.shown(value)
        text = f"{100 * value:.1f}"
        return text.replace(".", ",") if self.language == "nl" else text

    def short(self, name: str) -> str:
        """A factor as it stands in a small place: the number of a lever, otherwise its name in words."""
        return name if name[0].isdigit() else self.name(name)

    def number(self, value: float) -> str:
        """A value of a factor as words."""
        return plain(value, self.language)

    def tick(self, value: float) -> str:
        """A round outcome along an axis."""
        if not self.percent:
            return plain(value, self.language)
        text = f"{100 * value:.1f}".removesuffix(".0") + "%"
        return text.replace(".", ",") if self.language == "nl" else text

    def name(self, term: str) -> str:
        """A factor, or two, in words."""
        texts = {one["name"]: Text(one["nl"], one["en"])[self.language] for one in self.sweep.factors}
        parts = term.split(factorial.BETWEEN)
        if len(parts) > 1:
            return factorial.BETWEEN.join(parts)
        return f"{term} {texts[term]}" if term[0].isdigit() else texts[term]

    def place(self, name: str) -> str:
        """A neighbourhood in words."""
        return str(next(one["name"] for one in self.sweep.manifest["neighbourhoods"] if one["id"] == name))

    def scenario(self, name: str) -> str:
        """A scenario in words."""
        one = next(one for one in self.sweep.manifest["scenarios"] if one["name"] == name)
        return str(one[f"title_{self.language}"])

    @property
    def what(self) -> str:
        """The outcome and year in words."""
        return self._what(words.PERCENT)

    @property
    def difference(self) -> str:
        """A difference of the outcome in words, with the year."""
        return self._what(words.POINTS)

    def _what(self, of_share: Text) -> str:
        text = self.sweep.outcomes[self.outcome].text[self.language]
        unit = of_share[self.language] if self.percent else self.sweep.outcomes[self.outcome].unit
        return words.AT_END[self.language].format(outcome=text, year=self.year, unit=unit)

    @property
    def notes(self) -> list[str]:
        """What has to stand under every figure."""
        manifest = self.sweep.manifest
        values = {
            "replicates": self.sweep.replicates_done,
            "guess": manifest["numbers_guess"],
            "total": manifest["numbers_total"],
        }
        return [words.NOTE[self.language].format(**values)]

    def keep(self, name: str, frame: pd.DataFrame) -> None:
        """Keep a table."""
        content = frame.to_csv(index=False).encode()
        write_durably(self.folder / f"{name}.csv", lambda file: file.write(content))

    def draw(self, name: str, figure: Figure) -> None:
        """Keep a figure."""
        save(figure, self.folder / f"{name}.png")

    def tell_flat(self, place: str) -> None:
        """Say that an outcome is the same everywhere in a neighbourhood."""
        values = {"outcome": self.outcome, "year": self.year, "place": self.place(place)}
        paragraph(console(), words.FLAT[self.language].format(**values))

    @property
    def level(self) -> str:
        """The threshold in words."""
        return self.shown(self.threshold) + ("%" if self.percent else "")
