"""The figures of a run, as PNG files beside its results."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from transitiesim.analysis import Cobweb
    from transitiesim.interfaces.command_line.plans import Plan
    from transitiesim.neighbourhood import Facts
    from transitiesim.results import Results
    from transitiesim.scenario import Scenario

_MOST_PLACES = 2  # with more neighbourhoods only the path of each is drawn
_TIPPING_YEAR = 2026
_MOMENT = Text(
    "{title}, eind {year}; één doorrekening met alle onzekere getallen op hun middelste waarde",
    "{title}, end of {year}; one run with every uncertain number at its middle value",
)


def draw(results: Results, plan: Plan, folder: Path, language: Language) -> list[Path]:
    """Draw the figures of a run.

    Args:
        results: the outcome.
        plan: what was run; the map of tipping needs the model itself.
        folder: where to save.
        language: "nl" or "en".

    Returns:
        The files, in the order in which they are best looked at.

    Raises:
        InputError: when a file cannot be written.
    """
    from transitiesim.figures import draw_path, draw_radar, draw_why_not_yet, save

    names = list(results.scenarios())
    pairs = [names] if len(names) <= 2 else [[names[0], other] for other in names[1:]]
    files = []
    for place in results.neighbourhoods():
        for pair in pairs:
            figure = draw_path(results, pair, place, language=language)
            files.append(save(figure, folder / _file("path", place, *(pair if len(pairs) > 1 else ()))))
    if len(plan.places) > _MOST_PLACES:
        return files
    for facts in plan.places:
        for scenario in plan.scenarios:
            drawn = {
                "why_not_yet": draw_why_not_yet(results, scenario.name, facts.id, language=language),
                "radar": draw_radar(results, scenario.name, facts.id, language=language),
                "tipping": _tipping(scenario, facts, plan.numbers.seed, language),
            }
            for kind, figure in drawn.items():
                files.append(save(figure, folder / _file(kind, facts.id, scenario.name)))
    return files


def tipping_map(scenario: Scenario, facts: Facts, seed: int) -> tuple[Cobweb, Text]:
    """The acceptance map of a scenario half-way, and which moment it is of."""
    from transitiesim.running import draw_numbers, model_of
    from transitiesim.running.snapshot import distances

    model = model_of(draw_numbers(facts, seed, 0, "seeds"), scenario)
    year = min(_TIPPING_YEAR, 2018 + scenario.months // 12)
    model.run_until(12 * (year - 2018))
    titles = Text(
        _MOMENT.nl.format(title=scenario.title.nl, year=year), _MOMENT.en.format(title=scenario.title.en, year=year)
    )
    return distances(model)[0].cobweb, titles


def _tipping(scenario: Scenario, facts: Facts, seed: int, language: Language) -> Figure:
    from transitiesim.figures import draw_tipping

    cobweb, titles = tipping_map(scenario, facts, seed)
    return draw_tipping(cobweb, facts.name, titles, language=language)


def _file(kind: str, place: str, *scenarios: str) -> str:
    return "-".join((kind, place, *scenarios)) + ".png"
