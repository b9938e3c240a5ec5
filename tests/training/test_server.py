"""The server of a room: what phones, wall and facilitator get, and what others do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from training.rooms import ADDRESS, CODES, ballot_of, do, heads, log_in, room_in
from transitiesim.interfaces.room import application as routes
from transitiesim.interfaces.room.guarding import LARGEST_BODY, Limiter, TooOften
from transitiesim.interfaces.room.hall import Hall
from transitiesim.recommendations import switches

Opened = tuple[Hall, TestClient]


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "PATIENCE_SECONDS", 0.2)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Opened]:
    with room_in(tmp_path) as one:
        yield one


@pytest.fixture
def voting(room: Opened) -> Opened:
    log_in(room[1])
    assert do(room[1], "moved", to="next").status_code == 200
    return room


class TestPhone:
    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_the_page_is_one_small_answer(self, voting: Opened, language: str) -> None:
        _, client = voting
        answer = client.get(f"/r/{CODES.room}?lang={language}")
        assert answer.status_code == 200
        assert len(answer.content) < 20_000
        assert int(answer.headers["content-length"]) < 15_000
        assert f'<html lang="{language}">' in answer.text
        assert not re.search(r"(src|href)=[\"']?(https?:)?//", answer.text)
        assert all(code in answer.text for code in switches())

    def test_a_vote_counts_once_and_can_be_changed(self, voting: Opened) -> None:
        hall, client = voting
        for parts, guess in ((["4.3"], 5), (["4.3", "5.4"], 7), (["5.4"], 9)):
            answer = client.post("/vote?lang=en", json=ballot_of(hall, parts, guess), headers=heads(1))
            assert answer.status_code == 200
            assert "You can change it" in answer.json()["say"]
        client.post("/vote", json=ballot_of(hall, ["4.3"], 1), headers=heads(2))
        assert hall.state.tally(0) == {"4.3": 1, "5.4": 1}
        news = client.get("/phone?lang=en", headers=heads(1)).json()["html"]
        assert "value=5.4 data-hours=0.00 data-euro=0 checked" in news
        assert "value=9" in news

    def test_the_phone_hears_only_of_news(self, voting: Opened) -> None:
        hall, client = voting
        key = client.get("/phone", headers=heads(1)).json()["key"]
        assert client.get(f"/phone?key={key}", headers=heads(1)).json() == {}
        client.post("/vote", json=ballot_of(hall, ["4.3"]), headers=heads(2))
        assert client.get(f"/phone?key={key}", headers=heads(1)).json() == {}
        mine = client.post("/vote", json=ballot_of(hall, ["4.3"]), headers=heads(1)).json()["key"]
        assert mine != key
        assert client.get(f"/phone?key={mine}", headers=heads(1)).json() == {}
        do(client, "paused", on=True)
        assert "pauze" in client.get(f"/phone?key={mine}", headers=heads(1)).json()["html"]

    def test_a_late_phone_joins_in_the_middle(self, voting: Opened) -> None:
        hall, client = voting
        for _ in range(4):
            do(client, "moved", to="next")
        assert client.post("/vote", json=ballot_of(hall, ["4.3"]), headers=heads(77)).status_code == 200
        assert hall.state.number == 1
        assert hall.state.tally(0) == {"4.3": 1}

    def test_nobody_chooses_a_table_for_somebody_else(self, tmp_path: Path) -> None:
        with room_in(tmp_path / "tables", tables=3) as (hall, client):
            log_in(client)
            do(client, "moved", to="next")
            asked = client.get("/phone?lang=en", headers=heads(1)).json()["html"]
            assert asked.count("data-table=") == 3
            assert "id=vote" in client.get("/phone?table=2", headers=heads(1)).json()["html"]
            client.post("/vote", json=ballot_of(hall, ["4.3"], table=2), headers=heads(1))
            client.post("/vote", json=ballot_of(hall, ["4.3"], table=1), headers=heads(1))
            assert [hall.state.tally(table) for table in range(3)] == [{}, {"4.3": 1}, {}]

    def test_the_browser_decides_the_language_when_the_address_does_not(self, room: Opened) -> None:
        _, client = room
        for asked, got in (("en-GB,en", "en"), ("nl-NL", "nl"), ("fy", "nl"), ("", "nl")):
            page = client.get(f"/r/{CODES.room}", headers={"accept-language": asked})
            assert f'lang="{got}"' in page.text


class TestFacilitator:
    @pytest.mark.parametrize("path", ["/wall", "/facilitator"])
    def test_without_the_code_there_is_nothing_to_see(self, room: Opened, path: str) -> None:
        answer = room[1].get(path)
        assert CODES.room not in answer.text
        assert "type=password" in answer.text

    def test_nobody_else_can_act(self, room: Opened) -> None:
        hall, client = room
        for cookie in ("", "x", CODES.facilitator, CODES.key, "0" * 64):
            client.cookies.set("facilitator", cookie)
            for answer in (
                do(client, "moved", to="next"),
                client.get("/live?view=wall"),
                client.get("/live?view=facilitator"),
                client.get("/table-1.toml"),
            ):
                assert answer.status_code == 403
                assert set(answer.json()) == {"say"}
        client.cookies.clear()
        for odd in (b"facilitator=\xc3\xa9", b"facilitator=\xff\xfe", b"facilitator=" + b"x" * 5000):
            assert client.get("/live", headers={"cookie": odd.decode("latin-1").encode("latin-1")}).status_code == 403  # type: ignore[dict-item]
        assert hall.state.stage == "lobby"

    def test_the_cookie_is_for_this_site_and_no_script(self, room: Opened) -> None:
        answer = room[1].post("/facilitator", data={"code": CODES.facilitator}, follow_redirects=False)
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert CODES.facilitator.lower() not in cookie

    def test_another_site_cannot_act_for_the_facilitator(self, room: Opened) -> None:
        hall, client = room
        log_in(client)
        sent = client.post("/do", json={"kind": "moved", "to": "next"}, headers={"origin": "http://evil.test"})
        plain = client.post("/do", content='{"kind": "moved", "to": "next"}', headers={"content-type": "text/plain"})
        assert (sent.status_code, plain.status_code, hall.state.stage) == (403, 400, "lobby")
        fine = client.post("/do", json={"kind": "moved", "to": "next"}, headers={"origin": ADDRESS})
        assert (fine.status_code, hall.state.stage) == (200, "vote")

    def test_guessing_the_code_is_limited(self, room: Opened) -> None:
        _, client = room
        answers = [client.post("/facilitator", data={"code": f"X{n}"}).status_code for n in range(8)]
        assert answers == [403] * 5 + [429] * 3
        right = client.post("/facilitator?lang=en", data={"code": CODES.facilitator})
        assert right.status_code == 429
        assert "Wait" in right.json()["say"]
        assert int(right.headers["retry-after"]) <= 60

    def test_a_button_pressed_twice_is_one_step(self, voting: Opened) -> None:
        hall, client = voting
        found = re.search(r'id="next"[^>]*data-do="([^"]+)"', client.get("/facilitator").text)
        assert found
        for _ in range(2):
            sent = found[1].replace("&quot;", '"')
            answer = client.post("/do", content=sent, headers={"content-type": "application/json"})
            assert answer.status_code == 200
        assert hall.state.stage == "counted"

    def test_several_tables_each_show_how_many_voted(self, tmp_path: Path) -> None:
        with room_in(tmp_path / "tables", tables=2) as (hall, client):
            log_in(client)
            do(client, "moved", to="next")
            for phone, table in ((1, 1), (2, 1), (3, 0)):
                client.post("/vote", json=ballot_of(hall, ["4.3"], table=table), headers=heads(phone))
            wall = client.get("/wall?lang=en").text
            assert "Table 1 · 1 vote in" in wall
            assert "Table 2 · 2 votes in" in wall
            assert "(table 1: 1, table 2: 2)" in client.get("/facilitator?lang=en").text

    def test_the_command_names_a_neighbourhood_that_is_there(self, voting: Opened) -> None:
        hall, client = voting
        assert "-n gillisbuurt -r 20 --seed 1" in client.get("/facilitator").text
        own = hall.folder / "neighbourhood.toml"
        own.write_text("", encoding="utf-8")
        assert f"-n {own} -r 20" in client.get("/facilitator").text

    def test_the_facilitator_cannot_vote_for_somebody(self, voting: Opened) -> None:
        hall, client = voting
        answer = do(client, "voted", voter="0" * 16, **ballot_of(hall, []))
        assert answer.status_code == 400
        assert hall.state.round.votes == {}

    def test_every_button_does_something(self, voting: Opened) -> None:
        hall, client = voting
        for _ in range(3):
            do(client, "moved", to="next")
        assert hall.state.stage == "card"
        seen = set()
        for button in re.findall(r'data-do="([^"]+)"', client.get("/facilitator").text):
            what = button.replace("&quot;", '"')
            assert client.post("/do", content=what, headers={"content-type": "application/json"}).status_code in {
                200,
                400,
            }
            seen.add(re.search(r'"kind": "(\w+)"', what)[1])  # type: ignore[index]
        assert seen == {"moved", "paused", "card", "chart", "again", "restarted"}

    def test_hiding_and_showing_on_the_wall(self, voting: Opened) -> None:
        hall, client = voting
        client.post("/vote", json=ballot_of(hall, ["4.3"]), headers=heads(1))
        title = switches()["4.3"].title.en
        assert title in client.get("/wall?lang=en").text
        do(client, "chart", name="tally", shown=False)
        assert title not in client.get("/wall?lang=en").text
        do(client, "chart", name="tally", shown=True)
        assert title in client.get("/wall?lang=en").text


class TestGuessing:
    def test_wrong_codes_are_counted_by_address_and_the_right_one_then_waits_too(self, room: Opened) -> None:
        _, client = room
        answers = [client.get(f"/r/WRONG{number}").status_code for number in range(12)]
        assert answers == [403] * 10 + [429] * 2
        assert client.get(f"/r/{CODES.room}").status_code == 429
        assert client.get(f"/join?code={CODES.room}", follow_redirects=False).status_code == 429

    def test_every_door_counts(self, room: Opened) -> None:
        _, client = room
        for number in range(5):
            assert client.get(f"/join?code=N{number}").status_code == 403
            assert client.get("/phone", headers=heads(number, f"N{number}")).status_code == 403
        assert client.post("/vote", json={}, headers=heads(9, "N")).status_code == 429

    def test_who_was_in_is_not_kept_out(self, voting: Opened) -> None:
        hall, client = voting
        assert client.get("/phone", headers=heads(1)).status_code == 200
        for number in range(12):
            client.get(f"/r/WRONG{number}")
        assert client.post("/vote", json=ballot_of(hall, ["4.3"]), headers=heads(1)).status_code == 200
        assert client.get("/phone", headers=heads(2)).status_code == 429

    def test_the_limit_ends_after_its_span(self) -> None:
        now = [0.0]
        limiter = Limiter(2, 60, lambda: now[0])
        for _ in range(2):
            limiter.check("a")
            limiter.note("a")
        with pytest.raises(TooOften) as caught:
            limiter.check("a")
        assert caught.value.seconds == 60
        limiter.check("b")
        now[0] = 60.5
        limiter.check("a")

    def test_what_is_remembered_is_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from transitiesim.interfaces.room import guarding

        monkeypatch.setattr(guarding, "_MOST_REMEMBERED", 100)
        limiter = Limiter(2, 60)
        for who in range(1000):
            limiter.note(who)
        assert len(limiter._seen) == 100

    def test_a_phone_that_votes_all_the_time_has_to_wait(self, voting: Opened) -> None:
        hall, client = voting
        answers = [
            client.post("/vote", json=ballot_of(hall, ["4.3"], n), headers=heads(1)).status_code for n in range(32)
        ]
        assert answers == [200] * 30 + [429] * 2


HOSTILE = [
    b"", b"{", b"[]", b"null", b"1e999", b"[" * 3000, b'{"a":' * 600, b"\xff\xfe\x00", b'{"parts": NaN}',
    b'{"round": 0}', b'{"round": "0", "ballot": 0, "table": 0, "parts": [], "guess": 1}',
    b'{"round": 0, "ballot": 0, "table": 0, "parts": "4.3", "guess": 1}',
    b'{"round": 0, "ballot": 0, "table": 0, "parts": ["<script>"], "guess": 1}',
    b'{"round": 0, "ballot": 0, "table": -1, "parts": [], "guess": 1}',
    b'{"round": 0, "ballot": 0, "table": 0, "parts": [], "guess": 101}',
    b'{"round": 0, "ballot": 0, "table": 0, "parts": [], "guess": 1.5}',
    b'{"round": 0, "ballot": 0, "table": 0, "parts": [], "guess": 10000000000000000000000000000}',
    b'{"round": 0, "ballot": 0, "table": 0, "parts": [], "guess": 1, "more": 1}',
    b'{"round": 0, "ballot": 99, "table": 0, "parts": [], "guess": 1}',
    b'{"round": 0, "ballot": 0, "table": 3, "parts": [], "guess": 1}',
    b'{"round": 0, "ballot": 0, "table": 0, "parts": [' + b'"4.3",' * 400 + b'"4.3"], "guess": 1}',
]  # fmt: skip


class TestHostile:
    @pytest.mark.parametrize("body", [*HOSTILE, b'{"x": "' + b"y" * LARGEST_BODY + b'"}'])
    @pytest.mark.parametrize("path", ["/vote", "/do"])
    def test_a_body_that_is_none_gets_one_sentence(self, voting: Opened, body: bytes, path: str) -> None:
        hall, client = voting
        before = hall.state
        answer = client.post(f"{path}?lang=en", content=body, headers={**heads(1), "content-type": "application/json"})
        assert answer.status_code == 400
        assert one_sentence(answer.json()["say"])
        assert hall.state == before

    @pytest.mark.parametrize(
        "path",
        [
            "/nothing", "/r/", "/r/%00", "/r/../../etc/passwd", "/table-9.toml", "/table-..%2f.toml", "/%ff",
            "/r/" + "A" * 5000, "/join?code=" + "%f0%9f%98%80" * 500, "/?lang=" + "x" * 3000, "/r/ABCDE/more", "/phone",
            "/live?view=../../x", "/vote", "/do",
        ],
    )  # fmt: skip
    def test_a_path_that_is_none_gets_one_sentence(self, room: Opened, path: str) -> None:
        answer = room[1].get(path)
        assert answer.status_code in {200, 400, 403, 404, 405}
        assert "Traceback" not in answer.text
        assert "transitiesim/" not in answer.text

    @pytest.mark.parametrize("token", ["", "x", "G" * 32, "0" * 65, "é", "a' OR 1=1"])
    def test_a_phone_that_says_nothing_of_itself(self, room: Opened, token: str) -> None:
        asked = {"x-room": CODES.room, "x-phone": token.encode("utf-8")}
        answer = room[1].get("/phone?lang=en", headers=asked)  # type: ignore[arg-type]
        assert answer.status_code == 400
        assert one_sentence(answer.json()["say"])

    def test_what_is_sent_never_comes_back_as_markup(self, room: Opened) -> None:
        bad = "<script>alert(1)</script>"
        for path in (f"/join?code={bad}", f"/r/{bad}", f"/?lang={bad}", f"/{bad}"):
            assert bad not in room[1].get(path).text
        said = room[1].post("/facilitator", data={"code": bad, "then": f'"{bad}'})
        assert bad not in said.text

    def test_a_failure_inside_is_one_sentence(self, voting: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
        hall, client = voting

        def full(_: object) -> None:
            raise OSError(28, "no space left on device")

        monkeypatch.setattr(type(hall.room), "do", lambda _, event: full(event))
        answer = client.post("/vote?lang=en", json=ballot_of(hall, ["4.3"]), headers=heads(1))
        assert answer.status_code == 500
        assert answer.json() == {"say": "Something went wrong; try again."}

    @pytest.mark.parametrize("path", ["/", f"/r/{CODES.room}", "/facilitator", "/wall"])
    def test_pages_run_only_what_stands_in_them(self, voting: Opened, path: str) -> None:
        head = voting[1].get(path).headers
        assert "default-src 'none'" in head["content-security-policy"]
        assert "unsafe" not in head["content-security-policy"]
        assert head["cache-control"] == "no-store"
        assert head["x-content-type-options"] == "nosniff"


def one_sentence(text: str) -> bool:
    return bool(text) and "\n" not in text and "Traceback" not in text and len(text) < 400


class TestGoingOn:
    def test_nobody_keeps_a_server_waiting_that_stops(self, room: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
        hall, client = room
        key = client.get("/phone", headers=heads(1)).json()["key"]
        monkeypatch.setattr(routes, "PATIENCE_SECONDS", 600)
        hall.end()
        assert client.get(f"/phone?key={key}", headers=heads(1)).json() == {}

    def test_a_server_that_is_started_again_knows_everything(self, tmp_path: Path) -> None:
        with room_in(tmp_path, tables=2) as (hall, client):
            log_in(client)
            do(client, "moved", to="next")
            client.post("/vote", json=ballot_of(hall, ["4.3"]), headers=heads(1))
            do(client, "chart", name="news", shown=False)
            before, cookie = hall.state, client.cookies["facilitator"]
            phone = client.get("/phone?table=0", headers=heads(1)).json()
        with room_in(tmp_path) as (hall, client):
            assert hall.state == before
            client.cookies.set("facilitator", cookie)
            assert do(client, "paused", on=True).status_code == 200
            do(client, "paused", on=False)
            # The phone was not disturbed: what it shows is still what it should show.
            assert client.get(f"/phone?table=0&key={phone['key']}", headers=heads(1)).json() == {}
