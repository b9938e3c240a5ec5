"""What runs leave behind: five tables and a manifest that says where they come from."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from transitiesim.errors import InputError, closest
from transitiesim.language import Text
from transitiesim.results.indicator import Indicator

FIRST_YEAR = 2019  # month 0 is January of this year

KEYS: Mapping[str, tuple[str, ...]] = {
    "path": ("scenario", "neighbourhood", "replicate", "month", "group_kind", "group"),
    "programme": ("scenario", "neighbourhood", "replicate", "month"),
    "events": ("scenario", "neighbourhood", "replicate", "month", "actor", "kind", "place", "nl", "en"),
    "tipping": ("scenario", "neighbourhood", "replicate", "month", "basis"),
    "draws": ("replicate", "neighbourhood", "name", "value"),
}
"""The tables and the columns that every one of their rows is known by."""


def year_of(month: int) -> int:
    """Calendar year of a month; month -1, the start, falls in 2018."""
    return FIRST_YEAR + month // 12


@dataclass(frozen=True, eq=False)
class Results:
    """Results of one or more scenarios in one or more neighbourhoods; nobody changes them afterwards.

    A recorded month holds the state at its end; -1 is the start. Rows of one replicate in different scenarios
    were made with the same draws, so they may be compared pair by pair.

    Attributes:
        manifest: where the results come from (seed, versions, scenarios, neighbourhoods, indicators, ...).
        path: homes, trust, barriers: one row per scenario, neighbourhood, replicate, month and group.
        programme: state of the programme: one row per scenario, neighbourhood, replicate and month.
        events: one row per event, with a sentence in Dutch and English.
        tipping: distance to tipping: one row per scenario, neighbourhood, replicate, month and basis.
        draws: the numbers that each replicate drew, the same for all scenarios.

    Raises:
        ValueError: when a table lacks one of the columns its rows are known by.
    """

    manifest: dict[str, Any]
    path: pd.DataFrame
    programme: pd.DataFrame
    events: pd.DataFrame
    tipping: pd.DataFrame
    draws: pd.DataFrame

    def __post_init__(self) -> None:
        for name, frame in self.tables().items():
            missing = [column for column in KEYS[name] if column not in frame.columns]
            if missing:
                raise ValueError(f"table '{name}' has no column {', '.join(missing)}")

    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables by name."""
        return {name: getattr(self, name) for name in KEYS}

    def years(self) -> tuple[int, ...]:
        """Years of which the end (31 December) was recorded, in order; 2018 is the start."""
        return tuple(year_of(int(month)) for month in sorted(self.path["month"].unique()) if month % 12 == 11)

    def scenarios(self) -> tuple[str, ...]:
        """Names of the scenarios, in the order in which they were asked for."""
        return tuple(one["name"] for one in self.manifest["scenarios"])

    def neighbourhoods(self) -> tuple[str, ...]:
        """Ids of the neighbourhoods, in the order in which they were asked for."""
        return tuple(one["id"] for one in self.manifest["neighbourhoods"])

    def replicates(self) -> tuple[int, ...]:
        """Numbers of the replicates, in order."""
        return tuple(int(number) for number in sorted(self.path["replicate"].unique()))

    def indicators(self) -> dict[str, Indicator]:
        """The recorded columns by name."""
        return dict(self._indicators)

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        return _described(json.dumps(self.manifest["indicators"]))

    def scenario(self, name: str | None = None) -> dict[str, Any]:
        """The manifest's record of one scenario.

        Args:
            name: its name; may be left out when there is only one.

        Raises:
            InputError: unknown name, or none given where there are several.
        """
        where, known = Text("scenario", "scenario"), {one["name"]: one for one in self.manifest["scenarios"]}
        return _one_of(where, known, name)

    def neighbourhood(self, name: str | None = None) -> dict[str, Any]:
        """The manifest's record of one neighbourhood.

        Args:
            name: its id; may be left out when there is only one.

        Raises:
            InputError: unknown id, or none given where there are several.
        """
        where, known = Text("wijk", "neighbourhood"), {one["id"]: one for one in self.manifest["neighbourhoods"]}
        return _one_of(where, known, name)

    def scenario_title(self, name: str | None = None) -> Text:
        """Title of a scenario; without `name`, of the only one."""
        record = self.scenario(name)
        return Text(record["title_nl"], record["title_en"])

    def select(
        self, *, scenario: str | Iterable[str] | None = None, neighbourhood: str | Iterable[str] | None = None
    ) -> Results:
        """The same results with only some scenarios or neighbourhoods, in the tables and in the manifest.

        Args:
            scenario: name or names to keep; all when left out.
            neighbourhood: id or ids to keep; all when left out.

        Raises:
            InputError: when a name is not in the results.
        """
        scenarios = _several(scenario, self.scenarios())
        places = _several(neighbourhood, self.neighbourhoods())
        manifest = {
            **self.manifest,
            "scenarios": [self.scenario(name) for name in scenarios],
            "neighbourhoods": [self.neighbourhood(name) for name in places],
        }
        tables: dict[str, pd.DataFrame] = {}
        for name, frame in self.tables().items():
            keep = frame["neighbourhood"].isin(places)
            if "scenario" in frame.columns:
                keep &= frame["scenario"].isin(scenarios)
            tables[name] = frame[keep].reset_index(drop=True)
        return dataclasses.replace(self, manifest=manifest, **tables)


@lru_cache(maxsize=8)
def _described(records: str) -> dict[str, Indicator]:
    """Indicators by name; made once for all results of a version, for a server keeps hundreds of results."""
    return {one["name"]: Indicator.from_dict(one) for one in json.loads(records)}


def _several(names: str | Iterable[str] | None, all_names: tuple[str, ...]) -> tuple[str, ...]:
    if names is None:
        return all_names
    return (names,) if isinstance(names, str) else tuple(names)


def _one_of(kind: Text, known: dict[str, dict[str, Any]], name: str | None) -> dict[str, Any]:
    if name is None and len(known) == 1:
        return next(iter(known.values()))
    if name in known:
        return known[name]
    names = ", ".join(known)
    if name is None:
        what = Text(
            f"noem welke {kind.nl} van de {len(known)} u bedoelt", f"say which {kind.en} of the {len(known)} you mean"
        )
        raise InputError("results", what, names)
    what = Text(f"{kind.nl} '{name}' zit niet in deze resultaten", f"{kind.en} '{name}' is not in these results")
    raise InputError("results", what, names, closest(name, known))
