"""What the page on which one plays shows of results: made once for all visits, for results never change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from transitiesim.interfaces.dashboard.computing import BAND
from transitiesim.interfaces.dashboard.views.charts import path_chart, path_table
from transitiesim.interfaces.dashboard.views.outlook import Outlook, outlook
from transitiesim.interfaces.dashboard.views.results import count_of, number_of, once
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language
from transitiesim.results import Results


@dataclass(frozen=True, slots=True)
class Screen:
    """The results side of the page.

    Attributes:
        outlook: headline, four numbers, difference.
        chart: the path, as ECharts takes it.
        table: the same path as a table.
    """

    outlook: Outlook
    chart: dict[str, Any]
    table: Table


def screen(results: Results | None, practice: Results | None, language: Language, *, is_practice: bool) -> Screen:
    """The results side of the page.

    Args:
        results: of what was chosen, or None when not even a first estimate is there.
        practice: of practice in the same place and with the same seed, if it is there.
        language: "nl" or "en".
        is_practice: whether what was chosen is practice itself.
    """

    def make() -> Screen:
        beside = None if is_practice else practice
        first = results is None or count_of(results) < BAND
        return Screen(
            outlook(results, practice, language, is_practice=is_practice),
            path_chart(results, beside, language, first=first),
            path_table(results, beside, language),
        )

    if results is None:
        return make()
    beside = 0 if is_practice else number_of(practice)
    return once(results, ("screen", beside, language, is_practice), make)
