"""Liveability: an outcome with parts of its own, each following what is done with years of delay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel
from transitiesim.rules.money import liveability_next

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

PARTS = ("home", "public_space", "ties", "safety")
RELIEVED = (0, 2)  # parts that a contact strengthens when it also helps with debt, care or maintenance
LOOKED_AT_EVERY = 3  # homes that left gas are counted once a quarter


class Liveability:
    """Four parts per sub-area.

    Attributes:
        level: present level, 0 to 1, shape (4, sub-areas).
        target: level to which measures pull it, same shape.
    """

    def __init__(self, model: HeatTransition) -> None:
        self.model = model
        shape = (len(PARTS), model.place.sub_areas)
        self.level: NDArray[np.float64] = np.full(shape, model.parameters.liveability.start)
        self.target = self.level.copy()
        homes = model.place.households
        self.homes = np.maximum(1, np.bincount(homes.sub_area, minlength=model.place.sub_areas))
        self.all_homes = float(self.homes.sum())
        self._left_gas: NDArray[np.float64] | None = None  # share of the homes of each sub-area, as last looked at

    def linked(self, sub_area: int, gain: float, parts: tuple[int, ...]) -> None:
        """A link between tasks raises the target of some parts in one sub-area."""
        rows = list(parts)
        self.target[rows, sub_area] += gain * (1.0 - self.target[rows, sub_area])

    def streets_opened(self, sub_areas: NDArray[np.int64], openings: float) -> None:
        """Opened streets lower the level of public space at once."""
        loss = self.model.parameters.liveability.street_nuisance * openings
        self.level[1, sub_areas] = np.maximum(0.0, self.level[1, sub_areas] - loss)

    def follow(self, joint: float) -> None:
        """A month: levels move to their targets, targets fade without upkeep.

        Contacts that also helped with debt, care or maintenance strengthen ties and home, everywhere alike. The comfort
        of homes that left gas is added to the target of the part of the home.

        Args:
            joint: how many contacts of this month did so.
        """
        model = self.model
        p = model.parameters.liveability
        if model.month % LOOKED_AT_EVERY == 0 or self._left_gas is None:
            self._left_gas = model.left_gas_by_sub_area() / self.homes
        relief = model.parameters.participation.relief_per_contact * (joint / self.all_homes) if joint else 0.0
        _follow(self.level, self.target, relief, self._left_gas, p.start, p.fade, p.lag, p.comfort_gas_free)

    def mean(self) -> NDArray[np.float64]:
        """Mean level of each part over all homes, length 4."""
        mean: NDArray[np.float64] = (self.level @ self.homes) / self.homes.sum()
        return mean


def liveability_follows(model: HeatTransition) -> None:
    """A month of liveability."""
    joint = model.counts.joint_contacts - model.joint_contacts_seen
    model.joint_contacts_seen = model.counts.joint_contacts
    model.liveability.follow(joint)


@kernel
def _follow(
    level: NDArray[np.float64],
    target: NDArray[np.float64],
    relief: float,
    left_gas: NDArray[np.float64],
    start: float,
    fade: float,
    lag: float,
    comfort: float,
) -> None:
    for part in range(level.shape[0]):
        for area in range(level.shape[1]):
            if part in RELIEVED:
                target[part, area] += relief * (1.0 - target[part, area])
            target[part, area] += fade * (start - target[part, area])
            pull = target[part, area]
            if part == 0:
                pull = min(1.0, pull + comfort * left_gas[area])
            level[part, area] = liveability_next(level[part, area], pull, lag)
