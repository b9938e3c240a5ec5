"""A root of a function of one number, by Brent's method (Brent 1973, Algorithms for Minimization, chapter 4)."""

from __future__ import annotations

from collections.abc import Callable

_RELATIVE = 8.881784197001252e-16  # four times the spacing of numbers around one
_MOST_STEPS = 100


def root_between(function: Callable[[float], float], low: float, high: float, tolerance: float) -> float:
    """Where a function is zero between two places at which it has opposite signs.

    It steps by a straight line or a parabola through the last values, and halves the interval whenever that would
    leave it or would not shrink it fast enough. The steps are those of `scipy.optimize.brentq`, whose import alone
    takes longer than a hundred small runs' roots.

    Args:
        function: continuous on the interval.
        low: one end.
        high: the other end.
        tolerance: how near the answer must be.

    Raises:
        ValueError: when both ends have the same sign.
    """
    last, now = low, high
    f_last, f_now = function(last), function(now)
    if f_last == 0.0:
        return last
    if f_now == 0.0:
        return now
    if (f_last > 0.0) == (f_now > 0.0):
        raise ValueError("a root needs ends of opposite sign")
    across, f_across = 0.0, 0.0  # the end on the other side of the root
    step_before = step = 0.0
    for _ in range(_MOST_STEPS):
        if (f_last > 0.0) != (f_now > 0.0):
            across, f_across = last, f_last
            step_before = step = now - last
        if abs(f_across) < abs(f_now):
            last, now, across = now, across, now
            f_last, f_now, f_across = f_now, f_across, f_now
        near = (tolerance + _RELATIVE * abs(now)) / 2.0
        half = (across - now) / 2.0
        if f_now == 0.0 or abs(half) < near:
            return now
        if abs(step_before) > near and abs(f_now) < abs(f_last):
            wanted = _interpolated(last, now, across, f_last, f_now, f_across)
            if 2.0 * abs(wanted) < min(abs(step_before), 3.0 * abs(half) - near):
                step_before, step = step, wanted
            else:
                step_before = step = half
        else:
            step_before = step = half
        last, f_last = now, f_now
        now += step if abs(step) > near else (near if half > 0.0 else -near)
        f_now = function(now)
    return now


def _interpolated(last: float, now: float, across: float, f_last: float, f_now: float, f_across: float) -> float:
    """Step to the root of the line through two points, or of the parabola on its side through three."""
    if last == across:
        return -f_now * (now - last) / (f_now - f_last)
    slope = (f_last - f_now) / (last - now)
    slope_across = (f_across - f_now) / (across - now)
    return -f_now * (f_across * slope_across - f_last * slope) / (slope_across * slope * (f_across - f_last))
