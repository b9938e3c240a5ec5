"""The form of a scenario file: which keys there are and of which kind; what they mean together is checked later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from transitiesim.data_files import pydantic_complaint
from transitiesim.errors import InputError, closest
from transitiesim.language import Text
from transitiesim.scenario.checking_measures import shortened
from transitiesim.scenario.dates import date_text, first_month_of, last_month_of

_ON_OFF = Text(
    'true, false of een tabel als { strength = 0.7, from = "2023-01" }',
    'true, false or a table such as { strength = 0.7, from = "2023-01" }',
)
_MANDATE = Text(
    'false of een tabel als { designated = "2027-01", end_of_gas = "2035-01" }',
    'false or a table such as { designated = "2027-01", end_of_gas = "2035-01" }',
)
_QUOTED_CODE = Text('het nummer tussen aanhalingstekens: "5.3" = true', 'the number in quotation marks: "5.3" = true')
_QUOTED_PATH = Text(
    'een getal, met de naam tussen aanhalingstekens: "trust.gain" = 0.12',
    'a number, with the name in quotation marks: "trust.gain" = 0.12',
)


def _measure_table(value: object) -> object:
    """A table with strength and start for `true`, None for `false`; a table stays as it is."""
    if isinstance(value, bool):
        return {"strength": 1.0, "from": date_text(0)} if value else None
    if not isinstance(value, Mapping):
        raise InputError("", Text("is niet aan of uit", "is neither on nor off"), _ON_OFF)
    if any(key.isdecimal() for key in value):
        # TOML reads 5.3 without quotation marks as a table 5 with a key 3.
        raise InputError("", Text("is een tabel met nummers", "is a table of numbers"), _QUOTED_CODE)
    for key in value:
        if key not in {"strength", "from"}:
            what = Text("onbekende sleutel '{key}'", "unknown key '{key}'").format(key=shortened(key))
            raise InputError("", what, "strength, from", closest(key, ["strength", "from"]))
    return value


def _mandate_table(value: object) -> object:
    """A table, or None for `false`."""
    if value is False:
        return None
    if not isinstance(value, Mapping):
        raise InputError("", Text("is geen aanwijzing", "is not a designation"), _MANDATE)
    return value


def _not_a_table(value: object) -> object:
    """Anything but a table, which is what TOML makes of a dotted name without quotation marks."""
    if isinstance(value, Mapping):
        raise InputError("", Text("is een tabel", "is a table"), _QUOTED_PATH)
    return value


_Date = Annotated[int, BeforeValidator(first_month_of)]
_Number = Annotated[float, Field(allow_inf_nan=False)]
_Value = Annotated[_Number, BeforeValidator(_not_a_table)]


class _Table(BaseModel):
    """A table in the file: no other keys than these, no value of another kind."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class MeasureTable(_Table):
    """How one recommendation or part is on; what is left out stays as it was."""

    strength: _Number | None = None
    start: _Date | None = Field(default=None, alias="from")


class PriceShockTable(_Table):
    """One shock of the gas price."""

    start: _Date = Field(alias="from")
    factor: _Number
    months: int


class WorldEventTable(_Table):
    """Something that is made to happen in a month."""

    start: _Date = Field(alias="from")
    kind: str


class MandateTable(_Table):
    """Designation and end date."""

    designated: _Date
    end_of_gas: _Date


class WorldTable(_Table):
    """Assumptions about the world; what is left out stays as it was."""

    pandemic: bool = True
    price_history: bool = True
    elections: bool = True
    heat_pumps: bool = True
    price_shocks: list[PriceShockTable] = []
    mandate: Annotated[MandateTable | None, BeforeValidator(_mandate_table)] = None
    events: list[WorldEventTable] = []


class ProcessesTable(_Table):
    """Steps of the month that are switched off."""

    off: list[str]


class DatedParametersTable(BaseModel):
    """Parameters from a month on: a date and further dotted names."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)
    __pydantic_extra__: dict[str, _Value] = Field(init=False)

    start: _Date = Field(alias="from")


class ScenarioTable(_Table):
    """A whole scenario file."""

    title_nl: str
    title_en: str
    about_nl: str = ""
    about_en: str = ""
    based_on: str | None = None
    until: Annotated[int, BeforeValidator(last_month_of)] | None = None
    recommendations: dict[str, Annotated[MeasureTable | None, BeforeValidator(_measure_table)]] = {}
    world: WorldTable = WorldTable()
    parameters: dict[str, _Value] = {}
    parameters_from: list[DatedParametersTable] = []
    processes: ProcessesTable | None = None


_TABLES: dict[str, type[BaseModel]] = {
    "": ScenarioTable,
    "world.": WorldTable,
    "world.price_shocks.*.": PriceShockTable,
    "world.mandate.": MandateTable,
    "world.events.*.": WorldEventTable,
    "processes.": ProcessesTable,
}
_KEYS = [
    f"{place}{field.alias or name}" for place, table in _TABLES.items() for name, field in table.model_fields.items()
]


def scenario_table(content: Mapping[str, object], where: str) -> ScenarioTable:
    """The content of a scenario file, with every key of the right kind.

    Args:
        content: what the TOML reader made of the file.
        where: the file, for the message.

    Raises:
        InputError: a key that is unknown, missing or of the wrong kind.
    """
    try:
        return ScenarioTable.model_validate(content)
    except ValidationError as error:
        raise pydantic_complaint(error, where, _KEYS) from error
