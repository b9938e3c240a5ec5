"""From the ranges in an experiment file to factors: declared limits, levels, and the shorthands for all of a kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from transitiesim.errors import InputError, closest
from transitiesim.experiments.factors import Factor
from transitiesim.experiments.file_form import ALL, MOST_LEVELS, RangeTable
from transitiesim.language import Text
from transitiesim.parameters import Declaration, check, declarations
from transitiesim.recommendations import RECOMMENDATIONS, codes_of, switches

SEVEN, PARTS = "recommendations", "parts"
_EMPTY = RangeTable()


def levers_of(given: Mapping[str, RangeTable]) -> Iterator[Factor]:
    """Levers: `recommendations` stands for the seven, `parts` for the 29, off or on unless more is said.

    Raises:
        InputError: unknown recommendation or part, or a strength it cannot have.
    """
    for name, table in given.items():
        where = f"levers.{_short(name)}"
        if name in {SEVEN, PARTS}:
            if table != _EMPTY:
                raise InputError(where, Text("kan alleen true zijn", "can only be true"), Text("true", "true"))
            for code in RECOMMENDATIONS if name == SEVEN else switches():
                yield Factor(code, "lever", 0.0, 1.0, (0.0, 1.0))
            continue
        codes = codes_of(name)
        if not codes:
            known = [SEVEN, PARTS, *RECOMMENDATIONS, *switches()]
            what = Text("onbekende aanbeveling of onbekend onderdeel", "unknown recommendation or part")
            allowed = Text(
                f'"1" tot "7", een onderdeel als "5.3", {SEVEN} of {PARTS}',
                f'"1" to "7", a part such as "5.3", {SEVEN} or {PARTS}',
            )
            raise InputError(where, what, allowed, closest(name, known) if len(name) <= 20 else None)
        yield _lever(name, codes, table, where)


def numbers_of(given: Mapping[str, RangeTable], levers: Iterable[Factor]) -> Iterator[Factor]:
    """Numbers of the model; `all` stands for every uncertain number that no lever moves.

    Raises:
        InputError: unknown number, or a value outside its declared range.
    """
    for name, table in given.items():
        where = f"uncertainties.{_short(name)}"
        if name == ALL:
            if table != _EMPTY:
                raise InputError(where, Text("kan alleen true zijn", "can only be true"), Text("true", "true"))
            named = set(given) | {
                move.path for lever in levers for code in codes_of(lever.name) for move in switches()[code].moves
            }
            for path, one in declarations().items():
                if one.drawn and path not in named:
                    yield Factor(path, "number", one.low, one.high, whole=one.whole)
            continue
        known = declarations().get(name)
        if known is None:
            check(_short(name), 0.0, where)
            raise InputError(where, Text("onbekende parameter", "unknown parameter"))
        yield _number(known, table, where)


def _lever(name: str, codes: tuple[str, ...], table: RangeTable, where: str) -> Factor:
    if table == _EMPTY:
        return Factor(name, "lever", 0.0, 1.0, (0.0, 1.0))
    factor = _factor(name, "lever", table, 0.0, 1.0, where, whole=False)
    whole_only = [code for code in codes if not switches()[code].continuous]
    between = any(0 < value < 1 for value in factor.levels) or not factor.levels
    if whole_only and between:
        some = ", ".join(whole_only)
        what = Text(f"onderdeel {some} kan alleen helemaal aan of uit", f"part {some} can only be fully on or off")
        raise InputError(where, what, Text("true, of andere onderdelen apart", "true, or other parts by themselves"))
    for value in (*factor.levels, factor.low, factor.high):
        if not 0 <= value <= 1:
            what = Text(f"{value:g} ligt buiten het bereik", f"{value:g} is out of range")
            raise InputError(where, what, Text("0 tot en met 1", "0 to 1"))
    return factor


def _number(known: Declaration, table: RangeTable, where: str) -> Factor:
    factor = _factor(known.path, "number", table, known.low, known.high, where, whole=known.whole)
    for value in (*factor.levels, factor.low, factor.high):
        check(known.path, value, where)
    return factor


def _factor(name: str, kind: str, table: RangeTable, least: float, most: float, where: str, *, whole: bool) -> Factor:
    low = least if table.low is None else table.low
    high = most if table.high is None else table.high
    levels: tuple[float, ...] = ()
    if table.levels is not None:
        if table.low is not None or table.high is not None or table.steps is not None:
            what = Text("levels gaat niet samen met low, high of steps", "levels does not go with low, high or steps")
            raise InputError(where, what)
        levels = tuple(sorted(table.levels))
        low, high = levels[0], levels[-1]
    elif table.steps is not None:
        levels = tuple(float(one) for one in np.linspace(low, high, table.steps))
    if len(set(levels)) < len(levels):
        raise InputError(where, Text("een waarde staat er twee keer", "a value is given twice"))
    if low > high or (low == high and not levels):
        what = Text(f"{low:g} tot {high:g} is geen bereik", f"{low:g} to {high:g} is not a range")
        raise InputError(where, what, Text("low kleiner dan high", "low below high"))
    if len(levels) > MOST_LEVELS:
        raise InputError(where, Text("te veel niveaus", "too many levels"), str(MOST_LEVELS))
    return Factor(name, "lever" if kind == "lever" else "number", low, high, levels, whole)


def _short(name: str) -> str:
    clean = "".join(letter if letter.isprintable() else "?" for letter in name)
    return clean if len(clean) <= 60 else f"{clean[:57]}..."
