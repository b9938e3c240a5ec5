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


# What they say was found by playing; experiments/training_games.py plays them again, for docs/training/games.md.
PREPARED: tuple[Prepared, ...] = (
    Prepared(
        "selwerd",
        1,
        Text(
            "Rustig en leerzaam: vijftien jaar lijkt alles op elkaar, daarna lopen goede en late keuzes uiteen.",
            "Calm and instructive: for fifteen years all look much the same, then good and late choices part.",
        ),
    ),
    Prepared(
        "selwerd",
        2,
        Text(
            "De projectleider vertrekt al na ronde 2: wat was er overgedragen?",
            "The project leader leaves after round 2 already: what had been handed over?",
        ),
    ),
    Prepared(
        "gillisbuurt",
        1,
        Text(
            "Twintig jaar niets te zien, en dan een kantelpunt dat maar een deel van de doorrekeningen haalt.",
            "Nothing to see for twenty years, and then a tipping point that only some of the runs reach.",
        ),
    ),
    Prepared(
        "gillisbuurt",
        3,
        Text(
            "De projectleider vertrekt al na ronde 1; geduld en overdracht worden beloond, maar niet altijd.",
            "The project leader leaves after round 1 already; patience and hand-over pay, but not always.",
        ),
    ),
    Prepared(
        "gillisbuurt",
        6,
        Text(
            "Het grootste verschil tussen eerst de mensen en tien jaar wachten, en veel toeval.",
            "The largest difference between people first and ten years of waiting, and a lot of chance.",
        ),
    ),
)


def prepared_for(place: str) -> tuple[Prepared, ...]:
    """The prepared seeds of a neighbourhood."""
    return tuple(one for one in PREPARED if one.place == place)
