"""Neighbourhoods that can be chosen: those that come with the program, and files that visitors sent.

A file is read as text and nothing else: no name in it is opened, nothing in it is carried out. It is known by a hash
of its content, so two visitors with different files of one name stay apart.
"""

from __future__ import annotations

import hashlib
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable
from functools import cache

from transitiesim.data_files import parse_toml
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.neighbourhood import Facts, known_neighbourhoods, read_facts
from transitiesim.neighbourhood.facts import facts_from

LARGEST_FILE = 200_000  # bytes; a neighbourhood with a source for every figure takes some 15,000
MOST_HOMES = 40_000  # in the dashboard, where somebody is waiting
MOST_KEPT = 50

_kept: OrderedDict[str, Facts] = OrderedDict()
_held: Counter[str] = Counter()
_lock = threading.Lock()


@cache
def shipped_places() -> dict[str, Facts]:
    """The neighbourhoods that come with the program, by id, in order of their name."""
    found = [read_facts(name) for name in known_neighbourhoods()]
    return {one.id: one for one in sorted(found, key=lambda one: one.name)}


def facts_of(place: str) -> Facts:
    """The facts of a place by its id in a choice.

    Raises:
        InputError: when it is not here.
    """
    if place in shipped_places():
        return shipped_places()[place]
    with _lock:
        found = _kept.get(place)
        if found is not None:
            _kept.move_to_end(place)
    if found is None:
        raise InputError(
            place[:60],
            Text("deze wijk is hier niet (meer)", "this neighbourhood is not here (any more)"),
            Text("kies een wijk of stuur het bestand opnieuw in", "choose a neighbourhood or upload the file again"),
        )
    return found


def is_kept(place: str) -> bool:
    """Whether an uploaded place is here."""
    with _lock:
        return place in _kept


def hold(place: str) -> Callable[[], None]:
    """Keep an uploaded place as long as a screen shows it, however many others are sent meanwhile.

    Returns:
        A function that ends it.
    """
    with _lock:
        _held[place] += 1

    def end() -> None:
        with _lock:
            _held[place] -= 1

    return end


def keep_uploaded(content: bytes, name: str = "") -> str:
    """Read an uploaded neighbourhood file and keep it for a while.

    Args:
        content: of the file.
        name: of the file, for complaints; never opened.

    Returns:
        Its id in a choice.

    Raises:
        InputError: too large, not a neighbourhood, or more homes than the dashboard takes.
    """
    where = "".join(letter if letter.isprintable() else "?" for letter in name[:60]) or "toml"
    if len(content) > LARGEST_FILE:
        most = Text(f"hoogstens {LARGEST_FILE} bytes", f"at most {LARGEST_FILE} bytes")
        raise InputError(where, Text("is te groot", "is too large"), most)
    facts = facts_from(parse_toml(content, where), where)
    if facts.number("dwellings") > MOST_HOMES:
        raise InputError(
            f"{where}: figures.dwellings",
            Text("zoveel woningen kan het dashboard niet aan", "the dashboard cannot take so many homes"),
            Text(f"hoogstens {MOST_HOMES}; de opdrachtregel kan meer", f"at most {MOST_HOMES}; the command line can"),
        )
    place = f"own-{hashlib.sha256(content).hexdigest()[:12]}"
    with _lock:
        # The facts keep the id of the file: draws of assumed figures are keyed by it, here as on the command line.
        _kept[place] = facts
        _kept.move_to_end(place)
        idle = [one for one in _kept if _held[one] <= 0 and one != place]
        for one in idle[: max(0, len(idle) + 1 - MOST_KEPT)]:
            del _kept[one], _held[one]
    return place
