"""Seeds that were tried beforehand, with what usually happens in them."""

from __future__ import annotations

from dataclasses import dataclass

from transitiesim.language import Text


@dataclass(frozen=True, slots=True)
class Prepared:
    """One seed in one neighbourhood.

    Attributes:
        place: id of the neighbourhood.
        seed: the seed.
        text: what it is good for.
    """

    place: str
    seed: int
    text: Text


PREPARED: tuple[Prepared, ...] = (
    Prepared("selwerd", 1, Text("", "")),
    Prepared("selwerd", 2, Text("", "")),
    Prepared("gillisbuurt", 1, Text("", "")),
    Prepared("gillisbuurt", 3, Text("", "")),
    Prepared("gillisbuurt", 6, Text("", "")),
)


def prepared_for(place: str) -> tuple[Prepared, ...]:
    """The prepared seeds of a neighbourhood."""
    return tuple(one for one in PREPARED if one.place == place)
