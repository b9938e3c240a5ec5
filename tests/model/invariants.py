"""What must hold in every month of every run, whatever the place, the scenario or the numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from transitiesim.model import HeatTransition
from transitiesim.model.agents.office import CivilServant
from transitiesim.model.state import Answer, Cause
from transitiesim.neighbourhood import Heating
from transitiesim.recording import BARRIER_COLUMNS, CAUSE_COLUMNS

HOURS = (
    "hours_outreach",
    "hours_planning",
    "hours_coordination",
    "hours_blockages",
    "hours_linking",
    "hours_experiments",
    "hours_switches",
)
SHARES_OF_PROGRAMME = (
    "knowledge",
    "frame_dispersion",
    "integration",
    "support_council",
    "support_executive",
    "support_management",
    "picture_trust",
    "attention_heat",
    "plan_fit",
    "readiness",
)
COUNTED = (
    "homes",
    "on_gas_start",
    "gas",
    "signed",
    "hybrid",
    "heat_pump",
    "district_heat",
    "new_build",
    "demolished",
    "reached",
    "reached_recently",
    "asked",
    "cooking_gas",
    *CAUSE_COLUMNS,
    *BARRIER_COLUMNS,
)


def adopted_of(heating: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Who has signed or left gas, and still stands."""
    return (heating == Heating.SIGNED) | ((heating >= Heating.HEAT_PUMP) & (heating != Heating.DEMOLISHED))


def seen_again(model: HeatTransition) -> NDArray[np.int64]:
    """What the ties of each household have seen, counted anew from ties and states."""
    ties, n = model.place.ties, len(model.state.heating)
    here = np.repeat(np.arange(n), np.diff(ties.start))
    return np.bincount(here[adopted_of(model.state.heating)[ties.other]], minlength=n)


def check_columns(model: HeatTransition) -> None:
    """Every household is in one state, and its columns agree with that state."""
    state, month = model.state, model.month
    heating = state.heating
    assert heating.max(initial=0) <= Heating.NEW_BUILD
    on_gas = heating <= Heating.HYBRID
    signed = heating == Heating.SIGNED
    gone = heating == Heating.DEMOLISHED
    off_gas = ~on_gas & ~gone

    assert (state.signed_month[signed] >= 0).all()
    assert (state.signed_month[signed] <= max(0, month)).all()
    assert (state.signed_cause[signed] != Cause.NONE).all()
    unsigned = on_gas & ~signed
    assert (state.hybrid[heating == Heating.HYBRID]).all()
    assert not (state.hybrid[heating == Heating.GAS]).any()
    assert (state.signed_month[unsigned] == -1).all()
    assert (state.signed_cause[unsigned] == Cause.NONE).all()

    assert (state.cause[off_gas] != Cause.NONE).all()
    assert (state.cause[~off_gas] == Cause.NONE).all()
    assert (state.left_month[on_gas] == -1).all()
    assert (state.left_month[off_gas] >= 0).all()
    assert (state.left_month <= max(0, month)).all()
    by_network = np.isin(state.cause, [Cause.CAMPAIGN, Cause.BALLOT, Cause.ASSOCIATION, Cause.LANDLORD])
    assert (heating[by_network | (state.cause == Cause.FOLLOW_UP)] == Heating.DISTRICT_HEAT).all()
    assert (heating[np.isin(state.cause, [Cause.OWN_MOMENT, Cause.RENOVATION])] == Heating.HEAT_PUMP).all()
    assert (heating[state.cause == Cause.NEW_BUILD] == Heating.NEW_BUILD).all()
    assert np.isin(state.cause[heating == Heating.NEW_BUILD], [Cause.NEW_BUILD, Cause.AT_START]).all()

    for name in ("trust_programme", "trust_offer", "involvement", "bill_stress", "concern", "reach"):
        values = getattr(state, name)
        assert np.isfinite(values).all(), name
        assert ((values >= 0) & (values <= 1)).all(), name
    assert not np.isnan(state.threshold).any()
    assert (state.resident_type <= 4).all()
    for name in ("asked", "last_contact", "last_news"):
        values = getattr(state, name)
        assert ((values >= -1) & (values <= max(0, month))).all(), name
    assert (state.answer <= max(Answer)).all()
    assert (state.last_contact[state.contact_post >= 0] >= 0).all()
    assert (state.last_news >= state.last_contact).all()
    assert ((state.contact_post >= -1) & (state.contact_post < model.office.posts_outreach)).all()
    assert not (state.cooking_gas & ~np.isin(heating, [Heating.DISTRICT_HEAT, Heating.DEMOLISHED])).any()
    if not model.place.ties.complete:
        assert np.array_equal(state.seen, seen_again(model))


def check_institutions(model: HeatTransition) -> None:
    """Shares are shares, posts and blockages add up, and what sub-areas show is what their unit does."""
    programme, office = model.programme, model.office
    for name in SHARES_OF_PROGRAMME:
        assert 0.0 <= getattr(programme, name) <= 1.0, name
    level = model.liveability.level
    assert np.isfinite(level).all()
    assert ((level >= 0) & (level <= 1)).all()
    present = [holder for holder in office.holders if holder is not None]
    assert office.filled == len(present) == len(model.agents_by_type.get(CivilServant, []))
    assert office.filled_outreach.tolist() == [one is not None for one in office.holders[: office.posts_outreach]]
    blockages = programme.blockages
    assert blockages.hidden + len(blockages.known) + model.counts.blockages_removed == blockages.total
    assert model.resident_group.by_type.sum() == len(model.resident_group)
    assert (model.resident_group.by_type >= 0).all()
    assert sorted(row for unit in model.units for row in unit.rows) == list(range(len(model.state.heating)))
    for unit in model.units:
        assert (model.phase_of_sub_area[unit.sub_areas] == unit.phase).all()
        assert 0.0 <= unit.plan_left <= unit.plan_total
    assert ((model.fixedness_of_sub_area >= 0) & (model.fixedness_of_sub_area <= 1)).all()
    assert model.world.gas_price > 0
    assert model.world.heat_price > 0


class HoursWatch:
    """Adds up the hours that people had, to hold them against the hours that were spent."""

    def __init__(self, model: HeatTransition) -> None:
        self.model = model
        self.available = 0.0
        self.with_residents = 0.0

    def month(self) -> None:
        """After a month: nothing was spent that nobody had; a last attempt at a door may run over."""
        model = self.model
        staff, how = model.parameters.staff, model.parameters.participation
        efforts = [holder.effort for holder in model.office.holders if holder is not None]
        self.available += sum(efforts) * staff.hours_per_month
        self.available += model.office.other_officials() * staff.other_officials_hours
        spent = [getattr(model.counts, name) for name in HOURS]
        assert min(spent) >= 0.0
        attempts = 2.0 * how.hours_per_attempt
        assert sum(spent) <= self.available + attempts * (model.month + 1)
        assert model.counts.hours_outreach - self.with_residents <= model.office.outreach_hours + attempts
        self.with_residents = model.counts.hours_outreach


def run_checked(model: HeatTransition, months: int | None = None) -> HeatTransition:
    """Step a model to its end (or so many months) and check everything after every month."""
    watch = HoursWatch(model)
    check_columns(model)
    check_institutions(model)
    standing = len(model.state.heating)
    for _ in range(model.months if months is None else months):
        model.step()
        watch.month()
        check_columns(model)
        check_institutions(model)
        counts = np.bincount(model.state.heating, minlength=7)
        assert counts.sum() == standing
    return model


def path_of(model: HeatTransition) -> pd.DataFrame:
    """The path table of one model."""
    return pd.DataFrame(model.recorder.path_table())


def check_path(path: pd.DataFrame) -> None:
    """Parts add up to the whole in every recorded month, states and causes and barriers to the homes."""
    whole = path[path["group_kind"] == "all"].set_index("month")
    for kind in ("sub_area", "tenure", "resident_type"):
        parts = path[path["group_kind"] == kind].groupby("month")
        for name in COUNTED:
            if kind == "resident_type" and name == "on_gas_start":
                continue
            assert parts[name].sum().equals(whole[name]), (kind, name)
        pd.testing.assert_series_equal(parts["co2_tonne"].sum(), whole["co2_tonne"])
        for name in ("bill_eur", "trust_programme", "trust_offer", "involvement"):
            weighted = (path[name] * path["homes"])[path["group_kind"] == kind]
            total = weighted.groupby(path["month"]).sum()
            expected = (whole[name] * whole["homes"]).fillna(0.0)
            assert np.allclose(total, expected, rtol=1e-9, atol=1e-9), (kind, name)
    states = ["gas", "signed", "hybrid", "heat_pump", "district_heat", "new_build"]
    assert (path[states].sum(axis=1) == path["homes"]).all()
    assert ((whole["homes"] + whole["demolished"]) == whole["homes"].iloc[0] + whole["demolished"].iloc[0]).all()
    on_gas = path[["gas", "signed", "hybrid"]].sum(axis=1)
    assert (path[list(BARRIER_COLUMNS)].sum(axis=1) == on_gas).all()
    assert (path["signed"] <= path["barrier_business_case"] + path["barrier_works"]).all()
    causes = path[list(CAUSE_COLUMNS)].sum(axis=1)
    off_gas = path[["heat_pump", "district_heat", "new_build"]].sum(axis=1)
    # Residents change type when another household moves in, so causes are followed by place and tenure only.
    lasting = path["group_kind"] != "resident_type"
    key = path["group_kind"] + path["group"]
    at_start = key.map(off_gas[path["month"] == -1].groupby(key).sum())
    gap = (off_gas - at_start - causes)[lasting]
    untouched = (path["demolished"] + path["new_build"] == 0)[lasting]
    assert (gap[untouched] == 0).all()
    assert (gap <= 0).all()
    assert (path["reached_recently"] <= path["reached"]).all()
    numbers = path[path["homes"] > 0].select_dtypes("number")
    assert np.isfinite(numbers.to_numpy(dtype=float)).all()
