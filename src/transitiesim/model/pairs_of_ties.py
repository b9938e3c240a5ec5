"""Two numbers of every tie summed at once, for four households side by side.

Written out as instructions, for the compiler does not see by itself that sums over the same places can go hand in
hand: both numbers of a tie are one look into memory and one addition, and while one household waits for an addition
the three others go on. How many ties a household has cannot be foreseen by a processor; for four it guesses once.
Each sum has the terms, the order and the precision of an ordinary loop, so it is the same to the last bit.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic
from numpy.typing import NDArray

from transitiesim.kernels import usable_in_kernels

_TOGETHER = 4  # households side by side


@usable_in_kernels
def sums_over_ties(
    pairs: NDArray[np.complex64],
    start: NDArray[np.int32],
    other: NDArray[np.uint32],
    first: int,
    one: NDArray[np.float64],
    two: NDArray[np.float64],
) -> None:
    """Sum both numbers of the ties of the households from `first` on, in double precision.

    Args:
        pairs: two numbers of each household as one complex number, and a last pair of zeros, length n + 1.
        start: places where the ties of each household begin, length n + 1.
        other: household at the other end of each tie.
        first: the first household.
        one: room for the sums of the first number of as many households as it is long.
        two: room for the sums of the second number.
    """
    k = 0
    while k < len(one):
        i = first + k
        if k + _TOGETHER <= len(one):
            most = max(
                start[i + 1] - start[i],
                start[i + 2] - start[i + 1],
                start[i + 3] - start[i + 2],
                start[i + 4] - start[i + 3],
            )
            # Who has fewer ties looks past its own, which the very last of the row cannot do.
            if start[i + 3] + most <= len(other):
                _four_sums(pairs, start, other, np.uint64(i), np.uint64(most), np.uint64(k), one, two)
                k += _TOGETHER
                continue
        one[k] = 0.0
        two[k] = 0.0
        for place in range(start[i], start[i + 1]):
            one[k] += pairs[other[place]].real
            two[k] += pairs[other[place]].imag
        k += 1


@intrinsic
def _four_sums(  # pragma: no cover - made into instructions
    _context: Any, pairs: Any, start: Any, other: Any, first: Any, most: Any, at: Any, one: Any, two: Any
) -> Any:
    """Sums of household `first` and the three after it, put in `one` and `two` from place `at` on.

    All four take `most` steps; a household whose ties have run out adds the pair of zeros at the end of `pairs`.
    """
    signature = types.void(pairs, start, other, first, most, at, one, two)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        def array(k: int) -> Any:
            return context.make_array(signature.args[k])(context, builder, arguments[k])

        whole, single, double = ir.IntType(64), ir.VectorType(ir.FloatType(), 2), ir.VectorType(ir.DoubleType(), 2)
        four = range(_TOGETHER)
        first, most, at = arguments[3:6]

        def after(place: Any, step: int) -> Any:
            return builder.add(place, ir.Constant(whole, step))

        values = builder.bitcast(array(0).data, single.as_pointer())
        nobody = builder.trunc(after(builder.extract_value(array(0).shape, 0), -1), ir.IntType(32))
        edges = [
            builder.zext(builder.load(builder.gep(array(1).data, [after(first, j)])), whole)
            for j in range(_TOGETHER + 1)
        ]
        ties = [builder.sub(edges[j + 1], edges[j]) for j in four]
        rows = [builder.gep(array(2).data, [edges[j]]) for j in four]
        nothing = ir.Constant(double, [0.0, 0.0])
        before, loop, done = builder.block, builder.append_basic_block("ties"), builder.append_basic_block("ties_done")
        builder.cbranch(builder.icmp_unsigned("<", ir.Constant(whole, 0), most), loop, done)

        builder.position_at_end(loop)
        step = builder.phi(whole)
        so_far = [builder.phi(double) for _ in four]
        more = []
        for j in four:
            here = builder.icmp_unsigned("<", step, ties[j])
            household = builder.select(here, builder.load(builder.gep(rows[j], [step])), nobody)
            both = builder.load(builder.gep(values, [builder.zext(household, whole)]))
            both.align = 4
            more.append(builder.fadd(so_far[j], builder.fpext(both, double)))
        following = after(step, 1)
        step.add_incoming(ir.Constant(whole, 0), before)
        step.add_incoming(following, loop)
        for j in four:
            so_far[j].add_incoming(nothing, before)
            so_far[j].add_incoming(more[j], loop)
        builder.cbranch(builder.icmp_unsigned("<", following, most), loop, done)

        builder.position_at_end(done)
        totals = [builder.phi(double) for _ in four]
        for j in four:
            totals[j].add_incoming(nothing, before)
            totals[j].add_incoming(more[j], loop)
        for j in four:
            for number, room in enumerate((array(6), array(7))):
                one_sum = builder.extract_element(totals[j], ir.Constant(ir.IntType(32), number))
                builder.store(one_sum, builder.gep(room.data, [after(at, j)]))
        return context.get_dummy_value()

    return signature, generate
