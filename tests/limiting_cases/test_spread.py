"""Contagion with other seeds, sizes and ties: Granovetter, Watts, Centola and Macy, and odd ties."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from limiting_cases.configured import joined
from limiting_cases.published import end_of_cascade
from transitiesim import HeatTransition, neighbourhood_from
from transitiesim.errors import InputError
from transitiesim.parameters import without_weights


@pytest.mark.parametrize("homes", [24, 100, 997])
def test_the_riot_with_thresholds_that_equal_the_share_exactly(homes: int) -> None:
    """Granovetter's 0, 1, 2, ... others: everybody; with the one at 1 moved to 2 nobody but the first."""
    thresholds = np.arange(homes) / (homes - 1)
    assert joined(thresholds, "complete", homes).all()
    thresholds[1] = thresholds[2]
    assert joined(thresholds, "complete", homes).sum() == 1


@pytest.mark.parametrize("ties", [3, 7, 10, 13, 20])
def test_a_threshold_of_one_in_so_many_ties_is_met_by_one_of_them(ties: int) -> None:
    """1/10 as a number of single precision would lie above one of ten."""
    graph = nx.circulant_graph(200, range(1, ties // 2 + 1)) if ties % 2 == 0 else nx.random_regular_graph(ties, 200, 1)
    assert joined(np.full(200, 1.0 / ties), graph, adopters=[0]).all()
    assert joined(np.full(200, np.nextafter(1.0 / ties, 1.0)), graph, adopters=[0]).sum() == 1


@pytest.mark.parametrize("seed", [2, 3])
@pytest.mark.parametrize(("threshold", "mean_ties"), [(0.18, 1.5), (0.18, 3.0), (0.18, 4.5), (0.12, 6.0), (0.25, 2.5)])
def test_how_far_a_cascade_goes(threshold: float, mean_ties: float, seed: int) -> None:
    """The equation of Gleeson and Cahalane to within two percent of all households."""
    ties = nx.fast_gnp_random_graph(5000, mean_ties / 4999, seed=seed)
    hub = max(ties, key=ties.degree)
    end = joined(np.full(5000, threshold), ties, 200, committed=[hub]).mean()
    assert end == pytest.approx(end_of_cascade(threshold, mean_ties), abs=0.02)


@pytest.mark.parametrize("seed", [2, 3])
@pytest.mark.parametrize(("threshold", "mean_ties"), [(0.18, 0.6), (0.18, 8.0), (0.25, 5.5), (0.35, 3.0)])
def test_no_cascade_outside_the_window(threshold: float, mean_ties: float, seed: int) -> None:
    ties = nx.fast_gnp_random_graph(5000, mean_ties / 4999, seed=seed)
    assert joined(np.full(5000, threshold), ties, 200, adopters=[seed]).mean() < 0.01


@pytest.mark.parametrize("side", [12, 25, 60])
@pytest.mark.parametrize(("needed", "spreads"), [(1, True), (2, True), (3, True), (4, False), (5, False)])
def test_the_critical_threshold_of_the_lattice_is_three_in_eight(side: int, needed: int, spreads: bool) -> None:
    number = np.arange(side * side).reshape(side, side)
    pairs = [np.stack([number, np.roll(number, by, axis=(0, 1))], axis=-1) for by in [(0, 1), (1, 0), (1, 1), (1, -1)]]
    lattice = nx.Graph(np.concatenate(pairs).reshape(-1, 2).tolist())
    seeds = [0, *lattice[0]]
    end = joined(np.full(side * side, needed / 8), lattice, adopters=seeds).sum()
    assert end == (side * side if spreads else 9)


@pytest.mark.parametrize("reach", [1, 2, 5])
@pytest.mark.parametrize("homes", [24, 1000])
def test_the_critical_threshold_of_a_ring_is_a_half(homes: int, reach: int) -> None:
    """Morris (2000): the highest threshold that spreads on any ties is 1/2, and on a ring it is reached."""
    ring = nx.circulant_graph(homes, range(1, reach + 1))
    seeds = [0, *ring[0]]
    assert joined(np.full(homes, 0.5), ring, homes, adopters=seeds).all()
    assert joined(np.full(homes, 0.5 + 1e-9), ring, homes, adopters=seeds).sum() == len(seeds)


def test_a_ring_of_ten_thousand_takes_longer_than_until_2050() -> None:
    homes = 10_000
    ring = nx.circulant_graph(homes, [1])
    assert joined(np.full(homes, 0.5), ring, 4_999, adopters=[0]).sum() == homes - 1
    assert joined(np.full(homes, 0.5), ring, 5_000, adopters=[0]).all()


@pytest.mark.parametrize("leaves", [23, 99, 9999])
def test_a_star(leaves: int) -> None:
    """A hub that joined moves all leaves at any threshold to 1; one leaf moves the hub only if it is enough of all."""
    star = nx.star_graph(leaves)
    assert joined(np.full(leaves + 1, 1.0), star, adopters=[0]).all()
    assert joined(np.full(leaves + 1, 1.0 / leaves), star, committed=[5]).all()
    assert joined(np.full(leaves + 1, 1.5 / leaves), star, committed=[5]).sum() == 1


def test_households_without_ties_and_thresholds_of_zero_or_less() -> None:
    found = joined([0.0, 1e-12, -1.0, np.inf, -np.inf, 0.0], [(3, 3), (1, 1)])
    assert found.tolist() == [True, False, True, False, True, True]
    assert joined([0.0], "complete").tolist() == [True]


def test_ties_that_run_one_way() -> None:
    """Who looks at an adopter joins; who is looked at by one does not."""
    chain = nx.DiGraph([(0, 1), (1, 2), (2, 3)])
    matrix = sparse.csr_array(nx.to_numpy_array(chain))
    for ties in (chain, matrix, matrix.toarray(), list(chain.edges)):
        assert joined(np.ones(4), ties, directed=True, adopters=[3]).all()
        assert joined(np.ones(4), ties, directed=True, adopters=[0]).sum() == 1
        assert joined(np.full(4, 0.5), ties, adopters=[0]).all()


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("reversible", [True, False])
def test_one_way_ties_equal_an_iteration_with_a_matrix(seed: int, reversible: bool) -> None:
    made = np.random.default_rng(seed)
    looks = made.random((120, 120)) < 0.03
    np.fill_diagonal(looks, val=False)
    thresholds = np.round(made.random(120) * 0.6, 1)
    first = made.choice(120, 30, replace=False)
    place = neighbourhood_from(
        {"threshold": thresholds}, looks, directed=True, adopters=first[:20], committed=first[20:]
    )
    model = HeatTransition(
        place,
        parameters=without_weights(neighbours=0.5),
        processes=["residents_decide"],
        ask_everybody=True,
        reversible=reversible,
    )
    stays = np.isin(np.arange(120), first if not reversible else first[20:])
    adopted = np.isin(np.arange(120), first)
    for _ in range(20):
        share = (looks @ adopted.astype(float)) / np.maximum(1, looks.sum(axis=1))
        adopted = (share >= thresholds) | stays | (adopted & (not reversible))
        model.step()
        assert np.array_equal(model.state.heating > 0, adopted)
    assert 30 < adopted.sum() < 120


def test_stored_zeros_are_no_ties_and_weights_do_not_count() -> None:
    weighted = nx.Graph()
    weighted.add_weighted_edges_from([(0, 1, 0.2), (1, 2, 7.0)])
    for ties in (weighted, nx.to_scipy_sparse_array(weighted), nx.to_numpy_array(weighted)):
        assert joined([9.0, 0.5, 0.5], ties, committed=[0]).all()
        assert joined([9.0, 0.51, 0.5], ties, committed=[0]).sum() == 1
    stored = sparse.csr_array(([0.0, 1.0], ([0, 1], [1, 2])), shape=(3, 3))
    assert joined([9.0, 0.1, 0.1], stored, committed=[0]).sum() == 1


@pytest.mark.parametrize(
    ("ties", "given", "where"),
    [
        ("complete", {"adopters": [2]}, "adopters"),
        ("complete", {"adopters": [-1]}, "adopters"),
        ("complete", {"adopters": [True, False]}, "adopters"),
        ("complete", {"committed": "all"}, "committed"),
        ("complete", {"directed": True}, "directed"),
        (nx.path_graph(2), {"directed": True}, "directed"),
        ([(0.5, 1.0)], {}, "ties"),
        ([(0, 1, 2)], {}, "ties"),
        (np.ones((3, 3)), {}, "ties"),
        (nx.empty_graph(3), {}, "ties"),
        (nx.Graph([("a", "b")]), {}, "ties"),
        (sparse.csr_array((3, 3)), {}, "ties"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(ties: object, given: dict[str, object], where: str) -> None:
    with pytest.raises(InputError) as caught:
        joined([0.0, 1.0], ties, **given)
    for language in ("nl", "en"):
        assert caught.value.sentence(language).startswith(f"{where}: ")


@pytest.mark.parametrize("months", [0, -3, 30_001])
def test_a_run_has_a_length(months: int) -> None:
    with pytest.raises(InputError, match="months"):
        joined([0.0], "complete", months)


def test_a_household_with_more_ties_than_can_be_counted() -> None:
    with pytest.raises(InputError, match="65536"):
        joined(np.zeros(65_537), np.stack([np.zeros(65_536, int), np.arange(1, 65_537)], axis=1))


def test_numbers_of_acceptance_only() -> None:
    with pytest.raises(InputError, match="neighbours"):
        without_weights(neighbour=1.0)
