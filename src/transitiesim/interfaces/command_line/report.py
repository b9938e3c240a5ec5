"""What comes out of a run, on one screen or two: the outcome first, with the reservations that belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transitiesim.interfaces.command_line import report_compact, report_reasons, report_tipping, report_years
from transitiesim.interfaces.command_line.amounts import number
from transitiesim.interfaces.command_line.printing import console, heading, paragraph
from transitiesim.interfaces.command_line.report_difference import in_words
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from rich.console import Console

    from transitiesim.analysis import Summary
    from transitiesim.results import Results

MOST_PLACES, MOST_SCENARIOS = 2, 3
_PLACE = Text(
    "{name} ({municipality}): {homes} woningen, {runs} per scenario, {first} tot en met {last}",
    "{name} ({municipality}): {homes} homes, {runs} per scenario, {first} to {last}",
)
_RUNS = (Text("1 doorrekening", "1 run"), Text("{n} doorrekeningen", "{n} runs"))
_BEWARE = Text("Let op", "Mind")
_DIFFERENCE = Text("Het verschil", "The difference")


def report(results: Results, language: Language) -> None:
    """Print what comes out of a run.

    With many neighbourhoods or scenarios a compact table takes the place of the full report.

    Args:
        results: the outcome.
        language: "nl" or "en".
    """
    from transitiesim.analysis import compare, summarise

    to = console()
    if len(results.neighbourhoods()) > MOST_PLACES or len(results.scenarios()) > MOST_SCENARIOS:
        report_compact.print_compact(to, results, language)
        return
    for place in results.neighbourhoods():
        summaries = [summarise(results, name, place) for name in results.scenarios()]
        _outcome(to, results, summaries, language)
        for one in summaries:
            report_years.print_years(to, results, one, language)
        report_years.print_moments(to, summaries, language)
        report_reasons.print_reasons(to, summaries, language)
        report_reasons.print_causes(to, results, summaries, language)
        report_tipping.print_tipping(to, results, summaries, language)
        if len(summaries) == 2:
            heading(to, _DIFFERENCE[language])
            first, second = results.scenarios()
            paragraph(to, in_words(compare(results, first, second, place), language), 2)


def _outcome(to: Console, results: Results, summaries: list[Summary], language: Language) -> None:
    """The headline of every scenario, and beneath them what has to be said with all."""
    from transitiesim.analysis import headline, reservations

    place = results.neighbourhood(summaries[0].neighbourhood)
    runs = summaries[0].replicates
    words = _PLACE[language].format(
        name=place["name"],
        municipality=place["municipality"],
        homes=number(place["homes"], language),
        runs=(_RUNS[0] if runs == 1 else _RUNS[1])[language].format(n=runs),
        first=2019,
        last=summaries[0].year,
    )
    heading(to, words)
    said = " ".join(one[language] for one in reservations(summaries[0]))
    for one in summaries:
        heading(to, one.scenario_title[language])
        paragraph(to, headline(one)[language].removesuffix(said).strip(), 2)
    heading(to, _BEWARE[language])
    paragraph(to, said, 2)
