"""Two to four scenarios side by side, on the same draws: curves, differences, groups, costs, and which part does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from transitiesim.analysis import GAS_FREE, Comparison, compare, values
from transitiesim.errors import InputError
from transitiesim.figures.style import MUTED
from transitiesim.interfaces.command_line.amounts import number, points, points_with_band, share, share_with_band
from transitiesim.interfaces.command_line.report_years import years_shown
from transitiesim.interfaces.dashboard.choice import Choice, baseline
from transitiesim.interfaces.dashboard.views.charts import PATH_CAPTION, TARGET, UNIT, YEAR_END, line_chart, series
from transitiesim.interfaces.dashboard.views.results import (
    bands_of,
    count_of,
    first_replicates,
    number_of,
    once,
    outcome_of,
)
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language, Text
from transitiesim.neighbourhood import RESIDENT_TYPE_TEXT, TENURE_TEXT, ResidentType, Tenure
from transitiesim.recording.recorder import TENURE_NAMES, TYPE_NAMES
from transitiesim.results import Results
from transitiesim.scenario import Scenario

GROUPS: Mapping[str, tuple[tuple[str, Text], ...]] = {
    "tenure": tuple((name, TENURE_TEXT[Tenure(number)]) for number, name in enumerate(TENURE_NAMES)),
    "resident_type": tuple((name, RESIDENT_TYPE_TEXT[ResidentType(number)]) for number, name in enumerate(TYPE_NAMES)),
}
LETTERS = "ABCD"
NUMBERS = Text(
    "De getallen naast elkaar, eind {year} (midden en 80%-band)", "Side by side, end of {year} (middle and 80% band)"
)
SCENARIO, GONE, HALF = Text("scenario", "scenario"), Text("van het gas af", "off gas"), Text("vertrouwen", "trust")
PUBLIC = Text("overheid, mln euro", "government, mln euro")
PRIVATE = Text("anderen, mln euro", "others, mln euro")
HOURS = Text("uren medewerkers", "staff hours")
DIFFERENCE = Text(
    "Verschil met {first}, in procentpunten van het gas af (midden en 80%-band van de verschillen, {runs} paren)",
    "Difference to {first}, in percentage points off gas (middle and 80% band of the differences, {runs} pairs)",
)
END_OF = Text("eind van", "end of")
BETTER = Text("kans dat het verder komt dan {letter}", "chance that it gets further than {letter}")
DIFFERENCE_CHART = Text(
    "Verschil in procentpunten van het gas af, jaar na jaar (midden en 80%-band van de verschillen)",
    "Difference in percentage points off gas, year by year (middle and 80% band of the differences)",
)
AGAINST = Text("Verschil met {first}", "Difference to {first}")
POINTS = Text("procentpunten", "percentage points")
BY_GROUP = Text(
    "Wie gaat erop vooruit, wie wacht? Deel van de huishoudens dat van het gas af is, eind {year} (midden; tussen "
    "haakjes het verschil met {first} in procentpunten)",
    "Who gains, who waits? Share of the households that are off gas, end of {year} (middle; between brackets the "
    "difference to {first} in percentage points)",
)
GROUP = Text("groep", "group")
WORK_HOURS = ("outreach", "planning", "coordination", "blockages", "linking", "experiments", "switches")


def compared_scenarios(choice: Choice) -> tuple[Scenario, ...]:
    """What stands side by side: the choice first, then what was put beside it, or practice when nothing was."""
    beside = choice.beside or (baseline(),)
    found = [choice.scenario, *(one for one in beside if one != choice.scenario)]
    return tuple(dict.fromkeys(found))


def even(found: Sequence[Results]) -> list[Results]:
    """Results with the replicates that all of them have."""
    count = min(count_of(one) for one in found)
    return [first_replicates(one, count) for one in found]


def names(scenarios: Sequence[Scenario], language: Language) -> list[str]:
    """A letter and a title for each."""
    return [f"{LETTERS[place]}: {one.title[language]}" for place, one in enumerate(scenarios)]


def curves(found: Sequence[Results], titles: Sequence[str], language: Language) -> dict[str, Any]:
    """The paths of all, each with its band, dash and marker."""
    lines: list[dict[str, Any]] = []
    years: list[int] = []
    for place, (one, title) in enumerate(zip(found, titles, strict=True)):
        band = bands_of(one, GAS_FREE)
        years = [int(year) for year in band.index]
        lines += series(title, band, place)
    words = f"{PATH_CAPTION[language]}|{TARGET[language]}"
    unit, end_of = UNIT[language], YEAR_END[language]
    option = line_chart(years, lines, list(titles), words, unit=unit, end_of=end_of, target=True)
    _below_each_other(option, len(titles))
    option["tooltip"] = {"show": False}
    return option


def _below_each_other(option: dict[str, Any], count: int) -> None:
    """Long titles stand below each other in the legend, and are cut off nowhere."""
    option["legend"] |= {"orient": "vertical", "textStyle": {**option["legend"]["textStyle"], "width": 300}}
    option["legend"]["textStyle"] |= {"overflow": "break"}
    option["grid"]["top"] = 44 + 22 * count


def side_by_side(found: Sequence[Results], titles: Sequence[str], language: Language) -> Table:
    """Results, costs and hours beside each other."""
    rows = []
    for one, title in zip(found, titles, strict=True):
        summary = outcome_of(one)
        trust = bands_of(one, "trust_programme").iloc[-1]
        money = [
            number(float(values(one, name).iloc[:, -1].median()) / 1e6, language, 1)
            for name in ("eur_public", "eur_private")
        ]
        hours = float(np.median(sum(values(one, f"hours_{name}").iloc[:, -1].to_numpy() for name in WORK_HOURS)))
        end = summary.end
        rows.append((
            title, share_with_band(end.median, end.low, end.high, language),
            share_with_band(trust["median"], trust["low"], trust["high"], language).replace("%", ""),
            *money, number(hours, language),
        ))  # fmt: skip
    heads = tuple(text[language] for text in (SCENARIO, GONE, HALF, PUBLIC, PRIVATE, HOURS))
    return Table(NUMBERS[language].format(year=outcome_of(found[0]).year), heads, tuple(rows))


def reference(scenarios: Sequence[Scenario]) -> int:
    """Which of the compared the others are set against: practice where it is among them, else the first."""
    return next((place for place, one in enumerate(scenarios) if one == baseline()), 0)


def compared(found: Sequence[Results], to: int) -> tuple[list[tuple[int, Comparison]], list[InputError]]:
    """Every scenario minus that at place `to`, pair by pair, with its place; and why others cannot be compared.

    Numbers that belong to how a neighbourhood is built may be set by hand; then two scenarios have no pairs.
    """
    pairs, refused = [], []
    for place, one in enumerate(found):
        if place == to:
            continue
        try:
            pairs.append((place, _minus(found[to], one)))
        except InputError as error:
            refused.append(error)
    return pairs, refused


def _minus(first: Results, one: Results) -> Comparison:
    return once(
        one,
        ("minus", number_of(first)),
        lambda: compare(first, first.scenarios()[0], one.scenarios()[0], other=one),
    )


def difference_curves(
    pairs: Sequence[tuple[int, Comparison]], titles: Sequence[str], language: Language
) -> dict[str, Any]:
    """The differences year by year, each with its band; above the line of zero is further."""
    lines: list[dict[str, Any]] = []
    years: list[int] = []
    for place, one in pairs:
        years = [int(year) for year in one.by_year.index]
        lines += series(titles[place], one.by_year, place)
    named = [titles[place] for place, _ in pairs]
    unit, end_of = POINTS[language], YEAR_END[language]
    option = line_chart(years, lines, named, DIFFERENCE_CHART[language], unit=unit, end_of=end_of)
    _below_each_other(option, len(named))
    option["yAxis"] |= {"min": None, "max": None, "axisLabel": {"formatter": "{value}", "color": MUTED}}
    option["tooltip"] = {"show": False}
    return option


def differences(
    pairs: Sequence[tuple[int, Comparison]], titles: Sequence[str], to: int, runs: int, language: Language
) -> Table:
    """Every scenario minus the one it is set against, pair by pair, with the chance that it gets further."""
    heads = (END_OF[language], *(titles[place] for place, _ in pairs))
    years = [year for year in years_shown([int(y) for y in pairs[0][1].by_year.index]) if year > 2018] if pairs else []
    cells = [[_point(one.by_year, year, language) for _, one in pairs] for year in years]
    rows = [(str(year), *row) for year, row in zip(years, cells, strict=True)]
    chances = (share(float(one.last["chance_better"])) for _, one in pairs)
    rows.append((BETTER[language].format(letter=LETTERS[to]), *chances))
    return Table(DIFFERENCE[language].format(first=titles[to], runs=runs), heads, tuple(rows))


def _point(by_year: pd.DataFrame, year: int, language: Language) -> str:
    middle, low, high = (float(by_year[part][year]) for part in ("median", "low", "high"))
    return points_with_band(middle, low, high, language)


def by_group(found: Sequence[Results], titles: Sequence[str], language: Language, to: int = 0) -> Table:
    """Share off gas by tenure and by type of resident; groups that do not exist here are left out."""
    rows = []
    for kind, groups in GROUPS.items():
        for group, text in groups:
            cells = []
            for one in found:
                homes = values(one, "homes", group_kind=kind, group=group).iloc[:, -1]
                if not (homes > 0).any():
                    break
                wide = values(one, "gas_free_of_standing", group_kind=kind, group=group)
                cells.append(float(wide.iloc[:, -1].median()))
            if len(cells) == len(found):
                shown = [
                    share(cell) if place == to else f"{share(cell)} ({points(cell - cells[to], language)})"
                    for place, cell in enumerate(cells)
                ]
                rows.append((text[language], *shown))
    caption = BY_GROUP[language].format(year=outcome_of(found[0]).year, first=LETTERS[to])
    return Table(caption, (GROUP[language], *titles), tuple(rows))
