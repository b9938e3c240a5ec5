"""How fast does the country leave gas? One line for the whole, thin ones for each kind of neighbourhood."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from transitiesim.figures.labels import spread
from transitiesim.figures.style import (
    BLUE,
    LABEL,
    MUTED,
    NOTE,
    axes_at,
    label_percents,
    label_years,
    new_figure,
    write,
)
from transitiesim.language import Language, Text

_LEFT, _WIDTH, _HEIGHT = 0.75, 5.0, 4.0
_NAMED = 5  # kinds of neighbourhood that are named at the end of their line: the highest, the lowest, those between
_TITLE = Text("Hoe snel gaat Nederland van het gas af?", "How fast does the Netherlands leave gas?")
_WHAT = Text(
    "{title}: aandeel van de woningen die begin 2019 op gas zaten, dat van het gas af is (eind van elk jaar)",
    "{title}: share of the homes on gas at the start of 2019 that have left it (end of each year)",
)
_NOTE = Text(
    "Een nagemaakt land: {homes} huishoudens in {count} verzonnen buurten, de meeste met landelijk gemiddelde cijfers, "
    "de andere met die van een van de achttien wijken. Eén doorrekening met alle onzekere getallen op hun middelste "
    "waarde. Niet geijkt op waarnemingen.",
    "A made-up country: {homes} households in {count} invented neighbourhoods, most with national mean figures, the "
    "others with those of one of the eighteen. One run with every uncertain number at its middle value. Not calibrated "
    "on observations.",
)
_WHOLE = Text("heel Nederland", "the whole country")


def draw_country(
    national: pd.DataFrame,
    by_profile: pd.DataFrame,
    names: Mapping[str, str],
    title: Text,
    neighbourhoods: int,
    *,
    language: Language = "nl",
) -> Figure:
    """The national path, with those of the kinds of neighbourhood it is made of.

    Args:
        national: a row per recorded month with `month`, `homes` and `gas_free_share`.
        by_profile: the same with `profile` as well.
        names: name of each profile, by its id.
        title: what is done, for the subtitle.
        neighbourhoods: number of neighbourhoods.
        language: "nl" or "en".
    """
    homes = f"{round(float(national['homes'].iloc[-1])):,}"
    note = _NOTE[language].format(
        homes=homes.replace(",", ".") if language == "nl" else homes,
        count=f"{neighbourhoods:,}".replace(",", ".") if language == "nl" else f"{neighbourhoods:,}",
    )
    figure, bottom, top = new_figure(
        _HEIGHT + 0.3, _TITLE[language], _WHAT[language].format(title=title[language]), [note]
    )
    axes = axes_at(figure, _LEFT, bottom + 0.3, _WIDTH, top - bottom - 0.3)
    ends = {}
    for profile, rows in by_profile.groupby("profile"):
        axes.plot(_years(rows), rows["gas_free_share"], color=MUTED, linewidth=0.7, alpha=0.7)
        ends[names.get(str(profile), str(profile))] = float(rows["gas_free_share"].iloc[-1])
    axes.plot(_years(national), national["gas_free_share"], color=BLUE, linewidth=2.4)
    years = _years(national)
    label_years(axes, list(range(round(years.iloc[0]), round(years.iloc[-1]) + 1)))
    label_percents(axes)
    axes.set_ylim(0, 1)
    ranked = sorted(ends, key=lambda name: ends[name])
    places = sorted({round(k * (len(ranked) - 1) / max(1, _NAMED - 1)) for k in range(_NAMED)})
    labels = [(ends[ranked[k]], f"{round(100 * ends[ranked[k]])}% {ranked[k]}", MUTED, "normal", NOTE) for k in places]
    share = float(national["gas_free_share"].iloc[-1])
    labels.append((share, f"{round(100 * share)}% {_WHOLE[language]}", BLUE, "bold", LABEL))
    height = top - bottom - 0.3
    at = spread([share * height for share, *_ in labels], 0.2, 0.0, height)
    for (_, words, colour, weight, size), place in zip(labels, at, strict=True):
        x, y = _LEFT + _WIDTH + 0.1, bottom + 0.3 + place
        write(figure, x, y, words, color=colour, weight=weight, size=size, va="center")
    return figure


def _years(rows: pd.DataFrame) -> pd.Series[float]:
    """End of the year of each row, as a number of years; the start counts as the end of 2018."""
    return (rows["month"] + 1) / 12 + 2018
