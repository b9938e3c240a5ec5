"""`transitiesim new-neighbourhood`: a commented file to describe one's own neighbourhood in."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from pathlib import Path
from typing import Annotated

import typer

from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

HELP = Text(
    "Maak een bestand met uitleg waarin u uw eigen wijk beschrijft.\n\n"
    "  transitiesim new-neighbourhood mijn-wijk.toml\n"
    "  transitiesim run -n mijn-wijk.toml",
    "Make a file with explanations in which you describe your own neighbourhood.\n\n"
    "  transitiesim new-neighbourhood my-quarter.toml\n"
    "  transitiesim run -n my-quarter.toml",
)
PATH = Text("Naam van het nieuwe bestand; eindigt op .toml.", "Name of the new file; ends with .toml.")
MADE = Text(
    "Gemaakt: {path}. Vul in wat u weet en reken uw wijk door met: transitiesim run -n {path}",
    "Made: {path}. Fill in what you know and run your neighbourhood with: transitiesim run -n {path}",
)


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command("new-neighbourhood", cls=Command, help=HELP[language])
    def new_neighbourhood_command(
        path: Annotated[str, typer.Argument(metavar="PATH", help=PATH[language])],
    ) -> None:
        target = Path(path)
        if target.suffix != ".toml":
            what = Text("eindigt niet op .toml", "does not end with .toml")
            raise InputError(
                printable(target), what, Text("een naam als mijn-wijk.toml", "a name like my-quarter.toml")
            )
        from transitiesim.neighbourhood.template import write_template

        write_template(target, language)
        typer.echo(MADE[language].format(path=printable(target)))
