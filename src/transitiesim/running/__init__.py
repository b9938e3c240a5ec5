"""Running: one run, and many on the same draws."""

from transitiesim.running.ensemble import run
from transitiesim.running.one_run import RunRecord, model_of, run_one
from transitiesim.running.uncertainty import Drawn, draw_numbers

__all__ = ["Drawn", "RunRecord", "draw_numbers", "model_of", "run", "run_one"]
