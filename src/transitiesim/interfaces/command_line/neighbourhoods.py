"""`transitiesim neighbourhoods`: which neighbourhoods there are, what is known of each and what is assumed."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from typing import TYPE_CHECKING, Annotated

import typer

from transitiesim.interfaces.command_line.amounts import number, plain, share
from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from rich.console import Console

    from transitiesim.neighbourhood import Facts, Figure

HELP = Text(
    "Laat zien welke wijken er zijn, of alles wat van één wijk bekend en aangenomen is.\n\n"
    "  transitiesim neighbourhoods\n"
    "  transitiesim neighbourhoods selwerd",
    "Show which neighbourhoods there are, or all that is known and assumed of one.\n\n"
    "  transitiesim neighbourhoods\n"
    "  transitiesim neighbourhoods selwerd",
)
ID = Text("Id van een wijk, of een TOML-bestand.", "Id of a neighbourhood, or a TOML file.")
HEADS = (
    Text("id", "id"),
    Text("gemeente", "municipality"),
    Text("woningen", "homes"),
    Text("aangenomen", "assumed"),
    Text("warmteplan", "heat plan"),
)
PLANS = {
    "network": Text("warmtenet", "heat network"),
    "own_route": Text("eigen route", "own route"),
    "undecided": Text("nog open", "undecided"),
    "green_gas": Text("groen gas", "green gas"),
    "demolition": Text("sloop", "demolition"),
}
MEANING = Text(
    "Aangenomen: het deel van de cijfers waarmee het model rekent dat niet bekend is en met een standaardwaarde is "
    "ingevuld. Meer over een wijk: transitiesim neighbourhoods ID",
    "Assumed: the share of the figures the model uses that is not known and was filled with a default. "
    "More about a neighbourhood: transitiesim neighbourhoods ID",
)
TITLE = Text("{name} ({municipality})", "{name} ({municipality})")
KNOWN = Text(
    "{share} van de cijfers waarmee het model rekent is aangenomen.",
    "{share} of the figures the model uses are assumed.",
)
FIGURES_HEAD, PLAN_HEAD = Text("Cijfers", "Figures"), Text("Warmteplan", "Heat plan")
DEMOLITION_HEAD, MILESTONES_HEAD = (
    Text("Sloop en nieuwbouw", "Demolition and new build"),
    Text("Wat er gebeurd is", "What happened"),
)
ASSUMED = Text("AANGENOMEN", "ASSUMED")
RANGE = Text("bereik {low} tot {high}", "range {low} to {high}")
SHOWN_ONLY = Text("wordt niet mee gerekend", "not used in the computation")
SOURCE = Text("bron: {source}", "source: {source}")
SIZE_NAME = Text("Omvang van de gemeente", "Size of the municipality")
SIZES = {
    "large": Text("groot (de vier grootste)", "large (the four largest)"),
    "middle": Text("middelgroot", "middle"),
    "small": Text("klein", "small"),
}
TARGET = Text("streefjaar {year}", "target year {year}")
DEMOLITION = Text(
    "{down} woningen gesloopt, {up} nieuw, van {first} tot en met {last}",
    "{down} homes demolished, {up} new, from {first} to {last}",
)


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command("neighbourhoods", cls=Command, help=HELP[language])
    def neighbourhoods_command(
        which: Annotated[str | None, typer.Argument(metavar="ID", help=ID[language])] = None,
    ) -> None:
        if which is None:
            _list(language)
        else:
            _detail(which, language)


def _list(language: Language) -> None:
    from transitiesim.interfaces.command_line.printing import console, paragraph, table
    from transitiesim.neighbourhood import known_neighbourhoods, read_facts

    to = console()
    rows = []
    for name in known_neighbourhoods():
        facts = read_facts(name)
        rows.append((
            name,
            facts.municipality,
            number(facts.number("dwellings"), language),
            share(facts.default_share),
            PLANS[facts.heat_plan.kind][language],
        ))  # fmt: skip
    table(to, [head[language] for head in HEADS], rows, words=(0, 1, 4))
    to.print()
    paragraph(to, MEANING[language])


def _detail(which: str, language: Language) -> None:
    from transitiesim.interfaces.command_line.printing import console, heading, paragraph
    from transitiesim.neighbourhood import read_facts
    from transitiesim.neighbourhood.defaults import FIGURES

    facts = read_facts(which)
    to = console()
    heading(to, TITLE[language].format(name=facts.name, municipality=facts.municipality))
    paragraph(to, KNOWN[language].format(share=share(facts.default_share)), 2)
    heading(to, FIGURES_HEAD[language])
    for name, figure in facts.figures.items():
        kind = FIGURES.get(name)
        title = SIZE_NAME if kind is None else kind.text
        _figure(to, title[language], figure, language, used=kind is None or kind.used)
    heading(to, PLAN_HEAD[language])
    _plan(to, facts, language)
    _demolition(to, facts, language)
    if facts.milestones:
        heading(to, MILESTONES_HEAD[language])
        for one in facts.milestones:
            when = one.date if one.until is None else f"{one.date} - {one.until}"
            paragraph(to, f"{when}  {one.text[language]} ({SOURCE[language].format(source=one.source)})", 2, 9)


def _figure(to: "Console", title: str, figure: "Figure", language: Language, *, used: bool) -> None:
    from transitiesim.interfaces.command_line.printing import paragraph

    paragraph(to, f"{title}: {figure_value(figure, language)}", 2)
    paragraph(to, "; ".join(figure_source(figure, language, used=used)), 6)


def figure_source(figure: "Figure", language: Language, *, used: bool) -> list[str]:
    """How sure a figure is, from which year, in which range, and where it comes from."""
    about = [ASSUMED[language] if figure.assumed else figure.grade.text[language], figure.year]
    if figure.low is not None and figure.high is not None:
        low, high = (_bare(edge, figure.unit, language) for edge in (figure.low, figure.high))
        about.append(RANGE[language].format(low=low, high=high))
    about += [] if used else [SHOWN_ONLY[language]]
    about += [SOURCE[language].format(source=figure.source), figure.note[language], figure.url]
    return [part for part in about if part]


def figure_value(figure: "Figure", language: Language) -> str:
    """A figure with its unit, in words."""
    if isinstance(figure.value, str):
        return SIZES[figure.value][language]
    return _amount(figure.value, figure.unit, language)


def _amount(value: float, unit: str, language: Language) -> str:
    """Shares as percents, yearly use in its unit, the rest as plain numbers."""
    unit_words = "" if unit.startswith("share") else _UNITS[unit][language]
    return f"{_bare(value, unit, language)}{unit_words}"


def _bare(value: float, unit: str, language: Language) -> str:
    """The same without the unit, as in a range."""
    return f"{plain(round(100 * value, 1), language)}%" if unit.startswith("share") else number(value, language)


_UNITS = {
    "dwellings": Text("", ""),
    "persons": Text("", ""),
    "m3 a year": Text(" m3 per jaar", " m3 a year"),
    "kWh a year": Text(" kWh per jaar", " kWh a year"),
}


def _plan(to: "Console", facts: "Facts", language: Language) -> None:
    from transitiesim.interfaces.command_line.printing import paragraph

    plan = facts.heat_plan
    words = [PLANS[plan.kind][language], plan.text[language]]
    words += [TARGET[language].format(year=plan.target_year)] if plan.target_year is not None else []
    paragraph(to, "; ".join(words), 2)
    grade = ASSUMED[language] if plan.assumed else plan.grade.text[language]
    about = [grade, plan.year, SOURCE[language].format(source=plan.source), plan.note[language], plan.url]
    paragraph(to, "; ".join(part for part in about if part), 6)


def _demolition(to: "Console", facts: "Facts", language: Language) -> None:
    from transitiesim.interfaces.command_line.printing import heading, paragraph
    from transitiesim.scenario import month_in_words

    one = facts.demolition
    if one is None:
        return
    first, last = (month_in_words(month, language) for month in (one.from_month, one.until_month))
    heading(to, DEMOLITION_HEAD[language])
    words = DEMOLITION[language].format(
        down=number(one.dwellings, language), up=number(one.new_build, language), first=first, last=last
    )
    paragraph(to, words, 2)
    about = [
        one.grade.text[language],
        one.year,
        SOURCE[language].format(source=one.source),
        one.note[language],
        one.url,
    ]
    paragraph(to, "; ".join(part for part in about if part), 6)
