"""Two to four scenarios side by side, on the same draws: curves, differences, groups, costs, and which part does it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from transitiesim.analysis import GAS_FREE, bands, compare, values
from transitiesim.errors import InputError
from transitiesim.interfaces.command_line.amounts import number, points, points_with_band, share, share_with_band
from transitiesim.interfaces.command_line.report_years import years_shown
from transitiesim.interfaces.dashboard.choice import Choice, baseline, canonical
from transitiesim.interfaces.dashboard.views.charts import PATH_CAPTION, TARGET, line_chart, series
from transitiesim.interfaces.dashboard.views.results import count_of, first_replicates, outcome_of
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language, Text
from transitiesim.neighbourhood import RESIDENT_TYPE_TEXT, TENURE_TEXT, ResidentType, Tenure
from transitiesim.recommendations import RECOMMENDATIONS, codes_of
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
BETTER = Text("kans dat {letter} verder komt", "chance that {letter} gets further")
BY_GROUP = Text(
    "Wie gaat erop vooruit, wie wacht? Deel van de huishoudens dat van het gas af is, eind {year} (midden)",
    "Who gains, who waits? Share of the households that are off gas, end of {year} (middle)",
)
GROUP = Text("groep", "group")
WORK_HOURS = ("outreach", "planning", "coordination", "blockages", "linking", "experiments", "switches")
EFFECTS = Text(
    "Welke aanbeveling doet het? Gemiddelde verandering in procentpunten van het gas af, eind {year} ({runs} paren)",
    "Which recommendation does it? Mean change in percentage points off gas, end of {year} ({runs} pairs)",
)
ALONE = Text("alleen deze erbij, op de praktijk", "this one alone, on top of practice")
LAST = Text("deze als laatste erbij, op uw keuze", "this one last, on top of your choice")
RECOMMENDATION = Text("aanbeveling", "recommendation")


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
        band = bands(one, GAS_FREE)
        years = [int(year) for year in band.index]
        lines += series(title, band, place)
    option = line_chart(years, lines, list(titles), f"{PATH_CAPTION[language]}|{TARGET[language]}", target=True)
    # Long titles stand below each other.
    option["legend"] |= {"orient": "vertical", "left": 50}
    option["grid"]["top"] = 20 + 24 * len(titles)
    option["tooltip"] = {"show": False}
    return option


def side_by_side(found: Sequence[Results], titles: Sequence[str], language: Language) -> Table:
    """Results, costs and hours beside each other."""
    rows = []
    for one, title in zip(found, titles, strict=True):
        summary = outcome_of(one)
        trust = bands(one, "trust_programme").iloc[-1]
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


def differences(found: Sequence[Results], titles: Sequence[str], language: Language) -> Table:
    """Every scenario minus the first, pair by pair, with the chance that it gets further."""
    first = found[0]
    heads = [END_OF[language]]
    columns: list[dict[int, str]] = []
    chances = []
    for place, one in enumerate(found[1:], start=1):
        heads.append(titles[place])
        try:
            compared = compare(first, first.scenarios()[0], one.scenarios()[0], other=one)
        except InputError as error:
            columns.append({})
            chances.append(error.sentence(language))
            continue
        table = compared.by_year
        columns.append(
            {
                int(year): points_with_band(table["median"][year], table["low"][year], table["high"][year], language)
                for year in table.index
            }
        )
        chances.append(share(float(compared.last["chance_better"])))
    years = [year for year in years_shown(found[0].years()) if year > 2018]
    rows = [(str(year), *(column.get(year, "-") for column in columns)) for year in years]
    letter = LETTERS[1] if len(found) == 2 else "B-D"
    rows.append((BETTER[language].format(letter=letter), *chances))
    caption = DIFFERENCE[language].format(first=LETTERS[0], runs=count_of(first))
    return Table(caption, tuple(heads), tuple(rows))


def by_group(found: Sequence[Results], titles: Sequence[str], language: Language) -> Table:
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
                    share(cells[0]),
                    *(f"{share(cell)} ({points(cell - cells[0], language)})" for cell in cells[1:]),
                ]
                rows.append((text[language], *shown))
    caption = BY_GROUP[language].format(year=outcome_of(found[0]).year)
    return Table(caption, (GROUP[language], *titles), tuple(rows))


@dataclasses.dataclass(frozen=True, slots=True)
class Effect:
    """A recommendation by itself and as the last one.

    Attributes:
        number: "1" to "7".
        alone: practice with this one only.
        without: the choice without it.
        full: the choice with the whole of it.
    """

    number: str
    alone: Scenario
    without: Scenario
    full: Scenario


def effects(scenario: Scenario) -> list[Effect]:
    """What has to be worked out to say which recommendation does it."""
    found = []
    for number_ in RECOMMENDATIONS:
        there = {measure.code for measure in scenario.measures}
        missing = [code for code in codes_of(number_) if code not in there]
        kept = tuple(one for one in scenario.values if not _moved(one.path, missing))
        full = dataclasses.replace(scenario, values=kept).with_measures(*missing) if missing else scenario
        found.append(
            Effect(
                number_,
                canonical(baseline().with_measures(number_)),
                canonical(scenario.without_measures(number_)),
                canonical(full),
            )
        )
    return found


def _moved(path: str, codes: Sequence[str]) -> bool:
    from transitiesim.recommendations import switches

    return any(move.path == path for code in codes for move in switches()[code].moves)


def effects_table(
    wanted: Sequence[Effect], found: Mapping[Scenario, Results], practice: Results, language: Language
) -> Table:
    """Mean change by each recommendation, alone and last."""
    rows = []
    for one in wanted:
        alone = _mean_change(practice, found[one.alone], language)
        last = _mean_change(found[one.without], found[one.full], language)
        rows.append((f"{one.number} {RECOMMENDATIONS[one.number][language]}", alone, last))
    caption = EFFECTS[language].format(year=outcome_of(practice).year, runs=count_of(practice))
    return Table(caption, (RECOMMENDATION[language], ALONE[language], LAST[language]), tuple(rows))


def _mean_change(before: Results, after: Results, language: Language) -> str:
    one, two = even((before, after))
    try:
        last = compare(one, one.scenarios()[0], two.scenarios()[0], other=two, last_year_only=True).last
    except InputError as error:
        return error.sentence(language)
    return points_with_band(last["mean"], last["mean_low"], last["mean_high"], language)
