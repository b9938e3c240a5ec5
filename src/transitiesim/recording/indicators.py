"""What every recorded column means: one record per column of the path, the programme and the tipping table."""

from __future__ import annotations

from functools import cache

from transitiesim.language import Text
from transitiesim.recording.path_indicators import PATH_INDICATORS
from transitiesim.recording.programme_indicators import PROGRAMME_INDICATORS
from transitiesim.results.indicator import Better, Indicator


def _tipping(name: str, unit: str, nl: str, en: str, better: Better | None = None) -> Indicator:
    return Indicator(name, "tipping", unit, Text(nl, en), better)


TIPPING_INDICATORS = (
    _tipping(
        "share_now",
        "share of homes",
        "Deel van de woningen dat nu heeft getekend of van het gas af is",
        "Share of homes that has signed or left gas now",
        "high",
    ),
    _tipping(
        "lowest_fixed_point",
        "share of homes",
        "Deel van de woningen waarop het blijft steken als er niets verandert dan dat buren elkaar volgen",
        "Share of homes at which it comes to rest when nothing changes but neighbours following each other",
        "high",
    ),
    _tipping(
        "fold",
        "yes or no",
        "Of er een kantelpunt voor ons ligt: een kleine stap die een sprong geeft",
        "Whether there is a tipping point ahead: a small step that gives a leap",
    ),
    _tipping(
        "extra_commitment",
        "share of homes",
        "Hoeveel extra woningen moeten meedoen om te kantelen",
        "How many more homes must take part to tip",
        "low",
    ),
    _tipping(
        "extra_trust",
        "share",
        "Hoeveel het vertrouwen van iedereen moet stijgen om te kantelen",
        "How much the trust of everybody must rise to tip",
        "low",
    ),
    _tipping(
        "signatures_short_complexes",
        "votes",
        "Instemmingen van huurders die alle complexen samen nog tekortkomen",
        "Votes of tenants that all complexes together are still short of",
        "low",
    ),
    _tipping(
        "signatures_short_units",
        "homes",
        "Woningen die de deelgebieden samen nog tekortkomen voor een warmtenet dat uit kan",
        "Homes that the units together are still short of for a heat network that pays",
        "low",
    ),
)


@cache
def indicators() -> tuple[Indicator, ...]:
    """Records of all recorded columns, by table; keys such as month, group and basis are left out.

    Raises:
        LookupError: when a column has two records.
    """
    found = (*PATH_INDICATORS, *PROGRAMME_INDICATORS, *TIPPING_INDICATORS)
    names = [one.name for one in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise LookupError(f"columns with two records: {', '.join(twice)}")
    return found
