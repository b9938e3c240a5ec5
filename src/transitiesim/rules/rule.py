"""What a rule is: a plain function of plain numbers, written once and used by agents and by columns alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from numba import vectorize

from transitiesim.kernels import usable_in_kernels

Function = TypeVar("Function", bound=Callable[..., Any])

_RULES: dict[str, Callable[..., Any]] = {}


def rule(function: Function) -> Function:
    """Register a rule; it stays a plain Python function that kernels may call as well."""
    _RULES[f"{function.__module__.rsplit('.', 1)[-1]}.{function.__name__}"] = function
    return usable_in_kernels(function)


def all_rules() -> dict[str, Callable[..., Any]]:
    """Every rule by "file.name"."""
    return dict(sorted(_RULES.items()))


@cache
def over_columns(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same rule over whole columns: takes and returns arrays (or numbers) in float64."""
    compiled: Callable[..., Any] = vectorize(nopython=True)(function)
    return compiled
