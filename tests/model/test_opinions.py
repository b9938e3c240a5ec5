"""Trust as it moves by itself: talk is DeGroot averaging, silence wears it towards a floor, and never below."""

from __future__ import annotations

import numpy as np
import pytest

from model.campaign_runs import run_of
from model.places import mixed_place, owners, with_numbers
from transitiesim.model import HeatTransition

HOMES = 120


def talking(ties: object, **numbers: float) -> HeatTransition:
    """Opinions alone, with talk and without silence unless asked for."""
    made = np.random.default_rng(6)
    place = owners(HOMES, ties, trust_programme=made.random(HOMES), trust_offer=made.random(HOMES))
    given = {"trust__silence_decay": 0.0, "trust__talk": 0.3} | numbers
    return HeatTransition(place, parameters=with_numbers(**given), processes=["opinions_move"])


def weights_of(model: HeatTransition) -> np.ndarray:
    """The matrix of who listens to whom, each row adding up to one."""
    ties = model.place.ties
    if ties.complete:
        return (1.0 - np.eye(HOMES)) / (HOMES - 1)
    matrix = np.zeros((HOMES, HOMES))
    for row in range(HOMES):
        matrix[row, ties.other[ties.start[row] : ties.start[row + 1]]] = 1.0
    known = matrix.sum(axis=1, keepdims=True)
    return np.where(known > 0, matrix / np.maximum(1, known), np.eye(HOMES))


@pytest.mark.parametrize("ties", [(), "complete", [(0, k) for k in range(1, 60)]])
def test_talk_is_degroot_averaging(ties: object) -> None:
    """T(t + 1) = (1 - talk) T + talk W T, everybody at once; who knows nobody keeps an own mind."""
    model = talking(ties)
    weights = weights_of(model)
    expected = {name: getattr(model.state, name).astype(float) for name in ("trust_programme", "trust_offer")}
    for _ in range(40):
        model.step()
        for name in expected:
            expected[name] = 0.7 * expected[name] + 0.3 * weights @ expected[name]
            assert np.allclose(getattr(model.state, name), expected[name], atol=1e-5), name


def test_talk_ends_in_agreement_and_keeps_the_mean() -> None:
    """On a ring everybody listens to as many as listen to them: the mean stays, the spread goes."""
    model = talking("complete")
    before = model.state.trust_programme.mean()
    model.run_until(100)
    assert model.state.trust_programme.mean() == pytest.approx(before, abs=1e-4)
    assert np.ptp(model.state.trust_programme) < 1e-4


def test_silence_wears_trust_to_the_floor_and_not_below() -> None:
    model = talking((), trust__talk=0.0, trust__silence_decay=0.03, trust__floor=0.3)
    start = model.state.trust_programme.copy()
    model.run_until(12)
    above = start > 0.3
    expected = 0.3 + (start[above] - 0.3) * (1 - 0.03) ** 12
    assert np.allclose(model.state.trust_programme[above], expected, atol=1e-5)
    assert (model.state.trust_programme[~above] == start[~above]).all()
    model.run_until(384)
    assert (model.state.trust_programme[above] >= 0.3 - 1e-6).all()


def test_a_contact_holds_off_silence_for_a_while() -> None:
    model = talking((), trust__talk=0.0, trust__silence_decay=0.03, trust__silence_grace=6, trust__floor=0.0)
    model.state.last_contact[:60] = model.state.last_news[:60] = 0
    start = model.state.trust_programme.copy()
    model.run_until(7)
    assert (model.state.trust_programme[:60] == start[:60]).all()
    assert (model.state.trust_programme[60:] < start[60:]).all()
    model.step()
    assert (model.state.trust_programme[:60] < start[:60]).all()


def test_involvement_fades_in_silence() -> None:
    model = talking((), trust__involvement_decay=0.05)
    model.state.involvement[:] = 0.8
    model.run_until(10)
    assert np.allclose(model.state.involvement, 0.8 * 0.95**10, atol=1e-5)


def test_ties_hear_of_a_contact() -> None:
    """The contacted and those who look at them have news of this month; nobody else has."""
    model = run_of(mixed_place(200), participation__reach_scattered=0.2, homes__mobility=0.0)
    heard = 0
    for _ in range(6):
        model.step()
        state, ties = model.state, model.place.ties
        now = np.flatnonzero(state.last_contact == model.month)
        told = {int(j) for i in now for j in ties.lookers.other[ties.lookers.start[i] : ties.lookers.start[i + 1]]}
        assert set(np.flatnonzero(state.last_news == model.month).tolist()) == told | set(now.tolist())
        heard += len(told)
    assert heard > 0
