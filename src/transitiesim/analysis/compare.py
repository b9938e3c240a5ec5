"""Two scenarios set against each other, replicate by replicate, on the very same draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from transitiesim.analysis.bands import band_per_column
from transitiesim.analysis.intervals import bootstrap
from transitiesim.analysis.values import GAS_FREE, better_of, values
from transitiesim.errors import InputError
from transitiesim.language import Text
from transitiesim.results import Results
from transitiesim.results.indicator import Better

# Drawn numbers, kept as long as the results that they belong to.
_DRAWS: WeakKeyDictionary[Results, dict[str, pd.DataFrame]] = WeakKeyDictionary()

_SAME = (
    ("seed", Text("een ander startgetal", "another seed")),
    ("uncertainty", Text("een ander soort onzekerheid", "another kind of uncertainty")),
    ("source_hash", Text("een andere versie van het model", "another version of the model")),
)
_AGAIN = Text(
    "beide scenario's in één keer doorgerekend, of met dezelfde wijk, hetzelfde startgetal en hetzelfde model",
    "both scenarios run at once, or with the same neighbourhood, seed and model",
)


@dataclass(frozen=True, eq=False)
class Comparison:
    """Scenario B minus scenario A.

    Attributes:
        indicator: what was compared.
        better: whether high or low is better; None when neither is.
        neighbourhood: id of the neighbourhood.
        title_a: title of A.
        title_b: title of B.
        differences: B minus A, a row per replicate and a column per year.
        by_year: table with index "year" and columns mean, mean_low, mean_high (95 percent bootstrap interval of the
            mean difference), low, median, high (80 percent band of the differences), chance_higher (share of the
            replicates in which B is higher, a tie counting half), chance_better (the same for better; NaN when
            neither is), and runs.
    """

    indicator: str
    better: Better | None
    neighbourhood: str
    title_a: Text
    title_b: Text
    differences: pd.DataFrame
    by_year: pd.DataFrame

    @property
    def last(self) -> pd.Series[Any]:
        """The row of the last year."""
        return self.by_year.iloc[-1]


def compare(
    results: Results,
    a: str,
    b: str,
    neighbourhood: str | None = None,
    *,
    indicator: str = GAS_FREE,
    other: Results | None = None,
    group_kind: str = "all",
    group: str = "all",
    basis: str = "all_asked",
    last_year_only: bool = False,
) -> Comparison:
    """Compare scenario B with scenario A over the years that both were run.

    Args:
        results: where A stands.
        a: name of scenario A.
        b: name of scenario B.
        neighbourhood: id of the neighbourhood; may be left out when there is only one.
        indicator: as in `values`.
        other: where B stands, when it was run apart from A.
        group_kind: as in `values`.
        group: as in `values`.
        basis: as in `values`.
        last_year_only: leave all years but the last out, which takes a fraction of the time.

    Raises:
        InputError: when A and B were not made with the same draws, or as `values`.
    """
    place = results.neighbourhood(neighbourhood)["id"]
    second = other or results
    check_same_draws(results, second, place)
    where = {"group_kind": group_kind, "group": group, "basis": basis}
    first = values(results, indicator, a, place, **where)  # type: ignore[arg-type]
    later = values(second, indicator, b, place, **where)  # type: ignore[arg-type]
    _refuse_other_start(results, second, a, b, place)
    years = first.columns.intersection(later.columns)
    if last_year_only:
        years = years[-1:]
    differences = later[years] - first[years]
    better = better_of(results, indicator)
    return Comparison(
        indicator=indicator,
        better=better,
        neighbourhood=place,
        title_a=results.scenario_title(a),
        title_b=second.scenario_title(b),
        differences=differences,
        by_year=_by_year(differences, better),
    )


def check_same_draws(one: Results, two: Results, neighbourhood: str) -> None:
    """Refuse two results whose replicates did not draw the same numbers for a neighbourhood.

    Raises:
        InputError: other seed, kind of uncertainty, model, replicates or drawn numbers.
    """
    two.neighbourhood(neighbourhood)
    if one is two:
        return
    for key, text in _SAME:
        if one.manifest.get(key) != two.manifest.get(key):
            raise _cannot(text)
    if one.replicates() != two.replicates():
        raise _cannot(Text("een ander aantal herhalingen", "another set of replicates"))
    first, later = _draws(one, neighbourhood), _draws(two, neighbourhood)
    # They nearly always stand in the same order already; sorting takes far longer than looking.
    if not first.equals(later) and not _in_order(first).equals(_in_order(later)):
        raise _cannot(Text("andere trekkingen", "other drawn numbers"))


def chance_higher(differences: NDArray[Any]) -> float:
    """Share of the differences above zero, a tie counting half; missing ones are left out."""
    known = differences[~np.isnan(differences)]
    if len(known) == 0:
        return float("nan")
    ties = np.abs(known) < 1e-12
    return float(np.mean(np.where(ties, 0.5, known > 0)))


def _by_year(differences: pd.DataFrame, better: Better | None) -> pd.DataFrame:
    rows = []
    for year in differences.columns:
        column = differences[year].to_numpy()
        mean, higher = bootstrap(column, "mean"), chance_higher(column)
        rows.append({
            "mean": mean.value,
            "mean_low": mean.low,
            "mean_high": mean.high,
            "chance_higher": higher,
            "chance_better": {"high": higher, "low": 1 - higher, None: float("nan")}[better],
        })  # fmt: skip
    parts = pd.DataFrame(rows, index=differences.columns)
    return parts.join(band_per_column(differences)[["low", "median", "high", "runs"]])


def _draws(results: Results, neighbourhood: str) -> pd.DataFrame:
    kept = _DRAWS.setdefault(results, {})
    if neighbourhood not in kept:
        frame = results.draws
        own = frame.loc[frame["neighbourhood"] == neighbourhood, ["replicate", "name", "value"]]
        kept[neighbourhood] = own.reset_index(drop=True)
    return kept[neighbourhood]


def _in_order(draws: pd.DataFrame) -> pd.DataFrame:
    columns = draws.astype({"replicate": "int64", "name": "str"}).sort_values(["replicate", "name"])
    return columns.reset_index(drop=True)


def _refuse_other_start(one: Results, two: Results, a: str, b: str, neighbourhood: str) -> None:
    first = values(one, "on_gas_start", a, neighbourhood)
    later = values(two, "on_gas_start", b, neighbourhood)
    if not first.index.equals(later.index):
        raise _cannot(Text("een ander aantal herhalingen", "another set of replicates"))
    if not first.iloc[:, 0].equals(later.iloc[:, 0]):
        raise _cannot(Text("een andere wijk aan het begin", "another neighbourhood at the start"))


def _cannot(reason: Text) -> InputError:
    what = Text(
        f"deze twee zijn niet paarsgewijs te vergelijken: {reason.nl}",
        f"these two cannot be compared pair by pair: {reason.en}",
    )
    return InputError("compare", what, _AGAIN)
