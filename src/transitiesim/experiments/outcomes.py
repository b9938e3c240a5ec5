"""What an experiment may keep of a run: recorded indicators, and shares worked out from them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from transitiesim.analysis.values import DERIVED
from transitiesim.errors import InputError, closest
from transitiesim.language import Text
from transitiesim.recording.indicators import indicators
from transitiesim.results import Indicator, year_of

_DERIVED_TEXT = {
    "still_on_gas": ("homes", Text("Woningen met verwarming op gas", "Homes with gas heating")),
    "gas_free_share": (
        "share of the homes on gas at the start",
        Text(
            "Deel van de woningen die begin 2019 op gas zaten, dat van het gas af is",
            "Share of the homes on gas at the start of 2019 that have left it",
        ),
    ),
    "committed_share": (
        "share of the homes on gas at the start",
        Text(
            "Deel van de woningen die begin 2019 op gas zaten, dat van het gas af is of heeft getekend",
            "Share of the homes on gas at the start of 2019 that have left it or signed",
        ),
    ),
    "gas_free_of_standing": (
        "share of the homes that stand now",
        Text("Deel van de woningen die er nu staan zonder gas", "Share of the homes that stand now without gas"),
    ),
}


@cache
def known_outcomes() -> Mapping[str, Indicator]:
    """Everything that may be kept, by name; those of the tipping table are worked out every four years."""
    derived = {
        name: Indicator(name, "path", *_DERIVED_TEXT[name], better=better) for name, (_, better) in DERIVED.items()
    }
    return derived | {one.name: one for one in indicators()}


def check_outcomes(outcomes: Sequence[str], years: Sequence[int], precision: Mapping[str, float], months: int) -> None:
    """Outcomes exist, years lie in the run, and precision is asked of outcomes that are kept.

    Raises:
        InputError: otherwise.
    """
    known = known_outcomes()
    if not outcomes:
        raise InputError("outcomes", Text("er is er geen genoemd", "none is named"))
    for name in outcomes:
        if name not in known:
            what = Text(f"onbekende uitkomst '{name}'", f"unknown outcome '{name}'")
            allowed = Text("een naam als gas_free_share", "a name such as gas_free_share")
            raise InputError("outcomes", what, allowed, closest(name, known))
        if list(outcomes).count(name) > 1:
            raise InputError("outcomes", Text(f"'{name}' staat er twee keer", f"'{name}' is named twice"))
    first, last = year_of(-1), year_of(months - 1)
    for year in years:
        if not first <= year <= last:
            what = Text(f"{year} valt buiten de doorrekening", f"{year} lies outside the run")
            raise InputError("years", what, Text(f"{first} tot en met {last}", f"{first} to {last}"))
        if list(years).count(year) > 1:
            raise InputError("years", Text(f"{year} staat er twee keer", f"{year} is named twice"))
    for name, half_width in precision.items():
        where = f"precision.{name}"
        if name not in outcomes:
            what = Text("deze uitkomst wordt niet bewaard", "this outcome is not kept")
            raise InputError(where, what, ", ".join(outcomes), closest(name, outcomes))
        if not (half_width > 0 and math.isfinite(half_width)):
            what = Text(f"{half_width} kan niet", f"{half_width} is not possible")
            raise InputError(where, what, Text("een getal boven nul", "a number above zero"))
