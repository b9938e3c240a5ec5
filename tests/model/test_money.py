"""Euros are booked when they are spent: totals only grow, and a later price does not change the past."""

from __future__ import annotations

import numpy as np
import pytest

from model.many_runs import RUNS
from model.places import owners, with_numbers
from transitiesim.model import HeatTransition
from transitiesim.scenario import Scenario

DEAR = 40_000.0


def spent(model: HeatTransition) -> dict[str, np.ndarray]:
    """Euros by month, from before the start on."""
    table = model.recorder.programme_table()
    return {name: np.asarray(table[name], float) for name in ("eur_public", "eur_private")}


def pumps_of_one_month(scenario: Scenario | None = None) -> HeatTransition:
    """Forty owners, of whom ten have a boiler at its end in month 5 and ten in month 25, and all say yes."""
    moments = np.full(40, 32767)
    moments[:10], moments[10:20] = 5, 25
    place = owners(40, [], next_moment=moments, threshold=-30.0)
    numbers = with_numbers(world__congestion_peak=0.0)
    model = HeatTransition(place, scenario, numbers, processes=["residents_decide"], record="monthly")
    model.run_until(48)
    assert (model.state.left_month[:10] == 5).all()
    assert (model.state.left_month[10:20] == 25).all()
    return model


def test_heat_pumps_cost_what_they_cost() -> None:
    model = pumps_of_one_month()
    homes = model.parameters.homes
    euros = spent(model)
    private = np.diff(euros["eur_private"])
    public = homes.public_share_own_route * homes.cost_heat_pump
    for month in (5, 25):
        assert private[month] == pytest.approx(10 * (homes.cost_heat_pump - public))
    assert np.count_nonzero(private) == 2


def test_a_later_price_does_not_change_the_past(baseline: Scenario) -> None:
    plain = pumps_of_one_month()
    dearer = pumps_of_one_month(baseline.with_value("homes.cost_heat_pump", DEAR, start=20))
    before, after = spent(plain)["eur_private"], spent(dearer)["eur_private"]
    assert (before[:26] == after[:26]).all()
    share = plain.parameters.homes.public_share_own_route
    assert np.diff(after)[25] == pytest.approx(10 * DEAR * (1 - share))


def test_demolition_gives_no_money_back() -> None:
    model = RUNS["rebuilt"]()
    model.run_model()
    assert model.counts.heat_pumps > 0
    for euros in spent(model).values():
        assert (np.diff(euros) >= -1e-6).all()


def test_connections_cost_what_they_cost() -> None:
    """In the months in which homes are connected and nothing else is installed."""
    model = RUNS["network"]()
    model.run_model()
    path = model.recorder.path_table()
    all_rows = np.asarray(path["group_kind"]) == "all"
    connected = np.diff(np.asarray(path["district_heat"])[all_rows])
    other = np.diff((np.asarray(path["heat_pump"]) + np.asarray(path["hybrid"]))[all_rows])
    private = np.diff(spent(model)["eur_private"])
    homes = model.parameters.homes
    alone = (connected > 0) & (other == 0)
    assert alone.sum() > 2
    expected = connected[alone] * homes.cost_connection * (1.0 - homes.public_share_connection)
    assert private[alone] == pytest.approx(expected)
