"""Why homes are still on gas, and what made the others leave it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from transitiesim.analysis.values import values
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.results import Results

BARRIERS: Mapping[str, Text] = {
    "never_asked": Text("nooit gevraagd", "never asked"),
    "no_offer": Text("nog geen aanbod", "no offer yet"),
    "quorum": Text("te weinig instemming in het complex", "too little consent in the block"),
    "landlord": Text("verhuurder wil niet", "landlord does not want it"),
    "business_case": Text("te weinig deelnemers voor een warmtenet", "too few takers for a heat network"),
    "works": Text("werk in uitvoering", "works under way"),
    "technical": Text("technisch nog niet mogelijk", "not technically possible yet"),
    "bill": Text("levert te weinig op", "saves too little money"),
    "fit": Text("aanbod past niet bij de bewoner", "offer does not fit the resident"),
    "nuisance": Text("te veel overlast", "too much nuisance"),
    "trust": Text("te weinig vertrouwen", "too little trust"),
    "ownership": Text("te weinig betrokken", "too little involved"),
    "neighbours": Text("buren doen nog niet mee", "neighbours do not join yet"),
    "threshold": Text("persoonlijke afweging", "personal preference"),
}
"""First thing that holds a home back, in the order in which they are checked."""

CAUSES: Mapping[str, Text] = {
    "campaign": Text("campagne voor een warmtenet", "heat network campaign"),
    "ballot": Text("stemming onder huurders", "ballot among tenants"),
    "association": Text("besluit van een VvE", "decision of an owners' association"),
    "landlord": Text("particuliere verhuurder", "private landlord"),
    "own_moment": Text("eigen moment", "own moment"),
    "follow_up": Text("later alsnog aangesloten", "connected later on"),
    "renovation": Text("renovatie", "renovation"),
    "obligation": Text("verplichting", "obligation"),
    "new_build": Text("sloop en nieuwbouw", "demolition and new build"),
}
"""What made a home leave gas."""


def barriers_by_year(results: Results, scenario: str | None = None, neighbourhood: str | None = None) -> pd.DataFrame:
    """Homes held back by each barrier, as a share of the homes on gas at the start.

    Means over the replicates, because means add up and medians do not.

    Args:
        results: where to look.
        scenario: its name; may be left out when there is only one.
        neighbourhood: its id; may be left out when there is only one.

    Returns:
        Table with index "year" and a column per barrier; a row adds up to the mean share still on gas.

    Raises:
        InputError: as `values`, or when barriers and homes on gas do not add up.
    """
    shares = _mean_shares(results, "barrier", BARRIERS, scenario, neighbourhood)
    start = values(results, "on_gas_start", scenario, neighbourhood)
    still = (values(results, "still_on_gas", scenario, neighbourhood) / start).mean()
    if not ((shares.sum(axis=1) - still).abs() < 1e-6).all():
        what = Text(
            "de redenen tellen niet op tot de woningen die nog op gas zitten",
            "the reasons do not add up to the homes still on gas",
        )
        raise InputError("results", what)
    return shares


def barrier_table(
    results: Results, year: int | None = None, scenario: str | None = None, neighbourhood: str | None = None
) -> pd.DataFrame:
    """Why homes are still on gas at the end of a year (the last one when left out).

    Returns:
        Table with index "barrier", in the fixed order, and columns share_of_start (adds up to the share still on
        gas) and share_of_remaining (adds up to 1; 0 when nothing remains). Means over the replicates.

    Raises:
        InputError: as `barriers_by_year`, or when the year is not in the results.
    """
    shares = _of_year(barriers_by_year(results, scenario, neighbourhood), year)
    return _parts(shares, "barrier", "share_of_remaining")


def cause_table(
    results: Results, year: int | None = None, scenario: str | None = None, neighbourhood: str | None = None
) -> pd.DataFrame:
    """What made homes leave gas, up to the end of a year (the last one when left out).

    Returns:
        Table with index "cause" and columns share_of_start and share_of_left (adds up to 1; 0 when none left gas).
        Means over the replicates.

    Raises:
        InputError: as `values`, or when the year is not in the results.
    """
    shares = _of_year(_mean_shares(results, "cause", CAUSES, scenario, neighbourhood), year)
    return _parts(shares, "cause", "share_of_left")


def _mean_shares(
    results: Results, kind: str, names: Mapping[str, Text], scenario: str | None, neighbourhood: str | None
) -> pd.DataFrame:
    start = values(results, "on_gas_start", scenario, neighbourhood)
    parts = {name: (values(results, f"{kind}_{name}", scenario, neighbourhood) / start).mean() for name in names}
    return pd.DataFrame(parts)


def _of_year(by_year: pd.DataFrame, year: int | None) -> pd.Series[float]:
    wanted = by_year.index[-1] if year is None else year
    if wanted not in by_year.index:
        what = Text(f"het jaar {wanted} zit niet in deze resultaten", f"the year {wanted} is not in these results")
        raise InputError("results", what, f"{by_year.index[0]}-{by_year.index[-1]}")
    return by_year.T[wanted]


def _parts(shares: pd.Series[float], index: str, name: str) -> pd.DataFrame:
    total = float(shares.sum())
    parts = shares / total if total > 0 else shares * 0.0
    return pd.DataFrame({"share_of_start": shares, name: parts}).rename_axis(index)
