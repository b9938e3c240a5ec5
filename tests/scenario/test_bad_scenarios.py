"""Every kind of mistake in a scenario file gives one sentence: where, what is wrong, what is allowed."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from scenario.mistakes import MISTAKES, TITLES
from transitiesim.errors import InputError
from transitiesim.language import LANGUAGES
from transitiesim.recommendations import switches
from transitiesim.scenario import Scenario, read_scenario


def complaint(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_scenario(path)
    error = caught.value
    for language in LANGUAGES:
        sentence = error.sentence(language)
        assert sentence.isprintable(), sentence
        assert 20 < len(sentence) < 700, sentence
    assert error.sentence("nl") != error.sentence("en")
    return error


@pytest.mark.parametrize(
    ("body", "key", "wrong", "allowed"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES]
)
def test_a_mistake_is_told_with_file_key_and_what_is_allowed(
    tmp_path: Path, body: str, key: str, wrong: str, allowed: str
) -> None:
    file = tmp_path / "trial.toml"
    file.write_text(TITLES + body + "\n", encoding="utf-8")
    error = complaint(file)
    assert error.where.startswith(f"{file}: ")
    assert key in error.where
    assert wrong in error.what.en
    assert allowed in error.sentence("en")


def test_the_kinds_of_mistakes_are_many_and_named_once() -> None:
    names = [row[0] for row in MISTAKES]
    assert len(set(names)) == len(names) >= 30


@pytest.mark.parametrize("title", ["", 'title_nl = "Alleen Nederlands"\n', 'title_nl = 3\ntitle_en = "Three"\n'])
def test_both_titles_are_needed(tmp_path: Path, title: str) -> None:
    file = tmp_path / "trial.toml"
    file.write_text(title + "until = 2030\n", encoding="utf-8")
    assert "title_" in complaint(file).where


@pytest.mark.parametrize("title", ['" "', '"a\\nb"', f'"{"a" * 201}"'])
def test_a_title_is_one_short_line(tmp_path: Path, title: str) -> None:
    file = tmp_path / "trial.toml"
    file.write_text(f'title_nl = "Proef"\ntitle_en = {title}\n', encoding="utf-8")
    error = complaint(file)
    assert error.where == f"{file}: title_en"
    assert "1 to 200" in error.allowed.en


def test_a_circle_of_bases_is_refused_where_it_closes(tmp_path: Path) -> None:
    for name, base in (("a", "b"), ("b", "c"), ("c", "b")):
        (tmp_path / f"{name}.toml").write_text(f'{TITLES}based_on = "{base}.toml"\n', encoding="utf-8")
    error = complaint(tmp_path / "a.toml")
    assert error.where == f"{tmp_path / 'c.toml'}: based_on"
    assert "staat via andere scenario's weer op dit scenario" in error.what.nl


def test_a_mistake_in_a_base_is_told_of_the_base(tmp_path: Path) -> None:
    (tmp_path / "top.toml").write_text(f'{TITLES}based_on = "bottom.toml"\n', encoding="utf-8")
    (tmp_path / "bottom.toml").write_text(f'{TITLES}[parameters]\n"trust.gain" = 9\n', encoding="utf-8")
    assert complaint(tmp_path / "top.toml").where == f"{tmp_path / 'bottom.toml'}: parameters.trust.gain"


def test_a_missing_base_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "top.toml").write_text(f'{TITLES}based_on = "gone.toml"\n', encoding="utf-8")
    error = complaint(tmp_path / "top.toml")
    assert error.where == str(tmp_path / "gone.toml")
    assert "does not exist" in error.what.en


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"x = ", b'title_nl = "a"\ntitle_nl = "b"\n', b"[" * 5000])
def test_what_is_no_toml_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "trial.toml"
    file.write_bytes(content)
    assert complaint(file).where.startswith(str(file))


@pytest.mark.parametrize("table", ["", "world.", "world.mandate.", "parameters.", "recommendations.", "processes.off."])
def test_a_very_deep_table_is_told(tmp_path: Path, table: str) -> None:
    file = tmp_path / "trial.toml"
    file.write_text(f"{TITLES}{table}{'a.' * 4000}a = 1\n", encoding="utf-8")
    assert complaint(file).where.startswith(str(file))


def test_a_folder_is_no_scenario(tmp_path: Path) -> None:
    assert "is a folder" in complaint(tmp_path).what.en


def test_a_file_needs_a_name_that_results_can_carry(tmp_path: Path) -> None:
    file = tmp_path / ("x" * 101 + ".toml")
    file.write_text(TITLES, encoding="utf-8")
    assert "not a name for a scenario" in complaint(file).what.en


@pytest.mark.parametrize(
    ("name", "suggestion"), [("base_line", "baseline"), ("mandat", "mandate"), ("", None), ("\x1b[31m", None)]
)
def test_an_unknown_name_gives_the_known_ones(name: str, suggestion: str | None) -> None:
    with pytest.raises(InputError) as caught:
        read_scenario(name)
    assert caught.value.suggestion == suggestion
    assert "baseline" in caught.value.allowed.nl
    assert caught.value.sentence("nl").isprintable()


def test_half_strength_is_refused_for_a_switch_that_is_only_on_or_off(
    baseline: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(switches(), "5.3", dataclasses.replace(switches()["5.3"], continuous=False))
    assert baseline.with_measures("5.3").measures[0].strength == 1
    with pytest.raises(InputError, match=r"recommendations\.5\.3\.strength: this part can only be fully on or off"):
        baseline.with_measures("5.3", strength=0.5)
