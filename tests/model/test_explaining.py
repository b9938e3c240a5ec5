"""What a resident says of its decision is what the columns decide."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from model.invariants import path_of
from model.many_runs import RUNS
from model.places import owners, with_numbers
from transitiesim.model import HeatTransition
from transitiesim.model.ballots import count_votes, members_of
from transitiesim.model.explaining import BARRIER_SENTENCE, CAUSE_SENTENCE
from transitiesim.model.state import Cause
from transitiesim.neighbourhood import NEVER, GroupKind, Heating, Neighbourhood
from transitiesim.parameters import Parameters, replace
from transitiesim.recording import BARRIER_COLUMNS
from transitiesim.recording.recorder import tally_of
from transitiesim.recording.tally import COLUMNS


@pytest.fixture(scope="module", params=["network", "rebuilt", "everybody_asked", "own_route"])
def under_way(request: pytest.FixtureRequest) -> HeatTransition:
    model = RUNS[request.param]()
    model.run_until(130)
    return model


def test_value_of_a_resident_is_the_value_of_its_column(under_way: HeatTransition) -> None:
    """Bit for bit, for every household and every term."""
    model = under_way
    values = model.network_values(np.arange(len(model.state.heating)))
    for one in model.residents:
        explained = one.explain()
        assert explained.value == one.value_of_offer() == values[one.row]
        t = explained.terms
        total = t.level + t.bill + t.fit - t.nuisance + t.climate + t.trust + t.ownership + t.social
        assert total == pytest.approx(explained.value)
        assert explained.threshold == model.state.threshold[one.row]


def test_barriers_of_residents_add_up_to_those_of_the_columns(under_way: HeatTransition) -> None:
    model = under_way
    counted = tally_of(model).sum(axis=(0, 1, 2))
    said = [one.explain().barrier for one in model.residents]
    for name in BARRIER_COLUMNS:
        assert said.count(name) == counted[COLUMNS.index(name)], name
    on_gas = model.state.heating <= Heating.HYBRID
    assert [bool(one) for one in said] == on_gas.tolist()
    assert len(set(said)) > 2


def test_everybody_has_a_sentence_in_both_languages(under_way: HeatTransition) -> None:
    for one in under_way.residents:
        sentence = one.explain().sentence
        assert sentence == one.sentence()
        assert sentence.nl
        assert sentence.en
        assert sentence.nl != sentence.en
    assert set(BARRIER_SENTENCE) == set(BARRIER_COLUMNS)
    assert set(CAUSE_SENTENCE) == set(Cause)


def asked_once(route: bool | np.ndarray = True) -> HeatTransition:
    """Owners with all sorts of traits, all of whom will be asked in the next month."""
    homes, made = 400, np.random.default_rng(3)
    place = owners(homes, technical_route=route, nuisance=made.random(homes), gas_m3=made.uniform(300, 2500, homes))
    model = HeatTransition(place, processes=["residents_decide"], ask_everybody=True)
    model.state.trust_programme[:] = made.random(homes)
    model.state.involvement[:] = made.random(homes)
    return model


def test_who_would_accept_does_accept_when_asked() -> None:
    """`would_accept` before the month is the answer of the decision in that month, also without a technical route."""
    model = asked_once(np.arange(400) % 4 > 0)
    said = np.array(model.residents.map("would_accept"))
    model.step()
    assert 40 < said.sum() < 360
    assert np.array_equal(model.state.heating == Heating.SIGNED, said)
    assert np.array_equal(model.state.answer == 1, said)
    assert (model.state.asked == 0).all()
    assert not said[::4].any()


def test_a_vote_asks_the_same_question() -> None:
    """The members of a complex vote as they would accept; who is out of reach does not vote."""
    model = RUNS["everything_on"]()
    model.run_until(30)
    kinds = set()
    for group in range(len(model.place.groups)):
        kind = GroupKind(int(model.place.groups.kind[group]))
        if kind == GroupKind.LANDLORD:
            continue
        kinds.add(kind)
        members = members_of(model, group)
        reached = (model.state.reach[members] < 0.7) | (model.state.last_contact[members] >= 0)
        willing = np.array([model.resident(int(row)).explain() for row in members])
        yes = np.array([one.value >= one.threshold for one in willing])
        on_gas = model.state.heating[members] <= Heating.HYBRID
        expected = (int((yes & reached & on_gas).sum()), int((reached & on_gas).sum()), int(on_gas.sum()))
        assert count_votes(model, group, 0.7) == expected
        assert (model.state.asked[members[reached & on_gas]] == model.month).all()
        assert (model.state.answer[members[reached & on_gas]] == np.where(yes, 1, 2)[reached & on_gas]).all()
    assert kinds == {GroupKind.COMPLEX, GroupKind.ASSOCIATION}


@pytest.mark.parametrize(
    ("change", "term"),
    [
        ({"weight_trust": 3.0, "weight_fit": 0.0, "weight_bill": 0.0}, "barrier_trust"),
        ({"weight_trust": 0.0, "weight_fit": 4.5, "weight_bill": 0.0}, "barrier_fit"),
        ({"weight_trust": 0.0, "weight_fit": 0.0, "weight_bill": 0.0, "neighbours": 1.2}, "barrier_neighbours"),
        ({"weight_trust": 0.0, "weight_fit": 0.0, "weight_bill": 0.0, "weight_nuisance": 9.0}, "barrier_nuisance"),
        ({"weight_trust": 0.0, "weight_fit": 0.0, "weight_bill": 9.0}, "barrier_bill"),
        ({"weight_trust": 0.0, "weight_fit": 0.0, "weight_bill": 0.0, "weight_ownership": 5.0}, "barrier_ownership"),
    ],
)
def test_a_personal_no_goes_to_the_largest_gap(change: dict[str, float], term: str) -> None:
    numbers = replace(Parameters(), {f"acceptance.{name}": value for name, value in change.items()})
    place = owners(60, threshold=1.5, trust_programme=0.1, trust_offer=0.1, nuisance=0.6, bill_stress=0.6)
    model = HeatTransition(place, parameters=numbers, processes=["residents_decide"], ask_everybody=True)
    model.phase_of_sub_area[:] = 1
    model.state.involvement[:] = 0.0
    model.step()
    assert {one.explain().barrier for one in model.residents} == {term}


def one_home(**columns: float) -> HeatTransition:
    numbers = with_numbers(acceptance__level_owner=0.0)
    return HeatTransition(owners(30, **columns), parameters=numbers, processes=["residents_decide"], ask_everybody=True)


def test_barriers_come_in_their_order() -> None:
    """Never asked, no offer, quorum, business case, works, no route, a personal no, the threshold."""
    model = one_home(threshold=60.0)
    assert model.resident(0).explain().barrier == "barrier_never_asked"
    model.step()
    assert model.resident(0).explain().barrier == "barrier_no_offer"
    model.phase_of_sub_area[:] = 1
    assert model.resident(0).explain().barrier == "barrier_threshold"
    model.place = model.place.with_columns(technical_route=False)
    assert model.resident(0).explain().barrier == "barrier_technical"
    model.state.answer[0] = 1
    assert model.resident(0).explain().barrier == "barrier_business_case"
    model.state.heating[0] = Heating.SIGNED
    assert model.resident(0).explain().barrier == "barrier_business_case"
    model.phase_of_sub_area[:] = 2
    assert model.resident(0).explain().barrier == "barrier_works"
    model.state.heating[0] = Heating.HEAT_PUMP
    model.state.cause[0] = Cause.OWN_MOMENT
    assert model.resident(0).explain().barrier == ""
    assert model.resident(0).sentence() == CAUSE_SENTENCE[Cause.OWN_MOMENT]


def test_a_missed_quorum_is_the_reason_of_the_whole_complex(mixed: Neighbourhood) -> None:
    """Also of those who would have said yes."""
    place = mixed.with_columns(next_moment=NEVER)
    model = HeatTransition(place)
    rows = np.flatnonzero(place.households.group == 3)
    model.state.asked[rows] = 0
    model.state.answer[rows] = np.arange(len(rows)) % 2 + 1
    model.phase_of_sub_area[:] = 1
    model.quorum_missed[3] = True
    assert {model.resident(int(row)).explain().barrier for row in rows} == {"barrier_quorum"}


def test_barriers_of_the_path_are_those_of_residents(finished: HeatTransition) -> None:
    last = path_of(finished).query("group_kind == 'all'").iloc[-1]
    said = [one.explain().barrier for one in finished.residents]
    assert {name: said.count(name) for name in BARRIER_COLUMNS} == {name: last[name] for name in BARRIER_COLUMNS}


def test_an_explanation_is_fixed(finished: HeatTransition) -> None:
    explained = finished.resident(0).explain()
    with pytest.raises(dataclasses.FrozenInstanceError):
        explained.value = 1.0  # type: ignore[misc]
