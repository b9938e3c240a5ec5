"""What a phone shows: the vote, and after it what was decided and how the guess came out."""

from __future__ import annotations

import hashlib

from transitiesim.interfaces.command_line.amounts import number, share, share_with_band
from transitiesim.interfaces.room.hall import Hall
from transitiesim.interfaces.room.markup import h
from transitiesim.interfaces.room.words import (
    years_of_round,
)
from transitiesim.language import Language, Text
from transitiesim.recommendations import RECOMMENDATIONS, codes_of, switches
from transitiesim.training.room.budget import budget, can_begin, cost
from transitiesim.training.room.cards import CARDS
from transitiesim.training.room.counting import Vote

TITLE = Text("Uw stem", "Your vote")
TABLE = Text("Aan welke tafel zit u?", "At which table do you sit?")
TABLE_N = Text("Tafel {n}", "Table {n}")
OTHER_TABLE = Text("Tafel {n}. Toch een andere tafel", "Table {n}. Another table after all")
WAIT = Text("U doet mee. Kijk naar de muur; zo begint het.", "You are in. Look at the wall; it begins soon.")
PAUSE = Text("Even pauze. Wat u aankruiste, blijft staan.", "A short pause. What you ticked stays.")
ROUND = Text("Ronde {n}: {years}", "Round {n}: {years}")
ASK = Text(
    "Welke onderdelen moeten nu beginnen? Wat begint, gaat door en blijft kosten.",
    "Which parts should begin now? What begins, goes on and keeps costing.",
)
SPENT = Text(
    "<b>0</b> van {most} nieuw · <b>0</b> van {hours} uur per maand · € <b>0</b> van {euro}",
    "<b>0</b> of {most} new · <b>0</b> of {hours} hours a month · € <b>0</b> of {euro}",
)
OVER = Text("Dit is meer dan er is. Zet iets uit.", "This is more than there is. Untick something.")
HOURS = Text("{hours} uur per maand", "{hours} hours a month")
FREE = Text("geen uren of geld, wel een plaats", "no hours or money, but a place")
RUNS = Text("Loopt al: {codes}", "Runs already: {codes}")
GUESS = Text(
    "Welk deel van de woningen is eind {year} van het gas af? (procent)",
    "What share of the homes will be off gas at the end of {year}? (percent)",
)
VOTE, AGAIN = Text("Stem", "Vote"), Text("Stem opnieuw", "Vote again")
IN = Text(
    "Uw stem is binnen. Wijzigen kan tot de stemming sluit; u telt één keer mee.",
    "Your vote is in. You can change it until the vote closes; you count once.",
)
COUNTED = Text("De stemmen zijn geteld", "The votes are counted")
BEGINS = Text("Dit begint nu:", "This begins now:")
NOTHING = Text("Er begint niets nieuws.", "Nothing new begins.")
LOOK = Text("Kijk naar de muur.", "Look at the wall.")
CAME = Text("Eind {year} is {share} van het gas af.", "At the end of {year}, {share} are off gas.")
GUESSED = Text("U dacht {guess}%.", "You thought {guess}%.")
NO_GUESS = Text("U had deze ronde niet gestemd.", "You did not vote in this round.")
BUSY = Text("De jaren gaan voorbij…", "The years go by…")
END = Text("Dit was het spel", "That was the game")
OFF_BY = Text(
    "Uw voorspellingen zaten gemiddeld {points} procentpunt naast de uitkomst.",
    "Your predictions were {points} percentage points off on average.",
)
OFFLINE = Text("Geen verbinding. Ik probeer het opnieuw…", "No connection. Trying again…")
ENGLISH = Text("English", "Nederlands")
PRIVACY = Text(
    "Geen naam, geen account. Uw telefoon onthoudt een willekeurig woord, zodat u één keer meetelt.",
    "No name, no account. Your phone remembers a random word, so that you count once.",
)
CODE = Text("Code van de muur", "Code on the wall")
JOIN = Text("Doe mee", "Join")


def whole(hall: Hall, language: Language) -> tuple[str, str]:
    """The whole content of the page, and the attributes of its main part."""
    key, piece = key_of(hall, language, None, None), piece_of(hall, language, None, None)
    other: Language = "en" if language == "nl" else "nl"
    code = hall.room.codes.room
    main = (
        f'<p id="off" class="say bad" role="status" hidden>{h(OFFLINE[language])}</p><div id="live">{piece}</div>'
        f'<footer><p>{h(PRIVACY[language])}</p><p><a lang="{other}" href="/r/{code}?lang={other}">'
        f"{ENGLISH[language]}</a></p></footer>"
    )
    return main, f'data-code="{code}" data-key="{key}" data-offline="{h(OFFLINE[language])}"'


def entrance(language: Language, complaint: str = "") -> str:
    """What is shown to somebody without the code."""
    said = f'<p class="say bad" role="alert">{h(complaint)}</p>' if complaint else ""
    return (
        f"<h1>{h(JOIN[language])}</h1>{said}<form action=/join><p><label for=c>{h(CODE[language])}</label></p>"
        f'<input type=hidden name=lang value="{language}"><input type=text id=c name=code maxlength=12 required '
        f"autocomplete=off autocapitalize=characters><button>{h(JOIN[language])}</button></form>"
    )


def key_of(hall: Hall, language: Language, voter: str | None, table: int | None) -> str:
    """A key that is another one whenever the part that changes should be put in anew.

    Args:
        hall: what the server knows.
        language: of the phone.
        voter: what is kept of the phone; None when that is not known yet.
        table: at which it sits, if it said so.
    """
    state = hall.state
    table, vote = _seat(hall, voter, table)
    ready = ""
    if state.stage in {"reveal", "debrief"} and table is not None:
        ready = "r" if hall.all_ready() else ""
    known = "" if vote is None else f"{vote.table}{vote.parts}{vote.guess}"
    shown = (
        language,
        state.stage,
        state.number,
        state.round.ballot,
        state.paused,
        table,
        ready,
        known,
        state.round.card,
    )
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:12]


def piece_of(hall: Hall, language: Language, voter: str | None, table: int | None) -> str:
    """The part that changes."""
    state = hall.state
    table, vote = _seat(hall, voter, table)
    if table is None:
        buttons = "".join(
            f'<button type=button data-table="{one}">{h(TABLE_N.format(n=one + 1)[language])}</button>'
            for one in range(state.settings.tables)
        )
        return f"<h1>{h(TABLE[language])}</h1>{buttons}"
    seat = ""
    if state.settings.tables > 1:
        seat = f'<button type=button class=light data-table="">{h(OTHER_TABLE.format(n=table + 1)[language])}</button>'
    said = f"<p class=say role=status>{h(PAUSE[language])}</p>" if state.paused else ""
    if state.stage == "lobby":
        return f"<h1>{h(TITLE[language])}</h1><p class=say role=status>{h(WAIT[language])}</p>{seat}"
    if state.stage == "vote":
        return said + _form(hall, language, table, vote) + seat
    if state.stage == "counted":
        return said + _funded(hall, language, table) + seat
    if state.stage == "card":
        card = CARDS[state.round.card]
        return f"{said}<h1>{h(card.title[language])}</h1><p>{h(card.says[language])}</p>"
    if state.stage == "reveal":
        return said + _came(hall, language, table, vote)
    return said + _ended(hall, language, table, voter)


def _seat(hall: Hall, voter: str | None, table: int | None) -> tuple[int | None, Vote | None]:
    """The table that a phone sits at, if that is known, and its vote, if there is one."""
    settings = hall.state.settings
    vote = hall.state.round.votes.get(voter or "")
    if settings.tables == 1:
        return 0, vote
    if table is None and vote is not None:
        return vote.table, vote
    return (None if table is None or table >= settings.tables else table), vote


def _form(hall: Hall, language: Language, table: int, vote: Vote | None) -> str:
    state = hall.state
    settings, number_ = state.settings, state.number
    running = state.running(table)
    left = budget(settings, running, number_)
    ticked = vote.parts if vote is not None and vote.table == table else ()
    groups = []
    for recommendation, title in RECOMMENDATIONS.items():
        rows = ""
        for code in codes_of(recommendation):
            if code in running or not can_begin(code, number_):
                continue
            switch, price = switches()[code], cost(settings, code, number_, new=True)
            on = " checked" if code in ticked else ""
            rows += (
                f"<label class=part><input type=checkbox name=part value={code} data-hours={price.hours:.2f} "
                f"data-euro={price.euro:.0f}{on}>{code} {h(switch.title[language])}"
                f"<span>{h(switch.says[language])} ({_price(price.hours, price.euro, language)})</span></label>"
            )
        if rows:
            shown = " open" if any(f"value={code} " in rows for code in ticked) else ""
            groups.append(f"<details{shown}><summary>{recommendation}. {h(title[language])}</summary>{rows}</details>")
    most = {
        "most": settings.most_new,
        "hours": number(left.hours, language),
        "euro": number(left.euro, language),
    }
    went = f"<p>{h(RUNS.format(codes=', '.join(running))[language])}</p>" if running else ""
    box = f"<p id=say class=say role=status{'' if vote else ' hidden'}>{h(IN[language]) if vote else ''}</p>"
    guess = "" if vote is None else f" value={vote.guess}"
    year = years_of_round(settings, number_)[1]
    head = ROUND.format(n=number_ + 1, years=_years(hall, number_))[language]
    over = f"<div id=over role=status hidden>{h(OVER[language])}</div>"
    return (
        f"<h1>{h(head)}</h1><p>{h(ASK[language])}</p>{went}"
        f"<form id=vote data-round={number_} data-ballot={state.round.ballot} data-table={table}>"
        f"<div id=purse data-most={settings.most_new} data-hours={left.hours:.2f} data-euro={left.euro:.0f}>"
        f"{SPENT.format(**most)[language]}{over}</div>{''.join(groups)}"
        f"<p><label for=guess>{h(GUESS.format(year=year)[language])}</label></p>"
        f"<input type=number id=guess name=guess min=0 max=100 step=1 inputmode=numeric required{guess}> %"
        f"<button>{h((AGAIN if vote else VOTE)[language])}</button>{box}</form>"
    )


def _price(hours: float, euro: float, language: Language) -> str:
    parts = []
    if hours:
        parts.append(HOURS.format(hours=number(hours, language))[language])
    if euro:
        parts.append(f"€ {number(euro, language)}")
    return h(", ".join(parts) or FREE[language])


def _years(hall: Hall, number_: int) -> str:
    first, last = years_of_round(hall.state.settings, number_)
    return f"{first}-{last}"


def _funded(hall: Hall, language: Language, table: int) -> str:
    codes = (hall.state.round.funded or ())[table]
    rows = "".join(f"<li>{code} {h(switches()[code].title[language])}</li>" for code in codes)
    what = f"<p>{h(BEGINS[language])}</p><ul>{rows}</ul>" if rows else f"<p>{h(NOTHING[language])}</p>"
    return f"<h1>{h(COUNTED[language])}</h1>{what}<p>{h(LOOK[language])}</p>"


def _came(hall: Hall, language: Language, table: int, vote: Vote | None) -> str:
    first, year = years_of_round(hall.state.settings, hall.state.number)
    head = f"<h1>{first}-{year}</h1>"
    job = hall.table_job(table)
    if job is None or job.outcome is None or not hall.all_ready():
        return f"{head}<p class=say role=status>{h(BUSY[language])}</p>"
    one = job.outcome
    end = one.at(year)
    came = CAME.format(year=year, share=share_with_band(one.median[end], one.low[end], one.high[end], language))
    mine = NO_GUESS if vote is None else GUESSED.format(guess=vote.guess)
    return f"{head}<p class=say role=status>{h(came[language])}</p><p>{h(mine[language])}</p><p>{h(LOOK[language])}</p>"


def _ended(hall: Hall, language: Language, table: int, voter: str | None) -> str:
    state = hall.state
    job = hall.table_job(table)
    said = ""
    if job is not None and job.outcome is not None:
        one = job.outcome
        off = [
            abs(100 * one.median[one.at(years_of_round(state.settings, number_)[1])] - round_.votes[voter].guess)
            for number_, round_ in enumerate(state.rounds)
            if voter is not None and voter in round_.votes
        ]
        if off:
            points = number(sum(off) / len(off), language, 1)
            said = f"<p class=say role=status>{h(OFF_BY.format(points=points)[language])}</p>"
        said += f"<p>{h(CAME.format(year=one.years[-1], share=share(one.median[-1]))[language])}</p>"
    return f"<h1>{h(END[language])}</h1>{said}<p>{h(LOOK[language])}</p>"
