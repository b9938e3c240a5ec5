from __future__ import annotations

import re

import pytest

from interfaces.asking import ask
from transitiesim.neighbourhood import known_neighbourhoods, read_facts
from transitiesim.parameters import Grade, declarations
from transitiesim.recommendations import RECOMMENDATIONS, switches
from transitiesim.scenario import describe, known_scenarios, read_scenario

LANGUAGES = ("nl", "en")


def told(*words: str, language: str) -> str:
    answer = ask(*words, "--lang", language)
    assert answer.exit_code == 0, answer.output
    lines = answer.stdout.splitlines()
    assert [line for line in lines if len(line) > 80 and "http" not in line] == []
    return " ".join(answer.stdout.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_scenarios(language):
    text = told("scenarios", language=language)
    for name in known_scenarios():
        assert f"{name} {read_scenario(name).title[language]}" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", known_scenarios())
def test_one_scenario(name, language):
    text = told("scenarios", name, language=language)
    scenario = read_scenario(name)
    for sentence in describe(scenario, language):
        assert " ".join(sentence.split()) in text
    assert " ".join(scenario.about[language].split()) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_neighbourhoods(language):
    text = told("neighbourhoods", language=language)
    for name in known_neighbourhoods():
        facts = read_facts(name)
        homes = f"{round(facts.number('dwellings')):,}"
        homes = homes.replace(",", ".") if language == "nl" else homes
        assert f"{name} {facts.municipality} {homes} {round(100 * facts.default_share)}%" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", known_neighbourhoods())
def test_one_neighbourhood_with_all_its_sources(name, language):
    text = told("neighbourhoods", name, language=language)
    facts = read_facts(name)
    assumed = {"nl": "AANGENOMEN", "en": "ASSUMED"}[language]
    count = sum(figure.assumed for figure in facts.figures.values()) + facts.heat_plan.assumed
    assert text.count(assumed) == count
    for figure in (*facts.figures.values(), facts.heat_plan):
        assert figure.source in text
        assert figure.year in text
    for milestone in facts.milestones:
        assert f"{milestone.text[language]} (" in text
        assert milestone.source in text
        assert milestone.date in text
    assert (facts.demolition is None) == ({"nl": "gesloopt", "en": "homes demolished"}[language] not in text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_recommendations(language):
    text = told("recommendations", language=language)
    for chapter, title in RECOMMENDATIONS.items():
        assert f"{chapter} {title[language]}" in text
    for code, switch in switches().items():
        assert f"{code} {switch.title[language]}" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", switches())
def test_one_part_names_what_it_moves(code, language):
    text = told("recommendations", code, language=language)
    switch = switches()[code]
    assert " ".join(switch.says[language].split()) in text
    for move in switch.moves:
        assert f"({move.path})" in text


def test_a_whole_recommendation_has_all_its_parts():
    text = told("recommendations", "7", language="en")
    assert all(switch.title["en"] in text for code, switch in switches().items() if code.startswith("7."))
    assert "expert guesses" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_parameters(language):
    text = told("parameters", language=language)
    assert all(f" {path} " in f" {text} " for path in declarations())
    guesses = sum(one.grade is Grade.GUESS for one in declarations().values())
    assert re.search(rf"{len(declarations())} .* {guesses} ", text)


def test_parameters_by_pattern():
    assert "trust.gain" in told("parameters", "trust.*", language="en")
    assert "trust.gain" not in told("parameters", "staff.*", language="en")
    one = declarations()["trust.gain"]
    text = told("parameters", "trust.gain", language="nl")
    assert one.text["nl"] in text
    assert one.source in text
    assert one.unit in text


def test_a_parameter_names_the_parts_that_move_it():
    text = told("parameters", "trust.silence_decay", language="en")
    assert f"5.3 {switches()['5.3'].title['en']}" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_neighbourhood_can_be_read_and_shown(language, tmp_path):
    answer = ask("new-neighbourhood", "mine.toml", "--lang", language)
    assert answer.exit_code == 0
    assert "transitiesim run -n mine.toml" in answer.stdout
    assert read_facts(tmp_path / "mine.toml").number("dwellings") == 1000
    assert "1.000" in told("neighbourhoods", "mine.toml", language="nl")
