"""A sweep as one file for other programs: CSV, Parquet or NetCDF."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pandas as pd

from transitiesim.data_files import printable
from transitiesim.errors import InputError, closest
from transitiesim.language import Text
from transitiesim.optional_libraries import needed
from transitiesim.results.store import disk_error
from transitiesim.results.sweep import SweepResults
from transitiesim.results.tables import write_durably

SUFFIXES = (".csv", ".parquet", ".nc")


def export(sweep: SweepResults, path: Path | str) -> Path:
    """Write the runs that are done with their settings into one file, after the ending of its name.

    CSV and Parquet have a row per run and recorded month; NetCDF has the dimensions setting, replicate and year, with
    what is missing as NaN, and units and descriptions as attributes.

    Returns:
        The path.

    Raises:
        InputError: another ending, nothing done yet, a library that is not installed, or a disk that refuses.
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        what = Text(f"'{suffix}' kan niet worden gemaakt", f"'{suffix}' cannot be made")
        raise InputError(printable(target), what, ", ".join(SUFFIXES), closest(suffix, SUFFIXES))
    sweep.years()  # complains when there is nothing
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if suffix == ".nc":
            content = _netcdf(sweep)
            write_durably(target, lambda file: file.write(content))
        elif suffix == ".csv":
            write_durably(target, lambda file: _put_csv(sweep, file))
        else:
            write_durably(target, lambda file: sweep.runs().to_parquet(file, index=False, compression="zstd"))
    except OSError as error:
        raise disk_error(target, error) from error
    return target


def _put_csv(sweep: SweepResults, file: Any) -> None:
    """Chunk by chunk, so that a sweep larger than memory can be written too."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    for number, frame in enumerate(sweep.frames()):
        frame.to_csv(text, index=False, header=number == 0, lineterminator="\n")
    text.flush()
    text.detach()


def _netcdf(sweep: SweepResults) -> bytes:
    xarray = needed("xarray", ".nc")
    for engine in ("h5netcdf", "h5py"):
        needed(engine, ".nc")
    frame = sweep.arrow().to_pandas().drop(columns=["run", "seed", "month"])
    found = xarray.Dataset.from_dataframe(frame.set_index(["setting", "replicate", "year"]))
    for name, one in sweep.outcomes.items():
        found[name].attrs = {"units": one.unit, "long_name": one.text.en}
    design = sweep.design.set_index("setting").loc[found["setting"].to_numpy()]
    for name in design.columns:
        found = found.assign_coords({f"lever_{name}" if name[0].isdigit() else name: ("setting", _plain(design[name]))})
    manifest = sweep.manifest
    found.attrs = {
        "title": manifest["title_en"],
        "source": f"transitiesim {manifest['version']} ({manifest['source_hash']}), seed {manifest['seed']}",
        "history": f"{manifest['created']} {manifest['command']}".strip(),
        "comment": "Consequences of declared assumptions, not calibrated on observations, no forecast.",
    }
    buffer = io.BytesIO()
    found.to_netcdf(buffer, engine="h5netcdf")
    return buffer.getvalue()


def _plain(column: pd.Series[Any]) -> Any:
    return column.to_numpy("float64") if column.dtype.kind in "fiu" else column.to_numpy(object).astype(str)
