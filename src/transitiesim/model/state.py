"""The changing columns of a run: one truth, which residents and institutions look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.model.telling import tell_ties
from transitiesim.neighbourhood import Heating, Neighbourhood

NOT_YET = -1


class Answer(IntEnum):
    """Last answer of a household to an offer."""

    NEVER_ASKED = 0
    YES = 1
    NO = 2


class Cause(IntEnum):
    """Why a home left gas; every home without gas has one."""

    NONE = 0
    CAMPAIGN = 1
    BALLOT = 2
    ASSOCIATION = 3
    LANDLORD = 4
    OWN_MOMENT = 5
    FOLLOW_UP = 6
    RENOVATION = 7
    OBLIGATION = 8
    NEW_BUILD = 9
    AT_START = 10


@dataclass(slots=True)
class State:
    """Columns that change; every array has one entry per household (length n).

    The first eleven start as the columns of the same name in `Households`.

    Attributes:
        last_contact: month of the last contact by the programme, -1 for never; int16.
        last_news: month in which the household was contacted or a tie of it was, -1 for never; int16.
        contact_post: number of the post that keeps the contact, -1 for none; int16.
        asked: month in which the household was last asked to decide, -1 for never; int16.
        answer: `Answer`; uint8.
        signed_month: month of the present signature, -1 for none; int16.
        signed_cause: `Cause` that will be booked when the home is connected; uint8.
        left_month: month in which the home left gas, -1 for not yet; int16.
        cause: `Cause`; uint8.
        seen: ties that have signed or left gas; uint16.
        hybrid: whether the home on gas has a hybrid heat pump, also when it has signed; bool.
    """

    heating: NDArray[np.uint8]
    resident_type: NDArray[np.uint8]
    threshold: NDArray[np.floating[Any]]
    bill_stress: NDArray[np.float32]
    concern: NDArray[np.float32]
    reach: NDArray[np.float32]
    trust_programme: NDArray[np.float32]
    trust_offer: NDArray[np.float32]
    involvement: NDArray[np.float32]
    next_moment: NDArray[np.int16]
    cooking_gas: NDArray[np.bool_]
    last_contact: NDArray[np.int16]
    last_news: NDArray[np.int16]
    contact_post: NDArray[np.int16]
    asked: NDArray[np.int16]
    answer: NDArray[np.uint8]
    signed_month: NDArray[np.int16]
    signed_cause: NDArray[np.uint8]
    left_month: NDArray[np.int16]
    cause: NDArray[np.uint8]
    seen: NDArray[np.uint16]
    hybrid: NDArray[np.bool_]

    @classmethod
    def at_start(cls, place: Neighbourhood, *, take: bool = False) -> State:
        """Columns at the start of a run.

        Args:
            place: the neighbourhood; nothing is shared with it, so runs stay apart.
            take: whether columns that change are taken over from the neighbourhood instead, which is then of no use
                to another run.
        """

        def own(column: NDArray[Any]) -> NDArray[Any]:
            return column if take and column.flags.writeable and column.flags.c_contiguous else column.copy()

        start = place.households
        n = len(start)
        off_gas = (start.heating >= Heating.HEAT_PUMP) & (start.heating != Heating.DEMOLISHED)
        adopted = off_gas | (start.heating == Heating.SIGNED)
        ties = place.ties
        seen = np.zeros(n, np.uint16)
        tell_ties(np.flatnonzero(adopted), 1, ties, seen)
        return cls(
            heating=own(start.heating),
            resident_type=own(start.resident_type),
            threshold=own(start.threshold),
            bill_stress=own(start.bill_stress),
            concern=own(start.concern),
            reach=own(start.reach),
            trust_programme=own(start.trust_programme),
            trust_offer=own(start.trust_offer),
            involvement=own(start.involvement),
            next_moment=own(start.next_moment),
            cooking_gas=own(start.cooking_gas),
            last_contact=np.full(n, NOT_YET, np.int16),
            last_news=np.full(n, NOT_YET, np.int16),
            contact_post=np.full(n, NOT_YET, np.int16),
            asked=np.full(n, NOT_YET, np.int16),
            answer=np.where(adopted, np.uint8(Answer.YES), np.uint8(Answer.NEVER_ASKED)),
            signed_month=np.where(start.heating == Heating.SIGNED, np.int16(0), np.int16(NOT_YET)),
            signed_cause=np.where(start.heating == Heating.SIGNED, np.uint8(Cause.CAMPAIGN), np.uint8(Cause.NONE)),
            left_month=np.where(off_gas, np.int16(0), np.int16(NOT_YET)),
            cause=np.where(off_gas, np.uint8(Cause.AT_START), np.uint8(Cause.NONE)),
            seen=seen,
            hybrid=start.heating == Heating.HYBRID,
        )
