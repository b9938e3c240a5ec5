"""Saying yes: what an offer is worth to a household, against its own threshold.

The form is Brock and Durlauf (2001): with logistic thresholds the share that accepts at equal value is
logistic, and the whole is a threshold model in the sense of Granovetter (1978).
"""

from __future__ import annotations

import math

from transitiesim.rules.rule import rule


@rule
def share_of_ties(adopted: float, ties: float) -> float:
    """Share of a household's ties seen to have signed or left gas; 0 for a household without ties."""
    if ties <= 0.0:
        return 0.0
    return adopted / ties


@rule
def social_influence(neighbours: float, share: float, reference: float) -> float:
    """Effect of the ties on acceptance in logits: 2 J (a - a_ref)."""
    return 2.0 * neighbours * (share - reference)


@rule
def trust_that_counts(programme: float, offer: float, programme_share: float) -> float:
    """Trust in the municipality and in the party that offers, weighted; all shares of one."""
    return programme_share * programme + (1.0 - programme_share) * offer


@rule
def trust_term(weight: float, trust: float) -> float:
    """Effect of trust in logits: zero at trust one half."""
    return weight * (2.0 * trust - 1.0)


@rule
def fit_term(weight: float, fit: float) -> float:
    """Effect of the fit of the offer in logits: zero at fit one half."""
    return weight * (fit - 0.5)


@rule
def bill_term(weight: float, stress: float, saving: float) -> float:
    """Effect of the saving on the bill in logits, larger for who lies awake over the bill."""
    return weight * stress * saving


@rule
def fit_of_offer(
    base: float, per_knowledge: float, knowledge: float, per_voice: float, voice: float, per_heard: float, heard: float
) -> float:
    """How far the offer fits a resident type, 0 to 1.

    Args:
        base: what was mapped.
        per_knowledge: what full knowledge adds.
        knowledge: 0 to 1.
        per_voice: what a type in proportion in the resident group adds.
        voice: how far the type is heard there, 0 to 1.
        per_heard: what listening to everybody adds.
        heard: how well residents are known from listening, 0 to 1.
    """
    return min(1.0, max(0.0, base + per_knowledge * knowledge + per_voice * voice + per_heard * heard))


@rule
def value_of_offer(
    level: float,
    bill: float,
    fit: float,
    nuisance: float,
    climate: float,
    trust: float,
    ownership: float,
    social: float,
) -> float:
    """Value V of the offer in logits: the sum of its terms, nuisance counted against it."""
    return level + bill + fit - nuisance + climate + trust + ownership + social


@rule
def accepts(value: float, threshold: float) -> bool:
    """Whether a household says yes: when the value is at least its threshold."""
    return value >= threshold


@rule
def own_route_value(
    level: float,
    growth_per_year: float,
    years: float,
    bill: float,
    climate: float,
    example_weight: float,
    example_share: float,
    social: float,
) -> float:
    """Value of a heat pump of one's own at a natural moment, in logits; no trust in a programme is needed."""
    return level + growth_per_year * years + bill + climate + example_weight * example_share + social


@rule
def landlord_value(level: float, subsidy: float, designation: float) -> float:
    """Value of the offer to a private landlord in logits; the tenants of the landlord have no say.

    Args:
        level: base level, in which cost and effort are included.
        subsidy: effect of the subsidy, zero while there is none.
        designation: effect of knowing the date on which gas ends, zero without one.
    """
    return level + subsidy + designation


@rule
def normal_cdf(z: float) -> float:
    """Standard normal distribution function."""
    return 0.5 * (1.0 + math.erf(z / math.sqrt(2.0)))


@rule
def normal_from_uniforms(first: float, second: float) -> float:
    """Standard normal number from two uniform ones (Box and Muller 1958)."""
    return math.sqrt(-2.0 * math.log(1.0 - first)) * math.cos(2.0 * math.pi * second)


@rule
def threshold_from_parts(dwelling: float, household: float, dwelling_share: float) -> float:
    """Personal threshold: exactly logistic over households, a part of it tied to the dwelling.

    Args:
        dwelling: standard normal part that stays with the dwelling.
        household: standard normal part that leaves with the household.
        dwelling_share: share of the variance (of the normal score) that belongs to the dwelling.
    """
    score = math.sqrt(dwelling_share) * dwelling + math.sqrt(1.0 - dwelling_share) * household
    below = min(1.0 - 1e-12, max(1e-12, normal_cdf(score)))
    return math.log(below / (1.0 - below))
