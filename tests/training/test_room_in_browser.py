"""A whole game in a real browser: a wall, a facilitator and thirty phones, with everything that goes wrong in a room.

All thirty phones are browser contexts of one Chromium, each with its own storage and connections, as thirty phones have.
What was measured is printed (`pytest -s`); how fast a machine is, is no reason to fail.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from interfaces.dashboard.browsing import AXE, RULES, launch
from transitiesim.neighbourhood import read_facts
from transitiesim.training.room.log import opened
from transitiesim.training.room.room import Room
from transitiesim.training.room.settings import Settings
from transitiesim.training.room.state import State

playwright = pytest.importorskip("playwright.async_api", reason="the browser tests need the dependency group 'browser'")
pytestmark = pytest.mark.system

PHONES = 30
WAIT = 60_000  # ms
CHEAP = (["1.2", "5.2", "6.2", "7.1"], ["1.1", "1.3", "4.1", "3.1"], ["3.3", "3.5", "2.3", "3.2"])  # by round, all fit


@dataclass
class Server:
    """`transitiesim train` in a process of its own, that can be stopped and started again."""

    folder: Path
    words: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    told: str = ""
    port: int = 0
    codes: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        if not self.port:
            with socket.socket() as one:
                one.bind(("127.0.0.1", 0))
                self.port = one.getsockname()[1]
        log = self.folder.parent / "log"
        command = [
            sys.executable, "-m", "transitiesim", "train", "--port", str(self.port), "--host", "127.0.0.1",
            "--room", str(self.folder), "--lang", "en", *(self.words if not self.codes else ()),
        ]  # fmt: skip
        with log.open("wb") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=out, env={**os.environ})
        for _ in range(3000):  # a busy machine takes minutes to start it
            assert self.process.poll() is None, log.read_text()
            try:
                urllib.request.urlopen(f"{self.address}/readyz", timeout=5).close()  # noqa: S310  this machine
                break
            except OSError:
                time.sleep(0.1)
        self.told = log.read_text()
        facilitator = re.search(r"code +([A-Z0-9]{5}-[A-Z0-9]{5})", self.told)
        room = re.search(r"room +([A-Z0-9]{5})\s", self.told)
        assert facilitator, self.told
        assert room, self.told
        codes = [facilitator[1], room[1]]
        assert self.codes in ([], codes)
        self.codes = codes

    def stop(self, how: int = signal.SIGKILL) -> None:
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(timeout=30)
            self.process = None

    def state(self) -> State:
        """The game as it is on the disk, read beside the server."""
        copy = self.folder.parent / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.folder, copy)
        with opened(copy, None) as log:
            return Room(log).state


@dataclass
class Watch:
    """Everything that pages complained of, and whom they asked."""

    address: str
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    off: bool = False

    def on(self, page: Any) -> None:
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("response", lambda answer: self.errors.append(answer.url) if answer.status >= 400 else None)
        page.on("request", lambda asked: self._asked(asked.url))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:")):
            self.elsewhere.append(url)


async def violations(page: Any) -> list[str]:
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found = await page.evaluate("(rules) => axe.run(document, {runOnly: rules})", RULES)
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


async def enter(page: Any, server: Server, where: str, language: str) -> None:
    await page.goto(f"{server.address}/{where}?lang={language}")
    if await page.locator("#c").count():
        await page.fill("#c", server.codes[0])
        await page.keyboard.press("Enter")
    await page.wait_for_selector("#live")


async def cast(page: Any, parts: int, guess: int, rng: random.Random) -> list[str]:
    """Vote by hand: tick some parts that fit, fill in a guess, send."""
    await page.wait_for_selector("#vote", timeout=WAIT)
    await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    boxes = page.locator("input[name=part]")
    for place in rng.sample(range(await boxes.count()), parts):
        if not await boxes.nth(place).is_checked():
            await boxes.nth(place).check()
        if await page.locator("#over").is_visible():
            await boxes.nth(place).uncheck()
    await page.fill("#guess", str(guess))
    await page.click("#vote button")
    await page.wait_for_function(
        "() => /binnen|vote is in/.test(document.getElementById('say').textContent)", timeout=WAIT
    )
    return list(await page.evaluate("[...document.querySelectorAll('input[name=part]:checked')].map(e => e.value)"))


async def votes_on_wall(wall: Any, count: int) -> None:
    await wall.wait_for_function(
        "(n) => (document.getElementById('votes') || {innerText: ''}).innerText.match(/^(\\d+)/)?.[1] == n", arg=count,
        timeout=WAIT,
    )  # fmt: skip


async def a_game(server: Server, browser: Any, watch: Watch, out: dict[str, Any]) -> None:
    rng = random.Random(7)
    desk = await browser.new_context(viewport={"width": 1920, "height": 1080})
    control, wall = await desk.new_page(), await desk.new_page()
    await enter(control, server, "facilitator", "en")
    await enter(wall, server, "wall", "en")
    contexts = [
        await browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL" if number % 2 else "en-GB")
        for number in range(PHONES)
    ]
    phones = [await context.new_page() for context in contexts]
    for page in (control, wall, *phones):
        watch.on(page)
    began = time.monotonic()

    async def arrive(page: Any) -> float:
        await page.goto(f"{server.address}/r/{server.codes[1]}", wait_until="commit")
        await page.wait_for_selector("#live h1")
        return time.monotonic() - began

    out["opening"] = sorted(await asyncio.gather(*map(arrive, phones)))
    await wall.wait_for_function("(n) => document.body.innerText.includes(n + ' phones')", arg=PHONES, timeout=WAIT)
    chosen: dict[int, list[str]] = {}
    voters = list(phones)
    for number in range(6):
        if number == 1:  # somebody comes late
            late = await (await browser.new_context(viewport={"width": 390, "height": 844})).new_page()
            watch.on(late)
            await control.click("#next")
            await late.goto(f"{server.address}/r/{server.codes[1]}")
            voters.append(late)
        else:
            if number == 3:  # a phone in a tunnel
                await contexts[2].set_offline(True)
            await control.click("#next")
        chosen.clear()
        if number == 0:  # one by one, to see how long the wall takes
            waits = []
            for place, page in enumerate(voters):
                chosen[place] = await cast(page, 2, rng.randint(0, 100), rng)
                sent = time.monotonic()
                await votes_on_wall(wall, place + 1)
                waits.append(time.monotonic() - sent)
            out["tally"] = waits
            assert await violations(wall) == []
            assert await violations(phones[0]) == []
            assert await violations(phones[1]) == []
            assert await violations(control) == []
        else:
            here = [place for place in range(len(voters)) if not (number == 3 and place == 2)]
            parts = await asyncio.gather(
                *(
                    cast(voters[place], rng.randint(0, 2), rng.randint(0, 100), random.Random(place + 50 * number))
                    for place in here
                )
            )
            chosen |= dict(zip(here, parts, strict=True))
            await votes_on_wall(wall, len(here))
        if number == 1:  # reloads, of the wall and of a phone that voted, which then votes again
            await wall.reload()
            await votes_on_wall(wall, len(voters))
            await phones[4].reload()
            await phones[4].wait_for_function("() => /Vote again|Stem opnieuw/.test(document.body.innerText)")
            assert (
                sorted(
                    await phones[4].evaluate(
                        "[...document.querySelectorAll('input[name=part]:checked')].map(e => e.value)"
                    )
                )
                == chosen[4]
            )
            chosen[4] = await cast(phones[4], 1, 50, rng)
            await votes_on_wall(wall, len(voters))
        if number == 2:  # the server falls over in the middle of a vote
            before = server.state()
            watch.off = True
            server.stop()
            await phones[0].wait_for_selector("#off", state="visible", timeout=WAIT)
            await wall.wait_for_selector("#off", state="visible", timeout=WAIT)
            ticked = phones[0].locator("input[name=part]:not(:checked)").first
            await ticked.evaluate("one => { one.closest('details').open = true }")
            server.start()
            assert server.state() == before
            await phones[0].wait_for_selector("#off", state="hidden", timeout=WAIT)
            await wall.wait_for_selector("#off", state="hidden", timeout=WAIT)
            await votes_on_wall(wall, len(voters))
            watch.off = False
            watch.errors.clear()
        if number == 3:
            await contexts[2].set_offline(False)
            chosen[2] = await cast(phones[2], 2, 12, rng)
            await votes_on_wall(wall, len(voters))
            watch.errors.clear()
        state = server.state()
        assert state.number == number
        assert len(state.round.votes) == len(voters)
        assert state.tally(0) == Counter(code for parts in chosen.values() for code in parts)
        await control.click("#next")
        await control.wait_for_function("() => /counted/.test(document.querySelector('h1').innerText)")
        pressed = time.monotonic()
        await control.click("#next")
        await wall.wait_for_selector(".huge", timeout=WAIT)
        out.setdefault("reveal", []).append(time.monotonic() - pressed)
        await asyncio.gather(
            *(
                page.wait_for_function("() => /van het gas af|are off gas/.test(document.body.innerText)", timeout=WAIT)
                for page in voters
            )
        )
        if number == 0:
            assert await violations(wall) == []
            assert await violations(phones[1]) == []
        await control.click("#next")
        if number < 5:
            await wall.wait_for_selector(".card")
            await control.wait_for_function("() => /shock card/.test(document.querySelector('h1').innerText)")
        if number == 0:
            assert await violations(wall) == []
            assert await violations(control) == []
    for page_number in range(4):
        await wall.wait_for_function(
            "(n) => document.body.innerText.includes(n + '/4')", arg=page_number + 1, timeout=WAIT
        )
        await wall.wait_for_function("() => !document.querySelector('.tables .say')", timeout=4 * WAIT)
        assert await violations(wall) == []
        smallest = await wall.evaluate(
            "Math.min(...[...document.querySelectorAll('#live *')].filter(e => e.childNodes.length && [...e.childNodes]"
            ".some(n => n.nodeType === 3 && n.data.trim())).map(e => parseFloat(getComputedStyle(e).fontSize)))"
        )
        assert smallest >= 24
        if page_number < 3:
            await control.click("#next")
    assert await violations(phones[0]) == []


def test_thirty_phones_play_six_rounds(tmp_path: Path) -> None:
    server = Server(tmp_path / "room", ("-n", "gillisbuurt", "--seed", "3"))
    server.start()
    out: dict[str, Any] = {}
    watch = Watch(server.address)

    async def all_of_it() -> None:
        async with playwright.async_playwright() as started:
            browser = await launch(started)
            await a_game(server, browser, watch, out)
            await browser.close()

    try:
        asyncio.run(all_of_it())
        end = server.state()
    finally:
        server.stop(signal.SIGTERM)
        if out:
            sys.stdout.write(f"\nopening: first {out['opening'][0]:.2f} s, last {out['opening'][-1]:.2f} s")
            sys.stdout.write(
                f"tally on the wall: median {statistics.median(out.get('tally', [0])):.3f} s, worst {max(out.get('tally', [0])):.3f} s"
            )
            sys.stdout.write(f"\nreveal after {[round(one, 1) for one in out.get('reveal', [])]} s\n")
    assert end.stage == "debrief"
    assert [len(one.votes) for one in end.rounds] == [PHONES] + [PHONES + 1] * 5
    assert watch.errors == []
    assert watch.elsewhere == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_pages_are_accessible_at_every_width(tmp_path: Path, language: str) -> None:
    server = Server(tmp_path / "room", ("-n", "gillisbuurt", "--tables", "3"))
    server.start()

    async def look() -> None:
        async with playwright.async_playwright() as started:
            browser = await launch(started)
            context = await browser.new_context(viewport={"width": 390, "height": 844})
            control, phone, wall = await context.new_page(), await context.new_page(), await context.new_page()
            await wall.set_viewport_size({"width": 1920, "height": 1080})
            await control.goto(f"{server.address}/facilitator?lang={language}")
            await phone.goto(f"{server.address}/?lang={language}")
            for page in (control, phone):  # the doors
                assert await violations(page) == []
            await enter(control, server, "facilitator", language)
            await enter(wall, server, "wall", language)
            # By keyboard alone: the code, the table, a part, the guess, the vote.
            await phone.focus("#c")
            await phone.keyboard.type(server.codes[1].lower())
            await phone.keyboard.press("Enter")
            await phone.wait_for_selector("button[data-table='2']")
            assert await violations(phone) == []
            await phone.focus("button[data-table='2']")
            await phone.keyboard.press("Enter")
            await phone.wait_for_selector("#live .say")
            await control.focus("#next")
            await control.keyboard.press("Enter")
            await phone.wait_for_selector("#vote")
            await phone.focus("summary")
            await phone.keyboard.press("Enter")
            await phone.focus("input[name=part]")
            await phone.keyboard.press("Space")
            await phone.focus("#guess")
            await phone.keyboard.type("7")
            await phone.keyboard.press("Enter")
            await phone.wait_for_selector("#say:not([hidden])")
            await votes_on_wall(wall, 1)
            for page in (control, phone, wall):
                assert await violations(page) == []
                assert await page.evaluate("document.documentElement.lang") == language
            for page in (control, phone):
                assert await page.evaluate("document.documentElement.scrollWidth") <= 390
            await browser.close()

    try:
        asyncio.run(look())
        assert [server.state().tally(table) for table in range(3)] == [{}, {}, {"1.1": 1}]
    finally:
        server.stop(signal.SIGTERM)


@pytest.mark.parametrize("tables", [1, 2, 4])
def test_all_of_the_wall_is_on_the_wall(tmp_path: Path, tables: int) -> None:
    """Nothing falls off a screen of 1920 by 1080, in any stage, with what can be shown on top of it."""
    server = Server(tmp_path / "room")
    homes = round(read_facts("gillisbuurt").number("dwellings"))
    with opened(server.folder, Settings("gillisbuurt", homes, 3, 3, tables, replicates=3)):
        pass
    server.start()
    tall: dict[str, int] = {}

    def ask(path: str, words: dict[str, object], heads: dict[str, str]) -> None:
        sent = urllib.request.Request(  # noqa: S310  this machine
            server.address + path, json.dumps(words).encode(), {"content-type": "application/json", **heads}
        )
        urllib.request.urlopen(sent, timeout=60).close()  # noqa: S310  this machine

    async def look() -> None:
        async with playwright.async_playwright() as started:
            browser = await launch(started)
            context = await browser.new_context(viewport={"width": 1920, "height": 1080})
            wall = await context.new_page()
            await enter(wall, server, "wall", "nl")
            cookie = (await context.cookies())[0]
            desk = {"cookie": f"{cookie['name']}={cookie['value']}"}

            async def step(name: str, ready: str, /, **words: object) -> None:
                ask("/do", words, desk)
                await wall.wait_for_function(f"() => {ready}", timeout=4 * WAIT)
                tall[name] = await wall.evaluate("document.documentElement.scrollHeight")

            on = {"kind": "moved", "to": "next"}
            for number in range(3):
                await step("vote", "/stemmen binnen/.test(document.body.innerText)", **on)
                parts = CHEAP[number]
                for phone in range(12):
                    vote = {"round": number, "ballot": number, "table": phone % tables, "parts": parts[phone % 4 :]}
                    heads = {"x-room": server.codes[1], "x-phone": f"{phone:032x}"}
                    ask("/vote", {**vote, "guess": 8 * phone}, heads)
                await votes_on_wall(wall, 12)
                tall["tally"] = await wall.evaluate("document.documentElement.scrollHeight")
                await step("counted", "/Dit begint nu/.test(document.body.innerText)", **on)
                huge = f"document.querySelectorAll('.huge').length === {tables}"
                await step(f"reveal {number}", huge, **on)
                await step("radar", "document.querySelector('.radar')", kind="chart", name="radar", shown=True)
                await step("no radar", "!document.querySelector('.radar')", kind="chart", name="radar", shown=False)
                await step("no path", "!document.querySelector('.key')", kind="chart", name="path", shown=False)
                await step("path", "document.querySelector('.key')", kind="chart", name="path", shown=True)
                await step("card", "document.querySelector('.card') || /1.4$/m.test(document.body.innerText)", **on)
            for page in range(4):
                there = f"document.body.innerText.includes('{page + 1}/4') && !document.querySelector('.tables .say')"
                if page:
                    await step(f"debrief {page}", there, **on)
            await browser.close()

    try:
        asyncio.run(look())
    finally:
        server.stop(signal.SIGTERM)
    assert {name: high for name, high in tall.items() if high > 1080} == {}
    told = (tmp_path / "log").read_text()
    assert "Traceback" not in told
    assert "leaked" not in told
