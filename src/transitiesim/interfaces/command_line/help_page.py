"""Help pages in Dutch and English, plain enough for every terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence
from typing import Any

from transitiesim.language import LANGUAGES, Language, Text

USAGE = Text("Gebruik", "Usage")
ARGUMENTS = Text("Argumenten", "Arguments")
OPTIONS = Text("Opties", "Options")
COMMANDS = Text("Opdrachten", "Commands")
OPTIONS_MARK = Text("[OPTIES]", "[OPTIONS]")
COMMAND_MARK = Text("OPDRACHT", "COMMAND")
HELP_TEXT = Text("Laat deze uitleg zien.", "Show this help.")
LANG_TEXT = Text(
    "Taal van de uitvoer; anders beslissen TRANSITIESIM_LANG en de taal van uw computer.",
    "Language of the output; otherwise TRANSITIESIM_LANG and the language of your computer decide.",
)
MORE = Text("Meer over een opdracht: {path} OPDRACHT --help", "More about a command: {path} COMMAND --help")

Row = tuple[str, str]


def help_page(command: Any, context: Any, language: Language) -> str:
    """The help page of a command or of the group of all commands.

    Args:
        command: the typer command.
        context: the context it is asked in.
        language: "nl" or "en".
    """
    width = max(50, min(shutil.get_terminal_size((80, 24)).columns, 100))
    lines = [_usage(command, context, language), ""]
    for paragraph in (command.help or "").strip().split("\n\n"):
        lines += [*_paragraph(paragraph, width), ""]
    names = command.list_commands(context) if hasattr(command, "list_commands") else []
    tables: list[tuple[Text, list[Row]]] = [
        (ARGUMENTS, [_argument(one) for one in command.params if one.param_type_name == "argument"]),
        (COMMANDS, [(name, _short(command.get_command(context, name))) for name in names]),
        (OPTIONS, _options(command, language)),
    ]
    column = 2 + max((len(name) for _, rows in tables for name, _ in rows if len(name) <= 30), default=0)
    for title, rows in tables:
        if rows:
            lines += [f"{title[language]}:", *(line for row in rows for line in _row(row, column, width)), ""]
    if names:
        lines.append(MORE[language].format(path=context.command_path))
    return "\n".join(lines).rstrip()


def _usage(command: Any, context: Any, language: Language) -> str:
    marks = [OPTIONS_MARK[language]]
    for one in command.params:
        if one.param_type_name == "argument":
            name = one.metavar or one.name.upper()
            marks.append((name if one.required else f"[{name}]") + ("..." if one.nargs != 1 else ""))
    if hasattr(command, "list_commands"):
        marks.append(COMMAND_MARK[language])
    return f"{USAGE[language]}: {context.command_path} {' '.join(marks)}"


def _argument(one: Any) -> Row:
    return (one.metavar or one.name.upper(), one.help or "")


def _options(command: Any, language: Language) -> list[Row]:
    rows = []
    for one in command.params:
        if one.param_type_name == "option" and not getattr(one, "hidden", False):
            names = ", ".join(sorted(one.opts, key=len))
            rows.append((f"{names} {one.metavar}" if one.metavar else names, one.help or ""))
    rows.append((f"--lang {'|'.join(LANGUAGES)}", LANG_TEXT[language]))
    rows.append(("-h, --help", HELP_TEXT[language]))
    return rows


def _short(command: Any) -> str:
    return str(command.help or "").strip().split("\n\n")[0].replace("\n", " ")


def _paragraph(text: str, width: int) -> Sequence[str]:
    if text.startswith("  "):  # an example: kept as it is
        return text.split("\n")
    return textwrap.wrap(" ".join(text.split()), width)


def _row(row: Row, column: int, width: int) -> list[str]:
    name, text = row
    lines = textwrap.wrap(text, max(20, width - column - 2)) or [""]
    if len(name) > column - 2:
        return [f"  {name}", *(" " * (column + 2) + line for line in lines)]
    return [f"  {name:<{column}}{lines[0]}", *(" " * (column + 2) + line for line in lines[1:])]
