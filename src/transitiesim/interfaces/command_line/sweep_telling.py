"""What a sweep came to, how far it is, and what failed, as sentences."""

from __future__ import annotations

import math
import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.interfaces.command_line import sweep_words as words
from transitiesim.interfaces.command_line.amounts import NOTHING, number, plain
from transitiesim.interfaces.command_line.printing import bullet, console, paragraph, table
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from transitiesim.results import SweepResults
    from transitiesim.running.sweeps import Rerun

_MOST_SHOWN = 10
_TIMES = (
    (86_400.0, Text("{n} dagen", "{n} days")),
    (3_600.0, Text("{n} uur", "{n} hours")),
    (60.0, Text("{n} minuten", "{n} minutes")),
    (1.0, Text("{n} seconden", "{n} seconds")),
)


def duration(seconds: float, language: Language) -> str:
    """A time in words, in the largest unit of which there are two or more."""
    for length, text in _TIMES:
        if seconds >= 2 * length:
            return text[language].format(n=number(seconds / length, language, 1 if seconds < 10 * length else 0))
    return _TIMES[-1][1][language].format(n=number(seconds, language, 1))


def room(megabytes: float, language: Language) -> str:
    """Room on disk in words."""
    if megabytes >= 1_000:
        return f"{number(megabytes / 1_000, language, 1)} GB"
    return f"{number(megabytes, language, 1 if megabytes < 10 else 0)} MB"


def tell_outcome(found: SweepResults, language: Language) -> None:
    """Where the outcomes are, what failed, and whether there were enough replicates."""
    from transitiesim.running.sweeps import status_of

    to, state = console(), status_of(found.folder)
    folder = _typed(found.folder)
    done = {"done": number(state.done, language), "runs": number(state.runs, language), "folder": folder}
    paragraph(to, words.KEPT[language].format(**done))
    if state.failed:
        paragraph(to, words.FAILED[language].format(failed=number(state.failed, language), folder=folder))
    if state.failed < state.done:
        _tell_convergence(found, language)
        paragraph(to, words.NEXT[language].format(folder=folder))


def tell_status(folder: Path, language: Language) -> None:
    """How far the sweep in a folder is.

    Raises:
        InputError: when there is none.
    """
    from transitiesim.results import read_sweep
    from transitiesim.running.sweeps import status_of

    to, state = console(), status_of(folder)
    values = {
        "name": state.name,
        "done": number(state.done, language),
        "runs": number(state.runs, language),
        "share": str(math.floor(100 * state.done / state.runs)),
        "failed": number(state.failed, language),
        "room": room(state.megabytes, language),
    }
    paragraph(to, words.STATE[language].format(**values))
    if state.done == state.runs:
        paragraph(to, words.COMPLETE[language])
    elif not state.running:
        paragraph(to, words.IDLE[language].format(folder=_typed(folder)))
    elif math.isnan(state.per_minute):
        paragraph(to, words.STARTING[language])
    else:
        left = duration(state.seconds_left, language)
        paragraph(to, words.AT_WORK[language].format(rate=number(state.per_minute, language), left=left))
    if state.failed < state.done:
        _tell_convergence(read_sweep(folder), language)


def tell_failures(folder: Path, language: Language) -> None:
    """The first failures, a line each.

    Raises:
        InputError: when the folder is no sweep, or damaged.
    """
    from transitiesim.results import read_sweep

    to, found = console(), read_sweep(folder)
    failures = found.failures()
    names = [one["name"] for one in found.factors]
    for row in failures.head(_MOST_SHOWN).to_dict("records"):
        where = ", ".join([row["scenario"], row["neighbourhood"], *(f"{name}={row[name]:g}" for name in names[:4])])
        values = {name: row[name] for name in ("run", "replicate", "error", "stage", "message")}
        bullet(to, words.FAILURE[language].format(where=where, **values))
    if len(failures) > _MOST_SHOWN:
        more = number(len(failures) - _MOST_SHOWN, language)
        paragraph(to, words.MORE[language].format(more=more))


def tell_rerun(found: Rerun, language: Language) -> None:
    """The rows of a run, and whether they are those that are kept; or how it failed."""
    to = console()
    if found.failure is not None:
        to.print(found.failure["traceback"] or found.failure["message"], soft_wrap=True)
    if found.table is not None:
        frame: Any = found.table.to_pandas()
        names = [name for name in frame.columns if name not in {"run", "setting", "replicate", "seed", "month", "year"}]
        rows = [
            [str(row["year"]), *(_shown(float(row[name]), language) for name in names)]
            for row in frame.to_dict("records")
        ]
        table(to, [words.YEAR[language], *names], rows)
    told = {True: words.SAME, False: words.OTHER, None: words.NOT_KEPT}[found.same]
    paragraph(to, told[language].format(run=found.run))


def _tell_convergence(found: SweepResults, language: Language) -> None:
    from transitiesim.analysis.convergence import convergence

    to = console()
    try:
        reports = convergence(found)
    except InputError as error:  # a chunk that is damaged is told, and does not take the rest along
        paragraph(to, error.sentence(language))
        return
    for one in reports:
        if not one.settings:
            continue
        values = {
            "unstable": number(one.unstable, language),
            "settings": number(one.settings, language),
            "outcome": one.outcome,
            "year": str(one.year),
            "wanted": plain(one.wanted, language),
            "widest": plain(one.widest, language),
            "replicates": number(one.replicates, language),
        }
        paragraph(to, (words.STABLE if one.enough else words.UNSTABLE)[language].format(**values))


def _shown(value: float, language: Language) -> str:
    return plain(value, language) if math.isfinite(value) else NOTHING


def _typed(folder: Path) -> str:
    """The folder as it can be typed again: from here when it lies below, otherwise in full."""
    here = Path(os.path.realpath(folder))
    below = Path.cwd().resolve()
    return shlex.quote(printable(here.relative_to(below) if here.is_relative_to(below) else here))
