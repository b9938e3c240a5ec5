"""The list of patterns is whole, and everything it names exists."""

from __future__ import annotations

import pandas as pd
import pytest

from patterns.few_runs import few
from transitiesim.patterns.arms import arms
from transitiesim.patterns.declared import PATTERNS
from transitiesim.patterns.primary import EARLY, HEADLINES, PRIMARY, fingerprint, needed_by_switches
from transitiesim.patterns.profiles import HOMES, PROFILES
from transitiesim.patterns.statistics import Sample
from transitiesim.recommendations import switches


def test_there_are_77_patterns() -> None:
    assert sorted(PATTERNS) == list(range(1, 78))


@pytest.mark.parametrize("number", PATTERNS)
def test_a_pattern_is_either_judged_or_says_why_not(number: int) -> None:
    pattern = PATTERNS[number]
    assert bool(pattern.conditions) != (pattern.untestable is not None)
    assert pattern.expected.nl != pattern.expected.en
    for condition in pattern.conditions:
        assert condition.above is not None or condition.below is not None
        assert set(condition.arms) <= set(arms())
    assert set(pattern.profiles) <= set(PROFILES) - {"unseen"}, "the unseen neighbourhood only confirms"


def test_every_statistic_can_be_worked_out() -> None:
    """On a few runs of practice put in the place of every arm, no statistic fails; differences are zero."""
    monthly = few("practice by month", 4)
    for pattern in PATTERNS.values():
        for condition in pattern.conditions:
            same = Sample(dict.fromkeys(condition.arms, monthly))
            value = condition.of(same)
            assert isinstance(value, float), pattern.number
            if condition.text.en.startswith(("paired difference", "interaction")):
                assert value == 0.0, pattern.number


def test_no_difference_never_counts_as_a_difference(practice: pd.DataFrame) -> None:
    """With practice in the place of every arm, a pattern about a difference does not hold."""
    for pattern in PATTERNS.values():
        different = [c for c in pattern.conditions if len(set(c.arms)) > 1 and "steep" not in c.text.en]
        strict = [c for c in different if (c.above is None) != (c.below is None)]
        for condition in strict:
            value = condition.of(Sample(dict.fromkeys(condition.arms, practice)))
            limit = condition.above if condition.above is not None else condition.below
            if limit in {0.0, 1.0}:  # a difference or a ratio
                assert not condition.met(value, value), (pattern.number, condition.text.en)


def test_every_switch_is_judged_by_one_outcome_that_exists(practice: pd.DataFrame) -> None:
    assert list(PRIMARY) == list(switches())
    for code, one in PRIMARY.items():
        assert one.on in arms(), code
        assert one.off in arms(), code
        assert {one.measure, fingerprint(code)} <= set(practice.columns), code
        assert one.least > 0
        assert set(arms()[one.on].measures) != set(arms()[one.off].measures) or arms()[one.off].without == (code,)
    assert set(EARLY) | set(HEADLINES) <= set(practice.columns)
    assert {arm for _, arm in needed_by_switches()} <= set(arms())


def test_arms_of_one_switch_differ_in_that_switch_alone() -> None:
    for code, one in PRIMARY.items():
        off, on = (arms()[name].scenario() for name in (one.off, one.on))
        assert {m.code for m in on.measures} - {m.code for m in off.measures} == {code}
        assert (on.values, on.world, on.processes_off) == (off.values, off.world, off.processes_off)  # noqa: PD011


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_has_its_size_and_municipality(name: str) -> None:
    facts = PROFILES[name].facts()
    assert facts.number("dwellings") == HOMES
    assert facts.figures["municipality_size"].value == PROFILES[name].municipality_size
