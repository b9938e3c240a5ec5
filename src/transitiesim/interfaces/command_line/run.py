"""`transitiesim run`: run scenarios in neighbourhoods, keep the results, and say what comes out."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from transitiesim.interfaces.command_line.plans import Plan
    from transitiesim.results import Results

DEFAULT_SCENARIOS = ("baseline", "all_recommendations")
DEFAULT_NEIGHBOURHOOD = "selwerd"
MOST_NAMED = 8

HELP = Text(
    "Reken scenario's door in een of meer wijken en bewaar de uitkomst.\n\n"
    "Zonder verdere woorden: de praktijk naast alle zeven aanbevelingen, in Selwerd, met 20 herhalingen.\n\n"
    "  transitiesim run\n"
    "  transitiesim run baseline recommendation_5 -n pendrecht -r 50\n"
    "  transitiesim run baseline mijn-plan.toml -n mijn-wijk.toml --until 2035",
    "Run scenarios in one or more neighbourhoods and keep the outcome.\n\n"
    "Without further words: practice beside all seven recommendations, in Selwerd, with 20 replicates.\n\n"
    "  transitiesim run\n"
    "  transitiesim run baseline recommendation_5 -n pendrecht -r 50\n"
    "  transitiesim run baseline my-plan.toml -n my-quarter.toml --until 2035",
)
SCENARIOS = Text(
    "Namen van scenario's (zie 'transitiesim scenarios') of TOML-bestanden.",
    "Names of scenarios (see 'transitiesim scenarios') or TOML files.",
)
NEIGHBOURHOOD = Text(
    "Id van een wijk (zie 'transitiesim neighbourhoods'), een TOML-bestand, of all voor alle; mag vaker. "
    "Anders: selwerd.",
    "Id of a neighbourhood (see 'transitiesim neighbourhoods'), a TOML file, or all; may be repeated. "
    "Otherwise: selwerd.",
)
REPLICATES = Text("Aantal herhalingen per scenario. Anders: 20.", "Replicates per scenario. Otherwise: 20.")
SEED = Text(
    "Startgetal van het toeval; hetzelfde getal geeft dezelfde uitkomst. Anders: 1.",
    "Seed of all chance; the same number gives the same outcome. Otherwise: 1.",
)
UNTIL = Text("Laatste jaar. Anders: 2050.", "Last year. Otherwise: 2050.")
OUTPUT = Text(
    "Map voor de resultaten. Anders: een nieuwe map onder ./results, genoemd naar scenario's en wijk.",
    "Folder for the results. Otherwise: a new folder below ./results, named after scenarios and neighbourhood.",
)
OVERWRITE = Text(
    "Vervang eerdere resultaten in de map; iets anders wordt nooit vervangen.",
    "Replace earlier results in the folder; anything else is never replaced.",
)
THREADS = Text(
    "Doorrekeningen naast elkaar. Anders: het aantal processoren, hoogstens 8.",
    "Runs side by side. Otherwise: the number of processors, at most 8.",
)
UNCERTAINTY = Text(
    "parameters: herhalingen trekken ook de onzekere getallen; seeds: alleen het toeval verschilt. Anders: parameters.",
    "parameters: replicates draw the uncertain numbers too; seeds: only chance differs. Otherwise: parameters.",
)
RECORD = Text(
    "Hoe vaak de stand wordt bewaard: yearly (per jaar) of monthly (per maand). Anders: yearly.",
    "How often the state is kept: yearly or monthly. Otherwise: yearly.",
)
DRAWING = Text("De figuren worden getekend.", "The figures are being drawn.")
WRITTEN = Text(
    "Bewaard in {folder}: de resultaten en de figuren {names}", "Kept in {folder}: the results and the figures {names}"
)


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command("run", cls=Command, help=HELP[language])
    def run_command(
        scenarios: Annotated[list[str] | None, typer.Argument(metavar="SCENARIO", help=SCENARIOS[language])] = None,
        neighbourhood: Annotated[
            list[str] | None, typer.Option("--neighbourhood", "-n", metavar="ID", help=NEIGHBOURHOOD[language])
        ] = None,
        replicates: Annotated[str, typer.Option("--replicates", "-r", metavar="N", help=REPLICATES[language])] = "20",
        seed: Annotated[str, typer.Option("--seed", metavar="N", help=SEED[language])] = "1",
        until: Annotated[str | None, typer.Option("--until", metavar="YEAR", help=UNTIL[language])] = None,
        output: Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help=OUTPUT[language])] = None,
        overwrite: Annotated[bool, typer.Option("--overwrite", help=OVERWRITE[language])] = False,
        threads: Annotated[str | None, typer.Option("--threads", metavar="N", help=THREADS[language])] = None,
        uncertainty: Annotated[
            str, typer.Option("--uncertainty", metavar="WHICH", help=UNCERTAINTY[language])
        ] = "parameters",
        record: Annotated[str, typer.Option("--record", metavar="WHEN", help=RECORD[language])] = "yearly",
    ) -> None:
        from transitiesim.interfaces.command_line.output_folder import check_folder, default_folder
        from transitiesim.interfaces.command_line.plans import numbers_of, plan_of

        numbers = numbers_of(replicates, seed, until, threads, uncertainty, record)
        if output is not None:
            check_folder(Path(output), overwrite=overwrite)
        plan = plan_of(scenarios or DEFAULT_SCENARIOS, neighbourhood or [DEFAULT_NEIGHBOURHOOD], numbers)
        folder = None if output is None else Path(output)
        if folder is None:
            folder = default_folder([one.name for one in plan.scenarios], [one.id for one in plan.places])
            check_folder(folder, overwrite=False)

        from transitiesim.interfaces.command_line.output_folder import write
        from transitiesim.interfaces.command_line.report import report
        from transitiesim.interfaces.command_line.under_way import carry_out

        results = carry_out(plan, language)
        try:
            write(results, folder)
        except InputError:
            report(results, language)  # what was worked out is not lost when the disk refuses
            raise
        report(results, language)
        _draw_and_name(results, plan, folder, language)


def _draw_and_name(results: "Results", plan: "Plan", folder: Path, language: Language) -> None:
    from transitiesim.interfaces.command_line.pictures import draw
    from transitiesim.interfaces.command_line.printing import console, paragraph

    console(errors=True).print(DRAWING[language])
    files = draw(results, plan, folder, language)
    to = console()
    to.print()
    paragraph(to, WRITTEN[language].format(folder=printable(folder), names=_named([one.name for one in files])))


def _named(files: list[str]) -> str:
    """The files by name, or by kind when there are many."""
    if len(files) <= MOST_NAMED:
        return ", ".join(files)
    kinds = [name.split("-")[0] for name in files]
    return ", ".join(f"{kind}-*.png ({kinds.count(kind)})" for kind in dict.fromkeys(kinds))
