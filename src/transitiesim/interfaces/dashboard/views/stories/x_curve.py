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
        "Een transitie is twee lijnen: iets nieuws groeit, iets ouds verdwijnt, en samen maken ze een X. Soms komt de "
        "X er niet: dan loopt het vast, of valt het terug.",
        "A transition is two lines: something new grows, something old goes, and together they make an X. Sometimes "
        "the X does not come: then it locks in, or falls back.",
    ),
    (
        Text(
            "Kijk naar de middelste loop. Welke lijn beweegt het eerst, en hoeveel jaar later volgt de andere?",
            "Look at the middle course. Which line moves first, and how many years later does the other follow?",
        ),
        Text(
            "Kies de loop die het minst ver komt: dezelfde aanpak, ander toeval. Welke lijn blijft weg? Dat is "
            "vastlopen.",
            "Choose the course that gets least far: the same approach, other chance. Which line does not come? That is "
            "locking in.",
        ),
        Text(
            "Kies 'eerst de mensen' en de loop op een kwart. Hoeveel blijft er van wat was opgebouwd? Dat is "
            "terugvallen.",
            "Choose 'people first' and the course at a quarter. How much is left of what was built up? That is falling "
            "back.",
        ),
        Text(
            "Geef een loop een tegenslag in 2030; laat de zaal eerst zeggen wat die kost. Verklaart één tegenslag dat "
            "het vastloopt of terugvalt?",
            "Give a course a setback in 2030; let the room first say what it costs. Does one setback explain locking "
            "in or falling back?",
        ),
        Text(
            "Ga langs de praktijk, eerst de mensen en alle zeven: in hoeveel van de twintig kruisen de lijnen?",
            "Go past practice, people first and all seven: in how many of the twenty do the lines cross?",
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
        "woorden voor wat in het model gebeurt, met een grens van tien punten. De twee lijnen meten verschillende "
        "dingen: het jaar van de kruising is een beeld, geen drempel.",
        "Built up is the mean of trust (since the start), involvement, knowledge, shared view, organisation and "
        "blockages removed; equal weights are our choice. Locked in and fell back are our words for what happens in "
        "the model, with a border of ten points. The two lines measure different things: the year of the crossing is "
        "an image, not a threshold.",
    ),
)
TITLE = Text("Opbouw en afbraak in {place} (deze loop)", "Build-up and break-down in {place} (this course)")
NEW, OLD = Text("opgebouwd: het nieuwe", "built up: the new"), Text("nog op gas: het oude", "still on gas: the old")
CALM_NEW = Text("het nieuwe, zonder de tegenslag", "the new, without the setback")
CALM_OLD = Text("het oude, zonder de tegenslag", "the old, without the setback")
CROSSING, SETBACK, PEAK = Text("kruising", "crossing"), Text("tegenslag", "setback"), Text("hoogste punt", "peak")
HEADLINE = Text("Deze loop: {fate}. {lines}", "This course: {fate}. {lines}")
CROSS = Text("De lijnen kruisen in {year}.", "The lines cross in {year}.")
NEVER = Text("De lijnen kruisen niet.", "The lines never cross.")
LOOKS = {
    Fate.THROUGH: Text(
        "Zo ziet doorkomen eruit: het nieuwe stijgt van {start} naar {peak} in {peaked}, en het oude verdwijnt: eind "
        "{last} is nog {old} op gas.",
        "This is what getting through looks like: the new rises from {start} to {peak} in {peaked}, and the old goes: "
        "at the end of {last} {old} is still on gas.",
    ),
    Fate.LOCKED_IN: Text(
        "Zo ziet vastlopen eruit: het nieuwe stijgt van {start} naar {peak} in {peaked} en staat eind {last} op {end}, "
        "maar het oude blijft: {old} is dan nog op gas.",
        "This is what locking in looks like: the new rises from {start} to {peak} in {peaked} and stands at {end} at "
        "the end of {last}, but the old stays: {old} is still on gas then.",
    ),
    Fate.FELL_BACK: Text(
        "Zo ziet terugvallen eruit: het nieuwe stijgt van {start} naar {peak} in {peaked} en zakt dan naar {end} eind "
        "{last}. Van wat erbij kwam is {lost} weer weg, en {old} is nog op gas.",
        "This is what falling back looks like: the new rises from {start} to {peak} in {peaked} and then drops to "
        "{end} at the end of {last}. Of what was added {lost} is gone again, and {old} is still on gas.",
    ),
    Fate.STOOD_STILL: Text(
        "Zo ziet stilstaan eruit: het nieuwe begint op {start} en komt nooit hoger dan {peak}; eind {last} is nog "
        "{old} op gas.",
        "This is what standing still looks like: the new begins at {start} and never gets above {peak}; at the end of "
        "{last} {old} is still on gas.",
    ),
}
COUNTS = Text(
    "Van de twintig lopen: {through} in versnelling, {locked_in} vastgelopen, {fell_back} teruggevallen, {stood_still} "
    "stilgestaan. In {crossed} kruisen de lijnen.",
    "Of the twenty courses: {through} accelerating, {locked_in} locked in, {fell_back} fell back, {stood_still} "
    "stood still. In {crossed} the lines cross.",
)
LEAD = Text(
    "Waar allebei bewoog, kwam opbouw in het midden {years} jaar voor afbraak.",
    "Where both moved, build-up came {years} years before break-down, in the middle.",
)
LEAD_HERE = Text(
    "In deze loop is het nieuwe {years} jaar eerder halverwege dan het oude.",
    "In this course the new is half-way {years} years before the old.",
)
NO_LEAD = Text("In geen enkele loop bewogen ze allebei.", "In no course did both of them move.")
SETBACK_DID = Text(
    "De tegenslag in deze loop: vijf jaar later {new} punten opbouw, en aan het eind {left} punten van het gas af. In "
    "het midden van de twintig: {middle_new} en {middle_left}.",
    "The setback in this course: five years later {new} points of build-up, and at the end {left} points off gas. In "
    "the middle of the twenty: {middle_new} and {middle_left}.",
)
OTHER_FATE = Text("Zonder de tegenslag was het: {fate}.", "Without the setback it was: {fate}.")
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
    # By its place without the setback, so that a setback happens to the course that one is looking at.
    one = calm.ranked(settings["rank"])
    cross = x_curve.cross(found, one)
    crossed = sum(x_curve.cross(found, each).year is not None for each in range(len(found)))
    fates, leads = x_curve.fates(found), x_curve.leads(found)
    hit = settings["setback"] != "none"
    words = Words(language)
    built, left = found.built[one], found.left[one]
    words.say(
        LOOKS[cross.fate],
        start=share(built[0]),
        peak=share(cross.peak),
        peaked=cross.peaked,
        end=share(built[-1]),
        lost=share((cross.peak - built[-1]) / (cross.peak - built[0])) if cross.peak > built[0] else "",
        old=share(1.0 - left[-1]),
        last=found.years[-1],
    )
    lead = courses.lead_of(found.halfway[one])
    if cross.fate == Fate.THROUGH and lead > 0:
        words.say(LEAD_HERE, years=number(lead, language, 1))
    if hit and x_curve.cross(calm, one).fate != cross.fate:
        words.say(OTHER_FATE, fate=x_curve.cross(calm, one).fate.text[language])
    words.say(COUNTS, crossed=crossed, **{str(fate): count for fate, count in fates.items()})
    words.say(LEAD if leads else NO_LEAD, years=number(median(leads), language, 1) if leads else "")
    if hit:
        later = found.years.index(SETBACK_YEAR + 4)  # the setback falls in January, a year is known by its end
        words.say(
            SETBACK_DID,
            new=points(built[later] - calm.built[one][later], language),
            left=points(left[-1] - calm.left[one][-1], language),
            middle_new=points(found.middle("built")[later] - calm.middle("built")[later], language),
            middle_left=points(found.middle("left")[-1] - calm.middle("left")[-1], language),
        )
    if median(found.hybrid) >= 0.01:
        words.say(HYBRID, hybrid=share(median(found.hybrid)))
    lines = [
        *([Line(CALM_OLD[language], [1.0 - value for value in calm.left[one]], None)] if hit else []),
        *([Line(CALM_NEW[language], calm.built[one], None)] if hit else []),
        Line(OLD[language], [1.0 - value for value in left], 1),
        Line(NEW[language], built, 2),
    ]
    at = [(found.years.index(cross.year), CROSSING[language])] if cross.year is not None else []
    at += [(found.years.index(SETBACK_YEAR), SETBACK[language])] if hit else []
    at += [(found.years.index(cross.peaked), PEAK[language])] if cross.fate == Fate.FELL_BACK else []
    place = courses.PLACE.label(courses.PLACE.values.index(settings["place"]), language)
    low = min(0.0, *built)
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
