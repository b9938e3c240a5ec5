"""The whole country as generated neighbourhoods: which there are, and what becomes of a piece of them.

The country is synthetic. Most neighbourhoods have the figures of an average Dutch neighbourhood, a declared share has
those of one of the eighteen; sizes follow a declared distribution. No neighbourhood stands for a real one.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtri

from transitiesim.data_files import shipped
from transitiesim.errors import InputError
from transitiesim.kernels import source_hash
from transitiesim.language import Text
from transitiesim.neighbourhood import Facts, known_neighbourhoods, read_facts
from transitiesim.parameters import Parameters
from transitiesim.randomness import draws, stream
from transitiesim.recording import Recorder
from transitiesim.running.one_run import model_of
from transitiesim.running.uncertainty import draw_numbers
from transitiesim.scenario import Scenario

LEAST_HOMES = 30  # a smaller neighbourhood has no programme of its own
MEASURES = ("homes", "on_gas_start", "on_gas", "signed", "reached", "trust")
"""What is kept of a neighbourhood and year; `reached` and `trust` are sums over the homes."""

_SIZE = stream("country: size of a neighbourhood")
_KIND = stream("country: whether a neighbourhood is like one of the eighteen")
_WHICH = stream("country: which of the eighteen")


@dataclass(frozen=True)
class Country:
    """Neighbourhoods of a country.

    Attributes:
        scenario: what is done everywhere.
        seed: seed of the whole; each neighbourhood has a seed of its own, all have the same prices.
        profiles: figures that occur; the average first.
        profile: number of the profile of each neighbourhood; shape (neighbourhoods,).
        homes: homes in each neighbourhood; shape (neighbourhoods,).
    """

    scenario: Scenario
    seed: int
    profiles: tuple[Facts, ...]
    profile: NDArray[np.int64]
    homes: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.homes)

    def facts(self, number: int) -> Facts:
        """Figures of one neighbourhood."""
        profile: Facts = self.profiles[int(self.profile[number])]
        return profile.resized(int(self.homes[number]))

    @cached_property
    def fingerprint(self) -> str:
        """Changes when anything changes that the outcome depends on, the program included."""
        digest = hashlib.sha256(source_hash().encode())
        # A set is put in order: as it is printed it has another order in every process.
        scenario = json.dumps(asdict(self.scenario), default=sorted)
        digest.update(json.dumps([self.seed, scenario, [repr(one) for one in self.profiles]]).encode())
        digest.update(self.profile.tobytes())
        digest.update(self.homes.tobytes())
        return digest.hexdigest()[:16]


def country_of(
    scenario: Scenario, *, seed: int = 1, households: int | None = None, neighbourhoods: int | None = None
) -> Country:
    """Generate a country.

    Args:
        scenario: what is done everywhere.
        seed: seed of the whole.
        households: number in all; as declared when left out.
        neighbourhoods: number of neighbourhoods; when left out in proportion to the households.

    Raises:
        InputError: when there are too few households for the neighbourhoods.
    """
    numbers = Parameters().country
    declared = 1000 * numbers.thousand_households
    total = declared if households is None else households
    count = neighbourhoods or max(1, round(numbers.neighbourhoods * total / declared))
    if total < LEAST_HOMES * count:
        what = Text(f"{total} huishoudens is te weinig", f"{total} households are too few")
        least = LEAST_HOMES * count
        allowed = Text(f"{least} of meer voor {count} buurten", f"{least} or more for {count} neighbourhoods")
        raise InputError("households", what, allowed)
    size = np.exp(numbers.size_spread * ndtri(np.clip(draws(seed, _SIZE, count), 1e-9, 1 - 1e-9)))
    vulnerable = draws(seed, _KIND, count) < numbers.vulnerable_share
    profiles = (read_facts(shipped("country/average.toml")), *(read_facts(one) for one in known_neighbourhoods()))
    which = 1 + (draws(seed, _WHICH, count) * (len(profiles) - 1)).astype(np.int64)
    return Country(scenario, seed, profiles, np.where(vulnerable, which, 0), _whole(size, total))


def _whole(size: NDArray[np.float64], total: int) -> NDArray[np.int64]:
    """Whole numbers in proportion to sizes that add up to the total, none below the least."""
    spare = total - LEAST_HOMES * len(size)
    exact = spare * size / size.sum()
    homes = np.floor(exact).astype(np.int64)
    rest = np.argsort(homes - exact, kind="stable")[: spare - int(homes.sum())]
    homes[rest] += 1
    return LEAST_HOMES + homes


def run_piece(country: Country, numbers: NDArray[np.int64]) -> pd.DataFrame:
    """Run some neighbourhoods to the end.

    Returns:
        A row per neighbourhood and recorded month: `neighbourhood`, `profile`, `month` and `MEASURES`.
    """
    frames = []
    for number in numbers.tolist():
        facts = country.facts(number)
        drawn = draw_numbers(facts, country.seed, number, "seeds")
        model = model_of(drawn, country.scenario, world_seed=country.seed, own_place=True)
        model.run_model()
        frames.append(_rows(model.recorder, number, facts.id))
    return pd.concat(frames, ignore_index=True)


def _rows(recorder: Recorder, number: int, profile: str) -> pd.DataFrame:
    path = recorder.path_table()
    whole = path["group_kind"] == "all"
    at = {name: path[name][whole].astype(np.float64) for name in ("homes", "on_gas_start", "signed", "reached")}
    at["on_gas"] = at["signed"] + path["gas"][whole] + path["hybrid"][whole]
    at["trust"] = path["trust_programme"][whole] * at["homes"]
    keys = {"neighbourhood": np.int32(number), "profile": profile, "month": path["month"][whole].astype(np.int16)}
    return pd.DataFrame(keys | {name: at[name] for name in MEASURES})
