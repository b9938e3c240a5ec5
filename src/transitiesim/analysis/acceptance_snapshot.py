"""One moment of a neighbourhood, as far as saying yes is concerned: values, thresholds, ties and decision groups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.analysis.cobweb import Basis
from transitiesim.errors import InputError
from transitiesim.kernels import kernel
from transitiesim.language import Text


@dataclass(frozen=True, eq=False)
class AcceptanceSnapshot:
    """What decides over the next yes, for n households that can still decide or have decided.

    A household says yes when `level + 2 * neighbours * (a - reference) >= threshold`, with a the share of its ties
    that takes part; a is 0 for a household without ties.

    Attributes:
        level: value of the offer without the neighbours' term, in logits; shape (n,), float64.
        threshold: personal threshold in logits; infinite when the household cannot say yes; shape (n,), float32 or
            float64.
        neighbours: J, weight of the neighbours in logits; zero or more.
        reference: share of ties at which the neighbours' term is zero.
        trust_weight: effect on the value, in logits, when the trust of everybody rises from 0 to 1.
        committed: has signed or left gas, and stays so; shape (n,), bool.
        askable: can be asked with the present reach; shape (n,), bool.
        ties_start: places where the ties of each household begin in `ties`, and the end; shape (n + 1,), whole numbers.
        ties: household at the other end; shape (number of ties,), whole numbers.
        complete: everybody knows everybody; `ties` is then empty and not looked at.
        complex_of: number of the rented complex with a ballot, -1 for none; shape (n,), whole numbers.
        complex_needed: yes votes needed per complex, of all its tenants; shape (complexes,), int64.
        unit_of: number of the unit with a business case of its own, -1 for a home that cannot count for any (such as
            one that left gas by its own route); shape (n,), whole numbers.
        unit_needed: homes that must commit per unit; shape (units,), int64.

    Raises:
        InputError: when a shape does not fit, a number is missing, or a household or group does not exist.
    """

    level: NDArray[np.float64]
    threshold: NDArray[np.floating[Any]]
    neighbours: float
    reference: float
    trust_weight: float
    committed: NDArray[np.bool_]
    askable: NDArray[np.bool_]
    ties_start: NDArray[np.integer[Any]]
    ties: NDArray[np.integer[Any]]
    complete: bool
    complex_of: NDArray[np.integer[Any]]
    complex_needed: NDArray[np.int64]
    unit_of: NDArray[np.integer[Any]]
    unit_needed: NDArray[np.int64]

    def __post_init__(self) -> None:
        n = len(self.level)
        if n == 0:
            _refuse("level", "er zijn geen huishoudens", "there are no households", "1 of meer", "1 or more")
        for name in ("threshold", "committed", "askable", "complex_of", "unit_of"):
            if getattr(self, name).shape != (n,):
                _refuse(name, "er is niet één getal per huishouden", "there is not one number per household", str(n))
        if not np.isfinite(self.level).all():
            _refuse("level", "er ontbreekt een waarde", "a value is missing", "eindige getallen", "finite numbers")
        if np.isnan(self.threshold).any():
            _refuse(
                "threshold", "er ontbreekt een drempel", "a threshold is missing", "getallen of inf", "numbers or inf"
            )
        if not 0.0 <= self.neighbours < np.inf:
            _refuse("neighbours", f"{self.neighbours} kan niet", f"{self.neighbours} is not possible", "J >= 0")
        if not np.isfinite([self.reference, self.trust_weight]).all():
            _refuse("reference, trust_weight", "geen getal", "not a number", "eindige getallen", "finite numbers")
        _check_groups("complex_of", self.complex_of, self.complex_needed)
        _check_groups("unit_of", self.unit_of, self.unit_needed)
        if not self.complete:
            self._check_ties(n)

    def _check_ties(self, n: int) -> None:
        start = self.ties_start
        if start.shape != (n + 1,) or start[0] != 0 or start[-1] != len(self.ties) or (start[1:] < start[:-1]).any():
            _refuse("ties_start", "past niet bij de banden", "does not fit the ties", f"0 .. {len(self.ties)}")
        if len(self.ties) and (self.ties.min() < 0 or self.ties.max() >= n):
            _refuse(
                "ties", "noemt een huishouden dat er niet is", "names a household that is not there", f"0 .. {n - 1}"
            )

    @property
    def homes(self) -> int:
        """Number of households, n."""
        return len(self.level)

    @cached_property
    def most_ties(self) -> int:
        """Ties of the household that has most."""
        return int(np.diff(self.ties_start).max())

    @cached_property
    def share_now(self) -> float:
        """Share of the households that is committed."""
        return float(np.count_nonzero(self.committed)) / self.homes

    def able(self, basis: Basis) -> NDArray[np.bool_]:
        """Households not yet committed that can be asked and could ever say yes; shape (n,).

        Args:
            basis: "all_asked" asks everybody, "present_reach" only those within the present reach.

        Raises:
            InputError: when the basis is not one of the two.
        """
        if basis not in ("all_asked", "present_reach"):
            _refuse("basis", f"'{basis}' is niet bekend", f"'{basis}' is not known", "all_asked, present_reach")
        able = ~self.committed & (self.threshold < np.inf)
        return able if basis == "all_asked" else able & self.askable

    def yes(self, adopted: NDArray[np.bool_], basis: Basis) -> NDArray[np.bool_]:
        """Committed households and those that say yes when asked once, seeing the adopted; shape (n,)."""
        yes = self.able(basis)
        _say_yes(
            self.level,
            self.threshold,
            2.0 * self.neighbours,
            self.reference,
            self.committed,
            adopted,
            int(np.count_nonzero(adopted)),
            self.complete,
            self.ties_start,
            self.ties,
            yes,
        )
        return yes


@kernel
def _say_yes(
    level: NDArray[np.float64],
    threshold: NDArray[np.floating[Any]],
    strength: float,
    reference: float,
    committed: NDArray[np.bool_],
    adopted: NDArray[np.bool_],
    adopters: int,
    complete: bool,
    start: NDArray[np.integer[Any]],
    ties: NDArray[np.integer[Any]],
    yes: NDArray[np.bool_],
) -> None:
    """From who can be asked to who says yes or is committed, in place."""
    n = len(level)
    for i in range(n):
        if yes[i]:
            if complete:
                share = (adopters - adopted[i]) / max(1, n - 1)
            else:
                seen = 0
                for place in range(start[i], start[i + 1]):
                    seen += adopted[ties[place]]
                share = seen / max(1, start[i + 1] - start[i])
            yes[i] = level[i] + strength * (share - reference) >= threshold[i]
        else:
            yes[i] = committed[i]


def _check_groups(name: str, group_of: NDArray[Any], needed: NDArray[Any]) -> None:
    if group_of.min() < -1 or group_of.max() >= len(needed):
        _refuse(name, "noemt een groep die er niet is", "names a group that is not there", f"-1 .. {len(needed) - 1}")


def _refuse(name: str, nl: str, en: str, allowed_nl: str, allowed_en: str | None = None) -> None:
    raise InputError(name, Text(nl, en), Text(allowed_nl, allowed_en or allowed_nl))
