"""The eighteen neighbourhoods, and what fills a figure that is not known."""

from __future__ import annotations

import copy
import math
import pickle
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transitiesim.data_files import shipped
from transitiesim.errors import InputError
from transitiesim.neighbourhood.defaults import DEFAULTS, FIGURES, FROM_PARAMETERS, TENURE_SHARES
from transitiesim.neighbourhood.facts import facts_from, known_neighbourhoods, read_facts
from transitiesim.neighbourhood.months import month_of
from transitiesim.parameters import Grade, declarations

EIGHTEEN = (
    "abdij-en-torenbuurt",
    "crabbehof",
    "emmerhout",
    "gillisbuurt",
    "groenoord",
    "laak",
    "meerzicht",
    "nieuw-overdie",
    "nieuwborgen",
    "nijverheid",
    "overvecht-noord",
    "pendrecht",
    "rolduckerveld",
    "selwerd",
    "wildemanbuurt",
    "zandweerd",
    "zuidhoven",
    "zwanenveld",
)
USED = [name for name, kind in FIGURES.items() if kind.used]


def content_with(**figures: float) -> dict[str, object]:
    """A minimal file with these figures."""
    return {
        "id": "wijk",
        "name": "Wijk",
        "municipality": "Stad",
        "figures": {"dwellings": {"value": 1000}} | {name: {"value": value} for name, value in figures.items()},
    }


def test_the_eighteen_are_known_in_alphabetical_order() -> None:
    assert known_neighbourhoods() == EIGHTEEN


@pytest.mark.parametrize("name", EIGHTEEN)
def test_every_shipped_file_reads_and_is_complete(name: str) -> None:
    facts = read_facts(name)
    assert facts.id == name
    assert set(USED) <= set(facts.figures)
    assert 0 < facts.default_share < 1
    assert all(facts.number(figure) >= FIGURES[figure].least for figure in USED)


@pytest.mark.parametrize("name", EIGHTEEN)
def test_every_shipped_fact_has_source_year_and_grade(name: str) -> None:
    content = tomllib.loads(shipped("neighbourhoods", f"{name}.toml").read_text(encoding="utf-8"))
    facts = [*content["figures"].values(), content["heat_plan"]]
    assert all(fact["source"] and fact["year"] and fact["grade"] for fact in facts)
    assert all(event["source"] and event["url"] and event["grade"] for event in content.get("milestones", []))
    with_address = [fact for fact in facts if fact["grade"] == "measured"]
    assert all(fact["url"].startswith("http") for fact in with_address)


@pytest.mark.parametrize("name", EIGHTEEN)
def test_shipped_sentences_differ_between_the_languages(name: str) -> None:
    facts = read_facts(name)
    texts = [facts.heat_plan.text, *(event.text for event in facts.milestones)]
    texts += [figure.note for figure in facts.figures.values() if figure.note.nl]
    assert all(text.nl and text.en and text.nl != text.en for text in texts)


@pytest.mark.parametrize("name", EIGHTEEN)
def test_milestones_are_in_order_of_month(name: str) -> None:
    months = [event.month for event in read_facts(name).milestones]
    assert months == sorted(months)


@pytest.mark.parametrize("name", EIGHTEEN)
def test_shipped_tenure_adds_up_to_one(name: str) -> None:
    facts = read_facts(name)
    assert math.fsum(facts.tenure_shares()) == pytest.approx(1, abs=1e-12)
    assert math.fsum(facts.number(share) for share in TENURE_SHARES) == pytest.approx(1, abs=1e-12)


def test_selwerd_is_scaled_and_says_so() -> None:
    facts = read_facts("selwerd")
    owner, corporation, private = facts.tenure_shares()
    assert (owner, corporation, private) == pytest.approx((0.16 / 0.97, 0.42 / 0.97, 0.39 / 0.97))
    figure = facts.figures["corporation_share"]
    assert "0,42" in figure.note.nl
    assert "0.97" in figure.note.en
    assert figure.grade is Grade.DERIVED


def test_demolition_is_in_months_and_never_builds_more_than_comes_down() -> None:
    selwerd = read_facts("selwerd").demolition
    rolduckerveld = read_facts("rolduckerveld").demolition
    assert selwerd is not None
    assert rolduckerveld is not None
    assert (selwerd.dwellings, selwerd.new_build, selwerd.planned_new_build) == (146, 146, 293)
    assert (selwerd.from_month, selwerd.until_month) == (36, 83)
    assert "293" in selwerd.note.nl
    assert (rolduckerveld.dwellings, rolduckerveld.new_build) == (455, 291)


def test_the_eighth_of_the_known_gas_figures_is_low_because_of_district_heat() -> None:
    overvecht = read_facts("overvecht-noord")
    per_gas_home = overvecht.number("gas_m3_per_dwelling") / (1 - overvecht.number("district_heating_share"))
    default = DEFAULTS["gas_m3_per_dwelling"]
    assert default.low < per_gas_home < default.high


def mean_of_known(figure: str, without: str = "") -> float:
    """Mean of a figure over the neighbourhoods of which a source gives it."""
    known = [read_facts(name).figures[figure] for name in EIGHTEEN if name != without]
    values = [float(one.value) for one in known if one.url]
    return math.fsum(values) / len(values)


def test_tenure_defaults_are_the_means_of_what_is_known() -> None:
    # The corporation share of Overvecht-Noord is that of a wider area and does not count.
    means = {share: mean_of_known(share) for share in TENURE_SHARES}
    means["corporation_share"] = mean_of_known("corporation_share", without="overvecht-noord")
    total = math.fsum(means.values())
    assert all(DEFAULTS[share].value == pytest.approx(means[share] / total, abs=0.005) for share in TENURE_SHARES)


def test_energy_defaults_are_the_means_of_what_is_known() -> None:
    gas = mean_of_known("gas_m3_per_dwelling", without="overvecht-noord")
    assert DEFAULTS["gas_m3_per_dwelling"].value == pytest.approx(gas, abs=5)
    electricity = mean_of_known("electricity_kwh_per_dwelling")
    assert DEFAULTS["electricity_kwh_per_dwelling"].value == pytest.approx(electricity, abs=5)


def test_defaults_lie_in_their_ranges_and_tenure_defaults_add_up() -> None:
    assert all(one.low <= one.value <= one.high for one in DEFAULTS.values())
    assert math.fsum(DEFAULTS[share].value for share in TENURE_SHARES) == pytest.approx(1)


def test_numbers_of_the_model_are_repeated_not_declared_again() -> None:
    for name, path in FROM_PARAMETERS.items():
        assert DEFAULTS[name].value == declarations()[path].value
        assert name not in read_facts("zwanenveld").uncertain()


def test_a_file_with_only_the_number_of_dwellings_is_all_default() -> None:
    facts = facts_from(content_with(), "f.toml")
    assert facts.default_share == pytest.approx((len(USED) - 1 + 1) / (len(USED) + 1))
    assert facts.tenure_shares() == pytest.approx((0.29, 0.50, 0.21))
    assert facts.heat_plan.kind == "undecided"
    assert facts.heat_plan.assumed
    assert facts.municipality_size == "middle"
    assert "inhabitants" not in facts.figures


def test_two_shares_give_the_third_as_arithmetic() -> None:
    facts = facts_from(content_with(corporation_share=0.6, owner_occupied_share=0.3), "f.toml")
    private = facts.figures["private_rented_share"]
    assert private.value == pytest.approx(0.1)
    assert not private.assumed
    assert private.grade is Grade.DERIVED


def test_one_share_leaves_the_rest_in_proportion_to_the_defaults() -> None:
    facts = facts_from(content_with(corporation_share=0.75), "f.toml")
    assert facts.tenure_shares() == pytest.approx((0.25 * 0.29 / 0.5, 0.75, 0.25 * 0.21 / 0.5))
    low, value, high = facts.uncertain()["owner_occupied_share"]
    assert low < value < high


@settings(deadline=None)
@given(given_shares=st.dictionaries(st.sampled_from(TENURE_SHARES), st.floats(0, 1)))
def test_tenure_adds_up_or_is_refused(given_shares: dict[str, float]) -> None:
    total = math.fsum(given_shares.values())
    try:
        shares = facts_from(content_with(**given_shares), "f.toml").tenure_shares()
    except InputError:
        shares = None
    if shares is None:
        assert total > 1.02 - 1e-9 or (len(given_shares) == 3 and total < 0.9 + 1e-9)
    else:
        assert math.fsum(shares) == pytest.approx(1, abs=1e-9)
        assert all(0 <= share <= 1 + 1e-9 for share in shares)


@settings(deadline=None)
@given(
    given_shares=st.dictionaries(st.sampled_from(TENURE_SHARES), st.floats(0, 0.3), max_size=2),
    at=st.lists(st.floats(0, 1), min_size=20, max_size=20),
)
def test_drawn_figures_keep_known_ones_and_add_up(given_shares: dict[str, float], at: list[float]) -> None:
    facts = facts_from(content_with(**given_shares), "f.toml")
    ranges = facts.uncertain()
    drawn = {name: low + u * (high - low) for (name, (low, _, high)), u in zip(ranges.items(), at, strict=False)}
    changed = facts.with_values(drawn)
    assert math.fsum(changed.tenure_shares()) == pytest.approx(1, abs=1e-9)
    shares = dict(zip(TENURE_SHARES, changed.tenure_shares(), strict=True))
    assert all(shares[name] == pytest.approx(value) for name, value in given_shares.items())
    assert changed.default_share == facts.default_share
    assert facts.uncertain() == ranges


@settings(deadline=None)
@given(values=st.dictionaries(st.sampled_from([*FIGURES, "corporation_shar"]), st.floats(), min_size=1))
def test_other_values_are_taken_or_refused_with_a_sentence(values: dict[str, float]) -> None:
    facts = read_facts("selwerd")
    possible = all(
        name in FIGURES and math.isfinite(value) and FIGURES[name].least <= value <= FIGURES[name].most
        for name, value in values.items()
    )
    try:
        changed = facts.with_values(values)
    except InputError:
        enough = facts.demolition is not None and values.get("dwellings", 3183) >= facts.demolition.dwellings
        shares = [values.get(share, facts.number(share)) for share in TENURE_SHARES]
        assert not possible or not enough or math.fsum(shares) <= 0
    else:
        assert possible
        assert math.fsum(changed.tenure_shares()) == pytest.approx(1, abs=1e-9)


def test_an_unknown_figure_gets_a_suggestion() -> None:
    with pytest.raises(InputError, match="did you mean 'corporation_share'"):
        read_facts("selwerd").with_values({"corporation_shar": 0.5})


def test_facts_travel_to_other_processes() -> None:
    facts = read_facts("wildemanbuurt")
    assert pickle.loads(pickle.dumps(facts)) == facts  # noqa: S301
    assert copy.deepcopy(facts) == facts


def test_a_number_is_asked_by_name() -> None:
    facts = read_facts("selwerd")
    assert facts.number("dwellings") == 3183
    with pytest.raises(KeyError):
        facts.number("municipality_size")


@pytest.mark.parametrize(("date", "month"), [("2019-01", 0), ("2050-12", 383), ("2018-12", -1), ("2020", 12)])
def test_months_count_from_january_2019(date: str, month: int) -> None:
    assert month_of(date) == month


def test_a_path_and_an_id_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "selwerd.toml"
    own.write_text('id = "own"\nname = "Own"\nmunicipality = "M"\n[figures.dwellings]\nvalue = 50\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_facts("selwerd").number("dwellings") == 3183
    assert read_facts("selwerd.toml").id == "own"
    assert read_facts("./selwerd.toml").id == "own"
    assert read_facts(own).id == "own"


@pytest.mark.parametrize("wrong", ["selwrd", "Selwerd", "overvecht", "", "\x1b[31m", "a\0b"])
def test_an_unknown_id_gives_a_sentence(wrong: str) -> None:
    with pytest.raises(InputError, match="unknown neighbourhood") as caught:
        read_facts(wrong)
    assert caught.value.sentence("nl").isprintable()


def test_an_unknown_id_gets_a_suggestion() -> None:
    with pytest.raises(InputError, match="did you mean 'selwerd'"):
        read_facts("selwrd")


def any_toml() -> st.SearchStrategy[Any]:
    """Values as TOML can hold them."""
    plain = st.one_of(
        st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.dates(), st.times(), st.datetimes()
    )
    return st.recursive(
        plain,
        lambda inside: st.one_of(
            st.lists(inside, max_size=3), st.dictionaries(st.text(max_size=8), inside, max_size=3)
        ),
        max_leaves=8,
    )


@settings(deadline=None)
@given(data=st.data())
def test_any_change_to_a_good_file_gives_facts_or_a_sentence(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(EIGHTEEN))
    content = tomllib.loads(shipped("neighbourhoods", f"{name}.toml").read_text(encoding="utf-8"))
    for _ in range(data.draw(st.integers(1, 3))):
        table: Any = content
        while True:
            keys = list(table) if isinstance(table, dict) else list(range(len(table)))
            key = data.draw(st.sampled_from(keys) if keys else st.just("new"))
            if keys and isinstance(table[key], dict | list) and table[key] and data.draw(st.booleans()):
                table = table[key]
                continue
            if isinstance(table, dict) and data.draw(st.booleans()):
                key = data.draw(st.text(max_size=10))
            table[key] = data.draw(any_toml())
            break
    said = []
    try:
        facts = facts_from(content, "f.toml")
        assert math.fsum(facts.tenure_shares()) == pytest.approx(1)
    except InputError as error:
        said = [error.sentence("nl"), error.sentence("en")]
    assert all(sentence.startswith("f.toml") and sentence.isprintable() for sentence in said)
