"""A rule gives the same number for one agent, over a whole column and inside a kernel."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.arguments import ARGUMENTS
from transitiesim.rules import all_rules, over_columns

RULES = all_rules()
LAST_BIT = {"linking.known_opportunities_next"}  # a compiled power may round its last bit another way


def names_of(rule: Callable[..., Any]) -> list[str]:
    return list(inspect.signature(rule).parameters)


@cache
def in_kernel(rule: Callable[..., Any]) -> Callable[..., Any]:
    compiled: Callable[..., Any] = numba.njit(error_model="numpy")(rule)
    return compiled


def same(found: Sequence[float], expected: Sequence[float], name: str) -> bool:
    if name in LAST_BIT:
        return bool((np.abs(np.subtract(found, expected)) <= np.spacing(np.abs(expected))).all())
    return list(found) == list(expected)


def test_every_argument_of_every_rule_has_values() -> None:
    asked = {name for rule in RULES.values() for name in names_of(rule)}
    assert asked - set(ARGUMENTS) == set(), "new arguments need values in rules/arguments.py"
    assert set(ARGUMENTS) - asked == set(), "no rule has these arguments any more"


def test_every_rules_file_is_here() -> None:
    files = {"acceptance", "consent", "linking", "money", "outreach", "planning", "politics", "staff", "trust"}
    assert {name.split(".")[0] for name in RULES} == files
    assert list(RULES) == sorted(RULES)


@pytest.mark.parametrize("name", RULES)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_agent_column_and_kernel_agree(name: str, data: st.DataObject) -> None:
    rule = RULES[name]
    one = st.tuples(*(ARGUMENTS[argument] for argument in names_of(rule)))
    rows = data.draw(st.lists(one, min_size=1, max_size=16))
    agents = [rule(*row) for row in rows]
    # Compiled columns work out both branches of an if, so a guarded division still raises the processor's flag.
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        column = over_columns(rule)(*(np.array(values) for values in zip(*rows, strict=True)))
    kernel = [in_kernel(rule)(*row) for row in rows]
    assert column.shape == (len(rows),)
    assert same(column.tolist(), agents, name)
    assert same(kernel, agents, name)


@pytest.mark.parametrize("name", RULES)
def test_an_answer_keeps_its_kind_in_a_column(name: str) -> None:
    rule = RULES[name]
    signature = inspect.signature(rule)
    yes_or_no = signature.return_annotation == "bool"
    row = [True if one.annotation == "bool" else 0.5 for one in signature.parameters.values()]
    assert isinstance(rule(*row), bool if yes_or_no else float)
    answer = over_columns(rule)(*(np.full(3, one) for one in row))
    assert answer.dtype == (np.bool_ if yes_or_no else np.float64)


def test_a_number_beside_a_column_holds_for_every_row() -> None:
    share = np.array([0.0, 0.25, 1.0])
    found = over_columns(RULES["acceptance.social_influence"])(0.6, share, 0.25)
    assert found.tolist() == [RULES["acceptance.social_influence"](0.6, one, 0.25) for one in share.tolist()]


@pytest.mark.parametrize("file", sorted({name.split(".")[0] for name in RULES}))
def test_every_function_of_a_rules_file_is_a_rule(file: str) -> None:
    module = importlib.import_module(f"transitiesim.rules.{file}")
    written = {
        name for name, one in inspect.getmembers(module, inspect.isfunction) if one.__module__ == module.__name__
    }
    assert {f"{file}.{name}" for name in written} == {name for name in RULES if name.startswith(f"{file}.")}
