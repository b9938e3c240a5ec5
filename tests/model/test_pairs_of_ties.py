"""Two sums over ties at once are the sums of an ordinary loop, to the last bit."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.kernels import kernel
from transitiesim.model.pairs_of_ties import sum_over_ties


@kernel
def sums(pairs, start, other):
    found = np.empty((len(start) - 1, 2))
    for i in range(len(start) - 1):
        both = sum_over_ties(pairs, other, np.uint64(start[i]), np.uint64(start[i + 1]))
        found[i, 0], found[i, 1] = both.real, both.imag
    return found


@given(st.integers(0, 2**32 - 1), st.integers(1, 60), st.integers(0, 9))
def test_each_sum_is_that_of_a_loop(seed: int, households: int, most: int) -> None:
    rng = np.random.default_rng(seed)
    start = np.concatenate([[0], np.cumsum(rng.integers(0, most + 1, households))]).astype(np.int32)
    other = rng.integers(0, households, start[-1]).astype(np.uint32)
    one, two = rng.random((2, households)).astype(np.float32)
    found = sums(one + 1j * two, start, other)
    for i in range(households):
        expected = [0.0, 0.0]
        for j in other[start[i] : start[i + 1]].tolist():
            expected[0] += float(one[j])
            expected[1] += float(two[j])
        assert found[i].tolist() == expected
