"""What a neighbourhood file may say, and what is assumed of a figure that it does not give."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from transitiesim.language import Text
from transitiesim.parameters import Declaration, Grade, declarations

MunicipalitySize = Literal["large", "middle", "small"]
MUNICIPALITY_SIZES: tuple[MunicipalitySize, ...] = get_args(MunicipalitySize)
MUNICIPALITY_SIZE: MunicipalitySize = "middle"

TENURE_SHARES = ("owner_occupied_share", "corporation_share", "private_rented_share")
LEAST_SUM_OF_SHARES = 0.90  # below it something is missing, not rounded
MOST_SUM_OF_SHARES = 1.02


@dataclass(frozen=True, slots=True)
class FigureKind:
    """One figure that a neighbourhood file may give.

    Attributes:
        unit: unit in words.
        least: lowest value that is accepted.
        most: highest value that is accepted.
        text: what the figure means.
        whole: whether it is a whole number.
        used: whether the model computes with it; the others are only shown.
    """

    unit: str
    least: float
    most: float
    text: Text
    whole: bool = False
    used: bool = True


_OF_HOMES = "share of dwellings"

FIGURES: Mapping[str, FigureKind] = {
    "dwellings": FigureKind("dwellings", 1, 2_000_000, Text("Aantal woningen", "Number of dwellings"), whole=True),
    "inhabitants": FigureKind(
        "persons", 0, 10_000_000, Text("Aantal inwoners", "Number of inhabitants"), whole=True, used=False
    ),
    "corporation_share": FigureKind(
        _OF_HOMES, 0, 1, Text("Deel huurwoningen van woningcorporaties", "Share let by housing corporations")
    ),
    "owner_occupied_share": FigureKind(_OF_HOMES, 0, 1, Text("Deel koopwoningen", "Share of owner-occupied dwellings")),
    "private_rented_share": FigureKind(
        _OF_HOMES, 0, 1, Text("Deel particuliere huurwoningen", "Share let by private landlords")
    ),
    "apartments_share": FigureKind(_OF_HOMES, 0, 1, Text("Deel appartementen", "Share of apartments")),
    "gas_m3_per_dwelling": FigureKind(
        "m3 a year",
        0,
        10_000,
        Text("Gasverbruik per woning, over alle woningen", "Gas use per dwelling, over all dwellings"),
    ),
    "electricity_kwh_per_dwelling": FigureKind(
        "kWh a year", 0, 50_000, Text("Stroomverbruik per woning", "Electricity use per dwelling"), used=False
    ),
    "district_heating_share": FigureKind(
        _OF_HOMES, 0, 1, Text("Deel woningen op een warmtenet", "Share of dwellings on a heat network")
    ),
    "mobility": FigureKind(
        "share a year",
        0,
        1,
        Text("Deel van de huishoudens dat per jaar verhuist", "Share of households that moves a year"),
    ),
    "low_income_share": FigureKind(
        "share of households",
        0,
        1,
        Text("Deel van de huishoudens met een laag inkomen", "Share of households on a low income"),
    ),
}

# These two are numbers of the model as well: declared there, drawn there, and only repeated here.
FROM_PARAMETERS = {"mobility": "homes.mobility", "low_income_share": "layout.in_poverty"}


def _default(name: str, value: float, low: float, high: float, source: str, grade: Grade) -> Declaration:
    """The assumption about one figure."""
    kind = FIGURES[name]
    return Declaration(
        path=f"neighbourhood.{name}",
        value=value,
        unit=kind.unit,
        low=low,
        high=high,
        source=source,
        grade=grade,
        text=kind.text,
        drawn=True,
        whole=kind.whole,
    )


def _repeated(name: str, path: str) -> Declaration:
    """The assumption about a figure that is a number of the model too."""
    number = declarations()[path]
    # What was measured elsewhere is at best derived for this neighbourhood.
    grade = Grade.DERIVED if number.grade is Grade.MEASURED else number.grade
    return dataclasses.replace(number, path=f"neighbourhood.{name}", grade=grade)


_MEAN_OF_KNOWN = (
    "mean of the neighbourhoods of the programme where it is known ({where}), "
    "the three kinds of tenure together scaled to one"
)

DEFAULTS: Mapping[str, Declaration] = {
    "corporation_share": _default(
        "corporation_share",
        *(0.50, 0.35, 0.70),
        _MEAN_OF_KNOWN.format(where="Emmerhout, Groenoord, Nijverheid, Pendrecht, Selwerd"),
        Grade.DERIVED,
    ),
    "owner_occupied_share": _default(
        "owner_occupied_share",
        *(0.29, 0.16, 0.46),
        _MEAN_OF_KNOWN.format(where="Emmerhout, Overvecht-Noord, Selwerd"),
        Grade.DERIVED,
    ),
    "private_rented_share": _default(
        "private_rented_share",
        *(0.21, 0.09, 0.40),
        _MEAN_OF_KNOWN.format(where="Emmerhout, Overvecht-Noord, Selwerd"),
        Grade.DERIVED,
    ),
    "apartments_share": _default(
        "apartments_share",
        *(0.75, 0.30, 1.00),
        "mean of seven known neighbourhoods is 0.83; taken lower because those known are the ones with most high-rise",
        Grade.GUESS,
    ),
    "gas_m3_per_dwelling": _default(
        "gas_m3_per_dwelling",
        *(1060.0, 950.0, 1190.0),
        "mean of the seven neighbourhoods known with little district heat (2016); lowest and highest of them",
        Grade.DERIVED,
    ),
    "electricity_kwh_per_dwelling": _default(
        "electricity_kwh_per_dwelling",
        *(2340.0, 2030.0, 2960.0),
        "mean of the eight known neighbourhoods (2016); lowest and highest of them",
        Grade.DERIVED,
    ),
    "district_heating_share": _default(
        "district_heating_share",
        *(0.0, 0.0, 0.08),
        "zero in five of eight known neighbourhoods (2016), at most 0.08 in two; Overvecht-Noord is the exception",
        Grade.DERIVED,
    ),
    **{name: _repeated(name, path) for name, path in FROM_PARAMETERS.items()},
}

DEMOLITION_MONTHS = 120
DEMOLITION_SOURCE = "ten to thirteen years in Rolduckerveld (Provincie Limburg 2022), three to four in Selwerd"
HEAT_PLAN = Text("Nog geen keuze voor een warmtebron bekend", "No choice of a heat source known yet")
