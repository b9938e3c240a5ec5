"""What is measured of every run: one row of numbers, so that a hundred thousand runs stay a small table."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from transitiesim.analysis.phases import BORDERS
from transitiesim.recording import Event
from transitiesim.results.results import FIRST_YEAR
from transitiesim.running.one_run import RunRecord

YEARS = (2018, 2019, 2020, 2021, 2022, 2023, 2025, 2028, 2033, 2038, 2043, 2050)
"""Years at whose end the columns are kept; 2018 is the start. Homes that left gas are kept for every year."""
NEVER = 2051.0
"""Moment of what did not happen within the run."""
OF_ALL = (
    "homes", "on_gas_start", "reached", "reached_recently", "asked", "signed",
    "trust_programme", "trust_offer", "trust_spread", "involvement", "bill_eur",
)  # fmt: skip
OF_TYPES = ("homes", "reached", "trust_programme", "involvement", "signed", "gas", "hybrid")
HARD = ("poverty", "low_literate", "other_language", "mental_distress")
WINDOW = 12  # months before and after a departure


def at(name: str, year: int) -> str:
    """Name of the number that says how a column stood at the end of a year."""
    return f"{name}@{year}"


def mean_of(name: str) -> str:
    """Name of the number that says how a column stood on average over the years."""
    return f"mean:{name}"


def measures_of(record: RunRecord) -> dict[str, float]:
    """Everything that is measured of one run, by name.

    Columns at the end of some years ("knowledge@2023"), homes that left gas at the end of every year ("left@2031", a
    share of those on gas at the start), the same by group for some ("hard:trust_programme@2050"), and numbers
    about the whole run ("t50", "linearity", "steps", ...).
    """
    path, programme = _groups(record.path), record.programme
    month = np.asarray(programme["month"])
    whole = path["all", "all"]
    left = _left(whole)
    at_year = {year: int(np.flatnonzero(month == 12 * (year - FIRST_YEAR) + 11)[0]) for year in range(2018, 2051)}
    found = {at("left", year): float(left[row]) for year, row in at_year.items()}
    for year in YEARS:
        row = at_year[year]
        found |= {at(name, year): float(whole[name][row]) for name in OF_ALL}
        found |= {at(name, year): float(column[row]) for name, column in programme.items() if name != "month"}
        found |= _of_types(path, row, year)
    yearly = left[list(at_year.values())]
    found |= _of_shape(yearly)
    found |= _of_columns(programme, list(at_year.values()))
    found |= _of_sub_areas(path, list(at_year.values()))
    found |= _of_events(record.events, programme, month)
    return found


def _groups(path: Mapping[str, NDArray[Any]]) -> dict[tuple[str, str], dict[str, NDArray[Any]]]:
    kinds, names = path["group_kind"], path["group"]
    found = {}
    for key in dict.fromkeys(zip(kinds.tolist(), names.tolist(), strict=True)):
        rows = (kinds == key[0]) & (names == key[1])
        found[key] = {name: column[rows] for name, column in path.items() if name not in {"group_kind", "group"}}
    return found


def _left(group: Mapping[str, NDArray[Any]]) -> NDArray[np.float64]:
    """Share of the homes on gas at the start that left gas, per recorded month."""
    on_gas = group["gas"] + group["signed"] + group["hybrid"]
    start = np.maximum(group["on_gas_start"], 1)
    left: NDArray[np.float64] = 1.0 - on_gas / start
    return left


def _of_types(path: Mapping[tuple[str, str], dict[str, NDArray[Any]]], row: int, year: int) -> dict[str, float]:
    """Sums of homes and means of trust over the hard-to-reach resident types and over the others."""
    found = {}
    for side, names in (("hard", HARD), ("others", ("mainstream",))):
        groups = [path["resident_type", name] for name in names if ("resident_type", name) in path]
        homes = np.array([one["homes"][row] for one in groups], np.float64)
        total = max(1.0, float(homes.sum()))
        for name in OF_TYPES:
            values = np.array([one[name][row] for one in groups], np.float64)
            mean = name in {"trust_programme", "involvement"}
            found[at(f"{side}:{name}", year)] = float((values * homes).sum() / total if mean else values.sum())
    return found


def _of_shape(left: NDArray[np.float64]) -> dict[str, float]:
    """The path from start to 2050, by year: when it passes shares, how far from a straight line, how bursty."""
    years = np.arange(len(left))
    rise = np.clip(np.diff(left), 0.0, None)
    line = left[0] + (left[-1] - left[0]) * years / years[-1]
    found = {f"t{round(100 * share)}": _passes(left, share) for share in (0.01, 0.1, 0.5, 0.9)}
    found["mean_left"] = float(left[1:].mean())
    total = float(rise.sum())
    found["linearity"] = float(np.abs(left - line).max())
    found["linearity_of_rise"] = found["linearity"] / total if total > 0.0 else math.nan
    found["busiest_five"] = float(np.sort(rise)[-5:].sum() / total) if total > 0.0 else math.nan
    smooth = np.convolve(rise, np.full(5, 0.2), mode="same")
    found["dispersion"] = float(((rise - smooth) ** 2).sum() / smooth.sum()) if total > 0.0 else math.nan
    found["logistic_better"] = _logistic_better(left)
    phase = np.searchsorted(BORDERS, left[1:], side="right")
    for number, name in enumerate(("pre_development", "take_off", "acceleration", "stabilisation")):
        found[f"years:{name}"] = float((phase == number).sum())
    found["falls_back"] = float((np.diff(phase) < 0).sum())
    return found


def _passes(left: NDArray[np.float64], share: float) -> float:
    there = np.flatnonzero(left >= share)
    if len(there) == 0:
        return NEVER
    row = int(there[0])
    if row == 0:
        return float(FIRST_YEAR)
    before = float(left[row - 1])
    return FIRST_YEAR + row - 1 + (share - before) / (float(left[row]) - before)


def _logistic_better(left: NDArray[np.float64]) -> float:
    """1 when a logistic curve fits the path better than a straight line by Akaike's criterion, else 0."""
    n = len(left)
    centred = left - left.mean()
    total = float((centred**2).sum())
    if total < 1e-12:
        return 0.0
    curves = _curves(n)
    explained = (curves @ centred) ** 2 / total  # of every curve, best shifted and stretched
    straight = np.arange(n) - (n - 1) / 2.0
    of_line = float((straight @ centred) ** 2 / ((straight**2).sum() * total))
    errors = [max(1e-12, total * (1.0 - share)) for share in (of_line, float(explained.max()))]
    line, logistic = (n * math.log(error / n) + 2 * count for error, count in zip(errors, (2, 4), strict=True))
    return float(logistic < line)


@cache
def _curves(n: int) -> NDArray[np.float64]:
    """Logistic curves over n years, centred and of length one; a grid is enough to say which shape is better."""
    middles, steepness = np.meshgrid(np.linspace(1.0, 40.0, 40), (0.1, 0.15, 0.2, 0.3, 0.45, 0.7, 1.0, 1.5, 2.5))
    curves = expit(steepness.ravel()[:, None] * (np.arange(n) - middles.ravel()[:, None]))
    curves -= curves.mean(axis=1, keepdims=True)
    unit: NDArray[np.float64] = curves / np.linalg.norm(curves, axis=1, keepdims=True)
    return unit


def _of_columns(programme: Mapping[str, NDArray[Any]], rows: Sequence[int]) -> dict[str, float]:
    """Means of columns over the years, and when some of them are highest or halved."""
    yearly = {name: np.asarray(column, np.float64)[list(rows)] for name, column in programme.items() if name != "month"}
    blockages, integration = yearly["blockages_open"], yearly["integration"]
    half = np.flatnonzero(integration <= 0.5 * integration[0])
    return {mean_of(name): float(column.mean()) for name, column in yearly.items()} | {
        "peak_of_blockages": float(FIRST_YEAR - 1 + int(blockages.argmax())),
        "highest_blockages": float(blockages.max()),
        "integration_halved": float(FIRST_YEAR - 1 + int(half[0])) if len(half) else NEVER,
    }


def _of_sub_areas(path: Mapping[tuple[str, str], dict[str, NDArray[Any]]], rows: Sequence[int]) -> dict[str, float]:
    """Steps by sub-area, and how far sub-areas differ."""
    areas = [_left(one)[list(rows)] for (kind, _), one in path.items() if kind == "sub_area"]
    paths = np.stack(areas)
    rise = np.clip(np.diff(paths, axis=1), 0.0, None)
    total = float(rise.sum())
    return {
        "steps": float((rise >= 0.1).sum()),
        "share_in_steps": float(rise[rise >= 0.1].sum() / total) if total > 0.0 else math.nan,
        "spread_of_sub_areas": float(paths.std(axis=0).max()),
        "sub_areas_half": float((paths[:, -1] >= 0.5).mean()),
        "first_sub_area_half": min(_passes(one, 0.5) for one in paths),
    }


def _of_events(events: Sequence[Event], programme: Mapping[str, NDArray[Any]], month: NDArray[Any]) -> dict[str, float]:
    """Counts of events by kind, months of the first, promised against real terms, and what follows a departure."""
    kinds = [one.kind for one in events]
    found: dict[str, float] = {f"events:{kind}": float(kinds.count(kind)) for kind in COUNTED}
    for kind in FIRSTS:
        found[f"first:{kind}"] = next((float(one.month) for one in events if one.kind == kind), 384.0)
    found |= _of_promises(events)
    found |= _after(events, "succession", ("experiments", "first_contacts", "contacts"), programme, month)
    found |= _after(events, "departure_contacts", ("contacts", "knowledge"), programme, month)
    found |= _around_departures(events, programme, month)
    resets = [one.month for one in events if one.kind == "election_reset"]
    elections = len(resets) + kinds.count("election_calm")
    found["share_of_elections_interrupting"] = len(resets) / elections if elections else math.nan
    return found


COUNTED = (
    "departure", "departure_contacts", "succession", "repeat", "partner_dropout", "partner_stays", "agreement",
    "false_start", "plan_ready", "campaign", "campaign_failed", "campaign_passed", "supplier_leaves",
    "late_objection", "investment", "commitments_lapsed", "first_heat", "missed_promise", "missed_announcement",
    "election_reset", "election_calm", "blockage_found", "blockage_removed", "link", "link_failed", "experiment",
    "experiment_failed", "replan", "repair", "group_empty", "ballot_passed", "ballot_failed", "ballot_waits",
)  # fmt: skip
FIRSTS = ("agreement", "plan_ready", "campaign", "first_heat", "investment", "repair", "replan", "departure")
_YEARS_PROMISED = re.compile(r"Promised: done in (\d+) years")


def _of_promises(events: Sequence[Event]) -> dict[str, float]:
    """Promised over real time from campaign to first heat, for the first project and for the last that came so far."""
    ratios = []
    for number, one in enumerate(events):
        promised = _YEARS_PROMISED.search(one.text.en) if one.kind == "campaign" else None
        if promised is None:
            continue
        heat = next((e.month for e in events[number:] if e.kind == "first_heat" and e.place == one.place), None)
        if heat is not None and heat > one.month:
            ratios.append(12.0 * int(promised[1]) / (heat - one.month))
    first, last = (ratios[0], ratios[-1]) if ratios else (math.nan, math.nan)
    return {"promise_first": first, "promise_last": last, "projects_in_use": float(len(ratios))}


def _after(
    events: Sequence[Event],
    kind: str,
    columns: Sequence[str],
    programme: Mapping[str, NDArray[Any]],
    month: NDArray[Any],
) -> dict[str, float]:
    """Mean change of columns in the year after events of a kind, less that in the year before; NaN when not monthly."""
    found = {}
    monthly = len(month) > 300
    when = [one.month for one in events if one.kind == kind and WINDOW < one.month < 384 - WINDOW - 1]
    for name in columns:
        column = np.asarray(programme[name], np.float64)
        rows = np.array(when) + 1
        found[f"after:{kind}:{name}"] = (
            float((column[rows + WINDOW] - 2.0 * column[rows] + column[rows - WINDOW]).mean())
            if monthly and when
            else math.nan
        )
    return found


def _around_departures(
    events: Sequence[Event], programme: Mapping[str, NDArray[Any]], month: NDArray[Any]
) -> dict[str, float]:
    """Knowledge lost at departures and how much of it is back two years later; NaN when not monthly."""
    when = np.array([one.month for one in events if one.kind.startswith("departure") and 0 < one.month < 340]) + 1
    if len(month) <= 300 or len(when) == 0:
        return {"knowledge_dip": math.nan, "knowledge_back": math.nan}
    knowledge = np.asarray(programme["knowledge"], np.float64)
    dip = knowledge[when] - knowledge[when - 1]
    later = knowledge[when + 24] - knowledge[when - 1]
    return {"knowledge_dip": float(dip.mean()), "knowledge_back": float(later.mean())}
