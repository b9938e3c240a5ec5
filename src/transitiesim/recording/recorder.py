"""The recorder: looks at the model at the end of a month and keeps rows; looking never changes a run."""

from __future__ import annotations

from operator import attrgetter
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from transitiesim.errors import InputError
from transitiesim.recording.counts import Counts
from transitiesim.recording.fingerprints import Streets, blockage_age, per_one, reach_dissimilarity
from transitiesim.recording.tally import (
    COLUMNS,
    HEATING_COLUMNS,
    Emissions,
    tally,
)

TENURE_NAMES = ("owner", "association", "corporation", "private_rent")
TYPE_NAMES = ("mainstream", "poverty", "low_literate", "other_language", "mental_distress")
_MEANS = ("trust_programme", "trust_offer", "involvement", "bill_eur")
_WHOLE = tuple(name for name in COLUMNS if name not in {*_MEANS, "trust_squared", "co2_tonne"})
_WHOLE_AT = [COLUMNS.index(name) for name in _WHOLE]
_OF_COUNTS = (
    "links_synergy",
    "links_along",
    "links_alignment",
    "links_failed",
    "street_openings",
    "missed_promises",
    "false_starts",
    "late_objections",
    "experiments",
    "experiments_failed",
    "campaigns",
    "campaigns_failed",
    "ballots",
    "ballots_passed",
    "votes_cast",
    "connected",
    "projects",
    "first_decision_month",
    "departures",
    "handovers_warm",
    "partner_dropouts",
    "months_interrupted",
    "months_out_of_step",
    "blockages_removed",
    "blockage_months",
    "contacts",
    "joint_contacts",
    "clustered_contacts",
    "first_contacts",
    "first_contact_damage",
    "ownership_gained",
    "trust_worn_by_silence",
    "knowledge_lost",
    "knowledge_learnt",
    "repeats",
    "complexes_in_campaign",
    "complexes_left_out",
    "hours_outreach",
    "hours_planning",
    "hours_campaigns",
    "hours_coordination",
    "hours_blockages",
    "hours_linking",
    "hours_experiments",
    "hours_switches",
)
_the_counts = attrgetter(*_OF_COUNTS)


class Recorded(Protocol):
    """What the recorder needs to see of a model."""

    place: Any
    state: Any
    parameters: Any
    counts: Counts
    offer: Any
    fit_of_type: NDArray[np.float64]
    phase_of_sub_area: NDArray[np.uint8]
    quorum_missed: NDArray[np.bool_]
    units: Any
    programme: Any
    office: Any
    resident_group: Any
    liveability: Any
    world: Any
    months: int

    @property
    def month(self) -> int:
        """The month under way."""
        ...

    def adopted_count(self) -> int:
        """Households that signed or left gas."""
        ...


class Recorder:
    """Keeps one block of rows per recorded month.

    Attributes:
        months: recorded months; -1 is the start.
        blocks: for each, sums over (sub-area, tenure, resident type) of all `COLUMNS`.
        programme: for each, the state of the programme as a row.
    """

    def __init__(self, model: Recorded, record: str = "yearly") -> None:
        if record not in {"yearly", "monthly"}:
            raise InputError("record", f"'{record}'", "yearly, monthly")
        self.every = 12 if record == "yearly" else 1
        self.months: list[int] = []
        self.blocks: list[NDArray[np.float64]] = []
        self.programme: list[dict[str, float]] = []
        self._streets = Streets(model.place.households.street, model.place.streets)
        self.record(model)

    def record(self, model: Recorded) -> None:
        """Write down this month if it is one to be recorded."""
        month = model.month
        if month >= 0 and (month + 1) % self.every and month != model.months - 1:
            return
        self.months.append(month)
        block = tally_of(model)
        self.blocks.append(block)
        self.programme.append(self._programme_row(model, block))

    def path_table(self) -> dict[str, NDArray[Any]]:
        """Columns of the path: for all, and by sub-area, tenure and resident type; one row a month and group."""
        blocks = np.stack(self.blocks)
        parts = [
            (["all"], ["all"], blocks.sum(axis=(1, 2, 3))[:, None, :]),
            _named("sub_area", [str(k + 1) for k in range(blocks.shape[1])], blocks.sum(axis=(2, 3))),
            _named("tenure", list(TENURE_NAMES), blocks.sum(axis=(1, 3))),
            _named("resident_type", list(TYPE_NAMES), blocks.sum(axis=(1, 2))),
        ]
        sums = np.concatenate([part for *_, part in parts], axis=1)
        kinds = [kind for names, groups, _ in parts for kind in (names * len(groups) if len(names) == 1 else names)]
        groups = [group for _, names, _ in parts for group in names]
        count = len(self.months)
        flat = sums.reshape(-1, len(COLUMNS))
        at = {name: flat[:, k] for k, name in enumerate(COLUMNS)}
        homes = sum(at[name] for name in HEATING_COLUMNS if name != "demolished")
        table: dict[str, NDArray[Any]] = {
            "month": np.repeat(np.asarray(self.months, np.int64), len(groups)),
            "group_kind": np.tile(np.asarray(kinds, dtype=object), count),
            "group": np.tile(np.asarray(groups, dtype=object), count),
            "homes": np.rint(homes).astype(np.int64),
        }
        on_gas = (sums[0, :, 0] + sums[0, :, 1] + sums[0, :, 2]).astype(np.int64)
        table["on_gas_start"] = np.tile(on_gas, count)
        table.update(zip(_WHOLE, np.rint(flat.T[_WHOLE_AT]).astype(np.int64), strict=True))
        with np.errstate(invalid="ignore", divide="ignore"):
            for name in _MEANS:
                table[name] = np.where(homes > 0, at[name] / homes, np.nan)
            variance = at["trust_squared"] / homes - table["trust_programme"] ** 2
            table["trust_spread"] = np.where(homes > 0, np.sqrt(np.maximum(0.0, variance)), np.nan)
        table["co2_tonne"] = at["co2_tonne"]
        return table

    def programme_table(self) -> dict[str, NDArray[Any]]:
        """Columns of the programme, one row a month."""
        columns = zip(*(row.values() for row in self.programme), strict=True)
        of_name = zip(self.programme[0], (np.asarray(column) for column in columns), strict=True)
        return {"month": np.asarray(self.months, np.int64), **dict(of_name)}

    def _programme_row(self, model: Recorded, block: NDArray[np.float64]) -> dict[str, float]:
        programme, office, links = model.programme, model.office, model.programme.links
        counts = model.counts
        live = model.liveability.mean()
        home, public_space, ties, safety = live.tolist()
        group = model.resident_group
        attempts = counts.links_synergy + counts.links_along + counts.links_alignment + counts.links_failed
        row: dict[str, float] = {
            "posts_filled": office.posts_filled,
            "effective_capacity": office.capacity_share,
            "contribution_gini": office.concentration_of_work(),
            "knowledge": programme.knowledge,
            "heard": programme.heard,
            "knowledge_held_by_one": office.knowledge_held_by_one(),
            "integration": programme.integration,
            "frame_dispersion": programme.frame_dispersion,
            "shared_frame": 1.0 - programme.frame_dispersion,
            "readiness": programme.readiness,
            "skill_fit": programme.skill,
            "support_council": programme.support_council,
            "support_executive": programme.support_executive,
            "support_management": programme.support_management,
            "attention_heat": programme.attention_heat,
            "picture_trust": programme.picture_trust,
            "picture_error": abs(programme.picture_trust - programme.trust_now()),
            "offer_fit": float(model.fit_of_type.sum()) / len(model.fit_of_type),
            "blockages_hidden": programme.blockages.hidden,
            "blockages_open": len(programme.blockages.known),
            "blockage_age": blockage_age(model.month, programme.blockages.known),
            "learning_per_project": per_one(counts.knowledge_learnt, counts.projects),
            "ownership_per_contact": per_one(counts.ownership_gained, counts.contacts),
            "reach_dissimilarity": reach_dissimilarity(block),
            "contact_clustering": self._streets.contact_clustering(model.month, model.state.last_contact),
            "opportunities_known": links.known,
            "links_failed_share": counts.links_failed / attempts if attempts else 0.0,
            "members": len(group),
            "founders_left": group.founders_left,
            "member_tenure": group.mean_tenure(),
            "group_dissimilarity": group.dissimilarity(),
            "latent_capital": programme.latent_capital(),
            "liveability": float(live.sum()) / len(live),
            "liveability_home": home,
            "liveability_public_space": public_space,
            "liveability_ties": ties,
            "liveability_safety": safety,
            "gas_price_eur_per_m3": model.world.gas_price,
            "heat_price_eur_per_gj": model.world.heat_price,
            "eur_public": counts.eur_public,
            "eur_private": counts.eur_private,
        }
        row.update(zip(_OF_COUNTS, _the_counts(counts), strict=True))
        return row


def _named(kind: str, names: list[str], sums: NDArray[np.float64]) -> tuple[list[str], list[str], NDArray[np.float64]]:
    return [kind], names, sums


def tally_of(model: Recorded) -> NDArray[np.float64]:
    """Sums over the columns of a model as it stands, shape (sub-areas, tenures, types, columns)."""
    place, state, homes = model.place, model.state, model.parameters.homes
    start = place.households
    failed = np.zeros(place.sub_areas, np.bool_)
    for unit in model.units:
        if unit.failures:
            failed[unit.sub_areas] = True
    energy = Emissions(
        homes.hybrid_gas_share,
        homes.new_build_heat_share,
        homes.co2_gas,
        homes.co2_heat,
        homes.co2_electricity,
        2019.0 + max(0, model.month) / 12.0,
    )
    return tally(
        model.month,
        place.sub_areas,
        model.offer,
        energy,
        model.fit_of_type,
        model.phase_of_sub_area,
        failed,
        model.quorum_missed,
        place.ties.start,
        place.ties.complete,
        model.adopted_count() if place.ties.complete else 0,
        start.sub_area,
        start.tenure,
        start.group,
        start.gas_m3,
        start.technical_route,
        start.nuisance,
        state.resident_type,
        state.heating,
        state.hybrid,
        state.threshold,
        state.bill_stress,
        state.concern,
        state.trust_programme,
        state.trust_offer,
        state.involvement,
        state.last_contact,
        state.asked,
        state.answer,
        state.cause,
        state.seen,
        state.cooking_gas,
    )
