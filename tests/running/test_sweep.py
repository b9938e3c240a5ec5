"""A sweep: every run is what it is alone, nothing is lost, and nothing is mixed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from running.sweep_trials import (
    RUNS,
    TRIAL,
    assert_same_table,
    experiment,
    in_small_chunks,
    no_leftovers,
    read,
    threads,
    undisturbed,
)
from transitiesim import read_results, run, sweep
from transitiesim.analysis import values
from transitiesim.errors import InputError
from transitiesim.results import SweepResults, sweep_folder
from transitiesim.running.sweeps import pilot, rerun, resume, status_of, worker
from transitiesim.running.sweeps.lock import locked
from transitiesim.running.sweeps.plan import plan_of
from transitiesim.scenario import Scenario


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> SweepResults:
    return undisturbed(tmp_path_factory.mktemp("whole"))


def test_there_is_a_row_for_every_run_and_year(whole: SweepResults):
    frame = whole.runs()
    assert len(frame) == RUNS * 4
    assert sorted(frame["run"].unique()) == list(range(RUNS))
    assert set(frame["year"]) == {2018, 2019, 2020, 2021}
    assert frame["seed"].nunique() == 4
    assert not frame.isna().any().any()
    assert whole.failures().empty


def test_replicates_come_one_after_the_other(whole: SweepResults):
    frame = whole.runs()
    assert np.array_equal(frame["replicate"], frame["run"] // 12)
    assert np.array_equal(frame["setting"], frame["run"] % 12)


def test_a_run_is_what_the_ensemble_gives(whole: SweepResults):
    from transitiesim.neighbourhood import read_facts
    from transitiesim.scenario import read_scenario

    scenario = read_scenario("baseline").with_measures("5").with_value("trust.start", 0.5)
    scenario = Scenario("mine", scenario.title, scenario.measures, scenario.values, scenario.world, months=36)
    found = run(scenario, read_facts("selwerd").resized(150), replicates=4, seed=3, uncertainty="seeds", threads=1)
    stored = whole.runs().query("`5` == 1 and `trust.start` == 0.5 and neighbourhood == 'selwerd'")
    for outcome in ("gas_free_share", "trust_programme", "knowledge"):
        expected = values(found, outcome)
        for replicate in range(4):
            mine = stored[stored["replicate"] == replicate].set_index("year")[outcome]
            assert np.array_equal(mine, expected.loc[replicate, mine.index])


def test_the_same_with_another_number_of_workers_and_other_chunks(
    whole: SweepResults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    in_small_chunks(monkeypatch)
    found = sweep(read(tmp_path), tmp_path / "out", executor=threads(3))
    assert len(found.chunks()) == 10
    assert_same_table(whole, found)


def test_stopped_and_started_again_runs_only_what_is_missing(
    whole: SweepResults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    in_small_chunks(monkeypatch)
    told: list[int] = []

    def stop(done: int, total: int) -> None:
        assert total == RUNS
        told.append(done)
        if len(told) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep(read(tmp_path), tmp_path / "out", executor=threads(1), progress=stop)
    before = set(read_results(tmp_path / "out").chunks())
    assert 3 <= len(before) < 10
    no_leftovers(tmp_path / "out")
    begun: list[int] = []
    original = worker.result_of

    def counted(plan: Any, number: int, shared: Any) -> Any:
        begun.append(number)
        return original(plan, number, shared)

    monkeypatch.setattr(worker, "result_of", counted)
    again = sweep(read(tmp_path), tmp_path / "out", executor=threads(2))
    assert sorted(begun) == [one for one in range(RUNS) if one // 5 not in before]
    assert_same_table(whole, again)


def test_a_sweep_that_lay_still_is_judged_by_the_runner_of_today(whole: SweepResults, tmp_path: Path):
    shutil.copytree(whole.folder, tmp_path / "out")
    numbers = sorted(sweep_folder.chunks_in(tmp_path / "out"))
    files = [sweep_folder.chunk_file(tmp_path / "out", sweep_folder.RUNS, k) for k in numbers]
    now = files[0].stat().st_mtime
    for file in files[:-2]:  # all but two were made yesterday
        os.utime(file, (now - 86_400, now - 86_400))
    for before, file in zip((2, 1), files[-2:], strict=True):
        os.utime(file, (now - before, now - before))
    os.utime(tmp_path / "out" / sweep_folder.LOCK, (now - 10, now - 10))
    sizes = np.diff([*sweep_folder.read_manifest(tmp_path / "out")["chunks"], RUNS])
    assert status_of(tmp_path / "out").per_minute == pytest.approx(60 * sizes[numbers[-1]])
    with locked(tmp_path / "out"):  # a runner that has only just begun has shown nothing yet
        assert np.isnan(status_of(tmp_path / "out").per_minute)


def test_it_can_be_read_while_it_grows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    in_small_chunks(monkeypatch)
    seen: list[int] = []

    def look(done: int, total: int) -> None:
        found = read_results(tmp_path / "out")
        assert isinstance(found, SweepResults)
        seen.append(len(found.runs()))
        settings = len(found.design)
        assert done // settings <= found.replicates_done <= len(found.runs()["run"].unique()) // settings
        assert found.sql("SELECT count(DISTINCT run) AS n FROM runs")["n"][0] >= done
        told = status_of(tmp_path / "out")
        assert (told.done >= done, told.runs, told.failed) == (True, RUNS, 0)

    sweep(read(tmp_path), tmp_path / "out", executor=threads(1), progress=look)
    assert seen[0] == 0
    assert seen == sorted(seen)
    assert seen[-1] == 4 * RUNS


@pytest.fixture
def raising(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Runs with recommendation 5 raise in replicate 1."""
    original = worker.run_one

    def troubled(drawn: Any, scenario: Scenario, *args: Any, **options: Any) -> Any:
        if drawn.replicate == 1 and scenario.measures:
            raise ZeroDivisionError("broken on\npurpose")
        return original(drawn, scenario, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(worker, "run_one", troubled)
        yield patch


def test_a_run_that_raises_is_a_row_and_the_others_go_on(
    whole: SweepResults, tmp_path: Path, raising: pytest.MonkeyPatch
):
    found = sweep(read(tmp_path), tmp_path / "out", executor=threads(2))
    failures = found.failures()
    assert len(failures) == 6
    assert set(failures["5"]) == {1.0}
    assert set(failures["replicate"]) == {1}
    assert set(failures["seed"]) == set(whole.runs().query("replicate == 1")["seed"])
    assert set(failures["stage"]) == {"run"}
    assert set(failures["error"]) == {"ZeroDivisionError"}
    assert set(failures["message"]) == {"broken on purpose"}
    assert all("in troubled" in one for one in failures["traceback"])
    kept = whole.runs()
    kept = kept[~kept["run"].isin(failures["run"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(found.runs(), kept, check_exact=True)
    assert status_of(tmp_path / "out").failed == 6
    assert rerun(tmp_path / "out", int(failures["run"][0])).failure is not None
    begun = [one.stat().st_mtime_ns for one in sorted((tmp_path / "out" / "runs").iterdir())]
    resume(tmp_path / "out", executor=threads(2))
    assert begun == [one.stat().st_mtime_ns for one in sorted((tmp_path / "out" / "runs").iterdir())]
    raising.undo()
    again = resume(tmp_path / "out", executor=threads(2), retry_failed=True)
    assert again.failures().empty
    assert_same_table(whole, again)


def test_a_setting_that_cannot_be_is_a_row_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    original = worker.Plan.scenario_of

    def troubled(plan: Any, setting: int) -> Scenario:
        if setting == 7:
            raise InputError("setting", "cannot be")
        return original(plan, setting)

    monkeypatch.setattr(worker.Plan, "scenario_of", troubled)
    found = sweep(read(tmp_path), tmp_path / "out", executor=threads(1)).failures()
    assert found["setting"].tolist() == [7] * 4
    assert set(found["stage"]) == {"scenario"}


def test_any_row_again_bit_for_bit(whole: SweepResults):
    for number in (0, 17, RUNS - 1):
        again = rerun(whole.folder, number)
        assert again.same is True
        assert again.table.num_rows == 4
    with pytest.raises(InputError, match=f"there is no run {RUNS}; allowed: 0 to {RUNS - 1}"):
        rerun(whole.folder, RUNS)


def test_a_row_that_was_changed_is_not_the_same(whole: SweepResults, tmp_path: Path):
    shutil.copytree(whole.folder, tmp_path / "out")
    chunk = tmp_path / "out" / "runs" / "chunk-00000000.parquet"
    frame = pd.read_parquet(chunk)
    frame.loc[2, "trust_programme"] = np.nextafter(frame.loc[2, "trust_programme"], 1)
    frame.to_parquet(chunk, index=False)
    assert rerun(tmp_path / "out", 0).same is False
    assert rerun(tmp_path / "out", 1).same is True


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("replicates = 4", "replicates = 5"), "replicates, seed, outcomes"),
        (("seed = 3", "seed = 4"), "replicates, seed, outcomes"),
        (("0.42", "0.43"), "design"),
        (('"5" = true', '"6" = true'), "design"),
        (("selwerd = 150", "selwerd = 160"), "neighbourhood selwerd"),
        (('until = "2021-12"', 'until = "2022-12"'), "scenario baseline"),
    ],
)
def test_another_experiment_is_not_mixed_in(whole: SweepResults, tmp_path: Path, change: tuple[str, str], told: str):
    text = TRIAL.replace(*change)
    assert text != TRIAL
    with pytest.raises(InputError, match=rf"changed: {told}\); going on would mix"):
        sweep(read(tmp_path, text), whole.folder, executor=threads(1))


@pytest.mark.parametrize("part", ["program", "parameters", "world"])
def test_another_version_is_not_mixed_in(whole: SweepResults, tmp_path: Path, part: str):
    shutil.copytree(whole.folder, tmp_path / "out")
    path = tmp_path / "out" / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["fingerprints"][part] = "0"
    path.write_text(json.dumps(manifest))
    for again in (resume, lambda store: sweep(read(tmp_path), store), lambda store: rerun(store, 0)):
        with pytest.raises(InputError, match=rf"changed: {part}\)"):
            again(tmp_path / "out")


def test_words_of_an_experiment_may_change(whole: SweepResults, tmp_path: Path):
    sweep(read(tmp_path, TRIAL.replace('"Proef"', '"Iets anders"')), whole.folder, executor=threads(1))


def test_the_fingerprint_of_what_is_stored_is_that_of_what_was_asked(whole: SweepResults, tmp_path: Path):
    from transitiesim.running.sweeps.folder import read_plan

    plan, manifest = read_plan(whole.folder)
    assert dict(plan.fingerprints) == manifest["fingerprints"] == dict(plan_of(read(tmp_path)).fingerprints)


@pytest.mark.parametrize("damage", ["cut", "empty", "other", "short"])
def test_a_torn_chunk_is_told_and_run_again(whole: SweepResults, tmp_path: Path, damage: str):
    folder = tmp_path / "out"
    shutil.copytree(whole.folder, folder)
    chunk = sorted((folder / "runs").iterdir())[-1]
    if damage == "short":
        pd.read_parquet(chunk).iloc[:-4].to_parquet(chunk, index=False)
    else:
        chunk.write_bytes({"cut": chunk.read_bytes()[:200], "empty": b"", "other": b"PAR1" * 9}[damage])
        with pytest.raises(InputError, match="this file is damaged"):
            read_results(folder).runs()
    assert_same_table(whole, resume(folder, executor=threads(1)))


@pytest.mark.parametrize("content", ["", "{}", "[1]", "\x00", '{"format": "transitiesim sweep"}', '{"format": 3}'])
def test_a_damaged_manifest_is_told(tmp_path: Path, content: str):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.json").write_text(content)
    for look in (resume, status_of, lambda store: sweep(read(tmp_path), store)):
        with pytest.raises(InputError, match="damaged"):
            look(tmp_path / "out")


@pytest.mark.parametrize("file", ["design.parquet", "scenarios/000.toml", "neighbourhoods/001.json"])
def test_a_damaged_plan_is_told(whole: SweepResults, tmp_path: Path, file: str):
    shutil.copytree(whole.folder, tmp_path / "out")
    (tmp_path / "out" / file).write_text("{")
    with pytest.raises(InputError, match=r"damaged|not valid TOML"):
        resume(tmp_path / "out")


def test_a_start_that_was_broken_off_is_made_again(whole: SweepResults, tmp_path: Path):
    (tmp_path / "out" / "runs").mkdir(parents=True)
    (tmp_path / "out" / "design.parquet").write_bytes(b"half")
    assert_same_table(whole, sweep(read(tmp_path), tmp_path / "out", executor=threads(1)))


def test_other_things_are_left_alone(tmp_path: Path):
    (tmp_path / "letter.txt").write_text("dear")
    path = read(tmp_path / "..", TRIAL)
    with pytest.raises(InputError, match=r"other things are kept here \(letter\.txt\)"):
        sweep(path, tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]


def test_no_places_are_no_folder(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="part of this path is not a folder"):
        sweep(read(tmp_path), tmp_path / "file")
    with pytest.raises(InputError, match="is not a name for a folder"):
        sweep(read(tmp_path), "a\0b")
    with pytest.raises(InputError, match="0 is not possible"):
        sweep(read(tmp_path), tmp_path / "out", workers=0)
    assert not (tmp_path / "out").exists()


def test_what_is_told_before_the_start_may_stop_it(tmp_path: Path):
    def no(forecast: pilot.Forecast) -> None:
        assert forecast.runs == RUNS
        assert forecast.seconds > 0
        assert forecast.megabytes > 0
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep(read(tmp_path), tmp_path / "out", told=no)
    assert not (tmp_path / "out").exists()


def test_the_forecast_of_room_is_near(whole: SweepResults):
    told = whole.manifest["forecast"]["megabytes"]
    assert told == pytest.approx(status_of(whole.folder).megabytes, rel=0.5)


def test_two_sweeps_do_not_share_a_folder(whole: SweepResults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("transitiesim.running.sweeps.lock._PATIENCE_SECONDS", 0.2)
    program = (
        "import sys, time; from pathlib import Path; from transitiesim.running.sweeps.lock import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(600)"
    )
    import sys

    with subprocess.Popen([sys.executable, "-c", program, str(whole.folder)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        assert status_of(whole.folder).running
        with pytest.raises(InputError, match="a sweep is running here already"):
            resume(whole.folder)
        holder.kill()
    assert not status_of(whole.folder).running
    with locked(whole.folder):
        pass


class Fragile(Executor):
    """Threads that break, or raise oddly, a number of times."""

    breaks: list[Exception]

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1)

    def submit(self, function: Any, /, *args: Any, **named: Any) -> Future[Any]:
        if self.breaks:
            failed: Future[Any] = Future()
            failed.set_exception(self.breaks.pop())
            return failed
        return self._pool.submit(function, *args, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


@pytest.mark.parametrize("error", [BrokenExecutor("gone"), RuntimeError("odd")])
@pytest.mark.parametrize("times", [1, 3])
def test_a_pool_that_breaks_is_made_again(
    whole: SweepResults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, times: int
):
    in_small_chunks(monkeypatch)
    monkeypatch.setattr(Fragile, "breaks", [error] * times, raising=False)
    assert_same_table(whole, sweep(read(tmp_path), tmp_path / "out", executor=Fragile))
    assert Fragile.breaks == []
    no_leftovers(tmp_path / "out")


@pytest.mark.parametrize("error", [BrokenExecutor("gone"), RuntimeError("odd")])
def test_workers_that_never_begin_are_not_tried_for_ever(
    whole: SweepResults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
):
    monkeypatch.setattr(Fragile, "breaks", [error] * 1000, raising=False)
    with pytest.raises(InputError, match="workers end before they do anything"):
        sweep(read(tmp_path), tmp_path / "out", executor=Fragile)
    assert_same_table(whole, resume(tmp_path / "out", executor=threads(1)))


def test_chunks_cover_every_run_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    plan = plan_of(read(tmp_path))
    for seconds in ([1e-3, 1e-3], [5.0, 0.1], [0.0, 0.0], [100.0, 1e-9]):
        for workers in (1, 2, 64):
            starts = pilot.chunk_starts(plan, np.array(seconds), workers)
            assert starts[0] == 0
            assert starts == sorted(set(starts))
            assert starts[-1] < plan.runs
            assert max(np.diff([*starts, plan.runs])) <= pilot.CHUNK_RUNS


def test_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: SweepResults):
    in_small_chunks(monkeypatch)
    original = sweep_folder.write_chunk
    written: list[Path] = []

    def full(path: Path, table: Any) -> None:
        if len(written) == 3:
            raise OSError(28, os.strerror(28))
        written.append(path)
        original(path, table)

    with monkeypatch.context() as patch:
        patch.setattr(sweep_folder, "write_chunk", full)
        with pytest.raises(InputError, match="the disk is full"):
            sweep(read(tmp_path), tmp_path / "out", executor=threads(1))
    assert_same_table(whole, sweep(experiment(tmp_path), tmp_path / "out", executor=threads(1)))
