"""The log on disk: all of it, a part of it, or something else altogether."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from transitiesim.errors import InputError
from transitiesim.training.room import log as log_file
from transitiesim.training.room.events import Moved, Paused, Voted
from transitiesim.training.room.log import LOG, opened
from transitiesim.training.room.room import Room
from transitiesim.training.room.settings import Settings

ROOM = Settings("selwerd", 3183, seed=4)
NEXT = Moved(to="next")


def vote(voter: int, guess: int = 5) -> Voted:
    return Voted(voter=f"{voter:016x}", round=0, ballot=0, table=0, parts=["4.3"], guess=guess)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with opened(tmp_path / "room", ROOM) as one:
        room = Room(one)
        for event in (NEXT, vote(1), vote(2), vote(1, 9)):
            room.do(event)
    return tmp_path / "room"


def again(folder: Path) -> Any:
    with opened(folder, None) as one:
        return Room(one).state, one.codes


def test_a_room_goes_on_where_it_was(folder: Path) -> None:
    state, codes = again(folder)
    assert state.settings == ROOM
    assert {voter[-1]: one.guess for voter, one in state.round.votes.items()} == {"1": 9, "2": 5}
    assert again(folder) == (state, codes)


def test_the_log_can_be_read_by_its_owner_only_and_holds_nothing_personal(folder: Path) -> None:
    assert stat.S_IMODE((folder / LOG).stat().st_mode) == 0o600
    lines = [json.loads(line) for line in (folder / LOG).read_text().splitlines()]
    assert set(lines[0]) == {"form", "version", "settings", "codes"}
    assert [set(line) for line in lines[2:]] == [{"kind", "voter", "round", "ballot", "table", "parts", "guess"}] * 3


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_last_line_that_was_cut_off_is_dropped_and_written_over(folder: Path, cut: int) -> None:
    path = folder / LOG
    whole = path.read_bytes()
    path.write_bytes(whole[:-cut])
    with opened(folder, None) as one:
        room = Room(one)
        assert len(room.state.round.votes) == 2
        assert room.state.round.votes[f"{1:016x}"].guess == 5
        room.do(vote(1, 9))
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "line 3 cannot be read"),
        (b"[" * 5000, "line 3 cannot be read"),
        (b"\xff\xfe", "line 3 cannot be read"),
        (b'{"kind": "exploded"}', "3"),
        (b'{"kind": "moved", "to": "next", "more": 1}', "3 more"),
        (b'{"kind": "moved", "to": "back"}', "vote"),
        (b'{"kind": "voted", "voter": "../../etc", "round": 0, "ballot": 0, "table": 0, "parts": [], "guess": 1}', "3"),
    ],
)
def test_a_broken_line_is_refused_with_a_sentence(folder: Path, line: bytes, words: str) -> None:
    path = folder / LOG
    lines = path.read_bytes().splitlines()
    lines[2] = line
    path.write_bytes(b"\n".join(lines) + b"\n")
    with pytest.raises(InputError, match=words):
        again(folder)
    assert path.read_bytes().splitlines()[2] == line


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"{}\n",
        b'{"form": 9}\n',
        b"null\n",
        b'{"form": 1, "version": "1", "settings": {"place": "x"}, "codes": {}}\n',
    ],
)
def test_a_first_line_that_is_none_is_refused(tmp_path: Path, head: bytes) -> None:
    (tmp_path / LOG).write_bytes(head)
    with pytest.raises(InputError, match="line 1 cannot be read"):
        again(tmp_path)


def test_there_is_nothing_to_go_on_with(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no room here"):
        again(tmp_path)


def test_a_room_is_open_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess
    import sys

    monkeypatch.setattr("transitiesim.running.sweeps.lock._PATIENCE_SECONDS", 0.1)
    hold = f"import sys; from pathlib import Path; from transitiesim.training.room.log import opened\nwith opened(Path({str(folder)!r}), None): print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(InputError, match="open already"):
            again(folder)
        other.communicate()
    again(folder)


def test_what_the_disk_refuses_has_not_happened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "no space left on device")

    before = (folder / LOG).read_bytes()
    with opened(folder, None) as one:
        room = Room(one)
        state = room.state
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", full)
            with pytest.raises(OSError, match="no space"):
                room.do(vote(3))
        assert room.state is state
        assert (folder / LOG).read_bytes() == before
        room.do(vote(3))
    assert again(folder)[0].round.votes.keys() == {f"{number:016x}" for number in (1, 2, 3)}


def test_a_log_that_is_full_takes_no_more(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "MOST_BYTES", (folder / LOG).stat().st_size + 5)
    with opened(folder, None) as one, pytest.raises(InputError, match="full"):
        Room(one).do(Paused(on=True))
