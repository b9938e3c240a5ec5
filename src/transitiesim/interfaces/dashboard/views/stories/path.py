"""The story of the path: why it is not a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from transitiesim.analysis import Phase
from transitiesim.analysis.phases import BORDERS
from transitiesim.analysis.summary import TARGET_SHARE
from transitiesim.interfaces.command_line.amounts import number, share
from transitiesim.interfaces.dashboard.views.stories.parts import Line, Marks, Script, Shown, Story, Words, chart
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language, Text
from transitiesim.scenario import Scenario
from transitiesim.training.stories import courses, path
from transitiesim.training.stories.controls import Settings
from transitiesim.training.stories.courses import Courses

SCRIPT = Script(
    Text("Waarom het pad geen lijn is", "Why the path is not a line"),
    Text(
        "Een plan zegt: zoveel woningen per jaar. Een wijk doet jaren niets zichtbaars, en dan ineens veel, of niet.",
        "A plan says: so many homes a year. A neighbourhood shows nothing for years and then a lot, or not.",
    ),
    (
        Text(
            "De lijn stopt in 2028. Laat iedereen zeggen waar hij in 2040 staat.",
            "The line stops in 2028. Let everybody say where it will stand in 2040.",
        ),
        Text("Schuif het jaar vooruit, vier jaar per keer.", "Move the year on, four years at a time."),
        Text(
            "Kies dan een andere loop: dezelfde aanpak, ander toeval.",
            "Then choose another course of events: the same approach, other chance.",
        ),
        Text("Kies de praktijk. Wat verandert er aan de vorm?", "Choose practice. What changes in the shape?"),
    ),
    Text(
        "Kijk naar de grijze streepjeslijn van het plan, en naar wat er onder de radar al beweegt als er nog niets te "
        "zien is.",
        "Look at the grey dashed line of the plan, and at what moves under the radar while nothing is to be seen yet.",
    ),
    Text(
        "In welk jaar zou u dit programma hebben stopgezet? Wat had u de raad laten zien?",
        "In which year would you have stopped this programme? What would you have shown the council?",
    ),
    Text(
        "Eén doorrekening van de hele wijk, uit twintig met dezelfde aanpak. De grenzen van de fasen zijn die van een "
        "S-curve, geen doelen.",
        "One run of the whole neighbourhood, out of twenty with the same approach. The borders of the phases are those "
        "of an S-curve, not targets.",
    ),
)
LEFT = Text("van het gas af (deze loop)", "off gas (this course)")
PLAN = Text("zoals in een plan: elk jaar evenveel, tot {share}", "as in a plan: the same every year, up to {share}")
BUILT = Text("opgebouwd onder de radar", "built up under the radar")
TITLE = Text("Van het gas af in {place}, tot en met {year}", "Off gas in {place}, up to {year}")
HEADLINE = Text(
    "Eind {year} is {now} van het gas af; de fase is {phase}.",
    "At the end of {year} {now} is off gas; the phase is {phase}.",
)
REST = Text("De rest van de lijn is nog verborgen.", "The rest of the line is still hidden.")
SHAPE = Text(
    "In deze loop duurt de middelste helft van de weg {half} jaar; een rechte lijn naar hetzelfde einde doet er "
    "{line} over. In de snelste vijf jaar gaat het {fast} keer zo hard als die lijn.",
    "In this course the middle half of the way takes {half} years; a straight line to the same end takes "
    "{line}. In the fastest five years it goes {fast} times as fast as that line.",
)
ALL = Text(
    "Van de twintig lopen verlaten er {moved} de eerste fase. In het midden daarvan is halverwege (2034) {halfway} van "
    "het gas af, tegen {end} aan het eind.",
    "Of the twenty courses {moved} leave the first phase. In the middle of those {halfway} is off gas half-way (2034), "
    "against {end} at the end.",
)
NONE = Text(
    "Geen van de twintig lopen verlaat de eerste fase: hier is geen vorm om over te spreken, alleen stilte.",
    "None of the twenty courses leaves the first phase: there is no shape to speak of here, only silence.",
)
FOURTH = Text(
    "{count} van de twintig lopen halen de vierde fase.", "{count} of the twenty courses reach the fourth phase."
)
YEARS = Text("Jaren in elke fase, tot en met 2050", "Years in each phase, up to 2050")
PHASE, HERE, MIDDLE = (
    Text("fase", "phase"),
    Text("deze loop", "this course"),
    Text("gemiddeld over de twintig", "mean of the twenty"),
)


def show(settings: Settings, done: Mapping[str, Any], language: Language) -> Shown:
    """The course that was chosen, up to the year that is shown."""
    found: Courses = done["courses"]
    one, until = found.ranked(settings["rank"]), settings["until"]
    line, built = found.left[one], found.built[one]
    years = found.years
    upto = until - years[0] + 1
    mine, moved = path.shape(line), path.shapes(found)
    plan = np.linspace(0.0, TARGET_SHARE, len(line)).tolist()
    hidden = [None] * (len(years) - upto)
    ended = until == years[-1]
    lines = [
        Line(BUILT[language], [*built[:upto], *hidden], 2),
        Line(PLAN[language].format(share=share(TARGET_SHARE)), plan, None),
        Line(LEFT[language], [*line[:upto], *hidden], 0),
    ]
    levels = tuple((border, phase.text[language]) for border, phase in zip(BORDERS, list(Phase)[1:], strict=True))
    place = courses.PLACE.label(courses.PLACE.values.index(settings["place"]), language)
    words = Words(language)
    if ended:
        if mine.moved:
            words.say(
                SHAPE,
                half=number(mine.half_takes, language, 1),
                line=(len(line) - 1) // 2,
                fast=number(mine.fastest, language, 1),
            )
        words.say(
            ALL if moved else NONE,
            moved=len(moved),
            halfway=share(float(np.median([shape.half_way for shape in moved]))) if moved else "",
            end=share(float(np.median([shape.end for shape in moved]))) if moved else "",
        )
        words.say(FOURTH, count=sum(Phase.STABILISATION in shape.phases for shape in moved))
    else:
        words.say(REST)
    shown = TITLE[language].format(place=place, year=until)
    pieces: list[Any] = [
        chart(shown, [str(year) for year in years], lines, "", marks=Marks(levels=levels), bounds=(0.0, 1.0))
    ]
    if ended:
        everyone = [path.shape(each) for each in found.left]
        rows = tuple(
            (
                phase.text[language],
                str(mine.years_in[phase]),
                number(float(np.mean([each.years_in[phase] for each in everyone])), language, 1),
            )
            for phase in Phase
        )
        pieces.append(Table(YEARS[language], (PHASE[language], HERE[language], MIDDLE[language]), rows))
    now = line[upto - 1]
    phase = mine.phases[max(0, upto - 2)].text[language]
    return Shown(
        HEADLINE[language].format(year=until, now=share(now), phase=phase),
        tuple(words.said),
        holds(found),
        tuple(pieces),
    )


def holds(found: Courses) -> bool:
    """No line: the middle half takes less than half of the years, and at its fastest it goes twice as fast."""
    moved = path.shapes(found)
    years = len(found.years) - 1
    return (
        bool(moved)
        and float(np.median([one.half_takes for one in moved])) < years / 2
        and float(np.median([one.fastest for one in moved])) > 2.0
    )


def scenario(settings: Settings) -> tuple[str, Scenario]:
    """What is run."""
    return settings["place"], courses.scenario_of(settings["doing"])


STORY = Story("path", "a", SCRIPT, path.CONTROLS, path.jobs, show, scenario)
