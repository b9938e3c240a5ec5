"""What shows first of the 29 parts: the few columns that are worked out at the moment of recording."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from model.places import PROMISING, mixed_place
from transitiesim.model import HeatTransition
from transitiesim.parameters import Parameters, replace
from transitiesim.recording.fingerprints import Streets, blockage_age, per_one, reach_dissimilarity
from transitiesim.recording.tally import COLUMNS

STREETS, PER_STREET = 40, 25


def test_nothing_counted_gives_zero() -> None:
    assert per_one(3.0, 0) == 0.0
    assert per_one(3.0, 4) == 0.75
    assert blockage_age(9, []) == 0.0


def test_the_age_of_blockages_is_that_of_the_open_ones() -> None:
    assert blockage_age(10, [SimpleNamespace(found=4), SimpleNamespace(found=10)]) == 3.0


def test_reach_in_proportion_is_no_dissimilarity_and_one_type_alone_is_much() -> None:
    block = np.zeros((2, 4, 5, len(COLUMNS)))
    block[0, 0, :, COLUMNS.index("gas")] = [40, 20, 20, 10, 10]
    assert reach_dissimilarity(block) == 0.0
    block[0, 0, :, COLUMNS.index("reached")] = [4, 2, 2, 1, 1]
    assert reach_dissimilarity(block) == pytest.approx(0.0, abs=1e-12)
    block[0, 0, :, COLUMNS.index("reached")] = [10, 0, 0, 0, 0]
    assert reach_dissimilarity(block) == pytest.approx(0.6)


def test_whole_streets_are_clustered_and_scattered_addresses_are_not() -> None:
    street = np.repeat(np.arange(STREETS, dtype=np.uint32), PER_STREET)
    streets = Streets(street, STREETS)
    contacted = np.where(street < 10, 12, -1).astype(np.int16)
    assert streets.contact_clustering(12, contacted) == pytest.approx(1.0)
    scattered = np.random.default_rng(1).permutation(contacted)
    assert streets.contact_clustering(12, scattered) < 0.03
    assert streets.contact_clustering(15, contacted) == 0.0  # a quarter later nothing is recent


def test_gains_per_contact_and_per_project_follow_from_their_totals() -> None:
    model = HeatTransition(mixed_place(), parameters=replace(Parameters(), PROMISING), record="monthly")
    model.run_for(120)
    table = model.recorder.programme_table()
    assert table["projects"][-1] > 0
    assert table["learning_per_project"][-1] == table["knowledge_learnt"][-1] / table["projects"][-1] > 0.0
    assert table["ownership_per_contact"][-1] == table["ownership_gained"][-1] / table["contacts"][-1] > 0.0
    # The first project ends in the middle of the month in which the count of waiting months stands still.
    first = int(np.flatnonzero(table["projects"] > 0)[0])
    month = table["month"][first]
    assert month <= table["first_decision_month"][-1] <= month + 1
