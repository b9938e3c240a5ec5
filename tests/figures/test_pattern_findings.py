"""Figures of patterns: every word on the page and apart, and what is met looks different from what is not."""

from __future__ import annotations

import math

import pytest

from figures.layout import check_layout, whole_text
from transitiesim.figures import Found, draw_findings
from transitiesim.figures.style import BLUE, ORANGE
from transitiesim.language import Language
from transitiesim.patterns.declared import PATTERNS

MET = Found("iets: > 0", 0.5, 0.4, 0.6, 0.0, None, True)
NOT_MET = Found("iets: > 0", 0.1, -0.1, 0.3, 0.0, None, False)
CERTAIN = Found("een vast getal: < 1", 0.25, 0.25, 0.25, None, 1.0, True)
NOTHING = Found("wat er niet was: > 0", math.nan, math.nan, math.nan, 0.0, None, False)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("number", [1, 13, 22, 69])
def test_words_of_a_pattern_are_on_the_page_and_apart(number: int, language: Language) -> None:
    pattern = PATTERNS[number]
    found = [
        Found(f"{one.text[language]}: {one.threshold}; {profile}", 1234.5, -0.00123, 2e4, one.above, one.below, False)
        for profile in pattern.profiles
        for one in pattern.conditions
    ]
    check_layout(draw_findings(number, pattern.expected[language], found, language=language))


def test_what_is_met_and_what_is_not_differ_in_colour_and_in_shape() -> None:
    for one, colour, marker in ((MET, BLUE, "o"), (NOT_MET, ORANGE, "X")):
        lines = draw_findings(1, "Iets.", [one]).axes[0].lines
        assert (lines[-1].get_color(), lines[-1].get_marker()) == (colour, marker)


def test_numbers_are_written_in_the_language_and_nothing_found_is_a_dash() -> None:
    assert "0,5 (0,4 .. 0,6)" in whole_text(draw_findings(1, "Iets.", [MET])).replace("  ", " ")
    assert "0.25 (0.25 .. 0.25)" in whole_text(draw_findings(1, "A.", [CERTAIN], language="en")).replace("  ", " ")
    figure = draw_findings(1, "Iets.", [NOTHING, MET])
    check_layout(figure)
    assert len(figure.axes[0].lines) == 0
