"""Homes, households, hours and shares are kept: parts add up to the whole in every month of every run."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from model.invariants import check_columns, check_institutions, check_path, path_of, run_checked
from model.many_runs import RUNS
from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import Heating


def test_everything_adds_up_in_every_month(checked: HeatTransition) -> None:
    """The columns were checked after every month on the way; here the recorded tables are."""
    assert not checked.running
    path = path_of(checked)
    assert sorted(set(path["month"])) == list(range(-1, checked.months))
    check_path(path)


def test_the_path_says_what_the_columns_say(checked: HeatTransition) -> None:
    """The last month of the path is counted here again from the columns."""
    path, state, homes = path_of(checked), checked.state, checked.place.households
    last = path[path["month"] == checked.months - 1]
    names = ["gas", "signed", "hybrid", "heat_pump", "district_heat", "demolished", "new_build"]
    groupings = {
        "all": (np.zeros(len(homes), int), ["all"]),
        "sub_area": (homes.sub_area, [str(k + 1) for k in range(checked.place.sub_areas)]),
        "tenure": (homes.tenure, ["owner", "association", "corporation", "private_rent"]),
        "resident_type": (
            state.resident_type,
            ["mainstream", "poverty", "low_literate", "other_language", "mental_distress"],
        ),
    }
    for kind, (group, titles) in groupings.items():
        rows = last[last["group_kind"] == kind].set_index("group")
        assert rows.index.tolist() == titles
        for number, title in enumerate(titles):
            here = (group == number) & (state.heating != Heating.DEMOLISHED)
            counts = np.bincount(state.heating[group == number], minlength=7)
            assert rows.loc[title, names].tolist() == counts.tolist()
            assert rows.loc[title, "reached"] == (state.last_contact[here] >= 0).sum()
            assert rows.loc[title, "asked"] == (state.asked[here] >= 0).sum()
            if here.any():
                trust = state.trust_programme[here].astype(float)
                assert rows.loc[title, "trust_programme"] == pytest.approx(trust.mean())
                assert rows.loc[title, "trust_spread"] == pytest.approx(trust.std(), abs=1e-7)


def test_the_programme_table_has_a_number_everywhere(checked: HeatTransition) -> None:
    table = pd.DataFrame(checked.recorder.programme_table())
    assert np.isfinite(table.to_numpy(float)).all()
    growing = [name for name in table if str(name).startswith(("hours_", "eur_", "campaigns", "ballots", "departures"))]
    assert len(growing) >= 12
    for name in growing:
        assert (table[name].diff().dropna() >= -1e-6).all(), name


def test_together_the_runs_show_all_there_is() -> None:
    """The checks above mean little when nothing happens: all states and causes occur in these runs."""
    causes: set[int] = set()
    states: set[int] = set()
    for maker in RUNS.values():
        model = maker()
        while model.running:
            model.step()
            if model.month % 12 == 0:
                states |= set(model.state.heating.tolist())
        causes |= set(model.state.cause.tolist())
    assert states == set(range(7))
    assert causes == set(range(11))


BROKEN = {
    "a home in no state": lambda model: model.state.heating.__setitem__(3, 9),
    "gas-free without a cause": lambda model: model.state.heating.__setitem__(3, 3),
    "signed by nobody": lambda model: model.state.heating.__setitem__(3, 1),
    "trust above one": lambda model: model.state.trust_offer.__setitem__(3, 1.5),
    "no number": lambda model: model.state.involvement.__setitem__(3, np.nan),
    "ties that saw what was not": lambda model: model.state.seen.__setitem__(3, 7),
    "a contact without a contact": lambda model: model.state.contact_post.__setitem__(3, 0),
    "a blockage lost": lambda model: setattr(model.programme.blockages, "hidden", 0),
    "a post too many": lambda model: setattr(model.office, "filled", 99),
    "an area that shows another phase": lambda model: model.phase_of_sub_area.__setitem__(0, 4),
}


@pytest.mark.parametrize("wrong", BROKEN)
def test_the_checks_see_what_is_wrong(wrong: str) -> None:
    model = RUNS["network"]()
    check_columns(model)
    check_institutions(model)
    BROKEN[wrong](model)
    with pytest.raises(AssertionError):
        check_both(model)


def check_both(model: HeatTransition) -> None:
    check_columns(model)
    check_institutions(model)


def test_hours_that_nobody_had_are_seen() -> None:
    model = RUNS["network"]()
    model.counts.hours_planning = 1e6
    with pytest.raises(AssertionError):
        run_checked(model, 1)
