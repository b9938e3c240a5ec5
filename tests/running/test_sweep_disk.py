"""Sweeps on a disk that is full or closed: a real, small file system in memory. A sentence, and nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from running.killing import Started, until
from running.sweep_trials import RUNS, assert_same_table, experiment, no_leftovers, undisturbed
from transitiesim.results import SweepResults, read_sweep
from transitiesim.running.sweeps import status_of

pytestmark = [pytest.mark.system, pytest.mark.skipif(sys.platform != "linux", reason="mounts a file system")]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> SweepResults:
    return undisturbed(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    path = tmp_path / "disk"
    path.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", path], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no right to mount a file system here")
    try:
        yield path
    finally:
        subprocess.run(["umount", "-l", path], check=True)


def fill(disk: Path, left: int = 0) -> Path:
    """A file that takes all room but so many bytes."""
    path = disk / "filler"
    with path.open("wb", buffering=0) as file:
        room = shutil.disk_usage(disk).free - left
        assert room > 0
        file.write(bytes(room))
    assert shutil.disk_usage(disk).free <= left
    return path


def start(tmp_path: Path, *words: str, seconds: float = 0) -> Started:
    return Started("processes", words, 2, tmp_path, seconds)


def chunks(folder: Path) -> dict[str, int]:
    return {one.name: one.stat().st_mtime_ns for one in (folder / "runs").glob("chunk-*")}


def test_a_disk_that_fills_up_ends_the_sweep_with_a_sentence_and_it_goes_on_later(
    whole: SweepResults, tmp_path: Path, disk: Path
):
    folder, path = disk / "out", str(experiment(tmp_path))
    with start(tmp_path, "sweep", path, "-o", str(folder), seconds=0.1) as sweep:
        until(lambda: len(chunks(folder)) >= 2, sweep)
        filler = fill(disk)
        assert sweep.wait() == 2
    assert "the disk is full" in sweep.said
    assert "Traceback" not in sweep.said
    kept = chunks(folder)
    assert 2 <= len(kept) < RUNS // 4
    no_leftovers(folder)
    assert status_of(folder).done == 4 * len(kept)  # a full disk can still be looked at
    assert len(read_sweep(folder).runs()) == 16 * len(kept)

    with start(tmp_path, "sweep", "resume", str(folder)) as again:
        assert again.wait() == 2
    assert "the disk is full" in again.said
    assert chunks(folder) == kept

    filler.unlink()
    with start(tmp_path, "sweep", "resume", str(folder)) as again:
        assert again.wait() == 0, again.said
    assert sorted(again.begun) == [run for run in range(RUNS) if f"chunk-{run // 4:08d}.parquet" not in kept]
    assert kept.items() <= chunks(folder).items()
    assert_same_table(whole, read_sweep(folder))


@pytest.mark.parametrize("left", [0, 8_192])
def test_no_room_for_a_start_leaves_nothing_that_stands_in_the_way(
    whole: SweepResults, tmp_path: Path, disk: Path, left: int
):
    folder, path = disk / "out", str(experiment(tmp_path))
    filler = fill(disk, left)
    with start(tmp_path, "sweep", path, "-o", str(folder)) as sweep:
        assert sweep.wait() == 2
    assert "the disk is full" in sweep.said
    assert "Traceback" not in sweep.said
    assert not (folder / "manifest.json").exists()
    filler.unlink()
    with start(tmp_path, "sweep", path, "-o", str(folder)) as again:
        assert again.wait() == 0, again.said
    assert_same_table(whole, read_sweep(folder))


def test_a_closed_disk_can_be_read_and_is_not_written_to(whole: SweepResults, tmp_path: Path, disk: Path):
    folder, path = disk / "out", str(experiment(tmp_path))
    shutil.copytree(whole.folder, folder)
    last = max((folder / "runs").glob("chunk-*"))
    last.unlink()
    done = status_of(folder).done
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    for words in (["sweep", "resume", str(folder)], ["sweep", path, "-o", str(folder)], ["sweep", path, "-o", str(disk / "new")]):  # fmt: skip
        with start(tmp_path, *words) as sweep:
            assert sweep.wait() == 2, words
        assert "read-only" in sweep.said.lower(), sweep.said
        assert "Traceback" not in sweep.said
    for words in (["sweep", "status", str(folder)], ["sweep", "rerun", str(folder), "0"], ["analyse", str(folder), "-o", str(tmp_path / "read")]):  # fmt: skip
        looked = subprocess.run(
            [sys.executable, "-m", "transitiesim", "--lang", "en", *words], capture_output=True, text=True, check=False
        )
        assert looked.returncode == 0, looked.stderr
    with_figures = subprocess.run(
        [sys.executable, "-m", "transitiesim", "--lang", "en", "analyse", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert with_figures.returncode == 2
    assert "Traceback" not in with_figures.stderr
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    assert status_of(folder).done == done < RUNS
    with start(tmp_path, "sweep", "resume", str(folder)) as again:
        assert again.wait() == 0, again.said
    assert_same_table(whole, read_sweep(folder))
