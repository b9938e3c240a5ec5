"""Shock cards: what happens to every table alike, as an assumption about the world of the scenario."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from transitiesim.language import Text
from transitiesim.randomness import draws, stream
from transitiesim.scenario import PriceShock, World, WorldEvent

_ORDER = stream("training: order of the shock cards")
PRICE_FACTOR = 1.8
PRICE_MONTHS = 18


@dataclass(frozen=True, slots=True)
class Card:
    """One card.

    Attributes:
        name: short name.
        title: what is printed on it.
        says: what it means for the years to come.
    """

    name: str
    title: Text
    says: Text


CARDS: Mapping[str, Card] = {
    one.name: one
    for one in (
        Card(
            "pandemic",
            Text("Pandemie", "Pandemic"),
            Text(
                "Twee jaar lang kan er nauwelijks iemand aan de deur komen. Het plan past niet meer bij wat er speelt.",
                "For two years hardly anybody can call at a door. The plan no longer fits what is going on.",
            ),
        ),
        Card(
            "price",
            Text("Gas wordt duur", "Gas becomes dear"),
            Text(
                "Anderhalf jaar lang kost gas 80 procent meer dan anders. Rekeningen stijgen, vertrouwen daalt.",
                "For a year and a half gas costs 80 percent more than otherwise. Bills rise, trust falls.",
            ),
        ),
        Card(
            "departure",
            Text("De projectleider vertrekt", "The project leader leaves"),
            Text(
                "Kennis en contacten gaan mee de deur uit, voor zover ze niet zijn overgedragen. De post staat leeg.",
                "Knowledge and contacts walk out of the door, unless they were handed over. The post is empty.",
            ),
        ),
        Card(
            "election",
            Text("Extra verkiezingen", "Extra elections"),
            Text(
                "De gemeente gaat samen met een andere; er zijn verkiezingen buiten de kalender om. Steun moet opnieuw "
                "worden verdiend, en het programma kan stil komen te liggen.",
                "The municipality merges with another; there are elections outside the calendar. Backing has to be "
                "earned again, and the programme may come to a standstill.",
            ),
        ),
        Card(
            "none",
            Text("Rustige jaren", "Quiet years"),
            Text("Er gebeurt niets bijzonders.", "Nothing out of the ordinary happens."),
        ),
    )
}
SHOCKS = tuple(name for name in CARDS if name != "none")


def drawn_card(seed: int, number: int) -> str:
    """The card that comes after a round: all shocks once, in an order that the seed decides, then again."""
    order = np.argsort(draws(seed, _ORDER, np.arange(len(SHOCKS))), kind="stable")
    return SHOCKS[int(order[number % len(SHOCKS)])]


def with_card(world: World, name: str, month: int) -> World:
    """The world in which a card falls in a month."""
    if name == "none":
        return world
    if name == "price":
        shock = PriceShock(month, PRICE_FACTOR, PRICE_MONTHS)
        return dataclasses.replace(world, price_shocks=(*world.price_shocks, shock))
    kind = next(kind for kind in ("pandemic", "election", "departure") if kind == name)
    return dataclasses.replace(world, events=(*world.events, WorldEvent(month, kind)))
