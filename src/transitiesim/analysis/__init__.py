"""From results to answers: bands, moments, phases, barriers, comparisons; never runs the model."""

from __future__ import annotations

from transitiesim.analysis.bands import all_bands, bands
from transitiesim.analysis.barriers import BARRIERS, CAUSES, barrier_table, barriers_by_year, cause_table
from transitiesim.analysis.cobweb import Cobweb
from transitiesim.analysis.compare import Comparison, compare
from transitiesim.analysis.headline import headline, reservations
from transitiesim.analysis.phases import Phase, phase_of, phase_shares, phase_years, phases
from transitiesim.analysis.summary import Outcome, Summary, headline_numbers, outcome, summarise
from transitiesim.analysis.timing import reach_times
from transitiesim.analysis.under_the_radar import latent_capital, latent_parts, lead
from transitiesim.analysis.values import GAS_FREE, values
from transitiesim.analysis.x_curve import Movement, x_curve, x_curve_shares

__all__ = [
    "BARRIERS",
    "CAUSES",
    "GAS_FREE",
    "Cobweb",
    "Comparison",
    "Movement",
    "Outcome",
    "Phase",
    "Summary",
    "all_bands",
    "bands",
    "barrier_table",
    "barriers_by_year",
    "cause_table",
    "compare",
    "headline",
    "headline_numbers",
    "latent_capital",
    "latent_parts",
    "lead",
    "outcome",
    "phase_of",
    "phase_shares",
    "phase_years",
    "phases",
    "reach_times",
    "reservations",
    "summarise",
    "values",
    "x_curve",
    "x_curve_shares",
]
