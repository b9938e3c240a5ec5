from __future__ import annotations

import pytest

from model.invariants import run_checked
from model.many_runs import RUNS
from model.places import PROMISING, mixed_place
from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import Facts, Neighbourhood, build, read_facts
from transitiesim.parameters import Parameters, replace
from transitiesim.scenario import Scenario, read_scenario


@pytest.fixture(scope="session")
def baseline() -> Scenario:
    return read_scenario("baseline")


@pytest.fixture(scope="session")
def everything_on() -> Scenario:
    return read_scenario("all_recommendations")


@pytest.fixture(scope="session")
def facts() -> Facts:
    return read_facts("gillisbuurt")


@pytest.fixture(scope="session")
def gillisbuurt(facts: Facts) -> Neighbourhood:
    return build(facts, Parameters(), 1)


@pytest.fixture(scope="session")
def mixed() -> Neighbourhood:
    return mixed_place(200, sub_areas=2)


@pytest.fixture(scope="session")
def promising() -> Parameters:
    """Numbers with which a small mixed neighbourhood gets its network within the run."""
    return replace(Parameters(), PROMISING)


@pytest.fixture(scope="session")
def finished(mixed: Neighbourhood, promising: Parameters) -> HeatTransition:
    """A run in which nearly everything happens, at its end; look, do not touch."""
    model = HeatTransition(mixed, parameters=promising, record="monthly")
    model.run_model()
    return model


@pytest.fixture(scope="session", params=list(RUNS))
def checked(request: pytest.FixtureRequest) -> HeatTransition:
    """A finished run of which every month was checked; look, do not touch."""
    return run_checked(RUNS[request.param]())
