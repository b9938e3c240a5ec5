"""Every story in a real browser: in both languages, by keyboard alone, on a phone, accessible and quiet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interfaces.dashboard.browsing import Watched, launch, served, watch
from transitiesim.interfaces.dashboard.views.stories.catalogue import STORIES
from transitiesim.training.stories.catalogue import CONTROLS, read, write
from transitiesim.training.stories.controls import settings_at, usual

playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need the dependency group 'browser'")
pytestmark = pytest.mark.system

WAIT = 300_000  # ms
READY = (
    "() => document.querySelector('.ts-outcome .ts-headline') && !document.querySelector('.ts-waiting')"
    " && document.querySelector('.ts-outcome .ts-headline').innerText.trim()"
)


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


def open_story(one: Watched, word: str, language: str = "nl") -> None:
    one.open(f"page=training&lang={language}&t={word}", band=False)
    one.page.wait_for_function(READY, timeout=WAIT)
    one.page.wait_for_timeout(1000)


def story_in_address(one: Watched) -> tuple[str, tuple[int, ...], bool]:
    return read(str(one.page.evaluate("new URLSearchParams(location.search).get('t')")))


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("width", [1300, 390])
def test_a_story_is_accessible_quiet_and_fits(browser: Any, address: str, name: str, width: int) -> None:
    one = watch(browser, address, viewport={"width": width, "height": 900})
    for language in ("nl", "en"):
        open_story(one, name, language)
        one.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        assert one.violations() == []
        assert one.page.evaluate("document.documentElement.lang") == language
        assert one.page.evaluate("document.documentElement.scrollWidth") <= width
        assert one.page.locator(".ts-outcome .ts-notice").count() == 0
    one.quiet()
    one.page.context.close()


def test_a_story_is_found_and_played_by_keyboard_alone(browser: Any, address: str) -> None:
    one = watch(browser, address, viewport={"width": 390, "height": 844})
    one.open("page=play&lang=en", band=False)
    one.page.get_by_role("link", name="Training").focus()
    one.page.keyboard.press("Enter")
    one.page.wait_for_selector(".ts-story-list")
    one.page.get_by_role("link", name="Trust is lost faster").focus()
    one.page.keyboard.press("Enter")
    one.page.wait_for_function(READY, timeout=WAIT)
    before = one.page.inner_text(".ts-outcome .ts-headline")
    controls = CONTROLS["trust"]
    one.page.locator("[data-control=open] input[type=radio]").first.focus()
    one.page.keyboard.press("ArrowRight")
    one.page.wait_for_function("() => /[~.]1(&|$)/.test(decodeURIComponent(location.search))", timeout=WAIT)
    one.page.wait_for_function(
        "(old) => !document.querySelector('.ts-waiting') && document.querySelector('.ts-headline').innerText !== old",
        arg=before, timeout=WAIT,
    )  # fmt: skip
    assert settings_at(controls, story_in_address(one)[1])["open"] is True
    # What stands there is what the model gives for these settings.
    settings = settings_at(controls, story_in_address(one)[1])
    done = {name: job.done() for name, job in STORIES["trust"].jobs(settings).items()}
    assert one.page.inner_text(".ts-outcome .ts-headline") == STORIES["trust"].show(settings, done, "en").headline
    one.page.go_back()
    one.page.wait_for_function(
        "(old) => document.querySelector('.ts-headline').innerText === old", arg=before, timeout=WAIT
    )
    one.quiet()
    one.page.context.close()


def test_a_slider_by_keyboard_shows_more_of_the_path(browser: Any, address: str) -> None:
    one = watch(browser, address)
    open_story(one, "path", "en")
    assert "2028" in one.page.inner_text(".ts-outcome .ts-headline")
    slider = one.page.locator("[data-control=until] input")
    slider.focus()
    one.page.keyboard.press("End")
    one.page.wait_for_function(
        "() => /2050/.test((document.querySelector('.ts-headline') || {innerText: ''}).innerText)", timeout=WAIT
    )
    assert slider.get_attribute("aria-valuetext") == "2050"
    assert one.page.evaluate("document.activeElement.type") == "range"
    assert "straight line" in one.page.inner_text(".ts-outcome")
    one.page.get_by_role("link", name="Play on at the page Play").click()
    one.page.wait_for_selector(".ts-switch", timeout=60_000)
    assert "all_recommendations" in one.page.evaluate("location.search")
    one.quiet()
    one.page.context.close()


def test_on_the_wall_letters_are_large(browser: Any, address: str) -> None:
    one = watch(browser, address, viewport={"width": 1920, "height": 1080})
    for name in STORIES:
        open_story(one, write(name, usual(CONTROLS[name]), wall=True))
        smallest = one.page.evaluate(
            "Math.min(...[...document.querySelectorAll('.ts-story *')].filter(e => e.offsetParent && [...e.childNodes]"
            ".some(n => n.nodeType === 3 && n.data.trim())).map(e => parseFloat(getComputedStyle(e).fontSize)))"
        )
        assert smallest >= 24, name
        assert one.violations() == []
    one.quiet()
    one.page.context.close()


def test_the_facilitator_puts_a_story_on_the_wall_and_nobody_else_does(browser: Any, tmp_path: Path) -> None:
    from training.test_room_in_browser import Server

    server = Server(tmp_path / "room", ("-n", "gillisbuurt"))
    server.start()
    try:
        stranger = watch(browser, server.address)
        stranger.page.goto(f"{server.address}/stories/?page=training")
        assert stranger.page.url == f"{server.address}/facilitator"
        one = watch(browser, server.address, viewport={"width": 1920, "height": 1080})
        one.page.goto(f"{server.address}/facilitator?lang=en")
        one.page.fill("#c", server.codes[0])
        one.page.keyboard.press("Enter")
        one.page.wait_for_selector("#live")
        with one.page.context.expect_page(timeout=WAIT) as opened:
            one.page.get_by_role("link", name="Trust is lost faster").click(timeout=WAIT)
        wall = opened.value
        wall.wait_for_function(READY, timeout=WAIT)
        wall.wait_for_selector(".ts-wall")
        one.page.get_by_role("link", name="Back to the game on the wall").click()
        wall.wait_for_selector(".lobby", timeout=60_000)
        one.quiet()
    finally:
        server.stop()
