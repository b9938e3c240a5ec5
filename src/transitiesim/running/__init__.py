"""Running: one run, and many on the same draws."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from transitiesim.running.one_run import RunRecord, model_of, run_one
from transitiesim.running.uncertainty import Drawn, draw_numbers

if TYPE_CHECKING:
    from transitiesim.running.country import Country, country_of
    from transitiesim.running.country_store import run_country
    from transitiesim.running.ensemble import run

_PLACES = {
    "Country": "transitiesim.running.country",
    "country_of": "transitiesim.running.country",
    "run": "transitiesim.running.ensemble",
    "run_country": "transitiesim.running.country_store",
}

__all__ = [
    "Country",
    "Drawn",
    "RunRecord",
    "country_of",
    "draw_numbers",
    "model_of",
    "run",
    "run_country",
    "run_one",
]


def __getattr__(name: str) -> Any:
    """Load what makes many runs side by side when it is first used: one run does without."""
    if name not in _PLACES:
        raise AttributeError(f"module 'transitiesim.running' has no attribute '{name}'")
    return getattr(importlib.import_module(_PLACES[name]), name)
