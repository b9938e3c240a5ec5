"""Whether each switch does something, something of its own, and at a price."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import ttest_1samp

from transitiesim.analysis.intervals import Estimate
from transitiesim.patterns.arms import DUMMY
from transitiesim.patterns.primary import EARLY, EARLY_WORSE, HEADLINES, PRIMARY, Primary, fingerprint
from transitiesim.patterns.verdicts import Tables
from transitiesim.recommendations import switches

LEVEL = 0.05
_RAISED = frozenset({"2.1", "2.2", "2.4", "2.5", "3.4", "4.1", "4.2", "4.4", "5.1", "5.5", "6.1", "6.3", "7.1", "7.3"})
_Z = 1.959963984540054


@dataclass(frozen=True)
class Effect:
    """A mean paired difference.

    Attributes:
        measure: of what.
        found: the difference with its 95 percent interval (normal, over replicates).
        p: of the paired t-test that it is zero; 1 when nothing differs, 0 when every run differs by the same.
        p_corrected: after Holm's correction within its family; NaN before.
    """

    measure: str
    found: Estimate
    p: float
    p_corrected: float = math.nan


@dataclass(frozen=True)
class SwitchVerdict:
    """What came out for one switch.

    Attributes:
        primary: how it was judged.
        outcome: its primary outcome.
        moves_outcome: whether that is significant after correction, in the right direction and large enough.
        mark: its fingerprint, in the same context.
        moves_mark: whether that is significant after correction and in the declared direction.
        losses: early losses that are significant after correction, in the mixed context with nothing else on.
    """

    primary: Primary
    outcome: Effect
    moves_outcome: bool
    mark: Effect
    moves_mark: bool
    losses: tuple[Effect, ...]


def effect(off: pd.DataFrame, on: pd.DataFrame, measure: str) -> Effect:
    """Mean paired difference of a measure between two arms on the same replicates."""
    difference = (on[measure] - off[measure]).dropna().to_numpy(np.float64)
    n = len(difference)
    if n < 2:
        return Effect(measure, Estimate(math.nan, math.nan, math.nan), 1.0)
    middle, error = float(difference.mean()), float(difference.std(ddof=1)) / math.sqrt(n)
    if error <= 1e-12 * max(1.0, abs(middle)):
        return Effect(measure, Estimate(middle, middle, middle), 1.0 if middle == 0.0 else 0.0)
    p = float(ttest_1samp(difference, 0.0).pvalue)
    return Effect(measure, Estimate(middle, middle - _Z * error, middle + _Z * error), p)


def holm(p: Sequence[float]) -> list[float]:
    """Corrected p-values that keep the chance of any false alarm in a family (Holm 1979)."""
    order = np.argsort(p)
    raised = np.maximum.accumulate(np.asarray(p)[order] * np.arange(len(p), 0, -1))
    corrected = np.empty(len(p))
    corrected[order] = np.minimum(1.0, raised)
    found: list[float] = corrected.tolist()
    return found


def _corrected(effects: Sequence[Effect], family: int) -> list[Effect]:
    """Corrected by Holm; when only some of a family were tested, each as if it came first in the whole (Bonferroni)."""
    p = [one.p for one in effects]
    corrected = holm(p) if len(p) == family else [min(1.0, family * one) for one in p]
    return [Effect(one.measure, one.found, one.p, after) for one, after in zip(effects, corrected, strict=True)]


def direction_of_mark(code: str) -> int:
    """1 when a switch should raise its fingerprint, -1 when it should lower it."""
    return 1 if code in _RAISED else -1


def judge_switches(tables: Tables, codes: Sequence[str] | None = None) -> list[SwitchVerdict]:
    """Judge the 29 switches; each family of tests (outcomes, fingerprints, early losses) is corrected as a whole.

    Args:
        tables: runs by profile and arm; what `needed_to_judge` names.
        codes: switches to judge; all when left out. With fewer, each is corrected for the 29 all the same.
    """
    every = len(PRIMARY)
    chosen = [PRIMARY[code] for code in (codes or switches())]
    pairs = [(tables[one.profile, one.off], tables[one.profile, one.on]) for one in chosen]
    outcomes = _corrected([effect(*pair, one.measure) for one, pair in zip(chosen, pairs, strict=True)], every)
    marks = _corrected([effect(*pair, fingerprint(one.code)) for one, pair in zip(chosen, pairs, strict=True)], every)
    base = tables["mixed", "practice"]
    losses = [effect(base, tables["mixed", one.code], name) for one in chosen for name in EARLY]
    early = _corrected(losses, every * len(EARLY))
    verdicts = []
    for number, one in enumerate(chosen):
        outcome, mark = outcomes[number], marks[number]
        size = one.better * outcome.found.value
        of_switch = early[number * len(EARLY) : (number + 1) * len(EARLY)]
        verdicts.append(
            SwitchVerdict(
                one,
                outcome,
                outcome.p_corrected < LEVEL and size >= one.least,
                mark,
                mark.p_corrected < LEVEL and direction_of_mark(one.code) * mark.found.value > 0.0,
                tuple(
                    loss
                    for loss, worse in zip(of_switch, EARLY_WORSE, strict=True)
                    if loss.p_corrected < LEVEL and worse * loss.found.value > 0.0
                ),
            )
        )
    return verdicts


def all_measures() -> tuple[str, ...]:
    """Fingerprints and headline outcomes, each once."""
    return tuple(dict.fromkeys([*(fingerprint(code) for code in switches()), *HEADLINES]))


def effects_in(tables: Tables, profile: str) -> pd.DataFrame:
    """Standardised effects of every switch on every measure in one profile, with nothing else on.

    An effect is divided by the standard deviation over the runs of practice; where practice does not vary, by the root
    mean square of that effect over the switches.

    Returns:
        Long table: code, measure, effect, low, high (95 percent), p.
    """
    base = tables[profile, "practice"]
    rows = []
    for code in (*switches(), *((DUMMY,) if (profile, DUMMY) in tables else ())):
        for measure in all_measures():
            one = effect(base, tables[profile, code], measure)
            rows.append((code, measure, one.found.value, one.found.low, one.found.high, one.p))
    frame = pd.DataFrame(rows, columns=["code", "measure", "effect", "low", "high", "p"])
    scale = {measure: _scale(base, frame, measure) for measure in all_measures()}
    for column in ("effect", "low", "high"):
        frame[column] /= frame["measure"].map(scale)
    return frame


def _scale(base: pd.DataFrame, frame: pd.DataFrame, measure: str) -> float:
    spread = float(base[measure].std())
    if spread > 1e-12:
        return spread
    effects = frame.loc[(frame["measure"] == measure) & (frame["code"] != DUMMY), "effect"]
    size = float(np.sqrt((effects**2).mean()))
    return size if size > 0.0 else 1.0


def likeness(effects: pd.DataFrame, *, own_fingerprints: bool) -> pd.DataFrame:
    """Cosine of the effect vectors of every pair of switches.

    Each measure is first divided by the root mean square of its effects over the switches, so that no measure with a
    small natural spread outweighs all others.

    Args:
        effects: as `effects_in` gives them, for one profile.
        own_fingerprints: whether the fingerprints of the two switches of a pair count.

    Returns:
        Table: one, other, cosine.
    """
    codes = list(switches())
    wide = effects.pivot_table(index="code", columns="measure", values="effect").loc[codes, list(all_measures())]
    size = np.sqrt((wide**2).mean())
    scaled: NDArray[np.float64] = (wide / size.where(size > 0.0, 1.0)).to_numpy(np.float64)
    place = {measure: number for number, measure in enumerate(all_measures())}
    rows = []
    for i, one in enumerate(codes):
        for j in range(i + 1, len(codes)):
            left_out = [] if own_fingerprints else [place[fingerprint(one)], place[fingerprint(codes[j])]]
            a, b = (np.delete(scaled[k], left_out) for k in (i, j))
            length = float(np.linalg.norm(a) * np.linalg.norm(b))
            rows.append((one, codes[j], float(a @ b) / length if length else math.nan))
    return pd.DataFrame(rows, columns=["one", "other", "cosine"])


def placebo_alarms(tables: Tables) -> Mapping[str, float]:
    """Measures on which the dummy switch differs after correction, with their p-values; should be empty."""
    base, dummy = tables["mixed", "practice"], tables["mixed", DUMMY]
    found = _corrected([effect(base, dummy, measure) for measure in all_measures()], len(all_measures()))
    return {one.measure: one.p_corrected for one in found if one.p_corrected < LEVEL}


def early_losses(verdicts: Sequence[SwitchVerdict]) -> list[str]:
    """Codes of the switches that lose something at first."""
    return [one.primary.code for one in verdicts if one.losses]
