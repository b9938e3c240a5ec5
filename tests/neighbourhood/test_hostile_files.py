"""Neighbourhood files that are wrong: one sentence that says where, what and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transitiesim.errors import InputError
from transitiesim.neighbourhood.facts import read_facts

START = 'id = "wijk"\nname = "Wijk"\nmunicipality = "Stad"\n'
HOMES = START + "[figures.dwellings]\nvalue = 1000\n"
PLAN = HOMES + "[demolition]\ndwellings = 100\n"
EVENT = HOMES + '[[milestones]]\nkind = "plan"\nnl = "x"\nen = "y"\n'


def share(name: str, value: str) -> str:
    """Lines for one tenure share."""
    return f"[figures.{name}_share]\nvalue = {value}\n"


HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "is empty"),
    "only comments": ("# nothing\n", "is missing"),
    "binary": (b"\x00\x01\xff\xfe", "not text"),
    "not TOML": (START + "[figures\n", "not valid TOML on line 4"),
    "no dwellings": (START + "[figures]\n", "figures.dwellings: is missing"),
    "no figures": (START, "figures: is missing"),
    "misspelt figure": (HOMES + "[figures.corperation_share]\nvalue = 0.5\n", "did you mean 'corporation_share'"),
    "misspelt key": (HOMES + "vlaue = 3\n", "figures.dwellings.vlaue: unknown key; did you mean 'value'"),
    "figure outside its table": (HOMES + "[mobility]\nvalue = 0.1\n", "did you mean 'figures.mobility'"),
    "unknown table": (HOMES + "[zzzz]\n", "zzzz: unknown key; allowed: id, name"),
    "bare number": (START + "[figures]\ndwellings = 1000\n", "allowed: a table"),
    "text for a number": (START + '[figures.dwellings]\nvalue = "1000"\n', "allowed: a whole number"),
    "yes for a number": (START + "[figures.dwellings]\nvalue = true\n", "allowed: a whole number"),
    "half a dwelling": (START + "[figures.dwellings]\nvalue = 1000.5\n", "allowed: a whole number"),
    "no dwellings at all": (START + "[figures.dwellings]\nvalue = 0\n", "allowed: 1 or more"),
    "fewer than none": (START + "[figures.dwellings]\nvalue = -5\n", "allowed: 1 or more"),
    "more than there are": (START + "[figures.dwellings]\nvalue = 2000001\n", "allowed: 2000000 or less"),
    "far too many": (START + f"[figures.dwellings]\nvalue = {'9' * 4000}\n", "figures.dwellings.value"),
    "no number": (HOMES + "[figures.mobility]\nvalue = nan\n", "finite number"),
    "infinite": (HOMES + "[figures.gas_m3_per_dwelling]\nvalue = inf\n", "finite number"),
    "percent": (HOMES + share("corporation", "50"), "50 is not possible; allowed: 1 or less"),
    "negative share": (HOMES + share("corporation", "-0.1"), "allowed: 0 or more"),
    "shares above one": (
        HOMES + share("corporation", "0.7") + share("owner_occupied", "0.4"),
        "the shares add up to 1.1; allowed: 0 to 1.02",
    ),
    "shares below one": (
        HOMES + share("corporation", "0.2") + share("owner_occupied", "0.2") + share("private_rented", "0.2"),
        "the shares add up to 0.6; allowed: 0.9 to 1.02",
    ),
    "unknown grade": (HOMES + 'grade = "measurd"\n', "allowed: measured, derived or guess; did you mean 'measured'"),
    "size of the city": (HOMES + '[figures.municipality_size]\nvalue = "big"\n', "allowed: large, middle or small"),
    "heat plan": (HOMES + '[heat_plan]\nkind = "netwrok"\nnl = "x"\nen = "y"\n', "did you mean 'network'"),
    "one language": (HOMES + '[heat_plan]\nkind = "network"\nnl = "x"\n', "heat_plan.en: is missing"),
    "target year": (HOMES + '[heat_plan]\nkind = "network"\nnl = "x"\nen = "y"\ntarget_year = 30\n', "2000 or more"),
    "capitals in the id": (HOMES.replace('"wijk"', '"Wijk"'), "'Wijk' is not possible; allowed: lower-case letters"),
    "empty name": (HOMES.replace('"Wijk"', '""'), "at least 1 long"),
    "endless name": (HOMES.replace('"Wijk"', f'"{"w" * 500}"'), "at most 100 long"),
    "terminal codes": (HOMES.replace('"Wijk"', '"\\u001b[31m"'), "cannot be printed"),
    "a note of numbers": (HOMES + "note = 3\n", "figures.dwellings.note"),
    "demolition of more": (
        PLAN.replace("dwellings = 100", "dwellings = 1001") + 'from = "2021-01"\n',
        "1001 is more than there are dwellings; allowed: at most 1000",
    ),
    "demolition without a date": (PLAN, "demolition.from: is missing"),
    "demolition backwards": (PLAN + 'from = "2022-01"\nuntil = "2021-01"\n', "the months are not possible"),
    "demolition long ago": (PLAN + 'from = "1999-01"\n', "the months are not possible"),
    "month thirteen": (PLAN + 'from = "2022-13"\n', "allowed: year and month"),
    "a real date": (PLAN + "from = 2022-01-01\n", "allowed: text in quotation marks"),
    "milestones as a table": (HOMES + "[milestones]\n", "allowed: a list"),
    "milestone without a date": (EVENT, "milestones.0.date: is missing"),
    "milestone on a strange date": (EVENT + 'date = "spring"\n', "allowed: a year or a month"),
    "milestone of no kind": (EVENT.replace('"plan"', '"party"') + 'date = "2020"\n', "allowed: agreement, building"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_wrong_file_gives_one_sentence(tmp_path: Path, kind: str) -> None:
    content, expected = HOSTILE[kind]
    path = tmp_path / "own.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError) as caught:
        read_facts(path)
    sentence = caught.value.sentence("en")
    assert expected in sentence
    assert sentence.startswith(f"{path}: ")
    assert sentence.isprintable()
    assert caught.value.sentence("nl") != sentence
    assert len(sentence) < 600


def test_the_pieces_the_wrong_files_are_made_of_are_right(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(PLAN + 'from = "2021-01"\n[[milestones]]\nkind = "plan"\nnl = "x"\nen = "y"\ndate = "2020-05"\n')
    facts = read_facts(path)
    assert facts.demolition is not None
    assert facts.demolition.until_month == facts.demolition.from_month + 120
    assert facts.milestones[0].month == 16


@pytest.mark.parametrize("place", ["missing.toml", "folder.toml", "no/such/folder/file.toml"])
def test_a_place_that_is_no_file_gives_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(InputError, match=r"is a folder|does not exist"):
        read_facts(str(tmp_path / place))


def test_a_file_without_permission_gives_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "own.toml"
    path.write_text(HOMES)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="no permission"):
        read_facts(path)


def test_an_enormous_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(HOMES.encode() + b"# filling\n" * 120_000)
    with pytest.raises(InputError, match="too large"):
        read_facts(path)


@settings(deadline=None)
@given(
    content=st.one_of(
        st.binary(max_size=400),
        st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace")),
        st.text(max_size=200).map(lambda text: (HOMES + text).encode("utf-8", "replace")),
    )
)
def test_any_file_gives_facts_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any-neighbourhood.toml"
    path.write_bytes(content)
    said = []
    try:
        read_facts(path)
    except InputError as error:
        said = [error.sentence("nl"), error.sentence("en")]
    assert all(sentence.isprintable() for sentence in said)
