"""Running: one run, and many on the same draws."""

from transitiesim.running.country import Country, country_of
from transitiesim.running.country_store import run_country
from transitiesim.running.ensemble import run
from transitiesim.running.one_run import RunRecord, model_of, run_one
from transitiesim.running.uncertainty import Drawn, draw_numbers

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
