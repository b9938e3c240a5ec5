"""The headline in plain Dutch and English, with the reservations that belong to it."""

from __future__ import annotations

import math

from transitiesim.analysis.intervals import Estimate
from transitiesim.analysis.summary import TARGET_SHARE, TARGET_YEAR, Outcome
from transitiesim.analysis.timing import year_and_month
from transitiesim.language import Text


def headline(summary: Outcome) -> Text:
    """The headline and its reservations, as one paragraph."""
    sentences = [_outcome(summary), _halfway(summary), *_chance(summary), *reservations(summary)]
    return Text(" ".join(one.nl for one in sentences), " ".join(one.en for one in sentences))


def reservations(summary: Outcome) -> list[Text]:
    """What has to be said with every number of this model: fitted or not, guessed, assumed, which uncertainty."""
    share = percent(summary.default_share)
    said = [
        Text("Het model is geijkt op waarnemingen.", "The model is calibrated on observations.")
        if summary.calibrated
        else Text("Het model is niet geijkt op waarnemingen.", "The model is not calibrated on observations."),
        Text(
            f"{summary.numbers_guess} van de {summary.numbers_total} getallen in het model zijn inschattingen "
            f"van experts en {share} procent van de wijkcijfers is aangenomen.",
            f"{summary.numbers_guess} of the {summary.numbers_total} numbers in the model are expert guesses "
            f"and {share} percent of the neighbourhood figures are assumed.",
        ),
    ]
    if summary.uncertainty == "seeds":
        text = Text(
            "De band toont alleen toeval, niet de onzekerheid in de getallen.",
            "The band shows chance only, not the uncertainty of the numbers.",
        )
        said.append(text)
    return said


def percent(share: float) -> str:
    """A share in whole percents, without claiming all or nothing when it is only nearly so.

    Raises:
        ValueError: when the share is missing.
    """
    number = round(100 * share)
    if number == 100 and share < 1 - 1e-9:
        return "99"
    if number == 0 and share > 1e-9:
        return "<1"
    return str(number)


def _outcome(summary: Outcome) -> Text:
    place, year, end = summary.neighbourhood_name, summary.year, summary.end
    low, middle, high = percent(end.low), percent(end.median), percent(end.high)
    if summary.replicates == 1:
        return Text(
            f"In {place} is eind {year} in één doorrekening {middle} procent van de woningen die begin 2019 op gas "
            "zaten van het gas af; één doorrekening zegt niets over de onzekerheid.",
            f"In {place}, in one single run, {middle} percent of the homes on gas at the start of 2019 have left gas "
            f"by the end of {year}; one run says nothing of the uncertainty.",
        )
    return Text(
        f"In {place} is eind {year} naar schatting {middle} procent van de woningen die begin 2019 op gas zaten van "
        f"het gas af (80%-band {low} tot {high}).",
        f"In {place}, an estimated {middle} percent of the homes on gas at the start of 2019 have left gas by the end "
        f"of {year} (80% band {low} to {high}).",
    )


def _halfway(summary: Outcome) -> Text:
    half = summary.reached["T50"]
    if math.isnan(half.median):
        if half.share_reached == 0:
            return Text(
                f"De helft wordt tot en met {summary.year} in geen enkele doorrekening gehaald.",
                f"Half is not reached by {summary.year} in any run.",
            )
        share = percent(half.share_reached)
        return Text(
            f"De helft wordt tot en met {summary.year} in {share} procent van de doorrekeningen gehaald.",
            f"Half is reached by {summary.year} in {share} percent of the runs.",
        )
    year = year_and_month(half.median)[0]
    return Text(f"De helft is bereikt rond {year}.", f"Half is reached around {year}.")


def _chance(summary: Outcome) -> list[Text]:
    sure: Estimate | None = summary.chance_gas_free
    if sure is None or summary.replicates == 1:
        return []
    target, value, low, high = percent(TARGET_SHARE), percent(sure.value), percent(sure.low), percent(sure.high)
    return [
        Text(
            f"De kans dat in {TARGET_YEAR} minstens {target} procent van het gas af is, is {value} procent "
            f"(tussen {low} en {high}, bij {summary.replicates} doorrekeningen).",
            f"The chance that at least {target} percent have left gas by {TARGET_YEAR} is {value} percent "
            f"(between {low} and {high}, over {summary.replicates} runs).",
        )
    ]
