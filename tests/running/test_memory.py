"""Python looks for garbage again after every run, whichever way it ends and whatever runs beside it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.running.memory import without_garbage_rounds


@pytest.fixture(autouse=True)
def rounds_as_they_were() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


@pytest.mark.parametrize("on", [True, False])
def test_rounds_are_afterwards_as_they_were_before(on: bool) -> None:
    (gc.enable if on else gc.disable)()
    seen: list[bool] = []

    @without_garbage_rounds()
    def fail() -> None:
        seen.append(gc.isenabled())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (seen, gc.isenabled()) == ([False], on)


@given(st.permutations([0, 0, 1, 1, 2, 2, 3, 3]))
def test_runs_that_overlap_leave_the_rounds_on(order: list[int]) -> None:
    gc.enable()
    under_way: dict[int, AbstractContextManager[None]] = {}
    for one in order:  # each begins when it is named first, and ends when it is named again
        if one in under_way:
            under_way[one].__exit__(None, None, None)
        else:
            under_way[one] = without_garbage_rounds()
            under_way[one].__enter__()
    assert gc.isenabled()


def test_a_function_can_be_run_in_many_threads() -> None:
    gc.enable()
    seen: list[bool] = []

    @without_garbage_rounds()
    def run() -> None:
        seen.append(gc.isenabled())

    threads = [threading.Thread(target=run) for _ in range(20)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(seen) == 20
    assert gc.isenabled()
