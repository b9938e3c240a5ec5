"""Play: switches on one side, what comes of them on the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Any

import solara

from transitiesim.errors import InputError
from transitiesim.interfaces.dashboard.choice import Choice, baseline
from transitiesim.interfaces.dashboard.computing import STAGES, Ensemble
from transitiesim.interfaces.dashboard.pages import vue
from transitiesim.interfaces.dashboard.pages.frame import log
from transitiesim.interfaces.dashboard.pages.hooks import use_ensembles
from transitiesim.interfaces.dashboard.pages.parts import fold, heading, whence, words
from transitiesim.interfaces.dashboard.places import keep_uploaded
from transitiesim.interfaces.dashboard.views.board import board
from transitiesim.interfaces.dashboard.views.charts import PATH_CAPTION, TITLE
from transitiesim.interfaces.dashboard.views.no_change import no_change
from transitiesim.interfaces.dashboard.views.outlook import NOT_CALIBRATED, NOTHING_YET, Outlook
from transitiesim.interfaces.dashboard.views.results import number_of, once
from transitiesim.interfaces.dashboard.views.screen import screen
from transitiesim.interfaces.dashboard.views.world import numbers, world
from transitiesim.interfaces.dashboard.visit import Visit
from transitiesim.language import Text
from transitiesim.neighbourhood.template import template
from transitiesim.results import Results

TABLE = Text("Dezelfde getallen als tabel", "The same numbers as a table")
UPLOAD = {
    "title": Text("Een eigen wijk", "A neighbourhood of your own"),
    "about": Text(
        "Een bestand met de cijfers van uw wijk. Haal hier een leeg formulier, vul het in met een gewone tekstbewerker "
        "en stuur het terug. Het blijft op deze server en gaat nergens heen.",
        "A file with the figures of your neighbourhood. Get an empty form here, fill it in with an ordinary text "
        "editor and send it back. It stays on this server and goes nowhere.",
    ),
    "get_form": Text("Leeg formulier (.toml)", "Empty form (.toml)"),
    "form": Text(template("nl"), template("en")),
    "form_name": Text("mijn-wijk.toml", "my-neighbourhood.toml"),
    "file": Text("Kies een bestand (.toml)", "Choose a file (.toml)"),
    "paste": Text("Of plak de tekst hier", "Or paste the text here"),
    "pasted": Text("geplakte tekst", "pasted text"),
    "send": Text("Gebruik deze tekst", "Use this text"),
    "too_large": Text("Dit bestand is te groot (hoogstens 200 kB).", "This file is too large (at most 200 kB)."),
}


@solara.component
def Play(
    choice: Choice,
    visit: Visit,
    click: Callable[[object], None],
    say: Callable[[str], None],
    walk: Any,
    refused: int,
) -> Any:
    """The page on which one plays; controls show what holds again when a further click was refused."""
    language = choice.language
    search, set_search = solara.use_state(("", ""))
    practice, mine = use_ensembles(
        [
            (choice.place, baseline(), choice.seed, STAGES[-1]),
            (choice.place, choice.scenario, choice.seed, STAGES[-1]),
        ],
        lambda counts: (counts[1], min(counts)),  # practice counts as far as there are runs to lay beside it
    )
    # While the first estimate is on its way, what was there stays, marked as old: no flicker, and nothing jumps.
    shown: Any = solara.use_ref(None)
    if mine.results is not None:
        shown.current = (choice.place, choice.seed, mine.results, mine.scenario)
    stale = mine.results is None and mine.problem is None
    kept = shown.current
    results: Results | None = kept[2] if kept and kept[:2] == (choice.place, choice.seed) else None

    def uploaded(sent: object) -> None:
        try:
            if not isinstance(sent, dict) or not isinstance(sent.get("text"), str):
                return
            place = keep_uploaded(sent["text"].encode("utf-8", "replace"), str(sent.get("name", ""))[:60])
        except InputError as error:
            say(error.sentence(language))
            return
        click({"kind": "place", "value": place})

    shown_is_practice = results is not None and results.scenarios() == (baseline().name,)
    found = screen(results, practice.results, language, is_practice=shown_is_practice)
    steps = log(visit, choice)
    with solara.Div(classes=["ts-columns"]) as page:
        with solara.Div(classes=["ts-results"]):
            vue.OutlookPane(outlook=_outlook(choice, mine, results, visit, found.outlook, stale=stale))
            heading(TITLE[language])
            solara.FigureEcharts(
                option=found.chart,
                responsive=True,
                attributes={"style": "height: 360px;", "role": "img", "aria-label": PATH_CAPTION[language]},
            )
            words(found.outlook.reservations, classes=["ts-quiet"])
            if found.table.rows:
                fold(TABLE[language], found.table.html())
            if results is not None:
                whence(("gas_free_share", "half", "goal", "trust_programme", "difference"), results, language)
        with solara.Div(classes=["ts-controls"]):
            vue.Undo(log=steps, event_go=walk)
            vue.Switchboard(board=board(choice) | {"refused": refused}, event_change=click)
            vue.WorldBoard(
                world=world(choice) | {"refused": refused},
                numbers=numbers(choice, *search),
                event_change=click,
                event_find=lambda asked: set_search(_asked(asked)),
            )
            vue.Upload(words={name: text[language] for name, text in UPLOAD.items()}, event_text=uploaded)
        with solara.Div(classes=["ts-after"]):
            vue.Log(log=steps, event_go=walk, event_mark=lambda number: _mark(visit, number, walk))
    return page


def _asked(asked: object) -> tuple[str, str]:
    """Words and subject of a search, whatever the browser sent."""
    found = asked if isinstance(asked, dict) else {}
    return str(found.get("words", ""))[:60], str(found.get("subject", ""))[:60]


def _mark(visit: Visit, number: object, walk: Any) -> None:
    if isinstance(number, int):
        visit.toggle_bookmark(number)
        walk("marked")


def _outlook(
    choice: Choice, mine: Ensemble, results: Results | None, visit: Visit, found: Outlook, *, stale: bool
) -> dict[str, Any]:
    language = choice.language
    if mine.problem is not None:
        return {"headline": mine.problem[language], "figures": [], "stage": NOT_CALIBRATED[language]}
    said = ""
    before = visit.before()
    if not stale and results is not None and before is not None and before.place == choice.place:
        from transitiesim.interfaces.dashboard.shared import engine

        earlier = engine().ensemble(before.place, before.scenario, before.seed)
        if earlier.results is not None and before.seed == choice.seed:
            key = ("no change", number_of(earlier.results), before.scenario, choice.scenario, language)
            said = once(results, key, partial(
                no_change, earlier.results, results, before.scenario, choice.scenario, language
            ))  # fmt: skip
    return {
        **dataclasses.asdict(found),
        "stage": NOTHING_YET[language] if stale else found.stage,
        "stale": stale,
        "calibrated": NOT_CALIBRATED[language],
        "no_change": said,
    }
