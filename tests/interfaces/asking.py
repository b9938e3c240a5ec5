"""Asking the command line, inside this process or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from transitiesim.interfaces.command_line.application import app
from transitiesim.language import Language

PLAIN = {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "COLUMNS": "80", "TRANSITIESIM_LANG": None, "TRANSITIESIM_DEBUG": None}


def ask(*words: str, language: Language = "en", env: Mapping[str, str | None] | None = None) -> Any:
    """What the command line answers to these words."""
    return CliRunner(env={**PLAIN, **(env or {})}).invoke(app(language), list(words), prog_name="transitiesim")


def command(*words: str) -> list[str]:
    """The command line of a process of its own."""
    return [sys.executable, "-m", "transitiesim", *words]


def ask_process(*words: str, folder: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own, started in a folder."""
    return subprocess.run(
        command(*words),
        cwd=folder,
        env={**environment(), **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )


def environment() -> dict[str, str]:
    """The environment of a process, with nothing said of the language."""
    kept = {name: value for name, value in os.environ.items() if name not in PLAIN}
    return kept | {name: value for name, value in PLAIN.items() if value is not None}


def refused(answer: Any) -> str:
    """The one sentence of an answer that accepts nothing."""
    assert answer.exit_code == 2, answer.output
    lines = answer.stderr.splitlines()
    assert len(lines) == 1, answer.stderr
    assert "Traceback" not in lines[0]
    assert lines[0].endswith((".", "?"))
    assert answer.stdout == ""
    return lines[0]
