"""The page of limiting cases: every example is short, runs as it stands and gives the published number."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.special import expit, logit
from scipy.stats import binom

from limiting_cases.published import end_of_cascade, window_of_cascades

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "limiting-cases.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"^## ([^\n]+)\n.*?```python\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL))


@cache
def ends_of(word: str) -> Any:
    """What the example under the heading with this word leaves in `ends`."""
    (code,) = (text for heading, text in EXAMPLES.items() if word in heading)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102  the page is ours
    return names["ends"]


def test_all_eleven_cases_are_there() -> None:
    assert len(EXAMPLES) == 11


@pytest.mark.parametrize("heading", EXAMPLES)
def test_an_example_is_short(heading: str) -> None:
    assert len([line for line in EXAMPLES[heading].splitlines() if line.strip()]) <= 15


def test_granovetters_riot_and_jump() -> None:
    """All of a hundred, or only the first; about 6 percent (within one) just below the critical spread of 0.122, and
    everybody just above it."""
    all_of_them, the_first, few, everybody = ends_of("Granovetter")
    assert (all_of_them, the_first) == (100, 1)
    assert few / 10_000 == pytest.approx(0.06, abs=0.01)
    assert everybody == 10_000


def test_brock_and_durlaufs_loop() -> None:
    """Both outer solutions of x = F(6(x - 1/2)) at h = 0, to within two of 1,000 households, and jumps at the folds,
    to within the step of 0.05 in which the level is changed."""
    levels, shares = np.array(ends_of("Brock")).T
    up, down = np.array_split(shares, 2)
    low = float(brentq(lambda x: x - expit(6.0 * (x - 0.5)), 1e-6, 0.3))
    assert low == pytest.approx(0.0707, abs=0.0005)
    assert levels[[10, 31]] == pytest.approx([0.0, 0.0])
    assert (up[10], down[10]) == pytest.approx((low, 1.0 - low), abs=0.002)
    fold = float(np.sqrt(1.0 / 3.0) * 3.0 - logit((1.0 + np.sqrt(1.0 / 3.0)) / 2.0))
    assert fold == pytest.approx(0.415, abs=0.001)
    assert fold < levels[np.argmax(up > 0.5)] < fold + 0.06
    assert -fold - 0.06 < levels[21 + np.argmax(down < 0.5)] < -fold


def test_watts_cascade_window() -> None:
    """Less than a percent outside the window; inside, the end by the equation to within a percent of all."""
    assert window_of_cascades(0.18) == pytest.approx((1.02, 5.76), abs=0.01)
    below, low, high, above = ends_of("Watts")
    assert below < 0.01
    assert low == pytest.approx(end_of_cascade(0.18, 2.0), abs=0.01)
    assert high == pytest.approx(end_of_cascade(0.18, 4.0), abs=0.01)
    assert above < 0.01


def test_complex_contagion() -> None:
    """Everybody on the lattice at 3/8; only the nine of the seed at 4/8, and on random ties hardly more."""
    lattice, too_high, random = ends_of("Centola")
    assert (lattice, too_high) == (900, 9)
    assert 9 <= random <= 12


def test_degroots_weights() -> None:
    """The weights 2/5, 2/5 and 1/5 for everybody, to the fifth decimal (trust is kept in single precision)."""
    assert np.allclose(ends_of("DeGroot"), np.repeat([[0.4], [0.4], [0.2]], 3, axis=1), atol=1e-5)


def test_contacts_to_make_up_for_a_bad_experience() -> None:
    """Exactly the next whole number of contacts, seven."""
    assert np.log((1 - 0.8) / (1 - 0.75 * 0.8)) / np.log(0.9) == pytest.approx(6.58, abs=0.01)
    assert ends_of("Asymmetric") == [7]


def test_posts_and_what_goes_with_people() -> None:
    """Filled 0.9 of the time to within 0.005; knowledge left as by the formula within a tenth of it; all when warm."""
    (cold, gone), (warm, left), filled = ends_of("Posts")
    assert filled == pytest.approx(0.9, abs=0.005)
    assert gone == left > 80
    assert cold == pytest.approx((1.0 - 1.0 / 101) ** gone, rel=0.1)
    assert warm == 1.0


def test_the_size_of_a_resident_group() -> None:
    """Mean within 4 percent and variance within 25 percent of a Poisson number; composition within 0.01 of 1/7."""
    size, hard = np.array(ends_of("resident group")[500:]).T
    expected = 1.0 / (1.0 - np.exp(-1.0 / 60.0))
    assert expected == pytest.approx(60.5, abs=0.1)
    assert size.mean() == pytest.approx(expected, rel=0.04)
    assert size.var() == pytest.approx(expected, rel=0.25)
    assert hard.sum() / size.sum() == pytest.approx(1.0 / 7.0, abs=0.01)


def test_small_sub_areas_help_below_the_quorum_and_hurt_above_it() -> None:
    """Binomial chances within 3.5 standard errors of the number of sub-areas."""
    cases = [(0.6, 10), (0.6, 100), (0.8, 10), (0.8, 100)]
    chances = [float(binom.sf(np.ceil(0.7 * size) - 1, size, chance)) for chance, size in cases]
    assert chances == pytest.approx([0.382, 0.025, 0.879, 0.994], abs=0.0005)
    for found, chance, (_, size) in zip(ends_of("quorum"), chances, cases, strict=True):
        assert found == pytest.approx(chance, abs=3.5 * np.sqrt(chance * (1 - chance) * size / 10_000))


def test_prices_that_go_back_to_their_mean() -> None:
    """Variance within 12 percent; autocorrelation within 0.01 at one month and 0.07 at a year."""
    log_price = ends_of("prices")
    assert log_price.mean() == pytest.approx(np.log(1.25), abs=0.015)
    assert log_price.var() == pytest.approx(0.04**2 / (1 - 0.95**2), rel=0.12)
    assert np.corrcoef(log_price[1:], log_price[:-1])[0, 1] == pytest.approx(0.95, abs=0.01)
    assert np.corrcoef(log_price[12:], log_price[:-12])[0, 1] == pytest.approx(0.95**12, abs=0.07)


def test_variance_and_autocorrelation_rise_before_the_fold() -> None:
    """Both as the linear process says, within 0.1 and 25 percent, and higher at each step towards the fold."""
    fold = float((1 - np.sqrt(1 / 3)) / 2)  # where 6 x (1 - x) = 1
    assert logit(fold) - 6 * (fold - 0.5) == pytest.approx(0.415, abs=0.001)
    variances, memories = [], []
    for level, shares in zip((-1.0, 0.0, 0.3, 0.35), ends_of("Early"), strict=True):
        settled = np.array(shares[100:])
        rest = float(brentq(lambda x, h=level: x - expit(h + 6 * (x - 0.5)), 1e-6, fold))
        slope = 6 * rest * (1 - rest)
        variances.append(settled.var())
        memories.append(np.corrcoef(settled[1:], settled[:-1])[0, 1])
        assert settled.mean() == pytest.approx(rest, abs=0.001)
        assert memories[-1] == pytest.approx(slope, abs=0.1)
        assert variances[-1] == pytest.approx(rest * (1 - rest) / 10_000 / (1 - slope**2), rel=0.25)
    assert variances == sorted(variances)
    assert memories == sorted(memories)
