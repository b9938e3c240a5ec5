from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from results.made_up_results import made_up_results
from transitiesim.analysis.bands import all_bands, bands
from transitiesim.analysis.values import DERIVED, GAS_FREE, better_of, values
from transitiesim.errors import InputError
from transitiesim.results import Results


@pytest.fixture(scope="module")
def results() -> Results:
    return made_up_results(
        paths={"line": lambda _, years: years / 40, "still": lambda _, years: 0 * years},
        replicates=3,
        groups=True,
        homes=1600,
    )


def test_the_share_gas_free_counts_every_home_that_is_no_longer_on_gas(results: Results) -> None:
    share = values(results, GAS_FREE, "line")
    assert share.shape == (3, 33)
    assert list(share.columns) == list(range(2018, 2051))
    assert share[2018].to_list() == [0, 0, 0]
    assert share[2028].to_list() == pytest.approx([0.25] * 3)
    rows = results.path.query("scenario == 'line' and group_kind == 'all' and month == 239 and replicate == 0")
    row = rows.iloc[0]
    assert row["heat_pump"] + row["district_heat"] + row["demolished"] == 800, "demolished homes have left gas"
    assert share[2038].iloc[0] == pytest.approx(0.5)


def test_a_signed_or_hybrid_home_is_committed_but_still_on_gas(results: Results) -> None:
    rows = results.path.query("scenario == 'line' and group_kind == 'all' and month == 239 and replicate == 0").iloc[0]
    assert values(results, "committed_share", "line")[2038].iloc[0] == pytest.approx(1 - rows["gas"] / 1600)
    assert values(results, "still_on_gas", "line")[2038].iloc[0] == rows["gas"] + rows["signed"] + rows["hybrid"]
    assert (values(results, "committed_share", "line") >= values(results, GAS_FREE, "line") - 1e-12).all(axis=None)


@pytest.mark.parametrize("kind", ["sub_area", "tenure", "resident_type"])
def test_groups_add_up_to_the_whole(results: Results, kind: str) -> None:
    groups = sorted(set(results.path.loc[results.path["group_kind"] == kind, "group"]))
    parts = sum(values(results, "gas", "line", group_kind=kind, group=group) for group in groups)
    assert parts.equals(values(results, "gas", "line"))


def test_programme_and_tipping_columns_are_found_too(results: Results) -> None:
    assert values(results, "knowledge", "line")[2018].iloc[0] == pytest.approx(0.1)
    asked = values(results, "lowest_fixed_point", "still")
    reached = values(results, "lowest_fixed_point", "still", basis="present_reach")
    assert (asked[2050] == 0.3).all()
    assert (reached[2050] == 0.15).all()
    assert values(results, "extra_commitment", "still").isna().all(axis=None)
    assert (values(results, "fold", "still") == 0).all(axis=None)


def test_every_month_can_be_given() -> None:
    monthly = made_up_results(paths={"line": lambda _, years: years / 40}, replicates=1, monthly=True, months=30)
    wide = values(monthly, GAS_FREE, by_month=True)
    assert list(wide.columns) == list(range(-1, 30))
    assert list(values(monthly, GAS_FREE).columns) == [2018, 2019, 2020]


def test_what_is_not_there_is_said(results: Results) -> None:
    with pytest.raises(InputError, match="did you mean 'gas_free_share'"):
        values(results, "gas_free", "line")
    with pytest.raises(InputError, match="did you mean 'knowledge'"):
        values(results, "Knowlege", "line")
    with pytest.raises(InputError, match="'replicate' is not in these results"):
        values(results, "replicate", "line")
    with pytest.raises(InputError, match=r"nothing found for gas \(tenure = tents\)"):
        values(results, "gas", "line", group_kind="tenure", group="tents")
    with pytest.raises(InputError, match="say which scenario"):
        values(results, "gas")


def test_a_group_without_homes_on_gas_has_no_share(results: Results) -> None:
    none = dataclasses.replace(results, path=results.path.assign(on_gas_start=0))
    with pytest.raises(InputError, match="no home of group 'all' was on gas at the start"):
        values(none, GAS_FREE, "line")


def test_which_way_is_better_comes_from_the_manifest(results: Results) -> None:
    assert better_of(results, GAS_FREE) == "high"
    assert better_of(results, "bill_eur") == "low"
    assert better_of(results, "integration") is None
    assert better_of(results, "homes") is None


@settings(deadline=None, max_examples=20)
@given(ends=st.lists(st.integers(0, 1000), min_size=1, max_size=30))
def test_a_band_holds_eight_out_of_ten(ends: list[int]) -> None:
    results = made_up_results(
        paths={"x": lambda replicate, years: years / 32 * ends[replicate] / 1000}, replicates=len(ends)
    )
    last = bands(results, GAS_FREE).loc[2050]
    assert last["low"] == pytest.approx(np.quantile(ends, 0.1) / 1000)
    assert last["median"] == pytest.approx(np.median(ends) / 1000)
    assert last["high"] == pytest.approx(np.quantile(ends, 0.9) / 1000)
    assert last["mean"] == pytest.approx(np.mean(ends) / 1000)
    assert last["runs"] == len(ends)


def test_missing_values_are_left_out_of_a_band(results: Results) -> None:
    path = results.path.copy()
    path.loc[path["replicate"] == 0, "bill_eur"] = np.nan
    band = bands(dataclasses.replace(results, path=path), "bill_eur", "line")
    assert (band["runs"] == 2).all()
    assert band["median"].notna().all()


def test_all_bands_hold_every_scenario_and_indicator(results: Results) -> None:
    table = all_bands(results, [GAS_FREE, "bill_eur"])
    assert len(table) == 2 * 2 * 33
    assert set(table["scenario"]) == {"line", "still"}
    assert list(table.columns[:4]) == ["scenario", "neighbourhood", "indicator", "year"]
    assert set(DERIVED) >= {GAS_FREE}


def test_a_share_of_a_group_without_homes_is_missing(results: Results) -> None:
    path = results.path.copy()
    nobody = path["group"] == "owner"
    path.loc[nobody, ["homes", "gas", "signed", "hybrid"]] = 0
    share = values(
        dataclasses.replace(results, path=path), "gas_free_of_standing", "line", group_kind="tenure", group="owner"
    )
    assert share.shape == (3, 33)
    assert share.isna().all(axis=None)
