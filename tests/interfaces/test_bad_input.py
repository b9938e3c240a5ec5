"""Every kind of bad input ends in one sentence in the chosen language, and exit code 2."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interfaces.asking import ask, refused

# What is typed, and what the Dutch and the English sentence must contain. {made} is a folder with made-up results,
# {places} one with two neighbourhoods, {tmp} an empty folder.
MISTAKES = {
    "unknown command": (("rnu",), "onbekende opdracht 'rnu'", "did you mean 'run'?"),
    "unknown command, nothing near": (("qqqq",), "toegestaan: run, compare", "allowed: run, compare"),
    "unknown option": (("run", "--seeds", "3"), "onbekende optie '--seeds'", "did you mean '--seed'?"),
    "unknown short option": (("run", "-q"), "onbekende optie '-q'", "unknown option '-q'"),
    "option without value": (("run", "--seed"), "--seed: hier hoort een waarde achter", "--seed: this needs a value"),
    "flag with value": (("story", "x", "--all=3"), "hier hoort geen waarde achter", "this takes no value"),
    "missing argument": (("story",), "RUN ontbreekt", "RUN is missing"),
    "argument too many": (("scenarios", "a", "b"), "'b' is te veel", "'b' is too much"),
    "unknown language": (("--lang", "fr"), "'fr' is geen taal", "'fr' is not a language"),
    "language missing": (("run", "--lang"), "hier hoort een taal achter", "a language belongs behind this"),
    "unknown scenario": (("run", "basline"), "onbekend scenario 'basline'", "did you mean 'baseline'?"),
    "scenario file missing": (("run", "{tmp}/none.toml"), "bestaat niet", "does not exist"),
    "scenario file is a folder": (("run", "{tmp}/folder.toml"), "is een map", "is a folder"),
    "scenario file is nonsense": (("run", "{tmp}/bad.toml"), "geen geldige TOML", "not valid TOML"),
    "scenario twice": (("run", "baseline", "baseline"), "staat er twee keer", "is named twice"),
    "scenario twice in capitals of a file": (("run", "baseline", "{tmp}/baseline.toml"), "twee keer", "twice"),
    "unequal ends": (("run", "baseline", "{tmp}/short.toml"), "eindigen niet gelijk", "do not end together"),
    "unknown neighbourhood": (("run", "-n", "selwert"), "onbekende wijk", "did you mean 'selwerd'?"),
    "neighbourhood file missing": (("run", "-n", "{tmp}/none.toml"), "bestaat niet", "does not exist"),
    "neighbourhood twice": (("run", "-n", "laak", "-n", "laak"), "'laak' staat er twee keer", "'laak' is named twice"),
    "replicates as word": (("run", "-r", "many"), "'many' is geen heel getal", "'many' is not a whole number"),
    "replicates as fraction": (("run", "-r", "2.5"), "'2.5' is geen heel getal", "from 1 to 100000"),
    "no replicates": (("run", "-r", "0"), "0 kan niet", "0 is not possible"),
    "too many replicates": (("run", "-r", "100001"), "100001 kan niet", "100001 is not possible"),
    "huge number": (("run", "-r", "9" * 50), "geen heel getal", "not a whole number"),
    "negative seed": (("run", "--seed", "-1"), "-1 kan niet", "-1 is not possible"),
    "no threads": (("run", "--threads", "0"), "--threads: 0 kan niet", "--threads: 0 is not possible"),
    "year as word": (("run", "--until", "soon"), "'soon' is geen jaartal", "'soon' is not a year"),
    "year too early": (("run", "--until", "2018"), "2018 kan niet", "from 2019 to 2050"),
    "year too late": (("run", "--until", "2051"), "2051 kan niet", "2051 is not possible"),
    "scenario needs more years": (
        ("run", "{tmp}/late.toml", "--until", "2030"), "late --until 2030", "late --until 2030",
    ),
    "unknown uncertainty": (("run", "--uncertainty", "seed"), "'seed' kan niet", "did you mean 'seeds'?"),
    "unknown record": (("run", "--record", "weekly"), "'weekly' kan niet", "yearly, monthly"),
    "output is a file": (("run", "-o", "{tmp}/file.txt"), "is een bestand en geen map", "is a file, not a folder"),
    "output below a file": (("run", "-o", "{tmp}/file.txt/out"), "is een bestand", "is a file"),
    "output holds other things": (("run", "-o", "{tmp}"), "iets anders dan resultaten", "other things than results"),
    "output holds results": (("run", "-o", "{made}"), "hier staan al resultaten", "or --overwrite to replace them"),
    "story of nothing": (("story", "{tmp}/none"), "deze map bestaat niet", "this folder does not exist"),
    "story of a file": (("story", "{tmp}/file.txt"), "bestand en geen map", "a file, not a folder"),
    "story of no name": (("story", "a\0b"), "geen naam voor een map", "not a name for a folder"),
    "story of another folder": (("story", "{tmp}"), "geen resultaten", "no results here"),
    "story, replicate out of range": (("story", "{made}", "--replicate", "4"), "van 0 tot en met 3", "from 0 to 3"),
    "story, unknown scenario": (("story", "{made}", "-s", "al"), "scenario 'al' zit niet", "did you mean 'all'?"),
    "story, unknown place": (("story", "{made}", "-n", "laak"), "wijk 'laak' zit niet", "'laak' is not in"),
    "story, unknown kind": (("story", "{made}", "--kinds", "departures"), "'departures' bestaat niet", "'departure'?"),
    "story, year outside": (("story", "{made}", "--from", "2010"), "van 2019 tot en met 2050", "from 2019 to 2050"),
    "story, years turned": (
        ("story", "{made}", "--from", "2030", "--to", "2020"), "2030 komt na 2020", "2030 comes after 2020",
    ),
    "compare one scenario": (("compare", "baseline"), "valt niets te vergelijken", "cannot be compared"),
    "compare unknown": (("compare", "baseline", "nothing"), "onbekend scenario 'nothing'", "scenario 'nothing'"),
    "compare with itself": (("compare", "baseline", "baseline"), "twee keer", "twice"),
    "compare everywhere": (("compare", "baseline", "mandate", "-n", "all"), "één wijk", "one neighbourhood"),
    "compare a folder with one": (("compare", "{places}"), "geen twee maar 1", "not two scenarios but 1"),
    "compare, unknown first": (("compare", "{made}", "--first", "x", "--second", "all"), "'x' zit niet", "'x' is not"),
    "compare other draws": (("compare", "{places}", "{made}", "--second", "all"), "paarsgewijs", "pair by pair"),
    "household out of range": (
        ("explain", "-n", "gillisbuurt", "--household", "655"), "van 0 tot en met 654", "from 0 to 654",
    ),
    "household as word": (("explain", "-n", "gillisbuurt", "--household", "mine"), "geen heel getal", "not a whole"),
    "household and random": (("explain", "--household", "3", "--random"), "niet samen met", "not go together with"),
    "date is none": (("explain", "--date", "June"), "'June' is geen maand", "'June' is not a month"),
    "date has no month": (("explain", "--date", "2030-13"), "maand 13 bestaat niet", "month 13 does not exist"),
    "date outside": (("explain", "--date", "2051-01"), "2019-01 tot en met 2050-12", "2019-01 to 2050-12"),
    "date after the run": (("explain", "{tmp}/short.toml", "--date", "2031"), "na de doorrekening", "after the run"),
    "replicate negative": (("explain", "--replicate", "-1"), "-1 kan niet", "-1 is not possible"),
    "explain everywhere": (("explain", "-n", "all"), "één wijk tegelijk", "one neighbourhood at a time"),
    "unknown recommendation": (("recommendations", "5.33"), "onbekende aanbeveling", "did you mean '5.3'?"),
    "recommendation eight": (("recommendations", "8"), "1 tot en met 7", "1 to 7"),
    "unknown parameter": (("parameters", "trust.gian"), "geen getal met 'trust.gian'", "did you mean 'trust.gain'?"),
    "unknown scenario to show": (("scenarios", "mandat"), "onbekend scenario", "did you mean 'mandate'?"),
    "unknown place to show": (("neighbourhoods", "lak"), "onbekende wijk", "did you mean 'laak'?"),
    "new neighbourhood exists": (("new-neighbourhood", "{tmp}/bad.toml"), "bestaat al", "exists already"),
    "new neighbourhood no toml": (("new-neighbourhood", "{tmp}/x.txt"), "eindigt niet op .toml", "end with .toml"),
    "new neighbourhood nowhere": (("new-neighbourhood", "{tmp}/no/x.toml"), "kan niet worden geschreven", "cannot be"),
    "control characters": (("run", "\x1b[31mred"), "onbekend scenario", "unknown scenario"),
}  # fmt: skip


@pytest.fixture(scope="module")
def tmp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mistakes")
    (folder / "folder.toml").mkdir()
    (folder / "file.txt").write_text("text")
    (folder / "bad.toml").write_text("a = = b")
    short = 'title_nl = "Kort"\ntitle_en = "Short"\n'
    (folder / "short.toml").write_text(f'{short}until = "2030"\n')
    (folder / "late.toml").write_text(f'{short}[recommendations]\n"5.3" = {{ from = "2040-01" }}\n')
    (folder / "baseline.toml").write_text(short)
    return folder


@pytest.mark.parametrize("name", MISTAKES)
def test_one_sentence_in_both_languages(name, tmp, made_up_folder, two_places):
    words, dutch, english = MISTAKES[name]
    typed = [word.format(tmp=tmp, made=made_up_folder, places=two_places) for word in words]
    before = sorted(tmp.iterdir())
    first, second = refused(ask(*typed, language="nl")), refused(ask(*typed))
    assert dutch in first
    assert english in second
    assert "\x1b" not in first + second
    assert sorted(tmp.iterdir()) == before


def test_damaged_results_are_one_sentence(made_up_folder, tmp_path):
    broken = tmp_path / "broken"
    shutil.copytree(made_up_folder, broken)
    content = bytearray((broken / "path.parquet").read_bytes())
    content[len(content) // 2] ^= 255
    (broken / "path.parquet").write_bytes(content)
    assert "path.parquet is damaged" in refused(ask("story", str(broken)))
    (broken / "manifest.json").unlink()
    assert "unfinished" in refused(ask("compare", str(broken)))


def test_a_closed_folder_is_one_sentence_before_anything_runs(tmp_path, monkeypatch):
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path and real(path, mode))
    sentence = refused(ask("run", "-o", str(tmp_path / "out"), "--lang", "nl"))
    assert "hier mag u niet schrijven" in sentence
    assert list(tmp_path.iterdir()) == []


def test_a_results_folder_that_is_a_file_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("results").write_text("a file")
    assert "results is a file" in refused(ask("run", "-n", "gillisbuurt"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["scenarios", "recommendations", "parameters", "story", "rerun", "--versio"]),
    st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=12), max_size=3),
)
def test_no_words_at_all_give_a_traceback(first, rest):
    answer = ask(first, *rest)
    assert answer.exit_code in {0, 2}, answer.output
    if answer.exit_code == 2:
        assert len(answer.stderr.rstrip("\n").split("\n")) == 1, answer.stderr
