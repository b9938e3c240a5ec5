"""Patterns 52 to 63: people and organisations."""

from __future__ import annotations

import math

import numpy as np

from transitiesim.language import Text
from transitiesim.parameters import Parameters
from transitiesim.patterns.arms import OFFICIALS
from transitiesim.patterns.measures import at, mean_of
from transitiesim.patterns.pattern import Pattern, built_in, emergent
from transitiesim.patterns.statistics import Sample, average, custom, mean, paired, quotient, share, spread, trend

_STAFF = Parameters().staff
_AVAILABLE = _STAFF.tenure / (_STAFF.tenure + _STAFF.vacancy)
_POSTS = 3  # at 1,500 homes


def _effect_in_spreads(s: Sample) -> float:
    """Effect of nobody leaving on the share off gas over the years, in standard deviations over runs."""
    gain = s("net nobody leaves", "mean_left") - s("net", "mean_left")
    return quotient(average(gain), float(s("net", "mean_left").std()))


def _variance_of_success(s: Sample) -> float:
    def of(arm: str) -> float:
        tried = s(arm, at("experiments", 2050))
        return float(((tried - s(arm, at("experiments_failed", 2050))) / np.maximum(1.0, tried)).var())

    return quotient(of("practice"), of("same creativity"))


def _repeats_cold_over_warm(s: Sample) -> float:
    cold, warm = (
        float(s(arm, at("repeats", 2050)).sum() / s(arm, "events:succession").sum()) for arm in ("practice", "4.3")
    )
    return cold / warm if warm else math.nan


PEOPLE: tuple[Pattern, ...] = (
    built_in(
        52, "pioniers",
        "Enkele mensen dragen het meeste werk.",
        "A few people carry most of the work.",
        mean("practice", at("contribution_gini", 2033), above=0.4),
        profiles=("mixed", "crowded", "village"),
    ),
    built_in(
        53, "lange adem",
        "Voordat de helft van het gas af is, is er vrijwel zeker een sleutelpersoon vertrokken.",
        "Before half has left gas, a key person has almost surely left.",
        share("practice", Text("deel van de runs met een vertrek voor de helft van het gas af is",
                               "share of runs with a departure before half has left gas"),
              lambda s: s("practice", "first:departure") < 12 * (s("practice", "t50") - 2019), above=0.95),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        54, "sleutelpersonen uitvallen",
        "Na een vertrek zakken kennis en contact, en ze herstellen traag.",
        "After a departure knowledge and contact drop, and they recover slowly.",
        mean("practice by month", "knowledge_dip", below=0.0),
        mean("practice by month", "knowledge_back", below=0.0),
        mean("practice by month", "after:departure_contacts:contacts", below=0.0),
    ),
    built_in(
        55, "verloop is groot",
        "Na drie jaar is het team maar in weinig wijken nog vrijwel compleet.",
        "After three years the team is still largely intact in only a few neighbourhoods.",
        share("practice", Text("deel van de runs met hoogstens een kwart van het team vertrokken, eind 2021",
                               "share of runs with at most a quarter of the team gone, end of 2021"),
              lambda s: s("practice", at("departures", 2021)) <= 0.25 * _POSTS, below=0.3),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        56, "beslissende factor",
        "Of mensen blijven, weegt zwaar voor hoe ver het komt.",
        "Whether people stay weighs heavily on how far it gets.",
        custom("winst als niemand vertrekt, in standaardafwijkingen van het deel van het gas af over de jaren",
               "gain when nobody leaves, in standard deviations of the share off gas over the years",
               ("net", "net nobody leaves"), _effect_in_spreads, above=0.2),
    ),
    built_in(
        57, "enkele weken of zelfs maanden onbezet",
        "Posten zijn bezet in de verhouding van blijven tot blijven en leegstand samen.",
        "Posts are filled in the ratio of staying to staying and vacancy together.",
        mean("practice", mean_of("posts_filled"), above=_AVAILABLE - 0.03, below=_AVAILABLE + 0.03),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        58, "warme overdracht",
        "Met een warme overdracht komt het eerder en verschilt het minder van run tot run.",
        "With a warm hand-over it comes sooner and differs less from run to run.",
        paired("net", "net+4.3", "mean_left", above=0.0),
        spread("net", "net+4.3", "mean_left", above=1.0),
    ),
    emergent(
        59, "het wiel opnieuw",
        "Zonder overdracht herhalen nieuwkomers vaker wat mislukte, en dat kost vertrouwen.",
        "Without a hand-over newcomers repeat more often what failed, and that costs trust.",
        custom("herhalingen per opvolging, koud gedeeld door warm", "repeats per succession, cold over warm",
               ("practice", "4.3"), _repeats_cold_over_warm, above=1.0),
        paired("practice", "4.3", at("trust_programme", 2033), above=0.0),
        profiles=("mixed", "crowded", "village"),
    ),
    built_in(
        60, "frisse energie",
        "Een nieuwkomer geeft een tijdje meer contacten.",
        "A newcomer brings more contacts for a while.",
        mean("practice by month", "after:succession:contacts", above=0.0),
    ),
    built_in(
        61, "creativiteit, bevlogenheid",
        "Doorbraken hangen aan bepaalde mensen: hun aandeel spreidt meer dan met gelijke mensen.",
        "Breakthroughs hang on certain people: their share spreads more than with equal people.",
        custom("variantie over runs van het deel geslaagde experimenten, mensen verschillend gedeeld door gelijk",
               "variance over runs of the share of experiments that succeed, people differing over people equal",
               ("practice", "same creativity"), _variance_of_success, above=1.0),
    ),
    emergent(
        62, "persoonlijke stijl",
        "De stijl van mensen maakt verschil voor wanneer het eerste plan klaar is.",
        "The style of people makes a difference to when the first plan is ready.",
        spread("practice", "same style", "first:plan_ready", above=1.0),
    ),
    built_in(
        63, "overzichtelijk en slagvaardig kernteam",
        "Per persoon blijft in een groter gezelschap minder over; met mandaat zijn blokkades sneller weg.",
        "In a larger company less is left per person; with a mandate blockages go sooner.",
        trend(tuple(f"officials {one:g}" for one in OFFICIALS), mean_of("effective_capacity"), below=0.0),
        paired("practice", "4.1", mean_of("blockage_age"), below=0.0),
    ),
)  # fmt: skip
