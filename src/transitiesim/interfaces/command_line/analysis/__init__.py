"""Which tables and figures a sweep gets, after its design; each is kept in a folder, and the main points are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from transitiesim.analysis.factorial import is_factorial
from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.interfaces.command_line.analysis import words
from transitiesim.interfaces.command_line.analysis.of_discovery import read_discovery
from transitiesim.interfaces.command_line.analysis.of_every_sweep import read_differences, read_fans, read_settings
from transitiesim.interfaces.command_line.analysis.of_factorial import read_factorial
from transitiesim.interfaces.command_line.analysis.of_one_at_a_time import read_one_at_a_time
from transitiesim.interfaces.command_line.analysis.of_samples import read_morris, read_sobol
from transitiesim.interfaces.command_line.analysis.of_two_factors import read_maps
from transitiesim.interfaces.command_line.analysis.reading import Reading
from transitiesim.interfaces.command_line.printing import console, paragraph
from transitiesim.language import Language, Text
from transitiesim.results.store import disk_error

if TYPE_CHECKING:
    from transitiesim.results import SweepResults


def analyse(
    sweep: SweepResults, outcome: str | None, year: int | None, threshold: float, folder: Path, language: Language
) -> None:
    """Keep the tables and figures that go with a sweep's design, and tell the main points.

    Raises:
        InputError: an outcome or year that was not kept, a sweep that is not far enough, or a disk that refuses.
    """
    name = sweep.checked(outcome) if outcome is not None else next(iter(sweep.outcomes))
    years = sweep.years()
    if year is not None and year not in years:
        what = Text(f"van {year} is niets bewaard", f"nothing was kept of {year}")
        raise InputError("--year", what, ", ".join(map(str, years)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        reading = Reading(sweep, name, years[-1] if year is None else year, threshold, folder, language)
        paragraph(console(), f"{sweep.manifest[f'title_{language}']}. {reading.what}")
        for part in _parts(sweep):
            part(reading)
    except OSError as error:
        raise disk_error(folder, error) from error
    paragraph(console(), words.KEPT[language].format(folder=printable(folder)))


def _parts(sweep: SweepResults) -> list[Callable[[Reading], None]]:
    """What is read of a sweep with this design."""
    kind = sweep.manifest["design"]["kind"]
    parts: list[Callable[[Reading], None]] = [read_settings, read_fans]
    if len(sweep.manifest["scenarios"]) > 1:
        parts.append(read_differences)
    if is_factorial(sweep):
        parts.append(read_factorial)
    elif kind == "full_factorial" and len(sweep.factors) == 2:
        parts.append(read_maps)
    if kind == "one_at_a_time":
        parts.append(read_one_at_a_time)
    if kind == "sobol":
        parts.append(read_sobol)
    if kind == "morris":
        parts.append(read_morris)
    if kind in {"latin_hypercube", "table"}:
        parts.append(read_discovery)
    return parts
