"""The routes of a room: what a phone, a wall and a facilitator may ask, and one sentence for everything else."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import re
from collections.abc import AsyncIterator
from urllib.parse import parse_qsl, urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from transitiesim.errors import InputError
from transitiesim.interfaces.room import facilitator, phone, small_wall, stories, wall
from transitiesim.interfaces.room.guarding import Limiter, TooOften, json_body, small_body
from transitiesim.interfaces.room.hall import Hall
from transitiesim.interfaces.room.markup import h, page
from transitiesim.language import Language, Text
from transitiesim.training.room.events import Voted, event_from

COOKIE = "facilitator"
PATIENCE_SECONDS = 20.0
_WEEK = 7 * 24 * 3600
_TOKEN = re.compile(r"[0-9a-f]{16,64}")

WRONG = Text("Deze code klopt niet.", "This code is not right.")
WAIT = Text("Te vaak geprobeerd. Wacht {seconds} seconden.", "Tried too often. Wait {seconds} seconds.")
NO_PAGE = Text("Deze pagina is er niet.", "There is no such page.")
NOT_SO = Text("Dat kan hier niet.", "That cannot be done here.")
FACILITATOR_ONLY = Text("Dit kan alleen de begeleider.", "Only the facilitator can do this.")
FAILED = Text("Er ging iets mis; probeer het opnieuw.", "Something went wrong; try again.")
_log = logging.getLogger(__name__)


class WrongCodeError(InputError):
    """A code that is not that of the room."""


def application(hall: Hall) -> Starlette:
    """The web application of a room."""
    doors = Doors(hall)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        hall.begin()
        yield
        if hall.stories:
            stories.end()

    routes: list[BaseRoute] = [
        Route("/", doors.entrance),
        Route("/join", doors.join),
        Route("/r/{code}", doors.phone_page),
        Route("/phone", doors.phone_news),
        Route("/vote", doors.vote, methods=["POST"]),
        Route("/wall", doors.wall_page),
        Route("/facilitator", doors.facilitator_page),
        Route("/facilitator", doors.log_in, methods=["POST"]),
        Route("/live", doors.live),
        Route("/do", doors.do, methods=["POST"]),
        Route("/table-{table}.toml", doors.scenario_file),
        Route("/readyz", doors.ready),
    ]
    if hall.stories:
        routes.append(Mount(stories.PATH, app=stories.Stories(doors.has_cookie, hall.language)))
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(GZipMiddleware, minimum_size=2_000)],
        exception_handlers={
            InputError: doors.refused,
            TooOften: doors.too_often,
            WrongCodeError: doors.not_in,
            HTTPException: doors.no_such,
            Exception: doors.failed,
        },
    )


class Doors:
    """Every way in, with its guard.

    Args:
        hall: what the server knows.
    """

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._room_guesses = Limiter(10, 60.0)
        self._facilitator_guesses = Limiter(5, 60.0)
        self._votes = Limiter(30, 60.0)

    # Phones

    async def entrance(self, request: Request) -> Response:
        """The page that asks for the code."""
        language = self._language(request)
        return _quiet(page("phone", language, phone.TITLE[language], phone.entrance(language)))

    async def join(self, request: Request) -> Response:
        """From the page that asks for the code, to the room."""
        language = self._language(request)
        code = request.query_params.get("code", "")[:40]
        if not self._is_room(request, code):
            complaint = phone.entrance(language, WRONG[language])
            return _quiet(page("phone", language, phone.TITLE[language], complaint, status=403))
        return RedirectResponse(f"/r/{self._hall.room.codes.room}?lang={language}", 303)

    async def phone_page(self, request: Request) -> Response:
        """The page of a phone, whole in one answer."""
        language = self._language(request)
        if not self._is_room(request, request.path_params["code"][:40]):
            complaint = phone.entrance(language, WRONG[language])
            return _quiet(page("phone", language, phone.TITLE[language], complaint, status=403))
        main, data = phone.whole(self._hall, language)
        return _quiet(page("phone", language, phone.TITLE[language], main, data))

    async def phone_news(self, request: Request) -> Response:
        """What a phone should show, as soon as that is something else than it shows."""
        language, voter = self._language(request), self._voter(request)
        self._hall.seen(voter)
        word = request.query_params.get("table", "")
        table = int(word) if re.fullmatch("[0-3]", word) else None
        old = request.query_params.get("key", "")
        found = await self._hall.news(
            lambda: None if (key := phone.key_of(self._hall, language, voter, table)) == old else key, PATIENCE_SECONDS
        )
        self._hall.seen(voter)
        if found is None:
            return _quiet(JSONResponse({}))
        return _quiet(JSONResponse({"key": found, "html": phone.piece_of(self._hall, language, voter, table)}))

    async def vote(self, request: Request) -> Response:
        """One vote, counted once however often it comes."""
        language, voter = self._language(request), self._voter(request)
        words = await json_body(request)
        self._votes.check(voter)
        self._votes.note(voter)
        event = event_from({**words, "kind": "voted", "voter": voter}, "vote")
        self._hall.room.do(event)
        table = event.table if isinstance(event, Voted) else None
        key = phone.key_of(self._hall, language, voter, table)
        return _quiet(JSONResponse({"say": phone.IN[language], "key": key}))

    # Wall and facilitator

    async def wall_page(self, request: Request) -> Response:
        """The wall; only for the facilitator, because it shows the code of the room."""
        language = self._language(request)
        if not self._is_facilitator(request):
            return self._ask_code(language, then="wall")
        piece = wall.wall(self._hall, language)
        off = f'<p id="off" class="say bad" role="status" hidden>{h(wall.OFFLINE[language])}</p>'
        main = f'{off}<div id="live">{piece}</div>'
        return _quiet(page("wall", language, wall.TITLE[language], main, f'data-view="wall" data-key="{_key(piece)}"'))

    async def facilitator_page(self, request: Request) -> Response:
        """The page of the facilitator, or the one that asks for the code."""
        language = self._language(request)
        if not self._is_facilitator(request):
            return self._ask_code(language)
        key = _key(facilitator.facilitator(self._hall, language))
        main = facilitator.whole(self._hall, language)
        data = f'data-view="facilitator" data-key="{key}"'
        return _quiet(page("facilitator", language, facilitator.TITLE[language], main, data))

    async def log_in(self, request: Request) -> Response:
        """The facilitator's code, against a cookie that no script can read and no other site can send."""
        language, who = self._language(request), _address(request)
        self._facilitator_guesses.check(who)
        words = dict(parse_qsl((await small_body(request)).decode("utf-8", "replace"), max_num_fields=5))
        then = "wall" if words.get("then") == "wall" else "facilitator"
        if not self._hall.room.codes.is_facilitator(words.get("code", "")[:40]):
            self._facilitator_guesses.note(who)
            return self._ask_code(language, WRONG[language], then, 403)
        answer = RedirectResponse(f"/{then}?lang={language}", 303)
        answer.set_cookie(
            COOKIE,
            self._hall.room.codes.cookie(),
            _WEEK,
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return answer

    async def live(self, request: Request) -> Response:
        """What the wall or the facilitator should see, as soon as that is something else than they see."""
        language = self._language(request)
        if not self._is_facilitator(request):
            return _say(FACILITATOR_ONLY, language, 403)
        view = facilitator.facilitator
        if request.query_params.get("view") == "wall":
            view = small_wall.small_wall if request.query_params.get("small") == "1" else wall.wall
        old, made = request.query_params.get("key", ""), {"html": ""}

        def find() -> str | None:
            made["html"] = view(self._hall, language)
            key = _key(made["html"])
            return None if key == old else key

        found = await self._hall.news(find, PATIENCE_SECONDS / 4)  # shorter: the number of phones is news too
        return _quiet(JSONResponse({} if found is None else {"key": found, "html": made["html"]}))

    async def do(self, request: Request) -> Response:
        """One action of the facilitator."""
        language = self._language(request)
        if not self._is_facilitator(request) or _from_elsewhere(request):
            return _say(FACILITATOR_ONLY, language, 403)
        words = await json_body(request)
        # Pressed twice, or on two screens at once: what was meant has happened, and the next step was not.
        if words.pop("at", self._hall.step) != self._hall.step:
            return _quiet(JSONResponse({}))
        event = event_from(words, "do")
        if isinstance(event, Voted):
            raise InputError("do", NOT_SO)
        self._hall.room.do(event)
        return _quiet(JSONResponse({}))

    async def scenario_file(self, request: Request) -> Response:
        """What a table chose, as a scenario file."""
        language = self._language(request)
        if not self._is_facilitator(request):
            return _say(FACILITATOR_ONLY, language, 403)
        word = request.path_params["table"]
        if not re.fullmatch("[1-4]", word) or int(word) > self._hall.state.settings.tables:
            return _say(NO_PAGE, language, 404)
        return _quiet(PlainTextResponse(self._hall.scenario_file(int(word) - 1), media_type="application/toml"))

    async def ready(self, _: Request) -> Response:
        """Whether the server is up."""
        return PlainTextResponse("ok")

    # Refusals

    async def refused(self, request: Request, error: Exception) -> Response:
        """Bad input: its sentence."""
        assert isinstance(error, InputError)  # noqa: S101  Starlette hands over what it was registered for
        language = self._language(request)
        return _say(Text(error.sentence("nl"), error.sentence("en")), language, 400)

    async def not_in(self, request: Request, _: Exception) -> Response:
        """A phone with the code of another room; its page then asks for the code of this one."""
        return _say(WRONG, self._language(request), 403)

    async def too_often(self, request: Request, error: Exception) -> Response:
        """Somebody has to wait."""
        seconds = error.seconds if isinstance(error, TooOften) else 60
        language, text = self._language(request), WAIT.format(seconds=seconds)
        if request.method == "GET" and request.url.path != "/phone":
            answer: Response = page(
                "phone", language, phone.TITLE[language], phone.entrance(language, text[language]), status=429
            )
        else:
            answer = _say(text, language, 429)
        answer.headers["retry-after"] = str(seconds)
        return _quiet(answer)

    async def no_such(self, request: Request, error: Exception) -> Response:
        """A page or a method that does not exist."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        return _say(NO_PAGE if status == 404 else NOT_SO, self._language(request), status)

    async def failed(self, request: Request, error: Exception) -> Response:
        """Whatever else happens: a sentence for the visitor, the rest for the log of the server."""
        _log.error("a request failed", exc_info=error)
        return _say(FAILED, self._language(request), 500)

    # Who is it

    def _language(self, request: Request) -> Language:
        word = request.query_params.get("lang", "")
        if word == "nl":
            return "nl"
        if word == "en":
            return "en"
        first = re.match(r"\s*(nl|en)\b", request.headers.get("accept-language", "")[:40].lower())
        if first is None:
            return self._hall.language
        return "nl" if first[1] == "nl" else "en"

    def _is_room(self, request: Request, code: str) -> bool:
        """Whether a code is that of the room; guesses of one address are counted."""
        who = _address(request)
        self._room_guesses.check(who)
        if self._hall.room.codes.is_room(code):
            return True
        self._room_guesses.note(who)
        return False

    def _voter(self, request: Request) -> str:
        """What is kept of a phone that has the code.

        Raises:
            WrongCodeError: when it has not.
            InputError: when it says nothing of itself.
            TooOften: when too many wrong codes came from its address, unless it came in before.
        """
        token, code = request.headers.get("x-phone", ""), request.headers.get("x-room", "")[:40]
        if not _TOKEN.fullmatch(token):
            raise InputError("x-phone", NOT_SO)
        voter = self._hall.room.codes.voter(token)
        known = self._hall.knows(voter) and self._hall.room.codes.is_room(code)
        if not known and not self._is_room(request, code):
            raise WrongCodeError("x-room", WRONG)
        return voter

    def has_cookie(self, cookies: dict[str, str]) -> bool:
        """Whether cookies are those of the facilitator."""
        return self._hall.room.codes.is_cookie(cookies.get(COOKIE, "")[:200])

    def _is_facilitator(self, request: Request) -> bool:
        return self.has_cookie(request.cookies)

    def _ask_code(
        self, language: Language, complaint: str = "", then: str = "facilitator", status: int = 200
    ) -> Response:
        piece = facilitator.login(language, complaint, then)
        return _quiet(page("facilitator", language, facilitator.TITLE[language], piece, status=status))


def _say(text: Text, language: Language, status: int) -> Response:
    return _quiet(JSONResponse({"say": text[language]}, status))


def _quiet(answer: Response) -> Response:
    """An answer that is kept nowhere and leads nowhere."""
    answer.headers["cache-control"] = "no-store"
    answer.headers["x-content-type-options"] = "nosniff"
    answer.headers["referrer-policy"] = "no-referrer"
    return answer


def _address(request: Request) -> str:
    return request.client.host if request.client is not None else ""


def _from_elsewhere(request: Request) -> bool:
    """Whether a browser says that another site sent this."""
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")


def _key(piece: str) -> str:
    return hashlib.sha256(piece.encode()).hexdigest()[:12]
