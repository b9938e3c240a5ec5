"""The wall for several tables on a screen smaller than 1920 by 1080: less of everything, in letters as large."""

from __future__ import annotations

from statistics import median

from transitiesim.interfaces.command_line.amounts import number, share
from transitiesim.interfaces.room import wall
from transitiesim.interfaces.room.debrief import across
from transitiesim.interfaces.room.hall import Hall
from transitiesim.interfaces.room.markup import h
from transitiesim.interfaces.room.words import TABLE_N, years_of_round
from transitiesim.language import Language, Text
from transitiesim.recommendations import switches
from transitiesim.scenario import month_in_words
from transitiesim.training.room.budget import budget
from transitiesim.training.room.outcome import RADAR, Outcome

PURSE = Text("{hours} uur per maand, € {euro}, {most} nieuw", "{hours} hours a month, € {euro}, {most} new")
LEFT_OUT = Text("Niet: {codes}", "Not: {codes}")
THOUGHT = Text("Gedacht voor {year}: {guess}%", "Predicted for {year}: {guess}%")
# By the number of tables: two have the whole height of the wall, three or four half of it.
_ROWS = {2: 9, 3: 3, 4: 3}
_HIGH = {2: 400, 3: 205, 4: 205}


def small_wall(hall: Hall, language: Language) -> str:
    """What is on the wall now."""
    state = hall.state
    if state.settings.tables == 1 or state.stage not in {"vote", "counted", "reveal"}:
        return wall.wall(hall, language, small=True)
    first, last = years_of_round(state.settings, state.number)
    title = wall.ROUND.format(n=state.number + 1, all=state.settings.rounds, first=first, last=last)[language]
    said = f"<p class='say' role=status>{h(wall.PAUSE[language])}</p>" if state.paused else ""
    main = {"vote": _vote, "counted": _counted, "reveal": _reveal}[state.stage](hall, language)
    return f"{wall.head(hall, language, title)}{said}{main}{wall.below(hall, language)}"


def _halves(pieces: list[str]) -> str:
    """Two tables beside each other, and two below them."""
    return f"<div class='tables halves'>{''.join(f'<section>{piece}</section>' for piece in pieces)}</div>"


def _vote(hall: Hall, language: Language) -> str:
    state = hall.state
    pieces, most = [], _ROWS[state.settings.tables]
    for table in range(state.settings.tables):
        left = budget(state.settings, state.running(table), state.number)
        purse = PURSE.format(
            hours=number(left.hours, language), euro=number(left.euro, language), most=state.settings.most_new
        )
        counted = state.tally(table)
        if "tally" in state.hidden:
            said = f"<p class=say>{h(wall.SECRET[language])}</p>"
        elif not counted:
            said = f"<p>{h(wall.NO_VOTES[language])}</p>"
        else:
            rows = "".join(
                f"<li><b>{votes}</b><span>{code} {h(switches()[code].title[language])}</span></li>"
                for code, votes in list(counted.items())[:most]
            )
            more = len(counted) - most
            said = f"<ol class=tally>{rows}</ol>"
            said += f"<p>{h(wall.MORE.format(n=more)[language])}</p>" if more > 0 else ""
        pieces.append(f"{wall.table_name(hall, table, language)}<p>{h(purse[language])}</p>{said}")
    return _halves(pieces)


def _counted(hall: Hall, language: Language) -> str:
    state = hall.state
    year = years_of_round(state.settings, state.number)[1]
    pieces = []
    for table in range(state.settings.tables):
        funded = (state.round.funded or ((),) * state.settings.tables)[table]
        counted = state.tally(table)
        rows = "".join(f"<li>{code} {h(switches()[code].title[language])} ({counted[code]})</li>" for code in funded)
        missed = [code for code in counted if code not in funded]
        guesses = wall.guesses_at(hall, table)
        said = [LEFT_OUT.format(codes=", ".join(missed[:6]))] if missed else []
        if guesses and "guesses" not in state.hidden:
            said.append(THOUGHT.format(year=year, guess=number(median(guesses), language)))
        name = f"{TABLE_N.format(n=table + 1)[language]}: {wall.COUNTED[language].lower()}"
        pieces.append(
            f"<h2>{h(name)}</h2>"
            + (f"<ul>{rows}</ul>" if rows else f"<p>{h(wall.NOTHING[language])}</p>")
            + (f"<p>{h(' · '.join(one[language] for one in said))}</p>" if said else "")
        )
    awaited = [
        job for table in range(state.settings.tables) if (job := hall.table_job(table)) is None or not job.outcome
    ]
    return _halves(pieces) + (wall.progress(awaited[0], language) if awaited else "")


def _reveal(hall: Hall, language: Language) -> str:
    state = hall.state
    tables = range(state.settings.tables)
    jobs, ghost = [hall.table_job(table) for table in tables], hall.practice_job()
    for awaited in (*jobs, ghost):
        if awaited is None or awaited.outcome is None:
            return wall.progress(awaited, language)
    found = [job.outcome for job in jobs if job is not None and job.outcome is not None]
    other = None if ghost is None else ghost.outcome
    if other is None:
        return wall.progress(None, language)
    year = years_of_round(state.settings, state.number)[1]
    if wall.path_is_on(hall):
        pieces = []
        for table, one in enumerate(found):
            name, guess = TABLE_N.format(n=table + 1)[language], _guess(hall, table, one, year, language)
            title = f"{name}: {guess[0].lower()}{guess[1:]}" if guess else name
            chart = wall.path(hall, one, other, language, 400, _HIGH[len(found)])
            end = _end(one, other, year, language)
            pieces.append(f"<h2>{h(title)}</h2><div class=beside><div>{end}</div>{chart}</div>")
        return _halves(pieces)
    heads = [_head(hall, table, one, other, year, language) for table, one in enumerate(found)]
    if wall.news_is_on(hall):
        heads = [head + _news(hall, one, language) for head, one in zip(heads, found, strict=True)]
    columns = "".join(f"<section>{head}</section>" for head in heads)
    under = "" if "radar" in state.hidden else _radar(hall, found, other, year, language)
    return f"<div class='tables t{len(found)}'>{columns}</div>{under}"


def _head(hall: Hall, table: int, one: Outcome, other: Outcome, year: int, language: Language) -> str:
    name = f"{TABLE_N.format(n=table + 1)[language]}, {year}"
    guess = _guess(hall, table, one, year, language)
    said = f"<p>{h(guess)}</p>" if guess else ""
    return f"<h2>{h(name)}</h2>{_end(one, other, year, language)}{said}"


def _end(one: Outcome, other: Outcome, year: int, language: Language) -> str:
    """Where a table stands, beside practice."""
    end = one.at(year)
    band = wall.BAND.format(
        low=share(one.low[end]), high=share(one.high[end]), practice=share(other.median[other.at(year)])
    )
    return f"<p><span class=huge>{share(one.median[end])}</span></p><p>{h(band[language])}</p>"


def _guess(hall: Hall, table: int, one: Outcome, year: int, language: Language) -> str:
    """What a table predicted and what came, when that is to be shown."""
    guesses = wall.guesses_at(hall, table)
    if not guesses or "guesses" in hall.state.hidden:
        return ""
    guess = number(median(guesses), language)
    return wall.GUESSES_SHORT.format(guess=guess, share=share(one.median[one.at(year)]))[language]


def _news(hall: Hall, one: Outcome, language: Language) -> str:
    settings, number_ = hall.state.settings, hall.state.number
    news = one.news_between(settings.starts[number_], settings.ends[number_], 1)
    rows = "".join(f"<p>{month_in_words(event.month, language)}: {h(event.text[language])}</p>" for event in news)
    return f"<h3>{h(wall.NEWS[language])}</h3>{rows}" if rows else ""


def _radar(hall: Hall, found: list[Outcome], other: Outcome, year: int, language: Language) -> str:
    """One table for all: the start and practice are the same for every table of the room."""
    rows = []
    for key, text in RADAR.items():
        start = wall.hundred(found[0].radar[key][0])
        practice = wall.hundred(other.radar[key][other.at(year)])
        label = f"{text[language]} ({found[0].years[0]}: {start}, {wall.PRACTICE[language]}: {practice})"
        rows.append((label, [wall.hundred(one.radar[key][one.at(year)]) for one in found]))
    return f"<h3>{h(wall.RADAR_TITLE[language])}</h3>{across(hall, rows, language)}"
