"""A real browser in front of a real server, for tests that need both."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

AXE = Path(__file__).parent / "axe" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


@dataclass
class Watched:
    """A page, with everything it asked for and every complaint."""

    page: Any
    address: str
    elsewhere: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, query: str = "", *, band: bool = True) -> None:
        self.page.goto(f"{self.address}/?{query}")
        self.page.wait_for_selector("main", timeout=60_000)
        if band:
            self.wait_for_band()

    def wait_for_band(self) -> None:
        self.page.wait_for_function(
            "() => /(80%).*\\d/.test((document.querySelector('.ts-badge') || {}).innerText || '')", timeout=180_000
        )

    def violations(self) -> list[str]:
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("(rules) => axe.run(document, {runOnly: rules})", RULES)
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]

    def quiet(self) -> None:
        """Nothing went to another host, nothing was refused, nothing broke."""
        assert self.elsewhere == []
        assert self.refused == []
        assert self.errors == []


@contextmanager
def served(log: Path, *words: str) -> Iterator[str]:
    """A dashboard of its own, or what other words of the command line serve; gives its address."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "transitiesim",
        *(words or ("dashboard",)),
        "--port",
        str(port),
        "--no-browser",
        "--lang",
        "nl",
    ]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env={**os.environ, "TRANSITIESIM_WORKERS": "2"})
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(3000):
            assert process.poll() is None, log.read_text()
            try:
                urllib.request.urlopen(f"{address}/readyz", timeout=5).close()  # noqa: S310  this machine
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def launch(playwright: Any) -> Any:
    """The browser that is installed on this machine."""
    return playwright.chromium.launch(
        executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
        args=["--no-sandbox", "--disable-gpu"],
    )


def watch(browser: Any, address: str, **settings: Any) -> Watched:
    """A new visitor: a browser context of its own."""
    context = browser.new_context(**{"viewport": {"width": 1300, "height": 1000}, **settings})
    one = Watched(context.new_page(), address)
    one.page.on("request", lambda request: _note(one, request.url))
    one.page.on("response", lambda answer: one.refused.append(answer.url) if answer.status >= 400 else None)
    one.page.on("pageerror", lambda error: one.errors.append(str(error)))
    return one


def _note(one: Watched, url: str) -> None:
    if not url.startswith((one.address, one.address.replace("http", "ws"), "data:", "blob:")):
        one.elsewhere.append(url)
