"""Opening stored results of whatever kind they are."""

from __future__ import annotations

from pathlib import Path

from transitiesim.results.results import Results
from transitiesim.results.store import read_results as read_runs
from transitiesim.results.sweep import SweepResults, read_sweep
from transitiesim.results.sweep_folder import is_sweep


def read_results(folder: Path | str) -> Results | SweepResults:
    """Results of `run` or of `sweep`, after what the folder says it holds.

    Args:
        folder: where `write_results` or a sweep put them; a sweep may still be under way.

    Raises:
        InputError: when there is nothing, something else, or results that are unfinished, damaged or too new.
    """
    path = Path(folder).expanduser()
    return read_sweep(path) if is_sweep(path) else read_runs(path)
