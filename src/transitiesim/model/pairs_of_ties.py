"""Two numbers of every tie summed at once: one look into memory and one addition for both.

Written out as instructions, for the compiler does not see by itself that two sums over the same places can go hand in
hand. Each of the two sums has the terms, the order and the precision of an ordinary loop, so it is the same to the
last bit.
"""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic


@intrinsic
def sum_over_ties(_context: Any, pairs: Any, other: Any, first: Any, last: Any) -> Any:
    """Sum of `pairs[other[k]]` for k from `first` up to `last`, in double precision; for use in kernels.

    Args:
        pairs: two numbers of each household as one complex number; complex64.
        other: household at the other end of each tie; uint32.
        first: place of the first tie; unsigned.
        last: place after the last tie; unsigned.
    """
    signature = types.complex128(pairs, other, first, last)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        to_pairs, to_other, begin, end = arguments
        place_type = ir.IntType(64)
        single, double = ir.VectorType(ir.FloatType(), 2), ir.VectorType(ir.DoubleType(), 2)
        array = context.make_array(signature.args[0])(context, builder, to_pairs)
        ends = context.make_array(signature.args[1])(context, builder, to_other)
        values = builder.bitcast(array.data, single.as_pointer())
        begin = context.cast(builder, begin, signature.args[2], types.uint64)
        end = context.cast(builder, end, signature.args[3], types.uint64)
        before = builder.block
        loop, done = builder.append_basic_block("ties"), builder.append_basic_block("ties_done")
        nothing = ir.Constant(double, [0.0, 0.0])
        builder.cbranch(builder.icmp_unsigned("<", begin, end), loop, done)
        builder.position_at_end(loop)
        place, so_far = builder.phi(place_type), builder.phi(double)
        household = builder.zext(builder.load(builder.gep(ends.data, [place])), place_type)
        both = builder.load(builder.gep(values, [household]))
        both.align = 4
        more = builder.fadd(so_far, builder.fpext(both, double))
        following = builder.add(place, ir.Constant(place_type, 1))
        place.add_incoming(begin, before)
        place.add_incoming(following, loop)
        so_far.add_incoming(nothing, before)
        so_far.add_incoming(more, loop)
        builder.cbranch(builder.icmp_unsigned("<", following, end), loop, done)
        builder.position_at_end(done)
        total = builder.phi(double)
        total.add_incoming(nothing, before)
        total.add_incoming(more, loop)
        sums = context.make_complex(builder, types.complex128)
        sums.real = builder.extract_element(total, ir.Constant(ir.IntType(32), 0))
        sums.imag = builder.extract_element(total, ir.Constant(ir.IntType(32), 1))
        return sums._getvalue()

    return signature, generate
