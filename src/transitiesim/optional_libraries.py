"""Libraries that not everybody needs: loaded when asked for, with a sentence when they are not there."""

from __future__ import annotations

import importlib
import warnings
from typing import Any

from transitiesim.errors import InputError
from transitiesim.language import Text

EXTRA_OF = {
    "SALib": "analysis",
    "pydoe": "analysis",
    "ema_workbench": "analysis",
    "xarray": "analysis",
    "h5netcdf": "analysis",
    "h5py": "analysis",
    "distributed": "cluster",
    "mpi4py": "mpi",
}


def needed(module: str, where: str) -> Any:
    """The module, loaded.

    Args:
        module: its name, perhaps with dots.
        where: what asks for it, for the message.

    Raises:
        InputError: when it is not installed; says what to install.
    """
    package = module.split(".", maxsplit=1)[0]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a library says of its own optional parts helps nobody here
            return importlib.import_module(module)
    except ImportError as error:
        extra = EXTRA_OF[package]
        what = Text(f"hiervoor is {package} nodig", f"this needs {package}")
        allowed = Text(
            f"installeer het erbij: pip install 'transitiesim[{extra}]'",
            f"install it as well: pip install 'transitiesim[{extra}]'",
        )
        raise InputError(where, what, allowed) from error
