"""The debrief, in four pages: what was chosen, what moved under the radar, what else could have been, who gained."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from transitiesim.interfaces.command_line.amounts import number, points, share, share_with_band
from transitiesim.interfaces.room.drawing import Curve, bar, path_chart
from transitiesim.interfaces.room.hall import Hall
from transitiesim.interfaces.room.markup import h
from transitiesim.interfaces.room.words import MIND, TABLE_N, years_of_round
from transitiesim.language import LANGUAGES, Language, Text
from transitiesim.neighbourhood import RESIDENT_TYPE_TEXT, TENURE_TEXT, ResidentType, Tenure
from transitiesim.recommendations import switches
from transitiesim.recording.recorder import TENURE_NAMES, TYPE_NAMES
from transitiesim.scenario import Scenario
from transitiesim.training.room.cards import CARDS
from transitiesim.training.room.outcome import RADAR, Outcome
from transitiesim.training.room.state import DEBRIEF_PAGES

CHOSEN = Text("Wat u koos", "What you chose")
RADAR_TITLE = Text("Wat er onder de radar gebeurde", "What happened under the radar")
OTHERWISE = Text("Wat dezelfde wijk anders had gedaan", "What the same neighbourhood would have done otherwise")
GAINED = Text("Wie in de wijk vooruitging", "Who in the neighbourhood gained")
BUSY = Text("Nog even rekenen: {done} van {total}…", "Still calculating: {done} of {total}…")
ROUND, BEGAN, CARD = Text("ronde", "round"), Text("begon", "began"), Text("daarna", "afterwards")
THOUGHT, CAME = Text("gedacht", "thought"), Text("geworden", "came")
CARDS_FELL = Text("Kaarten, na elke ronde een: {cards}", "Cards, one after each round: {cards}")
NOTHING = Text("niets", "nothing")
VISIBLE = Text("zichtbaar: van het gas af", "visible: off gas")
LATENT = Text("onzichtbaar: wat werd opgebouwd", "invisible: what was built up")
LATENT_IS = Text(
    "Opgebouwd: gemiddelde van vertrouwen (vanaf de start), betrokkenheid, kennis, gedeeld beeld, organisatie en "
    "opgeloste blokkades.",
    "Built up: mean of trust (from its start), involvement, knowledge, shared view, organisation and blockages "
    "removed.",
)
CHART = Text(
    "Van 2018 tot {last}: van het gas af eindigt op {share}, wat werd opgebouwd op {latent}",
    "From 2018 to {last}: off gas ends at {share}, what was built up at {latent}",
)
SAME_DRAWS = Text(
    "Zelfde wijk, zelfde toeval, andere keuzes: van het gas af eind 2050 (midden, en daarachter de 80%-band)",
    "Same neighbourhood, same chance, other choices: off gas at the end of 2050 (middle, and behind it the 80% band)",
)
YOURS = Text("Uw keuzes", "Your choices")
FURTHEST = Text(
    "Verder dan alle andere tafels in {n} van de {all} doorrekeningen", "Ahead of all other tables in {n} of {all} runs"
)
AHEAD = Text("Verder dan alle andere tafels", "Ahead of all other tables")
THOUGHT_CAME = Text(
    "Tot en met welk jaar, wat er begon, en tussen haakjes: gedacht → geworden",
    "Up to which year, what began, and in brackets: predicted → came",
)
GROUP = Text("groep", "group")
OFF_GAS, TRUST = Text("van het gas af", "off gas"), Text("vertrouwen", "trust")
THAN = Text("tussen haakjes: verschil met de praktijk in punten", "in brackets: difference to practice in points")
_GROUPS = {
    "tenure": {name: TENURE_TEXT[Tenure(place)] for place, name in enumerate(TENURE_NAMES)},
    "resident_type": {name: RESIDENT_TYPE_TEXT[ResidentType(place)] for place, name in enumerate(TYPE_NAMES)},
}


def debrief(hall: Hall, language: Language, *, small: bool = False) -> str:
    """The page of the debrief that is on; on a small wall all tables share one table of numbers."""
    state = hall.state
    name = DEBRIEF_PAGES[state.page]
    if small and (state.settings.tables > 1 or name in {"chosen", "radar"}):
        return f"{_title_of(hall, name, language)}{_together(hall, name, language)}{_foot(hall, name, language)}"
    make = {"chosen": _chosen, "radar": _radar, "otherwise": _otherwise, "gained": _gained}[name]
    tables = "".join(
        f"<section>{_name(hall, table, language)}{make(hall, table, language)}</section>"
        for table in range(state.settings.tables)
    )
    return (
        f"{_title_of(hall, name, language)}"
        f"<div class='tables t{state.settings.tables}'>{tables}</div>{_foot(hall, name, language)}"
    )


def _title_of(hall: Hall, name: str, language: Language) -> str:
    title = {"chosen": CHOSEN, "radar": RADAR_TITLE, "otherwise": OTHERWISE, "gained": GAINED}[name]
    place = f"{hall.facts.name} · {hall.state.page + 1}/{len(DEBRIEF_PAGES)}"
    return f"<header><h1>{h(title[language])}</h1><p class=join>{h(place)}</p></header>"


def _together(hall: Hall, name: str, language: Language) -> str:
    """A page for all tables at once, for a wall on which their columns do not fit."""
    tables = range(hall.state.settings.tables)
    outcomes = [_outcome(hall, table) for table in tables]
    plans = [hall.otherwise_jobs(table) for table in tables]
    jobs = [job for each in plans for _, job in each]
    known = [one for one in outcomes if one is not None]
    if len(known) < len(outcomes):
        return _busy(language)
    if name == "chosen":
        return _chosen_together(hall, known, language)
    if name == "radar":
        size = {1: (1200, 480), 2: (590, 430)}.get(len(known), (590, 215))
        pieces = "".join(
            f"<section>{_name(hall, table, language)}{_latent_chart(one, language, *size)}</section>"
            for table, one in enumerate(known)
        )
        return f"<div class='tables {'t1' if len(known) == 1 else 'halves'}'>{pieces}</div>{_latent_key(language)}"
    if any(job is None or job.outcome is None for job in jobs):
        done = sum(0 if job is None else job.done if job.outcome is None else job.total for job in jobs)
        return _busy(language, done, sum(job.total for job in jobs if job is not None))
    return (_otherwise_together if name == "otherwise" else _gained_together)(hall, known, language)


def across(hall: Hall, rows: Sequence[tuple[str, Sequence[str]]], language: Language) -> str:
    """A table with a column for every table of the room; there are none for the only one."""
    tables = hall.state.settings.tables
    names = "".join(f"<th scope=col>{h(TABLE_N.format(n=table + 1)[language])}</th>" for table in range(tables))
    head = f"<thead><tr><td></td>{names}</tr></thead>" if tables > 1 else ""
    body = "".join(
        f"<tr><th scope=row>{h(name)}</th>{''.join(f'<td>{h(cell)}</td>' for cell in cells)}</tr>"
        for name, cells in rows
    )
    return f"<table class=across>{head}<tbody>{body}</tbody></table>"


def _chosen_together(hall: Hall, outcomes: Sequence[Outcome], language: Language) -> str:
    state = hall.state
    rows = []
    for number_, round_ in enumerate(state.rounds):
        last = years_of_round(state.settings, number_)[1]
        cells = []
        for table, one in enumerate(outcomes):
            codes = (round_.funded or ((),) * state.settings.tables)[table]
            guesses = [vote.guess for vote in round_.votes.values() if vote.table == table]
            thought = f"{number(median(guesses), language)}%" if guesses else "-"
            came = share(one.median[one.at(last)])
            cells.append(f"{' '.join(codes) or NOTHING[language]} ({thought} → {came})")
        rows.append((str(last), cells))
    return f"{across(hall, rows, language)}<p class=mind>{h(THOUGHT_CAME[language])}</p>"


def _otherwise_together(hall: Hall, outcomes: Sequence[Outcome], language: Language) -> str:
    def said(one: Outcome) -> str:
        return share_with_band(one.median[-1], one.low[-1], one.high[-1], language)

    plans = [hall.otherwise_jobs(table) for table in range(len(outcomes))]
    rows = [(YOURS[language], [said(one) for one in outcomes])]
    for place, (plan, _) in enumerate(plans[0]):
        ends = [job.outcome for each in plans if (job := each[place][1]) is not None and job.outcome is not None]
        rows.append((_title(plan, language), [said(one) for one in ends]))
    ahead = [f"{_ahead(outcomes, table)} / {len(one.lines)}" for table, one in enumerate(outcomes)]
    return across(hall, [*rows, (AHEAD[language], ahead)], language)


def _gained_together(hall: Hall, outcomes: Sequence[Outcome], language: Language) -> str:
    rows = []
    for kind, names in _GROUPS.items():
        for name, text in names.items():
            cells = []
            for table, one in enumerate(outcomes):
                practice = hall.otherwise_jobs(table)[0][1]
                other = None if practice is None else practice.outcome
                there = None if other is None else other.groups[kind].get(name)
                cells.append(_with_difference(one.groups[kind].get(name), there, language))
            if name in outcomes[0].groups[kind]:
                rows.append((text[language], cells))
    return f"<p>{h(OFF_GAS[language].capitalize())}</p>{across(hall, rows, language)}"


def _name(hall: Hall, table: int, language: Language) -> str:
    return f"<h2>{h(TABLE_N.format(n=table + 1)[language])}</h2>" if hall.state.settings.tables > 1 else ""


def _foot(hall: Hall, name: str, language: Language) -> str:
    more = {"radar": LATENT_IS, "otherwise": SAME_DRAWS, "gained": THAN}.get(name)
    if name == "chosen" and hall.state.settings.tables > 1:
        fell = [CARDS[one.card].title[language] for one in hall.state.rounds[:-1] if one.card]
        more = Text(*(CARDS_FELL[each].format(cards=", ".join(fell)) for each in LANGUAGES))
    said = f"<p class=mind>{h(more[language])}</p>" if more is not None else ""
    return f"{said}<p class=mind>{h(MIND[language])}</p>"


def _outcome(hall: Hall, table: int) -> Outcome | None:
    job = hall.table_job(table)
    return None if job is None else job.outcome


def _busy(language: Language, done: int = 0, total: int = 0) -> str:
    return f"<p class=say role=status>{h(BUSY.format(done=done, total=total)[language])}</p>"


def _chosen(hall: Hall, table: int, language: Language) -> str:
    state = hall.state
    one = _outcome(hall, table)
    rows = []
    for number_, round_ in enumerate(state.rounds):
        first, last = years_of_round(state.settings, number_)
        codes = (round_.funded or ((),) * state.settings.tables)[table]
        if state.settings.tables == 1:
            what = ", ".join(f"{code} {switches()[code].title[language]}" for code in codes)
        else:
            what = ", ".join(codes)
        guesses = [vote.guess for vote in round_.votes.values() if vote.table == table]
        thought = f"{number(median(guesses), language)}%" if guesses else "-"
        came = "-" if one is None else share(one.median[one.at(last)])
        card = CARDS[round_.card].title[language] if round_.card and number_ < state.settings.rounds - 1 else ""
        years = f"{first}-{last}" if state.settings.tables <= 2 else f"{last}"
        after = f"<td>{h(card)}</td>" if state.settings.tables == 1 else ""
        rows.append(
            f"<tr><th scope=row>{years}</th><td>{h(what or NOTHING[language])}</td><td>{thought}</td>"
            f"<td>{came}</td>{after}</tr>"
        )
    titles = (ROUND, BEGAN, THOUGHT, CAME, *((CARD,) if state.settings.tables == 1 else ()))
    heads = "".join(f"<th scope=col>{h(text[language])}</th>" for text in titles)
    return f"<table class=chosen><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _latent_chart(one: Outcome, language: Language, width: int, height: int) -> str:
    """What was built up beside what shows."""
    text = CHART.format(last=one.years[-1], share=share(one.median[-1]), latent=share(max(0.0, one.latent[-1])))
    latent = Curve(one.years, [max(0.0, value) for value in one.latent], "told", "latent")
    return path_chart(
        [latent, Curve(one.years, one.median, "main", "main")],
        None,
        (one.years[0], one.years[-1]),
        text[language],
        width=width,
        height=height,
    )


def _latent_key(language: Language) -> str:
    return f"<p class=key><span>{h(VISIBLE[language])}</span><span class=told>{h(LATENT[language])}</span></p>"


def _radar(hall: Hall, table: int, language: Language) -> str:
    one = _outcome(hall, table)
    if one is None:
        return _busy(language)
    tables = hall.state.settings.tables
    chart = _latent_chart(one, language, {1: 900, 2: 860, 3: 580, 4: 425}[tables], {1: 600, 2: 330}.get(tables, 260))
    key = _latent_key(language)
    years = [one.years[0], *(years_of_round(hall.state.settings, at)[1] for at in range(hall.state.settings.rounds))]
    shown = {1: years, 2: [years[0], years[len(years) // 2], years[-1]]}.get(tables, [years[0], years[-1]])
    heads = "".join(f"<th scope=col>{year}</th>" for year in shown)
    rows = "".join(
        f"<tr><th scope=row>{h(name[language])}</th>"
        + "".join(f"<td>{round(100 * one.radar[key_][one.at(year)])}</td>" for year in shown)
        + "</tr>"
        for key_, name in RADAR.items()
    )
    table_ = f"<table><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<div class={'two' if tables == 1 else 'one'}><div>{chart}{key}</div><div>{table_}</div></div>"


def _otherwise(hall: Hall, table: int, language: Language) -> str:
    one = _outcome(hall, table)
    jobs = hall.otherwise_jobs(table)
    missing = [job for _, job in jobs if job is None or job.outcome is None]
    if one is None or missing:
        known = [job for _, job in jobs if job is not None]
        return _busy(
            language,
            sum(job.done if job.outcome is None else job.total for job in known),
            sum(job.total for job in known),
        )
    rows = [_bar(YOURS[language], one, language, "")]
    for plan, job in jobs:
        if job is not None and job.outcome is not None:
            rows.append(_bar(_title(plan, language), job.outcome, language, "ghost"))
    return f"<ul class='bars'>{''.join(rows)}</ul>{_furthest(hall, table, language)}"


def _furthest(hall: Hall, table: int, language: Language) -> str:
    """In how many runs a table ended ahead of all others: the runs of all tables have the same draws."""
    tables = hall.state.settings.tables
    outcomes = [_outcome(hall, each) for each in range(tables)]
    ends = [[line[-1] for line in one.lines] for one in outcomes if one is not None]
    if tables == 1 or len(ends) < tables:
        return ""
    ahead = _ahead([one for one in outcomes if one is not None], table)
    return f"<p class=big>{h(FURTHEST.format(n=ahead, all=len(ends[table]))[language])}</p>"


def _ahead(outcomes: Sequence[Outcome], table: int) -> int:
    ends = [[line[-1] for line in one.lines] for one in outcomes]
    return sum(
        all(mine > other[run] for each, other in enumerate(ends) if each != table)
        for run, mine in enumerate(ends[table])
    )


def _title(plan: Scenario, language: Language) -> str:
    return plan.title[language]


def _bar(name: str, one: Outcome, language: Language, kind: str) -> str:
    said = share_with_band(one.median[-1], one.low[-1], one.high[-1], language)
    drawn = bar(one.median[-1], kind, (one.low[-1], one.high[-1]))
    return f"<li><span class=big>{h(said)}</span> {h(name)}{drawn}</li>"


def _gained(hall: Hall, table: int, language: Language) -> str:
    one = _outcome(hall, table)
    _, practice = hall.otherwise_jobs(table)[0]
    if one is None or practice is None or practice.outcome is None:
        return _busy(language)
    other = practice.outcome
    parts = []
    for kind, names in _GROUPS.items():
        rows = "".join(
            f"<tr><th scope=row>{h(text[language])}</th>"
            f"<td>{_with_difference(one.groups[kind].get(name), other.groups[kind].get(name), language)}</td>"
            f"{_trust(hall, kind, name, one, other, language)}</tr>"
            for name, text in names.items()
            if name in one.groups[kind]
        )
        titles = (GROUP, OFF_GAS, TRUST) if hall.state.settings.tables <= 2 else (GROUP, OFF_GAS)
        heads = "".join(f"<th scope=col>{h(text[language])}</th>" for text in titles)
        parts.append(f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")
    joined = "<p></p>".join(parts)
    if hall.state.settings.tables > 1:
        return joined
    return f"<div class='tables t2 gained'><div>{parts[0]}</div><div>{parts[1]}</div></div>"


def _trust(hall: Hall, kind: str, name: str, one: Outcome, other: Outcome, language: Language) -> str:
    """Trust of a group, where there is room for it."""
    if hall.state.settings.tables > 2:
        return ""
    return f"<td>{_with_difference(one.trust[kind].get(name), other.trust[kind].get(name), language)}</td>"


def _with_difference(here: float | None, there: float | None, language: Language) -> str:
    if here is None:
        return "-"
    return share(here) if there is None else f"{share(here)} ({points(here - there, language)})"
