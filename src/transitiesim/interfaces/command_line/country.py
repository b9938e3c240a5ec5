"""`transitiesim country`: the whole country as generated neighbourhoods, resumable."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    import pandas as pd

    from transitiesim.running import Country

HELP = Text(
    "Reken heel Nederland door als nagemaakte buurten: wat als overal gebeurt wat dit scenario zegt?\n\n"
    "De buurten zijn verzonnen: de meeste hebben landelijk gemiddelde cijfers, de andere die van een van de achttien "
    "wijken. Wie stopt en opnieuw start met dezelfde map, gaat verder waar het bleef.\n\n"
    "  transitiesim country\n"
    "  transitiesim country all_recommendations --households 100000",
    "Run the whole of the Netherlands as generated neighbourhoods: what if everywhere is done what this scenario "
    "says?\n\n"
    "The neighbourhoods are invented: most have national mean figures, the others those of one of the eighteen. "
    "Stopped and started again with the same folder, it goes on where it was.\n\n"
    "  transitiesim country\n"
    "  transitiesim country all_recommendations --households 100000",
)
SCENARIO = Text(
    "Naam van een scenario of een TOML-bestand. Anders: baseline.", "Scenario or TOML file. Otherwise: baseline."
)
HOUSEHOLDS = Text(
    "Aantal huishoudens in alle buurten samen. Anders: 8300000.", "Households in all. Otherwise: 8300000."
)
SEED = Text("Startgetal. Anders: 1.", "Seed. Otherwise: 1.")
OUTPUT = Text(
    "Map voor de tussenstanden en de uitkomst. Anders: results/country-SCENARIO.",
    "Folder for the pieces and the outcome. Otherwise: results/country-SCENARIO.",
)
THREADS = Text("Buurten naast elkaar. Anders: het aantal processoren.", "Side by side. Otherwise: the processors.")
DASK = Text(
    "Reken op een Dask-cluster: het adres van de scheduler, of local; zie docs/cluster.md.",
    "Run on a Dask cluster: address of the scheduler, or local; see docs/cluster.md.",
)
_BEGIN = Text(
    "{homes} huishoudens in {count} nagemaakte buurten; {done} procent is al gedaan.",
    "{homes} households in {count} made-up neighbourhoods; {done} percent is done already.",
)
_OUTCOME = Text(
    "In dit nagemaakte land is eind {year} naar schatting {share} procent van de woningen die begin 2019 op gas zaten "
    "van het gas af. Het is één doorrekening van '{title}' met alle onzekere getallen op hun middelste waarde, niet "
    "geijkt op waarnemingen, en geen voorspelling.",
    "In this made-up country an estimated {share} percent of the homes on gas at the start of 2019 have left it by the "
    "end of {year}. It is one run of '{title}' with every uncertain number at its middle value, not calibrated on "
    "observations, and no forecast.",
)
_KEPT = Text(
    "Bewaard in {folder}: national.csv, profiles.csv en country.png",
    "Kept in {folder}: national.csv, profiles.csv and country.png",
)
_AVERAGE = Text("gemiddelde buurt", "average neighbourhood")
_MOST = 100_000_000


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command("country", cls=Command, help=HELP[language])
    def country_command(
        scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help=SCENARIO[language])] = "baseline",
        households: Annotated[str | None, typer.Option("--households", metavar="N", help=HOUSEHOLDS[language])] = None,
        seed: Annotated[str, typer.Option("--seed", metavar="N", help=SEED[language])] = "1",
        output: Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help=OUTPUT[language])] = None,
        threads: Annotated[str | None, typer.Option("--threads", metavar="N", help=THREADS[language])] = None,
        dask: Annotated[str | None, typer.Option("--dask", metavar="ADDRESS", help=DASK[language])] = None,
    ) -> None:
        from contextlib import ExitStack

        from transitiesim.interfaces.command_line import reading
        from transitiesim.interfaces.command_line.plans import numbers_of, scenario_of
        from transitiesim.interfaces.command_line.printing import console, paragraph
        from transitiesim.interfaces.command_line.under_way import progress_bar, stopping_at_once
        from transitiesim.running import country_of, run_country

        numbers = numbers_of("1", seed, threads=threads)
        total = None if households is None else reading.whole_number("--households", households, 1, _MOST)
        country = country_of(scenario_of(scenario), seed=numbers.seed, households=total)
        folder = Path("results") / f"country-{country.scenario.name}" if output is None else Path(output)
        homes = int(country.homes.sum())
        with ExitStack() as stack:
            stack.enter_context(stopping_at_once(language))
            executor = None
            if dask is not None:
                from transitiesim.running.sweeps import engines

                executor = stack.enter_context(engines.dask(dask, numbers.threads)).make()
            show = stack.enter_context(progress_bar(homes, language))
            told = False

            def told_first(done: int, of: int) -> None:
                nonlocal told
                if not told:
                    told = True
                    words = {"homes": f"{homes}", "count": f"{len(country)}", "done": f"{100 * done // of}"}
                    paragraph(console(errors=True), _BEGIN[language].format(**words))
                show(done, of)

            national = run_country(country, folder, threads=numbers.threads, executor=executor, progress=told_first)
        _show(country, national, folder, language)


def _show(country: "Country", national: "pd.DataFrame", folder: Path, language: Language) -> None:
    import pandas as pd

    from transitiesim.data_files import printable
    from transitiesim.figures import draw_country, save
    from transitiesim.interfaces.command_line.printing import console, paragraph

    to = console()
    last = national.iloc[-1]
    words = {
        "year": str(2018 + (int(last["month"]) + 1) // 12),
        "share": f"{100 * float(last['gas_free_share']):.0f}",
        "title": country.scenario.title[language],
    }
    paragraph(to, _OUTCOME[language].format(**words))
    names = {one.id: one.name for one in country.profiles} | {"average": _AVERAGE[language]}
    by_profile = pd.read_csv(folder / "profiles.csv")
    figure = draw_country(national, by_profile, names, country.scenario.title, len(country), language=language)
    save(figure, folder / "country.png")
    paragraph(to, _KEPT[language].format(folder=printable(folder)))
