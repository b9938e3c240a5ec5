"""The story of trust: promise, break, repair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from transitiesim.interfaces.command_line.amounts import number, share
from transitiesim.interfaces.dashboard.views.stories.parts import Line, Marks, Script, Shown, Story, Words, chart
from transitiesim.language import Language, Text
from transitiesim.results.results import FIRST_YEAR
from transitiesim.training.stories import trust
from transitiesim.training.stories.controls import Settings
from transitiesim.training.stories.trust import BREAK, MONTHS, Blow, Trust

SCRIPT = Script(
    Text("Vertrouwen komt te voet en gaat te paard", "Trust is lost faster than it is won"),
    Text(
        "Vier jaar lang wordt er met bewoners gesproken. Dan komt een aangekondigde campagne niet. Wat kost dat, en "
        "hoe lang duurt het herstel?",
        "For four years residents are spoken with. Then a campaign that was announced does not come. What does that "
        "cost, and how long does repair take?",
    ),
    (
        Text(
            "Begin zonder belofte. Hoe snel groeit vertrouwen? Laat de zaal schatten wat een gebroken belofte kost.",
            "Begin without a promise. How fast does trust grow? Let the room guess what a broken promise costs.",
        ),
        Text("Breek de belofte. Wie zat er dichtbij?", "Break the promise. Who was near?"),
        Text(
            "Kies daarna stil, informeren of meebeslissen: wat herstelt het, en in hoeveel maanden?",
            "Then choose silent, informing or deciding together: what repairs it, and in how many months?",
        ),
        Text(
            "Zet openheid aan. Wat verandert: de klap, of het herstel?",
            "Switch openness on. What changes: the blow, or the repair?",
        ),
    ),
    Text(
        "Kijk naar de hoogte van de klap, en tel dan hoeveel maanden opbouw daarvoor nodig waren.",
        "Look at the height of the blow, and then count how many months of building it took.",
    ),
    Text(
        "Welke datum hebt u genoemd die u niet in de hand heeft? Wie hoort het als die niet wordt gehaald?",
        "Which date have you named that is not in your hands? Who hears of it when it is not met?",
    ),
    Text(
        "Een hele wijk waarin alleen contact, praten en stilte vertrouwen bewegen; de rest van het model staat uit. "
        "Gemiddelde van acht doorrekeningen, van wie voor de breuk gesproken is. Dat verlies zwaarder telt dan winst "
        "is een aanname, met een bron.",
        "A whole neighbourhood in which only contact, talk and silence move trust; the rest of the model is off. Mean "
        "of eight runs, of those who were spoken with before the break. That loss weighs more than gain is an "
        "assumption, with a source.",
    ),
)
TITLE = Text("Vertrouwen in de gemeente van wie gesproken is", "Trust in the municipality of those spoken with")
KEPT, BROKEN = Text("zonder belofte", "without a promise"), Text("belofte gebroken", "promise broken")
BREAKS = Text("breuk", "break")
MONTH_HEAD = Text("eind van maand", "end of month")
CALM = Text(
    "Zonder belofte staat vertrouwen eind {year} op {end}; in de beste maand won het {won} punt.",
    "Without a promise trust stands at {end} at the end of {year}; in its best month it won {won} points.",
)
HEADLINE = Text(
    "In één maand gaat {lost} punt verloren; in de beste maand daarvoor werd {won} punt gewonnen.",
    "In one month {lost} points are lost; in the best month before that {won} points were won.",
)
TIMES = Text("Dat is {times} keer zoveel.", "That is {times} times as much.")
NEVER_WON = Text(
    "Met dit contact groeide vertrouwen nauwelijks: zoveel punten waren er in vier jaar niet bij gekomen.",
    "With this contact trust hardly grew: in four years not so many points had been won.",
)
TO_WIN = Text(
    "Zoveel winnen had de {months} maanden ervoor gekost.", "To win that much had taken the {months} months before."
)
BACK = Text("Na {months} maanden is het terug waar het was.", "After {months} months it is back where it was.")
NOT_BACK = Text("Vier jaar later is het nog niet terug waar het was.", "Four years later it is not back where it was.")
LEFT = Text(
    "Tegenover wie niets had beloofd blijft na vier jaar {left} punt achterstand.",
    "Against those who had promised nothing {left} points are still missing after four years.",
)
SPOKEN = Text(
    "Voor de breuk was met {spoken} van de huishoudens gesproken.",
    "Before the break {spoken} of the households had been spoken with.",
)
EVERY = 3


def show(settings: Settings, done: Mapping[str, Any], language: Language) -> Shown:
    """Trust month by month, with and without the break."""
    kept: Trust = done["kept"]
    broken: Trust = done["broken"]
    blow = trust.blow(kept, broken)
    words = Words(language)
    at = range(2, MONTHS, EVERY)
    bottom = [_month(month, language) for month in at]
    lines = [Line(KEPT[language], [kept.months[month] for month in at], None)]
    marks = Marks()
    if settings["word"] == "broken":
        lines.append(Line(BROKEN[language], [broken.months[month] for month in at], 1))
        marks = Marks(at=((list(at).index(BREAK - 1), BREAKS[language]),))
        headline = HEADLINE[language].format(lost=_points(blow.lost, language), won=_points(kept.won, language))
        _tell(words, blow, kept, language)
    else:
        headline = CALM[language].format(
            end=share(kept.months[-1]), year=FIRST_YEAR + MONTHS // 12 - 1, won=_points(kept.won, language)
        )
    words.say(SPOKEN, spoken=share(kept.spoken))
    most = max(*kept.months, *broken.months)
    least = min(*kept.months, *broken.months)
    drawn = chart(
        TITLE[language],
        bottom,
        lines,
        MONTH_HEAD[language],
        marks=marks,
        bounds=(max(0.0, least - least % 0.1), min(1.0, most - most % 0.1 + 0.1)),
    )
    return Shown(headline, tuple(words.said), holds(kept, broken), (drawn,))


def holds(kept: Trust, broken: Trust) -> bool:
    """Lost faster than won: one month costs more than five times the best month won, and a year does not repair it."""
    blow = trust.blow(kept, broken)
    return blow.lost > 5.0 * kept.won and (blow.months_back is None or blow.months_back > 12)


def _tell(words: Words, blow: Blow, kept: Trust, language: Language) -> None:
    if kept.won > 0.0005:
        words.say(TIMES, times=number(blow.lost / kept.won, language))
    if blow.months_to_win is None:
        words.say(NEVER_WON)
    else:
        words.say(TO_WIN, months=blow.months_to_win)
    if blow.months_back is None:
        words.say(NOT_BACK)
    else:
        words.say(BACK, months=blow.months_back)
    words.say(LEFT, left=_points(blow.left, language))


def _points(amount: float, language: Language) -> str:
    return number(100 * amount, language, 1)


def _month(month: int, language: Language) -> str:
    quarter = {"nl": "kw", "en": "q"}[language]
    return f"{FIRST_YEAR + month // 12} {quarter}{month % 12 // 3 + 1}"


STORY = Story("trust", "c", SCRIPT, trust.CONTROLS, trust.jobs, show)
