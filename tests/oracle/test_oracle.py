"""The fast model and the plain one: the same month of conversion for every household, and the same events."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from oracle.household import CHANGING
from oracle.plain_transition import PlainTransition, plain_votes
from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import build, read_facts
from transitiesim.running.uncertainty import draw_numbers
from transitiesim.scenario import read_scenario

MEANS = ("trust_programme", "trust_offer", "involvement", "bill_stress", "concern")


@pytest.mark.parametrize("scenario", ["baseline", "all_recommendations", "mandate"])
@pytest.mark.parametrize(("place", "homes"), [("selwerd", 250), ("rolduckerveld", 200), ("overvecht-noord", 300)])
def test_the_same_households_in_the_same_month(scenario: str, place: str, homes: int) -> None:
    drawn = draw_numbers(read_facts(place).resized(homes), 7, 2)
    built = build(drawn.facts, drawn.parameters, drawn.seed)
    given = (built, read_scenario(scenario), drawn.parameters)
    options = {"seed": drawn.seed, "on_values": drawn.on_values}
    fast = HeatTransition(*given, **options)  # type: ignore[arg-type]
    fast.run_model()
    with plain_votes():
        plain = PlainTransition(*given, **options)
        plain.run_model()
    for name in CHANGING:
        one, other = getattr(fast.state, name), getattr(plain.state, name)
        if one.dtype == np.float32:
            assert np.allclose(one, other, rtol=0, atol=1e-6), name
        else:
            assert np.array_equal(one, other), name
    assert fast.events.events == plain.events.events
    assert np.allclose(fast.mean_trust, plain.mean_trust, rtol=0, atol=1e-6)
    paths = [pd.DataFrame(model.recorder.path_table()) for model in (fast, plain)]
    pd.testing.assert_frame_equal(*paths, rtol=0, atol=1e-6)
    rows = [pd.DataFrame(model.recorder.programme_table()) for model in (fast, plain)]
    pd.testing.assert_frame_equal(*rows, rtol=0, atol=1e-6)
    assert (fast.state.left_month >= 0).any()
