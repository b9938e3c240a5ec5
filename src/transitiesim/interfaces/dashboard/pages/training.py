"""Training: the list of stories, and one story to play with."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from html import escape
from itertools import groupby
from typing import Any

import solara

from transitiesim.interfaces.dashboard.address import query_of
from transitiesim.interfaces.dashboard.choice import Choice
from transitiesim.interfaces.dashboard.pages import vue
from transitiesim.interfaces.dashboard.pages.hooks import use_ensembles, use_piece
from transitiesim.interfaces.dashboard.pages.parts import fold, heading, table, words
from transitiesim.interfaces.dashboard.views.outlook import NOT_CALIBRATED
from transitiesim.interfaces.dashboard.views.stories import catalogue
from transitiesim.interfaces.dashboard.views.stories.catalogue import STORIES, WORDS
from transitiesim.interfaces.dashboard.views.stories.parts import Chart, Drawing, Shown, Story, key_square
from transitiesim.language import Language, Text
from transitiesim.training.stories.catalogue import read, write
from transitiesim.training.stories.controls import Job, settings_at, usual
from transitiesim.training.stories.courses import REPLICATES, SEED, Runs, courses_of

Go = Callable[[Choice], None]


@solara.component
def Training(choice: Choice, go: Go) -> Any:
    """The list, or the story that the address asks for."""
    with solara.Div(classes=["ts-look"]) as page:
        if choice.story:
            Play(choice, go)
        else:
            List(choice, go)
    return page


@solara.component
def List(choice: Choice, go: Go) -> Any:
    """All stories, and how to play with a room."""
    language = choice.language
    stories = [
        {
            "go": name,
            "letter": one.letter,
            "title": one.script.title[language],
            "why": one.script.why[language],
            "minutes": f"({catalogue.MINUTES[language]})" if name != "sandbox" else "",
            "href": "?" + query_of(_at(choice, name)),
        }
        for name, one in STORIES.items()
    ]
    with solara.Div() as page:
        heading(catalogue.TITLE[language])
        words(catalogue.ABOUT[language])
        vue.StoryList(stories=stories, event_go=lambda name: go(_at(choice, str(name))) if name in STORIES else None)
        heading(catalogue.ROOM[language])
        words(catalogue.ROOM_ABOUT[language])
    return page


@solara.component
def Play(choice: Choice, go: Go) -> Any:
    """One story."""
    language = choice.language
    name, places, wall = read(choice.story)
    story = STORIES[name]

    def turn(event: object) -> None:
        new = _turned(story, places, event)
        if new is not None:
            go(dataclasses.replace(choice, story=write(name, new, wall=wall)))

    def leave(where: object) -> None:
        for link in links:
            if link["go"] == where:
                go(link["choice"])

    links = _links(choice, story, places, wall=wall)
    with solara.Div(classes=["ts-story", *(["ts-wall"] if wall else [])]) as page:
        vue.Links(
            links={
                "label": WORDS["all"][language],
                "links": [{key: link[key] for key in ("go", "text", "href")} for link in links],
            },
            event_go=leave,
        )
        heading(
            f"{story.letter}. {story.script.title[language]}" if name != "sandbox" else story.script.title[language]
        )
        words(story.script.why[language], classes=["ts-text", "ts-lead"])
        with solara.Div(classes=["ts-story-columns"]):
            with solara.Div(classes=["ts-story-left"]):
                heading(WORDS["do"][language], level=3)
                steps = "".join(f"<li>{escape(step[language])}</li>" for step in story.script.steps)
                solara.HTML(tag="ol", unsafe_innerHTML=steps, classes=["ts-items"])
                vue.Knobs(knobs=catalogue.knobs(story, places, language), event_change=turn)
                _callout(WORDS["look"], story.script.look, language)
                _callout(WORDS["ask"], story.script.question, language, "ts-ask")
            with solara.Div(classes=["ts-story-right"]):
                heading(WORDS["came"][language], level=3)
                Outcome(story, places, language, wall).key(name)
        fold(WORDS["mind"][language], f"<p>{escape(story.script.mind[language])}</p>")
    return page


@solara.component
def Outcome(story: Story, places: tuple[int, ...], language: Language, wall: bool) -> Any:
    """What the model gives for the settings of now; what was there stays, marked as old, until there is news."""
    settings = settings_at(story.controls, places)
    jobs = story.jobs(settings)
    runs = {name: job for name, job in jobs.items() if isinstance(job, Runs)}
    found = use_ensembles([(one.place, one.scenario, SEED, REPLICATES) for one in runs.values()])
    pieces = {name: job for name, job in jobs.items() if isinstance(job, Job)}
    done, problem = _pieces(pieces)
    known: Any = solara.use_ref(None)
    for name, one in zip(runs, found, strict=True):
        problem = problem or one.problem
        if one.results is not None and one.replicates >= REPLICATES:
            done[name] = courses_of(one.results) if one.replicates == REPLICATES else _first(one)
    ready = len(done) == len(jobs)
    shown = solara.use_memo(
        lambda: story.show(settings, done, language) if ready else None, [story.name, places, language, ready]
    )
    if shown is not None:
        known.current = (story.name, language, shown)
    kept: Shown | None = known.current[2] if known.current and known.current[:2] == (story.name, language) else None
    with solara.Div(classes=["ts-outcome", *([] if ready else ["ts-waiting"])]) as part:
        if problem is not None:
            words(problem[language])
        else:
            busy = _busy(found, language) if not ready else ""
            solara.HTML(
                tag="p",
                unsafe_innerHTML=escape(busy or (shown.headline if shown else "")),
                classes=["ts-headline"],
                attributes={"role": "status", "aria-live": "polite"},
            )
            if kept is not None:
                _show(kept, language, wall=wall)
            words(NOT_CALIBRATED[language], classes=["ts-badge", "ts-badge-warn"])
    return part


def _pieces(jobs: dict[str, Job]) -> tuple[dict[str, Any], Text | None]:
    """Pieces that belong to no ensemble; a story always has the same number of them."""
    done, trouble = {}, None
    for name, job in jobs.items():
        got, problem = use_piece(("story", *job.key), job.work, *job.given)
        trouble = trouble or problem
        if got is not None:
            done[name] = got
    return done, trouble


def _first(one: Any) -> Any:
    from transitiesim.interfaces.dashboard.views.results import first_replicates

    return courses_of(first_replicates(one.results, REPLICATES))


def _busy(found: list[Any], language: Language) -> str:
    if not found:
        return WORDS["busy"][language]
    total = REPLICATES * len(found)
    return WORDS["busy_of"][language].format(done=sum(min(REPLICATES, one.done) for one in found), total=total)


def _show(shown: Shown, language: Language, *, wall: bool) -> None:
    for sentence in shown.says:
        words(sentence)
    if not shown.holds:
        words(WORDS["not"][language], classes=["ts-notice"])
    for drawings, group in groupby(shown.pieces, key=lambda piece: isinstance(piece, Drawing)):
        pieces = list(group)
        # A key that all drawings share stands above them, so that they stay in line with each other.
        keys = {piece.key for piece in pieces if isinstance(piece, Drawing)}
        shared = len(pieces) > 1 and len(keys) == 1
        if shared:
            _key(keys.pop())
        with solara.Div(classes=["ts-drawings" if drawings else "ts-charts"]):
            for piece in pieces:
                if isinstance(piece, Drawing):
                    _drawing(piece, language, key=not shared)
                elif isinstance(piece, Chart):
                    _chart(piece, language, wall=wall)
                else:
                    table(piece)


def _drawing(piece: Drawing, language: Language, *, key: bool) -> None:
    with solara.Div():
        heading(piece.title, level=3)
        if key and piece.key:
            _key(piece.key)
        solara.HTML(
            tag="div",
            unsafe_innerHTML=f'<div role="img" aria-label="{escape(piece.title)}">{piece.svg}</div>',
            classes=["ts-squares"],
        )
        if piece.table is not None:
            fold(WORDS["table"][language], piece.table.html())


def _key(key: tuple[tuple[int, str], ...]) -> None:
    signs = "".join(f"<li>{key_square(look)}{escape(text)}</li>" for look, text in key)
    solara.HTML(tag="ul", unsafe_innerHTML=signs, classes=["ts-legend"])


def _chart(piece: Chart, language: Language, *, wall: bool) -> None:
    heading(piece.title, level=3)
    solara.FigureEcharts(
        option=_larger(piece.option) if wall else piece.option,
        responsive=True,
        attributes={"style": f"height: {520 if wall else 340}px;", "role": "img", "aria-label": piece.title},
    )
    fold(WORDS["table"][language], piece.table.html())


def _larger(option: dict[str, Any]) -> dict[str, Any]:
    """A chart with letters for a wall."""
    size = {"fontSize": 24}
    grown = {**option, "textStyle": {**option["textStyle"], **size}}
    grown["legend"] = {**option["legend"], "textStyle": {**option["legend"]["textStyle"], **size}, "itemGap": 18}
    grown["grid"] = {
        **option["grid"],
        "left": 90,
        "right": 50,
        "bottom": 60,
        "top": 20 + 44 * len(option["legend"]["data"]),
    }
    for axis in ("xAxis", "yAxis"):
        grown[axis] = {**option[axis], "axisLabel": {**option[axis]["axisLabel"], **size, "margin": 16}}
    grown["series"] = [
        {**one, "markLine": {**one["markLine"], "label": {**one["markLine"]["label"], **size}}}
        if "markLine" in one
        else one
        for one in option["series"]
    ]
    return grown


def _callout(title: Text, text: Text, language: Language, kind: str = "ts-see") -> None:
    solara.HTML(
        tag="p",
        unsafe_innerHTML=f"<strong>{escape(title[language])}.</strong> {escape(text[language])}",
        classes=["ts-callout", kind],
    )


def _at(choice: Choice, name: str, *, wall: bool = False) -> Choice:
    """The start of a story."""
    return dataclasses.replace(choice, page="training", story=write(name, usual(STORIES[name].controls), wall=wall))


def _turned(story: Story, places: tuple[int, ...], event: object) -> tuple[int, ...] | None:
    """Places after a control was moved; None when the event is none of ours."""
    if not isinstance(event, dict):
        return None
    place = event.get("place")
    for number, one in enumerate(story.controls):
        if one.name == event.get("name") and isinstance(place, int) and 0 <= place < len(one.values):
            return (*places[:number], place, *places[number + 1 :])
    return None


def _links(choice: Choice, story: Story, places: tuple[int, ...], *, wall: bool) -> list[dict[str, Any]]:
    """Ways out of a story, with the choice that each leads to."""
    language = choice.language
    before, after = catalogue.neighbours(story.name)
    ways: list[tuple[str, str, Choice]] = [("all", WORDS["all"][language], dataclasses.replace(choice, story=""))]
    for word, name in (("before", before), ("after", after)):
        if name is not None:
            title = f"{WORDS[word][language]}: {STORIES[name].script.title[language]}"
            ways.append((word, title, _at(choice, name, wall=wall)))
    ways.append(("reset", WORDS["reset"][language], _at(choice, story.name, wall=wall)))
    size = dataclasses.replace(choice, story=write(story.name, places, wall=not wall))
    ways.append(("size", WORDS["small" if wall else "wall"][language], size))
    if story.scenario is not None:
        place, scenario = story.scenario(settings_at(story.controls, places))
        onward = dataclasses.replace(choice, place=place, seed=SEED, page="play", story="").with_scenario(scenario)
        ways.append(("play", WORDS["play"][language], onward))
    return [{"go": name, "text": text, "href": "?" + query_of(where), "choice": where} for name, text, where in ways]
