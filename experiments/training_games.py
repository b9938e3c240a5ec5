"""Games that a trainer can expect: a few rooms with one idea each, played through with every prepared seed.

Run from the project folder: `uv run python experiments/training_games.py`. It writes docs/training/games.md.
"""

from __future__ import annotations

from pathlib import Path

from transitiesim.language import Text
from transitiesim.neighbourhood import read_facts
from transitiesim.running import run
from transitiesim.scenario import Scenario
from transitiesim.training.room.budget import fits
from transitiesim.training.room.cards import CARDS
from transitiesim.training.room.events import Moved, Voted
from transitiesim.training.room.outcome import Outcome, outcome_of
from transitiesim.training.room.plan import otherwise, table_plan
from transitiesim.training.room.prepared import PREPARED
from transitiesim.training.room.settings import Settings
from transitiesim.training.room.state import State, after

PAGE = Path(__file__).parents[1] / "docs" / "training" / "games.md"
ROOMS: dict[Text, tuple[tuple[str, ...], ...]] = {
    Text("eerst de mensen", "people first"): (
        ("4.3", "5.2", "6.2", "1.2", "7.1"),
        ("5.1", "5.4", "6.1", "5.3", "4.4"),
        ("2.2", "3.2", "6.3", "1.1", "2.4"),
        ("3.3", "3.5", "1.3", "7.4", "2.3"),
        ("4.2", "2.1"),
        (),
    ),
    Text("eerst een regisseur", "a director first"): (
        ("3.4", "5.2", "6.2", "1.2", "7.1"),
        ("5.1", "5.4", "6.1", "4.3", "1.1"),
        ("5.3", "1.3", "3.1", "4.1"),
        (),
        (),
        (),
    ),
    Text("eerst de partners", "partners first"): (
        ("2.4", "3.2", "2.3", "4.4", "3.3"),
        ("2.1", "2.2", "7.4", "3.5", "6.3"),
        ("4.2", "1.3", "3.1", "2.5"),
        ("4.1", "1.1"),
        ("4.3", "5.1"),
        ("5.4",),
    ),
    Text("tien jaar wachten", "ten years of waiting"): (
        (),
        (),
        ("4.3", "5.1", "5.4", "6.1", "1.1"),
        ("5.3", "4.4", "2.2", "3.2", "2.4"),
        ("6.3", "3.3", "3.5", "1.3", "2.3"),
        ("4.1", "7.4", "2.1"),
    ),
}
HEAD = """# Games to expect / Wat meestal gebeurt

Made by `experiments/training_games.py`: six rounds, one table, 20 runs each, cards as the seed draws them. Every number
is the middle of the runs, with the 80 percent band at the end; "past half" counts the runs in which more than half of
the homes are off gas at the end of 2050. Consequences of assumptions, not a forecast.

*Gemaakt door `experiments/training_games.py`: zes rondes, één tafel, steeds 20 doorrekeningen, kaarten zoals het
startgetal ze trekt. Elk getal is het midden van de doorrekeningen, met de 80%-band aan het eind; "voorbij de helft"
telt de doorrekeningen waarin eind 2050 meer dan de helft van de woningen van het gas af is. Gevolgen van aannames,
geen voorspelling.*
"""


def game(settings: Settings, rounds: tuple[tuple[str, ...], ...]) -> State:
    """A room in which everybody wants the same; what does not fit is left out, last wish first."""
    state = after(State(settings), Moved(to="next"))
    for number, wanted in enumerate(rounds):
        parts = list(wanted)
        while not fits(settings, state.running(0), parts, number):
            parts.pop()
        ballot = state.round.ballot
        state = after(state, Voted(voter="0" * 16, round=number, ballot=ballot, table=0, parts=parts, guess=5))
        for _ in range(3 if number == settings.rounds - 1 else 4):
            state = after(state, Moved(to="next"))
    return state


def row(name: Text, one: Outcome, years: list[int]) -> str:
    """One line of the table."""
    cells = [f"{100 * one.median[one.at(year)]:.0f}" for year in years]
    past = sum(line[-1] > 0.5 for line in one.lines)
    trust, latent = 100 * one.radar["trust_programme"][-1], 100 * one.latent[-1]
    band = f"{100 * one.low[-1]:.0f}-{100 * one.high[-1]:.0f}"
    return f"| {name.en} / {name.nl} | {' | '.join(cells)} | {band} | {past} | {trust:.0f} | {latent:.0f} |"


def outcome(plan: Scenario, settings: Settings) -> Outcome:
    """What comes of a plan."""
    return outcome_of(run(plan, settings.place, replicates=settings.replicates, seed=settings.seed))


def main() -> None:
    """Play everything and write the page."""
    pieces = [HEAD]
    for prepared in PREPARED:
        facts = read_facts(prepared.place)
        settings = Settings(prepared.place, round(facts.number("dwellings")), prepared.seed)
        years = [2018 + end // 12 for end in settings.ends]
        played = {name: game(settings, rounds) for name, rounds in ROOMS.items()}
        first = next(iter(played.values()))
        practice, *_, everything = otherwise(first, 0)
        rows = [row(Text("praktijk", "practice"), outcome(practice, settings), years)]
        rows += [row(name, outcome(table_plan(state, 0, 5), settings), years) for name, state in played.items()]
        rows.append(row(Text("alles vanaf 2019", "everything from 2019"), outcome(everything, settings), years))
        cards = ", ".join(CARDS[one.card].title.en for one in first.rounds if one.card)
        heads = " | ".join(f"{year}, %" for year in years)
        pieces += [
            f"\n## {facts.name}, seed {prepared.seed}\n\nCards: {cards}.\n",
            f"| room / zaal | {heads} | band | past half, of 20 | trust | built up |",
            "|---|" + "---|" * (len(years) + 4),
            *rows,
        ]
    PAGE.write_text("\n".join(pieces) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
