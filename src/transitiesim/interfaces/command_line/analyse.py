"""`transitiesim analyse`: tables and figures of a stored sweep, without running anything again."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from typing import Annotated

import typer

from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

HELP = Text(
    "Lees een sweep: wat doet ertoe, waar, en met wat samen? Er wordt niets opnieuw gedraaid.\n\n"
    "Welke tabellen en figuren er komen, hangt af van het ontwerp van het experiment: een volledig ontwerp wordt exact "
    "gelezen, een steekproef met Sobol', Morris of PRIM.\n\n"
    "  transitiesim analyse results/sweep-recommendations_factorial\n"
    "  transitiesim analyse results/sweep-tipping_map --threshold 0.5 --year 2040",
    "Read a sweep: what matters, where, and with what together? Nothing is run again.\n\n"
    "Which tables and figures come depends on the design of the experiment: a full design is read exactly, a sample by "
    "Sobol', Morris or PRIM.\n\n"
    "  transitiesim analyse results/sweep-recommendations_factorial\n"
    "  transitiesim analyse results/sweep-tipping_map --threshold 0.5 --year 2040",
)
FOLDER = Text("Map van de sweep.", "Folder of the sweep.")
OUTCOME = Text("Welke uitkomst. Anders: de eerste van het experiment.", "Which outcome. Otherwise: the first.")
YEAR = Text("Einde van welk jaar. Anders: het laatste.", "End of which year. Otherwise: the last.")
THRESHOLD = Text(
    "Vanaf welke waarde het gelukt heet. Anders: 0.5.", "From which value on it counts as a success. Otherwise: 0.5."
)
OUTPUT = Text(
    "Map voor tabellen en figuren. Anders: DIR/analysis.", "Folder of tables and figures. Otherwise: DIR/analysis."
)


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command("analyse", cls=Command, help=HELP[language])
    def analyse_command(
        folder: Annotated[str, typer.Argument(metavar="DIR", help=FOLDER[language])],
        outcome: Annotated[str | None, typer.Option("--outcome", metavar="NAME", help=OUTCOME[language])] = None,
        year: Annotated[str | None, typer.Option("--year", metavar="YEAR", help=YEAR[language])] = None,
        threshold: Annotated[str, typer.Option("--threshold", metavar="X", help=THRESHOLD[language])] = "0.5",
        output: Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help=OUTPUT[language])] = None,
    ) -> None:
        from transitiesim.interfaces.command_line import reading
        from transitiesim.interfaces.command_line.analysis import analyse
        from transitiesim.interfaces.command_line.sweep import folder_of
        from transitiesim.results import read_sweep

        found = read_sweep(folder_of(folder))
        last = None if year is None else reading.year("--year", year, 2018, 2050)
        level = reading.decimal("--threshold", threshold)
        where = found.folder / "analysis" if output is None else folder_of(output)
        analyse(found, outcome, last, level, where, language)
