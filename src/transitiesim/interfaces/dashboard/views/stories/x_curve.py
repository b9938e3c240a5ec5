"""The story of the X-curve: build-up, break-down, falling back and locking in."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median
from typing import Any

from transitiesim.interfaces.command_line.amounts import number, points, share
from transitiesim.interfaces.dashboard.views.stories.parts import Line, Marks, Script, Shown, Story, Words, chart
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language, Text
from transitiesim.scenario import Scenario
from transitiesim.training.stories import courses, x_curve
from transitiesim.training.stories.controls import Settings
from transitiesim.training.stories.courses import SETBACK_YEAR, Courses
from transitiesim.training.stories.x_curve import Fate

SCRIPT = Script(
    Text("De X: wat opbouwt en wat afbreekt", "The X: what is built up and what breaks down"),
    Text(
        "Een transitie is twee lijnen: iets nieuws groeit, iets ouds verdwijnt. Ze hoeven elkaar niet te kruisen.",
        "A transition is two lines: something new grows, something old goes. They need not cross.",
    ),
    (
        Text(
            "Kijk naar de middelste loop: wat wordt er opgebouwd, en wat breekt er af?",
            "Look at the middle course: what is built up, and what breaks down?",
        ),
        Text(
            "Kies de loop die het verst komt, en die het minst ver komt. Wat maakte het verschil?",
            "Choose the course that gets furthest, and the one that gets least far. What made the difference?",
        ),
        Text(
            "Geef het een tegenslag in 2030. Welke lijn buigt, en komt ze terug?",
            "Give it a setback in 2030. Which line bends, and does it come back?",
        ),
        Text(
            "Kies de praktijk, en dan alle zeven: in hoeveel van de twintig kruisen de lijnen?",
            "Choose practice, and then all seven: in how many of the twenty do the lines cross?",
        ),
    ),
    Text(
        "Kijk of de opgaande lijn blijft als de neergaande niet komt: dat is vastlopen, of terugvallen.",
        "Look whether the rising line stays when the falling one does not come: that is locking in, or falling back.",
    ),
    Text(
        "Wat breekt u af in uw wijk? Of bouwt u alleen op?",
        "What do you break down in your neighbourhood? Or do you only build up?",
    ),
    Text(
        "Opgebouwd is het gemiddelde van vertrouwen (sinds de start), betrokkenheid, kennis, gedeeld beeld, "
        "organisatie en opgeloste blokkades; gelijke gewichten zijn onze keuze. Vastgelopen en teruggevallen zijn onze "
        "woorden voor wat in het model gebeurt, met een grens van tien punten.",
        "Built up is the mean of trust (since the start), involvement, knowledge, shared view, organisation and "
        "blockages removed; equal weights are our choice. Locked in and fell back are our words for what happens in "
        "the model, with a border of ten points.",
    ),
)
TITLE = Text("Opbouw en afbraak in {place} (deze loop)", "Build-up and break-down in {place} (this course)")
NEW, OLD = Text("opgebouwd: het nieuwe", "built up: the new"), Text("nog op gas: het oude", "still on gas: the old")
CALM = Text("het nieuwe, zonder de tegenslag", "the new, without the setback")
CROSSING, SETBACK = Text("kruising", "crossing"), Text("tegenslag", "setback")
HEADLINE = Text("Deze loop: {fate}. {lines}", "This course: {fate}. {lines}")
CROSS = Text("De lijnen kruisen in {year}.", "The lines cross in {year}.")
NEVER = Text("De lijnen kruisen niet.", "The lines never cross.")
COUNTS = Text(
    "Van de twintig lopen: {through} in versnelling, {locked_in} vastgelopen, {fell_back} teruggevallen, {stood_still} "
    "niets opgebouwd. In {crossed} kruisen de lijnen.",
    "Of the twenty courses: {through} accelerating, {locked_in} locked in, {fell_back} fell back, {stood_still} "
    "nothing built up. In {crossed} the lines cross.",
)
LEAD = Text(
    "Waar allebei bewoog, kwam opbouw in het midden {years} jaar voor afbraak.",
    "Where both moved, build-up came {years} years before break-down, in the middle.",
)
NO_LEAD = Text("In geen enkele loop bewogen ze allebei.", "In no course did both of them move.")
SETBACK_DID = Text(
    "De tegenslag: vijf jaar later {new} punten opbouw in het midden, en aan het eind {left} punten van het gas af.",
    "The setback: five years later {new} points of build-up in the middle, and at the end {left} points off gas.",
)
HYBRID = Text(
    "Halverwege blijven kan ook: aan het eind heeft {hybrid} in het midden een hybride warmtepomp, en dus nog gas.",
    "One can also stop half-way: at the end {hybrid} in the middle have a hybrid heat pump, and so still gas.",
)
TABLE = Text("Hoe het de twintig lopen vergaat", "How the twenty courses fare")
FATE, WITH, WITHOUT = (
    Text("verloop", "course"),
    Text("zoals gekozen", "as chosen"),
    Text("zonder tegenslag", "without the setback"),
)


def show(settings: Settings, done: Mapping[str, Any], language: Language) -> Shown:
    """The two lines of a course, and how all courses fare."""
    found: Courses = done["courses"]
    calm: Courses = done["calm"]
    one = found.ranked(settings["rank"])
    cross = x_curve.cross(found, one)
    crossed = sum(x_curve.cross(found, each).year is not None for each in range(len(found)))
    fates, leads = x_curve.fates(found), x_curve.leads(found)
    hit = settings["setback"] != "none"
    words = Words(language)
    words.say(COUNTS, crossed=crossed, **{str(fate): count for fate, count in fates.items()})
    words.say(LEAD if leads else NO_LEAD, years=number(median(leads), language, 1) if leads else "")
    if hit:
        later = found.years.index(SETBACK_YEAR + 5)
        words.say(
            SETBACK_DID,
            new=points(found.middle("built")[later] - calm.middle("built")[later], language),
            left=points(found.middle("left")[-1] - calm.middle("left")[-1], language),
        )
    if median(found.hybrid) >= 0.01:
        words.say(HYBRID, hybrid=share(median(found.hybrid)))
    lines = [
        *([Line(CALM[language], calm.built[one], None)] if hit else []),
        Line(OLD[language], [1.0 - value for value in found.left[one]], 1),
        Line(NEW[language], found.built[one], 2),
    ]
    at = [(found.years.index(cross.year), CROSSING[language])] if cross.year is not None else []
    at += [(found.years.index(SETBACK_YEAR), SETBACK[language])] if hit else []
    place = courses.PLACE.label(courses.PLACE.values.index(settings["place"]), language)
    low = min(0.0, *found.built[one])
    drawn = chart(
        TITLE[language].format(place=place),
        [str(year) for year in found.years],
        lines,
        "",
        marks=Marks(at=tuple(at)),
        bounds=(-0.2 if low < 0 else 0.0, 1.0),
    )
    heads = (FATE[language], WITH[language], *((WITHOUT[language],) if hit else ()))
    before = x_curve.fates(calm)
    rows = tuple((fate.text[language], str(fates[fate]), *((str(before[fate]),) if hit else ())) for fate in Fate)
    meet = NEVER[language] if cross.year is None else CROSS[language].format(year=cross.year)
    return Shown(
        HEADLINE[language].format(fate=cross.fate.text[language], lines=meet),
        tuple(words.said),
        holds(found),
        (drawn, Table(TABLE[language], heads, rows)),
    )


def holds(found: Courses) -> bool:
    """Build-up comes before break-down, and in some courses the old stays although something was built up."""
    fates, leads = x_curve.fates(found), x_curve.leads(found)
    return bool(leads) and median(leads) > 0 and fates[Fate.LOCKED_IN] + fates[Fate.FELL_BACK] > 0


def scenario(settings: Settings) -> tuple[str, Scenario]:
    """What is run."""
    return settings["place"], courses.scenario_of(settings["doing"], settings["setback"])


STORY = Story("x_curve", "g", SCRIPT, x_curve.CONTROLS, x_curve.jobs, show, scenario)
