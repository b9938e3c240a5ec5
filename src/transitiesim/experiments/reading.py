"""Experiments from files."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from transitiesim.data_files import printable, read_toml, shipped_experiments
from transitiesim.errors import InputError, closest
from transitiesim.experiments.definition import MOST_SETTINGS, Design, Experiment
from transitiesim.experiments.factors import Factor
from transitiesim.experiments.file_form import ALL, DesignTable, ExperimentTable, experiment_table
from transitiesim.experiments.ranges import levers_of, numbers_of
from transitiesim.language import Text
from transitiesim.neighbourhood import Facts, known_neighbourhoods, read_facts
from transitiesim.scenario import Scenario, known_scenarios, read_scenario

_LARGEST_TABLE_BYTES = 200_000_000
_USES: Mapping[str, tuple[str, ...]] = {
    "full_factorial": (),
    "fractional_factorial": ("resolution",),
    "one_at_a_time": (),
    "latin_hypercube": ("samples",),
    "sobol": ("samples", "second_order"),
    "morris": ("trajectories", "levels"),
    "table": ("file",),
}
_NEEDS = ("samples", "trajectories", "file")


def known_experiments() -> tuple[str, ...]:
    """Names of the shipped experiments, in order of the alphabet."""
    return tuple(sorted(path.stem for path in shipped_experiments().glob("*.toml")))


def read_experiment(name_or_path: str | Path) -> Experiment:
    """The experiment with this name, or in this file.

    Args:
        name_or_path: name of a shipped experiment, or a file; text counts as a file when it ends with ".toml" or
            contains a slash.

    Raises:
        InputError: unknown name, or anything in the file, or in a file it names, that cannot be.
    """
    path = path_of_experiment(name_or_path)
    return experiment_from(read_toml(path), path.stem, printable(path), path.parent)


def experiment_from(
    content: Mapping[str, object], name: str, where: str = "experiment", folder: Path | None = None
) -> Experiment:
    """The experiment that the content of a file stands for.

    Args:
        content: what a TOML reader made of the text.
        name: name of the experiment.
        where: what to call the content in messages.
        folder: folder from which files that are named are looked for; the present one when left out.

    Raises:
        InputError: as `read_experiment`.
    """
    table = experiment_table(content, where)
    beside = folder or Path()
    try:
        levers = tuple(levers_of(table.levers))
        factors = (*levers, *numbers_of(table.uncertainties, levers))
        design = _design(table.design, factors, beside)
        return Experiment(
            name=name,
            title=Text(table.title_nl, table.title_en),
            about=Text(table.about_nl, table.about_en),
            scenarios=_scenarios(table, beside),
            places=_places(table, beside),
            factors=factors,
            design=design,
            replicates=table.replicates,
            seed=table.seed,
            uncertainty=table.uncertainty,
            outcomes=tuple(table.outcomes),
            years=tuple(sorted(table.years)),
            precision=dict(table.precision),
        )
    except InputError as error:
        raise InputError(f"{where}: {error.where}", error.what, error.allowed, error.suggestion) from error


def path_of_experiment(name_or_path: str | Path) -> Path:
    """The file of an experiment, whether it exists or not.

    Raises:
        InputError: for a name that is unknown.
    """
    if isinstance(name_or_path, Path):
        return name_or_path
    known = known_experiments()
    if name_or_path in known:
        return shipped_experiments() / f"{name_or_path}.toml"
    if name_or_path.endswith(".toml") or any(sign in name_or_path for sign in "/\\"):
        return Path(name_or_path)
    shown = printable(Path(name_or_path[:60]))
    raise InputError(
        "EXPERIMENT",
        Text(f"onbekend experiment '{shown}'", f"unknown experiment '{shown}'"),
        Text(f"{', '.join(known)}, of een TOML-bestand", f"{', '.join(known)}, or a TOML file"),
        closest(name_or_path, known) if len(name_or_path) <= 60 else None,
    )


def _scenarios(table: ExperimentTable, folder: Path) -> tuple[Scenario, ...]:
    known = known_scenarios()
    found = [
        read_scenario(name if name in known or not name.endswith(".toml") else folder / name)
        for name in table.scenarios
    ]
    if table.until is None:
        return tuple(found)
    return tuple(dataclasses.replace(one, months=table.until + 1) for one in found)


def _places(table: ExperimentTable, folder: Path) -> tuple[Facts, ...]:
    names = list(known_neighbourhoods()) if table.neighbourhoods == [ALL] else table.neighbourhoods
    places = [read_facts(folder / name if name.endswith(".toml") else name) for name in names]
    ids = [one.id for one in places]
    for name in table.homes:
        if name not in ids:
            what = Text("deze wijk doet niet mee", "this neighbourhood does not take part")
            raise InputError(f"homes.{name[:60]}", what, ", ".join(ids), closest(name, ids))
    return tuple(one.resized(table.homes[one.id]) if one.id in table.homes else one for one in places)


def _design(table: DesignTable, factors: tuple[Factor, ...], folder: Path) -> Design:
    """The design with its own options; those of another kind of design are refused rather than ignored."""
    used = _USES[table.kind]
    given = {name: getattr(table, name) for name in {one for names in _USES.values() for one in names}}
    for name, value in sorted(given.items()):
        if value is not None and name not in used:
            what = Text(f"hoort niet bij {table.kind}", f"does not belong to {table.kind}")
            raise InputError(f"design.{name}", what, ", ".join(("kind", *used)))
        if value is None and name in used and name in _NEEDS:
            raise InputError(f"design.{name}", Text("ontbreekt", "is missing"))
    if not factors and table.kind != "full_factorial":
        what = Text("er varieert niets", "nothing varies")
        raise InputError("design.kind", what, Text("levers of uncertainties erbij", "levers or uncertainties as well"))
    samples = table.samples or 0
    if table.kind == "sobol" and samples & (samples - 1):
        what = Text(f"{samples} is geen macht van twee", f"{samples} is not a power of two")
        raise InputError("design.samples", what, Text("64, 128, 256, ...", "64, 128, 256, ..."))
    rows: tuple[tuple[float, ...], ...] = ()
    if table.file is not None:
        rows = _own_table(folder / table.file, factors)
    return Design(
        kind=table.kind,
        samples=samples,
        trajectories=table.trajectories or 0,
        levels=table.levels or 4,
        second_order=bool(table.second_order),
        resolution=table.resolution or 4,
        rows=rows,
    )


def _own_table(path: Path, factors: tuple[Factor, ...]) -> tuple[tuple[float, ...], ...]:
    """Points from a file with a column per factor and a line per point, separated by commas."""
    where = f"design.file: {printable(path)}"
    allowed = Text("een CSV-bestand met een kolom per factor", "a CSV file with a column per factor")
    try:
        if path.stat().st_size > _LARGEST_TABLE_BYTES:
            raise InputError(where, Text("is te groot", "is too large"), allowed)
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(islice(csv.reader(file), MOST_SETTINGS + 2))
    except OSError as error:
        reason = error.strerror or str(error)
        what = Text(f"kan niet worden gelezen ({reason})", f"cannot be read ({reason})")
        raise InputError(where, what, allowed) from error
    except (ValueError, csv.Error) as error:
        raise InputError(where, Text("is geen CSV in UTF-8", "is not CSV in UTF-8"), allowed) from error
    heads = [head.strip() for head in lines[0]] if lines else []
    names = [factor.name for factor in factors]
    if sorted(heads) != sorted(names):
        shown = printable(Path(", ".join(heads)[:120])) if any(heads) else "-"
        what = Text(f"heeft de kolommen {shown}", f"has the columns {shown}")
        raise InputError(where, what, ", ".join(names))
    order = [heads.index(name) for name in names]
    points = []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(heads):
            what = Text(f"regel {number} heeft {len(cells)} cellen", f"line {number} has {len(cells)} cells")
            raise InputError(where, what, str(len(heads)))
        place = f"{where}:{number}"
        points.append(tuple(_cell(cells[k], factor, place) for k, factor in zip(order, factors, strict=True)))
    if not 1 <= len(points) <= MOST_SETTINGS:
        what = Text(f"heeft {len(points)} regels", f"has {len(points)} lines")
        raise InputError(where, what, Text(f"1 tot en met {MOST_SETTINGS}", f"1 to {MOST_SETTINGS}"))
    return tuple(points)


def _cell(cell: str, factor: Factor, place: str) -> float:
    allowed = Text(f"{factor.low:g} tot en met {factor.high:g}", f"{factor.low:g} to {factor.high:g}")
    if factor.levels:
        allowed = Text(*(2 * [", ".join(f"{one:g}" for one in factor.levels)]))
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    fits = value in factor.levels if factor.levels else factor.low <= value <= factor.high
    if not fits or (factor.whole and value != int(value)):
        shown = printable(Path(cell.strip()[:40]))
        what = Text(f"'{shown}' kan niet voor {factor.name}", f"'{shown}' is not possible for {factor.name}")
        raise InputError(place, what, allowed)
    return value
