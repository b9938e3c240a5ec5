"""The form of a neighbourhood file: which keys exist and which values they may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

import pydantic
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, create_model

from transitiesim.data_files import pydantic_complaint
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.neighbourhood.defaults import FIGURES, FigureKind, MunicipalitySize

LONGEST_TEXT = 2000


def _one_printed_line(text: str) -> str:
    """Refuse text with line breaks or control characters: names end up in tables, charts and terminals."""
    if not text.isprintable():
        what = Text("bevat tekens die niet te drukken zijn", "contains characters that cannot be printed")
        raise InputError("", what, Text("gewone tekst op een regel", "ordinary text on one line"))
    return text


def _in_both_languages(value: object) -> object:
    """Text without a language counts for both."""
    return {"nl": value, "en": value} if isinstance(value, str) else value


def _of_form(pattern: str, allowed: Text) -> AfterValidator:
    """Refuse text that does not match `pattern`; `allowed` says in words what does."""

    def check(text: str) -> str:
        if re.fullmatch(pattern, text) is None:
            raise InputError("", "", allowed)
        return text

    return AfterValidator(check)


_MONTH = r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])"

Line = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(_one_printed_line)]
Name = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(_one_printed_line)]
Identifier = Annotated[
    str,
    Field(max_length=60),
    _of_form(
        r"[a-z0-9]+(-[a-z0-9]+)*",
        Text(
            'kleine letters, cijfers en streepjes, zoals "mijn-wijk"',
            'lower-case letters, digits and hyphens, like "my-neighbourhood"',
        ),
    ),
]
Month = Annotated[str, _of_form(_MONTH, Text('jaar en maand, zoals "2027-01"', 'year and month, like "2027-01"'))]
YearOrMonth = Annotated[
    str,
    _of_form(
        f"(19|20)[0-9]{{2}}|{_MONTH}",
        Text('een jaar of een maand, zoals "2027" of "2027-01"', 'a year or a month, like "2027" or "2027-01"'),
    ),
]
GradeName = Literal["measured", "derived", "guess"]
HeatPlanKind = Literal["network", "own_route", "undecided", "green_gas", "demolition"]
MilestoneKind = Literal[
    "agreement",
    "building",
    "choice",
    "consent",
    "decision",
    "participation",
    "plan",
    "setback",
    "start",
    "stop",
    "subsidy",
]


class _Table(BaseModel):
    """A table of the file: unknown keys and values of another type are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class _BothLanguages(_Table):
    """A sentence in Dutch and in English."""

    nl: Line
    en: Line


Note = Annotated[_BothLanguages | None, BeforeValidator(_in_both_languages)]


class Sourced(_Table):
    """Where a fact comes from, of which year it is, and how good it is."""

    source: Line = ""
    url: Line = ""
    year: Line = ""
    grade: GradeName = "guess"
    note: Note = None


class SizeForm(Sourced):
    """Size class of the municipality."""

    value: MunicipalitySize


class HeatPlanForm(Sourced):
    """What the heat plan says."""

    kind: HeatPlanKind
    nl: Line
    en: Line
    target_year: Annotated[int, Field(ge=2000, le=2100)] | None = None


class DemolitionForm(Sourced):
    """A plan to demolish and rebuild."""

    dwellings: Annotated[int, Field(ge=1, le=2_000_000)]
    new_build: Annotated[int, Field(ge=0, le=2_000_000)] = 0
    from_month: Month = Field(alias="from")
    until_month: Month | None = Field(default=None, alias="until")


class MilestoneForm(Sourced):
    """Something that happened on a date."""

    date: YearOrMonth
    until: YearOrMonth | None = None
    kind: MilestoneKind
    nl: Line
    en: Line


def _figure_form(name: str, kind: FigureKind) -> type[Sourced]:
    """The form of one number, with the range of its kind."""
    number: Any = Annotated[int if kind.whole else float, Field(ge=kind.least, le=kind.most)]
    return create_model(f"{name}_form", __base__=Sourced, value=(number, ...))


class _Figures(_Table):
    """All figures; those of `FIGURES` are added below."""

    municipality_size: SizeForm | None = None


_NUMBERS: dict[str, Any] = {
    name: (_figure_form(name, kind), ...) if name == "dwellings" else (_figure_form(name, kind) | None, None)
    for name, kind in FIGURES.items()
}
if TYPE_CHECKING:
    Figures = _Figures
else:
    Figures = create_model("Figures", __base__=_Figures, **_NUMBERS)


class FileForm(_Table):
    """A whole neighbourhood file; `figures` has a field for each of `FIGURES` and one for the municipality's size."""

    id: Identifier
    name: Name
    municipality: Name
    figures: Figures
    heat_plan: HeatPlanForm | None = None
    demolition: DemolitionForm | None = None
    milestones: list[MilestoneForm] = Field(default_factory=list, max_length=1000)


def checked(content: dict[str, object], where: str) -> FileForm:
    """The content of a neighbourhood file, every key and value looked at.

    Args:
        content: what the TOML says.
        where: the file, as the user would recognise it.

    Raises:
        InputError: for the most telling mistake in the content.
    """
    try:
        return FileForm.model_validate(content)
    except pydantic.ValidationError as error:
        raise pydantic_complaint(error, where, _keys(FileForm)) from error


def _keys(table: type[BaseModel], inside: str = "") -> Iterator[str]:
    """Every key of the form as a dotted name."""
    for name, field in table.model_fields.items():
        key = f"{inside}{field.alias or name}"
        yield key
        for below in _tables_of(field.annotation):
            in_a_list = str(field.annotation).startswith("list[")
            yield from _keys(below, f"{key}.*." if in_a_list else f"{key}.")


def _tables_of(annotation: Any) -> list[type[BaseModel]]:
    """The tables that a value of this type may be."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [table for part in getattr(annotation, "__args__", ()) for table in _tables_of(part)]
