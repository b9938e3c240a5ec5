"""Small things with results that several views need."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import pandas as pd

from transitiesim.analysis import Outcome, bands, outcome
from transitiesim.results import Results

# Results never change, so what was made of them once holds as long as they are there; all visits share it.
_kept: WeakKeyDictionary[Results, dict[tuple[Any, ...], Any]] = WeakKeyDictionary()
_numbers: WeakKeyDictionary[Results, int] = WeakKeyDictionary()
_counter = itertools.count(1)


def number_of(results: Results | None) -> int:
    """A number of these results and of no others, ever; 0 for none."""
    return 0 if results is None else _numbers.setdefault(results, next(_counter))


def once[T](results: Results, key: tuple[Any, ...], make: Callable[[], T]) -> T:
    """What `make` gives, worked out once for these results and this key.

    Args:
        results: as long as they are there, what was made of them is.
        key: what else it depends on; other results by `number_of`.
        make: makes it.
    """
    kept = _kept.setdefault(results, {})
    if key not in kept:
        kept[key] = make()
    return kept[key]  # type: ignore[no-any-return]


def outcome_of(results: Results) -> Outcome:
    """The outcome of results with one scenario and one place, worked out once."""
    return once(results, ("outcome",), lambda: outcome(results))


def bands_of(results: Results, indicator: str) -> pd.DataFrame:
    """The bands of an indicator of results with one scenario and one place, worked out once."""
    return once(results, ("bands", indicator), lambda: bands(results, indicator))


def count_of(results: Results) -> int:
    """Number of replicates."""
    return int(results.manifest["replicates"])


def first_replicates(results: Results, count: int) -> Results:
    """The same results with the first replicates only, as if no more had been run."""
    if count >= count_of(results):
        return results

    def make() -> Results:
        tables = {name: _up_to(frame, count) for name, frame in results.tables().items()}
        return dataclasses.replace(results, manifest={**results.manifest, "replicates": count}, **tables)

    return once(results, ("first", count), make)


def _up_to(frame: pd.DataFrame, count: int) -> pd.DataFrame:
    """Rows of the first replicates; without a copy where they stand in front, as they do with one scenario."""
    numbers = frame["replicate"].to_numpy()
    if (numbers[1:] >= numbers[:-1]).all():
        return frame.iloc[: int((numbers < count).sum())]
    return frame[numbers < count].reset_index(drop=True)


def paired(one: Results, two: Results) -> tuple[Results, Results]:
    """Two results with the replicates that both have, so that they can be compared pair by pair."""
    count = min(count_of(one), count_of(two))
    return first_replicates(one, count), first_replicates(two, count)


def joined(one: Results, two: Results) -> Results:
    """Two results of the same place and draws as one, so that they can be drawn together."""
    before, after = paired(one, two)
    manifest = {**before.manifest, "scenarios": [*before.manifest["scenarios"], *after.manifest["scenarios"]]}
    tables = {
        name: frame if name == "draws" else pd.concat([frame, after.tables()[name]], ignore_index=True)
        for name, frame in before.tables().items()
    }
    return dataclasses.replace(before, manifest=manifest, **tables)
