"""A run that fails or is stopped leaves nothing half done, and stops soon."""

from __future__ import annotations

import signal
import threading
import time
from typing import Any

import pytest

from running.conftest import SCENARIOS
from transitiesim.errors import InputError
from transitiesim.model import HeatTransition
from transitiesim.model.agents.programme import Programme
from transitiesim.neighbourhood import Facts, build
from transitiesim.parameters import Parameters
from transitiesim.running import ensemble, run


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Replicates of the runs that were begun, in order."""
    begun: list[int] = []
    original = ensemble.run_one

    def one(drawn: Any, *args: Any, **options: Any) -> Any:
        begun.append(drawn.replicate)
        return original(drawn, *args, **options)

    monkeypatch.setattr(ensemble, "run_one", one)
    return begun


@pytest.mark.parametrize("threads", [1, 2])
def test_an_error_inside_a_run_comes_out(monkeypatch: pytest.MonkeyPatch, counted: list[int], threads: int) -> None:
    """The error itself is raised, no results are returned, and no further replicates are begun."""
    original = Programme.steer

    def fails(programme: Programme) -> None:
        if programme.model.month == 100 and len(counted) > 2:
            raise ZeroDivisionError("broken on purpose")
        original(programme)

    monkeypatch.setattr(Programme, "steer", fails)
    results = None
    with pytest.raises(ZeroDivisionError, match="on purpose"):
        results = run(SCENARIOS, "gillisbuurt", replicates=40, seed=2, threads=threads)
    assert results is None
    assert len(counted) < 20
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("ThreadPool")]


@pytest.mark.parametrize("threads", [1, 2])
def test_a_stop_from_outside_ends_soon(counted: list[int], threads: int) -> None:
    """Ctrl-C after the first replicate: what was begun is finished, nothing else is, and it takes seconds at most."""

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        run(SCENARIOS, "gillisbuurt", replicates=500, seed=2, threads=threads, progress=stop)
    assert time.monotonic() - begun < 60
    assert len(set(counted)) <= 1 + 2 * threads
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("ThreadPool")]


def test_a_signal_while_threads_are_at_work(counted: list[int]) -> None:
    """The interrupt arrives while the main thread waits for others."""
    timer: list[threading.Timer] = []
    # Workers that run tests side by side may ignore the signal; the library must see it as a terminal gives it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def later(done: int, total: int) -> None:
        if not timer:
            timer.append(threading.Timer(0.05, signal.raise_signal, [signal.SIGINT]))
            timer[0].start()

    try:
        with pytest.raises(KeyboardInterrupt):
            run("baseline", "gillisbuurt", replicates=500, seed=2, threads=2, progress=later)
    finally:
        for one in timer:
            one.join()
        signal.signal(signal.SIGINT, before)
    assert len(set(counted)) < 100


@pytest.mark.parametrize("kind", [ZeroDivisionError, KeyboardInterrupt])
@pytest.mark.parametrize("where", ["a step of the month", "an event between"])
def test_a_model_that_broke_off_does_not_pretend_to_go_on(
    monkeypatch: pytest.MonkeyPatch, facts: Facts, kind: type[BaseException], where: str
) -> None:
    """Half a month cannot be trusted: the tables keep the months before it, and going on is refused."""
    model = HeatTransition(build(facts, Parameters(), 1), record="monthly")

    def fails(*_: object) -> None:
        raise kind

    if where == "an event between":
        model.in_month(10, fails)
    model.run_until(10)
    with monkeypatch.context() as patch:
        if where == "a step of the month":
            patch.setattr(Programme, "steer", fails)
        with pytest.raises(kind):
            model.run_model()
    for going_on in (model.step, model.run_model, lambda: model.run_for(3), lambda: model.run_until(50)):
        with pytest.raises(InputError):
            going_on()
    assert model.recorder.months == list(range(-1, 10))


@pytest.mark.parametrize(
    ("options", "where"),
    [
        ({"replicates": 0}, "replicates"),
        ({"replicates": -3}, "replicates"),
        ({"seed": -1}, "seed"),
        ({"threads": 0}, "threads"),
        ({"uncertainty": "luck"}, "uncertainty"),
        ({"record": "daily"}, "record"),
        ({"scenarios": "nothing_of_the_kind"}, "nothing_of_the_kind"),
        ({"scenarios": ["baseline", "baseline"]}, "scenario"),
        ({"scenarios": []}, "scenario"),
        ({"neighbourhoods": "atlantis"}, "atlantis"),
        ({"neighbourhoods": []}, "neighbourhood"),
    ],
)
def test_what_cannot_be_run_is_refused_before_anything_runs(
    counted: list[int], options: dict[str, Any], where: str
) -> None:
    with pytest.raises(InputError, match=where):
        run(**{"scenarios": "baseline", "neighbourhoods": "gillisbuurt", "replicates": 1} | options)
    assert not counted
