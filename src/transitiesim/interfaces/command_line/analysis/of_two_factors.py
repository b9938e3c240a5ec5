"""What is read of a factorial of two factors: maps of the mean and of the chance of success."""

from __future__ import annotations

from transitiesim.analysis import settings
from transitiesim.figures import draw_grid
from transitiesim.interfaces.command_line.amounts import plain
from transitiesim.interfaces.command_line.analysis import words
from transitiesim.interfaces.command_line.analysis.reading import Reading


def read_maps(reading: Reading) -> None:
    """A map of the mean and one of the chance, per scenario and neighbourhood."""
    first, second = (one["name"] for one in reading.sweep.factors)
    means = settings.setting_means(reading.sweep, reading.outcome, reading.year)
    chances = settings.setting_chances(reading.sweep, reading.outcome, reading.threshold, reading.year)
    chance_title = words.CHANCE_MAP[reading.language].format(level=reading.level)
    half = (chances["low"] < 0.5) & (chances["high"] > 0.5)
    known = means["mean"].dropna()
    # A share is coloured from nothing to all, so that maps can be compared and small differences look small.
    ends = (0.0, 1.0) if reading.percent else (float(known.min()), float(known.max()))
    ends = ends if ends[1] > ends[0] else (ends[0] - 1.0, ends[0] + 1.0)
    for kind, frame, title, shown, scale, note in (
        ("mean", means, words.MEAN_MAP[reading.language], reading.shown_finely, ends, words.MEAN_MAP_NOTE),
        ("chance", chances.assign(half=half), chance_title, _percent, (0.0, 1.0), words.CHANCE_MAP_NOTE),
    ):
        for (scenario, place), rows in frame.groupby(["scenario", "neighbourhood"], sort=False):
            wide = rows.pivot(index=first, columns=second, values=kind).sort_index(ascending=False)
            faint = None
            if kind == "chance":
                faint = rows.pivot(index=first, columns=second, values="half").loc[wide.index].to_numpy(bool)
            figure = draw_grid(
                wide.to_numpy(),
                [plain(float(one), reading.language) for one in wide.index],
                [plain(float(one), reading.language) for one in wide.columns],
                title,
                f"{reading.place(str(place))}, {reading.scenario(str(scenario)).lower()}. {reading.what}",
                [note[reading.language], *reading.notes],
                shown=shown,
                faint=faint,
                ends=scale,
                axes_names=(reading.name(first), reading.name(second)),
            )
            reading.draw(f"{kind}-{scenario}-{place}", figure)
    reading.keep("chances", chances)


def _percent(value: float) -> str:
    return f"{100 * value:.0f}"
