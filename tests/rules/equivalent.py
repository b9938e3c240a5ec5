"""Mutants that are the same rule in other words, each with the reason why no input tells them apart."""

from __future__ import annotations

_COUNT = "A number of homes, ties or people is never negative."

EQUIVALENT: dict[tuple[str, str, str], str] = {
    ("acceptance", "share_of_ties", "if ties == 0.0:"): _COUNT,
    (
        "consent",
        "consent_given",
        "return tenants != 0.0 and yes >= votes_needed(quorum, tenants)",
    ): _COUNT,
    (
        "consent",
        "business_case_closes",
        "return homes_on_gas != 0.0 and committed >= commitments_needed(minimum_share, homes_on_gas)",
    ): _COUNT,
}
