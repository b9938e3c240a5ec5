"""Patterns 64 to 77: conditions, scale and learning."""

from __future__ import annotations

import numpy as np

from transitiesim.patterns.measures import at, mean_of
from transitiesim.patterns.pattern import Pattern, built_in, emergent
from transitiesim.patterns.statistics import Sample, average, custom, interaction, mean, paired, quotient, ranks

_LINKS = ("links_synergy", "links_along", "links_alignment")


def _links(s: Sample, arm: str) -> np.ndarray:
    return np.sum([s(arm, at(name, 2033)) for name in _LINKS], axis=0)


CONDITIONS: tuple[Pattern, ...] = (
    emergent(
        64, "coronapandemie",
        "De pandemie legt contact stil en remt vertrouwen; daarna is er meer aandacht.",
        "The pandemic stops contact and holds back trust; afterwards there is more attention.",
        paired("5.2 no pandemic", "5.2", at("contacts", 2021), below=0.0),
        paired("5.2 no pandemic", "5.2", at("trust_programme", 2021), below=0.0),
        paired("5.2 no pandemic", "5.2", at("support_council", 2022), above=0.0),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        65, "stijgende energieprijzen",
        "Duurder gas helpt als het aanbod de rekening verlaagt, en kost vertrouwen als het dat niet doet.",
        "Dearer gas helps where the offer lowers the bill, and costs trust where it does not.",
        paired("net cheap heat", "net cheap heat, shock", at("left", 2033), above=0.0),
        interaction("net dear heat", "net dear heat, shock", "net cheap heat",
                    "net cheap heat, shock", at("trust_programme", 2025), above=0.0),
    ),
    built_in(
        66, "openstaan voor voortschrijdend inzicht",
        "Wie het plan vaker bijstelt, is sneller over een schok heen.",
        "Those who adapt the plan more often are over a shock sooner.",
        paired("shock", "shock 1.3", at("months_out_of_step", 2050), below=0.0),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        67, "straat, blok, plein, buurt",
        "Woningen gaan buurt voor buurt van het gas af, en contact per straat haalt meer dan verspreid contact.",
        "Homes leave gas block by block, and contact by street does more than contact spread out.",
        mean("all", "spread_of_sub_areas", above=0.1),
        paired("all-6.1", "all", "mean_left", above=0.0),
    ),
    emergent(
        68, "deelgebieden",
        "Met deelgebieden valt het eerste besluit eerder, zijn er meer stappen en haalt een deel het waar het "
        "geheel zou falen.",
        "With sub-areas the first decision comes sooner, there are more steps, and some succeed where the whole "
        "would fail.",
        paired("all-6.2", "all", at("first_decision_month", 2050), below=0.0),
        paired("all-6.2", "all", "steps", above=0.0),
        paired("all-6.2", "all", "sub_areas_half", above=0.0),
    ),
    emergent(
        69, "wijkniveau altijd het geëigende",
        "Opdelen helpt onder de drempel en schaadt erboven.",
        "Dividing helps below the threshold and hurts above it.",
        paired("usual support, one unit", "usual support, sub-areas", "mean_left", above=0.0),
        paired("high support, one unit", "high support, sub-areas", at("left", 2050), below=0.0),
    ),
    emergent(
        70, "brede gebiedsanalyse, gedragen",
        "Zonder gedeeld beeld komt er ook met meer geld weinig van koppelen.",
        "Without a shared picture little linking is done, also with more money.",
        custom("geslaagde koppelingen tot eind 2033 met meer geld en zonder beeld, gedeeld door met beide",
               "links that succeeded by the end of 2033 with more money and no picture, over with both",
               ("rich", "rich 2.1+2.5"),
               lambda s: quotient(average(_links(s, "rich")), average(_links(s, "rich 2.1+2.5"))), below=0.2),
        custom("wisselwerking van geld en beeld in koppelingen", "interaction of money and picture in links",
               ("practice", "rich", "2.1+2.5", "rich 2.1+2.5"),
               lambda s: average(_links(s, "rich 2.1+2.5") - _links(s, "2.1+2.5") - _links(s, "rich")
                                 + _links(s, "practice")), above=0.0),
    ),
    emergent(
        71, "veldbezetting tegenover structuren",
        "Afspraken en structuren zonder de juiste mensen doen weinig.",
        "Structures and agreements without the right people do little.",
        interaction("net", "net+3", "net+4", "net+3+4", "mean_left", above=0.0),
        profiles=("crowded",),
    ),
    emergent(
        72, "randvoorwaarden",
        "Hoe klaar de organisatie na drie jaar is, voorspelt of de hoogste vorm van koppelen later lukt.",
        "How ready the organisation is after three years predicts whether the highest form of linking succeeds later.",
        ranks(("2", "2+3", "2+3+4"), at("readiness", 2021), at("links_synergy", 2033), above=0.2),
    ),
    built_in(
        73, "directie en management, gemeenteraad, bestuurskracht",
        "Met verankering leggen verkiezingen het programma minder vaak stil.",
        "With anchoring, elections bring the programme to a standstill less often.",
        paired("practice", "anchored", at("months_interrupted", 2050), below=0.0),
        custom("deel van de verkiezingen dat het programma stillegt, met verankering min zonder",
               "share of elections that stop the programme, with anchoring less without", ("practice", "anchored"),
               lambda s: average(s("anchored", "share_of_elections_interrupting"))
               - average(s("practice", "share_of_elections_interrupting")), below=0.0),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        74, "oog op de bal",
        "Met meten wordt een daling van vertrouwen eerder beantwoord.",
        "With monitoring a fall of trust is answered sooner.",
        paired("practice", "7.2", "first:repair", below=0.0),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        75, "lerende aanpak onmisbaar",
        "Wie lerend werkt, leert meer van elk project en weet over de hele looptijd meer.",
        "Those who work in a learning way learn more from each project and know more over the whole run.",
        paired("practice", "7", at("learning_per_project", 2050), above=0.0),
        paired("practice", "7", mean_of("knowledge"), above=0.0),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        76, "experimenteren is leren door te doen",
        "Experimenten waarop niet wordt gereflecteerd leren weinig.",
        "Experiments that are not reflected on teach little.",
        interaction("practice", "4.1", "1.3", "4.1+1.3", mean_of("knowledge"), above=0.0),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        77, "vertrouwen en eigenaarschap",
        "Wie na vijf jaar stopt met onderhoud, verliest het opgebouwde vertrouwen.",
        "Those who stop upkeep after five years lose the trust they built.",
        custom("vertrouwen eind 2028 min dat eind 2023, na stoppen in 2024",
               "trust at the end of 2028 less that at the end of 2023, after stopping in 2024", ("trust dropped",),
               lambda s: average(s("trust dropped", at("trust_programme", 2028))
                                 - s("trust dropped", at("trust_programme", 2023))), below=0.0),
        paired("trust kept up", "trust dropped", at("trust_programme", 2033), below=0.0),
        profiles=("mixed", "crowded", "village"),
    ),
)  # fmt: skip
