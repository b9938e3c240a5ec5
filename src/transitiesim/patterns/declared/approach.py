"""Patterns 15 to 28: start, approach and integration."""

from __future__ import annotations

import numpy as np

from transitiesim.language import Text
from transitiesim.patterns.arms import OFFICIALS
from transitiesim.patterns.measures import at, mean_of
from transitiesim.patterns.pattern import Pattern, built_in, cannot, emergent
from transitiesim.patterns.statistics import Sample, average, custom, interaction, mean, paired, share, trend

_OFFICIALS = tuple(f"officials {one:g}" for one in OFFICIALS)
_HUB = tuple(f"officials {one:g} hub" for one in OFFICIALS)
_HOURS = 24.0  # of another official, a month


def _output(s: Sample, arms: tuple[str, ...]) -> np.ndarray:
    """Hours a month of other officials that are left for work, by number of officials; length 5."""
    return np.array([
        average(s(arm, mean_of("effective_capacity"))) * (3 * 120.0 + number * _HOURS)
        for number, arm in zip(OFFICIALS, arms, strict=True)
    ])  # fmt: skip


def _curvature(s: Sample) -> float:
    return float(np.polynomial.Polynomial.fit(OFFICIALS, _output(s, _OFFICIALS), 2).convert().coef[2])


def _gain_of_hub_by_crowding(s: Sample) -> float:
    gain = _output(s, _HUB) - _output(s, _OFFICIALS)
    return float(gain[-1] - gain[0])


APPROACH: tuple[Pattern, ...] = (
    emergent(
        15, "te gehaast van wal",
        "Wie zich bezint, begint later, hoeft minder over te doen en komt verder.",
        "Those who look before they leap begin later, redo less and get further.",
        paired("net", "net+1.2", "first:agreement", above=0.0),
        paired("net", "net+1.2", at("false_starts", 2050), below=0.0),
        paired("net", "net+1.2", "mean_left", above=0.0),
    ),
    emergent(
        16, "start zoals je gewend bent",
        "Na een gewone start komt een schok harder aan.",
        "After a conventional start a shock hurts more.",
        interaction("net calm", "net shock", "net flexible calm", "net flexible shock", "mean_left", above=0.0),
    ),
    built_in(
        17, "traditionele, projectmatige",
        "In de praktijk wordt weinig geprobeerd en weinig geleerd.",
        "In practice little is tried and little is learnt.",
        paired("practice", "explore", at("experiments", 2023), above=0.0),
        paired("practice", "explore", at("knowledge", 2023), above=0.0),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        18, "aanvliegroute",
        "Het beeld bij de start werkt tien jaar later nog door.",
        "The frame at the start still tells ten years later.",
        paired("many views", "one view", at("integration", 2028), above=0.0),
    ),
    emergent(
        19, "borgen is lastig en fragiel, verkokering",
        "Samenhang slijt, ook waar het goed begon, tenzij die wordt bewaakt.",
        "Integration wears off, also where it began well, unless it is guarded.",
        mean("practice", "integration_halved", below=2025.0),
        mean("begins well", at("integration", 2033), below=0.4),
        paired("practice", "guarded", mean_of("integration"), above=0.1),
        paired("practice", "guarded", "integration_halved", above=0.0),
    ),
    emergent(
        20, "integrale ambities zelden",
        "De ambitie om samenhangend te werken wordt zelden gehaald.",
        "The ambition of integrated work is seldom met.",
        share("practice", Text("deel van de runs met minder samenhang eind 2033 dan bij de start",
                               "share of runs with less integration at the end of 2033 than at the start"),
              lambda s: s("practice", at("integration", 2033)) < s("practice", at("integration", 2018)), above=0.5),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        21, "personele capaciteit, knellende regels, middelen",
        "Een knelpunt wegnemen helpt minder dan twee: dan knelt het volgende.",
        "Taking one bottleneck away helps less than two: the next one binds.",
        interaction("net", "net more staff", "net fewer rules", "net both", "mean_left", above=0.0),
    ),
    built_in(
        22, "ambtelijke drukte, tientallen",
        "Meer ambtenaren geven eerst meer en dan minder werk; met een spil ligt het beste aantal hoger.",
        "More officials first give more and then less work; with a hub the best number is higher.",
        custom("kromming van bruikbare uren tegen het aantal andere ambtenaren",
               "curvature of useful hours against the number of other officials",
               _OFFICIALS, _curvature, below=0.0),
        custom("winst van de spil bij 32 andere ambtenaren min die bij geen",
               "gain of the hub with 32 other officials less that with none",
               (*_OFFICIALS, *_HUB), _gain_of_hub_by_crowding, above=0.0),
    ),
    built_in(
        23, "grotere steden",
        "Hoe meer ambtenaren, hoe groter het deel dat aan overleg opgaat.",
        "The more officials, the larger the share that goes into coordination.",
        trend(_OFFICIALS, mean_of("effective_capacity"), below=0.0),
    ),
    cannot(
        24, "uitvoerende professionals, stadskantoor",
        "Uitvoerders werken samen waar beleidsmakers langs elkaar heen werken.",
        "Front-line workers cooperate where policy makers do not align.",
        "Medewerkers hebben een rol, geen laag; samenwerking per laag wordt niet nagebootst.",
        "Staff have a role, no layer; cooperation by layer is not modelled.",
    ),
    emergent(
        25, "coördinatie en afstemming beter",
        "Met procesregie houdt de ambitie langer stand.",
        "With process direction the ambition holds longer.",
        paired("practice", "3.4", "integration_halved", above=0.0),
        profiles=("crowded",),
    ),
    cannot(
        26, "nieuw type ambtenaar",
        "Banden tussen domeinen voorspellen of koppelen lukt.",
        "Ties between domains predict whether linking succeeds.",
        "Banden tussen medewerkers van verschillende domeinen worden niet nagebootst, alleen overleg als geheel.",
        "Ties between staff of different domains are not modelled, only coordination as a whole.",
    ),
    built_in(
        27, "directe beleidsdruk",
        "Onder druk van de klimaatopgave gaat de aandacht steeds meer naar warmte alleen.",
        "Under policy pressure ever more attention goes to heat alone.",
        custom("stijging van de aandacht voor alleen warmte, eind 2019 tot eind 2033",
               "rise of attention to heat alone, end of 2019 to end of 2033",
               ("practice",), lambda s: average(s("practice", at("attention_heat", 2033))
                                                - s("practice", at("attention_heat", 2019))), above=0.1),
    ),
    built_in(
        28, "spraakverwarring",
        "Hoe verder beelden uiteenlopen, hoe later een afspraak.",
        "The further views are apart, the later an agreement.",
        paired("one view", "many views", "first:agreement", above=0.0),
        profiles=("mixed", "crowded", "village"),
    ),
)  # fmt: skip
