from __future__ import annotations

import pytest
from typer.main import get_command

from interfaces.asking import ask
from transitiesim.interfaces.command_line.application import app

COMMANDS = (
    "run",
    "compare",
    "story",
    "explain",
    "report",
    "country",
    "sweep",
    "analyse",
    "dashboard",
    "inspect",
    "train",
    "neighbourhoods",
    "new-neighbourhood",
    "scenarios",
    "recommendations",
    "parameters",
    "patterns",
    "bench",
)
SWEEPS = ("start", "resume", "status", "rerun", "export")
DUTCH, ENGLISH = {"TRANSITIESIM_LANG": "nl"}, {"TRANSITIESIM_LANG": "en"}


def test_the_commands_are_these():
    group = get_command(app("en"))
    assert tuple(group.list_commands(None)) == COMMANDS
    assert set(group.commands) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_both_languages(name):
    dutch, english = ask(name, "--help", "--lang", "nl"), ask(name, "-h")
    assert dutch.exit_code == english.exit_code == 0
    assert dutch.stdout.startswith(f"Gebruik: transitiesim {name} [OPTIES]")
    assert english.stdout.startswith(f"Usage: transitiesim {name} [OPTIONS]")
    assert max(len(line) for answer in (dutch, english) for line in answer.stdout.splitlines()) <= 80
    command = get_command(app("nl")).commands[name]
    for one in command.params:
        assert one.help, f"{name}: {one.name} is not explained"
        assert max(one.opts, key=len) in dutch.stdout or one.metavar in dutch.stdout


def test_the_first_page_names_every_command():
    answer = ask()
    assert answer.exit_code == 0
    assert answer.stdout == ask("--help").stdout
    for name in COMMANDS:
        assert f"  {name} " in answer.stdout


def test_no_text_is_the_same_in_both_languages_or_empty():
    dutch, english = get_command(app("nl")), get_command(app("en"))
    for name in COMMANDS:
        ours, theirs = dutch.commands[name], english.commands[name]
        assert ours.help != theirs.help
        for one, other in zip(ours.params, theirs.params, strict=True):
            assert one.opts == other.opts
            assert one.help != other.help, f"{name}: {one.name}"


@pytest.mark.parametrize("words", [("--lang", "nl", "--help"), ("--help", "--lang=nl"), ("--lang", "NL")])
def test_the_language_may_stand_anywhere(words):
    assert ask(*words).stdout.startswith("Gebruik: transitiesim")


def test_what_stands_behind_two_dashes_is_no_option():
    answer = ask("scenarios", "--", "--lang")
    assert answer.exit_code == 2
    assert "--lang" in answer.stderr


def test_the_version():
    answer = ask("--version")
    assert answer.exit_code == 0
    assert answer.stdout.startswith("transitiesim 0.")


@pytest.mark.parametrize("name", SWEEPS)
def test_every_command_of_sweeps_explains_itself_in_both_languages(name):
    dutch, english = ask("sweep", name, "--help", "--lang", "nl"), ask("sweep", name, "-h")
    assert dutch.stdout.startswith(f"Gebruik: transitiesim sweep {name} [OPTIES]")
    assert english.stdout.startswith(f"Usage: transitiesim sweep {name} [OPTIONS]")
    ours = get_command(app("nl")).commands["sweep"].commands
    theirs = get_command(app("en")).commands["sweep"].commands
    assert tuple(ours) == SWEEPS
    assert ours[name].help != theirs[name].help
    for one, other in zip(ours[name].params, theirs[name].params, strict=True):
        assert one.help
        assert one.help != other.help
    assert max(len(line) for line in dutch.stdout.splitlines()) <= 80


def test_a_sweep_without_words_explains_itself():
    assert ask("sweep").stdout == ask("sweep", "--help").stdout
