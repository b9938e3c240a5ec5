"""Explain: what each switch is, where numbers come from, and what the model cannot say."""

from __future__ import annotations

from html import escape
from typing import Any

import solara

from transitiesim.interfaces.dashboard.choice import Choice
from transitiesim.interfaces.dashboard.pages import vue
from transitiesim.interfaces.dashboard.pages.parts import fold, heading, table, words
from transitiesim.interfaces.dashboard.views import explaining
from transitiesim.interfaces.dashboard.views.subjects import SUBJECTS, subject_table
from transitiesim.language import Text

TITLE = Text("Wat doet elke aanbeveling?", "What does each recommendation do?")
ABOUT = Text(
    "Naar Platform31 en Nyenrode (2022), in onze eigen woorden. Elk onderdeel beweegt een getal van het model of twee, "
    "en raakt nooit rechtstreeks aan het aantal woningen.",
    "After Platform31 and Nyenrode (2022), in our own words. Each part moves one number of the model or two, and never "
    "touches the number of homes itself.",
)
CHOOSE = Text("Aanbeveling", "Recommendation")
SOURCES = Text("Waar de getallen vandaan komen", "Where the numbers come from")
NUMBERS = Text(
    "Zetten kunt u deze getallen op de pagina Spelen, onder 'De wereld en de getallen'.",
    "You can set these numbers on the page Play, below 'The world and the numbers'.",
)
SUBJECT = Text("Elk getal in het model: kies een onderwerp", "Every number in the model: choose a subject")
LIMITS_TITLE = Text("Wat dit model niet kan zeggen", "What this model cannot say")
LIMITS_ABOUT = Text(
    "Alles op deze schermen volgt uit aannames die zijn opgeschreven. Het zijn gevolgen, geen voorspellingen.",
    "Everything on these screens follows from assumptions that were written down: consequences, not forecasts.",
)
QUESTIONS_TITLE = Text("Vijf vragen voordat u een getal gebruikt", "Five questions before you use a number")


@solara.component
def Explain(choice: Choice) -> Any:
    """The page that explains."""
    language = choice.language
    number, set_number = solara.use_state("1")
    subject, set_subject = solara.use_state("")
    options = explaining.recommendations(language)
    with solara.Div(classes=["ts-look"]) as page:
        heading(TITLE[language])
        words(ABOUT[language])
        vue.Choices(
            choices={"label": CHOOSE[language], "options": options, "value": number},
            event_choose=lambda chosen: set_number(chosen) if chosen in {one["value"] for one in options} else None,
        )
        for part in explaining.parts(choice, number):
            lines = "".join(f"<li>{escape(line)}</li>" for line in part.lines)
            html = f"<h3 class='ts-h3'>{escape(part.title)}</h3><p>{escape(part.says)}</p><ul>{lines}</ul>"
            solara.HTML(tag="section", unsafe_innerHTML=html, classes=["ts-explained"])
        words(explaining.guesses(language), classes=["ts-quiet"])
        heading(SOURCES[language])
        facts = explaining.place_table(choice.place, language)
        fold(facts.caption, facts.html())
        shown = explaining.numbers_table(language)
        fold(shown.caption, shown.html())
        heading(SUBJECT[language], level=3)
        vue.Choices(
            choices={
                "label": SUBJECT[language],
                "options": [{"value": name, "text": text[language]} for name, text in SUBJECTS.items()],
                "value": subject,
            },
            event_choose=lambda chosen: set_subject(chosen) if chosen in SUBJECTS else None,
        )
        if subject:
            table(subject_table(subject, language))
        words(NUMBERS[language])
    return page


@solara.component
def Limits(choice: Choice) -> Any:
    """The page on what the model cannot say."""
    language = choice.language
    with solara.Div(classes=["ts-look"]) as page:
        heading(LIMITS_TITLE[language])
        words(LIMITS_ABOUT[language])
        _items(explaining.LIMITS, language, "ul")
        heading(QUESTIONS_TITLE[language])
        _items(explaining.QUESTIONS, language, "ol")
    return page


def _items(texts: tuple[Text, ...], language: str, tag: str) -> None:
    items = "".join(f"<li>{escape(text[language])}</li>" for text in texts)
    solara.HTML(tag=tag, unsafe_innerHTML=items, classes=["ts-items"])
