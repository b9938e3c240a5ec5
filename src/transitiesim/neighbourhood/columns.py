"""A neighbourhood as columns: one row per household and dwelling, one per decision group, and who knows whom."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.errors import InputError, closest
from transitiesim.language import Text

NEVER = 32767  # a month that does not come


class Tenure(IntEnum):
    """Who owns the dwelling, and so who decides."""

    OWNER = 0
    ASSOCIATION = 1
    CORPORATION = 2
    PRIVATE_RENT = 3


class ResidentType(IntEnum):
    """Resident types; all but the first are hard to reach."""

    MAINSTREAM = 0
    POVERTY = 1
    LOW_LITERATE = 2
    OTHER_LANGUAGE = 3
    MENTAL_DISTRESS = 4


class Heating(IntEnum):
    """State of a home; exactly one at any time. The first three are on gas."""

    GAS = 0
    SIGNED = 1
    HYBRID = 2
    HEAT_PUMP = 3
    DISTRICT_HEAT = 4
    DEMOLISHED = 5
    NEW_BUILD = 6


class GroupKind(IntEnum):
    """Groups of homes that decide together."""

    COMPLEX = 0
    ASSOCIATION = 1
    LANDLORD = 2


TENURE_TEXT = {
    Tenure.OWNER: Text("eigenaar van een huis", "owner of a house"),
    Tenure.ASSOCIATION: Text("eigenaar in een VvE", "owner in an owners' association"),
    Tenure.CORPORATION: Text("huurder van een corporatie", "corporation tenant"),
    Tenure.PRIVATE_RENT: Text("huurder van een particuliere verhuurder", "tenant of a private landlord"),
}
RESIDENT_TYPE_TEXT = {
    ResidentType.MAINSTREAM: Text("gewoon bereikbaar", "ordinarily reachable"),
    ResidentType.POVERTY: Text("in armoede", "in poverty"),
    ResidentType.LOW_LITERATE: Text("laaggeletterd", "low literacy"),
    ResidentType.OTHER_LANGUAGE: Text("anderstalig", "other language"),
    ResidentType.MENTAL_DISTRESS: Text("psychische nood", "mental distress"),
}
HEATING_TEXT = {
    Heating.GAS: Text("op gas", "on gas"),
    Heating.SIGNED: Text("getekend, nog op gas", "signed, still on gas"),
    Heating.HYBRID: Text("hybride, nog op gas", "hybrid, still on gas"),
    Heating.HEAT_PUMP: Text("warmtepomp", "heat pump"),
    Heating.DISTRICT_HEAT: Text("warmtenet", "district heat"),
    Heating.DEMOLISHED: Text("gesloopt", "demolished"),
    Heating.NEW_BUILD: Text("nieuwbouw zonder gas", "new build without gas"),
}


@dataclass(frozen=True, slots=True)
class Ties:
    """Who looks at whom, as compressed rows: household i looks at `other[start[i]:start[i + 1]]`.

    Attributes:
        start: int32, length n + 1.
        other: uint32, numbers of the other households.
        complete: everybody knows everybody; then `other` is empty and the ties are not stored.
        turned: the same ties seen from the other end, where ties run one way; None where all run both ways.
    """

    start: NDArray[np.int32]
    other: NDArray[np.uint32]
    complete: bool = False
    turned: Ties | None = None

    @property
    def lookers(self) -> Ties:
        """Ties from the other end: those who look at household i."""
        return self if self.turned is None else self.turned

    @property
    def households(self) -> int:
        """Number of households."""
        return len(self.start) - 1


@dataclass(frozen=True, slots=True)
class Households:
    """Columns at the start; every array has one entry per household (length n).

    Attributes:
        tenure: `Tenure`, uint8.
        resident_type: `ResidentType`, uint8.
        sub_area: number of the sub-area from 0, uint16.
        block: number of the block of streets, uint32.
        street: number of the street, uint32.
        row: row of its cell on the grid, uint16.
        column: column of its cell on the grid, uint16.
        group: number of the group that decides, or -1 when the household decides alone, int32.
        gas_m3: gas for heat a year, float32.
        dwelling_part: standard normal part of the threshold that stays with the dwelling, float32.
        technical_route: whether the dwelling can leave gas at all, bool.
        threshold: personal threshold in logits, float32; float64 when it was given so, for 0.1 in single precision lies
            above 1 of 10 ties.
        bill_stress: 0 to 1, float32.
        concern: concern about the climate, 0 to 1, float32.
        nuisance: nuisance expected, 0 to 1, float32.
        reach: persistent reachability, uniform between 0 (reached first) and 1, float32.
        trust_programme: trust in the municipality, 0 to 1, float32.
        trust_offer: trust in the party that makes the offer, 0 to 1, float32.
        involvement: 0 to 1, float32.
        heating: `Heating`, uint8.
        next_moment: month in which the boiler is at its end, int16.
        cooking_gas: whether a home without gas for heat still cooks on gas, bool.
        demolition: month of demolition, or `NEVER`, int16.
        rebuilt: whether a new home without gas comes in its place, bool.
    """

    tenure: NDArray[np.uint8]
    resident_type: NDArray[np.uint8]
    sub_area: NDArray[np.uint16]
    block: NDArray[np.uint32]
    street: NDArray[np.uint32]
    row: NDArray[np.uint16]
    column: NDArray[np.uint16]
    group: NDArray[np.int32]
    gas_m3: NDArray[np.float32]
    dwelling_part: NDArray[np.float32]
    technical_route: NDArray[np.bool_]
    threshold: NDArray[np.floating[Any]]
    bill_stress: NDArray[np.float32]
    concern: NDArray[np.float32]
    nuisance: NDArray[np.float32]
    reach: NDArray[np.float32]
    trust_programme: NDArray[np.float32]
    trust_offer: NDArray[np.float32]
    involvement: NDArray[np.float32]
    heating: NDArray[np.uint8]
    next_moment: NDArray[np.int16]
    cooking_gas: NDArray[np.bool_]
    demolition: NDArray[np.int16]
    rebuilt: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.tenure)

    @staticmethod
    def dtypes() -> dict[str, type[Any]]:
        """Type of each column."""
        return dict(_DTYPES)


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups of homes that decide together; every array but `members` has one entry per group (length g).

    Attributes:
        kind: `GroupKind`, uint8.
        owner: number of the corporation, or of the landlord or association itself, int32.
        sub_area: sub-area it lies in, uint16.
        renovation: month of the next large renovation, int16 (complexes).
        position: uniform number between 0 and 1 that decides whether the complex can shift its schedule, float32.
        threshold: the landlord's threshold in logits, float32.
        start: length g + 1, int64; members of group k are `members[start[k]:start[k + 1]]`.
        members: numbers of households, uint32.
    """

    kind: NDArray[np.uint8]
    owner: NDArray[np.int32]
    sub_area: NDArray[np.uint16]
    renovation: NDArray[np.int16]
    position: NDArray[np.float32]
    threshold: NDArray[np.float32]
    start: NDArray[np.int64]
    members: NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.kind)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Everything of a place that does not depend on the scenario.

    Attributes:
        id: short name.
        name: name for people.
        municipality: where it lies.
        households: the columns.
        groups: complexes, owners' associations and landlords.
        ties: who knows whom.
        sub_areas: how many there are.
        streets: how many there are.
        shape: rows and columns of the grid.
        municipality_size: "large", "middle" or "small".
        heat_plan: "network", "own_route", "undecided", "green_gas" or "demolition".
        default_share: share of the figures that were filled by a default.
    """

    id: str
    name: str
    municipality: str
    households: Households
    groups: Groups
    ties: Ties
    sub_areas: int
    streets: int
    shape: tuple[int, int]
    municipality_size: str = "middle"
    heat_plan: str = "network"
    default_share: float = 0.0

    def with_columns(self, **columns: Any) -> Neighbourhood:
        """A copy with some household columns replaced, each checked by `checked_column`.

        Group numbers cannot go beyond the groups there are, nor sub-areas or streets beyond theirs.
        """
        n = len(self.households)
        new = {name: checked_column(name, values, n) for name, values in columns.items()}
        for name, count in (("group", len(self.groups)), ("sub_area", self.sub_areas), ("street", self.streets)):
            if name in new and int(new[name].astype(np.int64).max(initial=-1)) >= count:
                raise InputError(name, str(int(new[name].max())), Text(f"minder dan {count}", f"below {count}"))
        return dataclasses.replace(self, households=dataclasses.replace(self.households, **new))


_DTYPES: dict[str, type[Any]] = {
    "tenure": np.uint8,
    "resident_type": np.uint8,
    "sub_area": np.uint16,
    "block": np.uint32,
    "street": np.uint32,
    "row": np.uint16,
    "column": np.uint16,
    "group": np.int32,
    "gas_m3": np.float32,
    "dwelling_part": np.float32,
    "technical_route": np.bool_,
    "threshold": np.float32,
    "bill_stress": np.float32,
    "concern": np.float32,
    "nuisance": np.float32,
    "reach": np.float32,
    "trust_programme": np.float32,
    "trust_offer": np.float32,
    "involvement": np.float32,
    "heating": np.uint8,
    "next_moment": np.int16,
    "cooking_gas": np.bool_,
    "demolition": np.int16,
    "rebuilt": np.bool_,
}

_RANGES: dict[str, tuple[float, float]] = {
    "tenure": (0, max(Tenure)),
    "resident_type": (0, max(ResidentType)),
    "sub_area": (0, 65_534),
    "block": (0, 2**32 - 1),
    "street": (0, 2**32 - 1),
    "row": (0, 65_534),
    "column": (0, 65_534),
    "group": (-1, 2**31 - 1),
    "gas_m3": (0, 100_000),
    "dwelling_part": (-40, 40),
    "technical_route": (0, 1),
    "bill_stress": (0, 1),
    "concern": (0, 1),
    "nuisance": (0, 1),
    "reach": (0, 1),
    "trust_programme": (0, 1),
    "trust_offer": (0, 1),
    "involvement": (0, 1),
    "heating": (0, max(Heating)),
    "next_moment": (0, NEVER),
    "cooking_gas": (0, 1),
    "demolition": (0, NEVER),
    "rebuilt": (0, 1),
}


def column_of(name: str, values: Any) -> NDArray[Any]:
    """What was given for a column as an array; rows of unequal length are no column."""
    try:
        return np.ma.asanyarray(values) if np.ma.isMaskedArray(values) else np.asarray(values)
    except ValueError:
        what = Text("rijen van ongelijke lengte", "rows of unequal length")
        raise InputError(name, what, Text("een getal per huishouden", "one number for each household")) from None


def checked_column(name: str, values: Any, households: int) -> NDArray[Any]:
    """A household column of the right type and length, or a sentence that says what is wrong.

    Args:
        name: column of `Households`.
        values: one number for each household, or one number for all; thresholds may be infinite.
        households: n.

    Raises:
        InputError: unknown column, another length, not numbers, missing numbers, or numbers out of range.
    """
    if name not in _DTYPES:
        raise InputError(name, Text("onbekende kolom", "unknown column"), ", ".join(_DTYPES), closest(name, _DTYPES))
    array = column_of(name, values)
    masked = bool(np.ma.is_masked(array))
    try:
        array = np.broadcast_to(np.asarray(array), (households,))
    except ValueError:
        what = Text(f"vorm {array.shape}", f"shape {array.shape}")
        raise InputError(name, what, Text(f"{households} getallen", f"{households} numbers")) from None
    if array.dtype.kind not in "buif":
        raise InputError(name, Text("geen getallen", "not numbers"), Text("getallen", "numbers"))
    if masked or np.isnan(array.astype(np.float64)).any():
        raise InputError(name, Text("er ontbreekt een getal", "a number is missing"), Text("getallen", "numbers"))
    low, high = _RANGES.get(name, (-np.inf, np.inf))
    if households and (array.min() < low or array.max() > high):
        wrong = array.min() if array.min() < low else array.max()
        raise InputError(name, f"{wrong:g}", Text(f"{low:g} tot en met {high:g}", f"{low:g} to {high:g}"))
    # A copy: the neighbourhood shares no memory with what it was given, and kernels see one kind of array.
    dtype = np.float64 if name == "threshold" and array.dtype == np.float64 else _DTYPES[name]
    return np.array(array, dtype=dtype, order="C")
