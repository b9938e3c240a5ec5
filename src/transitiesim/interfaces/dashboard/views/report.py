"""The printable report: one page for the council, an appendix for the researcher, in one file without any other."""

from __future__ import annotations

import dataclasses
from html import escape

from transitiesim.analysis import Outcome, bands, compare, headline, reservations
from transitiesim.figures import as_bytes, draw_path, draw_radar, draw_why_not_yet
from transitiesim.interfaces.command_line.report_difference import in_words
from transitiesim.interfaces.dashboard.views import comparing, explaining, unseen
from transitiesim.interfaces.dashboard.views.charts import PATH_CAPTION
from transitiesim.interfaces.dashboard.views.dutch import source_in
from transitiesim.interfaces.dashboard.views.outlook import figures
from transitiesim.interfaces.dashboard.views.results import count_of, joined, outcome_of
from transitiesim.interfaces.dashboard.views.tables import Table
from transitiesim.language import Language, Text
from transitiesim.parameters import declarations
from transitiesim.recommendations import RECOMMENDATIONS, codes_of
from transitiesim.results import Results
from transitiesim.scenario import Scenario, describe, scenario_to_toml

TITLE = Text("De warmtetransitie in {name}: {title}", "The heat transition in {name}: {title}")
DONE = Text("Wat er anders wordt gedaan dan in de praktijk", "What is done that practice does not")
COMES = Text("Wat ervan komt", "What comes of it")
DIFFERENCE = Text("Het verschil met de praktijk", "The difference to practice")
WHY = Text("Waarom woningen nog op gas zijn", "Why homes are still on gas")
BEWARE = Text("Lees dit erbij", "Read this with it")
APPENDIX = Text("Bijlage voor onderzoekers", "Appendix for researchers")
MADE = Text(
    "Gemaakt met transitiesim {version} (bron {source}); startgetal {seed}, {runs} doorrekeningen per scenario, "
    "onzekerheid: {uncertainty}.",
    "Made with transitiesim {version} (source {source}); seed {seed}, {runs} runs per scenario, uncertainty: "
    "{uncertainty}.",
)
AGAIN = Text("Zo komt u weer op dezelfde getallen", "How to get the same numbers again")
FILE = Text("Het scenario als bestand", "The scenario as a file")
YEARS = Text(
    "Van het gas af, jaar na jaar (deel van de woningen op gas begin 2019)",
    "Off gas, year by year (share of the homes on gas at the start of 2019)",
)
HEADS = (
    Text("eind van", "end of"),
    Text("laag (10%)", "low (10%)"),
    Text("midden", "middle"),
    Text("hoog (90%)", "high (90%)"),
    Text("gemiddeld", "mean"),
)
BY_HAND = Text("Getallen die met de hand zijn gezet", "Numbers set by hand")
BY_HAND_HEADS = (Text("naam", "name"), Text("waarde", "value"), Text("gewoon", "usual"), Text("bron", "source"))

IN_FULL = Text("Wat er anders wordt gedaan, in vol", "What is done otherwise, in full")
WHOLE = Text("Aanbeveling {code}, {title}: alle onderdelen", "Recommendation {code}, {title}: all parts")
SOME = Text(
    "Aanbeveling {code}, {title}: {count} van de {total} onderdelen",
    "Recommendation {code}, {title}: {count} of {total} parts",
)
WHEN = Text(" (niet alles meteen of op volle sterkte)", " (not all of it at once or at full strength)")
MORE = Text(
    "De rest, met jaren en sterkte, staat in de bijlage.", "The rest, with years and strength, stands in the appendix."
)
MOST_LINES = 7
"""What is done otherwise on the page for the council; longer lists are told by recommendation, in full behind it."""

_STYLE = """
body { font: 11pt/1.4 Roboto, Arial, sans-serif; color: #1b1b1b; max-width: 900px; margin: 0 auto; padding: 16px; }
h1 { font-size: 17pt; color: #154273; margin: 0 0 6px; } h2 { font-size: 12.5pt; color: #154273; margin: 12px 0 4px; }
p, ul { margin: 3px 0 6px; } .lead { font-size: 12.5pt; } .quiet { color: #4d4d4d; font-size: 9.5pt; }
.figures { display: flex; gap: 8px; flex-wrap: wrap; } .figure { border: 1px solid #c9ced6; border-radius: 6px; padding: 6px 10px; flex: 1 1 160px; }
.figure strong { display: block; font-size: 17pt; color: #154273; } .figure span { display: block; font-size: 9.5pt; color: #4d4d4d; }
table { border-collapse: collapse; font-size: 9.5pt; margin: 6px 0 12px; } caption { text-align: left; font-weight: 500; }
th, td { text-align: left; padding: 2px 10px 2px 0; border-bottom: 1px solid #c9ced6; vertical-align: top; font-weight: 400; }
thead th { font-weight: 700; } pre { font-size: 8.5pt; background: #f3f6fa; padding: 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
.drawing { max-width: 640px; } .ts-scroll { overflow-x: auto; }
@media print { @page { size: A4; margin: 14mm; } body { padding: 0; max-width: none; font-size: 10pt; }
 .lead { font-size: 11pt; } .council .beside { display: grid; grid-template-columns: 104mm 1fr; gap: 6mm; } .council .drawing { max-width: 104mm; }
 .figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 2mm; } .figure { padding: 1mm 2mm; } .council p, .council ul { margin: 1mm 0; } .figure strong { font-size: 14pt; }
 .appendix { break-before: page; } .drawing { max-width: 125mm; break-inside: avoid; } table, pre { break-inside: auto; }
 thead, tbody tr:nth-child(-n+2) { break-after: avoid; } caption { break-after: avoid; } tr { break-inside: avoid; } }
"""  # noqa: E501  a style sheet


def report_html(practice: Results, results: Results, scenario: Scenario, language: Language, again: str) -> str:
    """The report as one HTML file.

    Args:
        practice: of practice, with the same draws.
        results: of the scenario.
        scenario: the scenario.
        language: "nl" or "en".
        again: the Python that gives the same numbers.
    """
    before, after = comparing.even((practice, results))
    summary = outcome_of(after)
    title = TITLE[language].format(name=summary.neighbourhood_name, title=scenario.title[language])
    parts = [
        '<div class="council">',
        f"<h1>{escape(title)}</h1>",
        *_council(before, after, scenario, summary, language),
        "</div>",
        '<div class="appendix">',
        f"<h2>{APPENDIX[language]}</h2>",
        *_appendix(before, after, scenario, language, again),
        "</div>",
    ]
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><main>\n" + "\n".join(parts) + "\n</main></body></html>\n"
    )


def _council(
    practice: Results, results: Results, scenario: Scenario, summary: Outcome, language: Language
) -> list[str]:
    said = " ".join(one[language] for one in reservations(summary))
    own = scenario.name == "baseline"
    cells = "".join(
        f'<div class="figure">{escape(one.label)}<strong>{escape(one.value)}</strong>'
        f"<span>{escape(one.note)}</span><span>{escape(one.practice)}</span></div>"
        for one in figures(results, None if own else practice, language)
    )
    drawn = as_bytes(draw_path(joined(practice, results) if not own else results, language=language), ".svg")
    parts = [
        f'<p class="lead">{escape(headline(summary)[language].removesuffix(said).strip())}</p>',
        f'<div class="figures">{cells}</div>',
        f"<h2>{DONE[language]}</h2>",
        _items(in_short(scenario, language)),
        f"<h2>{COMES[language]}</h2>",
        f'<div class="beside">{_drawing(drawn, PATH_CAPTION[language])}<div>',
    ]
    if not own:
        compared = compare(practice, practice.scenarios()[0], results.scenarios()[0], other=results)
        parts += [f"<h2>{DIFFERENCE[language]}</h2>", f"<p>{escape(in_words(compared, language))}</p>"]
    parts += [f"<h2>{BEWARE[language]}</h2>", f"<p>{escape(said)}</p>", "</div></div>"]
    return parts


def in_short(scenario: Scenario, language: Language) -> list[str]:
    """What is done otherwise, in few enough lines for one page."""
    told = describe(scenario, language)
    if len(told) <= MOST_LINES:
        return told
    lines = []
    for code, title in RECOMMENDATIONS.items():
        codes = codes_of(code)
        there = [one for one in scenario.measures if one.code in codes]
        if there:
            text = WHOLE if len(there) == len(codes) else SOME
            line = text[language].format(code=code, title=title[language], count=len(there), total=len(codes))
            late = any(one.start > 0 or one.strength != 1 for one in there)
            lines.append(line + (WHEN[language] if late else ""))
    # What is assumed of the world may matter more than any recommendation, so it is never left to the appendix.
    apart = set(describe(dataclasses.replace(scenario, measures=(), values=()), language))
    return [*lines, *(line for line in told if line in apart), MORE[language]]


def _appendix(practice: Results, results: Results, scenario: Scenario, language: Language, again: str) -> list[str]:
    manifest = results.manifest
    made = MADE[language].format(
        version=manifest["version"], source=manifest["source_hash"], seed=manifest["seed"], runs=count_of(results),
        uncertainty=manifest["uncertainty"],
    )  # fmt: skip
    both = (practice, results) if scenario.name != "baseline" else (results,)
    titles = [one.scenario_title()[language] for one in both]
    parts = [f"<p>{escape(made)}</p>", _items([one[language] for one in explaining.LIMITS])]
    told = describe(scenario, language)
    if told != in_short(scenario, language):
        parts += [f"<h2>{IN_FULL[language]}</h2>", _items(told)]
    parts += [_years(one, language).html() for one in both]
    parts += [comparing.side_by_side(both, titles, language).html(), comparing.by_group(both, titles, language).html()]
    parts += [
        f"<h2>{WHY[language]}</h2>",
        _drawing(as_bytes(draw_why_not_yet(results, language=language), ".svg"), unseen.BARRIER_CAPTION[language]),
        unseen.barriers_table(results, language).html(),
        _drawing(as_bytes(draw_radar(results, language=language), ".svg"), unseen.RADAR_CAPTION[language]),
        unseen.radar_table(results, language).html(),
        unseen.hours_table(results, language).html(),
    ]
    if scenario.values:
        parts.append(_by_hand(scenario, language).html())
    parts += [
        f"<h2>{FILE[language]}</h2><pre>{escape(scenario_to_toml(scenario))}</pre>",
        f"<h2>{AGAIN[language]}</h2><pre>{escape(again)}</pre>",
    ]
    return parts


def _years(results: Results, language: Language) -> Table:
    band = bands(results, "gas_free_share")
    rows = tuple(
        (str(year), *(f"{100 * float(band[name][year]):.1f}%" for name in ("low", "median", "high", "mean")))
        for year in band.index
    )
    if language == "nl":
        rows = tuple((row[0], *(cell.replace(".", ",") for cell in row[1:])) for row in rows)
    caption = f"{results.scenario_title()[language]}: {YEARS[language]}"
    return Table(caption, tuple(head[language] for head in HEADS), rows)


def _by_hand(scenario: Scenario, language: Language) -> Table:
    known = declarations()
    rows = []
    for one in scenario.values:
        usual = known[one.path]
        rows.append((one.path, f"{one.value:g}", f"{usual.value:g}", source_in(usual.source, language)))
    return Table(BY_HAND[language], tuple(head[language] for head in BY_HAND_HEADS), tuple(rows))


def _drawing(content: bytes, described: str) -> str:
    return f'<div class="drawing" role="img" aria-label="{escape(described)}">{unseen.svg(content)}</div>'


def _items(lines: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"
