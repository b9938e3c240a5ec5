"""The game as a value: votes counted once in whatever order, a budget that is never exceeded, a log that is the game."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transitiesim.errors import InputError
from transitiesim.recommendations import switches
from transitiesim.training.room.budget import budget, can_begin, cost_of_all, fits, whole_budget
from transitiesim.training.room.cards import CARDS, SHOCKS, drawn_card
from transitiesim.training.room.events import (
    CardChosen,
    ChartShown,
    Event,
    Moved,
    Paused,
    PlayedAgain,
    Restarted,
    Voted,
    event_from,
)
from transitiesim.training.room.settings import Settings
from transitiesim.training.room.state import CHARTS, DEBRIEF_PAGES, State, after, replayed

CODES = tuple(switches())
NEXT, BACK = Moved(to="next"), Moved(to="back")
VOTERS = tuple(f"{number:016x}" for number in range(6))


def room(rounds: int = 3, tables: int = 2, **more: int) -> Settings:
    return Settings("selwerd", 3183, rounds=rounds, tables=tables, **more)


def vote(state: State, voter: int, parts: list[str], guess: int = 5, table: int = 0) -> Voted:
    return Voted(
        voter=VOTERS[voter], round=state.number, ballot=state.round.ballot, table=table, parts=parts, guess=guess
    )


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Any event, sensible or not; a ballot number that often is the right one is filled in by `played`."""
    moves = st.sampled_from([NEXT, NEXT, NEXT, BACK])
    votes = st.builds(
        Voted,
        voter=st.sampled_from(VOTERS),
        round=st.integers(0, 3),
        ballot=st.integers(0, 3),
        table=st.integers(0, 2),
        parts=st.lists(st.sampled_from(CODES), max_size=7),
        guess=st.integers(0, 100),
    )
    others = st.one_of(
        st.builds(PlayedAgain, round=st.integers(0, 3)),
        st.builds(Restarted, seed=st.integers(0, 9)),
        st.builds(Paused, on=st.booleans()),
        st.builds(ChartShown, name=st.sampled_from(CHARTS), shown=st.booleans()),
        st.builds(CardChosen, name=st.sampled_from(list(CARDS))),
    )
    return draw(st.one_of(moves, votes, votes, votes, others))


def played(given_events: list[Event], begin: Settings) -> tuple[State, list[Event]]:
    """The game after those events that can happen, and these; votes are cast in the ballot that is open."""
    state, happened = State(begin), []
    for one in given_events:
        here = one
        if isinstance(one, Voted) and one.round > 0:  # a vote for round 0 stays as it is: often a stale one
            here = one.model_copy(update={"round": state.number, "ballot": state.round.ballot})
        try:
            state = after(state, here)
        except InputError:
            continue
        happened.append(here)
    return state, happened


class TestWhateverHappens:
    @given(st.lists(events(), max_size=60))
    @settings(max_examples=200, deadline=None)
    def test_the_log_is_the_game(self, given_events: list[Event]) -> None:
        state, happened = played(given_events, room())
        written = [event_from(one.model_dump(), "log") for one in happened]
        assert replayed(room(), written) == state

    @given(st.lists(events(), max_size=60))
    @settings(max_examples=200, deadline=None)
    def test_no_table_spends_more_than_there_is(self, given_events: list[Event]) -> None:
        state, _ = played(given_events, room())
        for number, one in enumerate(state.rounds):
            for table, codes in enumerate(one.funded or ()):
                before = state.running(table, number)
                assert not set(codes) & set(before)
                assert len(codes) <= state.settings.most_new
                assert all(can_begin(code, number) for code in codes)
                spent = cost_of_all(state.settings, codes, number, new=True)
                spent += cost_of_all(state.settings, before, number, new=False)
                assert whole_budget(state.settings, number).covers(spent)

    @given(st.lists(events(), max_size=60))
    @settings(max_examples=200, deadline=None)
    def test_what_goes_on_can_always_be_paid(self, given_events: list[Event]) -> None:
        state, _ = played(given_events, room())
        for table in range(state.settings.tables):
            left = budget(state.settings, state.running(table), state.number)
            assert left.hours >= -1e-6
            assert left.euro >= -1e-6

    @given(st.lists(events(), max_size=40))
    @settings(max_examples=100, deadline=None)
    def test_a_ballot_number_is_never_used_twice(self, given_events: list[Event]) -> None:
        state, seen = State(room()), set()
        for one in given_events:
            before = {id(round_): round_.ballot for round_ in state.rounds}
            try:
                state = after(state, one)
            except InputError:
                continue
            new = {round_.ballot for round_ in state.rounds} - set(before.values())
            assert not new & seen
            seen |= new


class TestVotes:
    @given(
        st.lists(
            st.tuples(
                st.integers(0, 5),
                st.integers(0, 1),
                st.lists(st.sampled_from(["1.1", "4.3", "5.4"])),
                st.integers(0, 100),
            ),
            max_size=30,
        )
    )
    @settings(deadline=None)
    def test_each_phone_counts_once_with_its_last_vote(self, cast: list[tuple[int, int, list[str], int]]) -> None:
        state = after(State(room()), NEXT)
        last = {}
        for voter, table, parts, guess in cast:
            state = after(state, vote(state, voter, parts, guess, table))
            last[voter] = (table, set(parts), guess)
        assert len(state.round.votes) == len(last)
        for table in (0, 1):
            expected = Counter(code for where, parts, _ in last.values() if where == table for code in parts)
            assert state.tally(table) == dict(expected)

    @given(st.permutations(range(6)), st.permutations(range(6)))
    @settings(deadline=None)
    def test_the_order_of_votes_does_not_matter(self, one: list[int], two: list[int]) -> None:
        parts = [["1.1"], ["4.3", "5.4"], ["5.4"], ["3.4"], ["6.2", "1.1"], []]
        ends = []
        for order in (one, two):
            state = after(State(room()), NEXT)
            for voter in order:
                state = after(state, vote(state, voter, parts[voter]))
            ends.append(after(state, NEXT).round.funded)
        assert ends[0] == ends[1]

    def test_a_vote_is_refused_when_it_cannot_count(self) -> None:
        start = State(room())
        with pytest.raises(InputError, match="closed"):
            after(start, vote(start, 0, []))
        state = after(start, NEXT)
        good = vote(state, 0, ["1.1"])
        for change, words in (
            ({"ballot": 7}, "another round"),
            ({"round": 2}, "another round"),
            ({"table": 3}, "no such table"),
            ({"parts": ["9.9"]}, "cannot begin"),
            ({"parts": ["1.1", "1.2", "1.3", "4.1", "4.3", "5.1"]}, "budget"),
            ({"parts": ["3.4", "7.4", "5.3"]}, "budget"),
            ({"parts": ["7.3"]}, "budget"),
        ):
            with pytest.raises(InputError, match=words):
                after(state, good.model_copy(update=change))
        with pytest.raises(InputError, match="paused"):
            after(after(state, Paused(on=True)), good)
        assert after(after(after(state, Paused(on=True)), Paused(on=False)), good).tally(0) == {"1.1": 1}

    def test_what_runs_or_is_settled_at_the_start_cannot_begin_later(self) -> None:
        state = after(State(room()), NEXT)
        state = after(state, vote(state, 0, ["5.3"]))
        for _ in range(4):
            state = after(state, NEXT)
        assert (state.stage, state.number, state.running(0), state.running(1)) == ("vote", 1, ("5.3",), ())
        for code in ("5.3", "5.2", "6.2", "1.2", "7.1"):
            with pytest.raises(InputError, match=f"part {code} cannot begin"):
                after(state, vote(state, 0, [code]))
        assert after(state, vote(state, 0, ["5.3"], table=1)).tally(1) == {"5.3": 1}

    def test_most_votes_first_as_far_as_it_fits(self) -> None:
        state = after(State(room(tables=1)), NEXT)
        for voter, parts in enumerate((["3.4"], ["3.4", "4.2"], ["5.3", "4.2"], ["5.3", "4.2"], ["2.1"])):
            state = after(state, vote(state, voter, parts))
        # 4.2 has 3 votes; 3.4 and 5.3 both 2, and 3.4 stands first; then there are not enough hours left for 2.1.
        assert after(state, NEXT).round.funded == (("4.2", "3.4", "5.3"),)
        assert not fits(state.settings, [], ["4.2", "3.4", "5.3", "2.1"], 0)
        assert fits(state.settings, [], ["4.2", "3.4", "2.1"], 0)


class TestSteps:
    def test_a_whole_game(self) -> None:
        state, stages = State(room()), []
        for _ in range(3 * 4 - 1 + len(DEBRIEF_PAGES)):
            state = after(state, NEXT)
            stages.append(state.stage)
        expected = ["vote", "counted", "reveal", "card"] * 2 + ["vote", "counted", "reveal"]
        assert stages == expected + ["debrief"] * len(DEBRIEF_PAGES)
        with pytest.raises(InputError):
            after(state, NEXT)
        assert [one.card for one in state.rounds] == [drawn_card(1, 0), drawn_card(1, 1), ""]

    def test_all_the_way_back_loses_no_vote(self) -> None:
        state = after(State(room()), NEXT)
        state = after(state, vote(state, 0, ["1.1"]))
        for _ in range(4):
            state = after(state, NEXT)
        state = after(state, vote(state, 1, ["4.3"]))
        there = state
        for _ in range(5):
            state = after(state, BACK)
        assert state.stage == "lobby"
        with pytest.raises(InputError):
            after(state, BACK)
        for _ in range(5):
            state = after(state, NEXT)
        assert state == there

    def test_another_count_drops_what_came_after(self) -> None:
        state = after(State(room()), NEXT)
        state = after(state, vote(state, 0, ["1.1"]))
        for _ in range(4):
            state = after(state, NEXT)
        for _ in range(4):
            state = after(state, BACK)
        assert (state.stage, state.number, len(state.rounds)) == ("vote", 0, 2)
        state = after(after(state, vote(state, 1, ["4.3"])), NEXT)
        assert state.round.funded == (("1.1", "4.3"), ())
        assert len(state.rounds) == 1

    def test_an_earlier_round_is_played_again_with_an_empty_box(self) -> None:
        state = after(State(room()), NEXT)
        old = vote(state, 0, ["1.1"])
        state = after(state, old)
        for _ in range(4):
            state = after(state, NEXT)
        state = after(state, PlayedAgain(round=0))
        assert (state.stage, state.number, len(state.rounds), state.round.votes) == ("vote", 0, 1, {})
        with pytest.raises(InputError, match="another round"):
            after(state, old)
        with pytest.raises(InputError, match="not come that far"):
            after(state, PlayedAgain(round=1))

    def test_another_seed_begins_anew(self) -> None:
        state = after(after(State(room()), NEXT), Restarted(seed=9))
        assert (state.stage, state.settings.seed, state.rounds) == ("lobby", 9, ())
        assert after(state, NEXT).round.ballot == 1

    def test_the_facilitator_takes_another_card(self) -> None:
        state = State(room())
        with pytest.raises(InputError, match="no card"):
            after(state, CardChosen(name="none"))
        for _ in range(4):
            state = after(state, NEXT)
        assert state.stage == "card"
        state = after(state, CardChosen(name="none"))
        assert after(after(state, BACK), NEXT).round.card == "none"


class TestSettings:
    @pytest.mark.parametrize("rounds", range(3, 9))
    def test_rounds_cover_the_years_without_gaps(self, rounds: int) -> None:
        one = room(rounds=rounds)
        assert one.starts[0] == 0
        assert one.ends[-1] == 384
        assert one.ends[:-1] == one.starts[1:]
        assert all(months >= 48 for months in map(one.months, range(rounds)))

    @pytest.mark.parametrize(
        "wrong", [{"rounds": 2}, {"rounds": 9}, {"tables": 0}, {"tables": 5}, {"seed": -1}, {"replicates": 1}]
    )
    def test_what_cannot_be_played_is_refused(self, wrong: dict[str, int]) -> None:
        with pytest.raises(InputError, match=next(iter(wrong))):
            Settings("selwerd", 3183, **wrong)

    @given(st.integers(0, 2**53))
    @settings(deadline=None)
    def test_every_shock_once_before_one_comes_again(self, seed: int) -> None:
        assert {drawn_card(seed, number) for number in range(4)} == set(SHOCKS)
