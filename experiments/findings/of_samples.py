"""What a sample of uncertain numbers says: shares of the variance, and the circumstances under which it works."""

from __future__ import annotations

import pandas as pd
from wording import interval, number, points, table

from transitiesim.analysis import discovery, sensitivity
from transitiesim.errors import InputError
from transitiesim.results import SweepResults

YEAR = 2050
_OUTCOMES = ("gas_free_share", "trust_programme")
_MOST = 12


def sobol(sweep: SweepResults) -> tuple[str, dict[str, pd.DataFrame]]:
    """Sobol' indices."""
    texts = {one["name"]: one["en"] for one in sweep.factors}
    lines, frames = [], []
    for outcome in _OUTCOMES:
        found = sensitivity.sobol_indices(sweep, outcome, YEAR)
        frames.append(found.assign(outcome=outcome))
        mean = sweep.values(outcome, YEAR).mean(axis=1)
        low, middle, high = mean.quantile([0.05, 0.5, 0.95])
        first, total = found["S1"].sum(), found["ST"].sum()
        rows = [
            [
                f"`{row['term']}` {texts[row['term']]}",
                *(f"{round(row[key], 2) + 0.0:.2f} ± {row[f'{key}_conf']:.2f}" for key in ("S1", "ST")),
            ]
            for row in found[found["ST"] > 0.0].sort_values("ST", ascending=False).head(_MOST).to_dict("records")
        ]  # fmt: skip
        without = [f"`{term}`" for term in found.loc[found["ST"] == 0.0, "term"]]
        lines += [
            (
                f"`{outcome}` at the end of {YEAR}: median {points(middle)} percent over the sample, ninety percent "
                "from "
                f"{points(low)} to {points(high)}. First-order indices add up to {first:.2f}, total ones to "
                f"{total:.2f}: "
                f"{'most' if first > 0.5 else 'less than half'} of the spread comes from numbers by themselves."
            ),
            "",
            table(["number", "alone (S1)", "in all (ST)"], rows),
            "",
        ]
        if without:  # a small place has two posts whatever the homes per post
            lines += [f"Not one run came out otherwise by {', '.join(without)}: nothing in this place hangs on it.", ""]
    return "\n".join(lines).rstrip(), {"indices": pd.concat(frames).round(4)}


def discover(sweep: SweepResults, threshold: float) -> tuple[str, dict[str, pd.DataFrame]]:
    """The box of PRIM and feature scores."""
    texts = {one["name"]: one["en"] for one in sweep.factors}
    scores = discovery.feature_scores(sweep, "gas_free_share", YEAR)
    tables = {"feature_scores": scores.round(5)}
    top = [
        [f"`{row['term']}` {texts[row['term']]}", f"{row['score']:.3f}"] for row in scores.head(8).to_dict("records")
    ]
    x, y = discovery.cases(sweep, "gas_free_share", YEAR)
    lines = [
        (
            f"{len(x):,} cases of {x.shape[1]} numbers and recommendations; the share off gas at the end of {YEAR} has "
            f"median {points(float(pd.Series(y).median()))} percent and lies, for ninety percent, between "
            f"{points(float(pd.Series(y).quantile(0.05)))} and {points(float(pd.Series(y).quantile(0.95)))}."
        ),
        "",
        table(["tells most", "feature score"], top),
        "",
    ]
    try:
        box = discovery.best_box(sweep, "gas_free_share", threshold, YEAR)
    except InputError as error:
        return "\n".join([*lines, f"No box: {error.sentence('en')}"]), tables
    limits = [
        [f"`{term}` {texts[str(term)]}", f"{number(row['low'])} to {number(row['high'])}",
         f"{number(row['least'])} to {number(row['most'])}", f"{row['quasi_p']:.1g}"]
        for term, row in box.limits.iterrows()
    ]  # fmt: skip
    lines += [
        (
            f"Half of the homes is reached in {interval_of(box.share, len(x))} of all cases. In the box of PRIM "
            "below it is "
            f"reached in {points(box.density)} percent; the box holds {points(box.coverage)} percent of the good "
            "cases and "
            f"{points(box.mass)} percent of all."
        ),
        "",
        table(["limit", "box", "whole range", "quasi-p"], limits),
    ]
    return "\n".join(lines), tables | {"prim": box.limits.reset_index().round(5)}


def interval_of(share: float, cases: int) -> str:
    """A share of so many cases with Wilson's interval."""
    from transitiesim.analysis.intervals import chance

    found = chance(round(share * cases), cases)
    return f"{interval(found.value, found.low, found.high)} percent"
