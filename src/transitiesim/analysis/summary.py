"""What the replicates of one scenario in one neighbourhood come to, in a handful of numbers."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from transitiesim.analysis.barriers import barrier_table, cause_table
from transitiesim.analysis.intervals import Band, Estimate, band_of, bootstrap, chance
from transitiesim.analysis.phases import phase_shares, phase_years
from transitiesim.analysis.timing import LEVELS, Reached, reach_times, reached
from transitiesim.analysis.two_ends import TwoEnds, two_ends
from transitiesim.analysis.values import GAS_FREE, values
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.results import Results

TARGET_YEAR = 2050
TARGET_SHARE = 0.95
EARLY_YEAR = 2023  # its end is five years after the start


@dataclass(frozen=True, eq=False)
class Outcome:
    """What the headline says, with what is needed to weigh it.

    Attributes:
        scenario: name of the scenario.
        scenario_title: its title.
        neighbourhood: id of the neighbourhood.
        neighbourhood_name: its name.
        year: last year whose end was recorded; 2050 for a full run.
        replicates: how many replicates were summarised.
        uncertainty: "parameters" when replicates drew uncertain numbers too, "seeds" when only chance differs.
        end: share gas-free at the end of `year`: 80 percent band and median.
        reached: when T10, T50 and T90 were reached.
        chance_gas_free: chance that at least 95 percent is gas-free at the end of 2050; None when not run so far.
        default_share: share of the neighbourhood's figures that was filled by default.
        numbers_guess: how many of the model's numbers are expert guesses.
        numbers_total: how many numbers the model has.
        calibrated: whether the numbers were fitted to observations.
    """

    scenario: str
    scenario_title: Text
    neighbourhood: str
    neighbourhood_name: str
    year: int
    replicates: int
    uncertainty: Literal["parameters", "seeds"]
    end: Band
    reached: Mapping[str, Reached]
    chance_gas_free: Estimate | None
    default_share: float
    numbers_guess: int
    numbers_total: int
    calibrated: bool


@dataclass(frozen=True, eq=False)
class Summary(Outcome):
    """The outcome, with what lies behind it.

    Attributes:
        homes_on_gas_start: homes on gas at the start (median over the replicates).
        after_five_years: median share gas-free at the end of 2023, with a bootstrap interval; None when not run.
        ends: whether the replicates end in one place or in two.
        phase_shares: share of the replicates in each phase at the end of `year`, and nearly_done, fallen_back.
        phase_years: median number of years in each phase.
        barriers: table of `barrier_table` at the end of `year`.
        causes: table of `cause_table` at the end of `year`.
    """

    homes_on_gas_start: int
    after_five_years: Estimate | None
    ends: TwoEnds
    phase_shares: pd.Series[float]
    phase_years: pd.Series[float]
    barriers: pd.DataFrame
    causes: pd.DataFrame


def outcome(results: Results, scenario: str | None = None, neighbourhood: str | None = None) -> Outcome:
    """The outcome of one scenario in one neighbourhood; a fraction of the work of `summarise`.

    Args:
        results: where to look.
        scenario: its name; may be left out when there is only one.
        neighbourhood: its id; may be left out when there is only one.

    Raises:
        InputError: unknown scenario or neighbourhood, or no year that was run to its end.
    """
    name, place = results.scenario(scenario)["name"], results.neighbourhood(neighbourhood)
    share = values(results, GAS_FREE, name, place["id"])
    year = int(share.columns[-1])
    if year < results.years()[0] + 1:
        what = Text("geen enkel jaar is tot het eind doorgerekend", "no year was run to its end")
        raise InputError("results", what)
    times = reach_times(results, name, place["id"])
    manifest = results.manifest
    return Outcome(
        scenario=name,
        scenario_title=results.scenario_title(name),
        neighbourhood=place["id"],
        neighbourhood_name=place["name"],
        year=year,
        replicates=len(share),
        uncertainty=manifest["uncertainty"],
        end=band_of(share[year].to_numpy()),
        reached={one: reached(times[one], level) for one, level in LEVELS.items()},
        chance_gas_free=_chance_gas_free(share),
        default_share=float(place["default_share"]),
        numbers_guess=int(manifest["numbers_guess"]),
        numbers_total=int(manifest["numbers_total"]),
        calibrated=bool(manifest["calibrated"]),
    )


def summarise(results: Results, scenario: str | None = None, neighbourhood: str | None = None) -> Summary:
    """Summarise one scenario in one neighbourhood.

    Args:
        results: where to look.
        scenario: its name; may be left out when there is only one.
        neighbourhood: its id; may be left out when there is only one.

    Raises:
        InputError: as `outcome`, or homes that do not add up.
    """
    short = outcome(results, scenario, neighbourhood)
    name, place, year = short.scenario, short.neighbourhood, short.year
    share = values(results, GAS_FREE, name, place)
    return Summary(
        **{one.name: getattr(short, one.name) for one in dataclasses.fields(short)},
        homes_on_gas_start=round(values(results, "on_gas_start", name, place)[year].median()),
        after_five_years=bootstrap(share[EARLY_YEAR].to_numpy(), "median") if EARLY_YEAR in share else None,
        ends=two_ends(share[year].to_numpy()),
        phase_shares=phase_shares(results, name, place).T[year],
        phase_years=phase_years(results, name, place).median(),
        barriers=barrier_table(results, year, name, place),
        causes=cause_table(results, year, name, place),
    )


def _chance_gas_free(share: pd.DataFrame) -> Estimate | None:
    if TARGET_YEAR not in share:
        return None
    # a share of counts may fall a rounding error short of the target it meets exactly
    return chance(int(np.sum(share[TARGET_YEAR].to_numpy() >= TARGET_SHARE - 1e-9)), len(share))


def headline_numbers(results: Results) -> pd.DataFrame:
    """Headline numbers of every scenario in every neighbourhood, as one table to print or export.

    Returns:
        Table with a row per scenario and neighbourhood; shares are 0-1, moments are in years, NaN where something
        is not reached or not run.

    Raises:
        InputError: as `summarise`.
    """
    rows = []
    for scenario in results.scenarios():
        for place in results.neighbourhoods():
            one = summarise(results, scenario, place)
            early, sure = one.after_five_years, one.chance_gas_free
            rows.append({
                "scenario": scenario,
                "neighbourhood": place,
                "year": one.year,
                "replicates": one.replicates,
                "homes_on_gas_start": one.homes_on_gas_start,
                "gas_free_low": one.end.low,
                "gas_free_median": one.end.median,
                "gas_free_high": one.end.high,
                "gas_free_2023_median": early.value if early else np.nan,
                **{name: times.median for name, times in one.reached.items()},
                **{f"{name}_share_reached": times.share_reached for name, times in one.reached.items()},
                "chance_gas_free": sure.value if sure else np.nan,
                "chance_gas_free_low": sure.low if sure else np.nan,
                "chance_gas_free_high": sure.high if sure else np.nan,
                "default_share": one.default_share,
            })  # fmt: skip
    return pd.DataFrame(rows)
