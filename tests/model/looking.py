"""Comparing two runs bit for bit, and looking at everything there is to look at."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pandas as pd

from transitiesim.model import HeatTransition
from transitiesim.recording.recorder import tally_of
from transitiesim.running.snapshot import acceptance_snapshot, distances


def columns_of(model: HeatTransition) -> dict[str, np.ndarray[Any, Any]]:
    """Every changing column of a model by name."""
    return {field.name: getattr(model.state, field.name) for field in dataclasses.fields(model.state)}


def assert_same_columns(one: HeatTransition, other: HeatTransition) -> None:
    """Every column of two runs is the same, bit for bit."""
    for name, values in columns_of(one).items():
        assert values.tobytes() == columns_of(other)[name].tobytes(), name


def assert_same_run(one: HeatTransition, other: HeatTransition, *, tables: bool = True) -> None:
    """Two runs are the same in all they leave behind."""
    assert one.month == other.month
    assert_same_columns(one, other)
    assert one.counts == other.counts
    assert one.events.events == other.events.events
    assert one.mean_trust == other.mean_trust
    assert one.programme.support_management == other.programme.support_management
    if tables:
        for table in ("path_table", "programme_table"):
            pd.testing.assert_frame_equal(
                pd.DataFrame(getattr(one.recorder, table)()),
                pd.DataFrame(getattr(other.recorder, table)()),
                check_exact=True,
            )


def look_at_everything(model: HeatTransition) -> None:
    """Look at residents, institutions, the grid, tallies and the distance to tipping; none of it may leave a trace."""
    residents = model.residents
    for one in residents.where(model.state.threshold < 0.0)[:3]:
        one.explain()
        one.sentence()
        one.value_of_offer()
        assert len(one.ties) < len(residents)
    residents.sort("threshold", inplace=True)
    residents.shuffle(inplace=True)
    residents.agg("trust_programme", np.mean)
    residents[:5].shuffle_do("would_accept")
    model.agents.shuffle().sort("unique_id").get("unique_id")
    tally_of(model)
    acceptance_snapshot(model)
    if model.month % 24 < 4:
        _look_longer(model)
    programme, group = model.programme, model.resident_group
    programme.visible()
    programme.latent_capital()
    programme.links.levels()
    group.heard()
    group.dissimilarity()
    model.office.knowledge_held_by_one()
    model.liveability.mean()
    model.network_values(np.arange(5))
    model.random.random()
    model.rng.random()


def _look_longer(model: HeatTransition) -> None:
    model.residents.select(lambda resident: resident.threshold < 0.0, at_most=0.5, inplace=True)
    model.residents.groupby("tenure", result_type="list").count()
    assert model.space.homes.data.sum() <= len(model.residents)
    model.space.residents_at(0, 0).column("heating")
    distances(model)
    model.recorder.path_table()
    model.recorder.programme_table()
