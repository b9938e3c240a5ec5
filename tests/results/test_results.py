from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from results.made_up_results import made_up_results
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.results import Indicator, Results, year_of

PLACES = ("selwerd", "pendrecht")


@pytest.fixture(scope="module")
def results() -> Results:
    return made_up_results(neighbourhoods=PLACES, replicates=3)


def test_the_start_falls_in_2018_and_the_last_month_in_2050() -> None:
    assert [year_of(month) for month in (-1, 0, 11, 12, 383)] == [2018, 2019, 2019, 2020, 2050]


def test_the_years_are_those_whose_end_was_recorded(results: Results) -> None:
    assert results.years() == tuple(range(2018, 2051))
    assert made_up_results(months=30, monthly=True, replicates=1).years() == (2018, 2019, 2020)


def test_names_come_in_the_order_of_the_manifest(results: Results) -> None:
    assert results.scenarios() == ("now", "all")
    assert results.neighbourhoods() == PLACES
    assert results.replicates() == (0, 1, 2)
    assert results.scenario_title("now")["nl"] == "Zoals het nu gaat"


def test_a_selection_narrows_every_table_and_the_manifest(results: Results) -> None:
    part = results.select(scenario="all", neighbourhood=["pendrecht"])
    assert part.scenarios() == ("all",)
    assert part.neighbourhoods() == ("pendrecht",)
    for name, frame in part.tables().items():
        assert set(frame["neighbourhood"]) == {"pendrecht"}, name
        assert "scenario" not in frame or set(frame["scenario"]) == {"all"}
        assert list(frame.index) == list(range(len(frame)))
    assert len(part.path) * 4 == len(results.path)
    assert len(part.draws) * 2 == len(results.draws)
    assert len(results.manifest["scenarios"]) == 2, "the whole is left as it was"


def test_an_unknown_name_gets_a_suggestion(results: Results) -> None:
    with pytest.raises(InputError, match="did you mean 'pendrecht'"):
        results.select(neighbourhood="Pendrech")


def test_one_of_several_has_to_be_named(results: Results) -> None:
    with pytest.raises(InputError, match="say which scenario of the 2"):
        results.scenario()
    assert results.select(scenario="now").scenario()["name"] == "now"


def test_a_table_without_its_key_columns_is_refused(results: Results) -> None:
    with pytest.raises(ValueError, match="'tipping' has no column basis"):
        dataclasses.replace(results, tipping=results.tipping.drop(columns="basis"))


def test_the_manifest_explains_the_columns(results: Results) -> None:
    assert results.indicators()["bill_eur"].better == "low"
    assert results.indicators()["integration"].better is None


words = st.text(min_size=1, max_size=20)


@settings(deadline=None)
@given(
    words,
    st.sampled_from(["path", "programme", "tipping"]),
    words,
    words,
    words,
    st.sampled_from(["high", "low", None]),
)
def test_an_indicator_survives_the_manifest(name, table, unit, nl, en, better) -> None:
    one = Indicator(name, table, unit, Text(nl, en), better)
    assert Indicator.from_dict(one.as_dict()) == one


@pytest.mark.parametrize(
    "change", [{"name": None}, {"unit": 3}, {"table": "events"}, {"better": "more"}, {"nl": None}, {"table": ["path"]}]
)
def test_a_strange_indicator_is_refused(change: dict[str, object]) -> None:
    record = {**Indicator("gas", "path", "homes", Text("gas", "gas")).as_dict(), **change}
    with pytest.raises(ValueError, match=next(iter(change)) if change != {"name": None} else "name"):
        Indicator.from_dict(record)
