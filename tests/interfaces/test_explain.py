from __future__ import annotations

import dataclasses
import re

import pytest

from interfaces.asking import ask
from transitiesim.model.explaining import TERM_TEXT
from transitiesim.model.resident import Resident
from transitiesim.neighbourhood import read_facts
from transitiesim.running import draw_numbers, model_of
from transitiesim.scenario import read_scenario

HERE = ("explain", "-n", "gillisbuurt", "--date", "2021-06")
NUMBER = r"([+-]?\d+[.,]\d\d)"


@pytest.fixture(scope="module")
def model():
    found = model_of(draw_numbers(read_facts("gillisbuurt"), 1, 0), read_scenario("baseline"))
    found.run_until(30)
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("row", [0, 17, 300, 654])
def test_every_term_is_that_of_the_model(row, language, model):
    answer = ask(*HERE, "--household", str(row), "--lang", language)
    assert answer.exit_code == 0, answer.output
    expected = model.resident(row).explain()
    terms = expected.terms._asdict()
    shown = {}
    for name, text in TERM_TEXT.items():
        found = re.search(rf"^{re.escape(text[language])} +{NUMBER}", answer.stdout, re.MULTILINE)
        assert found, name
        shown[name] = float(found[1].replace(",", "."))
        assert shown[name] == pytest.approx(-terms[name] if name == "nuisance" else terms[name], abs=0.0051)
    assert sum(shown.values()) == pytest.approx(expected.value, abs=0.05)
    assert expected.sentence[language] in answer.stdout
    yes, no = {"nl": ("zou nu ja zeggen", "zou nu nee zeggen"), "en": ("would say yes now", "would say no now")}[
        language
    ]
    assert (yes if expected.accepts else no) in " ".join(answer.stdout.split())
    assert {"nl": "is verzonnen", "en": "is made up"}[language] in answer.stdout
    assert max(map(len, answer.stdout.splitlines())) <= 80


def test_bars_point_to_the_side_of_their_term():
    answer = ask(*HERE, "--household", "17")
    edges: dict[str, set[int]] = {"-": set(), "+": set()}
    for line in answer.stdout.splitlines():
        found = re.match(rf"^\S.*? {NUMBER} +(█+)", line)
        if found:
            edges[found[1][0]].add(found.end(2) if found[1].startswith("-") else found.start(2))
    assert len(edges["-"]) == len(edges["+"]) == 1, answer.stdout
    assert 0 < edges["+"].pop() - edges["-"].pop() <= 4


def test_without_a_number_it_is_the_same_household_each_time():
    assert ask(*HERE).stdout == ask(*HERE).stdout


def test_at_random_it_is_any(monkeypatch):
    import random

    monkeypatch.setattr(random.SystemRandom, "randrange", lambda _self, count: count - 1)
    assert "Household 654 in Gillisbuurt, June 2021" in ask(*HERE, "--random").stdout


def test_the_default_date_gives_way_to_a_shorter_run(tmp_path):
    (tmp_path / "short.toml").write_text('title_nl = "Kort"\ntitle_en = "Short"\nuntil = "2020"\n')
    answer = ask("explain", "short.toml", "-n", "gillisbuurt", "--uncertainty", "seeds")
    assert answer.exit_code == 0, answer.output
    assert "December 2020" in answer.stdout


@pytest.mark.parametrize(
    ("changes", "asked", "sentence"),
    [
        ({"value": 1.0, "threshold": 0.5, "accepts": False}, -1, "technisch nog geen weg van het gas af"),
        (
            {"value": 1.0, "threshold": 0.5, "accepts": True, "barrier": "barrier_trust"},
            20,
            "sinds september 2020 niet",
        ),
        ({"value": 1.0, "threshold": 0.5, "accepts": True, "barrier": ""}, 20, "de keuze is al gemaakt"),
        ({"value": 0.25, "threshold": 0.5, "accepts": False}, -1, "er ontbreekt 0,25"),
    ],
)
def test_the_verdict_says_what_is_so(changes, asked, sentence, monkeypatch):
    real = Resident.explain
    monkeypatch.setattr(Resident, "explain", lambda one: dataclasses.replace(real(one), **changes))
    monkeypatch.setattr(Resident, "asked", asked)
    answer = ask(*HERE, "--household", "3", "--lang", "nl")
    assert answer.exit_code == 0, answer.output
    assert sentence in " ".join(answer.stdout.split())
