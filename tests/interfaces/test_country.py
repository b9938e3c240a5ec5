"""`transitiesim country` in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from interfaces.asking import ask


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("nl", "In dit nagemaakte land is eind 2050"), ("en", "In this made-up country an estimated")],
)
def test_a_small_country_runs_and_goes_on(language: str, sentence: str, tmp_path: Path) -> None:
    words = ("country", "--households", "1200", "-o", str(tmp_path / "land"), "--threads", "1", "--lang", language)
    answer = ask(*words)
    assert answer.exit_code == 0, answer.output
    assert sentence in answer.stdout.replace("\n", " ")
    files = {one.name for one in (tmp_path / "land").iterdir()}
    assert files >= {"national.csv", "profiles.csv", "country.png", "country.json", "piece-00000.parquet"}
    before = (tmp_path / "land" / "national.csv").read_bytes()
    again = ask(*words)
    assert again.exit_code == 0
    assert ("100 procent is al gedaan" if language == "nl" else "100 percent is done already") in again.stderr.replace(
        "\n", " "
    )
    assert (tmp_path / "land" / "national.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--households", "5"), "5 households are too few"),
        (("--households", "many"), "--households: 'many' is not a whole number"),
        (("--seed", "-1"), "--seed: -1 is not possible"),
        (("nosuch",), "unknown scenario 'nosuch'"),
    ],
)
def test_mistakes_are_one_sentence(words: tuple[str, ...], sentence: str, tmp_path: Path) -> None:
    answer = ask("country", *words, "-o", str(tmp_path / "land"), "--lang", "en")
    assert answer.exit_code == 2
    assert sentence in answer.stderr
    assert not (tmp_path / "land").exists()
