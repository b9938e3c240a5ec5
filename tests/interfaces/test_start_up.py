"""Help, mistakes and lists answer at once: nothing slow is imported before a command needs it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from interfaces.asking import environment

SLOW = {
    "pandas",
    "mesa",
    "numba",
    "matplotlib",
    "scipy",
    "numpy",
    "pyarrow",
    "duckdb",
    "solara",
    "networkx",
}
PROGRAM = """
import json, sys
from transitiesim.interfaces.command_line import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    print()
    print(json.dumps([end.code or 0, sorted({name.split(".")[0] for name in sys.modules})]))
"""


def modules_after(*words):
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    code, modules = json.loads(found.stdout.splitlines()[-1])
    return code, set(modules)


@pytest.mark.parametrize("words", [("--help",), ("run", "--help", "--lang", "nl"), ("--version",), ()])
def test_help_imports_nothing_slow(words):
    code, modules = modules_after(*words)
    assert code == 0
    assert modules & (SLOW | {"rich"}) == set()


@pytest.mark.parametrize("words", [("rnu",), ("run", "--seeds", "1"), ("run", "-r", "many"), ("--lang", "fr")])
def test_mistakes_import_nothing_slow(words):
    code, modules = modules_after(*words)
    assert code == 2
    assert modules & SLOW == set()


@pytest.mark.parametrize("words", [("recommendations",), ("recommendations", "5.3")])
def test_lists_of_declarations_import_nothing_slow(words):
    code, modules = modules_after(*words)
    assert code == 0
    assert modules & (SLOW - {"numpy"}) == set()
