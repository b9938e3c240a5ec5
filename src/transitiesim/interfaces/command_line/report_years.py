"""The path year by year, and when a tenth, half and nine tenths have left gas."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from transitiesim.interfaces.command_line.amounts import NOTHING, out_of_hundred, share, share_with_band
from transitiesim.interfaces.command_line.printing import heading, narrow, table
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from rich.console import Console

    from transitiesim.analysis import Summary
    from transitiesim.analysis.timing import Reached
    from transitiesim.results import Results

YEARS = (2018, 2024, 2026, 2030, 2035, 2040, 2045, 2050)
_TITLE = Text("{title}: stand aan het eind van het jaar", "{title}: state at the end of the year")
_START = Text("start", "start")
_HEADS = (
    Text("eind van", "end of"),
    Text("van het gas af", "left gas"),
    Text("getekend", "signed"),
    Text("vertrouwen\n(0-100)", "trust\n(0-100)"),
    Text("ooit\nbereikt", "ever\nreached"),
    Text("fase", "phase"),
)
_MOMENTS = Text("Wanneer is hoeveel van het gas af?", "When has how much left gas?")
_LEVELS = {
    "T10": Text("een tiende (T10)", "a tenth (T10)"),
    "T50": Text("de helft (T50)", "half (T50)"),
    "T90": Text("negen tiende (T90)", "nine tenths (T90)"),
}
_NEVER = Text("niet voor eind {year}", "not by end of {year}")
_SOMETIMES = Text("in {share} van de runs", "in {share} of runs")
_LATER = Text("later", "later")
_TO = Text("tot", "to")
_CHANCE = Text("kans op 95% of meer, eind 2050", "chance of 95% or more, end of 2050")


def years_shown(years: Sequence[int]) -> list[int]:
    """The years of the tables that were recorded, always with the last."""
    return [year for year in years if year in YEARS or year == years[-1]]


def print_years(to: Console, results: Results, summary: Summary, language: Language) -> None:
    """One scenario year by year: left gas, signed, trust, reach and phase; the middle run of all."""
    from transitiesim.analysis import GAS_FREE, bands, phase_of, values

    def middle(name: str, of: str | None = None) -> dict[int, float]:
        wide = values(results, name, summary.scenario, summary.neighbourhood)
        if of is not None:
            wide = wide / values(results, of, summary.scenario, summary.neighbourhood)
        return dict(zip(map(int, wide.columns), wide.median().to_list(), strict=True))

    path = bands(results, GAS_FREE, summary.scenario, summary.neighbourhood)
    signed, trust = middle("signed", "on_gas_start"), middle("trust_programme")
    reached = middle("reached", "homes")
    rows = []
    for year in years_shown(results.years()):
        low, high = (
            path[edge][year] if summary.replicates > 1 and year > YEARS[0] else math.nan for edge in ("low", "high")
        )
        rows.append((
            _START[language] if year == YEARS[0] else str(year),
            share_with_band(path["median"][year], low, high, language),
            share(signed[year]),
            out_of_hundred(trust[year]),
            share(reached[year]),
            phase_of(path["median"][year]).text[language],
        ))  # fmt: skip
    heading(to, _TITLE[language].format(title=summary.scenario_title[language]))
    table(to, [one[language] for one in _HEADS], rows, words=(0, 5))


def print_moments(to: Console, summaries: Sequence[Summary], language: Language) -> None:
    """T10, T50 and T90 of all scenarios side by side, and the chance of being done in 2050."""
    rows = [
        (text[language], *(_when(one.reached[name], one.year, one.replicates, language) for one in summaries))
        for name, text in _LEVELS.items()
    ]
    if summaries[0].chance_gas_free is not None:
        rows.append((_CHANCE[language], *(_chance(one, language) for one in summaries)))
    heading(to, _MOMENTS[language])
    table(to, ["", *(narrow(one.scenario_title[language]) for one in summaries)], rows)


def _when(one: Reached, last: int, replicates: int, language: Language) -> str:
    """The year in which half of the runs are there, with the years of the early and the late ones."""
    if one.share_reached == 0:
        return _NEVER[language].format(year=last)
    if math.isnan(one.median):
        return _SOMETIMES[language].format(share=share(one.share_reached))
    year = _year(one.median)
    if replicates == 1:
        return year
    early, late = _year(one.low), _LATER[language] if math.isnan(one.high) else _year(one.high)
    return f"{year} ({early} {_TO[language]} {late})"


def _year(moment: float) -> str:
    from transitiesim.analysis.timing import year_and_month

    return str(year_and_month(moment)[0])


def _chance(one: Summary, language: Language) -> str:
    sure = one.chance_gas_free
    if sure is None or one.replicates == 1:
        return NOTHING
    return share_with_band(sure.value, sure.low, sure.high, language)
