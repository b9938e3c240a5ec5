"""The command `transitiesim`: run, compare, tell and explain, in Dutch or English.

Only what a command needs is imported, and only when it runs, so that help and mistakes are answered at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

PROGRAM = "transitiesim"


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave the program.

    Exit codes: 0 done, 1 something that should not happen, 2 input that cannot be accepted, 130 stopped by Ctrl-C,
    141 nobody reads the output any more.

    Args:
        arguments: what was typed after the program's name; that of this process when left out.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        _make_streams_safe()
        from transitiesim.interfaces.command_line.application import run_application

        run_application(words, PROGRAM)
    except KeyboardInterrupt:  # while still starting up, before any command listens
        sys.exit(130)


def _make_streams_safe() -> None:
    """Let every sentence be written whatever the terminal can show, also when an output was closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123  kept for the whole process
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
