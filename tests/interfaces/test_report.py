"""The report of a run, on made-up results whose right answers are known."""

from __future__ import annotations

import dataclasses
import io
import re

import numpy as np
import pytest
from rich.console import Console

from results.made_up_results import made_up_results
from transitiesim.interfaces.command_line import report, report_reasons, report_tipping
from transitiesim.results import Results


def printed(results: Results, language: str, monkeypatch: pytest.MonkeyPatch, width: int = 80) -> str:
    """What the report prints on a terminal of this width."""
    file = io.StringIO()
    to = Console(file=file, width=width, highlight=False, markup=False, emoji=False)
    monkeypatch.setattr(report, "console", lambda: to)
    report.report(results, language)  # type: ignore[arg-type]
    return file.getvalue()


def until_2030(**changes) -> Results:
    paths = {"now": lambda _r, years: years * 0.01, "all": lambda r, years: years * (0.06 + 0.001 * r)}
    return made_up_results(paths=paths, replicates=5, months=144, **changes)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("shape", ["two", "one run", "four scenarios", "three places", "one of each"])
def test_nothing_is_wider_than_the_terminal_or_cut_off(shape, width, language, monkeypatch):
    results = {
        "two": lambda: made_up_results(replicates=6),
        "one run": lambda: made_up_results(replicates=1, months=24),
        "four scenarios": lambda: until_many(("a", "b", "c", "d"), ("selwerd",)),
        "three places": lambda: until_many(("a", "b"), ("selwerd", "pendrecht", "laak")),
        "one of each": lambda: until_many(("a",), ("selwerd",)),
    }[shape]()
    text = printed(results, language, monkeypatch, width)
    assert max(map(len, text.splitlines())) <= width
    assert "…" not in text
    assert re.search(r"\bnan\b", text) is None
    assert ("niet geijkt" if language == "nl" else "not calibrated") in text
    assert ("84 van de 120" if language == "nl" else "84 of the 120") in text
    assert "23" in text  # share of the neighbourhood's figures that was assumed


def until_many(names, places) -> Results:
    paths = {name: (lambda _r, years, slope=0.01 * (k + 1): years * slope) for k, name in enumerate(names)}
    return made_up_results(paths=paths, replicates=3, months=36, neighbourhoods=places)


def test_the_table_of_years_holds_the_middle_and_the_band(monkeypatch):
    text = printed(until_2030(), "en", monkeypatch)
    (year,) = re.findall(r"^2030 +(\d+)% \((\d+) to (\d+)\)", text.split("All seven: state")[1], re.MULTILINE)
    assert year == ("74", "72", "76")  # 72.0, 73.2, 74.4, 75.6 and 76.8 percent; the band runs from 72.5 to 76.3
    assert [row.split()[0] for row in text.splitlines() if re.match(r"(start|20\d\d) +\d+%", row)][:4] == [
        "start", "2024", "2026", "2030",
    ]  # fmt: skip


def test_moments_are_years_or_say_that_they_do_not_come(monkeypatch):
    text = printed(until_2030(), "nl", monkeypatch)
    assert re.search(r"een tiende \(T10\) +2028 \(2028 tot 2028\) +2020 \(2020 tot 2020\)", text)
    assert re.search(r"de helft \(T50\) +niet voor eind 2030 +20\d\d", text)
    assert "kans op 95%" not in text  # 2050 was not run


def test_the_chance_is_given_with_its_interval(monkeypatch):
    paths = {"now": lambda r, years: np.where(years < 20, 0, 1.0 if r < 2 else 0.5)}
    text = printed(made_up_results(paths=paths, replicates=8), "en", monkeypatch)
    assert re.search(r"chance of 95% or more, end of 2050 +25% \(7 to 59\)", text)


@pytest.mark.parametrize("title", ["Why still on gas", "What made homes leave gas"])
def test_reasons_and_causes_add_up_to_all_homes(title, monkeypatch):
    text = printed(made_up_results(replicates=6), "en", monkeypatch)
    section = text[text.index(title) :].split("\n\n")[0]
    rows = re.findall(r"^(\S.*?)  +(<?\d+)% +(<?\d+)%$", section, re.MULTILINE)
    assert len(rows) > 5
    for column in (1, 2):
        *parts, total = (0 if row[column].startswith("<") else int(row[column]) for row in rows)
        assert sum(parts) == total


def test_still_on_gas_and_left_gas_are_everything(monkeypatch):
    text = printed(made_up_results(replicates=6), "nl", monkeypatch)
    still = re.search(r"samen nog op gas +(\d+)% +(\d+)%", text)
    left = re.search(r"samen van het gas af +(\d+)% +(\d+)%", text)
    assert still
    assert left
    assert all(abs(int(still[k]) + int(left[k]) - 100) <= 1 for k in (1, 2))


def test_homes_that_are_gone_without_new_ones_are_named(monkeypatch):
    results = made_up_results(paths={"now": lambda _r, years: years * 0.02}, replicates=2, months=120)
    path = results.path.assign(cause_campaign=0)
    text = printed(dataclasses.replace(results, path=path), "nl", monkeypatch)
    assert re.search(r"gesloopt, nog niets voor\s+teruggebouwd|gesloopt, nog niets voor teruggebouwd +\d", text)


def test_no_fold_is_an_answer(monkeypatch):
    assert "There is no fold here" in printed(made_up_results(replicates=3), "en", monkeypatch)


def test_a_fold_is_counted_and_what_it_takes_is_named(monkeypatch):
    results = made_up_results(replicates=4)
    tipping = results.tipping.copy()
    there = (tipping["replicate"] < 3) & (tipping["scenario"] == "now")
    tipping.loc[there, "fold"] = True
    tipping.loc[there, "extra_commitment"] = 0.042
    tipping.loc[there & (tipping["basis"] == "all_asked"), "extra_trust"] = 0.004
    text = printed(dataclasses.replace(results, tipping=tipping), "en", monkeypatch, 120)
    assert "There is no fold here" not in text
    assert re.search(r"2026, if everybody is asked .* in 3 of 4 runs +4% more homes or <1 points of trust", text)
    assert re.search(r"2026, with the reach of then .* in 3 of 4 runs +4% more homes\s", text)


def test_nothing_short_is_said_so(monkeypatch):
    results = made_up_results(replicates=2)
    tipping = results.tipping.assign(signatures_short_complexes=0, signatures_short_units=0)
    text = printed(dataclasses.replace(results, tipping=tipping), "nl", monkeypatch)
    assert "genoeg instemming en genoeg deelnemers" in " ".join(text.split())
    assert "komen samen" not in text


def test_only_what_is_short_is_named(monkeypatch):
    results = made_up_results(replicates=2)
    tipping = results.tipping.assign(signatures_short_complexes=0)
    text = " ".join(printed(dataclasses.replace(results, tipping=tipping), "en", monkeypatch).split())
    assert "end of 2026, if everybody is asked: 90 more homes must take part for a heat network that pays." in text
    assert "votes" not in text


def test_the_difference_names_size_band_and_how_often(monkeypatch):
    text = " ".join(printed(until_2030(), "nl", monkeypatch).split())
    assert (
        "Met 'Alle zeven aanbevelingen' is eind 2030 gemiddeld 62 procentpunt meer van het gas af dan met 'Zoals het "
        "nu gaat' (80%-band van de verschillen +60 tot +64); in 5 van de 5 doorrekeningen komt 'Alle zeven "
        "aanbevelingen' verder." in text
    )


def test_a_fall_is_called_less(monkeypatch):
    paths = {"now": lambda _r, years: years * 0.05, "all": lambda _r, years: years * 0.01}
    text = " ".join(printed(made_up_results(paths=paths, replicates=2, months=120), "en", monkeypatch).split())
    assert "With 'All seven', 40 percentage points fewer have left gas" in text
    assert "'All seven' gets further in 0 of 2 runs" in text


def test_the_compact_table_has_a_row_for_each_neighbourhood(monkeypatch):
    places = ("selwerd", "pendrecht", "laak")
    text = printed(until_many(("a", "b"), places), "nl", monkeypatch)
    for name in ("Selwerd", "Pendrecht", "laak"):
        assert re.search(rf"^{name} +23% +3% \(3-3\) +6% \(6-6\) +\+3$", text, re.MULTILINE)
    assert "Hoe ver van een kantelpunt" not in text


def test_the_compact_table_of_many_scenarios_names_the_main_reason(monkeypatch):
    text = printed(until_many(("a", "b", "c", "d"), ("selwerd",)), "en", monkeypatch)
    rows = re.findall(r"^([abcd]) +(\d+)% \(\d+-\d+\) +later +never asked", text, re.MULTILINE)
    assert rows == [("a", "3"), ("b", "6"), ("c", "9"), ("d", "12")]


@pytest.mark.parametrize(
    ("exact", "whole", "cell"),
    [(0.0, 0, "0%"), (0.001, 0, "<1%"), (0.5, 50, "50%"), (0.999, 100, ">99%"), (1, 100, "100%")],
)
def test_cells_claim_all_or_nothing_only_when_it_is_so(exact, whole, cell):
    assert report_reasons._cell(exact, whole) == cell


def test_the_least_step_is_never_nothing():
    assert [report_tipping._least_one(part) for part in (0.0, 0.004, 0.006, 0.1)] == ["<1", "<1", "1", "10"]
