"""Pairs of arms that are shown side by side: the comparisons that readers ask for first."""

from __future__ import annotations

import pandas as pd

from transitiesim.language import Text
from transitiesim.patterns.verdicts import Tables

_PAIRS = (
    (Text("Mensen vertrekken", "People leave"), "left", "mixed",
     Text("wel", "they do"), "net", Text("niemand", "nobody does"), "net nobody leaves"),
    (Text("Overdracht", "Hand-over"), "left", "mixed", Text("koud", "cold"), "net", Text("warm", "warm"), "net+4.3"),
    (Text("Eerste gesprek: vertrouwen", "First conversation: trust"), "trust_programme", "mixed",
     Text("na vier jaar", "after four years"), "first contact 48", Text("meteen", "at once"), "first contact 0"),
    (Text("Deelgebieden, gewone steun", "Sub-areas, usual support"), "left", "mixed",
     Text("een geheel", "one whole"), "usual support, one unit", Text("delen", "parts"), "usual support, sub-areas"),
    (Text("Deelgebieden, veel steun", "Sub-areas, much support"), "left", "mixed",
     Text("een geheel", "one whole"), "high support, one unit", Text("delen", "parts"), "high support, sub-areas"),
    (Text("Structuren (3), grote stad", "Structures (3), large town"), "left", "crowded",
     Text("zonder 4", "without 4"), "net+3", Text("met 4", "with 4"), "net+3+4"),
)  # fmt: skip


def pairs_in(tables: Tables) -> list[tuple[Text, str, Text, pd.DataFrame, Text, pd.DataFrame]]:
    """Title, measure, and name and table of both arms, for each pair of which both arms were run."""
    return [
        (title, measure, first, tables[profile, one], second, tables[profile, other])
        for title, measure, profile, first, one, second, other in _PAIRS
        if (profile, one) in tables and (profile, other) in tables
    ]
