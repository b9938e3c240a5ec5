from __future__ import annotations

import pytest

from transitiesim.neighbourhood import Facts, read_facts
from transitiesim.results import Results
from transitiesim.running import run

SCENARIOS = ("baseline", "all_recommendations")


@pytest.fixture(scope="session")
def facts() -> Facts:
    return read_facts("gillisbuurt")


@pytest.fixture(scope="session")
def three() -> Results:
    """Two scenarios, three replicates, one thread."""
    return run(SCENARIOS, "gillisbuurt", replicates=3, seed=11, threads=1)
