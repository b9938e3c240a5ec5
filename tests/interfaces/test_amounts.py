from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.interfaces.command_line.amounts import (
    number,
    out_of_hundred,
    percents_that_add_up,
    plain,
    points,
    points_with_band,
    share,
    share_with_band,
)

shares = st.floats(0, 1)
NAN = math.nan


@pytest.mark.parametrize(
    ("value", "decimals", "dutch", "english"),
    [
        (3183, 0, "3.183", "3,183"),
        (1_234_567.891, 2, "1.234.567,89", "1,234,567.89"),
        (-0.001, 2, "0,00", "0.00"),
        (-0.5, 1, "-0,5", "-0.5"),
        (NAN, 2, "-", "-"),
        (math.inf, 0, "-", "-"),
    ],
)
def test_numbers_are_written_as_each_language_does(value, decimals, dutch, english):
    assert number(value, "nl", decimals) == dutch
    assert number(value, "en", decimals) == english


def test_declared_numbers_have_at_most_four_figures():
    assert plain(0.123456, "nl") == "0,1235"
    assert plain(40_000, "nl") == "40.000"
    assert plain(2, "en") == "2"


def test_shares_claim_all_or_nothing_only_when_it_is_so():
    assert [share(part) for part in (0, 0.001, 0.124, 0.999, 1, NAN)] == ["0%", "<1%", "12%", "99%", "100%", "-"]
    assert share_with_band(0.12, 0.08, 0.17, "nl") == "12% (8 tot 17)"
    assert share_with_band(0.12, 0.08, 0.17, "en") == "12% (8 to 17)"
    assert share_with_band(0.12, NAN, NAN, "en") == "12%"
    assert share_with_band(NAN, 0.1, 0.2, "en") == "-"


def test_differences_carry_their_sign():
    assert [points(part, "nl") for part in (0.124, -0.124, 0.003, -0.003, 0.0001, 0, NAN)] == [
        "+12", "-12", "+0,3", "-0,3", "0", "0", "-",
    ]  # fmt: skip
    assert points_with_band(0.1, -0.02, 0.2, "en") == "+10 (-2 to +20)"
    assert points_with_band(0.1, NAN, NAN, "en") == "+10"
    assert out_of_hundred(0.426) == "43"
    assert out_of_hundred(NAN) == "-"


@given(st.dictionaries(st.text(max_size=3), st.floats(0, 0.2), max_size=5))
def test_percents_add_up_to_the_percent_of_the_sum(parts):
    whole = percents_that_add_up(parts)
    assert sum(whole.values()) == round(sum(100 * part for part in parts.values()))
    assert all(abs(whole[name] - 100 * part) < 1 + 1e-6 for name, part in parts.items())


@pytest.mark.parametrize("part", [NAN, -0.1])
def test_percents_of_nothing_known_are_refused(part):
    with pytest.raises(ValueError, match="missing or negative"):
        percents_that_add_up({"a": part})


@given(shares)
def test_a_share_in_words_is_near_the_share(part):
    words = share(part).rstrip("%").lstrip("<")
    assert abs(float(words) - 100 * part) <= 1


@given(st.floats(-1e9, 1e9), st.integers(0, 3))
def test_both_languages_write_the_same_digits(value, decimals):
    dutch, english = number(value, "nl", decimals), number(value, "en", decimals)
    assert dutch.translate(str.maketrans(",.", ".,")) == english
    assert float(english.replace(",", "")) == pytest.approx(value, abs=0.51 * 10**-decimals)
