"""`transitiesim sweep`: what it says, in both languages, and what it refuses."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pandas as pd
import pytest

from interfaces.asking import ask, ask_process, refused
from transitiesim.interfaces.command_line import sweep_running
from transitiesim.interfaces.command_line.sweep_telling import duration, room
from transitiesim.results import read_sweep

TRIAL = """
title_nl = "Proef"
title_en = "Trial"
neighbourhoods = ["gillisbuurt"]
homes = { gillisbuurt = 120 }
until = "2020-12"
replicates = 3
outcomes = ["gas_free_share", "trust_programme", "extra_trust"]
precision = { gas_free_share = 0.5, trust_programme = 0.000001 }
[levers]
"5" = true
"""


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("trial") / "trial.toml"
    path.write_text(TRIAL)
    return path


@pytest.fixture(scope="module")
def done(trial: Path) -> Path:
    folder = trial.parent / "done"
    answer = ask("sweep", str(trial), "-o", str(folder))
    assert answer.exit_code == 0, answer.output
    return folder


def test_a_sweep_from_beginning_to_end(trial: Path, tmp_path: Path):
    answer = ask_process("sweep", str(trial), "--workers", "2", folder=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert "6 runs: 2 settings x 3. A pilot of " in " ".join(answer.stderr.split())
    words = " ".join(answer.stdout.split())
    assert "6 of 6 runs are done; kept in results/sweep-trial." in words
    assert "Stable: in every setting the mean of gas_free_share in 2020 is known within 0.5 (95%)." in words
    assert "Not stable yet: in 2 of 2 settings the mean of trust_programme in 2020" in words
    assert words.endswith("Have a look: transitiesim analyse results/sweep-trial")
    manifest = read_sweep(tmp_path / "results" / "sweep-trial").manifest
    assert manifest["command"] == f"transitiesim sweep {trial} -o results/sweep-trial"
    again = ask_process("sweep", str(trial), "--lang", "nl", folder=tmp_path)
    assert "6 van de 6 runs zijn al gedaan." in again.stderr
    assert "6 van de 6 runs zijn gedaan; bewaard in results/sweep-trial." in again.stdout


def test_status_resume_rerun_and_export(done: Path, tmp_path: Path):
    folder = tmp_path / "again"
    shutil.copytree(done, folder)
    assert "trial: 6 of 6 runs done (100%), 0 failed" in ask("sweep", "status", str(folder)).stdout
    max(folder.glob("runs/chunk-*")).unlink()
    left = read_sweep(folder).runs()["run"].nunique()
    status = ask("sweep", "status", str(folder), language="nl").stdout
    assert f"trial: {left} van de 6 runs gedaan" in status
    assert "Er wordt niet aan gewerkt; verder met: transitiesim sweep resume again" in " ".join(status.split())
    assert ask("sweep", "resume", "again").exit_code == 0
    pd.testing.assert_frame_equal(read_sweep(folder).runs(), read_sweep(done).runs(), check_exact=True)
    rerun = ask("sweep", "rerun", "again", "5")
    assert rerun.exit_code == 0
    assert "Run 5: bit for bit the same as what is kept." in rerun.stdout
    assert "2020" in rerun.stdout
    for name in ("out.csv", "out.parquet", "out.nc"):
        assert ask("sweep", "export", "again", name).stdout == f"Written: {name}\n"
    expected = read_sweep(done).runs()
    written = Path("out.csv").read_text().splitlines()
    assert written[0].split(",") == list(expected.columns)
    for line, row in zip(written[1:], expected.itertuples(index=False), strict=True):
        assert line.split(",") == ["" if one != one else str(one) for one in row]  # noqa: PLR0124  NaN is empty
    pd.testing.assert_frame_equal(pd.read_parquet("out.parquet"), expected, check_exact=True)


def test_netcdf_says_what_is_in_it(done: Path):
    xarray = pytest.importorskip("xarray", reason="an extra of its own")
    assert ask("sweep", "export", str(done), "out.nc").exit_code == 0
    with xarray.open_dataset("out.nc", engine="h5netcdf") as found:
        assert dict(found.sizes) == {"setting": 2, "replicate": 3, "year": 3}
        assert found["lever_5"].to_numpy().tolist() == [0.0, 1.0]
        assert found["gas_free_share"].attrs["units"] == "share of the homes on gas at the start"
        frame = read_sweep(done).runs().set_index(["setting", "replicate", "year"])["trust_programme"]
        for (setting, replicate, year), value in frame.items():
            assert float(found["trust_programme"].sel(setting=setting, replicate=replicate, year=year)) == value


def test_a_row_that_differs_ends_with_another_exit_code(done: Path, tmp_path: Path):
    folder = tmp_path / "changed"
    shutil.copytree(done, folder)
    chunk = folder / "runs" / "chunk-00000000.parquet"
    pd.read_parquet(chunk).assign(trust_programme=0.5).to_parquet(chunk, index=False)
    answer = ask("sweep", "rerun", str(folder), "0")
    assert answer.exit_code == 1
    assert "Run 0: NOT the same as what is kept." in answer.stdout


MISTAKES = {
    "no experiment": (("sweep", "start"), "EXPERIMENT ontbreekt", "EXPERIMENT is missing"),
    "unknown experiment": (("sweep", "tiping_map"), "onbekend experiment", "did you mean 'tipping_map'?"),
    "no such file": (("sweep", "./none.toml"), "bestaat niet", "does not exist"),
    "unknown option": (("sweep", "tipping_map", "--worker", "2"), "onbekende optie", "did you mean '--workers'?"),
    "no workers": (("sweep", "tipping_map", "--workers", "0"), "0 kan niet", "0 is not possible"),
    "workers as word": (("sweep", "{toml}", "--workers", "many"), "geen heel getal", "not a whole number"),
    "two clusters": (("sweep", "{toml}", "--dask", "local", "--mpi"), "gaan niet samen", "do not go together"),
    "output is a file": (("sweep", "{toml}", "-o", "{toml}"), "geen map", "not a folder"),
    "output is no name": (("sweep", "{toml}", "-o", "a\0b"), "geen naam", "not a name"),
    "output is empty": (("sweep", "{toml}", "-o", " "), "geen naam", "not a name"),
    "output holds other things": (("sweep", "{toml}", "-o", "{folder}"), "andere dingen", "other things are kept"),
    "status of nothing": (("sweep", "status", "none"), "deze map bestaat niet", "this folder does not exist"),
    "status of another folder": (("sweep", "status", "{folder}"), "geen sweep", "no sweep here"),
    "resume of nothing": (("sweep", "resume", "none"), "deze map bestaat niet", "this folder does not exist"),
    "rerun without row": (("sweep", "rerun", "{done}"), "ROW ontbreekt", "ROW is missing"),
    "rerun of a word": (("sweep", "rerun", "{done}", "x"), "'x' is geen heel getal", "'x' is not a whole number"),
    "rerun out of range": (("sweep", "rerun", "{done}", "6"), "run 6 bestaat niet", "there is no run 6"),
    "export elsewhere": (("sweep", "export", "{done}", "out.xls"), "'.xls' kan niet", ".csv, .parquet, .nc"),
    "export below a file": (("sweep", "export", "{done}", "{toml}/out.csv"), "geen map", "not a folder"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_one_sentence_in_both_languages(name: str, trial: Path, done: Path):
    words, dutch, english = MISTAKES[name]
    typed = [word.format(toml=trial, done=done, folder=trial.parent) for word in words]
    assert dutch in refused(ask(*typed, language="nl"))
    assert english in refused(ask(*typed))


def test_a_long_sweep_is_asked_about(trial: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sweep_running, "ASK_ABOVE_SECONDS", 0)
    answer = ask("sweep", str(trial), "-o", "out")
    assert answer.exit_code == 2
    assert "this takes some " in answer.stderr
    assert "with --yes." in answer.stderr
    assert not (tmp_path / "out").exists()
    for typed, code, there in (("n\n", 0, False), ("", 0, False), ("y\n", 0, True)):
        # The question is asked of a terminal only.
        monkeypatch.setattr(sweep_running, "sys", Terminal(typed))
        assert ask("sweep", str(trial), "-o", "out").exit_code == code
        assert (tmp_path / "out").exists() is there
    assert ask("sweep", str(trial), "-o", "other", "--yes").exit_code == 0


class Terminal:
    """The streams of somebody who is there and types this."""

    def __init__(self, typed: str) -> None:
        self.stdin = io.StringIO(typed)
        self.stdin.isatty = lambda: True  # type: ignore[method-assign]
        self.stderr = sys.stderr


def test_failures_are_told(trial: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from transitiesim.running.sweeps import worker

    original = worker.run_one

    def troubled(drawn, scenario, *args, **options):
        if drawn.replicate == 1 and scenario.measures:
            raise ZeroDivisionError("broken on purpose")
        return original(drawn, scenario, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(worker, "run_one", troubled)
        words = " ".join(ask("sweep", str(trial), "-o", "out").stdout.split())
        assert "1 failed: transitiesim sweep status out --failures shows why." in words
        told = " ".join(ask("sweep", "status", "out", "--failures").stdout.split())
        assert "run 3, replicate 1, baseline, gillisbuurt, 5=1: ZeroDivisionError at run: broken on purpose" in told
        rerun = ask("sweep", "rerun", "out", "3")
        assert "in troubled" in rerun.stdout
        assert "Run 3: nothing of it is kept to compare with." in rerun.stdout
    assert "failed" not in ask("sweep", "resume", "out", "--retry-failed").stdout


@pytest.mark.parametrize(
    ("seconds", "nl", "en"),
    [
        (0.52, "0,5 seconden", "0.5 seconds"),
        (119, "119 seconden", "119 seconds"),
        (150, "2,5 minuten", "2.5 minutes"),
        (7100, "118 minuten", "118 minutes"),
        (7300, "2,0 uur", "2.0 hours"),
        (40 * 3600, "40 uur", "40 hours"),
        (864_000, "10 dagen", "10 days"),
    ],
)
def test_times_in_words(seconds: float, nl: str, en: str):
    assert duration(seconds, "nl") == nl
    assert duration(seconds, "en") == en


def test_room_in_words():
    assert [room(one, "en") for one in (0.04, 9.96, 90, 1234)] == ["0.0 MB", "10.0 MB", "90 MB", "1.2 GB"]
