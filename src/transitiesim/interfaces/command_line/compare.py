"""`transitiesim compare`: two scenarios set against each other, on the same draws, year by year."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from transitiesim.errors import InputError
from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from transitiesim.analysis import Comparison
    from transitiesim.results import Results

HELP = Text(
    "Zet twee scenario's tegenover elkaar: hoeveel verder komt de een, en hoe vaak?\n\n"
    "A en B zijn namen van scenario's (dan worden ze doorgerekend), twee mappen met resultaten, of A is een map met "
    "resultaten van twee scenario's.\n\n"
    "  transitiesim compare baseline recommendation_5 -n pendrecht\n"
    "  transitiesim compare results/baseline-all_recommendations-selwerd",
    "Set two scenarios against each other: how much further does one get, and how often?\n\n"
    "A and B are names of scenarios (they are then run), two folders with results, or A is one folder with results of "
    "two scenarios.\n\n"
    "  transitiesim compare baseline recommendation_5 -n pendrecht\n"
    "  transitiesim compare results/baseline-all_recommendations-selwerd",
)
A = Text("Scenario of map met resultaten.", "Scenario or folder with results.")
B = Text("Scenario of map met resultaten.", "Scenario or folder with results.")
PLACE = Text(
    "Id van de wijk, of een TOML-bestand. Anders: selwerd, of de wijk in de resultaten.",
    "Id of the neighbourhood, or a TOML file. Otherwise: selwerd, or the one in the results.",
)
FIRST = Text("Scenario A in een map met meer scenario's.", "Scenario A in a folder with more scenarios.")
SECOND = Text("Scenario B in een map met meer scenario's.", "Scenario B in a folder with more scenarios.")
REPLICATES = Text("Aantal herhalingen, als er wordt doorgerekend. Anders: 20.", "Replicates, when run. Otherwise: 20.")
SEED = Text("Startgetal, als er wordt doorgerekend. Anders: 1.", "Seed, when run. Otherwise: 1.")
UNTIL = Text("Laatste jaar, als er wordt doorgerekend. Anders: 2050.", "Last year, when run. Otherwise: 2050.")
THREADS = Text("Doorrekeningen naast elkaar.", "Runs side by side.")


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command("compare", cls=Command, help=HELP[language])
    def compare_command(
        a: Annotated[str, typer.Argument(metavar="A", help=A[language])],
        b: Annotated[str | None, typer.Argument(metavar="B", help=B[language])] = None,
        neighbourhood: Annotated[
            str | None, typer.Option("--neighbourhood", "-n", metavar="ID", help=PLACE[language])
        ] = None,
        first: Annotated[str | None, typer.Option("--first", metavar="NAME", help=FIRST[language])] = None,
        second: Annotated[str | None, typer.Option("--second", metavar="NAME", help=SECOND[language])] = None,
        replicates: Annotated[str, typer.Option("--replicates", "-r", metavar="N", help=REPLICATES[language])] = "20",
        seed: Annotated[str, typer.Option("--seed", metavar="N", help=SEED[language])] = "1",
        until: Annotated[str | None, typer.Option("--until", metavar="YEAR", help=UNTIL[language])] = None,
        threads: Annotated[str | None, typer.Option("--threads", metavar="N", help=THREADS[language])] = None,
    ) -> None:
        from transitiesim.interfaces.command_line.plans import numbers_of, plan_of

        numbers = numbers_of(replicates, seed, until, threads)
        if not _is_folder(a) and b is None:
            what = Text("met één scenario valt niets te vergelijken", "one scenario cannot be compared")
            raise InputError("compare", what, Text("een tweede scenario erbij", "a second scenario beside it"))
        from transitiesim.analysis import compare
        from transitiesim.interfaces.command_line.report_difference import print_comparison

        if _is_folder(a) or (b is not None and _is_folder(b)):
            compared, base = _from_folders(a, b, neighbourhood, first, second)
        else:
            from transitiesim.interfaces.command_line.under_way import carry_out

            plan = plan_of([a, str(b)], [neighbourhood or "selwerd"], numbers)
            if len(plan.places) > 1:
                what = Text("vergelijken gaat met één wijk tegelijk", "one neighbourhood at a time can be compared")
                raise InputError("--neighbourhood", what, ", ".join(one.id for one in plan.places))
            base = carry_out(plan, language)
            one, two = base.scenarios()
            compared = compare(base, one, two)
        print_comparison(compared, base, language)


def _is_folder(word: str) -> bool:
    """Whether a word means a folder with results rather than a scenario; names of scenarios come first."""
    from transitiesim.scenario import known_scenarios

    if word in known_scenarios() or word.endswith(".toml"):
        return False
    return Path(word).is_dir() or any(sign in word for sign in "/\\")


def _from_folders(
    a: str, b: str | None, place: str | None, first: str | None, second: str | None
) -> "tuple[Comparison, Results]":
    """Scenarios of one folder, or of two, set against each other; and where A stands."""
    from transitiesim.analysis import compare
    from transitiesim.interfaces.command_line.stored import chosen_place, read_folder

    base = read_folder(a)
    other = base if b is None else read_folder(b)
    if b is None and not (first and second):
        if len(base.scenarios()) != 2:
            what = Text(
                f"deze map heeft geen twee maar {len(base.scenarios())} scenario's",
                f"this folder has not two scenarios but {len(base.scenarios())}",
            )
            names = ", ".join(base.scenarios())
            raise InputError(
                a, what, Text(f"--first en --second, uit {names}", f"--first and --second, out of {names}")
            )
        first, second = base.scenarios()
    one, two = base.scenario(first)["name"], other.scenario(second)["name"]
    where = chosen_place(base, place)
    return compare(base, one, two, where, other=None if other is base else other), base
