"""Switches that change nothing: which, and why not."""

from __future__ import annotations

import math

import numpy as np

from transitiesim.analysis import GAS_FREE, values
from transitiesim.errors import InputError
from transitiesim.interfaces.command_line.amounts import plain
from transitiesim.interfaces.dashboard.views.results import count_of, paired
from transitiesim.language import Language, Text
from transitiesim.parameters import Parameters, value_of
from transitiesim.recommendations import moved_values, switches
from transitiesim.results import Results
from transitiesim.scenario import Scenario, month_in_words

SAME = Text(
    "Let op: deze laatste stap verandert in geen van de {runs} doorrekeningen hoeveel woningen van het gas af gaan.",
    "Note: this last step changes in none of the {runs} runs how many homes leave gas.",
)
NO_STRENGTH = Text("{code} staat op sterkte nul.", "{code} is at strength zero.")
TOO_LATE = Text(
    "{code} begint pas te werken na het einde van de doorrekening ({month}).",
    "{code} only takes effect after the end of the run ({month}).",
)
NOT_MOVED = Text(
    "{code} laat het getal dat het beweegt op dezelfde waarde ({value}).",
    "{code} leaves the number that it moves at the same value ({value}).",
)
MOVES_ONLY = Text(
    "{code} werkt wel ({what}: van {before} naar {after}), maar dat komt hier voor 2050 niet bij de woningen aan.",
    "{code} does work ({what}: from {before} to {after}), but here that does not reach the homes before 2050.",
)
ELSEWHERE = Text(
    "Wat het meest verandert: {what}, gemiddeld van {before} naar {after}. Dat komt hier voor 2050 niet bij de "
    "woningen aan.",
    "What changes most: {what}, on average from {before} to {after}. Here that does not reach the homes before 2050.",
)
NOWHERE = Text(
    "Ook verder blijft alles wat het model bijhoudt hetzelfde: er is hier niets waarop deze stap werkt.",
    "All else that the model records stays the same too: there is nothing here for this step to work on.",
)
NOT_HERE = Text(
    "{code} vindt hier niets om op te werken: {what} is met en zonder dit onderdeel {before}.",
    "{code} finds nothing to work on here: {what} is {before} with and without it.",
)


def no_change(before: Results, after: Results, old: Scenario, new: Scenario, language: Language) -> str:
    """Says that a step changed nothing, and why; empty when it changed something.

    Args:
        before: results of the scenario before the step.
        after: results of the scenario after it, in the same place and with the same seed.
        old: scenario before.
        new: scenario after.
        language: "nl" or "en".
    """
    if old == new:
        return ""
    one, two = paired(before, after)
    try:
        paths = values(one, GAS_FREE), values(two, GAS_FREE)
    except InputError:
        return ""
    if not np.array_equal(paths[0].to_numpy(), paths[1].to_numpy()):
        return ""
    there, here = {m.code: m for m in old.measures}, {m.code: m for m in new.measures}
    turned = [code for code in {**there, **here} if there.get(code) != here.get(code)]
    reasons = [_reason(code, one, two, new, language) for code in turned[:3]] or [_elsewhere(one, two, language)]
    return " ".join([SAME[language].format(runs=count_of(one)), *(reason for reason in reasons if reason)])


def _elsewhere(before: Results, after: Results, language: Language) -> str:
    """Where a step that turned no part shows all the same: what changed most, for its size."""
    found = []
    for table in ("path", "programme"):
        names = [name for name, one in after.indicators().items() if one.table == table]
        means = []
        for one in (before, after):
            rows = one.tables()[table]
            means.append((rows[rows["group_kind"] == "all"] if table == "path" else rows)[names].mean())
        for name in names:
            first, last = (float(mean[name]) for mean in means)
            if plain(first, language) != plain(last, language) and math.isfinite(first + last):
                text = after.indicators()[name].text[language]
                found.append((abs(last - first) / max(abs(first), abs(last)), text, first, last))
    if not found:
        return NOWHERE[language]
    _, what, first, last = max(found)
    return ELSEWHERE[language].format(what=what.lower(), before=plain(first, language), after=plain(last, language))


def _reason(code: str, before: Results, after: Results, new: Scenario, language: Language) -> str:
    switch = switches()[code]
    name = f"{code} ({switch.title[language]})"
    measure = next((one for one in new.measures if one.code == code), None)
    if measure is not None:
        if measure.strength == 0:
            return NO_STRENGTH[language].format(code=name)
        if measure.start + switch.delay >= new.months:
            month = month_in_words(measure.start + switch.delay, language)
            return TOO_LATE[language].format(code=name, month=month)
        usual = Parameters()
        moved = moved_values(switch, measure.strength, usual)
        if all(value == value_of(usual, path) for path, value in moved.items()):
            return NOT_MOVED[language].format(code=name, value=plain(next(iter(moved.values())), language))
    indicator = after.indicators()[switch.fingerprint]
    first, last = (float(np.nanmean(values(one, switch.fingerprint).to_numpy())) for one in (before, after))
    words = {"code": name, "what": indicator.text[language].lower(), "before": plain(first, language)}
    if plain(first, language) == plain(last, language):
        return NOT_HERE[language].format(**words)
    return MOVES_ONLY[language].format(**words, after=plain(last, language))
