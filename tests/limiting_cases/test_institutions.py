"""Trust, staff, group, quorum, prices and early warning with other seeds, sizes and numbers."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import networkx as nx
import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.special import expit, logit
from scipy.stats import binom

from limiting_cases.configured import model_of
from transitiesim import HeatTransition, neighbourhood_from
from transitiesim.model.ballots import vote
from transitiesim.model.shaking import lose_trust
from transitiesim.neighbourhood import Tenure
from transitiesim.parameters import replace, without_weights

OFTEN = {
    "participation.reach_scattered": 1.0,
    "participation.hard_to_reach_weight": 1.0,
    "participation.depth": 1.0,
    "participation.round_months": 1,
    "participation.first_contact_month": 0,
    "participation.joint_delivery": 0.0,
    "staff.homes_per_post": 1.0,
}


def influence(listening: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Left eigenvector at eigenvalue one of a matrix of who listens to whom, summing to one."""
    matrix = listening / listening.sum(axis=1, keepdims=True)
    values, vectors = np.linalg.eig(matrix.T)
    vector = np.real(vectors[:, np.argmax(np.real(values))])
    return np.asarray(vector / vector.sum())


@pytest.mark.parametrize(("homes", "seed"), [(24, 1), (60, 2), (200, 3)])
@pytest.mark.parametrize("talk", [0.2, 0.9])
def test_trust_ends_where_the_left_eigenvector_says(homes: int, seed: int, talk: float) -> None:
    made = np.random.default_rng(seed)
    listening = made.random((homes, homes)) < 0.15
    listening[np.arange(homes), (np.arange(homes) + 1) % homes] = True  # so that everybody hears of everybody
    np.fill_diagonal(listening, val=False)
    first = made.random(homes)
    columns = {"trust_programme": first, "trust_offer": first[::-1]}
    numbers = {"trust.talk": talk, "trust.silence_decay": 0.0}
    model = model_of(numbers, ["opinions_move"], columns=columns, ties=listening, directed=True)
    model.run_for(300)
    weights = influence(listening.astype(float))
    assert weights.std() * homes > 0.1
    assert model.state.trust_programme == pytest.approx(weights @ first, abs=1e-4)
    assert model.state.trust_offer == pytest.approx(weights @ first[::-1], abs=1e-4)


@pytest.mark.parametrize("ties", [nx.star_graph(29), nx.barabasi_albert_graph(30, 2, seed=4)])
def test_ties_both_ways_weigh_by_their_number(ties: nx.Graph) -> None:
    """Then the left eigenvector is the number of ties over the sum of all."""
    first = np.random.default_rng(5).random(30)
    numbers = {"trust.talk": 0.5, "trust.silence_decay": 0.0}
    model = model_of(numbers, ["opinions_move"], columns={"trust_programme": first}, ties=ties)
    model.run_for(380)
    degree = np.array([ties.degree(i) for i in range(30)])
    assert model.state.trust_programme == pytest.approx(first @ degree / degree.sum(), abs=1e-4)


def test_on_complete_ties_everybody_weighs_the_same_and_two_who_never_meet_stay_apart() -> None:
    first = np.random.default_rng(6).random(50)
    numbers = {"trust.talk": 0.5, "trust.silence_decay": 0.0}
    model = model_of(numbers, ["opinions_move"], columns={"trust_programme": first}, ties="complete")
    model.run_for(100)
    assert model.state.trust_programme == pytest.approx(first.mean(), abs=1e-4)
    apart = model_of(
        numbers, ["opinions_move"], columns={"trust_programme": [0.0, 0.2, 0.8, 1.0]}, ties=[(0, 1), (2, 3)]
    )
    apart.run_for(100)
    assert apart.state.trust_programme == pytest.approx([0.1, 0.1, 0.9, 0.9], abs=1e-5)


@pytest.mark.parametrize("gain", [0.08, 0.1, 0.25])
@pytest.mark.parametrize("asymmetry", [1.0, 2.5, 3.5])
@pytest.mark.parametrize("trust", [0.3, 0.6, 0.9])
def test_contacts_to_make_up_for_a_bad_experience(gain: float, asymmetry: float, trust: float) -> None:
    """Exactly the next whole number by the formula."""
    numbers = OFTEN | {"trust.gain": gain, "trust.asymmetry": asymmetry}
    model = model_of(numbers, ["staff_reach_out"], columns={"trust_programme": np.full(30, trust)})
    lose_trust(model, np.arange(30), 1.0)
    before = float(np.float32(trust))
    needed = np.log((1 - before) / (1 - before * (1 - gain * asymmetry))) / np.log(1 - gain)
    contacts = 0
    while model.state.trust_programme[0] < before:
        model.step()
        contacts += 1
    assert contacts == np.ceil(needed - 1e-6)


@pytest.mark.parametrize("good", [0.5, 0.8])
def test_trust_between_good_and_bad_experiences(good: float) -> None:
    """A stream of experiences, a share `good` of them good: mean trust u p / (u p + d (1 - p)), to within 0.01."""
    made = np.random.default_rng(7)
    model = model_of(OFTEN, ["staff_reach_out"], columns={"trust_programme": np.full(400, 0.5)}, months=400)
    numbers, seen = model.parameters.trust, []
    for _ in range(400):
        # A bad experience comes instead of the month's contact: that of the contact is taken back.
        before = model.state.trust_programme.copy()
        bad = np.flatnonzero(made.random(400) >= good)
        model.step()
        model.state.trust_programme[bad] = before[bad]
        lose_trust(model, bad, 1.0)
        seen.append(model.state.trust_programme.mean())
    up, down = numbers.gain * good, numbers.gain * numbers.asymmetry * (1.0 - good)
    assert np.mean(seen[100:]) == pytest.approx(up / (up + down), abs=0.01)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(("tenure", "vacancy"), [(36.0, 4.0), (20.0, 6.0), (60.0, 3.0), (12.0, 12.0)])
def test_posts_are_filled_as_renewal_theory_says(tenure: float, vacancy: float, seed: int) -> None:
    """Tenure over tenure plus vacancy, to within 0.01."""
    numbers = {"staff.tenure": tenure, "staff.vacancy": vacancy, "staff.tenure_support": 0.0}
    numbers |= {"staff.homes_per_post": 5.0}
    model = model_of(numbers, ["staff_come_and_go"], seed=seed, months=1200)
    model.run_for(200)
    months, filled = model.counts.post_months, model.counts.post_months_filled
    model.run_model()
    share = (model.counts.post_months_filled - filled) / (model.counts.post_months - months)
    assert share == pytest.approx(tenure / (tenure + vacancy), abs=0.01)


@pytest.mark.parametrize("retention", [0.0, 0.3, 0.9, 1.0])
@pytest.mark.parametrize("redundancy", [1.0, 2.0])
def test_knowledge_goes_with_people_by_what_only_they_held(retention: float, redundancy: float) -> None:
    """Exactly the product over departures, in which the project leader counts double."""
    numbers = {"staff.handover_retention": retention, "staff.knowledge_redundancy": redundancy}
    model = model_of(numbers | {"staff.homes_per_post": 50.0}, ["staff_come_and_go"])
    model.programme.knowledge = 0.7
    model.run_for(120)
    posts = len(model.office.roles)
    gone = [event for event in model.events.events if event.kind.startswith("departure")]
    leaders = sum("project leader" in event.text.en.lower() for event in gone)
    assert len(gone) == model.counts.departures > 30
    alone = np.exp(1.0 - redundancy) * (1.0 - retention) / (posts + 1)
    left = 0.7 * (1.0 - alone) ** (len(gone) - leaders) * (1.0 - 2.0 * alone) ** leaders
    assert model.programme.knowledge == pytest.approx(left, rel=1e-9)


@pytest.mark.parametrize(("inflow", "stay", "homes"), [(0.5, 8.0, 5000), (0.2, 24.0, 10_000), (0.7, 4.0, 2000)])
def test_the_group_is_a_queue_with_servers_for_all(inflow: float, stay: float, homes: int) -> None:
    """A Poisson number seen once a month: mean within 4 percent, variance within 20 percent, memory exp(-1/stay)."""
    numbers = {"participation.member_inflow": inflow, "participation.member_stay": stay}
    numbers |= {"participation.reach_scattered": 1.0, "participation.hard_to_reach_weight": 1.0}
    model = model_of(numbers | {"participation.first_contact_month": 30_000}, ["staff_reach_out"], homes, months=12_000)
    size = []
    while model.running:
        model.step()
        size.append(len(model.resident_group))
    settled = np.array(size[200:])
    mean = inflow * homes / 1000 / (1.0 - np.exp(-1.0 / stay))
    assert settled.mean() == pytest.approx(mean, rel=0.04)
    assert settled.var() == pytest.approx(mean, rel=0.2)
    assert np.corrcoef(settled[1:], settled[:-1])[0, 1] == pytest.approx(np.exp(-1.0 / stay), abs=0.03)


@pytest.mark.parametrize("reach", [0.3, 0.9])
@pytest.mark.parametrize("weight", [0.1, 0.5, 1.0])
def test_the_group_holds_each_type_as_far_as_it_can_be_reached(reach: float, weight: float) -> None:
    """Shares as those of the households that can be reached, to within 0.02."""
    numbers = {"participation.member_inflow": 5.0, "participation.member_stay": 2.0}
    numbers |= {"participation.reach_scattered": reach, "participation.hard_to_reach_weight": weight}
    kinds = np.arange(10_000) % 5
    numbers |= {"participation.first_contact_month": 30_000}
    model = model_of(numbers, ["staff_reach_out"], columns={"resident_type": kinds}, months=1500)
    counts = np.zeros(5)
    while model.running:
        model.step()
        counts += model.resident_group.by_type
    can = np.bincount(kinds[model.state.reach < np.where(kinds > 0, reach * weight, reach)], minlength=5)
    assert counts / counts.sum() == pytest.approx(can / can.sum(), abs=0.02)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("size", [5, 25, 100])
@pytest.mark.parametrize(("chance", "reach"), [(0.6, 1.0), (0.8, 1.0), (0.85, 0.8), (0.9, 0.95)])
def test_the_quorum_of_complexes_counts_all_tenants(chance: float, reach: float, size: int, seed: int) -> None:
    """Binomial with the chance of being reached and saying yes: who is not reached counts as no, among all tenants."""
    homes = 8000
    numbers = without_weights(neighbours=0.0, level_tenant=float(logit(chance)))
    numbers = replace(numbers, {"participation.ballot_reach": reach})
    groups = homes // size
    columns = {"tenure": np.full(homes, Tenure.CORPORATION), "group": np.arange(homes) // size}
    place = neighbourhood_from(columns, [], group_kind=["complex"] * groups, seed=seed)
    model = HeatTransition(place, parameters=numbers, processes=[])
    passed = np.mean([vote(model, group)[0] for group in range(groups)])
    expected = float(binom.sf(np.ceil(0.7 * size - 1e-9) - 1, size, chance * reach))
    assert passed == pytest.approx(expected, abs=4.0 * np.sqrt(expected * (1 - expected) / groups) + 0.5 / groups)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(("reversion", "volatility"), [(0.02, 0.08), (0.1, 0.02), (0.05, 0.04)])
def test_prices_revert_to_their_mean(reversion: float, volatility: float, seed: int) -> None:
    """Mean, variance and memory of the discrete process, within four standard errors."""
    numbers = {"world.gas_growth": 0.0, "world.gas_reversion": reversion, "world.gas_volatility": volatility}
    model = model_of(numbers, [], 2, seed=seed, months=30_000)
    log_price = np.log(model.world.gas[1000:])
    variance = volatility**2 / (1 - (1 - reversion) ** 2)
    alone = len(log_price) * reversion / 2  # about as many independent values
    assert log_price.mean() == pytest.approx(np.log(1.25), abs=4 * np.sqrt(variance / alone))
    assert log_price.var() == pytest.approx(variance, rel=4 * np.sqrt(2 / alone))
    assert np.corrcoef(log_price[1:], log_price[:-1])[0, 1] == pytest.approx(1 - reversion, abs=0.01)


def test_without_noise_a_price_goes_straight_home() -> None:
    numbers = {"world.gas_growth": 0.0, "world.gas_reversion": 0.05, "world.gas_volatility": 0.0}
    log_price = np.log(model_of(numbers, [], 2).world.gas[83:]) - np.log(1.25)
    assert all(after == pytest.approx(0.95 * before, abs=1e-12) for before, after in pairwise(log_price))


@pytest.mark.parametrize(("homes", "seed"), [(3000, 2), (10_000, 3)])
def test_early_warning_on_the_way_to_the_fold(homes: int, seed: int) -> None:
    """The level creeps up: in windows before the jump variance and memory of intention rise, as at rest."""
    place = neighbourhood_from({"tenure": np.full(homes, Tenure.CORPORATION)}, "complete")
    numbers = without_weights(neighbours=3.0, neighbours_reference=0.5, threshold_dwelling_share=0.0)
    how: dict[str, Any] = {"ask_everybody": True, "reversible": True, "seed": seed, "months": 2400}
    model = HeatTransition(place, parameters=numbers, processes=["residents_decide", "households_move"], **how)
    shares: list[float] = []
    levels = np.linspace(-1.0, 0.5, 2400)
    for level in levels:
        model.parameters = replace(numbers, {"acceptance.level_tenant": float(level), "homes.mobility": 12.0})
        model.step()
        shares.append(float((model.state.heating > 0).mean()))
    jump = int(np.argmax(np.array(shares) > 0.5))
    assert 0.3 < levels[jump] < 0.5
    # Around the path of the fixed point, which itself moves.
    rest = [brentq(lambda x, h=h: x - expit(h + 6 * (x - 0.5)), 1e-6, 0.2113) for h in levels[: jump - 100]]
    apart = np.array(shares[: len(rest)]) - rest
    early, late = apart[: len(apart) // 3], apart[-len(apart) // 3 :]
    assert late.var() > 3.0 * early.var()
    memory = [np.corrcoef(part[1:], part[:-1])[0, 1] for part in (early, late)]
    assert memory[1] > memory[0] + 0.15
