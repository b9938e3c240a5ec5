"""Which tables and figures a sweep gets, after its design; each is kept in a folder, and the main points are told."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from transitiesim.analysis import discovery, factorial, sensitivity, settings
from transitiesim.analysis.fans import fans_of
from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.figures import draw_bars, draw_fans, draw_grid, draw_ranges, save
from transitiesim.interfaces.command_line import analysis_words as words
from transitiesim.interfaces.command_line.amounts import plain
from transitiesim.interfaces.command_line.printing import console, paragraph, table
from transitiesim.language import Language, Text
from transitiesim.results.store import disk_error
from transitiesim.results.tables import write_durably

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from transitiesim.results import SweepResults

_MOST_TOLD = 12


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
        text = self.sweep.outcomes[self.outcome].text[self.language]
        unit = words.PERCENT[self.language] if self.percent else self.sweep.outcomes[self.outcome].unit
        return words.AT_END[self.language].format(outcome=text, year=self.year, unit=unit)

    @property
    def notes(self) -> list[str]:
        """What has to stand under every figure."""
        manifest = self.sweep.manifest
        values = {
            "replicates": manifest["replicates"],
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


def analyse(
    sweep: SweepResults, outcome: str | None, year: int | None, threshold: float, folder: Path, language: Language
) -> None:
    """Keep the tables and figures that go with a sweep's design, and tell the main points.

    Raises:
        InputError: an outcome or year that was not kept, a sweep that is not far enough, or a disk that refuses.
    """
    name = sweep.checked(outcome) if outcome is not None else next(iter(sweep.outcomes))
    years = sweep.years()
    if year is not None and year not in years:
        what = Text(f"van {year} is niets bewaard", f"nothing was kept of {year}")
        raise InputError("--year", what, ", ".join(map(str, years)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        reading = Reading(sweep, name, years[-1] if year is None else year, threshold, folder, language)
        paragraph(console(), f"{sweep.manifest[f'title_{language}']}. {reading.what}")
        for part in _parts(sweep):
            part(reading)
    except OSError as error:
        raise disk_error(folder, error) from error
    paragraph(console(), words.KEPT[language].format(folder=printable(folder)))


def _parts(sweep: SweepResults) -> list[Callable[[Reading], None]]:
    """What is read of a sweep with this design."""
    kind = sweep.manifest["design"]["kind"]
    parts: list[Callable[[Reading], None]] = [_settings, _fans]
    if len(sweep.manifest["scenarios"]) > 1:
        parts.append(_differences)
    if factorial.is_factorial(sweep):
        parts.append(_factorial)
    elif kind == "full_factorial" and len(sweep.factors) == 2:
        parts.append(_maps)
    if kind == "sobol":
        parts.append(_sobol)
    if kind == "morris":
        parts.append(_morris)
    if kind in {"latin_hypercube", "table"}:
        parts.append(_discovery)
    return parts


def _settings(reading: Reading) -> None:
    means = settings.setting_means(reading.sweep, reading.outcome, reading.year)
    chances = settings.setting_chances(reading.sweep, reading.outcome, reading.threshold, reading.year)
    reading.keep("settings", means.assign(chance=chances["chance"]))


def _fans(reading: Reading) -> None:
    found = fans_of(reading.sweep, reading.outcome)
    reading.keep("fans", found)
    for place, rows in found.groupby("neighbourhood", sort=False):
        tables = {
            reading.scenario(str(name)): one.drop(columns=["scenario", "neighbourhood"]).set_index("year")
            for name, one in rows.groupby("scenario", sort=False)
        }
        text = reading.sweep.outcomes[reading.outcome].text[reading.language]
        title = words.FANS[reading.language].format(place=reading.place(str(place)))
        subtitle = words.FANS_SUB[reading.language].format(outcome=text)
        if len(next(iter(tables.values()))) > 1 and len(tables) <= 5:
            reading.draw(f"fans-{place}", draw_fans(tables, title, subtitle, reading.notes, percent=reading.percent))


def _differences(reading: Reading) -> None:
    found = settings.scenario_differences(reading.sweep, reading.outcome, reading.year)
    reading.keep("differences", found)
    for (scenario, place), rows in found.groupby(["scenario", "neighbourhood"], sort=False):
        values = {
            "scenario": reading.scenario(str(scenario)),
            "place": reading.place(str(place)),
            "mean": reading.shown(float(rows["mean"].mean())),
            "pays": plain(float(rows["pays"].median()), reading.language),
        }
        paragraph(console(), words.DIFFERENCE[reading.language].format(**values))


def _factorial(reading: Reading) -> None:
    found = factorial.effects(reading.sweep, reading.outcome)
    reading.keep("effects", found)
    reading.keep("shapley_shares", factorial.shapley_shares(found))
    last = found[found["year"] == reading.year]
    names = [one["name"] for one in reading.sweep.factors]
    for scenario, rows in last.groupby("scenario", sort=False):
        mark = "" if len(reading.sweep.manifest["scenarios"]) == 1 else f"-{scenario}"
        own = rows[rows["effect"] == factorial.SHAPLEY]
        places = list(own["neighbourhood"].unique())
        wide = own.pivot(index="neighbourhood", columns="term", values="mean").loc[places, names]  # noqa: PD010
        unsure = own.assign(unsure=(own["low"] <= 0) & (own["high"] >= 0))
        faint = unsure.pivot(index="neighbourhood", columns="term", values="unsure").loc[places, names]  # noqa: PD010
        grid = draw_grid(
            wide.to_numpy(),
            [reading.place(one) for one in places],
            [reading.name(one) for one in names],
            words.SHAPLEY[reading.language],
            reading.what,
            [words.SHAPLEY_NOTE[reading.language], *reading.notes],
            shown=reading.shown,
            faint=faint.to_numpy(bool),
        )
        reading.draw(f"shapley{mark}", grid)
        for place in places:
            here = rows[rows["neighbourhood"] == place]
            _tornado(reading, here[here["effect"] == factorial.MAIN], f"tornado{mark}-{place}", place)
            _pairs(reading, here, names, f"pairs{mark}-{place}", place)
        _tell_factorial(reading, rows, places, names)


def _tornado(reading: Reading, rows: pd.DataFrame, file: str, place: str) -> None:
    figure = draw_bars(
        [reading.name(one) for one in rows["term"]],
        rows["mean"].to_numpy(),
        rows["low"].to_numpy(),
        rows["high"].to_numpy(),
        words.TORNADO[reading.language].format(place=reading.place(place)),
        reading.what,
        [words.TORNADO_NOTE[reading.language], *reading.notes],
        shown=reading.shown,
    )
    reading.draw(file, figure)


def _pairs(reading: Reading, rows: pd.DataFrame, names: list[str], file: str, place: str) -> None:
    if len(names) < 2:
        return
    values = np.full((len(names), len(names)), np.nan)
    faint = np.zeros_like(values, dtype=bool)
    # What two add to each other on average stands below the diagonal, what only the two together do above it.
    for effect, above in ((factorial.PAIR, False), (factorial.TOGETHER, True)):
        for row in rows[rows["effect"] == effect].to_dict("records"):
            a, b = (names.index(one) for one in row["term"].split(factorial.BETWEEN))
            at = (a, b) if above else (b, a)
            values[at], faint[at] = row["mean"], row["low"] <= 0 <= row["high"]
    labels = [reading.name(one) for one in names]
    figure = draw_grid(
        values,
        labels,
        names,
        words.PAIRS[reading.language].format(place=reading.place(place)),
        reading.what,
        [words.PAIRS_NOTE[reading.language], *reading.notes],
        shown=reading.shown,
        faint=faint,
    )
    reading.draw(file, figure)


def _tell_factorial(reading: Reading, rows: pd.DataFrame, places: list[str], names: list[str]) -> None:
    shares = rows[rows["effect"].isin([factorial.TOTAL, factorial.SHAPLEY])]
    heads = [words.PLACE[reading.language], words.ALL[reading.language], *names]
    lines = []
    for place in places:
        own = shares[shares["neighbourhood"] == place].set_index("term")["mean"]
        lines.append([reading.place(place), reading.shown(own[""]), *(reading.shown(own[name]) for name in names)])
    paragraph(console(), words.SHAPLEY_TOLD[reading.language])
    table(console(), heads, lines)


def _maps(reading: Reading) -> None:
    first, second = (one["name"] for one in reading.sweep.factors)
    means = settings.setting_means(reading.sweep, reading.outcome, reading.year)
    chances = settings.setting_chances(reading.sweep, reading.outcome, reading.threshold, reading.year)
    level = reading.shown(reading.threshold) + ("%" if reading.percent else "")
    chance_title = words.CHANCE_MAP[reading.language].format(level=level)
    for kind, frame, title, shown in (
        ("mean", means, words.MEAN_MAP[reading.language], reading.shown),
        ("chance", chances, chance_title, lambda value: f"{100 * value:.0f}"),
    ):
        for (scenario, place), rows in frame.groupby(["scenario", "neighbourhood"], sort=False):
            wide = rows.pivot(index=first, columns=second, values=kind).sort_index(ascending=False)  # noqa: PD010
            where = f"{reading.place(str(place))}, {reading.scenario(str(scenario)).lower()}"
            axes = words.MAP_AXES[reading.language].format(down=reading.name(first), across=reading.name(second))
            figure = draw_grid(
                wide.to_numpy(),
                [plain(float(one), reading.language) for one in wide.index],
                [plain(float(one), reading.language) for one in wide.columns],
                title,
                f"{where}. {axes} {reading.what}",
                reading.notes,
                shown=shown,
                around_zero=False,
            )
            reading.draw(f"{kind}-{scenario}-{place}", figure)
    reading.keep("chances", chances)


def _sobol(reading: Reading) -> None:
    found = sensitivity.sobol_indices(reading.sweep, reading.outcome, reading.year)
    reading.keep("sobol", found)
    for place in found.groupby(["scenario", "neighbourhood"])["ST"].max().isna().groupby("neighbourhood").any().items():
        if place[1]:
            _tell_flat(reading, str(place[0]))
    _indices(reading, found.dropna(subset="ST"), "ST", "ST_conf", "sobol", words.SOBOL, words.SOBOL_NOTE)


def _morris(reading: Reading) -> None:
    found = sensitivity.morris_effects(reading.sweep, reading.outcome, reading.year)
    reading.keep("morris", found)
    _indices(reading, found, "mu_star", "mu_star_conf", "morris", words.MORRIS, words.MORRIS_NOTE)


def _indices(reading: Reading, found: pd.DataFrame, value: str, half: str, file: str, title: Text, note: Text) -> None:
    for (scenario, place), rows in found.groupby(["scenario", "neighbourhood"], sort=False):
        middle, width = rows[value].to_numpy(), rows[half].to_numpy()
        figure = draw_bars(
            [reading.name(one) for one in rows["term"]],
            middle,
            middle - width,
            middle + width,
            title[reading.language].format(place=reading.place(str(place))),
            f"{reading.scenario(str(scenario))}. {reading.what}",
            [note[reading.language], *reading.notes],
            shown=reading.shown if file == "morris" else lambda one: f"{one:.2f}",
        )
        reading.draw(f"{file}-{scenario}-{place}", figure)
        best = rows.sort_values(value, ascending=False).head(_MOST_TOLD)
        lines = [
            [reading.name(row["term"]), f"{row[value]:.3f}", f"{row[half]:.3f}"] for row in best.to_dict("records")
        ]
        table(console(), ["", value, "+/-"], lines)


def _tell_flat(reading: Reading, place: str) -> None:
    values = {"outcome": reading.outcome, "year": reading.year, "place": reading.place(place)}
    paragraph(console(), words.FLAT[reading.language].format(**values))


def _discovery(reading: Reading) -> None:
    scores = discovery.feature_scores(reading.sweep, reading.outcome, reading.year)
    reading.keep("feature_scores", scores)
    if not (scores["score"] > 0).any():
        for place in reading.sweep.manifest["neighbourhoods"]:
            _tell_flat(reading, place["id"])
        return
    nothing = np.full(len(scores), np.nan)
    names = [reading.name(one) for one in scores["term"]]
    title = words.SCORES[reading.language]
    notes = [words.SCORES_NOTE[reading.language], *reading.notes]
    values = scores["score"].to_numpy()
    reading.draw(
        "feature_scores",
        draw_bars(names, values, nothing, nothing, title, reading.what, notes, shown=lambda one: f"{one:.3f}"),
    )
    try:
        box = discovery.best_box(reading.sweep, reading.outcome, reading.threshold, reading.year)
    except InputError as error:  # nothing to discover at this threshold; the rest stands
        paragraph(console(), error.sentence(reading.language))
        return
    limits = box.limits
    reading.keep("prim", limits.reset_index())
    reading.keep("prim_trajectory", box.trajectory)
    level = reading.shown(reading.threshold) + ("%" if reading.percent else "")
    told = words.BOX[reading.language].format(
        level=level,
        share=f"{100 * box.share:.0f}",
        density=f"{100 * box.density:.0f}",
        coverage=f"{100 * box.coverage:.0f}",
        mass=f"{100 * box.mass:.0f}",
    )
    paragraph(console(), told)
    columns: dict[str, Any] = {name: limits[name].to_numpy() for name in ("low", "high", "least", "most")}
    figure = draw_ranges(
        [reading.name(str(one)) for one in limits.index],
        **columns,
        title=words.PRIM[reading.language],
        subtitle=f"{told} {reading.what}",
        notes=[words.PRIM_NOTE[reading.language], *reading.notes],
        shown=lambda one: plain(one, reading.language),
    )
    reading.draw("prim", figure)
