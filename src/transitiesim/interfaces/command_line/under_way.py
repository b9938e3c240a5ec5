"""Running with a bar that shows how far it is, and stopping at once on Ctrl-C."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from transitiesim.interfaces.command_line.failing import STOPPED, STOPPED_TEXT
from transitiesim.interfaces.command_line.printing import console, paragraph
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from transitiesim.interfaces.command_line.plans import Plan
    from transitiesim.results import Results

PREPARING = Text(
    "De rekenkern wordt eenmalig voor deze computer klaargemaakt; dat kost zo'n tien seconden.",
    "The kernels are being prepared for this computer, once; this takes some ten seconds.",
)
_STARTING = Text(
    "{runs} doorrekeningen: {scenarios} x {places} x {replicates}.",
    "{runs} runs: {scenarios} x {places} x {replicates}.",
)
_SCENARIOS = (Text("1 scenario", "1 scenario"), Text("{n} scenario's", "{n} scenarios"))
_PLACES = (Text("1 wijk", "1 neighbourhood"), Text("{n} wijken", "{n} neighbourhoods"))
_REPLICATES = (Text("1 herhaling", "1 replicate"), Text("{n} herhalingen", "{n} replicates"))
_BUSY = Text("Doorrekenen", "Running")
_RATE = Text("{rate} per minuut", "{rate} a minute")
_LEFT = Text("nog {time}", "{time} left")


def carry_out(plan: Plan, language: Language) -> Results:
    """Run a plan, with progress on the error stream.

    Raises:
        InputError: as `transitiesim.running.run`.
        SystemExit: never by itself; Ctrl-C leaves the program at once, before anything is written.
    """
    from transitiesim.kernels import is_compiled
    from transitiesim.running import run

    to = console(errors=True)
    if not is_compiled():
        paragraph(to, PREPARING[language])
    counts = {
        "scenarios": _counted(_SCENARIOS, len(plan.scenarios), language),
        "places": _counted(_PLACES, len(plan.places), language),
        "replicates": _counted(_REPLICATES, plan.numbers.replicates, language),
    }
    runs = len(plan.scenarios) * len(plan.places) * plan.numbers.replicates
    paragraph(to, _STARTING[language].format(runs=runs, **counts))
    with stopping_at_once(language), progress_bar(runs, language) as show:
        return run(
            list(plan.scenarios),
            list(plan.places),
            replicates=plan.numbers.replicates,
            seed=plan.numbers.seed,
            uncertainty=plan.numbers.uncertainty,
            threads=plan.numbers.threads,
            record=plan.numbers.record,
            progress=show,
            command=plan.command,
        )


@contextmanager
def progress_bar(total: int, language: Language) -> Iterator[Callable[[int, int], None]]:
    """A bar with rate and time left; nothing at all when the error stream is not a terminal.

    Yields:
        A function to be told how many are done, and how many there are.
    """
    to = console(errors=True)
    if not to.is_terminal:
        yield lambda _done, _total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
    from rich.text import Text as Styled

    class Pace(ProgressColumn):
        """Runs a minute and time left, once they are known."""

        def render(self, task: Task) -> Styled:
            if task.speed is None or task.time_remaining is None or task.finished:
                return Styled("")
            minutes, seconds = divmod(int(task.time_remaining), 60)
            rate = _RATE[language].format(rate=round(60 * task.speed))
            return Styled(f"{rate}, {_LEFT[language].format(time=f'{minutes}:{seconds:02d}')}")

    columns = (TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), Pace())
    # Drawn when something was done and not by a thread of its own: workers can be split off from one thread only.
    with Progress(*columns, console=to, transient=True, speed_estimate_period=120, auto_refresh=False) as bar:
        task = bar.add_task(_BUSY[language], total=total)
        bar.refresh()
        yield lambda done, _total: bar.update(task, completed=done, refresh=True)


@contextmanager
def stopping_at_once(language: Language) -> Iterator[None]:
    """Leave at once on Ctrl-C instead of waiting for the runs under way; only where nothing is being written."""
    listening = threading.current_thread() is threading.main_thread()
    if not listening or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return

    def leave(_number: int, _frame: Any) -> None:
        # Only calls that are safe in the middle of anything; the cursor was hidden by the progress bar.
        show_cursor = "\x1b[?25h" if sys.stderr.isatty() else ""
        os.write(2, f"{show_cursor}\n{STOPPED_TEXT[language]}\n".encode())
        os._exit(STOPPED)

    signal.signal(signal.SIGINT, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _counted(texts: tuple[Text, Text], count: int, language: Language) -> str:
    return (texts[0] if count == 1 else texts[1])[language].format(n=count)
