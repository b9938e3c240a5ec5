"""How quick the dashboard is, measured in a real browser in front of a real server.

    uv run --extra dashboard --group browser python experiments/dashboard_speed.py clicks --place zwanenveld
    uv run --extra dashboard --group browser python experiments/dashboard_speed.py room --visitors 30 --minutes 20

`clicks`: one visitor; from the click to the first estimate and to the band of twenty runs on the screen, and the time
of the processor that the server takes for a combination that is there already. `room`: many visitors, each with a
scenario of its own and a click every ten seconds; first answers, bands, and the memory of the server over time.
Needs Chromium and Playwright. Nothing else should be running on the machine.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright import sync_api as playwright

CLICK = """([code, on, until]) => new Promise((answer, fail) => {
  if (window.ts_watching) window.ts_watching();  // a click that was overtaken is not looked for any further
  const began = performance.now();
  const times = {};
  const look = () => {
    const knob = document.querySelector(`button.ts-switch[data-code='${code}']`);
    const pane = document.querySelector('.ts-outlook');
    const badge = document.querySelector('.ts-badge');
    if (!knob || !pane || knob.getAttribute('aria-checked') !== on || pane.classList.contains('ts-stale')) return;
    if (times.first === undefined) times.first = performance.now() - began;
    if (!badge.classList.contains('ts-badge-first')) times.band = performance.now() - began;
    if (times.band !== undefined || until === 'first') { window.ts_watching(); answer(times); }
  };
  // Told of changes, not asking for them: thirty pages that ask many times a second take what the server needs.
  const observer = new MutationObserver(look);
  const late = setTimeout(() => { window.ts_watching(); fail(new Error('no answer in two minutes')); }, 120000);
  window.ts_watching = () => { observer.disconnect(); clearTimeout(late); };
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  document.querySelector(`button.ts-switch[data-code='${code}']`).click();
})"""
WARM = "() => /100/.test((document.querySelector('.ts-badge') || {}).innerText || '')"
SHOWN = """() => Object.fromEntries([...document.querySelectorAll('button.ts-switch')].map(
  (one) => [one.dataset.code, one.getAttribute('aria-checked')]))"""
OPPOSITE = {"true": "false", "false": "true"}
BAND = "() => { const b = document.querySelector('.ts-badge'); return b && /\\d/.test(b.innerText); }"


@dataclass
class Server:
    """A dashboard of its own.

    Attributes:
        address: where it is.
        process: its process.
        used: memory of the server and its workers in MB, once in a while.
    """

    address: str
    process: subprocess.Popen[bytes]
    used: list[float] = field(default_factory=list)

    def cpu(self) -> float:
        """Seconds of the processor that the server itself has taken; its workers are not counted."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> tuple[float, float]:
        """Memory in MB of the server, and of its workers together."""
        listed = subprocess.run(
            ["ps", "-o", "rss=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        own = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        return int(own.stdout) / 1024, sum(map(int, listed.stdout.split())) / 1024


@contextmanager
def served() -> Iterator[Server]:
    """Start a dashboard, and end it."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    command = [sys.executable, "-m", "transitiesim", "dashboard", "--port", str(port), "--no-browser", "--lang", "en"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    found = Server(f"http://127.0.0.1:{port}", process)
    try:
        for _ in range(3000):
            try:
                urllib.request.urlopen(f"{found.address}/readyz", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        yield found
    finally:
        process.terminate()
        process.wait(timeout=30)


def combinations() -> Iterator[tuple[str, str]]:
    """Switches one at a time so that all 127 combinations come by, each of them once (a Gray code)."""
    on = dict.fromkeys("1234567", False)
    for number in range(1, 128):
        code = "1234567"[(number & -number).bit_length() - 1]
        on[code] = not on[code]
        yield code, "true" if on[code] else "false"


def clicks(browser: Any, server: Server, place: str, count: int) -> None:
    """One visitor."""
    page = browser.new_page(viewport={"width": 1300, "height": 1000})
    page.goto(f"{server.address}/?n={place}&lang=en")
    page.wait_for_function(WARM, timeout=300_000)
    first, band, cached = [], [], []
    for (code, on), _ in zip(combinations(), range(count), strict=False):
        times = page.evaluate(CLICK, [code, on, "band"])
        first.append(times["first"] / 1000)
        band.append(times["band"] / 1000)
    page.wait_for_function(WARM, timeout=300_000)
    for way in (OPPOSITE[on], on) * 10:
        before = server.cpu()
        page.evaluate(CLICK, [code, way, "first"])
        time.sleep(0.7)
        cached.append(server.cpu() - before)
    tell("first estimate (s)", first)
    tell("band of twenty (s)", band)
    tell("server's processor time for a combination that is there (s)", cached[2:])


@dataclass
class Room:
    """What was seen of a room full of visitors.

    Attributes:
        first: seconds from a click to its first answer.
        overtaken: clicks that had no answer before the next click of the same visitor.
        errors: what went wrong in a browser, in words.
        wrong: visitors whose screen does not show what they asked for last.
        last: seconds from the last click of all until every band was there.
        used: memory of the server in MB, every fifteen seconds.
    """

    first: list[float] = field(default_factory=list)
    overtaken: int = 0
    errors: list[str] = field(default_factory=list)
    wrong: int = 0
    last: float = 0.0
    used: list[float] = field(default_factory=list)

    def within(self) -> float:
        """Seconds within which 95 percent of the clicks had a first answer; overtaken ones count as never."""
        waited = sorted(self.first) + [float("inf")] * self.overtaken
        return waited[math.ceil(0.95 * len(waited)) - 1]


def room(browser: Any, server: Server, place: str, visitors: int, minutes: float) -> Room:
    """Many visitors at once, each a click every ten seconds, all of them with different scenarios."""
    found = Room(used=server.used)
    pages = []
    for number in range(visitors):
        page = browser.new_context(viewport={"width": 1000, "height": 800}).new_page()
        page.on("pageerror", lambda error: found.errors.append(str(error)))
        # a number by hand, which no switch takes away, makes every scenario of this visitor its own
        page.goto(f"{server.address}/?n={place}&s=*ptrust.gain~{0.101 + number / 1000:.3f}&lang=en")
        pages.append(page)
    for page in pages:
        page.wait_for_function(BAND, timeout=300_000)
    began = time.monotonic()
    done = threading.Event()

    def note() -> None:
        while not done.wait(15):
            server.used.append(server.memory()[0])

    threading.Thread(target=note, daemon=True).start()
    states = [combinations() for _ in pages]
    asked: list[dict[str, str]] = [{} for _ in pages]
    started = [0.0] * visitors
    turn = 0
    while time.monotonic() < began + 60 * minutes:
        due = began + turn * 10 / visitors
        time.sleep(max(0.0, due - time.monotonic()))
        number = turn % visitors
        page, turn = pages[number], turn + 1
        try:
            gathered = page.evaluate("() => { const t = window.ts_times; window.ts_times = null; return t || null; }")
            if gathered:
                found.first.append(gathered["first"] / 1000)
            elif started[number]:
                found.overtaken += 1
            code, on = next(states[number], (None, None))
            if code is None:  # all combinations came by: now back the way it came
                states[number] = iter([(one, OPPOSITE[way]) for one, way in combinations()][::-1])
                started[number] = 0.0
                continue
            page.evaluate(
                f"(given) => {{ ({CLICK})(given).then((t) => {{ window.ts_times = t; }}); }}", [code, on, "first"]
            )
            asked[number][code] = on
            started[number] = time.monotonic()
        except playwright.Error as error:
            found.errors.append(str(error)[:200])
    time.sleep(3)  # so that the last click has reached every screen
    for page, wanted in zip(pages, asked, strict=True):  # the last combination of each: until its band is there
        page.wait_for_function(BAND, timeout=300_000)
        page.wait_for_function("() => !document.querySelector('.ts-badge-first, .ts-stale')", timeout=300_000)
        shown = page.evaluate(SHOWN)
        found.wrong += any(shown[code] != on for code, on in wanted.items())
    found.last = time.monotonic() - max(started)
    done.set()
    return found


def tell_room(found: Room) -> None:
    """What was seen of a room, in words."""
    tell("first estimate (s)", found.first)
    clicked = len(found.first) + found.overtaken
    print(
        f"95 percent within {found.within():.2f} s; no answer before the next click: {found.overtaken} of {clicked}; "
        f"errors: {len(found.errors)}; screens that do not show the last click: {found.wrong}"
    )
    for error in dict.fromkeys(found.errors):
        print("error:", error, file=sys.stderr)
    print(f"all bands are there {found.last:.0f} s after the last click")
    print("memory of the server (MB):", ", ".join(f"{one:.0f}" for one in found.used))


def tell(what: str, seconds: list[float]) -> None:
    """Middle, and the slowest tenth."""
    print(
        f"{what}: median {statistics.median(seconds):.2f}, 90 percent {sorted(seconds)[int(0.9 * len(seconds))]:.2f}, "
        f"n = {len(seconds)}"
    )


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("what", choices=("clicks", "room"))
    asked.add_argument("--place", default="zwanenveld")
    asked.add_argument("--count", type=int, default=20)
    asked.add_argument("--visitors", type=int, default=30)
    asked.add_argument("--minutes", type=float, default=3)
    given = asked.parse_args()
    with served() as server, playwright.sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        if given.what == "clicks":
            clicks(browser, server, given.place, given.count)
        else:
            tell_room(room(browser, server, given.place, given.visitors, given.minutes))
        browser.close()


if __name__ == "__main__":
    main()
