from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from results.made_up_results import made_up_results
from transitiesim.analysis.compare import chance_higher, compare
from transitiesim.errors import InputError
from transitiesim.results import Results


def pair(shift: float = 0.1, **changes) -> Results:
    paths = {
        "a": lambda replicate, years: years / 32 * (0.2 + 0.05 * replicate),
        "b": lambda replicate, years: years / 32 * (0.2 + 0.05 * replicate + shift),
    }
    return made_up_results(paths=paths, replicates=8, **changes)


def test_pairs_show_a_small_difference_that_the_spread_would_hide() -> None:
    found = compare(pair(0.1), "a", "b")
    assert found.last["mean"] == pytest.approx(0.1)
    assert found.last["mean_low"] == pytest.approx(0.1)
    assert (found.last["low"], found.last["high"]) == pytest.approx((0.1, 0.1))
    assert found.last["chance_higher"] == found.last["chance_better"] == 1
    assert found.by_year["chance_higher"].iloc[0] == 0.5, "at the start all are equal"
    assert found.differences.shape == (8, 33)
    assert list(found.by_year.index) == list(range(2018, 2051))


def test_a_lower_bill_is_better() -> None:
    found = compare(pair(0.1), "a", "b", indicator="bill_eur")
    assert found.better == "low"
    assert found.last["mean"] == pytest.approx(-30)
    assert found.last["chance_higher"] == 0
    assert found.last["chance_better"] == 1


def test_what_is_neither_good_nor_bad_is_not_judged() -> None:
    found = compare(pair(0.1), "a", "b", indicator="integration")
    assert found.last["chance_higher"] == 0.5
    assert math.isnan(found.last["chance_better"])


@settings(deadline=None, max_examples=8)
@given(shift=st.floats(-0.15, 0.3))
def test_swapping_the_two_turns_everything_round(shift: float) -> None:
    results = pair(shift)
    there, back = compare(results, "a", "b").last, compare(results, "b", "a").last
    assert there["mean"] == pytest.approx(-back["mean"])
    assert there["low"] == pytest.approx(-back["high"])
    assert there["chance_better"] == pytest.approx(1 - back["chance_better"])


@settings(deadline=None)
@given(st.lists(st.integers(-2, 2), min_size=1, max_size=30))
def test_ties_count_half(differences: list[int]) -> None:
    chance = chance_higher(np.array(differences, dtype=float))
    wins, ties = sum(one > 0 for one in differences), sum(one == 0 for one in differences)
    assert chance == pytest.approx((wins + ties / 2) / len(differences))


def test_missing_differences_are_left_out() -> None:
    assert chance_higher(np.array([1.0, math.nan])) == 1
    assert math.isnan(chance_higher(np.array([math.nan])))
    found = compare(pair(), "a", "b", indicator="extra_trust")
    assert math.isnan(found.last["mean"])
    assert found.last["runs"] == 0


def test_scenarios_that_were_run_apart_on_the_same_draws_may_be_compared() -> None:
    results = pair(0.1)
    apart = compare(results.select(scenario="a"), "a", "b", other=results.select(scenario="b"))
    assert apart.by_year.equals(compare(results, "a", "b").by_year)


def test_a_shorter_run_is_compared_over_the_years_both_have() -> None:
    found = compare(pair(), "a", "b", other=pair(months=120))
    assert found.by_year.index[-1] == 2028


def changed(results: Results, **keys) -> Results:
    return dataclasses.replace(results, manifest={**results.manifest, **keys})


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: pair(seed=2), "another seed"),
        (lambda: pair(uncertainty="seeds"), "another kind of uncertainty"),
        (lambda: changed(pair(), source_hash="ff"), "another version of the model"),
        (lambda: pair(homes=999), "another neighbourhood at the start"),
        (
            lambda: dataclasses.replace(pair(), draws=pair().draws.assign(value=lambda frame: frame["value"] + 1e-9)),
            "other drawn numbers",
        ),
        (
            lambda: dataclasses.replace(pair(), path=pair().path.query("replicate < 7")),
            "another set of replicates",
        ),
    ],
)
def test_other_draws_are_refused(make, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        compare(pair(), "a", "b", other=make())


def test_a_scenario_that_lacks_replicates_is_refused() -> None:
    results = pair()
    some = results.path[(results.path["scenario"] == "a") | (results.path["replicate"] < 7)]
    with pytest.raises(InputError, match="another set of replicates"):
        compare(dataclasses.replace(results, path=some), "a", "b")


def test_another_neighbourhood_is_refused() -> None:
    with pytest.raises(InputError, match="neighbourhood 'selwerd' is not in these results"):
        compare(pair(), "a", "b", other=pair(neighbourhoods=("pendrecht",)))
