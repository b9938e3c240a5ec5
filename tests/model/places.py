"""Small made-up neighbourhoods of which the tests know everything."""

from __future__ import annotations

from typing import Any

import numpy as np

from transitiesim.neighbourhood import NEVER, Neighbourhood, Tenure, neighbourhood_from
from transitiesim.parameters import Parameters, replace


def ring(homes: int, reach: int = 2) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Pairs of households that live next to each other on a ring."""
    one = np.repeat(np.arange(homes), reach)
    return np.stack([one, (one + np.tile(np.arange(1, reach + 1), homes)) % homes], axis=1)


def mixed_place(homes: int = 300, *, sub_areas: int = 3, seed: int = 3, **columns: Any) -> Neighbourhood:
    """Owners, associations, complexes and landlords in equal parts, spread over the sub-areas.

    Groups are cut from the order of place: each run of 25 homes of one tenure is one complex or association, each
    run of 5 privately rented homes has one landlord.
    """
    number = np.arange(homes)
    sub_area = number * sub_areas // homes
    tenure = np.array([Tenure.OWNER, Tenure.ASSOCIATION, Tenure.CORPORATION, Tenure.PRIVATE_RENT])[(number // 25) % 4]
    size = np.where(tenure == Tenure.PRIVATE_RENT, 5, 25)
    chunk = sub_area * 100_000 + number // 25 * 100 + number % 25 // size
    grouped = tenure != Tenure.OWNER
    _, group = np.unique(chunk[grouped], return_inverse=True)
    groups = np.full(homes, -1)
    groups[grouped] = group
    first = np.unique(group, return_index=True)[1]
    names = {Tenure.ASSOCIATION: "association", Tenure.CORPORATION: "complex", Tenure.PRIVATE_RENT: "landlord"}
    kinds = [names[Tenure(one)] for one in tenure[grouped][first]]
    given = {
        "tenure": tenure,
        "sub_area": sub_area,
        "street": number // 20,
        "row": number // 20,
        "column": number % 20,
        "group": groups,
        "next_moment": (number * 37) % 180,
    }
    return neighbourhood_from(given | columns, ring(homes, 4), group_kind=kinds, seed=seed)


def owners(homes: int, ties: Any = (), **columns: Any) -> Neighbourhood:
    """Owners of houses on gas, whose boilers last for ever."""
    given = {"tenure": np.full(homes, Tenure.OWNER), "next_moment": np.full(homes, NEVER)}
    return neighbourhood_from(given | columns, ring(homes) if isinstance(ties, tuple) else ties)


def with_numbers(**values: float) -> Parameters:
    """The default numbers with some replaced; the first `__` of a name stands for the dot."""
    return replace(Parameters(), {name.replace("__", ".", 1): value for name, value in values.items()})


WEIGHTLESS = {
    "acceptance.level_owner": 0.0,
    "acceptance.level_association": 0.0,
    "acceptance.level_tenant": 0.0,
    "acceptance.level_landlord": 0.0,
    "acceptance.weight_bill": 0.0,
    "acceptance.weight_fit": 0.0,
    "acceptance.weight_nuisance": 0.0,
    "acceptance.weight_climate": 0.0,
    "acceptance.weight_trust": 0.0,
    "acceptance.weight_ownership": 0.0,
}
"""Numbers with which the value of an offer is the effect of ties alone."""

PROMISING = {
    "supplier.minimum_share": 0.35,
    "supplier.source_minimum_homes": 20,
    "supplier.contract_months_first": 6,
    "supplier.build_months_first": 12,
    "participation.first_contact_month": 0,
    "participation.reach_scattered": 0.9,
    "participation.hard_to_reach_weight": 0.9,
    "staff.homes_per_post": 60.0,
    "acceptance.level_owner": 2.0,
    "programme.decision_units": 2,
    "corporation.joint_scheduling": 0.9,
}
"""Numbers with which a network is built soon in the mixed place, while campaigns still fail now and then."""
