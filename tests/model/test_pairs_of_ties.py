"""Sums over ties side by side are the sums of an ordinary loop, to the last bit."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.kernels import kernel
from transitiesim.model.pairs_of_ties import sums_over_ties


@kernel
def sums(pairs, start, other, at_once):
    households = len(start) - 1
    found = np.full((2, households), np.nan)
    for first in range(0, households, at_once):
        last = min(households, first + at_once)
        sums_over_ties(pairs, start, other, first, found[0, first:last], found[1, first:last])
    return found


@given(st.integers(0, 2**32 - 1), st.integers(1, 60), st.integers(0, 9), st.integers(1, 70))
def test_each_sum_is_that_of_a_loop(seed: int, households: int, most: int, at_once: int) -> None:
    rng = np.random.default_rng(seed)
    start = np.concatenate([[0], np.cumsum(rng.integers(0, most + 1, households))]).astype(np.int32)
    other = rng.integers(0, households, start[-1]).astype(np.uint32)
    one, two = rng.random((2, households)).astype(np.float32)
    pairs = np.append(one + 1j * two, np.complex64(0.0))
    found = sums(pairs, start, other, at_once)
    for i in range(households):
        expected = [0.0, 0.0]
        for j in other[start[i] : start[i + 1]].tolist():
            expected[0] += float(one[j])
            expected[1] += float(two[j])
        assert found[:, i].tolist() == expected
