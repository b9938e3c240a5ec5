"""Putting a plan in a folder, and taking it out again: what a worker anywhere needs lies in the folder."""

from __future__ import annotations

import io
import json
import platform
import shutil
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from transitiesim.data_files import printable, read_toml
from transitiesim.errors import InputError
from transitiesim.experiments import Experiment, factor_from, known_outcomes
from transitiesim.kernels import source_hash
from transitiesim.language import Text
from transitiesim.neighbourhood import Facts
from transitiesim.neighbourhood.stored import facts_from_json, facts_to_json
from transitiesim.results import sweep_folder as at
from transitiesim.results.tables import sync_folder, write_durably
from transitiesim.running.provenance import git_state, numbers_and_guesses, package_version
from transitiesim.running.sweeps.plan import Plan
from transitiesim.scenario import scenario_from, scenario_to_toml

SEED_RULE = "run = replicate * settings + setting; seed of a run = seed_of(seed, replicate), the same in all settings"
_LIBRARIES = ("mesa", "numba", "numpy", "pandas", "pyarrow", "scipy")
_OWN = {at.MANIFEST, at.EXPERIMENT, at.DESIGN, at.SAMPLE, at.RUNS, at.FAILURES, at.SCENARIOS, at.PLACES, at.LOCK}


def write_plan(
    folder: Path,
    plan: Plan,
    experiment: Experiment,
    *,
    source: bytes | None,
    chunks: Sequence[int],
    forecast: Mapping[str, float],
    command: str,
) -> None:
    """Put a plan in a folder that holds nothing else; the manifest comes last.

    Args:
        folder: where; exists.
        plan: the plan.
        experiment: what it was made of, for titles and wishes.
        source: text of the experiment file.
        chunks: first run of every chunk.
        forecast: what the pilot found.
        command: how the sweep was asked for.

    Raises:
        OSError: when the disk refuses.
    """
    for name in (at.RUNS, at.FAILURES, at.SCENARIOS, at.PLACES):
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(parents=True)
    if source is not None:
        write_durably(folder / at.EXPERIMENT, lambda file: file.write(source))
    for number, scenario in enumerate(plan.scenarios):
        _write_text(folder / at.SCENARIOS / f"{number:03d}.toml", scenario_to_toml(scenario))
    for number, place in enumerate(plan.places):
        _write_text(folder / at.PLACES / f"{number:03d}.json", facts_to_json(place))
    _write_frame(folder / at.DESIGN, plan.design())
    if plan.shares is not None:
        names = [factor.name for factor in plan.factors]
        _write_frame(folder / at.SAMPLE, pd.DataFrame(plan.shares, columns=pd.Index(names)))
    manifest = _manifest(plan, experiment, chunks, forecast, command)
    _write_text(folder / at.MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False, allow_nan=False))
    sync_folder(folder)


def read_plan(folder: Path) -> tuple[Plan, dict[str, Any]]:
    """The plan of a folder and its manifest.

    Raises:
        InputError: when it is not a sweep, or a file of it is damaged.
    """
    manifest = at.read_manifest(folder)
    try:
        factors = tuple(factor_from(one) for one in manifest["factors"])
        frame = pd.read_parquet(folder / at.DESIGN)
        points = int(manifest["points"])
        scenarios = tuple(
            scenario_from(read_toml(folder / at.SCENARIOS / f"{number:03d}.toml"), one["name"])
            for number, one in enumerate(manifest["scenarios"])
        )
        places = tuple(_place(folder, number) for number in range(len(manifest["neighbourhoods"])))
        sample = folder / at.SAMPLE
        plan = Plan(
            scenarios=scenarios,
            places=places,
            factors=factors,
            values=frame[[factor.name for factor in factors]].to_numpy("float64")[:points],
            shares=pd.read_parquet(sample).to_numpy("float64") if sample.exists() else None,
            replicates=int(manifest["replicates"]),
            seed=int(manifest["seed"]),
            uncertainty=manifest["uncertainty"],
            outcomes=tuple(one["name"] for one in manifest["outcomes"]),
            years=tuple(manifest["years"]),
        )
        complete = plan.settings == int(manifest["settings"]) == len(frame)
    except (KeyError, TypeError, ValueError, OSError, pa.ArrowException) as error:
        if isinstance(error, InputError):
            raise
        complete = False
    if not complete:
        what = Text("de bestanden van deze sweep zijn beschadigd", "the files of this sweep are damaged")
        raise InputError(printable(folder), what, Text("een nieuwe map", "a new folder"))
    return plan, manifest


@lru_cache(maxsize=2)
def plan_in(folder: str, made: str) -> tuple[Plan, dict[str, Any]]:
    """As `read_plan`, kept for the next chunk in the same worker.

    Args:
        folder: where.
        made: the moment the sweep was made, so that another sweep in the same place is not taken for it.
    """
    del made
    return read_plan(Path(folder))


def refuse_other(folder: Path, plan: Plan, manifest: Mapping[str, Any]) -> None:
    """Do nothing when the folder holds this very plan, made by this version of the program.

    Raises:
        InputError: otherwise; says what differs.
    """
    known: Mapping[str, str] = manifest.get("fingerprints", {})
    now = plan.fingerprints
    changed = sorted(name for name in known.keys() | now.keys() if known.get(name) != now.get(name))
    if not changed:
        return
    some = ", ".join(changed[:4]) + (", ..." if len(changed) > 4 else "")
    dutch = some
    for word, other in _DUTCH.items():
        dutch = dutch.replace(word, other)
    what = Text(
        f"wat hier staat is met iets anders gemaakt (veranderd: {dutch}); verder gaan zou mengen",
        f"what is here was made with something else (changed: {some}); going on would mix",
    )
    allowed = Text("een nieuwe map, of alles zoals het toen was", "a new folder, or everything as it was then")
    raise InputError(printable(folder), what, allowed)


_DUTCH = {
    "replicates, seed, outcomes": "herhalingen, startgetal, uitkomsten",
    "design": "ontwerp",
    "world": "wereld",
    "program": "programma",
    "neighbourhood ": "wijk ",
}


def refuse_foreign(folder: Path) -> None:
    """Do nothing when the folder is empty, or holds what an unfinished start left behind.

    Raises:
        InputError: when other things are kept there.
    """
    strange = sorted(one.name for one in folder.iterdir() if one.name not in _OWN and not one.name.endswith(".part"))
    if strange:
        some = printable(Path(", ".join(strange[:3]))) + (", ..." if len(strange) > 3 else "")
        what = Text(f"hier staan andere dingen ({some})", f"other things are kept here ({some})")
        raise InputError(printable(folder), what, Text("een nieuwe of lege map", "a new or empty folder"))


def _manifest(
    plan: Plan, experiment: Experiment, chunks: Sequence[int], forecast: Mapping[str, float], command: str
) -> dict[str, Any]:
    total, guesses = numbers_and_guesses()
    known = known_outcomes()
    return {
        "format": at.FORMAT,
        "format_version": at.FORMAT_VERSION,
        "name": experiment.name,
        "title_nl": experiment.title.nl,
        "title_en": experiment.title.en,
        "about_nl": experiment.about.nl,
        "about_en": experiment.about.en,
        "created": datetime.now(UTC).isoformat(),
        "command": command,
        "version": package_version(),
        "source_hash": source_hash(),
        "git": git_state(),
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in _LIBRARIES},
        "seed": plan.seed,
        "seed_rule": SEED_RULE,
        "replicates": plan.replicates,
        "uncertainty": plan.uncertainty,
        "points": len(plan.values),
        "settings": plan.settings,
        "years": list(plan.years),
        "months": plan.scenarios[0].months,
        "design": {"kind": experiment.design.kind} | _options(experiment),
        "factors": [one.as_dict() for one in plan.factors],
        "outcomes": [known[name].as_dict() for name in plan.outcomes],
        "precision": dict(experiment.precision),
        "scenarios": [{"name": s.name, "title_nl": s.title.nl, "title_en": s.title.en} for s in plan.scenarios],
        "neighbourhoods": [
            {
                "id": f.id,
                "name": f.name,
                "municipality": f.municipality,
                "default_share": f.default_share,
                "dwellings": int(f.number("dwellings")),
            }
            for f in plan.places
        ],
        "numbers_total": total,
        "numbers_guess": guesses,
        "calibrated": False,
        "fingerprints": dict(plan.fingerprints),
        "forecast": dict(forecast),
        "chunks": [int(one) for one in chunks],
    }


def _options(experiment: Experiment) -> dict[str, Any]:
    design = experiment.design
    return {
        "samples": design.samples,
        "trajectories": design.trajectories,
        "levels": design.levels,
        "second_order": design.second_order,
        "resolution": design.resolution,
    }


def _place(folder: Path, number: int) -> Facts:
    return facts_from_json((folder / at.PLACES / f"{number:03d}.json").read_text(encoding="utf-8"))


def _write_text(path: Path, text: str) -> None:
    write_durably(path, lambda file: file.write(text.encode()))


def _write_frame(path: Path, frame: pd.DataFrame) -> None:
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), buffer, compression="zstd")
    write_durably(path, lambda file: file.write(buffer.getvalue()))
