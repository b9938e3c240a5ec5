"""Every recorded column has a record that says what it is, and every record has its column."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from transitiesim.analysis.tipping import Distance
from transitiesim.language import LANGUAGES
from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import neighbourhood_from
from transitiesim.recording import Counts, Recorder
from transitiesim.recording.indicators import indicators
from transitiesim.results.indicator import Indicator

KEYS = {"month", "group_kind", "group"}
TIPPING = {
    "share_now",
    "lowest_fixed_point",
    "fold",
    "extra_commitment",
    "extra_trust",
    "signatures_short_complexes",
    "signatures_short_units",
}


def names_of(table: str) -> list[str]:
    return [one.name for one in indicators() if one.table == table]


@pytest.fixture(scope="module")
def recorder() -> Recorder:
    homes = np.arange(60)
    place = neighbourhood_from(
        {"sub_area": homes // 30, "tenure": np.zeros(60)}, np.stack([homes, (homes + 1) % 60], axis=1)
    )
    model = HeatTransition(place)
    model.run_for(24)
    return model.recorder


def test_the_path_and_its_records_are_the_same_columns(recorder: Recorder) -> None:
    assert sorted(names_of("path")) == sorted(set(recorder.path_table()) - KEYS)


def test_the_programme_and_its_records_are_the_same_columns(recorder: Recorder) -> None:
    assert sorted(names_of("programme")) == sorted(set(recorder.programme_table()) - {"month"})


def test_the_tipping_table_and_its_records_are_the_same_columns() -> None:
    assert set(names_of("tipping")) == TIPPING
    known = {field.name for field in dataclasses.fields(Distance)} | set(vars(Distance))
    assert known >= TIPPING


def test_no_column_is_told_twice() -> None:
    names = [one.name for one in indicators()]
    assert len(names) == len(set(names)) > 100
    for language in LANGUAGES:
        said = [one.text[language] for one in indicators()]
        assert len(set(said)) == len(said)


@pytest.mark.parametrize("one", indicators(), ids=lambda one: one.name)
def test_every_record_is_complete_and_survives_the_manifest(one: Indicator) -> None:
    assert one.unit
    assert one.text.nl != one.text.en
    for language in LANGUAGES:
        text = one.text[language]
        assert len(text) > 8
        assert text[0].isupper()
        assert text == " ".join(text.split())
        assert not text.endswith(".")
        assert "_" not in text
    assert Indicator.from_dict(one.as_dict()) == one


def test_a_running_total_says_so(recorder: Recorder) -> None:
    totals = {field.name for field in dataclasses.fields(Counts)}
    for one in indicators():
        if one.table == "programme":
            assert one.unit.endswith("so far") == (one.name in totals), one.name


def test_running_totals_never_fall(recorder: Recorder) -> None:
    table = recorder.programme_table()
    totals = [one.name for one in indicators() if one.unit.endswith("so far")]
    assert len(totals) > 30
    for name in totals:
        assert (np.diff(table[name].astype(float)) >= 0).all(), name


def test_what_adds_up_is_told_in_the_same_unit(recorder: Recorder) -> None:
    units = {one.name: one.unit for one in indicators()}
    table = recorder.path_table()
    held_back = [name for name in table if name.startswith("barrier_")]
    on_gas = ["gas", "signed", "hybrid"]
    assert {units[name] for name in (*held_back, *on_gas)} == {"homes"}
    assert (sum(table[name] for name in held_back) == sum(table[name] for name in on_gas)).all()


def test_better_is_said_where_there_is_no_doubt() -> None:
    better = {one.name: one.better for one in indicators()}
    assert {better[name] for name in ("trust_programme", "knowledge", "liveability", "reached", "share_now")} == {
        "high"
    }
    assert {better[name] for name in ("gas", "bill_eur", "co2_tonne", "blockages_open", "extra_trust")} == {"low"}
    assert {better[name] for name in ("homes", "signed", "fold", "gas_price_eur_per_m3")} == {None}
    assert better["frame_dispersion"] != better["shared_frame"]
