"""What a sweep costs beside the runs themselves, as reported in `sweep-overhead.md`; run it to write that page again.

    uv run python experiments/sweep_overhead.py

Own cost is all processor time of the command and its workers, from the question to the answer, that is not spent on
drawing numbers, building the neighbourhood and running the model: the pilot, splitting off workers, scenarios, tables,
files, and handing out. Every sweep is done in a process of its own. A stand-in for the run works for as long as is
asked and leaves a record of a real run, so that what is kept is as large as ever.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from transitiesim import sweep
from transitiesim.experiments import experiment_from
from transitiesim.running.sweeps import pilot, worker

PAGE = Path(__file__).with_name("sweep-overhead.md")
WORKERS = 2
CHUNK_SECONDS = pilot.CHUNK_SECONDS


def content_of(settings: int, replicates: int) -> dict[str, Any]:
    """An experiment with so many settings, as the content of a file."""
    uncertainties: dict[str, Any] = {"trust.start": True, "trust.gain": True}
    return {
        "title_nl": "Kosten van een sweep",
        "title_en": "Cost of a sweep",
        "neighbourhoods": ["gillisbuurt"],
        "replicates": replicates,
        "outcomes": ["gas_free_share", "committed_share", "trust_programme", "reached", "knowledge"],
        "uncertainties": uncertainties,
        "design": {"kind": "latin_hypercube", "samples": settings},
    }


def one(settings: int, replicates: int, seconds: float | None) -> dict[str, float]:
    """One sweep in this process: processor time of the whole and of the runs, and the largest memory of the parent.

    Args:
        settings: number of settings.
        replicates: runs of each.
        seconds: processor time of the stand-in for a run; None for the model itself.
    """
    spent = multiprocessing.get_context("fork").Value("d", 0.0)
    counted = multiprocessing.get_context("fork").Value("q", 0)
    original = worker.run_one
    kept: list[Any] = []

    def stand_in(drawn: Any, scenario: Any, place: Any, *, tipping: bool) -> Any:
        if not kept:
            kept.append(original(drawn, scenario, place, tipping=tipping))
        return kept[0]

    def timed(part: Callable[..., Any], least: float, *, is_run: bool) -> Callable[..., Any]:
        def measured(*arguments: Any, **options: Any) -> Any:
            began = time.process_time()
            found = part(*arguments, **options)
            while time.process_time() - began < least:
                pass
            with spent.get_lock():
                spent.value += time.process_time() - began
                counted.value += is_run
            return found

        return measured

    asked = experiment_from(content_of(settings, replicates), "cost")
    with tempfile.TemporaryDirectory() as folder:
        sweep(experiment_from(content_of(2, 1), "warm"), Path(folder) / "warm", workers=1)  # compiles and loads
        worker.run_one = timed(stand_in if seconds is not None else original, seconds or 0.0, is_run=True)
        worker.draw_numbers = timed(worker.draw_numbers, 0.0, is_run=False)
        worker.build_for = timed(worker.build_for, 0.0, is_run=False)
        if seconds == 0.0:  # chunks as many as those of runs of 50 ms would be
            pilot.CHUNK_RUNS = round(CHUNK_SECONDS / 0.05)
        before = processor()
        began = time.perf_counter()
        found = sweep(asked, Path(folder) / "out", workers=WORKERS)
        clock, whole = time.perf_counter() - began, processor() - before
        if len(found.failures()):
            raise SystemExit("runs failed; their cost says nothing")
        chunks = len(found.chunks())
    runs = settings * replicates
    # The pilot's runs are no runs of the sweep: their time is our own cost.
    in_runs = spent.value * runs / counted.value
    return {
        "runs": runs,
        "settings": settings,
        "chunks": chunks,
        "clock": clock,
        "whole": whole,
        "in_runs": in_runs,
        "own": whole - in_runs,
        "parent_megabytes": parent_peak(),
    }


def processor() -> float:
    """Processor time of this process and of those it waited for, in seconds."""
    told = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in told)


def parent_peak() -> float:
    """Largest memory this process had, in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return float(status.split("VmHWM:")[1].split()[0]) / 1024


def apart(settings: int, replicates: int, seconds: float | None) -> dict[str, float]:
    """`one` in a process of its own."""
    words = [sys.executable, __file__, json.dumps([settings, replicates, seconds])]
    told = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603  this file
    found: dict[str, float] = json.loads(told.splitlines()[-1])
    sys.stderr.write(f"{found}\n")
    return found


def page() -> str:
    """The page, in Markdown."""
    costs = {
        "stand-in, 50 ms": apart(500, 2, 0.05),
        "stand-in, 50 ms, more of them": apart(500, 6, 0.05),
        "stand-in, 5 ms": apart(500, 10, 0.005),
        "the model, gillisbuurt": apart(250, 2, None),
    }
    sizes = {
        "1,000 runs, 1,000 settings": apart(1_000, 1, 0.0),
        "20,000 runs, 1,000 settings": apart(1_000, 20, 0.0),
        "20,000 runs, 20,000 settings": apart(20_000, 1, 0.0),
    }
    lines = [
        "# What a sweep costs beside its runs",
        "",
        "Written by `uv run python experiments/sweep_overhead.py`, which says what is counted. Two workers that are",
        "split off, on two cores that others use too; every line is a sweep in a process of its own.",
        "",
        "## Processor time",
        "",
        "| run | runs | chunks | milliseconds a run | own, milliseconds a run | own, share of all |",
        "|---|---|---|---|---|---|",
    ]
    for name, it in costs.items():
        runs = it["runs"]
        lines.append(
            f"| {name} | {runs:,} | {it['chunks']} | {1e3 * it['in_runs'] / runs:.1f} | {1e3 * it['own'] / runs:.2f} | "
            f"{100 * it['own'] / it['whole']:.2f}% |"
        )
    lines += [
        "",
        "A fixed part of the own cost, some tenths of a second, is the pilot (four runs that are not kept) and the",
        "splitting off of workers.",
        "",
        "## Largest memory of the command that hands out",
        "",
        "Runs take no time here; chunks hold forty runs, as they do at 50 ms a run.",
        "",
        "| sweep | chunks | megabytes |",
        "|---|---|---|",
    ]
    lines += [f"| {name} | {it['chunks']} | {it['parent_megabytes']:.0f} |" for name, it in sizes.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(one(*json.loads(sys.argv[1]))))  # noqa: T201  read by the process that asked
    else:
        PAGE.write_text(page(), encoding="utf-8")
