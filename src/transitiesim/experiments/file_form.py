"""The form of an experiment file: which keys there are and of which kind; what they mean together is checked later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from transitiesim.data_files import pydantic_complaint
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.scenario import last_month_of

_RANGE = Text(
    "true, een lijst met waarden, of een tabel als { low = 0.1, high = 0.5, steps = 5 }",
    "true, a list of values, or a table such as { low = 0.1, high = 0.5, steps = 5 }",
)
_QUOTED = Text('de naam tussen aanhalingstekens: "trust.start" = true', 'the name in quotation marks: "trust.start"')
ALL = "all"
MOST_LEVELS = 1_000


def _range_table(value: object) -> object:
    """A table of low, high and steps; a list of values as `levels`, `true` as an empty table."""
    if value is True:
        return {}
    if isinstance(value, list):
        return {"levels": value}
    if not isinstance(value, Mapping):
        raise InputError("", Text("is geen bereik", "is not a range"), _RANGE)
    if any(isinstance(one, Mapping) for one in value.values()) or value.keys() & {str(k) for k in range(10)}:
        raise InputError("", Text("is een tabel van tabellen", "is a table of tables"), _QUOTED)
    return value


_Number = Annotated[float, Field(allow_inf_nan=False)]


class _Table(BaseModel):
    """A table in the file: no other keys than these, no value of another kind."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class RangeTable(_Table):
    """The values that one factor takes; what is left out is as declared."""

    low: _Number | None = None
    high: _Number | None = None
    steps: Annotated[int, Field(ge=2, le=MOST_LEVELS)] | None = None
    levels: Annotated[list[_Number], Field(min_length=1, max_length=MOST_LEVELS)] | None = None


class DesignTable(_Table):
    """How the values are combined."""

    kind: Literal[
        "full_factorial", "fractional_factorial", "one_at_a_time", "latin_hypercube", "sobol", "morris", "table"
    ]
    samples: Annotated[int, Field(ge=1)] | None = None
    trajectories: Annotated[int, Field(ge=2, le=100_000)] | None = None
    levels: Annotated[int, Field(ge=2, le=100, multiple_of=2)] | None = None
    second_order: bool | None = None
    resolution: Annotated[int, Field(ge=3, le=30)] | None = None
    file: str | None = None


_Range = Annotated[RangeTable, BeforeValidator(_range_table)]


class ExperimentTable(_Table):
    """A whole experiment file."""

    title_nl: Annotated[str, Field(min_length=1, max_length=200)]
    title_en: Annotated[str, Field(min_length=1, max_length=200)]
    about_nl: Annotated[str, Field(max_length=4_000)] = ""
    about_en: Annotated[str, Field(max_length=4_000)] = ""
    scenarios: list[str] = ["baseline"]
    neighbourhoods: list[str]
    homes: dict[str, Annotated[int, Field(ge=30, le=100_000)]] = {}
    until: Annotated[int, BeforeValidator(last_month_of)] | None = None
    replicates: int = 10
    seed: int = 1
    uncertainty: str = "seeds"
    outcomes: list[str]
    years: list[int] = []
    precision: dict[str, _Number] = {}
    levers: dict[str, _Range] = {}
    uncertainties: dict[str, _Range] = {}
    design: DesignTable = DesignTable(kind="full_factorial")


_TABLES: dict[str, type[BaseModel]] = {
    "": ExperimentTable,
    "design.": DesignTable,
    "levers.*.": RangeTable,
    "uncertainties.*.": RangeTable,
}
_KEYS = [f"{place}{name}" for place, table in _TABLES.items() for name in table.model_fields]


def experiment_table(content: Mapping[str, object], where: str) -> ExperimentTable:
    """The content of an experiment file, with every key of the right kind.

    Args:
        content: what the TOML reader made of the file.
        where: the file, for the message.

    Raises:
        InputError: a key that is unknown, missing or of the wrong kind.
    """
    try:
        return ExperimentTable.model_validate(content)
    except ValidationError as error:
        raise pydantic_complaint(error, where, _KEYS) from error
