"""One run on Mesa's own screen: the run of the ensemble, made anew by Mesa as it was made first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interfaces.dashboard.browsing import launch, served, watch
from transitiesim.analysis import values
from transitiesim.errors import InputError
from transitiesim.interfaces.inspection import page
from transitiesim.interfaces.inspection.one_run import OFF_GAS, OneRun, Start, fields_of
from transitiesim.neighbourhood import read_facts
from transitiesim.running import run
from transitiesim.scenario import read_scenario

PLACE, ON = "gillisbuurt", "all_recommendations"
FIVE_OR_MORE = "() => Number((/maand (\\d+)/.exec(document.body.innerText) || [])[1]) >= 5"


def start(replicate: int = 2) -> Start:
    return Start(read_facts(PLACE), read_scenario(ON), replicate, 1)


def test_it_is_the_run_of_the_ensemble() -> None:
    model = OneRun(start())
    while model.running:
        model.step()
    seen = model.datacollector.get_model_vars_dataframe()
    assert len(seen) == model.months + 1
    elsewhere = values(run(ON, PLACE, replicates=3, seed=1, threads=1), "gas_free_share").iloc[2]
    assert seen[OFF_GAS].iloc[::12].to_list() == pytest.approx(elsewhere.to_list(), abs=1e-12)
    with pytest.raises(InputError):
        model.step()


def test_mesa_makes_it_anew_from_plain_words() -> None:
    one = OneRun(start())
    two = OneRun(start=start(), neighbourhood="nieuwborgen", scenario_name="baseline", replicate=0, draws=3)
    assert len(two.place.households) != len(one.place.households)
    assert two.scenario_file.name == "baseline"
    same = OneRun(start=start(0), neighbourhood=PLACE, scenario_name=ON, replicate=2, draws=1)
    assert same.rolls == one.rolls or same.seed == one.seed


def test_every_layer_can_be_drawn_and_every_agent_tells_of_itself() -> None:
    model = OneRun(start())
    for _ in range(60):
        model.step()
    for name in page.LAYERS:
        assert page.layer_figure(model, name).axes
    for agent in model.agents:
        told = fields_of(agent)
        assert told["unique_id"] == agent.unique_id
        assert all(isinstance(value, bool | int | float | str) for value in told.values())


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the dependency group 'browser'")
    with playwright.sync_playwright() as started:
        one = launch(started)
        yield one
        one.close()


@pytest.mark.system
def test_it_steps_in_a_browser_and_asks_nothing_of_another_host(browser: Any, tmp_path: Path) -> None:
    with served(tmp_path / "log", "inspect", ON, "-n", PLACE) as address:
        one = watch(browser, address)
        one.page.goto(address)
        one.page.wait_for_selector("text=Raster, bij het begin", timeout=60_000)
        one.page.get_by_role("button", name="Step").click()
        one.page.wait_for_selector("text=Raster, eind van 2019-01 (maand 1)")
        one.page.get_by_role("button", name="▶").click()
        one.page.wait_for_function(FIVE_OR_MORE, timeout=120_000)
        one.page.get_by_role("button", name="❚❚").click()
        one.page.wait_for_selector("td:has-text('HousingCorporation')")
        one.page.get_by_role("button", name="Reset").click()
        one.page.wait_for_selector("text=Raster, bij het begin")
        assert one.elsewhere == []
        assert one.errors == []
        one.page.context.close()
