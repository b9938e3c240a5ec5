"""A campaign from its opening to heat, or to its failure: business case, first source, terms, promises, objections."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model.places import PROMISING, mixed_place, owners
from transitiesim.model import HeatTransition
from transitiesim.model.agents.unit import DecisionUnit, Phase
from transitiesim.model.state import Cause
from transitiesim.neighbourhood import Heating, Neighbourhood, Tenure
from transitiesim.parameters import Parameters, replace
from transitiesim.rules.consent import commitments_needed

NO_PROMISE = {"programme.plan_promise_months": 10_000}
EVERYBODY = {"threshold": -30.0, "reach": 0.0, "dwelling_part": -8.0}


def run_of(place: Neighbourhood | None = None, *, seed: int = 1, **numbers: float) -> HeatTransition:
    given = {key.replace("__", ".", 1): value for key, value in numbers.items()}
    parameters = replace(
        Parameters(), PROMISING | {"programme.decision_units": 1, "supplier.late_objection": 0.0} | NO_PROMISE | given
    )
    return HeatTransition(mixed_place(200) if place is None else place, parameters=parameters, seed=seed)


def months_of(model: HeatTransition, *kinds: str) -> list[int]:
    return [event.month for event in model.events.events if event.kind in kinds]


def until_phase(model: HeatTransition, phase: Phase, most: int = 384) -> DecisionUnit:
    """Step until the first unit is in a phase."""
    unit = model.units[0]
    while unit.phase != phase and model.month < most - 1:
        model.step()
    assert unit.phase == phase
    return unit


def willing(homes: int = 120, **columns: Any) -> Neighbourhood:
    return owners(homes, **(EVERYBODY | columns))


class TestFailure:
    """The supplier asks nearly all and gets some."""

    def failed(self, **numbers: float) -> tuple[HeatTransition, DecisionUnit]:
        model = run_of(supplier__minimum_share=0.95, supplier__walk_away=0.0, homes__mobility=0.0, **numbers)
        unit = until_phase(model, Phase.CAMPAIGN)
        while model.month < unit.end_month - 1:
            model.step()
        return model, unit

    def test_signatures_lapse_and_trust_falls(self) -> None:
        model, unit = self.failed()
        signed = np.flatnonzero(model.state.heating == Heating.SIGNED)
        assert len(signed) > 20
        others = np.setdiff1d(np.arange(200), signed)
        programme, offer = model.state.trust_programme.copy(), model.state.trust_offer.copy()
        model.run_for(0.75)
        assert unit.phase == Phase.NO_OFFER
        assert months_of(model, "campaign_failed") == [unit.end_month]
        kept = 1.0 - model.parameters.trust.gain * model.parameters.trust.asymmetry * (
            model.parameters.trust.failed_campaign * model.parameters.trust.explanation
        )
        assert np.allclose(model.state.trust_programme[signed], programme[signed] * kept)
        assert np.allclose(model.state.trust_offer[signed], offer[signed] * kept)
        assert (model.state.trust_offer[others] == offer[others]).all()
        assert not (model.state.heating == Heating.SIGNED).any()
        assert (model.state.signed_month[signed] == -1).all()
        assert model.counts.campaigns_failed == unit.failures == 1

    def test_it_is_tried_again_after_waiting(self) -> None:
        model, unit = self.failed(supplier__retry_months=24)
        until_phase(model, Phase.NO_OFFER)
        again = until_phase(model, Phase.CAMPAIGN)
        assert again is unit
        assert unit.attempts == 2
        assert months_of(model, "campaign")[1] - months_of(model, "campaign_failed")[0] >= 24

    def test_hybrids_keep_their_heat_pump(self) -> None:
        model, unit = self.failed()
        model.run_for(0.4)
        signed = np.flatnonzero(model.state.heating == Heating.SIGNED)
        hybrids, others = signed[::2], signed[1::2]
        model.state.hybrid[hybrids] = True
        model.run_for(0.35)
        assert unit.phase == Phase.NO_OFFER
        assert (model.state.heating[hybrids] == Heating.HYBRID).all()
        assert (model.state.heating[others] == Heating.GAS).all()

    def test_promises_of_a_failed_campaign_fall_with_it(self) -> None:
        """A promised date that lies in a later campaign is not that campaign's missed promise."""
        model, unit = self.failed(supplier__retry_months=18, supplier__promise_months=96)
        promised = unit.promised
        model.run_until(promised + 2)
        assert unit.begun < promised < unit.promised
        assert not months_of(model, "missed_promise")

    def test_a_failed_campaign_teaches_once(self) -> None:
        model, _ = self.failed()
        before = model.counts.projects
        until_phase(model, Phase.NO_OFFER)
        assert model.counts.projects == before + 1


def test_a_supplier_that_walks_away_is_succeeded_by_another() -> None:
    model = run_of(supplier__minimum_share=0.95, supplier__walk_away=1.0, supplier__tender_months=40)
    model.run_until(384)
    left, found = months_of(model, "supplier_leaves"), months_of(model, "supplier_found")
    assert len(left) >= 2
    assert [b - a for a, b in zip(left, found, strict=False)] == [40] * len(found)
    for start in months_of(model, "campaign"):
        assert not any(a < start < b for a, b in zip(left, found, strict=False))
    assert model.supplier.generation == len(found)


def test_another_supplier_asks_another_share() -> None:
    """The share is drawn per supplier and unit: it stays over a retry with the same one, and changes with a new one."""
    shares: dict[int, set[float]] = {}
    model = run_of(supplier__minimum_share=0.9, supplier__minimum_share_spread=0.05, supplier__walk_away=0.5)
    while model.running:
        model.step()
        unit = model.units[0]
        if unit.phase == Phase.CAMPAIGN:
            shares.setdefault(model.supplier.generation, set()).add(unit.minimum_share)
    assert len(shares) >= 2
    assert all(len(one) == 1 for one in shares.values())
    assert len(set.union(*shares.values())) == len(shares)
    assert all(0.85 <= share <= 0.95 for one in shares.values() for share in one)


@pytest.mark.parametrize("signed", [61, 62])
def test_the_business_case_counts_homes_still_on_gas(signed: int) -> None:
    """At 62 percent of a hundred homes on gas, 61 signatures fail and 62 suffice; homes gone their own way are out."""
    heating = np.where(np.arange(120) < 20, int(Heating.HEAT_PUMP), int(Heating.GAS))
    number = np.arange(120) - 20
    place = owners(120, heating=heating, threshold=np.where((number >= 0) & (number < signed), -30, 30), reach=0.0)
    model = run_of(
        place,
        supplier__minimum_share=0.62,
        supplier__minimum_share_spread=0.0,
        homes__mobility=0.0,
        acceptance__neighbours=0.0,
        participation__round_months=3,
    )
    unit = until_phase(model, Phase.CAMPAIGN)
    assert unit.needed == 62 == commitments_needed(0.62, 100)
    while unit.phase == Phase.CAMPAIGN:
        model.step()
    assert unit.phase == (Phase.COMMITTED if signed == 62 else Phase.NO_OFFER)


def test_the_first_source_asks_for_homes_over_all_units() -> None:
    """Enough in the unit but too few for the source: it waits for its term, and then fails; nothing is learnt by waiting."""
    model = run_of(willing(), supplier__source_minimum_homes=121, supplier__commitment_term=36, homes__mobility=0.0)
    unit = until_phase(model, Phase.CAMPAIGN)
    while unit.phase == Phase.CAMPAIGN:
        model.step()
    assert unit.phase == Phase.NO_OFFER
    assert len(months_of(model, "source_waits")) == 1
    failed = months_of(model, "campaign_failed")[0]
    assert 36 <= failed - months_of(model, "source_waits")[0] <= 39
    assert model.counts.projects == 1
    enough = run_of(willing(), supplier__source_minimum_homes=120, homes__mobility=0.0)
    until_phase(enough, Phase.COMMITTED)


def test_a_second_unit_fills_up_the_source() -> None:
    """Sixty homes each in two units and a source for a hundred: the first waits until the second has signed too."""
    place = willing(sub_area=np.arange(120) // 60)
    model = run_of(
        place,
        programme__decision_units=2,
        programme__plan_hours_per_unit=1500.0,
        supplier__source_minimum_homes=100,
        homes__mobility=0.0,
    )
    model.run_until(200)
    assert len(model.units) == 2
    assert len(months_of(model, "source_waits")) == 1
    assert len(months_of(model, "campaign_passed")) == 2


def test_signatures_are_valid_for_a_term() -> None:
    """At the decision to invest, signatures older than the term have lapsed, and with them the business case."""
    model = run_of(
        willing(),
        supplier__commitment_term=12,
        supplier__contract_months_first=36,
        homes__mobility=0.0,
        participation__round_months=3,
    )
    unit = until_phase(model, Phase.COMMITTED)
    signed = (model.state.heating == Heating.SIGNED).sum()
    assert signed > 100
    while unit.phase == Phase.COMMITTED:
        model.step()
    assert months_of(model, "commitments_lapsed") == months_of(model, "campaign_failed")
    assert not months_of(model, "investment")


def test_from_commitment_to_heat_takes_its_months() -> None:
    model = run_of(willing(), supplier__contract_months_first=24, supplier__build_months_first=42)
    until_phase(model, Phase.IN_USE)
    (passed,), (invested,), (heat,) = (
        months_of(model, kind) for kind in ("campaign_passed", "investment", "first_heat")
    )
    assert (invested - passed, heat - invested) == (24, 42)
    assert model.pipe_of_street[model.units[0].streets].tolist() == [3] * len(model.units[0].streets)
    assert (model.state.left_month[model.state.heating == Heating.DISTRICT_HEAT] >= heat).all()
    model.run_for(3)
    connected = (model.state.heating == Heating.DISTRICT_HEAT).sum()
    assert connected == 3 * model.parameters.supplier.connections_per_month + connected % 30
    assert connected >= 90


def test_a_decision_of_the_council_takes_its_time() -> None:
    moments = []
    for latency in (0.0, 3.0):
        model = run_of(willing(), programme__decision_latency=latency)
        until_phase(model, Phase.BUILDING)
        moments.append(months_of(model, "investment")[0] - months_of(model, "campaign_passed")[0])
    assert moments[1] == moments[0] + 3


def test_missed_promises_cost_the_trust_of_who_waits() -> None:
    model = run_of(willing(), supplier__promise_months=96, supplier__build_months_first=200, homes__mobility=0.0)
    unit = until_phase(model, Phase.BUILDING)
    while model.month < unit.promised - 1:
        model.step()
    before = model.state.trust_offer.copy()
    waiting = model.state.heating == Heating.SIGNED
    assert waiting.sum() > 60
    model.run_for(0.75)
    assert months_of(model, "missed_promise") == [unit.begun + 48]
    assert model.counts.missed_promises == 1
    assert (model.state.trust_offer[waiting] < before[waiting]).all()
    assert (model.state.trust_offer[~waiting] == before[~waiting]).all()
    assert unit.promised > model.month


def test_honest_promises_are_kept() -> None:
    counts = []
    for optimism in (0.6, 0.0):
        model = run_of(
            willing(),
            programme__schedule_optimism=optimism,
            supplier__promise_months=100,
            supplier__contract_months_first=24,
            supplier__build_months_first=48,
        )
        model.run_until(300)
        counts.append(model.counts.missed_promises)
    assert counts[0] > counts[1] == 0


def test_late_objections_delay_every_stage() -> None:
    """With an objection every few months each date comes later, and how much later is what the objections took."""
    calm = run_of(willing(), supplier__commitment_term=300)
    late = run_of(
        willing(), supplier__commitment_term=300, supplier__late_objection=0.8, supplier__objection_months=4.0
    )
    for model in (calm, late):
        until_phase(model, Phase.IN_USE)
    assert calm.counts.late_objections == 0
    assert late.counts.late_objections >= 2
    assert months_of(calm, "campaign") == months_of(late, "campaign")
    delay = months_of(late, "first_heat")[0] - months_of(calm, "first_heat")[0]
    assert delay == pytest.approx(4 * late.counts.late_objections, abs=5)


def test_an_objection_after_the_last_vote_still_delays_the_campaign() -> None:
    model = run_of(willing())
    unit = until_phase(model, Phase.CAMPAIGN)
    end = unit.end_month
    while model.month < end - 2:
        model.step()
    assert not unit.agenda
    unit.objection()
    later = end + round(model.parameters.supplier.objection_months)
    model.run_until(end + 2)
    assert unit.phase == Phase.CAMPAIGN
    model.run_until(later + 1)
    assert unit.phase == Phase.COMMITTED
    assert months_of(model, "campaign_passed") == [later]


def test_nobody_campaigns_where_nobody_is_on_gas() -> None:
    model = run_of(willing(heating=int(Heating.DISTRICT_HEAT)))
    model.run_until(200)
    assert model.counts.campaigns == model.counts.campaigns_failed == 0


def test_no_campaign_before_residents_are_spoken_with() -> None:
    model = run_of(willing(), participation__first_contact_month=90)
    model.run_until(140)
    assert model.counts.contacts > 0
    assert months_of(model, "campaign")[0] >= 90


def test_who_is_contacted_in_a_campaign_is_asked() -> None:
    """Owners are asked at a contact from the opening of the campaign on, and not before."""
    model = run_of(willing(threshold=30.0), homes__mobility=0.0)
    unit = until_phase(model, Phase.CAMPAIGN)
    assert (model.state.last_contact >= 0).sum() > 50
    assert (model.state.asked < unit.begun).all()
    model.run_for(12)
    later = model.state.last_contact > unit.begun
    assert later.sum() > 50
    assert (model.state.asked[later] == model.state.last_contact[later]).all()
    assert (model.state.answer[later] == 2).all()


def test_once_the_network_is_there_groups_are_asked_again() -> None:
    """Complexes that refused at first may join later; that is booked as following up."""
    place = mixed_place(200, threshold=-30.0, dwelling_part=-8.0, reach=0.0)
    tenants = place.households.tenure == Tenure.CORPORATION
    place = place.with_columns(threshold=np.where(tenants, 30.0, -30.0))
    model = run_of(place, homes__mobility=0.0, supplier__follow_up_months=36)
    until_phase(model, Phase.IN_USE)
    assert (model.state.heating[tenants] == Heating.GAS).all()
    model.state.threshold[tenants] = -30.0
    model.run_for(100)
    assert (model.state.heating[tenants] == Heating.DISTRICT_HEAT).all()
    assert (model.state.cause[tenants] == Cause.FOLLOW_UP).all()


def test_an_announced_campaign_that_does_not_come_is_a_missed_promise() -> None:
    """It costs the trust of all who were spoken with, each time it is put off, until a campaign is there."""
    given = {"programme__plan_promise_months": 40, "programme__schedule_optimism": 0.5}
    model = run_of(willing(), **given, supplier__minimum_share=0.5)
    model.programme.make_plans = lambda hours, speed: 0.0  # type: ignore[method-assign]
    model.run_until(20)
    before, known = model.state.trust_programme.copy(), model.state.last_contact >= 0
    model.run_for(0.75)
    assert months_of(model, "missed_announcement") == [20]
    assert (model.state.trust_programme[known] < before[known]).all()
    assert (model.state.trust_programme[~known] == before[~known]).all()
    model.run_until(90)
    assert months_of(model, "missed_announcement") == [20, 40, 60, 80]
    in_time = run_of(willing(), programme__plan_promise_months=400)
    in_time.run_until(300)
    assert not months_of(in_time, "missed_announcement")
