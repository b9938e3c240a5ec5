"""Giving memory back to the system."""

from __future__ import annotations

import ctypes
import sys

LARGE = 100_000  # homes from which on it matters


def give_back(homes: int) -> None:
    """Give back what laying out and sorting took for a moment, where the C library would keep it (glibc).

    It keeps up to twice the largest array that was ever freed, some 60 bytes for each of a million households.
    """
    if homes >= LARGE and sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
