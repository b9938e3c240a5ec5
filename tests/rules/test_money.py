"""Bills, prices and emissions, as a resident could work them out."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.rules import money

EURO = st.floats(1, 10_000)


def test_twelve_hundred_cubic_metres_at_one_euro_forty_five() -> None:
    assert money.gas_bill(1200.0, 1.45) == pytest.approx(1740)


def test_heat_that_a_dwelling_needs() -> None:
    assert money.heat_needed_gj(1000.0, 0.035, 0.9) == pytest.approx(31.5)


def test_thirty_gigajoules_of_network_heat_with_a_fixed_part() -> None:
    assert money.network_bill(30.0, 32.0, 400.0) == pytest.approx(1360)
    assert money.network_bill(0.0, 32.0, 400.0) == 400


def test_a_gigajoule_is_278_kilowatt_hours_and_a_heat_pump_needs_a_quarter() -> None:
    assert money.heat_pump_kwh(36.0, 1.0) == pytest.approx(10_000)
    assert money.heat_pump_kwh(36.0, 4.0) == pytest.approx(2_500)
    assert money.heat_pump_kwh(1.0, 1.0) == pytest.approx(277.777778)


@pytest.mark.parametrize(
    ("now", "then", "share"),
    [(2000, 1500, 0.25), (2000, 2000, 0.0), (1000, 1500, -0.5), (1000, 2000, -1.0), (1000, 4000, -1.0), (1000, 0, 1.0)],
)
def test_a_saving_by_hand(now: float, then: float, share: float) -> None:
    assert money.saving_share(float(now), float(then)) == pytest.approx(share)


def test_who_pays_nothing_can_save_nothing() -> None:
    assert money.saving_share(0.0, 500.0) == 0
    assert money.saving_share(-10.0, 500.0) == 0
    assert money.saving_share(0.5, 0.0) == 1


def test_money_back_is_not_more_than_the_whole_bill() -> None:
    assert money.saving_share(1000.0, -500.0) == 1


@given(now=EURO, low=EURO, high=EURO)
def test_a_saving_stays_between_minus_one_and_one_and_falls_with_the_new_bill(
    now: float, low: float, high: float
) -> None:
    low, high = sorted((low, high))
    assert -1 <= money.saving_share(now, high) <= money.saving_share(now, low) <= 1
    assert money.saving_share(now, now) == 0


def test_a_price_by_hand() -> None:
    assert money.log_price_next(0.0, 1.0, 0.1, 0.0) == pytest.approx(0.1)
    assert money.log_price_next(1.0, 0.0, 0.25, 0.0) == pytest.approx(0.75)
    assert money.log_price_next(0.0, 1.0, 0.1, 0.05) == pytest.approx(0.15)
    assert money.log_price_next(0.0, 1.0, 0.1, -0.3) == pytest.approx(-0.2)


@given(target=st.floats(-2, 2), start=st.floats(-2, 2), reversion=st.floats(0.05, 1))
def test_a_price_without_shocks_goes_to_its_target_and_stays_there(
    target: float, start: float, reversion: float
) -> None:
    assert money.log_price_next(target, target, reversion, 0.0) == target
    price = start
    for _ in range(400):
        before = abs(price - target)
        price = money.log_price_next(price, target, reversion, 0.0)
        assert abs(price - target) <= before
    assert price == pytest.approx(target, abs=1e-6)


def test_a_heat_price_that_follows_gas_for_a_quarter() -> None:
    assert money.heat_price_following_gas(30.0, 50.0, 0.25) == pytest.approx(35)
    assert money.heat_price_following_gas(30.0, 50.0, 0.0) == 30
    assert money.heat_price_following_gas(30.0, 50.0, 1.0) == 50


@pytest.mark.parametrize(("year", "left"), [(2019.0, 56.0), (2027.0, 42.0), (2035.0, 28.0), (2051.0, 0.0)])
def test_emissions_fade_in_a_straight_line(year: float, left: float) -> None:
    assert money.fading_to_2050(56.0, year) == pytest.approx(left)


def test_emissions_do_not_grow_before_the_start_nor_turn_negative() -> None:
    assert money.fading_to_2050(56.0, 2010.0) == 56
    assert money.fading_to_2050(56.0, 2060.0) == 0
    years = [money.fading_to_2050(56.0, 2019 + k / 2) for k in range(64)]
    assert all(one > other for one, other in itertools.pairwise(years))


def test_liveability_by_hand() -> None:
    assert money.liveability_next(0.5, 0.7, 20.0) == pytest.approx(0.51)
    assert money.liveability_next(0.7, 0.5, 20.0) == pytest.approx(0.69)
    assert money.liveability_next(0.5, 0.7, 1.0) == pytest.approx(0.7)


@given(level=st.floats(0, 1), target=st.floats(0, 1), lag=st.floats(1, 120))
def test_liveability_moves_towards_its_target_and_never_past_it(level: float, target: float, lag: float) -> None:
    found = money.liveability_next(level, target, lag)
    assert min(level, target) - 1e-12 <= found <= max(level, target) + 1e-12
    assert abs(target - found) == pytest.approx(abs(target - level) * (1 - 1 / lag), abs=1e-12)
