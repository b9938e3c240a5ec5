from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transitiesim.figures.labels import spread

places = st.lists(st.floats(0, 1), max_size=12)


@settings(deadline=None)
@given(places, st.floats(0, 0.3))
def test_labels_keep_their_distance_order_and_limits(wanted: list[float], gap: float) -> None:
    found = spread(wanted, gap, 0, 1)
    assert len(found) == len(wanted)
    assert all(-1e-9 <= place <= 1 + 1e-9 for place in found)
    order = np.argsort(wanted, kind="stable")
    steps = np.diff(np.array(found)[order])
    room = 1 / max(len(wanted) - 1, 1)
    assert (steps >= min(gap, room) - 1e-9).all()


@settings(deadline=None)
@given(places)
def test_labels_that_do_not_touch_stay_where_they_are(wanted: list[float]) -> None:
    assert spread(wanted, 0.0, 0, 1) == pytest.approx(wanted)


def test_two_labels_that_collide_give_way_equally() -> None:
    assert spread([0.5, 0.5], 0.2, 0, 1) == pytest.approx([0.4, 0.6])
    assert spread([0.95, 1.0], 0.2, 0, 1) == pytest.approx([0.8, 1.0])
    assert spread([0.6, 0.5, 0.1], 0.2, 0, 1) == pytest.approx([0.65, 0.45, 0.1])


def test_a_tall_label_gets_more_room() -> None:
    assert spread([0.5, 0.5], [0.2, 0.4], 0, 1) == pytest.approx([0.35, 0.65])


@settings(deadline=None)
@given(places, st.floats(0, 0.08), st.data())
def test_no_other_allowed_places_lie_nearer(wanted: list[float], gap: float, data: st.DataObject) -> None:
    """Least squares: nudging the places, kept within the rules, never brings them nearer to what was wanted."""
    found = np.array(spread(wanted, gap, 0, 1))
    if len(found) == 0:
        return
    order = np.argsort(wanted, kind="stable")
    nudges = data.draw(st.lists(st.floats(-0.05, 0.05), min_size=len(found), max_size=len(found)))
    other = found[order] + np.array(nudges)
    if (np.diff(other) < gap).any() or other.min() < 0 or other.max() > 1:
        return
    aim = np.array(wanted)[order]
    assert ((found[order] - aim) ** 2).sum() <= ((other - aim) ** 2).sum() + 1e-9
