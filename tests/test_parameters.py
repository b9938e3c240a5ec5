"""Every number of the model is declared in full, and a user's number is taken or refused in one sentence."""

from __future__ import annotations

import dataclasses
import math
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.errors import InputError
from transitiesim.language import LANGUAGES
from transitiesim.parameters import Declaration, Grade, Parameters, check, declarations, replace, value_of
from transitiesim.parameters.declaration import declarations_of, number

ALL = declarations()
PATHS = tuple(ALL)
FRACTIONS = tuple(path for path, one in ALL.items() if not one.whole)
WHOLES = tuple(path for path, one in ALL.items() if one.whole)
WHERE = "file.toml: a.key"


def complaint(path: str, value: object, **extra: Any) -> InputError:
    with pytest.raises(InputError) as caught:
        check(path, value, WHERE, **extra)
    return caught.value


# What is declared


def test_every_group_and_every_number_is_declared_once() -> None:
    groups = {field.name for field in dataclasses.fields(Parameters)}
    assert {path.split(".")[0] for path in PATHS} == groups
    fields = {f"{group}.{one.name}" for group in groups for one in dataclasses.fields(getattr(Parameters(), group))}
    assert set(PATHS) == fields
    assert len(PATHS) > 100


@pytest.mark.parametrize("path", PATHS)
def test_a_declaration_is_complete(path: str) -> None:
    one = ALL[path]
    assert one.path == path
    assert one.unit.strip() == one.unit != ""
    assert one.source.strip() == one.source != ""
    assert isinstance(one.grade, Grade)
    assert one.text.nl != one.text.en
    for language in LANGUAGES:
        text = one.text[language]
        assert len(text) > 10
        assert text[0].isupper() or text[0].isdigit()
        assert not text.endswith(".")
        assert text == " ".join(text.split())


def test_every_default_lies_in_its_range() -> None:
    for path, one in ALL.items():
        assert -math.inf < one.low <= one.value <= one.high < math.inf, path
        assert value_of(Parameters(), path) == one.value, path
        assert one.low < one.high or not one.drawn, path


def test_whole_numbers_are_whole_in_type_default_and_range() -> None:
    for path, one in ALL.items():
        group, name = path.split(".")
        hint = get_type_hints(type(getattr(Parameters(), group)))[name]
        assert hint is (int if one.whole else float), path
        assert type(one.value) is hint, path
        assert not one.whole or (one.low, one.high) == (int(one.low), int(one.high)), path
    assert 10 < len(WHOLES) < len(FRACTIONS)


def test_a_share_lies_between_zero_and_one() -> None:
    shares = [one for one in ALL.values() if one.unit.startswith(("share", "probability"))]
    assert len(shares) > 50
    for one in shares:
        assert 0 <= one.low <= one.high <= 1, one.path


def test_no_two_numbers_are_described_alike() -> None:
    for language in LANGUAGES:
        said = [one.text[language] for one in ALL.values()]
        assert [text for text in said if said.count(text) > 1] == []


def test_a_guess_says_so_and_evidence_names_its_source() -> None:
    evidence = [one for one in ALL.values() if one.grade is not Grade.GUESS]
    assert 0 < len(evidence) < len(ALL)
    assert all("guess" not in one.source.lower() for one in evidence if one.grade is Grade.MEASURED)
    assert {grade.text.nl for grade in Grade} == {"gemeten", "afgeleid", "inschatting van experts"}


def test_a_default_out_of_its_range_cannot_be_declared() -> None:
    facts: dict[str, Any] = {"unit": "share", "source": "s", "grade": Grade.GUESS, "nl": "N", "en": "E"}
    with pytest.raises(ValueError, match="outside its range"):
        number(1.1, low=0.0, high=1.0, **facts)
    with pytest.raises(ValueError, match="outside its range"):
        number(-0.1, low=0.0, high=1.0, **facts)
    fields = [("edge", float, number(1.0, low=0.0, high=1.0, **facts)), ("one", int, number(3, low=3, high=3, **facts))]
    group = dataclasses.make_dataclass("Group", fields)
    found = declarations_of(group, "group")
    assert list(found) == ["group.edge", "group.one"]
    assert isinstance(found["group.edge"], Declaration)
    assert found["group.edge"].drawn
    assert not found["group.edge"].whole
    assert found["group.one"].whole
    assert not found["group.one"].drawn


# Another value


def test_parameters_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Parameters().trust.gain = 0.5  # type: ignore[misc]


@given(changes=st.dictionaries(st.sampled_from(FRACTIONS), st.floats(-5, 5), max_size=6))
def test_replace_changes_what_is_named_and_nothing_else(changes: dict[str, float]) -> None:
    before = Parameters()
    after = replace(before, changes)
    for path in PATHS:
        assert value_of(after, path) == changes.get(path, ALL[path].value)
    assert before == Parameters()


@given(path=st.sampled_from(WHOLES), value=st.floats(0, 500))
def test_replace_rounds_where_only_whole_numbers_make_sense(path: str, value: float) -> None:
    found = value_of(replace(Parameters(), {path: value}), path)
    assert isinstance(found, int)
    assert abs(found - value) <= 0.5


def test_replace_adds_up() -> None:
    one = replace(Parameters(), {"trust.gain": 0.2, "staff.vacancy": 5.0})
    both = replace(one, {"trust.floor": 0.25})
    assert (both.trust.gain, both.trust.floor, both.staff.vacancy) == (0.2, 0.25, 5.0)
    assert replace(both, {}) == both


@pytest.mark.parametrize("path", ["trust.gian", "nothing.gain", "gain", ""])
def test_replace_refuses_an_unknown_name(path: str) -> None:
    with pytest.raises(InputError, match=f"unknown parameter '{path}'"):
        replace(Parameters(), {path: 0.1})


@pytest.mark.parametrize("value", [math.nan, "0.1", None, [0.1]])
@pytest.mark.parametrize("path", ["trust.gain", "programme.decision_units"])
def test_replace_refuses_what_is_not_a_number(path: str, value: Any) -> None:
    with pytest.raises(InputError, match=rf"^{path}: .*allowed: a number\.$"):
        replace(Parameters(), {path: value})


def test_a_time_may_be_without_end_and_a_count_may_not() -> None:
    assert replace(Parameters(), {"staff.tenure": math.inf}).staff.tenure == math.inf
    with pytest.raises(InputError, match=r"programme\.decision_units"):
        replace(Parameters(), {"programme.decision_units": math.inf})


# What a user may write


@pytest.mark.parametrize("path", PATHS)
def test_both_ends_of_a_range_are_accepted_and_what_lies_beyond_is_not(path: str) -> None:
    one = ALL[path]
    for value in (one.low, one.value, one.high):
        found = check(path, value, WHERE)
        assert isinstance(found, float)
        assert found == value
    step = 1 if one.whole else 1e-9 + 1e-9 * abs(one.high) + 1e-9 * abs(one.low)
    for value in (one.low - step, one.high + step):
        error = complaint(path, value)
        assert "out of range" in error.sentence("en")
        assert "buiten het bereik" in error.sentence("nl")
        assert one.unit in error.sentence("en")
        assert f"{one.low:g}" in error.sentence("nl")
        assert f"{one.high:g}" in error.sentence("nl")


@pytest.mark.parametrize("value", ["0.1", "veel", None, [0.1], True, False, {"value": 0.1}])
def test_what_is_no_number_is_refused(value: object) -> None:
    error = complaint("trust.gain", value)
    assert "is not a number" in error.sentence("en")
    assert "is geen getal" in error.sentence("nl")
    assert error.sentence("nl").startswith(WHERE)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("path", ["trust.gain", "trust.silence_grace"])
def test_a_number_without_end_is_refused(path: str, value: float) -> None:
    assert "is not a number" in complaint(path, value).sentence("en")
    assert "is not a number" in complaint(path, value, widest=(-math.inf, math.inf)).sentence("en")


def test_a_broken_number_is_refused_where_only_whole_ones_make_sense() -> None:
    assert check("trust.silence_grace", 7, WHERE) == 7
    assert check("trust.silence_grace", 7.0, WHERE) == 7
    assert "not a whole number" in complaint("trust.silence_grace", 7.5).sentence("en")
    assert "geen geheel getal" in complaint("trust.silence_grace", 7.5).sentence("nl")
    assert check("trust.gain", 0.125, WHERE) == 0.125


def test_a_whole_number_will_do_where_a_fraction_is_meant() -> None:
    assert check("participation.clustering", 0, WHERE) == 0


@pytest.mark.parametrize(
    ("wrong", "meant"), [("trust.gian", "trust.gain"), ("Trust.Gain", "trust.gain"), ("gain", None), ("zzz", None)]
)
def test_an_unknown_name_is_refused_with_the_nearest_known_one(wrong: str, meant: str | None) -> None:
    error = complaint(wrong, 0.1)
    assert error.suggestion == meant
    assert f"unknown parameter '{wrong}'" in error.sentence("en")
    assert f"onbekende parameter '{wrong}'" in error.sentence("nl")


def test_a_wider_range_may_be_allowed() -> None:
    high = ALL["participation.depth"].high
    complaint("participation.depth", high + 1)
    assert check("participation.depth", high + 1, WHERE, (0.0, 3.0)) == high + 1
    error = complaint("participation.depth", 3.5, widest=(0.0, 3.0))
    assert "0 to 3" in error.sentence("en")
    assert "0 tot en met 3" in error.sentence("nl")
