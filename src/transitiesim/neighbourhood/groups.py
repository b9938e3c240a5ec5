"""Groups of homes that decide together: complexes, owners' associations and the homes of one landlord."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.neighbourhood.columns import NEVER, GroupKind, Groups, Tenure
from transitiesim.neighbourhood.layout import Places
from transitiesim.parameters import Parameters
from transitiesim.randomness import draws, stream

_OWNER = stream("groups: which corporation owns a complex")
_RENOVATION = stream("groups: month of renovation")
_POSITION = stream("groups: whether a complex can shift")
_LANDLORD = stream("groups: threshold of a landlord")


def form_groups(places: Places, parameters: Parameters, seed: int) -> tuple[NDArray[np.int32], Groups]:
    """Group numbers of all households (-1: decides alone) and the groups themselves."""
    sizes = {
        Tenure.CORPORATION: (GroupKind.COMPLEX, parameters.corporation.complex_homes),
        Tenure.PRIVATE_RENT: (GroupKind.LANDLORD, parameters.layout.homes_per_landlord),
    }
    group = np.full(len(places.tenure), -1, dtype=np.int32)
    kinds: list[NDArray[np.int64]] = []
    count = 0
    for tenure, (kind, size) in sizes.items():
        rows = np.flatnonzero(places.tenure == tenure)
        numbers = _chunks(places.sub_area[rows], size)
        found = int(numbers.max()) + 1 if len(rows) else 0
        group[rows] = numbers + count
        kinds.append(np.full(found, kind))
        count += found
    rows = np.flatnonzero(places.tenure == Tenure.ASSOCIATION)
    _, numbers = np.unique(places.building[rows], return_inverse=True)
    found = int(numbers.max()) + 1 if len(rows) else 0
    group[rows] = numbers + count
    kinds.append(np.full(found, GroupKind.ASSOCIATION))
    return group, groups_of(group, np.concatenate(kinds), places.sub_area, parameters, seed)


def groups_of(
    group: NDArray[np.int32],
    kind: NDArray[np.int64],
    sub_area: NDArray[np.integer[Any]],
    parameters: Parameters,
    seed: int,
) -> Groups:
    """Groups from the group number of each household and the kind of each group."""
    count = len(kind)
    in_group = np.flatnonzero(group >= 0)
    members = in_group[np.argsort(group[in_group], kind="stable")].astype(np.uint32)
    start = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(group[in_group], minlength=count), out=start[1:])
    first = members[np.minimum(start[:-1], max(0, len(members) - 1))] if len(members) else np.zeros(count, np.uint32)
    cycle = parameters.corporation.renovation_cycle
    is_complex = kind == GroupKind.COMPLEX
    corporation = (draws(seed, _OWNER, count) * parameters.corporation.corporations).astype(np.int32)
    chance = np.clip(draws(seed, _LANDLORD, count), 1e-9, 1 - 1e-9)
    return Groups(
        kind=kind.astype(np.uint8),
        owner=np.where(is_complex, corporation, np.arange(count)).astype(np.int32),
        sub_area=sub_area[first].astype(np.uint16),
        renovation=np.where(is_complex, (draws(seed, _RENOVATION, count) * cycle), NEVER).astype(np.int16),
        position=draws(seed, _POSITION, count).astype(np.float32),
        threshold=np.log(chance / (1 - chance)).astype(np.float32),
        start=start,
        members=members,
    )


def _chunks(sub_area: NDArray[np.integer[Any]], size: int) -> NDArray[np.int64]:
    """Numbers that cut the homes of each sub-area, in order of place, into chunks of about the given size."""
    if len(sub_area) == 0:
        return np.zeros(0, np.int64)
    counts = np.bincount(sub_area)
    chunks = np.maximum(np.rint(counts / size).astype(np.int64), (counts > 0).astype(np.int64))
    first = np.cumsum(counts) - counts
    rank = np.arange(len(sub_area)) - first[sub_area]
    return np.asarray((np.cumsum(chunks) - chunks)[sub_area] + rank * chunks[sub_area] // counts[sub_area])
