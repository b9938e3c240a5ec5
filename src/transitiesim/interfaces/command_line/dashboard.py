"""`transitiesim dashboard`: the dashboard in the browser, on this machine or for a whole office."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from pathlib import Path
from typing import Annotated

import typer

from transitiesim.interfaces.command_line import reading
from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

HELP = Text(
    "Open het dashboard in de browser: aanbevelingen aan- en uitzetten en zien wat ervan komt.\n\n"
    "Het werkt zonder internet en stuurt niets naar een andere computer. Stoppen: Ctrl-C.\n\n"
    "  transitiesim dashboard\n"
    "  transitiesim dashboard --port 9000 --lang en --no-browser",
    "Open the dashboard in the browser: switch recommendations on and off and see what comes of it.\n\n"
    "It works without internet and sends nothing to another computer. Stop it with Ctrl-C.\n\n"
    "  transitiesim dashboard\n"
    "  transitiesim dashboard --port 9000 --lang en --no-browser",
)
PORT = Text("Poort. Anders: 8765.", "Port. Otherwise: 8765.")
HOST = Text(
    "Adres waarop het dashboard luistert; 0.0.0.0 voor andere computers in het netwerk. Anders: 127.0.0.1, alleen "
    "deze computer.",
    "Address on which the dashboard listens; 0.0.0.0 for other computers in the network. Otherwise: 127.0.0.1, this "
    "computer only.",
)
NO_BROWSER = Text("Open geen browser.", "Do not open a browser.")
FACTORIAL = Text(
    "Map van een sweep van alle combinaties (transitiesim sweep recommendations_factorial): dan staat meteen vast "
    "welke aanbeveling het doet.",
    "Folder of a sweep of all combinations (transitiesim sweep recommendations_factorial): then it is known at once "
    "which recommendation does it.",
)
STARTING = Text("Het dashboard komt op {url} (stoppen: Ctrl-C).", "The dashboard comes at {url} (stop: Ctrl-C).")


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command("dashboard", cls=Command, help=HELP[language])
    def dashboard_command(
        port: Annotated[str, typer.Option("--port", metavar="N", help=PORT[language])] = "8765",
        host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help=HOST[language])] = "127.0.0.1",
        factorial: Annotated[str, typer.Option("--factorial", metavar="DIR", help=FACTORIAL[language])] = "",
        no_browser: Annotated[bool, typer.Option("--no-browser", help=NO_BROWSER[language])] = False,
    ) -> None:
        number = reading.whole_number("--port", port, 1, 65_535)
        from transitiesim.interfaces.dashboard.server import check_port, prepare, serve

        if factorial:
            import os

            from transitiesim.interfaces.dashboard.views.stored_effects import VARIABLE, open_factorial

            folder = Path(factorial).resolve()
            open_factorial(folder)
            os.environ[VARIABLE] = str(folder)
        check_port(host, number)
        prepare(language)
        typer.echo(STARTING[language].format(url=f"http://{host}:{number}/"))
        serve(host, number, language, browser=not no_browser)
