"""The page of limiting cases: every example is short, runs as it stands and gives the published number."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from scipy.optimize import brentq
from scipy.special import expit

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "limiting-cases.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"^## ([^\n]+)\n.*?```python\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL))


def ends_of(word: str) -> list[Any]:
    """What the example under the heading with this word leaves in `ends`."""
    (code,) = (text for heading, text in EXAMPLES.items() if word in heading)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102  the page is ours
    ends: list[Any] = names["ends"]
    return ends


@pytest.mark.parametrize("heading", EXAMPLES)
def test_an_example_is_short(heading: str) -> None:
    assert len([line for line in EXAMPLES[heading].splitlines() if line.strip()]) <= 15


def test_granovetters_jump() -> None:
    """About 6 percent (within one) just below the critical spread of 0.122, and everybody just above it."""
    few, everybody = ends_of("Granovetter")
    assert few / 10_000 == pytest.approx(0.06, abs=0.01)
    assert everybody == 10_000


def test_brock_and_durlaufs_outer_equilibria() -> None:
    """Both outer solutions of x = F(6(x - 1/2)), to within two of 2,000 households."""
    low = float(brentq(lambda x: x - expit(6.0 * (x - 0.5)), 1e-6, 0.3))
    assert low == pytest.approx(0.0707, abs=0.0005)
    assert ends_of("Brock") == pytest.approx([low, 1.0 - low], abs=0.002)
