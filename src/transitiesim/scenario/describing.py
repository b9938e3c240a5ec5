"""A scenario in plain sentences: what differs from the practice that the study found."""

from __future__ import annotations

from transitiesim.language import Text
from transitiesim.parameters import declarations
from transitiesim.recommendations import RECOMMENDATIONS, codes_of, switches
from transitiesim.scenario.dates import RUN_MONTHS, month_in_words
from transitiesim.scenario.definition import Scenario
from transitiesim.scenario.parts import (
    PROCESS_NAMES,
    PROCESSES,
    DatedValue,
    Measure,
    PriceShock,
    World,
    WorldEvent,
)

_NOTHING = Text(
    "Alles gaat zoals de studie het in de praktijk aantrof.",
    "Everything goes as the study found it in practice.",
)
_ALL_ON = Text(
    "Alle zeven aanbevelingen staan aan, {how}.",
    "All seven recommendations are on, {how}.",
)
_WHOLE = Text("Aanbeveling {code} ({title}) staat aan, {how}.", "Recommendation {code} ({title}) is on, {how}.")
_PART = Text("Onderdeel {code} ({title}) staat aan, {how}.", "Part {code} ({title}) is on, {how}.")
_HOW = Text("vanaf {month} en op {percent}% van de volle sterkte", "from {month} at {percent}% of full strength")
_HOW_FULL = Text("vanaf {month} en op volle sterkte", "from {month} at full strength")
_WORLD_OFF = {
    "pandemic": Text("Er is geen pandemie.", "There is no pandemic."),
    "price_history": Text(
        "De prijsschok van 2021 en 2022 blijft uit.", "The price shock of 2021 and 2022 does not happen."
    ),
    "elections": Text("Verkiezingen onderbreken het programma niet.", "Elections do not interrupt the programme."),
    "heat_pumps": Text(
        "Een eigen warmtepomp is niet te krijgen; er is alleen aanbod van een warmtenet.",
        "A heat pump of one's own is not to be had; only a heat network is on offer.",
    ),
}
_SHOCK = Text(
    "Vanaf {month} kost gas {months} maanden lang {factor} keer zoveel als anders.",
    "From {month} gas costs {factor} times as much as otherwise, for {months} months.",
)
_SHOCK_ONE = Text(
    "In {month} kost gas één maand lang {factor} keer zoveel als anders.",
    "In {month} gas costs {factor} times as much as otherwise, for one month.",
)
_EVENTS = {
    "pandemic": Text(
        "In {month} breekt er een nieuwe pandemie uit, die even lang duurt als de eerste.",
        "In {month} a new pandemic breaks out, which lasts as long as the first.",
    ),
    "election": Text(
        "In {month} zijn er verkiezingen buiten de gewone kalender om.",
        "In {month} there are elections outside the usual calendar.",
    ),
    "departure": Text("In {month} vertrekt de projectleider.", "In {month} the project leader leaves."),
}
_MANDATE = Text(
    "De gemeente wijst de wijk in {designated} aan; in {end} houdt het gas op.",
    "The municipality designates the neighbourhood in {designated}; gas ends in {end}.",
)
_VALUE = Text("{meaning} ({path}) is {value} in plaats van {usual}", "{meaning} ({path}) is {value} instead of {usual}")
_USUAL = Text(
    "{meaning} ({path}) ligt vast op de gewone waarde {value}", "{meaning} ({path}) is fixed at its usual value {value}"
)
_STEPS = Text("Deze stappen van de maand staan uit: {names}.", "These steps of the month are off: {names}.")
_UNTIL = Text("De doorrekening loopt tot en met {month}.", "The run goes to the end of {month}.")


def describe(scenario: Scenario, language: str) -> list[str]:
    """Plain sentences that say what differs from practice; one sentence saying so when nothing does.

    Args:
        scenario: the scenario.
        language: "nl" or "en".
    """
    sentences = _measure_sentences(scenario.measures, language)
    sentences += _world_sentences(scenario.world, language)
    sentences += [_value_sentence(one, language) for one in scenario.values]
    if scenario.processes_off:
        names = "; ".join(PROCESS_NAMES[name][language] for name in PROCESSES if name in scenario.processes_off)
        sentences.append(_STEPS[language].format(names=names))
    if scenario.months != RUN_MONTHS:
        sentences.append(_UNTIL[language].format(month=month_in_words(scenario.months - 1, language)))
    return sentences or [_NOTHING[language]]


def _measure_sentences(measures: tuple[Measure, ...], language: str) -> list[str]:
    """One sentence for everything, for a whole recommendation, or for a part, as far as they go together."""
    if len(measures) == len(switches()) and _alike(measures):
        return [_ALL_ON[language].format(how=_how(measures[0], language))]
    sentences = []
    for number, title in RECOMMENDATIONS.items():
        here = tuple(measure for measure in measures if switches()[measure.code].recommendation == number)
        if len(here) == len(codes_of(number)) and _alike(here):
            how = _how(here[0], language)
            sentences.append(_WHOLE[language].format(code=number, title=title[language], how=how))
            continue
        for measure in here:
            part = switches()[measure.code].title[language]
            how = _how(measure, language)
            sentences.append(_PART[language].format(code=measure.code, title=part, how=how))
    return sentences


def _alike(measures: tuple[Measure, ...]) -> bool:
    """Whether all start together and are equally strong."""
    return len({(measure.strength, measure.start) for measure in measures}) == 1


def _how(measure: Measure, language: str) -> str:
    """From when and how strongly."""
    month = month_in_words(measure.start, language)
    if measure.strength == 1:
        return _HOW_FULL[language].format(month=month)
    return _HOW[language].format(month=month, percent=_number(100 * measure.strength, language))


def _world_sentences(world: World, language: str) -> list[str]:
    """What is different in the world outside."""
    sentences = [text[language] for name, text in _WORLD_OFF.items() if not getattr(world, name)]
    sentences += [describe_event(shock, language) for shock in world.price_shocks]
    if world.mandate is not None:
        designated = month_in_words(world.mandate.designated, language)
        end = month_in_words(world.mandate.end_of_gas, language)
        sentences.append(_MANDATE[language].format(designated=designated, end=end))
    return sentences + [describe_event(event, language) for event in world.events]


def describe_event(one: PriceShock | WorldEvent, language: str) -> str:
    """One plain sentence about a price shock or an event.

    Args:
        one: what happens.
        language: "nl" or "en".
    """
    month = month_in_words(one.start, language)
    if isinstance(one, WorldEvent):
        return _EVENTS[one.kind][language].format(month=month)
    text = _SHOCK_ONE if one.months == 1 else _SHOCK
    return text[language].format(month=month, factor=_number(one.factor, language), months=one.months)


def _value_sentence(one: DatedValue, language: str) -> str:
    """A parameter set by hand, beside its usual value."""
    declared = declarations()[one.path]
    template = _USUAL if one.value == declared.value else _VALUE
    sentence = template[language].format(
        meaning=declared.text[language],
        path=one.path,
        value=_number(one.value, language),
        usual=_number(declared.value, language),
    )
    since = {"nl": ", vanaf {month}", "en": ", from {month}"}[language] if one.start else ""
    return sentence + since.format(month=month_in_words(one.start, language)) + "."


def _number(value: float, language: str) -> str:
    """A number as a reader of the language writes it, to four figures."""
    text = f"{round(value)}" if abs(value) >= 1000 else f"{value:.4g}"
    return text.replace(".", ",") if language == "nl" else text
