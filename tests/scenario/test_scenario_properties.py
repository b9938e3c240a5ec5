"""Whatever stands in a file, reading gives a scenario or one sentence; what is written reads back the same."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import event, given, settings
from hypothesis import strategies as st

from transitiesim.data_files import shipped
from transitiesim.errors import InputError
from transitiesim.language import LANGUAGES, Text
from transitiesim.parameters import declarations
from transitiesim.recommendations import switches
from transitiesim.scenario import (
    EVENT_KINDS,
    PROCESSES,
    DatedValue,
    Mandate,
    Measure,
    PriceShock,
    Scenario,
    World,
    WorldEvent,
    describe,
    known_scenarios,
    read_scenario,
    scenario_from,
    scenario_to_toml,
)

WORDS = st.sampled_from(
    [
        *("title_nl", "title_en", "about_nl", "based_on", "until", "recommendations", "world", "parameters"),
        *("parameters_from", "processes", "off", "from", "strength", "factor", "months", "mandate", "designated"),
        *("end_of_gas", "price_shocks", "pandemic", "5", "5.3", "5.2", "trust.gain", "trust.silence_decay"),
        *("baseline", "2030-01", "homes_connect", "all_recommendations"),
    ]
)
SCALARS = (
    st.booleans()
    | st.integers()
    | st.just(10**400)
    | st.floats()
    | st.text(max_size=20)
    | WORDS
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.sampled_from([2030, 0.12, 0.5, 1.8, 18, dt.date(2030, 1, 1)])
)
KEYS = WORDS | st.text(max_size=10)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=20
)


def outcome(read: Callable[[], Scenario]) -> Scenario | InputError:
    """What reading gives; any other exception than an InputError goes on and fails the test."""
    try:
        return read()
    except InputError as error:
        return error


def assert_scenario_or_sentence(result: object) -> None:
    event(type(result).__name__)
    if isinstance(result, Scenario):
        return
    assert isinstance(result, InputError)
    assert result.where
    for language in LANGUAGES:
        sentence = result.sentence(language)
        assert sentence.isprintable()
        assert 10 < len(sentence) < 1000


@given(st.dictionaries(KEYS, VALUES, max_size=8))
def test_any_table_gives_a_scenario_or_a_sentence(content: dict[str, object]) -> None:
    assert_scenario_or_sentence(outcome(lambda: scenario_from(content, "trial")))


MONTHS = st.sampled_from(["2019-01", "2030-06", "2050-12", "2051-01", "soon", 2030, 2018, True])
MEASURES = st.booleans() | st.fixed_dictionaries(
    {}, optional={"strength": st.sampled_from([0, 0.5, 1, 1.5, "half"]), "from": MONTHS}
)
NUMBERS = st.sampled_from([0, 0.1, 0.2, 3, 36, -1.0, 0.03, "many"])
PATHS = st.sampled_from(["trust.gain", "trust.silence_decay", "staff.handover_retention", "trust.gian"])
ALMOST_GOOD = st.fixed_dictionaries(
    {"title_nl": st.just("Proef"), "title_en": st.just("Trial")},
    optional={
        "based_on": st.sampled_from(["baseline", "recommendation_5", "late_and_cold", "nothing"]),
        "until": MONTHS,
        "recommendations": st.dictionaries(st.sampled_from(["1", "5", "5.2", "5.3", "4.3", "9"]), MEASURES),
        "parameters": st.dictionaries(PATHS, NUMBERS, max_size=2),
        "parameters_from": st.lists(
            st.builds(lambda start, rest: {"from": start, **rest}, MONTHS, st.dictionaries(PATHS, NUMBERS, max_size=1)),
            max_size=2,
        ),
        "processes": st.fixed_dictionaries({"off": st.lists(st.sampled_from([*PROCESSES, "x"]), max_size=2)}),
        "world": st.fixed_dictionaries(
            {},
            optional={
                "pandemic": st.booleans(),
                "mandate": st.booleans() | st.fixed_dictionaries({"designated": MONTHS, "end_of_gas": MONTHS}),
                "price_shocks": st.lists(
                    st.fixed_dictionaries({"from": MONTHS, "factor": NUMBERS, "months": NUMBERS}), max_size=2
                ),
            },
        ),
    },
)


@given(ALMOST_GOOD)
@settings(max_examples=300)
def test_an_almost_good_table_gives_a_scenario_or_a_sentence(content: dict[str, object]) -> None:
    assert_scenario_or_sentence(outcome(lambda: scenario_from(content, "trial")))


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_any_content_of_a_file_gives_a_scenario_or_a_sentence(content: str | bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "trial.toml"
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        assert_scenario_or_sentence(outcome(lambda: read_scenario(file)))


SHIPPED = [shipped(f"{name}.toml").read_text(encoding="utf-8") for name in known_scenarios()]


@given(st.data())
@settings(max_examples=200)
def test_a_damaged_file_gives_a_scenario_or_a_sentence(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SHIPPED))
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    damaged = text[:first] + data.draw(st.sampled_from(["", '"', "[", "\n", "= 3", "0", text])) + text[last:]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "trial.toml"
        file.write_text(damaged, encoding="utf-8", newline="")
        assert_scenario_or_sentence(outcome(lambda: read_scenario(file)))


@given(st.text(max_size=300) | st.text(max_size=300).map(lambda text: f"{text}.toml"))
def test_any_name_gives_a_scenario_or_a_sentence(name: str) -> None:
    assert_scenario_or_sentence(outcome(lambda: read_scenario(name)))


PRINTED = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
TITLES = st.text(PRINTED, min_size=1, max_size=60).filter(str.strip)
ABOUTS = st.text(PRINTED | st.sampled_from('\n\t"\\'), max_size=200)
NAMES = st.from_regex(r"[a-z0-9_ .()-]{1,30}", fullmatch=True).filter(str.strip)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    months = draw(st.integers(12, 384))
    start = st.integers(0, months - 1)
    codes = draw(st.sets(st.sampled_from(list(switches()))))
    measures = tuple(
        Measure(code, draw(st.floats(0, 1)), draw(start) if switches()[code].may_start_late else 0) for code in codes
    )
    moved = {move.path for code in codes for move in switches()[code].moves}
    free = [path for path in declarations() if path not in moved]
    values = tuple(
        DatedValue(path, draw(_value_of(path)), month)
        for path, month in draw(st.sets(st.tuples(st.sampled_from(free), start), max_size=6))
    )
    designated = draw(st.integers(0, min(months - 1, 371)))
    mandate = Mandate(designated, draw(st.integers(designated + 12, 383)))
    shocks = st.builds(PriceShock, start, st.floats(0.2, 5), st.integers(1, 120))
    events = st.builds(WorldEvent, start, st.sampled_from(EVENT_KINDS))
    world = World(
        pandemic=draw(st.booleans()),
        price_history=draw(st.booleans()),
        elections=draw(st.booleans()),
        heat_pumps=draw(st.booleans()),
        price_shocks=tuple(draw(st.lists(shocks, max_size=4))),
        mandate=draw(st.sampled_from([None, mandate])),
        events=tuple(draw(st.lists(events, max_size=3, unique=True))),
    )
    return Scenario(
        name=draw(NAMES),
        title=Text(draw(TITLES), draw(TITLES)),
        measures=measures,
        values=values,
        world=world,
        processes_off=draw(st.frozensets(st.sampled_from(PROCESSES))),
        months=months,
        about=Text(draw(ABOUTS), draw(ABOUTS)),
    )


def _value_of(path: str) -> st.SearchStrategy[float]:
    one = declarations()[path]
    if one.whole:
        return st.integers(int(one.low), int(one.high)).map(float)
    return st.floats(one.low, one.high)


@given(scenarios())
def test_what_is_written_reads_back_as_an_equal_scenario(scenario: Scenario) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{scenario.name}.toml"
        file.write_text(scenario_to_toml(scenario), encoding="utf-8", newline="\n")
        assert read_scenario(file) == scenario


@given(scenarios(), st.sampled_from(LANGUAGES))
def test_any_scenario_is_described_in_whole_sentences(scenario: Scenario, language: str) -> None:
    sentences = describe(scenario, language)
    assert sentences
    for sentence in sentences:
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert "\n" not in sentence


@given(scenarios(), st.sampled_from(list(switches())))
def test_taking_a_part_out_leaves_the_others_as_they_were(scenario: Scenario, code: str) -> None:
    without = scenario.without_measures(code)
    assert set(scenario.measures) - set(without.measures) == {one for one in scenario.measures if one.code == code}
    assert set(without.measures) <= set(scenario.measures)
