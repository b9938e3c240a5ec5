"""Ctrl-C, a reader that goes away, and things that should not happen."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from interfaces.asking import ask, ask_process, command, environment

LONG = ("run", "baseline", "-n", "gillisbuurt", "-r", "500", "-o", "out")
# A shell that starts its jobs in the background may have Ctrl-C ignored, and children inherit that.
LISTENING = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from transitiesim.interfaces.command_line import main
main(sys.argv[1:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent another way there")
@pytest.mark.parametrize(("language", "threads"), [("nl", "1"), ("en", "2")])
def test_ctrl_c_leaves_one_sentence_and_nothing_else(language, threads, tmp_path):
    words = [sys.executable, "-c", LISTENING, *LONG, "--threads", threads, "--lang", language]
    process = subprocess.Popen(
        words, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("500 "):  # so many runs: it is under way
            break
    time.sleep(2)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    said = {"nl": "Gestopt met Ctrl-C; er is niets half weggeschreven.", "en": "Stopped with Ctrl-C; nothing was left"}
    assert errors.strip().startswith(said[language])
    assert len(errors.strip().splitlines()) == 1
    assert out == ""
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_outside_a_run_is_one_sentence(monkeypatch):
    def stop(_name):
        raise KeyboardInterrupt

    monkeypatch.setattr("transitiesim.scenario.read_scenario", stop)
    answer = ask("scenarios", "baseline", "--lang", "nl")
    assert answer.exit_code == 130
    assert answer.stderr.splitlines() == ["Gestopt met Ctrl-C; er is niets half weggeschreven."]


@pytest.mark.parametrize("words", [("parameters",), ("--help",), ("neighbourhoods", "laak")])
def test_a_reader_that_goes_away_is_no_mistake(words, tmp_path):
    process = subprocess.Popen(
        command(*words), cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate(timeout=120)
    assert errors == b""
    assert process.returncode in {1, 141}


def test_a_closed_output_is_no_mistake(tmp_path):
    found = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m transitiesim scenarios >&- 2>&-"],
        cwd=tmp_path, env=environment(), timeout=120, check=False,
    )  # fmt: skip
    assert found.returncode == 0


def test_what_should_not_happen_asks_to_be_reported(monkeypatch):
    def fail():
        raise RuntimeError("the\nsky  fell")

    monkeypatch.setattr("transitiesim.scenario.known_scenarios", fail)
    dutch, english = ask("scenarios", language="nl"), ask("scenarios")
    assert dutch.exit_code == english.exit_code == 1
    (sentence,) = dutch.stderr.splitlines()
    assert sentence.startswith("Er ging iets mis dat niet mis hoort te gaan (RuntimeError: the sky fell); meld dit")
    assert "RuntimeError: the sky fell" in english.stderr
    assert "Traceback" not in english.stderr
    told = ask("scenarios", env={"TRANSITIESIM_DEBUG": "1"})
    assert told.exit_code == 1
    assert "Traceback" in told.stderr


def test_a_terminal_sees_a_bar_and_gets_its_cursor_back(tmp_path: Path):
    main, other = pty.openpty()
    words = command("run", "baseline", "-n", "gillisbuurt", "-r", "3", "--until", "2019", "-o", "out", "--threads", "1")
    process = subprocess.Popen(
        words, cwd=tmp_path, env={**environment(), "TERM": "xterm"}, stdout=subprocess.DEVNULL, stderr=other
    )
    os.close(other)
    seen = b""
    while True:
        try:
            part = os.read(main, 4096)
        except OSError:  # the other side is closed
            break
        if not part:
            break
        seen += part
    os.close(main)
    assert process.wait(timeout=120) == 0
    text = seen.decode()
    assert "Running" in text
    assert "3/3" in text
    assert text.rindex("\x1b[?25h") > text.rindex("\x1b[?25l")


def test_python_minus_m_is_the_same_program(tmp_path):
    answer = ask_process("--version", folder=tmp_path)
    assert answer.returncode == 0
    assert answer.stdout == ask("--version").stdout
