"""Many neighbourhoods or scenarios at a glance: one row each."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from transitiesim.interfaces.command_line.amounts import number, points, share, share_with_band
from transitiesim.interfaces.command_line.printing import heading, paragraph, table
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from rich.console import Console

    from transitiesim.analysis import Summary
    from transitiesim.results import Results

_TITLE = Text(
    "Van het gas af, eind {year} (midden van {runs} doorrekeningen, 80%-band)",
    "Left gas, end of {year} (middle of {runs} runs, 80% band)",
)
_TITLE_ONE = Text("Van het gas af, eind {year} (één doorrekening)", "Left gas, end of {year} (one run)")
_PLACE, _SCENARIO = Text("wijk", "neighbourhood"), Text("scenario", "scenario")
_HOMES = Text("woningen", "homes")
_ASSUMED = Text("cijfers\naangenomen", "figures\nassumed")
_MORE = Text("verschil", "difference")
_LEFT, _HALF, _REASON = (
    Text("van gas af", "left gas"),
    Text("helft in", "half by"),
    Text("grootste reden", "main reason"),
)
_NOT_YET = Text("later", "later")
_NOBODY = Text("niemand meer", "none left")


def print_compact(to: Console, results: Results, language: Language) -> None:
    """One row per neighbourhood with one or two scenarios, else one row per neighbourhood and scenario."""
    from transitiesim.analysis import reservations, summarise

    names, places = results.scenarios(), results.neighbourhoods()
    found = {(name, place): summarise(results, name, place) for place in places for name in names}
    any_one = next(iter(found.values()))
    title = _TITLE_ONE if any_one.replicates == 1 else _TITLE
    heading(to, title[language].format(year=any_one.year, runs=any_one.replicates))
    if len(names) == 2:
        _print_pairs(to, results, found, language)
    else:
        _print_rows(to, results, found, language)
    said = [one[language] for one in reservations(any_one)]
    paragraph(to, " ".join([said[0], _guesses(any_one, language), *said[2:]]), 2)


def _print_pairs(to: Console, results: Results, found: dict[tuple[str, str], Summary], language: Language) -> None:
    from transitiesim.analysis import compare

    first, second = results.scenarios()
    rows = []
    for place in results.neighbourhoods():
        record = results.neighbourhood(place)
        change = compare(results, first, second, place).last["median"]
        rows.append((
            record["name"],
            number(record["homes"], language),
            share(record["default_share"]),
            *(_end(found[name, place], language) for name in (first, second)),
            points(change),
        ))  # fmt: skip
    titles = (results.scenario_title(name)[language] for name in (first, second))
    heads = (_PLACE[language], _HOMES[language], _ASSUMED[language], *titles, _MORE[language])
    table(to, heads, rows)


def _print_rows(to: Console, results: Results, found: dict[tuple[str, str], Summary], language: Language) -> None:
    rows = []
    for place in results.neighbourhoods():
        for name in results.scenarios():
            one = found[name, place]
            what = (one.scenario_title[language],) if len(results.scenarios()) > 1 else ()
            where = (one.neighbourhood_name,) if len(results.neighbourhoods()) > 1 else ()
            assumed = (share(one.default_share),) if where else ()
            rows.append(
                (*where, *what, *assumed, _end(one, language), _half(one, language), _main_reason(one, language))
            )
    heads = [_PLACE[language]] if len(results.neighbourhoods()) > 1 else []
    heads += [_SCENARIO[language]] if len(results.scenarios()) > 1 else []
    heads += [_ASSUMED[language]] if len(results.neighbourhoods()) > 1 else []
    names = len(heads) - (1 if len(results.neighbourhoods()) > 1 else 0)
    heads += [_LEFT[language], _HALF[language], _REASON[language]]
    table(to, heads, rows, words=(*range(names), len(heads) - 1))


def _end(one: Summary, language: Language) -> str:
    alone = one.replicates == 1
    low, high = (math.nan, math.nan) if alone else (one.end.low, one.end.high)
    return share_with_band(one.end.median, low, high, language)


def _half(one: Summary, language: Language) -> str:
    from transitiesim.analysis.timing import year_and_month

    moment = one.reached["T50"].median
    return _NOT_YET[language] if math.isnan(moment) else str(year_and_month(moment)[0])


def _main_reason(one: Summary, language: Language) -> str:
    from transitiesim.analysis import BARRIERS

    shares = {str(name): float(value) for name, value in one.barriers["share_of_remaining"].items()}
    largest = max(shares, key=lambda name: shares[name])
    return BARRIERS[largest][language] if shares[largest] > 0 else _NOBODY[language]


def _guesses(one: Summary, language: Language) -> str:
    text = Text(
        "{guess} van de {total} getallen in het model zijn inschattingen van experts.",
        "{guess} of the {total} numbers in the model are expert guesses.",
    )
    return text[language].format(guess=one.numbers_guess, total=one.numbers_total)
