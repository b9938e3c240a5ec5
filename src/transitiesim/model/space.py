"""The neighbourhood as a Mesa grid: cells with homes, and property layers over the columns.

The columns are the truth. The grid is made when somebody looks (a map, a notebook, a visualisation), for its cells
cost time and memory that a run does not need; its layers are worked out anew at each look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from mesa.discrete_space import OrthogonalMooreGrid, PropertyLayer
from numpy.typing import NDArray

from transitiesim.model.state import NOT_YET
from transitiesim.neighbourhood import GroupKind, Heating

if TYPE_CHECKING:
    from transitiesim.model.resident import Residents
    from transitiesim.model.transition import HeatTransition

_NOTHING = -1


class NeighbourhoodGrid(OrthogonalMooreGrid):
    """Cells on which dwellings, streets, pipes and complexes lie.

    Layers, one number per cell: `homes` (dwellings), `on_gas`, `signed`, `gas_free` (homes), `trust` (mean trust in
    the municipality), `reached` (homes ever contacted), `street`, `sub_area` and `complex` (numbers, -1 for none),
    `pipe` (0 empty, 1 planned, 2 dug, 3 in use).
    """

    def __init__(self, model: HeatTransition) -> None:
        super().__init__(model.place.shape, torus=False, capacity=None, random=model.random)
        self.model = model
        homes = model.place.households
        self._cell = homes.row.astype(np.int64) * model.place.shape[1] + homes.column
        for name, values in self._layers().items():
            self.add_property_layer(PropertyLayer.from_data(name, values))

    def look(self) -> NeighbourhoodGrid:
        """Bring the layers up to date with the columns."""
        for name, values in self._layers().items():
            getattr(self, name).data = values
        return self

    def residents_at(self, row: int, column: int) -> Residents:
        """Residents of the homes on one cell."""
        here = row * self.model.place.shape[1] + column
        return self.model.residents.where(self._cell == here)

    def _layers(self) -> dict[str, NDArray[Any]]:
        model = self.model
        state, homes = model.state, model.place.households
        standing = self._sum(state.heating != Heating.DEMOLISHED)
        one = np.full(standing.size, _NOTHING)
        street, sub_area, complexes = one.copy(), one.copy(), one.copy()
        street[self._cell] = homes.street
        sub_area[self._cell] = homes.sub_area
        if len(model.place.groups):
            kind = model.place.groups.kind[np.maximum(0, homes.group)]
            rented = (homes.group >= 0) & (kind == GroupKind.COMPLEX)
            complexes[self._cell[rented]] = homes.group[rented]
        pipe = np.zeros(standing.size, np.int64)
        pipe[self._cell] = model.pipe_of_street[homes.street]
        trust = self._sum(state.trust_programme) / np.maximum(1, self._sum(np.ones(len(homes))))
        layers: dict[str, NDArray[Any]] = {
            "homes": standing,
            "on_gas": self._sum(state.heating <= Heating.HYBRID),
            "signed": self._sum(state.heating == Heating.SIGNED),
            "gas_free": self._sum((state.heating >= Heating.HEAT_PUMP) & (state.heating != Heating.DEMOLISHED)),
            "trust": trust,
            "reached": self._sum(state.last_contact != NOT_YET),
            "street": street,
            "sub_area": sub_area,
            "complex": complexes,
            "pipe": pipe,
        }
        shape = model.place.shape
        return {
            name: values.reshape(shape).astype(float if name == "trust" else np.int64)
            for name, values in layers.items()
        }

    def _sum(self, values: NDArray[Any]) -> NDArray[np.float64]:
        rows, columns = self.model.place.shape
        return np.bincount(self._cell, weights=values, minlength=rows * columns)
