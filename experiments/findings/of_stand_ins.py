"""Whether smaller stand-ins agree with the neighbourhoods they stand for, term by term."""

from __future__ import annotations

import numpy as np
import pandas as pd
from of_factorial import effects_in
from wording import interval, named, points, table

from transitiesim.analysis import factorial
from transitiesim.results import SweepResults


def text(stand_in: SweepResults, real: SweepResults) -> tuple[str, dict[str, pd.DataFrame]]:
    """The findings in Markdown, and the table behind them.

    Both are means over replicates with drawings of their own, so intervals of differences are those of independent
    means: the root of the sum of both squares.
    """
    small, large = effects_in(stand_in), effects_in(real)
    sizes = {one["id"]: one["dwellings"] for one in real.manifest["neighbourhoods"]}
    shown: list[list[str]] = []
    records: list[dict[str, object]] = []
    apart: list[str] = []
    for one in stand_in.manifest["neighbourhoods"]:
        place, cells = one["id"], []
        for effect, term in [(factorial.TOTAL, ""), *((factorial.SHAPLEY, name) for name in small.names)]:
            a, b = small.of(effect, term).loc[place], large.of(effect, term).loc[place]
            mean = float(a["mean"] - b["mean"])
            half = float(np.hypot(a["high"] - a["mean"], b["high"] - b["mean"]))
            cells.append(interval(mean, mean - half, mean + half))
            records.append({"neighbourhood": place, "effect": effect, "term": term, "stand_in": a["mean"],
                            "real": b["mean"], "low": mean - half, "high": mean + half})  # fmt: skip
            if abs(mean) > half:
                apart.append(f"{one['name']} {term or 'all'} ({points(mean)})")
        shown.append([f"{one['name']} ({one['dwellings']:,} for {sizes[place]:,})", *cells])
    verdict = (
        "Every difference lies within its interval."
        if not apart
        else f"{len(apart)} of {len(records)} differences lie outside their interval: {named(apart)}."
    )
    lines = [
        (
            "Stand-in minus real, in points of a percent at the end of 2050: everything on minus everything off, and "
            "the Shapley value of each recommendation."
        ),
        "",
        table(["neighbourhood (homes)", "all", *small.names], shown),
        "",
        f"{verdict} The factorial above uses every neighbourhood at its own size.",
    ]
    return "\n".join(lines), {"differences": pd.DataFrame(records).round(5)}
