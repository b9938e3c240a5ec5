"""Compare two to four scenarios on the same draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara

from transitiesim.interfaces.dashboard.choice import MOST_BESIDE, Choice, baseline, shipped
from transitiesim.interfaces.dashboard.computing import BAND
from transitiesim.interfaces.dashboard.pages import vue
from transitiesim.interfaces.dashboard.pages.hooks import use_ensembles
from transitiesim.interfaces.dashboard.pages.parts import heading, table, whence, words
from transitiesim.interfaces.dashboard.views import comparing
from transitiesim.interfaces.dashboard.views.charts import PATH_CAPTION
from transitiesim.interfaces.dashboard.views.effects import LEVELS, Effect, effects, effects_table, needed
from transitiesim.interfaces.dashboard.views.outlook import NOT_CALIBRATED, NOTHING_YET
from transitiesim.interfaces.dashboard.views.results import count_of, first_replicates
from transitiesim.interfaces.dashboard.views.stored_effects import STORED, stored_effects
from transitiesim.language import Language, Text
from transitiesim.results import Results

TITLE = Text("Vergelijken op dezelfde trekkingen", "Compare on the same draws")
ABOUT = Text(
    "A is uw keuze van de pagina Spelen. Zet er een tot drie scenario's naast. Elke doorrekening van het ene scenario "
    "heeft dezelfde tegenslag en meevallers als die van het andere, zodat het verschil door de scenario's komt.",
    "A is your choice on the page Play. Put one to three scenarios beside it. Every run of the one scenario has the "
    "same bad and good luck as that of the other, so that the difference comes from the scenarios.",
)
ADD = Text("Zet ernaast", "Put beside")
NOW = Text("uw keuze van nu (vasthouden)", "your choice of now (hold)")
REMOVE = Text("Weghalen", "Take away")
WHICH = Text("Welke schakelaar doet het?", "Which switch does it?")
WHICH_ABOUT = Text(
    "Het effect van een schakelaar hangt af van wat er verder aan staat. Daarom twee getallen: alleen, en als laatste.",
    "The effect of a switch depends on what else is on. Hence two numbers: alone, and as the last.",
)
TAKES = Text("Hiervoor zijn tot {runs} doorrekeningen nodig.", "This takes up to {runs} runs.")
START = Text("Reken dit uit", "Work this out")
BUSY = Text("{done} van de {total} doorrekeningen klaar", "{done} of {total} runs done")


@solara.component
def Compare(choice: Choice, click: Callable[[object], None]) -> Any:
    """The page that compares."""
    language = choice.language
    scenarios = comparing.compared_scenarios(choice)
    found = use_ensembles([(choice.place, one, choice.seed, BAND) for one in scenarios])
    titles = comparing.names(scenarios, language)
    with solara.Div(classes=["ts-look"]) as page:
        heading(TITLE[language])
        words(ABOUT[language])
        vue.Beside(
            beside={
                "add": ADD[language],
                "remove": REMOVE[language],
                "full": len(choice.beside) >= MOST_BESIDE,
                "options": [{"value": "choice", "text": NOW[language]}]
                + [{"value": name, "text": one.title[language]} for name, one in shipped().items()],
                "now": titles[0],
                "there": [titles[scenarios.index(one)] for one in choice.beside],
            },
            event_change=click,
        )
        results = [one.results for one in found if one.results is not None and one.replicates >= BAND]
        problem = next((one.problem for one in found if one.problem is not None), None)
        if problem is not None:
            words(problem[language])
        elif len(results) < len(found):
            words(NOTHING_YET[language])
        else:
            _Compared(comparing.even(results), titles, comparing.reference(scenarios), language)
        heading(WHICH[language])
        words(WHICH_ABOUT[language])
        _Which(choice)
    return page


@solara.component
def _Compared(found: list[Results], titles: list[str], to: int, language: Language) -> Any:
    """Curves, differences, groups, costs."""
    pairs, refused = comparing.compared(found, to)
    with solara.Div() as part:
        words(NOT_CALIBRATED[language], classes=["ts-badge", "ts-badge-warn", "ts-inline-block"])
        _chart(comparing.curves(found, titles, language), PATH_CAPTION[language], 430)
        table(comparing.side_by_side(found, titles, language))
        for error in refused:
            words(error.sentence(language), classes=["ts-notice"])
        if pairs:
            heading(comparing.AGAINST[language].format(first=titles[to]), level=3)
            _chart(comparing.difference_curves(pairs, titles, language), comparing.DIFFERENCE_CHART[language], 330)
            table(comparing.differences(pairs, titles, to, count_of(found[to]), language))
        table(comparing.by_group(found, titles, language, to))
        whence(("gas_free_share", "difference", "gas_free_of_standing", "trust_programme", "eur_public", "eur_private"),
              found[0], language)  # fmt: skip
    return part


def _chart(option: dict[str, Any], described: str, height: int) -> None:
    solara.FigureEcharts(
        option=option,
        responsive=True,
        attributes={"style": f"height: {height}px;", "role": "img", "aria-label": described},
    )


@solara.component
def _Which(choice: Choice) -> Any:
    """Which switch does it: from what is stored, or worked out because somebody asked."""
    language = choice.language
    level, set_level = solara.use_state("recommendations")
    started, set_started = solara.use_state(None)
    stored = stored_effects(choice, language) if level == "recommendations" else None
    wanted = effects(choice.scenario, level)
    key = (choice.place, choice.scenario, choice.seed, level)
    with solara.Div() as part:
        vue.Choices(
            choices={
                "label": WHICH[language],
                "options": [{"value": name, "text": text[language]} for name, text in LEVELS.items()],
                "value": level,
            },
            event_choose=lambda name: set_level(name) if name in LEVELS else None,
        )
        if stored is not None:
            words(STORED[language])
            table(stored)
        elif started == key:
            _Effects(choice, wanted)
        else:
            words(TAKES[language].format(runs=BAND * len(needed(wanted))), classes=["ts-quiet"])
            vue.Press(text=START[language], event_press=lambda _: set_started(key))
    return part


@solara.component
def _Effects(choice: Choice, wanted: list[Effect]) -> Any:
    """Every switch alone and last."""
    language = choice.language
    scenarios = needed(wanted)
    found = use_ensembles([(choice.place, one, choice.seed, BAND) for one in scenarios])
    done = {one.scenario: one.results for one in found if one.results is not None and one.replicates >= BAND}
    with solara.Div() as part:
        problem = next((one.problem for one in found if one.problem is not None), None)
        if problem is not None:
            words(problem[language])
        elif len(done) < len(scenarios):
            count = sum(min(BAND, one.done) for one in found)
            words(BUSY[language].format(done=count, total=BAND * len(scenarios)))
            solara.v.ProgressLinear(
                value=100 * count / (BAND * len(scenarios)), attributes={"aria-label": WHICH[language]}, height=10
            )
        else:
            known = {scenario: first_replicates(results, BAND) for scenario, results in done.items()}
            table(effects_table(wanted, known, known[baseline()], language))
    return part
