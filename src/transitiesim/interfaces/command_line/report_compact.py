"""Many neighbourhoods or scenarios at a glance: one row each."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from transitiesim.interfaces.command_line.amounts import points, share
from transitiesim.interfaces.command_line.printing import heading, narrow, paragraph, table
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
_ASSUMED = Text("aange-\nnomen", "assumed")
_MORE = Text("verschil", "difference")
_LEFT, _HALF, _REASON = (
    Text("van gas af", "left gas"),
    Text("helft in", "half by"),
    Text("grootste reden", "main reason"),
)
_NOT_YET = Text("later", "later")
_NOBODY = Text("niemand meer", "none left")

_GUESSES = Text(
    "{guess} van de {total} getallen in het model zijn inschattingen van experts.",
    "{guess} of the {total} numbers in the model are expert guesses.",
)
_MEANING = Text(
    "Aangenomen: het deel van de wijkcijfers dat niet bekend is en een standaardwaarde kreeg.",
    "Assumed: the share of the neighbourhood figures that is not known and got a default.",
)


def print_compact(to: Console, results: Results, language: Language) -> None:
    """One row per neighbourhood with one or two scenarios, else one row per neighbourhood and scenario."""
    from transitiesim.analysis import reservations, summarise

    names, places = results.scenarios(), results.neighbourhoods()
    found = {(name, place): summarise(results, name, place) for place in places for name in names}
    any_one = next(iter(found.values()))
    title = _TITLE_ONE if any_one.replicates == 1 else _TITLE
    words = title[language].format(year=any_one.year, runs=any_one.replicates)
    heading(to, f"{any_one.neighbourhood_name}: {words}" if len(places) == 1 else words)
    if len(names) == 2:
        _print_pairs(to, results, found, language)
    else:
        _print_rows(to, results, found, language)
    said = [one[language] for one in reservations(any_one)]
    if len(places) > 1:  # the share of assumed figures stands in the table, for each its own
        guesses = _GUESSES[language].format(guess=any_one.numbers_guess, total=any_one.numbers_total)
        said[1] = f"{guesses} {_MEANING[language]}"
    to.print()
    paragraph(to, " ".join(said))


def _print_pairs(to: Console, results: Results, found: dict[tuple[str, str], Summary], language: Language) -> None:
    from transitiesim.analysis import compare

    first, second = results.scenarios()
    rows = []
    for place in results.neighbourhoods():
        record = results.neighbourhood(place)
        change = compare(results, first, second, place).last["median"]
        rows.append((
            record["name"],
            share(record["default_share"]),
            *(_end(found[name, place]) for name in (first, second)),
            points(change, language),
        ))  # fmt: skip
    titles = (narrow(results.scenario_title(name)[language], 16) for name in (first, second))
    heads = (_PLACE[language], _ASSUMED[language], *titles, _MORE[language])
    table(to, heads, rows)


def _print_rows(to: Console, results: Results, found: dict[tuple[str, str], Summary], language: Language) -> None:
    rows = []
    for place in results.neighbourhoods():
        for name in results.scenarios():
            one = found[name, place]
            what = (one.scenario_title[language],) if len(results.scenarios()) > 1 else ()
            where = (one.neighbourhood_name,) if len(results.neighbourhoods()) > 1 else ()
            assumed = (share(one.default_share),) if where else ()
            rows.append((*where, *what, *assumed, _end(one), _half(one, language), _main_reason(one, language)))
    heads = [_PLACE[language]] if len(results.neighbourhoods()) > 1 else []
    heads += [_SCENARIO[language]] if len(results.scenarios()) > 1 else []
    heads += [_ASSUMED[language]] if len(results.neighbourhoods()) > 1 else []
    names = len(heads) - (1 if len(results.neighbourhoods()) > 1 else 0)
    heads += [_LEFT[language], _HALF[language], _REASON[language]]
    table(to, heads, rows, words=(*range(names), len(heads) - 1))


def _end(one: Summary) -> str:
    """The share at the end, with its band as short as can be."""
    from transitiesim.analysis.headline import percent

    middle = share(one.end.median)
    return middle if one.replicates == 1 else f"{middle} ({percent(one.end.low)}-{percent(one.end.high)})"


def _half(one: Summary, language: Language) -> str:
    from transitiesim.analysis.timing import year_and_month

    moment = one.reached["T50"].median
    return _NOT_YET[language] if math.isnan(moment) else str(year_and_month(moment)[0])


def _main_reason(one: Summary, language: Language) -> str:
    from transitiesim.analysis import BARRIERS

    shares = {str(name): float(value) for name, value in one.barriers["share_of_remaining"].items()}
    largest = max(shares, key=lambda name: shares[name])
    return BARRIERS[largest][language] if shares[largest] > 0 else _NOBODY[language]
