"""What the screen says follows from the results, in one language at a time, and equals the command line."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from transitiesim.analysis import bands, compare, summarise
from transitiesim.analysis.headline import percent
from transitiesim.errors import InputError
from transitiesim.interfaces.dashboard.actions import apply, beside
from transitiesim.interfaces.dashboard.choice import (
    Choice,
    baseline,
    canonical,
    shipped,
    switched,
    tuned,
    with_event,
    with_number,
)
from transitiesim.interfaces.dashboard.pages.frame import frame, log
from transitiesim.interfaces.dashboard.places import LARGEST_FILE, MOST_KEPT, facts_of, hold, is_kept, keep_uploaded
from transitiesim.interfaces.dashboard.views import sources
from transitiesim.interfaces.dashboard.views.board import board
from transitiesim.interfaces.dashboard.views.charts import path_chart, path_table
from transitiesim.interfaces.dashboard.views.dutch import SOURCES, UNITS, source_in
from transitiesim.interfaces.dashboard.views.no_change import no_change
from transitiesim.interfaces.dashboard.views.outlook import outlook
from transitiesim.interfaces.dashboard.views.results import first_replicates, number_of, paired
from transitiesim.interfaces.dashboard.views.screen import screen
from transitiesim.interfaces.dashboard.views.subjects import SUBJECTS, subject_table
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.interfaces.dashboard.views.world import numbers, world
from transitiesim.interfaces.dashboard.visit import Visit
from transitiesim.language import LANGUAGES
from transitiesim.neighbourhood.template import template
from transitiesim.parameters import Grade, declarations
from transitiesim.results import Results
from transitiesim.running.provenance import numbers_and_guesses
from transitiesim.scenario import PriceShock, WorldEvent

CHOICE = Choice("gillisbuurt", baseline(), language="en")
DUTCH = {"het", "een", "van", "wijk", "niet", "praktijk", "aanbeveling", "doorrekeningen"}
ENGLISH = {"the", "and", "neighbourhood", "runs", "with", "practice", "recommendation"}


def words_in(data: Any) -> set[str]:
    """Words of all texts in some data; names of fields are not for people."""
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list | tuple):
        return set().union(*(words_in(one) for one in data))
    return set("".join(letter if letter.isalpha() else " " for letter in str(data).lower()).split())


def test_the_four_numbers_are_those_of_the_summary(practice: Results, all_on: Results) -> None:
    found = outlook(all_on, practice, "en", is_practice=False)
    summary = summarise(all_on)
    gone, half, goal, trust = found.figures
    assert gone.value == f"{percent(summary.end.median)}%"
    assert gone.note == f"80% band {percent(summary.end.low)} to {percent(summary.end.high)}"
    assert gone.practice == f"practice: {percent(summarise(practice).end.median)}%"
    assert summary.chance_gas_free is not None
    assert goal.value == f"{percent(summary.chance_gas_free.value)}%"
    assert trust.value == str(round(100 * float(bands(all_on, "trust_programme")["median"].iloc[-1])))
    assert half.label.startswith("Half")
    assert not found.first
    assert "20 runs" in found.stage


def test_a_first_estimate_is_called_one_and_gives_no_chance(practice: Results, all_on: Results) -> None:
    found = outlook(first_replicates(all_on, 4), practice, "nl", is_practice=False)
    assert found.first
    assert found.stage.startswith("Eerste schatting uit 4")
    assert found.figures[2].value == "..."


def test_the_difference_is_paired_also_when_one_is_further_on(practice: Results, all_on: Results) -> None:
    short = first_replicates(all_on, 4)
    before, after = paired(practice, short)
    compared = compare(before, "baseline", "all_recommendations", other=after)
    found = outlook(short, practice, "en", is_practice=False)
    assert f"{percent(float(compared.last['chance_better']))}%" in found.difference
    assert "of 4 runs" in found.difference


def test_nothing_yet_is_said() -> None:
    assert outlook(None, None, "nl", is_practice=False).headline == "Er wordt gerekend..."


def test_the_first_replicates_are_what_a_shorter_run_gives(all_on: Results) -> None:
    from transitiesim.running import run

    shorter = run("all_recommendations", "gillisbuurt", replicates=4, seed=1, threads=1)
    assert summarise(first_replicates(all_on, 4)).end == summarise(shorter).end


@pytest.mark.parametrize(("language", "foreign"), [("nl", ENGLISH), ("en", DUTCH)])
def test_one_language_at_a_time(practice: Results, all_on: Results, language: Any, foreign: set[str]) -> None:
    choice = dataclasses.replace(CHOICE, language=language, scenario=shipped()["recommendation_5"])
    visit = Visit()
    visit.arrive(choice)
    table = path_table(all_on, practice, language)
    shown = {
        "board": {**board(choice), "places": []},
        "world": world(choice),
        "frame": frame(choice, []),
        "log": log(visit, choice),
        "outlook": dataclasses.asdict(outlook(all_on, practice, language, is_practice=False)),
        "table": dataclasses.asdict(table),
        "legend": path_chart(all_on, practice, language, first=False)["legend"],
    }
    for page in shown["frame"]["pages"]:
        page.pop("href", None)
    for recommendation in shown["board"]["presets"]:
        recommendation.pop("value")
    for subject in shown["world"]["subjects"]:
        subject.pop("value")
    for key in ("preset", "place"):
        shown["board"].pop(key)
    assert not words_in(shown) & foreign, words_in(shown) & foreign


def test_the_chart_holds_the_bands_and_its_table_says_the_same(practice: Results, all_on: Results) -> None:
    option = path_chart(all_on, practice, "en", first=False)
    line = next(one for one in option["series"] if one["name"] == "Your choice")
    band = bands(all_on, "gas_free_share")
    assert [one["value"] for one in line["data"]] == [round(100 * value, 2) for value in band["median"]]
    low = next(one for one in option["series"] if one["name"] == "Your choice low")
    wide = next(one for one in option["series"] if one["name"] == "Your choice band")
    assert low["data"][-1] + wide["data"][-1] == pytest.approx(100 * band["high"].iloc[-1], abs=0.02)
    table = path_table(all_on, practice, "en")
    assert table.rows[-1][0] == "2050"
    assert table.rows[-1][2].startswith(f"{percent(float(band['median'].iloc[-1]))}%")
    assert json.dumps(option)


def test_a_first_estimate_has_no_band(all_on: Results) -> None:
    option = path_chart(first_replicates(all_on, 4), None, "nl", first=True)
    assert [one["name"] for one in option["series"]] == ["Uw keuze"]


def test_tables_carry_out_nothing() -> None:
    table = Table("<script>", ("=1+1", "a"), (("<b>", "+1"), ("-", "@x")))
    assert "<script>" not in table.html()
    assert "<b>" not in table.html()
    assert table.csv().splitlines() == ["'=1+1,a", "<b>,+1", "-,'@x"]


def test_a_switch_that_changes_nothing_says_so_and_why(practice: Results) -> None:
    late = canonical(tuned(switched(baseline(), "7.3", on=True)[0], "7.3", start=380)[0])
    said = no_change(practice, practice, baseline(), late, "en")
    assert "changes in none of the 20 runs" in said
    assert "after the end of the run" in said
    weak = canonical(tuned(switched(baseline(), "5.3", on=True)[0], "5.3", strength=0.0)[0])
    assert "sterkte nul" in no_change(practice, practice, baseline(), weak, "nl")
    full = canonical(switched(baseline(), "5.3", on=True)[0])
    assert "finds nothing to work on" in no_change(practice, practice, baseline(), full, "en")


def test_a_step_in_the_world_that_changes_nothing_says_where_it_shows(practice: Results) -> None:
    departure = canonical(with_event(baseline(), WorldEvent(100, "departure")))
    assert "stays the same too" in no_change(practice, practice, baseline(), departure, "en")
    path = practice.path.assign(bill_eur=2 * practice.path["bill_eur"])
    dearer = dataclasses.replace(practice, path=path)
    said = no_change(practice, dearer, baseline(), departure, "nl")
    bill = practice.indicators()["bill_eur"].text.nl.lower()
    assert f"Wat het meest verandert: {bill}, gemiddeld van" in said


def test_a_switch_that_changes_something_says_nothing(practice: Results, all_on: Results) -> None:
    assert no_change(practice, all_on, baseline(), shipped()["all_recommendations"], "en") == ""


def test_the_board_shows_what_is_on() -> None:
    scenario = tuned(switched(switched(baseline(), "5", on=True)[0], "5.4", on=False)[0], "5", start=48, strength=0.5)[
        0
    ]
    shown = board(CHOICE.with_scenario(scenario))["recommendations"][4]
    assert (shown["state"], shown["count"], shown["year"], shown["strength"]) == ("some", "4/5", 2023, 50)
    assert [part["on"] for part in shown["parts"]] == [True, True, True, False, True]


def test_a_number_shows_range_source_and_grade_and_who_moves_it() -> None:
    scenario = with_number(switched(baseline(), "5.1", on=True)[0], "trust.gain", 0.1)
    found = numbers(CHOICE.with_scenario(scenario), "participation.depth")
    by_hand, depth = found["shown"]
    assert (by_hand["path"], by_hand["by_hand"], by_hand["value"]) == ("trust.gain", True, 0.1)
    assert depth["moved"].endswith("5.1, which is on")
    assert depth["source"]
    assert depth["grade"] == "expert guess"
    assert numbers(CHOICE, "no such thing") == {"found": 0, "shown": []}


def test_every_number_can_be_reached_by_its_subject_and_stands_on_the_page_that_explains() -> None:
    by_subject = [one["path"] for name in SUBJECTS for one in numbers(CHOICE, "", name)["shown"]]
    assert sorted(by_subject) == sorted(declarations())
    explained = [row[0] for name in SUBJECTS for row in subject_table(name, "nl").rows]
    assert len(explained) == len(declarations())
    assert {one["path"] for one in numbers(CHOICE, "gain", "trust")["shown"]} < set(by_subject)
    assert numbers(CHOICE, "", "no such subject") == {"found": 0, "shown": []}


def test_clicks_do_what_they_say() -> None:
    after, _ = apply(CHOICE, {"kind": "switch", "code": "5", "value": True})
    assert after.scenario.name == "recommendation_5"
    later, said = apply(after, {"kind": "start", "code": "5", "value": 2025})
    assert said is not None
    assert later.scenario.name == "choice"
    mandate, _ = apply(CHOICE, {"kind": "mandate", "value": 2027, "end": 0})
    assert mandate.scenario.world.mandate is not None
    assert mandate.scenario.world.mandate.end_of_gas == 16 * 12
    assert apply(mandate, {"kind": "mandate", "value": 0})[0] == CHOICE
    event = {"kind": "event", "value": True, "code": "departure", "start": 122}
    shock = {"kind": "event", "value": True, "code": "price_shock", "start": 108, "factor": 1.8, "months": 18}
    happens = apply(apply(CHOICE, event)[0], shock)[0]
    assert happens.scenario.world.events == (WorldEvent(122, "departure"),)
    assert happens.scenario.world.price_shocks == (PriceShock(108, 1.8, 18),)
    assert apply(CHOICE, shock)[0].scenario.name == "price_shock"
    assert apply(apply(happens, {**shock, "value": False})[0], {**event, "value": False})[0] == CHOICE
    assert apply(CHOICE, {**event, "value": False})[0] == CHOICE
    with_one, _ = apply(CHOICE, {"kind": "beside", "value": "mandate"})
    assert apply(with_one, {"kind": "beside", "remove": 0})[0] == CHOICE


@pytest.mark.parametrize(
    "click",
    [
        None, [], "x", {}, {"kind": "explode"}, {"kind": ["switch"]}, {"kind": "switch", "code": 5},
        {"kind": "switch", "code": "9", "value": True}, {"kind": "strength", "code": "5", "value": float("nan")},
        {"kind": "start", "code": "5", "value": 10**30}, {"kind": "number", "code": "trust.gain", "value": 99},
        {"kind": "place", "value": "../../etc/passwd"}, {"kind": "preset", "value": "/etc/passwd"},
        {"kind": "world", "code": "price_shocks", "value": True}, {"kind": "beside", "value": "x" * 300},
        {"kind": "number", "code": "__class__", "value": 1}, {"kind": "event", "value": True},
        {"kind": "event", "value": True, "code": "meteor", "start": 12},
        {"kind": "event", "value": True, "code": "election", "start": 10**30},
        {"kind": "event", "value": True, "code": "election", "start": 384},
        {"kind": "event", "value": True, "code": "price_shock", "start": 12, "factor": 9, "months": 2},
        {"kind": "event", "value": True, "code": "price_shock", "start": 12, "factor": 2, "months": float("inf")},
    ],
)  # fmt: skip
def test_a_click_that_cannot_be_is_refused_with_a_sentence(click: object) -> None:
    with pytest.raises(InputError) as refused:
        apply(
            CHOICE
            if not isinstance(click, dict) or click.get("kind") != "start"
            else apply(CHOICE, {"kind": "switch", "code": "5", "value": True})[0],
            click,
        )
    assert refused.value.sentence("nl")


def test_what_happens_is_shown_taken_away_and_told_in_the_log() -> None:
    visit, now = Visit(), CHOICE
    visit.arrive(now)

    def click(what: dict[str, Any]) -> Choice:
        after = apply(now, what)[0]
        visit.make(after)
        visit.arrive(after)
        return after

    for start, code, more in (
        (130, "pandemic", {}), (129, "price_shock", {"factor": 0.5, "months": 1}), (128, "election", {}),
    ):  # fmt: skip
        added = {"kind": "event", "value": True, "code": code, "start": start, **more}
        now = click(added)
        with pytest.raises(InputError, match="there already"):  # as two clicks for one would ask
            click(added)
    there = world(now)["events"]["there"]
    assert [one["away"]["code"] for one in there] == ["election", "price_shock", "pandemic"]
    assert there[1]["text"] == "In October 2029 gas costs 0.5 times as much as otherwise, for one month."
    for one in there:
        now = click(one["away"])
    said = [one.text.en for one in visit.steps[1:]]
    assert said[0] == "Added: In November 2029 a new pandemic breaks out, which lasts as long as the first"
    assert [one.partition(":")[0] for one in said] == ["Added"] * 3 + ["Removed"] * 3
    assert now == CHOICE


def test_four_side_by_side_and_no_more() -> None:
    choice = CHOICE
    for name in ("mandate", "price_shock", "recommendation_5"):
        choice = beside(choice, shipped()[name])
    assert beside(choice, shipped()["mandate"]) == choice
    with pytest.raises(InputError):
        beside(choice, shipped()["recommendation_1"])


def test_steps_are_undone_done_again_and_marked() -> None:
    visit = Visit()
    first = CHOICE
    second = apply(first, {"kind": "switch", "code": "5", "value": True})[0]
    third = apply(second, {"kind": "switch", "code": "6", "value": True})[0]
    for one in (first, second, dataclasses.replace(second, page="look", language="nl"), third):
        visit.arrive(one)
    assert [one.text.en for one in visit.steps] == [
        "Start: Practice as the study found it in Gillisbuurt", "Recommendation 5 on", "Recommendation 6 on",
    ]  # fmt: skip
    assert visit.before() == second
    visit.arrive(second)
    assert (visit.at, visit.after()) == (1, third)
    visit.toggle_bookmark(2)
    visit.arrive(apply(second, {"kind": "switch", "code": "1", "value": True})[0])
    assert [one.text.nl for one in visit.steps][-2:] == ["Aanbeveling 6 aan", "Aanbeveling 1 aan"]
    assert visit.after() is None
    visit.toggle_bookmark(999)


def test_undo_after_on_and_off_gives_the_switch_back() -> None:
    visit = Visit()
    visit.arrive(CHOICE)
    on = apply(CHOICE, {"kind": "switch", "code": "5", "value": True})[0]
    for one in (on, CHOICE):  # two clicks: the second leads to where one was before, and is a step all the same
        visit.make(one)
        visit.arrive(one)
    assert [one.text.en for one in visit.steps[1:]] == ["Recommendation 5 on", "Recommendation 5 off"]
    assert visit.before() == on
    for number, choice in ((1, on), (2, CHOICE), (1, on), (0, CHOICE)):
        assert visit.walk(number) == choice
        visit.arrive(choice)
        assert visit.at == number
    assert visit.walk(3) is None
    visit.arrive(on)  # the browser's own Back and Forward
    assert (visit.at, visit.after()) == (1, CHOICE)


def test_clicks_that_come_before_the_first_is_drawn_all_count() -> None:
    visit = Visit()
    visit.arrive(CHOICE)
    now = CHOICE
    for code in "567":
        now = apply(visit.newest(CHOICE), {"kind": "switch", "code": code, "value": True})[0]
        visit.make(now)
    visit.settle()
    assert visit.steps[0].choice == CHOICE
    assert [one.text.en for one in visit.steps[1:]] == [f"Recommendation {code} on" for code in "567"]
    back = visit.walk(visit.at - 1)  # undo, and one more click before that is drawn
    assert back is not None
    assert visit.newest(dataclasses.replace(now, page="look")) == dataclasses.replace(back, page="look")
    other = apply(visit.newest(now), {"kind": "switch", "code": "1", "value": True})[0]
    visit.make(other)
    visit.arrive(other)
    assert [one.text.en for one in visit.steps[2:]] == ["Recommendation 6 on", "Recommendation 1 on"]
    assert visit.newest(other) == other


def test_the_log_stays_short_and_keeps_its_bookmarks() -> None:
    visit = Visit()
    for seed in range(200):
        visit.arrive(dataclasses.replace(CHOICE, seed=seed))
        if seed == 3:
            visit.toggle_bookmark(3)
    assert len(visit.steps) == 60
    assert visit.steps[0].kept
    assert visit.steps[-1].choice.seed == 199


def test_an_uploaded_file_is_a_place_and_keeps_the_id_of_the_file() -> None:
    text = template("en").encode()
    place = keep_uploaded(text, "mine.toml")
    assert place.startswith("own-")
    assert is_kept(place)
    assert keep_uploaded(text) == place
    assert facts_of(place).id != place
    assert board(dataclasses.replace(CHOICE, place=place))["places"][0]["value"] == place


def test_a_place_on_a_screen_is_kept_however_many_others_are_sent() -> None:
    text = template("en")
    places = [keep_uploaded(text.replace("value = 1000", f"value = {size}").encode()) for size in (900, 901)]
    let_go = hold(places[0])
    for size in range(MOST_KEPT):
        keep_uploaded(text.replace("value = 1000", f"value = {1000 + size}").encode())
    assert [is_kept(one) for one in places] == [True, False]
    assert facts_of(places[0]).number("dwellings") == 900
    let_go()
    for size in range(MOST_KEPT):
        keep_uploaded(text.replace("value = 1000", f"value = {2000 + size}").encode())
    assert not is_kept(places[0])


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff", b"id = 3", b"[" * 5000, b"a" * (LARGEST_FILE + 1), b'id = "x"\nname = "<script>"']
)
def test_a_broken_file_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(InputError) as refused:
        keep_uploaded(content, "<script>\n.toml")
    assert "\n" not in refused.value.sentence("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_the_council_never_leaves_out_what_is_assumed_of_the_world(language: str) -> None:
    from transitiesim.interfaces.dashboard.address import scenario_from_code
    from transitiesim.interfaces.dashboard.views.report import in_short
    from transitiesim.scenario import describe

    world = "*wpandemic*k2028-01~1.8~18*m2027-01~2035-01"
    alone = describe(scenario_from_code(world), language)
    both = in_short(scenario_from_code("*r1.1~0.5_2.1_2.2_3.1_4.1_5.3~0.7~2024-01_6" + world), language)  # type: ignore[arg-type]
    assert len(alone) >= 3
    assert set(alone) <= set(both)
    assert len(both) == 6 + len(alone) + 1


@pytest.mark.parametrize(("language", "foreign"), [("nl", ENGLISH), ("en", DUTCH)])
def test_every_number_can_be_asked_for_its_source(all_on: Results, language: Any, foreign: set[str]) -> None:
    names = (*sources.DERIVED, "trust_programme", "eur_public", "posts_filled")
    lines = sources.lines(names, all_on, language)
    told = " ".join(lines)
    assert len(lines) == len(names) + 4
    assert "20" in told
    assert all_on.manifest["source_hash"] in told
    grades = [one.grade for one in declarations().values()]
    assert all(str(grades.count(grade)) in told for grade in set(grades) - {Grade.GUESS})
    total, guesses = numbers_and_guesses()  # one count on one screen
    assert all(told.count(f" {count} ") >= 2 for count in (total, guesses))
    assert not words_in(lines) & foreign
    assert sources.html(names, all_on, language).count("<li>") == len(lines)


def test_what_was_made_of_results_is_made_once(practice: Results, all_on: Results) -> None:
    first = screen(all_on, practice, "en", is_practice=False)
    assert screen(all_on, practice, "en", is_practice=False) is first
    other = screen(all_on, first_replicates(practice, 8), "en", is_practice=False)
    assert other is not first
    assert "of 8 runs" in other.outlook.difference
    assert first_replicates(all_on, 8) is first_replicates(all_on, 8)
    assert number_of(all_on) != number_of(practice)


def test_sources_and_units_are_in_the_language_of_the_page() -> None:
    """What is declared after these were translated stays in English, and says so, until it is translated too."""
    known = list(declarations().values())
    assert sum(one.source in SOURCES for one in known) > 0.9 * len(known)
    assert sum(one.unit in UNITS for one in known) > 0.9 * len(known)
    assert source_in("something new", "nl") == "something new (Engels)"
    assert all(source_in(one.source, "en") == one.source for one in known)
    assert not words_in(list(SOURCES.values())) & {"the", "and", "with", "share", "set", "guess"}
