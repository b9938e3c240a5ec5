"""A month of opinions: ties talk, silence wears trust, involvement fades."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel, usable_in_kernels
from transitiesim.model.pairs_of_ties import sums_over_ties
from transitiesim.rules.trust import after_talk, involvement_after_silence, silence_decay_in_practice, worn_by_silence

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_AT_ONCE = 512  # households worked out together: what is kept of them on the way stays near the processor


def opinions_move(model: HeatTransition) -> None:
    """Every household talks with its ties and forgets a little; all at once, from last month's opinions."""
    state, trust = model.state, model.parameters.trust
    open_line = silence_decay_in_practice(
        trust.silence_decay, model.practice.trust.silence_decay, model.office.outreach_filled_share()
    )
    worn, mean = _opinions(
        model.month,
        model.place.ties.start,
        model.place.ties.other,
        model.place.ties.complete,
        trust.talk,
        open_line,
        trust.floor,
        int(trust.silence_grace),
        trust.involvement_decay,
        state.last_contact,
        state.last_news,
        state.trust_programme,
        state.trust_offer,
        state.involvement,
    )
    model.counts.trust_worn_by_silence += worn / len(state.heating)
    model.mean_trust.append(mean)


@kernel
def _opinions(
    month: int,
    start: NDArray[np.int32],
    other: NDArray[np.uint32],
    complete: bool,
    talk: float,
    decay: float,
    floor: float,
    grace: int,
    fading: float,
    last_contact: NDArray[np.int16],
    last_news: NDArray[np.int16],
    programme: NDArray[np.float32],
    offer: NDArray[np.float32],
    involvement: NDArray[np.float32],
) -> tuple[float, float]:
    """A month of all households; returns the trust worn by silence, summed, and the mean trust in the programme.

    One small loop after the other over some hundred households, each without a choice: such a loop the compiler makes
    into steps of four households at a time, a loop that does it all not.
    """
    n = len(programme)
    worn = 0.0
    total = 0.0
    all_programme = 0.0
    all_offer = 0.0
    # Both trusts of last month lie side by side, as the two parts of one number: a tie is one look into memory.
    before = np.zeros(0 if complete else n + 1, np.complex64)
    if complete:
        for i in range(n):
            all_programme += programme[i]
            all_offer += offer[i]
    else:
        for i in range(n):
            before[i] = complex(programme[i], offer[i])
    heard_programme = np.empty(_AT_ONCE)
    heard_offer = np.empty(_AT_ONCE)
    lost = np.empty(_AT_ONCE)
    quiet = np.empty(_AT_ONCE, np.bool_)
    for first in range(0, n, _AT_ONCE):
        last = min(n, first + _AT_ONCE)
        size = last - first
        p, o = programme[first:last], offer[first:last]
        new_p, new_o = heard_programme[:size], heard_offer[:size]
        if complete:
            _talk_with_all(p, all_programme, n, talk, new_p)
            _talk_with_all(o, all_offer, n, talk, new_o)
        else:
            sums_over_ties(before, start, other, first, new_p, new_o)
            _talk_with_ties(p, start[first : last + 1], talk, new_p)
            _talk_with_ties(o, start[first : last + 1], talk, new_o)
        _long_ago(month, grace, last_news[first:last], quiet)
        _silence_wears(quiet, decay, floor, new_o, lost, o)
        _silence_wears(quiet, decay, floor, new_p, lost, p)
        for k in range(size):
            worn += lost[k]
            total += new_p[k]
        _long_ago(month, grace, last_contact[first:last], quiet)
        _involvement_fades(quiet, fading, involvement[first:last])
    return worn, total / max(1, n)


@usable_in_kernels
def _talk_with_all(
    trust: NDArray[np.float32], all_trust: float, households: int, talk: float, heard: NDArray[np.float64]
) -> None:
    """Trust after talk with everybody else, put in `heard`."""
    for k in range(len(trust)):
        now = float(trust[k])
        heard[k] = after_talk(now, (all_trust - now) / (households - 1), talk) if households > 1 else now


@usable_in_kernels
def _talk_with_ties(
    trust: NDArray[np.float32], start: NDArray[np.int32], talk: float, heard: NDArray[np.float64]
) -> None:
    """Trust after talk with ties, put in `heard`, which holds the sum over the ties; unchanged without ties."""
    for k in range(len(trust)):
        now = float(trust[k])
        ties = float(start[k + 1] - start[k])
        talked = after_talk(now, heard[k] / max(1.0, ties), talk)
        heard[k] = talked if ties > 0.0 else now


@usable_in_kernels
def _long_ago(month: int, grace: int, last: NDArray[np.int16], long_ago: NDArray[np.bool_]) -> None:
    """Whether a month lies longer ago than the months of grace, or never was."""
    for k in range(len(last)):
        long_ago[k] = (month - last[k] > grace) | (last[k] < 0)


@usable_in_kernels
def _silence_wears(
    quiet: NDArray[np.bool_],
    decay: float,
    floor: float,
    heard: NDArray[np.float64],
    lost: NDArray[np.float64],
    trust: NDArray[np.float32],
) -> None:
    """Wear what was `heard` where it was quiet, book it as the new trust, and put in `lost` what was worn."""
    for k in range(len(trust)):
        now = worn_by_silence(heard[k], decay, floor) if quiet[k] else heard[k]
        lost[k] = heard[k] - now
        heard[k] = now
        trust[k] = now


@usable_in_kernels
def _involvement_fades(alone: NDArray[np.bool_], fading: float, involvement: NDArray[np.float32]) -> None:
    """Involvement of those without a recent contact."""
    for k in range(len(involvement)):
        now = float(involvement[k])
        involvement[k] = involvement_after_silence(now, fading) if alone[k] else now
