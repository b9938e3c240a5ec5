"""What does not show: under the radar, the distance to tipping, barriers, staff, and the story of one run."""

from __future__ import annotations

import math

import numpy as np

from transitiesim.analysis import (
    BARRIERS,
    GAS_FREE,
    Cobweb,
    bands,
    barriers_by_year,
    latent_capital,
    values,
)
from transitiesim.analysis.bands import band_per_column
from transitiesim.analysis.headline import percent
from transitiesim.analysis.under_the_radar import PARTS, latent_parts
from transitiesim.figures import as_bytes, draw_radar, draw_tipping, draw_why_not_yet
from transitiesim.figures.radar import LATENT, VISIBLE
from transitiesim.interfaces.command_line.amounts import number, percents_that_add_up, share_with_band
from transitiesim.interfaces.command_line.report_years import YEARS
from transitiesim.interfaces.command_line.story import MINOR, MONTHS, told_together
from transitiesim.interfaces.dashboard.inside import Inside
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language, Text
from transitiesim.results import Results
from transitiesim.results.results import FIRST_YEAR

END_OF = Text("eind van", "end of")
RADAR_CAPTION = Text(
    "Onzichtbaar opgebouwd naast zichtbaar van het gas af (midden en 80%-band)",
    "Built up unseen beside visibly off gas (middle and 80% band)",
)
BARRIER_CAPTION = Text(
    "Waarom woningen nog op gas zijn: deel van de woningen die begin 2019 op gas zaten",
    "Why homes are still on gas: share of the homes on gas at the start of 2019",
)
BARRIER = Text("reden", "reason")
TIPPING_CAPTION = Text("De afstand tot een kantelpunt", "The distance to a tipping point")
TIPPING_HEADS = (Text("wat", "what"), Text("aandeel van de woningen", "share of the homes"))
TIPPING_ROWS = (
    Text("doet nu mee", "take part now"),
    Text("komt vanzelf tot rust bij", "comes to rest by itself at"),
    Text("extra nodig om te kantelen", "extra needed to tip"),
    Text("komt dan uit bij", "then ends at"),
)
NO_FOLD = Text("er is geen kantelpunt", "there is no tipping point")
STAFF_CAPTION = Text("Vertrek en opvolging (deze ene doorrekening)", "Departures and successions (this one run)")
MOMENT, EVENT = Text("wanneer", "when"), Text("wat er gebeurde", "what happened")
STAFF_KINDS = frozenset({"departure", "departure_contacts", "succession", "repeat"})
HOURS_CAPTION = Text(
    "Waar de uren heen gingen, tot eind 2050 (midden)", "Where the hours went, to the end of 2050 (middle)"
)
HOURS = ("outreach", "planning", "coordination", "blockages", "linking", "experiments", "switches")
WORK, HOURS_HEAD = Text("werk", "work"), Text("uren", "hours")


def radar_svg(results: Results, language: Language) -> str:
    """The chart of what moves under the radar."""
    return svg(as_bytes(draw_radar(results, language=language), ".svg"))


def barriers_svg(results: Results, language: Language) -> str:
    """The chart of why homes are still on gas."""
    return svg(as_bytes(draw_why_not_yet(results, language=language), ".svg"))


def tipping_svg(cobweb: Cobweb, name: str, moment: Text, language: Language) -> str:
    """The map of acceptance as a cobweb, with its reading aid."""
    return svg(as_bytes(draw_tipping(cobweb, name, moment, language=language), ".svg"))


def svg(content: bytes) -> str:
    """An SVG as part of a page: without the head of a file, and as wide as the page lets it be."""
    text = content.decode("utf-8")
    text = text[text.index("<svg") :]
    head, _, rest = text.partition(">")
    words = [word for word in head.split(" ") if not word.startswith(("width=", "height="))]
    # Two figures on one page must not share the names of their parts.
    return f'{" ".join(words)} width="100%" focusable="false" aria-hidden="true">{rest}'


def radar_table(results: Results, language: Language) -> Table:
    """The numbers of the radar chart, its parts included."""
    found = {LATENT: band_per_column(latent_capital(results)), VISIBLE: bands(results, GAS_FREE)}
    found |= {PARTS[name]: band_per_column(wide) for name, wide in latent_parts(results).items()}
    years = [year for year in results.years() if year in YEARS or year == results.years()[-1]]
    rows = []
    for year in years:
        cells = (
            share_with_band(band["median"][year], band["low"][year], band["high"][year], language)
            for band in found.values()
        )
        rows.append((str(year), *cells))
    return Table(RADAR_CAPTION[language], (END_OF[language], *(name[language] for name in found)), tuple(rows))


def barriers_table(results: Results, language: Language) -> Table:
    """Why homes are still on gas, at the end of some years, in percents that add up."""
    shares = barriers_by_year(results)
    years = [int(year) for year in shares.index if year in YEARS or year == shares.index[-1]]
    columns = {year: percents_that_add_up({str(k): float(v) for k, v in shares.T[year].items()}) for year in years}
    names = [name for name in BARRIERS if any(column[name] for column in columns.values())]
    rows = tuple((BARRIERS[name][language], *(f"{column[name]}%" for column in columns.values())) for name in names)
    return Table(BARRIER_CAPTION[language], (BARRIER[language], *(str(year) for year in years)), rows)


def tipping_table(cobweb: Cobweb, language: Language) -> Table:
    """The points of the cobweb in words."""
    beyond, extra = cobweb.rest_beyond(), cobweb.extra_commitment
    none = NO_FOLD[language]
    cells = (
        f"{percent(cobweb.now)}%",
        f"{percent(cobweb.lowest_fixed_point)}%",
        none if math.isnan(extra) else f"{percent(extra)}%",
        none if beyond is None else f"{percent(beyond)}%",
    )
    rows = tuple((text[language], cell) for text, cell in zip(TIPPING_ROWS, cells, strict=True))
    return Table(TIPPING_CAPTION[language], tuple(head[language] for head in TIPPING_HEADS), rows)


def staff_table(inside: Inside, language: Language) -> Table:
    """Who left when, and after how long somebody came."""
    events = [(one.month, one.place, one.text[language]) for one in inside.events if one.kind in STAFF_KINDS]
    rows = tuple((_when(month, language), sentence) for month, sentence in told_together(events, language))
    return Table(STAFF_CAPTION[language], (MOMENT[language], EVENT[language]), rows)


def hours_table(results: Results, language: Language) -> Table:
    """What the people spent their time on."""
    indicators = results.indicators()
    rows = []
    for name in HOURS:
        wide = values(results, f"hours_{name}")
        text = indicators[f"hours_{name}"].text[language]
        rows.append((text, number(float(np.median(wide.iloc[:, -1])), language)))
    return Table(HOURS_CAPTION[language], (WORK[language], HOURS_HEAD[language]), tuple(rows))


STORY_CAPTION = Text("Wat er gebeurde, in deze ene doorrekening", "What happened, in this one run")


def story_table(inside: Inside, language: Language, *, everything: bool) -> Table:
    """One run as dated events."""
    events = [
        (one.month, one.place, one.text[language]) for one in inside.events if everything or one.kind not in MINOR
    ]
    rows = tuple((_when(month, language), sentence) for month, sentence in told_together(events, language))
    return Table(STORY_CAPTION[language], (MOMENT[language], EVENT[language]), rows)


def _when(month: int, language: Language) -> str:
    return f"{MONTHS[language][month % 12]} {FIRST_YEAR + month // 12}"


def middle_replicate(results: Results) -> int:
    """The replicate that ends nearest to the middle outcome."""
    from transitiesim.interfaces.command_line.stored import chosen_replicate

    return chosen_replicate(results, None, results.scenarios()[0], results.neighbourhoods()[0])
