"""Files of users: whatever stands in them, the answer is their content or one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pydantic
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transitiesim.data_files import printable, pydantic_complaint, read_toml, shipped
from transitiesim.errors import InputError

HOSTILE = {
    "empty": (b"", "is empty"),
    "white space": (b" \n\t\n", "is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xd8", "is not text in UTF-8"),
    "latin-1": ("naam = 'België'".encode("latin-1"), "is not text in UTF-8"),
    "utf-16": ("a = 1".encode("utf-16"), "is not text in UTF-8"),
    "zero bytes": (b"a = 1\x00", "is not text"),
    "not TOML": (b"a = 1\nb 2\n", "is not valid TOML on line 2"),
    "json": (b'{"a": 1}', "is not valid TOML on line 1"),
    "cut off": (b'a = 1\nb = """\nnever closed', "is not valid TOML on line 3"),
    "impossible date": (b"a = 2021-99-99", "is not valid TOML on line 1"),
    "key twice": (b"a = 1\n\na = 2\n", "defines something twice on line 3"),
    "table twice": (b"[a]\n[b]\n[a]\n", "defines something twice on line 3"),
    "deep": (b"a = " + b"[" * 4000 + b"]" * 4000, "is nested too deeply"),
    "long line": (b"a" + b".a" * 60_000 + b" = 1", "line 1 is too long"),
    "dots": (b"\n" + b"a." * 1000 + b"b = 1", "has a name that is too long on line 2"),
    "dots in a table": (b"a = {" + b"'a b' . " * 1000 + b"b = 1}", "has a name that is too long on line 1"),
    "dots in a header": (b"[" + b'"\\" .".' * 1000 + b"b]", "has a name that is too long on line 1"),
    "long number": (b"a = " + b"9" * 5000, "contains an impossibly large number"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_gives_one_sentence(tmp_path: Path, kind: str) -> None:
    content, expected = HOSTILE[kind]
    path = tmp_path / "a.toml"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_toml(path)
    assert expected in caught.value.sentence("en")
    assert str(path) in caught.value.sentence("nl")
    assert "\n" not in caught.value.sentence("nl")


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_toml(tmp_path / "none.toml")


def test_a_folder_is_named_as_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_toml(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="not an ordinary file"):
        read_toml(pipe)


@pytest.mark.parametrize("method", ["stat", "open"])
def test_a_file_without_permission_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    path = tmp_path / "secret.toml"
    path.write_text("a = 1")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, method, refuse)
    with pytest.raises(InputError, match="no permission"):
        read_toml(path)


def test_a_disk_that_fails_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("a = 1")

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(InputError, match="Input/output error"):
        read_toml(path)


def test_an_enormous_file_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)

    def opened(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(InputError, match="at most 1 megabyte"):
        read_toml(path)


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "growing.toml"
    path.write_bytes(b"# \n" * 500_000)
    before = path.stat()
    small = os.stat_result((*before[:6], 10, *before[7:10]))
    monkeypatch.setattr(Path, "stat", lambda *_, **__: small)
    with pytest.raises(InputError, match="is too large"):
        read_toml(path)


@pytest.mark.parametrize("name", ["a\0b.toml", "x" * 3000])
def test_a_name_that_cannot_be_a_file_gives_a_sentence(name: str) -> None:
    with pytest.raises(InputError):
        read_toml(Path(name))


def test_a_byte_order_mark_is_forgiven(tmp_path: Path) -> None:
    path = tmp_path / "notepad.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\n")
    assert read_toml(path) == {"a": 1}


@settings(deadline=None)
@given(
    content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
)
def test_any_bytes_give_content_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content)
    said = []
    try:
        read_toml(path)
    except InputError as error:
        said = [error.sentence("nl"), error.sentence("en")]
    assert all(sentence.isprintable() and str(path) in sentence for sentence in said)


def test_a_path_with_control_characters_stays_on_one_line() -> None:
    assert printable(Path("a\x1b[31m\nb\udcff")) == "a\\x1b[31m\\nb\\udcff"


def test_the_shipped_folders_exist() -> None:
    assert shipped("neighbourhoods").is_dir()
    assert shipped("world", "laws.csv").is_file()


class _Inner(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)
    share: float = pydantic.Field(default=0.0, ge=0, le=1)
    kind: str = pydantic.Field(default="", max_length=5, pattern="^[a-z]*$")
    on: bool = True
    count: int = pydantic.Field(default=1, gt=0, lt=10)


class _Outer(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid", strict=True)
    name: str
    inner: _Inner = _Inner()
    several: list[_Inner] = pydantic.Field(default_factory=list, max_length=2)


KEYS = ["name", "inner", "inner.share", "inner.kind", "inner.on", "several", "several.*.share", "several.*.kind"]

COMPLAINTS: list[tuple[dict[str, object], str]] = [
    ({}, "f.toml: name: is missing."),
    ({"nam": "x"}, "f.toml: nam: unknown key; did you mean 'name'?"),
    ({"name": "x", "zzz": 1}, "f.toml: zzz: unknown key; allowed: name, inner, several."),
    ({"name": "x", "share": 1}, "f.toml: share: unknown key; did you mean 'inner.share'?"),
    ({"name": "x", "inner": {"shar": 1}}, "f.toml: inner.shar: unknown key; did you mean 'share'?"),
    ({"name": "x", "several": [{"kin": ""}]}, "f.toml: several.0.kin: unknown key; did you mean 'kind'?"),
    ({"name": 3}, "f.toml: name: 3 is not possible; allowed: text in quotation marks."),
    ({"name": True}, "f.toml: name: true is not possible; allowed: text in quotation marks."),
    ({"name": 10**4000}, "f.toml: name: 10...0 is not possible; allowed: text in quotation marks."),
    ({"name": "x", "inner": 3}, "f.toml: inner: 3 is not possible; allowed: a table [..]."),
    ({"name": "x", "several": 3}, "f.toml: several: 3 is not possible; allowed: a list."),
    ({"name": "x", "several": [{}, {}, {}]}, "f.toml: several: is a list; allowed: at most 2 long."),
    ({"name": "x", "inner": {"share": "a"}}, "f.toml: inner.share: 'a' is not possible; allowed: a number."),
    ({"name": "x", "inner": {"share": {}}}, "f.toml: inner.share: is a table; allowed: a number."),
    (
        {"name": "x", "inner": {"share": float("nan")}},
        "f.toml: inner.share: nan is not possible; allowed: an ordinary, finite number.",
    ),
    ({"name": "x", "inner": {"share": 1.5}}, "f.toml: inner.share: 1.5 is not possible; allowed: 1 or less."),
    ({"name": "x", "inner": {"share": -1}}, "f.toml: inner.share: -1 is not possible; allowed: 0 or more."),
    ({"name": "x", "inner": {"count": 0}}, "f.toml: inner.count: 0 is not possible; allowed: more than 0."),
    ({"name": "x", "inner": {"count": 1.5}}, "f.toml: inner.count: 1.5 is not possible; allowed: a whole number."),
    ({"name": "x", "inner": {"on": "yes"}}, "f.toml: inner.on: 'yes' is not possible; allowed: true or false."),
    (
        {"name": "x", "inner": {"kind": "A"}},
        "f.toml: inner.kind: 'A' is not possible; allowed: text of the form ^[a-z]*$.",
    ),
]


@pytest.mark.parametrize(("content", "sentence"), COMPLAINTS)
def test_a_complaint_names_place_mistake_and_remedy(content: dict[str, object], sentence: str) -> None:
    with pytest.raises(pydantic.ValidationError) as caught:
        _Outer.model_validate(content)
    complaint = pydantic_complaint(caught.value, "f.toml", KEYS)
    assert complaint.sentence("en") == sentence
    assert complaint.sentence("nl") != sentence
