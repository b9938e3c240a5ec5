"""Pages as text: what is filled in is escaped, and nothing runs or is styled but what stands in the page itself."""

from __future__ import annotations

import base64
import hashlib
import html
from functools import cache
from pathlib import Path

from starlette.responses import HTMLResponse

from transitiesim.language import Language, Text

_PAGES = Path(__file__).parent / "pages"

LANGUAGE_NAME = Text("Nederlands", "English")


def h(text: object) -> str:
    """A text as it can stand in a page, in an attribute too."""
    return html.escape(str(text), quote=True)


@cache
def _file(name: str) -> str:
    return (_PAGES / name).read_text(encoding="utf-8").strip()


def _allowed(content: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() + "'"


def page(name: str, language: Language, title: str, main: str, data: str = "", status: int = 200) -> HTMLResponse:
    """A whole page in one answer: style and script of the kind of page stand in it.

    Args:
        name: kind of page: "phone", "wall" or "facilitator".
        language: of the page.
        title: of the page.
        main: what stands in it, as markup.
        data: further attributes of its main part, as markup.
        status: of the answer.
    """
    style, script = _file(f"{name}.css"), _file("phone.js" if name == "phone" else "screen.js")
    text = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{h(title)}</title><link rel="icon" href="data:,"><style>{style}</style></head>'
        f'<body><main id="main" {data}>{main}</main><script>{script}</script></body></html>'
    )
    policy = (
        f"default-src 'none'; style-src {_allowed(style)}; script-src {_allowed(script)}; connect-src 'self'; "
        "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return HTMLResponse(text, status, {"content-security-policy": policy})
