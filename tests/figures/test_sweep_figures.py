"""Figures of sweeps: every word on the page and apart, whatever the names and numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from figures.layout import check_layout, whole_text
from transitiesim.figures import draw_bars, draw_fans, draw_grid, draw_ranges

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


@pytest.mark.parametrize("around_zero", [True, False])
@pytest.mark.parametrize("case", GRIDS)
def test_words_of_a_grid_are_on_the_page_and_apart(case: str, around_zero: bool):
    values = GRIDS[case]
    rows = [LONG, *(f"rij {k}" for k in range(values.shape[0] - 1))]
    columns = [f"{k} kolom" for k in range(values.shape[1])]
    faint = values > 0
    check_layout(draw_grid(values, rows, columns, *WORDS, shown=shown, faint=faint, around_zero=around_zero))


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
    check_layout(draw_fans(fans, *WORDS, percent=percent))
