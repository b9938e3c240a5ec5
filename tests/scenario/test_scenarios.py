"""Shipped scenarios, the file form, and bases with differences."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from transitiesim.data_files import shipped
from transitiesim.language import LANGUAGES, Text
from transitiesim.parameters import declarations
from transitiesim.recommendations import RECOMMENDATIONS, codes_of, switches
from transitiesim.scenario import (
    PROCESS_NAMES,
    PROCESSES,
    DatedValue,
    Mandate,
    Measure,
    PriceShock,
    Scenario,
    World,
    describe,
    known_scenarios,
    read_scenario,
    scenario_from,
    scenario_to_toml,
)

TITLES = 'title_nl = "Proef"\ntitle_en = "Trial"\n'


def scenario_of(folder: Path, body: str, name: str = "trial") -> Scenario:
    file = folder / f"{name}.toml"
    file.write_text(f"{TITLES}{body}\n", encoding="utf-8")
    return read_scenario(file)


def test_the_shipped_scenarios_are_those_of_the_questions() -> None:
    recommendations = {f"recommendation_{number}" for number in RECOMMENDATIONS}
    others = {"late_and_cold", "price_shock", "no_pandemic", "mandate", "heat_network_only", "null_moves_only"}
    assert set(known_scenarios()) == {"baseline", "all_recommendations"} | recommendations | others


@pytest.mark.parametrize("name", known_scenarios())
def test_a_shipped_scenario_reads_explains_itself_and_differs_from_practice(name: str) -> None:
    scenario = read_scenario(name)
    assert scenario.name == name
    assert scenario.months == 384
    for language in LANGUAGES:
        assert len(scenario.about[language]) > 100
        assert all(sentence.endswith(".") for sentence in describe(scenario, language))
    assert scenario.title.nl != scenario.title.en
    nothing = Scenario(name, scenario.title, about=scenario.about)
    assert (scenario == nothing) == (name == "baseline")
    assert scenario_from(_parsed(scenario_to_toml(scenario)), name) == scenario
    assert read_scenario(shipped(f"{name}.toml")) == scenario == read_scenario(str(shipped(f"{name}.toml")))


def _parsed(text: str) -> dict[str, object]:
    import tomllib

    return tomllib.loads(text)


@pytest.mark.parametrize("number", RECOMMENDATIONS)
def test_a_recommendation_by_itself_turns_on_its_parts_and_nothing_else(number: str, baseline: Scenario) -> None:
    scenario = read_scenario(f"recommendation_{number}")
    assert [measure.code for measure in scenario.measures] == list(codes_of(number))
    assert scenario.measures == baseline.with_measures(number).measures
    assert RECOMMENDATIONS[number].en.lower() in scenario.title.en.lower()
    assert (scenario.world, scenario.values, scenario.processes_off) == (World(), (), frozenset())


def test_all_recommendations_is_all_29_parts_fully_from_the_first_month() -> None:
    assert read_scenario("all_recommendations").measures == tuple(Measure(code) for code in switches())


def test_late_and_cold_sets_numbers_at_an_end_of_their_range() -> None:
    values = read_scenario("late_and_cold").values
    assert {"participation.first_contact_month", "staff.handover_retention"} < {one.path for one in values}
    for one in values:
        declared = declarations()[one.path]
        assert one.value in {declared.low, declared.high}
        assert one.value != declared.value


def test_worlds_of_the_shipped_scenarios() -> None:
    worlds = {name: read_scenario(name).world for name in known_scenarios()}
    assert worlds["no_pandemic"] == World(pandemic=False)
    assert worlds["heat_network_only"] == World(heat_pumps=False)
    assert worlds["mandate"] == World(mandate=Mandate(96, 192))
    assert worlds["price_shock"] == World(price_shocks=(PriceShock(108, 1.8, 18),))
    assert worlds["baseline"] == World()


def test_the_null_model_leaves_moving_and_deciding_on() -> None:
    assert set(PROCESSES) - read_scenario("null_moves_only").processes_off == {"households_move", "residents_decide"}
    assert tuple(PROCESS_NAMES) == PROCESSES


def test_every_key_of_the_file_form_is_read(tmp_path: Path) -> None:
    scenario = scenario_of(
        tmp_path,
        """
        about_nl = "Lang\\nverhaal"
        until = "2045-06"
        [recommendations]
        "5.3" = { strength = 0.7, from = "2023-01" }
        [world]
        pandemic = false
        price_history = false
        elections = false
        heat_pumps = false
        price_shocks = [{ from = "2028-01", factor = 1.8, months = 18 }, { from = 2027-06-30, factor = 3, months = 1 }]
        mandate = { designated = "2027-01", end_of_gas = 2035 }
        [parameters]
        "trust.gain" = 0.12
        [[parameters_from]]
        from = "2030-01"
        "corporation.capacity" = 0.03
        "trust.silence_grace" = 4
        [processes]
        off = ["world_changes"]
        """,
    )
    assert scenario == Scenario(
        name="trial",
        title=Text("Proef", "Trial"),
        about=Text("Lang\nverhaal", ""),
        months=12 * 26 + 6,
        measures=(Measure("5.3", 0.7, 48),),
        world=World(False, False, False, False, (PriceShock(101, 3, 1), PriceShock(108, 1.8, 18)), Mandate(96, 192)),
        values=(
            DatedValue("trust.gain", 0.12),
            DatedValue("corporation.capacity", 0.03, 132),
            DatedValue("trust.silence_grace", 4, 132),
        ),
        processes_off=frozenset({"world_changes"}),
    )


@pytest.mark.parametrize(
    ("written", "month"),
    [('"2030-02"', 133), ("2030-02-28", 133), ("2030", 132), ('"2030"', 132), ('"2019-01"', 0), ('"2050-12"', 383)],
)
def test_a_date_may_be_written_in_several_ways(tmp_path: Path, written: str, month: int) -> None:
    scenario = scenario_of(tmp_path, f'[recommendations]\n"5.3" = {{ from = {written} }}')
    assert scenario.measures == (Measure("5.3", 1.0, month),)


@pytest.mark.parametrize(
    ("written", "months"), [('"2019-12"', 12), ("2019", 12), ("2050-12-01", 384), ('"2030-01"', 133)]
)
def test_a_run_ends_with_the_month_or_year_given(tmp_path: Path, written: str, months: int) -> None:
    assert scenario_of(tmp_path, f"until = {written}").months == months


def test_a_part_goes_before_its_whole_wherever_it_stands(tmp_path: Path) -> None:
    scenario = scenario_of(
        tmp_path,
        '[recommendations]\n"4.1" = { strength = 0.4 }\n"4.3" = false\n"4" = { strength = 0.9, from = "2023-01" }\n'
        '"4.4" = true',
    )
    assert scenario.measures == (Measure("4.1", 0.4, 48), Measure("4.2", 0.9, 48), Measure("4.4", 1.0, 0))


def test_a_late_whole_is_accepted_without_the_part_that_may_not_be_late(tmp_path: Path) -> None:
    scenario = scenario_of(tmp_path, '[recommendations]\n"5" = { from = "2023-01" }\n"5.2" = false')
    assert scenario.measures == tuple(Measure(code, 1.0, 48) for code in ("5.1", "5.3", "5.4", "5.5"))


def test_differences_are_put_on_top_of_a_chain_of_bases(tmp_path: Path) -> None:
    scenario_of(
        tmp_path,
        'until = "2040-12"\n[recommendations]\n"4" = { strength = 0.5 }\n[world]\nelections = false\n'
        'mandate = { designated = "2027-01", end_of_gas = "2035-01" }\n'
        "price_shocks = [{ from = 2028, factor = 2, months = 3 }]\n"
        '[parameters]\n"trust.gain" = 0.12\n"trust.floor" = 0.3\n[processes]\noff = ["opinions_move"]',
        "bottom",
    )
    scenario_of(tmp_path, 'based_on = "bottom.toml"\n[recommendations]\n"4.2" = { from = "2022-01" }', "middle")
    top = scenario_of(
        tmp_path,
        'based_on = "middle.toml"\n[recommendations]\n"4.1" = false\n"4.3" = true\n[world]\nmandate = false\n'
        'pandemic = false\nprice_shocks = []\n[parameters]\n"trust.gain" = 0.2\n[processes]\noff = []',
    )
    assert top.months == 264
    assert top.measures == (Measure("4.2", 0.5, 36), Measure("4.3", 1.0, 0), Measure("4.4", 0.5, 0))
    assert top.world == World(pandemic=False, elections=False)
    assert top.values == (DatedValue("trust.floor", 0.3), DatedValue("trust.gain", 0.2))
    assert top.processes_off == frozenset()
    assert read_scenario(tmp_path / "middle.toml").processes_off == {"opinions_move"}


def test_a_base_is_looked_for_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    scenario_of(tmp_path, "[world]\npandemic = false", "bottom")
    scenario = scenario_of(tmp_path / "below", 'based_on = "../bottom.toml"')
    assert not scenario.world.pandemic
    content = {"title_nl": "Proef", "title_en": "Trial", "based_on": "bottom.toml"}
    assert scenario_from(content, "trial", folder=tmp_path) == scenario


def test_steps_of_the_month_have_plain_names() -> None:
    assert all(re.fullmatch(r"[a-z_]+", name) for name in PROCESSES)
    assert "month_is_recorded" not in PROCESSES


def test_scenarios_do_not_need_the_model() -> None:
    look = (
        "import sys, transitiesim.scenario; print({'pandas', 'mesa', 'numba', 'numpy', 'pydantic'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
