"""Which switch does it: what each does alone, on top of practice, and as the last one, on top of the choice."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from transitiesim.analysis import compare
from transitiesim.errors import InputError
from transitiesim.interfaces.command_line.amounts import points_with_band
from transitiesim.interfaces.dashboard.choice import baseline, canonical
from transitiesim.interfaces.dashboard.views.results import count_of, outcome_of, paired
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language, Text
from transitiesim.recommendations import RECOMMENDATIONS, codes_of, switches
from transitiesim.results import Results
from transitiesim.scenario import Scenario

LEVELS = {
    "recommendations": Text("de zeven aanbevelingen", "the seven recommendations"),
    "parts": Text("de 29 onderdelen", "the 29 parts"),
}
CAPTION = Text(
    "Gemiddelde verandering in procentpunten van het gas af, eind {year} (tussen haakjes: 95%-interval van het "
    "gemiddelde over {runs} paren)",
    "Mean change in percentage points off gas, end of {year} (between brackets: 95 percent interval of the mean over "
    "{runs} pairs)",
)
ALONE = Text("alleen deze erbij, op de praktijk", "this one alone, on top of practice")
LAST = Text("deze als laatste, bij uw keuze", "this one last, with your choice")
SWITCH = Text("schakelaar", "switch")


@dataclasses.dataclass(frozen=True, slots=True)
class Effect:
    """A switch by itself and as the last one.

    Attributes:
        code: "5" or "5.3".
        alone: practice with this one only.
        without: the choice without it.
        full: the choice with the whole of it.
    """

    code: str
    alone: Scenario
    without: Scenario
    full: Scenario


def title(code: str, language: Language) -> str:
    """Code and name of a recommendation or part."""
    name = RECOMMENDATIONS[code] if code in RECOMMENDATIONS else switches()[code].title
    return f"{code} {name[language]}"


def effects(scenario: Scenario, level: str = "recommendations") -> list[Effect]:
    """What has to be worked out to say which switch does it.

    Args:
        scenario: what was chosen.
        level: one of `LEVELS`.
    """
    found = []
    there = {measure.code for measure in scenario.measures}
    for code in RECOMMENDATIONS if level == "recommendations" else switches():
        missing = [one for one in codes_of(code) if one not in there]
        moved = {move.path for one in missing for move in switches()[one].moves}
        kept = tuple(one for one in scenario.values if one.path not in moved)
        full = dataclasses.replace(scenario, values=kept).with_measures(*missing) if missing else scenario
        alone, without = baseline().with_measures(code), scenario.without_measures(code)
        found.append(Effect(code, canonical(alone), canonical(without), canonical(full)))
    return found


def needed(wanted: Sequence[Effect]) -> list[Scenario]:
    """Every scenario that has to be run, each once; practice first."""
    return list(dict.fromkeys([baseline(), *(one for e in wanted for one in (e.alone, e.without, e.full))]))


def effects_table(
    wanted: Sequence[Effect], found: Mapping[Scenario, Results], practice: Results, language: Language
) -> Table:
    """Mean change by each switch, alone and last."""
    rows = [
        (
            title(one.code, language),
            _mean_change(practice, found[one.alone], language),
            _mean_change(found[one.without], found[one.full], language),
        )
        for one in wanted
    ]
    caption = CAPTION[language].format(year=outcome_of(practice).year, runs=count_of(practice))
    return Table(caption, (SWITCH[language], ALONE[language], LAST[language]), tuple(rows))


def _mean_change(before: Results, after: Results, language: Language) -> str:
    one, two = paired(before, after)
    try:
        last = compare(one, one.scenarios()[0], two.scenarios()[0], other=two, last_year_only=True).last
    except InputError as error:
        return error.sentence(language)
    return points_with_band(float(last["mean"]), float(last["mean_low"]), float(last["mean_high"]), language)
