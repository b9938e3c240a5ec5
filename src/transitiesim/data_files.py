"""Where the shipped files are, and how a TOML file of a user is read without ever failing obscurely."""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from transitiesim.errors import InputError, closest
from transitiesim.language import Text

if TYPE_CHECKING:
    import pydantic

LARGEST_FILE_BYTES = 1_000_000
LONGEST_LINE_CHARACTERS = 10_000
MOST_KEY_PARTS = 50
_QUOTED = re.compile(r""" "(?:[^"\\]|\\.)*+" | '[^']*+' """, re.VERBOSE)
_DOTTED = re.compile(rf"(?:[\w-]++[ \t]*+\.[ \t]*+){{{MOST_KEY_PARTS}}}")


def shipped(*parts: str) -> Path:
    """Path of a shipped file or folder below `scenarios/`, whether installed or checked out."""
    return _shipped_folder("scenarios").joinpath(*parts)


def shipped_experiments() -> Path:
    """Folder of the shipped experiments, whether installed or checked out."""
    return _shipped_folder("experiments")


def _shipped_folder(name: str) -> Path:
    package = Path(__file__).resolve().parent
    inside_wheel = package / "_data" / name
    return inside_wheel if inside_wheel.is_dir() else package.parents[1] / name


def read_toml(path: Path) -> dict[str, object]:
    """The content of a TOML file (UTF-8, at most one megabyte) as plain Python values.

    Raises:
        InputError: when the file is missing, a folder, not an ordinary file, unreadable, too large, empty,
            not text or not TOML. Nothing is parsed of a file that is too large.
    """
    where = printable(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(where, Text("is een map", "is a folder"), A_TOML_FILE)
        if not stat.S_ISREG(status.st_mode):
            raise InputError(where, Text("is geen gewoon bestand", "is not an ordinary file"), A_TOML_FILE)
        if status.st_size > LARGEST_FILE_BYTES:
            raise _too_large(where)
        with path.open("rb") as file:
            # The size is checked again because a file may grow between the two looks at it.
            content = file.read(LARGEST_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError(where, Text("bestaat niet", "does not exist"), A_TOML_FILE) from error
    except PermissionError as error:
        raise InputError(
            where,
            Text("mag niet worden gelezen (geen rechten)", "may not be read (no permission)"),
            A_TOML_FILE,
        ) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(
            where,
            Text("kan niet worden gelezen ({reason})", "cannot be read ({reason})").format(reason=reason),
        ) from error
    except InputError:
        raise
    except ValueError as error:
        raise InputError(where, Text("is geen bestandsnaam", "is not a file name"), A_TOML_FILE) from error
    if len(content) > LARGEST_FILE_BYTES:
        raise _too_large(where)
    return parse_toml(content, where)


def pydantic_complaint(error: pydantic.ValidationError, where: str, known: Iterable[str]) -> InputError:
    """The most telling of pydantic's complaints as one sentence about one key.

    An unknown key comes first: it is usually a misspelling and the cause of the other complaints.

    A validator may raise an InputError to say in words what is allowed; with an empty `what` the value is shown.

    Args:
        error: what pydantic raised on the content of a file.
        where: the file, as the user would recognise it.
        known: the keys that exist in such a file, to suggest one for an unknown key; a key inside a table
            as a dotted name, a key inside a list of tables with "*" for the place in the list
            ("figures.dwellings.value", "milestones.*.date").
    """
    complaints = error.errors(include_url=False)
    unknown = [complaint for complaint in complaints if complaint["type"] == "extra_forbidden"]
    complaint = (unknown or complaints)[0]
    kind = complaint["type"]
    location = complaint["loc"]
    limits: Mapping[str, object] = complaint.get("ctx", {})
    cause = limits.get("error")
    keys = ".".join(str(part) for part in location if part != "[key]")
    place = f"{where}: {_shortened(_visible(keys))}" if keys else where
    if kind == "extra_forbidden":
        allowed, suggestion = _instead_of(location, known)
        return InputError(place, Text("onbekende sleutel", "unknown key"), allowed, suggestion)
    if kind == "missing":
        return InputError(place, Text("ontbreekt", "is missing"))
    if isinstance(cause, InputError):
        return InputError(
            place, cause.what if cause.what.en else _given(complaint["input"]), cause.allowed, cause.suggestion
        )
    if kind in {"literal_error", "enum"}:
        expected = str(limits.get("expected", "")).replace("'", "")
        options = re.split(r", | or ", expected)
        given = complaint["input"]
        suggestion = closest(given, options) if isinstance(given, str) else None
        return InputError(place, _given(given), Text(_listed(options, "of"), _listed(options, "or")), suggestion)
    for limit, words in _LIMITS.items():
        if limit in limits and kind not in {"value_error", "assertion_error"}:
            bound = limits[limit]
            shown = f"{bound:g}" if isinstance(bound, float) else bound
            return InputError(place, _given(complaint["input"]), words.format(limit=shown))
    if kind in _KINDS:
        return InputError(place, _given(complaint["input"]), _KINDS[kind])
    return InputError(place, complaint["msg"])


def printable(path: Path) -> str:
    """The path as text that any terminal can show: odd characters are escaped."""
    return _visible(str(path).encode("utf-8", "backslashreplace").decode("utf-8"))


A_TOML_FILE = Text("een leesbaar TOML-bestand", "a readable TOML file")
_AS_TEXT = Text("TOML-tekst in UTF-8", "TOML text in UTF-8")

_LIMITS = {
    "ge": Text("{limit} of meer", "{limit} or more"),
    "gt": Text("meer dan {limit}", "more than {limit}"),
    "le": Text("{limit} of minder", "{limit} or less"),
    "lt": Text("minder dan {limit}", "less than {limit}"),
    "min_length": Text("minstens {limit} lang", "at least {limit} long"),
    "max_length": Text("hoogstens {limit} lang", "at most {limit} long"),
    "pattern": Text("tekst van de vorm {limit}", "text of the form {limit}"),
}

_NUMBER = Text("een getal", "a number")
_WHOLE = Text("een heel getal", "a whole number")
_TABLE = Text("een tabel [..]", "a table [..]")
_LIST = Text("een lijst", "a list")
_YES_NO = Text("true of false", "true or false")
_WORDS = Text("tekst tussen aanhalingstekens", "text in quotation marks")
_KINDS = {
    "finite_number": Text("een gewoon, eindig getal", "an ordinary, finite number"),
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "int_parsing_size": _WHOLE,
    "bool_type": _YES_NO,
    "bool_parsing": _YES_NO,
    "string_type": _WORDS,
    "string_unicode": _WORDS,
    "model_type": _TABLE,
    "model_attributes_type": _TABLE,
    "dataclass_type": _TABLE,
    "dict_type": _TABLE,
    "mapping_type": _TABLE,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "set_type": _LIST,
    "frozen_set_type": _LIST,
}


def parse_toml(content: bytes, where: str) -> dict[str, object]:
    """The TOML in `content`; InputError when it is empty, not text, or not TOML."""
    if not content.strip():
        raise InputError(where, Text("is leeg", "is empty"), _AS_TEXT)
    try:
        # Some editors put a byte order mark before the text; TOML knows none.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = Text("is geen tekst in UTF-8 (byte {byte})", "is not text in UTF-8 (byte {byte})")
        raise InputError(where, what.format(byte=error.start + 1), _AS_TEXT) from error
    if "\0" in text:
        raise InputError(where, Text("is geen tekst", "is not text"), _AS_TEXT)
    # Keys of thousands of parts would keep the parser busy for minutes: its time grows with their number squared.
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE_CHARACTERS:
            what = Text("regel {number} is te lang", "line {number} is too long").format(number=number)
            most = Text("hoogstens {most} tekens op een regel", "at most {most} characters on a line")
            raise InputError(where, what, most.format(most=LONGEST_LINE_CHARACTERS))
        # What stands between quotation marks may be a part of a key too, so it counts as one word.
        if line.count(".") >= MOST_KEY_PARTS and _DOTTED.search(_QUOTED.sub("x", line)):
            what = Text("bevat op regel {number} een te lange naam", "has a name that is too long on line {number}")
            most = Text("hoogstens {most} delen met punten ertussen", "at most {most} parts with dots between them")
            raise InputError(where, what.format(number=number), most.format(most=MOST_KEY_PARTS))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(where, _toml_mistake(str(error), text), _AS_TEXT) from error
    except RecursionError as error:
        raise InputError(where, Text("is te diep genest", "is nested too deeply"), _AS_TEXT) from error
    except ValueError as error:
        what = Text("bevat een onmogelijk groot getal", "contains an impossibly large number")
        raise InputError(where, what, _AS_TEXT) from error


def _toml_mistake(message: str, text: str) -> Text:
    """Where the parser stumbled, in words; the parser itself only speaks English."""
    twice = "Cannot overwrite" in message or "Cannot declare" in message or "Duplicate" in message
    found = re.search(r"at line (\d+), column (\d+)", message)
    line = found[1] if found else str(text.rstrip().count("\n") + 1)
    if twice:
        what = Text("bevat op regel {line} iets dat al bestaat", "defines something twice on line {line}")
    else:
        what = Text("is geen geldige TOML op regel {line}", "is not valid TOML on line {line}")
    return what.format(line=line)


def _visible(text: str) -> str:
    """`text` with every character that does not print escaped, so that a terminal stays unharmed."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)


def _too_large(where: str) -> InputError:
    """The complaint about a file that is too large to be meant."""
    most = Text("hoogstens 1 megabyte", "at most 1 megabyte")
    return InputError(where, Text("is te groot", "is too large"), most)


def _given(value: object) -> Text:
    """What the user wrote, kept short; a table or list is named, not shown."""
    if isinstance(value, bool):
        shown = "true" if value else "false"
    elif isinstance(value, float | str):
        shown = _shortened(repr(value))
    elif isinstance(value, int):
        # Python refuses to write out whole numbers of thousands of digits.
        shown = str(value) if abs(value) < 10**40 else "10...0"
    elif isinstance(value, Mapping):
        return Text("is een tabel", "is a table")
    elif isinstance(value, list | tuple):
        return Text("is een lijst", "is a list")
    else:
        shown = type(value).__name__
    return Text(f"{shown} kan niet", f"{shown} is not possible")


def _instead_of(location: tuple[int | str, ...], known: Iterable[str]) -> tuple[str, str | None]:
    """What is allowed in the place of an unknown key, and which key was probably meant."""
    key = str(location[-1])
    table = tuple("*" if isinstance(part, int) else part for part in location[:-1])
    names = [tuple(name.split(".")) for name in known]
    beside = [name[-1] for name in names if name[:-1] == table]
    elsewhere = [".".join(name) for name in names if name[-1] == key]
    suggestion = elsewhere[0] if elsewhere else closest(key, beside) or closest(key, [name[-1] for name in names])
    return ("" if suggestion is not None else ", ".join(beside)), suggestion


def _shortened(text: str, most: int = 80) -> str:
    """`text`, cut off after `most` characters."""
    return text if len(text) <= most else text[: most - 3] + "..."


def _listed(options: list[str], word: str) -> str:
    """Options as a reader would write them: "a, b or c"."""
    return options[0] if len(options) == 1 else f"{', '.join(options[:-1])} {word} {options[-1]}"
