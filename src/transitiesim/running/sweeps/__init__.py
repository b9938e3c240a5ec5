"""Sweeps: many runs of an experiment, kept as they are done, on any `concurrent.futures` executor."""

from transitiesim.running.sweeps.pilot import Forecast
from transitiesim.running.sweeps.status import Status, status_of
from transitiesim.running.sweeps.sweep import Rerun, rerun, resume, sweep

__all__ = ["Forecast", "Rerun", "Status", "rerun", "resume", "status_of", "sweep"]
