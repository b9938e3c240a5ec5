"""One run told in full: the same run as in the ensemble, drawn home by home."""

from __future__ import annotations

import base64
import json
from itertools import pairwise

import numpy as np
import pytest

from transitiesim.interfaces.command_line.pictures import tipping_map
from transitiesim.interfaces.dashboard.choice import shipped
from transitiesim.interfaces.dashboard.inside import CONSENTED, Inside, home_at, look_inside
from transitiesim.interfaces.dashboard.places import facts_of
from transitiesim.interfaces.dashboard.views import unseen
from transitiesim.interfaces.dashboard.views.map import LAYERS, LOOKS, counts_table, home_tables, map_of, squares
from transitiesim.interfaces.dashboard.views.staff import posts_table, spells, timeline
from transitiesim.language import LANGUAGES, Language
from transitiesim.neighbourhood import HEATING_TEXT, Heating
from transitiesim.results import Results

PLACE, ON = "gillisbuurt", shipped()["all_recommendations"]


@pytest.fixture(scope="module")
def inside() -> Inside:
    return look_inside(facts_of(PLACE), ON, 1, 3)


def test_it_is_the_run_of_the_ensemble(inside: Inside, all_on: Results) -> None:
    rows = all_on.path.query("replicate == 3 and group_kind == 'all'").sort_values("month")
    on_gas = [(frame <= Heating.HYBRID).sum() for frame in inside.heating]
    assert on_gas == (rows["gas"] + rows["signed"] + rows["hybrid"]).to_list()
    assert [int(frame.sum()) for frame in inside.reached] == rows["reached"].to_list()
    assert np.abs(inside.trust.mean(axis=1) / 100 - rows["trust_programme"]).max() < 0.006
    assert inside.frames == 33
    assert len(inside.posts) == 385
    filled = all_on.programme.query("replicate == 3").sort_values("month")["posts_filled"].to_numpy()
    assert (inside.posts[::12] >= 0).mean(axis=1).tolist() == pytest.approx(filled.tolist())


def test_who_is_off_gas_by_a_ballot_lives_in_a_complex_that_consented(inside: Inside) -> None:
    assert set(np.unique(inside.ballot)) <= set(range(4))
    before, after = inside.ballot[0] == CONSENTED, inside.ballot[-1] == CONSENTED
    assert before.sum() <= after.sum()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_plays_by_itself(inside: Inside, language: str) -> None:
    shown = map_of(inside, language)  # type: ignore[arg-type]
    assert json.dumps(shown)
    for name in LAYERS:
        codes = np.frombuffer(base64.b64decode(shown["data"][name]), np.uint8)
        assert len(codes) == inside.frames * inside.homes
        assert codes.max() < len(LOOKS[name])
        assert len({(one["colour"], one["mark"]) for one in shown["legends"][name]}) == len(LOOKS[name])
    assert [one["text"] for one in shown["legends"]["heating"]] == [HEATING_TEXT[one][language] for one in Heating]


def test_homes_do_not_lie_on_each_other(inside: Inside) -> None:
    x, y, size, width, height = squares(inside.row, inside.column)
    places = set(zip(x.tolist(), y.tolist(), strict=True))
    assert len(places) == inside.homes
    assert int((x + size).max()) <= width
    assert int((y + size).max()) <= height


def test_the_table_counts_what_the_map_shows(inside: Inside) -> None:
    table = counts_table(inside, "en")
    for layer in LAYERS.values():
        assert sum(int(row[-1]) for row in table.rows if row[0].startswith(f"{layer.en}: ")) == inside.homes


def test_one_home_says_who_lives_there_and_why_not_yet(inside: Inside) -> None:
    row = int(np.flatnonzero(inside.heating[12] == Heating.GAS)[0])
    home = home_at(facts_of(PLACE), ON, 1, 3, row, 144)
    assert home["nl"].sentence != home["en"].sentence
    assert home["nl"].sentence.endswith(".")
    assert sum(value for *_, value in home["en"].terms) == pytest.approx(
        sum(value for *_, value in home["nl"].terms)
    )  # the same home in both languages
    who, weighs = home_tables(home["en"], "en")
    assert len(who.rows) == 7
    assert len(weighs.rows) == 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_does_not_show_is_drawn_and_told(all_on: Results, inside: Inside, language: str) -> None:
    for drawing in (unseen.radar_svg(all_on, language), unseen.barriers_svg(all_on, language)):  # type: ignore[arg-type]
        assert drawing.startswith("<svg")
        assert 'width="100%"' in drawing[:600]
    barriers = unseen.barriers_table(all_on, language)  # type: ignore[arg-type]
    assert len(barriers.rows) > 2
    assert unseen.radar_table(all_on, language).rows[-1][0] == "2050"  # type: ignore[arg-type]
    cobweb, moment = tipping_map(ON, facts_of(PLACE), 1)
    assert unseen.tipping_svg(cobweb, "Gillisbuurt", moment, language).startswith("<svg")  # type: ignore[arg-type]
    assert len(unseen.tipping_table(cobweb, language).rows) == 4  # type: ignore[arg-type]
    assert len(unseen.hours_table(all_on, language).rows) == 7  # type: ignore[arg-type]
    short = unseen.story_table(inside, language, everything=False)  # type: ignore[arg-type]
    assert len(short.rows) < len(unseen.story_table(inside, language, everything=True).rows)  # type: ignore[arg-type]
    assert unseen.middle_replicate(all_on) in range(20)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_timeline_shows_every_vacancy_and_every_new_person(inside: Inside, language: Language) -> None:
    table = posts_table(inside, language)
    drawn = timeline(inside, language)
    departures = sum(one.kind.startswith("departure") for one in inside.events)
    assert sum(int(row[2]) for row in table.rows) <= departures  # who came and went within a month is not drawn
    assert sum(int(row[3]) for row in table.rows) == int((inside.posts[1:] < 0).sum())
    for post in range(len(inside.roles)):
        found = spells(inside, post)
        assert [found[0][1], found[-1][2]] == [0, 384]
        assert all(before[2] == after[1] and before[0] != after[0] for before, after in pairwise(found))
    assert drawn.count('class="ts-empty" style') == sum(
        holder < 0 for post in range(len(inside.roles)) for holder, *_ in spells(inside, post)
    )
    assert 'role="img" aria-label=' in drawn


def test_a_home_of_its_own_is_not_drawn_as_large_as_a_block() -> None:
    row, column = np.array([0] * 25 + [0, 0]), np.array([0] * 25 + [1, 2])
    *_, size, width, height = squares(row, column)
    assert size[-1] < 24 / 2
    assert (width, height) == (72, 24)
