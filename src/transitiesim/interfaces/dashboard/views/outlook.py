"""What comes out, at a glance: a headline in words, four numbers, and the difference to practice."""

from __future__ import annotations

import math
from dataclasses import dataclass

from transitiesim.analysis import compare, headline, reservations
from transitiesim.analysis.headline import percent
from transitiesim.analysis.summary import TARGET_SHARE
from transitiesim.analysis.timing import year_and_month
from transitiesim.errors import InputError
from transitiesim.interfaces.command_line.amounts import out_of_hundred, points, points_with_band, share
from transitiesim.interfaces.dashboard.computing import BAND, STAGES
from transitiesim.interfaces.dashboard.views.results import bands_of, count_of, outcome_of, paired
from transitiesim.language import Language, Text
from transitiesim.results import Results

GONE = Text("Van het gas af, eind {year}", "Off gas, end of {year}")
HALF = Text("Helft van het gas af in", "Half has left gas in")
GOAL = Text("Kans op het doel", "Chance to reach the goal")
TRUST = Text("Vertrouwen in de gemeente, eind {year}", "Trust in the municipality, end of {year}")
GOAL_NOTE = Text("minstens {share}% van het gas af in 2050", "at least {share}% off gas in 2050")
BAND_NOTE = Text("80%-band {low} tot {high}", "80% band {low} to {high}")
TRUST_NOTE = Text("van 100; begin 2019: {start}", "out of 100; early 2019: {start}")
CHANCE_NOTE = Text("tussen {low} en {high}%, bij {runs} doorrekeningen", "between {low} and {high}%, over {runs} runs")
PRACTICE = Text("praktijk: {value}", "practice: {value}")
LATER = Text("na {year}", "after {year}")
IN_NONE = Text("in geen enkele doorrekening gehaald", "not reached in any run")
IN_SOME = Text("in {share} van de doorrekeningen gehaald", "reached in {share} of the runs")
BETWEEN = Text("80%-band {low} tot {high}", "80% band {low} to {high}")
TOO_FEW = Text("nog te weinig doorrekeningen", "too few runs as yet")
NO_BAND = Text("in één doorrekening; de band volgt", "in one run; the band follows")

NOTHING_YET = Text("Er wordt gerekend...", "Working it out...")
FIRST = Text(
    "Eerste schatting uit {runs} doorrekeningen; de band wordt nog berekend.",
    "First estimate from {runs} runs; the band is still being worked out.",
)
FIRST_OF_ONE = Text(
    "Eerste schatting uit één doorrekening; de band wordt nog berekend.",
    "First estimate from one run; the band is still being worked out.",
)
REFINING = Text(
    "80%-band uit {runs} doorrekeningen; wordt verfijnd tot {most}.",
    "80% band from {runs} runs; being refined to {most}.",
)
DONE = Text("80%-band uit {runs} doorrekeningen.", "80% band from {runs} runs.")
NOT_CALIBRATED = Text("Niet geijkt op waarnemingen", "Not calibrated on observations")
PAIRED = Text(
    "Met uw keuze is eind {year} gemiddeld {size} procentpunt {way} van het gas af dan in de praktijk (80%-band van de "
    "verschillen {band}). Op dezelfde trekkingen komt uw keuze verder in {count} van de {runs} doorrekeningen; de kans "
    "dat zij beter is, is {chance} (gelijk telt half).",
    "With your choice, {size} percentage points {way} have left gas by the end of {year} than in practice, on average "
    "(80% band of the differences {band}). On the same draws your choice gets further in {count} of {runs} runs; the "
    "chance that it is better is {chance} (a tie counts half).",
)
PAIR_OF_ONE = Text(
    "Met uw keuze is eind {year} {size} procentpunt {way} van het gas af dan in de praktijk, in één doorrekening op "
    "dezelfde trekking; hoe zeker dat is, volgt met de band.",
    "With your choice, {size} percentage points {way} have left gas by the end of {year} than in practice, in one run "
    "on the same draw; how sure that is, follows with the band.",
)
MORE, FEWER = Text("meer", "more"), Text("minder", "fewer")
IS_PRACTICE = Text(
    "Dit is de praktijk zoals de studie die aantrof. Zet een aanbeveling aan en zie wat er verandert.",
    "This is practice as the study found it. Switch a recommendation on and see what changes.",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the four numbers.

    Attributes:
        label: what it is.
        value: the number in words.
        note: band or unit.
        practice: the same number in practice, empty when practice itself is shown.
    """

    label: str
    value: str
    note: str
    practice: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything at the top of the screen.

    Attributes:
        headline: the outcome in words.
        figures: the four numbers; empty when there is nothing yet.
        difference: with practice, on the same draws, with the chance that it is better.
        stage: from how many runs, and whether more are coming.
        first: whether this is a first estimate only.
        reservations: what belongs to every number of this model.
    """

    headline: str
    figures: tuple[Figure, ...]
    difference: str
    stage: str
    first: bool
    reservations: str


def outlook(results: Results | None, practice: Results | None, language: Language, *, is_practice: bool) -> Outlook:
    """The top of the screen.

    Args:
        results: of what was chosen, or None when not even a first estimate is there.
        practice: of practice in the same place and with the same seed, if it is there.
        language: "nl" or "en".
        is_practice: whether what was chosen is practice itself.
    """
    if results is None:
        return Outlook(NOTHING_YET[language], (), "", NOTHING_YET[language], first=True, reservations="")
    summary = outcome_of(results)
    said = " ".join(one[language] for one in reservations(summary))
    first = count_of(results) < BAND
    before = None if is_practice or practice is None else practice
    outcome, _, more = headline(summary)[language].removesuffix(said).strip().partition("). ")
    return Outlook(
        headline=f"{outcome})." if more else outcome,
        figures=figures(results, before, language),
        difference=IS_PRACTICE[language] if is_practice else difference(results, practice, language),
        stage=stage(results, language),
        first=first,
        reservations=said,
    )


def stage(results: Results, language: Language) -> str:
    """From how many runs this is, and whether more are coming."""
    runs = count_of(results)
    few = FIRST_OF_ONE if runs == 1 else FIRST
    text = few if runs < BAND else REFINING if runs < STAGES[-1] else DONE
    return text[language].format(runs=runs, most=STAGES[-1])


def figures(results: Results, practice: Results | None, language: Language) -> tuple[Figure, ...]:
    """The four numbers, each with that of practice beside it when that is given."""
    mine = _cells(results, language)
    other = None if practice is None else _cells(practice, language)
    found = []
    for number, (label, value, note) in enumerate(mine):
        beside = "" if other is None else PRACTICE[language].format(value=other[number][1])
        found.append(Figure(label, value, note, beside))
    return tuple(found)


def _cells(results: Results, language: Language) -> list[tuple[str, str, str]]:
    summary = outcome_of(results)
    year, end, half, sure = summary.year, summary.end, summary.reached["T50"], summary.chance_gas_free
    trust = bands_of(results, "trust_programme")["median"]
    alone = count_of(results) == 1
    band = NO_BAND[language] if alone else BAND_NOTE[language].format(low=percent(end.low), high=percent(end.high))
    if half.share_reached == 0:
        moment, when = LATER[language].format(year=year), IN_NONE[language]
    elif math.isnan(half.median):
        moment, when = LATER[language].format(year=year), IN_SOME[language].format(share=share(half.share_reached))
    else:
        moment = _year(half.median)
        late = LATER[language].format(year=year) if math.isnan(half.high) else _year(half.high)
        when = NO_BAND[language] if alone else BETWEEN[language].format(low=_year(half.low), high=late)
    goal = GOAL_NOTE[language].format(share=percent(TARGET_SHARE))
    if sure is None:
        chance, likely = "-", goal
    elif count_of(results) < BAND:
        chance, likely = "...", f"{goal}; {TOO_FEW[language]}"
    else:
        sureness = CHANCE_NOTE[language].format(low=percent(sure.low), high=percent(sure.high), runs=count_of(results))
        chance, likely = share(sure.value), f"{goal}; {sureness}"
    last, start = float(trust.iloc[-1]), float(trust.iloc[0])
    return [
        (GONE[language].format(year=year), share(end.median), band),
        (HALF[language], moment, when),
        (GOAL[language], chance, likely),
        (
            TRUST[language].format(year=year),
            out_of_hundred(last),
            TRUST_NOTE[language].format(start=out_of_hundred(start)),
        ),
    ]


def _year(moment: float) -> str:
    return str(year_and_month(moment)[0])


def difference(results: Results, practice: Results | None, language: Language) -> str:
    """The paired difference to practice in words, with the chance that the choice is better."""
    if practice is None:
        return NOTHING_YET[language]
    before, after = paired(practice, results)
    try:
        compared = compare(before, before.scenarios()[0], after.scenarios()[0], other=after, last_year_only=True)
    except InputError as error:
        return error.sentence(language)
    last = compared.last
    _, _, band = points_with_band(last["median"], last["low"], last["high"], language).partition(" (")
    return (PAIR_OF_ONE if count_of(before) == 1 else PAIRED)[language].format(
        year=compared.by_year.index[-1],
        size=points(abs(last["mean"]), language).lstrip("+"),
        way=(MORE if last["mean"] >= 0 else FEWER)[language],
        band=band.rstrip(")"),
        count=int((compared.differences.iloc[:, -1] > 0).sum()),
        runs=count_of(before),
        chance=share(float(last["chance_better"])),
    )
