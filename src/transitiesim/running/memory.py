"""Giving memory back to the system."""

from __future__ import annotations

import ctypes
import sys

LARGE = 100_000  # homes from which on it matters
_MMAP_THRESHOLD = -3  # number of the setting in malloc.h
_LARGE_ARRAY = 256 * 1024  # bytes


def give_back(homes: int) -> None:
    """Give back what laying out and sorting took for a moment, where the C library would keep it (glibc).

    It keeps up to twice the largest array that was ever freed, some 60 bytes for each of a million households.
    """
    if homes >= LARGE and sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def hold_large_arrays_apart() -> None:
    """From now on large arrays get memory of their own, which goes back as soon as they are dropped (glibc).

    By itself the C library stops doing so for sizes that it has met, and a process that makes and drops tables all day
    keeps the holes between them.
    """
    if sys.platform == "linux":
        setting = getattr(ctypes.CDLL(None), "mallopt", None)
        if setting is not None:
            setting(_MMAP_THRESHOLD, _LARGE_ARRAY)
