"""What `transitiesim sweep` says and explains, in Dutch and English."""

from __future__ import annotations

from transitiesim.language import Text

GROUP = Text(
    "Draai een experiment: veel instellingen, veel herhalingen, en niets gaat verloren.\n\n"
    "Wie stopt en opnieuw start met dezelfde map, gaat verder waar het bleef. Een run die mislukt wordt een regel in "
    "een tabel; de andere gaan door.\n\n"
    "  transitiesim sweep tipping_map\n"
    "  transitiesim sweep mijn.toml -o uitkomst --workers 4\n"
    "  transitiesim sweep status results/sweep-tipping_map",
    "Run an experiment: many settings, many replicates, and nothing gets lost.\n\n"
    "Stopped and started again with the same folder, it goes on where it was. A run that fails becomes a row in a "
    "table; the others go on.\n\n"
    "  transitiesim sweep tipping_map\n"
    "  transitiesim sweep mine.toml -o outcome --workers 4\n"
    "  transitiesim sweep status results/sweep-tipping_map",
)
START = Text("Begin een experiment, of ga ermee verder.", "Start an experiment, or go on with it.")
RESUME = Text(
    "Ga verder met de sweep in een map, ook zonder het bestand van het experiment.",
    "Go on with the sweep in a folder, also without the file of the experiment.",
)
STATUS = Text(
    "Laat zien hoe ver een sweep is; ook vanuit een ander venster.",
    "Show how far a sweep is; from another terminal too.",
)
RERUN = Text(
    "Doe één run nog eens en kijk of er bit voor bit hetzelfde uitkomt.",
    "Do one run again and see whether the same comes out, bit for bit.",
)
EXPORT = Text(
    "Schrijf een sweep als één bestand: .csv, .parquet of .nc (NetCDF).",
    "Write a sweep as one file: .csv, .parquet or .nc (NetCDF).",
)
EXPERIMENT_WORD = Text(
    "Naam van een meegeleverd experiment of een TOML-bestand.", "Name of a shipped experiment, or a TOML file."
)
FOLDER = Text("Map van de sweep.", "Folder of the sweep.")
ROW = Text("Nummer van de run, als in de kolom run.", "Number of the run, as in the column run.")
FILE = Text("Bestand dat wordt geschreven.", "File that is written.")
OUTPUT = Text(
    "Map voor de uitkomsten. Anders: results/sweep-NAAM.", "Folder of the outcomes. Otherwise: results/sweep-NAME."
)
WORKERS = Text("Runs naast elkaar. Anders: het aantal processoren.", "Runs side by side. Otherwise: the processors.")
DASK = Text(
    "Adres van een Dask-scheduler, of local; zie docs/cluster.md.",
    "Address of a Dask scheduler, or local; see docs/cluster.md.",
)
MPI = Text("Gebruik de andere rangen van deze MPI-taak.", "Use the other ranks of this MPI job.")
YES = Text("Vraag niets, hoe lang het ook duurt.", "Ask nothing, however long it takes.")
RETRY = Text("Doe eerst over wat eerder mislukte.", "First do again what failed before.")
FAILURES = Text("Laat ook zien wat er mislukte.", "Show what failed as well.")

FORECAST = Text(
    "{runs} runs: {settings} instellingen x {replicates}. Een proef van {pilot} runs zegt: zo'n {time} met "
    "{workers} werkers, en {room}.",
    "{runs} runs: {settings} settings x {replicates}. A pilot of {pilot} runs says: some {time} with "
    "{workers} workers, and {room}.",
)
PILOT_FAILED = Text(
    "Let op: {failed} van de {pilot} runs in de proef mislukten.",
    "Mind: {failed} of the {pilot} runs of the pilot failed.",
)
QUESTION = Text("Beginnen? [j/N] ", "Start? [y/N] ")
ANSWERS = Text("j ja y yes", "y yes j ja")
GO_ON = Text("{done} van de {runs} runs zijn al gedaan.", "{done} of {runs} runs are done already.")
KEPT = Text(
    "{done} van de {runs} runs zijn gedaan; bewaard in {folder}.", "{done} of {runs} runs are done; kept in {folder}."
)
FAILED = Text(
    "{failed} mislukten: transitiesim sweep status {folder} --failures laat zien waarom.",
    "{failed} failed: transitiesim sweep status {folder} --failures shows why.",
)
UNSTABLE = Text(
    "Nog niet stabiel: bij {unstable} van de {settings} instellingen is het gemiddelde van {outcome} in {year} niet op "
    "{wanted} na bekend (ruimste 95%-interval: {widest} naar beide kanten). Met zo'n {replicates} herhalingen wel.",
    "Not stable yet: in {unstable} of {settings} settings the mean of {outcome} in {year} is not known within {wanted} "
    "(widest 95% interval: {widest} to either side). Some {replicates} replicates would do.",
)
STABLE = Text(
    "Stabiel: in elke instelling is het gemiddelde van {outcome} in {year} op {wanted} na bekend (95%).",
    "Stable: in every setting the mean of {outcome} in {year} is known within {wanted} (95%).",
)
NEXT = Text("Bekijken: transitiesim analyse {folder}", "Have a look: transitiesim analyse {folder}")
STATE = Text("{name}: {done} van de {runs} runs gedaan ({share}%), {failed} mislukt, {room}.",
             "{name}: {done} of {runs} runs done ({share}%), {failed} failed, {room}.")  # fmt: skip
AT_WORK = Text(
    "Er wordt aan gewerkt: {rate} runs per minuut, nog zo'n {left}.",
    "Under way: {rate} runs a minute, some {left} left.",
)
STARTING = Text("Er wordt aan gewerkt.", "Under way.")
COMPLETE = Text("Klaar.", "Complete.")
IDLE = Text("Er wordt niet aan gewerkt; verder met: transitiesim sweep resume {folder}",
            "Nobody is at work; go on with: transitiesim sweep resume {folder}")  # fmt: skip
FAILURE = Text("run {run}, herhaling {replicate}, {where}: {error} bij {stage}: {message}",
               "run {run}, replicate {replicate}, {where}: {error} at {stage}: {message}")  # fmt: skip
MORE = Text("... en nog {more}; allemaal in de tabel van SweepResults.failures().",
            "... and {more} more; all in the table of SweepResults.failures().")  # fmt: skip
SAME = Text(
    "Run {run}: bit voor bit hetzelfde als wat er bewaard is.", "Run {run}: bit for bit the same as what is kept."
)
OTHER = Text("Run {run}: NIET hetzelfde als wat er bewaard is.", "Run {run}: NOT the same as what is kept.")
NOT_KEPT = Text(
    "Run {run}: er is niets van bewaard om mee te vergelijken.", "Run {run}: nothing of it is kept to compare with."
)
WRITTEN = Text("Geschreven: {file}", "Written: {file}")
YEAR = Text("jaar", "year")
