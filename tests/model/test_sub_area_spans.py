"""An event in one sub-area looks at its homes only, however the homes lie."""

from __future__ import annotations

import numpy as np
import pytest

from transitiesim import HeatTransition, Parameters, build, read_facts, read_scenario
from transitiesim.model.shaking import those_known_lose_trust


@pytest.mark.parametrize("mixed", [False, True])
def test_those_of_the_sub_area_and_nobody_else_lose_trust(mixed: bool):
    place = build(read_facts("gillisbuurt"), Parameters(), seed=1)
    of = place.households.sub_area
    if mixed:
        of = np.random.default_rng(1).permutation(of)
        place = place.with_columns(sub_area=of)
    model = HeatTransition(place, read_scenario("baseline"), seed=1)
    model.state.last_contact[::2] = 3
    for sub_area in range(place.sub_areas):
        before = model.state.trust_programme.copy()
        hit = (of == sub_area) & (model.state.last_contact >= 0)
        assert those_known_lose_trust(model, 1.0, 0, sub_area) == hit.sum() > 0
        assert ((model.state.trust_programme < before) == (hit & (before > 0))).all()
