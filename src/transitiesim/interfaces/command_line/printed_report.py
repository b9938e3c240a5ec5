"""`transitiesim report`: the printable report of a scenario beside practice, as one file."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from pathlib import Path
from typing import Annotated

import typer

from transitiesim.errors import InputError
from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

COMMAND_NAME = "report"
HELP = Text(
    "Maak een rapport om af te drukken: één bladzijde voor de raad, een bijlage voor onderzoekers.\n\n"
    "Het is één HTML-bestand; de browser drukt het af of maakt er een PDF van.\n\n"
    "  transitiesim report recommendation_5 -n pendrecht\n"
    "  transitiesim report mijn-plan.toml -n mijn-wijk.toml -o rapport.html",
    "Make a report to print: one page for the council, an appendix for researchers.\n\n"
    "It is one HTML file; the browser prints it or makes a PDF of it.\n\n"
    "  transitiesim report recommendation_5 -n pendrecht\n"
    "  transitiesim report my-plan.toml -n my-quarter.toml -o report.html",
)
SCENARIO = Text(
    "Scenario of TOML-bestand. Anders: all_recommendations.", "Scenario or TOML file. Otherwise: all_recommendations."
)
PLACE = Text(
    "Id van de wijk, of een TOML-bestand. Anders: selwerd.",
    "Id of the neighbourhood, or a TOML file. Otherwise: selwerd.",
)
REPLICATES = Text("Aantal herhalingen per scenario. Anders: 20.", "Replicates per scenario. Otherwise: 20.")
SEED = Text("Startgetal. Anders: 1.", "Seed. Otherwise: 1.")
OUTPUT = Text("Bestand. Anders: rapport-WIJK-SCENARIO.html.", "File. Otherwise: report-NEIGHBOURHOOD-SCENARIO.html.")
OVERWRITE = Text("Vervang het bestand als het er al is.", "Replace the file if it is there already.")
THERE = Text("bestaat al", "exists already")
OTHER = Text("een andere naam, of --overwrite", "another name, or --overwrite")
WRITTEN = Text("Het rapport staat in {name}.", "The report is in {name}.")
STEM = Text("rapport", "report")


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command(COMMAND_NAME, cls=Command, help=HELP[language])
    def report_command(
        scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help=SCENARIO[language])] = "all_recommendations",
        place: Annotated[str, typer.Option("--neighbourhood", "-n", metavar="ID", help=PLACE[language])] = "selwerd",
        replicates: Annotated[str, typer.Option("--replicates", "-r", metavar="N", help=REPLICATES[language])] = "20",
        seed: Annotated[str, typer.Option("--seed", metavar="N", help=SEED[language])] = "1",
        output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help=OUTPUT[language])] = None,
        overwrite: Annotated[bool, typer.Option("--overwrite", help=OVERWRITE[language])] = False,
    ) -> None:
        from transitiesim.data_files import printable
        from transitiesim.interfaces.command_line.plans import numbers_of, plan_of

        names = ["baseline"] if scenario == "baseline" else ["baseline", scenario]
        plan = plan_of(names, [place], numbers_of(replicates, seed))
        if len(plan.places) > 1:
            what = Text("één wijk tegelijk", "one neighbourhood at a time")
            raise InputError("--neighbourhood", what, ", ".join(one.id for one in plan.places))
        chosen, facts = plan.scenarios[-1], plan.places[0]
        file = Path(output) if output else Path(f"{STEM[language]}-{facts.id}-{chosen.name}.html")
        if file.is_dir() or (file.exists() and not overwrite):
            raise InputError(printable(file), THERE, OTHER)

        from transitiesim.interfaces.command_line.under_way import carry_out
        from transitiesim.interfaces.dashboard.views.report import report_html
        from transitiesim.results.store import disk_error

        results = carry_out(plan, language)
        before, after = (results.select(scenario=one.name) for one in (plan.scenarios[0], chosen))
        page = report_html(before, after, chosen, language, plan.command)
        part = file.with_name(f".{file.name}.part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(page, encoding="utf-8")
            part.replace(file)
        except OSError as error:
            raise disk_error(file, error) from error
        finally:
            part.unlink(missing_ok=True)
        typer.echo(WRITTEN[language].format(name=printable(file)))
