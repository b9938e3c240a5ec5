"""`transitiesim train`: a room plays, with phones, a wall and a facilitator."""

# No postponed annotations here: typer reads them, and they hold texts in the language of the moment.

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from transitiesim.data_files import printable
from transitiesim.errors import InputError
from transitiesim.interfaces.command_line import reading
from transitiesim.interfaces.command_line.commands import Command
from transitiesim.language import Language, Text

if TYPE_CHECKING:
    from transitiesim.interfaces.room.hall import Hall

HELP = Text(
    "Speel de warmtetransitie met een zaal: deelnemers stemmen op hun telefoon, de muur laat zien wat ervan komt.\n\n"
    "De deelnemers scannen de code op de muur; de begeleider stuurt. Er is geen internet nodig, wel een netwerk waar "
    "de telefoons en deze computer op zitten. Alles wat gebeurt staat meteen op schijf. Stoppen: Ctrl-C.\n\n"
    "  transitiesim train\n"
    "  transitiesim train -n gillisbuurt --seed 7 --tables 3\n"
    "  transitiesim train --room rooms/selwerd",
    "Play the heat transition with a room: people vote on their phones, the wall shows what comes of it.\n\n"
    "They scan the code on the wall; the facilitator steers. No internet is needed, but a network that the phones and "
    "this computer are on. Everything that happens is on the disk at once. Stop it with Ctrl-C.\n\n"
    "  transitiesim train\n"
    "  transitiesim train -n gillisbuurt --seed 7 --tables 3\n"
    "  transitiesim train --room rooms/selwerd",
)
NEIGHBOURHOOD = Text(
    "Id van een wijk of een TOML-bestand. Anders: selwerd.", "Id of a neighbourhood or a TOML file. Otherwise: selwerd."
)
SEED = Text("Startgetal van het toeval. Anders: 1.", "Seed of all chance. Otherwise: 1.")
ROUNDS = Text("Aantal rondes, 3 tot en met 8. Anders: 6.", "Number of rounds, 3 to 8. Otherwise: 6.")
TABLES = Text(
    "Aantal tafels, 1 tot en met 4; elke tafel speelt dezelfde wijk. Anders: 1.",
    "Number of tables, 1 to 4; every table plays the same neighbourhood. Otherwise: 1.",
)
ROOM = Text(
    "Map van de zaal; is er al een zaal in, dan gaat het spel daar verder. Anders: een nieuwe map onder ./rooms.",
    "Folder of the room; when a room is in it already, the game goes on there. Otherwise: a new folder below ./rooms.",
)
PORT = Text("Poort. Anders: 8766.", "Port. Otherwise: 8766.")
HOST = Text(
    "Adres waarop de server luistert. Anders: 0.0.0.0, voor alle telefoons in het netwerk.",
    "Address on which the server listens. Otherwise: 0.0.0.0, for all phones in the network.",
)
OPEN = Text(
    "De zaal is open in {place} (map {folder}).\n\n"
    "  Muur en begeleider   {here}/facilitator\n"
    "  Code begeleider      {facilitator}\n\n"
    "  Telefoons            {phones}\n"
    "  Code van de zaal     {room}\n\n"
    "Stoppen: Ctrl-C. Verder spelen: transitiesim train --room {folder}",
    "The room is open in {place} (folder {folder}).\n\n"
    "  Wall and facilitator   {here}/facilitator\n"
    "  Facilitator's code     {facilitator}\n\n"
    "  Phones                 {phones}\n"
    "  Code of the room       {room}\n\n"
    "Stop with Ctrl-C. Play on: transitiesim train --room {folder}",
)
GOES_ON = Text("gaat verder met de zaal die er al is", "goes on with the room that is there")
NOT_WITH = Text("alleen --room, --host, --port en --lang", "only --room, --host, --port and --lang")


def add(app: typer.Typer, language: Language) -> None:
    """Put the command in the command line."""

    @app.command("train", cls=Command, help=HELP[language])
    def train_command(
        neighbourhood: Annotated[
            str | None, typer.Option("--neighbourhood", "-n", metavar="ID", help=NEIGHBOURHOOD[language])
        ] = None,
        seed: Annotated[str | None, typer.Option("--seed", metavar="N", help=SEED[language])] = None,
        rounds: Annotated[str | None, typer.Option("--rounds", metavar="N", help=ROUNDS[language])] = None,
        tables: Annotated[str | None, typer.Option("--tables", metavar="N", help=TABLES[language])] = None,
        room: Annotated[str | None, typer.Option("--room", metavar="DIR", help=ROOM[language])] = None,
        port: Annotated[str, typer.Option("--port", metavar="N", help=PORT[language])] = "8766",
        host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help=HOST[language])] = "0.0.0.0",  # noqa: S104  a room is for phones
    ) -> None:
        from transitiesim.interfaces.dashboard.server import check_port
        from transitiesim.interfaces.room.server import Opening, free_folder, is_room, serve
        from transitiesim.training.room.settings import DEFAULT_ROUNDS, MOST_ROUNDS, MOST_SEED, MOST_TABLES

        place = neighbourhood or "selwerd"
        folder = free_folder(place) if room is None else Path(room)
        resumed = is_room(folder)
        if resumed:
            _refuse_settings(
                {"--neighbourhood": neighbourhood, "--seed": seed, "--rounds": rounds, "--tables": tables}, folder
            )
        opening = Opening(
            folder=folder,
            neighbourhood=None if resumed else place,
            seed=reading.whole_number("--seed", seed or "1", 0, MOST_SEED),
            rounds=reading.whole_number("--rounds", rounds or str(DEFAULT_ROUNDS), 3, MOST_ROUNDS),
            tables=reading.whole_number("--tables", tables or "1", 1, MOST_TABLES),
            host=host,
            port=reading.whole_number("--port", port, 1, 65_535),
            language=language,
        )
        check_port(host, opening.port)
        serve(opening, lambda hall: _tell(hall, language))


def _refuse_settings(given: dict[str, str | None], folder: Path) -> None:
    """A room that is played on keeps what it was opened with."""
    for option, value in given.items():
        if value is not None:
            raise InputError(f"{option}, --room {printable(folder)}", GOES_ON, NOT_WITH)


def _tell(hall: "Hall", language: Language) -> None:
    from transitiesim.training.room.codes import shown

    here = hall.addresses[-1] if hall.addresses[-1].startswith("http://127.") else hall.addresses[0]
    codes = hall.room.codes
    phones = [one for one in hall.addresses if one != here] or [here]
    indent = "\n" + " " * (23 if language == "nl" else 25)
    typer.echo(
        OPEN[language].format(
            place=hall.facts.name,
            folder=printable(hall.folder),
            here=here,
            facilitator=shown(codes.facilitator),
            phones=indent.join(phones),
            room=codes.room,
        )
    )
