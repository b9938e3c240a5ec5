"""Saving a figure so that the same figure always gives the same file."""

from __future__ import annotations

import io
import threading
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from transitiesim.errors import InputError, closest
from transitiesim.language import Text

SUFFIXES = (".png", ".svg", ".pdf")
PRINT_DOTS_PER_INCH = 200

_METADATA: dict[str, dict[str, str | None]] = {
    ".png": {"Software": None},
    ".svg": {"Date": None, "Creator": None},
    ".pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
_ONE_AT_A_TIME = threading.Lock()  # matplotlib keeps the settings below for the whole process


def as_bytes(figure: Figure, suffix: str) -> bytes:
    """A figure as the content of a PNG, SVG or PDF file.

    No date or version is put in; letters are drawn as shapes in SVG, so they need no font.

    Args:
        figure: the figure.
        suffix: one of `SUFFIXES`.
    """
    fixed: Any = {"svg.hashsalt": "transitiesim", "svg.fonttype": "path", "pdf.fonttype": 42, "pdf.compression": 6}
    out = io.BytesIO()
    with _ONE_AT_A_TIME, mpl.rc_context(fixed):
        figure.savefig(out, format=suffix[1:], dpi=PRINT_DOTS_PER_INCH, metadata=_METADATA[suffix])
    return out.getvalue()


def save(figure: Figure, path: Path | str) -> Path:
    """Save a figure as PNG, SVG or PDF, after the ending of its name.

    Returns:
        The path.

    Raises:
        InputError: for another ending, or when the file cannot be written.
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        what = Text(f"'{suffix}' kan niet worden gemaakt", f"'{suffix}' cannot be made")
        raise InputError(str(target), what, ", ".join(SUFFIXES), closest(suffix, SUFFIXES))
    part = target.with_name(f".{target.stem}.part{suffix}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(as_bytes(figure, suffix))
        part.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        what = Text(f"het bestand is niet geschreven: {reason}", f"the file was not written: {reason}")
        raise InputError(str(target), what) from error
    finally:
        if part.exists():
            part.unlink()
    return target
