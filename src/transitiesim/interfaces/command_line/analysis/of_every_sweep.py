"""What is read of every sweep: settings, fans over the years, and differences between scenarios."""

from __future__ import annotations

from transitiesim.analysis import settings
from transitiesim.analysis.factorial import is_factorial
from transitiesim.analysis.fans import fans_of
from transitiesim.analysis.one_at_a_time import is_one_at_a_time
from transitiesim.figures import draw_fans
from transitiesim.figures.fans import MOST_FANS
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
    groups = _corners(reading)
    found = fans_of(reading.sweep, reading.outcome, groups)
    reading.keep("fans", found)
    names = {one["name"]: reading.scenario(one["name"]) for one in reading.sweep.manifest["scenarios"]}
    text = reading.sweep.outcomes[reading.outcome].text[reading.language]
    subtitle = (words.FANS_SUB if groups is None else words.CORNERS_SUB)[reading.language].format(outcome=text)
    for place, rows in found.groupby("neighbourhood", sort=False):
        tables = {
            names.get(str(name), str(name)): one.drop(columns=["scenario", "neighbourhood"]).set_index("year")
            for name, one in rows.groupby("scenario", sort=False)
        }
        if len(next(iter(tables.values()))) > 1 and len(tables) <= MOST_FANS:
            title = words.FANS[reading.language].format(place=reading.place(str(place)))
            figure = draw_fans(tables, title, subtitle, reading.notes, shown=reading.tick, from_zero=reading.percent)
            reading.draw(f"fans-{place}", figure)


def _corners(reading: Reading) -> dict[int, str] | None:
    """The settings with everything off and on, of a factorial or one factor at a time from one scenario."""
    sweep = reading.sweep
    if len(sweep.manifest["scenarios"]) > 1:
        return None
    if is_one_at_a_time(sweep) and sum(one["kind"] == "lever" for one in sweep.factors) > 1:
        by_place = sweep.design.groupby("neighbourhood")["setting"].agg(["first", "last"])
        usual = dict.fromkeys(by_place["first"].tolist(), words.USUAL[reading.language])
        return usual | dict.fromkeys(by_place["last"].tolist(), words.ALL_TOGETHER[reading.language])
    if not is_factorial(sweep):
        return None
    values = sweep.design[[one["name"] for one in sweep.factors]]
    corners: dict[int, str] = {}
    for name, ends in ((words.ALL_OFF, values.min()), (words.ALL_ON, values.max())):
        these = sweep.design.loc[(values == ends).all(axis=1), "setting"]
        corners |= dict.fromkeys(these.tolist(), name[reading.language])
    return corners


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
