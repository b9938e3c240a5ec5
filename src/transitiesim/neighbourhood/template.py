"""A commented neighbourhood file to start one's own from."""

from __future__ import annotations

from pathlib import Path
from string import Template

from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.language import Language, Text

_HEAD = Text(
    """\
# Een eigen wijk voor transitiesim. Alleen id, name, municipality en het aantal woningen zijn verplicht.
# Laat een cijfer dat u niet weet weg: dan geldt de standaardwaarde, en het resultaat zegt dat erbij.
# Aandelen staan tussen 0 en 1 (0.45 is 45 procent). Regels met # ervoor doen niets; haal het # weg om ze te gebruiken.
""",
    """\
# Your own neighbourhood for transitiesim. Only id, name, municipality and the number of dwellings are required.
# Leave out a figure that you do not know: the default then holds, and the result says so.
# Shares lie between 0 and 1 (0.45 is 45 percent). Lines with # before them do nothing; remove the # to use them.
""",
)

_NAMES = Text(
    """\
id = "mijn-wijk"                  # kleine letters, cijfers en streepjes
name = "Mijn wijk"
municipality = "Mijn gemeente"
""",
    """\
id = "my-neighbourhood"           # lower-case letters, digits and hyphens
name = "My neighbourhood"
municipality = "My municipality"
""",
)

_WORDS: dict[str, Text] = {
    "figures": Text(
        "Bij elk cijfer: value, en als u die hebt year, source, url en note. grade is measured (gemeten), derived\n"
        "# (afgeleid) of guess (inschatting); zonder grade geldt guess.",
        "For each figure: value and, if you have them, year, source, url and note. grade is measured, derived or\n"
        "# guess; without grade it counts as guess.",
    ),
    "tenure": Text(
        "Corporatiehuur, koop en particuliere huur tellen samen op tot 1. Wie er twee geeft, krijgt de derde vanzelf.",
        "Corporation, owner-occupied and private rented add up to 1. Give two of them and the third follows.",
    ),
    "apartments": Text("Appartementen als deel van alle woningen.", "Apartments as a share of all dwellings."),
    "gas": Text(
        "Gemiddelde over alle woningen, ook die zonder gas.", "Mean over all dwellings, also those without gas."
    ),
    "heat": Text("Woningen die al op een warmtenet zitten.", "Dwellings already on a heat network."),
    "electricity": Text("Wordt getoond, niet mee gerekend.", "Shown, not used in the computation."),
    "mobility": Text("Deel van de huishoudens dat per jaar verhuist.", "Share of households that moves in a year."),
    "income": Text("Huishoudens met een laag inkomen.", "Households on a low income."),
    "size": Text(
        'Omvang van de gemeente: "large" (de vier grootste), "middle" of "small" (tot ongeveer 50.000 inwoners).',
        'Size of the municipality: "large" (the four largest), "middle" or "small" (up to some 50,000 inhabitants).',
    ),
    "plan": Text(
        'kind: "network" (warmtenet), "own_route" (eigen warmtepomp), "undecided" (nog niet gekozen), "green_gas"\n'
        '# (groen gas) of "demolition" (sloop en nieuwbouw).',
        'kind: "network" (heat network), "own_route" (own heat pump), "undecided", "green_gas" or "demolition"\n'
        "# (demolition and new build).",
    ),
    "plan_nl": Text("Nog geen keuze gemaakt", "Nog geen keuze gemaakt"),
    "plan_en": Text("No choice made yet", "No choice made yet"),
    "demolition": Text(
        "Sloop en nieuwbouw, van maand tot en met maand. Het model bouwt niet meer woningen dan er verdwijnen.",
        "Demolition and new build, from month to month. The model builds no more homes than come down.",
    ),
    "milestones": Text(
        "Wat er gebeurd is; alleen om te tonen naast de uitkomst. Een blok per gebeurtenis. kind: agreement,\n"
        "# building, choice, consent, decision, participation, plan, setback, start, stop of subsidy.",
        "What happened; only to show beside the outcome. One block per event. kind: agreement, building, choice,\n"
        "# consent, decision, participation, plan, setback, start, stop or subsidy.",
    ),
    "own_source": Text("eigen opgave", "own statement"),
}

_BODY = Template(
    """\
$head
$names
# $figures
[figures.dwellings]
value = 1000
source = "$own_source"

# $tenure
# [figures.corporation_share]
# value = 0.50
# year = "2024"
# source = "$own_source"
# url = "https://"
# grade = "measured"
# [figures.owner_occupied_share]
# value = 0.30
# [figures.private_rented_share]
# value = 0.20

# $apartments
# [figures.apartments_share]
# value = 0.75

# $gas
# [figures.gas_m3_per_dwelling]
# value = 1060.0

# $heat
# [figures.district_heating_share]
# value = 0.0

# $mobility
# [figures.mobility]
# value = 0.08

# $income
# [figures.low_income_share]
# value = 0.18

# $size
# [figures.municipality_size]
# value = "middle"

# $electricity
# [figures.inhabitants]
# value = 2000
# [figures.electricity_kwh_per_dwelling]
# value = 2340.0

# $plan
[heat_plan]
kind = "undecided"
nl = "$plan_nl"
en = "$plan_en"
# target_year = 2040

# $demolition
# [demolition]
# dwellings = 100
# new_build = 100
# from = "2028-01"
# until = "2032-12"

# $milestones
# [[milestones]]
# date = "2024-06"
# kind = "plan"
# nl = ""
# en = ""
"""
)


def template(language: Language) -> str:
    """A neighbourhood file with comments in `language`; it reads without error as it stands."""
    words = {name: text[language] for name, text in _WORDS.items()}
    return _BODY.substitute(head=_HEAD[language], names=_NAMES[language], **words)


def write_template(path: Path, language: Language) -> None:
    """Write `template(language)` to a new file.

    Raises:
        InputError: when the file exists already or cannot be written.
    """
    where = printable(path)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(template(language))
    except FileExistsError as error:
        what = Text("bestaat al en wordt niet overschreven", "exists already and is not overwritten")
        raise InputError(where, what, Text("de naam van een nieuw bestand", "the name of a new file")) from error
    except (OSError, ValueError) as error:
        what = Text("kan niet worden geschreven", "cannot be written")
        allowed = Text("een plek waar u mag schrijven", "a place where you may write")
        raise InputError(where, what, allowed) from error
