"""Switches are judged by tests that find what is there and nothing that is not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from patterns.few_runs import few
from transitiesim.patterns.arms import DUMMY, arms
from transitiesim.patterns.primary import needed_to_judge
from transitiesim.patterns.switch_report import effect, effects_in, holm, judge_switches, likeness
from transitiesim.recommendations import switches


def test_holm_on_a_known_family() -> None:
    """The worked example of Holm (1979): p of .01, .04, .03 and .005 become .03, .06, .06 and .02."""
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_a_corrected_p_is_never_smaller_and_keeps_the_order(p: list[float]) -> None:
    corrected = holm(p)
    assert all(b >= a and b <= 1.0 for a, b in zip(p, corrected, strict=True))
    assert [corrected[k] for k in np.argsort(p, kind="stable")] == sorted(corrected)


def test_the_effect_of_nothing_is_nothing_and_of_a_constant_is_certain() -> None:
    runs = pd.DataFrame({"x": np.random.default_rng(0).normal(size=30)})
    assert effect(runs, runs, "x").p == 1.0
    assert effect(runs, runs + 1, "x").p == 0.0
    assert effect(runs, runs + 1, "x").found.value == pytest.approx(1.0)


def test_false_alarms_come_as_often_as_they_may() -> None:
    random = np.random.default_rng(9)
    pairs = [
        (pd.DataFrame({"x": random.normal(size=30)}), pd.DataFrame({"x": random.normal(size=30)})) for _ in range(400)
    ]
    alarms = np.mean([effect(off, on, "x").p < 0.05 for off, on in pairs])
    assert 0.02 < alarms < 0.09


def test_the_dummy_part_moves_nothing_but_draws_another_chance(practice: pd.DataFrame) -> None:
    dummy = few(DUMMY)
    assert arms()[DUMMY].scenario().measures == ()
    assert not dummy["trust_programme@2033"].equals(practice["trust_programme@2033"])


def test_alike_switches_are_found_out() -> None:
    """Two switches with the same effects have cosine one; without their own fingerprints too."""
    rng = np.random.default_rng(4)
    base = pd.DataFrame({name: rng.normal(size=20) for name in _measures()})
    tables = {("mixed", "practice"): base}
    shifts = {code: rng.normal(size=base.shape[1]) for code in switches()}
    shifts["7.4"] = shifts["1.1"]
    tables |= {("mixed", code): base + shift for code, shift in shifts.items()}
    effects = effects_in(tables, "mixed")
    alike = likeness(effects, own_fingerprints=True).set_index(["one", "other"])["cosine"]
    assert alike["1.1", "7.4"] == pytest.approx(1.0)
    assert alike.drop(("1.1", "7.4")).abs().max() < 0.95


def test_some_parts_alone_are_corrected_for_all_29(practice: pd.DataFrame) -> None:
    """Fewer parts make nothing easier: an effect of part 1.1 is as certain alone as the weakest of Holm would be."""
    tables = dict.fromkeys(needed_to_judge(["1.1"]), practice)
    rng = np.random.default_rng(8)
    tables["mixed", "net+1.1"] = practice + rng.normal(0.3, 1.0, practice.shape)
    (alone,) = judge_switches(tables, ["1.1"])
    raw = effect(tables["mixed", "net"], tables["mixed", "net+1.1"], alone.primary.measure).p
    assert 0 < raw < 1
    assert alone.outcome.p_corrected == pytest.approx(min(1.0, 29 * raw))
    assert alone.primary.code == "1.1"
    assert not alone.losses


def _measures() -> tuple[str, ...]:
    from transitiesim.patterns.switch_report import all_measures

    return all_measures()
