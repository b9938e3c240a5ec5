"""The story of the person who leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from transitiesim.interfaces.command_line.amounts import number
from transitiesim.interfaces.dashboard.views.stories.parts import Chart, Line, Marks, Script, Shown, Story, Words, chart
from transitiesim.language import Language, Text
from transitiesim.results.results import FIRST_YEAR
from transitiesim.training.stories import leaving
from transitiesim.training.stories.controls import Settings
from transitiesim.training.stories.leaving import LEAVES, MONTHS, Course, still_lost

SCRIPT = Script(
    Text("Wie vertrekt, neemt iets mee", "Whoever leaves takes something along"),
    Text(
        "Vijf jaar lang bouwt iemand kennis en contacten op. Dan komt er een andere baan. Wat blijft er over?",
        "For five years somebody builds up knowledge and contacts. Then there is another job. What is left?",
    ),
    (
        Text(
            "De medewerker die bewoners kent, vertrekt met een map en een kaart. Hoeveel bewoners kennen nog iemand?",
            "The worker who knows residents leaves with a folder and a card. How many residents still know somebody?",
        ),
        Text(
            "Kies een warme overdracht. Wat blijft, en wat gaat ook dan?",
            "Choose a warm hand-over. What stays, and what goes even then?",
        ),
        Text("Maak de lege post langer. Wat verandert er?", "Make the vacancy longer. What changes?"),
        Text(
            "Laat nu de projectleider gaan. Wat is er anders weg?", "Now let the project leader go. What else is gone?"
        ),
    ),
    Text(
        "Kijk hoe lang het duurt voordat de dikke lijn weer bij de dunne grijze is: die van wie bleef.",
        "Look how long it takes until the thick line is back at the thin grey one: that of who stayed.",
    ),
    Text(
        "Wie in uw team weet wat niemand anders weet? Wat is daar maandag van over als die vandaag vertrekt?",
        "Who in your team knows what nobody else knows? What is left on Monday if that person leaves today?",
    ),
    Text(
        "Een hele wijk, als in de praktijk maar met vroeg contact per blok; verder vertrekt er niemand, om dit ene "
        "vertrek te kunnen zien. Gemiddelde van acht doorrekeningen.",
        "A whole neighbourhood, as in practice but with early contact per block; nobody else leaves, so that this one "
        "departure can be seen. Mean of eight runs.",
    ),
)
STAYS, COLD, WARM = (
    Text("niemand vertrekt", "nobody leaves"),
    Text("vertrek, koude overdracht", "departure, cold hand-over"),
    Text("vertrek, warme overdracht", "departure, warm hand-over"),
)
TITLES = {
    "contacts": Text("Huishoudens met een contactpersoon", "Households with a contact person"),
    "knowledge": Text("Kennis in het programma", "Knowledge in the programme"),
    "trust": Text("Vertrouwen in de gemeente, alle huishoudens", "Trust in the municipality, all households"),
}
DEPARTURE = Text("vertrek", "departure")
MONTH_HEAD = Text("eind van", "end of")
HEADLINES = {
    "participation_worker": Text(
        "Bij een koude overdracht verliest {cold}% van de huishoudens de contactpersoon, bij een warme {warm}%.",
        "A cold hand-over costs {cold}% of the households their contact person, a warm one {warm}%.",
    ),
    "project_leader": Text(
        "Bij een koude overdracht gaat {cold} punt kennis verloren, bij een warme {warm} punt.",
        "With a cold hand-over {cold} points of knowledge are lost, with a warm one {warm}.",
    ),
}
KNOWLEDGE = Text(
    "Kennis: {cold} punt weg bij koud, {warm} bij warm. Drie jaar later ontbreekt nog {cold_later} en {warm_later}.",
    "Knowledge: {cold} points gone when cold, {warm} when warm. Three years later {cold_later} and {warm_later} are "
    "still missing.",
)
TRUST = Text(
    "Vertrouwen: een half jaar na het vertrek {cold} punt lager bij koud, {warm} bij warm.",
    "Trust: half a year after the departure {cold} points lower when cold, {warm} when warm.",
)
CONTACTS = Text(
    "Contacten: na twee jaar ontbreekt bij koud nog {cold} punt. De opvolger begint opnieuw met kloppen.",
    "Contacts: after two years {cold} points are still missing when cold. The successor starts knocking again.",
)
EVERY = 2


def show(settings: Settings, done: Mapping[str, Any], language: Language) -> Shown:
    """Contacts, knowledge and trust around the departure."""
    stays: Course = done["stays"]
    one: Course = done[settings["handover"]]
    lost = {
        (kind, name): still_lost(stays, done[kind], name)
        for kind in ("cold", "warm")
        for name in ("knowledge", "trust", "contacts")
    }
    first = "contacts" if settings["who"] == "participation_worker" else "knowledge"

    def points(kind: str, name: str, month: int) -> str:
        return number(100 * lost[kind, name][month], language, 1)

    words = Words(language)
    words.say(
        KNOWLEDGE,
        cold=points("cold", "knowledge", 0),
        warm=points("warm", "knowledge", 0),
        cold_later=points("cold", "knowledge", 36),
        warm_later=points("warm", "knowledge", 36),
    )
    words.say(TRUST, cold=points("cold", "trust", 6), warm=points("warm", "trust", 6))
    if first == "contacts":
        words.say(CONTACTS, cold=points("cold", "contacts", 24))
    order = (first, *(name for name in TITLES if name != first))
    pieces = tuple(_chart(name, stays, one, settings["handover"], language) for name in order)
    headline = HEADLINES[settings["who"]][language].format(cold=points("cold", first, 0), warm=points("warm", first, 0))
    return Shown(headline, tuple(words.said), holds(stays, done["cold"], done["warm"], first), pieces)


def holds(stays: Course, cold: Course, warm: Course, name: str) -> bool:
    """Something is lost at once, a cold hand-over loses at least twice as much, and a year later it is not back."""
    one, two = still_lost(stays, cold, name), still_lost(stays, warm, name)
    return one[0] > 0.02 and one[0] > 2.0 * two[0] and one[12] > 0.01


def _chart(name: str, stays: Course, left: Course, handover: str, language: Language) -> Chart:
    at = range(LEAVES - 24, MONTHS, EVERY)
    other = COLD if handover == "cold" else WARM
    one, two = getattr(stays, name), getattr(left, name)
    most = max(*one, *two)
    least = min(*one, *two) if name == "trust" else 0.0
    return chart(
        TITLES[name][language],
        [f"{FIRST_YEAR + month // 12}-{month % 12 + 1:02d}" for month in at],
        [
            Line(STAYS[language], [one[month] for month in at], None),
            Line(other[language], [two[month] for month in at], 1 if handover == "cold" else 2),
        ],
        MONTH_HEAD[language],
        marks=Marks(at=((list(at).index(LEAVES), DEPARTURE[language]),)),
        labels_every=6,
        rows_every=6,
        bounds=(max(0.0, least - least % 0.1), min(1.0, most - most % 0.1 + 0.1)),
    )


STORY = Story("leaving", "d", SCRIPT, leaving.CONTROLS, leaving.jobs, show)
