"""Which measures and values set by hand make sense: they exist, can start then, and are not in conflict."""

from __future__ import annotations

import math
from collections.abc import Iterable

from transitiesim.errors import InputError, closest
from transitiesim.language import Text
from transitiesim.parameters import check, declarations
from transitiesim.recommendations import RECOMMENDATIONS, codes_of, switches
from transitiesim.scenario.dates import check_in_run, date_text
from transitiesim.scenario.parts import DatedValue, Measure

MOST_VALUES = 1_000

_A_CODE = Text(
    'een aanbeveling "1" tot "7" of een onderdeel als "5.3"', 'a recommendation "1" to "7" or a part such as "5.3"'
)


def codes_named(name: str, where: str) -> tuple[str, ...]:
    """Codes of the parts that `name` stands for: "5" is the whole recommendation, "5.3" one part.

    Raises:
        InputError: when there is no such recommendation or part.
    """
    codes = codes_of(name)
    if not codes:
        raise InputError(
            where,
            Text("onbekende aanbeveling of onbekend onderdeel", "unknown recommendation or part"),
            _A_CODE,
            closest(name, [*RECOMMENDATIONS, *switches()]) if len(name) <= 20 else None,
        )
    return codes


def shortened(name: str, most: int = 60) -> str:
    """A name that a user wrote, safe to show on one line: odd characters are escaped, long names cut off."""
    shown = name if name.isprintable() else repr(name)[1:-1]
    return shown if len(shown) <= most else f"{shown[: most - 3]}..."


def check_measures(measures: Iterable[Measure], months: int) -> None:
    """Codes exist and occur once; strength and start are what the switch can have."""
    seen = set()
    for measure in measures:
        where = f"recommendations.{shortened(measure.code)}"
        if measure.code not in switches():
            codes_named(measure.code, where)
            raise InputError(where, Text("is geen onderdeel", "is not a part"), "5.3")
        if measure.code in seen:
            raise InputError(where, Text("staat er twee keer", "is given twice"))
        seen.add(measure.code)
        _check_measure(measure, months, where)


def _check_measure(measure: Measure, months: int, where: str) -> None:
    """Strength and start of one part are what its switch can have."""
    switch = switches()[measure.code]
    if not 0 <= measure.strength <= 1:
        raise InputError(
            f"{where}.strength",
            Text(f"{measure.strength:g} ligt buiten het bereik", f"{measure.strength:g} is out of range"),
            Text("0 tot en met 1", "0 to 1"),
        )
    if not switch.continuous and measure.strength != 1:
        raise InputError(
            f"{where}.strength",
            Text("dit onderdeel kan alleen helemaal aan of uit", "this part can only be fully on or off"),
            Text("true of false", "true or false"),
        )
    if measure.start > 0 and not switch.may_start_late:
        raise InputError(
            f"{where}.from",
            Text("dit onderdeel kan niet later beginnen", "this part may not start late"),
            Text(f'"2019-01", of "{measure.code}" = false', f'"2019-01", or "{measure.code}" = false'),
        )
    check_in_run(measure.start, months, f"{where}.from")


def check_values(values: tuple[DatedValue, ...], months: int) -> None:
    """Parameters exist, lie in their range and are set once from one month."""
    if len(values) > MOST_VALUES:
        raise InputError(
            "parameters",
            Text(f"{len(values)} waarden is te veel", f"{len(values)} values are too many"),
            Text(f"hoogstens {MOST_VALUES}", f"at most {MOST_VALUES}"),
        )
    seen = set()
    for one in values:
        where = _place_of_value(one)
        path = one.path if one.path in declarations() else shortened(one.path)
        if isinstance(one.value, float) and not math.isfinite(one.value):
            raise InputError(
                where, Text("is geen gewoon getal", "is not an ordinary number"), Text("een getal", "a number")
            )
        check(path, one.value, where)
        check_in_run(one.start, months, where)
        if (one.path, one.start) in seen:
            raise InputError(where, Text("staat er twee keer", "is given twice"))
        seen.add((one.path, one.start))


def _place_of_value(one: DatedValue) -> str:
    """Where a value set by hand stands in a scenario file."""
    path = shortened(one.path)
    return f"parameters_from {date_text(one.start)}: {path}" if one.start else f"parameters.{path}"


def check_conflicts(values: Iterable[DatedValue], measures: Iterable[Measure]) -> None:
    """No parameter is both set by hand and moved by a part that is on."""
    movers = {move.path: measure.code for measure in measures for move in switches()[measure.code].moves}
    for one in values:
        code = movers.get(one.path)
        if code is not None:
            raise InputError(
                _place_of_value(one),
                Text(
                    f"'{one.path}' wordt ook door onderdeel {code} bewogen",
                    f"'{one.path}' is also moved by part {code}",
                ),
                Text(
                    f'een van de twee: laat de waarde weg of zet "{code}" = false',
                    f'one of the two: leave the value out or set "{code}" = false',
                ),
            )
