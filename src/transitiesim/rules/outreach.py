"""Reaching residents: who can be reached, and what a contact takes."""

from __future__ import annotations

from transitiesim.rules.rule import rule


@rule
def reach_of_method(scattered: float, block: float, clustering: float) -> float:
    """Share of households that a way of working can reach: letters and evenings, or somebody per block."""
    return scattered + clustering * (block - scattered)


@rule
def can_be_reached(trait: float, reach: float, hard_to_reach: bool, hard_weight: float) -> bool:
    """Whether a method reaches a household; the trait is persistent, so the next letter is no new die.

    Args:
        trait: persistent number of the household, uniform between 0 and 1.
        reach: share of ordinary households that the method reaches.
        hard_to_reach: whether the household belongs to a hard-to-reach group.
        hard_weight: reach of those groups relative to others.
    """
    if hard_to_reach:
        return trait < reach * hard_weight
    return trait < reach


@rule
def hours_of_contact(base: float, per_depth: float, depth: float, hard_to_reach: bool, hard_cost: float) -> float:
    """Staff hours of one contact of a given depth."""
    hours = base + per_depth * depth
    if hard_to_reach:
        return hours * hard_cost
    return hours


@rule
def relieved_stress(stress: float, relief: float) -> float:
    """Bill stress after a contact that also helped with debt, care or maintenance."""
    return stress * (1.0 - relief)


@rule
def dissimilarity(share_of_group: float, share_of_all: float) -> float:
    """Contribution of one resident type to the dissimilarity index of Duncan and Duncan (1955)."""
    return 0.5 * abs(share_of_group - share_of_all)


@rule
def heard_next(heard: float, gained: float, moved: float) -> float:
    """How well residents are known after a month: grows with involvement gained per home, fades as homes change hands.

    Args:
        heard: 0 to 1.
        gained: involvement that contacts of this month added, per home.
        moved: share of homes that change hands in a month.
    """
    return (heard + min(1.0, gained) * (1.0 - heard)) * (1.0 - moved)


@rule
def voice_of_type(share_of_group: float, share_of_all: float) -> float:
    """How far a resident type is heard in the resident group: 1 when in proportion, 0 when absent."""
    if share_of_all <= 0.0:
        return 0.0
    return min(1.0, share_of_group / share_of_all)
