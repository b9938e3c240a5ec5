"""Made-up results with the columns of real ones, whose right answers are known because we chose the paths.

Nothing here says how neighbourhoods behave. Homes and causes add up in every row and in every group, as they do in
real results.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from transitiesim.language import Text
from transitiesim.results import Indicator, Results

Path = Callable[[int, np.ndarray], np.ndarray]
"""Share gas-free of a replicate at times in years since the start (0 is the end of 2018)."""

CAUSES = (
    "campaign",
    "ballot",
    "association",
    "landlord",
    "own_moment",
    "follow_up",
    "renovation",
    "obligation",
    "new_build",
)
BARRIERS = (
    "never_asked",
    "no_offer",
    "quorum",
    "landlord",
    "business_case",
    "works",
    "technical",
    "bill",
    "fit",
    "nuisance",
    "trust",
    "ownership",
    "neighbours",
    "threshold",
)
GROUPS = {
    "sub_area": ("1", "2"),
    "tenure": ("owner", "association", "corporation", "private_rent"),
    "resident_type": ("mainstream", "poverty"),
}
NAMES = {"selwerd": ("Selwerd", "Groningen"), "pendrecht": ("Pendrecht", "Rotterdam")}


def slow_path(replicate: int, years: np.ndarray) -> np.ndarray:
    """Most replicates stay low, every fifth rises late."""
    jitter = (replicate * 0.618) % 1.0
    top = 0.85 if replicate % 5 == 0 else 0.16 + 0.25 * jitter
    return _logistic(years, middle=20 + 8 * jitter, steepness=0.28, top=top)


def quick_path(replicate: int, years: np.ndarray) -> np.ndarray:
    """Most replicates rise well before 2050, every sixth stays low."""
    jitter = (replicate * 0.618) % 1.0
    top = 0.3 if replicate % 6 == 0 else 0.90 + 0.09 * jitter
    return _logistic(years, middle=14 + 6 * jitter, steepness=0.4, top=top)


def _logistic(years: np.ndarray, *, middle: float, steepness: float, top: float) -> np.ndarray:
    rise = 1 / (1 + np.exp(-steepness * (years - middle)))
    return top * np.clip((rise - rise[0]) / (1 - rise[0]), 0, 1)


def made_up_results(
    *,
    paths: Mapping[str, Path] | None = None,
    replicates: int = 12,
    neighbourhoods: Sequence[str] = ("selwerd",),
    homes: int = 1000,
    months: int = 384,
    monthly: bool = False,
    groups: bool = False,
    seed: int = 1,
    calibrated: bool = False,
    uncertainty: str = "parameters",
) -> Results:
    """Results in which replicate r of scenario s follows `paths[s](r, years)` to the nearest home.

    Args:
        paths: per scenario the share gas-free; a slow and a quick scenario by default.
        replicates: how many replicates per scenario.
        neighbourhoods: ids of the neighbourhoods.
        homes: homes on gas at the start in each neighbourhood; divisible by 16 when there are groups.
        months: how many months were run.
        monthly: record every month instead of every December.
        groups: also give rows per sub-area, tenure and resident type.
        seed: seed in the manifest, and of the draws.
        calibrated: what the manifest says about calibration.
        uncertainty: "parameters" or "seeds".
    """
    chosen = paths or {"now": slow_path, "all": quick_path}
    when = np.array([-1, *range(0 if monthly else 11, months, 1 if monthly else 12)])
    path, programme, tipping, events = [], [], [], []
    for scenario, share in chosen.items():
        for place in neighbourhoods:
            for replicate in range(replicates):
                key = {"scenario": scenario, "neighbourhood": place, "replicate": replicate}
                gas_free = np.asarray(share(replicate, (when + 1) / 12), dtype=float)
                path.append(_path_rows(key, when, gas_free, homes, groups))
                programme.append(_programme_rows(key, when, gas_free))
                tipping.append(_tipping_rows(key, when, gas_free))
                events.append({**key, "month": 30, "actor": "Groningen", "kind": "departure", "place": place,
                               "nl": "De projectleider vertrok.", "en": "The project leader left."})  # fmt: skip
    return Results(
        manifest=_manifest(chosen, neighbourhoods, seed, replicates, months, monthly, homes, calibrated, uncertainty),
        path=pd.concat(path, ignore_index=True),
        programme=pd.concat(programme, ignore_index=True),
        events=pd.DataFrame(events),
        tipping=pd.concat(tipping, ignore_index=True),
        draws=_draws(replicates, neighbourhoods, seed),
    )


def _path_rows(key: dict[str, Any], when: np.ndarray, gas_free: np.ndarray, homes: int, groups: bool) -> pd.DataFrame:
    cells = [(a, t, r) for a in GROUPS["sub_area"] for t in GROUPS["tenure"] for r in GROUPS["resident_type"]]
    size = homes // len(cells) if groups else homes
    one = _cell(size, gas_free, when)
    frames = []
    rest = {**key, "month": when}
    wanted = [("all", "all", len(cells) if groups else 1)]
    if groups:
        wanted += [(kind, name, len(cells) // len(names)) for kind, names in GROUPS.items() for name in names]
    for kind, name, times in wanted:
        counts = {column: values * times for column, values in one.items()}
        frames.append(pd.DataFrame({**rest, "group_kind": kind, "group": name, **counts, **_means(gas_free, when)}))
    return pd.concat(frames, ignore_index=True)


def _cell(size: int, gas_free: np.ndarray, when: np.ndarray) -> dict[str, np.ndarray]:
    left = np.rint(size * gas_free).astype(np.int64)
    still = size - left
    rise = np.gradient(gas_free) if len(gas_free) > 1 else np.zeros(1)
    signed = np.minimum(still, np.rint(size * np.clip(2 * rise, 0, 1)).astype(np.int64))
    hybrid = np.minimum(still - signed, np.rint(0.03 * size * (when + 1) / 384).astype(np.int64))
    demolished = left // 20
    heat_pump = left // 5
    new_build = demolished.copy()
    district_heat = left - demolished - heat_pump
    gas = still - signed - hybrid
    cause_parts = _split(left, np.array([3, 4, 1, 1, 2, 2, 1, 0, 0])[:, None] * np.ones(len(when)))
    age = np.clip((when + 1) / 384, 0, 1)
    weights = np.stack([60 * (1 - age) ** 2 + 1, 20 * (1 - age) + 2, 4 + 6 * age, 2 + 3 * age, 3 + 14 * age, 1 + 3 * age,
                        4 + 0 * age, 3 + 3 * age, 2 + 3 * age, 2 + 2 * age, 6 + 7 * age, 1 + 1 * age,
                        2 + 2 * age, 2 + 2 * age])  # fmt: skip
    barrier_parts = _split(still, weights)
    return {
        "homes": gas + signed + hybrid + heat_pump + district_heat + new_build,
        "gas": gas,
        "signed": signed,
        "hybrid": hybrid,
        "heat_pump": heat_pump,
        "district_heat": district_heat,
        "new_build": new_build,
        "demolished": demolished,
        "on_gas_start": np.full(len(when), size, dtype=np.int64),
        "reached": np.rint(size * np.clip(age * 2, 0, 1)).astype(np.int64),
        "reached_recently": np.rint(size * 0.2 * np.clip(age * 2, 0, 1)).astype(np.int64),
        "asked": np.rint(size * np.clip(age * 1.5, 0, 1)).astype(np.int64),
        **{f"cause_{name}": part for name, part in zip(CAUSES, cause_parts, strict=True)},
        **{f"barrier_{name}": part for name, part in zip(BARRIERS, barrier_parts, strict=True)},
        "cooking_gas": still,
    }


def _split(total: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Whole parts of each total, in proportion to the weights (largest remainder first)."""
    exact = total * weights / weights.sum(axis=0)
    parts = np.floor(exact).astype(np.int64)
    order = np.argsort(parts - exact, axis=0, kind="stable")
    rank = np.empty_like(order)
    np.put_along_axis(rank, order, np.arange(len(order))[:, None] * np.ones_like(order), axis=0)
    parts += rank < total - parts.sum(axis=0)
    return parts


def _means(gas_free: np.ndarray, when: np.ndarray) -> dict[str, np.ndarray]:
    years = (when + 1) / 12
    ahead = 1 - np.exp(-years / 9) + 0 * gas_free
    return {
        "trust_programme": 0.42 - 0.06 * np.exp(-(((years - 3) / 3) ** 2)) + 0.3 * ahead * (0.3 + gas_free.max()),
        "trust_offer": 0.45 + 0.2 * ahead,
        "trust_spread": 0.15 + 0 * ahead,
        "involvement": 0.45 * ahead * (0.3 + gas_free.max()),
        "bill_eur": 1500 - 300 * gas_free,
        "co2_tonne": 2000 * (1 - gas_free),
    }


def _programme_rows(key: dict[str, Any], when: np.ndarray, gas_free: np.ndarray) -> pd.DataFrame:
    years = (when + 1) / 12
    ahead = 1 - np.exp(-years / 8)
    strong = 0.4 + 0.6 * gas_free.max()
    removed = np.rint(12 * ahead * strong)
    opened = np.rint(12 * ahead) - removed
    return pd.DataFrame({
        **key, "month": when, "posts_filled": 0.85 + 0 * years, "knowledge": 0.1 + 0.7 * ahead * strong,
        "integration": 0.5 + 0 * years, "shared_frame": 0.3 + 0.4 * ahead * strong,
        "readiness": 0.3 + 0.5 * ahead * strong, "blockages_hidden": 12 - removed - opened,
        "blockages_open": opened, "blockages_removed": removed, "liveability": 0.5 + 0.2 * gas_free,
        "eur_public": 1e6 * years,
    })  # fmt: skip


def _tipping_rows(key: dict[str, Any], when: np.ndarray, gas_free: np.ndarray) -> pd.DataFrame:
    frames = []
    for basis, reach in (("all_asked", 1.0), ("present_reach", 0.5)):
        rows = {
            **key,
            "month": when,
            "basis": basis,
            "share_now": gas_free,
            "lowest_fixed_point": np.maximum(gas_free, 0.3 * reach),
            "fold": np.zeros(len(when), dtype=bool),
            "extra_commitment": np.full(len(when), np.nan),
            "extra_trust": np.full(len(when), np.nan),
            "signatures_short_complexes": np.full(len(when), 20),
            "signatures_short_units": np.full(len(when), 90),
        }
        frames.append(pd.DataFrame(rows))
    return pd.concat(frames, ignore_index=True)


def _draws(replicates: int, neighbourhoods: Sequence[str], seed: int) -> pd.DataFrame:
    rows = [
        {
            "replicate": replicate,
            "neighbourhood": place,
            "name": name,
            "value": float(np.random.default_rng([seed, replicate, zlib.crc32(f"{place}{name}".encode())]).random()),
        }
        for replicate in range(replicates)
        for place in neighbourhoods
        for name in ("trust.start", "supplier.minimum_share")
    ]
    return pd.DataFrame(rows)


def _manifest(
    paths: Mapping[str, Path],
    neighbourhoods: Sequence[str],
    seed: int,
    replicates: int,
    months: int,
    monthly: bool,
    homes: int,
    calibrated: bool,
    uncertainty: str,
) -> dict[str, Any]:
    titles = {"now": ("Zoals het nu gaat", "As things go now"), "all": ("Alle zeven aanbevelingen", "All seven")}
    return {
        "version": "0.1.0",
        "source_hash": "0123456789abcdef",
        "created": "2026-11-23T12:00:00Z",
        "command": "transitiesim run now",
        "seed": seed,
        "replicates": replicates,
        "uncertainty": uncertainty,
        "months": months,
        "record": "monthly" if monthly else "yearly",
        "scenarios": [
            {
                "name": name,
                "title_nl": titles.get(name, (name,))[0],
                "title_en": titles.get(name, (name,))[-1],
                "toml": "",
            }
            for name in paths
        ],
        "neighbourhoods": [
            {
                "id": place,
                "name": NAMES.get(place, (place, place))[0],
                "municipality": NAMES.get(place, (place, place))[1],
                "default_share": 0.23,
                "homes": homes,
            }
            for place in neighbourhoods
        ],
        "numbers_total": 120,
        "numbers_guess": 84,
        "calibrated": calibrated,
        "indicators": [
            Indicator("trust_programme", "path", "share", Text("vertrouwen", "trust"), "high").as_dict(),
            Indicator("bill_eur", "path", "euro a year", Text("energierekening", "energy bill"), "low").as_dict(),
            Indicator("knowledge", "programme", "share", Text("kennis", "knowledge"), "high").as_dict(),
            Indicator("integration", "programme", "share", Text("samenhang", "integration")).as_dict(),
        ],
    }
