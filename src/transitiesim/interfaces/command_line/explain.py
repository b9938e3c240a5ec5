"""`transitiesim explain`: one household at one moment, and everything that weighs in its decision."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from typing import Annotated

import typer

from transitiesim.errors import InputError
from transitiesim.interfaces.command_line import reading
from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

HELP = Text(
    "Kijk mee met één huishouden: waarom is het nog niet van het gas af?\n\n"
    "  transitiesim explain --household 12 --date 2030-06\n"
    "  transitiesim explain all_recommendations -n pendrecht --random",
    "Look over the shoulder of one household: why has it not left gas yet?\n\n"
    "  transitiesim explain --household 12 --date 2030-06\n"
    "  transitiesim explain all_recommendations -n pendrecht --random",
)
SCENARIO = Text("Scenario. Anders: baseline.", "Scenario. Otherwise: baseline.")
PLACE = Text(
    "Id van de wijk, of een TOML-bestand. Anders: selwerd.",
    "Id of the neighbourhood, or a TOML file. Otherwise: selwerd.",
)
HOUSEHOLD = Text("Nummer van het huishouden, vanaf 0.", "Number of the household, from 0.")
RANDOM = Text(
    "Een willekeurig huishouden, elke keer een ander. Zonder --household en --random: een vast voorbeeld.",
    "Any household, another one each time. Without --household and --random: a fixed example.",
)
DATE = Text(
    "Jaar en maand, zoals 2030-06, of een jaar (dan december). Anders: 2030-06.",
    "Year and month, such as 2030-06, or a year (its December). Otherwise: 2030-06.",
)
REPLICATE = Text("Nummer van de herhaling, vanaf 0. Anders: 0.", "Number of the replicate, from 0. Otherwise: 0.")
SEED = Text("Startgetal. Anders: 1.", "Seed. Otherwise: 1.")
UNCERTAINTY = Text(
    "parameters: met de getrokken getallen van de herhaling; seeds: met de middelste. Anders: parameters.",
    "parameters: with the drawn numbers of the replicate; seeds: with the middle ones. Otherwise: parameters.",
)
DEFAULT_DATE = "2030-06"
MOST_REPLICATE = 99_999


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command("explain", cls=Command, help=HELP[language])
    def explain_command(
        scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help=SCENARIO[language])] = "baseline",
        place: Annotated[str, typer.Option("--neighbourhood", "-n", metavar="ID", help=PLACE[language])] = "selwerd",
        household: Annotated[str | None, typer.Option("--household", metavar="ROW", help=HOUSEHOLD[language])] = None,
        at_random: Annotated[bool, typer.Option("--random", help=RANDOM[language])] = False,
        date: Annotated[str | None, typer.Option("--date", metavar="MONTH", help=DATE[language])] = None,
        replicate: Annotated[str, typer.Option("--replicate", metavar="N", help=REPLICATE[language])] = "0",
        seed: Annotated[str, typer.Option("--seed", metavar="N", help=SEED[language])] = "1",
        uncertainty: Annotated[
            str, typer.Option("--uncertainty", metavar="WHICH", help=UNCERTAINTY[language])
        ] = "parameters",
    ) -> None:
        from transitiesim.interfaces.command_line.plans import UNCERTAINTIES, places_of, scenario_of, seed_of

        if household is not None and at_random:
            what = Text("gaat niet samen met --random", "does not go together with --random")
            raise InputError("--household", what, Text("een van de twee", "one of the two"))
        number = reading.whole_number("--replicate", replicate, 0, MOST_REPLICATE)
        start, kind = seed_of(seed), reading.one_of("--uncertainty", uncertainty, UNCERTAINTIES)
        chosen = scenario_of(scenario)
        last = chosen.months - 1
        month = (
            min(reading.month("--date", DEFAULT_DATE, 383), last)
            if date is None
            else reading.month("--date", date, last)
        )
        facts = places_of([place])
        if len(facts) > 1:
            what = Text("één wijk tegelijk", "one neighbourhood at a time")
            raise InputError("--neighbourhood", what, ", ".join(one.id for one in facts))

        from transitiesim.interfaces.command_line.one_household import print_household, row_of
        from transitiesim.interfaces.command_line.under_way import stopping_at_once
        from transitiesim.running import draw_numbers, model_of

        with stopping_at_once(language):
            model = model_of(draw_numbers(facts[0], start, number, kind), chosen)
            row = row_of(household, len(model.place.households), start, at_random=at_random)
            model.run_until(month + 1)
        source = (chosen.title[language], facts[0].name, number, start)
        print_household(model, row, month, source, language)
