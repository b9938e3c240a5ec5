"""Designs: the points are those that the theory says, and always the same."""

from __future__ import annotations

import itertools
import tomllib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.test_reading import PLAIN
from transitiesim.errors import InputError
from transitiesim.experiments import Factor, experiment_from, points_of, setting_of
from transitiesim.experiments.designs import Points
from transitiesim.recommendations import codes_of
from transitiesim.scenario import read_scenario


def points(text: str) -> Points:
    return points_of(experiment_from(tomllib.loads(PLAIN + text), "trial"))


def test_a_full_factorial_has_every_combination_once():
    found = points('[levers]\n"5" = true\n"4.3" = [0.0, 0.5, 1.0]\n[uncertainties]\n"trust.start" = [0.35, 0.5]').values
    assert found.tolist() == [list(one) for one in itertools.product([0, 1], [0, 0.5, 1], [0.35, 0.5])]


def test_a_factorial_needs_levels():
    with pytest.raises(InputError, match=r"trust\.start: has no levels"):
        points('[uncertainties]\n"trust.start" = true')


def test_a_fraction_keeps_main_effects_apart():
    found = points('[levers]\nrecommendations = true\n[design]\nkind = "fractional_factorial"\nresolution = 4').values
    assert found.shape == (16, 7)
    signs = 2 * found - 1
    assert np.array_equal(signs.T @ signs, 16 * np.eye(7))
    pairs = [signs[:, a] * signs[:, b] for a, b in itertools.combinations(range(7), 2)]
    assert all(abs(signs[:, k] @ pair) < 16 for k in range(7) for pair in pairs)


def test_a_fraction_of_the_29_parts_is_small():
    text = '[levers]\nparts = true\n[design]\nkind = "fractional_factorial"\nresolution = 3'
    assert points(text).values.shape == (32, 29)


@pytest.mark.parametrize("levels", ["[0.0, 0.5, 1.0]", "[1.0]"])
def test_a_fraction_takes_two_levels(levels: str):
    with pytest.raises(InputError, match=r"has [13] levels"):
        points(f'[levers]\n"5.3" = {levels}\n"5.5" = true\n"1.1" = true\n[design]\nkind = "fractional_factorial"')


def test_a_resolution_beyond_the_factors_is_the_full_design():
    text = '[levers]\nrecommendations = true\n[design]\nkind = "fractional_factorial"\nresolution = 9'
    assert len(np.unique(points(text).values, axis=0)) == 128


def test_one_factor_has_no_fraction():
    with pytest.raises(InputError, match="no resolution 4 for 1 factors"):
        points('[levers]\n"5" = true\n[design]\nkind = "fractional_factorial"')


SAMPLED = '[levers]\n"5" = true\n[uncertainties]\n"trust.start" = true\n"layout.ties" = true\n[design]\n'


@pytest.mark.parametrize(
    ("design", "count"),
    [
        ('kind = "latin_hypercube"\nsamples = 40', 40),
        ('kind = "sobol"\nsamples = 16', 16 * 5),
        ('kind = "sobol"\nsamples = 16\nsecond_order = true', 16 * 8),
        ('kind = "morris"\ntrajectories = 6', 6 * 4),
    ],
)
def test_samples_lie_in_their_ranges_and_are_the_same_again(design: str, count: int):
    found, again = points(SAMPLED + design), points(SAMPLED + design)
    assert found.values.shape == (count, 3)
    assert found.shares is not None
    assert found.shares.min() >= 0
    assert found.shares.max() <= 1
    assert np.array_equal(found.values, again.values)
    assert set(found.values[:, 0]) == {0.0, 1.0}
    assert np.all((found.values[:, 1] >= 0.32) & (found.values[:, 1] <= 0.52))
    assert np.array_equal(found.values[:, 2], found.values[:, 2].round())
    other = points("seed = 2\n" + SAMPLED + design)
    assert not np.array_equal(found.values, other.values)


def test_a_latin_hypercube_uses_every_part_of_a_range_once():
    found = points(SAMPLED + 'kind = "latin_hypercube"\nsamples = 40')
    assert found.shares is not None
    assert np.array_equal(np.sort((found.shares * 40).astype(int), axis=0)[:, 1], np.arange(40))


def test_a_step_of_morris_changes_one_factor():
    found = points(SAMPLED + 'kind = "morris"\ntrajectories = 6').values.reshape(6, 4, 3)
    assert np.all((np.diff(found, axis=1) != 0).sum(axis=2) == 1)


def test_a_design_that_is_too_large_is_refused_before_it_is_made():
    with pytest.raises(InputError, match="points are too many"):
        points("[levers]\nparts = true")


@given(st.floats(0, 1), st.integers(1, 6), st.integers(0, 50), st.integers(1, 50))
def test_a_share_becomes_a_value_in_range(share: float, levels: int, low: int, width: int):
    listed = tuple(float(low + k) for k in range(levels))
    assert Factor("x", "number", listed[0], listed[-1], listed).at(share) in listed
    whole = Factor("x", "number", low, low + width, whole=True).at(share)
    assert whole == int(whole)
    assert low <= whole <= low + width


def test_a_setting_is_the_scenario_with_the_factors_in_place():
    base = read_scenario("all_recommendations")
    levers = [Factor("5", "lever", 0, 1, (0.0, 1.0)), Factor("4.3", "lever", 0, 1)]
    found = setting_of(base, [*levers, Factor("trust.start", "number", 0.3, 0.5)], [0.0, 0.25, 0.4])
    on = {one.code: one.strength for one in found.measures}
    assert not set(codes_of("5")) & set(on)
    assert on["4.3"] == 0.25
    assert on["1.1"] == 1
    assert [(one.path, one.value) for one in found.values] == [("trust.start", 0.4)]
    assert found.name == base.name


@given(st.floats(-10, 10), st.floats(1e-6, 10), st.floats(0, 1))
def test_no_value_lies_a_hair_outside_its_range(low: float, width: float, share: float):
    factor = Factor("x", "number", low, low + width)
    assert low <= factor.at(share) <= low + width
    assert factor.at(0) == low
    assert factor.at(1) == low + width


def test_every_uncertain_number_can_be_at_both_ends():
    every = points('[uncertainties]\nall = true\n[design]\nkind = "morris"\ntrajectories = 2')
    experiment = experiment_from(
        tomllib.loads(PLAIN + '[uncertainties]\nall = true\n[design]\nkind = "morris"\ntrajectories = 2'), "trial"
    )
    assert every.shares is not None
    for share in (0.0, 1.0):
        setting_of(experiment.scenarios[0], experiment.factors, [one.at(share) for one in experiment.factors])


def test_one_at_a_time_is_as_usual_then_each_alone_then_all_levers():
    text = '[levers]\n"5" = true\n"4.3" = [0.0, 0.5]\n[uncertainties]\n"trust.start" = { low = 0.36, high = 0.49 }'
    experiment = experiment_from(tomllib.loads(f'{PLAIN}{text}\n[design]\nkind = "one_at_a_time"'), "trial")
    usual = next(one for one in experiment.factors if one.name == "trust.start").usual
    assert 0.36 < usual < 0.49
    assert points_of(experiment).values.tolist() == [
        [0, 0, usual],
        [1, 0, usual],
        [0, 0.5, usual],
        [0, 0, 0.36],
        [0, 0, 0.49],
        [1, 0.5, usual],
    ]


def test_one_at_a_time_of_the_parts_ends_with_all_of_them():
    found = points('[levers]\nparts = true\n[design]\nkind = "one_at_a_time"').values
    assert np.array_equal(found, np.vstack([np.zeros(29), np.eye(29), np.ones(29)]))


def test_all_parts_together_are_the_scenario_of_all_recommendations():
    experiment = experiment_from(tomllib.loads(f'{PLAIN}[levers]\nparts = true\n[design]\nkind = "one_at_a_time"'), "t")
    together = setting_of(read_scenario("baseline"), experiment.factors, points_of(experiment).values[-1].tolist())
    assert together.measures == read_scenario("all_recommendations").measures
