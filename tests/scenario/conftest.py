from __future__ import annotations

import pytest

from transitiesim.scenario import Scenario, read_scenario


@pytest.fixture(scope="session")
def baseline() -> Scenario:
    return read_scenario("baseline")
