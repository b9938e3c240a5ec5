"""What the facilitator sees: where the game is, the next step, and all that can be set, shown or played again."""

from __future__ import annotations

import json
import shlex

from transitiesim.data_files import printable
from transitiesim.interfaces.dashboard.views.stories import catalogue
from transitiesim.interfaces.room.hall import PLACE_FILE, Hall
from transitiesim.interfaces.room.markup import h
from transitiesim.interfaces.room.stories import PATH
from transitiesim.interfaces.room.words import MIND, TABLE_N, years_of_round
from transitiesim.language import Language, Text
from transitiesim.recommendations import switches
from transitiesim.training.room.cards import CARDS
from transitiesim.training.room.prepared import prepared_for
from transitiesim.training.room.settings import MOST_SEED
from transitiesim.training.room.state import CHARTS, DEBRIEF_PAGES
from transitiesim.training.stories.catalogue import write
from transitiesim.training.stories.controls import usual

TITLE = Text("Begeleider", "Facilitator")
CODE = Text("Code van de begeleider", "Facilitator's code")
ENTER = Text("Verder", "Go on")
WALL = Text("Open de muur in een eigen venster", "Open the wall in a window of its own")
STAGES = {
    "lobby": Text("Zaal loopt vol", "Room fills up"),
    "vote": Text("Ronde {n}: stemmen", "Round {n}: voting"),
    "counted": Text("Ronde {n}: geteld", "Round {n}: counted"),
    "reveal": Text("Ronde {n}: onthulling", "Round {n}: reveal"),
    "card": Text("Ronde {n}: schokkaart", "Round {n}: shock card"),
    "debrief": Text("Nabespreking", "Debrief"),
}
NEXT = {
    "lobby": Text("Begin ronde 1", "Begin round 1"),
    "vote": Text("Sluit de stemming en tel", "Close the vote and count"),
    "counted": Text("Laat zien wat er gebeurt", "Show what happens"),
    "reveal": Text("Trek een schokkaart", "Draw a shock card"),
    "card": Text("Begin de volgende ronde", "Begin the next round"),
    "debrief": Text("Volgende bladzijde", "Next page"),
}
TO_DEBRIEF = Text("Naar de nabespreking", "To the debrief")
SAY = {
    "lobby": Text(
        "Laat iedereen scannen. Leg uit: 32 jaar, een echte wijk, u bent samen de gemeente.",
        "Let everybody scan. Explain: 32 years, a real neighbourhood, together you are the municipality.",
    ),
    "vote": Text(
        "Eerst voorspellen, dan kiezen. Wat verwacht u dat er over een paar jaar te zien is?",
        "Predict first, then choose. What do you expect to see in a few years?",
    ),
    "counted": Text(
        "Wat viel af, en waarom? Wie had iets anders gekozen?", "What dropped out, and why? Who had chosen otherwise?"
    ),
    "reveal": Text(
        "Wat valt op? Waar zat de zaal ernaast, en waarom? Zet eventueel 'onder de radar' aan.",
        "What stands out? Where was the room wrong, and why? Switch on 'under the radar' if you like.",
    ),
    "card": Text(
        "Wat doet dit met uw plannen? Wat had u hiertegen kunnen regelen?",
        "What does this do to your plans? What could you have arranged against it?",
    ),
    "debrief": Text(
        "Wat neemt u mee naar uw eigen wijk? Wat zou u nooit meer zo doen?",
        "What do you take to your own neighbourhood? What would you never do that way again?",
    ),
}
BACK, PAUSE, GO_ON = Text("Stap terug", "Step back"), Text("Pauze", "Pause"), Text("Ga door", "Go on")
VOTES = Text("{votes} stemmen van {phones} telefoons", "{votes} votes from {phones} phones")
ON_WALL = Text("Op de muur", "On the wall")
CHART_TEXT = {
    "tally": Text("stand van de stemmen", "tally of votes"),
    "guesses": Text("voorspellingen", "predictions"),
    "path": Text("pad naar 2050", "path to 2050"),
    "radar": Text("onder de radar", "under the radar"),
    "news": Text("nieuws", "news"),
}
FITS = Text(
    "Staat 'onder de radar' aan, dan is er voor het nieuws geen plaats.",
    "With 'under the radar' on there is no room for the news.",
)
FITS_TABLES = Text(
    "Bij meer tafels past er één: 'onder de radar' gaat voor het pad (bij vier ook voor de voorspellingen), en het "
    "nieuws komt als die twee uit staan.",
    "With several tables one fits: 'under the radar' goes before the path (with four before the predictions too), and "
    "the news comes when both are off.",
)
OTHER_CARD = Text("Een andere kaart", "Another card")
REPLAY = Text("Speel opnieuw vanaf", "Play again from")
ROUND = Text("ronde {n}", "round {n}")
SURE = Text("Alles na dit punt vervalt. Doorgaan?", "Everything after this point is dropped. Go on?")
START = Text("Startgetal van het toeval: {seed}", "Seed of all chance: {seed}")
SEED = Text("Ander startgetal", "Another seed")
USE = Text("Begin opnieuw hiermee", "Start again with this")
PREPARED = Text("Voorbereide startgetallen", "Prepared seeds")
FILES = Text("Scenario's om mee te nemen", "Scenarios to take home")
COMMAND = Text("Zelfde getallen op de opdrachtregel:", "Same numbers on the command line:")
READY, BUSY = (
    Text("De uitkomst staat klaar.", "The outcome is ready."),
    Text("Rekent nog: {left} te gaan.", "Still calculating: {left} to go."),
)
STORIES = Text("Verhalen op de muur", "Stories on the wall")
STORIES_ABOUT = Text(
    "Tien minuten elk, voor of na het spel. Open deze pagina op de computer van de muur: een verhaal komt in het "
    "venster van de muur, en het spel blijft staan waar het is. De eerste keer laden duurt even.",
    "Ten minutes each, before or after the game. Open this page on the computer of the wall: a story comes in the "
    "window of the wall, and the game stays where it is. Loading takes a moment the first time.",
)
NO_STORIES = Text(
    "De bestanden voor de verhalen ontbreken hier; installeer het pakket solara-assets, of gebruik 'transitiesim "
    "dashboard' op een andere computer.",
    "The files for the stories are missing here; install the package solara-assets, or use 'transitiesim dashboard' on "
    "another computer.",
)
TO_GAME = Text("Terug naar het spel op de muur", "Back to the game on the wall")
ON_THIS = Text("Alle verhalen op dit scherm", "All stories on this screen")
OFFLINE = Text("Geen verbinding met de server. Ik probeer het opnieuw…", "No connection to the server. Trying again…")
OTHER = Text("English", "Nederlands")
_ENDS = {"lobby", "debrief"}


def login(language: Language, complaint: str = "", then: str = "facilitator") -> str:
    """What is shown to somebody who has not given the facilitator's code."""
    said = f"<p class='say bad' role=alert>{h(complaint)}</p>" if complaint else ""
    return (
        f"<h1>{h(TITLE[language])}</h1>{said}<form method=post action='/facilitator?lang={language}'>"
        f"<p><label for=c>{h(CODE[language])}</label></p><input type=hidden name=then value='{h(then)}'>"
        f"<input type=password id=c name=code maxlength=20 required autocomplete=off>"
        f"<button>{h(ENTER[language])}</button></form>"
    )


def _button(
    text: str, what: dict[str, object], *, name: str, light: bool = True, sure: str = "", extra: str = ""
) -> str:
    asked = f' data-sure="{h(sure)}"' if sure else ""
    look = " class=light" if light else ""
    return f'<button type=button id="{name}"{look}{asked}{extra} data-do="{h(json.dumps(what))}">{h(text)}</button>'


def facilitator(hall: Hall, language: Language) -> str:
    """What the facilitator sees now."""
    state = hall.state
    stage = STAGES[state.stage].format(n=state.number + 1)[language]
    if state.stage not in _ENDS:
        first, last = years_of_round(state.settings, state.number)
        stage += f" ({first}-{last})"
    if state.stage == "debrief":
        stage += f" {state.page + 1}/{len(DEBRIEF_PAGES)}"
    on = (TO_DEBRIEF if state.stage == "reveal" and state.last else NEXT[state.stage])[language]
    steps = (
        ""
        if state.stage == "debrief" and state.page + 1 == len(DEBRIEF_PAGES)
        else _button(on, {"kind": "moved", "to": "next", "at": hall.step}, name="next", light=False)
    )
    if state.stage != "lobby":
        steps += _button(BACK[language], {"kind": "moved", "to": "back", "at": hall.step}, name="back")
    steps += _button(
        (GO_ON if state.paused else PAUSE)[language], {"kind": "paused", "on": not state.paused}, name="pause"
    )
    votes = VOTES.format(votes=len(state.round.votes), phones=hall.phones())[language] + _by_table(hall, language)
    notice = f"<p class='say bad'>{h(hall.notice)}</p>" if hall.notice else ""
    return (
        f"<h1>{h(stage)}</h1>{notice}<p class=say>{h(SAY[state.stage][language])}</p>"
        f"<p role=status>{h(votes)}. {h(_readiness(hall, language))}</p><div class=steps>{steps}</div>"
        f"{_cards(hall, language)}{_charts(hall, language)}{_funded(hall, language)}"
        f"{_replay(hall, language)}{_seeds(hall, language)}{_files(hall, language)}"
        f"<p class=mind>{h(MIND[language])}</p>"
    )


def _by_table(hall: Hall, language: Language) -> str:
    """How many voted at each table, when there are several."""
    state = hall.state
    if state.settings.tables == 1 or state.stage == "lobby":
        return ""
    counts = [sum(one.table == table for one in state.round.votes.values()) for table in range(state.settings.tables)]
    said = [f"{TABLE_N.format(n=table + 1)[language].lower()}: {count}" for table, count in enumerate(counts)]
    return f" ({', '.join(said)})"


def _readiness(hall: Hall, language: Language) -> str:
    state = hall.state
    if state.stage not in {"counted", "reveal"}:
        return ""
    jobs = [*(hall.table_job(table) for table in range(state.settings.tables)), hall.practice_job()]
    left = sum(
        state.settings.replicates - (0 if job is None else job.done)
        for job in jobs
        if job is None or job.outcome is None
    )
    done = all(job is not None and job.outcome is not None for job in jobs)
    return READY[language] if done else BUSY.format(left=left)[language]


def _cards(hall: Hall, language: Language) -> str:
    state = hall.state
    if state.stage != "card":
        return ""
    buttons = "".join(
        _button(card.title[language], {"kind": "card", "name": name}, name=f"card-{name}")
        for name, card in CARDS.items()
        if name != state.round.card
    )
    return f"<h2>{h(OTHER_CARD[language])}</h2><div class=row>{buttons}</div>"


def _charts(hall: Hall, language: Language) -> str:
    hidden = hall.state.hidden
    buttons = "".join(
        _button(
            CHART_TEXT[name][language],
            {"kind": "chart", "name": name, "shown": name in hidden},
            name=f"chart-{name}",
            light=name in hidden,
            extra=f" aria-pressed={'false' if name in hidden else 'true'}",
        )
        for name in CHARTS
    )
    fits = (FITS if hall.state.settings.tables == 1 else FITS_TABLES)[language]
    return f"<h2>{h(ON_WALL[language])}</h2><div class=row>{buttons}</div><p class=mind>{h(fits)}</p>"


def _funded(hall: Hall, language: Language) -> str:
    state = hall.state
    rows = ""
    for number_, one in enumerate(state.rounds):
        if one.funded is None:
            continue
        first, last = years_of_round(state.settings, number_)
        for table, codes in enumerate(one.funded):
            who = f", {TABLE_N.format(n=table + 1)[language].lower()}" if state.settings.tables > 1 else ""
            names = "; ".join(f"{code} {switches()[code].title[language]}" for code in codes) or "-"
            rows += f"<tr><th scope=row>{first}-{last}{who}</th><td>{h(names)}</td></tr>"
    return f"<table><tbody>{rows}</tbody></table>" if rows else ""


def _replay(hall: Hall, language: Language) -> str:
    rounds = hall.state.rounds
    if not rounds:
        return ""
    buttons = "".join(
        _button(
            ROUND.format(n=one + 1)[language], {"kind": "again", "round": one}, name=f"again-{one}", sure=SURE[language]
        )
        for one in range(len(rounds))
    )
    return f"<h2>{h(REPLAY[language])}</h2><div class=row>{buttons}</div>"


def _seeds(hall: Hall, language: Language) -> str:
    settings = hall.state.settings
    sure = SURE[language] if hall.state.rounds else ""
    rows = "".join(
        f"<li>{_button(str(one.seed), {'kind': 'restarted', 'seed': one.seed}, name=f'seed-{one.seed}', sure=sure)} "
        f"{h(one.text[language])}</li>"
        for one in prepared_for(settings.place)
    )
    known = f"<h3>{h(PREPARED[language])}</h3><ul class=seeds>{rows}</ul>" if rows else ""
    use = _button(USE[language], {"kind": "restarted", "seed": 0}, name="restart", sure=sure, extra=" data-from=seed")
    return (
        f"<h2>{h(START.format(seed=settings.seed)[language])}</h2><p><label for=seed>{h(SEED[language])}</label> "
        f"<input type=number id=seed name=seed min=0 max={MOST_SEED} value={settings.seed} "
        f"data-now={settings.seed}></p>"
        f"{use}{known}"
    )


def _files(hall: Hall, language: Language) -> str:
    settings = hall.state.settings
    links = "".join(
        f"<li><a href='/table-{table + 1}.toml' download>{h(TABLE_N.format(n=table + 1)[language])}</a></li>"
        for table in range(settings.tables)
    )
    own = hall.folder / PLACE_FILE
    place = shlex.quote(printable(own)) if own.is_file() else settings.place
    command = f"transitiesim run table-1.toml -n {place} -r {settings.replicates} --seed {settings.seed}"
    return f"<h2>{h(FILES[language])}</h2><ul>{links}</ul><p>{h(COMMAND[language])}</p><p><code>{h(command)}</code></p>"


def _stories(hall: Hall, language: Language) -> str:
    """The stories, each in the window of the wall, and the way back to the game."""
    if not hall.stories:
        return f"<h2>{h(STORIES[language])}</h2><p>{h(NO_STORIES[language])}</p>"
    rows = "".join(
        f"<li><a href='{PATH}/?page=training&amp;lang={language}&amp;t={name}~{_start(name)}~wall' target=wall>"
        f"{one.letter}. {h(one.script.title[language])}</a></li>"
        for name, one in catalogue.STORIES.items()
    )
    return (
        f"<h2>{h(STORIES[language])}</h2><p>{h(STORIES_ABOUT[language])}</p><ul>{rows}</ul>"
        f"<p><a href='/wall?lang={language}' target=wall>{h(TO_GAME[language])}</a> · "
        f"<a href='{PATH}/?page=training&amp;lang={language}' target=stories>{h(ON_THIS[language])}</a></p>"
    )


def _start(name: str) -> str:
    controls = catalogue.STORIES[name].controls
    return write(name, usual(controls)).partition("~")[2]


def whole(hall: Hall, language: Language) -> str:
    """The whole content of the page."""
    other: Language = "en" if language == "nl" else "nl"
    return (
        f"<p id=off class='say bad' role=status hidden>{h(OFFLINE[language])}</p>"
        "<p id=say class='say bad' role=alert hidden></p>"
        f"<p><a href='/wall?lang={language}' target=wall>{h(WALL[language])}</a> · "
        f"<a lang={other} href='/facilitator?lang={other}'>{OTHER[language]}</a></p>"
        f"<div id=live>{facilitator(hall, language)}</div>{_stories(hall, language)}"
    )
