"""Scenarios from files: find them, follow the bases they stand on, and put the differences on top."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from transitiesim.data_files import printable, read_toml, shipped
from transitiesim.errors import InputError, closest
from transitiesim.language import Text
from transitiesim.recommendations import RECOMMENDATIONS, switches
from transitiesim.scenario.checking import event_kind
from transitiesim.scenario.checking_measures import codes_named, shortened
from transitiesim.scenario.dates import date_text
from transitiesim.scenario.definition import Scenario
from transitiesim.scenario.parts import PROCESSES, DatedValue, Mandate, Measure, PriceShock, World, WorldEvent

if TYPE_CHECKING:
    from transitiesim.scenario.file_form import ScenarioTable, WorldTable

_PRACTICE = Scenario(name="practice", title=Text("Praktijk", "Practice"))


@dataclasses.dataclass(frozen=True, slots=True)
class _Layer:
    """One file of a chain: its content and how to call it."""

    name: str
    where: str
    table: ScenarioTable


def known_scenarios() -> tuple[str, ...]:
    """Names of the shipped scenarios, in order of the alphabet."""
    return tuple(sorted(path.stem for path in shipped().glob("*.toml")))


def read_scenario(name_or_path: str | Path) -> Scenario:
    """The scenario with this name, or in this file.

    Args:
        name_or_path: name of a shipped scenario, or a file; text counts as a file when it ends with ".toml" or
            contains a slash.

    Raises:
        InputError: unknown name, or anything in the file, or in a base it stands on, that cannot be.
    """
    path = _path_of(name_or_path, Path(), "scenario")
    return _stacked([_layer(read_toml(path), path.stem, printable(path))], path.parent, [path])


def scenario_from(
    content: Mapping[str, object], name: str, where: str = "scenario", folder: Path | None = None
) -> Scenario:
    """The scenario that the content of a file stands for.

    Args:
        content: what a TOML reader made of the text.
        name: name of the scenario.
        where: what to call the content in messages.
        folder: folder in which a base that is a file is looked for; the present one when left out.

    Raises:
        InputError: as `read_scenario`.
    """
    return _stacked([_layer(content, name, where)], folder or Path(), [])


def _path_of(name_or_path: str | Path, folder: Path, where: str) -> Path:
    """The file of a scenario, by name or by path from a folder."""
    if isinstance(name_or_path, Path):
        return folder / name_or_path
    known = known_scenarios()
    if name_or_path in known:
        return shipped(f"{name_or_path}.toml")
    if name_or_path.endswith(".toml") or any(sign in name_or_path for sign in "/\\"):
        return folder / name_or_path
    shown = shortened(name_or_path)
    names = ", ".join(known)
    raise InputError(
        where,
        Text(f"onbekend scenario '{shown}'", f"unknown scenario '{shown}'"),
        Text(f"{names}, of een bestand dat op .toml eindigt", f"{names}, or a file that ends with .toml"),
        closest(name_or_path, known) if len(name_or_path) <= 60 else None,
    )


def _layer(content: Mapping[str, object], name: str, where: str) -> _Layer:
    """The content of one file, with every key of the right kind."""
    # Pydantic takes most of the time of starting up; a program that is given its scenarios does without it.
    from transitiesim.scenario.file_form import scenario_table

    return _Layer(name, where, scenario_table(content, where))


def _stacked(layers: list[_Layer], folder: Path, paths: list[Path]) -> Scenario:
    """The scenario of the first layer, after its bases have been read and put below it.

    Args:
        layers: the layer itself; bases are added behind it.
        folder: folder from which the base of the layer is looked for.
        paths: file of the layer, if it has one.
    """
    seen = {path.resolve() for path in paths}
    while (base := layers[-1].table.based_on) is not None:
        where = f"{layers[-1].where}: based_on"
        path = _path_of(base, folder, where)
        content = read_toml(path)
        if path.resolve() in seen:
            raise InputError(
                where,
                Text(
                    f"'{shortened(base)}' staat via andere scenario's weer op dit scenario",
                    f"'{shortened(base)}' stands, through other scenarios, on this scenario again",
                ),
                Text("een keten van bestanden zonder kring", "a chain of files without a circle"),
            )
        seen.add(path.resolve())
        layers.append(_layer(content, path.stem, printable(path)))
        folder = path.parent
    scenario = _PRACTICE
    for layer in reversed(layers):
        scenario = _with_differences(scenario, layer)
    return scenario


def _with_differences(base: Scenario, layer: _Layer) -> Scenario:
    """The base with the differences of one file; complaints name the file."""
    table = layer.table
    try:
        return Scenario(
            name=layer.name,
            title=Text(table.title_nl, table.title_en),
            about=Text(table.about_nl, table.about_en),
            months=base.months if table.until is None else table.until + 1,
            measures=_measures(base.measures, table),
            values=_values(base.values, table),
            world=_world(base.world, table.world),
            processes_off=base.processes_off if table.processes is None else _processes_off(table.processes.off),
        )
    except InputError as error:
        place = f"{layer.where}: {error.where}"
        raise InputError(place, error.what, error.allowed, error.suggestion) from error


def _measures(base: tuple[Measure, ...], table: ScenarioTable) -> tuple[Measure, ...]:
    """Measures of the base, with whole recommendations on top, and single parts on top of those."""
    measures = {measure.code: measure for measure in base}
    given = table.recommendations
    for name in sorted(given, key=lambda name: name not in RECOMMENDATIONS):
        where = f"recommendations.{shortened(name)}"
        setting = given[name]
        for code in codes_named(name, where):
            if setting is None:
                measures.pop(code, None)
                continue
            before = measures.get(code, Measure(code))
            strength = before.strength if setting.strength is None else setting.strength
            start = before.start if setting.start is None else setting.start
            if name == code:
                _refuse_other_start_than_whole(code, start, table, where)
            measures[code] = Measure(code, strength, start)
    return tuple(measures.values())


def _refuse_other_start_than_whole(code: str, start: int, table: ScenarioTable, where: str) -> None:
    """Refuse a part that must start at once in a recommendation that the same file starts later."""
    switch = switches()[code]
    whole = table.recommendations.get(switch.recommendation)
    if whole is None or not whole.start or whole.start == start or switch.may_start_late:
        return
    date = date_text(whole.start)
    raise InputError(
        where,
        Text(
            f"aanbeveling {switch.recommendation} begint in {date}, maar dit onderdeel kan niet later beginnen",
            f"recommendation {switch.recommendation} starts in {date}, but this part may not start late",
        ),
        Text(
            f'"{code}" = false, of de onderdelen van {switch.recommendation} een voor een',
            f'"{code}" = false, or the parts of {switch.recommendation} one by one',
        ),
    )


def _values(base: tuple[DatedValue, ...], table: ScenarioTable) -> tuple[DatedValue, ...]:
    """Values of the base, except those that the file gives for the same parameter from the same month."""
    given = [DatedValue(path, value) for path, value in table.parameters.items()]
    for block in table.parameters_from:
        extra = block.model_extra or {}
        given += [DatedValue(path, value, block.start) for path, value in extra.items()]
    replaced = {(one.path, one.start) for one in given}
    return (*(one for one in base if (one.path, one.start) not in replaced), *given)


def _world(base: World, table: WorldTable) -> World:
    """The world of the base with the assumptions that the file names."""
    shocks = tuple(PriceShock(one.start, one.factor, one.months) for one in table.price_shocks)
    mandate = None if table.mandate is None else Mandate(table.mandate.designated, table.mandate.end_of_gas)
    events = tuple(WorldEvent(one.start, event_kind(one.kind, one.start)) for one in table.events)
    stated = World(table.pandemic, table.price_history, table.elections, table.heat_pumps, shocks, mandate, events)
    return dataclasses.replace(base, **{name: getattr(stated, name) for name in table.model_fields_set})


def _processes_off(names: list[str]) -> frozenset[str]:
    """The steps in a list, each named once."""
    for name in names:
        if names.count(name) > 1:
            shown = shortened(name)
            raise InputError(
                "processes.off",
                Text(f"'{shown}' staat er twee keer", f"'{shown}' is given twice"),
                ", ".join(PROCESSES),
            )
    return frozenset(names)
