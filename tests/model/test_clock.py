"""Time moves on as Mesa moves it: the same events in the same order, whatever is scheduled."""

from __future__ import annotations

import logging
from collections.abc import Callable

import mesa
import pytest
from hypothesis import given
from hypothesis import strategies as some
from mesa.time.events import Priority

from transitiesim.model.clock import advance

Wanted = tuple[float, Priority, float]  # when, how urgent, and how much later it schedules another (0: it does not)
MOMENTS = some.integers(0, 24).map(lambda quarter: quarter / 4)
EVENTS = some.lists(some.tuples(MOMENTS, some.sampled_from(Priority), some.sampled_from((0.0, 0.25, 1.0))), max_size=8)
STOPS = some.lists(some.integers(1, 28).map(lambda quarter: quarter / 4), max_size=6, unique=True).map(sorted)


class Diary(mesa.Model):
    """Writes down what happens, and when."""

    def __init__(self, events: list[Wanted]) -> None:
        super().__init__(rng=1)
        self.seen: list[tuple[float, str]] = []
        self.events = events
        self.kept = [self.happening(number, later) for number, (*_, later) in enumerate(events)]
        for (moment, priority, _), happens in zip(events, self.kept, strict=True):
            self.schedule_event(happens, at=moment, priority=priority)

    def happening(self, number: int, later: float) -> Callable[[], None]:
        def happens() -> None:
            self.seen.append((self.time, f"event {number}"))
            if later:
                self.schedule_event(self.once_more, at=self.time + later)

        return happens

    def once_more(self) -> None:
        self.seen.append((self.time, "once more"))

    def step(self) -> None:
        self.seen.append((self.time, f"step {self.steps}"))


class OurDiary(Diary):
    """The same, with time moved on as the model here moves it."""

    def _advance_time(self, until: float) -> None:
        advance(self, until)


def lived(kind: type[Diary], events: list[Wanted], stops: list[float]) -> tuple[object, ...]:
    one = kind(events)
    for moment in stops:
        one.run_until(moment)
    one.run_for(1.5)
    steps = one._default_schedule
    left = sorted(event.time for event in one._event_list._events)
    return one.seen, one.time, one.steps, steps.execution_count, steps.next_scheduled_time, left


@given(EVENTS, STOPS)
def test_everything_happens_as_with_mesa(events: list[Wanted], stops: list[float]) -> None:
    assert lived(OurDiary, events, stops) == lived(Diary, events, stops)


def test_steps_are_still_named_in_mesas_log(caplog: pytest.LogCaptureFixture) -> None:
    one = OurDiary([])
    with caplog.at_level(logging.INFO, logger="MESA.mesa.model"):
        one.run_until(3)
    assert [record.message for record in caplog.records] == [f"Step {k} at time {k}.0" for k in (1, 2, 3)]
    one.run_until(5)
    assert one.steps == 5


def test_a_schedule_of_steps_that_is_paused_stands_still() -> None:
    one = OurDiary([])
    one.run_until(2)
    one._default_schedule.pause()
    one.run_until(5)
    assert one.steps == 2
    assert one.time == 5
