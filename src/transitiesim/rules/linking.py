"""Linking tasks: which level an organisation can handle, and what it gives."""

from __future__ import annotations

import math

from transitiesim.rules.rule import rule


@rule
def readiness(integration: float, knowledge: float, partners_committed: float, support: float, skill: float) -> float:
    """How ready the organisation is to link tasks: the plain mean of what it needs, 0 to 1."""
    return (integration + knowledge + partners_committed + support + skill) / 5.0


@rule
def success_probability(ready: float, needed: float, shared_picture: float, steepness: float) -> float:
    """Chance that a link succeeds: readiness against what the level needs (logistic), times a shared picture."""
    return shared_picture / (1.0 + math.exp(-steepness * (ready - needed)))


@rule
def expected_gain(probability: float, benefit: float) -> float:
    """Expected benefit of one opportunity; opportunities are scarcer than hours."""
    return probability * benefit


@rule
def known_opportunities_next(known: float, arising: float, visibility: float, half_life_months: float) -> float:
    """Opportunities known a month later: those seen as they arise, less those that age."""
    return known * math.pow(0.5, 1.0 / half_life_months) + arising * visibility
