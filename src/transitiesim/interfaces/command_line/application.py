"""The whole command line in one language, and the way into it."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from collections.abc import Sequence
from types import ModuleType
from typing import Annotated, NoReturn

import typer
from typer.main import get_command

from transitiesim.interfaces.command_line import (
    analyse,
    bench,
    compare,
    country,
    dashboard,
    explain,
    inspect_run,
    neighbourhoods,
    new_neighbourhood,
    parameters,
    patterns,
    printed_report,
    recommendations,
    run,
    scenarios,
    story,
    sweep,
    train,
)
from transitiesim.interfaces.command_line.commands import Group
from transitiesim.interfaces.command_line.failing import answering
from transitiesim.interfaces.command_line.wanted_language import default_language
from transitiesim.language import Language, Text, language_of_locale

ABOUT = Text(
    "Wat kan er gebeuren met de warmtetransitie in een kwetsbare wijk? transitiesim rekent het maand voor maand "
    "door, van 2019 tot en met 2050, voor elk huishouden en voor de mensen die eraan werken.\n\n"
    "Begin met: transitiesim run",
    "What may become of the heat transition in a vulnerable neighbourhood? transitiesim works it out month by month, "
    "from 2019 to 2050, for every household and for the people who work on it.\n\n"
    "Start with: transitiesim run",
)
VERSION = Text("Laat het versienummer zien.", "Show the version.")
COMMANDS = (
    run,
    compare,
    story,
    explain,
    printed_report,
    country,
    sweep,
    analyse,
    dashboard,
    inspect_run,
    train,
    neighbourhoods,
    new_neighbourhood,
    scenarios,
    recommendations,
    parameters,
    patterns,
    bench,
)


def run_application(arguments: Sequence[str], program: str) -> NoReturn:
    """Answer a command line and leave the program.

    Args:
        arguments: what was typed after the program's name.
        program: name of the program, as help pages show it.

    Raises:
        SystemExit: always.
    """
    with answering(language_of_locale()):
        default = default_language()
    with answering(default):
        get_command(app(default)).main(args=list(arguments), prog_name=program)
    raise SystemExit(0)  # not reached: `main` always leaves


def app(language: Language) -> typer.Typer:
    """The command line with its help pages and answers in one language."""

    class GroupInLanguage(Group):
        pass

    GroupInLanguage.language = language
    GroupInLanguage.order = [_name_of(one) for one in COMMANDS]
    GroupInLanguage.in_language = staticmethod(lambda other: get_command(app(other)))
    application = typer.Typer(
        cls=GroupInLanguage,
        help=ABOUT[language],
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )

    @application.callback(invoke_without_command=True, help=ABOUT[language])
    def without_command(
        context: typer.Context,
        version: Annotated[bool, typer.Option("--version", help=VERSION[language])] = False,
    ) -> None:
        if version:
            from importlib.metadata import version as version_of

            typer.echo(f"transitiesim {version_of('transitiesim')}")
            raise typer.Exit
        if context.invoked_subcommand is None:
            typer.echo(context.get_help())

    for one in COMMANDS:
        one.add(application, language)
    return application


def _name_of(module: ModuleType) -> str:
    """Name of a command: that of its module, unless that module gives another."""
    return str(getattr(module, "COMMAND_NAME", module.__name__.rsplit(".", maxsplit=1)[-1].replace("_", "-")))
