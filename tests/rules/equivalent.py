"""Mutants that are the same rule in other words: file, rule and changed line, with the reason why no input tells."""

from __future__ import annotations

_COUNT = "A number of homes, ties or people is never negative."
_TIME = "Hours and months are never negative."
_TENURE = "Tenures are 0 to 3, and the lower ones have been dealt with."
_AT_THE_END = "Where both sides are equal, the line below gives the same."

EQUIVALENT: dict[tuple[str, str, str], str] = {
    ("acceptance", "share_of_ties", "if ties == 0.0:"): _COUNT,
    ("consent", "consent_given", "return tenants != 0.0 and yes >= votes_needed(quorum, tenants)"): _COUNT,
    (
        "consent",
        "business_case_closes",
        "return homes_on_gas != 0.0 and committed >= commitments_needed(minimum_share, homes_on_gas)",
    ): _COUNT,
    ("offer", "level_of_tenure", "if tenure <= 0:"): _TENURE,
    ("offer", "level_of_tenure", "if tenure <= 1:"): _TENURE,
    ("offer", "level_of_tenure", "if tenure <= 2:"): _TENURE,
    ("outreach", "voice_of_type", "if share_of_all == 0.0:"): "A share is never negative.",
    ("planning", "share_done", "if needed == 0.0:"): _TIME,
    ("staff", "effective_share", "if total_hours == 0.0:"): _TIME,
    ("staff", "newcomer_effort", "if months_in_post > duration:"): _AT_THE_END,
    ("staff", "skill_fit", "if recovery <= 0.0 or months_in_phase > recovery:"): _AT_THE_END,
    ("staff", "skill_fit", "if recovery == 0.0 or months_in_phase >= recovery:"): _TIME,
}
