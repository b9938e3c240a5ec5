"""The sandbox: everything of the stories at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from transitiesim.interfaces.command_line.amounts import number, points, share
from transitiesim.interfaces.dashboard.views.stories.parts import Line, Marks, Script, Shown, Story, Words, chart
from transitiesim.interfaces.dashboard.views.stories.x_curve import COUNTS
from transitiesim.language import Language, Text
from transitiesim.recommendations import RECOMMENDATIONS
from transitiesim.scenario import Scenario
from transitiesim.training.stories import courses, path, sandbox, x_curve
from transitiesim.training.stories.controls import Settings
from transitiesim.training.stories.courses import SETBACK_YEAR, Courses

SCRIPT = Script(
    Text("Zandbak", "Sandbox"),
    Text(
        "Alles van de verhalen tegelijk: zet aan wat u wilt, vroeg of laat, en geef het een tegenslag.",
        "Everything of the stories at once: switch on what you like, early or late, and give it a setback.",
    ),
    (
        Text(
            "Zet één aanbeveling aan. Voorspel eerst, kijk dan.",
            "Switch on one recommendation. Predict first, then look.",
        ),
        Text("Begin dezelfde pas in 2028.", "Begin the same in 2028 only."),
        Text(
            "Zoek twee die elkaar nodig hebben: samen meer dan de som.",
            "Find two that need each other: together more than the sum.",
        ),
        Text(
            "Speel verder op de pagina Spelen, met alle 29 onderdelen.", "Play on at the page Play, with all 29 parts."
        ),
    ),
    Text(
        "Kijk naar het verschil met de praktijk op dezelfde trekkingen, en naar hoe breed de twintig lopen uiteengaan.",
        "Look at the difference to practice on the same draws, and at how widely the twenty courses part.",
    ),
    Text("Wat zou u maandag beginnen? Wat laat u?", "What would you begin on Monday? What do you leave?"),
    Text(
        "Hele doorrekeningen, twintig van elk, als overal. Onderdelen die alleen vanaf de start kunnen beginnen, "
        "vervallen als de aanbeveling pas in 2028 begint.",
        "Whole runs, twenty of each, as everywhere. Parts that can only begin at the start are left out when the "
        "recommendation begins in 2028.",
    ),
)
TITLE = Text("Van het gas af, midden van twintig lopen", "Off gas, middle of twenty courses")
MINE, PRACTICE = Text("uw keuze", "your choice"), Text("praktijk, zelfde wereld", "practice, same world")
ONE, BUILT = (
    Text("één loop", "one course"),
    Text("opgebouwd onder de radar (midden)", "built up under the radar (middle)"),
)
HEADLINE = Text(
    "Eind 2050 is in het midden {end} van het gas af, {difference} punten tegenover de praktijk.",
    "At the end of 2050 {end} is off gas in the middle, {difference} points against practice.",
)
SPREAD = Text(
    "De loop die het minst ver komt eindigt op {low}, de verste op {high}.",
    "The course that gets least far ends at {low}, the furthest at {high}.",
)
BETTER = Text(
    "In {better} van de twintig lopen komt uw keuze verder dan de praktijk met hetzelfde toeval; in {same} even ver.",
    "In {better} of the twenty courses your choice gets further than practice with the same chance; in {same} as far.",
)
NOTHING_ON = Text(
    "Er staat nog niets aan: dit is de praktijk. Zet een aanbeveling aan.",
    "Nothing is switched on yet: this is practice. Switch on a recommendation.",
)
FAST = Text(
    "In het midden duurt de middelste helft van de weg {half} jaar.",
    "In the middle, the middle half of the way takes {half} years.",
)


def show(settings: Settings, done: Mapping[str, Any], language: Language) -> Shown:
    """What was chosen beside practice, on the same draws."""
    found: Courses = done["courses"]
    practice: Courses = done["practice"]
    one = found.ranked(settings["rank"])
    mine, other = found.middle("left"), practice.middle("left")
    ends = [line[-1] for line in found.left]
    pairs = [a[-1] - b[-1] for a, b in zip(found.left, practice.left, strict=True)]
    words = Words(language)
    words.say(SPREAD, low=share(min(ends)), high=share(max(ends)))
    if all(settings[f"r{code}"] is None for code in RECOMMENDATIONS):
        words.say(NOTHING_ON)
    else:
        words.say(BETTER, better=sum(pair > 1e-9 for pair in pairs), same=sum(abs(pair) <= 1e-9 for pair in pairs))
    moved = sorted(shape.half_takes for shape in path.shapes(found))
    if moved:
        words.say(FAST, half=number(moved[len(moved) // 2], language, 1))
    fates = x_curve.fates(found)
    crossed = sum(x_curve.cross(found, each).year is not None for each in range(len(found)))
    words.say(COUNTS, crossed=crossed, **{str(fate): count for fate, count in fates.items()})
    lines = [
        Line(PRACTICE[language], other, None),
        Line(ONE[language], found.left[one], 1),
        Line(BUILT[language], found.middle("built"), 2),
        Line(MINE[language], mine, 0),
    ]
    hit = settings["setback"] != "none"
    at = ((found.years.index(SETBACK_YEAR), courses.SETBACK.text[language]),) if hit else ()
    drawn = chart(
        TITLE[language],
        [str(year) for year in found.years],
        lines,
        "",
        marks=Marks(at=at),
        bounds=(min(0.0, *(-0.2 if value < 0 else 0.0 for value in found.middle("built"))), 1.0),
    )
    headline = HEADLINE[language].format(end=share(mine[-1]), difference=points(mine[-1] - other[-1], language))
    return Shown(headline, tuple(words.said), True, (drawn,))


def scenario(settings: Settings) -> tuple[str, Scenario]:
    """What is run."""
    return settings["place"], sandbox.scenario_of(settings)


STORY = Story("sandbox", "h", SCRIPT, sandbox.CONTROLS, sandbox.jobs, show, scenario)
