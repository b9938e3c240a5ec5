"""`transitiesim sweep`: experiments of many runs, resumable, on this machine or on a cluster."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from pathlib import Path
from typing import Annotated

import typer

from transitiesim.interfaces.command_line import sweep_words as words
from transitiesim.interfaces.command_line.commands import Command, SubGroup
from transitiesim.language import Language


def add(app: typer.Typer, language: Language) -> None:
    """Put the commands in the command line."""

    class Sweeps(SubGroup):
        otherwise = "start"

    group = typer.Typer(cls=Sweeps, help=words.GROUP[language], add_completion=False, rich_markup_mode=None)
    app.add_typer(group, name="sweep", context_settings={"help_option_names": ["--help", "-h"]})
    output_type = Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help=words.OUTPUT[language])]
    workers_type = Annotated[str | None, typer.Option("--workers", metavar="N", help=words.WORKERS[language])]
    dask_type = Annotated[str | None, typer.Option("--dask", metavar="ADDRESS", help=words.DASK[language])]
    mpi_type = Annotated[bool, typer.Option("--mpi", help=words.MPI[language])]
    retry_type = Annotated[bool, typer.Option("--retry-failed", help=words.RETRY[language])]
    folder_type = Annotated[str, typer.Argument(metavar="DIR", help=words.FOLDER[language])]

    @group.command("start", cls=Command, help=words.START[language])
    def start(
        experiment: Annotated[str, typer.Argument(metavar="EXPERIMENT", help=words.EXPERIMENT_WORD[language])],
        output: output_type = None,
        workers: workers_type = None,
        dask: dask_type = None,
        mpi: mpi_type = False,
        yes: Annotated[bool, typer.Option("--yes", "-y", help=words.YES[language])] = False,
        retry_failed: retry_type = False,
    ) -> None:
        from transitiesim.interfaces.command_line.sweep_running import carry_out

        carry_out(experiment, output, workers, dask, language, mpi=mpi, yes=yes, retry_failed=retry_failed)

    @group.command("resume", cls=Command, help=words.RESUME[language])
    def resume_command(
        folder: folder_type,
        workers: workers_type = None,
        dask: dask_type = None,
        mpi: mpi_type = False,
        retry_failed: retry_type = False,
    ) -> None:
        from transitiesim.interfaces.command_line.sweep_running import carry_on

        carry_on(folder, workers, dask, language, mpi=mpi, retry_failed=retry_failed)

    @group.command("status", cls=Command, help=words.STATUS[language])
    def status(
        folder: folder_type,
        failures: Annotated[bool, typer.Option("--failures", help=words.FAILURES[language])] = False,
    ) -> None:
        from transitiesim.interfaces.command_line.sweep_telling import tell_failures, tell_status

        where = folder_of(folder)
        tell_status(where, language)
        if failures:
            tell_failures(where, language)

    @group.command("rerun", cls=Command, help=words.RERUN[language])
    def rerun_command(
        folder: folder_type, row: Annotated[str, typer.Argument(metavar="ROW", help=words.ROW[language])]
    ) -> None:
        from transitiesim.interfaces.command_line import reading
        from transitiesim.interfaces.command_line.sweep_telling import tell_rerun
        from transitiesim.interfaces.command_line.under_way import stopping_at_once
        from transitiesim.running.sweeps import rerun

        number = reading.whole_number("ROW", row, 0, 2**62)
        with stopping_at_once(language):
            found = rerun(folder_of(folder), number)
        tell_rerun(found, language)
        if found.same is False:
            raise typer.Exit(1)

    @group.command("export", cls=Command, help=words.EXPORT[language])
    def export_command(
        folder: folder_type, file: Annotated[str, typer.Argument(metavar="FILE", help=words.FILE[language])]
    ) -> None:
        from transitiesim.data_files import printable
        from transitiesim.interfaces.command_line.printing import console, paragraph
        from transitiesim.results import read_sweep
        from transitiesim.results.sweep_export import export

        written = export(read_sweep(folder_of(folder)), folder_of(file))
        paragraph(console(), words.WRITTEN[language].format(file=printable(written)))


def folder_of(word: str) -> Path:
    """The folder or file that a word means.

    Raises:
        InputError: when it cannot be a name.
    """
    from transitiesim.errors import InputError
    from transitiesim.interfaces.command_line.failing import shown
    from transitiesim.language import Text

    if "\0" in word or not word.strip():
        what = Text("is geen naam voor een map of bestand", "is not a name for a folder or file")
        raise InputError(f"'{shown(word)}'", what)
    return Path(word)
