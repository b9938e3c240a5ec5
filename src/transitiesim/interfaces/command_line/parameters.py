"""`transitiesim parameters`: every number of the model, with range, source and grade."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from typing import TYPE_CHECKING, Annotated

import typer

from transitiesim.interfaces.command_line.amounts import plain
from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from rich.console import Console

    from transitiesim.parameters import Declaration

HELP = Text(
    "Laat de getallen van het model zien: waarde, bereik, bron en hoe zeker ze zijn.\n\n"
    "  transitiesim parameters\n"
    "  transitiesim parameters trust\n"
    "  transitiesim parameters trust.gain",
    "Show the numbers of the model: value, range, source and how sure they are.\n\n"
    "  transitiesim parameters\n"
    "  transitiesim parameters trust\n"
    "  transitiesim parameters trust.gain",
)
PATTERN = Text(
    "Deel van een naam of van de uitleg; * staat voor willekeurige tekens.",
    "Part of a name or of its explanation; * stands for any characters.",
)
MARKDOWN = Text(
    "Alle getallen als een pagina Markdown, in beide talen.", "All numbers as a page of Markdown, in both languages."
)
HEADS = (
    Text("naam", "name"),
    Text("waarde", "value"),
    Text("bereik", "range"),
    Text("zekerheid", "grade"),
)
TO = Text("tot", "to")
GRADES = {
    "measured": Text("gemeten", "measured"),
    "derived": Text("afgeleid", "derived"),
    "guess": Text("inschatting", "guess"),
}
COUNT = Text(
    "{count} getallen, waarvan {guesses} inschattingen van experts. Meer over een getal: transitiesim parameters NAAM",
    "{count} numbers, {guesses} of them expert guesses. More about a number: transitiesim parameters NAME",
)
ONE = Text("waarde {value} ({unit}); bereik {low} tot {high}", "value {value} ({unit}); range {low} to {high}")
DRAWN = Text("elke herhaling trekt een waarde uit het bereik", "every replicate draws a value from the range")
FIXED = Text("ligt vast; wordt niet getrokken", "fixed; it is not drawn")
GRADE = Text("{grade}; bron: {source}", "{grade}; source: {source}")
MOVED_BY = Text("wordt verzet door {codes}", "moved by {codes}")
MOST_IN_FULL = 5


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command("parameters", cls=Command, help=HELP[language])
    def parameters_command(
        pattern: Annotated[str | None, typer.Argument(metavar="PATTERN", help=PATTERN[language])] = None,
        markdown: Annotated[bool, typer.Option("--markdown", help=MARKDOWN[language])] = False,
    ) -> None:
        if markdown:
            from transitiesim.interfaces.command_line.parameter_page import parameter_page

            typer.echo(parameter_page(), nl=False)
            return
        found = _matching(pattern, language)
        if len(found) <= MOST_IN_FULL:
            _in_full(found, language)
        else:
            _as_table(found, language)


def _matching(pattern: str | None, language: Language) -> "list[Declaration]":
    from fnmatch import fnmatchcase

    from transitiesim.errors import InputError, closest
    from transitiesim.interfaces.command_line.failing import shown
    from transitiesim.parameters import declarations

    known = declarations()
    if pattern is None:
        return list(known.values())
    if pattern in known:
        return [known[pattern]]
    wanted = f"*{pattern.strip().lower()}*"
    found = [
        one
        for one in known.values()
        if fnmatchcase(one.path, wanted) or fnmatchcase(one.text[language].lower(), wanted)
    ]
    if not found:
        what = Text(f"geen getal met '{shown(pattern)}'", f"no number with '{shown(pattern)}'")
        allowed = Text("een naam uit 'transitiesim parameters'", "a name from 'transitiesim parameters'")
        raise InputError("PATTERN", what, allowed, closest(pattern, known))
    return found


def _as_table(found: "list[Declaration]", language: Language) -> None:
    from transitiesim.interfaces.command_line.printing import console, paragraph, table
    from transitiesim.parameters import Grade

    to = console()
    rows = [
        (
            one.path,
            plain(one.value, language),
            f"{plain(one.low, language)} {TO[language]} {plain(one.high, language)}",
            GRADES[one.grade.value][language],
        )
        for one in found
    ]
    table(to, [head[language] for head in HEADS], rows, words=(0, 3))
    guesses = sum(one.grade is Grade.GUESS for one in found)
    to.print()
    paragraph(to, COUNT[language].format(count=len(found), guesses=guesses))


def _in_full(found: "list[Declaration]", language: Language) -> None:
    from transitiesim.interfaces.command_line.printing import console

    to = console()
    for one in found:
        _one(to, one, language)


def _one(to: "Console", one: "Declaration", language: Language) -> None:
    from transitiesim.interfaces.command_line.printing import heading, paragraph
    from transitiesim.recommendations import switches

    heading(to, one.path)
    paragraph(to, one.text[language], 2)
    numbers = {"value": one.value, "low": one.low, "high": one.high}
    words = {name: plain(value, language) for name, value in numbers.items()}
    paragraph(to, ONE[language].format(unit=one.unit, **words), 2)
    paragraph(to, (DRAWN if one.drawn else FIXED)[language], 2)
    paragraph(to, GRADE[language].format(grade=one.grade.text[language], source=one.source), 2)
    codes = [code for code, switch in switches().items() if any(move.path == one.path for move in switch.moves)]
    if codes:
        titles = "; ".join(f"{code} {switches()[code].title[language]}" for code in codes)
        paragraph(to, MOVED_BY[language].format(codes=titles), 2)
