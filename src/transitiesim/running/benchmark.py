"""How fast the model is, measured on this machine in one run, so that the ratios mean something.

Times are processor time of this process and its threads; only start-up and throughput are by the clock. Every figure is
the median of repeats. Machines are shared and differ: compare ratios, not seconds.
"""

from __future__ import annotations

import dataclasses
import importlib
import json
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from transitiesim.data_files import shipped
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import Facts, read_facts
from transitiesim.running.ensemble import run
from transitiesim.running.one_run import build_for, model_of, run_one
from transitiesim.running.uncertainty import Drawn, draw_numbers
from transitiesim.scenario import Scenario, read_scenario

PLACE = "selwerd"
ENSEMBLE_HOMES = 4000
_ENSEMBLE_RUNS = 24
_BAND_RUNS = 20
_YARDSTICK_KEY = "hhm_per_core_s"
Step = Callable[[str], None]


@dataclasses.dataclass(frozen=True)
class Speed:
    """Speed at one size.

    Attributes:
        homes: number of households.
        per_second: household-months per second of processor time; build, recording and distance to tipping included.
        build_share: part of the time that went into building.
    """

    homes: int
    per_second: float
    build_share: float


def full_model(homes: int, scenario: Scenario, repeats: int = 3) -> Speed:
    """Speed of whole runs of one size."""
    times, builds = [], []
    for replicate in range(repeats):
        drawn = _drawn(homes, replicate)
        began = time.process_time()
        place = build_for(drawn, scenario)
        built = time.process_time()
        run_one(drawn, scenario, place, own_place=True)
        times.append(time.process_time() - began)
        builds.append(built - began)
    took = statistics.median(times)
    return Speed(homes, homes * scenario.months / took, statistics.median(builds) / took)


def parts_of_month(homes: int, scenario: Scenario) -> dict[str, float]:
    """Nanoseconds per household-month of each step; the rest is building, events and what lies around the steps."""
    drawn = _drawn(homes, 0)
    began = time.process_time()
    model = model_of(drawn, scenario)
    spent = dict.fromkeys((one.__name__ for one in model.steps_of_month), 0.0)

    def timed(step: Callable[[HeatTransition], None]) -> Callable[[HeatTransition], None]:
        def one(model: HeatTransition) -> None:
            start = time.perf_counter()
            step(model)
            spent[step.__name__] += time.perf_counter() - start

        return one

    model.steps_of_month = tuple(timed(step) for step in model.steps_of_month)
    model.run_model()
    whole = time.process_time() - began
    spent["rest"] = max(0.0, whole - sum(spent.values()))
    return {name: 1e9 * seconds / homes / scenario.months for name, seconds in spent.items()}


def throughput(scenario: Scenario, threads: int, repeats: int = 3) -> float:
    """Runs per second of an ensemble of `ENSEMBLE_HOMES` homes by the clock, from building to gathering."""
    facts = _facts(ENSEMBLE_HOMES)
    rates = []
    for number in range(repeats):
        began = time.perf_counter()
        run(scenario, facts, replicates=_ENSEMBLE_RUNS, seed=number, threads=threads)
        rates.append(_ENSEMBLE_RUNS / (time.perf_counter() - began))
    return statistics.median(rates)


def memory(homes: int) -> float:
    """Largest memory of a process that runs one replicate of this size, in megabytes; NaN where it is not told."""
    return float(_python("-c", _MEMORY, str(homes)).splitlines()[-1])


def start_up(repeats: int = 5) -> dict[str, float]:
    """Seconds by the clock: an empty Python, the libraries alone, `--help`, and a whole small run, first and warm.

    What is compared is measured in turns, so that a busy moment touches all of it.
    """
    with tempfile.TemporaryDirectory() as folder:
        fresh = {"TRANSITIESIM_CACHE": str(Path(folder) / "cache")}
        found = {"first_run": _clock("-c", _ONE_RUN, more=fresh)}
        programs = {
            "python": ("-c", "pass"),
            "help": ("-m", "transitiesim", "--help"),
            "libraries": ("-c", "import mesa, numba, pyarrow"),
            "warm_start": ("-c", _ONE_RUN),
        }
        times = [{name: _clock(*words, more=fresh) for name, words in programs.items()} for _ in range(repeats)]
    return found | {name: statistics.median(one[name] for one in times) for name in programs}


# Linux tells the peak of a process itself; the one of `resource` begins at that of the process it came from.
_MEMORY = """
import pathlib, sys
from transitiesim.running import benchmark
benchmark.full_model(int(sys.argv[1]), benchmark.practice(), repeats=1)
status = pathlib.Path("/proc/self/status")
peak = status.read_text().split("VmHWM:")[1].split()[0] if status.exists() else "nan"
print(float(peak) / 1024)
"""
_ONE_RUN = """
from transitiesim.neighbourhood import read_facts
from transitiesim.running import draw_numbers, run_one
from transitiesim.scenario import read_scenario
run_one(draw_numbers(read_facts("gillisbuurt"), 1, 0), read_scenario("baseline"))
"""


def plain_mesa(homes: int, scenario: Scenario) -> float | None:
    """Household-months per second of the plain Mesa version in the tests; None when they are not at hand."""
    tests = shipped().parent / "tests"
    if not (tests / "oracle" / "plain_transition.py").exists():
        return None
    sys.path.insert(0, str(tests))
    try:
        oracle: Any = importlib.import_module("oracle.plain_transition")
    finally:
        sys.path.remove(str(tests))
    drawn = _drawn(homes, 0)
    began = time.process_time()
    with oracle.plain_votes():
        place = build_for(drawn, scenario)
        model = oracle.PlainTransition(place, scenario, drawn.parameters, seed=drawn.seed)
        model.run_model()
    return homes * scenario.months / (time.process_time() - began)


def yardstick(command: str, repeats: int = 3) -> float:
    """Household-months per core second that a reference program prints, as JSON with the key `hhm_per_core_s`.

    Raises:
        InputError: when it cannot be run or prints something else.
    """
    speeds = []
    for _ in range(repeats):
        try:
            answer = subprocess.run(shlex.split(command), check=True, capture_output=True, text=True, timeout=600)  # noqa: S603  the user names it
            speeds.append(float(json.loads(answer.stdout.strip().splitlines()[-1])[_YARDSTICK_KEY]))
        except (OSError, subprocess.SubprocessError) as error:
            what = Text(f"dit programma liep niet: {error}", f"this program did not run: {error}")
            raise InputError("--yardstick", what) from error
        except (ValueError, KeyError, IndexError, TypeError):
            what = Text("dit programma schrijft iets anders", "this program prints something else")
            raise InputError("--yardstick", what, f'JSON: {{"{_YARDSTICK_KEY}": ...}}') from None
    return statistics.median(speeds)


def in_turns(command: str, homes: int, scenario: Scenario, repeats: int = 3) -> tuple[float, float]:
    """A reference program and the full model one after the other, so that a busy moment touches both.

    Returns:
        Household-months per core second of the program, and the share of them that the model does: medians of the
        repeats, the model set each time against the program just before and just after it.
    """
    before = yardstick(command, 1)
    speeds, shares = [before], []
    for _ in range(repeats):
        mine = full_model(homes, scenario, 1).per_second
        after = yardstick(command, 1)
        shares.append(2.0 * mine / (before + after))
        speeds.append(after)
        before = after
    return statistics.median(speeds), statistics.median(shares)


def band(threads: int, repeats: int = 3) -> float:
    """Seconds by the clock to run a band of 20 replicates of `ENSEMBLE_HOMES` homes again after a switch changed."""
    facts, changed = _facts(ENSEMBLE_HOMES), read_scenario("all_recommendations")
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        run(changed, facts, replicates=_BAND_RUNS, threads=threads)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def practice() -> Scenario:
    """The scenario that is measured unless another is asked for."""
    return read_scenario("baseline")


def warm_up(scenarios: Sequence[Scenario]) -> None:
    """Compile what is not compiled yet, so that no measurement holds it."""
    for scenario in scenarios:
        run_one(_drawn(300, 0), scenario)


def _facts(homes: int) -> Facts:
    return read_facts(PLACE).resized(homes)


def _drawn(homes: int, replicate: int) -> Drawn:
    return draw_numbers(_facts(homes), 1, replicate, "seeds")


def _python(*words: str, more: dict[str, str] | None = None) -> str:
    # Byte code is kept, as Python does unless it is told not to: without, every start compiles all libraries anew.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= more or {}
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run(  # noqa: S603  this program itself
            [sys.executable, *words], check=True, capture_output=True, text=True, env=environment, cwd=folder
        ).stdout


def _clock(*words: str, more: dict[str, str] | None = None) -> float:
    began = time.perf_counter()
    _python(*words, more=more)
    return time.perf_counter() - began
