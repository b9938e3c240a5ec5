"""Mesa's own screen, SolaraViz, around one run: controls of Mesa, and the grid, the path and the agents."""

from __future__ import annotations

from html import escape
from typing import Any

import solara
from matplotlib.figure import Figure
from mesa.visualization import SolaraViz, make_plot_component
from mesa.visualization.components import PropertyLayerStyle
from mesa.visualization.mpl_space_drawing import draw_property_layers
from mesa.visualization.utils import update_counter

from transitiesim.interfaces.dashboard.shared import default_language
from transitiesim.interfaces.inspection.one_run import (
    MOST_REPLICATE,
    MOST_SEED,
    OFF_GAS,
    POSTS,
    SIGNED,
    TRUST,
    OneRun,
    Start,
    fields_of,
)
from transitiesim.language import Language, Text
from transitiesim.neighbourhood import read_facts
from transitiesim.scenario import date_text, read_scenario

start: Start | None = None
"""What the command line asked for; set before the server starts."""

LAYERS = {
    "on_gas": Text("woningen op gas", "homes on gas"),
    "signed": Text("getekend, wacht op aansluiting", "signed, waits for connection"),
    "gas_free": Text("van het gas af", "off gas"),
    "trust": Text("vertrouwen in de gemeente (gemiddeld)", "trust in the municipality (mean)"),
    "reached": Text("ooit bereikt", "ever reached"),
    "pipe": Text("leiding (1 gepland, 2 straat open, 3 in gebruik)", "pipe (1 planned, 2 street open, 3 in use)"),
    "homes": Text("woningen", "homes"),
    "street": Text("nummer van de straat", "number of the street"),
    "sub_area": Text("nummer van het deelgebied", "number of the sub-area"),
    "complex": Text("nummer van het complex", "number of the complex"),
}
WORDS = {
    "place": Text("Wijk", "Neighbourhood"),
    "scenario": Text("Scenario", "Scenario"),
    "replicate": Text("Herhaling", "Replicate"),
    "seed": Text("Startgetal", "Seed"),
    "layer": Text("Laag van het raster", "Layer of the grid"),
    "grid": Text("Raster, eind van {date} (maand {months})", "Grid, end of {date} (month {months})"),
    "at_start": Text("Raster, bij het begin", "Grid, at the start"),
    "agents": Text("Partijen en medewerkers", "Institutions and staff"),
    "household": Text("Huishouden (rij)", "Household (row)"),
    "why": Text("Waarom?", "Why?"),
    "kind": Text("soort", "kind"),
    "number": Text("nummer", "number"),
    "knows": Text("wat het van zichzelf weet", "what it knows of itself"),
}
COLOURS = {OFF_GAS: "#154273", SIGNED: "#b35300", TRUST: "#117733", POSTS: "#6b6b6b"}


@solara.component
def Page() -> Any:
    """The screen; each visitor has a run of its own."""
    asked = start or Start(read_facts("gillisbuurt"), read_scenario("baseline"))
    language = default_language()
    model = solara.use_memo(lambda: OneRun(asked), [])
    return SolaraViz(
        model,
        components=[
            (lambda one: Grid(one, language), 0),
            make_plot_component(COLOURS),
            (lambda one: Household(one, language), 0),
            (lambda one: Agents(one, language), 0),
        ],
        model_params={
            "start": asked,
            "neighbourhood": {
                "type": "Select",
                "value": asked.neighbourhood.id,
                "values": asked.neighbourhoods(),
                "label": WORDS["place"][language],
            },
            "scenario_name": {
                "type": "Select",
                "value": asked.scenario.name,
                "values": asked.scenarios(),
                "label": WORDS["scenario"][language],
            },
            "replicate": _slider("replicate", asked.replicate, 0, max(MOST_REPLICATE, asked.replicate), language),
            "draws": _slider("seed", asked.seed, 0, max(MOST_SEED, asked.seed), language),
        },
        name="transitiesim inspect",
        play_interval=100,
    )


def _slider(word: str, value: int, low: int, high: int, language: Language) -> dict[str, Any]:
    return {"type": "SliderInt", "value": value, "label": WORDS[word][language], "min": low, "max": high, "step": 1}


@solara.component
def Grid(model: OneRun, language: Language) -> Any:
    """One layer of the grid, as Mesa draws it."""
    update_counter.get()
    chosen = solara.use_reactive("on_gas")
    names = {text[language]: name for name, text in LAYERS.items()}
    months = int(model.time)
    with solara.Card() as card:
        title = WORDS["grid"][language].format(months=months, date=date_text(months - 1)) if months else ""
        solara.HTML(tag="h2", unsafe_innerHTML=escape(title or WORDS["at_start"][language]))
        solara.Select(
            label=WORDS["layer"][language],
            values=list(names),
            value=LAYERS[chosen.value][language],
            on_value=lambda words: chosen.set(names[words]),
        )
        solara.FigureMatplotlib(layer_figure(model, chosen.value), format="png", bbox_inches="tight")
    return card


def layer_figure(model: OneRun, name: str) -> Figure:
    """One layer of the grid with its scale."""
    figure = Figure(figsize=(5, 3.4))
    axes = figure.subplots()
    layer = getattr(model.space, name).data
    top = 1.0 if name == "trust" else max(1.0, float(layer.max()))
    style = PropertyLayerStyle(colormap="viridis", colorbar=True, alpha=1, vmin=min(0.0, float(layer.min())), vmax=top)
    draw_property_layers(model.space, lambda one: style if one.name == name else None, axes)
    axes.set_axis_off()
    return figure


@solara.component
def Household(model: OneRun, language: Language) -> Any:
    """One resident household: who lives there and why not yet."""
    update_counter.get()
    row = solara.use_reactive(0)
    one = model.resident(min(row.value, len(model.place.households) - 1))
    found = one.explain()
    from transitiesim.interfaces.command_line.one_household import about, verdict

    lines = [f"{label}: {words}" for label, words in about(one, language)] + verdict(one, found, language)
    with solara.Card() as card:
        solara.SliderInt(
            label=WORDS["household"][language], value=row, min=0, max=len(model.place.households) - 1, step=1
        )
        solara.HTML(tag="p", unsafe_innerHTML=f"<strong>{escape(found.sentence[language])}</strong>")
        solara.HTML(tag="ul", unsafe_innerHTML="".join(f"<li>{escape(line)}</li>" for line in lines))
    return card


@solara.component
def Agents(model: OneRun, language: Language) -> Any:
    """Every agent of the model with what it knows of itself."""
    update_counter.get()
    heads = "".join(f'<th scope="col">{escape(WORDS[name][language])}</th>' for name in ("kind", "number", "knows"))
    rows = "".join(
        f"<tr><td>{type(one).__name__}</td><td>{one.unique_id}</td><td>{escape(_told(one, language))}</td></tr>"
        for one in model.agents
    )
    with solara.Card() as card:
        table = f'<table class="ts-table"><caption>{escape(WORDS["agents"][language])}</caption>'
        solara.HTML(tag="div", unsafe_innerHTML=f"{table}<tr>{heads}</tr>{rows}</table>", classes=["ts-scroll"])
    return card


def _told(agent: object, language: Language) -> str:
    from transitiesim.interfaces.command_line.amounts import plain

    told = {
        name: plain(value, language) if isinstance(value, float) else str(value)
        for name, value in fields_of(agent).items()
        if name != "unique_id"
    }
    return "; ".join(f"{name} {words}" for name, words in told.items())
