"""Laying out a neighbourhood: dwellings in buildings, streets and sub-areas on a grid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transitiesim.neighbourhood.columns import Tenure
from transitiesim.parameters.layout import Layout
from transitiesim.randomness import draws, stream

_STREET_ORDER = stream("layout: order of streets")
_CORPORATION_STREETS = stream("layout: streets of corporations")
_PRIVATE_RENT = stream("layout: privately rented homes")


@dataclass(frozen=True, slots=True)
class Places:
    """Where each dwelling lies and whose it is; arrays of length n in order of place."""

    flat: NDArray[np.bool_]
    building: NDArray[np.uint32]
    street: NDArray[np.uint32]
    block: NDArray[np.uint32]
    sub_area: NDArray[np.uint16]
    row: NDArray[np.uint16]
    column: NDArray[np.uint16]
    tenure: NDArray[np.uint8]
    sub_areas: int
    streets: int
    shape: tuple[int, int]


def hilbert_cells(cells: int) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Rows and columns of the first cells along a Hilbert curve, and the side of its square grid.

    Neighbours along the curve are neighbours on the grid, so stretches of it make compact streets and sub-areas.
    """
    order = max(1, int(np.ceil(np.log2(max(2, cells)) / 2)))
    side = 1 << order
    distance = np.arange(cells, dtype=np.int64)
    x = np.zeros(cells, dtype=np.int64)
    y = np.zeros(cells, dtype=np.int64)
    step = 1
    while step < side:
        right = 1 & (distance // 2)
        up = 1 & (distance ^ right)
        turn = up == 0
        flip = turn & (right == 1)
        x[flip], y[flip] = step - 1 - x[flip], step - 1 - y[flip]
        x[turn], y[turn] = y[turn], x[turn]
        x += step * right
        y += step * up
        distance //= 4
        step *= 2
    return y, x, side


def sub_area_count(homes: int, layout: Layout) -> int:
    """Number of sub-areas of a neighbourhood with so many homes."""
    return int(np.clip(round(homes / layout.homes_per_sub_area), 1, layout.sub_areas_at_most))


def lay_out(
    homes: int, apartments_share: float, tenure_shares: tuple[float, float, float], layout: Layout, seed: int
) -> Places:
    """Place dwellings and say whose they are.

    Args:
        homes: number of dwellings, n.
        apartments_share: share that are flats.
        tenure_shares: shares of owner-occupiers, corporations and private landlords, adding up to one.
        layout: numbers of the layout.
        seed: seed of the replicate.
    """
    flats = round(homes * apartments_share)
    street_sizes, street_flat = _streets(homes - flats, flats, layout)
    order = np.argsort(draws(seed, _STREET_ORDER, len(street_sizes)), kind="stable")
    street_sizes, street_flat = street_sizes[order], street_flat[order]
    streets = len(street_sizes)
    street = np.repeat(np.arange(streets), street_sizes)
    flat = street_flat[street]
    first = np.cumsum(street_sizes) - street_sizes
    rank = np.arange(homes) - first[street]
    per_cell = np.where(flat, layout.homes_per_building, 1)
    cells_before = np.concatenate(
        [[0], np.cumsum(-(-street_sizes // np.where(street_flat, layout.homes_per_building, 1)))]
    )
    building = cells_before[street] + rank // per_cell
    row, column, side = hilbert_cells(int(cells_before[-1]))
    sub_areas = sub_area_count(homes, layout)
    middle = first + street_sizes / 2
    sub_area_of_street = np.minimum((middle * sub_areas / homes).astype(np.int64), sub_areas - 1)
    return Places(
        flat=flat,
        building=building.astype(np.uint32),
        street=street.astype(np.uint32),
        block=(street // layout.streets_per_block).astype(np.uint32),
        sub_area=sub_area_of_street[street].astype(np.uint16),
        row=row[building].astype(np.uint16),
        column=column[building].astype(np.uint16),
        tenure=_tenures(flat, street, streets, tenure_shares, layout, seed).astype(np.uint8),
        sub_areas=int(sub_area_of_street.max()) + 1 if streets else 1,
        streets=streets,
        shape=(side, side),
    )


def _streets(houses: int, flats: int, layout: Layout) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    per_flat_street = layout.homes_per_building * layout.buildings_per_street
    sizes = [_even_parts(houses, layout.houses_per_street), _even_parts(flats, per_flat_street)]
    is_flat = np.repeat([False, True], [len(part) for part in sizes])
    return np.concatenate(sizes), is_flat


def _even_parts(total: int, size: int) -> NDArray[np.int64]:
    if total == 0:
        return np.zeros(0, dtype=np.int64)
    parts = max(1, round(total / size))
    return np.full(parts, total // parts, dtype=np.int64) + (np.arange(parts) < total % parts)


def _tenures(
    flat: NDArray[np.bool_],
    street: NDArray[np.int64],
    streets: int,
    shares: tuple[float, float, float],
    layout: Layout,
    seed: int,
) -> NDArray[np.int64]:
    """Corporations own whole streets, flats first by preference; private renting is scattered over the rest."""
    homes = len(flat)
    owners, corporation, private = shares
    wanted = min(homes, round(homes * corporation / max(1e-9, owners + corporation + private)))
    flat_street = np.zeros(streets, dtype=bool)
    flat_street[street] = flat
    preference = draws(seed, _CORPORATION_STREETS, streets) - layout.corporation_in_flats * flat_street
    position = np.argsort(np.argsort(preference, kind="stable"), kind="stable")[street]
    in_order = np.argsort(position, kind="stable")
    tenure = np.empty(homes, dtype=np.int64)
    tenure[in_order[:wanted]] = Tenure.CORPORATION
    rest = np.sort(in_order[wanted:])
    tenure[rest] = np.where(flat[rest], Tenure.ASSOCIATION, Tenure.OWNER)
    rented = min(len(rest), round(homes * private / max(1e-9, owners + corporation + private)))
    scattered = draws(seed, _PRIVATE_RENT, homes)[rest] - layout.private_rent_in_flats * flat[rest]
    tenure[rest[np.argsort(scattered, kind="stable")[:rented]]] = Tenure.PRIVATE_RENT
    return tenure
