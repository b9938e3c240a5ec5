"""The series of the country: without gaps, in the right month, with a source."""

from __future__ import annotations

import csv
from itertools import pairwise

import numpy as np
import pytest

from transitiesim.data_files import shipped
from transitiesim.neighbourhood.months import month_of
from transitiesim.neighbourhood.world_data import world_data
from transitiesim.parameters import declarations

FILES = ["gas_price.csv", "heat_price.csv", "gas_free_elsewhere.csv", "laws.csv"]


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a shipped table."""
    with shipped("world", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", FILES)
def test_every_row_has_source_and_grade_and_all_but_guesses_an_address(name: str) -> None:
    for row in rows(name):
        assert row["source"]
        assert row["grade"] in {"measured", "derived", "guess"}
        assert row["url"].startswith("https://") or row["grade"] == "guess"
        assert None not in row
        assert None not in row.values()


def test_the_gas_price_passes_through_the_shock_of_2022() -> None:
    gas = world_data().gas_price
    assert gas[month_of("2022-01")] == pytest.approx(1.7398)
    assert gas[month_of("2022-10")] == pytest.approx(3.2732)
    assert int(np.argmax(gas)) == month_of("2022-10")
    assert gas[month_of("2021-11")] == pytest.approx(0.79 + (1.7398 - 0.79) * 3 / 5)
    assert len(gas) == month_of("2025-01") + 1


def test_the_gas_price_ends_where_the_long_term_price_begins() -> None:
    assert world_data().gas_price[-1] == pytest.approx(declarations()["world.gas_price"].value)


def test_the_heat_price_is_a_tariff_that_holds_for_its_period() -> None:
    heat = world_data().heat_price
    assert heat[month_of("2021-01")] == heat[month_of("2021-12")] == pytest.approx(25.51)
    assert heat[month_of("2022-06")] == pytest.approx(48.60 * 1.21 / 1.09, abs=0.01)
    assert heat[month_of("2022-07")] == pytest.approx(48.60)
    assert len(heat) == month_of("2025-12") + 1


def test_the_heat_tariffs_follow_each_other_without_a_gap() -> None:
    table = rows("heat_price.csv")
    assert month_of(table[0]["from"]) == 0
    assert all(month_of(after["from"]) == month_of(before["until"]) + 1 for before, after in pairwise(table))


def test_the_gas_free_share_rises_between_the_statistics() -> None:
    share = world_data().gas_free_elsewhere
    assert share[0] == pytest.approx(0.057)
    assert share[month_of("2023-01")] == pytest.approx((0.087 + 0.112) / 2)
    assert len(share) == month_of("2024-01") + 1
    assert np.all(np.diff(share) > 0)


@pytest.mark.parametrize("name", ["gas_price", "heat_price", "gas_free_elsewhere"])
def test_series_are_finite_positive_and_locked(name: str) -> None:
    series = getattr(world_data(), name)
    assert series.dtype == np.float64
    assert np.all(np.isfinite(series))
    assert np.all(series > 0)
    with pytest.raises(ValueError, match="read-only"):
        series[0] = 1.0


def test_laws_are_in_order_and_in_two_languages() -> None:
    laws = world_data().laws
    assert [law.month for law in laws] == sorted(law.month for law in laws)
    assert all(law.text.nl and law.text.en and law.text.nl != law.text.en for law in laws)
    assert {law.kind for law in laws} == {"law", "policy", "shock", "target"}
    assert any(law.month == month_of("2026-01") and "Wgiw" in law.text.en for law in laws)
    assert max(law.month for law in laws) == 383


def test_the_data_are_read_once() -> None:
    assert world_data() is world_data()
