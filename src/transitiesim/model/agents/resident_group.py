"""The resident group: members come and go, it need not mirror the neighbourhood, and it is what managers hear."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import mesa
import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel
from transitiesim.neighbourhood import Heating, ResidentType
from transitiesim.randomness import NO_MONTH, draw, stream, stream_key
from transitiesim.rules.outreach import can_be_reached, dissimilarity, reach_of_method

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_STAY = stream("group: how long a member stays")
_JOIN = stream("group: time to the next member")
_WHO = stream("group: who joins")
_TYPES = len(ResidentType)
_TRIES = 12  # households looked at before nobody is found to join
_DEMOLISHED = int(Heating.DEMOLISHED)


class ResidentGroup(mesa.Agent):
    """Residents who think along: a birth-and-death process of members drawn from those who can be reached.

    Attributes:
        members: (time of leaving, time of joining, household, founder) of each member, as a heap.
        by_type: number of members of each resident type, length 5.
    """

    model: HeatTransition

    def __init__(self, model: HeatTransition) -> None:
        super().__init__(model)
        self.members: list[tuple[float, float, int, bool]] = []
        self.by_type = np.zeros(_TYPES, np.int64)
        self.joining_times = 0.0  # sum over the members, so that the mean need not look at each
        self.joined = 0
        self.next_join = 0.0
        self.planned = 0
        self.empty_months = 0
        homes = len(model.place.households)
        self.scale = homes / 1000.0
        founders = max(1, round(model.parameters.participation.members_at_start * self.scale))
        # Without reaching out there is no group, and the involvement that a column gives is left as it is.
        founders = founders if model.runs("staff_reach_out") else 0
        self.type_at_joining: dict[int, int] = {}
        self._plan_join(self._mean_wait())
        for _ in range(founders):
            self._add(float(model.time), self._reach(), founder=True)

    def __len__(self) -> int:
        return len(self.members)

    @property
    def founders_left(self) -> int:
        """Members who were there from the start."""
        return sum(founder for *_, founder in self.members)

    def mean_tenure(self) -> float:
        """Mean time that present members have been in the group, months."""
        if not self.members:
            return 0.0
        return float(self.model.time) - self.joining_times / len(self.members)

    def shares(self) -> NDArray[np.float64]:
        """Share of each resident type among members; zeros when the group is empty."""
        return self.by_type / max(1, len(self.members))

    def heard(self) -> float:
        """How far a type in proportion is heard, 0 to 1: deep enough, and by members who stay."""
        p = self.model.parameters.participation
        return min(1.0, p.depth / 3.0) * min(1.0, self.mean_tenure() / p.voice_months)

    def dissimilarity(self) -> float:
        """Index of dissimilarity between the group and the neighbourhood, 0 (mirror) to 1."""
        everyone, mine = self.model.type_shares(), self.shares()
        return float(sum(dissimilarity(mine[k], everyone[k]) for k in range(_TYPES)))

    def come_and_go(self) -> None:
        """A month: members whose time has come leave, and others join."""
        now = float(self.model.time)
        while self.members and self.members[0][0] <= now:
            _, joined, household, _ = heapq.heappop(self.members)
            self.joining_times -= joined
            kind = self.type_at_joining.pop(household)
            self.by_type[kind] -= 1
            if not self.members:
                self.model.tell("group_empty", self)
        if now >= self.next_join:
            reach, wait = self._reach(), self._mean_wait()
            meets = self.model.world.contact_factor >= 1.0
            while now >= self.next_join:
                if meets:
                    self._add(now, reach, founder=False)
                self._plan_join(wait)

    def _add(self, now: float, reach: float, *, founder: bool) -> None:
        """Somebody joins whom the present way of working can reach, if there is one; every try is a keyed draw."""
        model, state, p = self.model, self.model.state, self.model.parameters.participation
        self.joined += 1
        household = _first_reached(
            model.seed,
            self.joined * _TRIES,
            reach,
            p.hard_to_reach_weight,
            state.heating,
            state.resident_type,
            state.reach,
        )
        if household < 0 or household in self.type_at_joining:
            return
        kind = int(state.resident_type[household])
        stay = model.rolls.exponential(p.member_stay, _STAY, self.joined)
        heapq.heappush(self.members, (now + max(0.05, stay), now, household, founder))
        self.joining_times += now
        self.by_type[kind] += 1
        self.type_at_joining[household] = kind
        state.involvement[household] = 1.0

    def _reach(self) -> float:
        """Share of ordinary households that the present way of working reaches."""
        p = self.model.parameters.participation
        return reach_of_method(p.reach_scattered, p.reach_block, p.clustering)

    def _mean_wait(self) -> float:
        """Mean time until the next one joins, months."""
        return 1.0 / max(1e-9, self.model.parameters.participation.member_inflow * self.scale)

    def _plan_join(self, mean_wait: float) -> None:
        self.planned += 1
        self.next_join += self.model.rolls.exponential(mean_wait, _JOIN, self.planned)


@kernel
def _first_reached(
    seed: int,
    first_try: int,
    reach: float,
    hard_weight: float,
    heating: NDArray[np.uint8],
    resident_type: NDArray[np.uint8],
    reach_of: NDArray[np.float32],
) -> int:
    key = stream_key(seed, _WHO)
    n = len(heating)
    for k in range(_TRIES):
        household = int(draw(key, first_try + k, NO_MONTH) * n)
        if heating[household] == _DEMOLISHED:
            continue
        if can_be_reached(float(reach_of[household]), reach, resident_type[household] > 0, hard_weight):
            return household
    return -1
