"""What is taken home: files that read back, a report that says the same, and Python that gives the same numbers."""

from __future__ import annotations

import contextlib
import dataclasses
import io
from pathlib import Path

import pandas as pd
import pytest

from interfaces.asking import ask, refused
from transitiesim.analysis import bands, compare, summarise
from transitiesim.errors import InputError
from transitiesim.interfaces.dashboard.choice import Choice, baseline, canonical, shipped, switched, tuned, with_number
from transitiesim.interfaces.dashboard.views.comparing import (
    by_group,
    compared,
    compared_scenarios,
    curves,
    difference_curves,
    differences,
    names,
    reference,
    side_by_side,
)
from transitiesim.interfaces.dashboard.views.effects import effects, effects_table, needed
from transitiesim.interfaces.dashboard.views.explaining import numbers_table, parts, place_table
from transitiesim.interfaces.dashboard.views.taking import KINDS, csv_of, file_of, scenario_of_file, snippet
from transitiesim.language import LANGUAGES, Text
from transitiesim.recommendations import RECOMMENDATIONS, switches
from transitiesim.results import Results
from transitiesim.running import run

CHOICE = Choice("gillisbuurt", shipped()["all_recommendations"], language="en")


def test_the_python_on_the_screen_gives_the_numbers_on_the_screen() -> None:
    scenario = with_number(
        tuned(switched(baseline(), "5.3", on=True)[0], "5.3", start=50, strength=0.7)[0], "trust.gain", 0.1
    )
    scenario = dataclasses.replace(scenario, title=Text("'''\" plan\\", "it's a plan"))
    choice = dataclasses.replace(CHOICE, scenario=canonical(scenario), seed=5)
    code = snippet(choice, 2)
    names_in: dict[str, object] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(code, "snippet", "exec"), names_in)  # noqa: S102  our own code is what is tested
    expected = summarise(run(choice.scenario, "gillisbuurt", replicates=2, seed=5, threads=1))
    found = names_in["summary"]
    assert isinstance(found, type(expected))
    assert found.end == expected.end


@pytest.mark.parametrize("name", ["baseline", "mandate"])
def test_python_of_a_shipped_scenario_names_it(name: str) -> None:
    code = snippet(dataclasses.replace(CHOICE, scenario=shipped()[name]), 20)
    compile(code, "snippet", "exec")
    assert f'"{name}"' in code


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_made(practice: Results, all_on: Results, kind: str, language: str) -> None:
    choice = dataclasses.replace(CHOICE, language=language)  # type: ignore[arg-type]
    file = file_of(kind, choice, practice, all_on)
    starts = {
        "png": b"\x89PNG",
        "svg": b"<?xml",
        "report": b"<!doctype html>",
        "toml": b"title_nl",
        "csv": b"\xef\xbb\xbf",
    }
    assert file.content.startswith(starts[kind])
    assert file.for_browser(3)["number"] == 3


def test_a_file_that_is_not_there_is_refused(practice: Results) -> None:
    with pytest.raises(InputError):
        file_of("exe", CHOICE, practice, practice)


def test_the_scenario_file_reads_back() -> None:
    scenario = canonical(tuned(switched(baseline(), "6", on=True)[0], "6", strength=0.3)[0])
    choice = dataclasses.replace(CHOICE, scenario=scenario)
    file = file_of("toml", choice, *([None, None]))  # type: ignore[arg-type]
    assert scenario_of_file(file.content, file.name) == scenario


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff\xfe", b"title_nl = 1", b'title_nl = "x"\ntitle_en = "x"\nbased_on = "/etc/passwd.toml"',
        b'title_nl = "x"\ntitle_en = "x"\nbased_on = "../baseline.toml"', b'title_nl = "x"\ntitle_en = "x"\nbased_on = 3',
        b"a" * 300_000,
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_is_refused(content: bytes) -> None:
    with pytest.raises(InputError):
        scenario_of_file(content, "x\n.toml")


def test_the_csv_holds_the_bands_to_the_digit(practice: Results, all_on: Results) -> None:
    table = pd.read_csv(io.StringIO(csv_of(all_on)))
    found = table[table["indicator"] == "gas_free_share"].set_index("year")["median"]
    expected = bands(all_on, "gas_free_share")["median"]
    assert found.to_list() == expected.to_list()


def test_the_report_is_one_file_with_the_numbers_and_nothing_from_elsewhere(practice: Results, all_on: Results) -> None:
    page = file_of("report", CHOICE, practice, all_on).content.decode()
    assert "http://" not in page.replace("http://www.w3.org", "").replace("http://purl.org", "").replace(
        "http://creativecommons.org", ""
    )
    assert "<script" not in page
    low, middle, high = (round(100 * part) for part in dataclasses.astuple(summarise(all_on).end))
    assert f"an estimated {middle} percent" in page
    assert f"(80% band {low} to {high})" in page
    assert "not calibrated" in page


def test_a_title_cannot_put_anything_in_the_report(practice: Results, all_on: Results) -> None:
    scenario = dataclasses.replace(
        CHOICE.scenario, title=Text("<script>x</script>", "<script>x</script>"), name="choice"
    )
    page = file_of("report", dataclasses.replace(CHOICE, scenario=scenario), practice, all_on).content.decode()
    assert "<script" not in page


def test_the_command_writes_the_report_and_keeps_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    words = ("report", "recommendation_6", "-n", "gillisbuurt", "-r", "2", "-o", str(file))
    answer = ask(*words)
    assert answer.exit_code == 0, answer.output
    assert "Gillisbuurt" in file.read_text(encoding="utf-8")
    assert "exists already" in refused(ask(*words))
    assert ask(*words, "--overwrite").exit_code == 0
    refused(ask("report", "-r", "x"))


def test_comparing_shows_all_with_their_own_look(practice: Results, all_on: Results) -> None:
    scenarios = compared_scenarios(CHOICE)
    assert [one.name for one in scenarios] == ["all_recommendations", "baseline"]
    titles = names(scenarios, "en")
    option = curves([all_on, practice], titles, "en")
    lines = [one for one in option["series"] if one["name"] in titles]
    assert len({(one["lineStyle"]["color"], str(one["lineStyle"]["type"])) for one in lines}) == 2
    assert side_by_side([all_on, practice], titles, "en").rows[0][0] == titles[0]
    assert reference(scenarios) == 1  # practice, although it is not the first
    pairs, refused_pairs = compared([all_on, practice], 1)
    assert refused_pairs == []
    table = differences(pairs, titles, 1, 20, "en")
    assert table.rows[-1] == (
        "chance that it gets further than B",
        f"{round(100 * pairs[0][1].last['chance_better'])}%",
    )
    assert table.heads == ("end of", titles[0])
    expected = compare(practice, "baseline", "all_recommendations", other=all_on).by_year
    drawn = difference_curves(pairs, titles, "en")["series"]
    assert [point["value"] for point in drawn[-1]["data"]] == [round(100 * one, 2) for one in expected["median"]]
    assert drawn[0]["data"] == [round(100 * one, 2) for one in expected["low"]]
    groups = by_group([all_on, practice], titles, "nl")
    assert any("huurder" in row[0] for row in groups.rows)


def test_effects_are_worked_out_alone_and_last(practice: Results, all_on: Results) -> None:
    wanted = effects(CHOICE.scenario)
    assert [one.code for one in wanted] == list(RECOMMENDATIONS)
    assert [one.code for one in effects(CHOICE.scenario, "parts")] == list(switches())
    assert len(needed(wanted)) == 1 + 7 + 7 + 1 - 0  # practice, seven alone, seven left out, all
    assert wanted[4].alone.name == "recommendation_5"
    assert wanted[4].full == CHOICE.scenario
    assert not {m.code for m in wanted[4].without.measures} & {"5.1", "5.2", "5.3", "5.4", "5.5"}
    found = {scenario: all_on for one in wanted for scenario in (one.alone, one.full)} | {
        one.without: practice for one in wanted
    }
    found |= {one.alone: all_on for one in wanted}
    table = effects_table(wanted, found, practice, "en")
    assert len(table.rows) == 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_says_what_it_moves_costs_and_where_that_comes_from(language: str) -> None:
    choice = dataclasses.replace(CHOICE, language=language)  # type: ignore[arg-type]
    told = [part for number in RECOMMENDATIONS for part in parts(choice, number)]
    assert len(told) == len(switches())
    for part, switch in zip(told, switches().values(), strict=True):
        text = " ".join(part.lines)
        assert all(move.path in text for move in switch.moves)
        assert part.says == switch.says[language]
    assert len(place_table("gillisbuurt", choice.language).rows) > 10
    assert len(numbers_table(choice.language).rows) > 100
