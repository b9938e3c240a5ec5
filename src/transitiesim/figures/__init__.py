"""One question per figure: results in, matplotlib figure out; no window, no browser, no model."""

from __future__ import annotations

from transitiesim.figures.bars import draw_bars, draw_ranges
from transitiesim.figures.cases import draw_cases
from transitiesim.figures.country import draw_country
from transitiesim.figures.fans import draw_fans
from transitiesim.figures.grid import draw_grid
from transitiesim.figures.interactions import Pair, draw_interactions
from transitiesim.figures.path import draw_path
from transitiesim.figures.pattern_findings import Found, draw_findings
from transitiesim.figures.patterns import draw_effects, draw_pairs, draw_verdicts
from transitiesim.figures.radar import draw_radar
from transitiesim.figures.saving import as_bytes, save
from transitiesim.figures.speed import draw_speed
from transitiesim.figures.tipping import draw_tipping
from transitiesim.figures.why_not_yet import draw_why_not_yet

__all__ = [
    "Found",
    "Pair",
    "as_bytes",
    "draw_bars",
    "draw_cases",
    "draw_country",
    "draw_effects",
    "draw_fans",
    "draw_findings",
    "draw_grid",
    "draw_interactions",
    "draw_pairs",
    "draw_path",
    "draw_radar",
    "draw_ranges",
    "draw_speed",
    "draw_tipping",
    "draw_verdicts",
    "draw_why_not_yet",
    "save",
]
