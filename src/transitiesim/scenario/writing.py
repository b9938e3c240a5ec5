"""A scenario as the text of a file that reads back as an equal scenario."""

from __future__ import annotations

from itertools import groupby

from transitiesim.scenario.dates import date_text
from transitiesim.scenario.definition import Scenario
from transitiesim.scenario.parts import DatedValue, Measure, World

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def scenario_to_toml(scenario: Scenario) -> str:
    """Text of a scenario file in which everything is written out: it stands on no base.

    The name is not in it; it is that of the file.
    """
    lines = [f"title_nl = {_quoted(scenario.title.nl)}", f"title_en = {_quoted(scenario.title.en)}"]
    if scenario.about.nl or scenario.about.en:
        lines += [f"about_nl = {_quoted(scenario.about.nl)}", f"about_en = {_quoted(scenario.about.en)}"]
    lines.append(f'until = "{date_text(scenario.months - 1)}"')
    if scenario.measures:
        lines += ["", "[recommendations]", *(_measure_line(measure) for measure in scenario.measures)]
    lines += ["", *_world_lines(scenario.world)]
    for start, values in groupby(scenario.values, key=lambda one: one.start):
        lines += ["", *_values_lines(start, list(values))]
    if scenario.processes_off:
        names = ", ".join(_quoted(name) for name in sorted(scenario.processes_off))
        lines += ["", "[processes]", f"off = [{names}]"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """The text between quotation marks, on one line."""
    return '"' + "".join(_ESCAPES.get(letter, letter) for letter in text) + '"'


def _measure_line(measure: Measure) -> str:
    """One part that is on."""
    settings = []
    if measure.strength != 1:
        settings.append(f"strength = {float(measure.strength)!r}")
    if measure.start:
        settings.append(f'from = "{date_text(measure.start)}"')
    return f"{_quoted(measure.code)} = " + (f"{{ {', '.join(settings)} }}" if settings else "true")


def _world_lines(world: World) -> list[str]:
    """The assumptions about the world, all of them."""
    lines = ["[world]"]
    for name in ("pandemic", "price_history", "elections", "heat_pumps"):
        setting = "true" if getattr(world, name) else "false"
        lines += [f"{name} = {setting}"]
    if world.mandate is not None:
        designated, end = date_text(world.mandate.designated), date_text(world.mandate.end_of_gas)
        lines.append(f'mandate = {{ designated = "{designated}", end_of_gas = "{end}" }}')
    for shock in world.price_shocks:
        lines += [
            "",
            "[[world.price_shocks]]",
            f'from = "{date_text(shock.start)}"',
            f"factor = {float(shock.factor)!r}",
            f"months = {shock.months}",
        ]
    for event in world.events:
        lines += ["", "[[world.events]]", f'from = "{date_text(event.start)}"', f'kind = "{event.kind}"']
    return lines


def _values_lines(start: int, values: list[DatedValue]) -> list[str]:
    """Parameters set by hand from one month on."""
    head = ["[[parameters_from]]", f'from = "{date_text(start)}"'] if start else ["[parameters]"]
    return head + [f"{_quoted(one.path)} = {float(one.value)!r}" for one in values]
