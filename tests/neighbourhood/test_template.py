"""The template reads as it stands, and with every comment made active."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from transitiesim.errors import InputError
from transitiesim.language import LANGUAGES, Language
from transitiesim.neighbourhood.defaults import DEFAULTS, FIGURES
from transitiesim.neighbourhood.facts import read_facts
from transitiesim.neighbourhood.template import template, write_template


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_reads_as_it_stands(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "own.toml"
    write_template(path, language)
    facts = read_facts(path)
    assert path.read_text(encoding="utf-8") == template(language)
    assert facts.number("dwellings") == 1000
    assert set(facts.uncertain()) == {name for name in DEFAULTS if name not in {"mobility", "low_income_share"}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_the_template_reads_when_made_active(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "own.toml"
    path.write_text(re.sub(r"^# (?=\[|\w+ = )", "", template(language), flags=re.MULTILINE), encoding="utf-8")
    facts = read_facts(path)
    assert set(facts.figures) == {*FIGURES, "municipality_size"}
    assert facts.default_share == 0
    assert facts.demolition is not None
    assert len(facts.milestones) == 1
    assert all(facts.number(name) == pytest.approx(one.value) for name, one in DEFAULTS.items() if "_share" not in name)


def test_the_languages_differ() -> None:
    assert template("nl") != template("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_of_the_template_fit_a_screen(language: Language) -> None:
    assert max(map(len, template(language).splitlines())) <= 120


def test_a_file_that_exists_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("mine")
    with pytest.raises(InputError, match="not overwritten"):
        write_template(path, "en")
    assert path.read_text() == "mine"


@pytest.mark.parametrize("place", ["no/such/folder/own.toml", "a\0b.toml"])
def test_a_place_that_cannot_be_written_gives_a_sentence(tmp_path: Path, place: str) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_template(tmp_path / place, "nl")
