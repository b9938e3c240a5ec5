"""What is read of one factor at a time: what each does by itself, and what common random numbers save."""

from __future__ import annotations

import pandas as pd

from transitiesim.analysis import one_at_a_time
from transitiesim.figures import draw_bars
from transitiesim.interfaces.command_line.analysis import words
from transitiesim.interfaces.command_line.analysis.reading import Reading
from transitiesim.interfaces.command_line.printing import console, paragraph


def read_one_at_a_time(reading: Reading) -> None:
    """Every point minus everything as usual, a figure per neighbourhood."""
    found = one_at_a_time.differences(reading.sweep, reading.outcome, reading.year)
    reading.keep("one_at_a_time", found)
    several = len(reading.sweep.manifest["scenarios"]) > 1
    for (scenario, place), rows in found.groupby(["scenario", "neighbourhood"], sort=False):
        figure = draw_bars(
            [_name(reading, rows, str(row["term"]), float(row["value"])) for row in rows.to_dict("records")],
            rows["mean"].to_numpy(),
            rows["low"].to_numpy(),
            rows["high"].to_numpy(),
            words.ALONE[reading.language].format(place=reading.place(str(place))),
            f"{reading.scenario(str(scenario))}. {reading.difference}" if several else reading.difference,
            [words.ALONE_NOTE[reading.language], *reading.notes],
            shown=reading.shown,
        )
        mark = f"-{scenario}" if several else ""
        reading.draw(f"one_at_a_time{mark}-{place}", figure)
        told = rows.dropna(subset="needed")
        whole = told[told["term"] == one_at_a_time.ALL]
        if len(told):
            row = whole.iloc[0] if len(whole) else told.iloc[0]
            values = {
                "term": _name(reading, rows, str(row["term"]), float(row["value"])),
                "place": reading.place(str(place)),
                "mean": reading.shown(float(row["mean"])),
                "needed": f"{100 * row['needed']:.0f}",
                "low": f"{100 * row['needed_low']:.0f}",
                "high": f"{100 * row['needed_high']:.0f}",
                "middle": f"{100 * told['needed'].median():.0f}",
            }
            paragraph(console(), words.SAVED[reading.language].format(**values))


def _name(reading: Reading, rows: pd.DataFrame, term: str, value: float) -> str:
    """A factor in words, with its value where it was tried at both ends."""
    if term == one_at_a_time.ALL:
        return words.ALL_TOGETHER[reading.language]
    twice = (rows["term"] == term).sum() > 1
    return f"{reading.name(term)} = {value:g}" if twice else reading.name(term)
