"""The folder in which results are kept: a Parquet file per table and a manifest that is written last.

A new folder is filled beside the wanted place and takes its name only when it is complete, so nobody ever sees
half of it; earlier results step aside until the new ones stand and come back when that fails. A folder without a
manifest is unfinished. Every file's SHA-256 stands in the manifest, so that damage is found before it misleads.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import shutil
from pathlib import Path
from typing import Any

import pandas as pd

from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.results.results import KEYS, Results
from transitiesim.results.tables import digest, read_table, sync_folder, types_of, write_durably, write_table

FORMAT = "transitiesim results"
FORMAT_VERSION = 1
MANIFEST = "manifest.json"

_RESULTS_FOLDER = Text("een map met resultaten van transitiesim", "a folder with results of transitiesim")
_OWN_KEYS = ("seed", "replicates", "uncertainty", "scenarios", "neighbourhoods", "indicators")
_DISK = {
    errno.ENOSPC: Text("de schijf is vol", "the disk is full"),
    errno.EDQUOT: Text("uw schijfruimte is op", "your disk quota is used up"),
    errno.EACCES: Text("u mag hier niet lezen of schrijven", "you may not read or write here"),
    errno.EPERM: Text("u mag hier niet lezen of schrijven", "you may not read or write here"),
    errno.EROFS: Text("deze schijf is alleen te lezen", "this disk is read-only"),
    errno.ENAMETOOLONG: Text("de naam is te lang", "the name is too long"),
    errno.ENOTDIR: Text("een deel van dit pad is geen map", "part of this path is not a folder"),
    errno.EEXIST: Text("een deel van dit pad is geen map", "part of this path is not a folder"),
}


def write_results(results: Results, folder: Path | str) -> Path:
    """Keep results in a folder, in place of earlier results of transitiesim but never of anything else.

    Args:
        results: what to keep; the manifest must consist of plain values (text, numbers, lists, dictionaries).
        folder: where; made when it does not exist, with the folders above it.

    Returns:
        The folder, as a full path.

    Raises:
        InputError: when the folder holds other things than results, or the disk refuses.
    """
    target = _full_path(folder)
    try:
        _refuse_foreign(target)
        token = secrets.token_hex(4)
        fresh = target.with_name(f".{target.name}.writing-{token}")
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            fresh.mkdir()
            _fill(fresh, results)
            _put_in_place(fresh, target, target.with_name(f".{target.name}.earlier-{token}"))
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise disk_error(target, error) from error
    return target


def read_results(folder: Path | str) -> Results:
    """Read results back, exactly as they were written.

    Args:
        folder: where `write_results` put them.

    Raises:
        InputError: when there is nothing, something else, or results that are unfinished, damaged or too new.
    """
    source = _full_path(folder)
    try:
        manifest = _read_manifest(source)
        files: dict[str, dict[str, Any]] = manifest.pop("store")["tables"]
        tables = {name: _read_one(source, files.get(name, {})) for name in KEYS}
    except OSError as error:
        raise disk_error(source, error) from error
    try:
        return Results(manifest=manifest, **tables)
    except ValueError as error:
        raise _damaged(source, MANIFEST) from error


def disk_error(where: Path, error: OSError) -> InputError:
    """What a disk that refuses means to the user, as one sentence."""
    reason = _DISK.get(error.errno or 0)
    if reason is None:
        words = error.strerror or str(error)
        reason = Text(f"de schijf meldt: {words}", f"the disk says: {words}")
    place = Text("een map waar u mag lezen en schrijven", "a folder that you may read and write")
    return InputError(str(where), reason, place)


def _fill(folder: Path, results: Results) -> None:
    tables = {}
    for name, frame in results.tables().items():
        file = f"{name}.parquet"
        sha256 = write_table(frame, folder / file)
        tables[name] = {"file": file, "rows": len(frame), "sha256": sha256, "types": types_of(frame)}
    store = {"format": FORMAT, "format_version": FORMAT_VERSION, "tables": tables}
    text = json.dumps({**results.manifest, "store": store}, indent=1, ensure_ascii=False, allow_nan=False)
    write_durably(folder / MANIFEST, lambda file: file.write(text.encode()))
    sync_folder(folder)


def _put_in_place(fresh: Path, target: Path, aside: Path) -> None:
    try:
        if target.exists():
            target.rename(aside)
        fresh.rename(target)
    finally:
        if aside.exists() and target.exists():
            shutil.rmtree(aside, ignore_errors=True)
        elif aside.exists():
            aside.rename(target)
    sync_folder(target.parent)


def _refuse_foreign(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        what = Text("dit is een bestand en geen map", "this is a file, not a folder")
        raise InputError(str(target), what, Text("een nieuwe map", "a new folder"))
    found = {entry.name for entry in target.iterdir()}
    strange = sorted(found - {MANIFEST} - {f"{name}.parquet" for name in KEYS})
    if found and not strange and not _is_ours(target / MANIFEST):
        strange = sorted(found)
    if strange:
        some = ", ".join(strange[:3]) + (", ..." if len(strange) > 3 else "")
        what = Text(
            f"in deze map staat iets anders dan resultaten ({some}); er is niets overschreven",
            f"this folder holds other things than results ({some}); nothing was overwritten",
        )
        raise InputError(
            str(target),
            what,
            Text(
                "een nieuwe of lege map, of een map met eerdere resultaten", "a new or empty folder, or earlier results"
            ),
        )


def _is_ours(path: Path) -> bool:
    try:
        manifest = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return False
    store = manifest.get("store") if isinstance(manifest, dict) else None
    return isinstance(store, dict) and store.get("format") == FORMAT


def _read_manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    if not folder.exists():
        raise InputError(str(folder), _missing(folder), _RESULTS_FOLDER)
    if not folder.is_dir():
        what = Text("dit is een bestand en geen map met resultaten", "this is a file, not a folder with results")
        raise InputError(str(folder), what, _RESULTS_FOLDER)
    if not path.exists():
        if any((folder / f"{name}.parquet{end}").exists() for name in KEYS for end in ("", ".part")):
            what = Text(
                "deze resultaten zijn niet af: het schrijven is onderbroken; maak ze opnieuw",
                "these results are unfinished: writing them was interrupted; make them again",
            )
            raise InputError(str(folder), what)
        raise InputError(str(folder), Text("hier staan geen resultaten", "there are no results here"), _RESULTS_FOLDER)
    try:
        manifest = json.loads(path.read_bytes())
    except ValueError as error:
        raise _damaged(folder, MANIFEST) from error
    if not _is_ours(path):
        what = Text(f"{MANIFEST} is niet van transitiesim", f"{MANIFEST} is not from transitiesim")
        raise InputError(str(folder), what, _RESULTS_FOLDER)
    store = manifest["store"]
    version = store.get("format_version")
    if isinstance(version, int) and version > FORMAT_VERSION:
        made = manifest.get("version", "?")
        what = Text(
            f"deze resultaten zijn gemaakt met een nieuwere versie van transitiesim ({made}); werk uw versie bij",
            f"these results were made with a newer version of transitiesim ({made}); update yours",
        )
        raise InputError(str(folder), what)
    if not isinstance(store.get("tables"), dict) or any(key not in manifest for key in _OWN_KEYS):
        raise _damaged(folder, MANIFEST)
    return dict(manifest)


def _read_one(folder: Path, record: dict[str, Any]) -> pd.DataFrame:
    name = record.get("file") if isinstance(record, dict) else None
    if not isinstance(name, str) or Path(name).name != name:
        raise _damaged(folder, MANIFEST)
    path = folder / name
    if not path.exists():
        what = Text(
            f"het bestand {name} ontbreekt in deze resultaten", f"the file {name} is missing from these results"
        )
        raise InputError(str(folder), what)
    if digest(path) != record.get("sha256"):
        raise _damaged(folder, name)
    try:
        frame = read_table(path, record.get("types", {}))
    except (OSError, ValueError, TypeError) as error:
        raise _damaged(folder, name) from error
    if len(frame) != record.get("rows"):
        raise _damaged(folder, name)
    return frame


def _damaged(folder: Path, name: str) -> InputError:
    what = Text(
        f"het bestand {name} is beschadigd of later veranderd; maak de resultaten opnieuw",
        f"the file {name} is damaged or was changed afterwards; make the results again",
    )
    return InputError(str(folder), what)


def _missing(folder: Path) -> Text:
    if folder.parent.is_dir():
        for sibling in sorted(folder.parent.glob(f".{folder.name}.earlier-*")):
            return Text(
                f"deze map bestaat niet; een onderbroken schrijfactie liet de eerdere resultaten achter in {sibling}",
                f"this folder does not exist; an interrupted write left the earlier results in {sibling}",
            )
    return Text("deze map bestaat niet", "this folder does not exist")


def _full_path(folder: Path | str) -> Path:
    return Path(os.path.realpath(Path(folder).expanduser()))
