"""Thirty visitors for twenty minutes, each with scenarios of their own: the promise for a workshop, measured.

    pytest -m slow -n 0 -s tests/interfaces/dashboard/test_room.py

It takes a machine of its own: the browsers of all thirty run on it too. TRANSITIESIM_SOAK sets other minutes.
"""

from __future__ import annotations

import importlib.util
import os
import statistics
import sys
from pathlib import Path
from types import ModuleType

import pytest

from interfaces.dashboard.browsing import launch

playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need the dependency group 'browser'")

VISITORS = 30
MOST_GROWTH = 60.0  # MB, from the second fifth of the time to the last; by then the store of results is full
SCRIPT = Path(__file__).parents[3] / "experiments" / "dashboard_speed.py"


@pytest.fixture(scope="module")
def measuring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dashboard_speed", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["dashboard_speed"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_a_room_full_of_visitors_gets_answers_and_leaves_no_memory_behind(measuring: ModuleType) -> None:
    minutes = float(os.environ.get("TRANSITIESIM_SOAK", "20"))
    with measuring.served() as server, playwright.sync_playwright() as started:
        browser = launch(started)
        found = measuring.room(browser, server, "gillisbuurt", VISITORS, minutes)
        browser.close()
    measuring.tell_room(found)  # seen with -s
    assert found.errors == []
    assert found.wrong == 0
    assert found.last < 60
    assert found.within() < 3
    fifth = max(1, len(found.used) // 5)
    early, late = (statistics.median(part) for part in (found.used[fifth : 2 * fifth], found.used[-fifth:]))
    assert late - early < MOST_GROWTH, found.used
