"""`transitiesim patterns`: put the claims of the study to the test."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from transitiesim.errors import InputError, closest
from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from transitiesim.patterns.runs import Cell
    from transitiesim.patterns.verdicts import Judgement, Tables

HELP = Text(
    "Toets of het model de 77 patronen uit het onderzoek laat zien, of (met --switches) wat elk onderdeel doet.\n\n"
    "Elk patroon heeft een maat, een drempel en een plaats die vooraf vastlagen. Wie stopt en opnieuw start met "
    "dezelfde map, gaat verder waar het bleef.\n\n"
    "  transitiesim patterns --only 19,59 --seeds 50\n"
    "  transitiesim patterns --switches",
    "Test whether the model shows the 77 patterns of the study, or (with --switches) what each part does.\n\n"
    "Every pattern has a statistic, a threshold and a place that were set beforehand. Stopped and started again with "
    "the same folder, it goes on where it was.\n\n"
    "  transitiesim patterns --only 19,59 --seeds 50\n"
    "  transitiesim patterns --switches",
)
ONLY = Text(
    "Alleen deze patronen (of met --switches: onderdelen), met komma's. Anders: alle.",
    "Only these patterns (or with --switches: parts), with commas. Otherwise: all.",
)
SEEDS = Text("Runs per arm en plaats. Anders: 200.", "Runs per arm and place. Otherwise: 200.")
SWITCHES = Text("Toets de 29 onderdelen in plaats van de patronen.", "Test the 29 parts instead of the patterns.")
QUICK = Text(
    "Zonder de bevestiging in een andere wijk en zonder andere getallen.",
    "Without the confirmation in another neighbourhood and without other numbers.",
)
OUTPUT = Text(
    "Map voor runs, tabellen en figuren. Anders: results/patterns.",
    "Folder for runs, tables and figures. Otherwise: results/patterns.",
)
THREADS = Text("Runs naast elkaar. Anders: het aantal processoren.", "Side by side. Otherwise: the processors.")
_BEGIN = Text(
    "{runs} runs, waarvan {done} procent al gedaan; de rest duurt naar schatting {minutes} minuten.",
    "{runs} runs, of which {done} percent is done already; the rest takes an estimated {minutes} minutes.",
)
_ALL_THERE = Text("{runs} runs zijn al gedaan.", "{runs} runs are done already.")
_OUTCOME = Text(
    "Van {total} patronen gelden er {holds} (waarvan {emergent} ontstaan uit regels samen, {confirmed} bevestigd in "
    "een wijk die niet eerder was gebruikt), {fails} gelden niet en {untestable} zijn met dit model niet te toetsen.",
    "Of {total} patterns {holds} hold ({emergent} of them emerge from rules together, {confirmed} confirmed in "
    "a neighbourhood not used before), {fails} do not hold and {untestable} cannot be tested with this model.",
)
_SWITCH_OUTCOME = Text(
    "Van {total} onderdelen bewegen er {marks} hun eigen kenmerk en {outcomes} hun uitkomst, na correctie voor alle 29 "
    "toetsen; {losses} geven eerst verlies.",
    "Of {total} parts {marks} move their own fingerprint and {outcomes} their outcome, after correction for all 29 "
    "tests; {losses} lose something at first.",
)
_PLACEBO_AND_LIKENESS = Text(
    "Loos alarm bij het schijnonderdeel: {alarms}. Meest gelijkende paar: {one} en {other} (cosinus {cosine}; zonder "
    "eigen kenmerken {without}).",
    "False alarms of the dummy part: {alarms}. Most alike pair: {one} and {other} (cosine {cosine}; without own "
    "fingerprints {without}).",
)
_KEPT = Text("Bewaard in {folder}: {files}", "Kept in {folder}: {files}")
_MOST = 100_000


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command("patterns", cls=Command, help=HELP[language])
    def patterns_command(
        only: Annotated[str | None, typer.Option("--only", metavar="N,N", help=ONLY[language])] = None,
        seeds: Annotated[str, typer.Option("--seeds", metavar="N", help=SEEDS[language])] = "200",
        switches: Annotated[bool, typer.Option("--switches", help=SWITCHES[language])] = False,
        quick: Annotated[bool, typer.Option("--quick", help=QUICK[language])] = False,
        output: Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help=OUTPUT[language])] = None,
        threads: Annotated[str | None, typer.Option("--threads", metavar="N", help=THREADS[language])] = None,
    ) -> None:
        from transitiesim.interfaces.command_line import reading
        from transitiesim.interfaces.command_line.plans import numbers_of

        count = reading.whole_number("--seeds", seeds, 5, _MOST)
        side_by_side = numbers_of("1", "1", threads=threads).threads
        folder = Path("results") / "patterns" if output is None else Path(output)
        if switches:
            _switches(_codes(only), count, folder, side_by_side, language)
        else:
            _patterns(_numbers(only), count, folder, side_by_side, language, quick=quick)


def _numbers(only: str | None) -> list[int]:
    """Patterns asked for, in order; all when none is named."""
    from transitiesim.patterns.declared import PATTERNS

    kind, allowed = Text("patroon", "pattern"), Text("1 tot en met 77, met komma's", "1 to 77, with commas")
    return sorted(int(one) for one in _chosen(only, [str(number) for number in PATTERNS], kind, allowed))


def _codes(only: str | None) -> list[str]:
    """Parts asked for, in order; all when none is named."""
    from transitiesim.recommendations import switches

    kind, allowed = Text("onderdeel", "part"), Text("1.1 tot en met 7.4, met komma's", "1.1 to 7.4, with commas")
    chosen = _chosen(only, list(switches()), kind, allowed)
    return [code for code in switches() if code in chosen]


def _chosen(only: str | None, known: list[str], kind: Text, allowed: Text) -> set[str]:
    words = known if only is None else [one.strip() for one in only.split(",")]
    for word in words:
        if word not in known:
            what = Text(f"{kind.nl} '{word[:20]}' bestaat niet", f"{kind.en} '{word[:20]}' does not exist")
            raise InputError("--only", what, allowed, closest(word[:20], dict.fromkeys(known)))
    return set(words)


def _run(cells: "list[Cell]", folder: Path, threads: int, language: Language) -> None:
    from transitiesim.interfaces.command_line.printing import console, paragraph
    from transitiesim.interfaces.command_line.under_way import progress_bar
    from transitiesim.patterns.suite import forecast, run_cells

    runs = sum(cell.count for cell in cells)
    done, seconds = forecast(cells, folder, threads)
    words = {"runs": runs, "done": 100 * done // max(1, runs), "minutes": max(1, round(seconds / 60))}
    begin = _BEGIN if done < runs else _ALL_THERE
    paragraph(console(errors=True), begin[language].format(**words))
    with progress_bar(runs, language) as show:
        run_cells(cells, folder, threads=threads, progress=show)


def _patterns(numbers: list[int], seeds: int, folder: Path, threads: int, language: Language, *, quick: bool) -> None:
    from transitiesim.figures import draw_pairs, draw_verdicts
    from transitiesim.interfaces.command_line.printing import console, paragraph
    from transitiesim.patterns import report
    from transitiesim.patterns.declared import PATTERNS
    from transitiesim.patterns.pairs import pairs_in
    from transitiesim.patterns.stages import UNSEEN, confirm_stage, draws_stage, main_stage, needed_by, needed_once
    from transitiesim.patterns.suite import read_cells
    from transitiesim.patterns.verdicts import judge

    chosen = [PATTERNS[number] for number in numbers]
    stages = [main_stage(seeds).cells(needed_by(chosen))]
    if not quick:
        stages.append(confirm_stage(max(5, seeds // 2)).cells(needed_once(chosen, UNSEEN)))
        stages.append(draws_stage().cells(needed_once(chosen)))
    runs = folder / "runs"
    _run([cell for cells in stages for cell in cells], runs, threads, language)
    tables = [read_cells(cells, runs) for cells in stages] + [{}, {}]
    judgements = judge(chosen, *tables[:3])
    verdicts = report.verdict_table(judgements)
    figures = {"patterns.png": draw_verdicts(verdicts, language=language)}
    figures |= {f"pattern-{one.pattern.number:02}.png": _findings(one, language) for one in judgements if one.findings}
    if pairs := pairs_in(tables[0]):
        figures["pairs.png"] = draw_pairs(pairs, language=language)
    findings = report.finding_table(judgements)
    kept = {"patterns.csv": verdicts, "findings.csv": findings}
    _keep(folder, "patterns", kept, report.pattern_page(verdicts, findings, language), figures, seeds, language)
    to, found = console(), report.summary(judgements)
    _show(judgements, language)
    words = {
        "total": len(judgements),
        "holds": found["holds"],
        "emergent": found["holds, emergent"],
        "confirmed": found["holds, confirmed"],
        "fails": found["does not hold"],
        "untestable": found["cannot be tested"],
    }
    paragraph(to, _OUTCOME[language].format(**words))


def _findings(one: "Judgement", language: Language) -> "Figure":
    """The figure that shows what was found for one pattern."""
    from transitiesim.figures import Found, draw_findings
    from transitiesim.patterns.profiles import PROFILES

    return draw_findings(
        one.pattern.number,
        one.pattern.expected[language],
        [
            Found(
                f"{each.condition.text[language]}: {each.condition.threshold}; {PROFILES[each.profile].text[language]}",
                each.found.value,
                each.found.low,
                each.found.high,
                each.condition.above,
                each.condition.below,
                each.met,
            )
            for each in one.findings
        ],
        language=language,
    )


def _show(judgements: "list[Judgement]", language: Language) -> None:
    import math

    from transitiesim.interfaces.command_line.printing import console, table

    heads = [Text("nr.", "no."), Text("verwacht", "expected"), Text("uitslag", "verdict"),
             Text("trekkingen", "draws")]  # fmt: skip
    rows = [
        (str(one.pattern.number), one.pattern.expected[language], one.verdict.text[language],
         "-" if math.isnan(one.share_of_draws) else f"{round(100 * one.share_of_draws)}%")
        for one in judgements
    ]  # fmt: skip
    table(console(), [head[language] for head in heads], rows, words=(1, 2))


def _switches(codes: list[str], seeds: int, folder: Path, threads: int, language: Language) -> None:
    from transitiesim.interfaces.command_line.printing import console, paragraph
    from transitiesim.patterns import report
    from transitiesim.patterns.primary import needed_by_switches, needed_to_judge
    from transitiesim.patterns.stages import main_stage
    from transitiesim.patterns.suite import read_cells
    from transitiesim.patterns.switch_report import judge_switches, placebo_alarms
    from transitiesim.recommendations import switches

    whole = len(codes) == len(switches())
    cells, runs = main_stage(seeds).cells(needed_by_switches() if whole else needed_to_judge(codes)), folder / "runs"
    _run(cells, runs, threads, language)
    tables = read_cells(cells, runs)
    verdicts = judge_switches(tables, codes)
    words: dict[str, object] = {
        "total": len(verdicts),
        "marks": sum(one.moves_mark for one in verdicts),
        "outcomes": sum(one.moves_outcome for one in verdicts),
        "losses": sum(bool(one.losses) for one in verdicts),
    }
    table = report.switch_table(verdicts)
    kept = {"switches.csv": table}
    figures: dict[str, Figure] = {}
    said = [_SWITCH_OUTCOME[language].format(**words)]
    if whole:
        more, figures, likest = _beside_each_other(tables, language)
        kept |= more
        said.append(_PLACEBO_AND_LIKENESS[language].format(alarms=len(placebo_alarms(tables)), **likest))
    _keep(folder, "switches", kept, report.switch_page(table, language), figures, seeds, language)
    paragraph(console(), " ".join(said))


def _beside_each_other(
    tables: "Tables", language: Language
) -> "tuple[dict[str, pd.DataFrame], dict[str, Figure], dict[str, str]]":
    """Effects of all parts on all measures, how alike they are, a figure of both, and the most alike pair."""
    import pandas as pd

    from transitiesim.figures import draw_effects
    from transitiesim.patterns.primary import CONTEXTS
    from transitiesim.patterns.switch_report import effects_in, likeness

    effects = {profile: effects_in(tables, profile) for profile in CONTEXTS}
    every = pd.concat([frame.assign(profile=profile) for profile, frame in effects.items()], ignore_index=True)
    alike = likeness(effects["mixed"], own_fingerprints=True)
    without = likeness(effects["mixed"], own_fingerprints=False)
    alike["cosine_without_own_fingerprints"] = without["cosine"]
    top = alike.sort_values("cosine", ascending=False).iloc[0]
    likest = {
        "one": top["one"],
        "other": top["other"],
        "cosine": f"{top['cosine']:.2f}",
        "without": f"{top['cosine_without_own_fingerprints']:.2f}",
    }
    figure = draw_effects(effects["mixed"], _shown(), language=language)
    return {"effects.csv": every, "likeness.csv": alike}, {"effects.png": figure}, likest


def _shown() -> list[tuple[str, Text]]:
    """Outcomes that the heat map shows, with a name."""
    from transitiesim.patterns.measures import at, mean_of

    return [
        ("mean_left", Text("van het gas af, alle jaren", "left gas, all years")),
        (at("left", 2050), Text("van het gas af in 2050", "left gas in 2050")),
        ("first:campaign", Text("eerste campagne", "first campaign")),
        (at("trust_programme", 2023), Text("vertrouwen 2023", "trust 2023")),
        (at("trust_programme", 2033), Text("vertrouwen 2033", "trust 2033")),
        (at("involvement", 2033), Text("betrokkenheid 2033", "involvement 2033")),
        (at("reached", 2033), Text("bereikt 2033", "reached 2033")),
        (at("hard:reached", 2033), Text("moeilijk bereikbaren 2033", "hard to reach 2033")),
        (mean_of("latent_capital"), Text("onzichtbaar kapitaal", "latent capital")),
        (mean_of("liveability"), Text("leefbaarheid", "liveability")),
        (mean_of("knowledge"), Text("kennis", "knowledge")),
        (mean_of("effective_capacity"), Text("uren over", "hours left")),
    ]


def _keep(
    folder: Path,
    name: str,
    tables: "dict[str, pd.DataFrame]",
    page: str,
    figures: "dict[str, Figure]",
    seeds: int,
    language: Language,
) -> None:
    from transitiesim.data_files import printable
    from transitiesim.figures import save
    from transitiesim.interfaces.command_line.output_folder import keep_texts
    from transitiesim.interfaces.command_line.printing import console, paragraph
    from transitiesim.patterns.stages import confirm_stage, draws_stage, main_stage
    from transitiesim.patterns.suite import source_digest
    from transitiesim.running.provenance import package_version

    about = {
        "command": "transitiesim patterns" + (" --switches" if name == "switches" else ""),
        "version": package_version(),
        "source": source_digest(),
        "seeds": seeds,
        "seed_of_stage": {one.name: one.seed for one in (main_stage(), confirm_stage(), draws_stage())},
    }
    texts = {f"{name}.md": page, f"{name}.json": json.dumps(about, indent=2) + "\n"}
    texts |= {file: table.to_csv(index=False, float_format="%.6g") for file, table in tables.items()}
    keep_texts(texts, folder)
    for file, figure in figures.items():
        save(figure, folder / file)
    files = ", ".join([*texts, *(name for name in figures if not name.startswith("pattern-"))])
    if one_each := sum(name.startswith("pattern-") for name in figures):
        files += f", {one_each} x pattern-NN.png"
    paragraph(console(), _KEPT[language].format(folder=printable(folder), files=files))
