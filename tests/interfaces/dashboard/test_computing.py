"""Ensembles that grow: the same numbers as the command line, newest first, and nothing for screens that are gone."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pandas as pd
import pytest

from transitiesim.analysis import bands, summarise
from transitiesim.errors import InputError
from transitiesim.interfaces.dashboard import computing, worker
from transitiesim.interfaces.dashboard.choice import baseline, canonical, shipped, switched
from transitiesim.interfaces.dashboard.computing import Engine, Ensemble
from transitiesim.language import Text
from transitiesim.running import run

PLACE = "gillisbuurt"


@pytest.fixture
def engine() -> Iterator[Engine]:
    one = Engine(lambda: ThreadPoolExecutor(2), 2)
    yield one
    one.close()


def wait_for(what: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.01)


def grown(engine: Engine, one: Ensemble, most: int) -> list[int]:
    """The numbers of replicates seen while an ensemble grows."""
    seen: list[int] = []
    end = engine.watch(one, most, lambda: seen.append(one.replicates))
    wait_for(lambda: bool(seen) and (seen[-1] >= most or one.problem is not None))
    end()
    return seen


def test_the_first_estimate_is_the_start_of_the_same_ensemble_and_equals_the_command_line(engine: Engine) -> None:
    scenario = shipped()["recommendation_5"]
    one = engine.ensemble(PLACE, scenario, 7)
    assert grown(engine, one, 20) == [2, 8, 20]
    assert one.results is not None
    elsewhere = run(scenario, PLACE, replicates=20, seed=7, threads=1)
    pd.testing.assert_frame_equal(
        bands(one.results, "gas_free_share"), bands(elsewhere, "gas_free_share"), check_exact=True
    )
    assert summarise(one.results).end == summarise(elsewhere).end
    keep = elsewhere.path["group_kind"] != "sub_area"
    pd.testing.assert_frame_equal(one.results.path, elsewhere.path[keep].reset_index(drop=True), check_exact=True)
    pd.testing.assert_frame_equal(one.results.draws, elsewhere.draws, check_exact=True)


def test_what_is_there_is_not_worked_out_again(engine: Engine) -> None:
    one = engine.ensemble(PLACE, baseline(), 1)
    grown(engine, one, 2)
    again = engine.ensemble(PLACE, baseline(), 1)
    assert again is one
    assert engine.ensemble(PLACE, baseline(), 2) is not one


def test_what_was_dropped_before_it_was_watched_is_worked_out_all_the_same(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(computing, "_KEEP_BYTES", 0)
    one = engine.ensemble(PLACE, baseline(), 3)
    grown(engine, engine.ensemble(PLACE, baseline(), 4), 2)  # a busy moment of somebody else
    assert engine.ensemble(PLACE, baseline(), 3) is not one, "it was dropped"
    seen: list[int] = []
    engine.watch(one, 2, lambda: seen.append(engine.ensemble(PLACE, baseline(), 3).replicates))
    wait_for(lambda: seen == [2])


def test_who_sees_nothing_yet_goes_before_a_finer_band(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    finer, newer, older = (engine.ensemble(PLACE, baseline(), seed) for seed in (1, 2, 3))
    grown(engine, finer, 2)
    finer._asked, newer._asked, older._asked = 9, 8, 7
    engine._to_show = {finer: 8, older: 2, newer: 2}
    made: list[Ensemble] = []
    monkeypatch.setattr(engine, "_make", lambda one, ready: made.append(one))
    for _ in range(4):
        engine._show_next()
    assert made == [newer, older, finer]


class Counting(ThreadPoolExecutor):
    """An executor that holds back until it is told, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(1)
        self.asked: list[tuple[str, int]] = []
        self.go = threading.Event()

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        self.asked.append((arguments[2].name, arguments[1]))

        def held() -> Any:
            self.go.wait()
            return function(*arguments, **named)

        return super().submit(held)


def test_the_newest_comes_first_and_what_nobody_watches_stops() -> None:
    pool = Counting()
    engine = Engine(lambda: pool, 1)
    old = engine.ensemble(PLACE, shipped()["mandate"], 1)
    left = engine.watch(old, 100, lambda: None)
    new = engine.ensemble(PLACE, shipped()["recommendation_5"], 1)
    engine.watch(new, 2, lambda: None)
    left()
    pool.go.set()
    wait_for(lambda: new.replicates == 2)
    names = [name for name, _ in pool.asked]
    assert names == ["mandate"] + ["recommendation_5"] * 2
    engine.close()
    pool.shutdown()


def test_in_a_crowd_a_first_answer_is_of_one_run() -> None:
    pool = Counting()
    engine = Engine(lambda: pool, 1)
    seen: dict[str, list[int]] = {}
    for name in ("mandate", "price_shock", "recommendation_1", "recommendation_2", "recommendation_3"):
        one = engine.ensemble(PLACE, shipped()[name], 1)
        engine.watch(one, 8, lambda one=one, name=name: seen.setdefault(name, []).append(one.replicates))  # type: ignore[misc]
    pool.go.set()
    wait_for(lambda: len(seen) == 5 and all(numbers[-1] == 8 for numbers in seen.values()))
    assert [number for _, number in pool.asked[:5]] == [0] * 5
    first = [numbers[0] for numbers in seen.values()]
    assert first[:3] == [1, 1, 1]  # five, four and three waited: more than twice the one worker
    assert first[4] == 2  # nobody else waited any more
    assert [numbers for numbers in seen.values() if numbers[0] == 1] == [[1, 8]] * first.count(1)  # no screen for two
    engine.close()
    pool.shutdown()


def test_a_screen_that_fails_keeps_the_news_from_nobody(caplog: pytest.LogCaptureFixture) -> None:
    engine = Engine(lambda: ThreadPoolExecutor(1), 1)
    one = engine.ensemble(PLACE, shipped()["mandate"], 1)
    heard: list[int] = []

    def fail() -> None:
        raise RuntimeError("this screen is gone")

    engine.watch(one, 2, fail)
    engine.watch(one, 2, lambda: heard.append(one.replicates))
    wait_for(lambda: heard == [2])
    assert "a screen could not be told" in caplog.text
    engine.close()


def test_results_that_cannot_be_gathered_end_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(computing, "gather", fail)
    engine = Engine(lambda: ThreadPoolExecutor(1), 1)
    one = engine.ensemble(PLACE, shipped()["mandate"], 1)
    heard: list[bool] = []
    engine.watch(one, 2, lambda: heard.append(one.problem is not None))
    wait_for(lambda: heard == [True])
    engine.close()


def test_everybody_gets_a_first_answer_before_anybody_gets_a_band() -> None:
    pool = Counting()
    engine = Engine(lambda: pool, 1)
    ensembles = [engine.ensemble(PLACE, shipped()[name], 1) for name in ("mandate", "price_shock")]
    for one in ensembles:
        engine.watch(one, 20, lambda: None)
    pool.go.set()
    wait_for(lambda: all(one.replicates == 20 for one in ensembles))
    first = pool.asked[: 2 * 2]
    assert {number for _, number in first} <= {0, 1}
    engine.close()
    pool.shutdown()


def test_a_problem_becomes_a_sentence(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise InputError("wijk", Text("kan niet", "is not possible"))

    monkeypatch.setattr(worker, "replicate", refuse)
    one = engine.ensemble(PLACE, baseline(), 1)
    grown(engine, one, 2)
    assert one.problem is not None
    assert one.problem.en == "wijk: is not possible."


def test_a_broken_pool_is_replaced_and_after_a_few_times_given_up(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr(worker, "replicate", broken)
    one = engine.ensemble(PLACE, baseline(), 1)
    grown(engine, one, 2)
    assert one.problem is not None


def test_a_number_by_hand_that_changes_the_place_is_worked_out(engine: Engine) -> None:
    scenario = canonical(switched(baseline(), "6.2", on=True)[0])
    one = engine.ensemble(PLACE, scenario, 1)
    assert grown(engine, one, 2) == [2]
