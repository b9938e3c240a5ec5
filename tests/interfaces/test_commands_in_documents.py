"""Every command that a document gives exists, with its options and the names behind them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from transitiesim.experiments import known_experiments
from transitiesim.interfaces.command_line.application import app
from transitiesim.neighbourhood import known_neighbourhoods
from transitiesim.recommendations import RECOMMENDATIONS, switches
from transitiesim.scenario import known_scenarios

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "experiments").rglob("*.md")])
KNOWN = {
    *known_scenarios(),
    *known_neighbourhoods(),
    *RECOMMENDATIONS,
    *switches(),
    *known_experiments(),
    "all",
    "local",
}
FREE = re.compile(
    r"results/.*|/(data|shared)/.*|tcp://.*|\d\.\d+|[\w-]+\.toml|\.\.\.|[A-Z]+|\d{4}(-\d\d)?|\d+|"
    r"seeds|parameters|yearly|monthly|nl|en"
)


def commands_in(text: str) -> list[list[str]]:
    """Command lines between backticks, or on a line of their own in a fenced block."""
    quoted = re.findall(r"`(?:uv run )?transitiesim ([^`]+)`", text)
    fenced = "\n".join(re.findall(r"^ *```\w*\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL))
    lines = re.findall(r"^ *(?:uv run )?transitiesim ([a-z-].*)$", fenced, re.MULTILINE)
    return [shlex.split(line.split("  #")[0]) for line in (*quoted, *lines)]


def mistakes(words: list[str]) -> list[str]:
    """What does not exist in a command line."""
    group = get_command(app("en"))
    if words[0] in {"--help", "--version"}:
        return []
    command = group.commands.get(words[0])
    if command is None:
        return [words[0]]
    if hasattr(command, "commands"):
        below = len(words) > 1 and words[1] in command.commands
        command = command.commands[words[1] if below else command.otherwise]
        words = words[1:] if below else words
    options = {name for one in command.params for name in one.opts} | {"--lang", "--help", "-h"}
    wrong = [word for word in words[1:] if word.startswith("-") and word.split("=")[0] not in options]
    named = [word for word in words[1:] if not word.startswith("-") and word not in KNOWN and not FREE.fullmatch(word)]
    return wrong + named


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_exist(page):
    for words in commands_in(page.read_text(encoding="utf-8")):
        assert mistakes(words) == [], f"{page.name}: {' '.join(words)}"


def test_the_check_sees_commands_and_mistakes():
    readme = commands_in((ROOT / "README.md").read_text(encoding="utf-8"))
    assert ["run"] in readme
    assert len(readme) >= 8
    assert mistakes(["rnu"]) == ["rnu"]
    assert mistakes(["run", "baseline", "-n", "selwerd", "--seeds", "3"]) == ["--seeds"]
    assert mistakes(["sweep", "status", "results/x", "--failure"]) == ["--failure"]
    assert mistakes(["sweep", "tiping_map", "--yes"]) == ["tiping_map"]
    assert mistakes(["sweep", "resume", "results/x", "--retry-failed"]) == []
    assert mistakes(["run", "basline", "-n", "selwerd"]) == ["basline"]


def test_the_picture_of_the_readme_is_small():
    picture = ROOT / "docs" / "images" / "selwerd.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 200_000
