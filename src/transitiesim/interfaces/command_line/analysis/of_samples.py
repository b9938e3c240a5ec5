"""What is read of samples made for it: Sobol' indices and Morris' elementary effects."""

from __future__ import annotations

import pandas as pd

from transitiesim.analysis import sensitivity
from transitiesim.figures import draw_bars
from transitiesim.interfaces.command_line.analysis import words
from transitiesim.interfaces.command_line.analysis.reading import Reading
from transitiesim.interfaces.command_line.printing import console, table
from transitiesim.language import Text

_MOST_TOLD = 12


def read_sobol(reading: Reading) -> None:
    """Sobol' indices."""
    found = sensitivity.sobol_indices(reading.sweep, reading.outcome, reading.year)
    reading.keep("sobol", found)
    for place in found.groupby(["scenario", "neighbourhood"])["ST"].max().isna().groupby("neighbourhood").any().items():
        if place[1]:
            reading.tell_flat(str(place[0]))
    _indices(reading, found.dropna(subset="ST"), "ST", "ST_conf", "sobol", words.SOBOL, words.SOBOL_NOTE)


def read_morris(reading: Reading) -> None:
    """Elementary effects."""
    found = sensitivity.morris_effects(reading.sweep, reading.outcome, reading.year)
    reading.keep("morris", found)
    _indices(reading, found, "mu_star", "mu_star_conf", "morris", words.MORRIS, words.MORRIS_NOTE)


def _indices(reading: Reading, found: pd.DataFrame, value: str, half: str, file: str, title: Text, note: Text) -> None:
    for (scenario, place), rows in found.groupby(["scenario", "neighbourhood"], sort=False):
        middle, width = rows[value].to_numpy(), rows[half].to_numpy()
        figure = draw_bars(
            [reading.name(one) for one in rows["term"]],
            middle,
            middle - width,
            middle + width,
            title[reading.language].format(place=reading.place(str(place))),
            f"{reading.scenario(str(scenario))}. {reading.difference if file == 'morris' else reading.what}",
            [note[reading.language], *reading.notes],
            shown=reading.shown if file == "morris" else lambda one: f"{one:.2f}",
        )
        reading.draw(f"{file}-{scenario}-{place}", figure)
        best = rows.sort_values(value, ascending=False).head(_MOST_TOLD)
        lines = [
            [reading.name(row["term"]), f"{row[value]:.3f}", f"{row[half]:.3f}"] for row in best.to_dict("records")
        ]
        table(console(), ["", value, "+/-"], lines)
