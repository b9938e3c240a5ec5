"""Shipped scenarios, bases and differences, and the copies that a scenario gives of itself."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import pytest

from transitiesim.data_files import shipped
from transitiesim.errors import InputError
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


def test_copies_with_and_without_measures(baseline: Scenario) -> None:
    some = baseline.with_measures("5.3", strength=0.5, start=48).with_measures("4")
    assert [measure.code for measure in some.measures] == ["4.1", "4.2", "4.3", "4.4", "5.3"]
    assert some.measures[-1] == Measure("5.3", 0.5, 48)
    assert some.with_measures("5.3").measures[-1] == Measure("5.3")
    assert some.without_measures("4").measures == (Measure("5.3", 0.5, 48),)
    assert some.without_measures() == baseline
    assert baseline.with_measures() == baseline


def test_copies_are_checked(baseline: Scenario) -> None:
    with pytest.raises(InputError, match=r"recommendations\.9: unknown recommendation"):
        baseline.with_measures("9")
    with pytest.raises(InputError, match=r"recommendations\.9: unknown recommendation"):
        baseline.without_measures("9")
    with pytest.raises(InputError, match="may not start late"):
        baseline.with_measures("5", start=12)
    with pytest.raises(InputError, match=r"also moved by part 5\.3"):
        baseline.with_measures("5").with_value("trust.silence_decay", 0.03)
    with pytest.raises(InputError, match=r"0\.9 is out of range"):
        baseline.with_value("trust.gain", 0.9)
    with pytest.raises(InputError, match="not an ordinary number"):
        baseline.with_value("trust.silence_grace", float("nan"))
    with pytest.raises(InputError, match="lies outside the run"):
        baseline.with_value("trust.gain", 0.1, start=384)


def test_a_value_takes_the_place_of_one_from_the_same_month(baseline: Scenario) -> None:
    scenario = baseline.with_value("trust.gain", 0.1).with_value("trust.gain", 0.2, 60).with_value("trust.gain", 0.12)
    assert scenario.values == (DatedValue("trust.gain", 0.12), DatedValue("trust.gain", 0.2, 60))


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"first_month": 12}, "first_month"),
        ({"months": 11}, "until"),
        ({"months": 385}, "until"),
        ({"measures": (Measure("5"),)}, "recommendations.5"),
        ({"measures": (Measure("5.3"), Measure("5.3", 0.5))}, "recommendations.5.3"),
        ({"measures": (Measure("5.3", 1.0, -1),)}, "recommendations.5.3.from"),
        ({"values": (DatedValue("trust.gain", 0.1),) * 1001}, "parameters"),
        ({"name": "a/b"}, "'a/b'"),
        ({"name": " "}, "' '"),
        ({"world": World(mandate=Mandate(380, 395))}, "world.mandate.end_of_gas"),
    ],
)
def test_a_scenario_made_by_a_program_is_checked_too(
    baseline: Scenario, changes: dict[str, object], where: str
) -> None:
    with pytest.raises(InputError) as caught:
        dataclasses.replace(baseline, **changes)  # type: ignore[arg-type]
    assert caught.value.where == where
    assert all("\n" not in caught.value.sentence(language) for language in LANGUAGES)


def test_order_does_not_make_scenarios_different() -> None:
    title = Text("Proef", "Trial")
    shocks = (PriceShock(9, 2.0, 3), PriceShock(5, 2.0, 30))
    values = (DatedValue("trust.gain", 0.1), DatedValue("trust.floor", 0.3), DatedValue("trust.gain", 0.2, 9))
    measures = (Measure("6.1"), Measure("4.2"))
    scenario = Scenario("trial", title, measures, values, World(price_shocks=shocks))
    turned = Scenario("trial", title, measures[::-1], values[::-1], World(price_shocks=shocks[::-1]))
    assert scenario == turned
    assert hash(scenario) == hash(turned)
    assert scenario.measures == measures[::-1]


def test_another_name_and_title(baseline: Scenario) -> None:
    assert baseline.named("other").about == baseline.about
    other = baseline.named("other", Text("Ander", "Other"))
    assert (other.name, other.title.nl, other.about) == ("other", "Ander", Text("", ""))


def test_a_description_says_what_when_and_how_strongly(baseline: Scenario) -> None:
    assert describe(baseline, "nl") == ["Alles gaat zoals de studie het in de praktijk aantrof."]
    scenario = dataclasses.replace(
        baseline.with_measures("4", start=48).with_measures("1.1", strength=0.7).with_value("trust.gain", 0.12, 132),
        months=180,
        world=World(elections=False, price_shocks=(PriceShock(108, 1.8, 18),), mandate=Mandate(96, 192)),
        processes_off=frozenset({"opinions_move"}),
    )
    assert describe(scenario, "nl") == [
        "Onderdeel 1.1 (Omarm de complexiteit) staat aan, vanaf januari 2019 en op 70% van de volle sterkte.",
        "Aanbeveling 4 (Zorg voor de juiste veldbezetting) staat aan, vanaf januari 2023 en op volle sterkte.",
        "Verkiezingen onderbreken het programma niet.",
        "Vanaf januari 2028 kost gas 18 maanden lang 1,8 keer zoveel als anders.",
        "De gemeente wijst de wijk in januari 2027 aan; in januari 2035 houdt het gas op.",
        "Winst aan vertrouwen per goed contact (trust.gain) is 0,12 in plaats van 0,1, vanaf januari 2030.",
        "Deze stappen van de maand staan uit: meningen veranderen door praten.",
        "De doorrekening loopt tot en met december 2033.",
    ]
    assert len(describe(scenario, "en")) == 8
    assert "from January 2030" in describe(scenario, "en")[5]


def test_a_value_fixed_at_its_default_is_said_to_be_so(baseline: Scenario) -> None:
    default = declarations()["trust.gain"].value
    assert "is fixed at its usual value 0.1." in describe(baseline.with_value("trust.gain", default), "en")[0]


def test_steps_of_the_month_have_plain_names() -> None:
    assert all(re.fullmatch(r"[a-z_]+", name) for name in PROCESSES)
    assert "month_is_recorded" not in PROCESSES


def test_scenarios_do_not_need_the_model() -> None:
    look = "import sys, transitiesim.scenario; print({'pandas', 'mesa', 'numba', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "set()"
