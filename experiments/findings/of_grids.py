"""What two numbers do together: ends of the ranges compared pair by pair, and how the chance of tipping goes."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from wording import named, paired, points, shown, table

from transitiesim.analysis.settings import scenario_differences, setting_chances, setting_means
from transitiesim.results import SweepResults

YEAR = 2050


def along(sweep: SweepResults, factor: str, by: str, outcomes: list[str]) -> str:
    """Highest minus lowest value of a factor, at every value of the other; a table in Markdown."""
    low, high = sweep.design[factor].min(), sweep.design[factor].max()
    heads = ["neighbourhood", by, *outcomes]
    rows = []
    for place in sweep.manifest["neighbourhoods"]:
        for value in sorted(sweep.design[by].unique()):
            cells = []
            for outcome in outcomes:
                one, other = (_of(sweep, outcome, place["id"], {factor: end, by: value}) for end in (low, high))
                cells.append(paired(other, one, share=is_share(sweep, outcome)))
            rows.append([place["name"], f"{value:g}", *cells])
    return table(heads, rows)


def levels(sweep: SweepResults, outcomes: list[str], scenario: str | None = None) -> str:
    """Lowest and highest mean over all settings of every outcome; a table in Markdown."""
    rows = []
    for place in sweep.manifest["neighbourhoods"]:
        cells = []
        for outcome in outcomes:
            found = setting_means(sweep, outcome, YEAR)
            found = found[found["neighbourhood"] == place["id"]]
            found = found if scenario is None else found[found["scenario"] == scenario]
            share = is_share(sweep, outcome)
            cells.append(f"{shown(found['mean'].min(), share=share)} to {shown(found['mean'].max(), share=share)}")
        rows.append([place["name"], *cells])
    return table(["neighbourhood", *outcomes], rows)


def is_share(sweep: SweepResults, outcome: str) -> bool:
    """Whether an outcome is a share of something."""
    return sweep.outcomes[outcome].unit.startswith("share")


def _of(sweep: SweepResults, outcome: str, place: str, at: dict[str, float]) -> NDArray[np.float64]:
    design = sweep.design
    rows = design[design["neighbourhood"] == place]
    for name, value in at.items():
        rows = rows[np.isclose(rows[name], value)]
    (setting,) = rows["setting"]
    return _values(sweep, outcome).loc[setting].to_numpy(float)


@cache
def _values(sweep: SweepResults, outcome: str) -> pd.DataFrame:
    return sweep.values(outcome, YEAR)


def handover(sweep: SweepResults) -> tuple[str, dict[str, pd.DataFrame]]:
    """Hand-over and turnover."""
    wanted = ("knowledge", "knowledge_lost", "trust_programme", "gas_free_share")
    outcomes = [one for one in wanted if one in sweep.outcomes]
    lines = [
        f"Means over all settings at the end of {YEAR}, lowest to highest (shares in percent):",
        "",
        levels(sweep, outcomes),
        "",
        "A fully warm hand-over (4.3) minus none, by how many months people stay (`staff.tenure`):",
        "",
        along(sweep, "4.3", "staff.tenure", outcomes),
        "",
        "The longest stay minus the shortest, by the strength of the hand-over:",
        "",
        along(sweep, "staff.tenure", "4.3", outcomes),
    ]
    return "\n".join(lines), {"means": _means(sweep, outcomes)}


def quorum(sweep: SweepResults) -> tuple[str, dict[str, pd.DataFrame]]:
    """Reach and the quorum."""
    outcomes = [one for one in ("ballots", "ballots_passed", "gas_free_share") if one in sweep.outcomes]
    lines = [
        f"Means over all settings at the end of {YEAR}, lowest to highest (shares in percent):",
        "",
        levels(sweep, outcomes),
        "",
        "Highest reach minus lowest, by the quorum:",
        "",
        along(sweep, "participation.ballot_reach", "corporation.consent_quorum", outcomes),
        "",
        "Highest quorum minus lowest, by the reach:",
        "",
        along(sweep, "corporation.consent_quorum", "participation.ballot_reach", outcomes),
    ]
    return "\n".join(lines), {"means": _means(sweep, outcomes)}


def tipping(sweep: SweepResults) -> tuple[str, dict[str, pd.DataFrame]]:
    """The tipping map: where the chance goes from small to large."""
    first, second = (one["name"] for one in sweep.factors)
    rows, frames = [], []
    for threshold in (0.25, 0.5, 0.75):
        found = setting_chances(sweep, "gas_free_share", threshold, YEAR)
        frames.append(found.assign(threshold=threshold))
        for (scenario, place), own in found.groupby(["scenario", "neighbourhood"], sort=False):
            across = [own[np.isclose(own[name], own[name].agg(end))]["chance"].mean()
                      for name in (first, second) for end in ("min", "max")]  # fmt: skip
            small, large = int((own["chance"] < 0.1).sum()), int((own["chance"] > 0.9).sum())
            ends = f"{points(own['chance'].min())} to {points(own['chance'].max())}"
            rows.append([f"{place}, {scenario}", f"{points(threshold)}%", ends,
                         small, large, len(own) - small - large, *map(points, across)])  # fmt: skip
    heads = ["where", "threshold", "chance, lowest to highest (%)", "cells below 10%", "above 90%", "between",
             f"chance at lowest {first}", "at highest", f"at lowest {second}", "at highest"]  # fmt: skip
    lines = [
        (
            f"Of the {sweep.manifest['points']} cells of the map, by the end of {YEAR}; "
            "the "
            "last four columns are means over the other number:"
        ),
        "",
        table(heads, rows),
        "",
        "Means over all cells, lowest to highest (shares in percent): "
        + "; ".join(
            f"{place}, {scenario} {points(own['mean'].min())} to {points(own['mean'].max())}"
            for (scenario, place), own in setting_means(sweep, "gas_free_share", YEAR).groupby(
                ["scenario", "neighbourhood"], sort=False
            )
        )
        + ".",
        "",
        _verdict(frames[1], first, second),
        "",
        _pays(sweep),
    ]
    return "\n".join(lines), {"chances": pd.concat(frames).drop(columns="setting").round(4)}


def _verdict(found: pd.DataFrame, first: str, second: str) -> str:
    """Whether there is a fold on the map at half of the homes: cells surely on either side."""
    told = []
    for (scenario, place), own in found.groupby(["scenario", "neighbourhood"], sort=False):
        below, above = bool((own["high"] < 0.5).any()), bool((own["low"] > 0.5).any())
        told.append(f"{place} ({scenario})" if below and above else "")
    crossing = [one for one in told if one]
    if crossing:
        return (
            "Half of the homes is surely more likely than not in one part of the map and surely less likely in "
            f"another, in {named(crossing)}."
        )
    return (
        f"Nowhere does the map have two sides: within the declared ranges of `{first}` and `{second}` no "
        "part is surely more likely than not to reach half of the homes while another surely is not."
    )


def _pays(sweep: SweepResults) -> str:
    """What common random numbers save for the difference between the scenarios, with all numbers at their default."""
    found = scenario_differences(sweep, "gas_free_share", YEAR)
    told = []
    for place, own in found.groupby("neighbourhood", sort=False):
        needs = (1 / own["pays"]).dropna()
        low, middle, high = needs.quantile([0.1, 0.5, 0.9])
        few = int((needs <= 1 / 3).sum())
        told.append(
            f"in {place} {points(middle)} percent (eight out of ten cells {points(low)} to {points(high)}; a third or "
            f"less in {few} of {len(needs)})"
        )
    return (
        "For the difference between the two scenarios, pairs on common random numbers need this part of the replicates "
        f"of runs with draws of their own: {'; '.join(told)}."
    )


def _means(sweep: SweepResults, outcomes: list[str]) -> pd.DataFrame:
    frames = [
        setting_means(sweep, outcome, YEAR).drop(columns="setting").assign(outcome=outcome) for outcome in outcomes
    ]
    return pd.concat(frames).round(5)
