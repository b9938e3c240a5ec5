"""A few patterns that are quick to show: they hold on seeds of their own, and fail when their cause is taken away."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from patterns.few_runs import few
from transitiesim.patterns.declared import PATTERNS
from transitiesim.patterns.verdicts import Verdict, judge

QUICK = (2, 6, 19, 28, 40, 44, 46, 47, 66, 74, 76)


@pytest.fixture(scope="module")
def tables() -> dict[tuple[str, str], pd.DataFrame]:
    names = {arm for number in QUICK for arm in PATTERNS[number].arms}
    return {("mixed", name): few(name, 16) for name in sorted(names)}


@pytest.mark.parametrize("number", QUICK)
def test_a_quick_pattern_holds(number: int, tables: dict[tuple[str, str], pd.DataFrame]) -> None:
    pattern = dataclasses.replace(PATTERNS[number], profiles=("mixed",))
    (one,) = judge([pattern], tables, {}, {})
    assert one.verdict is Verdict.HOLDS, [(f.condition.text.en, f.found) for f in one.findings if not f.met]


@pytest.mark.parametrize("number", [number for number in QUICK if len(PATTERNS[number].arms) > 1])
def test_it_fails_when_nothing_differs(number: int, tables: dict[tuple[str, str], pd.DataFrame]) -> None:
    pattern = dataclasses.replace(PATTERNS[number], profiles=("mixed",))
    same = dict.fromkeys([("mixed", arm) for arm in pattern.arms], tables["mixed", "practice"])
    (one,) = judge([pattern], same, {}, {})
    assert one.verdict is Verdict.FAILS
