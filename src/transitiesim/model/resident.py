"""Residents as Mesa agents: each a view on one row of the columns, made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

import mesa
import numpy as np
from mesa.agentset import AbstractAgentSet, GroupBy

from transitiesim.language import Text
from transitiesim.model.explaining import Explanation, explain
from transitiesim.neighbourhood import Heating, ResidentType, Tenure

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_NAMES: dict[str, Callable[[int], Any]] = {"tenure": Tenure, "heating": Heating, "resident_type": ResidentType}


def _as_it_is(value: Any) -> Any:
    return value


class Changing:
    """Attribute of a resident that reads its row of a changing column, always through the resident's own model."""

    def __set_name__(self, owner: type[Any], name: str) -> None:
        self.name = name

    def __get__(self, resident: Resident | None, owner: type[Any]) -> Any:
        """The value in the resident's row."""
        if resident is None:
            return self
        return getattr(resident.model.state, self.name)[resident.row].item()

    def __set__(self, resident: Resident, value: Any) -> None:
        """Write the value into the resident's row: there is no other place for it."""
        getattr(resident.model.state, self.name)[resident.row] = value


class Lasting:
    """Attribute of a resident that reads its row of a column that stays as it was built."""

    def __set_name__(self, owner: type[Any], name: str) -> None:
        self.name = name

    def __get__(self, resident: Resident | None, owner: type[Any]) -> Any:
        """The value in the resident's row."""
        if resident is None:
            return self
        return getattr(resident.model.place.households, self.name)[resident.row].item()

    def __set__(self, resident: Resident, value: Any) -> None:
        """Refuse: what was built stays as it is during a run."""
        raise AttributeError(f"'{self.name}' stays as it was built; build the neighbourhood with another column")


class Resident(mesa.Agent):
    """One household: its only field of its own is its row; everything else is read from the columns.

    A resident is not registered with the model, so that making and dropping one leaves no trace.
    """

    model: HeatTransition

    bill_stress = Changing()
    concern = Changing()
    reach = Changing()
    threshold = Changing()
    trust_programme = Changing()
    trust_offer = Changing()
    involvement = Changing()
    last_contact = Changing()
    last_news = Changing()
    contact_post = Changing()
    next_moment = Changing()
    asked = Changing()
    seen = Changing()
    left_month = Changing()
    sub_area = Lasting()
    street = Lasting()
    block = Lasting()
    gas_m3 = Lasting()
    nuisance = Lasting()
    technical_route = Lasting()
    group = Lasting()

    def __init__(self, model: HeatTransition, row: int) -> None:
        # Not mesa.Agent.__init__: that would register the resident and keep it alive.
        self.model = model
        self.row = row
        self.unique_id = -1 - row
        self.pos = None

    @property
    def heating(self) -> Heating:
        """State of the home."""
        return Heating(int(self.model.state.heating[self.row]))

    @property
    def tenure(self) -> Tenure:
        """Who owns the home."""
        return Tenure(int(self.model.place.households.tenure[self.row]))

    @property
    def resident_type(self) -> ResidentType:
        """Type of the household."""
        return ResidentType(int(self.model.state.resident_type[self.row]))

    @property
    def ties(self) -> list[Resident]:
        """Residents this household knows."""
        ties = self.model.place.ties
        if ties.complete:
            return [one for one in self.model.residents if one.row != self.row]
        rows = ties.other[ties.start[self.row] : ties.start[self.row + 1]]
        return [self.model.resident(int(row)) for row in rows]

    @property
    def coordinate(self) -> tuple[int, int]:
        """Row and column of the cell on the grid."""
        homes = self.model.place.households
        return int(homes.row[self.row]), int(homes.column[self.row])

    def value_of_offer(self) -> float:
        """Value V of the network offer to this household now, in logits."""
        return explain(self.model, self.row).value

    def would_accept(self) -> bool:
        """Whether this household would say yes if it were asked now."""
        return explain(self.model, self.row).accepts

    def explain(self) -> Explanation:
        """Every term of the decision, and the sentence that says why not yet."""
        return explain(self.model, self.row)

    def sentence(self) -> Text:
        """Why this home is or is not off gas, in one sentence."""
        return explain(self.model, self.row).sentence

    def step(self) -> None:
        """Nothing: residents move with the columns, month by month."""

    def remove(self) -> None:
        """Residents cannot be removed: the rows of the columns are fixed.

        Raises:
            RuntimeError: always.
        """
        raise RuntimeError("a resident is a view on a row and cannot be removed")

    def __repr__(self) -> str:
        return f"Resident(row={self.row}, {self.tenure.name.lower()}, {self.heating.name.lower()})"


class LiveResidents:
    """The resident views that somebody holds at this moment, so that one row is one object."""

    def __init__(self) -> None:
        self._alive: WeakValueDictionary[int, Resident] = WeakValueDictionary()

    def of(self, model: HeatTransition, row: int) -> Resident:
        """The view on a row, made if nobody holds one."""
        one = self._alive.get(row)
        if one is None:
            one = self._alive[row] = Resident(model, row)
        return one


class Residents(AbstractAgentSet):
    """All residents, or some of them, as an agent set over row numbers; agents are made when touched."""

    def __init__(self, model: HeatTransition, rows: Any = None) -> None:
        self.model = model
        self.random = model.random
        self.rows = np.arange(len(model.place.households)) if rows is None else np.asarray(rows, dtype=np.int64)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Resident]:
        for row in self.rows:
            yield self._resident(int(row))

    def __contains__(self, agent: object) -> bool:
        return isinstance(agent, Resident) and agent.model is self.model and bool((self.rows == agent.row).any())

    def __getitem__(self, item: int | slice) -> Any:
        """The resident at a place, or a smaller set for a slice."""
        if isinstance(item, slice):
            return Residents(self.model, self.rows[item])
        return self._resident(int(self.rows[item]))

    @property
    def _agents(self) -> list[Resident]:
        """What Mesa's own methods of agent sets go through."""
        return list(self)

    def _resident(self, row: int) -> Resident:
        return self.model.resident(row)

    def _update(self, agents: Iterable[Resident]) -> Residents:
        """Keep only the given residents; a fixed set of columns cannot take others."""
        self.rows = np.array([one.row for one in agents], dtype=np.int64)
        return self

    def select(self, filter_func: Any = None, at_most: float = float("inf"), **options: Any) -> Residents:
        """Residents that a function accepts, at most so many (see Mesa); `where` is the quick way over columns."""
        chosen = Residents(self.model, self.rows)
        if filter_func is not None:
            chosen.rows = np.array([one.row for one in self if filter_func(one)], dtype=np.int64)
        if at_most != float("inf"):
            count = int(at_most) if isinstance(at_most, int) else int(at_most * len(chosen.rows))
            chosen.rows = chosen.rows[:count]
        if options.pop("inplace", False):
            self.rows = chosen.rows
            return self
        return chosen

    def where(self, mask: Any) -> Residents:
        """Residents for whom a mask over all households is true."""
        return Residents(self.model, self.rows[np.asarray(mask, bool)[self.rows]])

    def column(self, name: str) -> Any:
        """A column of these residents as an array (a copy), by name."""
        state, homes = self.model.state, self.model.place.households
        return np.asarray(getattr(state if hasattr(state, name) else homes, name))[self.rows]

    def groupby(self, by: Any, result_type: str = "agentset") -> GroupBy:
        """Residents in groups by an attribute or a function (see Mesa); "list" gives lists instead of sets."""
        values = self.column(by).tolist() if isinstance(by, str) else [by(one) for one in self]
        name: Callable[[Any], Any] = _NAMES.get(by, _as_it_is) if isinstance(by, str) else _as_it_is
        rows: dict[Any, list[int]] = {}
        for row, value in zip(self.rows.tolist(), values, strict=True):
            rows.setdefault(name(value), []).append(row)
        groups = {key: Residents(self.model, chosen) for key, chosen in rows.items()}
        lists = {key: list(group) for key, group in groups.items()}
        grouped: GroupBy = GroupBy(lists if result_type == "list" else groups)
        return grouped

    def add(self, agent: Any) -> None:  # noqa: ARG002
        """Residents cannot be added."""
        raise RuntimeError("the residents of a run are fixed: they are the rows of its columns")

    def discard(self, agent: Any) -> None:  # noqa: ARG002
        """Residents cannot be discarded."""
        raise RuntimeError("the residents of a run are fixed: they are the rows of its columns")

    def remove(self, agent: Any) -> None:  # noqa: ARG002
        """Residents cannot be removed."""
        raise RuntimeError("the residents of a run are fixed: they are the rows of its columns")

    def shuffle(self, inplace: bool = False) -> Residents:
        """The residents in another order, by the model's own generator (which no step of the month uses)."""
        rows = self.model.rng.permutation(self.rows)
        if inplace:
            self.rows = rows
            return self
        return Residents(self.model, rows)

    def sort(self, key: Any, ascending: bool = False, inplace: bool = False) -> Residents:
        """The residents sorted by an attribute or a function."""
        values = self.column(key) if isinstance(key, str) else np.array([key(one) for one in self])
        order = np.argsort(values, kind="stable")
        rows = self.rows[order if ascending else order[::-1]]
        if inplace:
            self.rows = rows
            return self
        return Residents(self.model, rows)

    def shuffle_do(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> Residents:
        """Call a method on every resident in another order."""
        self.shuffle().do(method, *args, **kwargs)
        return self

    def do(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> Residents:
        """Call a method on every resident; returns the set."""
        self.map(method, *args, **kwargs)
        return self

    def map(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Results of a method called on every resident."""
        return [
            getattr(one, method)(*args, **kwargs) if isinstance(method, str) else method(one, *args, **kwargs)
            for one in self
        ]
