"""Whatever goes wrong ends in one sentence in the user's language, and an exit code that says which kind it was."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer

from transitiesim.errors import InputError, closest
from transitiesim.language import Language, Text

WRONG, BAD_INPUT, STOPPED, NO_READER = 1, 2, 130, 141
DEBUG = "TRANSITIESIM_DEBUG"

# The parent of BadParameter, the one usage error that typer itself names; its module differs between versions.
UsageError: type[Exception] = typer.BadParameter.__bases__[0]

STOPPED_TEXT = Text(
    "Gestopt met Ctrl-C; er is niets half weggeschreven.", "Stopped with Ctrl-C; nothing was left half-written."
)
_REPORT = Text(
    "Er ging iets mis dat niet mis hoort te gaan ({kind}: {message}); meld dit alstublieft bij de makers van "
    "transitiesim, met de opdracht die u gaf.",
    "Something went wrong that should not ({kind}: {message}); please report this to the makers of transitiesim, with "
    "the command you gave.",
)
_HELP = Text("wat '{path} --help' noemt", "what '{path} --help' lists")


@contextmanager
def answering(language: Language) -> Iterator[None]:
    """Turn everything that is raised inside into a sentence on the error stream and an exit code.

    Raises:
        SystemExit: when something was raised inside.
    """
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        _leave(STOPPED_TEXT[language], STOPPED)
    except BrokenPipeError:
        _leave_quietly()
    except InputError as error:
        _leave(error.sentence(language), BAD_INPUT)
    except UsageError as error:
        _leave(usage_mistake(error).sentence(language), BAD_INPUT)
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:  # noqa: BLE001  whatever it is, a user gets a sentence
        if os.environ.get(DEBUG) == "1":
            traceback.print_exc()
        message = " ".join(str(error).split())[:300] or "-"
        _leave(_REPORT[language].format(kind=type(error).__name__, message=message), WRONG)


def usage_mistake(error: Any) -> InputError:
    """What the parser of the command line complains about, in both languages.

    Args:
        error: the usage error that typer raised.
    """
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "transitiesim"
    allowed = _HELP.format(path=path)
    option, parameter = getattr(error, "option_name", None), getattr(error, "param", None)
    message = str(getattr(error, "message", "") or error)
    if option is not None and "does not take a value" in message:
        return InputError(option, Text("hier hoort geen waarde achter", "this takes no value"))
    if option is not None and ("requires" in message or "expected" in message.lower()):
        return InputError(option, Text("hier hoort een waarde achter", "this needs a value"))
    if option is not None:
        known = [name for one in context.command.get_params(context) for name in one.opts] if context else []
        what = Text(f"onbekende optie '{shown(option)}'", f"unknown option '{shown(option)}'")
        suggestion = closest(option, [*known, "--lang"])
        return InputError(path, what, "" if suggestion else allowed, suggestion)
    if parameter is not None and type(error).__name__ == "MissingParameter":
        name = parameter.metavar or str(parameter.name).upper()
        return InputError(path, Text(f"{name} ontbreekt", f"{name} is missing"), allowed)
    extra = re.search(r"unexpected extra arguments?(?:\(s\))? \((.*)\)", message, re.DOTALL)
    if extra:
        what = Text(f"'{shown(extra[1])}' is te veel", f"'{shown(extra[1])}' is too much")
        return InputError(path, what, allowed)
    return InputError(path, Text("de opdracht klopt niet", "the command is not right"), allowed)


def shown(word: str, most: int = 60) -> str:
    """A word of the user, fit to be repeated in a sentence."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in word)
    return clean if len(clean) <= most else f"{clean[: most - 3]}..."


def _leave(sentence: str, code: int) -> None:
    try:
        sys.stdout.flush()
    except OSError:
        _let_go_of_output()
    try:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
    except OSError:  # there is nobody to tell
        pass
    sys.exit(code)


def _leave_quietly() -> None:
    _let_go_of_output()
    sys.exit(NO_READER)


def _let_go_of_output() -> None:
    """Point the output at nothing, so that Python does not stumble over it once more when it ends."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
    except (OSError, ValueError):
        pass
