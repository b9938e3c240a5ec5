from __future__ import annotations

import dataclasses
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from results.made_up_results import made_up_results
from transitiesim.analysis.under_the_radar import (
    half_rise,
    latent_capital,
    latent_parts,
    lead,
    lead_years,
    relative_to_start,
)
from transitiesim.analysis.x_curve import Movement, speed, x_curve, x_curve_shares
from transitiesim.results import Results


def chosen(latent, visible) -> Results:
    """Results in which every part of latent capital follows one function of the years since the start."""
    results = made_up_results(paths={"x": lambda _, years: visible(years)}, replicates=3, homes=10_000)
    years = (results.programme["month"].to_numpy() + 1) / 12
    level = latent(years)
    programme = results.programme.assign(
        knowledge=level,
        shared_frame=level,
        readiness=level,
        blockages_removed=20 * level,
        blockages_open=5 * (1 - level),
        blockages_hidden=15 * (1 - level),
    )
    level = latent((results.path["month"].to_numpy() + 1) / 12)
    path = results.path.assign(trust_programme=0.4 + 0.6 * level, involvement=level)
    return dataclasses.replace(results, programme=programme, path=path)


def ramp(start: float, end: float, top: float):
    return lambda years: np.interp(years, [start, end], [0, top])


def test_every_part_counts_equally_and_runs_from_nothing_to_all() -> None:
    results = chosen(ramp(0, 10, 1.0), ramp(10, 20, 1.0))
    for name, part in latent_parts(results).items():
        assert part[2018].to_list() == pytest.approx([0] * 3), name
        assert part[2023].to_list() == pytest.approx([0.5] * 3), name
        assert part[2050].to_list() == pytest.approx([1] * 3), name
    assert latent_capital(results)[2023].to_list() == pytest.approx([0.5] * 3)


def test_the_lead_is_the_time_between_the_two_half_way_points() -> None:
    results = chosen(ramp(0, 10, 0.8), ramp(12, 22, 0.9))
    assert lead_years(results).to_list() == pytest.approx([12] * 3, abs=0.05)
    found = lead(results)
    assert (found.low, found.median, found.high) == pytest.approx((12, 12, 12), abs=0.05)
    assert found.share_known == 1
    assert lead(chosen(ramp(12, 22, 0.8), ramp(0, 10, 0.9))).median == pytest.approx(-12, abs=0.05)


@pytest.mark.parametrize(("latent", "visible"), [(0.8, 0.04), (0.04, 0.8)])
def test_without_a_rise_there_is_no_lead(latent: float, visible: float) -> None:
    found = lead(chosen(ramp(0, 10, latent), ramp(12, 22, visible)))
    assert math.isnan(found.median)
    assert found.share_known == 0


def test_trust_that_was_lost_is_a_debt() -> None:
    wide = pd.DataFrame([[0.4, 0.7, 0.4, 0.2, 0.0, 1.0], [0.0, 0.5, 0.0, 0.0, 0.0, 1.0], [1.0, 0.5, 1, 1, 1, 1.0]])
    found = relative_to_start(wide).to_numpy()
    assert found[0] == pytest.approx([0, 0.5, 0, -0.5, -1, 1])
    assert found[1] == pytest.approx([0, 0.5, 0, 0, 0, 1])
    assert found[2] == pytest.approx([0, -0.5, 0, 0, 0, 0])


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=2, max_size=10))
def test_relative_to_the_start_never_leaves_its_range(path: list[float]) -> None:
    found = relative_to_start(pd.DataFrame([path])).to_numpy()[0]
    assert (np.abs(found) <= 1 + 1e-9).all()
    assert found[0] == 0


def test_without_blockages_that_part_is_left_out_of_the_mean() -> None:
    results = chosen(ramp(0, 10, 1.0), ramp(10, 20, 1.0))
    none = results.programme.assign(blockages_removed=0, blockages_open=0, blockages_hidden=0, knowledge=0.0)
    bare = dataclasses.replace(results, programme=none)
    assert latent_parts(bare)["blockages_removed"].isna().all(axis=None)
    assert latent_capital(bare)[2050].to_list() == pytest.approx([4 / 5] * 3)


def test_half_of_the_rise_is_counted_from_the_start() -> None:
    wide = pd.DataFrame([[0.2, 0.4, 0.6, 0.5], [0.2, 0.2, 0.22, 0.1]], columns=[-1, 11, 23, 35])
    found = half_rise(wide)
    assert found[0] == pytest.approx(2020)
    assert math.isnan(found[1])


@settings(deadline=None)
@given(st.floats(-0.1, 0.1), st.integers(2, 40))
def test_the_speed_of_a_straight_line_is_its_slope(slope: float, count: int) -> None:
    wide = pd.DataFrame([slope * np.arange(count)], columns=range(2018, 2018 + count))
    found = speed(wide)
    assert list(found.columns) == list(range(2019, 2018 + count))
    assert found.to_numpy() == pytest.approx(np.full((1, count - 1), slope))


def test_the_speed_looks_back_five_years() -> None:
    wide = pd.DataFrame([[0, 0, 0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]], columns=range(2018, 2030))
    found = speed(wide).loc[0]
    assert found[2023] == 0
    assert found[2024] == pytest.approx(0.1)
    assert found[2028] == pytest.approx(0.1)
    assert found[2029] == 0


def test_the_x_curve_goes_from_build_up_over_both_to_break_down_and_rest() -> None:
    results = chosen(ramp(0, 12, 0.9), ramp(8, 20, 0.9))
    one = x_curve(results).query("replicate == 0").set_index("year")["movement"]
    assert one[2020] == Movement.BUILD_UP
    assert one[2029] == Movement.IN_BETWEEN
    assert one[2037] == Movement.BREAK_DOWN
    assert one[2050] == Movement.NO_MOVEMENT
    assert [one for one, _ in one.groupby((one != one.shift()).cumsum()).first().items()] == [1, 2, 3, 4]


def test_a_percentage_point_a_year_is_just_enough() -> None:
    results = chosen(ramp(0, 40, 0.4), ramp(0, 40, 0.36))
    found = x_curve(results)
    assert set(found["movement"]) == {"build_up"}
    assert found["break_down"].to_numpy() == pytest.approx(np.full(len(found), 0.009), abs=1e-4)


def test_movements_of_a_year_add_up() -> None:
    shares = x_curve_shares(made_up_results(replicates=7), "all")
    assert shares.sum(axis=1).to_list() == pytest.approx([1] * 32)
    assert len({one.text.nl for one in Movement}) == 4
