"""Where a number on the screen comes from: what it means, how it was worked out, and how good the evidence is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from transitiesim.analysis import reservations
from transitiesim.interfaces.dashboard.views.results import count_of, outcome_of
from transitiesim.language import Language, Text
from transitiesim.parameters import declarations
from transitiesim.parameters.declaration import Grade
from transitiesim.recording.indicators import indicators
from transitiesim.results import Results

TITLE = Text("Waar komen deze getallen vandaan?", "Where do these numbers come from?")
DERIVED = {
    "gas_free_share": Text(
        "Van het gas af: deel van de woningen die begin 2019 op gas zaten en dat nu niet meer zijn, wat er ook voor in "
        "de plaats kwam.",
        "Off gas: share of the homes that were on gas at the start of 2019 and are not now, whatever came in its "
        "place.",
    ),
    "gas_free_of_standing": Text(
        "Van het gas af in een groep: deel van de woningen van de groep die er nu staan en niet op gas zitten.",
        "Off gas in a group: share of the homes of the group that stand there now and are not on gas.",
    ),
    "half": Text(
        "De helft van het gas af: het jaar waarin voor het eerst de helft van die woningen van het gas af is; een "
        "doorrekening die dat nooit haalt, telt als later dan alle andere.",
        "Half off gas: the year in which half of those homes have left gas for the first time; a run that never gets "
        "there counts as later than all others.",
    ),
    "goal": Text(
        "Kans op het doel: deel van de doorrekeningen waarin eind 2050 minstens 95% van het gas af is, met Wilsons "
        "95%-interval.",
        "Chance to reach the goal: share of the runs in which at least 95% have left gas by the end of 2050, with "
        "Wilson's 95 percent interval.",
    ),
    "difference": Text(
        "Verschil: per paar doorrekeningen met dezelfde trekkingen, daarna het gemiddelde en de 80%-band.",
        "Difference: per pair of runs with the same draws, then the mean and the 80 percent band.",
    ),
    "one_run": Text(
        "Dit komt uit één doorrekening, dus zonder band; een andere loopt anders.",
        "This comes from one run, so without a band; another goes another way.",
    ),
    "tipping": Text(
        "De kantelkaart: één doorrekening met alle onzekere getallen op hun middelste waarde; het model vraagt ieder "
        "huishouden of het zou meedoen bij elk aandeel deelnemers.",
        "The tipping map: one run with all uncertain numbers at their middle value; the model asks every household "
        "whether it would join at each share of takers.",
    ),
    "latent": Text(
        "Onder de radar: het gewone gemiddelde van zes delen, elk van 0 (niets) tot 1 (alles); gelijke gewichten zijn "
        "onze keuze.",
        "Under the radar: the plain mean of six parts, each from 0 (nothing) to 1 (all); equal weights are our choice.",
    ),
    "barriers": Text(
        "Redenen: elke woning op gas telt één keer, bij de eerste reden die haar tegenhoudt; gemiddeld over de "
        "doorrekeningen.",
        "Reasons: every home on gas counts once, at the first reason that holds it back; mean over the runs.",
    ),
}
UNIT = Text("{what} (kolom {name})", "{what} (column {name})")
MADE = Text(
    "Gerekend: {runs} doorrekeningen van het model, startgetal {seed}, versie {version} (bron {source}). Midden: de "
    "helft ligt lager, de helft hoger. 80%-band: een op de tien ligt eronder, een op de tien erboven.",
    "Worked out: {runs} runs of the model, seed {seed}, version {version} (source {source}). Middle: half lie below, "
    "half above. 80% band: one in ten lies below, one in ten above.",
)
EVIDENCE = Text(
    "Bewijs onder elk van deze getallen: van de {total} getallen in het model {grades}. Daaronder zijn de {moves} "
    "waarden waar onderdelen van aanbevelingen naartoe bewegen, alle ingeschat.",
    "Evidence below each of these numbers: of the {total} numbers in the model, {grades}. Among these are the {moves} "
    "values to which parts of recommendations move, all of them guesses.",
)
GRADE = Text("is {count} {grade}", "{count} are {grade}")
GRADES = {
    Grade.MEASURED: Text("gemeten", "measured"),
    Grade.DERIVED: Text("afgeleid", "derived"),
    Grade.GUESS: Text("door experts ingeschat", "expert guesses"),
}
WHERE = Text(
    "Bron, bereik en zekerheid van elk van die getallen, en van elk cijfer van de wijk: pagina Uitleg.",
    "Source, range and grade of each of those numbers, and of every figure of the neighbourhood: page Explain.",
)


def lines(names: Sequence[str], results: Results, language: Language) -> list[str]:
    """What there is to say of some numbers.

    Args:
        names: recorded columns, or names of `DERIVED`.
        results: that they were taken from.
        language: "nl" or "en".
    """
    recorded = {one.name: one for one in indicators()}
    found = [
        DERIVED[name][language]
        if name in DERIVED
        else UNIT[language].format(what=recorded[name].text[language], name=name)
        for name in names
    ]
    manifest = results.manifest
    counts = Counter(one.grade for one in declarations().values())
    counts[Grade.GUESS] = manifest["numbers_guess"]  # with the values to which switches move, which have no declaration
    moves = manifest["numbers_total"] - len(declarations())
    parts = [GRADE[language].format(count=counts[grade], grade=text[language]) for grade, text in GRADES.items()]
    found += [
        MADE[language].format(
            runs=count_of(results), seed=manifest["seed"], version=manifest["version"], source=manifest["source_hash"]
        ),
        EVIDENCE[language].format(total=manifest["numbers_total"], grades=", ".join(parts), moves=moves),
        " ".join(one[language] for one in reservations(outcome_of(results))),
        WHERE[language],
    ]
    return found


def html(names: Sequence[str], results: Results, language: Language) -> str:
    """The same as a list."""
    return (
        "<ul class='ts-items'>"
        + "".join(f"<li>{escape(line)}</li>" for line in lines(names, results, language))
        + "</ul>"
    )
