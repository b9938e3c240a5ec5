"""What the wall shows, readable from ten metres: the code, the votes, the reveal, the card, the debrief."""

from __future__ import annotations

from io import BytesIO
from statistics import median

import segno

from transitiesim.interfaces.command_line.amounts import number, share, share_with_band
from transitiesim.interfaces.room.computing import Job
from transitiesim.interfaces.room.debrief import debrief
from transitiesim.interfaces.room.drawing import Curve, bar, guess_strip, path_chart
from transitiesim.interfaces.room.hall import Hall
from transitiesim.interfaces.room.markup import h
from transitiesim.interfaces.room.words import MIND, TABLE_N, years_of_round
from transitiesim.language import Language, Text
from transitiesim.recommendations import switches
from transitiesim.scenario import month_in_words
from transitiesim.scenario.dates import FIRST_YEAR
from transitiesim.training.room.budget import budget
from transitiesim.training.room.cards import CARDS, Card
from transitiesim.training.room.outcome import RADAR, Outcome

TITLE = Text("Muur", "Wall")
GO_TO = Text("Doe mee met uw telefoon", "Take part with your phone")
SAME_NET = Text("Op hetzelfde wifi als deze computer", "On the same wifi as this computer")
CODE = Text("code", "code")
PHONES = Text("{n} telefoons doen mee", "{n} phones take part")
PHONE = Text("1 telefoon doet mee", "1 phone takes part")
PLACE = Text("{place}: {homes} woningen, van 2019 tot en met 2050", "{place}: {homes} homes, from 2019 to 2050")
ROUND = Text("Ronde {n} van {all}: {first}-{last}", "Round {n} of {all}: {first}-{last}")
QUESTION = Text("Wat begint nu, en waar komt het uit?", "What begins now, and where does it lead?")
VOTES = Text("{n} stemmen binnen", "{n} votes in")
VOTE_1 = Text("1 stem binnen", "1 vote in")
PURSE = Text(
    "Te verdelen: {hours} uur per maand, € {euro}, hoogstens {most} nieuwe onderdelen",
    "To spend: {hours} hours a month, € {euro}, at most {most} new parts",
)
NO_VOTES = Text("Nog geen stemmen.", "No votes yet.")
MORE = Text("en {n} andere", "and {n} others")
SECRET = Text("De stand blijft nog verborgen.", "The tally stays hidden for now.")
PAUSE = Text("Even pauze", "A short pause")
COUNTED = Text("Dit begint nu", "This begins now")
NOTHING = Text("Er begint niets nieuws.", "Nothing new begins.")
LEFT_OUT = Text("Paste er niet meer bij: {codes}", "Did not fit any more: {codes}")
THOUGHT = Text(
    "{who} denkt: {guess}% van het gas af eind {year} (midden van {n})",
    "{who} thinks: {guess}% off gas at the end of {year} (middle of {n})",
)
THE_ROOM, THE_TABLE = Text("De zaal", "The room"), Text("De tafel", "The table")
BUSY = Text("De jaren gaan voorbij: {done} van {total} doorrekeningen…", "The years go by: {done} of {total} runs…")
CAME = Text("van het gas af, eind {year}", "off gas, end of {year}")
CAME_SHORT = Text("van het gas af", "off gas")
BAND = Text("80%-band {low} tot {high} · praktijk {practice}", "80% band {low} to {high} · practice {practice}")
CHART = Text(
    "Deel van de woningen dat van het gas af is, {first} tot en met {last}; eind {last}: {share}, praktijk {practice}",
    "Share of the homes that are off gas, {first} to {last}; end of {last}: {share}, practice {practice}",
)
GUESSES = Text(
    "Voorspellingen van de zaal (punten) en de uitkomst (streep): midden {guess}%, uitkomst {share}",
    "Predictions of the room (dots) and the outcome (bar): middle {guess}%, outcome {share}",
)
GUESSES_SHORT = Text("Gedacht {guess}%, geworden {share}", "Predicted {guess}%, came {share}")
KEY_MAIN = Text("midden van {n} doorrekeningen, met band", "middle of {n} runs, with band")
KEY_RUNS, KEY_TOLD = Text("elke doorrekening", "every run"), Text("die van het nieuws", "the one in the news")
KEY_GHOST = Text("praktijk", "practice")
NEWS = Text("Nieuws uit één van de doorrekeningen", "News from one of the runs")
RADAR_TITLE = Text("Onder de radar (0-100)", "Under the radar (0-100)")
PRACTICE = Text("praktijk", "practice")
CARD = Text("Schokkaart", "Shock card")
FROM = Text("Vanaf {month}, voor elke tafel", "From {month}, for every table")
OFFLINE = Text("Geen verbinding met de server. Ik probeer het opnieuw…", "No connection to the server. Trying again…")
_SHOWN = {1: 10, 2: 8, 3: 7, 4: 6}
_NEWS = {1: 5, 2: 4, 3: 2, 4: 2}
_WIDE = {1: 1060, 2: 880, 3: 580, 4: 425}
_SHOWN_SMALL, _NEWS_SMALL, _WIDE_SMALL = 7, 2, 700


def qr(link: str) -> str:
    """A link as a QR code."""
    out = BytesIO()
    segno.make(link, error="m").save(
        out, kind="svg", scale=10, border=2, xmldecl=False, svgns=False, omitsize=True, title=link
    )
    return out.getvalue().decode()


def wall(hall: Hall, language: Language, *, small: bool = False) -> str:
    """What is on the wall now.

    Args:
        hall: what the server knows.
        language: of the wall.
        small: whether the wall is smaller than 1920 by 1080 px. Letters stay as large, so there is less of everything;
            for several tables see `small_wall`.
    """
    state = hall.state
    if state.stage == "lobby":
        return _lobby(hall, language)
    said = f"<p class='say big' role=status>{h(PAUSE[language])}</p>" if state.paused else ""
    if state.stage == "debrief":
        return said + debrief(hall, language, small=small)
    first, last = years_of_round(state.settings, state.number)
    title = ROUND.format(n=state.number + 1, all=state.settings.rounds, first=first, last=last)[language]
    if state.stage == "card":
        return head(hall, language, CARD[language]) + said + _card(hall, language)
    pieces = {"vote": _vote, "counted": _counted, "reveal": _reveal}
    tables = "".join(
        f"<section>{table_name(hall, table, language)}{pieces[state.stage](hall, table, language, small)}</section>"
        for table in range(state.settings.tables)
    )
    under = below(hall, language)
    return f"{head(hall, language, title)}{said}<div class='tables t{state.settings.tables}'>{tables}</div>{under}"


def _lobby(hall: Hall, language: Language) -> str:
    code = hall.room.codes.room
    facts, homes = hall.facts, number(hall.state.settings.homes, language)
    return (
        f"<h1>{h(PLACE.format(place=facts.name, homes=homes)[language])}</h1><div class=lobby>{qr(hall.link)}<div>"
        f"<p class=big>{h(GO_TO[language])}</p><p>{h(SAME_NET[language])}</p><p class=big>{h(hall.addresses[0])}</p>"
        f"<p class=big>{CODE[language]}</p><p class='huge code'>{code}</p>"
        f"<p class=big role=status>{h(_phones(hall, language))}</p></div></div>"
    )


def _phones(hall: Hall, language: Language) -> str:
    count = hall.phones()
    return (PHONE if count == 1 else PHONES.format(n=count))[language]


def head(hall: Hall, language: Language, title: str) -> str:
    """Above everything: the round, and how to take part."""
    state = hall.state
    votes = len(state.round.votes)
    in_now = (VOTE_1 if votes == 1 else VOTES.format(n=votes))[language] if state.stage in {"vote", "counted"} else ""
    here = f"{in_now} · {_phones(hall, language)}" if in_now else _phones(hall, language)
    return (
        f"<header><div><h1>{h(title)}</h1><p>{h(hall.facts.name)}</p></div>"
        f"<div class=join>{h(hall.addresses[0])} <span class=code>{hall.room.codes.room}</span>"
        f"<p class=big id=votes>{h(here)}</p></div></header>"
    )


def table_name(hall: Hall, table: int, language: Language) -> str:
    """Above the column of a table; during a vote with how many voted there, so that all see who is waited for."""
    state = hall.state
    if state.settings.tables == 1:
        return ""
    name = TABLE_N.format(n=table + 1)[language]
    if state.stage == "vote":
        votes = len(guesses_at(hall, table))
        name += f" · {(VOTE_1 if votes == 1 else VOTES.format(n=votes))[language]}"
    return f"<h2>{h(name)}</h2>"


def guesses_at(hall: Hall, table: int) -> list[int]:
    """What a table predicted."""
    return [one.guess for one in hall.state.round.votes.values() if one.table == table]


def _vote(hall: Hall, table: int, language: Language, small: bool) -> str:
    state = hall.state
    left = budget(state.settings, state.running(table), state.number)
    purse = PURSE.format(
        hours=number(left.hours, language), euro=number(left.euro, language), most=state.settings.most_new
    )
    ask = f"<p class=big>{h(QUESTION[language])}</p>" if state.settings.tables == 1 else ""
    if "tally" in state.hidden:
        return f"{ask}<p>{h(purse[language])}</p><p class=say>{h(SECRET[language])}</p>"
    return f"{ask}<p>{h(purse[language])}</p>{_tally(hall, table, language, small)}"


def _tally(hall: Hall, table: int, language: Language, small: bool) -> str:
    counted = hall.state.tally(table)
    if not counted:
        return f"<p>{h(NO_VOTES[language])}</p>"
    most = _SHOWN_SMALL if small else _SHOWN[hall.state.settings.tables]
    top = max(counted.values())
    rows = "".join(
        f"<li><b>{votes}</b><span>{code} {h(switches()[code].title[language])}</span>{bar(votes / top)}</li>"
        for code, votes in list(counted.items())[:most]
    )
    more = f"<p>{h(MORE.format(n=len(counted) - most)[language])}</p>" if len(counted) > most else ""
    return f"<ol class=tally>{rows}</ol>{more}"


def _counted(hall: Hall, table: int, language: Language, small: bool) -> str:
    state = hall.state
    funded = (state.round.funded or ((),) * state.settings.tables)[table]
    counted = state.tally(table)
    rows = "".join(f"<li>{code} {h(switches()[code].title[language])} ({counted[code]})</li>" for code in funded)
    what = f"<h2>{h(COUNTED[language])}</h2><ul class='big'>{rows}</ul>" if rows else f"<p>{h(NOTHING[language])}</p>"
    missed = [code for code in counted if code not in funded]
    if missed:
        what += f"<p>{h(LEFT_OUT.format(codes=', '.join(missed[:12]))[language])}</p>"
    guesses = guesses_at(hall, table)
    if guesses and "guesses" not in state.hidden:
        year = years_of_round(state.settings, state.number)[1]
        who = (THE_ROOM if state.settings.tables == 1 else THE_TABLE)[language]
        guess = number(median(guesses), language)
        text = THOUGHT.format(who=who, guess=guess, year=year, n=len(guesses))[language]
        what += f"<p class=big>{h(text)}</p>"
        what += guess_strip(guesses, None, text, width=_WIDE_SMALL if small else _WIDE[state.settings.tables])
    return what + progress(hall.table_job(table), language)


def progress(job: Job | None, language: Language) -> str:
    """How far the calculation is, or what went wrong; nothing when it is there."""
    if job is not None and job.problem is not None:
        return f"<p class='say bad' role=alert>{h(job.problem[language])}</p>"
    if job is not None and job.outcome is not None:
        return ""
    done, total = (job.done, job.total) if job is not None else (0, 0)
    return f"<p class=say role=status>{h(BUSY.format(done=done, total=total)[language])}</p>"


def _reveal(hall: Hall, table: int, language: Language, small: bool) -> str:
    state = hall.state
    job, ghost = hall.table_job(table), hall.practice_job()
    # All tables at once: nobody should see the outcome of another table while still waiting.
    for awaited in (*(hall.table_job(each) for each in range(state.settings.tables)), ghost):
        if awaited is None or awaited.outcome is None:
            return progress(awaited, language)
    if job is None or job.outcome is None or ghost is None or ghost.outcome is None:
        return progress(None, language)
    one, other = job.outcome, ghost.outcome
    last = years_of_round(state.settings, state.number)[1]
    end, practice = one.at(last), share(other.median[other.at(last)])
    band = BAND.format(low=share(one.low[end]), high=share(one.high[end]), practice=practice)
    came = CAME.format(year=last) if state.settings.tables <= 3 else CAME_SHORT  # the year stands above all tables
    head = f"<p><span class=huge>{share(one.median[end])}</span> {h(came[language])}</p><p>{h(band[language])}</p>"
    left, right = "", ""
    wide = _WIDE_SMALL if small else _WIDE[state.settings.tables]
    if path_is_on(hall):
        high = 380 if small else 570 if state.settings.tables == 1 else 280
        left += path(hall, one, other, language, wide, high)
    guesses = guesses_at(hall, table)
    # Four narrow columns, or a small wall, are full with what is under the radar alone.
    room_for_guesses = (state.settings.tables < 4 and not small) or "radar" in state.hidden
    if guesses and "guesses" not in state.hidden and room_for_guesses:
        phrase = GUESSES if state.settings.tables == 1 else GUESSES_SHORT
        text = phrase.format(guess=number(median(guesses), language), share=share(one.median[end]))[language]
        strip = guess_strip(
            guesses, one.median[end], text, width=wide if state.settings.tables > 1 else 460 if small else 680
        )
        right += f"<h3>{h(text)}</h3>{strip}"
    if "radar" not in state.hidden:
        right += _radar(one, other, last, language)
    most = _NEWS_SMALL if small else _NEWS[state.settings.tables]
    news = one.news_between(state.settings.starts[state.number], state.settings.ends[state.number], most)
    if news and news_is_on(hall):
        rows = "".join(f"<li>{month_in_words(event.month, language)}: {h(event.text[language])}</li>" for event in news)
        right += f"<h3>{h(NEWS[language])}</h3><ul class=news>{rows}</ul>"
    if state.settings.tables > 1:
        return head + left + right
    return f"<div class=two><div>{head}{left}</div><div>{right}</div></div>"


def path_is_on(hall: Hall) -> bool:
    """Whether a reveal shows the path; of several tables there is room for that, or for what is under the radar."""
    state = hall.state
    return "path" not in state.hidden and (state.settings.tables == 1 or "radar" in state.hidden)


def news_is_on(hall: Hall) -> bool:
    """Whether a reveal shows the news; what moves under the radar was asked for, so that goes before it."""
    state = hall.state
    shown = "news" not in state.hidden and "radar" in state.hidden
    return shown and (state.settings.tables == 1 or not path_is_on(hall))


def path(hall: Hall, one: Outcome, other: Outcome, language: Language, wide: int, high: int) -> str:
    """The path of a table beside practice, on the scale of all tables."""
    state = hall.state
    _, last = years_of_round(state.settings, state.number)
    upto = one.at(last) + 1
    runs = [Curve(one.years[:upto], line[:upto], "run") for line in one.lines]
    told = [Curve(one.years[:upto], one.lines[one.told][:upto], "told")]
    practice = Curve(other.years[:upto], other.median[:upto], "ghost", "practice")
    main = Curve(one.years[:upto], one.median[:upto], "main", "main")
    # One scale for all tables: their charts stand side by side to be compared.
    highest = max(max(line[:upto]) for each in _outcomes(hall) for line in each.lines)
    top = next(limit for limit in (0.04, 0.12, 0.2, 0.4, 1.0, 9.0) if highest <= limit)
    text = CHART.format(
        first=FIRST_YEAR,
        last=last,
        share=share_with_band(one.median[upto - 1], one.low[upto - 1], one.high[upto - 1], language),
        practice=share(other.median[upto - 1]),
    )
    return path_chart(
        [*runs, *told, practice, main],
        (one.years[:upto], one.low[:upto], one.high[:upto]),
        (one.years[0], last),
        text[language],
        width=wide,
        height=high,
        top=min(top, 1.0),
        marks=card_marks(hall),
    )


def _outcomes(hall: Hall) -> list[Outcome]:
    """What is there of the tables."""
    jobs = [hall.table_job(table) for table in range(hall.state.settings.tables)]
    return [job.outcome for job in jobs if job is not None and job.outcome is not None]


def card_marks(hall: Hall) -> list[tuple[float, str]]:
    """Where the cards fell, each with its number."""
    ends = hall.state.settings.ends
    return [(FIRST_YEAR + ends[before] / 12 - 1, str(sign)) for sign, before, _ in _fell(hall)]


def _fell(hall: Hall) -> list[tuple[int, int, Card]]:
    """The cards that fell before the round that is on: a number for each, the round before it, and the card."""
    rounds = hall.state.rounds[: hall.state.number]
    fell = [(before, CARDS[one.card]) for before, one in enumerate(rounds) if one.card not in {"", "none"}]
    return [(sign, before, card) for sign, (before, card) in enumerate(fell, 1)]


def _radar(one: Outcome, other: Outcome, year: int, language: Language) -> str:
    end = one.at(year)
    rows = "".join(
        f"<tr><th scope=row>{h(text[language])}</th><td>{hundred(one.radar[name][0])}</td>"
        f"<td>{hundred(one.radar[name][end])}</td><td>{hundred(other.radar[name][other.at(year)])}</td></tr>"
        for name, text in RADAR.items()
    )
    return (
        f"<h3>{h(RADAR_TITLE[language])}</h3><table class=radar><thead><tr><td></td><th scope=col>{one.years[0]}</th>"
        f"<th scope=col>{year}</th><th scope=col>{h(PRACTICE[language])}</th></tr></thead><tbody>{rows}</tbody></table>"
    )


def hundred(value: float) -> str:
    """A value between 0 and 1 on a scale to 100."""
    return str(round(100 * value))


def below(hall: Hall, language: Language) -> str:
    """The key of the chart and the reservation, below a reveal."""
    state = hall.state
    if state.stage != "reveal":
        return ""
    mind = f"<p class=mind>{h(MIND[language])}</p>"
    if not path_is_on(hall):
        return mind
    main = KEY_MAIN.format(n=state.settings.replicates)[language]
    fell = "".join(
        f"<span class=card-key><b>{sign}</b> {h(card.title[language])}</span>" for sign, _, card in _fell(hall)
    )
    cards = f"<p class='key fell'>{fell}</p>" if fell else ""
    return (
        f"<p class=key><span>{h(main)}</span><span class=runs>{h(KEY_RUNS[language])}</span>"
        f"<span class=told>{h(KEY_TOLD[language])}</span><span class=ghost>{h(KEY_GHOST[language])}</span></p>"
        f"{cards}{mind}"
    )


def _card(hall: Hall, language: Language) -> str:
    state = hall.state
    card = CARDS[state.round.card]
    month = month_in_words(state.settings.ends[state.number], language)
    when = f"<p><b>{h(FROM.format(month=month)[language])}</b></p>" if card.name != "none" else ""
    kind = " none" if card.name == "none" else ""
    return f"<div class='card{kind}'><h2>{h(card.title[language])}</h2><p>{h(card.says[language])}</p>{when}</div>"
