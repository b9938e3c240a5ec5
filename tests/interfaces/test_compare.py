from __future__ import annotations

import re

import pytest

from interfaces.asking import ask
from results.made_up_results import made_up_results
from transitiesim.results import write_results

PATHS = {"now": lambda _r, years: years * 0.01, "all": lambda r, years: years * (0.02 if r else 0.005)}


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    folder = tmp_path_factory.mktemp("compare")
    results = made_up_results(paths=PATHS, replicates=4, months=144)
    write_results(results, folder / "both")
    for name in PATHS:
        write_results(results.select(scenario=name), folder / name)
    return folder


def test_the_years_of_one_folder(both):
    answer = ask("compare", str(both / "both"))
    assert answer.exit_code == 0, answer.output
    assert "Selwerd: A = As things go now, B = All seven" in answer.stdout
    # differences in 2030: -6 once and +12 three times
    assert re.search(r"^2030 +\+12 \(-1 to \+12\) +25% +75%$", answer.stdout, re.MULTILINE)
    assert [line[:4] for line in answer.stdout.splitlines() if re.match(r"20\d\d ", line)] == ["2024", "2026", "2030"]
    assert "not calibrated" in answer.stdout
    assert "84 of the 120 numbers are expert guesses" in " ".join(answer.stdout.split())


def test_two_folders_say_the_same_as_one(both):
    assert ask("compare", str(both / "now"), str(both / "all")).stdout == ask("compare", str(both / "both")).stdout


def test_scenarios_may_be_turned_round(both):
    answer = ask("compare", str(both / "both"), "--first", "all", "--second", "now", "--lang", "nl")
    assert "A = Alle zeven aanbevelingen, B = Zoals het nu gaat" in answer.stdout
    assert re.search(r"^2030 +-12 \(-12 tot \+1\) +75% +25%$", answer.stdout, re.MULTILINE)


def test_scenarios_by_name_are_run_first(tmp_path):
    answer = ask("compare", "baseline", "recommendation_4", "-n", "gillisbuurt", "-r", "2", "--until", "2019")
    assert answer.exit_code == 0, answer.output
    assert re.search(r"^2019 ", answer.stdout, re.MULTILINE)
    assert "4 runs: 2 scenarios" in answer.stderr
    assert list(tmp_path.iterdir()) == []
