"""What the user asks to be run, with every word of it checked before anything starts."""

from __future__ import annotations

import dataclasses
import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transitiesim.errors import InputError
from transitiesim.interfaces.command_line import reading
from transitiesim.language import Text

if TYPE_CHECKING:
    from transitiesim.neighbourhood import Facts
    from transitiesim.scenario import Scenario

EVERYWHERE = "all"
UNCERTAINTIES = ("parameters", "seeds")
RECORDS = ("yearly", "monthly")
FIRST_YEAR, LAST_YEAR = 2019, 2050
_MOST_REPLICATES = 100_000
_MOST_SEED = 2**63 - 1
_MOST_THREADS = 256


@dataclass(frozen=True, slots=True)
class Numbers:
    """How to run, in numbers and choices.

    Attributes:
        replicates: number of replicates.
        seed: seed of the whole.
        uncertainty: "parameters" or "seeds".
        record: "yearly" or "monthly".
        threads: runs side by side.
        until: last year, or None for that of the scenarios.
    """

    replicates: int
    seed: int
    uncertainty: str
    record: str
    threads: int
    until: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be run.

    Attributes:
        scenarios: the scenarios.
        places: the neighbourhoods.
        numbers: how to run.
        command: how it can be asked for again.
    """

    scenarios: Sequence[Scenario]
    places: Sequence[Facts]
    numbers: Numbers
    command: str


def numbers_of(
    replicates: str,
    seed: str,
    until: str | None = None,
    threads: str | None = None,
    uncertainty: str = UNCERTAINTIES[0],
    record: str = RECORDS[0],
) -> Numbers:
    """The words of the options as numbers and choices.

    Raises:
        InputError: when one of them is not what the option takes.
    """
    return Numbers(
        replicates=reading.whole_number("--replicates", replicates, 1, _MOST_REPLICATES),
        seed=seed_of(seed),
        uncertainty=reading.one_of("--uncertainty", uncertainty, UNCERTAINTIES),
        record=reading.one_of("--record", record, RECORDS),
        threads=processors() if threads is None else reading.whole_number("--threads", threads, 1, _MOST_THREADS),
        until=None if until is None else reading.year("--until", until, FIRST_YEAR, LAST_YEAR),
    )


def seed_of(word: str) -> int:
    """The seed.

    Raises:
        InputError: when it is not a whole number, or out of range.
    """
    return reading.whole_number("--seed", word, 0, _MOST_SEED)


def plan_of(scenarios: Sequence[str], neighbourhoods: Sequence[str], numbers: Numbers) -> Plan:
    """The plan: scenarios and neighbourhoods read and checked.

    Args:
        scenarios: names or files.
        neighbourhoods: ids or files; "all" stands for every one that comes with the program.
        numbers: how to run.

    Raises:
        InputError: an unknown name, one that is there twice, a mistake in a file, or runs of different length.
    """
    chosen = [scenario_of(name, numbers.until) for name in scenarios]
    _refuse_doubles("SCENARIO", [one.name for one in chosen])
    if len({one.months for one in chosen}) > 1:
        what = Text("de scenario's eindigen niet gelijk", "the scenarios do not end together")
        raise InputError("SCENARIO", what, Text("geef met --until één laatste jaar", "give one last year with --until"))
    places = places_of(neighbourhoods)
    _refuse_doubles("--neighbourhood", [one.id for one in places])
    return Plan(chosen, places, numbers, _again(scenarios, neighbourhoods, numbers))


def scenario_of(name: str, until: int | None = None) -> Scenario:
    """The scenario with this name or in this file, ending with the year `until` when that is given.

    Raises:
        InputError: an unknown name, a mistake in a file, or a year that it cannot end with.
    """
    from transitiesim.scenario import read_scenario

    scenario = read_scenario(name)
    if until is None:
        return scenario
    try:
        return dataclasses.replace(scenario, months=12 * (until + 1 - FIRST_YEAR))
    except InputError as error:
        place = f"{scenario.name} --until {until}: {error.where}"
        raise InputError(place, error.what, error.allowed, error.suggestion) from error


def places_of(names: Sequence[str]) -> list[Facts]:
    """The neighbourhoods with these ids or in these files; "all" stands for every one that comes with the program.

    Raises:
        InputError: an unknown id, or a mistake in a file.
    """
    from transitiesim.neighbourhood import known_neighbourhoods, read_facts

    ids = known_neighbourhoods() if any(name.lower() == EVERYWHERE for name in names) else names
    return [read_facts(name) for name in ids]


def processors() -> int:
    """Number of processors that this process may use, at most eight."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(8, usable))


def _refuse_doubles(where: str, names: Sequence[str]) -> None:
    double = next((name for place, name in enumerate(names) if name in names[:place]), None)
    if double is not None:
        raise InputError(where, Text(f"'{double}' staat er twee keer", f"'{double}' is named twice"))


def _again(scenarios: Sequence[str], neighbourhoods: Sequence[str], numbers: Numbers) -> str:
    words = ["transitiesim", "run", *scenarios]
    words += [word for name in neighbourhoods for word in ("-n", name)]
    words += ["-r", str(numbers.replicates), "--seed", str(numbers.seed), "--uncertainty", numbers.uncertainty]
    words += ["--record", numbers.record]
    return shlex.join(words + (["--until", str(numbers.until)] if numbers.until is not None else []))
