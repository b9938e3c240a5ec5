"""The difference between two scenarios that had the same draws: in one sentence, and year by year."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from transitiesim.interfaces.command_line.amounts import points, points_with_band, share
from transitiesim.interfaces.command_line.printing import console, heading, paragraph, table
from transitiesim.interfaces.command_line.report_years import years_shown
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from transitiesim.analysis import Comparison
    from transitiesim.results import Results

_PAIRED = Text(
    "Met '{b}' is eind {year} gemiddeld {size} procentpunt {way} van het gas af dan met '{a}' (80%-band van de "
    "verschillen {band}); in {count} van de {runs} doorrekeningen komt '{b}' verder.",
    "With '{b}', {size} percentage points {way} have left gas by the end of {year} than with '{a}', on average (80% "
    "band of the differences {band}); '{b}' gets further in {count} of {runs} runs.",
)
_PAIRED_ONE = Text(
    "Met '{b}' is eind {year} {size} procentpunt {way} van het gas af dan met '{a}', in één doorrekening.",
    "With '{b}', {size} percentage points {way} have left gas by the end of {year} than with '{a}', in one run.",
)
_MORE, _LESS = Text("meer", "more"), Text("minder", "fewer")
_SAME_DRAWS = Text(
    "Beide scenario's kregen steeds dezelfde trekkingen, zodat het verschil door de scenario's komt.",
    "Both scenarios always had the same draws, so that the difference comes from the scenarios.",
)
_TITLE = Text("{name}: A = {a}, B = {b}", "{name}: A = {a}, B = {b}")
_HEADS = (
    Text("eind van", "end of"),
    Text("verschil B min A, in procentpunten", "difference B minus A, in percentage points"),
    Text("kans dat\nA beter is", "chance\nA is better"),
    Text("kans dat\nB beter is", "chance\nB is better"),
)
_WHAT = Text(
    "Aandeel van de woningen die begin 2019 op gas zaten, dat van het gas af is. Midden van {runs} paren met dezelfde "
    "trekkingen, met de 80%-band; gelijkspel telt half.",
    "Share of the homes on gas at the start of 2019 that have left gas. Middle of {runs} pairs with the same draws, "
    "with the 80% band; a tie counts half.",
)
_NOT_CALIBRATED = Text(
    "Het model is niet geijkt op waarnemingen; {guess} van de {total} getallen zijn inschattingen van experts en "
    "{share} van de wijkcijfers is aangenomen.",
    "The model is not calibrated on observations; {guess} of the {total} numbers are expert guesses and {share} of "
    "the neighbourhood figures are assumed.",
)


def in_words(compared: Comparison, language: Language) -> str:
    """The paired difference at the end of the run in a sentence, or two."""
    last = compared.last
    runs = int(last["runs"])
    words = {
        "a": compared.title_a[language],
        "b": compared.title_b[language],
        "year": compared.by_year.index[-1],
        "size": points(abs(last["mean"]), language).lstrip("+"),
        "way": (_MORE if last["mean"] >= 0 else _LESS)[language],
    }
    if runs == 1:
        return _PAIRED_ONE[language].format(**words)
    further = int((compared.differences.iloc[:, -1] > 0).sum())
    _, _, band = points_with_band(last["median"], last["low"], last["high"], language).partition(" (")
    sentence = _PAIRED[language].format(**words, band=band.rstrip(")"), count=further, runs=runs)
    return f"{sentence} {_SAME_DRAWS[language]}"


def print_comparison(compared: Comparison, results: Results, language: Language) -> None:
    """Print two scenarios set against each other, year by year.

    Args:
        compared: the comparison, of shares that left gas.
        results: where A stands, for what has to be said with it.
        language: "nl" or "en".
    """
    to = console()
    place = results.neighbourhood(compared.neighbourhood)
    titles = {"a": compared.title_a[language], "b": compared.title_b[language]}
    heading(to, _TITLE[language].format(name=place["name"], **titles))
    runs = int(compared.last["runs"])
    rows = []
    for year in years_shown([int(year) for year in compared.by_year.index if year > 2018]):
        row = {str(name): float(value) for name, value in compared.by_year.T[year].items()}
        low, high = (row["low"], row["high"]) if runs > 1 else (math.nan, math.nan)
        chance = row["chance_better"]
        rows.append((
            str(year), points_with_band(row["median"], low, high, language), share(1 - chance), share(chance)
        ))  # fmt: skip
    table(to, [head[language] for head in _HEADS], rows)
    to.print()
    paragraph(to, _WHAT[language].format(runs=runs))
    to.print()
    paragraph(to, in_words(compared, language))
    to.print()
    manifest = results.manifest
    words = {"guess": manifest["numbers_guess"], "total": manifest["numbers_total"]}
    paragraph(to, _NOT_CALIBRATED[language].format(share=share(place["default_share"]), **words))
