"""Patterns 36 to 51: residents, trust and participation."""

from __future__ import annotations

import math

import numpy as np

from transitiesim.parameters import Parameters
from transitiesim.patterns.measures import at, mean_of
from transitiesim.patterns.pattern import Pattern, built_in, emergent
from transitiesim.patterns.statistics import (
    Sample,
    Values,
    average,
    correlation_of_ranks,
    custom,
    interaction,
    mean,
    paired,
    ranks,
    trend,
)
from transitiesim.rules.trust import after_bad_experience, after_good_experience, loss_of_bad_experience

_DEFAULTS = Parameters()
_DELAYS = tuple(f"first contact {one}" for one in (0, 12, 30, 48))
_DEPTHS = tuple(f"depth {one:g}" for one in (0.5, 1.0, 1.5, 2.5))
_OUTREACH_HOURS = 5 * 12 * _DEFAULTS.staff.hours_per_month  # of the one outreach post at 1,500 homes, 2019 to 2023


def _good_per_bad(_: Sample) -> float:
    """Good contacts of depth 1 that make up for one bad event of severity 1, at the trust of the start."""
    t = _DEFAULTS.trust
    trust = after_bad_experience(t.start, loss_of_bad_experience(t.gain, t.asymmetry, 1.0, t.explanation))
    count = 0
    while trust < t.start:
        trust = after_good_experience(trust, t.gain)
        count += 1
    return float(count)


def _damage_per_first_contact(s: Sample, arm: str) -> float:
    contacts = float(s(arm, at("first_contacts", 2033)).sum())
    return float(s(arm, at("first_contact_damage", 2033)).sum()) / contacts if contacts else math.nan


def _smallest_step_of_damage(s: Sample) -> float:
    return float(np.diff([_damage_per_first_contact(s, arm) for arm in _DELAYS]).min())


def _reach_ratio(s: Sample) -> float:
    hard, others = (
        s("practice", at(f"{side}:reached", 2033)).sum() / s("practice", at(f"{side}:homes", 2033)).sum()
        for side in ("hard", "others")
    )
    return float(hard / others)


def _rosy(s: Sample, arm: str) -> Values:
    """Trust as managers think it is, less what it is."""
    return s(arm, at("picture_trust", 2028)) - s(arm, at("trust_programme", 2028))


def _bill_against_climate(s: Sample) -> float:
    base = s("net", at("left", 2050))
    bill, climate = (s(arm, at("left", 2050)) - base for arm in ("net dear gas", "net more concern"))
    return average(bill) - average(climate)


RESIDENTS: tuple[Pattern, ...] = (
    emergent(
        36, "energierekening boven klimaat",
        "Een vijfde meer op de rekening beweegt meer dan een vijfde meer zorg om het klimaat.",
        "A fifth more on the bill moves more than a fifth more concern about the climate.",
        custom("verschil in het deel van het gas af in 2050: duurder gas min meer zorg",
               "difference in the share off gas in 2050: dearer gas less more concern",
               ("net", "net dear gas", "net more concern"), _bill_against_climate, above=0.0),
    ),
    built_in(
        37, "niet hun enige zorg",
        "Hoe meer zorgen zich stapelen, hoe minder bewoners zich betrokken voelen.",
        "The more worries pile up, the less involved residents feel.",
        trend(("worry 0.1", "worry 0.3", "worry 0.6"), at("involvement", 2033), below=-0.5),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        38, "kwetsbaar, weinig samenhang",
        "Met minder banden tussen buren komt hetzelfde programma minder ver.",
        "With fewer ties between neighbours the same programme gets less far.",
        paired("net ties 4", "net ties 16", "mean_left", above=0.0),
    ),
    built_in(
        39, "niet vanaf het begin, gaandeweg",
        "Hoe later het eerste gesprek, hoe groter de klap voor het vertrouwen.",
        "The later the first conversation, the harder the blow to trust.",
        custom("kleinste stap in verloren vertrouwen per eerste contact, van maand 0 naar 12 naar 30 naar 48",
               "smallest step in trust lost per first contact, from month 0 to 12 to 30 to 48",
               _DELAYS, _smallest_step_of_damage, above=0.0),
    ),
    emergent(
        40, "afwachtende houding",
        "In de praktijk blijft tijd voor contact met bewoners onbenut.",
        "In practice time for contact with residents goes unused.",
        custom("gebruikte uren gedeeld door de uren van de post, 2019 tot en met 2023",
               "hours used over hours of the post, 2019 to 2023", ("practice",),
               lambda s: average(s("practice", at("hours_outreach", 2023))) / _OUTREACH_HOURS, below=0.75),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        41, "traditionele participatiemethoden",
        "Dieper meedoen geeft meer eigenaarschap, en iets meer woningen van het gas.",
        "Deeper participation gives more ownership, and a few more homes off gas.",
        trend(_DEPTHS, at("ownership_per_contact", 2033), above=0.5),
        paired("net", "net+5.1", at("left", 2050), above=0.0),
    ),
    built_in(
        42, "broos",
        "Een slechte ervaring vraagt meer dan een goede om te herstellen.",
        "One bad experience takes more than one good one to mend.",
        custom("goede contacten die een slechte gebeurtenis goedmaken (uit de regels)",
               "good contacts that make up for one bad event (from the rules)", ("practice",), _good_per_bad,
               above=1.0),
    ),
    emergent(
        43, "betrokken te houden",
        "Zonder contact zakt betrokkenheid weg; een groep die blijft, houdt die langer vast.",
        "Without contact involvement sinks; a group that stays holds it longer.",
        custom("verandering van betrokkenheid tot eind 2023 als er niemand langskomt",
               "change of involvement to the end of 2023 when nobody comes", ("nobody comes",),
               lambda s: average(s("nobody comes", at("involvement", 2023))
                                 - s("nobody comes", at("involvement", 2018))), below=0.0),
        paired("practice", "5.5", at("involvement", 2028), above=0.0),
    ),
    built_in(
        44, "verloop van bewoners groot",
        "Na drie jaar zitten er in de praktijk weinig oprichters meer in de bewonersgroep.",
        "After three years few founders are left in the resident group in practice.",
        custom("deel van de oprichters dat eind 2021 over is", "share of the founders left at the end of 2021",
               ("practice",), lambda s: average(s("practice", at("founders_left", 2021))
                                                / np.maximum(1.0, s("practice", at("founders_left", 2018)))),
               below=0.1),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        45, "geen afspiegeling",
        "Actieve en bereikte bewoners lijken niet op de wijk; met 5.4 meer.",
        "Active and reached residents do not mirror the neighbourhood; with 5.4 they do more.",
        mean("practice", mean_of("group_dissimilarity"), above=0.1),
        paired("practice", "5.4", at("reach_dissimilarity", 2033), below=0.0),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        46, "stille meerderheid",
        "De meeste bewoners zijn na vijf jaar nooit gesproken.",
        "Most residents have never been spoken with after five years.",
        custom("deel van de huishoudens ooit bereikt, eind 2023", "share of households ever reached, end of 2023",
               ("practice",), lambda s: average(s("practice", at("reached", 2023)) / s("practice", at("homes", 2023))),
               below=0.5),
        profiles=("mixed", "crowded", "village"),
    ),
    built_in(
        47, "armoede, laaggeletterdheid, taal",
        "Moeilijk bereikbare groepen worden veel minder bereikt.",
        "Hard-to-reach groups are reached far less.",
        custom("bereik van moeilijk bereikbare groepen gedeeld door dat van anderen, eind 2033",
               "reach among hard-to-reach groups over that among others, end of 2033",
               ("practice",), _reach_ratio, below=0.5),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        48, "stem van de niet-betrokken",
        "Bestuurders denken dat het vertrouwen groter is dan het is; met meten en breder bereik minder.",
        "Managers think trust is higher than it is; less so with monitoring and wider reach.",
        custom("beeld min echt vertrouwen, eind 2028", "picture less true trust, end of 2028", ("practice",),
               lambda s: average(_rosy(s, "practice")), above=0.0),
        custom("hetzelfde, met 5.4 en 7.2 min zonder", "the same, with 5.4 and 7.2 less without",
               ("practice", "5.4+7.2"), lambda s: average(_rosy(s, "5.4+7.2") - _rosy(s, "practice")), below=0.0),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        49, "vonken slaan niet altijd over",
        "Alleen een grotere groep doet weinig; diepte en bestendigheid samen meer dan los.",
        "A larger group alone does little; depth and stability do more together than apart.",
        paired("practice", "large group", at("left", 2050), above=-0.02, below=0.02),
        interaction("practice", "5.1", "5.5", "5.1+5.5", mean_of("offer_fit"), above=0.0),
    ),
    emergent(
        50, "leren kennen en begrijpen",
        "Wie meer luistert, krijgt een aanbod dat beter past.",
        "Those who listen more get an offer that fits better.",
        custom("stijging van de pasvorm van het aanbod, eind 2021 tot eind 2033",
               "rise of the fit of the offer, end of 2021 to end of 2033", ("all",),
               lambda s: average(s("all", at("offer_fit", 2033)) - s("all", at("offer_fit", 2021))), above=0.0),
        ranks(_DEPTHS, at("ownership_gained", 2028), at("offer_fit", 2028), above=0.0),
    ),
    emergent(
        51, "vertrouwen minder zichtbaar",
        "Zonder meten volgt het beeld van bestuurders het echte vertrouwen slecht; met meten beter.",
        "Without monitoring the picture of managers follows true trust badly; with it, better.",
        custom("correlatie over runs van beeld en echt vertrouwen eind 2028, met 7.2 min zonder",
               "correlation over runs of picture and true trust at the end of 2028, with 7.2 less without",
               ("net", "net+7.2"), lambda s: _follows(s, "net+7.2") - _follows(s, "net"), above=0.0),
        paired("practice", "7.2", mean_of("picture_error"), below=0.0),
    ),
)  # fmt: skip


def _follows(s: Sample, arm: str) -> float:
    return correlation_of_ranks(s(arm, at("picture_trust", 2028)), s(arm, at("trust_programme", 2028)))
