"""How far a neighbourhood is from tipping; that there is no tipping point is an answer too."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from transitiesim.interfaces.command_line.amounts import NOTHING, number, share
from transitiesim.interfaces.command_line.printing import bullet, heading, narrow, table
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from rich.console import Console

    from transitiesim.analysis import Summary
    from transitiesim.results import Results

BASES = {
    "all_asked": Text("{year}, als iedereen is gevraagd", "{year}, if everybody is asked"),
    "present_reach": Text("{year}, met het bereik van dan", "{year}, with the reach of then"),
}
_FROM_YEAR = 2026
_TITLE = Text("Hoe ver van een kantelpunt?", "How far from a tipping point?")
_HEADS = (
    Text("", ""),
    Text("doet\nmee", "take\npart"),
    Text("rust\nbij", "rest\nat"),
    Text("kantelpunt", "tipping\npoint"),
    Text("nodig om te kantelen", "needed to tip"),
)
_NO_FOLD = Text("geen", "none")
_FOLDS = Text("in {count} van {runs} runs", "in {count} of {runs} runs")
_FOLD_ONE = Text("ja", "yes")
_MORE_HOMES = Text("{size}% meer woningen", "{size}% more homes")
_MORE_TRUST = Text("{size} punten vertrouwen", "{size} points of trust")
_OR = Text("of", "or")
_EXPLAINED = Text(
    "Doet mee: heeft getekend of is van het gas af. Rust bij: waar het vanzelf op uitkomt als buren elkaar "
    "volgen en er verder niets verandert.",
    "Take part: signed or left gas. Rest at: where it would end up by itself when neighbours follow each "
    "other and nothing else changes.",
)
_NONE_AT_ALL = Text(
    "Er is hier geen kantelpunt: geen kleine stap geeft een sprong, elke stap telt gewoon mee.",
    "There is no fold here: no small step gives a leap, every step simply counts.",
)
_WHEN = Text("{title}, eind {year}, als iedereen wordt gevraagd: ", "{title}, end of {year}, if everybody is asked: ")
_VOTES_SHORT = Text(
    "de complexen komen samen {votes} instemmingen van huurders tekort",
    "the complexes are {votes} votes of tenants short in all",
)
_HOMES_SHORT = Text(
    "voor een warmtenet dat uit kan moeten nog {homes} woningen meedoen",
    "{homes} more homes must take part for a heat network that pays",
)
_AND = Text(", en ", ", and ")
_NOT_SHORT = Text("genoeg instemming en genoeg deelnemers", "enough consent and enough takers")


def print_tipping(to: Console, results: Results, summaries: Sequence[Summary], language: Language) -> None:
    """Where every scenario would come to rest, whether there is a fold, and what it would take; middle run of all."""
    from transitiesim.analysis import values

    recorded = [
        int(year) for year in values(results, "share_now", summaries[0].scenario, summaries[0].neighbourhood).columns
    ]
    first = next((year for year in recorded if year >= _FROM_YEAR), recorded[-1])
    years = sorted({first, recorded[-1]})
    heading(to, _TITLE[language])
    folds = 0
    for one in summaries:
        rows = []
        for year in years:
            for basis, words in BASES.items():
                cells, found = _row(results, one, year, basis, language)
                folds += found
                rows.append((words[language].format(year=year), *cells))
        if one is not summaries[0]:
            to.print()
        heads = [head[language] for head in _HEADS]
        heads[0] = narrow(one.scenario_title[language], 28)
        table(to, heads, rows, words=(0, 3, 4))
    said = [_NONE_AT_ALL[language]] if folds == 0 else []
    said += [_EXPLAINED[language], *(_shortage(results, one, first, language) for one in summaries)]
    to.print()
    for sentence in said:
        bullet(to, sentence)


def _row(results: Results, one: Summary, year: int, basis: str, language: Language) -> tuple[tuple[str, ...], int]:
    """Cells of one moment and basis, and the number of runs with a fold."""
    from transitiesim.analysis import values

    def at(name: str) -> list[float]:
        wide = values(results, name, one.scenario, one.neighbourhood, basis=basis)
        return [float(value) for value in wide[year]]

    folds = int(sum(at("fold")))
    if folds == 0:
        fold = _NO_FOLD[language]
    elif one.replicates == 1:
        fold = _FOLD_ONE[language]
    else:
        fold = _FOLDS[language].format(count=folds, runs=one.replicates)
    homes, trust = _middle(at("extra_commitment")), _middle(at("extra_trust"))
    ways = []
    if not math.isnan(homes):
        ways.append(_MORE_HOMES[language].format(size=_least_one(homes)))
    if not math.isnan(trust):
        ways.append(_MORE_TRUST[language].format(size=_least_one(trust)))
    needed = f" {_OR[language]} ".join(ways) if ways else NOTHING
    return (share(_middle(at("share_now"))), share(_middle(at("lowest_fixed_point"))), fold, needed), folds


def _shortage(results: Results, one: Summary, year: int, language: Language) -> str:
    from transitiesim.analysis import values

    votes, homes = (
        _middle([float(value) for value in values(results, name, one.scenario, one.neighbourhood)[year]])
        for name in ("signatures_short_complexes", "signatures_short_units")
    )
    short = []
    if round(votes):
        short.append(_VOTES_SHORT[language].format(votes=number(votes, language)))
    if round(homes):
        short.append(_HOMES_SHORT[language].format(homes=number(homes, language)))
    words = _AND[language].join(short) or _NOT_SHORT[language]
    return f"{_WHEN[language].format(title=one.scenario_title[language], year=year)}{words}."


def _middle(found: Sequence[float]) -> float:
    """Median of what is there; NaN when nothing is."""
    from statistics import median

    known = [value for value in found if not math.isnan(value)]
    return median(known) if known else math.nan


def _least_one(part: float) -> str:
    rounded = round(100 * part)
    return str(rounded) if rounded >= 1 else "<1"
