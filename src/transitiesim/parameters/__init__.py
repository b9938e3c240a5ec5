"""All numbers of the model: declared once, with unit, range, source and evidence grade."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from transitiesim.errors import InputError, closest
from transitiesim.language import Text
from transitiesim.parameters.acceptance import Acceptance
from transitiesim.parameters.country import Country
from transitiesim.parameters.declaration import Declaration, Grade, declarations_of
from transitiesim.parameters.homes import Homes, Linking, Liveability, World
from transitiesim.parameters.layout import Layout
from transitiesim.parameters.participation import Participation
from transitiesim.parameters.partners import Corporation, Supplier
from transitiesim.parameters.programme import Programme
from transitiesim.parameters.staff import Staff
from transitiesim.parameters.trust import Trust

__all__ = ["Declaration", "Grade", "Parameters", "check", "declarations", "replace", "value_of", "without_weights"]


@dataclass(frozen=True, slots=True)
class Parameters:
    """One value for every declared number, in groups; unchangeable, `replace` gives a changed copy."""

    acceptance: Acceptance = field(default_factory=Acceptance)
    trust: Trust = field(default_factory=Trust)
    participation: Participation = field(default_factory=Participation)
    staff: Staff = field(default_factory=Staff)
    programme: Programme = field(default_factory=Programme)
    supplier: Supplier = field(default_factory=Supplier)
    corporation: Corporation = field(default_factory=Corporation)
    homes: Homes = field(default_factory=Homes)
    world: World = field(default_factory=World)
    linking: Linking = field(default_factory=Linking)
    liveability: Liveability = field(default_factory=Liveability)
    layout: Layout = field(default_factory=Layout)
    country: Country = field(default_factory=Country)


_GROUPS: dict[str, type[Any]] = {
    "acceptance": Acceptance,
    "trust": Trust,
    "participation": Participation,
    "staff": Staff,
    "programme": Programme,
    "supplier": Supplier,
    "corporation": Corporation,
    "homes": Homes,
    "world": World,
    "linking": Linking,
    "liveability": Liveability,
    "layout": Layout,
    "country": Country,
}


@cache
def declarations() -> Mapping[str, Declaration]:
    """Every declaration by dotted name, in the order of the groups."""
    return {path: one for name, group in _GROUPS.items() for path, one in declarations_of(group, name).items()}


def value_of(parameters: Parameters, path: str) -> float:
    """Value of the number with this dotted name."""
    group, name = path.split(".")
    value: float = getattr(getattr(parameters, group), name)
    return value


def replace(parameters: Parameters, changes: Mapping[str, float]) -> Parameters:
    """A copy with other values; the names must exist, the values are not checked against their ranges.

    Switches may move a number out of the range that holds for practice without them, and limiting cases go further
    still; what comes from a scenario file or a form is checked with `check`.

    Raises:
        InputError: a name that does not exist, or a value that is not a number.
    """
    by_group: dict[str, dict[str, float]] = {}
    known = declarations()
    for path, value in changes.items():
        if path not in known:
            raise _unknown("parameters", path)
        try:
            possible = math.isfinite(value) or (not known[path].whole and not math.isnan(value))
        except TypeError:
            possible = False
        if not possible:
            raise InputError(path, f"'{value}'", Text("een getal", "a number"))
        group, name = path.split(".")
        by_group.setdefault(group, {})[name] = round(value) if known[path].whole else value
    groups = {name: dataclasses.replace(getattr(parameters, name), **new) for name, new in by_group.items()}
    return dataclasses.replace(parameters, **groups)


def without_weights(**acceptance: float) -> Parameters:
    """Numbers with which an offer has no value of its own: every level and weight of acceptance is zero.

    What is left is the effect of ties, 2 J (share - reference); at J = 1/2 a threshold is a share of ties.

    Args:
        **acceptance: numbers of the group `acceptance` to set after all, such as `neighbours=0.5`.
    """
    zero = {name: 0.0 for name in Acceptance.__dataclass_fields__ if name.startswith(("level_", "weight_"))}
    unknown = set(acceptance) - set(Acceptance.__dataclass_fields__)
    if unknown:
        first = min(unknown)
        what = Text(f"onbekende parameter '{first}'", f"unknown parameter '{first}'")
        names = Text("een getal van acceptance", "a number of acceptance")
        raise InputError("without_weights", what, names, closest(first, Acceptance.__dataclass_fields__))
    return replace(Parameters(), {f"acceptance.{name}": value for name, value in (zero | acceptance).items()})


def check(path: str, value: object, where: str, widest: tuple[float, float] | None = None) -> float:
    """The value as a number if a user may give it, else an error that says what is allowed.

    Args:
        path: dotted name.
        value: what the user wrote.
        where: file and key, for the message.
        widest: range that is accepted, when wider than the declared one (switches reach beyond it).

    Raises:
        InputError: unknown name, not a number, or out of range.
    """
    one = declarations().get(path)
    if one is None:
        raise _unknown(where, path)
    low, high = widest or (one.low, one.high)
    allowed = Text(f"{low:g} tot en met {high:g} ({one.unit})", f"{low:g} to {high:g} ({one.unit})")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(where, Text(f"'{value}' is geen getal", f"'{value}' is not a number"), allowed)
    if not math.isfinite(value):
        raise InputError(where, Text(f"'{value}' is geen getal", f"'{value}' is not a number"), allowed)
    if one.whole and value != int(value):
        raise InputError(where, Text(f"{value} is geen geheel getal", f"{value} is not a whole number"), allowed)
    if not low <= value <= high:
        raise InputError(where, Text(f"{value} ligt buiten het bereik", f"{value} is out of range"), allowed)
    return float(value)


def _unknown(where: str, path: object) -> InputError:
    what = Text(f"onbekende parameter '{path}'", f"unknown parameter '{path}'")
    names = Text("een naam uit 'transitiesim parameters'", "a name from 'transitiesim parameters'")
    return InputError(where, what, names, closest(str(path), declarations()))
