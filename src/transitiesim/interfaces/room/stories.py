"""The stories of the dashboard within a room: for the facilitator, in the window of the wall.

The dashboard is loaded when it is asked for first, so that a room opens as fast without it. Only who has the
facilitator's cookie gets in: pages as heavy as these would keep thirty phones waiting.
"""

from __future__ import annotations

import asyncio
import sys
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from transitiesim.errors import InputError
from transitiesim.interfaces.dashboard.server import prepare
from transitiesim.language import Language

PATH = "/stories"


class Stories:
    """The dashboard behind a door.

    Args:
        may_enter: whether the cookies of a request open it.
        language: of visitors whose address names none.
    """

    def __init__(self, may_enter: Callable[[dict[str, str]], bool], language: Language) -> None:
        self._may_enter, self._language = may_enter, language
        self._loading = asyncio.Lock()
        self._app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in who may, and send everybody else to the door of the facilitator."""
        if not self._may_enter(HTTPConnection(scope).cookies):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            else:
                await RedirectResponse("/facilitator", 303)(scope, receive, send)
            return
        async with self._loading:
            if self._app is None:
                self._app = await asyncio.to_thread(_load, self._language, str(HTTPConnection(scope).base_url))
        await self._app(scope, receive, send)


def are_here(language: Language) -> bool:
    """Whether the files that a browser needs for the dashboard are installed."""
    try:
        prepare(language)
    except InputError:
        return False
    return find_spec("solara") is not None


def end() -> None:
    """End what the dashboard began; nothing when it was never opened."""
    loaded: Any = sys.modules.get("solara.server.starlette")
    if loaded is not None:
        loaded.on_shutdown()
    from transitiesim.interfaces.dashboard.shared import close_engine

    close_engine()


def _load(language: Language, here: str) -> ASGIApp:
    prepare(language)
    import solara.server.starlette as served
    from solara.server import settings

    settings.main.root_path = PATH
    settings.main.base_url = f"{here.rstrip('/').removesuffix(PATH)}{PATH}/"

    # Solara writes half a page to the terminal at every visit over plain http; in a room that is as it is.
    warnings.filterwarnings("ignore", message="Cookies with samesite=none", category=UserWarning)
    served.on_startup()
    app: ASGIApp = served.app
    return app
