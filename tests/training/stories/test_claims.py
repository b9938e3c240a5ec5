"""What each story claims, held against what the model gave for its seeds; never against a picture."""

from __future__ import annotations

from functools import cache
from statistics import median
from typing import Any

import numpy as np
import pytest

from transitiesim.interfaces.dashboard.views.stories import fold as fold_story
from transitiesim.interfaces.dashboard.views.stories import haste as haste_story
from transitiesim.interfaces.dashboard.views.stories import leaving as leaving_story
from transitiesim.interfaces.dashboard.views.stories import path as path_story
from transitiesim.interfaces.dashboard.views.stories import quorum as quorum_story
from transitiesim.interfaces.dashboard.views.stories import trust as trust_story
from transitiesim.interfaces.dashboard.views.stories import x_curve as x_curve_story
from transitiesim.interfaces.dashboard.views.stories.parts import Chart
from transitiesim.training.stories import courses, fold, haste, leaving, path, quorum, trust, x_curve
from transitiesim.training.stories.controls import settings_at, usual
from transitiesim.training.stories.courses import Courses, Runs
from transitiesim.training.stories.x_curve import Fate


@cache
def whole(place: str, doing: str, setback: str = "none") -> Courses:
    """Courses as the stories run them, once for all tests."""
    return Runs(place, courses.scenario_of(doing, setback)).done()


# (a)


@pytest.mark.slow
def test_the_path_is_no_line_and_shows_all_four_phases() -> None:
    found = whole("gillisbuurt", "all")
    moved = path.shapes(found)
    years = len(found.years) - 1
    assert path_story.holds(found)
    assert len(moved) >= courses.REPLICATES // 2
    assert median(one.half_takes for one in moved) < 0.75 * years / 2
    assert median(one.fastest for one in moved) > 2.0
    assert {phase for one in moved for phase in one.phases} == set(path.Phase)
    # The room that guesses by a straight line guesses too high for the first ten years.
    early = found.middle("left")[10]
    assert early < found.middle("left")[-1] * 10 / years


@pytest.mark.slow
def test_what_is_built_up_moves_before_what_shows() -> None:
    leads = x_curve.leads(whole("gillisbuurt", "all"))
    assert len(leads) >= courses.REPLICATES // 2
    assert median(leads) > 2.0


# (b)


@cache
def ends_of(spread: float, pioneers: float) -> tuple[float, ...]:
    return fold.ends(spread, pioneers)


def test_a_small_shift_of_thresholds_makes_the_crowd_jump_unless_people_differ_much() -> None:
    narrow, wide = ends_of(0.14, 0.0), ends_of(0.45, 0.0)
    at, step = fold.largest_step(narrow)
    assert step > 0.8
    # The equation says where: the lowest x with F(x) = x, F normal; the fold of a spread of .14 lies near .27.
    assert fold.LEVELS[at] <= 0.28 <= fold.LEVELS[at + 1] + 0.02
    assert fold.largest_step(wide)[1] < fold_story.LEAST_JUMP
    assert np.all(np.diff(narrow) <= 1e-9)


@pytest.mark.parametrize("level", [0.24, 0.32])
def test_the_crowd_comes_to_rest_where_its_cobweb_does(level: float) -> None:
    found = fold.crowd(level, 0.14, 0.02)
    assert found.end == pytest.approx(found.cobweb.lowest_fixed_point, abs=0.01)
    assert found.end == ends_of(0.14, 0.02)[fold.LEVELS.index(level)]


def test_pioneers_move_the_fold() -> None:
    at_none, at_some = (fold.largest_step(ends_of(0.14, part))[0] for part in (0.0, 0.10))
    assert at_some - at_none >= 2


# (c)


@cache
def trust_of(contact: str, openness: bool) -> tuple[trust.Trust, trust.Trust]:
    return trust.trust(False, contact, openness), trust.trust(True, contact, openness)


@pytest.mark.parametrize("contact", ["silent", "informed", "deep"])
def test_one_broken_promise_costs_more_than_many_months_won(contact: str) -> None:
    kept, broken = trust_of(contact, openness=False)
    blow = trust.blow(kept, broken)
    assert trust_story.holds(kept, broken)
    assert kept.months[: trust.BREAK - 1] == broken.months[: trust.BREAK - 1]
    assert blow.lost > 5.0 * kept.won
    assert blow.months_back is None or blow.months_back > 12
    assert min(np.diff(broken.months[trust.BREAK :])) > -0.01  # there is one break to look at


def test_contact_repairs_and_silence_does_not() -> None:
    silent = trust_of("silent", openness=False)[1].months
    deep = trust_of("deep", openness=False)[1].months
    after = trust.BREAK - 1
    assert deep[-1] > deep[after] + 0.05
    assert silent[-1] < silent[after] + 0.01


def test_openness_softens_the_blow() -> None:
    closed = trust.blow(*trust_of("deep", openness=False))
    opened = trust.blow(*trust_of("deep", openness=True))
    assert opened.lost < 0.9 * closed.lost


# (d)


@cache
def left(who: str, handover: str) -> leaving.Course:
    return leaving.course(who, handover, "usual")


@pytest.mark.parametrize(("who", "name"), [("participation_worker", "contacts"), ("project_leader", "knowledge")])
def test_a_cold_hand_over_loses_more_than_a_warm_one(who: str, name: str) -> None:
    stays = left("", "cold")
    cold, warm = left(who, "cold"), left(who, "warm")
    assert leaving_story.holds(stays, cold, warm, name)
    for course in (cold, warm):  # until the departure everything is the same, to the digit
        assert course.knowledge[: leaving.LEAVES] == stays.knowledge[: leaving.LEAVES]
        assert course.trust[: leaving.LEAVES] == stays.trust[: leaving.LEAVES]
    assert min(cold.posts) < 1.0
    lost_cold, lost_warm = (leaving.still_lost(stays, one, "knowledge") for one in (cold, warm))
    assert lost_cold[0] > 2 * lost_warm[0] > 0
    assert lost_cold[24] > lost_warm[24]


def test_when_who_knows_residents_leaves_trust_goes_too() -> None:
    stays = left("", "cold")
    cold, warm = (leaving.still_lost(stays, left("participation_worker", one), "trust") for one in ("cold", "warm"))
    assert cold[1] > warm[1] > 0


# (e)


@cache
def vote(reach: float, work: str, course: int) -> quorum.Ballot:
    return quorum.ballot(reach, work, course)


@pytest.mark.parametrize("course", range(quorum.REPLICATES))
def test_the_same_opinions_pass_at_the_door_and_fail_by_letter(course: int) -> None:
    letter, doors = vote(0.60, "practice", course), vote(0.97, "practice", course)
    assert quorum_story.holds(letter)
    assert letter.share(quorum.SILENT) > 2 * letter.share(quorum.NO)  # it is not the no that stops it
    assert letter.yes_of_reached == pytest.approx(doors.yes_of_reached, abs=0.05)
    assert letter.yes_of_reached > letter.quorum
    assert letter.passed <= 0.2 * len(letter.blocks)
    assert doors.passed >= 0.6 * len(doors.blocks)


def test_work_on_trust_does_not_save_the_letter() -> None:
    before, after = vote(0.60, "practice", 0), vote(0.60, "trust", 0)
    assert after.yes_of_reached > before.yes_of_reached
    assert after.passed <= 0.3 * len(after.blocks)
    assert vote(0.75, "fit", 0).passed > vote(0.75, "practice", 0).passed


# (f)


@pytest.mark.slow
@pytest.mark.parametrize("place", ["gillisbuurt", "selwerd"])
def test_haste_is_ahead_first_and_behind_later(place: str) -> None:
    fast, slow = haste.plans(place, 0.0, False), haste.plans(place, 1.0, False)
    found = haste.crossing(fast, slow)
    assert haste_story.holds(found)
    assert found.behind[0] > 0.05
    assert found.behind[1] <= 24
    assert found.crosses is not None
    assert found.crosses > 24
    assert found.ahead[0] > 0.01
    assert found.redone[0] > found.redone[1]


# (g)


@pytest.mark.slow
def test_build_up_comes_first_and_is_not_enough() -> None:
    people, everything = whole("gillisbuurt", "people"), whole("gillisbuurt", "all")
    assert x_curve_story.holds(people)
    fates = x_curve.fates(people)
    assert sum(fates.values()) == courses.REPLICATES
    assert fates[Fate.LOCKED_IN] + fates[Fate.FELL_BACK] > fates[Fate.THROUGH]
    assert x_curve.fates(everything)[Fate.THROUGH] > fates[Fate.THROUGH]
    assert median(x_curve.leads(people)) > 0


@pytest.mark.slow
def test_the_lines_cross_with_everything_and_never_in_practice() -> None:
    def crossed(found: Courses) -> int:
        return sum(x_curve.cross(found, one).year is not None for one in range(len(found)))

    assert crossed(whole("gillisbuurt", "practice")) == 0
    assert crossed(whole("gillisbuurt", "all")) >= courses.REPLICATES // 2


@pytest.mark.slow
def test_the_x_opens_on_a_crossing_and_its_steps_lead_to_locking_in_and_falling_back() -> None:
    """What the steps of the story promise, at the very settings that they name."""

    def course(**changed: object) -> tuple[Courses, int, str]:
        settings = {**settings_at(x_curve.CONTROLS, usual(x_curve.CONTROLS)), **changed}
        found = whole(str(settings["place"]), str(settings["doing"]))
        shown = x_curve_story.STORY.show(settings, {"courses": found, "calm": found}, "en")
        return found, found.ranked(float(settings["rank"])), " ".join((shown.headline, *shown.says))

    found, one, said = course()
    cross = x_curve.cross(found, one)
    assert cross.fate == Fate.THROUGH
    assert cross.year is not None
    assert f"cross in {cross.year}" in said
    lead = courses.lead_of(found.halfway[one])
    assert lead > 2.0  # the new moves years before the old
    assert f"half-way {lead:.1f} years before" in said
    assert found.built[one][-1] > found.built[one][0] + 0.1
    assert found.left[one][-1] > 0.5

    found, one, said = course(rank=0.0)
    cross = x_curve.cross(found, one)
    assert cross.fate == Fate.LOCKED_IN
    assert cross.year is None
    assert cross.peak > found.built[one][0] + 0.2
    assert found.left[one][-1] < 0.05
    assert "what locking in looks like" in said

    found, one, said = course(doing="people", rank=0.25)
    cross = x_curve.cross(found, one)
    assert cross.fate == Fate.FELL_BACK
    assert cross.peaked < 2040
    assert cross.peak - found.built[one][-1] >= (cross.peak - found.built[one][0]) / 2
    assert f"in {cross.peaked} and then drops" in said


@pytest.mark.slow
def test_a_setback_happens_to_the_course_that_is_looked_at() -> None:
    calm, hit = whole("gillisbuurt", "all"), whole("gillisbuurt", "all", "election")
    settings = {**settings_at(x_curve.CONTROLS, usual(x_curve.CONTROLS)), "setback": "election"}
    shown = x_curve_story.STORY.show(settings, {"courses": hit, "calm": calm}, "en")
    one = calm.ranked(settings["rank"])
    chart = shown.pieces[0]
    assert isinstance(chart, Chart)
    lines = {line["name"]: [point["value"] for point in line["data"]] for line in chart.option["series"]}
    assert len(lines) == 4
    assert lines["built up: the new"] == [round(100 * value, 2) for value in hit.built[one]]
    assert lines["the new, without the setback"] == [round(100 * value, 2) for value in calm.built[one]]
    assert lines["the old, without the setback"] == [round(100 * (1 - value), 2) for value in calm.left[one]]
    before = hit.years.index(courses.SETBACK_YEAR)
    assert hit.built[one][:before] == calm.built[one][:before]  # nothing differs before it
    assert hit.built[one] != calm.built[one]


def test_falling_back_and_locking_in_are_told_apart() -> None:
    def fate(built: list[float], gone: float) -> Any:
        years = tuple(range(2018, 2018 + len(built)))
        path_left = tuple(np.linspace(0, gone, len(built)))
        return x_curve.cross(Courses(years, (path_left,), (tuple(built),), (0.0,), ((1.0, 2.0),)), 0).fate

    assert fate([0.2, 0.4, 0.4], 0.05) == Fate.LOCKED_IN
    assert fate([0.2, 0.4, 0.25], 0.05) == Fate.FELL_BACK
    assert fate([0.2, 0.25, 0.2], 0.05) == Fate.STOOD_STILL
    assert fate([0.2, 0.25, 0.2], 0.6) == Fate.THROUGH
