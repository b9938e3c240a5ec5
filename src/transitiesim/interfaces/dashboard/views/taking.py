"""What a visitor takes home: a link, files, and a piece of Python that gives the same numbers."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from transitiesim.analysis import GAS_FREE, all_bands
from transitiesim.data_files import parse_toml
from transitiesim.errors import InputError
from transitiesim.figures import as_bytes, draw_path
from transitiesim.interfaces.dashboard.choice import Choice, baseline, canonical
from transitiesim.interfaces.dashboard.places import LARGEST_FILE, shipped_places
from transitiesim.interfaces.dashboard.views.report import report_html
from transitiesim.interfaces.dashboard.views.results import count_of, joined
from transitiesim.language import Text
from transitiesim.results import Results
from transitiesim.scenario import Scenario, known_scenarios, scenario_from, scenario_to_toml

CSV_INDICATORS = (
    GAS_FREE, "trust_programme", "trust_offer", "involvement", "reached", "signed", "gas", "hybrid", "heat_pump",
    "district_heat", "bill_eur", "co2_tonne", "knowledge", "posts_filled", "eur_public", "eur_private",
)  # fmt: skip
KINDS = ("toml", "csv", "png", "svg", "report")
MIMES = {
    "toml": "application/toml", "csv": "text/csv;charset=utf-8", "png": "image/png", "svg": "image/svg+xml",
    "report": "text/html;charset=utf-8",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class File:
    """A file to take home.

    Attributes:
        name: of the file.
        mime: what it is.
        content: what is in it.
    """

    name: str
    mime: str
    content: bytes

    def for_browser(self, number: int) -> dict[str, object]:
        """As plain data; `number` tells one asking from the next."""
        data = base64.b64encode(self.content).decode()
        return {"name": self.name, "mime": self.mime, "data": data, "number": number}


def file_of(kind: str, choice: Choice, practice: Results, results: Results) -> File:
    """One of the files of `KINDS`.

    Args:
        kind: which.
        choice: what was chosen.
        practice: results of practice with the same draws.
        results: results of the choice.

    Raises:
        InputError: for another kind.
    """
    language, scenario = choice.language, choice.scenario
    stem = f"transitiesim-{choice.place}-{scenario.name}"
    alone = scenario == baseline()
    if kind == "toml":
        return File(f"{stem}.toml", MIMES[kind], scenario_to_toml(scenario).encode())
    both = results if alone else joined(practice, results)
    if kind == "csv":
        return File(f"{stem}.csv", MIMES[kind], csv_of(both).encode("utf-8-sig"))
    if kind in {"png", "svg"}:
        drawn = as_bytes(draw_path(both, language=language), f".{kind}")
        return File(f"{stem}.{kind}", MIMES[kind], drawn)
    if kind == "report":
        page = report_html(practice, results, scenario, language, snippet(choice, count_of(results)))
        return File(f"{stem}.html", MIMES[kind], page.encode())
    raise InputError("file", Text("dit bestand is er niet", "there is no such file"), ", ".join(KINDS))


def csv_of(results: Results) -> str:
    """Bands of the main indicators, year by year, in figures that a spreadsheet and a program read alike."""
    table = all_bands(results, CSV_INDICATORS)
    units = {name: one.unit for name, one in results.indicators().items()} | {GAS_FREE: "share"}
    table.insert(4, "unit", pd.Series([units[name] for name in table["indicator"]], index=table.index))
    out = io.StringIO()
    table.to_csv(out, index=False, lineterminator="\r\n", float_format="%.17g")
    return out.getvalue()


def snippet(choice: Choice, replicates: int) -> str:
    """Python that gives the numbers on the screen, to the digit."""
    scenario = choice.scenario
    place = f'"{choice.place}"' if choice.place in shipped_places() else '"your-neighbourhood.toml"'
    imports = ["from transitiesim import run", "from transitiesim.analysis import bands, compare, summarise"]
    if scenario.name in known_scenarios():
        given, names = [], [f'"{one}"' for one in dict.fromkeys(("baseline", scenario.name))]
    else:
        imports = ["import tomllib", "", *imports, "from transitiesim.scenario import scenario_from"]
        lines = [f"    {line!r}" for line in scenario_to_toml(scenario).splitlines(keepends=True)]
        given = ["scenario = scenario_from(", "    tomllib.loads(", *(f"    {line}" for line in lines), "    ),"]
        given += ['    "choice",', ")"]
        names = ['"baseline"', "scenario"]
    name = scenario.name
    body = [
        f"results = run([{', '.join(names)}], {place}, replicates={replicates}, seed={choice.seed})",
        f'summary = summarise(results, "{name}")',
        "print(summary.end)  # low, middle and high of the 80 percent band, as shares",
        f'print(bands(results, "gas_free_share", "{name}"))',
    ]
    if name != "baseline":
        body.append(f'print(compare(results, "baseline", "{name}").last)')
    return "\n".join([*imports, "", *given, *body]) + "\n"


def scenario_of_file(content: bytes, name: str) -> Scenario:
    """The scenario in a file that a visitor sent.

    It may stand on a shipped scenario, but not on another file: nothing is read from a path that a visitor gives.

    Raises:
        InputError: too large, not a scenario, or based on a file.
    """
    where = "".join(letter if letter.isprintable() else "?" for letter in name[:60]) or "toml"
    if len(content) > LARGEST_FILE:
        most = Text(f"hoogstens {LARGEST_FILE} bytes", f"at most {LARGEST_FILE} bytes")
        raise InputError(where, Text("is te groot", "is too large"), most)
    table: Mapping[str, object] = parse_toml(content, where)
    base = table.get("based_on")
    if base is not None and base not in known_scenarios():
        what = Text("een ander bestand als basis kan hier niet", "another file as base is not possible here")
        raise InputError(f"{where}: based_on", what, ", ".join(known_scenarios()))
    return canonical(scenario_from(table, "choice", where))
