"""`transitiesim scenarios`: which scenarios there are, and what each of them changes."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from typing import Annotated

import typer

from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

HELP = Text(
    "Laat zien welke scenario's er zijn, of wat één scenario anders maakt.\n\n"
    "  transitiesim scenarios\n"
    "  transitiesim scenarios recommendation_5",
    "Show which scenarios there are, or what one of them changes.\n\n"
    "  transitiesim scenarios\n"
    "  transitiesim scenarios recommendation_5",
)
NAME = Text("Naam van een scenario, of een TOML-bestand.", "Name of a scenario, or a TOML file.")
HEADS = (Text("naam", "name"), Text("scenario", "scenario"))
MORE = Text(
    "Meer over een scenario: transitiesim scenarios NAAM. Doorrekenen: transitiesim run NAAM.",
    "More about a scenario: transitiesim scenarios NAME. To run it: transitiesim run NAME.",
)
DIFFERS = Text("Wat er anders is dan in de praktijk", "What differs from practice")


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command("scenarios", cls=Command, help=HELP[language])
    def scenarios_command(
        name: Annotated[str | None, typer.Argument(metavar="NAME", help=NAME[language])] = None,
    ) -> None:
        if name is None:
            _list(language)
        else:
            _detail(name, language)


def _list(language: Language) -> None:
    from transitiesim.interfaces.command_line.printing import console, paragraph, table
    from transitiesim.scenario import known_scenarios, read_scenario

    to = console()
    rows = [(name, read_scenario(name).title[language]) for name in known_scenarios()]
    table(to, [head[language] for head in HEADS], rows, words=(0, 1))
    to.print()
    paragraph(to, MORE[language])


def _detail(name: str, language: Language) -> None:
    from transitiesim.interfaces.command_line.printing import console, heading, paragraph
    from transitiesim.scenario import describe, read_scenario

    scenario = read_scenario(name)
    to = console()
    heading(to, f"{scenario.title[language]} ({scenario.name})")
    if scenario.about[language]:
        paragraph(to, scenario.about[language], 2)
    heading(to, DIFFERS[language])
    for sentence in describe(scenario, language):
        paragraph(to, sentence, 2)
