"""Patterns 29 to 35: linking tasks."""

from __future__ import annotations

import numpy as np

from transitiesim.patterns.measures import at, mean_of
from transitiesim.patterns.pattern import Pattern, built_in, emergent
from transitiesim.patterns.statistics import Sample, Values, average, custom, interaction, mean, paired

_LIVEABILITY = mean_of("liveability")
_UNREADY, _UNREADY_FITS = "unready, always the highest level", "unready, level that fits"
_READY, _READY_FITS = "ready, always the highest level", "ready, level that fits"


def _left_out(s: Sample, arm: str) -> Values:
    out, inside = s(arm, at("complexes_left_out", 2050)), s(arm, at("complexes_in_campaign", 2050))
    share: Values = np.divide(out, out + inside, out=np.full(len(out), np.nan), where=out + inside > 0)
    return share


def _openings(s: Sample, arm: str) -> Values:
    opened, works = s(arm, at("street_openings", 2050)), s(arm, "events:investment")
    each: Values = np.divide(opened, works, out=np.full(len(opened), np.nan), where=works > 0)
    return each


def _slope(s: Sample, arm: str) -> float:
    """Slope of liveability in 2050 on the share that left gas, over runs."""
    left, liveability = s(arm, at("left", 2050)), s(arm, at("liveability", 2050))
    spread = float(((left - left.mean()) ** 2).sum())
    if spread == 0.0:
        return float("nan")
    return float(((left - left.mean()) * (liveability - liveability.mean())).sum() / spread)


def _off_gas_of(s: Sample, arm: str, side: str) -> Values:
    on_gas = s(arm, at(f"{side}:gas", 2050)) + s(arm, at(f"{side}:signed", 2050)) + s(arm, at(f"{side}:hybrid", 2050))
    share: Values = 1.0 - on_gas / s(arm, at(f"{side}:homes", 2050))
    return share


def _more_for_vulnerable(s: Sample) -> float:
    hard = _off_gas_of(s, "net fit and relief", "hard") - _off_gas_of(s, "net", "hard")
    others = _off_gas_of(s, "net fit and relief", "others") - _off_gas_of(s, "net", "others")
    return average(hard - others)


LINKING: tuple[Pattern, ...] = (
    emergent(
        29, "koppelkansen",
        "Het hoogste niveau van koppelen loont alleen in een organisatie die er klaar voor is.",
        "The highest level of linking pays only in an organisation that is ready for it.",
        mean(_UNREADY, at("links_failed_share", 2033), above=0.5),
        mean(_READY, at("links_failed_share", 2033), below=0.5),
        paired(_UNREADY, _UNREADY_FITS, _LIVEABILITY, above=0.0),
    ),
    built_in(
        30, "meekoppelkansen",
        "Wie de planning van anderen kent, hoeft straten minder vaak open te breken.",
        "Those who know the calendars of others open streets less often.",
        custom("keren dat straten opengaan per aanleg, met 2.3 min zonder",
               "street openings per works, with 2.3 less without", ("net", "net+2.3"),
               lambda s: average(_openings(s, "net+2.3")) - average(_openings(s, "net")), below=0.0),
    ),
    built_in(
        31, "afstemming",
        "Wie planningen afstemt, houdt minder complexen buiten de campagne.",
        "Aligned calendars leave fewer complexes out of the campaign.",
        custom("deel van de complexen dat buiten campagnes bleef, met 2.4 min zonder",
               "share of complexes left out of campaigns, with 2.4 less without", ("all-2.4", "all"),
               lambda s: average(_left_out(s, "all")) - average(_left_out(s, "all-2.4")), below=0.0),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        32, "niet-verbinden als tussenstap",
        "Een lager niveau kiezen loont in een organisatie die er niet klaar voor is, en niet in een die dat wel is.",
        "Choosing a lower level pays in an organisation that is not ready, and not in one that is.",
        interaction(_UNREADY, _UNREADY_FITS, _READY, _READY_FITS, _LIVEABILITY, below=0.0),
    ),
    emergent(
        33, "mensgerichte koppelkansen",
        "Wat past en ook bij andere zorgen helpt, haalt kwetsbare bewoners meer dan anderen over.",
        "What fits and helps with other worries wins over vulnerable residents more than others.",
        custom("winst in het deel van het gas af, moeilijk bereikbare groepen min anderen",
               "gain in the share off gas, hard-to-reach groups less others", ("net", "net fit and relief"),
               _more_for_vulnerable, above=0.0),
    ),
    emergent(
        34, "gebiedsgerichte koppelkansen",
        "Koppelen verbetert straat en groen, ook voor wie nog op gas zit.",
        "Linking improves streets and green, also for those still on gas.",
        paired("practice", "linked", at("liveability_public_space", 2028), above=0.01),
        mean("linked", at("left", 2028), below=0.1),
        profiles=("mixed", "village"),
    ),
    emergent(
        35, "hefboom, leefbaarheid",
        "Met koppelen gaan warmte en leefbaarheid samen op; zonder koppelen niet.",
        "With linking, heat and liveability rise together; without, they do not.",
        custom("helling van leefbaarheid op het deel van het gas af, met koppelen",
               "slope of liveability on the share off gas, with linking",
               ("net linked",), lambda s: _slope(s, "net linked"), above=0.0),
        custom("dezelfde helling zonder koppelen", "the same slope without linking",
               ("net",), lambda s: _slope(s, "net"), above=-0.05, below=0.05),
    ),
)  # fmt: skip
