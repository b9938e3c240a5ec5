"""Events keep what fills their sentence; the sentence is made when it is asked for."""

from __future__ import annotations

import pickle

import pytest

from transitiesim.recording import EventLog
from transitiesim.recording.sentences import SENTENCES


def test_the_sentence_is_that_of_its_kind_with_its_values() -> None:
    log = EventLog()
    log.add(7, "DecisionUnit", "ballot_passed", "3", homes=40, yes=31, needed=28)
    log.add(8, "DecisionUnit", "ballot_passed", "4", homes=50, yes=41, needed=35)
    first, second = log.events
    for event, values in (
        (first, {"homes": 40, "yes": 31, "needed": 28}),
        (second, {"homes": 50, "yes": 41, "needed": 35}),
    ):
        assert event.text == SENTENCES["ballot_passed"].format(**values)
    assert first.names is second.names


def test_a_sentence_that_cannot_be_made_is_found_where_it_is_booked() -> None:
    log = EventLog()
    with pytest.raises(KeyError):
        log.add(0, "DecisionUnit", "ballot_passed", homes=40, yes=31)
    with pytest.raises(KeyError):
        log.add(0, "DecisionUnit", "no such kind", homes=40)
    assert len(log) == 0


def test_an_event_is_the_same_in_another_process() -> None:
    log = EventLog()
    log.add(7, "DecisionUnit", "ballot_passed", "3", homes=40, yes=31, needed=28)
    again = pickle.loads(pickle.dumps(log.events))  # noqa: S301  just made here
    assert again == log.events
    assert again[0].text == log.events[0].text
