"""Numbers as people read them: no more precision than there is, and a decimal comma in Dutch."""

from __future__ import annotations

import math
from collections.abc import Mapping

from transitiesim.language import Language, Text

NOTHING = "-"
_TO = Text("tot", "to")
_DUTCH = str.maketrans(",.", ".,")


def number(value: float, language: Language, decimals: int = 0) -> str:
    """A number with thousands apart; "-" when it is missing."""
    if not math.isfinite(value):
        return NOTHING
    text = f"{value:,.{decimals}f}"
    if text.lstrip("-").strip("0.,") == "":  # no minus before nothing
        text = text.lstrip("-")
    return text.translate(_DUTCH) if language == "nl" else text


def plain(value: float, language: Language) -> str:
    """A number in at most four figures, as it stands in a declaration."""
    if abs(value) >= 1000:
        return number(value, language)
    text = f"{value:.4g}"
    return text.replace(".", ",") if language == "nl" else text


def share(part: float) -> str:
    """A share as whole percents; "-" when it is missing, and neither all nor nothing when it is only nearly so."""
    from transitiesim.analysis.headline import percent

    return NOTHING if math.isnan(part) else f"{percent(part)}%"


def share_with_band(middle: float, low: float, high: float, language: Language) -> str:
    """A share with its band: "12% (8 tot 17)"; without the band where it is missing."""
    from transitiesim.analysis.headline import percent

    if math.isnan(middle):
        return NOTHING
    if math.isnan(low) or math.isnan(high):
        return share(middle)
    return f"{percent(middle)}% ({percent(low)} {_TO[language]} {percent(high)})"


def points(difference: float, language: Language) -> str:
    """A difference between shares in whole percentage points, with its sign; in tenths when it is below a half."""
    if math.isnan(difference):
        return NOTHING
    if abs(difference) >= 0.005:
        return f"{round(100 * difference):+d}"
    small = f"{100 * difference:+.1f}"
    return "0" if small.lstrip("+-") == "0.0" else small.translate(_DUTCH) if language == "nl" else small


def points_with_band(middle: float, low: float, high: float, language: Language) -> str:
    """A difference with its band: "+12 (+8 tot +17)"."""
    if math.isnan(low) or math.isnan(high):
        return points(middle, language)
    return f"{points(middle, language)} ({points(low, language)} {_TO[language]} {points(high, language)})"


def out_of_hundred(value: float) -> str:
    """A value between 0 and 1 on a scale to 100."""
    return NOTHING if math.isnan(value) else str(round(100 * value))


def percents_that_add_up(parts: Mapping[str, float]) -> dict[str, int]:
    """Shares as whole percents that add up to the rounded percent of their sum (largest remainders).

    Raises:
        ValueError: when a share is missing or negative.
    """
    if any(math.isnan(part) or part < 0 for part in parts.values()):
        raise ValueError("a missing or negative share cannot be divided")
    exact = {name: 100 * part for name, part in parts.items()}
    whole = {name: math.floor(value + 1e-9) for name, value in exact.items()}
    short = round(sum(exact.values())) - sum(whole.values())
    by_remainder = sorted(exact, key=lambda name: whole[name] - exact[name])
    for name in by_remainder[: max(0, short)]:
        whole[name] += 1
    return whole
