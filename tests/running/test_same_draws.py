"""Results depend on the seed alone: not on threads, order, company, or how often one looks."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from running.conftest import SCENARIOS
from running.tables import assert_same_results, assert_same_tables, part_of
from transitiesim.neighbourhood import Facts
from transitiesim.results import Results
from transitiesim.running import draw_numbers, run, run_one
from transitiesim.scenario import read_scenario


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_the_same_again_with_any_number_of_threads(three: Results, threads: int) -> None:
    assert_same_results(three, run(SCENARIOS, "gillisbuurt", replicates=3, seed=11, threads=threads))


def test_a_replicate_is_the_same_alone_and_among_others(three: Results) -> None:
    alone = run(SCENARIOS, "gillisbuurt", replicates=1, seed=11, threads=2)
    assert_same_tables(part_of(alone), _kept(three, "replicate", 0))


def _kept(results: Results, key: str, value: object) -> dict[str, pd.DataFrame]:
    """Rows with a key, the key itself kept."""
    parts = {}
    for name, table in part_of(results).items():
        parts[name] = table[table[key] == value].reset_index(drop=True) if key in table else table
    return parts


def test_a_scenario_is_the_same_alone_and_among_others(three: Results) -> None:
    for scenario in SCENARIOS:
        alone = run(scenario, "gillisbuurt", replicates=3, seed=11, threads=2)
        parts, whole = part_of(alone, scenario=scenario), part_of(three, scenario=scenario)
        assert_same_tables(parts, whole)


def test_scenarios_in_another_order_are_the_same(three: Results) -> None:
    turned = run(SCENARIOS[::-1], "gillisbuurt", replicates=3, seed=11, threads=2)
    for scenario in SCENARIOS:
        assert_same_tables(part_of(turned, scenario=scenario), part_of(three, scenario=scenario))


def test_replicates_in_another_order_are_the_same(three: Results, facts: Facts) -> None:
    """Each replicate run by itself, the last one first."""
    for replicate in (2, 0, 1):
        drawn = draw_numbers(facts, 11, replicate)
        one = run_one(drawn, read_scenario("all_recommendations"))
        expected = part_of(three, scenario="all_recommendations", neighbourhood="gillisbuurt", replicate=replicate)
        for name in ("path", "programme"):
            pd.testing.assert_frame_equal(pd.DataFrame(getattr(one, name)), expected[name], check_exact=True)
        assert [event.text.en for event in one.events] == expected["events"]["en"].tolist()


def test_a_neighbourhood_is_the_same_alone_and_among_others(three: Results) -> None:
    both = run("baseline", ["zuidhoven", "gillisbuurt"], replicates=2, seed=11, threads=2)
    for name, table in part_of(both, neighbourhood="gillisbuurt").items():
        if "replicate" in table:
            expected = part_of(three, scenario="baseline", neighbourhood="gillisbuurt")[name]
            expected = expected[expected["replicate"] < 2].reset_index(drop=True)
            found = table.drop(columns="scenario") if "scenario" in table else table
            if name != "draws":
                pd.testing.assert_frame_equal(found, expected, check_exact=True)
            else:
                values = [part.set_index(["replicate", "name"])["value"].sort_index() for part in (found, expected)]
                pd.testing.assert_series_equal(*values, check_exact=True)


def test_recording_every_month_does_not_change_a_run(three: Results) -> None:
    monthly = run(SCENARIOS, "gillisbuurt", replicates=1, seed=11, record="monthly")
    yearly = part_of(three)
    for name in ("path", "programme"):
        kept = part_of(monthly)[name]
        kept = kept[kept["month"].isin(yearly[name]["month"])].reset_index(drop=True)
        expected = yearly[name][yearly[name]["replicate"] == 0].reset_index(drop=True)
        pd.testing.assert_frame_equal(kept, expected, check_exact=True)
    assert sorted(monthly.path["month"].unique()) == list(range(-1, 384))


def test_replicates_and_seeds_differ(three: Results) -> None:
    paths = [part_of(three, replicate=replicate)["path"] for replicate in range(3)]
    for one in range(3):
        for other in range(one):
            assert not paths[one].equals(paths[other])
    another = run(SCENARIOS, "gillisbuurt", replicates=1, seed=12)
    assert not part_of(another, replicate=0)["path"].equals(paths[0])


def test_a_copy_under_another_name_has_the_same_tables() -> None:
    """Two scenarios that differ in nothing differ in nothing that comes out."""
    everything = read_scenario("all_recommendations")
    both = run([everything, everything.named("copy")], "gillisbuurt", replicates=2, seed=3)
    one, other = (part_of(both, scenario=name) for name in ("all_recommendations", "copy"))
    assert_same_tables(one, other)


def test_the_draws_are_the_same_for_all_scenarios(three: Results) -> None:
    assert "scenario" not in three.draws
    assert not three.draws.duplicated(["replicate", "neighbourhood", "name"]).any()
    spread = three.draws.groupby("name")["value"].nunique()
    assert (spread == 3).mean() > 0.9
    start = three.path[three.path["month"] == -1].drop(columns="scenario")
    halves = [start[three.path.loc[start.index, "scenario"] == name].reset_index(drop=True) for name in SCENARIOS]
    counted = [name for name in start if not str(name).startswith(("barrier_", "bill"))]
    pd.testing.assert_frame_equal(halves[0][counted], halves[1][counted])


def test_with_chance_alone_numbers_stay_at_their_defaults() -> None:
    seeds = run("baseline", "gillisbuurt", replicates=2, seed=11, uncertainty="seeds")
    values = seeds.draws[seeds.draws["name"] != "seed"]
    assert (values.groupby("name")["value"].nunique() == 1).all()
    assert seeds.draws[seeds.draws["name"] == "seed"]["value"].nunique() == 2
    trust = seeds.path[(seeds.path["group_kind"] == "all") & (seeds.path["month"] == 11)]["trust_programme"]
    assert np.ptp(trust) > 0


def test_progress_counts_up_to_all_runs() -> None:
    seen: list[tuple[int, int]] = []
    run(SCENARIOS, "gillisbuurt", replicates=2, seed=1, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(2, 4), (4, 4)]
