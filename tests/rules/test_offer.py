"""The terms of an offer to one household, put together by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.rules.acceptance import value_of_offer
from transitiesim.rules.offer import (
    Offer,
    Terms,
    heat_pump_saving,
    level_of_tenure,
    network_saving,
    network_terms,
    own_value,
)

SHARE = st.floats(0, 1)
OFFER = Offer(
    level_owner=0.5,
    level_association=0.2,
    level_tenant=2.5,
    level_landlord=-0.8,
    weight_bill=1.2,
    weight_fit=4.0,
    weight_nuisance=0.5,
    weight_climate=0.4,
    weight_trust=2.0,
    weight_ownership=1.0,
    neighbours=0.6,
    neighbours_reference=0.1,
    programme_trust_share=0.25,
    own_route_level=-2.5,
    own_route_growth=0.05,
    years=10.0,
    hybrid_ease=1.0,
    example_weight=0.5,
    example_share=0.4,
    gas_price=1.5,
    heat_price=25.0,
    heat_fixed=325.0,
    electricity_price=0.3,
    heat_per_m3=0.04,
    boiler_efficiency=0.9,
    heat_pump_performance=4.0,
)
HOUSEHOLD = {
    "tenure": 0,
    "gas_m3": 1000.0,
    "stress": 0.5,
    "fit": 0.7,
    "nuisance": 0.6,
    "concern": 0.5,
    "trust_programme": 0.4,
    "trust_offer": 0.8,
    "involvement": 0.3,
    "share": 0.6,
}


@pytest.mark.parametrize(("tenure", "level"), [(0, 0.5), (1, 0.2), (2, 2.5), (3, -0.8)])
def test_every_tenure_has_its_own_level(tenure: int, level: float) -> None:
    assert level_of_tenure(OFFER, tenure) == level
    assert network_terms(OFFER, **HOUSEHOLD | {"tenure": tenure}).level == level


def test_the_saving_of_network_heat_by_hand() -> None:
    # 1,000 m3 is 1,500 euro of gas and 36 GJ of heat; the network costs 36 x 25 + 325 = 1,225 euro.
    assert network_saving(OFFER, 1000.0) == pytest.approx(275 / 1500)


def test_the_saving_of_a_heat_pump_by_hand() -> None:
    # 36 GJ is 10,000 kWh of heat, so 2,500 kWh of electricity: 750 euro against 1,500 euro.
    assert heat_pump_saving(OFFER, 1000.0) == pytest.approx(0.5)


def test_dear_heat_and_cheap_electricity_touch_only_their_own_saving() -> None:
    dear = OFFER._replace(heat_price=40.0)
    cheap = OFFER._replace(electricity_price=0.2)
    assert network_saving(dear, 1000.0) < network_saving(OFFER, 1000.0)
    assert heat_pump_saving(dear, 1000.0) == heat_pump_saving(OFFER, 1000.0)
    assert heat_pump_saving(cheap, 1000.0) > heat_pump_saving(OFFER, 1000.0)
    assert network_saving(cheap, 1000.0) == network_saving(OFFER, 1000.0)


@given(small=st.floats(300, 3000), large=st.floats(300, 3000))
def test_a_fixed_cost_weighs_most_on_who_uses_little(small: float, large: float) -> None:
    small, large = sorted((small, large))
    assert network_saving(OFFER, small) <= network_saving(OFFER, large)


def test_who_uses_no_gas_saves_nothing() -> None:
    assert network_saving(OFFER, 0.0) == 0
    assert heat_pump_saving(OFFER, 0.0) == 0


def test_the_terms_of_one_household_by_hand() -> None:
    terms = network_terms(OFFER, **HOUSEHOLD)
    by_hand = Terms(
        level=0.5,
        bill=1.2 * 0.5 * 275 / 1500,
        fit=4.0 * 0.2,
        nuisance=0.5 * 0.6,
        climate=0.4 * 0.5,
        trust=2.0 * (2 * (0.25 * 0.4 + 0.75 * 0.8) - 1),
        ownership=0.3,
        social=2 * 0.6 * 0.5,
    )
    assert terms == pytest.approx(by_hand)
    assert value_of_offer(*terms) == pytest.approx(0.5 + 0.11 + 0.8 - 0.3 + 0.2 + 0.8 + 0.3 + 0.6)


@pytest.mark.parametrize(
    ("motive", "term"),
    [
        ("gas_m3", "bill"),
        ("stress", "bill"),
        ("fit", "fit"),
        ("nuisance", "nuisance"),
        ("concern", "climate"),
        ("trust_programme", "trust"),
        ("trust_offer", "trust"),
        ("involvement", "ownership"),
        ("share", "social"),
    ],
)
def test_each_motive_moves_its_own_term_only(motive: str, term: str) -> None:
    before = network_terms(OFFER, **HOUSEHOLD)
    after = network_terms(OFFER, **HOUSEHOLD | {motive: HOUSEHOLD[motive] * 1.5})
    moved = [name for name in Terms._fields if getattr(before, name) != getattr(after, name)]
    assert moved == [term]
    assert getattr(after, term) > getattr(before, term)


def test_the_value_of_an_own_heat_pump_by_hand() -> None:
    # -2.5 + 10 x 0.05 + 1.2 x 0.5 x 0.5 + 0.4 x 0.25 + 0.5 x 0.4 + 2 x 0.6 x (0.6 - 0.1)
    assert own_value(OFFER, 1000.0, 0.5, 0.25, 0.6) == pytest.approx(-2.5 + 0.5 + 0.3 + 0.1 + 0.2 + 0.6)


@given(stress=SHARE, concern=SHARE, share=SHARE)
def test_neither_trust_nor_fit_counts_for_an_own_heat_pump(stress: float, concern: float, share: float) -> None:
    other = OFFER._replace(weight_trust=9.0, weight_fit=9.0, weight_nuisance=9.0, weight_ownership=9.0, heat_price=99.0)
    assert own_value(OFFER, 1000.0, stress, concern, share) == own_value(other, 1000.0, stress, concern, share)
