"""Sweeps of which the outcome is a known function of what varies, written as a sweep writes them."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from transitiesim.results import SweepResults, read_sweep
from transitiesim.results import sweep_folder as at

Outcome = Callable[[NDArray[np.float64], int, int], float]


def made_up_sweep(
    folder: Path,
    outcome: Outcome,
    *,
    names: Sequence[str] = ("1", "2", "3"),
    values: NDArray[np.float64] | None = None,
    shares: NDArray[np.float64] | None = None,
    design: dict[str, Any] | None = None,
    replicates: int = 3,
    places: Sequence[str] = ("selwerd", "laak"),
    scenarios: Sequence[str] = ("baseline",),
    years: Sequence[int] = (2040, 2050),
    precision: dict[str, float] | None = None,
    missing: Sequence[int] = (),
) -> SweepResults:
    """A sweep; the outcome is asked for the values of the factors, the replicate and the year.

    Without values it is a full factorial of switches that are off or on. Runs that are missing are left out.
    """
    on_off = values is None
    points = np.array(list(itertools.product((0.0, 1.0), repeat=len(names)))) if values is None else values
    keys = [(place, scenario) for place in places for scenario in scenarios]
    table = pd.DataFrame(np.tile(points, (len(keys), 1)), columns=list(names))
    table.insert(0, "setting", np.arange(len(table), dtype=np.int32))
    table.insert(1, "scenario", np.repeat([scenario for _, scenario in keys], len(points)))
    table.insert(2, "neighbourhood", np.repeat([place for place, _ in keys], len(points)))
    for name in (at.RUNS, at.FAILURES):
        (folder / name).mkdir(parents=True)
    table.to_parquet(folder / at.DESIGN, index=False)
    if shares is not None:
        pd.DataFrame(shares, columns=list(names)).to_parquet(folder / at.SAMPLE, index=False)
    rows = []
    for run in range(len(table) * replicates):
        replicate, setting = divmod(run, len(table))
        if run not in missing:
            mine = points[setting % len(points)] + 0.0
            rows += [(run, setting, replicate, replicate, 12 * (year - 2018) - 1, year, outcome(mine, replicate, year)) for year in years]  # fmt: skip
    columns = dict(zip([*(name for name, _ in at.KEY_FIELDS), "gas_free_share"], zip(*rows, strict=True), strict=True))
    written = {name: list(column) for name, column in columns.items()}
    at.write_chunk(at.chunk_file(folder, at.RUNS, 0), pa.table(written, schema=at.run_schema(["gas_free_share"])))
    factors = [
        {
            "name": name,
            "kind": "lever",
            "low": float(points[:, k].min()),
            "high": float(points[:, k].max()),
            "levels": sorted(set(points[:, k].tolist())) if on_off or len(points) < 100 else [],
            "whole": False,
            "nl": f"hefboom {name}",
            "en": f"lever {name}",
        }
        for k, name in enumerate(names)
    ]
    told = {"name": "gas_free_share", "table": "path", "unit": "share of homes", "nl": "Deel", "en": "Share", "better": "high"}  # fmt: skip
    manifest = {
        "format": at.FORMAT,
        "format_version": at.FORMAT_VERSION,
        "name": "made-up",
        "title_nl": "Verzonnen",
        "title_en": "Made up",
        "settings": len(table),
        "replicates": replicates,
        "points": len(points),
        "factors": factors,
        "outcomes": [told],
        "precision": precision or {},
        "design": {"kind": "full_factorial", "second_order": False, "levels": 4} | (design or {}),
        "scenarios": [{"name": one, "title_nl": f"S {one}", "title_en": f"S {one}"} for one in scenarios],
        "neighbourhoods": [{"id": one, "name": one.title()} for one in places],
        "numbers_total": 308,
        "numbers_guess": 262,
        "chunks": [0],
    }
    (folder / at.MANIFEST).write_text(json.dumps(manifest))
    return read_sweep(folder)
