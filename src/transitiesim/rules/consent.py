"""Consent and business case: what must be agreed before a network comes."""

from __future__ import annotations

import math

from transitiesim.rules.rule import rule

_ROUNDING = 1e-9  # 0.7 times 90 must be 63, not a hair above


@rule
def votes_needed(quorum: float, tenants: float) -> float:
    """Yes votes that a complex needs: the quorum counts all its tenants, not only those who vote."""
    return float(math.ceil(quorum * tenants - _ROUNDING))


@rule
def consent_given(yes: float, tenants: float, quorum: float) -> bool:
    """Whether a complex consents (article 7:220 Dutch Civil Code: 70 percent of the tenants)."""
    return tenants > 0.0 and yes >= votes_needed(quorum, tenants)


@rule
def reach_of_ballot(by_letter: float, by_doors: float, posts_filled: float) -> float:
    """Share of tenants that a vote reaches: doors are visited as far as the posts for it are filled, or a letter goes.

    Args:
        by_letter: share reached by letters alone.
        by_doors: share reached by visits in several rounds.
        posts_filled: share of the posts that work with residents that is filled, 0 to 1.
    """
    return by_letter + posts_filled * (by_doors - by_letter)


@rule
def commitments_needed(minimum_share: float, homes_on_gas: float) -> float:
    """Homes that must commit before a supplier builds, of the homes that are still on gas."""
    return float(math.ceil(minimum_share * homes_on_gas - _ROUNDING))


@rule
def business_case_closes(committed: float, homes_on_gas: float, minimum_share: float) -> bool:
    """Whether enough of the homes still on gas have committed; homes gone their own way do not count."""
    return homes_on_gas > 0.0 and committed >= commitments_needed(minimum_share, homes_on_gas)


@rule
def first_source_possible(committed_everywhere: float, minimum_homes: float, source_stands: bool) -> bool:
    """Whether a first heat source can be built: it asks for a number of homes over all units together."""
    return source_stands or committed_everywhere >= minimum_homes


@rule
def minimum_share_of_unit(share: float, spread: float, position: float) -> float:
    """Share that a supplier asks in one unit; `position` is uniform between 0 and 1."""
    return min(1.0, max(0.0, share + spread * (2.0 * position - 1.0)))


@rule
def complex_can_join(month: float, renovation: float, window: float, flexible: bool) -> bool:
    """Whether a complex can take part: it can shift its schedule, or its renovation falls near enough."""
    return flexible or abs(month - renovation) <= window
