"""`transitiesim inspect`: one run from the inside, on Mesa's own screen, for researchers."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from typing import Annotated

import typer

from transitiesim.errors import InputError
from transitiesim.interfaces.command_line import reading
from transitiesim.interfaces.command_line.commands import Command
from transitiesim.interfaces.command_line.dashboard import HOST, NO_BROWSER, STARTING
from transitiesim.interfaces.command_line.explain import MOST_REPLICATE, PLACE, REPLICATE, SCENARIO, SEED
from transitiesim.language import Language, Text

COMMAND_NAME = "inspect"
HELP = Text(
    "Kijk in één run, maand voor maand: raster, partijen, huishoudens. Voor onderzoekers.\n\n"
    "Dit is het scherm van Mesa zelf (SolaraViz); de knoppen daarvan zijn in het Engels. Het werkt zonder internet.\n\n"
    "  transitiesim inspect\n"
    "  transitiesim inspect all_recommendations -n pendrecht --replicate 3",
    "Look inside one run, month by month: grid, institutions, households. For researchers.\n\n"
    "This is the screen of Mesa itself (SolaraViz). It works without internet.\n\n"
    "  transitiesim inspect\n"
    "  transitiesim inspect all_recommendations -n pendrecht --replicate 3",
)
PORT = Text("Poort. Anders: 8766.", "Port. Otherwise: 8766.")


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command(COMMAND_NAME, cls=Command, help=HELP[language])
    def inspect_command(
        scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help=SCENARIO[language])] = "baseline",
        place: Annotated[str, typer.Option("--neighbourhood", "-n", metavar="ID", help=PLACE[language])] = "selwerd",
        replicate: Annotated[str, typer.Option("--replicate", metavar="N", help=REPLICATE[language])] = "0",
        seed: Annotated[str, typer.Option("--seed", metavar="N", help=SEED[language])] = "1",
        port: Annotated[str, typer.Option("--port", metavar="N", help=PORT[language])] = "8766",
        host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help=HOST[language])] = "127.0.0.1",
        no_browser: Annotated[bool, typer.Option("--no-browser", help=NO_BROWSER[language])] = False,
    ) -> None:
        from transitiesim.interfaces.command_line.plans import places_of, scenario_of, seed_of

        number = reading.whole_number("--replicate", replicate, 0, MOST_REPLICATE)
        first, chosen = seed_of(seed), scenario_of(scenario)
        at = reading.whole_number("--port", port, 1, 65_535)
        facts = places_of([place])
        if len(facts) > 1:
            what = Text("één wijk tegelijk", "one neighbourhood at a time")
            raise InputError("--neighbourhood", what, ", ".join(one.id for one in facts))
        from transitiesim.interfaces.dashboard.server import check_port, prepare, serve_inspection

        check_port(host, at)
        prepare(language)
        typer.echo(STARTING[language].format(url=f"http://{host}:{at}/"))
        from transitiesim.interfaces.inspection.one_run import Start

        serve_inspection(Start(facts[0], chosen, number, first), host, at, language, browser=not no_browser)
