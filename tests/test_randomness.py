"""Keyed draws: the same in every form, spread evenly, and independent of each other and of order."""

from __future__ import annotations

import math

import numba
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy import stats

from transitiesim import randomness
from transitiesim.randomness import Draws, draw, draw_bits, draw_limit, draws, mix, stream, stream_key, stream_names

ONE = stream("test of draws: one")
OTHER = stream("test of draws: other")
MANY = 100_000
TINY_CORRELATION = 5 / math.sqrt(MANY)
SEED = st.integers(0, 2**64 - 1)
STREAM = st.integers(0, 2**31 - 1)
ENTITY = st.integers(0, 2**40)
MONTH = st.integers(0, 383)


@numba.njit(error_model="numpy")
def _row(seed: np.uint64, number: int, entities: np.ndarray, month: int) -> np.ndarray:
    key = stream_key(seed, number)
    found = np.empty(len(entities))
    for k in range(len(entities)):
        found[k] = draw(key, entities[k], month)
    return found


# One number, three forms


@settings(deadline=None)
@given(seed=SEED, number=STREAM, entities=st.lists(ENTITY, min_size=1, max_size=20), month=MONTH)
@example(seed=2**64 - 1, number=2**31 - 1, entities=[0, 2**40], month=383)
@example(seed=0, number=0, entities=[0], month=0)
def test_agent_column_and_kernel_draw_the_same_bits(seed: int, number: int, entities: list[int], month: int) -> None:
    places = np.array(entities, np.int64)
    column = draws(seed, number, places, month)
    one = Draws(seed)
    assert column.tolist() == [one.uniform(number, entity, month) for entity in entities]
    assert column.tolist() == _row(np.uint64(seed), number, places, month).tolist()


def test_a_count_means_entities_from_zero_and_a_month_may_be_left_out() -> None:
    column = draws(7, ONE, 50)
    one = Draws(7)
    assert column.dtype == np.float64
    assert column.tolist() == [one.uniform(ONE, entity) for entity in range(50)]
    assert column.tolist() == draws(7, ONE, np.arange(50)).tolist()
    assert column.tolist() == _row(np.uint64(7), ONE, np.arange(50), 0xFFFF).tolist()
    assert one.uniform(ONE) == column[0]
    assert len(draws(7, ONE, 0)) == 0


def test_a_draw_without_a_month_is_none_of_the_months() -> None:
    once = Draws(7).uniform(ONE, 3)
    assert once not in {Draws(7).uniform(ONE, 3, month) for month in range(384)}


def test_the_order_in_which_is_drawn_does_not_matter() -> None:
    places = np.random.default_rng(0).permutation(1000)
    assert (draws(5, ONE, places, 12) == draws(5, ONE, 1000, 12)[places]).all()
    there, back = Draws(5), Draws(5)
    keys = [(number, entity, month) for number in (ONE, OTHER) for entity in range(5) for month in range(5)]
    assert [there.uniform(*key) for key in keys] == [back.uniform(*key) for key in reversed(keys)][::-1]
    assert there.uniform(ONE, 2, 3) == there.uniform(ONE, 2, 3)


# Recorded: another hash would be another world for every stored result


def test_the_hash_is_the_published_one() -> None:
    with np.errstate(over="ignore"):
        assert int(mix(np.uint64(0))) == 0xE220A8397B1DCDAF
        assert int(mix(np.uint64(1234567))) == 6457827717110365317
        assert int(mix(np.uint64(1234567) + np.uint64(0x9E3779B97F4A7C15))) == 3203168211198807973


@pytest.mark.parametrize(
    ("seed", "entity", "month", "expected"),
    [
        (1, 0, 0, 0.578275683730592),
        (20190101, 5431, 383, 0.09540998112729304),
        (2**64 - 1, 2**40, 0xFFFF, 0.6471528197865394),
    ],
)
def test_recorded_draws_stay_as_they_are(seed: int, entity: int, month: int, expected: float) -> None:
    assert Draws(seed).uniform(123456789, entity, month) == expected


def test_the_number_of_a_stream_follows_from_its_name() -> None:
    assert ONE == 678176564


# Spread


@pytest.mark.parametrize("seed", [0, 1, 2, 12345, 2**63, 2**64 - 1])
def test_draws_are_uniform(seed: int) -> None:
    column = draws(seed, ONE, MANY, 5)
    assert 0 <= column.min() < 1e-3
    assert 1 - 1e-3 < column.max() < 1
    assert stats.kstest(column, "uniform").pvalue > 1e-4


def test_draws_are_uniform_over_months_and_over_streams() -> None:
    one = Draws(3)
    over_months = [one.uniform(ONE, entity, month) for entity in range(50) for month in range(384)]
    over_streams = [one.uniform(number, 0, 0) for number in range(20_000)]
    over_seeds = [Draws(seed).uniform(ONE, 0, 0) for seed in range(20_000)]
    for column in (over_months, over_streams, over_seeds):
        assert stats.kstest(column, "uniform").pvalue > 1e-4


def test_the_lowest_bits_are_as_even_as_the_highest() -> None:
    bits = (draws(3, ONE, MANY, 5) * 2**53).astype(np.int64)
    for place in range(53):
        ones = int(((bits >> place) & 1).sum())
        assert abs(ones - MANY / 2) < 5 * math.sqrt(MANY) / 2


def test_a_hundred_thousand_draws_are_all_different() -> None:
    assert len(np.unique(draws(1, ONE, MANY, 0))) == MANY
    grid = np.stack([draws(1, ONE, 1000, month) for month in range(100)])
    assert len(np.unique(grid)) == MANY


def test_entities_do_not_run_into_months() -> None:
    assert Draws(1).uniform(ONE, 1, 0) != Draws(1).uniform(ONE, 0, 1)
    assert len({Draws(1).uniform(ONE, entity, month) for entity in range(400) for month in range(384)}) == 400 * 384


# Independence


@pytest.mark.parametrize(
    "pair",
    [
        (draws(1, ONE, MANY, 0), draws(1, OTHER, MANY, 0)),
        (draws(1, ONE, MANY, 0), draws(1, ONE, MANY, 1)),
        (draws(1, ONE, MANY, 0), draws(1, ONE, MANY, 12)),
        (draws(1, ONE, MANY, 0), draws(2, ONE, MANY, 0)),
        (draws(1, ONE, MANY, 0), draws(2**63 + 1, ONE, MANY, 0)),
        (draws(1, ONE, MANY + 1, 0)[1:], draws(1, ONE, MANY, 0)),
        (draws(1, ONE, 2 * MANY, 0)[MANY:], draws(1, ONE, MANY, 0)),
    ],
    ids=["streams", "months", "years", "seeds", "big seeds", "neighbours", "far entities"],
)
def test_draws_that_differ_in_one_thing_are_independent(pair: tuple[np.ndarray, np.ndarray]) -> None:
    one, other = pair
    assert abs(np.corrcoef(one, other)[0, 1]) < TINY_CORRELATION
    assert abs(np.corrcoef((one - 0.5) ** 2, (other - 0.5) ** 2)[0, 1]) < TINY_CORRELATION
    table = np.histogram2d(one, other, bins=10, range=((0, 1), (0, 1)))[0]
    assert stats.chisquare(table.ravel()).pvalue > 1e-4


@given(seed=st.integers(0, 2**62))
def test_seeds_far_apart_give_other_draws(seed: int) -> None:
    here = draws(seed, ONE, 20)
    for other in (seed + 1, seed + 2**32, seed + 2**63):
        assert (here != draws(other, ONE, 20)).all()


# Streams


def test_two_streams_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="exists already"):
        stream("test of draws: one")


def test_two_streams_of_one_number_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(randomness, "_STREAMS", {"somebody else": ONE})
    with pytest.raises(ValueError, match="exists already"):
        stream("test of draws: one")
    assert randomness.stream_names() == ("somebody else",)


def test_streams_are_known_by_name_and_fit_in_thirty_one_bits() -> None:
    names = stream_names()
    assert {"test of draws: one", "test of draws: other"} <= set(names)
    assert list(names) == sorted(names)
    assert ONE != OTHER
    assert 0 <= ONE < 2**31
    assert 0 <= OTHER < 2**31


# Durations


def test_exponential_durations_have_their_mean_and_form() -> None:
    one = Draws(9)
    waits = np.array([one.exponential(36.0, ONE, entity) for entity in range(20_000)])
    assert (waits >= 0).all()
    assert np.isfinite(waits).all()
    assert stats.kstest(waits, stats.expon(scale=36.0).cdf).pvalue > 1e-4
    assert waits.mean() == pytest.approx(36, rel=0.03)


@given(entity=ENTITY, month=MONTH, mean=st.floats(0.1, 500))
def test_a_duration_is_worked_out_from_the_draw_of_the_same_key(entity: int, month: int, mean: float) -> None:
    one = Draws(9)
    wait = one.exponential(mean, ONE, entity, month)
    assert math.exp(-wait / mean) == pytest.approx(1 - one.uniform(ONE, entity, month))
    assert one.exponential(2 * mean, ONE, entity, month) == pytest.approx(2 * wait)


# In parts, and as whole numbers


def test_many_at_once_are_the_same_as_in_parts() -> None:
    whole = draws(7, ONE, MANY, 3)
    assert whole.tolist() == draws(7, ONE, np.arange(MANY), 3).tolist()
    assert draws(7, ONE, 0).tolist() == []


@given(bits=st.integers(0, 2**53 - 1), chance=st.floats(-0.5, 1.5))
@example(bits=0, chance=0.0)
@example(bits=2**53 - 1, chance=1.0)
@example(bits=2**52, chance=0.5)
@example(bits=2**52 - 1, chance=0.5)
def test_bits_below_the_limit_are_draws_below_the_chance(bits: int, chance: float) -> None:
    assert (bits < int(draw_limit(chance))) == (bits * 2.0**-53 < chance)


def test_the_bits_of_a_draw_are_the_draw() -> None:
    with np.errstate(over="ignore"):
        key = stream_key(np.uint64(7), ONE)
        for entity in range(50):
            assert int(draw_bits(key, entity, 3)) * 2.0**-53 == draw(key, entity, 3)
