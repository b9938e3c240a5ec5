"""What changed between two choices, in a few words: for the change log."""

from __future__ import annotations

from collections import Counter

from transitiesim.interfaces.command_line.amounts import plain
from transitiesim.interfaces.dashboard.choice import WORLD_FLAGS, Choice, events_of, shipped
from transitiesim.interfaces.dashboard.places import facts_of
from transitiesim.interfaces.dashboard.views.world import FLAGS, MANDATE
from transitiesim.language import LANGUAGES, Text
from transitiesim.recommendations import RECOMMENDATIONS, codes_of, switches
from transitiesim.scenario import Measure, PriceShock, Scenario, WorldEvent, describe_event
from transitiesim.scenario.dates import FIRST_YEAR

BEGIN = Text("Begin: {title} in {place}", "Start: {title} in {place}")
PLACE = Text("Andere wijk: {name}", "Other neighbourhood: {name}")
SEED = Text("Ander startgetal: {seed}", "Other seed: {seed}")
PRESET = Text("Alles gezet op: {title}", "Everything set to: {title}")
ON = Text("{what} aan", "{what} on")
OFF = Text("{what} uit", "{what} off")
RECOMMENDATION = Text("Aanbeveling {code}", "Recommendation {code}")
PART = Text("Onderdeel {code}", "Part {code}")
START = Text("{what} begint in {year}", "{what} starts in {year}")
STRENGTH = Text("{what} op {percent}%", "{what} at {percent}%")
NUMBER = Text("{path} op {value}", "{path} at {value}")
HAPPENS = Text("Erbij: {what}", "Added: {what}")
HAPPENS_NOT = Text("Weg: {what}", "Removed: {what}")
LET_GO = Text("{path} losgelaten", "{path} let go")
BESIDE = Text("Vergelijking gewijzigd", "Comparison changed")
ELSEWHERE = Text("Anders", "Otherwise")


def first_step(choice: Choice) -> Text:
    """The first line of the log."""
    name = facts_of(choice.place).name
    title = choice.scenario.title
    return Text(BEGIN.nl.format(title=title.nl, place=name), BEGIN.en.format(title=title.en, place=name))


def step(before: Choice, after: Choice) -> Text | None:
    """What one step changed; None when the outcome stays the same (another page or language)."""
    found: list[Text] = []
    if after.place != before.place:
        found.append(PLACE.format(name=facts_of(after.place).name))
    if after.seed != before.seed:
        found.append(SEED.format(seed=after.seed))
    if after.scenario != before.scenario:
        found += _scenario(before.scenario, after.scenario)
    if not found and after.beside != before.beside:
        found.append(BESIDE)
    if not found:
        return None
    return Text("; ".join(one.nl for one in found), "; ".join(one.en for one in found))


def _scenario(before: Scenario, after: Scenario) -> list[Text]:
    found = _measures(before.measures, after.measures)
    for name in WORLD_FLAGS:
        on = getattr(after.world, name)
        if on != getattr(before.world, name):
            found.append(_filled(ON if on else OFF, FLAGS[name]))
    was, now = Counter(events_of(before.world)), Counter(events_of(after.world))
    found += [_told(HAPPENS, one) for one in now - was]
    found += [_told(HAPPENS_NOT, one) for one in was - now]
    if before.world.mandate != after.world.mandate:
        found.append(_filled(ON if after.world.mandate else OFF, MANDATE))
    mine = {(one.path, one.start): one.value for one in before.values}
    later = {(one.path, one.start): one.value for one in after.values}
    for key, value in later.items():
        if mine.get(key) != value:
            found.append(Text(*(NUMBER[one].format(path=key[0], value=plain(value, one)) for one in ("nl", "en"))))
    found += [LET_GO.format(path=path) for path, start in mine if (path, start) not in later]
    if len(found) > 2 and after.name in shipped():
        return [_filled(PRESET, after.title, "title")]
    return found or [_filled(PRESET, after.title, "title")]


def _told(text: Text, one: PriceShock | WorldEvent) -> Text:
    return _filled(text, Text(*(describe_event(one, language).rstrip(".") for language in LANGUAGES)))


def _measures(before: tuple[Measure, ...], after: tuple[Measure, ...]) -> list[Text]:
    old, new = {one.code: one for one in before}, {one.code: one for one in after}
    found: list[Text] = []
    for number in RECOMMENDATIONS:
        codes = codes_of(number)
        changed = [code for code in codes if old.get(code) != new.get(code)]
        if not changed:
            continue
        turned = [code for code in changed if (code in old) != (code in new)]
        if turned:
            on = turned[0] in new
            full = all((code in new) == on for code in codes)
            if full and len(codes) > 1:
                found.append(_filled(ON if on else OFF, RECOMMENDATION.format(code=number)))
            else:
                found += [_filled(ON if code in new else OFF, PART.format(code=code)) for code in turned]
            continue
        what = RECOMMENDATION.format(code=number) if len(changed) > 1 else PART.format(code=changed[0])
        late = [code for code in changed if switches()[code].may_start_late] or changed
        one, was = new[late[0]], old[late[0]]
        if one.start != was.start:
            found.append(_filled(START.format(year=FIRST_YEAR + one.start // 12, what="{what}"), what))
        if one.strength != was.strength:
            found.append(_filled(STRENGTH.format(percent=round(100 * one.strength), what="{what}"), what))
    return found


def _filled(text: Text, word: Text, name: str = "what") -> Text:
    return Text(text.nl.format(**{name: word.nl}), text.en.format(**{name: word.en}))
