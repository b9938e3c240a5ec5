"""Typer's groups and commands, with help pages and complaints in one language."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from typer.core import TyperCommand, TyperGroup

from transitiesim.errors import InputError, closest
from transitiesim.interfaces.command_line.failing import answering, shown
from transitiesim.interfaces.command_line.help_page import help_page
from transitiesim.interfaces.command_line.wanted_language import taken_out
from transitiesim.language import Language, Text


class Command(TyperCommand):
    """A command whose help page is in the language of the group it belongs to."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return help_page(self, ctx, ctx.find_root().command.language)


class Group(TyperGroup):
    """All commands, in one language; set `language` and `in_language` on a subclass.

    Attributes:
        language: of help pages, answers and complaints.
        in_language: makes the same group in another language, for when `--lang` asks for it.
        order: names of the commands as they are listed.
    """

    language: ClassVar[Language] = "en"
    in_language: ClassVar[Callable[[Language], Any]]
    order: ClassVar[Sequence[str]] = ()

    def list_commands(self, ctx: Any) -> list[str]:
        """Names of the commands; typer itself puts those that have commands below them last."""
        return sorted(super().list_commands(ctx), key=self.order.index)

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return help_page(self, ctx, self.language)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant.

        Raises:
            InputError: when there is no such command.
        """
        known = self.list_commands(ctx)
        if not args:
            args = ["--help"]
        if args[0] not in known and not args[0].startswith("-"):
            word = shown(args[0])
            what = Text(f"onbekende opdracht '{word}'", f"unknown command '{word}'")
            suggestion = closest(args[0], known)
            raise InputError(ctx.command_path, what, "" if suggestion else ", ".join(known), suggestion)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; whatever it raises ends in a sentence."""
        with answering(self.language):
            return super().invoke(ctx)

    def main(self, args: Sequence[str] | None = None, *positional: Any, **named: Any) -> Any:
        """Read the command line and run it.

        Raises:
            SystemExit: always.
        """
        words = sys.argv[1:] if args is None else list(args)
        with answering(self.language):
            wanted, rest = taken_out(words)
        if wanted is not None and wanted != self.language:
            type(self).in_language(wanted).main(rest, *positional, **named)
        with answering(self.language):
            outcome = super().main(rest, *positional, **{**named, "standalone_mode": False})
        sys.exit(outcome if isinstance(outcome, int) else 0)


class SubGroup(TyperGroup):
    """Commands below a command, in the language of the whole; set `otherwise` on a subclass.

    Attributes:
        otherwise: the command that is meant when the first word is none of them.
    """

    otherwise: ClassVar[str] = ""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return help_page(self, ctx, ctx.find_root().command.language)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words after the command; a first word that is no command is the first word of `otherwise`."""
        if not args:
            args = ["--help"]
        if args[0] not in {*self.list_commands(ctx), "--help", "-h"}:
            args = [self.otherwise, *args]
        return super().parse_args(ctx, args)
