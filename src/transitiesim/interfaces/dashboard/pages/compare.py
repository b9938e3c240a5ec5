"""Compare two to four scenarios on the same draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import solara

from transitiesim.interfaces.dashboard.choice import MOST_BESIDE, Choice, baseline, shipped
from transitiesim.interfaces.dashboard.computing import BAND
from transitiesim.interfaces.dashboard.pages import vue
from transitiesim.interfaces.dashboard.pages.hooks import use_ensembles
from transitiesim.interfaces.dashboard.pages.parts import heading, table, words
from transitiesim.interfaces.dashboard.views import comparing
from transitiesim.interfaces.dashboard.views.charts import PATH_CAPTION
from transitiesim.interfaces.dashboard.views.outlook import NOT_CALIBRATED, NOTHING_YET
from transitiesim.interfaces.dashboard.views.results import first_replicates
from transitiesim.language import Text

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
WHICH = Text("Welke aanbeveling doet het?", "Which recommendation does it?")
WHICH_ABOUT = Text(
    "Het effect van een aanbeveling hangt af van wat er verder aan staat. Daarom twee getallen: alleen, en als "
    "laatste. Hiervoor moet tot {runs} keer worden gerekend.",
    "The effect of a recommendation depends on what else is on. Hence two numbers: alone, and as the last. This takes "
    "up to {runs} runs.",
)
START = Text("Reken dit uit", "Work this out")
BUSY = Text("{done} van de {total} doorrekeningen klaar", "{done} of {total} runs done")


@solara.component
def Compare(choice: Choice, click: Callable[[object], None]) -> Any:
    """The page that compares."""
    language = choice.language
    scenarios = comparing.compared_scenarios(choice)
    found = use_ensembles([(choice.place, one, choice.seed, BAND) for one in scenarios])
    titles = comparing.names(scenarios, language)
    asked, set_asked = solara.use_state(None)
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
                "there": [one.title[language] for one in choice.beside],
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
            even = comparing.even(results)
            words(NOT_CALIBRATED[language], classes=["ts-badge", "ts-badge-warn"])
            solara.FigureEcharts(
                option=comparing.curves(even, titles, language),
                responsive=True,
                attributes={"style": "height: 440px;", "role": "img", "aria-label": PATH_CAPTION[language]},
            )
            table(comparing.side_by_side(even, titles, language))
            table(comparing.differences(even, titles, language))
            table(comparing.by_group(even, titles, language))
        heading(WHICH[language])
        words(WHICH_ABOUT[language].format(runs=22 * BAND))
        key = (choice.place, choice.scenario, choice.seed)
        if asked == key:
            _Effects(choice)
        else:
            vue.Press(text=START[language], event_press=lambda _: set_asked(key))
    return page


@solara.component
def _Effects(choice: Choice) -> Any:
    """Every recommendation alone and last; worked out because somebody asked."""
    language = choice.language
    wanted = comparing.effects(choice.scenario)
    scenarios = list(dict.fromkeys([baseline(), *(s for one in wanted for s in (one.alone, one.without, one.full))]))
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
            table(comparing.effects_table(wanted, known, known[baseline()], language))
    return part
