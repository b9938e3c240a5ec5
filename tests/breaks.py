"""Ways to break the model on purpose, each with the tests that must fail then; tests/test_broken_on_purpose.py does it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Break:
    """One change to the source, and the tests that notice it.

    Attributes:
        what: what is broken, in words.
        file: file of the package.
        old: text that stands there exactly once.
        new: text that comes in its place.
        tests: tests that pass without the change and fail with it, from the folder tests.
    """

    what: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


BREAKS = (
    Break(
        "a value must be above the threshold, not at least equal to it",
        "rules/acceptance.py",
        "return value >= threshold",
        "return value > threshold",
        (
            "rules/test_acceptance.py::test_a_value_equal_to_the_threshold_is_a_yes",
            "limiting_cases/test_spread.py::test_the_riot_with_thresholds_that_equal_the_share_exactly[100]",
        ),
    ),
    Break(
        "what is handed over is lost, and the rest stays",
        "rules/staff.py",
        "held_by_one(redundancy) * (1.0 - retention)",
        "held_by_one(redundancy) * retention",
        (
            "rules/test_staff.py::test_knowledge_lost_at_a_departure_by_hand",
            "model/test_staff.py::test_a_warm_hand_over_loses_less_knowledge",
            "limiting_cases/test_institutions.py::test_knowledge_goes_with_people_by_what_only_they_held[1.0-1.0]",
        ),
    ),
    Break(
        "contacts are lost as far as they are handed over",
        "model/shaking.py",
        "draw(key, i, month) >= handed_over:",
        "draw(key, i, month) < handed_over:",
        ("model/test_staff.py::test_contacts_that_are_not_handed_over_are_lost[1.0]",),
    ),
    Break(
        "the concern of a newcomer is drawn from the stream of the stress",
        "model/moving.py",
        "stream_key(seed, _CONCERN_FIRST), stream_key(seed, _CONCERN_SECOND)",
        "stream_key(seed, _STRESS_FIRST), stream_key(seed, _STRESS_SECOND)",
        (
            "test_streams_apart.py::test_each_stream_is_read_in_one_place",
            "model/test_streams.py::test_worries_of_newcomers_are_drawn_apart",
        ),
    ),
    Break(
        "all streams share their draws",
        "randomness.py",
        "return mix(mix(np.uint64(seed)) ^ (np.uint64(stream_number) * np.uint64(0xD6E8FEB86659FD93)))",
        "return mix(mix(np.uint64(seed)) ^ (np.uint64(stream_number) * np.uint64(0)))",
        ("test_randomness.py::test_draws_that_differ_in_one_thing_are_independent[streams]",),
    ),
    Break(
        "institutions draw from a generator that moves",
        "randomness.py",
        "return _one_draw(self._seed, stream_number, entity, month)",
        "self._seed += 1\n        return _one_draw(self._seed, stream_number, entity, month)",
        (
            "test_randomness.py::test_the_order_in_which_is_drawn_does_not_matter",
            "model/test_streams.py::test_staff_leave_at_the_same_moments[households_move]",
        ),
    ),
    Break(
        "the quorum counts those who vote, not all tenants",
        "model/ballots.py",
        "yes, _, members = count_votes(model, group, reach)",
        "yes, members, _ = count_votes(model, group, reach)",
        (
            "model/test_ballots.py::test_the_quorum_counts_all_tenants[75-60-False]",
            "model/test_ballots.py::test_all_voters_in_favour_may_still_be_too_few",
            "limiting_cases/test_institutions.py::test_the_quorum_of_complexes_counts_all_tenants[0.85-0.8-25-1]",
        ),
    ),
    Break(
        "the business case counts all homes, also those that went their own way",
        "model/agents/unit.py",
        "if not business_case_closes(signed, self.homes_on_gas, self.minimum_share):",
        "if not business_case_closes(signed, len(self.rows), self.minimum_share):",
        ("model/test_campaigns.py::test_the_business_case_counts_homes_still_on_gas[62]",),
    ),
    Break(
        "trust is lost as slowly as it is won",
        "rules/trust.py",
        "return min(1.0, gain * asymmetry * severity * explanation)",
        "return min(1.0, gain * severity * explanation)",
        (
            "rules/test_trust.py::test_the_loss_of_a_bad_experience_by_hand",
            "limiting_cases/test_institutions.py::test_contacts_to_make_up_for_a_bad_experience[0.6-2.5-0.1]",
        ),
    ),
    Break(
        "a letter is a new die: who can be reached is drawn each time",
        "model/contacts.py",
        "if not can_be_reached(reach[i], how.reach, hard, how.hard_weight):",
        "if not can_be_reached((reach[i] * 1000.0 + month * 0.618) % 1.0, how.reach, hard, how.hard_weight):",
        ("model/test_staff.py::test_the_next_letter_is_no_new_die",),
    ),
)
