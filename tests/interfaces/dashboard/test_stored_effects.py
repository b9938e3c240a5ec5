"""Effects from a stored sweep of all combinations: the numbers of the sweep, and only where it fits."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pandas as pd
import pytest

from interfaces.asking import ask, refused
from transitiesim.errors import InputError
from transitiesim.interfaces.dashboard.choice import Choice, baseline, canonical, shipped, switched
from transitiesim.interfaces.dashboard.views import stored_effects as stored
from transitiesim.kernels import source_hash
from transitiesim.recommendations import RECOMMENDATIONS
from transitiesim.results import sweep_folder as at

PLACE = "gillisbuurt"


def made_up(folder: Path, homes: int = 655, **changes: object) -> Path:
    """A sweep in which a combination comes to 1 percent per recommendation, and to 5 more for 5 and 6 together."""
    folder.mkdir(parents=True)
    combinations = list(product((0.0, 1.0), repeat=7))
    design = pd.DataFrame(combinations, columns=list(RECOMMENDATIONS))
    design.insert(0, "setting", pd.Series(range(128), dtype="int32"))
    design.insert(1, "scenario", "baseline")
    design.insert(2, "neighbourhood", PLACE)
    design.to_parquet(folder / at.DESIGN)
    rows = [
        {
            "run": 2 * setting + replicate, "setting": setting, "replicate": replicate, "seed": 1, "month": 383,
            "year": 2050, "gas_free_share": 0.01 * sum(on) + 0.05 * on[4] * on[5] + 0.001 * replicate,
        }
        for setting, on in enumerate(combinations)
        for replicate in range(2)
    ]  # fmt: skip
    (folder / at.RUNS).mkdir()
    frame = pd.DataFrame(rows).astype(dict.fromkeys(("setting", "replicate"), "int32"))
    frame.to_parquet(at.chunk_file(folder, at.RUNS, 0))
    manifest = {
        "format": at.FORMAT, "format_version": at.FORMAT_VERSION, "source_hash": source_hash(),
        "uncertainty": "parameters", "design": {"kind": "full_factorial"}, "settings": 128, "replicates": 2,
        "factors": [{"name": name, "levels": [0.0, 1.0]} for name in RECOMMENDATIONS],
        "outcomes": [
            {"name": "gas_free_share", "table": "path", "unit": "share", "nl": "x", "en": "x", "better": "high"}
        ],
        "neighbourhoods": [{"id": PLACE, "name": "Gillisbuurt", "dwellings": homes}],
    } | changes  # fmt: skip
    (folder / at.MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    stored._cube.cache_clear()
    one = made_up(tmp_path / "sweep")
    monkeypatch.setenv(stored.VARIABLE, str(one))
    yield one
    stored._cube.cache_clear()


def test_alone_and_last_are_those_of_the_combinations(folder: Path) -> None:
    five = Choice(PLACE, shipped()["recommendation_5"], language="en")
    table = stored.stored_effects(five, "en")
    assert table is not None
    cells = {
        row[0].split(" ", maxsplit=1)[0]: [cell.split(" (", maxsplit=1)[0] for cell in row[1:]] for row in table.rows
    }
    assert cells["1"] == ["+1", "+1"]
    assert cells["6"] == ["+1", "+6"]  # with 5 on, 6 does more
    assert cells["5"] == ["+1", "+1"]
    assert "2 pairs" in table.caption


def test_a_choice_or_a_place_that_is_not_in_the_sweep_is_worked_out_instead(folder: Path) -> None:
    assert stored.stored_effects(Choice("selwerd", baseline()), "nl") is None
    part = canonical(switched(baseline(), "5.3", on=True)[0])
    assert stored.stored_effects(Choice(PLACE, part), "nl") is None
    world = dataclasses.replace(baseline(), world=shipped()["price_shock"].world)
    assert stored.stored_effects(Choice(PLACE, canonical(world)), "nl") is None
    assert stored.stored_effects(Choice(PLACE, baseline()), "nl") is not None


def test_without_a_sweep_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(stored.VARIABLE, raising=False)
    assert stored.stored_effects(Choice(PLACE, baseline()), "nl") is None


def test_a_smaller_neighbourhood_of_the_same_name_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored._cube.cache_clear()
    monkeypatch.setenv(stored.VARIABLE, str(made_up(tmp_path / "small", homes=120)))
    assert stored.stored_effects(Choice(PLACE, baseline()), "nl") is None


@pytest.mark.parametrize(
    "changes", [{"source_hash": "other"}, {"uncertainty": "seeds"}, {"design": {"kind": "sobol"}}, {"factors": []}]
)
def test_another_sweep_is_refused_when_the_server_starts(tmp_path: Path, changes: dict[str, object]) -> None:
    folder = made_up(tmp_path / "other", **changes)
    with pytest.raises(InputError):
        stored.open_factorial(folder)
    assert "recommendations_factorial" in refused(ask("dashboard", "--factorial", str(folder)))
