"""Twenty-five steps that a policy maker takes, from opening the dashboard to the printed report, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interfaces.dashboard.browsing import Watched, launch, served, watch
from transitiesim.interfaces.dashboard.pages import compare as compare_page
from transitiesim.interfaces.dashboard.pages.frame import LOG
from transitiesim.interfaces.dashboard.views import sources
from transitiesim.interfaces.dashboard.views.outlook import FIRST

playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need the dependency group 'browser'")
pytestmark = pytest.mark.system

SEEN = """() => { window.ts_stages = []; new MutationObserver(() => {
  const badge = document.querySelector('.ts-badge');
  if (badge && window.ts_stages[window.ts_stages.length - 1] !== badge.innerText) window.ts_stages.push(badge.innerText);
}).observe(document.body, {childList: true, subtree: true, characterData: true}); }"""


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


class Reader:
    """A visitor with eyes on a few things."""

    def __init__(self, one: Watched, language: str) -> None:
        self.one, self.page, self.language = one, one.page, language

    def switch(self, code: str) -> Any:
        return self.page.locator(f"button.ts-switch[data-code='{code}']")

    def until(self, script: str) -> None:
        self.page.wait_for_function(script, timeout=180_000)

    def on(self, code: str, state: str = "true") -> None:
        self.page.wait_for_selector(f"button.ts-switch[data-code='{code}'][aria-checked='{state}']", timeout=60_000)

    def address_has(self, words: str) -> None:
        self.until(f"() => location.search.includes({words!r})")

    def band(self) -> None:
        self.page.wait_for_selector(".ts-outlook:not(.ts-stale)", timeout=180_000)
        self.one.wait_for_band()

    def headline(self) -> str:
        return str(self.page.inner_text(".ts-headline"))

    def turn_to(self, page: str) -> None:
        self.page.click(f"nav.ts-nav a[href*='page={page}']" if page != "play" else "nav.ts-nav a:first-child")
        self.page.wait_for_selector("nav.ts-nav a[aria-current=page]")

    def look_at(self, view: str, what: str) -> None:
        self.page.click(f".ts-choice[data-value={view}]")
        self.page.wait_for_selector(f".ts-choice[data-value={view}][aria-pressed=true]", timeout=60_000)
        self.page.wait_for_selector(what, state="attached", timeout=180_000)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_from_opening_to_the_printed_report(browser: Any, address: str, language: Any, tmp_path: Path) -> None:
    one = watch(browser, address)
    one.page.set_default_timeout(60_000)
    me, page = Reader(one, language), one.page
    # 1 opens it, and reads what practice comes to
    # A seed for each language: what the one story worked out is there for the other, and then there is no estimate.
    one.open(f"lang={language}&seed={1 if language == 'nl' else 2}", band=False)
    page.wait_for_selector(".ts-figure", timeout=180_000)
    assert "gas" in me.headline()
    assert page.evaluate("document.documentElement.lang") == language
    # 2 chooses her own neighbourhood
    page.locator("select").first.select_option("gillisbuurt")
    me.address_has("n=gillisbuurt")
    me.band()
    assert "Gillisbuurt" in me.headline()
    practice = me.headline()
    # 3 switches a recommendation on with the mouse
    page.evaluate(SEEN)
    me.switch("5").click()
    me.on("5")
    # 4 sees a first estimate at once, called so, then a band
    me.band()
    stages = page.evaluate("window.ts_stages")
    first = FIRST[language].split("{runs}", maxsplit=1)[0]
    assert any(stage.startswith(first) for stage in stages), stages
    # 5 reads the difference to practice, and the chance that it is better
    assert re.search(r"\d+%", page.inner_text(".ts-difference"))
    # 6 switches another on by keyboard
    me.switch("6").focus()
    page.keyboard.press("Space")
    me.on("6")
    # 7 opens the parts, and takes one off
    page.locator("details[data-code='5'] > summary").click()
    page.locator("input[data-code='5.4']").click()
    me.on("5", "false")
    # 8 weakens it, by keyboard
    strength = page.locator("details[data-code='5'] .ts-tune input").nth(1)
    strength.focus()
    page.keyboard.press("ArrowLeft")
    me.address_has("~0.9")
    # 9 lets it begin later; 10 is told which part cannot
    start = page.locator("details[data-code='5'] .ts-tune input").nth(0)
    start.focus()
    page.keyboard.press("ArrowRight")
    me.address_has("2020-01")
    assert "5.2" in page.inner_text(".ts-notice[role=alert]")
    # 11 opens the third level, and leaves the pandemic out
    page.locator("details.ts-world > summary").click()
    page.locator(".ts-world input[type=checkbox]").first.click()
    me.address_has("*wpandemic")
    # 12 looks for a number, reads where it comes from, and sets it
    page.locator(".ts-world input[type=search]").fill("trust.gain")
    page.keyboard.press("Enter")
    declared = page.locator(".ts-declared", has_text="trust.gain").first
    declared.locator("input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    me.address_has("trust.gain")
    # 13 lets it go again
    page.locator(".ts-declared button").first.click()
    me.until("() => !location.search.includes('trust.gain')")
    # 14 undoes that, 15 does it again
    page.get_by_role("button", name=LOG["undo"][language]).click()
    me.address_has("trust.gain")
    page.get_by_role("button", name=LOG["redo"][language]).click()
    me.until("() => !location.search.includes('trust.gain')")
    # 16 marks this, 17 goes back to the beginning, and returns by the log
    me.band()
    mine = me.headline()
    page.locator("li.ts-now .ts-mark").click()
    page.wait_for_selector("li.ts-now .ts-mark[aria-pressed=true]")
    page.locator(".ts-log li .ts-link").last.click()
    me.until("() => !location.search.includes('wpandemic')")
    page.locator(".ts-log li:has(.ts-mark[aria-pressed=true]) .ts-link").first.click()
    me.address_has("*wpandemic")
    me.band()
    assert me.headline().split("(", maxsplit=1)[0] == mine.split("(", maxsplit=1)[0]
    assert mine != practice
    # 18 opens the table under the chart, 19 asks where the numbers come from
    page.locator(".ts-results details > summary").first.click()
    assert "2050" in page.inner_text(".ts-results .ts-table")
    page.get_by_text(sources.TITLE[language]).click()
    assert "gas_free_share" not in page.inner_text(".ts-headline")
    assert page.locator(".ts-results details[open] li").count() >= 5
    # 20 sees the neighbourhood over time, and asks a home why it is still on gas
    me.turn_to("look")
    canvas = page.wait_for_selector(".ts-canvas", timeout=180_000)
    page.locator(".ts-map button").first.click()
    page.locator(".ts-map button").first.click()
    box = canvas.bounding_box()
    page.mouse.click(box["x"] + 30, box["y"] + 30)
    page.wait_for_selector(".ts-sentence", timeout=120_000)
    # 21 looks under the radar, at the tipping point, at the reasons, at the staff and at the story
    me.look_at("radar", ".ts-drawing svg")
    me.look_at("tipping", ".ts-drawing svg")
    me.look_at("barriers", ".ts-drawing svg")
    me.look_at("staff", ".ts-staff")
    me.look_at("story", "main table")
    # 22 sets it against all recommendations and against practice
    me.turn_to("compare")
    for name in ("all_recommendations", "baseline"):
        page.locator("main select").select_option(name)
        page.get_by_role("button", name=compare_page.ADD[language]).click()
        me.address_has(f"c={name}")
    page.wait_for_selector("main table", timeout=180_000)
    assert page.locator("main table").nth(0).locator("tbody tr").count() == 3
    assert page.locator("main table").nth(1).locator("thead th").count() == 3
    # 23 reads what the recommendation is, 24 what the model cannot say
    me.turn_to("explain")
    page.click(".ts-choice[data-value='5']")
    page.wait_for_selector(".ts-explained:has-text('5.3')")
    me.turn_to("limits")
    page.wait_for_selector("ol.ts-items li")
    # 25 takes the report home and prints it
    me.turn_to("take")
    page.wait_for_selector("button[data-kind=report]:not([disabled])", timeout=180_000)
    with page.expect_download(timeout=300_000) as download:
        page.click("button[data-kind=report]")
    one.quiet()
    report = tmp_path / "report.html"
    report.write_bytes(Path(download.value.path()).read_bytes())
    paper = page.context.new_page()
    paper.goto(report.as_uri())
    assert paper.evaluate("document.documentElement.lang") == language
    assert "Gillisbuurt" in paper.inner_text("h1")
    assert paper.pdf(prefer_css_page_size=True)[:5] == b"%PDF-"
    page.context.close()
