"""The dashboard in a real browser: by mouse and keyboard, in both languages, quiet, and accessible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interfaces.dashboard.browsing import Watched, launch, served, watch
from transitiesim.interfaces.dashboard.address import scenario_from_code
from transitiesim.interfaces.dashboard.choice import PAGES, Choice
from transitiesim.interfaces.dashboard.views.taking import file_of
from transitiesim.language import Language
from transitiesim.results import Results
from transitiesim.running import run

playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need the dependency group 'browser'")
pytestmark = pytest.mark.system

GILLIS = "n=gillisbuurt&s=recommendation_5"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("server") / "log") as one:
        yield one


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        one = launch(started)
        yield one
        one.close()


@pytest.fixture
def visitor(browser: Any, address: str) -> Iterator[Watched]:
    one = watch(browser, address)
    yield one
    one.page.context.close()


def headline(one: Watched) -> str:
    return str(one.page.inner_text(".ts-headline"))


def switch(one: Watched, code: str) -> Any:
    return one.page.locator(f"button.ts-switch[data-code='{code}']")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [1300, 390])
def test_every_page_is_accessible_quiet_and_fits(
    browser: Any, address: str, page: str, language: str, width: int
) -> None:
    one = watch(browser, address, viewport={"width": width, "height": 900})
    one.open(f"{GILLIS}&page={page}&lang={language}", band=page == "play")
    one.page.wait_for_timeout(1500)
    one.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert one.violations() == []
    assert one.page.evaluate("document.documentElement.lang") == language
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width
    one.quiet()
    one.page.context.close()


def test_a_switch_by_keyboard_then_undo_then_back(visitor: Watched) -> None:
    visitor.open("n=gillisbuurt&lang=en")
    before = headline(visitor)
    switch(visitor, "6").focus()
    visitor.page.keyboard.press("Space")
    visitor.page.wait_for_selector("button[data-code='6'][aria-checked='true']")
    assert visitor.page.evaluate("document.activeElement.dataset.code") == "6"
    visitor.page.wait_for_function("() => location.search.includes('recommendation_6')")
    visitor.wait_for_band()
    assert "practice:" in visitor.page.inner_text(".ts-figures")
    visitor.page.get_by_role("button", name="Undo").click()
    visitor.page.wait_for_selector("button[data-code='6'][aria-checked='false']")
    visitor.wait_for_band()
    assert headline(visitor) == before
    visitor.page.go_back()
    visitor.page.wait_for_selector("button[data-code='6'][aria-checked='true']")
    visitor.quiet()


def test_reloading_keeps_what_was_chosen_and_the_numbers_are_those_of_the_command_line(visitor: Watched) -> None:
    from transitiesim.analysis import summarise
    from transitiesim.analysis.headline import percent

    visitor.open("n=gillisbuurt&s=*r5.3~0.5_6&seed=3&lang=en")
    visitor.page.reload()
    visitor.page.wait_for_function("() => /from 100 runs/.test(document.body.innerText)", timeout=180_000)
    summary = summarise(run(scenario_from_code("*r5.3~0.5_6"), "gillisbuurt", replicates=100, seed=3))
    shown = visitor.page.inner_text(".ts-figure >> nth=0")
    assert f"{percent(summary.end.median)}%" in shown
    assert f"80% band {percent(summary.end.low)} to {percent(summary.end.high)}" in shown


def test_two_visitors_stay_apart(browser: Any, address: str) -> None:
    one, two = (watch(browser, address) for _ in range(2))
    one.open("n=gillisbuurt&lang=nl")
    two.open("n=gillisbuurt&lang=en")
    switch(one, "3").click()
    one.page.wait_for_selector("button[data-code='3'][aria-checked='true']")
    two.page.wait_for_timeout(1000)
    assert switch(two, "3").get_attribute("aria-checked") == "false"
    assert two.page.evaluate("document.documentElement.lang") == "en"
    for visitor in (one, two):
        visitor.quiet()
        visitor.page.context.close()


def test_a_wrong_link_gets_a_sentence(visitor: Watched) -> None:
    visitor.open("n=%2e%2e%2fetc%2fpasswd&s=*rX&lang=en&seed=abc", band=False)
    notices = visitor.page.inner_text("header ~ .ts-notice >> nth=0") + visitor.page.inner_text("body")
    assert "unknown neighbourhood" in notices
    assert "Traceback" not in notices


def test_the_map_answers_a_click_and_the_keyboard(visitor: Watched) -> None:
    visitor.open("n=gillisbuurt&s=all_recommendations&page=look&lang=en", band=False)
    canvas = visitor.page.wait_for_selector(".ts-canvas", timeout=180_000)
    visitor.page.wait_for_timeout(1000)
    box = canvas.bounding_box()
    visitor.page.mouse.click(box["x"] + 40, box["y"] + 40)
    visitor.page.wait_for_selector(".ts-sentence", timeout=60_000)
    first = visitor.page.inner_text(".ts-who h3")
    canvas.focus()
    for key in ("ArrowRight", "ArrowDown", "Enter"):
        visitor.page.keyboard.press(key)
    visitor.page.wait_for_function(
        "(old) => (document.querySelector('.ts-who h3') || {innerText: old}).innerText !== old", arg=first
    )
    visitor.page.get_by_role("button", name="Play", exact=True).click()
    visitor.page.get_by_role("button", name="Pause").click()
    for view in ("radar", "tipping", "barriers", "staff", "story"):
        visitor.page.click(f".ts-choice[data-value={view}]")
        visitor.page.wait_for_selector("main table, main .ts-drawing", state="attached", timeout=60_000)
        assert visitor.violations() == []
    visitor.quiet()


def test_a_report_and_a_scenario_file_are_taken_home_and_opened_again(visitor: Watched) -> None:
    visitor.open("n=gillisbuurt&s=*r5.3~0.5_6&page=take&lang=nl", band=False)
    visitor.page.wait_for_selector("button[data-kind=report]:not([disabled])", timeout=180_000)
    with visitor.page.expect_download() as report:
        visitor.page.click("button[data-kind=report]")
    assert "Gillisbuurt" in Path(report.value.path()).read_text(encoding="utf-8")
    with visitor.page.expect_download() as file:
        visitor.page.click("button[data-kind=toml]")
    visitor.page.goto(f"{visitor.address}/?n=gillisbuurt&page=take&lang=nl")
    visitor.page.get_by_text("Een scenariobestand openen").click()
    visitor.page.get_by_label("Kies een bestand").set_input_files(file.value.path())
    visitor.page.wait_for_function("() => location.search.includes('r5.3')", timeout=30_000)
    visitor.quiet()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "code", ["baseline", "all_recommendations", "*r1.1~0.5~2023-01_2.1~0.3_5.3_6*k2028-01~1.8~18*m2027-01~2035-01"]
)
def test_the_page_for_the_council_is_one_page_when_printed(
    browser: Any, tmp_path: Path, practice: Results, code: str, language: Language
) -> None:
    """In the longest case too: with its appendix taken off, what is printed is one sheet of A4."""
    scenario = scenario_from_code(code)
    results = practice if code == "baseline" else run(scenario, "gillisbuurt", replicates=20, seed=1, threads=1)
    file = tmp_path / "report.html"
    file.write_bytes(file_of("report", Choice("gillisbuurt", scenario, language=language), practice, results).content)
    page = browser.new_page()
    page.goto(file.as_uri())
    whole = sheets(page.pdf(prefer_css_page_size=True))
    page.evaluate("document.querySelector('.appendix').remove()")
    assert sheets(page.pdf(prefer_css_page_size=True)) == 1
    assert whole > 1
    page.close()


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_an_own_file_by_pasting(visitor: Watched) -> None:
    from transitiesim.neighbourhood.template import template

    visitor.open("lang=en")
    visitor.page.get_by_text("A neighbourhood of your own").click()
    visitor.page.get_by_label("Or paste the text here").fill("id = 3")
    visitor.page.get_by_role("button", name="Use this text").click()
    visitor.page.wait_for_selector(".ts-notice[role=alert]")
    visitor.page.get_by_label("Or paste the text here").fill(template("en"))
    visitor.page.get_by_role("button", name="Use this text").click()
    visitor.page.wait_for_function("() => location.search.includes('n=own-')")
    visitor.wait_for_band()
    visitor.quiet()


def test_a_connection_that_breaks_comes_back(visitor: Watched) -> None:
    visitor.open("n=gillisbuurt&lang=nl")
    visitor.page.context.set_offline(True)
    visitor.page.wait_for_timeout(1500)
    visitor.page.context.set_offline(False)
    visitor.page.wait_for_timeout(3000)
    switch(visitor, "2").click()
    visitor.page.wait_for_selector("button[data-code='2'][aria-checked='true']", timeout=30_000)


def test_the_server_ends_without_leaving_workers(tmp_path: Path) -> None:
    import subprocess

    with served(tmp_path / "log") as address:
        port = address.rsplit(":", 1)[1]
        pid = subprocess.run(["pgrep", "-f", f"dashboard --port {port}"], capture_output=True, text=True, check=False)
        children = subprocess.run(
            ["pgrep", "-P", pid.stdout.split()[0]], capture_output=True, text=True, check=False
        ).stdout.split()
        assert children
    import time

    time.sleep(3)
    assert not [child for child in children if Path(f"/proc/{child}").exists()]
