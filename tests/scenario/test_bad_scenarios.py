"""Every kind of mistake in a scenario file gives one sentence: where, what is wrong, what is allowed."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from transitiesim.errors import InputError
from transitiesim.language import LANGUAGES
from transitiesim.recommendations import switches
from transitiesim.scenario import Scenario, read_scenario

TITLES = 'title_nl = "Proef"\ntitle_en = "Trial"\n'
DATES = "from 2019-01 to 2050-12"

# Name of the mistake, what stands below the titles, the key it is in, what is wrong, what is allowed or suggested.
MISTAKES = [
    ("unknown key", "titel = 1", "titel", "unknown key", "'title_nl'"),
    ("key in the wrong table", "pandemic = false", "pandemic", "unknown key", "'world.pandemic'"),
    ("unknown table", "[worl]\nx = 1", "worl", "unknown key", "'world'"),
    ("unknown key in world", "[world]\npandemics = true", "world.pandemics", "unknown key", "'pandemic'"),
    (
        "unknown key in measure",
        '[recommendations]\n"5.3" = { strengt = 1.0 }',
        "recommendations.5.3",
        "unknown key 'strengt'",
        "'strength'",
    ),
    (
        "unknown key in mandate",
        '[world.mandate]\ndesignated = 2027\nend_of_gas = 2035\nend = "x"',
        "world.mandate.end",
        "unknown key",
        "end_of_gas",
    ),
    (
        "unknown key in shock",
        "[world]\nprice_shocks = [{ from = 2028, factor = 2, months = 3, month = 1 }]",
        "world.price_shocks.0.month",
        "unknown key",
        "'months'",
    ),
    ("unknown key in processes", "[processes]\noff = []\non = []", "processes.on", "unknown key", "off"),
    ("about is a number", "about_nl = 3", "about_nl", "3", "text in quotation marks"),
    ("about is enormous", f'about_en = "{"x" * 4001}"', "about_en", "too long", "at most 4000"),
    ("about has an escape character", 'about_nl = "\\u001b[31m"', "about_nl", "control characters", "ordinary"),
    ("recommendations is a list", "recommendations = []", "recommendations", "list", "a table"),
    ("unknown recommendation", '[recommendations]\n"8" = true', "recommendations.8", "unknown", '"1" to "7"'),
    ("unknown part", '[recommendations]\n"5.6" = true', "recommendations.5.6", "unknown", "'5."),
    ("part is a number", '[recommendations]\n"5.3" = 0.7', "recommendations.5.3", "neither on nor off", "strength"),
    ("part is text", '[recommendations]\n"5.3" = "yes"', "recommendations.5.3", "neither on nor off", "true, false"),
    ("part without quotes", "[recommendations]\n5.3 = true", "recommendations.5", "table", '"5.3" = true'),
    ("strength too high", '[recommendations]\n"5.3" = {strength = 1.01}', "5.3.strength", "1.01 is out", "0 to 1"),
    ("strength below zero", '[recommendations]\n"5.3" = {strength = -1}', "5.3.strength", "-1 is out", "0 to 1"),
    ("strength is text", '[recommendations]\n"5.3" = {strength = "7"}', "5.3.strength", "'7'", "a number"),
    ("strength is yes", '[recommendations]\n"5.3" = {strength = true}', "5.3.strength", "true", "a number"),
    ("strength is no number", '[recommendations]\n"5.3" = {strength = nan}', "5.3.strength", "nan", "finite"),
    ("date in words", '[recommendations]\n"5.3" = {from = "spring"}', "5.3.from", "'spring' is not a month", DATES),
    ("date with one figure", '[recommendations]\n"5.3" = {from = "2023-1"}', "5.3.from", "not a month", DATES),
    ("thirteenth month", '[recommendations]\n"5.3" = {from = "2023-13"}', "5.3.from", "month 13", DATES),
    ("date too early", '[recommendations]\n"5.3" = {from = "2018-12"}', "5.3.from", "2018", DATES),
    ("date too late", '[recommendations]\n"5.3" = {from = 2051-01-01}', "5.3.from", "2051", DATES),
    ("date is yes", '[recommendations]\n"5.3" = {from = true}', "5.3.from", "not a month", DATES),
    ("date with an hour", '[recommendations]\n"5.3" = {from = 2023-01-01T10:00:00}', "5.3.from", "not a month", DATES),
    ("late part", '[recommendations]\n"5.2" = {from = 2023}', "5.2.from", "may not start late", '"2019-01"'),
    ("late whole", '[recommendations]\n"5" = {from = 2023}', "5.2.from", "may not start late", '"5.2" = false'),
    (
        "late whole and early part",
        '[recommendations]\n"5" = {from = "2023-01"}\n"5.2" = true',
        "recommendations.5.2",
        "recommendation 5 starts in 2023-01",
        '"5.2" = false',
    ),
    (
        "start after the run",
        'until = "2030-12"\n[recommendations]\n"5.3" = {from = "2031-01"}',
        "recommendations.5.3.from",
        "2031-01 lies outside the run",
        "2019-01 to 2030-12",
    ),
    ("until too early", 'until = "2019-11"', "until", "2019-11", "2019-12 to 2050-12"),
    ("until too late", "until = 2051", "until", "2051", DATES),
    ("until is a list", "until = [2030]", "until", "not a month", DATES),
    ("world is a list", "world = [1]", "world", "list", "a table"),
    ("pandemic is text", '[world]\npandemic = "no"', "world.pandemic", "'no'", "true or false"),
    ("pandemic is a number", "[world]\npandemic = 0", "world.pandemic", "0", "true or false"),
    ("shocks are a table", "[world]\nprice_shocks = { from = 2028 }", "world.price_shocks", "table", "a list"),
    (
        "shock without factor",
        "[world]\nprice_shocks = [{ from = 2028, months = 3 }]",
        "world.price_shocks.0.factor",
        "missing",
        "",
    ),
    (
        "factor too high",
        "[world]\nprice_shocks = [{ from = 2028, factor = 5.1, months = 3 }]",
        "world.price_shocks 2028-01: factor",
        "5.1 is out of range",
        "0.2 to 5",
    ),
    (
        "factor too low",
        "[world]\nprice_shocks = [{ from = 2028, factor = 0.1, months = 3 }]",
        "world.price_shocks 2028-01: factor",
        "0.1 is out of range",
        "0.2 to 5",
    ),
    (
        "no months",
        "[world]\nprice_shocks = [{ from = 2028, factor = 2, months = 0 }]",
        "world.price_shocks 2028-01: months",
        "0 is out of range",
        "1 to 120",
    ),
    (
        "half months",
        "[world]\nprice_shocks = [{ from = 2028, factor = 2, months = 1.5 }]",
        "world.price_shocks.0.months",
        "1.5",
        "a whole number",
    ),
    (
        "shock after the run",
        "until = 2025\n[world]\nprice_shocks = [{ from = 2028, factor = 2, months = 3 }]",
        "world.price_shocks 2028-01: from",
        "outside the run",
        "2019-01 to 2025-12",
    ),
    (
        "too many shocks",
        "[world]\nprice_shocks = [" + "{ from = 2028, factor = 2, months = 3 },\n" * 101 + "]",
        "world.price_shocks",
        "101 shocks are too many",
        "at most 100",
    ),
    (
        "gas ends too soon",
        '[world]\nmandate = { designated = "2027-01", end_of_gas = "2027-12" }',
        "world.mandate.end_of_gas",
        "less than a year",
        "2028-01 or later",
    ),
    ("mandate is yes", "[world]\nmandate = true", "world.mandate", "not a designation", "false or a table"),
    ("mandate without end", "[world]\nmandate = { designated = 2027 }", "world.mandate.end_of_gas", "missing", ""),
    (
        "mandate after the run",
        "until = 2025\n[world]\nmandate = { designated = 2027, end_of_gas = 2035 }",
        "world.mandate.designated",
        "outside the run",
        "2025-12",
    ),
    ("unknown parameter", '[parameters]\n"trust.gian" = 0.1', "parameters.trust.gian", "unknown", "'trust.gain'"),
    ("parameter out of range", '[parameters]\n"trust.gain" = 0.9', "parameters.trust.gain", "0.9 is out", "0.25"),
    ("parameter is text", '[parameters]\n"trust.gain" = "0.1"', "parameters.trust.gain", "'0.1'", "a number"),
    ("parameter is yes", '[parameters]\n"trust.gain" = true', "parameters.trust.gain", "true", "a number"),
    ("parameter is infinite", '[parameters]\n"trust.gain" = inf', "parameters.trust.gain", "inf", "finite"),
    (
        "parameter beyond any number",
        f'[parameters]\n"programme.detection_lag" = 1{"0" * 400}',
        "parameters.programme.detection_lag",
        "10...0",
        "a number",
    ),
    ("parameter without quotes", "[parameters]\ntrust.gain = 0.1", "parameters.trust", "table", '"trust.gain"'),
    (
        "parameter is not whole",
        '[parameters]\n"trust.silence_grace" = 4.5',
        "parameters.trust.silence_grace",
        "4.5 is not a whole number",
        "3 to 12",
    ),
    (
        "parameter with an enormous name",
        f'[parameters]\n"{"x" * 3000}" = 1',
        "parameters.xxx",
        "unknown parameter",
        "a name from",
    ),
    ("dated parameters are a table", "[parameters_from]\nfrom = 2030", "parameters_from", "table", "a list"),
    (
        "dated parameters without date",
        '[[parameters_from]]\n"trust.gain" = 0.1',
        "parameters_from.0.from",
        "missing",
        "",
    ),
    (
        "dated parameter out of range",
        '[[parameters_from]]\nfrom = 2030\n"trust.gain" = 1',
        "parameters_from 2030-01: trust.gain",
        "1.0 is out of range",
        "0.08 to 0.25",
    ),
    (
        "dated parameter unknown",
        '[[parameters_from]]\nfrom = 2030\n"trust.gian" = 0.1',
        "parameters_from 2030-01: trust.gian",
        "unknown parameter",
        "'trust.gain'",
    ),
    (
        "dated parameter after the run",
        'until = 2025\n[[parameters_from]]\nfrom = 2030\n"trust.gain" = 0.1',
        "parameters_from 2030-01: trust.gain",
        "outside the run",
        "2025-12",
    ),
    (
        "same parameter twice from one month",
        (
            '[[parameters_from]]\nfrom = 2030\n"trust.gain" = 0.1\n'
            '[[parameters_from]]\nfrom = "2030-01"\n"trust.gain" = 0.2'
        ),
        "parameters_from 2030-01: trust.gain",
        "given twice",
        "",
    ),
    (
        "same parameter twice from the start",
        '[parameters]\n"trust.gain" = 0.1\n[[parameters_from]]\nfrom = 2019\n"trust.gain" = 0.2',
        "parameters.trust.gain",
        "given twice",
        "",
    ),
    (
        "parameter that a part moves",
        '[recommendations]\n"5" = true\n[parameters]\n"trust.silence_decay" = 0.03',
        "parameters.trust.silence_decay",
        "'trust.silence_decay' is also moved by part 5.3",
        '"5.3" = false',
    ),
    (
        "dated parameter that a part moves",
        '[recommendations]\n"5.3" = {from = 2040}\n[[parameters_from]]\nfrom = 2030\n"trust.silence_decay" = 0.03',
        "parameters_from 2030-01: trust.silence_decay",
        "also moved by part 5.3",
        "leave the value out",
    ),
    ("unknown step", '[processes]\noff = ["home_connects"]', "processes.off", "unknown step", "'homes_connect'"),
    ("strange step", '[processes]\noff = ["?"]', "processes.off", "unknown step '?'", "world_changes, staff"),
    ("recording off", '[processes]\noff = ["month_is_recorded"]', "processes.off", "cannot be", "world_changes"),
    ("step twice", '[processes]\noff = ["homes_connect", "homes_connect"]', "processes.off", "given twice", ""),
    ("steps are text", '[processes]\noff = "homes_connect"', "processes.off", "homes_connect", "a list"),
    ("processes without off", "[processes]", "processes.off", "missing", ""),
    ("unknown base", 'based_on = "base_line"', "based_on", "unknown scenario 'base_line'", "'baseline'"),
    ("strange base", 'based_on = "?"', "based_on", "unknown scenario '?'", "ends with .toml"),
    ("base is a number", "based_on = 1", "based_on", "1", "text in quotation marks"),
    ("base is itself", 'based_on = "trial.toml"', "based_on", "on this scenario again", "without a circle"),
    (
        "conflict with the base",
        'based_on = "recommendation_5"\n[parameters]\n"trust.silence_decay" = 0.03',
        "parameters.trust.silence_decay",
        "also moved by part 5.3",
        '"5.3" = false',
    ),
]


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
