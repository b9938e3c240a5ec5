"""A choice as the address in the browser, and back: short, readable, and checked like anything a stranger types.

A scenario is the name of a shipped one, or pieces with a star before each: `*r5_6.2~0.7~2023-01` (measures with
strength and start), `*wpandemic` (assumptions that are off), `*k2028-01~1.8~18` (a price shock), `*m2027-01~2035-01`
(a designation), `*e2029-03~departure` (an event), `*ptrust.gain~0.12~2030-01` (a number by hand),
`*ostep` (a step that is off), `*u2040-12` (the end).
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable
from urllib.parse import parse_qsl, quote

from transitiesim.errors import InputError, closest
from transitiesim.interfaces.dashboard.choice import (
    MOST_BESIDE,
    PAGES,
    WORLD_FLAGS,
    Choice,
    baseline,
    canonical,
    shipped,
    with_world,
)
from transitiesim.language import LANGUAGES, Language, Text
from transitiesim.neighbourhood import known_neighbourhoods
from transitiesim.recommendations import codes_of, switches
from transitiesim.running.provenance import package_version
from transitiesim.scenario import (
    DatedValue,
    Mandate,
    Measure,
    PriceShock,
    Scenario,
    WorldEvent,
    date_text,
    event_kind,
    first_month_of,
)
from transitiesim.training.stories.catalogue import check as check_story

LONGEST = 6_000
MOST_SEED = 2**53
DEFAULT_PLACE = "selwerd"
_SAFE = "~*_.-"
_KNOWN = frozenset({"n", "s", "c", "seed", "page", "t", "lang", "v"})
_OF_OTHERS = ("utm_", "fbclid", "gclid", "msclkid", "mc_")  # what newsletters and search engines put behind a link

BROKEN = Text(
    "Een deel van de link is niet te lezen ({sentence}); daarvoor staat hier de praktijk.",
    "A part of the link cannot be read ({sentence}); practice stands here in its place.",
)
TOO_MUCH = Text(
    "Dit is meer dan in een link past, en zonder link kan het hier niet; de opdrachtregel kan het wel.",
    "This is more than fits in a link, and without a link it is not possible here; the command line can do it.",
)
OTHER_VERSION = Text(
    "Deze link is gemaakt met versie {old}; dit is versie {new}. De getallen kunnen anders zijn.",
    "This link was made with version {old}; this is version {new}. The numbers may differ.",
)


def query_of(choice: Choice) -> str:
    """The address of a choice, without the question mark."""
    pairs = [("n", choice.place), ("s", scenario_code(choice.scenario))]
    pairs += [("c", scenario_code(one)) for one in choice.beside]
    if choice.seed != 1:
        pairs.append(("seed", str(choice.seed)))
    if choice.page != PAGES[0]:
        pairs.append(("page", choice.page))
    if choice.story and choice.page == "training":
        pairs.append(("t", choice.story))
    pairs += [("lang", choice.language), ("v", package_version())]
    return "&".join(f"{name}={quote(value, safe=_SAFE)}" for name, value in pairs)


def choice_of(
    query: str | None, language: Language = "nl", own_places: Callable[[str], bool] = lambda _: False
) -> tuple[Choice, list[Text]]:
    """The choice that an address stands for; what cannot be read is left out and said.

    Args:
        query: what stands after the question mark; may be anything at all.
        language: when the address names none.
        own_places: whether an uploaded neighbourhood with this id is here.
    """
    notices: list[Text] = []
    text = query or ""
    if len(text) > LONGEST:
        notices.append(_broken(InputError("link", Text("te lang", "too long"))))
        text = ""
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=40)
    except ValueError:
        pairs = []
        notices.append(_broken(InputError("link", Text("onleesbaar", "not readable"))))
    words = dict(pairs)
    strange = next((name for name in words if name not in _KNOWN and not name.startswith(_OF_OTHERS)), None)
    if strange is not None:
        shown = _printable(strange)
        notices.append(_broken(InputError("link", Text(f"onbekend deel '{shown}'", f"unknown part '{shown}'"))))

    names = [name for name, _ in pairs if name != "c"]
    twice = next((name for name in names if name in _KNOWN and names.count(name) > 1), None)
    if twice is not None:
        notices.append(_broken(InputError("link", Text(f"'{twice}' staat er twee keer", f"'{twice}' is given twice"))))
    if sum(name == "c" for name, _ in pairs) > MOST_BESIDE:
        what = Text("te veel om mee te vergelijken", "too many to compare with")
        notices.append(_broken(InputError("c", what, Text(f"hoogstens {MOST_BESIDE}", f"at most {MOST_BESIDE}"))))

    def read[T](name: str, reader: Callable[[str], T], usual: T) -> T:
        if name not in words:
            return usual
        try:
            return reader(words[name])
        except InputError as error:
            notices.append(_broken(error))
            return usual

    chosen: Language = read("lang", _language, language)
    beside: list[Scenario] = []
    for name, word in pairs:
        if name == "c" and len(beside) < MOST_BESIDE:
            try:
                beside.append(scenario_from_code(word))
            except InputError as error:
                notices.append(_broken(error))
    found = Choice(
        place=read("n", lambda word: _place(word, own_places), DEFAULT_PLACE),
        scenario=read("s", scenario_from_code, baseline()),
        seed=read("seed", _seed, 1),
        language=chosen,
        page=read("page", _page, PAGES[0]),
        beside=tuple(beside),
        story=read("t", check_story, "") if words.get("page") == "training" else "",
    )
    made_with = words.get("v", package_version())[:40]
    if made_with != package_version():
        notices.append(OTHER_VERSION.format(old=_printable(made_with), new=package_version()))
    return found, notices


def scenario_code(scenario: Scenario) -> str:
    """A scenario in the letters of an address."""
    if shipped().get(scenario.name) == scenario:
        return scenario.name
    world = scenario.world
    pieces = []
    if scenario.measures:
        pieces.append("r" + "_".join(_measures_code(scenario.measures)))
    off = [name for name in WORLD_FLAGS if not getattr(world, name)]
    if off:
        pieces.append("w" + "~".join(off))
    pieces += [f"k{date_text(one.start)}~{_number(one.factor)}~{one.months}" for one in world.price_shocks]
    pieces += [f"e{date_text(one.start)}~{one.kind}" for one in world.events]
    if world.mandate is not None:
        pieces.append(f"m{date_text(world.mandate.designated)}~{date_text(world.mandate.end_of_gas)}")
    pieces += [
        f"p{one.path}~{_number(one.value)}" + (f"~{date_text(one.start)}" if one.start else "")
        for one in scenario.values
    ]
    pieces += [f"o{name}" for name in sorted(scenario.processes_off)]
    if scenario.months != baseline().months:
        pieces.append(f"u{date_text(scenario.months - 1)}")
    return "".join(f"*{piece}" for piece in pieces) or "*"


def scenario_from_code(word: str) -> Scenario:
    """The scenario in the letters of an address.

    Raises:
        InputError: when it is none, or one that cannot be.
    """
    if not word.startswith("*"):
        if word in shipped():
            return shipped()[word]
        shown = _printable(word)
        raise InputError("s", Text(f"onbekend scenario '{shown}'", f"unknown scenario '{shown}'"), "", _near(word))
    scenario = dataclasses.replace(baseline(), name="choice")
    measures: list[Measure] = []
    values: list[DatedValue] = []
    shocks: list[PriceShock] = []
    events: list[WorldEvent] = []
    off: list[str] = []
    mandate = None
    months = scenario.months
    for piece in word.split("*")[1:]:
        kind, rest = piece[:1], piece[1:]
        parts = rest.split("~")
        if kind == "r":
            measures += [one for part in rest.split("_") for one in _measures(part)]
        elif kind == "w":
            for name in parts:
                if name not in WORLD_FLAGS:
                    raise _unreadable(name)
                scenario = with_world(scenario, name, on=False)
        elif kind == "k" and len(parts) == 3:
            shocks.append(PriceShock(_month(parts[0]), _float(parts[1]), _whole(parts[2])))
        elif kind == "e" and len(parts) == 2:
            month = _month(parts[0])
            events.append(WorldEvent(month, event_kind(parts[1], month)))
        elif kind == "m" and len(parts) == 2:
            mandate = Mandate(_month(parts[0]), _month(parts[1]))
        elif kind == "p" and len(parts) in {2, 3}:
            values.append(DatedValue(parts[0], _float(parts[1]), _month(parts[2]) if len(parts) == 3 else 0))
        elif kind == "o":
            off.append(rest)
        elif kind == "u":
            months = _month(rest) + 1
        elif piece or word != "*":
            raise _unreadable(piece or "**")
    return canonical(
        dataclasses.replace(
            scenario,
            measures=tuple(measures),
            values=tuple(values),
            world=dataclasses.replace(
                scenario.world, price_shocks=tuple(shocks), mandate=mandate, events=tuple(events)
            ),
            processes_off=frozenset(off),
            months=months,
        )
    )


def _measures_code(measures: tuple[Measure, ...]) -> list[str]:
    """Measures as short as can be: a whole recommendation where all its parts go together."""
    codes, done = [], set()
    by_code = {one.code: one for one in measures}
    for one in measures:
        if one.code in done:
            continue
        whole = codes_of(switches()[one.code].recommendation)
        alike = all(
            code in by_code and (by_code[code].strength, by_code[code].start) == (one.strength, one.start)
            for code in whole
        )
        done |= set(whole) if alike else {one.code}
        code = switches()[one.code].recommendation if alike else one.code
        tail = f"~{_number(one.strength)}" if one.strength != 1 or one.start else ""
        codes.append(code + tail + (f"~{date_text(one.start)}" if one.start else ""))
    return codes


def _measures(part: str) -> list[Measure]:
    name, *rest = part.split("~")
    codes = codes_of(name)
    if not codes or len(rest) > 2:
        raise _unreadable(part)
    strength = _float(rest[0]) if rest else 1.0
    start = _month(rest[1]) if len(rest) == 2 else 0
    return [Measure(code, strength, start) for code in codes]


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))


def _float(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        raise _unreadable(word) from None
    if not math.isfinite(value):
        raise _unreadable(word)
    return value


def _whole(word: str) -> int:
    value = _float(word)
    if value != int(value):
        raise _unreadable(word)
    return int(value)


def _month(word: str) -> int:
    try:
        return first_month_of(word)
    except InputError as error:
        raise InputError("link", error.what, error.allowed) from error


def _language(word: str) -> Language:
    for one in LANGUAGES:
        if word == one:
            return one
    raise _unreadable(word)


def _page(word: str) -> str:
    if word not in PAGES:
        raise _unreadable(word)
    return word


def _seed(word: str) -> int:
    if not re.fullmatch(r"[0-9]{1,16}", word) or int(word) > MOST_SEED:
        raise InputError("seed", Text(f"'{_printable(word)}' kan niet", f"'{_printable(word)}' is not possible"))
    return int(word)


def _place(word: str, own_places: Callable[[str], bool]) -> str:
    if word in known_neighbourhoods() or own_places(word):
        return word
    if re.fullmatch(r"own-[0-9a-f]{1,64}", word):
        what = Text(
            "deze wijk kwam uit een eigen bestand, dat hier niet is; stuur het opnieuw in",
            "this neighbourhood came from a file of one's own, which is not here; upload it again",
        )
        raise InputError("n", what)
    shown = _printable(word)
    what = Text(f"onbekende wijk '{shown}'", f"unknown neighbourhood '{shown}'")
    raise InputError("n", what, "", closest(word, known_neighbourhoods()) if len(word) <= 60 else None)


def _near(word: str) -> str | None:
    return closest(word, shipped()) if len(word) <= 60 else None


def _printable(word: str) -> str:
    shown = "".join(letter if letter.isprintable() else "?" for letter in word[:60])
    return shown if len(word) <= 60 else f"{shown}..."


def _unreadable(word: str) -> InputError:
    shown = _printable(word)
    return InputError("link", Text(f"'{shown}' is niet te lezen", f"'{shown}' cannot be read"))


def _broken(error: InputError) -> Text:
    return Text(*(BROKEN[one].format(sentence=error.sentence(one).rstrip(".")) for one in LANGUAGES))
