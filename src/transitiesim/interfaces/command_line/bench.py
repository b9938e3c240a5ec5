"""`transitiesim bench`: how fast the model is on this machine, beside what it can be compared with."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from transitiesim.errors import InputError
from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from rich.console import Console

HELP = Text(
    "Meet hoe snel het model op deze computer is: naar grootte, per deel van de maand, als ensemble, bij de start.\n\n"
    "Alles wordt in één keer gemeten, zodat verhoudingen iets zeggen; seconden hangen van de computer af.\n\n"
    "  transitiesim bench --sizes 1000,5000",
    "Measure how fast the model is on this computer: by size, by part of the month, as an ensemble, at the start.\n\n"
    "Everything is measured in one go, so that ratios mean something; seconds depend on the computer.\n\n"
    "  transitiesim bench --sizes 1000,5000",
)
SIZES = Text(
    "Aantallen huishoudens, met komma's. Anders: 1000,5000,10000,100000,1000000.",
    "Numbers of households, with commas. Otherwise: 1000,5000,10000,100000,1000000.",
)
REPEATS = Text("Hoe vaak elke meting wordt gedaan. Anders: 3.", "How often each measurement is done. Otherwise: 3.")
YARDSTICK = Text(
    "Opdracht van een ander programma dat als laatste regel JSON met hhm_per_core_s schrijft.",
    "Command of another program whose last line is JSON with hhm_per_core_s.",
)
OUTPUT = Text(
    "Map voor bench.json, bench.md en speed.png. Anders: alleen op het scherm.",
    "Folder for bench.json, bench.md and speed.png. Otherwise: on the screen only.",
)
THREADS = Text("Doorrekeningen naast elkaar in het ensemble.", "Runs side by side in the ensemble.")
_DOING = Text("Gemeten wordt: {what}.", "Measuring: {what}.")
_PLAIN = Text("gewone Mesa-agenten", "plain Mesa agents")
_OTHER = Text("het andere programma", "the other program")
_PLAIN_HOMES = 1000
_BESIDE_HOMES = 100_000  # the largest size at which the model is set beside another program
_DEFAULT_SIZES = "1000,5000,10000,100000,1000000"


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command("bench", cls=Command, help=HELP[language])
    def bench_command(
        sizes: Annotated[str, typer.Option("--sizes", metavar="N,N", help=SIZES[language])] = _DEFAULT_SIZES,
        repeats: Annotated[str, typer.Option("--repeats", metavar="N", help=REPEATS[language])] = "3",
        yardstick: Annotated[
            str | None, typer.Option("--yardstick", metavar="COMMAND", help=YARDSTICK[language])
        ] = None,
        output: Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help=OUTPUT[language])] = None,
        threads: Annotated[str | None, typer.Option("--threads", metavar="N", help=THREADS[language])] = None,
    ) -> None:
        from transitiesim.interfaces.command_line import reading
        from transitiesim.interfaces.command_line.plans import numbers_of
        from transitiesim.interfaces.command_line.printing import console

        homes = sorted({reading.whole_number("--sizes", one, 50, 2_000_000) for one in sizes.split(",")})
        often = reading.whole_number("--repeats", repeats, 1, 100)
        folder = None if output is None else _folder(Path(output))
        found = measured(homes, often, yardstick, numbers_of("1", "1", threads=threads).threads, language)
        _print(console(), found, language)
        if folder is not None:
            _keep(folder, found, language)


def measured(homes: list[int], repeats: int, yardstick: str | None, threads: int, language: Language) -> dict[str, Any]:
    """All measurements, with a word on the error stream about what is going on."""
    from transitiesim.interfaces.command_line.printing import console, paragraph
    from transitiesim.running import benchmark

    def doing(nl: str, en: str) -> None:
        paragraph(console(errors=True), _DOING[language].format(what=Text(nl, en)[language]))

    found: dict[str, Any] = {}
    if yardstick is not None:
        doing("het andere programma", "the other program")
        benchmark.yardstick(yardstick, 1)  # so that a program that does not run is told at once
    practice = benchmark.practice()
    doing("het starten", "the start")
    found["start"] = benchmark.start_up(repeats)
    benchmark.warm_up([practice])
    found["sizes"] = {}
    for size in homes:
        doing(f"{size} huishoudens", f"{size} households")
        one = benchmark.full_model(size, practice, repeats if size <= 100_000 else 1)
        found["sizes"][str(size)] = {"per_second": one.per_second, "build_share": one.build_share}
    if yardstick is not None:
        beside = max([one for one in homes if one <= _BESIDE_HOMES], default=homes[0])
        doing("het andere programma, om en om met het model", "the other program, in turns with the model")
        found["yardstick"], share = benchmark.in_turns(yardstick, beside, practice, repeats)
        found["share_of_yardstick"] = {str(beside): share}
    doing("de delen van de maand", "the parts of the month")
    found["parts"] = benchmark.parts_of_month(10_000, practice)
    doing("een ensemble", "an ensemble")
    found["runs_per_second"] = benchmark.throughput(practice, threads, repeats)
    doing("een band van 20 replicaties", "a band of 20 replicates")
    found["band_seconds"] = benchmark.band(threads, repeats)
    doing("geheugen", "memory")
    found["memory_mb"] = {str(size): benchmark.memory(size) for size in (1000, 10_000, homes[-1])}
    doing("gewone Mesa-agenten", "plain Mesa agents")
    found["plain"] = benchmark.plain_mesa(_PLAIN_HOMES, practice)
    return found


def _lines(found: dict[str, Any], language: Language) -> tuple[list[str], list[list[str]]]:
    heads = [
        Text("huishoudens", "households")[language],
        Text("miljoen huishoudmaanden per seconde", "million household-months per second")[language],
        Text("nanoseconden elk", "nanoseconds each")[language],
        Text("deel bouwen", "share building")[language],
    ]
    rows = []
    for size, one in found["sizes"].items():
        speed = one["per_second"]
        rows.append([size, f"{speed / 1e6:.1f}", f"{1e9 / speed:.0f}", f"{100 * one['build_share']:.0f}%"])
    if found["plain"] is not None:
        speed = found["plain"]
        rows.append([_PLAIN[language], f"{speed / 1e6:.3f}", f"{1e9 / speed:.0f}", ""])
    if "yardstick" in found:
        speed = found["yardstick"]
        rows.append([_OTHER[language], f"{speed / 1e6:.1f}", f"{1e9 / speed:.0f}", ""])
    return heads, rows


def _facts(found: dict[str, Any], language: Language) -> list[str]:
    start, memory = found["start"], found["memory_mb"]
    said = [
        Text(
            f"Ensemble van 4000 huishoudens: {found['runs_per_second']:.1f} doorrekeningen per seconde; een band van "
            f"20 replicaties met alle aanbevelingen in {found['band_seconds']:.1f} s.",
            f"Ensemble of 4000 households: {found['runs_per_second']:.1f} runs per second; a band of 20 replicates "
            f"with all recommendations in {found['band_seconds']:.1f} s.",
        ),
        Text(
            f"Starten: Python {start['python']:.2f} s, --help {start['help']:.2f} s, bibliotheken alleen "
            f"{start['libraries']:.2f} s, een kleine doorrekening {start['warm_start']:.2f} s en de eerste keer op "
            f"een nieuwe computer {start['first_run']:.1f} s.",
            f"Start: Python {start['python']:.2f} s, --help {start['help']:.2f} s, the libraries alone "
            f"{start['libraries']:.2f} s, a small run {start['warm_start']:.2f} s, and {start['first_run']:.1f} s the "
            "first time on a new machine.",
        ),
        Text(
            "Geheugen: " + ", ".join(f"{value:.0f} MB bij {size}" for size, value in memory.items()) + " huishoudens"
            f"{_bytes_each(memory, ' ({:.0f} bytes voor elk huishouden meer)')}.",
            "Memory: " + ", ".join(f"{value:.0f} MB at {size}" for size, value in memory.items()) + " households"
            f"{_bytes_each(memory, ' ({:.0f} bytes for each household more)')}.",
        ),
        *_beside(found),
        Text(
            "Nanoseconden per huishoudmaand bij 10.000 huishoudens: "
            + ", ".join(f"{name} {value:.1f}" for name, value in found["parts"].items())
            + ".",
            "Nanoseconds per household-month at 10,000 households: "
            + ", ".join(f"{name} {value:.1f}" for name, value in found["parts"].items())
            + ".",
        ),
    ]
    return [one[language] for one in said]


def _bytes_each(memory: dict[str, float], words: str) -> str:
    """Bytes for each household more, where sizes lie far enough apart to tell."""
    sizes = sorted((int(size), value) for size, value in memory.items())
    (few, less), (many, more) = sizes[-2], sizes[-1]
    return words.format(2**20 * (more - less) / (many - few)) if many >= 100_000 else ""


def _beside(found: dict[str, Any]) -> list[Text]:
    """How much of the other program's speed the model has."""
    return [
        Text(
            f"Om en om gemeten bij {size} huishoudens doet het model {100 * share:.1f}% van de huishoudmaanden van het "
            "andere programma.",
            f"Measured in turns at {size} households, the model does {100 * share:.1f}% of the household-months of the "
            "other program.",
        )
        for size, share in found.get("share_of_yardstick", {}).items()
    ]


def _print(to: "Console", found: dict[str, Any], language: Language) -> None:
    from transitiesim.interfaces.command_line.printing import narrow, paragraph, table

    heads, rows = _lines(found, language)
    table(to, [narrow(head) for head in heads], rows)
    for words in _facts(found, language):
        paragraph(to, words)


def _folder(folder: Path) -> Path:
    from transitiesim.data_files import printable

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        what = Text(f"hier kan niet worden geschreven: {reason}", f"cannot be written: {reason}")
        raise InputError(f"--output {printable(folder)}", what) from error
    return folder


def _keep(folder: Path, found: dict[str, Any], language: Language) -> None:
    from transitiesim.figures import draw_speed, save
    from transitiesim.interfaces.command_line.output_folder import keep_texts

    heads, rows = _lines(found, language)
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    lines += ["", *(f"- {one}" for one in _facts(found, language))]
    keep_texts({"bench.json": json.dumps(found, indent=2) + "\n", "bench.md": "\n".join(lines) + "\n"}, folder)
    others = {_OTHER: found["yardstick"]} if "yardstick" in found else {}
    if found["plain"] is not None:
        others[_PLAIN] = found["plain"]
    sizes = [int(size) for size in found["sizes"]]
    speeds = [one["per_second"] for one in found["sizes"].values()]
    save(draw_speed(sizes, speeds, others, language=language), folder / "speed.png")
