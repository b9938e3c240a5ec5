"""`transitiesim story`: one replicate told as dated events."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from transitiesim.errors import InputError
from transitiesim.interfaces.command_line import reading
from transitiesim.interfaces.command_line.amounts import out_of_hundred, share
from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from rich.console import Console

    from transitiesim.results import Results

HELP = Text(
    "Vertel één doorrekening na: wat gebeurde er, en wanneer?\n\n"
    "  transitiesim story results/baseline-all_recommendations-selwerd\n"
    "  transitiesim story results/... --scenario all_recommendations --from 2025 --to 2030 --all",
    "Tell one run: what happened, and when?\n\n"
    "  transitiesim story results/baseline-all_recommendations-selwerd\n"
    "  transitiesim story results/... --scenario all_recommendations --from 2025 --to 2030 --all",
)
RUN = Text("Map met resultaten van 'transitiesim run'.", "Folder with results of 'transitiesim run'.")
REPLICATE = Text(
    "Nummer van de herhaling, vanaf 0. Anders: die het dichtst bij de middelste uitkomst eindigt.",
    "Number of the replicate, from 0. Otherwise: the one that ends nearest to the middle outcome.",
)
SCENARIO = Text("Welk scenario. Anders: het eerste.", "Which scenario. Otherwise: the first.")
PLACE = Text("Welke wijk. Anders: de eerste.", "Which neighbourhood. Otherwise: the first.")
KINDS = Text(
    "Alleen deze soorten, met komma's ertussen, zoals campaign_failed,departure.",
    "Only these kinds, with commas between them, such as campaign_failed,departure.",
)
FROM, TO = Text("Vanaf dit jaar.", "From this year."), Text("Tot en met dit jaar.", "Up to and with this year.")
ALL = Text(
    "Ook de kleine gebeurtenissen: koppelkansen, experimenten, blokkades en zo meer.",
    "Also the minor events: links, experiments, blockages and so on.",
)
TITLE = Text("{title} in {place}, {replicate}", "{title} in {place}, {replicate}")
NEAREST = Text(
    "Van alle herhalingen eindigt deze het dichtst bij de middelste uitkomst.",
    "Of all replicates this one ends nearest to the middle outcome.",
)
ONE_OF_MANY = Text(
    "Zo kan het gaan; elke herhaling loopt anders.", "It may go like this; every replicate goes another way."
)
OTHERS = Text("Andere scenario's in deze resultaten: {names}.", "Other scenarios in these results: {names}.")
YEAR_END = Text(
    "eind {year}: {gone} van het gas af, {signed} getekend, vertrouwen {trust} van 100",
    "end of {year}: {gone} left gas, {signed} signed, trust {trust} out of 100",
)
AREA = Text("deelgebied {place}: ", "sub-area {place}: ")
TIMES = Text(" ({count} keer)", " ({count} times)")
LEFT_OUT = Text(
    "{count} kleine gebeurtenissen zijn weggelaten; --all laat ze zien.",
    "{count} minor events were left out; --all shows them.",
)
NOTHING = Text("In deze jaren gebeurde niets van dien aard.", "Nothing of the kind happened in these years.")
MONTHS = {
    "nl": ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
MINOR = frozenset({
    "ballot_waits", "blockage_found", "blockage_removed", "commitments_lapsed", "departure", "departure_contacts",
    "election_calm", "experiment", "experiment_failed", "link", "link_failed", "partner_back", "partner_stays",
    "repair", "repeat", "replan", "succession", "switch_on",
})  # fmt: skip


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command("story", cls=Command, help=HELP[language])
    def story_command(
        run: Annotated[str, typer.Argument(metavar="RUN", help=RUN[language])],
        replicate: Annotated[str | None, typer.Option("--replicate", metavar="N", help=REPLICATE[language])] = None,
        scenario: Annotated[
            str | None, typer.Option("--scenario", "-s", metavar="NAME", help=SCENARIO[language])
        ] = None,
        place: Annotated[str | None, typer.Option("--neighbourhood", "-n", metavar="ID", help=PLACE[language])] = None,
        kinds: Annotated[list[str] | None, typer.Option("--kinds", metavar="KINDS", help=KINDS[language])] = None,
        since: Annotated[str | None, typer.Option("--from", metavar="YEAR", help=FROM[language])] = None,
        until: Annotated[str | None, typer.Option("--to", metavar="YEAR", help=TO[language])] = None,
        everything: Annotated[bool, typer.Option("--all", help=ALL[language])] = False,
    ) -> None:
        from transitiesim.interfaces.command_line.stored import (
            chosen_place,
            chosen_replicate,
            chosen_scenario,
            read_folder,
        )

        results = read_folder(run)
        name, where = chosen_scenario(results, scenario), chosen_place(results, place)
        number = chosen_replicate(results, replicate, name, where)
        first, last = _years(results, since, until)
        wanted = _wanted_kinds(kinds)
        one = results.select(scenario=name, neighbourhood=where)
        _tell(one, results, number, (first, last), wanted, language, everything=everything, nearest=replicate is None)


def _years(results: "Results", since: str | None, until: str | None) -> tuple[int, int]:
    """The years to be told."""
    known = results.years()
    first = known[1] if since is None else reading.year("--from", since, known[1], known[-1])
    last = known[-1] if until is None else reading.year("--to", until, known[1], known[-1])
    if first > last:
        what = Text(f"{first} komt na {last}", f"{first} comes after {last}")
        raise InputError("--from", what, Text("een jaar voor dat van --to", "a year before that of --to"))
    return first, last


def _wanted_kinds(kinds: list[str] | None) -> tuple[str, ...]:
    if not kinds:
        return ()
    from transitiesim.recording.sentences import SENTENCES

    return reading.several_of("--kinds", kinds, sorted(SENTENCES))


def _tell(
    results: "Results",
    among: "Results",
    replicate: int,
    years: tuple[int, int],
    wanted: tuple[str, ...],
    language: Language,
    *,
    everything: bool,
    nearest: bool,
) -> None:
    """Print the events, year by year, with the state at the end of each."""
    from transitiesim.interfaces.command_line.printing import console, heading, paragraph
    from transitiesim.interfaces.command_line.stored import WHICH_REPLICATE
    from transitiesim.results import year_of

    numbers = results.replicates()
    events = results.events
    events = events[events["replicate"] == replicate]
    events = events[events["month"].map(year_of).between(*years)]
    if wanted:
        told = events[events["kind"].isin(wanted)]
    else:
        told = events if everything else events[~events["kind"].isin(MINOR)]
    to = console()
    which = WHICH_REPLICATE[language].format(number=replicate, first=numbers[0], last=numbers[-1])
    title, place = results.scenario_title()[language], results.neighbourhood()["name"]
    heading(to, TITLE[language].format(title=title, place=place, replicate=which))
    said = [NEAREST[language]] if nearest and len(numbers) > 1 else []
    others = [name for name in among.scenarios() if name not in results.scenarios()]
    said += [ONE_OF_MANY[language], *([OTHERS[language].format(names=", ".join(others))] if others else [])]
    paragraph(to, " ".join(said))
    states = _states(results, replicate)
    rows = list(zip(told["month"], told["place"], told[language], strict=True))
    for year in range(years[0], years[1] + 1):
        here = [(int(month), str(where), str(text)) for month, where, text in rows if year_of(int(month)) == year]
        if here or year in states:
            heading(to, str(year))
            _print_year(to, here, states.get(year), year, language)
    to.print()
    if not rows:
        paragraph(to, NOTHING[language])
    if not wanted and len(told) < len(events):
        paragraph(to, LEFT_OUT[language].format(count=len(events) - len(told)))


def _print_year(
    to: "Console",
    events: list[tuple[int, str, str]],
    state: tuple[float, float, float] | None,
    year: int,
    language: Language,
) -> None:
    """The events of one year, the same ones of a month taken together."""
    from rich.table import Table

    lines = Table.grid(padding=(0, 2, 0, 0))
    lines.add_column(width=5)
    lines.add_column()
    for month, sentence in told_together(events, language):
        lines.add_row(f"  {MONTHS[language][month % 12]}", sentence)
    if state is not None:
        gone, signed, trust = state
        words = YEAR_END[language].format(
            year=year, gone=share(gone), signed=share(signed), trust=out_of_hundred(trust)
        )
        lines.add_row("", words, style="dim")
    to.print(lines)


def told_together(events: Iterable[tuple[int, str, str]], language: Language) -> list[tuple[int, str]]:
    """Events as sentences with their month, the same ones of a month taken together.

    Args:
        events: month, place and text of each.
        language: "nl" or "en".
    """
    counted: dict[tuple[int, str, str], int] = {}
    for event in events:
        counted[event] = counted.get(event, 0) + 1
    told = []
    for (month, where, text), count in counted.items():
        area = "" if where == "all" else AREA[language].format(place=where)
        times = TIMES[language].format(count=count) if count > 1 else ""
        sentence = text if text.endswith((".", "!", "?")) else f"{text}."
        told.append((month, f"{area}{sentence}{times}"))
    return told


def _states(results: "Results", replicate: int) -> dict[int, tuple[float, float, float]]:
    """Left gas, signed and trust at the end of each year."""
    from transitiesim.analysis import GAS_FREE, values

    gone, trust = (values(results, name).loc[replicate] for name in (GAS_FREE, "trust_programme"))
    signed = (values(results, "signed") / values(results, "on_gas_start")).loc[replicate]
    return {int(year): (float(gone[year]), float(signed[year]), float(trust[year])) for year in gone.index}
