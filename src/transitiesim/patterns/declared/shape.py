"""Patterns 1 to 14: the shape of the transition."""

from __future__ import annotations

import math

import numpy as np

from transitiesim.language import Text
from transitiesim.patterns.arms import SUPPORT
from transitiesim.patterns.measures import at
from transitiesim.patterns.pattern import Pattern, built_in, cannot, emergent
from transitiesim.patterns.statistics import (
    Sample,
    Values,
    average,
    correlation_of_ranks,
    custom,
    mean,
    paired,
    share,
)

_LEVELS = tuple(f"one unit, support {one:g}" for one in SUPPORT)
_ORGANISATIONS = ("net", "net+3", "net+3+4")


def _logistic_where_half(s: Sample) -> float:
    there = s("all", at("left", 2050)) > 0.5
    return average(s("all", "logistic_better")[there])


def _median_left_after_five_years(s: Sample) -> float:
    return float(np.median(s("practice", at("left", 2023))))


def _steepest_against_mean(s: Sample) -> float:
    ends = [average(s(arm, at("left", 2050))) for arm in _LEVELS]
    slopes = np.diff(ends) / np.diff(SUPPORT)
    steepest, usual = float(slopes.max()), float(slopes.mean())
    return steepest / usual if usual > 0.0 else math.nan


def _bimodality(s: Sample) -> float:
    """Largest bimodality coefficient of the ends over the levels of support (0.555 for a flat distribution)."""
    found = []
    for arm in _LEVELS:
        ends = s(arm, at("left", 2050))
        centred = ends - ends.mean()
        variance = float((centred**2).mean())
        if variance > 0.0:
            skewness = float((centred**3).mean()) / variance**1.5
            found.append((skewness**2 + 1.0) / (float((centred**4).mean()) / variance**2))
    return max(found, default=math.nan)


def _dispersion_of_counts(s: Sample) -> float:
    return average(s("all", "dispersion") * s("all", at("on_gas_start", 2018)))


def _latent_while_low(s: Sample) -> float:
    low = s("all", at("left", 2021)) < 0.1
    rise = s("all", at("latent_capital", 2021)) - s("all", at("latent_capital", 2018))
    return average(rise[low])


def _longest_phase(s: Sample) -> float:
    others = [np.median(s("practice", f"years:{name}")) for name in ("take_off", "acceleration", "stabilisation")]
    return float(np.median(s("practice", "years:pre_development")) - max(others))


def _half_of_impulse(s: Sample) -> float:
    """Years after the start at which liveability has half of its largest response to a year of joint contacts."""
    years = (2018, 2019, 2020, 2021, 2022, 2023, 2025, 2028, 2033, 2038)
    name = "liveability"
    response = np.array([average(s("6.3 for a year", at(name, y)) - s("practice", at(name, y))) for y in years])
    top = int(response.argmax())
    if response[top] <= 0.0:
        return float("nan")
    first = int(np.flatnonzero(response[: top + 1] >= 0.5 * response[top])[0])
    before = response[first - 1]
    part = (0.5 * response[top] - before) / (response[first] - before)
    return float(years[first - 1] + part * (years[first] - years[first - 1]) - 2018)


def _between_over_within(s: Sample) -> float:
    paths = np.stack([s(arm, "mean_left") for arm in _ORGANISATIONS])
    return float(paths.mean(axis=1).var(ddof=1) / paths.var(axis=1, ddof=1).mean())


def _support(s: Sample, year: int) -> Values:
    layers = ("council", "executive", "management")
    mean: Values = np.mean([s("practice", at(f"support_{layer}", year)) for layer in layers], axis=0)
    return mean


SHAPE: tuple[Pattern, ...] = (
    emergent(
        1, "niet lineair",
        "Het pad naar 2050 is geen rechte lijn.",
        "The path to 2050 is no straight line.",
        mean("all", "linearity", above=0.15),
        mean("all", "busiest_five", above=5 / 30),
        custom("deel van de runs die de helft halen waarin een logistische kromme beter past dan een lijn",
               "share of the runs that reach half in which a logistic curve fits better than a line",
               ("all",), _logistic_where_half, above=0.9),
        profiles=("mixed", "village"),
    ),
    emergent(
        2, "lange tijd weinig veranderen",
        "Vijf jaar na de start is in de praktijk nog geen tiende van het gas af.",
        "Five years after the start less than a tenth has left gas in practice.",
        custom("mediaan van het deel van het gas af, eind 2023", "median share off gas at the end of 2023",
               ("practice",), _median_left_after_five_years, below=0.1),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        3, "voldoende massa, kentering",
        "Waar de wijk als een geheel beslist, geeft rond een kantelpunt iets meer steun vooraf een onevenredig ander "
        "einde, en eindigen runs hoog of laag.",
        "Where the neighbourhood decides as one, near a tipping point a little more support beforehand gives a "
        "disproportionately different end, and runs end high or low.",
        custom("steilste stuk van het einde tegen steun vooraf, gedeeld door de gemiddelde helling",
               "steepest part of the end against support beforehand, over the mean slope",
               _LEVELS, _steepest_against_mean, above=3.0),
        custom("grootste bimodaliteit van de einden", "largest bimodality coefficient of the ends", _LEVELS,
               _bimodality, above=0.555),
    ),
    emergent(
        4, "horten en stoten",
        "Woningen gaan met horten en stoten van het gas af, stap voor stap per deelgebied.",
        "Homes leave gas by fits and starts, in steps by sub-area.",
        custom("spreiding van woningen per jaar rond een glad verloop, gedeeld door die van toeval (Poisson)",
               "dispersion of homes a year around a smooth course, over that of chance (Poisson)",
               ("all",), _dispersion_of_counts, above=1.0),
        mean("all", "share_in_steps", above=0.5),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        5, "onder de radar, zaaiwerk",
        "Onzichtbare voortgang gaat vooraf aan zichtbare en voorspelt wanneer de helft van het gas af is.",
        "Progress that cannot be seen comes before that which can, and predicts when half has left gas.",
        custom("stijging van onzichtbaar kapitaal tot eind 2021 in runs die dan onder 10 procent zitten",
               "rise of latent capital by the end of 2021 in runs that are below 10 percent then",
               ("all",), _latent_while_low, above=0.0),
        custom("rangcorrelatie van onzichtbaar kapitaal eind 2023 en het jaar van de helft",
               "rank correlation of latent capital at the end of 2023 and the year of half",
               ("all",), lambda s: correlation_of_ranks(s("all", at("latent_capital", 2023)), s("all", "t50")),
               below=-0.5),
    ),
    emergent(
        6, "blootleggen, wegnemen van blokkades",
        "Bekende, open blokkades nemen eerst toe en dan af.",
        "Known, open blockages first grow in number and then shrink.",
        custom("jaar met de meeste open blokkades, jaren na de start", "year with most open blockages, after the start",
               ("practice",), lambda s: average(s("practice", "peak_of_blockages")) - 2018, above=1.0, below=31.0),
        custom("meeste open blokkades min die aan het eind", "most open blockages less those at the end",
               ("practice",), lambda s: average(s("practice", "highest_blockages")
                                                 - s("practice", at("blockages_open", 2050))), above=1.0),
        profiles=("mixed", "crowded", "village"),
    ),
    built_in(
        7, "lange incubatietijd",
        "Wat voor leefbaarheid wordt gedaan, werkt pas na jaren.",
        "What is done for liveability takes years to work.",
        custom("jaren tot de helft van de grootste reactie op een jaar hulp bij andere zorgen",
               "years to half of the largest response to a year of help with other worries",
               ("practice", "6.3 for a year"), _half_of_impulse, above=2.0),
    ),
    emergent(
        8, "fasen",
        "De fasen duren verschillend lang; de voorontwikkeling duurt in de praktijk het langst.",
        "Phases differ in length; pre-development is the longest in practice.",
        custom("mediaan van de jaren voorontwikkeling min die van de langste andere fase",
               "median years of pre-development less those of the longest other phase",
               ("practice",), _longest_phase, above=0.0),
        custom("standaardafwijking van de jaren voorontwikkeling over runs",
               "standard deviation over runs of the years of pre-development",
               ("practice",), lambda s: float(s("practice", "years:pre_development").std()), above=0.5),
        profiles=("village",),
    ),
    emergent(
        9, "slow motion",
        "Het begint later dan was aangekondigd.",
        "It begins later than was announced.",
        share("practice", Text("deel van de runs waarin de aangekondigde campagne er niet was",
                               "share of runs in which the announced campaign was not there"),
              lambda s: s("practice", "events:missed_announcement") > 0, above=0.5),
        profiles=("mixed", "crowded", "village"),
    ),
    emergent(
        10, "complexer",
        "Beloofde termijnen zijn te kort; latere projecten komen dichter bij hun belofte.",
        "Promised terms are too short; later projects come closer to their promise.",
        mean("net", "promise_first", below=1.0),
        custom("beloofde gedeeld door echte duur, laatste min eerste project",
               "promised over real duration, last less first project",
               ("net",), lambda s: average(s("net", "promise_last") - s("net", "promise_first")), above=0.0),
    ),
    emergent(
        11, "stroperig, hapert",
        "Zonder stroperigheid komt alles eerder, niet hoger.",
        "Without viscous processes all comes sooner, not higher.",
        paired("net", "net swift", "first:campaign", below=0.0),
        paired("net", "net swift", at("left", 2050), above=-0.05, below=0.05),
    ),
    cannot(
        12, "kleine overwinningen, navolging",
        "Succes in een wijk maakt succes elders waarschijnlijker.",
        "Success in one neighbourhood makes success elsewhere more likely.",
        "Een run is een wijk; wat elders gebeurt, komt van buiten en reageert niet op deze wijk.",
        "A run is one neighbourhood; what happens elsewhere comes from outside and does not respond to it.",
    ),
    built_in(
        13, "draagvlak",
        "De steun bij bestuur en leiding groeit in drie jaar, terwijl er nauwelijks woningen van het gas gaan.",
        "Support of board and management grows in three years while hardly any homes leave gas.",
        custom("verandering van steun van raad, college en leiding samen tot eind 2021",
               "change of the support of council, aldermen and management together to the end of 2021",
               ("practice",), lambda s: average(_support(s, 2021) - _support(s, 2018)), above=0.0),
        mean("practice", at("left", 2021), below=0.05),
    ),
    emergent(
        14, "variëteit",
        "Verschillen tussen organisaties tellen zwaarder dan toeval binnen een wijk.",
        "Differences between organisations weigh more than chance within a neighbourhood.",
        custom("variantie tussen drie organisaties gedeeld door die binnen, van het deel van het gas af over de jaren",
               "variance between three organisations over that within, of the share off gas over the years",
               _ORGANISATIONS, _between_over_within, above=1.0),
        profiles=("crowded",),
    ),
)  # fmt: skip
