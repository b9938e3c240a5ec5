"""What each switch is and does, where the figures of a place come from, and what the model cannot say."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from transitiesim.interfaces.command_line.neighbourhoods import SIZE_NAME, figure_source, figure_value
from transitiesim.interfaces.command_line.recommendations import GUESSES, explained
from transitiesim.interfaces.dashboard.choice import Choice
from transitiesim.interfaces.dashboard.places import facts_of
from transitiesim.interfaces.dashboard.views.dutch import figures_source_in, source_in, unit_in
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language, Text
from transitiesim.neighbourhood.defaults import FIGURES
from transitiesim.parameters import declarations
from transitiesim.recommendations import RECOMMENDATIONS, Switch, codes_of, switches
from transitiesim.recording.indicators import indicators

ON, OFF = Text("staat aan", "is on"), Text("staat uit", "is off")
FIRST_SIGN = Text("hieraan is het als eerste te zien: {what}", "this is where it shows first: {what}")
NEEDS_POSTS = Text(
    "heeft bezette posten nodig: de uren gaan af van het werk dat er al is",
    "needs posts that are filled: the hours come out of the work that is there already",
)
EVIDENCE = Text(
    "eenheid: {unit}; hoe zeker: {grade}; bron: {source}", "unit: {unit}; how sure: {grade}; source: {source}"
)
PLACE_CAPTION = Text("Wat er van {name} bekend is", "What is known of {name}")
PLACE_HEADS = (
    Text("gegeven", "figure"),
    Text("waarde", "value"),
    Text("hoe zeker en waarvandaan", "how sure and whence"),
)
SHOWN_CAPTION = Text("Wat een getal op het scherm betekent", "What a number on the screen means")
SHOWN_HEADS = (Text("getal", "number"), Text("eenheid", "unit"), Text("betekenis", "meaning"))


@dataclass(frozen=True, slots=True)
class Part:
    """One switch, explained.

    Attributes:
        title: number, name, and whether it is on.
        says: what the study says, in our own words.
        lines: what it moves, from what to what, how sure that is, what it costs and needs.
    """

    title: str
    says: str
    lines: tuple[str, ...]


def parts(choice: Choice, recommendation: str) -> list[Part]:
    """The parts of one recommendation, explained."""
    language = choice.language
    on = {measure.code for measure in choice.scenario.measures}
    return [_part(switches()[code], language, on=code in on) for code in codes_of(recommendation)]


def _part(switch: Switch, language: Language, *, on: bool) -> Part:
    lines = explained(switch, language)
    for move in switch.moves:
        usual = declarations()[move.path]
        grade = EVIDENCE[language].format(
            unit=unit_in(usual.unit, language),
            grade=usual.grade.text[language],
            source=source_in(usual.source, language),
        )
        lines.append(f"{move.path}: {grade}")
    if switch.policy_hours or switch.outreach_hours:
        lines.append(NEEDS_POSTS[language])
    sign = next(one for one in indicators() if one.name == switch.fingerprint)
    lines.append(FIRST_SIGN[language].format(what=sign.text[language].lower()))
    state = ON if on else OFF
    return Part(f"{switch.code} {switch.title[language]} ({state[language]})", switch.says[language], tuple(lines))


def recommendations(language: Language) -> list[dict[str, str]]:
    """The seven, to choose from."""
    return [{"value": number, "text": f"{number}. {title[language]}"} for number, title in RECOMMENDATIONS.items()]


def guesses(language: Language) -> str:
    """That values, hours and amounts are guesses."""
    return GUESSES[language]


def place_table(place: str, language: Language) -> Table:
    """Every figure of a place with its source."""
    facts = facts_of(place)
    rows = []
    for name, figure in facts.figures.items():
        kind = FIGURES.get(name)
        title = SIZE_NAME if kind is None else kind.text
        told = dataclasses.replace(figure, source=figures_source_in(figure.source, language))
        source = "; ".join(figure_source(told, language, used=kind is None or kind.used))
        rows.append((title[language], figure_value(figure, language), source))
    heads = tuple(head[language] for head in PLACE_HEADS)
    return Table(PLACE_CAPTION[language].format(name=facts.name), heads, tuple(rows))


def numbers_table(language: Language) -> Table:
    """What every recorded number means."""
    rows = tuple((one.name, unit_in(one.unit, language), one.text[language]) for one in indicators())
    return Table(SHOWN_CAPTION[language], tuple(head[language] for head in SHOWN_HEADS), rows)


LIMITS = (
    Text(
        "Wat er in uw wijk gaat gebeuren. De mensen, gebouwen en banden in het model zijn verzonnen, zo dat zij bij "
        "enkele cijfers passen.",
        "What will happen in your neighbourhood. The people, buildings and ties in the model are made up to fit a few "
        "figures.",
    ),
    Text(
        "Dat een aanbeveling werkt. De studie beschrijft de praktijk en zegt zelf dat het te vroeg is voor oorzaak en "
        "gevolg; hoe groot een effect in het model is, is een inschatting.",
        "That a recommendation works. The study describes practice and says that it is too early for cause and effect; "
        "the size of each effect in the model is a guess.",
    ),
    Text(
        "Wat een warmtenet kost, hoe de leidingen moeten lopen of welke techniek de beste is. Geld wordt bijgehouden, "
        "zonder rente.",
        "What a network costs, how pipes should run or which technique is best. Money is kept as an account, without "
        "interest.",
    ),
    Text(
        "Wie nee zal zeggen. Huishoudens zijn typen met kenmerken, geen personen.",
        "Who will say no. Households are types with traits, not persons.",
    ),
    Text(
        "Wat er na 2050 gebeurt, of onder wetten die nog niemand heeft geschreven.",
        "What happens after 2050, or under laws that nobody has written yet.",
    ),
    Text(
        "Hoe ver het model van de werkelijkheid af ligt. Het is niet geijkt op waarnemingen: de band laat zien hoe de "
        "uitkomst verschilt als de onzekere getallen en het toeval verschillen, en niets meer.",
        "How far the model is from reality. It is not calibrated on observations: the band shows how the outcome "
        "differs when the uncertain numbers and chance differ, and no more.",
    ),
)
QUESTIONS = (
    Text(
        "Is het een stand of een verschil? Verschillen zijn steviger.",
        "Is it a level or a difference? Differences are sturdier.",
    ),
    Text("Uit hoeveel doorrekeningen, en hoe breed is de band?", "From how many runs, and how wide is the band?"),
    Text("Hoeveel cijfers van deze wijk zijn aangenomen?", "How many figures of this neighbourhood are assumed?"),
    Text(
        "Welke reden staat bovenaan bij 'waarom nog niet', en kunt u daar iets aan doen?",
        "Which reason stands on top in 'why not yet', and can you do anything about it?",
    ),
    Text(
        "Zou uw besluit anders zijn als het getal half zo groot was, of dubbel? Zo niet, dan weet u genoeg.",
        "Would your decision change if the number were half, or double? If not, you know enough.",
    ),
)
