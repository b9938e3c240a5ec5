from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from results.made_up_results import made_up_results
from transitiesim.analysis.headline import headline, percent
from transitiesim.analysis.intervals import chance
from transitiesim.analysis.summary import headline_numbers, summarise
from transitiesim.errors import InputError


def ends(*shares: float):
    """A straight path to the given share of each replicate."""
    return {"x": lambda replicate, years: years / 32 * shares[replicate]}


def test_a_summary_of_known_paths() -> None:
    results = made_up_results(paths=ends(0.0, 0.2, 0.4, 0.6, 0.8, 0.96, 0.98, 0.95, 0.3, 0.1), replicates=10)
    found = summarise(results)
    assert found.neighbourhood_name == "Selwerd"
    assert (found.year, found.replicates, found.homes_on_gas_start) == (2050, 10, 1000)
    assert found.end.median == pytest.approx(0.5)
    assert found.chance_gas_free == chance(3, 10), "exactly 95 percent is enough"
    assert found.ends.low == pytest.approx(0.4)
    assert found.ends.middle == pytest.approx(0.2)
    assert found.ends.high == pytest.approx(0.4)
    assert found.ends.two_ends
    assert found.after_five_years is not None
    assert found.after_five_years.value == pytest.approx(0.5 * 5 / 32, abs=1e-3)
    assert found.after_five_years.low < found.after_five_years.value < found.after_five_years.high
    assert found.reached["T50"].share_reached == pytest.approx(0.5)
    assert found.reached["T10"].share_reached == pytest.approx(0.9)
    assert found.barriers["share_of_start"].sum() + np.mean([0, 0.2, 0.4, 0.6, 0.8, 0.96, 0.98, 0.95, 0.3, 0.1]) == (
        pytest.approx(1)
    )
    assert (found.numbers_guess, found.numbers_total, found.default_share) == (84, 120, 0.23)


def test_a_run_that_stops_early_says_nothing_of_2050() -> None:
    found = summarise(made_up_results(paths=ends(0.5, 0.6), replicates=2, months=40))
    assert found.year == 2021
    assert found.chance_gas_free is None
    assert found.after_five_years is None
    text = headline(found)
    assert "eind 2021" in text.nl
    assert "2050" not in text.nl + text.en


def test_a_run_of_a_few_months_has_no_year_to_report() -> None:
    with pytest.raises(InputError, match="no year was run to its end"):
        summarise(made_up_results(paths=ends(0.5), replicates=1, months=7, monthly=True))


def test_the_table_has_a_row_per_scenario_and_neighbourhood() -> None:
    results = made_up_results(neighbourhoods=("selwerd", "pendrecht"), replicates=3)
    table = headline_numbers(results)
    assert len(table) == 4
    assert table["gas_free_median"].between(table["gas_free_low"], table["gas_free_high"]).all()
    assert table.loc[table["scenario"] == "now", "T90"].isna().all()


def test_the_headline_in_both_languages() -> None:
    shares = [0.1, 0.2, 0.3, 0.31, 0.32, 0.5, 0.6, 0.31, 0.31, 0.2]
    text = headline(summarise(made_up_results(paths=ends(*shares), replicates=10)))
    assert text.nl == (
        "In Selwerd is eind 2050 naar schatting 31 procent van de woningen die begin 2019 op gas zaten van het gas "
        "af (80%-band 19 tot 51). De helft wordt tot en met 2050 in 20 procent van de doorrekeningen gehaald. De kans "
        "dat in 2050 minstens 95 procent van het gas af is, is 0 procent (tussen 0 en 28, bij 10 doorrekeningen). "
        "Het model is niet geijkt op waarnemingen. 84 van de 120 getallen in het model zijn inschattingen van experts "
        "en 23 procent van de wijkcijfers is aangenomen."
    )
    assert text.en == (
        "In Selwerd, an estimated 31 percent of the homes on gas at the start of 2019 have left gas by the end of 2050 "
        "(80% band 19 to 51). Half is reached by 2050 in 20 percent of the runs. The chance that at least 95 percent "
        "have left gas by 2050 is 0 percent (between 0 and 28, over 10 runs). The model is not calibrated on "
        "observations. 84 of the 120 numbers in the model are expert guesses and 23 percent of the neighbourhood "
        "figures are assumed."
    )


def test_the_headline_follows_what_happened() -> None:
    quick = headline(summarise(made_up_results(paths=ends(0.8, 0.9, 0.9), replicates=3)))
    assert "De helft is bereikt rond 2036." in quick.nl
    never = headline(summarise(made_up_results(paths=ends(0.1, 0.2), replicates=2)))
    assert "in geen enkele doorrekening" in never.nl
    assert "not reached by 2050 in any run" in never.en
    once = headline(summarise(made_up_results(paths=ends(0.4), replicates=1)))
    assert "één doorrekening zegt niets over de onzekerheid" in once.nl
    assert "band" not in once.nl + once.en
    seeds = headline(summarise(made_up_results(paths=ends(0.4, 0.5), replicates=2, uncertainty="seeds")))
    assert "De band toont alleen toeval" in seeds.nl
    fitted = headline(summarise(made_up_results(paths=ends(0.4, 0.5), replicates=2, calibrated=True)))
    assert "niet geijkt" not in fitted.nl
    assert "is calibrated" in fitted.en


@settings(deadline=None)
@given(st.floats(0, 1))
def test_nearly_all_is_not_all_and_nearly_nothing_is_not_nothing(share: float) -> None:
    words = percent(share)
    if 1e-9 < share < 1 - 1e-9:
        assert words not in {"0", "100"}
    if words != "<1":
        assert int(words) == pytest.approx(100 * share, abs=1)


def test_a_median_nobody_reaches_is_missing_in_the_table() -> None:
    table = headline_numbers(made_up_results(paths=ends(0.1, 0.2), replicates=2))
    assert math.isnan(table.loc[0, "T50"])
    assert table.loc[0, "T50_share_reached"] == 0


def test_a_neighbourhood_without_gas_is_explained() -> None:
    results = made_up_results(paths=ends(0.1), replicates=1)
    none = dataclasses.replace(results, path=results.path.assign(on_gas_start=0))
    with pytest.raises(InputError, match="on gas at the start"):
        summarise(none)
