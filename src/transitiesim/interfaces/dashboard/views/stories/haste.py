"""The story of haste against reflection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from transitiesim.interfaces.command_line.amounts import number
from transitiesim.interfaces.dashboard.views.stories.parts import Line, Marks, Script, Shown, Story, Words, chart
from transitiesim.language import Language, Text
from transitiesim.results.results import FIRST_YEAR
from transitiesim.scenario import Scenario, month_in_words
from transitiesim.training.stories import haste
from transitiesim.training.stories.controls import Settings
from transitiesim.training.stories.haste import Crossing, Plans

SCRIPT = Script(
    Text("Te gehaast van wal", "Too fast from the blocks"),
    Text(
        "Wie meteen begint, ligt voor. Tot het plan op de verkeerde aanpak blijkt te rusten.",
        "Who begins at once is ahead. Until the plan turns out to rest on the wrong approach.",
    ),
    (
        Text(
            "Wie van de zaal begint meteen, wie bezint zich een half jaar? Kijk dan naar de eerste drie jaar.",
            "Who in the room begins at once, who reflects for half a year? Then look at the first three years.",
        ),
        Text("Zoek waar de lijnen kruisen.", "Find where the lines cross."),
        Text(
            "Laat één loop zien, en een paar andere: waar valt het plan terug, en waar niet?",
            "Show one course, and some others: where does the plan fall back, and where not?",
        ),
        Text(
            "Halve bezinning, of deelgebieden: wat doet dat met de kruising?",
            "Half the reflection, or sub-areas: what does that do to the crossing?",
        ),
    ),
    Text(
        "Kijk eerst hoe groot de voorsprong van de haast is, en dan waar die blijft.",
        "Look first how large the lead of haste is, and then where it goes.",
    ),
    Text(
        "Wat zou u een wethouder zeggen die in het eerste half jaar iets wil zien?",
        "What would you say to an alderman who wants to see something in the first half year?",
    ),
    Text(
        "Hele doorrekeningen van de wijk tot eind 2033, als in de praktijk; gemiddelde van twintig. Gevolgd wordt het "
        "plan, niet de woningen: wat bezinning aan woningen scheelt is in dit model klein en staat niet vast.",
        "Whole runs of the neighbourhood until the end of 2033, as in practice; mean of twenty. What is followed is "
        "the plan and not homes: what reflection makes of homes is small in this model, and not certain.",
    ),
)
TITLE = Text("Hoeveel van het plan vastligt", "How much of the plan is settled")
HASTE, REFLECTION = Text("meteen beginnen", "begin at once"), Text("eerst bezinnen", "reflect first")
ONE_HASTE, ONE_REFLECTION = (
    Text("meteen, loop {n}", "at once, course {n}"),
    Text("eerst bezinnen, loop {n}", "reflect first, course {n}"),
)
MONTH_HEAD = Text("eind van", "end of")
CROSSING = Text("kruising", "crossing")
HEADLINE = Text(
    "Haast ligt eerst {behind} punten voor, en vanaf {month} achter.",
    "Haste is {behind} points ahead at first, and behind from {month}.",
)
NO_CROSSING = Text(
    "Haast ligt eerst {behind} punten voor, en wordt in deze jaren niet ingehaald.",
    "Haste is {behind} points ahead at first, and is not overtaken in these years.",
)
LATER = Text(
    "De grootste voorsprong van bezinning is daarna {ahead} punten, in {month}.",
    "After that the largest lead of reflection is {ahead} points, in {month}.",
)
REDONE = Text(
    "Plannen die over moesten, per doorrekening: {haste} met haast, {reflection} met bezinning.",
    "Plans that had to be redone, per run: {haste} with haste, {reflection} with reflection.",
)


def show(settings: Settings, done: Mapping[str, Any], language: Language) -> Shown:
    """The plan in both cases, and where the lines cross."""
    fast: Plans = done["haste"]
    slow: Plans = done["reflection"]
    found = haste.crossing(fast, slow)
    words = Words(language)
    behind = number(100 * found.behind[0], language)
    if found.crosses is None:
        headline, marks = NO_CROSSING[language].format(behind=behind), Marks()
    else:
        month = month_in_words(found.crosses - 1, language)
        headline = HEADLINE[language].format(behind=behind, month=month)
        marks = Marks(at=((fast.months.index(found.crosses), CROSSING[language]),), low=True)
        ahead = number(100 * found.ahead[0], language)
        words.say(LATER, ahead=ahead, month=month_in_words(found.ahead[1] - 1, language))
    words.say(
        REDONE,
        haste=number(found.redone[0], language, 1),
        reflection=number(found.redone[1], language, 1),
    )
    lines = [Line(HASTE[language], fast.mean, 1), Line(REFLECTION[language], slow.mean, 0)]
    course = settings["course"]
    if course:
        lines += [
            Line(ONE_HASTE[language].format(n=course), fast.settled[course - 1], 3),
            Line(ONE_REFLECTION[language].format(n=course), slow.settled[course - 1], 2),
        ]
    bottom = [_when(month, language) for month in fast.months]
    drawn = chart(TITLE[language], bottom, lines, MONTH_HEAD[language], marks=marks, labels_every=8)
    return Shown(headline, tuple(words.said), holds(found), (drawn,))


def holds(found: Crossing) -> bool:
    """The curves cross: haste is ahead first, reflection later, and with haste more has to be redone."""
    return found.behind[0] > 0.02 and found.crosses is not None and found.redone[0] > found.redone[1]


def _when(month: int, language: Language) -> str:
    quarter = {"nl": "kw", "en": "q"}[language]
    return f"{FIRST_YEAR + (month - 1) // 12} {quarter}{(month - 1) % 12 // 3 + 1}"


def scenario(settings: Settings) -> tuple[str, Scenario]:
    """What is run, to its end in 2050 where it is played on."""
    import dataclasses

    from transitiesim.scenario.dates import RUN_MONTHS

    chosen = haste.scenario_of(settings["reflection"], settings["units"])
    return settings["place"], dataclasses.replace(chosen, months=RUN_MONTHS)


STORY = Story("haste", "f", SCRIPT, haste.CONTROLS, haste.jobs, show, scenario)
