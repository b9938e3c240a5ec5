"""Running totals of one run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Counts:
    """Things counted since the start; hours and euros are totals, never rates."""

    contacts: int = 0
    joint_contacts: int = 0
    clustered_contacts: int = 0
    first_contacts: int = 0
    first_contact_damage: float = 0.0
    ownership_gained: float = 0.0
    trust_worn_by_silence: float = 0.0
    heat_pumps: int = 0
    hybrids: int = 0
    connected: int = 0
    votes_cast: int = 0
    ballots: int = 0
    ballots_passed: int = 0
    campaigns: int = 0
    campaigns_failed: int = 0
    complexes_in_campaign: int = 0
    complexes_left_out: int = 0
    missed_promises: int = 0
    false_starts: int = 0
    late_objections: int = 0
    street_openings: int = 0
    experiments: int = 0
    experiments_failed: int = 0
    post_months: int = 0
    post_months_filled: int = 0
    departures: int = 0
    handovers_warm: int = 0
    repeats: int = 0
    knowledge_lost: float = 0.0
    knowledge_learnt: float = 0.0
    partner_dropouts: int = 0
    months_interrupted: int = 0
    months_out_of_step: int = 0
    blockages_removed: int = 0
    blockage_months: float = 0.0
    links_synergy: int = 0
    links_along: int = 0
    links_alignment: int = 0
    links_failed: int = 0
    projects: int = 0
    first_decision_month: int = 0
    hours_outreach: float = 0.0
    hours_planning: float = 0.0
    hours_campaigns: float = 0.0
    hours_coordination: float = 0.0
    hours_blockages: float = 0.0
    hours_linking: float = 0.0
    hours_experiments: float = 0.0
    hours_switches: float = 0.0
    eur_public: float = 0.0
    eur_private: float = 0.0
