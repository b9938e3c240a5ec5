"""Numbers with their intervals in words, and tables in Markdown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from transitiesim.analysis.means import means_of


def points(value: float) -> str:
    """A share, or a difference between two, in percent; a decimal where it is small."""
    if math.isnan(value):
        return "-"
    text = f"{100 * value:.0f}" if abs(value) >= 0.0995 else f"{100 * value:.1f}"
    return "0" if text.lstrip("-") in {"0.0", "0"} else text


def number(value: float) -> str:
    """A number with some three digits."""
    return "-" if math.isnan(value) else f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def shown(value: float, *, share: bool) -> str:
    """A number of an outcome that is a share, or not."""
    return points(value) if share else number(value)


def interval(mean: float, low: float, high: float, *, share: bool = True) -> str:
    """A mean with its 95 percent interval."""
    return f"{shown(mean, share=share)} ({shown(low, share=share)} to {shown(high, share=share)})"


def paired(other: NDArray[np.float64], one: NDArray[np.float64], *, share: bool = True) -> str:
    """`other` minus `one`, replicate by replicate on the same draws, with its 95 percent interval."""
    found = means_of((other - one)[:, None])
    return interval(float(found.mean[0]), float(found.low[0]), float(found.high[0]), share=share)


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(lines)


def named(names: Sequence[str], most: int = 20) -> str:
    """Names in a sentence."""
    some = list(names[:most])
    more = f" and {len(names) - most} more" if len(names) > most else ""
    if not some:
        return "none"
    if more or len(some) == 1:
        return ", ".join(some) + more
    return f"{', '.join(some[:-1])} and {some[-1]}"
