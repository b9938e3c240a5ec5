"""Trust and involvement: won slowly, lost fast, worn by silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.rules import trust

SHARE = st.floats(0, 1)


def test_a_good_experience_by_hand() -> None:
    assert trust.after_good_experience(0.4, 0.1) == pytest.approx(0.46)
    assert trust.after_good_experience(0.4, 0.0) == 0.4
    assert trust.after_good_experience(0.4, 3.0) == pytest.approx(1)


@given(before=SHARE, gain=st.floats(0, 5))
def test_a_good_experience_never_takes_and_never_passes_full_trust(before: float, gain: float) -> None:
    assert before <= trust.after_good_experience(before, gain) <= 1 + 1e-12


def test_the_loss_of_a_bad_experience_by_hand() -> None:
    assert trust.loss_of_bad_experience(0.1, 2.5, 1.0, 1.0) == pytest.approx(0.25)
    assert trust.loss_of_bad_experience(0.1, 2.5, 0.6, 1.0) == pytest.approx(0.15)
    assert trust.loss_of_bad_experience(0.1, 2.5, 0.6, 0.5) == pytest.approx(0.075)
    assert trust.loss_of_bad_experience(0.5, 3.0, 2.0, 1.0) == 1
    assert trust.loss_of_bad_experience(0.5, 3.0, 0.0, 1.0) == 0


def test_a_bad_experience_by_hand() -> None:
    assert trust.after_bad_experience(0.4, 0.25) == pytest.approx(0.3)
    assert trust.after_bad_experience(0.4, 0.0) == 0.4
    assert trust.after_bad_experience(0.4, 1.0) == 0


@given(gain=st.floats(0.01, 0.25), asymmetry=st.floats(1.01, 4))
def test_at_trust_one_half_a_bad_experience_takes_as_much_more_as_the_asymmetry_says(
    gain: float, asymmetry: float
) -> None:
    won = trust.after_good_experience(0.5, gain) - 0.5
    lost = 0.5 - trust.after_bad_experience(0.5, trust.loss_of_bad_experience(gain, asymmetry, 1.0, 1.0))
    assert lost == pytest.approx(asymmetry * won)
    assert lost > won


def test_one_bad_experience_undoes_three_good_ones() -> None:
    after = 0.5
    for _ in range(3):
        after = trust.after_good_experience(after, 0.1)
    after = trust.after_bad_experience(after, trust.loss_of_bad_experience(0.1, 2.5, 1.0, 1.0))
    assert after < 0.5


@given(before=SHARE, severity=st.floats(0, 2), explanation=SHARE)
def test_explanation_only_ever_damps(before: float, severity: float, explanation: float) -> None:
    plain = trust.loss_of_bad_experience(0.1, 2.5, severity, 1.0)
    explained = trust.loss_of_bad_experience(0.1, 2.5, severity, explanation)
    assert 0 <= explained <= plain <= 1
    assert 0 <= trust.after_bad_experience(before, plain) <= trust.after_bad_experience(before, explained) <= before


def test_silence_by_hand() -> None:
    assert trust.worn_by_silence(0.5, 0.1, 0.3) == pytest.approx(0.48)
    assert trust.worn_by_silence(0.5, 0.0, 0.3) == 0.5
    assert trust.worn_by_silence(0.5, 1.0, 0.3) == pytest.approx(0.3)


def test_silence_does_not_lift_who_stands_below_the_floor() -> None:
    assert trust.worn_by_silence(0.2, 0.1, 0.3) == 0.2
    assert trust.worn_by_silence(0.3, 0.1, 0.3) == 0.3


@given(before=SHARE, decay=SHARE, floor=SHARE)
def test_silence_never_goes_below_the_floor_and_never_lifts(before: float, decay: float, floor: float) -> None:
    after = trust.worn_by_silence(before, decay, floor)
    assert after <= before
    assert after >= min(before, floor) - 1e-12


def test_long_silence_ends_at_the_floor() -> None:
    after = 0.9
    for _ in range(400):
        after = trust.worn_by_silence(after, 0.03, 0.3)
    assert after == pytest.approx(0.3, abs=1e-4)


@pytest.mark.parametrize(("posts_filled", "decay"), [(1.0, 0.01), (0.5, 0.02), (0.0, 0.03)])
def test_an_open_line_needs_a_post_that_is_filled(posts_filled: float, decay: float) -> None:
    assert trust.silence_decay_in_practice(0.01, 0.03, posts_filled) == pytest.approx(decay)


def test_talk_by_hand() -> None:
    assert trust.after_talk(0.4, 0.6, 0.1) == pytest.approx(0.42)
    assert trust.after_talk(0.6, 0.4, 0.1) == pytest.approx(0.58)
    assert trust.after_talk(0.4, 0.6, 0.0) == 0.4
    assert trust.after_talk(0.4, 0.6, 1.0) == pytest.approx(0.6)


@given(one=SHARE, other=SHARE, rate=st.floats(0, 0.5))
def test_two_who_talk_come_nearer_and_keep_their_mean(one: float, other: float, rate: float) -> None:
    mine, yours = trust.after_talk(one, other, rate), trust.after_talk(other, one, rate)
    assert mine + yours == pytest.approx(one + other, abs=1e-12)
    assert abs(mine - yours) <= abs(one - other) + 1e-12


def test_a_newcomer_listens_to_the_neighbours_by_hand() -> None:
    assert trust.newcomer_trust(0.42, 0.62, 0.25) == pytest.approx(0.47)
    assert trust.newcomer_trust(0.42, 0.62, 0.0) == 0.42
    assert trust.newcomer_trust(0.42, 0.62, 1.0) == 0.62


def test_involvement_after_a_contact_by_hand() -> None:
    assert trust.involvement_after_contact(0.2, 0.15, 2.0, 0.5, 0.0) == pytest.approx(0.44)
    assert trust.involvement_after_contact(0.2, 0.15, 2.0, 0.5, 1.0) == pytest.approx(0.32)
    assert trust.involvement_after_contact(0.2, 0.15, 0.0, 0.5, 0.4) == 0.2
    assert trust.involvement_after_contact(0.2, 0.5, 3.0, 0.0, 1.0) == pytest.approx(1)


@given(before=SHARE, gain=SHARE, shallow=st.floats(0, 3), deep=st.floats(0, 3), worry=SHARE, stress=SHARE)
def test_deeper_participation_never_adds_less(
    before: float, gain: float, shallow: float, deep: float, worry: float, stress: float
) -> None:
    shallow, deep = sorted((shallow, deep))
    little = trust.involvement_after_contact(before, gain, shallow, worry, stress)
    assert before <= little <= trust.involvement_after_contact(before, gain, deep, worry, stress) <= 1 + 1e-12


@given(before=SHARE, worry=SHARE, less=SHARE, more=SHARE)
def test_worries_never_add_to_involvement(before: float, worry: float, less: float, more: float) -> None:
    less, more = sorted((less, more))
    worried = trust.involvement_after_contact(before, 0.15, 2.0, worry, more)
    assert worried <= trust.involvement_after_contact(before, 0.15, 2.0, worry, less)


def test_involvement_fades_in_silence() -> None:
    assert trust.involvement_after_silence(0.5, 0.1) == pytest.approx(0.45)
    assert trust.involvement_after_silence(0.5, 0.0) == 0.5
    assert trust.involvement_after_silence(0.5, 1.0) == 0


def test_late_is_bad_only_when_the_plan_is_fixed() -> None:
    assert trust.lateness_severity(0.6, 0.0) == 0
    assert trust.lateness_severity(0.6, 0.5) == pytest.approx(0.3)
    assert trust.lateness_severity(0.6, 1.0) == 0.6


def test_a_rising_bill_by_hand() -> None:
    assert trust.bill_rise_severity(0.5, 1.0, 1.0) == 0.5
    assert trust.bill_rise_severity(0.5, 0.5, 0.4) == pytest.approx(0.1)
    assert trust.bill_rise_severity(0.5, 1.0, 0.0) == 0


@given(rise=st.floats(-1, 0), stress=SHARE)
def test_a_falling_bill_does_no_harm(rise: float, stress: float) -> None:
    assert trust.bill_rise_severity(0.5, rise, stress) == 0
