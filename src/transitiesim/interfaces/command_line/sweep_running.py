"""Carrying out a sweep from the command line: what it will take, a question when that is much, and what came of it."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from transitiesim.errors import InputError
from transitiesim.interfaces.command_line import reading
from transitiesim.interfaces.command_line import sweep_words as words
from transitiesim.interfaces.command_line.amounts import number
from transitiesim.interfaces.command_line.plans import processors
from transitiesim.interfaces.command_line.printing import console, paragraph
from transitiesim.interfaces.command_line.sweep import folder_of
from transitiesim.interfaces.command_line.sweep_telling import duration, room, tell_outcome
from transitiesim.interfaces.command_line.under_way import PREPARING, progress_bar, stopping_at_once
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from transitiesim.running.sweeps import Forecast

ASK_ABOVE_SECONDS = 1_800
ASK_ABOVE_MEGABYTES = 1_000
_MOST_WORKERS = 1_024


def carry_out(
    experiment: str,
    output: str | None,
    workers: str | None,
    dask: str | None,
    language: Language,
    *,
    mpi: bool,
    yes: bool,
    retry_failed: bool,
) -> None:
    """Run an experiment into a folder, or go on with it.

    Raises:
        InputError: as `transitiesim.running.sweeps.sweep`; also when it would take long and nobody can be asked.
    """
    from transitiesim.experiments import read_experiment
    from transitiesim.kernels import is_compiled
    from transitiesim.running.sweeps import sweep

    folder = Path("results") / f"sweep-{read_experiment(experiment).name}" if output is None else folder_of(output)
    if not is_compiled():
        paragraph(console(errors=True), PREPARING[language])
    with _at_work(workers, dask, language, mpi=mpi) as (executor, count, progress):

        def told(forecast: Forecast) -> None:
            _tell_forecast(forecast, count, language)
            if not yes:
                _ask(forecast, language)

        found = sweep(
            experiment,
            folder,
            workers=count,
            executor=executor,
            retry_failed=retry_failed,
            told=told,
            progress=progress,
            command=shlex.join(["transitiesim", "sweep", experiment, "-o", str(folder)]),
        )
    tell_outcome(found, language)


def carry_on(
    word: str, workers: str | None, dask: str | None, language: Language, *, mpi: bool, retry_failed: bool
) -> None:
    """Go on with the sweep in a folder.

    Raises:
        InputError: as `transitiesim.running.sweeps.resume`.
    """
    from transitiesim.running.sweeps import resume

    with _at_work(workers, dask, language, mpi=mpi) as (executor, count, progress):
        found = resume(folder_of(word), workers=count, executor=executor, retry_failed=retry_failed, progress=progress)
    tell_outcome(found, language)


@contextmanager
def _at_work(
    workers: str | None, dask: str | None, language: Language, *, mpi: bool
) -> Iterator[tuple[Callable[[], Executor] | None, int, Callable[[int, int], None]]]:
    """The workers, their number, and what shows how far it is; Ctrl-C leaves at once, for every chunk is whole."""
    count = processors() if workers is None else reading.whole_number("--workers", workers, 1, _MOST_WORKERS)
    if dask is not None and mpi:
        what = Text("--dask en --mpi gaan niet samen", "--dask and --mpi do not go together")
        raise InputError("--mpi", what, Text("een van de twee", "one of the two"))
    with ExitStack() as stack:
        stack.enter_context(stopping_at_once(language))
        executor: Callable[[], Executor] | None = None
        if dask is not None or mpi:
            from transitiesim.running.sweeps import engines

            found = stack.enter_context(engines.mpi() if dask is None else engines.dask(dask, count))
            executor, count = found.make, found.workers
        show: list[Callable[[int, int], None]] = []

        def progress(done: int, total: int) -> None:
            if not show:  # the bar comes after the question
                if done:
                    line = words.GO_ON[language].format(done=number(done, language), runs=number(total, language))
                    paragraph(console(errors=True), line)
                show.append(stack.enter_context(progress_bar(total, language)))
            show[0](done, total)

        yield executor, count, progress


def _tell_forecast(forecast: Forecast, workers: int, language: Language) -> None:
    to = console(errors=True)
    values = {
        "runs": number(forecast.runs, language),
        "settings": number(forecast.settings, language),
        "replicates": number(forecast.runs / forecast.settings, language),
        "pilot": str(forecast.pilot_runs),
        "time": duration(forecast.seconds, language),
        "workers": str(workers),
        "room": room(forecast.megabytes, language),
    }
    paragraph(to, words.FORECAST[language].format(**values))
    if forecast.pilot_failed:
        told = {"failed": str(forecast.pilot_failed), "pilot": str(forecast.pilot_runs)}
        paragraph(to, words.PILOT_FAILED[language].format(**told))


def _ask(forecast: Forecast, language: Language) -> None:
    """Ask whether to start when it takes long or much room.

    Raises:
        InputError: when there is nobody to ask.
        typer.Exit: when the answer is no.
    """
    if forecast.seconds <= ASK_ABOVE_SECONDS and forecast.megabytes <= ASK_ABOVE_MEGABYTES:
        return
    if not sys.stdin.isatty():
        what = Text(
            f"dit duurt zo'n {duration(forecast.seconds, 'nl')} en vraagt {room(forecast.megabytes, 'nl')}",
            f"this takes some {duration(forecast.seconds, 'en')} and {room(forecast.megabytes, 'en')}",
        )
        raise InputError("sweep", what, Text("met --yes erbij", "with --yes"))
    sys.stderr.write(words.QUESTION[language])
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in words.ANSWERS[language].split():
        raise typer.Exit(0)
