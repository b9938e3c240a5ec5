"""Against guessing and flooding: how often one may be wrong or vote, and how much one may send."""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

from starlette.requests import ClientDisconnect, Request

from transitiesim.errors import InputError
from transitiesim.language import Text

LARGEST_BODY = 4_000  # bytes; a vote takes some 300
_MOST_REMEMBERED = 10_000

TOO_LARGE = Text("te groot", "too large")
NOT_JSON = Text("is niet te lezen", "cannot be read")


class TooOften(Exception):  # noqa: N818  it is no error of the program
    """Somebody tried something too often; holds the seconds to wait."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(str(seconds))


class Limiter:
    """So many in a span of time for each who asks; of those who ask, the newest are remembered.

    Args:
        most: how many are allowed.
        seconds: in which span.
        clock: seconds that only go up.
    """

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._seen: OrderedDict[Hashable, list[float]] = OrderedDict()

    def check(self, who: Hashable) -> None:
        """Do nothing when this one may go on.

        Raises:
            TooOften: when the span is used up.
        """
        recent = self._recent(who)
        if len(recent) >= self._most:
            raise TooOften(max(1, round(recent[0] + self._seconds - self._clock())))

    def note(self, who: Hashable) -> None:
        """Count one more."""
        recent = self._recent(who)
        recent.append(self._clock())
        self._seen[who] = recent[-self._most :]
        self._seen.move_to_end(who)
        while len(self._seen) > _MOST_REMEMBERED:
            self._seen.popitem(last=False)

    def _recent(self, who: Hashable) -> list[float]:
        since = self._clock() - self._seconds
        return [at for at in self._seen.get(who, []) if at > since]


async def small_body(request: Request) -> bytes:
    """What was sent, when it is not more than a vote needs.

    Raises:
        InputError: when it is larger.
    """
    found = b""
    try:
        async for piece in request.stream():
            found += piece
            if len(found) > LARGEST_BODY:
                raise InputError(
                    "body", TOO_LARGE, Text(f"hoogstens {LARGEST_BODY} bytes", f"at most {LARGEST_BODY} bytes")
                )
    except ClientDisconnect as error:
        raise InputError("body", NOT_JSON) from error
    return found


async def json_body(request: Request) -> dict[str, object]:
    """What was sent, as a table.

    Raises:
        InputError: when it is larger than a vote needs, or no JSON object, or not said to be one.
    """
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        raise InputError("content-type", NOT_JSON, "application/json")
    content = await small_body(request)
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError("body", NOT_JSON, "JSON") from error
    if not isinstance(found, dict):
        raise InputError("body", NOT_JSON, "JSON")
    return found
