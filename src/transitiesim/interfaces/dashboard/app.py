"""The application that Solara serves: the address decides what is shown, every click writes a new address."""

from __future__ import annotations

import dataclasses
from typing import Any

import solara

from transitiesim.errors import InputError
from transitiesim.interfaces.dashboard.actions import apply
from transitiesim.interfaces.dashboard.address import LONGEST, TOO_MUCH, choice_of, query_of
from transitiesim.interfaces.dashboard.choice import PAGES, Choice
from transitiesim.interfaces.dashboard.pages import vue
from transitiesim.interfaces.dashboard.pages.compare import Compare
from transitiesim.interfaces.dashboard.pages.explain import Explain, Limits
from transitiesim.interfaces.dashboard.pages.frame import frame
from transitiesim.interfaces.dashboard.pages.look import Look
from transitiesim.interfaces.dashboard.pages.play import Play
from transitiesim.interfaces.dashboard.pages.take import TakeHome
from transitiesim.interfaces.dashboard.pages.training import Training
from transitiesim.interfaces.dashboard.places import hold, is_kept
from transitiesim.interfaces.dashboard.shared import default_language
from transitiesim.interfaces.dashboard.visit import Visit, elsewhere
from transitiesim.language import LANGUAGES


@solara.component
def Layout(children: list[Any]) -> Any:
    """No bars or drawers of Solara's own."""
    return solara.Div(children=children, classes=["ts-app"])


@solara.component
def Page() -> Any:
    """Whatever the address asks for."""
    router = solara.use_router()
    _, set_tick = solara.use_state(0)
    said, set_said = solara.use_state("")
    refused, set_refused = solara.use_state(0)
    choice, notices = solara.use_memo(lambda: choice_of(router.search, default_language(), is_kept), [router.search])
    visit: Visit = solara.use_memo(Visit, [])
    visit.arrive(choice)
    solara.use_effect(lambda: hold(choice.place), [choice.place])

    def now() -> Choice:
        return visit.newest(choice)

    def refuse(sentence: str) -> None:
        set_said(sentence)
        set_refused(lambda count: count + 1)  # so that the controls show again what holds

    def go(new: Choice, words: str = "", *, walked: bool = False) -> None:
        query = query_of(new)
        if len(query) > LONGEST:  # it would come back unread: practice would take its place
            refuse(TOO_MUCH[choice.language])
            return
        set_said(words)
        if walked or new != now():
            if not walked:
                visit.make(new)
            router.push("/?" + query)

    def click(event: object) -> None:
        try:
            new, text = apply(now(), event)
        except InputError as error:
            refuse(error.sentence(choice.language))
            return
        go(new, "" if text is None else text[choice.language])

    def walk(where: object) -> None:
        if where == "marked":
            set_tick(lambda tick: tick + 1)
            return
        visit.settle()
        number = {"undo": visit.at - 1, "redo": visit.at + 1}.get(str(where), where)
        step = visit.walk(number) if isinstance(number, int) else None
        if step is None:
            return
        if elsewhere(step, choice) == choice:  # the same choice at another moment: no new address
            visit.arrive(choice)
            set_tick(lambda tick: tick + 1)
        go(elsewhere(step, choice), walked=True)

    def turn(page: object) -> None:
        if isinstance(page, str) and page in PAGES:
            go(dataclasses.replace(now(), page=page, story=""))

    def speak(language: object) -> None:
        for one in LANGUAGES:
            if language == one:
                go(dataclasses.replace(now(), language=one))

    texts = [one[choice.language] for one in notices] + ([said] if said else [])
    with solara.Div(classes=["ts-page"]) as page:
        vue.Frame(frame=frame(choice, texts), event_go=turn, event_language=speak)
        with solara.v.Html(tag="main", attributes={"id": "ts-main", "tabindex": "-1"}):
            if choice.page == "look":
                Look(choice)
            elif choice.page == "compare":
                Compare(choice, click)
            elif choice.page == "explain":
                Explain(choice)
            elif choice.page == "limits":
                Limits(choice)
            elif choice.page == "take":
                TakeHome(choice, go, set_said)
            elif choice.page == "training":
                Training(choice, go)
            else:
                Play(choice, visit, click, set_said, walk, refused)
    return page
