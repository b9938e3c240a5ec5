"""What is read of every sweep: settings, fans over the years, and differences between scenarios."""

from __future__ import annotations

from transitiesim.analysis import settings
from transitiesim.analysis.fans import fans_of
from transitiesim.figures import draw_fans
from transitiesim.interfaces.command_line.amounts import plain
from transitiesim.interfaces.command_line.analysis import words
from transitiesim.interfaces.command_line.analysis.reading import Reading
from transitiesim.interfaces.command_line.printing import console, paragraph


def read_settings(reading: Reading) -> None:
    """Means and chances of every setting."""
    means = settings.setting_means(reading.sweep, reading.outcome, reading.year)
    chances = settings.setting_chances(reading.sweep, reading.outcome, reading.threshold, reading.year)
    reading.keep("settings", means.assign(chance=chances["chance"]))


def read_fans(reading: Reading) -> None:
    """How the outcome goes over the years, a figure per neighbourhood."""
    found = fans_of(reading.sweep, reading.outcome)
    reading.keep("fans", found)
    for place, rows in found.groupby("neighbourhood", sort=False):
        tables = {
            reading.scenario(str(name)): one.drop(columns=["scenario", "neighbourhood"]).set_index("year")
            for name, one in rows.groupby("scenario", sort=False)
        }
        text = reading.sweep.outcomes[reading.outcome].text[reading.language]
        title = words.FANS[reading.language].format(place=reading.place(str(place)))
        subtitle = words.FANS_SUB[reading.language].format(outcome=text)
        if len(next(iter(tables.values()))) > 1 and len(tables) <= 5:
            figure = draw_fans(tables, title, subtitle, reading.notes, shown=reading.tick, from_zero=reading.percent)
            reading.draw(f"fans-{place}", figure)


def read_differences(reading: Reading) -> None:
    """Every later scenario minus the first."""
    found = settings.scenario_differences(reading.sweep, reading.outcome, reading.year)
    reading.keep("differences", found)
    for (scenario, place), rows in found.groupby(["scenario", "neighbourhood"], sort=False):
        values = {
            "scenario": reading.scenario(str(scenario)),
            "place": reading.place(str(place)),
            "mean": reading.shown(float(rows["mean"].mean())),
            "pays": plain(float(rows["pays"].median()), reading.language),
        }
        paragraph(console(), words.DIFFERENCE[reading.language].format(**values))
