"""Brock and Durlauf's loop of hysteresis, and Centola and Macy's long ties, with other numbers, seeds and sizes."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.special import expit, logit

from limiting_cases.configured import joined
from transitiesim import HeatTransition, neighbourhood_from
from transitiesim.parameters import replace, without_weights


def loop(homes: int, neighbours: float, levels: np.ndarray) -> list[float]:
    """Share that accepts as the level goes along, each time at rest."""
    place = neighbourhood_from({"threshold": logit((np.arange(homes) + 0.5) / homes)}, "complete")
    numbers = without_weights(neighbours=neighbours, neighbours_reference=0.5)
    how = {"processes": ["residents_decide"], "ask_everybody": True, "reversible": True}
    model = HeatTransition(place, parameters=numbers, months=30_000, **how)
    shares: list[float] = []
    for level in levels.tolist():
        model.parameters = replace(model.parameters, {"acceptance.level_owner": level})
        before = -1
        while before != (before := int((model.state.heating > 0).sum())) or model.month < 1:
            model.step()
        model.step()
        while before != (before := int((model.state.heating > 0).sum())):
            model.step()
        shares.append(before / homes)
    return shares


def fold(neighbours: float) -> float:
    """Level at which the lower of three fixed points of x = F(h + 2J(x - 1/2)) is lost: where 2J x(1 - x) = 1."""
    low = (1.0 - np.sqrt(1.0 - 2.0 / neighbours)) / 2.0
    return float(logit(low) - 2.0 * neighbours * (low - 0.5))


@pytest.mark.parametrize(("homes", "neighbours", "step"), [(24, 3.0, 0.1), (100, 5.0, 0.05), (2000, 2.5, 0.01)])
def test_the_way_back_is_another_one(homes: int, neighbours: float, step: float) -> None:
    """Jumps at plus and minus the fold, within a step and what one household more or less shifts it."""
    levels = np.arange(-3.0, 3.0 + step / 2, step)
    shares = np.array(loop(homes, neighbours, np.concatenate([levels, levels[::-1]])))
    up, down = shares[: len(levels)], shares[len(levels) :][::-1]
    jumps = [levels[np.argmax(part > 0.5)] for part in (up, down)]
    near = step + 2.0 * neighbours / homes
    assert jumps[0] == pytest.approx(fold(neighbours), abs=near)
    assert jumps[1] == pytest.approx(-fold(neighbours), abs=near)
    assert (down >= up).all()
    middle = len(levels) // 2
    low = float(brentq(lambda x: x - expit(2.0 * neighbours * (x - 0.5)), 1e-9, 0.5 - 1e-3))
    assert (up[middle], down[middle]) == pytest.approx((low, 1.0 - low), abs=0.01 + 1.0 / homes)


@pytest.mark.parametrize("homes", [24, 2000])
def test_below_two_there_is_one_way(homes: int) -> None:
    """J = 1.5: one solution at every level, so the way back is the same to within two households."""
    levels = np.linspace(-2.0, 2.0, 21)
    shares = loop(homes, 1.5, np.concatenate([levels, levels[::-1]]))
    up, down = np.array(shares[:21]), np.array(shares[21:][::-1])
    assert np.abs(up - down).max() <= 2.0 / homes
    assert np.diff(up).max() < 0.2 + 2.0 / homes


@pytest.mark.parametrize("neighbours", [0.5, 1.5, 2.5, 4.0])
@pytest.mark.parametrize("level", [-0.3, 0.0, 0.2])
@pytest.mark.parametrize("seed", [1, 2])
def test_with_thresholds_by_chance_the_mean_solves_the_hyperbolic_equation(
    neighbours: float, level: float, seed: int
) -> None:
    """Brock and Durlauf write m = tanh(b(h + J m)) for choices of -1 and 1: with m = 2x - 1, b h = level / 2 and
    b J = J / 2 that is this map. From below the lowest root is reached, within five standard errors."""
    homes = 10_000
    thresholds = np.random.default_rng(seed).logistic(size=homes)
    place = neighbourhood_from({"threshold": thresholds}, "complete")
    numbers = without_weights(neighbours=neighbours, neighbours_reference=0.5, level_owner=level)
    model = HeatTransition(place, parameters=numbers, processes=["residents_decide"], ask_everybody=True)
    model.run_for(300)
    found = 2.0 * float((model.state.heating > 0).mean()) - 1.0
    grid = np.linspace(-1.0, 1.0, 4001)
    apart = grid - np.tanh((level + neighbours * grid) / 2.0)
    at = int(np.argmax(apart >= 0.0))
    root = float(brentq(lambda m: m - np.tanh((level + neighbours * m) / 2.0), grid[at - 1], grid[at]))
    slope = neighbours * (1.0 - root**2) / 2.0
    error = np.sqrt((1.0 - root**2) / homes) / (1.0 - slope)
    assert found == pytest.approx(root, abs=5.0 * error)


def months_until_rest(ties: nx.Graph, needed: int) -> tuple[float, int]:
    """Share that joined and after how many months, when so many ties must have joined first."""
    homes = len(ties)
    thresholds = [min(1.0, needed / ties.degree(i)) for i in range(homes)]
    place = neighbourhood_from({"threshold": thresholds}, ties, adopters=[0, *ties[0]])
    numbers = without_weights(neighbours=0.5)
    model = HeatTransition(place, parameters=numbers, months=3000, processes=["residents_decide"], ask_everybody=True)
    before, months = -1, 0
    while before != (before := int((model.state.heating > 0).sum())):
        model.step()
        months += 1
    return before / homes, months


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_long_ties_speed_up_what_is_simple_and_stop_what_is_complex(seed: int) -> None:
    """Centola and Macy (2007): on a ring of 1,000 with eight ties each, all three spread; with all ties rewired what
    needs one tie does so sooner and what needs three goes nowhere; with a few rewired what needs two gains as well."""
    ring, few, far = (nx.watts_strogatz_graph(1000, 8, share, seed=seed) for share in (0.0, 0.05, 1.0))
    # Four steps a month, two and one: the front moves by 5 - a on both sides.
    for needed in (1, 2, 3, 4):
        share, months = months_until_rest(ring, needed)
        assert share == 1.0
        assert months == pytest.approx((1000 / 2 - 4) / (5 - needed), rel=0.05)
    assert joined(np.full(1000, 5 / 8), ring, 300, adopters=[0, *ring[0]]).sum() == 9
    assert months_until_rest(few, 1)[1] < 20
    assert months_until_rest(few, 2)[1] < 100
    assert months_until_rest(far, 1) == (1.0, pytest.approx(4, abs=2))
    assert months_until_rest(far, 3)[0] < 0.05
