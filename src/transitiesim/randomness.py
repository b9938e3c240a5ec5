"""Draws keyed by (seed, stream, entity, month): no generator that moves, so no order that matters.

Two runs with one seed differ only where a mechanism differs, and switching a process off leaves the draws of all
others as they were. The hash is splitmix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195), applied
once for the stream and once for the entity and month.
"""

from __future__ import annotations

import hashlib
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transitiesim.kernels import kernel, usable_in_kernels

_STREAMS: dict[str, int] = {}
NO_MONTH = 0xFFFF  # month of a draw that is made once


def stream(name: str) -> int:
    """Register a stream of draws and return its number; a name can be registered only once.

    Raises:
        ValueError: when the name, or by accident its number, is already in use.
    """
    number = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest(), "big") & 0x7FFFFFFF
    if name in _STREAMS or number in _STREAMS.values():
        raise ValueError(f"stream '{name}' exists already: two streams of one name would share their draws")
    _STREAMS[name] = number
    return number


def stream_names() -> tuple[str, ...]:
    """Names of all registered streams, sorted."""
    return tuple(sorted(_STREAMS))


@usable_in_kernels
def mix(x: Any) -> Any:
    """One splitmix64 step; takes and returns an unsigned 64-bit number (or an array of them)."""
    x = x + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


@usable_in_kernels
def stream_key(seed: Any, stream_number: Any) -> Any:
    """Key of one stream under one seed; work it out once and draw from it with `draw`."""
    return mix(mix(np.uint64(seed)) ^ (np.uint64(stream_number) * np.uint64(0xD6E8FEB86659FD93)))


@usable_in_kernels
def draw(key: Any, entity: Any, month: Any) -> Any:
    """Uniform draw in [0, 1) for an entity in a month (float64, 53 bits)."""
    return draw_bits(key, entity, month) * (1.0 / 9007199254740992.0)


@usable_in_kernels
def draw_bits(key: Any, entity: Any, month: Any) -> Any:
    """The 53 bits of `draw`, as a whole number."""
    place = (np.uint64(entity) << np.uint64(16)) | np.uint64(month)
    return mix(mix(place) ^ key) >> np.uint64(11)


@usable_in_kernels
def draw_limit(chance: float) -> Any:
    """The number below which `draw_bits` lies exactly when `draw` lies below a chance."""
    return np.uint64(math.ceil(min(1.0, max(0.0, chance)) * 9007199254740992.0))


def draws(seed: int, stream_number: int, entities: int | NDArray[Any], month: int = NO_MONTH) -> NDArray[np.float64]:
    """Uniform draws in [0, 1) for many entities at once; `entities` is a count or an array of numbers.

    Args:
        seed: the run's seed.
        stream_number: from `stream`.
        entities: how many entities (0, 1, ...) or their numbers.
        month: month of the draw; left out for draws made once, at the start.

    Returns:
        float64 array, equal to `draw` for each entity.
    """
    if isinstance(entities, int):
        drawn = np.empty(entities)
        _draw_each(_signed(seed), stream_number, month, drawn)
        return drawn
    with np.errstate(over="ignore"):
        return np.asarray(draw(stream_key(seed, stream_number), entities.astype(np.uint64), month), dtype=np.float64)


def _signed(seed: int) -> int:
    """A seed of 64 bits as the whole number with the same bits that a kernel takes."""
    return ((seed & (2**64 - 1)) ^ 2**63) - 2**63


@kernel
def _draw_each(seed: int, stream_number: int, month: int, drawn: NDArray[np.float64]) -> None:
    key = stream_key(seed, stream_number)
    for entity in range(len(drawn)):
        drawn[entity] = draw(key, entity, month)


class Draws:
    """Draws of one run for entities that are few (institutions); each method names its stream, entity and month."""

    def __init__(self, seed: int) -> None:
        self._seed = _signed(seed)

    def uniform(self, stream_number: int, entity: int = 0, month: int = NO_MONTH) -> float:
        """Uniform draw in [0, 1)."""
        return _one_draw(self._seed, stream_number, entity, month)

    def exponential(self, mean: float, stream_number: int, entity: int = 0, month: int = NO_MONTH) -> float:
        """Exponential duration with the given mean, in the unit of the mean."""
        return -mean * math.log1p(-self.uniform(stream_number, entity, month))


@kernel
def _one_draw(seed: int, stream_number: int, entity: int, month: int) -> float:
    drawn: float = draw(stream_key(seed, stream_number), entity, month)
    return drawn
