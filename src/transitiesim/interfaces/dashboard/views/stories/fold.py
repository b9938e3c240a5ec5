"""The story of thresholds: the crowd, its cobweb beside it, and the jump."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from transitiesim.analysis import Cobweb
from transitiesim.interfaces.command_line.amounts import share
from transitiesim.interfaces.dashboard.views.stories.parts import (
    Drawing,
    Line,
    Marks,
    Script,
    Shown,
    Story,
    Words,
    chart,
    squares,
)
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.interfaces.dashboard.views.unseen import tipping_table
from transitiesim.language import Language, Text
from transitiesim.training.stories import fold
from transitiesim.training.stories.controls import Settings
from transitiesim.training.stories.fold import LEVELS, NEVER, SIDE, Crowd

SCRIPT = Script(
    Text("Drempels en de vouw", "Thresholds and the fold"),
    Text(
        "Iedereen wil eerst anderen zien meedoen, de een meer dan de ander. Een kleine verschuiving kan dan niets "
        "uitmaken, of alles.",
        "Everybody wants to see others join first, some more than others. A small shift may then change nothing, or "
        "everything.",
    ),
    (
        Text(
            "Niemand doet mee. Maak de drempel twee punten lager, en nog eens: steek een hand op als u denkt dat het "
            "nu kantelt.",
            "Nobody joins. Lower the threshold by two points, and again: raise a hand when you think it tips now.",
        ),
        Text(
            "Het kantelt. Ga één stap terug en schuif de maanden van 0 naar boven: wie trok wie mee?",
            "It tips. Go one step back and move the months up from 0: who pulled whom along?",
        ),
        Text(
            "Zet nu koplopers aan. Hoeveel koplopers zijn zoveel punten drempel waard?",
            "Now add pioneers. How many pioneers are worth so many points of threshold?",
        ),
        Text(
            "Kies 'heel veel' verschil tussen mensen. Waar blijft de sprong?",
            "Choose 'very much' difference between people. Where has the jump gone?",
        ),
    ),
    Text(
        "Kijk naar het web: de trap loopt tussen de kromme en de diagonaal. Waar zij elkaar raken, staat alles stil.",
        "Look at the cobweb: the stairs run between the curve and the diagonal. Where these meet, all stands still.",
    ),
    Text(
        "Waar in uw wijk wacht iedereen op iedereen? Wie zou daar de koploper kunnen zijn?",
        "Where in your neighbourhood does everybody wait for everybody? Who could be the pioneer there?",
    ),
    Text(
        "Negenhonderd huishoudens die alleen naar elkaar kijken: de rekening, het vertrouwen en al het andere staan "
        "uit. In een hele wijk staan zij aan, en is er vaak geen vouw; zie 'Het onzichtbare'.",
        "Nine hundred households that only look at each other: the bill, trust and everything else are off. In a whole "
        "neighbourhood they are on, and often there is no fold; see 'The invisible'.",
    ),
)
HEADLINE = Text(
    "Met een gemiddelde drempel van {level} doet aan het eind {end} mee.",
    "With a mean threshold of {level}, {end} has joined in the end.",
)
AT = Text("Na {month} maanden doet {now} mee.", "After {month} months {now} has joined.")
WEB = Text(
    "De eerste rust op de kromme ligt bij {rest}: daar eindigt het web, en daar eindigen de mensen.",
    "The curve first comes to rest at {rest}: there the cobweb ends, and there the people end.",
)
JUMP = Text(
    "De sprong: tussen een drempel van {before} en {after} verandert het einde {step} punten.",
    "The jump: between a threshold of {before} and {after} the end changes by {step} points.",
)
NO_JUMP = Text(
    "Geen sprong: twee punten drempel verandert het einde nergens meer dan {step} punten.",
    "No jump: two points of threshold never change the end by more than {step} points.",
)
CROWD = Text("De mensen, elk vierkantje een huishouden", "The crowd, a household in every square")
KEY = (
    Text("doet niet mee", "has not joined"),
    Text("koploper", "pioneer"),
    Text("in de eerste maand", "in the first month"),
    Text("in maand 2 tot 5", "in months 2 to 5"),
    Text("later", "later"),
)
LOOKS = (0, 1, 2, 3, 4)
COBWEB = Text(
    "Het web: wie zou meedoen, als men zoveel anderen ziet", "The cobweb: who would join, seeing so many others"
)
SEEING = Text("zoveel doen er mee", "so many have joined")
JOIN = Text("zoveel willen er dan meedoen", "so many want to join then")
ENDS = Text("Waar het eindigt, bij elke gemiddelde drempel", "Where it ends, at every mean threshold")
END, LEVEL = Text("doet mee aan het eind", "joined in the end"), Text("gemiddelde drempel", "mean threshold")
NOW = Text("nu", "now")
LEAST_JUMP = 0.4


def show(settings: Settings, done: Mapping[str, Any], language: Language) -> Shown:
    """The crowd, its cobweb, and the jump."""
    found: Crowd = done["crowd"]
    ends: tuple[float, ...] = done["ends"]
    month = settings["shown"]
    at, step = fold.largest_step(ends)
    now = found.shares[min(month, len(found.shares) - 1)]
    words = Words(language)
    words.say(AT, month=month, now=share(now))
    words.say(WEB, rest=share(found.cobweb.lowest_fixed_point))
    words.say(
        JUMP if step >= LEAST_JUMP else NO_JUMP,
        before=share(LEVELS[at]),
        after=share(LEVELS[at + 1]),
        step=round(100 * step),
    )
    states = [_state(joined, month) for joined in found.joined]
    counts = tuple((text[language], str(states.count(look))) for text, look in zip(KEY, LOOKS, strict=True))
    crowd = Drawing(
        CROWD[language],
        squares(states, SIDE, CROWD[language]),
        tuple((look, text[language]) for text, look in zip(KEY, LOOKS, strict=True)),
        Table(CROWD[language], ("", NOW[language]), counts),
    )
    cobweb = Drawing(COBWEB[language], web(found.cobweb, language), table=tipping_table(found.cobweb, language))
    jump = chart(
        ENDS[language],
        [share(level) for level in LEVELS],
        [Line(END[language], ends, 0)],
        LEVEL[language],
        marks=Marks(at=((LEVELS.index(settings["level"]), NOW[language]),)),
        labels_every=2,
        rows_every=1,
    )
    return Shown(
        HEADLINE[language].format(level=share(settings["level"]), end=share(found.end)),
        tuple(words.said),
        step >= LEAST_JUMP,
        (crowd, cobweb, jump),
    )


def web(cobweb: Cobweb, language: Language) -> str:
    """The acceptance map, the diagonal, and the stairs from the start; as wide and as high as the crowd."""

    def at(x: float, y: float) -> str:
        return f"{46 + 300 * x:.1f} {314 - 300 * y:.1f}"

    curve = "L".join(at(float(x), float(y)) for x, y in zip(cobweb.x, cobweb.acceptance, strict=True))
    stairs = "L".join(at(float(x), float(y)) for x, y in cobweb.steps(cobweb.now))
    ticks = "".join(
        f'<text x="{46 + 3 * tick}" y="332" text-anchor="middle">{tick}%</text>'
        f'<text x="40" y="{319 - 3 * tick}" text-anchor="end">{tick}%</text>'
        for tick in (0, 50, 100)
    )
    rest = at(cobweb.lowest_fixed_point, cobweb.lowest_fixed_point).split(" ")
    look = 'font-family="Roboto, Arial, sans-serif" font-size="14" fill="#1b1b1b"'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 0 384 360" width="100%" focusable="false" '
        f'aria-hidden="true" {look}>'
        f'<path d="M{at(0, 0)}L{at(1, 0)}L{at(1, 1)}L{at(0, 1)}Z" fill="#fff" stroke="#c9ced6"/>'
        f'<path d="M{at(0, 0)}L{at(1, 1)}" stroke="#6B6B6B" stroke-dasharray="6 5" fill="none"/>'
        f'<path d="M{curve}" stroke="#154273" stroke-width="3" fill="none"/>'
        f'<path d="M{stairs}" stroke="#B35300" stroke-width="2" fill="none"/>'
        f'<circle cx="{rest[0]}" cy="{rest[1]}" r="6" fill="#B35300"/>{ticks}'
        f'<text x="196" y="354" text-anchor="middle">{escape(SEEING[language])}</text>'
        f'<text transform="translate(4 164) rotate(-90)" text-anchor="middle">{escape(JOIN[language])}</text></svg>'
    )


def _state(joined: int, month: int) -> int:
    if joined == NEVER or joined > month:
        return 0
    if joined == 0:
        return 1
    return 2 if joined == 1 else 3 if joined <= 5 else 4


STORY = Story("fold", "b", SCRIPT, fold.CONTROLS, fold.jobs, show)
