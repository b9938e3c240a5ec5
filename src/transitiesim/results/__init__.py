"""Frozen results of runs, and the folder in which they are kept; opens without the model."""

from __future__ import annotations

from transitiesim.results.indicator import Indicator
from transitiesim.results.results import Results, year_of
from transitiesim.results.store import read_results, write_results
from transitiesim.results.sweep import SweepResults, read_sweep

__all__ = ["Indicator", "Results", "SweepResults", "read_results", "read_sweep", "write_results", "year_of"]
