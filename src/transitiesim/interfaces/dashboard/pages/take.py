"""Take something home: a link, files, a report and Python."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import solara

from transitiesim.errors import InputError
from transitiesim.interfaces.dashboard.address import query_of
from transitiesim.interfaces.dashboard.choice import Choice, baseline
from transitiesim.interfaces.dashboard.computing import BAND, STAGES
from transitiesim.interfaces.dashboard.pages import vue
from transitiesim.interfaces.dashboard.pages.hooks import use_ensembles
from transitiesim.interfaces.dashboard.pages.parts import heading, words
from transitiesim.interfaces.dashboard.views.results import count_of, paired
from transitiesim.interfaces.dashboard.views.taking import KINDS, file_of, scenario_of_file, snippet
from transitiesim.language import Text

TITLE = Text("Neem het mee", "Take it home")
ABOUT = Text(
    "Alles hieronder hoort bij wat u nu hebt gekozen: {scenario}, {runs} doorrekeningen, startgetal {seed}.",
    "All of this belongs to what you have chosen now: {scenario}, {runs} runs, seed {seed}.",
)
WORDS = {
    "link": Text(
        "Link naar uw keuze op de pagina Spelen (met versie, startgetal en taal)",
        "Link to your choice on the page Play (with version, seed and language)",
    ),
    "copy": Text("Kopiëren", "Copy"),
    "copied": Text("Gekopieerd.", "Copied."),
    "saved": Text("Opgeslagen als", "Saved as"),
    "python": Text("Dezelfde getallen in Python", "The same numbers in Python"),
}
FILES = {
    "report": Text("Rapport (afdrukken of PDF)", "Report (print or PDF)"),
    "toml": Text("Scenariobestand", "Scenario file"),
    "csv": Text("Getallen (CSV)", "Numbers (CSV)"),
    "png": Text("Figuur (PNG)", "Figure (PNG)"),
    "svg": Text("Figuur (SVG)", "Figure (SVG)"),
}
BUSY = Text("Er wordt gerekend...", "Working it out...")
UPLOAD = {
    "title": Text("Een scenariobestand openen", "Open a scenario file"),
    "about": Text(
        "Een bestand dat u hier eerder hebt opgeslagen, of zelf hebt geschreven.",
        "A file that you saved here before, or wrote yourself.",
    ),
    "file": Text("Kies een bestand (.toml)", "Choose a file (.toml)"),
    "paste": Text("Of plak de tekst hier", "Or paste the text here"),
    "pasted": Text("geplakte tekst", "pasted text"),
    "send": Text("Gebruik deze tekst", "Use this text"),
    "too_large": Text("Dit bestand is te groot (hoogstens 200 kB).", "This file is too large (at most 200 kB)."),
}


@solara.component
def TakeHome(choice: Choice, go: Callable[..., None], say: Callable[[str], None]) -> Any:
    """The page from which one takes something home."""
    language = choice.language
    file, set_file = solara.use_state(None)
    asked, set_asked = solara.use_state(0)
    practice, mine = use_ensembles(
        [
            (choice.place, baseline(), choice.seed, STAGES[-1]),
            (choice.place, choice.scenario, choice.seed, STAGES[-1]),
        ]
    )
    ready = min(practice.replicates, mine.replicates) >= BAND
    runs = min(practice.replicates, mine.replicates) if ready else BAND

    def ask(kind: object) -> None:
        if kind not in KINDS or practice.results is None or mine.results is None:
            return
        before, after = paired(practice.results, mine.results)
        set_asked(asked + 1)
        try:
            set_file(file_of(str(kind), choice, before, after).for_browser(asked + 1))
        except InputError as error:
            say(error.sentence(language))

    def uploaded(sent: object) -> None:
        if not isinstance(sent, dict) or not isinstance(sent.get("text"), str):
            return
        try:
            content = sent["text"].encode("utf-8", "replace")
            scenario = scenario_of_file(content, str(sent.get("name", ""))[:60])
        except InputError as error:
            say(error.sentence(language))
            return
        go(dataclasses.replace(choice, page="play").with_scenario(scenario))

    with solara.Div(classes=["ts-look"]) as page:
        heading(TITLE[language])
        if mine.problem is not None:
            words(mine.problem[language])
        title = choice.scenario.title[language]
        words(ABOUT[language].format(scenario=title, runs=runs, seed=choice.seed))
        vue.Take(
            take={
                "words": {name: text[language] for name, text in WORDS.items()},
                "query": query_of(dataclasses.replace(choice, page="play")),
                "busy": "" if ready else BUSY[language],
                "ready": ready,
                "files": [{"kind": kind, "text": text[language]} for kind, text in FILES.items()],
                "python": snippet(choice, runs if mine.results is None else min(runs, count_of(mine.results))),
            },
            file=file,
            event_ask=ask,
        )
        vue.Upload(words={name: text[language] for name, text in UPLOAD.items()}, event_text=uploaded)
    return page
