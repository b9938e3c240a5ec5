"""Every control in a real browser, by mouse and by keyboard, in both languages; and what strangers send."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interfaces.dashboard.browsing import Watched, launch, served, watch
from transitiesim.interfaces.dashboard.address import LONGEST, TOO_MUCH, choice_of, query_of
from transitiesim.interfaces.dashboard.choice import PAGES, WORLD_FLAGS, with_number
from transitiesim.interfaces.dashboard.pages.play import UPLOAD
from transitiesim.language import Language
from transitiesim.parameters import declarations
from transitiesim.recommendations import RECOMMENDATIONS, switches
from transitiesim.scenario import EVENT_KINDS, WorldEvent, describe_event

playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need the dependency group 'browser'")
pytestmark = pytest.mark.system

CAN_BE_USED = "a[href], button:not([disabled]), select, input, textarea, summary, [tabindex='0']"
REACHED = f"""() => {{
  // What is folded away has a place on the page too, so a place is not enough to be seen.
  const shown = (one) => one.getClientRects().length > 0 && one.checkVisibility({{visibilityProperty: true}});
  return [...document.querySelectorAll(`{CAN_BE_USED}`)].filter(shown).map((one, number) => {{
    one.dataset.reach = number; return one.tagName + ' ' + (one.innerText || one.id || one.type || '').slice(0, 40); }});
}}"""
NO_FOCUS_SEEN = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  return style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 ? one.outerHTML.slice(0, 120) : '';
}"""
SOCKETS = """window.ts_sockets = [];
const Native = window.WebSocket;
window.WebSocket = class extends Native { constructor(...all) { super(...all); window.ts_sockets.push(this); } };"""
ABSURD = (
    "?n=" + "a" * 5000, "?n=..%2f..%2fetc%2fpasswd", "?s=%00%ff%fe", "?s=" + "*" * 3000, "?seed=1e400&seed=-1&seed=0x10",
    "?page=<script>alert(1)</script>&lang=xx", "?" + "&".join(f"c={k}" for k in range(200)), "?%s%n%x", "?v=" + "9" * 100,
    "?s=*u9999-12", "?s=*ptrust.gain~nan", "?n=own-" + "0" * 64, "?s=*r1_1_1_1_1.1", "?s=*m2050-01~2019-01",
)  # fmt: skip


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
    one.page.set_default_timeout(60_000)
    yield one
    one.page.context.close()


def use(one: Watched, locator: Any, way: str, key: str = "Space") -> None:
    """A click, or the focus and a key; either way once it can be used, as a person would."""
    if way == "mouse":
        locator.click()
    else:
        playwright.expect(locator).to_be_enabled(timeout=30_000)
        locator.focus()
        one.page.keyboard.press(key)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_control_is_reached_by_the_tab_key_and_shows_its_focus(
    visitor: Watched, page: str, language: str
) -> None:
    visitor.open(f"n=gillisbuurt&s=recommendation_5&page={page}&lang={language}", band=page == "play")
    if page == "play":  # a finer band draws a part of the page anew, and what was counted would be gone
        visitor.page.wait_for_function("() => /100/.test(document.querySelector('.ts-badge').innerText)")
    if page == "look":
        visitor.page.wait_for_selector(".ts-canvas", timeout=180_000)
    if page in {"compare", "take"}:
        visitor.page.wait_for_selector("main table, button[data-kind=report]:not([disabled])", timeout=180_000)
    visitor.page.wait_for_timeout(1000)
    visitor.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    visitor.page.wait_for_timeout(300)
    names = visitor.page.evaluate(REACHED)
    seen, unseen = set(), []
    visitor.page.evaluate("document.activeElement.blur()")
    for _ in range(len(names) + 10):
        visitor.page.keyboard.press("Tab")
        reach = visitor.page.evaluate("document.activeElement.dataset.reach")
        if reach is not None:
            seen.add(int(reach))
            unseen.append(visitor.page.evaluate(NO_FOCUS_SEEN))
    assert [name for number, name in enumerate(names) if number not in seen] == []
    assert [one for one in unseen if one] == []


def longest_link() -> str:
    """A link with so many numbers set by hand that hardly anything more fits in it."""
    choice, _ = choice_of("n=gillisbuurt&lang=nl", "nl", lambda _: False)
    for path, declared in declarations().items():
        if not declared.whole:
            by_hand = with_number(choice.scenario, path, declared.low + 0.123456789 * (declared.high - declared.low))
            if len(query_of(choice.with_scenario(by_hand))) > LONGEST:
                break
            choice = choice.with_scenario(by_hand)
    return query_of(choice)


def test_what_does_not_fit_in_a_link_is_said_and_changes_nothing(visitor: Watched) -> None:
    visitor.open(longest_link(), band=False)
    page = visitor.page
    before = page.evaluate("location.search")
    assert len(before) > LONGEST - 3
    page.locator("details.ts-world > summary").click()
    page.locator("details[data-code='3'] > summary").click()
    for box in (".ts-world input[type=checkbox]", "input[data-code='3.1']"):
        held = page.locator(box).first.is_checked()
        for _ in range(2):
            page.locator(box).first.click()
            page.get_by_text(TOO_MUCH.nl).wait_for()
            page.wait_for_function(f"() => document.querySelector({box!r}).checked == {str(held).lower()}")
        assert page.evaluate(f"document.activeElement == document.querySelector({box!r})")  # the keyboard stays there
    assert page.locator("details.ts-world[open]").count() == 1
    assert page.evaluate("location.search") == before
    visitor.quiet()


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_switch_part_slider_and_assumption(visitor: Watched, language: str, way: str) -> None:
    """The numbers are not waited for: every control has to change the address and to show its new state."""
    visitor.open(f"n=gillisbuurt&lang={language}")
    page = visitor.page
    for code in RECOMMENDATIONS:
        use(visitor, page.locator(f"button.ts-switch[data-code='{code}']"), way)
        page.wait_for_selector(f"button.ts-switch[data-code='{code}'][aria-checked='true']")
        use(visitor, page.locator(f"details[data-code='{code}'] > summary"), way, "Enter")
        page.wait_for_selector(f"details[data-code='{code}'][open]")
    for code in switches():
        box = page.locator(f"input[type=checkbox][data-code='{code}']")
        use(visitor, box, way)
        page.wait_for_function(f"() => !document.querySelector(`input[data-code='{code}']`).checked")
        use(visitor, box, way)
        page.wait_for_function(f"() => document.querySelector(`input[data-code='{code}']`).checked")
    for code in RECOMMENDATIONS:
        for number, start in enumerate(("year", "strength")):
            slider = page.locator(f"details[data-code='{code}'] .ts-tune input").nth(number)
            before = page.evaluate("location.search")
            if way == "keyboard":
                use(visitor, slider, way, "ArrowRight" if start == "year" else "ArrowLeft")
            else:
                box = slider.bounding_box()
                slider.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
            # A recommendation of which no part may start late, or that is on or off only, says so or stays as it is.
            page.wait_for_function(
                "(old) => location.search !== old || document.querySelector('.ts-notice[role=alert]')", arg=before
            )
    use(visitor, page.locator("details.ts-world > summary"), way, "Enter")
    for name in range(len(WORLD_FLAGS)):
        use(visitor, page.locator(".ts-world input[type=checkbox]").nth(name), way)
        page.wait_for_function(f"() => !document.querySelectorAll('.ts-world input[type=checkbox]')[{name}].checked")
    field = page.locator(".ts-world .ts-pair:not(.ts-events) select").first
    if way == "mouse":
        field.select_option("2030")
    else:
        use(visitor, field, way, "ArrowDown")
    page.wait_for_function("() => /\\*m20/.test(location.search)")
    page.wait_for_selector(".ts-world .ts-pair:not(.ts-events) select >> nth=1")
    for field, (mouse, key) in {0: ("selwerd", "ArrowDown"), 1: ("mandate", "ArrowDown")}.items():
        before = page.evaluate("location.search")
        if way == "mouse":
            page.locator(".ts-board select").nth(field).select_option(mouse)
        else:
            use(visitor, page.locator(".ts-board select").nth(field), way, key)
        page.wait_for_function("(old) => location.search !== old", arg=before)
    visitor.quiet()


@pytest.mark.parametrize(("language", "way"), [("nl", "keyboard"), ("en", "mouse")])
def test_what_happens_on_the_way(visitor: Watched, language: Language, way: str) -> None:
    """A shock and an event are added, stand in the link, the log and the file, are undone, and taken away."""
    visitor.open(f"n=gillisbuurt&lang={language}")
    page = visitor.page
    use(visitor, page.locator("details.ts-world > summary"), way, "Enter")
    add, there = page.locator(".ts-events .ts-add"), page.locator(".ts-happens li")
    assert page.locator(".ts-events output").first.inner_text() == {"nl": "1,8", "en": "1.8"}[language]
    use(visitor, add, way)
    page.wait_for_function("() => /s=price_shock/.test(location.search)")
    kind = page.locator(".ts-events select").first
    for _ in EVENT_KINDS:
        if way == "mouse":
            kind.select_option("departure")
        else:
            use(visitor, kind, way, "ArrowDown")
    page.wait_for_selector(".ts-events input[type=range]", state="detached")
    month = page.locator(".ts-events select").nth(1)
    for step in range(1, 3):
        if way == "mouse":
            month.select_option(str(step))
        else:
            use(visitor, month, way, "ArrowDown")
    use(visitor, add, way)
    page.wait_for_function("() => /k2028-01~1.8~18.*e2028-03~departure/.test(location.search)")
    said = describe_event(WorldEvent(110, "departure"), language)
    there.filter(has_text=said).wait_for()
    page.locator(".ts-log").filter(has_text=said.rstrip(".")).wait_for()
    use(visitor, add, way)
    page.wait_for_selector(".ts-notice[role=alert]")  # it is there already
    assert there.count() == 2
    visitor.wait_for_band()
    there.nth(1).scroll_into_view_if_needed()
    page.wait_for_selector(".ts-sticky.ts-away")  # the outcome stays in sight down here
    page.reload()
    use(visitor, page.locator("details.ts-world > summary"), way, "Enter")
    there.nth(1).wait_for()
    use(visitor, there.nth(0).get_by_role("button"), way)
    page.wait_for_function("() => !/k2028/.test(location.search) && /e2028/.test(location.search)")
    use(visitor, page.locator(".ts-undo button").first, way)
    page.wait_for_function("() => /k2028/.test(location.search) && /e2028/.test(location.search)")
    page.locator("nav.ts-nav a").nth(PAGES.index("take")).click()
    with page.expect_download() as down:
        page.locator("button[data-kind=toml]:not([disabled])").click(timeout=180_000)
    text = Path(down.value.path()).read_text(encoding="utf-8")
    assert 'kind = "departure"' in text
    page.locator("nav.ts-nav a").first.click()
    page.locator(".ts-board select").nth(1).select_option("baseline")
    page.wait_for_function("() => /s=baseline/.test(location.search)")
    page.locator("nav.ts-nav a").nth(PAGES.index("take")).click()
    page.locator(".ts-look details > summary").click()
    page.locator("textarea").fill(text)
    page.locator(".ts-look details button").click()
    page.wait_for_function("() => /k2028-01~1.8~18.*e2028-03~departure/.test(location.search)")
    visitor.quiet()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_at_twice_the_size_fits_and_works(browser: Any, address: str, language: str) -> None:
    """As the browser does at 200 percent: half as many pixels to lay out on; and with letters alone twice as large."""
    for page in PAGES:
        one = watch(browser, address, viewport={"width": 650, "height": 500}, device_scale_factor=2)
        one.open(f"n=gillisbuurt&s=recommendation_5&page={page}&lang={language}", band=page == "play")
        one.page.wait_for_timeout(800)
        assert one.page.evaluate("document.documentElement.scrollWidth") <= 650
        if page == "play":
            one.page.locator("button.ts-switch[data-code='2']").click()
            one.page.wait_for_selector("button.ts-switch[data-code='2'][aria-checked='true']")
        one.page.context.close()
        one = watch(browser, address)
        one.open(f"n=gillisbuurt&page={page}&lang={language}", band=False)
        one.page.evaluate("document.documentElement.style.fontSize = '200%'")
        one.page.wait_for_timeout(800)
        assert one.page.evaluate("document.documentElement.scrollWidth") <= 1300
        cut = one.page.evaluate(
            "() => [...document.querySelectorAll('button, a, dd, dt, p, h2, h3')].filter((one) => one.clientHeight > 0"
            " && one.scrollWidth > one.clientWidth + 2 && getComputedStyle(one).display !== 'inline')"
            ".map((one) => one.outerHTML.slice(0, 120))"
        )
        assert cut == []
        one.page.context.close()


def test_a_connection_that_is_cut_comes_back(browser: Any, address: str) -> None:
    one = watch(browser, address)
    one.page.add_init_script(SOCKETS)
    one.open("n=gillisbuurt&s=recommendation_5&lang=nl")
    before = one.page.inner_text(".ts-headline")
    assert one.page.evaluate("window.ts_sockets.length") >= 1
    for code in ("2", "3"):
        one.page.evaluate("window.ts_sockets.forEach((socket) => socket.close())")
        one.page.wait_for_function("() => window.ts_sockets.some((socket) => socket.readyState === 1)", timeout=60_000)
        assert one.page.inner_text(".ts-headline")
        one.page.wait_for_timeout(500)
        one.page.locator(f"button.ts-switch[data-code='{code}']").click()
        one.page.wait_for_selector(f"button.ts-switch[data-code='{code}'][aria-checked='true']", timeout=60_000)
    one.page.wait_for_selector(".ts-outlook:not(.ts-stale)", timeout=180_000)
    assert one.page.inner_text(".ts-headline")
    assert before
    assert one.errors == []
    one.page.context.close()


@pytest.mark.parametrize("query", ABSURD)
def test_an_absurd_address_ends_in_a_sentence(visitor: Watched, query: str) -> None:
    with urllib.request.urlopen(f"{visitor.address}/{query}") as answer:  # noqa: S310  this machine
        assert answer.status == 200
    visitor.page.goto(f"{visitor.address}/{query}")
    visitor.page.wait_for_selector(".ts-switch")
    assert visitor.page.locator(".ts-notice").count() >= 1
    assert "Traceback" not in visitor.page.inner_text("body")
    visitor.quiet()


def test_hostile_files_get_a_sentence_and_nothing_else_happens(visitor: Watched) -> None:
    visitor.open("n=gillisbuurt&lang=en")
    page = visitor.page
    page.get_by_text(UPLOAD["title"].en).click()
    field = page.locator("input[type=file]")
    for name, content in {
        "large.toml": b"a = 1\n" * 50_000,
        "binary.toml": bytes(range(256)) * 40,
        "script.toml": b'id = "x"\nname = "<img src=x onerror=document.title=1>"\nmunicipality = "x"',
        "deep.toml": b"a = " + b"[" * 20_000,
        "path.toml": b'id = "../../etc/passwd"\nname = "x"',
        "empty.toml": b"",
    }.items():
        field.set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})
        page.wait_for_function(
            "(name) => [...document.querySelectorAll('.ts-notice')].some((one) => one.innerText.includes(name)"
            " || /too large/.test(one.innerText))",
            arg=name.split(".", maxsplit=1)[0],
        )
        assert "Traceback" not in page.inner_text("body")
        assert "n=gillisbuurt" in page.evaluate("location.search")
        assert page.title() != "1"
    visitor.quiet()


def test_clicks_at_once_all_count_while_answers_come_in(visitor: Watched) -> None:
    visitor.open("n=gillisbuurt&lang=en")
    for number in range(4):
        wanted = "true" if number % 2 == 0 else "false"
        visitor.page.evaluate("() => document.querySelectorAll('button.ts-switch').forEach((one) => one.click())")
        visitor.page.wait_for_function(
            "(wanted) => [...document.querySelectorAll('button.ts-switch')]"
            ".every((one) => one.getAttribute('aria-checked') === wanted)",
            arg=wanted,
            timeout=30_000,
        )
    assert visitor.page.locator(".ts-log li").count() > 7
    visitor.quiet()


def test_thousands_of_clicks_of_one_do_not_hold_another_up(browser: Any, address: str) -> None:
    one, two = (watch(browser, address) for _ in range(2))
    one.open("n=gillisbuurt&lang=nl")
    two.open("n=gillisbuurt&lang=en")
    one.page.evaluate(
        "() => { for (let k = 0; k < 2000; k++)"
        " document.querySelector(`button.ts-switch[data-code='${1 + k % 7}']`).click(); }"
    )
    two.page.locator("button.ts-switch[data-code='6']").click()
    two.page.wait_for_selector("button.ts-switch[data-code='6'][aria-checked='true']", timeout=60_000)
    two.wait_for_band()
    assert re.search("recommendation_6", two.page.evaluate("location.search"))
    one.page.wait_for_selector(".ts-outlook:not(.ts-stale)", timeout=600_000)
    assert "Traceback" not in one.page.inner_text("body")
    for visitor in (one, two):
        visitor.quiet()
        visitor.page.context.close()
