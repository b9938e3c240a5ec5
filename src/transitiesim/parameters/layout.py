"""Numbers of how a neighbourhood is laid out and who lives in it, where the facts do not say."""

from dataclasses import dataclass

from transitiesim.parameters.declaration import Grade, number

_GUESS = "expert guess"


@dataclass(frozen=True, slots=True)
class Layout:
    """Used when a neighbourhood is built from its facts."""

    homes_per_sub_area: int = number(
        250, unit="homes", low=100, high=400, grade=Grade.GUESS, source=_GUESS, drawn=False,
        nl="Woningen per deelgebied", en="Homes per sub-area",
    )  # fmt: skip
    sub_areas_at_most: int = number(
        15, unit="sub-areas", low=5, high=40, grade=Grade.GUESS, source=_GUESS, drawn=False,
        nl="Meeste deelgebieden in een wijk", en="Most sub-areas in a neighbourhood",
    )  # fmt: skip
    homes_per_building: int = number(
        24, unit="flats", low=8, high=60, grade=Grade.GUESS, source=_GUESS, drawn=False,
        nl="Woningen per flatgebouw", en="Flats per building",
    )  # fmt: skip
    houses_per_street: int = number(
        20, unit="houses", low=10, high=40, grade=Grade.GUESS, source=_GUESS, drawn=False,
        nl="Eengezinswoningen per straat", en="Houses per street",
    )  # fmt: skip
    buildings_per_street: int = number(
        3, unit="buildings", low=1, high=6, grade=Grade.GUESS, source=_GUESS, drawn=False,
        nl="Flatgebouwen per straat", en="Buildings of flats per street",
    )  # fmt: skip
    streets_per_block: int = number(
        3, unit="streets", low=2, high=6, grade=Grade.GUESS, source=_GUESS, drawn=False,
        nl="Straten per buurtblok", en="Streets per block",
    )  # fmt: skip
    homes_per_landlord: int = number(
        4, unit="homes", low=1, high=20, grade=Grade.DERIVED, source="more than 150 small owners for some 390 rented homes in Emmerhout (2018)", drawn=False,
        nl="Woningen per particuliere verhuurder", en="Homes per private landlord",
    )  # fmt: skip
    ties: int = number(
        8, unit="ties per household", low=4, high=16, grade=Grade.GUESS, source="set by hand in a first trial of the core", drawn=False,
        nl="Kennissen in de buurt per huishouden", en="Ties in the neighbourhood per household",
    )  # fmt: skip
    ties_nearby: float = number(
        0.75, unit="share of ties", low=0.5, high=0.95, grade=Grade.GUESS, source=_GUESS,
        nl="Deel van de kennissen dat vlakbij woont (samenhang)", en="Share of ties that live nearby (cohesion)",
    )  # fmt: skip
    in_poverty: float = number(
        0.18, unit="share of households", low=0.08, high=0.27, grade=Grade.MEASURED,
        source="households in poverty in NPLV quarters, 18 percent in 2018 (Gemeente.nu 2025)",
        nl="Huishoudens in armoede", en="Households in poverty",
    )  # fmt: skip
    low_literate: float = number(
        0.15, unit="share of households", low=0.10, high=0.25, grade=Grade.GUESS, source="18 percent of people of 16 and over nationally (not seen in a source)",
        nl="Laaggeletterde huishoudens", en="Households with low literacy",
    )  # fmt: skip
    other_language: float = number(
        0.08, unit="share of households", low=0.03, high=0.15, grade=Grade.GUESS, source=_GUESS,
        nl="Huishoudens die geen Nederlands spreken", en="Households that do not speak Dutch",
    )  # fmt: skip
    mental_distress: float = number(
        0.07, unit="share of households", low=0.03, high=0.12, grade=Grade.GUESS, source=_GUESS,
        nl="Huishoudens met psychische nood", en="Households in mental distress",
    )  # fmt: skip
    stress_poverty: float = number(
        0.8, unit="share", low=0.6, high=0.95, grade=Grade.GUESS, source=_GUESS,
        nl="Rekeningstress van huishoudens in armoede", en="Bill stress of households in poverty",
    )  # fmt: skip
    stress_other: float = number(
        0.4, unit="share", low=0.2, high=0.6, grade=Grade.GUESS, source=_GUESS,
        nl="Rekeningstress van andere huishoudens", en="Bill stress of other households",
    )  # fmt: skip
    concern: float = number(
        0.45, unit="share", low=0.35, high=0.60, grade=Grade.DERIVED, source="45-58 percent positive about gas-free living (HIER 2016-2021)",
        nl="Zorg om het klimaat", en="Concern about the climate",
    )  # fmt: skip
    nuisance: float = number(
        0.5, unit="share", low=0.3, high=0.7, grade=Grade.GUESS, source=_GUESS,
        nl="Verwachte overlast", en="Nuisance expected",
    )  # fmt: skip
    trait_spread: float = number(
        0.2, unit="standard deviation", low=0.1, high=0.3, grade=Grade.GUESS, source=_GUESS,
        nl="Spreiding van stress, zorg en overlast tussen huishoudens", en="Spread of stress, concern and nuisance over households",
    )  # fmt: skip
    poverty_owner: float = number(
        0.4, unit="ratio to the mean", low=0.2, high=0.6, grade=Grade.DERIVED, source="8 percent of energy poverty is among owners (TNO 2024)", drawn=False,
        nl="Kwetsbaarheid van eigenaren van een huis ten opzichte van gemiddeld", en="Vulnerability of owners of a house relative to the mean",
    )  # fmt: skip
    poverty_association: float = number(
        0.7, unit="ratio to the mean", low=0.4, high=1.0, grade=Grade.GUESS, source=_GUESS, drawn=False,
        nl="Kwetsbaarheid van eigenaren in een VvE ten opzichte van gemiddeld", en="Vulnerability of owners in an owners' association relative to the mean",
    )  # fmt: skip
    poverty_corporation: float = number(
        1.4, unit="ratio to the mean", low=1.1, high=1.7, grade=Grade.DERIVED, source="75 percent of energy poverty is in corporation dwellings (TNO 2024)", drawn=False,
        nl="Kwetsbaarheid van corporatiehuurders ten opzichte van gemiddeld", en="Vulnerability of corporation tenants relative to the mean",
    )  # fmt: skip
    poverty_private_rent: float = number(
        1.0, unit="ratio to the mean", low=0.7, high=1.3, grade=Grade.GUESS, source=_GUESS, drawn=False,
        nl="Kwetsbaarheid van particuliere huurders ten opzichte van gemiddeld", en="Vulnerability of private tenants relative to the mean",
    )  # fmt: skip
    gas_spread: float = number(
        0.25, unit="standard deviation of log gas use", low=0.15, high=0.4, grade=Grade.GUESS, source=_GUESS, drawn=False,
        nl="Verschil in gasgebruik tussen woningen", en="Difference in gas use between homes",
    )  # fmt: skip
    type_share_most: float = number(
        0.24, unit="share of a tenure", low=0.2, high=0.25, grade=Grade.GUESS, source="convention: four types must leave room for the others", drawn=False,
        nl="Hoogste deel van een moeilijk bereikbaar type in een eigendomsvorm",
        en="Highest share of one hard-to-reach type within a tenure",
    )  # fmt: skip
    corporation_in_flats: float = number(
        0.3, unit="lead in the order of streets, 0 to 1", low=0.1, high=0.6, grade=Grade.GUESS, source=_GUESS,
        nl="Voorkeur van corporatiebezit voor straten met flats",
        en="Preference of corporation homes for streets with flats",
    )  # fmt: skip
    private_rent_in_flats: float = number(
        0.2, unit="lead in the order of homes, 0 to 1", low=0.05, high=0.4, grade=Grade.GUESS, source=_GUESS,
        nl="Voorkeur van particuliere huur voor flats",
        en="Preference of private renting for flats",
    )  # fmt: skip
