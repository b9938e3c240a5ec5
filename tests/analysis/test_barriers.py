from __future__ import annotations

import dataclasses

import pytest

from results.made_up_results import BARRIERS as MADE_UP
from results.made_up_results import made_up_results
from transitiesim.analysis.barriers import BARRIERS, CAUSES, barrier_table, barriers_by_year, cause_table
from transitiesim.analysis.values import GAS_FREE, values
from transitiesim.errors import InputError
from transitiesim.results import Results


@pytest.fixture(scope="module")
def results() -> Results:
    return made_up_results(replicates=8)


def test_reasons_add_up_to_the_homes_still_on_gas(results: Results) -> None:
    shares = barriers_by_year(results, "now")
    assert list(shares.columns) == list(BARRIERS) == list(MADE_UP)
    assert shares.sum(axis=1).to_list() == pytest.approx((1 - values(results, GAS_FREE, "now")).mean().to_list())


def test_the_table_of_a_year_adds_up_twice(results: Results) -> None:
    table = barrier_table(results, 2035, "all")
    assert table["share_of_start"].sum() == pytest.approx((1 - values(results, GAS_FREE, "all")[2035]).mean())
    assert table["share_of_remaining"].sum() == pytest.approx(1)
    assert barrier_table(results, scenario="all").equals(barrier_table(results, 2050, "all"))


def test_causes_add_up_to_the_homes_that_left(results: Results) -> None:
    table = cause_table(results, 2040, "all")
    assert list(table.index) == list(CAUSES)
    assert table["share_of_start"].sum() == pytest.approx(values(results, GAS_FREE, "all")[2040].mean())
    assert table["share_of_left"].sum() == pytest.approx(1)
    assert cause_table(results, 2018, "all").to_numpy().sum() == 0, "at the start nobody has left"


def test_when_all_have_left_nothing_holds_them_back() -> None:
    done = made_up_results(paths={"done": lambda _, years: (years > 0) * 1.0}, replicates=1)
    assert barrier_table(done).to_numpy().sum() == 0


def test_a_sum_that_fails_is_not_drawn_over(results: Results) -> None:
    odd = dataclasses.replace(results, path=results.path.assign(barrier_trust=results.path["barrier_trust"] + 1))
    with pytest.raises(InputError, match="do not add up"):
        barriers_by_year(odd, "now")


def test_a_year_that_was_not_run_is_refused(results: Results) -> None:
    with pytest.raises(InputError, match="the year 2051 is not in these results; allowed: 2018-2050"):
        barrier_table(results, 2051, "now")


def test_every_reason_and_cause_has_its_own_words() -> None:
    for texts in (BARRIERS, CAUSES):
        assert len({text.nl for text in texts.values()}) == len({text.en for text in texts.values()}) == len(texts)
