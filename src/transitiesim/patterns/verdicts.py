"""Verdicts: whether each pattern holds, in the runs that judge, in those that confirm and on other numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from transitiesim.analysis.intervals import Estimate
from transitiesim.language import Text
from transitiesim.patterns.pattern import Pattern
from transitiesim.patterns.statistics import Condition, Sample, estimated

Tables = Mapping[tuple[str, str], pd.DataFrame]


class Verdict(StrEnum):
    """What came out."""

    HOLDS = "holds"
    FAILS = "does not hold"
    UNTESTABLE = "cannot be tested"

    @property
    def text(self) -> Text:
        """The verdict in words."""
        return {
            Verdict.HOLDS: Text("geldt", "holds"),
            Verdict.FAILS: Text("geldt niet", "does not hold"),
            Verdict.UNTESTABLE: Text("niet te toetsen", "cannot be tested"),
        }[self]


@dataclass(frozen=True)
class Finding:
    """One condition in one profile.

    Attributes:
        profile: where.
        condition: what was asked.
        found: the number with its 95 percent interval.
        met: whether the interval lies where it must.
    """

    profile: str
    condition: Condition
    found: Estimate
    met: bool


@dataclass(frozen=True)
class Judgement:
    """What came out for one pattern.

    Attributes:
        pattern: the pattern.
        verdict: whether it holds; all conditions in all profiles must be met.
        findings: each condition in each profile.
        confirmed: whether all conditions were met on fresh seeds in a neighbourhood not used before; None when that
            was not run.
        share_of_draws: share of draws of all uncertain numbers in which every condition points the right way (the
            numbers themselves, without interval, as each draw has few runs); NaN when that was not run.
    """

    pattern: Pattern
    verdict: Verdict
    findings: tuple[Finding, ...]
    confirmed: bool | None
    share_of_draws: float


def judge(patterns: Iterable[Pattern], main: Tables, confirm: Tables, draws: Tables) -> list[Judgement]:
    """Judge every pattern.

    Args:
        patterns: what to judge.
        main: runs that judge, by profile and arm.
        confirm: fresh runs, in one other profile; may lack arms.
        draws: runs on other numbers, with a column "draw", in the first profile of each pattern; may lack arms.
    """
    return [_judge_one(one, main, confirm, draws) for one in patterns]


def _judge_one(pattern: Pattern, main: Tables, confirm: Tables, draws: Tables) -> Judgement:
    if pattern.untestable is not None:
        return Judgement(pattern, Verdict.UNTESTABLE, (), None, math.nan)
    findings = tuple(one for profile in pattern.profiles for one in findings_in(pattern, profile, main))
    elsewhere = next((profile for profile, _ in confirm), "")
    confirmed = None
    if all((elsewhere, arm) in confirm for arm in pattern.arms):
        confirmed = all(one.met for one in findings_in(pattern, elsewhere, confirm))
    verdict = Verdict.HOLDS if all(one.met for one in findings) else Verdict.FAILS
    return Judgement(pattern, verdict, findings, confirmed, _share_of_draws(pattern, draws))


def findings_in(pattern: Pattern, profile: str, tables: Tables) -> list[Finding]:
    """Every condition of a pattern in one profile."""
    arms = {arm: tables[profile, arm] for arm in pattern.arms}
    found = [(condition, estimated(condition, arms)) for condition in pattern.conditions]
    return [Finding(profile, one, number, one.met(number.low, number.high)) for one, number in found]


def _share_of_draws(pattern: Pattern, draws: Tables) -> float:
    profile = pattern.profiles[0]
    if not all((profile, arm) in draws for arm in pattern.arms):
        return math.nan
    tables = {arm: draws[profile, arm] for arm in pattern.arms}
    of_draw = next(iter(tables.values()))["draw"].to_numpy()
    held = [
        all(_points_right(condition, tables, np.flatnonzero(of_draw == draw)) for condition in pattern.conditions)
        for draw in np.unique(of_draw)
    ]
    return float(np.mean(held))


def _points_right(condition: Condition, tables: Mapping[str, pd.DataFrame], rows: np.ndarray) -> bool:
    with np.errstate(all="ignore"):
        value = condition.of(Sample({arm: tables[arm] for arm in condition.arms}, rows))
    return condition.met(value, value)
