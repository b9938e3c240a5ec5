"""The address in the browser says exactly what was chosen, and whatever a stranger types ends in a sentence."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transitiesim.interfaces.dashboard.address import choice_of, query_of, scenario_code, scenario_from_code
from transitiesim.interfaces.dashboard.choice import (
    WORLD_FLAGS,
    Choice,
    baseline,
    canonical,
    shipped,
    switched,
    tuned,
    with_event,
    with_mandate,
    with_number,
    with_world,
)
from transitiesim.recommendations import RECOMMENDATIONS, switches
from transitiesim.scenario import EVENT_KINDS, PriceShock, Scenario, WorldEvent

CODES = [*RECOMMENDATIONS, *switches()]


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Scenarios as a visitor can make them."""
    scenario = baseline()
    for code in draw(st.lists(st.sampled_from(CODES), max_size=6)):
        scenario, _ = switched(scenario, code, on=draw(st.booleans()))
        strength = draw(st.floats(0, 1)) if draw(st.booleans()) else None
        scenario, _ = tuned(scenario, code, start=draw(st.integers(0, 383)), strength=strength)
    for name in draw(st.sets(st.sampled_from(WORLD_FLAGS))):
        scenario = with_world(scenario, name, on=False)
    if draw(st.booleans()):
        shock = PriceShock(draw(st.integers(0, 383)), draw(st.floats(0.2, 5)), draw(st.integers(1, 120)))
        scenario = with_event(scenario, shock)
    for kind in draw(st.sets(st.sampled_from(EVENT_KINDS))):
        scenario = with_event(scenario, WorldEvent(draw(st.integers(0, 383)), kind))
    if draw(st.booleans()):
        start = draw(st.integers(0, 370))
        scenario = with_mandate(scenario, start, draw(st.integers(start + 12, 383)))
    if draw(st.booleans()):
        scenario = with_number(scenario, "trust.gain", draw(st.floats(0.08, 0.25)))
    return canonical(scenario)


@given(scenarios(), st.sampled_from(["nl", "en"]), st.integers(0, 2**53))
@settings(max_examples=60)
def test_an_address_reads_back_as_the_choice(scenario: Scenario, language: str, seed: int) -> None:
    choice = Choice("pendrecht", scenario, seed, language, "compare", (shipped()["mandate"], scenario))  # type: ignore[arg-type]
    assert choice_of(query_of(choice)) == (choice, [])


@given(st.text(max_size=80))
@settings(max_examples=200)
def test_whatever_is_typed_gives_a_choice_and_says_what_was_wrong(query: str) -> None:
    choice, notices = choice_of(query)
    assert query_of(choice)
    assert all(one.nl and one.en for one in notices)


@given(st.text(alphabet="*rwkmpou~_.-0123456789abcdefghij ", max_size=40))
@settings(max_examples=300)
def test_letters_that_look_like_a_scenario_are_read_or_refused(word: str) -> None:
    choice, notices = choice_of(f"s={word.replace(' ', '+')}")
    assert (
        choice.scenario == baseline()
        or notices
        or scenario_from_code(scenario_code(choice.scenario)) == choice.scenario
    )


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("n=selwert", "selwerd"),
        ("n=../../etc/passwd", "unknown neighbourhood"),
        ("n=own-0123abcd", "upload it again"),
        ("s=allrecommendations", "all_recommendations"),
        ("s=*r5.2~1~2030-01", "may not start late"),
        ("s=*ptrust.gain~9", "out of range"),
        ("s=*ptrust.gain~nan", "cannot be read"),
        ("s=*k2030-01~1e400~3", "cannot be read"),
        ("s=*k2030-01~1.8~3.5", "cannot be read"),
        ("s=*e2030-01~meteor", "unknown event"),
        ("n=selwerd&n=laak&n=selwerd", "given twice"),
        ("c=baseline&c=mandate&c=recommendation_1&c=recommendation_2", "too many"),
        ("seed=-1", "not possible"),
        ("lang=de", "cannot be read"),
        ("page=secret", "cannot be read"),
        ("v=0.0.1", "0.0.1"),
        ("s=**", "cannot be read"),
        ("%s%n%x", "unknown part"),
        ("s=" + "*r5" * 4000, "too long"),
    ],
)
def test_a_link_that_is_wrong_is_said(query: str, words: str) -> None:
    choice, notices = choice_of(query, "en")
    assert len(notices) == 1
    assert words in notices[0].en
    assert choice.place == "selwerd"


def test_what_a_newsletter_puts_behind_a_link_is_passed_over() -> None:
    assert choice_of("n=laak&utm_source=nieuwsbrief&fbclid=x")[1] == []


def test_a_short_link_for_a_whole_recommendation() -> None:
    scenario, _ = switched(baseline(), "5", on=True)
    assert scenario_code(canonical(scenario)) == "recommendation_5"
    both, _ = switched(scenario, "6", on=True)
    assert scenario_code(canonical(both)) == "*r5_6"


def test_a_part_that_may_not_start_late_stays_and_is_named() -> None:
    scenario, _ = switched(baseline(), "5", on=True)
    later, said = tuned(scenario, "5", start=60)
    starts = {one.code: one.start for one in later.measures}
    assert starts["5.2"] == 0
    assert starts["5.3"] == 60
    assert said is not None
    assert "5.2" in said.en


def test_a_part_takes_over_a_number_that_was_set_by_hand_and_says_so() -> None:
    by_hand = with_number(baseline(), "participation.depth", 0.7)
    after, said = switched(by_hand, "5.1", on=True)
    assert after.values == ()
    assert said is not None
    assert "participation.depth" in said.nl


def test_a_title_of_ones_own_is_kept_and_a_borrowed_one_is_not() -> None:
    plan = dataclasses.replace(
        switched(baseline(), "5.3", on=True)[0], title=type(baseline().title)("Ons plan", "Our plan")
    )
    assert canonical(plan).title.en == "Our plan"
    assert canonical(switched(baseline(), "5.3", on=True)[0]).title.en == "Your choice"


def test_when_a_page_cannot_be_drawn_the_visitor_sees_no_traceback(caplog: pytest.LogCaptureFixture) -> None:
    import solara.server.app

    from transitiesim.interfaces.dashboard.server import keep_tracebacks_in_the_log

    before = solara.server.app.traceback
    try:
        keep_tracebacks_in_the_log()
        try:
            raise RuntimeError("a secret path")
        except RuntimeError as error:
            shown = "".join(solara.server.app.traceback.format_exception(None, error, error.__traceback__))
    finally:
        solara.server.app.traceback = before
    assert "secret" not in shown
    assert "could not be drawn" in shown
    assert "a secret path" in caplog.text
