"""Comparing the tables of two results."""

from __future__ import annotations

import pandas as pd

from transitiesim.results import Results

TABLES = ("path", "programme", "events", "tipping", "draws")
KEYS = ("scenario", "neighbourhood", "replicate")


def part_of(results: Results, **keys: object) -> dict[str, pd.DataFrame]:
    """The rows of some scenarios, neighbourhoods or replicates of every table, in order, without those keys."""
    parts = {}
    for name in TABLES:
        table: pd.DataFrame = getattr(results, name)
        for key, value in keys.items():
            if key in table:
                table = table[table[key] == value].drop(columns=key)
        parts[name] = table.reset_index(drop=True)
    return parts


def assert_same_tables(one: dict[str, pd.DataFrame], other: dict[str, pd.DataFrame]) -> None:
    """Every table is the same in values, order and types, exactly."""
    for name in TABLES:
        assert len(one[name]) > 0
        pd.testing.assert_frame_equal(one[name], other[name], check_exact=True)


def assert_same_results(one: Results, other: Results) -> None:
    """Two results are the same but for the moment at which they were made."""
    assert_same_tables(part_of(one), part_of(other))
    changing = {"created", "command"}
    manifests = [{key: value for key, value in each.manifest.items() if key not in changing} for each in (one, other)]
    assert manifests[0] == manifests[1]
