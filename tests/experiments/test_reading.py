"""Experiment files: what they say is what is run, and every mistake is a sentence."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.errors import InputError
from transitiesim.experiments import experiment_from, known_experiments, points_of, ranges, read_experiment
from transitiesim.neighbourhood import known_neighbourhoods
from transitiesim.parameters import declarations
from transitiesim.recommendations import RECOMMENDATIONS, switches

PLAIN = """
title_nl = "Proef"
title_en = "Trial"
neighbourhoods = ["gillisbuurt"]
outcomes = ["gas_free_share"]
"""


def made(text: str, folder: Path | None = None) -> Any:
    return experiment_from(tomllib.loads(PLAIN + text), "trial", "trial.toml", folder)


def test_what_is_left_out_is_as_declared():
    found = made("")
    assert [one.name for one in found.scenarios] == ["baseline"]
    assert (found.replicates, found.seed, found.uncertainty, found.years) == (10, 1, "seeds", ())
    assert found.factors == ()
    assert points_of(found).values.shape == (1, 0)


def test_levers_and_uncertainties():
    found = made(
        '[levers]\n"5" = true\n"4.3" = [1.0, 0.5]\n"1.1" = {low = 0.2}\n'
        '[uncertainties]\n"trust.start" = true\n"staff.tenure" = {low = 24, high = 48, steps = 3}\n'
        '[design]\nkind = "latin_hypercube"\nsamples = 4'
    )
    five, handover, complexity, trust, tenure = found.factors
    assert (five.kind, five.levels) == ("lever", (0.0, 1.0))
    assert handover.levels == (0.5, 1.0)
    assert (complexity.low, complexity.high, complexity.levels) == (0.2, 1.0, ())
    declared = declarations()["trust.start"]
    assert (trust.kind, trust.low, trust.high) == ("number", declared.low, declared.high)
    assert tenure.levels == (24.0, 36.0, 48.0)


def test_shorthands():
    assert [one.name for one in made("[levers]\nrecommendations = true").factors] == list(RECOMMENDATIONS)
    parts = made('[levers]\nparts = true\n[design]\nkind = "latin_hypercube"\nsamples = 2').factors
    assert [one.name for one in parts] == list(switches())
    every = made('[uncertainties]\nall = true\n[design]\nkind = "latin_hypercube"\nsamples = 2').factors
    assert [one.name for one in every] == [path for path, one in declarations().items() if one.drawn]
    both = made('[levers]\n"4.3" = true\n[uncertainties]\nall = true\n[design]\nkind = "latin_hypercube"\nsamples = 2')
    assert "staff.handover_retention" not in [one.name for one in both.factors]
    assert len(both.factors) == len(every)


def test_all_places_and_smaller_stand_ins():
    found = experiment_from(
        tomllib.loads(PLAIN.replace('["gillisbuurt"]', '["all"]') + "homes = { laak = 500 }\nuntil = 2030"), "trial"
    )
    assert tuple(one.id for one in found.places) == known_neighbourhoods()
    assert {one.id: one.number("dwellings") for one in found.places}["laak"] == 500
    assert {one.months for one in found.scenarios} == {144}


def test_files_are_looked_for_beside_the_experiment(tmp_path: Path):
    (tmp_path / "mine.toml").write_text('title_nl = "a"\ntitle_en = "b"\nbased_on = "price_shock"\n')
    (tmp_path / "points.csv").write_text("trust.start,5\n0.4,1\n\n0.35,0\n")
    (tmp_path / "trial.toml").write_text(
        PLAIN + 'scenarios = ["mine.toml"]\n[levers]\n"5" = true\n[uncertainties]\n"trust.start" = true\n'
        '[design]\nkind = "table"\nfile = "points.csv"'
    )
    found = read_experiment(tmp_path / "trial.toml")
    assert [one.name for one in found.scenarios] == ["mine"]
    assert points_of(found).values.tolist() == [[1.0, 0.4], [0.0, 0.35]]


@pytest.mark.parametrize("name", known_experiments())
def test_the_shipped_experiments_can_be_read(name: str):
    found = read_experiment(name)
    assert found.title.nl != found.title.en
    assert found.about.nl != found.about.en
    assert len(points_of(found).values) > 1


MISTAKES = {
    "no such key": ("replicate = 3", "replicate: onbekende sleutel", "did you mean 'replicates'?"),
    "no such lever": ('[levers]\n"8" = true', "onbekende aanbeveling", "unknown recommendation or part"),
    "a part beside its whole": ('[levers]\n"5" = true\n"5.3" = true', "variëren allebei", "its part 5.3 both vary"),
    "lever out of range": ('[levers]\n"5.3" = [0.0, 1.5]', "1.5 ligt buiten", "1.5 is out of range"),
    "shorthand with levels": ("[levers]\nparts = [0.0]", "alleen true", "can only be true"),
    "no such number": ('[uncertainties]\n"trust.strt" = true', "onbekende parameter", "did you mean 'trust.start'?"),
    "number out of range": ('[uncertainties]\n"trust.start" = [0.4, 0.9]', "0.9 ligt buiten", "0.9 is out of range"),
    "range the wrong way": ('[uncertainties]\n"trust.start" = {low=0.5, high=0.4}', "geen bereik", "is not a range"),
    "value twice": ('[uncertainties]\n"trust.start" = [0.4, 0.4]', "twee keer", "given twice"),
    "levels and steps": ('[uncertainties]\n"trust.start" = {levels=[0.4], steps=3}', "niet samen", "does not go with"),
    "number without quotes": ("[uncertainties]\ntrust.start = true", "onbekende sleutel", "unknown key"),
    "a word for a range": ('[uncertainties]\n"trust.start" = "wide"', "geen bereik", "is not a range"),
    "fractional whole": ('[uncertainties]\n"layout.ties" = [4.5]', "geen geheel getal", "not a whole number"),
    "number that a lever moves": (
        '[levers]\n"4.3" = true\n[uncertainties]\n"staff.handover_retention" = [0.1]',
        "ook door onderdeel 4.3 bewogen",
        "also moved by part 4.3",
    ),
    "no such design": ('[design]\nkind = "random"', "'random' kan niet", "full_factorial"),
    "design of nothing": ('[design]\nkind = "sobol"\nsamples = 8', "er varieert niets", "nothing varies"),
    "option of another design": ("[design]\nkind='full_factorial'\nsamples = 8", "hoort niet bij", "does not belong"),
    "samples left out": ('[levers]\n"5" = true\n[design]\nkind = "sobol"', "samples: ontbreekt", "samples: is missing"),
    "samples no power of two": (
        '[levers]\n"5" = true\n[design]\nkind = "sobol"\nsamples = 100', "macht van twee", "not a power of two",
    ),
    "no such outcome": ("outcomes2 = 1", "onbekende sleutel", "did you mean 'outcomes'?"),
    "year outside": ("years = [2051]", "2051 valt buiten", "2018 to 2050"),
    "year twice": ("years = [2030, 2030]", "2030 staat er twee keer", "2030 is named twice"),
    "precision of nothing": ("precision = { trust_programme = 0.1 }", "wordt niet bewaard", "is not kept"),
    "precision of zero": ("precision = { gas_free_share = 0.0 }", "0.0 kan niet", "above zero"),
    "no replicates": ("replicates = 0", "0 kan niet", "1 to 100000"),
    "replicates as word": ('replicates = "many"', "replicates: 'many' kan niet", "a whole number"),
    "negative seed": ("seed = -1", "-1 kan niet", "-1 is not possible"),
    "uncertainty": ('uncertainty = "seed"', "'seed' kan niet", "did you mean 'seeds'?"),
    "scenario": ('scenarios = ["basline"]', "onbekend scenario", "did you mean 'baseline'?"),
    "scenario twice": ('scenarios = ["baseline", "baseline"]', "twee keer", "named twice"),
    "no scenario": ("scenarios = []", "geen genoemd", "none is named"),
    "homes elsewhere": ("homes = { laak = 500 }", "doet niet mee", "does not take part"),
    "homes too few": ("homes = { gillisbuurt = 3 }", "30 of meer", "30 or more"),
    "table missing": (
        '[levers]\n"5" = true\n[design]\nkind = "table"\nfile = "none.csv"', "kan niet worden gelezen", "cannot be read",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_one_sentence_in_both_languages(name: str, tmp_path: Path):
    text, dutch, english = MISTAKES[name]
    with pytest.raises(InputError) as caught:
        made(text, tmp_path)
    assert dutch in caught.value.sentence("nl")
    assert english in caught.value.sentence("en")
    assert caught.value.where.startswith("trial.toml: ")


def test_a_part_that_is_on_or_off_has_no_strength(monkeypatch: pytest.MonkeyPatch):
    changed = dict(switches()) | {"5.3": dataclasses.replace(switches()["5.3"], continuous=False)}
    monkeypatch.setattr(ranges, "switches", lambda: changed)
    assert made('[levers]\n"5.3" = [0.0, 1.0]').factors[0].levels == (0.0, 1.0)
    for lever in ('"5.3" = [0.0, 0.5]', '"5" = {low = 0.1}'):
        with pytest.raises(InputError, match=r"part 5\.3 can only be fully on or off"):
            made(f'[levers]\n{lever}\n[design]\nkind = "latin_hypercube"\nsamples = 2')


def test_an_unknown_name_is_told_with_the_known_ones():
    with pytest.raises(InputError, match=r"unknown experiment 'tiping_map'.*did you mean 'tipping_map'\?"):
        read_experiment("tiping_map")
    with pytest.raises(InputError, match="does not exist"):
        read_experiment("./none.toml")


TABLES = {
    "other columns": ("a,b\n1,2\n", "has the columns a, b"),
    "no lines": ("5\n", "has 0 lines"),
    "empty": ("", "has the columns -"),
    "a word": ("5\nyes\n", "'yes' is not possible for 5; allowed: 0, 1"),
    "not a level": ("5\n0.5\n", "'0.5' is not possible for 5"),
    "not a number": ("5\nnan\n", "'nan' is not possible"),
    "too many cells": ("5\n1\n1,0\n", "line 3 has 2 cells"),
    "not text": (b"\xff\xfe\x00", "is not CSV in UTF-8"),
}


@pytest.mark.parametrize("name", TABLES)
def test_mistakes_in_an_own_table(name: str, tmp_path: Path):
    content, message = TABLES[name]
    (tmp_path / "t.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError, match=message):
        made('[levers]\n"5" = true\n[design]\nkind = "table"\nfile = "t.csv"', tmp_path)


LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["all", "5", "trust.start"]),
)
KEYS = st.one_of(
    st.text(max_size=6),
    st.sampled_from(["levers", "uncertainties", "design", "kind", "outcomes", "years", "low", "levels", "5", "homes"]),
)
TREES = st.recursive(
    LEAVES, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)), max_leaves=8
)


@given(st.dictionaries(KEYS, TREES, max_size=5), st.booleans())
def test_whatever_a_file_says_ends_in_an_experiment_or_a_sentence(content: dict[str, Any], complete: bool):
    whole = (tomllib.loads(PLAIN) if complete else {}) | content
    sentences = ["."]
    try:
        experiment_from(whole, "any", "any.toml")
    except InputError as error:
        sentences = [error.sentence("nl"), error.sentence("en")]
    assert all(one and "\n" not in one and one.isprintable() for one in sentences)
