"""The pages of a game as they are drawn: the wall fits its screen in large letters, and every page is accessible.

The real application answers in this process, with real runs; a browser draws what it answered.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from interfaces.dashboard.browsing import AXE, RULES, launch
from training.rooms import ADDRESS, CODES, ballot_of, do, heads, log_in, room_in
from transitiesim.interfaces.room import application
from transitiesim.interfaces.room.hall import Hall
from transitiesim.language import LANGUAGES

playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need the dependency group 'browser'")
pytestmark = pytest.mark.system

ROUNDS = 6
SIZES = ((1920, 1080), (1300, 800))
PARTS = (
    ["1.2", "5.2", "6.2", "7.1"], ["1.1", "1.3", "4.1", "3.1"], ["3.3", "3.5", "2.3", "3.2"],
    ["5.3", "7.2"], ["6.1", "2.1"], ["7.3", "4.2"],
)  # fmt: skip
VOTERS = 12
WAIT = 120_000  # ms
SMALLEST = """() => { const found = [];
for (const one of document.querySelectorAll('#live *')) {
  if (![...one.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
  const svg = one.ownerSVGElement, drawn = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
  const size = parseFloat(getComputedStyle(one).fontSize) * drawn;
  if (size < 23.9) found.push(`${size.toFixed(1)} px: ${one.textContent.slice(0, 30)}`);
} return found.slice(0, 3); }"""
OUT = """() => { const found = [];
for (const one of document.querySelectorAll('#live *')) {
  const box = one.getBoundingClientRect(), home = (one.closest('section') || document.body).getBoundingClientRect();
  if (box.width && box.right > home.right + 2) found.push(`${one.tagName}: ${one.textContent.slice(0, 30)}`);
} return found.slice(0, 3); }"""
Look = Callable[[str], None]


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = launch(started)
        yield browser.new_page()
        browser.close()


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "PATIENCE_SECONDS", 0.2)


def drawn(page: Any, html: str, size: tuple[int, int]) -> None:
    """Put a page on the screen, without its script: that would ask for news where there is no server."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.set_content(re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL))


def wall_of(client: TestClient, language: str, *, small: bool) -> str:
    """The whole page of a wall, with what its script would have put in it."""
    whole = client.get(f"/wall?lang={language}").text
    piece = str(client.get(f"/live?view=wall&lang={language}&small={int(small)}").json()["html"])
    return whole[: whole.index('<div id="live">') + len('<div id="live">')] + piece + "</div></main></body></html>"


def phone_of(client: TestClient, language: str, number: int) -> str:
    """The whole page of a phone."""
    whole = client.get(f"/r/{CODES.room}?lang={language}").text
    news = client.get(f"/phone?lang={language}", headers=heads(number)).json()["html"]
    return re.sub(r'<div id="live">.*?</div>(?=<footer>)', lambda _: f'<div id="live">{news}</div>', whole, flags=re.S)


def until(ready: Callable[[], bool]) -> None:
    for _ in range(3000):
        if ready():
            return
        time.sleep(0.1)
    raise AssertionError("the runs did not come")


def play(hall: Hall, client: TestClient, look: Look) -> None:
    """A whole game, looking at every kind of stage, at first and when most has been chosen."""
    tables = hall.state.settings.tables
    log_in(client)
    look("lobby")
    for number in range(ROUNDS):
        ends = number in {0, ROUNDS - 1}
        do(client, "moved", to="next")
        for phone in range(VOTERS):
            # What no longer fits the purse in the last rounds is left out of a vote, as a phone does.
            for parts in (PARTS[number][phone % 4 :], PARTS[number][:1], []):
                vote = ballot_of(hall, parts, 8 * phone, table=phone % tables)
                if client.post("/vote", json=vote, headers=heads(phone)).status_code == 200:
                    break
        assert len(hall.state.round.votes) == VOTERS
        if ends:
            look(f"vote {number}")
        do(client, "moved", to="next")
        if ends:
            until(lambda: hall.all_ready() and (one := hall.practice_job()) is not None and one.outcome is not None)
            look(f"counted {number}")
        do(client, "moved", to="next")
        if ends:
            look(f"reveal {number}")
            do(client, "chart", name="radar", shown=True)
            look(f"radar {number}")
            do(client, "chart", name="radar", shown=False)
            do(client, "chart", name="path", shown=False)
            look(f"news {number}")
            do(client, "chart", name="path", shown=True)
        do(client, "moved", to="next")
        if number == 0:
            look("card")
    for name in ("chosen", "radar", "otherwise", "gained"):
        until(
            lambda: all(
                job is not None and job.outcome for each in range(tables) for _, job in hall.otherwise_jobs(each)
            )
        )
        look(f"debrief: {name}")
        do(client, "moved", to="next")


@pytest.mark.parametrize("tables", [1, 2, 3, 4])
def test_the_wall_fits_in_large_letters(tmp_path: Path, page: Any, tables: int) -> None:
    wrong: list[str] = []
    with room_in(tmp_path, runs=True, tables=tables, rounds=ROUNDS, replicates=2, seed=3) as (hall, client):

        def look(stage: str) -> None:
            for language in LANGUAGES:
                for width, height in SIZES:
                    drawn(page, wall_of(client, language, small=width < 1700), (width, height))
                    high, wide = page.evaluate(
                        "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
                    )
                    said = [f"{high} px high"] if high > height else []
                    said += [f"{wide} px wide"] if wide > width else []
                    said += page.evaluate(SMALLEST) + page.evaluate(OUT)
                    wrong.extend(f"{stage}, {language}, {width}: {one}" for one in said)

        play(hall, client, look)
    assert wrong == []


def test_a_wall_asks_for_what_fits_it(tmp_path: Path, page: Any) -> None:
    """The script of the page tells its size, and asks again when the window is made larger."""
    with room_in(tmp_path, tables=3, rounds=ROUNDS, replicates=2, seed=3) as (hall, client):
        log_in(client)
        do(client, "moved", to="next")
        assert hall.state.stage == "vote"

        def answer(route: Any) -> None:
            got = client.get(route.request.url.removeprefix(ADDRESS))
            route.fulfill(status=got.status_code, body=got.text, content_type=got.headers["content-type"])

        here = page.context.browser.new_page()
        here.route(f"{ADDRESS}/**", answer)
        here.set_viewport_size({"width": 1300, "height": 800})
        here.goto(f"{ADDRESS}/wall?lang=en")
        here.wait_for_selector(".halves", timeout=WAIT)
        here.set_viewport_size({"width": 1920, "height": 1080})
        here.wait_for_selector(".tables.t3", timeout=WAIT)
        assert here.locator(".halves").count() == 0
        here.close()


@pytest.mark.parametrize("tables", [1, 3])
def test_every_page_is_accessible_at_every_stage(tmp_path: Path, page: Any, tables: int) -> None:
    wrong: list[str] = []
    seen: set[str] = set()
    with room_in(tmp_path, runs=True, tables=tables, rounds=ROUNDS, replicates=2, seed=3) as (hall, client):

        def check(name: str, html: str, size: tuple[int, int]) -> None:
            drawn(page, html, size)
            page.evaluate(AXE.read_text(encoding="utf-8"))
            found = page.evaluate("(rules) => axe.run(document, {runOnly: rules})", RULES)
            wrong.extend(f"{name}: {one['id']}: {one['nodes'][0]['html'][:160]}" for one in found["violations"])
            if size[0] == 390 and page.evaluate("document.documentElement.scrollWidth") > 390:
                wrong.append(f"{name}: wider than a phone")

        def look(stage: str) -> None:
            seen.add(stage.partition(" ")[0])
            for language in LANGUAGES:
                for width, height in SIZES:
                    check(
                        f"wall, {stage}, {language}, {width}",
                        wall_of(client, language, small=width < 1700), (width, height),
                    )  # fmt: skip
                check(f"phone, {stage}, {language}", phone_of(client, language, 1), (390, 844))
                desk = client.get(f"/facilitator?lang={language}").text
                check(f"facilitator, {stage}, {language}", desk, (390, 844))

        play(hall, client, look)
    assert seen == {"lobby", "vote", "counted", "reveal", "radar", "news", "card", "debrief:"}
    assert wrong == []
