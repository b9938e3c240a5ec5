"""The copies that a scenario gives of itself, how it is checked, and how it describes itself."""

from __future__ import annotations

import dataclasses

import pytest

from transitiesim.errors import InputError
from transitiesim.language import LANGUAGES, Text
from transitiesim.parameters import declarations
from transitiesim.scenario import (
    DatedValue,
    Mandate,
    Measure,
    PriceShock,
    Scenario,
    World,
    describe,
)


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
