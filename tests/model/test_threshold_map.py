"""With the decision alone switched on, the model is Granovetter's threshold map, exactly."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from model.threshold_maps import (
    ThresholdMap,
    decision_model,
    logistic_thresholds,
    normal_thresholds,
)
from transitiesim.neighbourhood import Heating

MONTHS = 60


def follow(model: Any, expected: ThresholdMap, months: int = MONTHS) -> list[int]:
    """Step both, household by household the same every month; returns the counts."""
    counts = []
    for _ in range(months):
        model.step()
        assert np.array_equal(model.state.heating != Heating.GAS, expected.step())
        counts.append(int(expected.adopted.sum()))
    return counts


@pytest.mark.parametrize("homes", [100, 10_000])
@pytest.mark.parametrize(
    ("spread", "least", "most"),
    [(0.08, 0.0, 0.01), (0.10, 0.0, 0.02), (0.12, 0.0, 0.10), (0.13, 0.90, 1.0), (0.20, 0.99, 1.0), (0.40, 0.95, 0.97)],
)
def test_granovetters_normal_thresholds(homes: int, spread: float, least: float, most: float) -> None:
    """Thresholds N(0.25, spread) as shares of all: the end jumps from a few to nearly all between 0.12 and 0.13."""
    thresholds = normal_thresholds(homes, 0.25, spread)
    model = decision_model(thresholds, "complete", neighbours=0.5)
    counts = follow(model, ThresholdMap(thresholds, None, neighbours=0.5))
    assert counts == sorted(counts)
    assert counts[-1] == counts[-2]
    assert least <= counts[-1] / homes <= most


@pytest.mark.parametrize("homes", [100, 10_000])
@pytest.mark.parametrize(("level", "high"), [(-1.0, False), (-0.2, False), (0.4, False), (0.9, True), (1.5, True)])
def test_brock_and_durlaufs_fold(homes: int, level: float, high: bool) -> None:
    """Logistic thresholds with J = 3: from nobody the lowest fixed point, which jumps when the level passes the fold."""
    thresholds = logistic_thresholds(homes)
    options = {"neighbours": 3.0, "level": level, "reference": 0.5}
    counts = follow(decision_model(thresholds, "complete", **options), ThresholdMap(thresholds, None, **options))
    assert (counts[-1] / homes > 0.5) is high


def test_the_riot_that_hangs_on_one_person() -> None:
    """Thresholds 0, 1, 2, ... of 99 others: everybody joins, one a month; with the one at 1 gone, only the first."""
    homes = 100
    thresholds = (np.arange(homes) - 0.5) / (homes - 1)
    model = decision_model(thresholds, "complete", neighbours=0.5)
    assert follow(model, ThresholdMap(thresholds, None, neighbours=0.5), homes) == list(range(1, homes + 1))
    thresholds[1] = thresholds[2]
    model = decision_model(thresholds, "complete", neighbours=0.5)
    assert follow(model, ThresholdMap(thresholds, None, neighbours=0.5), homes) == [1] * homes


def forms_of_ties(pairs: np.ndarray[Any, Any], homes: int) -> dict[str, Any]:
    """The same ties in every form in which they can be given."""
    ones = np.ones(len(pairs))
    graph: Any = nx.Graph()
    graph.add_nodes_from(range(homes))
    graph.add_edges_from(pairs.tolist())
    return {
        "pairs": pairs.tolist(),
        "numpy": pairs,
        "sparse": sparse.csr_array((ones, (pairs[:, 0], pairs[:, 1])), shape=(homes, homes)),
        "pandas": pd.DataFrame(pairs, columns=["one", "other"]),
        "networkx": graph,
    }


@pytest.mark.parametrize("form", ["pairs", "numpy", "sparse", "pandas", "networkx"])
def test_ties_given_in_any_form(form: str) -> None:
    """Random ties, with households that have none, double pairs and loops: the same as an iteration of one's own."""
    homes, made = 300, np.random.default_rng(5)
    pairs = made.integers(0, homes - 10, (700, 2))
    pairs = np.concatenate([pairs, pairs[:50], pairs[:50, ::-1], [[3, 3]]])
    thresholds = normal_thresholds(homes, 0.35, 0.25)[made.permutation(homes)]
    expected = ThresholdMap(thresholds, pairs, neighbours=0.5)
    counts = follow(decision_model(thresholds, forms_of_ties(pairs, homes)[form], neighbours=0.5), expected, 40)
    assert 0.2 < counts[-1] / homes < 1.0
    assert len(set(counts)) > 4


def test_watts_cascade_needs_thresholds_below_one_in_the_number_of_ties() -> None:
    """One fractional threshold on sparse random ties: one seed starts a cascade at 0.15 and none at 0.30."""
    homes = 2000
    pairs = np.asarray(nx.gnm_random_graph(homes, 2 * homes, seed=4).edges())
    hub = np.bincount(pairs.ravel()).argmax()
    heating = np.zeros(homes, int)
    heating[hub] = Heating.HEAT_PUMP
    ends = []
    for threshold in (0.15, 0.30):
        options: dict[str, Any] = {"neighbours": 0.5}
        model = decision_model(np.full(homes, threshold), pairs, heating=heating, **options)
        expected = ThresholdMap(np.full(homes, threshold), pairs, lasting=[hub], **options)
        ends.append(follow(model, expected)[-1] / homes)
    assert ends[0] > 0.5
    assert ends[1] < 0.05


def test_complex_contagion_on_a_lattice() -> None:
    """Two ties that adopted are needed of eight: two neighbours start a spread on a lattice that one alone does not."""
    side = 20
    number = np.arange(side * side).reshape(side, side)
    near = [np.roll(number, shift, axis=(0, 1)) for shift in [(0, 1), (1, 0), (1, 1), (1, -1)]]
    pairs = np.concatenate([np.stack([number.ravel(), other.ravel()], axis=1) for other in near])
    thresholds = np.full(side * side, 2 / 8 - 0.01)
    ends = []
    for first in ([0], [0, 1]):
        heating = np.isin(np.arange(side * side), first) * int(Heating.HEAT_PUMP)
        expected = ThresholdMap(thresholds, pairs, neighbours=0.5, lasting=first)
        ends.append(follow(decision_model(thresholds, pairs, neighbours=0.5, heating=heating), expected, 40)[-1])
    assert ends == [1, side * side]


def test_first_adopters_by_list_lift_the_neighbourhood_over_the_fold() -> None:
    """With more first adopters the same thresholds end high; those who signed at the start count as first adopters."""
    homes = 400
    thresholds = logistic_thresholds(homes)
    ends = []
    for first in (0, 40, 160):
        heating = np.zeros(homes, int)
        chosen = np.arange(homes - first, homes)
        heating[chosen] = np.where(chosen % 2 == 0, Heating.SIGNED, Heating.DISTRICT_HEAT)
        expected = ThresholdMap(thresholds, None, neighbours=3.0, level=-0.2, reference=0.5, lasting=chosen)
        model = decision_model(thresholds, "complete", neighbours=3.0, level=-0.2, reference=0.5, heating=heating)
        ends.append(follow(model, expected, 80)[-1] / homes)
    assert ends[0] < 0.2
    assert ends[1] < 0.4
    assert ends[2] > 0.9
