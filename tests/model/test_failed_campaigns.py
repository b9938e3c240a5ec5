"""A campaign that fails: signatures lapse, trust falls, suppliers walk away, and it is tried again."""

from __future__ import annotations

import numpy as np

from model.campaign_runs import months_of, run_of, until_phase
from transitiesim.model import HeatTransition
from transitiesim.model.agents.unit import DecisionUnit, Phase
from transitiesim.neighbourhood import Heating


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
