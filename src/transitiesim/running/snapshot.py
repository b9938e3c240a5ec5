"""The distance to tipping of a run: what the analysis needs to know of the model at one moment."""

from __future__ import annotations

import numpy as np

from transitiesim.analysis.acceptance_snapshot import AcceptanceSnapshot
from transitiesim.analysis.cobweb import Basis
from transitiesim.analysis.tipping import Distance, distance_to_tipping
from transitiesim.model import HeatTransition
from transitiesim.model.standpoints import standpoints
from transitiesim.rules.consent import commitments_needed, votes_needed

BASES: tuple[Basis, Basis] = ("all_asked", "present_reach")


def acceptance_snapshot(model: HeatTransition) -> AcceptanceSnapshot:
    """Values, thresholds, ties and decision groups as they are now.

    Tenants of a private landlord carry the landlord's answer, for they have no say. Homes without a
    technical route, and homes that are gone, cannot say yes. Homes that left gas by a route of their own count for
    no unit's business case.
    """
    now, ties, offer = standpoints(model), model.place.ties, model.offer
    quorum, usual = model.parameters.corporation.consent_quorum, model.parameters.supplier.minimum_share
    needed_in_units = [
        commitments_needed(unit.minimum_share or usual, float(homes))
        for unit, homes in zip(model.units, now.in_unit.tolist(), strict=True)
    ]
    return AcceptanceSnapshot(
        level=now.level,
        threshold=now.threshold,
        neighbours=offer.neighbours,
        reference=offer.neighbours_reference,
        trust_weight=2.0 * offer.weight_trust,
        committed=now.committed,
        askable=now.askable,
        ties_start=ties.start,
        ties=ties.other,
        complete=ties.complete,
        complex_of=now.complex_of,
        complex_needed=np.array([votes_needed(quorum, float(homes)) for homes in now.in_complex.tolist()], np.int64),
        unit_of=now.unit_of,
        unit_needed=np.array(needed_in_units, np.int64),
    )


def distances(model: HeatTransition) -> list[Distance]:
    """Distance to tipping now, if everybody were asked and with the present reach."""
    snapshot = acceptance_snapshot(model)
    return [distance_to_tipping(snapshot, basis) for basis in BASES]


def tipping_rows(model: HeatTransition) -> list[dict[str, float | int | str | bool]]:
    """The distances as rows of the tipping table."""
    return [
        {
            "month": model.month,
            "basis": one.basis,
            "share_now": one.share_now,
            "lowest_fixed_point": one.lowest_fixed_point,
            "fold": one.fold,
            "extra_commitment": one.extra_commitment,
            "extra_trust": one.extra_trust,
            "signatures_short_complexes": one.signatures_short_complexes,
            "signatures_short_units": one.signatures_short_units,
        }
        for one in distances(model)
    ]
