"""Residents are views on rows of the columns, alone and as a set."""

from __future__ import annotations

import gc

import mesa
import numpy as np
import pytest

from model.places import owners
from transitiesim.model import HeatTransition
from transitiesim.model.resident import Resident, Residents
from transitiesim.neighbourhood import Heating, Neighbourhood, ResidentType, Tenure
from transitiesim.parameters import Parameters


@pytest.fixture
def model(mixed: Neighbourhood, promising: Parameters) -> HeatTransition:
    model = HeatTransition(mixed, parameters=promising)
    model.run_until(60)
    return model


CHANGING = [
    "bill_stress",
    "concern",
    "reach",
    "threshold",
    "trust_programme",
    "trust_offer",
    "involvement",
    "last_contact",
    "last_news",
    "contact_post",
    "next_moment",
    "asked",
    "seen",
    "left_month",
]
LASTING = ["sub_area", "street", "block", "gas_m3", "nuisance", "technical_route", "group"]


def test_a_resident_reads_its_row(model: HeatTransition) -> None:
    for row in (0, 57, 199):
        one = model.resident(row)
        assert isinstance(one, mesa.Agent)
        assert one.row == row
        for name in CHANGING:
            assert getattr(one, name) == getattr(model.state, name)[row].item(), name
        for name in LASTING:
            assert getattr(one, name) == getattr(model.place.households, name)[row].item(), name
        assert one.heating == Heating(int(model.state.heating[row]))
        assert one.tenure == Tenure(int(model.place.households.tenure[row]))
        assert one.resident_type == ResidentType(int(model.state.resident_type[row]))
        assert one.coordinate == (model.place.households.row[row], model.place.households.column[row])


def test_a_resident_moves_with_the_run(model: HeatTransition) -> None:
    one = model.resident(12)
    before = one.trust_programme
    model.step()
    assert one.trust_programme == model.state.trust_programme[12].item() != before


def test_writing_to_a_resident_writes_its_column(model: HeatTransition) -> None:
    """There is one truth: a view has no place to keep a value of its own."""
    model.resident(5).threshold = 2.5
    assert model.state.threshold[5] == 2.5
    assert model.resident(5).threshold == 2.5
    model.residents.where(np.arange(200) < 3).set("concern", 0.25)
    assert (model.state.concern[:3] == 0.25).all()
    assert (model.state.concern[3:] != 0.25).any()
    for name in (*LASTING, "heating", "tenure", "resident_type"):
        with pytest.raises(AttributeError):
            setattr(model.resident(5), name, 1)


def test_one_row_is_one_object_while_somebody_holds_it(model: HeatTransition) -> None:
    one = model.resident(9)
    assert model.resident(9) is one
    assert model.residents[9] is one
    assert next(iter(model.residents[9:10])) is one
    assert model.resident(-1).row == 199
    with pytest.raises(IndexError):
        model.resident(200)
    with pytest.raises(IndexError):
        model.resident(-201)


def test_views_leave_no_trace(model: HeatTransition) -> None:
    agents = len(model.agents)
    for one in model.residents:
        assert one.row >= 0
    del one
    gc.collect()
    assert len(model.agents) == agents
    assert not [thing for thing in gc.get_objects() if type(thing) is Resident and thing.model is model]


def test_two_models_stay_apart(mixed: Neighbourhood, model: HeatTransition) -> None:
    other = HeatTransition(mixed)
    assert model.resident(3) is not other.resident(3)
    assert other.resident(3) not in model.residents
    assert model.resident(3) in model.residents
    model.resident(3).threshold = 9.0
    assert other.resident(3).threshold != 9.0


def test_a_set_changed_in_place_leaves_the_others_alone(model: HeatTransition) -> None:
    mine = model.residents
    mine.sort("threshold", inplace=True)
    mine.select(at_most=10, inplace=True)
    assert len(mine) == 10
    assert len(model.residents) == 200
    assert model.resident(5).row == 5
    assert model.residents[5].row == 5


def test_choosing_residents(model: HeatTransition) -> None:
    everyone = model.residents
    owners_only = everyone.select(lambda one: one.tenure == Tenure.OWNER)
    mask = model.place.households.tenure == Tenure.OWNER
    assert owners_only.rows.tolist() == everyone.where(mask).rows.tolist() == np.flatnonzero(mask).tolist()
    assert len(everyone.select(at_most=7)) == 7
    assert len(everyone.select(at_most=0.25)) == 50
    assert everyone[10:13].rows.tolist() == [10, 11, 12]
    assert (
        owners_only.where(model.state.threshold > 0).rows.tolist()
        == np.flatnonzero(mask & (model.state.threshold > 0)).tolist()
    )


def test_reading_many_residents_at_once(model: HeatTransition) -> None:
    everyone, trust = model.residents, model.state.trust_programme
    assert everyone.get("trust_programme") == [value.item() for value in trust]
    assert everyone.agg("trust_programme", np.mean) == pytest.approx(float(np.mean(trust, dtype=np.float64)))
    assert everyone.get(["row", "threshold"])[4] == [4, model.state.threshold[4].item()]
    assert (everyone.column("trust_programme") == trust).all()
    assert everyone.column("tenure")[30] == model.place.households.tenure[30]


def test_sorting_residents(model: HeatTransition) -> None:
    threshold = model.state.threshold
    up = model.residents.sort("threshold", ascending=True)
    down = model.residents.sort(lambda one: one.threshold)
    assert (np.diff(threshold[up.rows]) >= 0).all()
    assert (np.diff(threshold[down.rows]) <= 0).all()
    assert sorted(up.rows) == sorted(down.rows) == list(range(200))


def test_grouping_residents(model: HeatTransition) -> None:
    by_tenure = model.residents.groupby("tenure")
    counts = by_tenure.count()
    assert counts == {Tenure(k): int((model.place.households.tenure == k).sum()) for k in range(4)}
    trust = by_tenure.agg("trust_programme", np.mean)
    for tenure, mean in trust.items():
        chosen = model.state.trust_programme[model.place.households.tenure == tenure]
        assert mean == pytest.approx(float(np.mean(chosen, dtype=np.float64)))
    by_street = model.residents.groupby(lambda one: one.street, result_type="list")
    assert len(by_street.groups) == model.place.streets
    assert all(isinstance(group, list) for group in by_street.groups.values())


def test_doing_something_with_every_resident(model: HeatTransition) -> None:
    rows: list[int] = []
    model.residents[:5].do(lambda one: rows.append(one.row))
    assert rows == [0, 1, 2, 3, 4]
    answers = model.residents.map("would_accept")
    assert answers == [model.resident(row).would_accept() for row in range(200)]
    shuffled: list[int] = []
    model.residents.shuffle_do(lambda one: shuffled.append(one.row))
    assert sorted(shuffled) == list(range(200)) != shuffled
    assert model.residents[:3].do("step").rows.tolist() == [0, 1, 2]


def test_residents_of_a_run_are_fixed(model: HeatTransition) -> None:
    for change in (model.residents.add, model.residents.discard, model.residents.remove):
        with pytest.raises(RuntimeError):
            change(model.resident(1))
    with pytest.raises(RuntimeError):
        model.resident(1).remove()
    assert isinstance(model.residents, Residents)


def test_ties_of_a_resident() -> None:
    ring_of_nine = HeatTransition(owners(9))
    assert sorted(one.row for one in ring_of_nine.resident(0).ties) == [1, 2, 7, 8]
    complete = HeatTransition(owners(5, "complete"))
    assert sorted(one.row for one in complete.resident(2).ties) == [0, 1, 3, 4]
