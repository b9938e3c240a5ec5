"""Small things with results that several views need."""

from __future__ import annotations

import dataclasses
from weakref import WeakKeyDictionary

import pandas as pd

from transitiesim.analysis import Summary, summarise
from transitiesim.results import Results

_summaries: WeakKeyDictionary[Results, Summary] = WeakKeyDictionary()


def summary_of(results: Results) -> Summary:
    """The summary of results with one scenario and one place, worked out once."""
    if results not in _summaries:
        _summaries[results] = summarise(results)
    return _summaries[results]


def count_of(results: Results) -> int:
    """Number of replicates."""
    return int(results.manifest["replicates"])


def first_replicates(results: Results, count: int) -> Results:
    """The same results with the first replicates only, as if no more had been run."""
    if count >= count_of(results):
        return results
    tables = {
        name: frame[frame["replicate"] < count].reset_index(drop=True) for name, frame in results.tables().items()
    }
    return dataclasses.replace(results, manifest={**results.manifest, "replicates": count}, **tables)


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
