"""Compiling with Numba so that an edited source file always means a fresh kernel.

Numba's disk cache looks only at the file that holds a kernel, not at the rules it calls from other files. The
cache folder is therefore named after a hash of all source that a kernel can come from: edit such a file, and a new
folder is used. The folder is set only while our own functions are decorated, so other users of Numba are left alone.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba import config as numba_config
from numba.extending import register_jitable

Function = TypeVar("Function", bound=Callable[..., Any])

ABOVE_KERNELS = ("interfaces", "training", "patterns", "running", "figures", "experiments")
"""Packages that stand above the model: no kernel is made in them, and the layers forbid the model to import them."""

# Numba also makes an entry for callers written in C: nobody uses it, and it is a sixth of the time to compile.
_NO_C_ENTRY = {"no_cfunc_wrapper": True}

_KEEP_DAYS = 30  # cache folders of older sources are removed after this long


@cache
def source_hash() -> str:
    """Hash of every Python file of the package and of the versions of Python and Numba: which program made a result."""
    return _hash_without(())


@cache
def kernels_hash() -> str:
    """The same, of what decides what a kernel becomes: a screen that is edited leaves the kernels as they are."""
    return _hash_without(ABOVE_KERNELS)


def _hash_without(left_out: tuple[str, ...]) -> str:
    digest = hashlib.sha256(f"{sys.version}{numba.__version__}".encode())
    package = Path(__file__).resolve().parent
    for folder, below, files in package.walk():
        left = {"__pycache__", *left_out} if folder == package else {"__pycache__"}
        below[:] = sorted(set(below) - left)  # what is taken out of this list is not walked into
        place = folder.relative_to(package).as_posix()
        for name in sorted(files):
            if name.endswith(".py"):
                digest.update(f"{place}/{name}".encode())
                digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]


@cache
def cache_folder() -> Path:
    """Folder for compiled kernels of exactly this model and its rules; a temporary one if home is closed."""
    roots = [Path(os.environ["TRANSITIESIM_CACHE"])] if "TRANSITIESIM_CACHE" in os.environ else []
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME")
    roots.append((Path(base) if base else Path.home() / ".cache") / "transitiesim")
    roots.append(Path(tempfile.gettempdir()) / f"transitiesim-{os.getuid() if hasattr(os, 'getuid') else 'u'}")
    for root in roots:
        folder = root / f"kernels-{kernels_hash()}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            os.utime(folder)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            _remove_stale(root, keep=folder)
            return folder
    return Path(tempfile.mkdtemp(prefix="transitiesim-"))


def _remove_stale(root: Path, *, keep: Path) -> None:
    oldest = time.time() - _KEEP_DAYS * 86400
    for folder in root.glob("kernels-*"):
        if folder != keep and folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)


def is_compiled() -> bool:
    """Whether kernels of this source were compiled before on this machine (else the first run takes longer)."""
    return any(cache_folder().rglob("*.nbc"))


def kernel(function: Function) -> Function:
    """Compile a function over columns; it releases the interpreter lock and is kept on disk."""
    before = numba_config.CACHE_DIR
    numba_config.CACHE_DIR = str(cache_folder())
    try:
        return cast(Function, numba.njit(nogil=True, cache=True, error_model="numpy", **_NO_C_ENTRY)(function))
    finally:
        numba_config.CACHE_DIR = before


def usable_in_kernels(function: Function) -> Function:
    """Keep a plain Python function and let kernels call the very same object."""
    return cast(Function, register_jitable(**_NO_C_ENTRY)(function))
