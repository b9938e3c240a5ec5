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
    """

    language: ClassVar[Language] = "en"
    in_language: ClassVar[Callable[[Language], Any]]

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return help_page(self, ctx, self.language)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant.

        Raises:
            InputError: when there is no such command.
        """
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
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
