"""See what does not show: the map, the radar, the tipping point, the barriers, the staff and the story."""

from __future__ import annotations

from typing import Any

import solara

from transitiesim.interfaces.command_line.pictures import tipping_map
from transitiesim.interfaces.dashboard.choice import Choice
from transitiesim.interfaces.dashboard.computing import BAND
from transitiesim.interfaces.dashboard.inside import YEAR, Inside, home_at, look_inside
from transitiesim.interfaces.dashboard.pages import vue
from transitiesim.interfaces.dashboard.pages.hooks import use_ensembles, use_piece
from transitiesim.interfaces.dashboard.pages.parts import figure, fold, heading, table, whence, words
from transitiesim.interfaces.dashboard.places import facts_of
from transitiesim.interfaces.dashboard.views import unseen
from transitiesim.interfaces.dashboard.views.map import HOME_TITLE, MADE_UP, counts_table, home_tables, map_of
from transitiesim.interfaces.dashboard.views.outlook import NOTHING_YET
from transitiesim.interfaces.dashboard.views.staff import posts_table, timeline
from transitiesim.language import Language, Text
from transitiesim.results import Results
from transitiesim.results.results import FIRST_YEAR

VIEWS = {
    "map": Text("Kaart", "Map"),
    "radar": Text("Onder de radar", "Under the radar"),
    "tipping": Text("Kantelpunt", "Tipping point"),
    "barriers": Text("Waarom nog niet", "Why not yet"),
    "staff": Text("Medewerkers", "Staff"),
    "story": Text("Verhaal", "Story"),
}
CHOOSE = Text("Wat wilt u zien?", "What do you want to see?")
ABOUT = {
    "map": Text(
        "Zo kan het gaan: één doorrekening, die van alle het dichtst bij de middelste uitkomst eindigt (herhaling "
        "{replicate}, startgetal {seed}). Klik op een woning: wie woont daar, wat vindt die ervan, en waarom nog niet?",
        "It may go like this: one run, of all the one that ends nearest to the middle outcome (replicate {replicate}, "
        "seed {seed}). Click a home: who lives there, what do they think, and why not yet?",
    ),
    "radar": Text(
        "Vertrouwen, kennis en samenwerking groeien jaren voordat er een woning van het gas gaat.",
        "Trust, knowledge and cooperation grow years before a home leaves gas.",
    ),
    "tipping": Text(
        "Bewoners kijken naar elkaar. Hoeveel zouden er meedoen, als zij zien hoeveel anderen dat al doen?",
        "Residents look at each other. How many would join, when they see how many others have?",
    ),
    "barriers": Text(
        "Van elke woning die nog op gas zit: wat houdt haar als eerste tegen?",
        "Of every home that is still on gas: what holds it back first?",
    ),
    "staff": Text(
        "Elk vertrek kost kennis en contacten; een lege post stelt niemand gerust. Een rij is een post.",
        "Every departure costs knowledge and contacts; an empty post reassures nobody. A row is a post.",
    ),
    "story": Text(
        "Dezelfde ene doorrekening, naverteld. Elke herhaling loopt anders.",
        "The same one run, told. Every replicate goes another way.",
    ),
}
HINT = Text(
    "Klik op een woning, of geef een nummer, en lees hier wie er woont.",
    "Click a home, or give a number, and read here who lives there.",
)
MINOR = Text("Ook de kleine gebeurtenissen", "Also the minor events")
COUNTS = Text("Dezelfde kaart als tabel", "The same map as a table")
_DRAWN = {
    "radar": (unseen.radar_svg, unseen.radar_table, unseen.RADAR_CAPTION, ("latent", "gas_free_share")),
    "barriers": (unseen.barriers_svg, unseen.barriers_table, unseen.BARRIER_CAPTION, ("barriers",)),
}
SAME = Text("Dezelfde getallen als tabel", "The same numbers as a table")


@solara.component
def Look(choice: Choice) -> Any:
    """The page on which one sees the invisible."""
    language = choice.language
    view, set_view = solara.use_state("map")
    [mine] = use_ensembles([(choice.place, choice.scenario, choice.seed, BAND)])
    results = mine.results
    enough = results is not None and mine.replicates >= BAND
    with solara.Div(classes=["ts-look"]) as page:
        vue.Choices(
            choices={
                "label": CHOOSE[language],
                "options": [{"value": name, "text": text[language]} for name, text in VIEWS.items()],
                "value": view,
            },
            event_choose=lambda name: set_view(name) if name in VIEWS else None,
        )
        heading(VIEWS[view][language])
        if mine.problem is not None:
            words(mine.problem[language])
        elif results is None or not enough:
            words(NOTHING_YET[language])
        elif view in _DRAWN:
            _Drawing(results, view, language)
        elif view == "tipping":
            _Tipping(choice, results)
        else:
            _Inside(choice, results, view)
    return page


@solara.component
def _Drawing(results: Results, view: str, language: Language) -> Any:
    """A drawing of the whole ensemble, with its table."""
    draw, tabulate, caption, names = _DRAWN[view]
    drawn = solara.use_memo(lambda: draw(results, language), [id(results), view, language])
    with solara.Div() as part:
        words(ABOUT[view][language])
        figure(drawn, caption[language])
        fold(SAME[language], tabulate(results, language).html())
        whence(names, results, language)
    return part


@solara.component
def _Tipping(choice: Choice, results: Results) -> Any:
    language, facts = choice.language, facts_of(choice.place)
    found, problem = use_piece(
        ("tipping", choice.place, choice.scenario, choice.seed), tipping_map, choice.scenario, facts, choice.seed
    )
    drawn = solara.use_memo(
        lambda: None if found is None else unseen.tipping_svg(found[0], facts.name, found[1], language),
        [id(found), language],
    )
    with solara.Div() as part:
        words(ABOUT["tipping"][language])
        if found is None or drawn is None:
            words((problem or NOTHING_YET)[language])
        else:
            figure(drawn, unseen.TIPPING_CAPTION[language])
            fold(SAME[language], unseen.tipping_table(found[0], language).html())
            whence(("tipping",), results, language)
    return part


@solara.component
def _Inside(choice: Choice, results: Results, view: str) -> Any:
    """What needs one run told in full."""
    language, facts = choice.language, facts_of(choice.place)
    minor, set_minor = solara.use_state(False)
    asked, set_asked = solara.use_state(None)
    number = unseen.middle_replicate(results)
    what = (choice.place, choice.scenario, choice.seed, number)
    inside, problem = use_piece(("inside", *what), look_inside, facts, choice.scenario, choice.seed, number)
    row, frame = asked or (0, 0)
    home, home_problem = use_piece(
        None if asked is None else ("home", *what, row, frame),
        home_at, facts, choice.scenario, choice.seed, number, row, YEAR * frame,
    )  # fmt: skip
    shown = solara.use_memo(
        lambda: map_of(inside, language) if inside is not None and view == "map" else None,
        [id(inside), language, view == "map"],
    )
    with solara.Div() as part:
        words(ABOUT[view][language].format(replicate=number, seed=choice.seed))
        if inside is None:
            words((problem or NOTHING_YET)[language])
        elif view == "map":
            with solara.Div(classes=["ts-two"]):
                vue.Map(map=shown, event_home=lambda click: set_asked(_home_of(click, inside)))
                with solara.Div(classes=["ts-who"], attributes={"aria-live": "polite"}):
                    if home is not None:
                        year = FIRST_YEAR - 1 + frame
                        heading(HOME_TITLE[language].format(row=row, year=year), level=3)
                        words(home[language].sentence, classes=["ts-sentence"])
                        for one in home_tables(home[language], language):
                            table(one)
                        for sentence in home[language].verdict:
                            words(sentence)
                        words(MADE_UP[language], classes=["ts-quiet"])
                    else:
                        words((HINT if asked is None else home_problem or NOTHING_YET)[language])
            fold(COUNTS[language], counts_table(inside, language).html())
            whence(("one_run", "trust_programme", "reached"), results, language)
        elif view == "staff":
            solara.HTML(tag="div", unsafe_innerHTML=timeline(inside, language))
            table(posts_table(inside, language))
            fold(unseen.STAFF_CAPTION[language], unseen.staff_table(inside, language).html())
            table(unseen.hours_table(results, language))
            whence(("one_run", "posts_filled", "hours_outreach"), results, language)
        else:
            vue.Tick(text=MINOR[language], value=minor, event_change=lambda on: set_minor(on is True))
            table(unseen.story_table(inside, language, everything=minor))
            whence(("one_run",), results, language)
    return part


def _home_of(click: object, inside: Inside) -> tuple[int, int] | None:
    """Home and moment of a click; None when it is none."""
    if not isinstance(click, dict):
        return None
    row, frame = click.get("row"), click.get("frame")
    if isinstance(row, int) and isinstance(frame, int) and 0 <= row < inside.homes and 0 <= frame < inside.frames:
        return row, frame
    return None
