"""One household of a model, on the screen: who it is, what weighs in its decision, and why not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transitiesim.interfaces.command_line import reading
from transitiesim.interfaces.command_line.amounts import number, out_of_hundred
from transitiesim.interfaces.command_line.printing import can_show, console, heading, paragraph, table
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from rich.console import Console

    from transitiesim.model import HeatTransition
    from transitiesim.model.explaining import Explanation
    from transitiesim.model.resident import Resident

_HALF = 16  # letters of a bar to either side
_TITLE = Text("Huishouden {row} in {place}, {month}", "Household {row} in {place}, {month}")
_FROM = Text(
    "{title}; herhaling {replicate}, startgetal {seed}. Dit huishouden is verzonnen: het past bij de cijfers van de "
    "wijk, niet bij een adres.",
    "{title}; replicate {replicate}, seed {seed}. This household is made up: it fits the figures of the "
    "neighbourhood, not an address.",
)
_WHO = Text("wie", "who")
_HOME = Text("woning", "home")
_HOME_WORDS = Text(
    "{heating}; gebruikt op gas {gas} m3 per jaar; deelgebied {area}",
    "{heating}; uses {gas} m3 a year on gas; sub-area {area}",
)
_TRUST = Text("vertrouwen", "trust")
_TRUST_WORDS = Text(
    "in de gemeente {programme}, in de aanbieder {offer}; betrokken {involved} (van 100)",
    "in the municipality {programme}, in the provider {offer}; involved {involved} (out of 100)",
)
_TIES = Text("bekenden", "ties")
_TIES_WORDS = Text("{joined} van de {ties} in de wijk doen al mee", "{joined} of {ties} in the neighbourhood take part")
_CONTACT = Text("contact", "contact")
_CONTACT_WORDS = Text("laatst in {month}", "last in {month}")
_NEVER_CONTACT = Text("nog nooit contact met het programma gehad", "never had contact with the programme")
_ASKED = Text("gevraagd", "asked")
_ASKED_WORDS = Text("laatst in {month}", "last in {month}")
_NEVER_ASKED = Text("nog nooit gevraagd om te kiezen", "never asked to choose")
_DECIDES = Text("beslist", "decides")
_DECIDES_WORDS = (
    Text("zelf", "alone"),
    Text("samen met de andere eigenaren in de VvE", "with the other owners in the association"),
    Text("stemt mee met het complex van de corporatie", "votes with the complex of the corporation"),
    Text("de verhuurder beslist; dit huishouden heeft geen stem", "the landlord decides; this household has no say"),
)
_WEIGHS = Text("Wat meeweegt in de keuze voor het warmtenet", "What weighs in the choice for the heat network")
_HEADS = (Text("", ""), Text("gewicht", "weight"), Text("tegen", "against"), Text("voor", "for"))
_SUM, _THRESHOLD = Text("samen", "together"), Text("persoonlijke drempel", "personal threshold")
_YES = Text(
    "Samen {value}, drempel {threshold}: dit huishouden zou nu ja zeggen.",
    "Together {value}, threshold {threshold}: this household would say yes now.",
)
_NO = Text(
    "Samen {value}, drempel {threshold}: dit huishouden zou nu nee zeggen; er ontbreekt {short}.",
    "Together {value}, threshold {threshold}: this household would say no now; it is {short} short.",
)
_NO_ROUTE = Text(
    "Samen {value}, drempel {threshold}: de wil is er, maar voor deze woning is er technisch nog geen weg van het gas "
    "af.",
    "Together {value}, threshold {threshold}: the will is there, but technically this dwelling cannot leave gas yet.",
)
_PERSONAL = frozenset({
    "barrier_bill", "barrier_fit", "barrier_nuisance", "barrier_trust", "barrier_ownership", "barrier_neighbours",
    "barrier_threshold",
})  # fmt: skip
_NOT_AGAIN = Text(
    "Het is sinds {month} niet opnieuw gevraagd; wat hieronder staat, hield het toen tegen of weegt nu het zwaarst.",
    "It was not asked again since {month}; what stands below held it back then, or weighs most now.",
)
_LEFT = Text(
    "Zo zou het huishouden nu tegen het warmtenet aankijken; de keuze is al gemaakt.",
    "This is how the household would see the heat network now; the choice was made already.",
)
_AGAIN = Text("Hetzelfde huishouden nog eens: --household {row}", "The same household again: --household {row}")


def row_of(word: str | None, households: int, seed: int, *, at_random: bool) -> int:
    """The household that is meant.

    Args:
        word: its number as the user wrote it, or None.
        households: how many there are.
        seed: seed of the run, which settles the example.
        at_random: take any, another one each time.

    Raises:
        InputError: when it is not a number, or there are not so many.
    """
    import random

    if word is not None:
        return reading.whole_number("--household", word, 0, households - 1)
    return random.SystemRandom().randrange(households) if at_random else random.Random(seed).randrange(households)


def print_household(
    model: HeatTransition, row: int, month: int, source: tuple[str, str, int, int], language: Language
) -> None:
    """Print one household.

    Args:
        model: the model, stepped to the moment.
        row: which household.
        month: the moment.
        source: title of the scenario, name of the neighbourhood, replicate and seed.
        language: "nl" or "en".
    """
    from transitiesim.scenario import month_in_words

    title, place, replicate, seed = source
    to = console()
    one = model.resident(row)
    found = one.explain()
    heading(to, _TITLE[language].format(row=row, place=place, month=month_in_words(month, language)))
    paragraph(to, _FROM[language].format(title=title, replicate=replicate, seed=seed))
    to.print()
    table(to, ("", ""), about(one, language), words=(0, 1))
    heading(to, _WEIGHS[language])
    _print_terms(to, found, language)
    for sentence in verdict(one, found, language):
        paragraph(to, sentence)
    to.print()
    to.print(found.sentence[language], style="bold")
    to.print()
    paragraph(to, _AGAIN[language].format(row=row))


def verdict(one: Resident, found: Explanation, language: Language) -> list[str]:
    """What the household would say now, and what else has to be known of that."""
    from transitiesim.scenario import month_in_words

    values = {"value": signed(found.value, language), "threshold": signed(found.threshold, language)}
    short = number(max(0.0, found.threshold - found.value), language, 2)
    answer = _YES if found.accepts else _NO_ROUTE if found.value >= found.threshold else _NO
    said = [answer[language].format(**values, short=short)]
    if not found.barrier:
        said.append(_LEFT[language])
    elif found.accepts and one.asked >= 0 and found.barrier in _PERSONAL:
        said.append(_NOT_AGAIN[language].format(month=month_in_words(one.asked, language)))
    return said


def about(one: Resident, language: Language) -> list[tuple[str, str]]:
    """Who the household is, in words."""
    from transitiesim.neighbourhood import HEATING_TEXT, RESIDENT_TYPE_TEXT, TENURE_TEXT
    from transitiesim.scenario import month_in_words

    contact, asked = (
        never[language] if when < 0 else text[language].format(month=month_in_words(when, language))
        for when, text, never in (
            (one.last_contact, _CONTACT_WORDS, _NEVER_CONTACT),
            (one.asked, _ASKED_WORDS, _NEVER_ASKED),
        )
    )
    home = _HOME_WORDS[language].format(
        heating=HEATING_TEXT[one.heating][language], gas=number(one.gas_m3, language), area=one.sub_area + 1
    )
    trust = _TRUST_WORDS[language].format(
        programme=out_of_hundred(one.trust_programme),
        offer=out_of_hundred(one.trust_offer),
        involved=out_of_hundred(one.involvement),
    )
    return [
        (_WHO[language], f"{TENURE_TEXT[one.tenure][language]}; {RESIDENT_TYPE_TEXT[one.resident_type][language]}"),
        (_HOME[language], home),
        (_DECIDES[language], _DECIDES_WORDS[one.tenure][language]),
        (_TRUST[language], trust),
        (_TIES[language], _TIES_WORDS[language].format(joined=one.seen, ties=len(one.ties))),
        (_CONTACT[language], contact),
        (_ASKED[language], asked),
    ]


def _print_terms(to: Console, found: Explanation, language: Language) -> None:
    """Every motive with a bar to the left (against) or to the right (for)."""
    from transitiesim.model.explaining import TERM_TEXT

    terms = found.terms._asdict()
    terms["nuisance"] = -terms["nuisance"]
    largest = max(1e-9, *(abs(value) for value in terms.values()))
    mark = "█" if can_show(to, "█") else "#"
    rows = []
    for name, value in terms.items():
        bar = mark * round(_HALF * abs(value) / largest)
        against, in_favour = (f"{bar:>{_HALF}}", "") if value < 0 else (" " * _HALF, bar)
        rows.append((TERM_TEXT[name][language], signed(value, language), against, in_favour))
    rows.append((_SUM[language], signed(found.value, language), "", ""))
    table(to, [head[language] for head in _HEADS], rows, words=(0, 3), total=True)


def signed(value: float, language: Language) -> str:
    """A number in hundredths, with a plus when it is above nothing."""
    text = number(value, language, 2)
    return f"+{text}" if value > 0 and text.strip("0.,") else text
