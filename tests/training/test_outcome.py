"""What the wall reveals is the run of an ordinary scenario: the file that the game writes gives the same, to the digit."""

from __future__ import annotations

import dataclasses
import time
from pathlib import Path

import pytest

from interfaces.asking import ask
from training.rooms import PLACE, hall_in
from transitiesim.interfaces.room.hall import Hall
from transitiesim.results import read_results
from transitiesim.running import run
from transitiesim.scenario import PriceShock, WorldEvent, read_scenario
from transitiesim.training.room.budget import whole_budget
from transitiesim.training.room.events import CardChosen, Moved, Restarted, Voted
from transitiesim.training.room.outcome import Outcome, outcome_of
from transitiesim.training.room.plan import otherwise, practice_plan, table_plan
from transitiesim.training.room.state import State, after

NEXT = Moved(to="next")
CHOICES = ((["4.3", "5.2", "6.2", "3.2"], ["3.4"]), (["5.3", "6.1"], []), (["2.4"], ["7.2"]))
CARDS = ("departure", "pandemic")


def play(hall: Hall) -> None:
    """Three rounds with two tables, to the end."""
    hall.begin = lambda: None  # type: ignore[method-assign]  # there is no loop here
    hall.room.listen(hall._changed)
    hall.room.do(NEXT)
    for number, chosen in enumerate(CHOICES):
        for table, parts in enumerate(chosen):
            ballot = hall.state.round.ballot
            hall.room.do(Voted(voter=f"{table:016x}", round=number, ballot=ballot, table=table, parts=parts, guess=9))
        hall.room.do(NEXT)
        hall.room.do(NEXT)
        hall.room.do(NEXT)
        if number < 2:
            hall.room.do(CardChosen(name=CARDS[number]))
            hall.room.do(NEXT)


def outcome(hall: Hall, table: int) -> Outcome:
    for _ in range(1200):
        job = hall.table_job(table)
        assert job is not None
        assert job.problem is None
        if job.outcome is not None:
            return job.outcome
        time.sleep(0.1)
    raise AssertionError("the runs do not come")


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> tuple[State, Path, list[Outcome]]:
    folder = tmp_path_factory.mktemp("room")
    with hall_in(folder, runs=True, rounds=3, tables=2, replicates=2, seed=5) as hall:
        play(hall)
        return hall.state, folder, [outcome(hall, table) for table in range(2)]


@pytest.mark.parametrize("table", [0, 1])
def test_the_end_of_the_game_is_the_run_of_its_file(
    ended: tuple[State, Path, list[Outcome]], tmp_path: Path, table: int
) -> None:
    state, folder, shown = ended
    file = folder / f"table-{table + 1}.toml"
    assert read_scenario(file) == table_plan(state, table, 2)
    ask("run", str(file), "-n", PLACE, "-r", "2", "--seed", "5", "-o", str(tmp_path / "out"))
    assert outcome_of(read_results(tmp_path / "out")) == shown[table]


def test_tables_stand_apart_and_votes_matter(ended: tuple[State, Path, list[Outcome]]) -> None:
    _, _, (one, two) = ended
    assert one.latent != two.latent
    assert one.latent[0] == two.latent[0]


def test_a_reveal_is_the_beginning_of_the_end(ended: tuple[State, Path, list[Outcome]]) -> None:
    """What was shown after an early round stays true: a later choice changes nothing before it."""
    state, _, shown = ended
    early = outcome_of(run(table_plan(state, 0, 0), PLACE, replicates=2, seed=5))
    assert early.years[-1] == 2028
    for long, short in zip(shown[0].lines, early.lines, strict=True):
        assert long[: len(short)] == short
    assert shown[0].latent[: len(early.latent)] == early.latent


def test_a_plan_holds_the_choices_the_starts_and_the_cards(ended: tuple[State, Path, list[Outcome]]) -> None:
    state, *_ = ended
    plan = table_plan(state, 0, 2)
    assert {one.code: one.start for one in plan.measures} == {
        "4.3": 0, "5.2": 0, "6.2": 0, "3.2": 0, "5.3": 120, "6.1": 120, "2.4": 240,
    }  # fmt: skip
    assert plan.world.events == (WorldEvent(120, "departure"), WorldEvent(240, "pandemic"))
    assert table_plan(state, 0, 0).world == read_scenario("baseline").world
    assert [one.code for one in table_plan(state, 0, 1).measures] == ["3.2", "4.3", "5.2", "5.3", "6.1", "6.2"]
    assert practice_plan(state, 2).world == plan.world


def test_otherwise_differs_in_one_thing(ended: tuple[State, Path, list[Outcome]]) -> None:
    state, *_ = ended
    plan = table_plan(state, 0, 2)
    practice, early, quiet, everything = otherwise(state, 0)
    assert (practice.measures, practice.world) == ((), plan.world)
    assert {one.code for one in early.measures} == {one.code for one in plan.measures}
    assert {one.start for one in early.measures} == {0}
    assert (quiet.measures, quiet.world) == (plan.measures, read_scenario("baseline").world)
    assert (len(everything.measures), everything.world) == (29, plan.world)


def test_a_card_of_dear_gas_is_a_price_shock() -> None:
    state = State(dataclasses.replace(_settings(), rounds=3))
    for _ in range(4):
        state = after(state, NEXT)
    state = after(after(after(state, CardChosen(name="price")), NEXT), NEXT)
    assert table_plan(state, 0, 1).world.price_shocks == (PriceShock(120, 1.8, 18),)


def _settings():  # type: ignore[no-untyped-def]
    from transitiesim.training.room.settings import Settings

    return Settings(PLACE, 655)


def test_another_seed_is_another_game(tmp_path: Path) -> None:
    with hall_in(tmp_path, runs=True, rounds=3, replicates=2, seed=5) as hall:
        play_one = [NEXT, NEXT, NEXT]
        hall.room.listen(hall._changed)
        for event in play_one:
            hall.room.do(event)
        first = outcome(hall, 0)
        hall.room.do(Restarted(seed=6))
        for event in play_one:
            hall.room.do(event)
        assert outcome(hall, 0).latent != first.latent
        hall.room.do(Restarted(seed=5))
        for event in play_one:
            hall.room.do(event)
        assert outcome(hall, 0) == first


def test_the_budget_is_the_hours_of_the_posts() -> None:
    """Seven posts of 120 hours, a quarter of it; the same share of what there is in a small neighbourhood."""
    from transitiesim.training.room.settings import Settings

    assert whole_budget(Settings("selwerd", 3183), 0).hours == pytest.approx(210)
    assert whole_budget(Settings("gillisbuurt", 655), 0).hours == pytest.approx(60)
