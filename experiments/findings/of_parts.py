"""What each part does by itself, and how many replicates common random numbers save, part by part."""

from __future__ import annotations

import pandas as pd
from wording import interval, table

from transitiesim.analysis import one_at_a_time
from transitiesim.results import SweepResults

YEAR = 2050
_A_THIRD = 1 / 3


def text(sweep: SweepResults) -> tuple[str, dict[str, pd.DataFrame]]:
    """The findings in Markdown, and the table behind them."""
    names = {one["name"]: one["en"] for one in sweep.factors} | {one_at_a_time.ALL: "all together"}
    places = {one["id"]: one["name"] for one in sweep.manifest["neighbourhoods"]}
    frames = [one_at_a_time.differences(sweep, outcome, YEAR).assign(outcome=outcome) for outcome in sweep.outcomes]
    found = pd.concat(frames).drop(columns=["scenario", "value"])
    homes = found[found["outcome"] == next(iter(sweep.outcomes))]
    terms = list(dict.fromkeys(homes["term"]))
    rows = []
    for term in terms:
        cells: list[str] = []
        for place in places:
            row = homes[(homes["term"] == term) & (homes["neighbourhood"] == place)].iloc[0]
            cells += [interval(row["mean"], row["low"], row["high"]), _needed(row)]
        rows.append([f"{term} {names[term]}" if term != one_at_a_time.ALL else "**all together**", *cells])
    heads = ["part", *(f"{name}: {what}" for name in places.values() for what in ("difference", "needs %"))]
    lines = [
        (
            f"Each part on minus everything as usual, at the end of {YEAR} (homes, points of a percent, with the "
            "interval of "
            "the pairs), and the percentage of the replicates that pairs on common random numbers need for the same "
            "interval "
            "as runs with draws of their own (with a bootstrap interval; a dash where nothing varies):"
        ),
        "",
        table(heads, rows),
        "",
        _told(found, places),
    ]
    return "\n".join(lines), {"differences": found.round(5)}


def _needed(row: pd.Series[float]) -> str:
    if pd.isna(row["needed"]):
        return "-"
    return f"{100 * row['needed']:.0f} ({100 * row['needed_low']:.0f} to {100 * row['needed_high']:.0f})"


def _told(found: pd.DataFrame, places: dict[str, str]) -> str:
    """Whether a third of the replicates is enough: for everything together, and for each part."""
    lines = []
    for outcome, own in found.groupby("outcome", sort=False):
        told = own.dropna(subset="needed")
        parts = told[told["term"] != one_at_a_time.ALL]
        few = int((parts["needed"] <= _A_THIRD).sum())
        whole = told[told["term"] == one_at_a_time.ALL].set_index("neighbourhood")
        all_told = ", ".join(
            f"{_needed(whole.loc[place])} in {name}" for place, name in places.items() if place in whole.index
        )
        least = ", ".join(f"{100 * whole.loc[place, 'at_best']:.0f}" for place in places if place in whole.index)
        lines.append(
            f"- `{outcome}`: all minus usual needs {all_told} percent; pairs of these spreads that always moved "
            f"together would need {least}. Of the {len(parts)} parts and places where "
            f"anything varies, {few} need a third or less (median {100 * parts['needed'].median():.0f} percent)."
        )
    return "\n".join(lines)
