from __future__ import annotations

import contextlib
import dataclasses
import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from results.made_up_results import made_up_results
from transitiesim.errors import InputError
from transitiesim.results import Results, read_results, store, tables, write_results


@pytest.fixture(scope="module")
def results() -> Results:
    return made_up_results(replicates=2, months=36)


@pytest.fixture(scope="module")
def other() -> Results:
    return made_up_results(replicates=3, months=36, seed=2)


def assert_same(one: Results, two: Results) -> None:
    assert one.manifest == two.manifest
    for name, frame in one.tables().items():
        assert_frame_equal(frame, two.tables()[name], check_exact=True, obj=name)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def complaint(act: Callable[[], object]) -> str:
    with pytest.raises(InputError) as caught:
        act()
    assert caught.value.what.nl != caught.value.what.en
    return caught.value.sentence("en")


def test_what_is_read_is_what_was_written(results: Results, tmp_path: Path) -> None:
    folder = write_results(results, tmp_path / "deep" / "er" / "run")
    assert folder == tmp_path / "deep" / "er" / "run"
    assert_same(read_results(folder), results)
    assert names(folder) == [
        "draws.parquet",
        "events.parquet",
        "manifest.json",
        "path.parquet",
        "programme.parquet",
        "tipping.parquet",
    ]
    assert names(folder.parent) == ["run"], "nothing is left beside it"


def test_small_types_missing_values_and_no_events_at_all_come_back(results: Results, tmp_path: Path) -> None:
    path = results.path.astype(
        {"replicate": "uint16", "month": "int16", "trust_offer": "float32", "scenario": "category", "group": "object"}
    )
    path["scenario"] = path["scenario"].cat.set_categories(["unused", "all", "now"], ordered=True)
    path.loc[0, "bill_eur"] = np.nan
    path["late"] = pd.array([None, *range(len(path) - 1)], dtype="Int64")
    odd = dataclasses.replace(results, path=path, events=results.events.iloc[:0].astype({"nl": "object"}))
    again = read_results(write_results(odd, tmp_path / "odd"))
    assert_same(again, odd)
    assert str(again.path["scenario"].dtype) == "category"
    assert again.events.empty
    assert list(again.events.columns) == list(results.events.columns)


columns = st.sampled_from(["int8", "int32", "int64", "uint8", "float32", "float64", "bool", "str", "object"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(st.data())
def test_any_column_survives(results: Results, tmp_path: Path, data: st.DataObject) -> None:
    kind = data.draw(columns)
    rows = len(results.tipping)
    if kind in {"str", "object"}:
        cell = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
    elif kind == "bool":
        cell = st.booleans()
    elif kind.startswith("float"):
        cell = st.floats(width=int(kind[5:]))
    else:
        limits = np.iinfo(kind)
        cell = st.integers(int(limits.min), int(limits.max))
    values = data.draw(st.lists(cell, min_size=rows, max_size=rows))
    odd = dataclasses.replace(results, tipping=results.tipping.assign(extra=pd.Series(values, dtype=kind)))
    assert_same(read_results(write_results(odd, tmp_path / "any")), odd)


def test_earlier_results_make_place(results: Results, other: Results, tmp_path: Path) -> None:
    write_results(results, tmp_path / "run")
    write_results(other, tmp_path / "run")
    assert_same(read_results(tmp_path / "run"), other)
    assert names(tmp_path) == ["run"]


def test_an_empty_folder_and_a_link_to_a_folder_may_be_used(results: Results, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_results(results, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert_same(read_results(tmp_path / "real"), results)


@pytest.mark.parametrize("name", ["thesis.docx", "manifest.json", "path.parquet", ".hidden"])
def test_a_folder_with_other_things_is_left_alone(results: Results, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{}")
    assert name in complaint(lambda: write_results(results, tmp_path))
    assert names(tmp_path) == [name]
    assert (tmp_path / name).read_text() == "{}"


def test_results_with_something_added_are_left_alone(results: Results, other: Results, tmp_path: Path) -> None:
    folder = write_results(results, tmp_path / "run")
    (folder / "notes.txt").write_text("mine")
    assert "notes.txt" in complaint(lambda: write_results(other, folder))
    assert_same(read_results(folder), results)


def test_the_root_of_the_disk_and_a_name_that_is_too_long_are_refused(results: Results, tmp_path: Path) -> None:
    assert "other things" in complaint(lambda: write_results(results, Path(tmp_path.anchor)))
    assert "name is too long" in complaint(lambda: write_results(results, tmp_path / ("x" * 250)))
    assert names(tmp_path) == []


def test_a_file_in_the_way_is_left_alone(results: Results, tmp_path: Path) -> None:
    (tmp_path / "run").write_text("mine")
    assert "not a folder" in complaint(lambda: write_results(results, tmp_path / "run"))
    assert "not a folder" in complaint(lambda: read_results(tmp_path / "run"))
    assert "not a folder" in complaint(lambda: write_results(results, tmp_path / "run" / "below"))
    assert (tmp_path / "run").read_text() == "mine"


STEPS = [
    (store, "write_table"),
    (store, "write_durably"),
    (store, "sync_folder"),
    (tables.os, "fsync"),
    (tables.Path, "mkdir"),
    (tables.Path, "rename"),
    (tables.Path, "replace"),
]


def interrupted_at(
    patch: pytest.MonkeyPatch, place: object, name: str, call: int, error: BaseException, *, after: bool = False
) -> list[int]:
    """Let the given call of a function fail just before (or after) it does its work; gives the count of calls."""
    real, calls = getattr(place, name), [0]

    def fails(*args, **keywords):
        calls[0] += 1
        if calls[0] == call and not after:
            raise error
        answer = real(*args, **keywords)
        if calls[0] == call:
            raise error
        return answer

    patch.setattr(place, name, fails)
    return calls


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "name"), STEPS, ids=[name for _, name in STEPS])
@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "full")], ids=["ctrl-c", "disk-full"])
def test_whichever_call_of_whichever_step_fails_whole_results_stand(
    results: Results, other: Results, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place, name, error, after
) -> None:
    folder = write_results(results, tmp_path / "run")
    for call in range(1, 100):
        with monkeypatch.context() as patch:
            calls = interrupted_at(patch, place, name, call, error, after=after)
            with contextlib.suppress(KeyboardInterrupt, InputError):
                write_results(other, folder)
        assert names(tmp_path) == ["run"]
        found = read_results(folder)
        assert_same(found, results if found.manifest["seed"] == 1 else other)
        if calls[0] < call:
            break
        if name in {"write_table", "write_durably", "replace", "mkdir"}:
            assert found.manifest["seed"] == 1, "an unfinished write changes nothing"
    assert call > 1, "the step was never taken"
    assert found.manifest["seed"] == 2


@pytest.mark.parametrize("call", [1, 3, 5])
def test_a_first_write_that_fails_leaves_nothing(
    results: Results, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    with monkeypatch.context() as patch:
        interrupted_at(patch, store, "write_table", call, OSError(errno.ENOSPC, "No space left on device"))
        assert "disk is full" in complaint(lambda: write_results(results, tmp_path / "run"))
    assert list(tmp_path.iterdir()) == []


def test_a_table_is_never_seen_half_written(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"old")

    def half(file) -> None:
        file.write(b"ne")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tables.write_durably(tmp_path / "x", half)
    assert (tmp_path / "x").read_bytes() == b"old"
    assert names(tmp_path) == ["x"]


def test_a_kill_between_the_two_renames_loses_nothing(results: Results, tmp_path: Path) -> None:
    folder = write_results(results, tmp_path / "run")
    aside = folder.rename(tmp_path / ".run.earlier-1a2b3c4d")
    assert str(aside) in complaint(lambda: read_results(folder))
    assert_same(read_results(aside), results)


def test_every_way_not_to_be_results_has_its_own_sentence(results: Results, tmp_path: Path) -> None:
    assert "does not exist" in complaint(lambda: read_results(tmp_path / "nothing"))
    assert "no results here" in complaint(lambda: read_results(tmp_path))
    (tmp_path / "manifest.json").write_text('{"name": "a web app"}')
    assert "not from transitiesim" in complaint(lambda: read_results(tmp_path))
    (tmp_path / "manifest.json").write_text("[1, 2")
    assert "manifest.json is damaged" in complaint(lambda: read_results(tmp_path))
    folder = write_results(results, tmp_path / "run")
    (folder / "manifest.json").unlink()
    assert "unfinished" in complaint(lambda: read_results(folder))


def test_results_of_a_newer_version_say_so(results: Results, tmp_path: Path) -> None:
    folder = write_results(results, tmp_path / "run")
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["store"]["format_version"] += 1
    manifest["version"] = "9.1"
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert "newer version of transitiesim (9.1)" in complaint(lambda: read_results(folder))


@pytest.mark.parametrize("drop", ["store", "seed", "scenarios", "indicators"])
def test_a_manifest_that_lacks_something_is_refused(results: Results, tmp_path: Path, drop: str) -> None:
    folder = write_results(results, tmp_path / "run")
    manifest = json.loads((folder / "manifest.json").read_text())
    del manifest[drop]
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert "manifest.json" in complaint(lambda: read_results(folder))


def test_a_file_that_is_gone_is_named(results: Results, tmp_path: Path) -> None:
    folder = write_results(results, tmp_path / "run")
    (folder / "events.parquet").unlink()
    assert "events.parquet is missing" in complaint(lambda: read_results(folder))


def test_a_file_outside_the_folder_is_never_read(results: Results, tmp_path: Path) -> None:
    folder = write_results(results, tmp_path / "run")
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["store"]["tables"]["path"]["file"] = "../path.parquet"
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert "manifest.json is damaged" in complaint(lambda: read_results(folder))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(name=st.sampled_from(["path", "programme", "events", "tipping", "draws"]), data=st.data())
def test_one_changed_byte_is_found(results: Results, tmp_path: Path, name: str, data: st.DataObject) -> None:
    folder = write_results(results, tmp_path / "run")
    file = folder / f"{name}.parquet"
    content = bytearray(file.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.integers(0, len(content) - 1))
    file.write_bytes(content if data.draw(st.booleans()) else content[:cut])
    assert f"{name}.parquet is damaged" in complaint(lambda: read_results(folder))


@pytest.mark.parametrize("name", ["rows", "types"])
def test_a_table_that_is_not_what_the_manifest_says_is_refused(results: Results, tmp_path: Path, name: str) -> None:
    folder = write_results(results, tmp_path / "run")
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["store"]["tables"]["draws"][name] = {"rows": 1, "types": {"replicate": "int64"}}[name]
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert "draws.parquet is damaged" in complaint(lambda: read_results(folder))


def test_a_manifest_that_is_not_plain_is_a_mistake_of_ours(results: Results, tmp_path: Path) -> None:
    for value in (float("nan"), {1, 2}):
        odd = dataclasses.replace(results, manifest={**results.manifest, "odd": value})
        with pytest.raises((ValueError, TypeError)):
            write_results(odd, tmp_path / "run")
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "may not read or write"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "the disk says: Input/output error"),
    ],
)
def test_a_disk_that_refuses_is_explained(results: Results, tmp_path, monkeypatch, number: int, words: str) -> None:
    folder = write_results(results, tmp_path / "run")
    error = OSError(number, os.strerror(number))
    with monkeypatch.context() as patch:
        interrupted_at(patch, store, "digest", 1, error)
        assert words in complaint(lambda: read_results(folder))
    with monkeypatch.context() as patch:
        interrupted_at(patch, tables.Path, "mkdir", 1, error)
        assert words in complaint(lambda: write_results(results, folder))
