"""Why homes are still on gas, and what made the others leave it, in parts that add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from transitiesim.interfaces.command_line.amounts import percents_that_add_up
from transitiesim.interfaces.command_line.printing import heading, narrow, table
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from rich.console import Console

    from transitiesim.analysis import Summary
    from transitiesim.results import Results

_WHY = Text(
    "Waarom nog op gas, eind {year}? Deel van de woningen van begin 2019, gemiddeld",
    "Why still on gas, end of {year}? Share of the homes of early 2019, on average",
)
_HOW = Text(
    "Waardoor van het gas af, tot eind {year}? Deel van dezelfde woningen, gemiddeld",
    "What made homes leave gas, up to the end of {year}? Share of the same homes",
)
_STILL = Text("samen nog op gas", "still on gas in all")
_LEFT = Text("samen van het gas af", "left gas in all")
_GONE = Text("gesloopt, nog niets voor teruggebouwd", "demolished, nothing rebuilt yet")


def print_reasons(to: Console, summaries: Sequence[Summary], language: Language) -> None:
    """What holds homes back first, in all scenarios side by side; adds up to the homes still on gas."""
    from transitiesim.analysis import BARRIERS

    parts = [{str(name): float(value) for name, value in one.barriers["share_of_start"].items()} for one in summaries]
    heading(to, _WHY[language].format(year=summaries[0].year))
    _print_parts(to, parts, BARRIERS, _STILL, summaries, language)


def print_causes(to: Console, results: Results, summaries: Sequence[Summary], language: Language) -> None:
    """What made homes leave gas, in all scenarios side by side; adds up to the homes that left."""
    from transitiesim.analysis import CAUSES, GAS_FREE, values

    parts = []
    for one in summaries:
        causes = {str(name): float(value) for name, value in one.causes["share_of_start"].items()}
        gone = float(np.mean(values(results, GAS_FREE, one.scenario, one.neighbourhood)[one.year])) - sum(
            causes.values()
        )
        parts.append(causes | {"gone": max(0.0, gone)})
    heading(to, _HOW[language].format(year=summaries[0].year))
    _print_parts(to, parts, {**CAUSES, "gone": _GONE}, _LEFT, summaries, language)


def _print_parts(
    to: Console,
    parts: Sequence[Mapping[str, float]],
    names: Mapping[str, Text],
    total: Text,
    summaries: Sequence[Summary],
    language: Language,
) -> None:
    """Parts that are nothing everywhere are left out; the largest stand on top."""
    rounded = [percents_that_add_up(one) for one in parts]
    there = [name for name in names if any(one[name] > 1e-9 for one in parts)]
    there.sort(key=lambda name: -max(one[name] for one in parts))
    rows = [
        (names[name][language], *(_cell(exact[name], whole[name]) for exact, whole in zip(parts, rounded, strict=True)))
        for name in there
    ]
    sums = [(sum(exact.values()), sum(whole.values())) for exact, whole in zip(parts, rounded, strict=True)]
    rows.append((total[language], *(_cell(exact, whole) for exact, whole in sums)))
    table(to, ["", *(narrow(one.scenario_title[language]) for one in summaries)], rows, total=True)


def _cell(exact: float, whole: int) -> str:
    """A whole percent, which never claims all or nothing when it is only nearly so."""
    if whole == 0 and exact > 1e-9:
        return "<1%"
    if whole == 100 and exact < 1 - 1e-9:
        return ">99%"
    return f"{whole}%"
