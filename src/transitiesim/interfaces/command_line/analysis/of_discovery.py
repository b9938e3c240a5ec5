"""What is read of a sample of everything that is uncertain: feature scores and the box of PRIM."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from transitiesim.analysis import discovery
from transitiesim.errors import InputError
from transitiesim.figures import draw_bars, draw_cases, draw_ranges
from transitiesim.interfaces.command_line.analysis import words
from transitiesim.interfaces.command_line.analysis.reading import Reading
from transitiesim.interfaces.command_line.printing import console, paragraph

_FEW_VALUES = 10  # a lever that is off or on says nothing as an axis


def read_discovery(reading: Reading) -> None:
    """Feature scores and the box of PRIM."""
    scores = discovery.feature_scores(reading.sweep, reading.outcome, reading.year)
    reading.keep("feature_scores", scores)
    if not (scores["score"] > 0).any():
        for place in reading.sweep.manifest["neighbourhoods"]:
            reading.tell_flat(place["id"])
        return
    nothing = np.full(len(scores), np.nan)
    names = [reading.name(one) for one in scores["term"]]
    title = words.SCORES[reading.language]
    notes = [words.SCORES_NOTE[reading.language], *reading.notes]
    values = scores["score"].to_numpy()
    reading.draw(
        "feature_scores",
        draw_bars(names, values, nothing, nothing, title, reading.what, notes, shown=lambda one: f"{one:.3f}"),
    )
    try:
        box = discovery.best_box(reading.sweep, reading.outcome, reading.threshold, reading.year)
    except InputError as error:  # nothing to discover at this threshold; the rest stands
        paragraph(console(), error.sentence(reading.language))
        return
    limits = box.limits
    reading.keep("prim", limits.reset_index())
    reading.keep("prim_trajectory", box.trajectory)
    told = words.BOX[reading.language].format(
        level=reading.level,
        share=f"{100 * box.share:.0f}",
        density=f"{100 * box.density:.0f}",
        coverage=f"{100 * box.coverage:.0f}",
        mass=f"{100 * box.mass:.0f}",
    )
    paragraph(console(), told)
    columns: dict[str, Any] = {name: limits[name].to_numpy() for name in ("low", "high", "least", "most")}
    figure = draw_ranges(
        [reading.name(str(one)) for one in limits.index],
        **columns,
        title=words.PRIM[reading.language],
        subtitle=f"{told} {reading.what}",
        notes=[words.PRIM_NOTE[reading.language], *reading.notes],
        shown=reading.number,
    )
    reading.draw("prim", figure)
    _cases(reading, limits)


def _cases(reading: Reading, limits: pd.DataFrame) -> None:
    """The cases in the plane of the two surest limits, of numbers that take many values."""
    x, y = discovery.cases(reading.sweep, reading.outcome, reading.year)
    some = [str(one) for one in limits.index if x[str(one)].nunique() > _FEW_VALUES][:2]
    if len(some) < 2:
        return
    figure = draw_cases(
        x[some].to_numpy(float),
        y >= reading.threshold,
        limits.loc[some, ["low", "high"]].to_numpy(float),
        (reading.name(some[0]), reading.name(some[1])),
        words.CASES[reading.language],
        f"{reading.level}: {reading.what}",
        [words.CASES_NOTE[reading.language], *reading.notes],
        shown=(reading.number, reading.number),
        names=(words.REACHED[reading.language], words.MISSED[reading.language]),
    )
    reading.draw("prim_cases", figure)
