from __future__ import annotations

import pytest

from transitiesim.results import Results
from transitiesim.running import run

PLACE = "gillisbuurt"


def _results(name: str, replicates: int) -> Results:
    return run(name, PLACE, replicates=replicates, seed=1, threads=1)


@pytest.fixture(scope="session")
def practice() -> Results:
    return _results("baseline", 20)


@pytest.fixture(scope="session")
def all_on() -> Results:
    return _results("all_recommendations", 20)
