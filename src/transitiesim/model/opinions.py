"""A month of opinions: ties talk, silence wears trust, involvement fades."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel
from transitiesim.model.pairs_of_ties import sum_over_ties
from transitiesim.rules.trust import after_talk, involvement_after_silence, silence_decay_in_practice, worn_by_silence

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition


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
    n = len(programme)
    worn = 0.0
    total = 0.0
    all_programme = 0.0
    all_offer = 0.0
    # Both trusts of last month lie side by side, as the two parts of one number: a tie is one look into memory.
    before = np.empty(0 if complete else n, np.complex64)
    if complete:
        for i in range(n):
            all_programme += programme[i]
            all_offer += offer[i]
    else:
        for i in range(n):
            before[i] = complex(programme[i], offer[i])
    for i in range(n):
        p = float(programme[i])
        o = float(offer[i])
        if talk > 0.0:
            if complete:
                if n > 1:
                    p = after_talk(p, (all_programme - p) / (n - 1), talk)
                    o = after_talk(o, (all_offer - o) / (n - 1), talk)
            else:
                count = start[i + 1] - start[i]
                if count > 0:
                    both = sum_over_ties(before, other, np.uint64(start[i]), np.uint64(start[i + 1]))
                    p = after_talk(p, both.real / count, talk)
                    o = after_talk(o, both.imag / count, talk)
        # Worked out for all and kept for those it holds for: a choice at every household cannot be foreseen.
        heard = p
        quiet = (month - last_news[i] > grace) | (last_news[i] < 0)
        p = worn_by_silence(p, decay, floor) if quiet else p
        o = worn_by_silence(o, decay, floor) if quiet else o
        worn += heard - p
        programme[i] = p
        offer[i] = o
        total += p
    for i in range(n):
        alone = (month - last_contact[i] > grace) | (last_contact[i] < 0)
        now = float(involvement[i])
        involvement[i] = involvement_after_silence(now, fading) if alone else now
    return worn, total / max(1, n)
