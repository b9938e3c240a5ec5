"""Years of a round and other words that more than one page uses."""

from __future__ import annotations

from transitiesim.language import Text
from transitiesim.scenario.dates import FIRST_YEAR
from transitiesim.training.room.settings import Settings


def years_of_round(settings: Settings, number: int) -> tuple[int, int]:
    """First and last year of a round."""
    return FIRST_YEAR + settings.starts[number] // 12, FIRST_YEAR + settings.ends[number] // 12 - 1


TABLE_N = Text("Tafel {n}", "Table {n}")
MIND = Text(
    "Gevolgen van aannames, geen voorspelling. Het model is niet geijkt op waarnemingen.",
    "Consequences of assumptions, not a forecast. The model is not calibrated on observations.",
)
