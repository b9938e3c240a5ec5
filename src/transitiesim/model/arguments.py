"""What a model is made from, checked: whoever gives something else hears so in one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from transitiesim.errors import InputError, closest
from transitiesim.language import Text
from transitiesim.neighbourhood import Neighbourhood
from transitiesim.parameters import Parameters
from transitiesim.scenario import PROCESSES, Scenario


def check_kinds(place: Any, scenario: Any, parameters: Any, **flags: Any) -> None:
    """Refuse what is not a neighbourhood, a scenario, numbers, or yes or no.

    Raises:
        InputError: for the first that is something else.
    """
    for name, given, kind, how in (
        ("place", place, Neighbourhood, "Neighbourhood, `build`, `neighbourhood_from`"),
        ("scenario", scenario, Scenario | None, "Scenario, `read_scenario`"),
        ("parameters", parameters, Parameters | None, "Parameters, `replace`"),
        *((name, flag, bool | np.bool_, "True, False") for name, flag in flags.items()),
    ):
        if not isinstance(given, kind):
            raise InputError(name, f"'{type(given).__name__}'" if name not in flags else f"'{given}'", how)


def checked_processes(given: Iterable[str] | None) -> set[str]:
    """Names of the steps of the month that are asked for; all of them when nothing is given.

    Raises:
        InputError: not a list of names, or a step that does not exist.
    """
    if given is None:
        return set(PROCESSES)
    if isinstance(given, str) or not isinstance(given, Iterable):
        what = Text(f"'{given}' is geen lijst", f"'{given}' is not a list")
        raise InputError("processes", what, Text("een lijst van stappen", "a list of steps"))
    on = {str(name) for name in given}
    unknown = on - set(PROCESSES) - {"month_is_recorded"}
    if unknown:
        what = Text(f"onbekende stap '{min(unknown)}'", f"unknown step '{min(unknown)}'")
        raise InputError("processes", what, ", ".join(PROCESSES), closest(min(unknown), PROCESSES))
    return on
