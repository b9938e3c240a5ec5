"""Figures of sweeps: every word on the page and apart, whatever the names and numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from figures.layout import check_layout, whole_text, words_of
from transitiesim.figures import draw_bars, draw_cases, draw_fans, draw_grid, draw_interactions, draw_ranges
from transitiesim.figures.interactions import Pair

LONG = "Een naam van een getal die veel langer is dan in een figuur past, met nog een toevoeging (samenhang)"
WORDS = ("Wat doet er waar toe?", "Deel van de woningen van het gas af, eind 2050 (procent)", ["Niet geijkt."])


def shown(value: float) -> str:
    return f"{100 * value:.1f}"


GRIDS = {
    "ordinary": np.array([[0.1, -0.2, 0.0], [0.05, 0.3, -0.01]]),
    "all the same": np.full((2, 3), 0.4),
    "nothing": np.zeros((2, 3)),
    "empty": np.full((2, 3), np.nan),
    "some missing": np.array([[np.nan, 1.0, 2.0], [-3.0, np.nan, np.nan]]),
    "one cell": np.array([[1.0]]),
    "large": np.random.default_rng(1).normal(size=(18, 12)),
}


@pytest.mark.parametrize("ends", [None, (0.0, 1.0)])
@pytest.mark.parametrize("more", [False, True])
@pytest.mark.parametrize("case", GRIDS)
def test_words_of_a_grid_are_on_the_page_and_apart(case: str, more: bool, ends: tuple[float, float] | None):
    values = GRIDS[case]
    rows = [LONG, *(f"rij {k}" for k in range(values.shape[0] - 1))]
    columns = [f"{k} kolom" for k in range(values.shape[1])]
    options = {"totals": ("alles", values.sum(axis=1)), "axes_names": (LONG, LONG)} if more else {}
    check_layout(draw_grid(values, rows, columns, *WORDS, shown=shown, faint=values > 0, ends=ends, **options))


@pytest.mark.parametrize("numbered", [True, False])
def test_columns_without_room_for_their_name_get_a_mark_and_a_key(numbered: bool):
    names = [f"{k} gemeenschappelijkheidsperspectief" for k in range(28)]
    names = names if numbered else [f"{name[2:].strip()}{k}" for k, name in enumerate(names)]
    figure = draw_grid(np.zeros((1, 28)), ["r"], names, *WORDS, shown=lambda _: "")
    check_layout(figure)
    heads = {one.get_text() for one in words_of(figure)}
    assert {"0", "9", "27"} <= heads if numbered else {"a", "z", "ab"} <= heads
    key = "27 gemeenschappelijkheidsperspectief." if numbered else f"ab = {names[27]}."
    assert key in whole_text(figure)
    check_layout(draw_grid(np.zeros((1, 2)), ["rij"], ["kort", "even kort"], *WORDS, shown=shown))


def test_a_name_along_the_side_is_written_smaller_before_it_is_cut():
    rows = [f"0.{k}" for k in range(7)]
    name = "Trust in the municipality at the start"
    figure = draw_grid(np.zeros((7, 2)), rows, ["a", "b"], *WORDS, shown=shown, axes_names=(name, "b"))
    check_layout(figure)
    assert name in {one.get_text() for one in words_of(figure)}


def test_a_grid_shows_its_numbers_and_what_is_not_sure():
    values = np.array([[0.1, -0.2]])
    figure = draw_grid(values, ["a"], ["b", "c"], *WORDS, shown=shown, faint=np.array([[True, False]]))
    assert "(10.0)" in whole_text(figure)
    assert "-20.0" in whole_text(figure)


BARS = {
    "ordinary": np.array([0.3, -0.1, 0.02]),
    "nothing": np.zeros(3),
    "all below": np.array([-0.3, -0.2, -0.1]),
    "one": np.array([0.2]),
    "many": np.linspace(-1, 1, 60),
}


@pytest.mark.parametrize("half", [0.05, np.nan])
@pytest.mark.parametrize("case", BARS)
def test_words_of_bars_are_on_the_page_and_apart(case: str, half: float):
    values = BARS[case]
    names = [LONG, *(f"getal {k}" for k in range(len(values) - 1))]
    figure = draw_bars(names, values, values - half, values + half, *WORDS, shown=shown)
    check_layout(figure)
    assert len(figure.axes[0].patches) == min(20, len(values))


def test_the_longest_bar_is_at_the_top():
    values = np.array([0.1, -0.3, 0.2])
    figure = draw_bars(["a", "b", "c"], values, values, values, *WORDS, shown=shown)
    assert [round(patch.get_width(), 6) for patch in figure.axes[0].patches] == [-0.3, 0.2, 0.1]


@pytest.mark.parametrize("count", [0, 1, 12])
def test_words_of_ranges_are_on_the_page_and_apart(count: int):
    zero, one = np.zeros(count), np.ones(count)
    names = [LONG, *(f"getal {k}" for k in range(count))][:count]
    check_layout(draw_ranges(names, zero + 0.2, one * 0.7, zero, one, *WORDS, shown=shown))
    check_layout(draw_ranges(names, zero, zero, zero, zero, *WORDS, shown=shown))


FANS = {
    "ordinary": lambda years, k: 0.1 * k + 0.01 * (years - 2018),
    "the same": lambda years, k: 0.5 + 0 * years,
    "nothing": lambda years, k: 0.0 * years,
    "below zero": lambda years, k: -1.0 * k - 0.02 * (years - 2018),
}


@pytest.mark.parametrize("percent", [True, False])
@pytest.mark.parametrize("count", [1, 2, 5])
@pytest.mark.parametrize("years", [(2018, 2050), (2030, 2032)])
@pytest.mark.parametrize("case", FANS)
def test_words_of_fans_are_on_the_page_and_apart(case: str, years: tuple[int, int], count: int, percent: bool):
    every = np.arange(years[0], years[1] + 1)
    fans = {}
    for k in range(count):
        middle = FANS[case](every.astype(float), k)
        table = {q: middle + (q - 0.5) * 0.1 for q in (0.05, 0.25, 0.5, 0.75, 0.95)}
        fans[f"{k} {LONG}"[: 30 * (k + 1)]] = pd.DataFrame(table, index=every)
    check_layout(draw_fans(fans, *WORDS, shown=shown, from_zero=percent))


@pytest.mark.parametrize("count", [0, 1, 3, 6, 8])
@pytest.mark.parametrize("height", [0.0, 0.3, 1.0])
def test_words_of_interactions_are_on_the_page_and_apart(count: int, height: float):
    means = np.array([[0.1, 0.1 + 0.2 * height], [0.1 + 0.1 * height, 0.1 + height]])
    pair = Pair(LONG, "samen +5 (3 tot 7)", ("zonder 5.3", "met 5.3"), ("zonder 6.4", "met 6.4"), means)
    figure = draw_interactions([pair] * count, *WORDS, shown=shown)
    check_layout(figure)
    assert len(figure.axes) == min(6, count)
    for axes in figure.axes:
        drawn = [line.get_ydata().tolist() for line in axes.lines]
        assert drawn == [means[:, 0].tolist(), means[:, 1].tolist()]


@pytest.mark.parametrize("which", ["some", "none", "all"])
def test_cases_lie_in_their_place_and_the_box_around_the_good_ones(which: str):
    x = np.random.default_rng(1).random((200, 2))
    good = {"some": (x > 0.5).all(axis=1), "none": np.zeros(200, bool), "all": np.ones(200, bool)}[which]
    figure = draw_cases(x, good, np.array([[0.5, 1.0], [0.5, 1.0]]), (LONG, LONG), *WORDS, shown=(shown, shown), names=("gehaald", "niet gehaald"))  # fmt: skip
    check_layout(figure)
    (axes,) = figure.axes
    assert sum(len(one.get_offsets()) for one in axes.collections) == 200
    (box,) = axes.patches
    assert box.get_bbox().bounds == pytest.approx((0.5, 0.5, 0.5, 0.5))
