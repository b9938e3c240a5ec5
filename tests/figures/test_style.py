from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transitiesim.figures import style
from transitiesim.figures.style import contrast, luminance, readable_on, text_width, wrap
from transitiesim.figures.why_not_yet import COLOURS


def test_contrast_has_its_known_ends() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("letters", [style.INK, style.MUTED, style.ORANGE, style.BLUE])
@pytest.mark.parametrize("behind", [style.PAPER, style.PALE])
def test_letters_can_be_read(letters: str, behind: str) -> None:
    assert contrast(letters, behind) >= 4.5


@pytest.mark.parametrize("name", COLOURS)
def test_words_inside_an_area_can_be_read(name: str) -> None:
    assert contrast(readable_on(COLOURS[name]), COLOURS[name]) >= 4.5


def test_neighbouring_areas_differ_in_grey_print() -> None:
    for one, two in itertools.pairwise(COLOURS.values()):
        assert contrast(one, two) >= 1.4, (one, two)
    assert contrast(style.SERIES[0][0], style.SERIES[1][0]) >= 2
    assert style.SERIES[0][1] != style.SERIES[1][1], "lines also differ in dashes"


def protanope(colour: str) -> tuple[float, float, float]:
    """How a reader without red cones sees a colour (Viénot, Brettel and Mollon 1999), linear red, green, blue."""
    red, green, blue = (luminance(f"#{colour[i : i + 2] * 3}") for i in (1, 3, 5))
    return 0.11238 * red + 0.88762 * green, 0.11238 * red + 0.88762 * green, 0.00401 * (red - green) + blue


def test_the_two_series_stay_apart_for_the_colour_blind() -> None:
    orange, blue = protanope(style.ORANGE), protanope(style.BLUE)
    assert sum(abs(a - b) for a, b in zip(orange, blue, strict=True)) > 0.2


@settings(deadline=None)
@given(st.lists(st.text("abcdefghij ëéV%", min_size=1, max_size=14), max_size=30), st.integers(30, 400))
def test_wrapped_lines_fit_and_lose_no_word(words: list[str], width: int) -> None:
    text = " ".join(words)
    lines = wrap(text, width, 10)
    assert " ".join(lines).split() == text.split()
    for line in lines:
        assert text_width(line, 10) <= width or " " not in line


def test_a_wider_letter_takes_more_room() -> None:
    assert text_width("mm", 10) > text_width("ii", 10) > 0
    assert text_width("mm", 20) == pytest.approx(2 * text_width("mm", 10), rel=0.05)
    assert text_width("mm", 10, "bold") > text_width("mm", 10)
