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
    for kind, frame, title, shown in (
        ("mean", means, words.MEAN_MAP[reading.language], reading.shown),
        ("chance", chances, chance_title, lambda value: f"{100 * value:.0f}"),
    ):
        for (scenario, place), rows in frame.groupby(["scenario", "neighbourhood"], sort=False):
            wide = rows.pivot(index=first, columns=second, values=kind).sort_index(ascending=False)
            where = f"{reading.place(str(place))}, {reading.scenario(str(scenario)).lower()}"
            axes = words.MAP_AXES[reading.language].format(down=reading.name(first), across=reading.name(second))
            figure = draw_grid(
                wide.to_numpy(),
                [plain(float(one), reading.language) for one in wide.index],
                [plain(float(one), reading.language) for one in wide.columns],
                title,
                f"{where}. {axes} {reading.what}",
                reading.notes,
                shown=shown,
                around_zero=False,
            )
            reading.draw(f"{kind}-{scenario}-{place}", figure)
    reading.keep("chances", chances)
