"""The story of those who were not reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from transitiesim.interfaces.command_line.amounts import share
from transitiesim.interfaces.dashboard.views.stories.parts import (
    Drawing,
    Script,
    Shown,
    Story,
    Words,
    squares,
)
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language, Text
from transitiesim.scenario import Scenario
from transitiesim.training.stories import quorum
from transitiesim.training.stories.controls import Settings
from transitiesim.training.stories.quorum import NO, PLACE, SILENT, YES, Ballot

SCRIPT = Script(
    Text("Wie u niet bereikte", "Whom you did not reach"),
    Text(
        "In een blok huurwoningen moet zeventig procent van alle huurders ja zeggen. Wie niet opendoet, telt als nee.",
        "In a block of rented flats seventy percent of all tenants have to say yes. Who does not open counts as no.",
    ),
    (
        Text(
            "Er ging een brief rond. Lees eerst alleen voor hoeveel van wie stemde ja zei. Gaat het door, denkt u?",
            "A letter went round. First read out only how many of those who voted said yes. Does it pass, you think?",
        ),
        Text(
            "Kijk dan naar de grijze ramen. Ga langs de deuren: dezelfde mensen, dezelfde meningen.",
            "Then look at the grey windows. Go door to door: the same people, the same opinions.",
        ),
        Text(
            "Ga terug naar de brief en werk vijf jaar aan vertrouwen. Helpt dat de brief?",
            "Go back to the letter and work on trust for five years. Does that help the letter?",
        ),
        Text("Welke twee samen zijn het minste werk?", "Which two together are the least work?"),
    ),
    Text(
        "Kijk per blok naar de grijze ramen. Niet het nee houdt dit tegen, maar de stilte.",
        "Look at the grey windows of each block. It is not the no that stops this, but the silence.",
    ),
    Text(
        "Wie in uw wijk heeft nooit iets gezegd? Hoe weet u wat die vindt?",
        "Who in your neighbourhood has never said anything? How do you know what they think?",
    ),
    Text(
        "Selwerd als in de praktijk tot eind 2023; daarna stemmen alle complexen volgens de regels van het model. Wat "
        "elk huishouden zou antwoorden ligt vast; alleen wie er bereikt wordt verschilt.",
        "Selwerd as in practice until the end of 2023; then all complexes vote by the rules of the model. What each "
        "household would answer is fixed; only who is reached differs.",
    ),
)
HEADLINE = Text(
    "{yes} van wie bereikt is zegt ja. Instemming: in {passed} van de {all} blokken.",
    "{yes} of those reached say yes. Consent: in {passed} of the {all} blocks.",
)
NOT_REACHED = Text(
    "{silent} is niet bereikt. Ja zegt {yes} van alle huurders; nodig is {quorum}.",
    "{silent} was not reached. Of all tenants {yes} say yes; {quorum} is needed.",
)
NO_ONLY = Text("Echt nee zegt maar {no}.", "Only {no} really say no.")
HARD = Text(
    "Van wie moeilijk bereikbaar is werd {hard} bereikt, van de anderen {others}.",
    "Of those who are hard to reach {hard} were reached, of the others {others}.",
)
TITLE = Text("De ramen van de blokken in {place}", "The windows of the blocks in {place}")
BLOCK = Text(
    "Blok {n}: {yes} ja van {all}, nodig {needed}: {result}", "Block {n}: {yes} yes of {all}, needed {needed}: {result}"
)
PASSED, FAILED = Text("stemt in", "consents"), Text("geen instemming", "no consent")
KEY = {
    SILENT: Text("niet bereikt", "not reached"),
    NO: Text("zegt nee", "says no"),
    YES: Text("zegt ja", "says yes"),
}
TABLE = Text("Alle blokken, de grootste eerst", "All blocks, the largest first")
HEADS = (
    Text("blok", "block"),
    Text("huurders", "tenants"),
    Text("bereikt", "reached"),
    Text("ja", "yes"),
    Text("ja van wie bereikt is", "yes of those reached"),
    Text("uitslag", "result"),
)
MOST_DRAWN = 6


def show(_: Settings, done: Mapping[str, Any], language: Language) -> Shown:
    """The windows of the largest blocks, and the result of all."""
    found: Ballot = done["ballot"]
    words = Words(language)
    words.say(
        NOT_REACHED,
        silent=share(found.share(SILENT)),
        yes=share(found.share(YES)),
        quorum=share(found.quorum),
    )
    words.say(NO_ONLY, no=share(found.share(NO)))
    words.say(HARD, hard=share(found.reached_of_hard), others=share(found.reached_of_others))
    key = tuple((answer, text[language]) for answer, text in KEY.items())
    drawings = []
    for place, block in enumerate(found.blocks[:MOST_DRAWN]):
        title = BLOCK[language].format(
            n=place + 1,
            yes=block.answers.count(YES),
            all=len(block.answers),
            needed=_needed(found.quorum, len(block.answers)),
            result=(PASSED if block.passed else FAILED)[language],
        )
        drawings.append(Drawing(title, squares(sorted(block.answers, reverse=True), 18, title), key))
    rows = tuple(
        (
            str(place + 1),
            str(len(block.answers)),
            share(1.0 - block.share(SILENT)),
            share(block.share(YES)),
            share(block.yes_of_reached),
            (PASSED if block.passed else FAILED)[language],
        )
        for place, block in enumerate(found.blocks)
    )
    headline = HEADLINE[language].format(yes=share(found.yes_of_reached), passed=found.passed, all=len(found.blocks))
    table = Table(TABLE[language], tuple(head[language] for head in HEADS), rows)
    return Shown(headline, tuple(words.said), holds(found), (*drawings, table))


def holds(found: Ballot) -> bool:
    """Of those reached enough say yes for the quorum, so that the outcome hangs on how many are reached."""
    return found.yes_of_reached > found.quorum


def _needed(share_of_all: float, homes: int) -> int:
    from transitiesim.rules.consent import votes_needed

    return int(votes_needed(share_of_all, homes))


def scenario(settings: Settings) -> tuple[str, Scenario]:
    """What is run before the vote."""
    return PLACE, quorum.scenario_of(settings["work"])


STORY = Story("quorum", "e", SCRIPT, quorum.CONTROLS, quorum.jobs, show, scenario)
