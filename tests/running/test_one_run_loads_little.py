"""One run starts soon: what only many runs need is not loaded, and kernels are made without what nobody calls."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import transitiesim.running
from interfaces.asking import environment
from transitiesim.model import opinions

FOR_MANY_RUNS = {
    "concurrent.futures.process",
    "transitiesim.running.country",
    "transitiesim.running.country_store",
    "transitiesim.running.ensemble",
    "transitiesim.running.provenance",
    "transitiesim.running.side_by_side",
}
ONE_RUN = """
import json, sys
from transitiesim.neighbourhood import read_facts
from transitiesim.running import draw_numbers, run_one
from transitiesim.scenario import read_scenario
run_one(draw_numbers(read_facts("gillisbuurt"), 1, 0), read_scenario("baseline"))
print(json.dumps(sorted(sys.modules)))
"""


def test_one_run_loads_nothing_of_many_runs():
    found = subprocess.run(
        [sys.executable, "-c", ONE_RUN], env=environment(), capture_output=True, text=True, timeout=300, check=True
    )
    assert set(json.loads(found.stdout.splitlines()[-1])) & FOR_MANY_RUNS == set()


@pytest.mark.parametrize("name", transitiesim.running.__all__)
def test_every_name_of_running_is_there(name):
    assert getattr(transitiesim.running, name).__name__ == name


def test_running_has_no_other_names():
    with pytest.raises(AttributeError, match="nothing_like_it"):
        transitiesim.running.nothing_like_it  # noqa: B018


def test_kernels_have_no_entry_for_c():
    assert opinions._opinions.targetoptions["no_cfunc_wrapper"]
