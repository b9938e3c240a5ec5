"""A country of generated neighbourhoods: adds up, resumes, and does not mix with another."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transitiesim.errors import InputError
from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import build
from transitiesim.parameters import Parameters
from transitiesim.running import Country, country_of, run_country, run_one
from transitiesim.running import country_store as store
from transitiesim.running.country import LEAST_HOMES
from transitiesim.running.uncertainty import draw_numbers
from transitiesim.scenario import Scenario, read_scenario


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    from dataclasses import replace

    return replace(read_scenario("baseline"), months=48)


@pytest.fixture
def small(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> Country:
    """Six pieces of some two neighbourhoods."""
    monkeypatch.setattr(store, "HOMES_IN_PIECE", 700)
    return country_of(scenario, households=4000, neighbourhoods=12)


@given(st.integers(1, 400), st.integers(0, 2**40), st.integers(0, 10_000))
def test_homes_add_up_to_the_households(neighbourhoods: int, seed: int, more: int) -> None:
    total = LEAST_HOMES * neighbourhoods + more
    country = country_of(read_scenario("baseline"), seed=seed, households=total, neighbourhoods=neighbourhoods)
    assert country.homes.sum() == total
    assert country.homes.min() >= LEAST_HOMES
    assert len(country) == neighbourhoods


def test_the_country_has_its_declared_size() -> None:
    country = country_of(read_scenario("baseline"))
    numbers = Parameters().country
    assert country.homes.sum() == 1000 * numbers.thousand_households
    assert len(country) == numbers.neighbourhoods
    assert np.mean(country.profile > 0) == pytest.approx(numbers.vulnerable_share, abs=0.01)
    assert len(np.unique(country.profile)) == 19
    assert np.std(np.log(country.homes)) == pytest.approx(numbers.size_spread, abs=0.25)


def test_too_few_households_are_refused(scenario: Scenario) -> None:
    with pytest.raises(InputError, match="100 households are too few"):
        country_of(scenario, households=100, neighbourhoods=20)


@pytest.mark.parametrize("homes", [30, 500, 20_000])
def test_every_kind_of_neighbourhood_is_built_at_every_size(scenario: Scenario, homes: int) -> None:
    country = country_of(scenario, households=30)
    for profile in country.profiles:
        facts = profile.resized(homes)
        assert facts.number("dwellings") == homes
        if profile.demolition is not None:
            assert facts.demolition is not None
            assert facts.demolition.dwellings / homes <= profile.demolition.dwellings / profile.number("dwellings")
        assert len(build(facts, Parameters(), 1).households) == homes


def test_a_row_is_what_a_run_of_that_neighbourhood_gives(small: Country, tmp_path: Path) -> None:
    run_country(small, tmp_path / "land", threads=1)
    rows = pd.concat([pd.read_parquet(one) for one in sorted((tmp_path / "land").glob("piece-*.parquet"))])
    assert rows["neighbourhood"].nunique() == len(small)
    number = 3
    drawn = draw_numbers(small.facts(number), small.seed, number, "seeds")
    place = build(drawn.facts, drawn.parameters, drawn.seed)
    model = HeatTransition(place, small.scenario, drawn.parameters, seed=drawn.seed, world_seed=small.seed)
    model.run_model()
    path = pd.DataFrame(model.recorder.path_table()).query("group_kind == 'all'")
    own = rows[rows["neighbourhood"] == number]
    assert own["on_gas"].tolist() == (path["gas"] + path["signed"] + path["hybrid"]).tolist()
    assert own["homes"].tolist() == path["homes"].tolist()


def test_all_neighbourhoods_have_the_same_prices_and_their_own_chance(small: Country) -> None:
    models = []
    for number in (0, 1):
        drawn = draw_numbers(small.facts(number), small.seed, number, "seeds")
        place = build(drawn.facts, drawn.parameters, drawn.seed)
        models.append(HeatTransition(place, seed=drawn.seed, world_seed=small.seed))
    assert models[0].seed != models[1].seed
    assert np.array_equal(models[0].world.gas, models[1].world.gas)
    alone = run_one(drawn, small.scenario, tipping=False)
    assert alone.homes == small.homes[1]


def test_the_whole_is_the_sum_of_its_profiles(small: Country, tmp_path: Path) -> None:
    national = run_country(small, tmp_path / "land", threads=1)
    profiles = pd.read_csv(tmp_path / "land" / "profiles.csv")
    sums = profiles.groupby("month")[["homes", "on_gas"]].sum()
    assert np.allclose(sums["on_gas"], national["on_gas"])
    assert national["homes"].iloc[0] == 4000
    assert national["gas_free_share"].iloc[0] == 0
    assert national["gas_free_share"].is_monotonic_increasing


def test_stopped_and_started_again_gives_the_same_and_runs_only_what_is_missing(
    small: Country, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = run_country(small, tmp_path / "whole", threads=1)
    told: list[int] = []

    def stop(done: int, total: int) -> None:
        told.append(done)
        if len(told) == 4:  # after the start and three pieces
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_country(small, tmp_path / "land", threads=1, progress=stop)
    kept = sorted(one.name for one in (tmp_path / "land").glob("piece-*.parquet"))
    assert len(kept) == 3
    assert not list((tmp_path / "land").glob("*.part"))
    begun: list[int] = []
    original = store.run_piece

    def counted(country: Country, numbers: np.ndarray) -> pd.DataFrame:  # type: ignore[type-arg]
        begun.extend(numbers.tolist())
        return original(country, numbers)

    monkeypatch.setattr(store, "run_piece", counted)
    with ThreadPoolExecutor(2) as pool:
        again = run_country(small, tmp_path / "land", executor=pool)
    pieces = store.pieces_of(small)
    assert sorted(begun) == np.concatenate(pieces[3:]).tolist()
    pd.testing.assert_frame_equal(again, whole, check_exact=True)


def test_another_country_is_not_mixed_in(small: Country, scenario: Scenario, tmp_path: Path) -> None:
    run_country(small, tmp_path / "land", threads=1)
    for other in (
        country_of(scenario, seed=2, households=4000, neighbourhoods=12),
        country_of(scenario, households=4000, neighbourhoods=11),
        country_of(read_scenario("recommendation_5"), households=4000, neighbourhoods=12),
    ):
        with pytest.raises(InputError, match="another scenario, seed, number or version"):
            run_country(other, tmp_path / "land", threads=1)


@pytest.mark.parametrize("content", ["", "{}", "[1]", "\x00"])
def test_a_damaged_plan_is_told(small: Country, tmp_path: Path, content: str) -> None:
    (tmp_path / "country.json").write_text(content)
    with pytest.raises(InputError, match="is damaged"):
        run_country(small, tmp_path, threads=1)


def test_a_damaged_piece_is_told(small: Country, tmp_path: Path) -> None:
    run_country(small, tmp_path / "land", threads=1)
    piece = tmp_path / "land" / "piece-00001.parquet"
    piece.write_bytes(piece.read_bytes()[:100])
    with pytest.raises(InputError, match=r"piece-00001\.parquet: this file is damaged"):
        run_country(small, tmp_path / "land", threads=1)


def test_a_folder_with_other_things_is_left_alone(small: Country, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(InputError, match="other things"):
        run_country(small, tmp_path, threads=1)
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]
