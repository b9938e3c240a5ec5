"""The 29 parts of the seven recommendations: what they move, what they may not move, and how they show."""

from __future__ import annotations

import itertools
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim import recommendations
from transitiesim.language import LANGUAGES
from transitiesim.model.measures import PLANNED_AT_START
from transitiesim.parameters import Parameters, declarations, replace, value_of
from transitiesim.recommendations import RECOMMENDATIONS, Move, Switch, codes_of, moved_values, switches
from transitiesim.recording.indicators import indicators

ALL = switches()
CODES = tuple(ALL)
PRACTICE = Parameters()
MOVES = tuple((code, move) for code, one in ALL.items() for move in one.moves)


def on_value(move: Move, on: float) -> float:
    return move.moved(value_of(PRACTICE, move.path), on, 1.0)


@cache
def recorded() -> frozenset[str]:
    return frozenset(one.name for one in indicators())


# The list of the study


def test_there_are_twenty_nine_parts_under_seven_headings() -> None:
    assert list(RECOMMENDATIONS) == ["1", "2", "3", "4", "5", "6", "7"]
    counts = {number: len(codes_of(number)) for number in RECOMMENDATIONS}
    assert counts == {"1": 3, "2": 5, "3": 5, "4": 4, "5": 5, "6": 3, "7": 4}
    assert len(CODES) == 29


def test_codes_are_numbered_in_the_order_of_the_study() -> None:
    for heading in RECOMMENDATIONS:
        numbers = [int(code.split(".")[1]) for code in codes_of(heading)]
        assert numbers == list(range(1, len(numbers) + 1))
    assert list(CODES) == sorted(CODES)
    assert all(code == one.code and one.recommendation == code[0] for code, one in ALL.items())


def test_a_name_stands_for_a_heading_or_a_part() -> None:
    assert codes_of("5.3") == ("5.3",)
    assert codes_of("6") == ("6.1", "6.2", "6.3")
    assert tuple(itertools.chain.from_iterable(codes_of(heading) for heading in RECOMMENDATIONS)) == CODES
    for unknown in ("", "8", "5.", "5.9", "05", "all"):
        assert codes_of(unknown) == ()


@pytest.mark.parametrize("code", CODES)
def test_a_part_speaks_both_languages(code: str) -> None:
    one = ALL[code]
    assert one.title.nl != one.title.en
    assert one.says.nl != one.says.en
    for language in LANGUAGES:
        assert one.title[language][0].isupper()
        assert not one.title[language].endswith(".")
        assert one.says[language].endswith(".")
        assert len(one.says[language]) > 30


def test_headings_speak_both_languages_and_no_two_parts_are_alike() -> None:
    for language in LANGUAGES:
        assert len({text[language] for text in RECOMMENDATIONS.values()}) == 7
        assert len({one.title[language] for one in ALL.values()}) == 29
        assert len({one.says[language] for one in ALL.values()}) == 29
    assert all(text.nl != text.en for text in RECOMMENDATIONS.values())


# What they move


@pytest.mark.parametrize("code", CODES)
def test_a_part_moves_one_parameter_or_two(code: str) -> None:
    paths = [move.path for move in ALL[code].moves]
    assert len(paths) in {1, 2}
    assert len(set(paths)) == len(paths)
    assert set(paths) <= set(declarations())


def test_no_parameter_is_moved_by_two_parts() -> None:
    paths = [move.path for _, move in MOVES]
    assert [path for path in paths if paths.count(path) > 1] == []


@pytest.mark.parametrize(("code", "move"), MOVES, ids=[f"{code}:{move.path}" for code, move in MOVES])
def test_the_range_of_a_move_holds_its_value_and_differs_from_practice(code: str, move: Move) -> None:
    off = value_of(PRACTICE, move.path)
    assert move.low <= move.on <= move.high
    low, on, high = (on_value(move, one) for one in (move.low, move.on, move.high))
    assert on != off
    assert (low > off) == (high > off) == (on > off)
    assert off not in {low, high}


@pytest.mark.parametrize(("code", "move"), MOVES, ids=[f"{code}:{move.path}" for code, move in MOVES])
def test_a_move_ends_at_a_value_that_makes_sense(code: str, move: Move) -> None:
    one = declarations()[move.path]
    for value in (on_value(move, move.low), on_value(move, move.on), on_value(move, move.high)):
        assert value >= 0
        if one.unit.startswith(("share", "probability")):
            assert value <= 1
        if one.whole:
            assert value == int(value)


def test_no_part_touches_acceptance_but_through_the_fit_of_the_offer() -> None:
    touched = {(code, move.path) for code, move in MOVES if move.path.startswith("acceptance.")}
    assert touched == {("2.2", "acceptance.offer_fit")}


def test_no_part_gives_trust_away_or_lowers_what_must_be_agreed() -> None:
    given_away = {
        "trust.start",
        "trust.start_offer",
        "trust.gain",
        "trust.floor",
        "trust.satisfaction",
        "corporation.consent_quorum",
        "corporation.association_majority",
        "corporation.capacity",
        "supplier.minimum_share",
        "supplier.source_minimum_homes",
        "participation.ballot_reach",
        "participation.association_reach",
    }
    assert given_away <= set(declarations())
    assert given_away & {move.path for _, move in MOVES} == set()
    outside = {path.split(".")[0] for _, move in MOVES for path in [move.path]} & {"homes", "world", "layout"}
    assert outside == set()


@pytest.mark.parametrize(
    ("path", "better"),
    [
        ("programme.schedule_optimism", "low"),
        ("programme.replan_interval", "low"),
        ("staff.handover_retention", "high"),
        ("staff.coordination_exponent", "low"),
        ("staff.vacancy", "low"),
        ("staff.tenure", "high"),
        ("trust.silence_decay", "low"),
        ("trust.explanation", "low"),
        ("participation.first_contact_month", "low"),
        ("participation.member_inflow", "high"),
        ("supplier.late_objection", "low"),
        ("programme.detection_lag", "low"),
        ("programme.knowledge_inflow", "high"),
    ],
)
def test_a_move_goes_the_way_the_study_says(path: str, better: str) -> None:
    move = next(move for _, move in MOVES if move.path == path)
    assert (on_value(move, move.on) > value_of(PRACTICE, path)) == (better == "high")


# What they cost


@pytest.mark.parametrize("code", CODES)
def test_costs_and_delays_are_not_negative(code: str) -> None:
    one = ALL[code]
    assert one.delay >= 0
    assert isinstance(one.delay, int)
    assert min(one.policy_hours, one.outreach_hours, one.euro_once, one.euro_month) >= 0


def test_what_is_settled_when_the_programme_is_set_up_may_not_start_late() -> None:
    assert {code for code, one in ALL.items() if not one.may_start_late} == {"1.2", "5.2", "6.2", "7.1"}
    assert {code for code, move in MOVES if move.path in PLANNED_AT_START} == {"1.2", "5.2", "6.2", "7.1"}
    assert {move.path for _, move in MOVES} >= PLANNED_AT_START


# How they show


@pytest.mark.parametrize("code", CODES)
def test_what_shows_first_is_recorded(code: str) -> None:
    assert ALL[code].fingerprint in recorded()


# Strength


@pytest.mark.parametrize("code", CODES)
def test_at_strength_nothing_practice_stays_and_at_full_strength_the_part_is_on(code: str) -> None:
    one = ALL[code]
    paths = [move.path for move in one.moves]
    assert moved_values(one, 0.0, PRACTICE) == {path: value_of(PRACTICE, path) for path in paths}
    assert moved_values(one, 1.0, PRACTICE) == pytest.approx({move.path: on_value(move, move.on) for move in one.moves})


@given(code=st.sampled_from(CODES), strength=st.floats(0, 1), less=st.floats(0, 1))
def test_strength_moves_in_a_straight_line_from_practice(code: str, strength: float, less: float) -> None:
    strength, less = max(strength, less), min(strength, less)
    one = ALL[code]
    off, full = moved_values(one, 0.0, PRACTICE), moved_values(one, 1.0, PRACTICE)
    found, before = moved_values(one, strength, PRACTICE), moved_values(one, less, PRACTICE)
    for path in off:
        assert found[path] == pytest.approx(off[path] + strength * (full[path] - off[path]))
        assert abs(before[path] - off[path]) <= abs(found[path] - off[path]) + 1e-12


def test_half_strength_by_hand() -> None:
    assert moved_values(ALL["1.1"], 0.5, PRACTICE) == pytest.approx({"programme.schedule_optimism": 0.3})
    assert moved_values(ALL["4.4"], 0.5, PRACTICE) == pytest.approx({"staff.vacancy": 2.75, "staff.tenure": 40.5})


def test_a_factor_works_on_practice_as_it_was_drawn() -> None:
    drawn = replace(PRACTICE, {"staff.tenure": 24.0, "staff.vacancy": 6.0})
    assert moved_values(ALL["4.4"], 1.0, drawn) == pytest.approx({"staff.vacancy": 1.5, "staff.tenure": 30.0})


def test_drawn_values_take_the_place_of_the_value_when_on() -> None:
    drawn = {"4.4:staff.tenure": 1.4, "1.1:programme.schedule_optimism": 0.2, "4.4:staff.mandate": 9.0}
    assert moved_values(ALL["4.4"], 1.0, PRACTICE, drawn) == pytest.approx({"staff.vacancy": 1.5, "staff.tenure": 50.4})
    assert moved_values(ALL["1.1"], 1.0, PRACTICE, drawn) == pytest.approx({"programme.schedule_optimism": 0.2})
    assert moved_values(ALL["1.1"], 0.0, PRACTICE, drawn) == {"programme.schedule_optimism": 0.5}


def test_a_move_by_hand() -> None:
    assert Move("a.b", 0.8, 0.7, 0.9).moved(0.4, 0.8, 0.25) == pytest.approx(0.5)
    assert Move("a.b", 2.0, 1.5, 2.5, factor=True).moved(0.4, 2.0, 0.25) == pytest.approx(0.5)
    assert np.isclose(Move("a.b", 2.0, 1.5, 2.5, factor=True).moved(0.4, 2.0, 1.0), 0.8)


def test_a_part_that_moves_what_does_not_exist_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Switch("1.1", ALL["1.1"].title, ALL["1.1"].says, (Move("trust.gian", 1.0, 0.0, 1.0),), "knowledge")
    monkeypatch.setattr(recommendations, "_SWITCHES", (broken,))
    with pytest.raises(LookupError, match="unknown parameter: trust"):
        switches.__wrapped__()
