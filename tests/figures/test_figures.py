from __future__ import annotations

import dataclasses
import functools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from figures.layout import check_layout, whole_text
from results.made_up_results import made_up_results
from transitiesim.analysis import Cobweb, barriers_by_year
from transitiesim.errors import InputError
from transitiesim.figures import draw_path, draw_radar, draw_tipping, draw_why_not_yet
from transitiesim.figures.why_not_yet import main_reasons
from transitiesim.language import Text
from transitiesim.results import Results

X = np.linspace(0, 1, 201)


@pytest.fixture(scope="module")
def results() -> Results:
    return made_up_results(replicates=20, neighbourhoods=("selwerd", "pendrecht"))


@functools.cache
def flat(*shares: float, **changes) -> Results:
    paths = {
        name: lambda replicate, years, share=share: np.minimum(years / 20, 1) * share * (1 - 0.05 * (replicate % 2))
        for name, share in zip(("now", "all"), shares, strict=False)
    }
    return made_up_results(paths=paths, replicates=4, **changes)


HARD = {
    "nothing happens": lambda: flat(0.0, 0.0),
    "everything leaves": lambda: flat(1.0, 1.0),
    "two the same": lambda: flat(0.5, 0.5),
    "nearly the same": lambda: flat(0.93, 0.95),
    "one scenario": lambda: flat(0.4),
    "a short run": lambda: flat(0.4, 0.6, months=60),
    "one year": lambda: flat(0.4, 0.6, months=12),
    "seeds only": lambda: flat(0.4, 0.6, uncertainty="seeds"),
}
DRAW = {
    "path": lambda results, language: draw_path(results, language=language),
    "why": lambda results, language: draw_why_not_yet(results, results.scenarios()[-1], language=language),
    "radar": lambda results, language: draw_radar(results, results.scenarios()[0], language=language),
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("case", HARD)
@pytest.mark.parametrize("kind", DRAW)
def test_words_are_on_the_page_and_apart(kind: str, case: str, language: str) -> None:
    check_layout(DRAW[kind](HARD[case](), language))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_long_names_find_room(results: Results, language: str) -> None:
    manifest = {**results.manifest}
    long = "Een scenario met een naam die veel langer is dan nodig en nog even doorgaat"
    manifest["scenarios"] = [{**one, "title_nl": long, "title_en": long} for one in manifest["scenarios"]]
    manifest["neighbourhoods"] = [
        {**one, "name": "Abdij- en Torenbuurt met Zandweerd-Noord en Zandweerd-Zuid"}
        for one in manifest["neighbourhoods"]
    ]
    odd = dataclasses.replace(results, manifest=manifest)
    check_layout(draw_path(odd, neighbourhood="selwerd", language=language))
    check_layout(draw_why_not_yet(odd, "now", "selwerd", language=language))
    check_layout(draw_radar(odd, "all", "selwerd", language=language))


@pytest.mark.parametrize("kind", DRAW)
def test_figures_are_in_one_language_and_without_jargon(kind: str) -> None:
    results = flat(0.4, 0.7)
    dutch, english = whole_text(DRAW[kind](results, "nl")), whole_text(DRAW[kind](results, "en"))
    for word in ("replicate", "replicaat", "simulat", "quantile", "seed"):
        assert word not in (dutch + english).lower()
    assert "homes" not in dutch
    assert "woningen" not in english
    assert "Niet geijkt" in dutch
    assert "Not calibrated" in english
    assert "84 van de 120" in dutch


def test_the_path_tells_both_ends_and_the_phases(results: Results) -> None:
    text = whole_text(draw_path(results, ["now", "all"], "selwerd"))
    for words in ("Zoals het nu gaat", "Alle zeven", "voorontwikkeling", "versnelling", "doel in 2050: 95%"):
        assert words in text
    assert "Selwerd" in text
    assert "doel" not in whole_text(draw_path(flat(0.4, months=120)))


def test_the_numbers_at_the_end_are_those_of_the_band() -> None:
    text = whole_text(draw_path(made_up_results(paths={"x": lambda r, years: years / 32 * r / 10}, replicates=11)))
    assert "50% (10 tot 90%)" in text


def test_one_or_two_scenarios_and_no_more(results: Results) -> None:
    assert isinstance(draw_path(results, ["all"], "pendrecht"), Figure)
    for names in ([], ["now", "all", "now"]):
        with pytest.raises(InputError, match="scenarios in one figure; allowed: one or two"):
            draw_path(results, names, "selwerd")
    with pytest.raises(InputError, match="say which neighbourhood"):
        draw_path(results)


def test_areas_stack_to_the_homes_still_on_gas(results: Results) -> None:
    figure = draw_why_not_yet(results, "now", "selwerd")
    tops = [np.max([path.vertices[:, 1].max() for path in area.get_paths()]) for area in figure.axes[0].collections]
    assert max(tops) == pytest.approx(1.0)
    last = barriers_by_year(results, "now", "selwerd").iloc[-1].sum()
    right = figure.axes[0].collections[0].get_paths()[0].vertices
    assert right[right[:, 0] == 2050][:, 1].max() == pytest.approx(last)


@settings(deadline=None, max_examples=20)
@given(st.floats(0, 0.5))
def test_small_reasons_are_put_together_and_nothing_is_lost(results: Results, least: float) -> None:
    shares = barriers_by_year(results, "now", "selwerd")
    kept = main_reasons(shares, least)
    assert kept.sum(axis=1).to_numpy() == pytest.approx(shares.sum(axis=1).to_numpy())
    for name in kept.columns.drop("other", errors="ignore"):
        assert kept[name].max() >= least


def test_the_lead_is_said_or_its_absence(results: Results) -> None:
    assert "eerder halverwege" in whole_text(draw_radar(results, "all", "selwerd"))
    assert "years earlier" in whole_text(draw_radar(results, "all", "selwerd", language="en"))
    without = whole_text(draw_radar(flat(0.0)))
    assert "geen voorsprong" in without
    assert "halverwege" not in without


def cobweb(level: float, pull: float, now: float, extra: float, *, top: float = 0.95, basis="all_asked") -> Cobweb:
    acceptance = top / (1 + np.exp(-(level + 2 * pull * X)))
    plain = Cobweb(X, acceptance, now, 0.0, extra, basis)
    return dataclasses.replace(plain, lowest_fixed_point=plain.rest(now))


COBWEBS = {
    "fold": cobweb(-3.2, 3.4, 0.05, 0.1),
    "fold from nothing": cobweb(-3.2, 3.4, 0.0, 0.1),
    "no fold": cobweb(-1.2, 0.6, 0.02, math.nan, top=0.45, basis="present_reach"),
    "over the fold": cobweb(-3.2, 3.4, 0.9, math.nan),
    "nobody": Cobweb(X, 0 * X, 0.0, 0.0, math.nan, "all_asked"),
    "everybody": Cobweb(X, 0 * X + 1, 0.0, 1.0, math.nan, "all_asked"),
    "everybody already": Cobweb(X, 0 * X + 1, 1.0, 1.0, math.nan, "all_asked"),
    "a little needed": cobweb(-2.5, 3.0, 0.02, 0.004),
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("case", COBWEBS)
def test_the_cobweb_can_be_read(case: str, language: str) -> None:
    moment = Text("Zoals het nu gaat, eind 2025", "As things go now, end of 2025")
    check_layout(draw_tipping(COBWEBS[case], "Selwerd", moment, language=language))


@settings(deadline=None, max_examples=8)
@given(st.floats(-5, 2), st.floats(0, 4), st.floats(0, 1), st.one_of(st.just(math.nan), st.floats(0.001, 0.6)))
def test_any_cobweb_can_be_read(level: float, pull: float, now: float, extra: float) -> None:
    check_layout(draw_tipping(cobweb(level, pull, now, extra), "Abdij- en Torenbuurt"))


def test_the_cobweb_says_what_it_shows() -> None:
    fold = whole_text(draw_tipping(COBWEBS["fold"], "Selwerd"))
    assert "Als 10% extra zeker meedoet" in fold
    assert "geen kantelpunt" not in fold
    none = whole_text(draw_tipping(COBWEBS["no fold"], "Selwerd", language="en"))
    assert "no tipping point" in none
    assert "only those who are reached now" in none
    assert "Now 2% take part." in none
    assert "rest at 12%" in none
