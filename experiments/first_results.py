"""First results of the main job, as reported in `first-results.md`; run it to write that page again.

    uv run python experiments/first_results.py [replicates] [seed]

It runs practice as the study found it and all recommendations in the eighteen neighbourhoods, and the run with
household moves only in one, and reports medians and differences with intervals. Nothing is left out that fails.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd

from transitiesim import Results, run
from transitiesim.analysis import compare, summarise, values
from transitiesim.analysis.intervals import Estimate, bootstrap
from transitiesim.analysis.values import GAS_FREE
from transitiesim.neighbourhood import known_neighbourhoods

HERE = Path(__file__).parent
HEADS = (
    "neighbourhood",
    "assumed figures",
    "practice 2023, median (95%)",
    "practice 2050, median [80% band]",
    "all recommendations 2050, median [80% band]",
    "difference 2020, mean (95%)",
    "difference 2050, mean (95%)",
    "chance that all is better in 2050",
    "ends low / middle / high, practice",
    "the same, all recommendations",
)
SHARE_OF_A_STEP = 0.10  # a year in which a sub-area moves by this much or more is a step


def percent(share: float) -> str:
    """A share as a percentage with one decimal."""
    return f"{round(100 * share, 1) + 0.0:.1f}"  # no minus before a zero


def with_interval(one: Estimate) -> str:
    """An estimate as a percentage with its 95 percent interval."""
    return f"{percent(one.value)} ({percent(one.low)} to {percent(one.high)})"


def steps_by_sub_area(results: Results, scenario: str, neighbourhood: str) -> pd.Series[float]:
    """Per replicate, the share of all homes that left gas which did so in steps of a sub-area.

    A step is a year in which at least a tenth of a sub-area's homes on gas at the start left gas.
    """
    path = results.path
    own = path[
        (path["scenario"] == scenario) & (path["neighbourhood"] == neighbourhood) & (path["group_kind"] == "sub_area")
    ]
    own = own.assign(left=own["on_gas_start"] - own["gas"] - own["signed"] - own["hybrid"])
    wide = own.pivot_table(index=["replicate", "group", "on_gas_start"], columns="month", values="left")
    yearly = wide.diff(axis=1).iloc[:, 1:]
    homes = wide.index.get_level_values("on_gas_start").to_numpy()[:, None]
    in_steps = yearly.where(yearly.to_numpy() >= SHARE_OF_A_STEP * homes, 0.0).sum(axis=1)
    total = yearly.clip(lower=0).sum(axis=1)
    by_replicate = pd.DataFrame({"steps": in_steps, "all": total}).groupby(level="replicate").sum()
    share: pd.Series[float] = by_replicate["steps"] / by_replicate["all"]
    return share


def report(replicates: int, seed: int) -> str:
    """The page, in Markdown."""
    lines = [
        "# First results of the main job",
        "",
        f"Written by `uv run python experiments/first_results.py {replicates} {seed}`: {replicates} replicates of",
        "each scenario in each neighbourhood, on the same draws. Replicates draw every uncertain number from its",
        "range. **Not calibrated**: these are consequences of declared assumptions, not forecasts. Shares are of the",
        "homes on gas at the start of 2019; demolished homes count as having left gas.",
        "",
        "| " + " | ".join(HEADS) + " |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    early: list[np.ndarray] = []
    steps = {}
    for place in known_neighbourhoods():
        results = run(["baseline", "all_recommendations"], place, replicates=replicates, seed=seed)
        practice = summarise(results, "baseline", place)
        everything = summarise(results, "all_recommendations", place)
        by_year = compare(results, "baseline", "all_recommendations", place).by_year
        early.append(values(results, GAS_FREE, "baseline", place)[2023].to_numpy())
        steps[place] = bootstrap(steps_by_sub_area(results, "all_recommendations", place).to_numpy(), "median")
        cells = [
            practice.neighbourhood_name,
            f"{percent(practice.default_share)}",
            with_interval(bootstrap(early[-1], "median")),
            f"{percent(practice.end.median)} [{percent(practice.end.low)}, {percent(practice.end.high)}]",
            f"{percent(everything.end.median)} [{percent(everything.end.low)}, {percent(everything.end.high)}]",
            *(
                with_interval(Estimate(*by_year.loc[year, ["mean", "mean_low", "mean_high"]].astype(float)))
                for year in (2020, 2050)
            ),
            percent(float(by_year.loc[2050, "chance_higher"])),
            *(
                f"{percent(one.ends.low)} / {percent(one.ends.middle)} / {percent(one.ends.high)}"
                for one in (practice, everything)
            ),
        ]
        lines.append("| " + " | ".join(cells) + " |")
        sys.stderr.write(f"{cells[0]}\n")
    overall = bootstrap(np.median(np.stack(early), axis=1), "median")
    below = sum(float(np.median(one)) < 0.10 for one in early)
    standstill = (
        f"- **Standstill.** The median over neighbourhoods of practice after five years is {with_interval(overall)}; "
        f"{below} of {len(early)} neighbourhoods stay under 10 percent."
    )
    stepwise = "; ".join(f"{place} {with_interval(one)}" for place, one in steps.items())
    by_sub_area = (
        "- **Steps by sub-area.** Share of all departures from gas that comes in years in which a sub-area loses a "
        f"tenth or more of its homes on gas, all recommendations, median (95%): {stepwise}."
    )
    lines += ["", "All figures are percentages of homes, except chances.", "", standstill, by_sub_area]
    both = ["baseline", "all_recommendations"]
    only_chance = run(both, "selwerd", replicates=replicates, seed=seed, uncertainty="seeds")
    for name in ("baseline", "all_recommendations"):
        one = summarise(only_chance, name, "selwerd")
        lines.append(
            f"- **Chance alone** (all numbers at their default), Selwerd, `{name}`: 2050 median "
            f"{percent(one.end.median)}, 80% band {percent(one.end.low)} to {percent(one.end.high)}; ends "
            f"low / middle / high {percent(one.ends.low)} / {percent(one.ends.middle)} / {percent(one.ends.high)}; "
            f"bimodality coefficient {one.ends.coefficient:.2f} (above 0.56 suggests two ends)."
        )
    moves = run(["null_moves_only"], "selwerd", replicates=replicates, seed=seed)
    share = values(moves, GAS_FREE, "null_moves_only", "selwerd")[2050].to_numpy()
    lines.append(
        "- **Moves only** (no programme, no network, no talk; owners decide at their own moments and redraw their "
        f"threshold when they move): by 2050 {with_interval(bootstrap(share, 'median'))} of Selwerd's homes left gas."
    )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    start = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    (HERE / "first-results.md").write_text(report(count, start), encoding="utf-8")
