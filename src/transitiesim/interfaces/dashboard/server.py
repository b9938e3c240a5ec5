"""The web server of the dashboard: Solara's, without telemetry, and with nothing that asks another host."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import sys
import threading
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from transitiesim.errors import InputError
from transitiesim.interfaces.dashboard.shared import LANGUAGE_VARIABLE, close_engine, engine
from transitiesim.language import Language, Text
from transitiesim.running.memory import hold_large_arrays_apart

if TYPE_CHECKING:
    from transitiesim.interfaces.inspection.one_run import Start

ASSETS = Path(__file__).parent / "assets"
APP = "transitiesim.interfaces.dashboard.app"
INSPECTION = "transitiesim.interfaces.inspection.page"
_NOWHERE = "http://127.0.0.1:9"  # the discard port: a browser file that is missing is looked for nowhere else
_PATIENCE = 300.0  # seconds; a browser that is busy for longer than uvicorn's 20 need not be cut off
_NEEDED = "solara-vuetify-app@10.1.1"

_log = logging.getLogger(__name__)

FAILED_PAGE = Text(
    "Dit scherm kon niet worden getekend. Herlaad de pagina, of begin opnieuw zonder wat achter het vraagteken staat.",
    "This screen could not be drawn. Reload the page, or start again without what stands behind the question mark.",
)
NO_FILES = Text(
    "de bestanden voor de browser ontbreken (pakket solara-assets)",
    "the files for the browser are missing (package solara-assets)",
)
HOW = Text("uv run --extra dashboard transitiesim dashboard", "uv run --extra dashboard transitiesim dashboard")
TAKEN = Text("poort {port} van {host} is bezet of niet toegestaan", "port {port} of {host} is taken or not allowed")
ANOTHER = Text("een andere poort, met --port", "another port, with --port")


def prepare(language: Language, app: str = APP) -> None:
    """Settings of the server, before anything of Solara is loaded.

    Args:
        language: of visitors whose address names none.
        app: module that Solara serves.

    Raises:
        InputError: when the files for the browser are not installed.
    """
    files = Path(os.environ.get("SOLARA_ASSETS_PROXY_CACHE_DIR") or Path(sys.prefix) / "share" / "solara" / "cdn")
    if not (files / "@widgetti" / _NEEDED).is_dir():
        raise InputError("dashboard", NO_FILES, HOW)
    settings = {
        "SOLARA_APP": app,
        "SOLARA_MODE": "production",
        "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "false",
        "SOLARA_THEME_SHOW_BANNER": "false",
        "SOLARA_THEME_TITLE": "transitiesim",
        "SOLARA_THEME_LOADER": "plain",
        "SOLARA_ASSETS_CDN": _NOWHERE,
        "SOLARA_ASSETS_FONTAWESOME_ENABLED": "false",
        "SOLARA_ASSETS_EXTRA_LOCATIONS": ASSETS.as_posix(),
        "SOLARA_SESSION_HTTP_ONLY": "true",
        LANGUAGE_VARIABLE: language,
    }
    os.environ.update(settings)
    # These are for whoever runs a server to set; the defaults suit a laptop and a workshop.
    os.environ.setdefault("SOLARA_KERNEL_CULL_TIMEOUT", "2h")
    os.environ.setdefault("SOLARA_SESSION_SECRET_KEY", secrets.token_urlsafe(32))


def check_port(host: str, port: int) -> None:
    """Refuse a port that cannot be listened on, before anything is loaded.

    Raises:
        InputError: when it is taken, or the host is not this machine.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind(address)
    except OSError as error:
        raise InputError("--port", TAKEN.format(port=port, host=host), ANOTHER) from error


def serve(host: str, port: int, language: Language, *, browser: bool) -> None:
    """Serve the dashboard until it is stopped.

    Args:
        host: address to listen on; "127.0.0.1" for this machine only.
        port: port to listen on.
        language: of visitors whose address names none.
        browser: open the dashboard in the user's browser when it is ready.

    Raises:
        InputError: when the files for the browser are missing or the port is taken.
    """
    check_port(host, port)
    prepare(language)
    hold_large_arrays_apart()
    warm_up()  # from this thread, and before there are others
    _listen(host, port, browser=browser)


def serve_inspection(start: Start, host: str, port: int, language: Language, *, browser: bool) -> None:
    """Serve one run on Mesa's own screen until it is stopped.

    Args:
        start: the run.
        host: as in `serve`.
        port: as in `serve`.
        language: of our own words on the screen.
        browser: as in `serve`.

    Raises:
        InputError: as `serve`.
    """
    check_port(host, port)
    prepare(language, INSPECTION)
    from transitiesim.interfaces.inspection import page

    page.start = start
    _listen(host, port, browser=browser)


def _listen(host: str, port: int, *, browser: bool) -> None:
    # Solara writes half a page to the terminal at every visit over plain http; on one's own machine that is as it is.
    warnings.filterwarnings("ignore", message="Cookies with samesite=none", category=UserWarning)
    import uvicorn
    from solara.server.starlette import app

    keep_tracebacks_in_the_log()
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            log_level="warning",
            timeout_graceful_shutdown=3,
            ws_ping_timeout=_PATIENCE,
        )
    )
    if browser:
        threading.Thread(target=_open_when_ready, args=(server, host, port), daemon=True).start()
    try:
        server.run()
    finally:
        close_engine()


class _ToTheLog:
    """In the place of the module `traceback` where Solara would put a traceback on the visitor's screen."""

    @staticmethod
    def format_exception(*error: object) -> list[str]:
        _log.error("a page could not be drawn", exc_info=error[1] if isinstance(error[1], BaseException) else None)
        return [f"{FAILED_PAGE.nl}\n{FAILED_PAGE.en}"]


def keep_tracebacks_in_the_log() -> None:
    """When a page cannot be drawn, the visitor gets a sentence; what went wrong is for the server's log."""
    import solara.server.app

    solara.server.app.traceback = _ToTheLog


def warm_up() -> None:
    """Start the workers and let each of them load, and on a new machine compile, what a run needs."""
    from transitiesim.interfaces.dashboard import worker
    from transitiesim.interfaces.dashboard.choice import baseline
    from transitiesim.interfaces.dashboard.places import shipped_places
    from transitiesim.interfaces.dashboard.shared import workers

    for _ in range(workers()):
        engine().submit(worker.ready, shipped_places()["gillisbuurt"], baseline())


def _open_when_ready(server: object, host: str, port: int) -> None:
    import webbrowser

    while not getattr(server, "started", False):
        time.sleep(0.1)
    shown = "localhost" if host in {"0.0.0.0", "::", "127.0.0.1"} else host  # noqa: S104  only for the address shown
    webbrowser.open(f"http://{shown}:{port}/")
