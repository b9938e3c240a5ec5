"""One run as Mesa's screen wants it: made anew from plain words and numbers, and collecting while it steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mesa import DataCollector

from transitiesim.model import HeatTransition
from transitiesim.neighbourhood import Facts, Heating, known_neighbourhoods, read_facts
from transitiesim.running import draw_numbers
from transitiesim.running.one_run import build_for
from transitiesim.scenario import Scenario, known_scenarios, read_scenario

OFF_GAS, SIGNED, TRUST, POSTS = "off_gas", "signed", "trust", "posts_filled"
MOST_REPLICATE, MOST_SEED = 99, 99  # on the sliders; what is asked for on the command line may be higher


@dataclass(slots=True)
class Start:
    """What the command line asked for; files of one's own stand beside what comes with the program.

    Attributes:
        neighbourhood: facts of the place.
        scenario: the scenario.
        replicate: number of the replicate.
        seed: seed of all draws.
    """

    neighbourhood: Facts
    scenario: Scenario
    replicate: int = 0
    seed: int = 1

    def neighbourhoods(self) -> list[str]:
        """Ids to choose from, that of the command line first."""
        return list(dict.fromkeys((self.neighbourhood.id, *known_neighbourhoods())))

    def scenarios(self) -> list[str]:
        """Names to choose from, that of the command line first."""
        return list(dict.fromkeys((self.scenario.name, *known_scenarios())))


class OneRun(HeatTransition):
    """A replicate as `transitiesim run` does it, under the arguments that Mesa's screen can change.

    Args:
        start: what the command line asked for.
        neighbourhood: id of the place; that of `start` when left out.
        scenario_name: that of `start` when left out. (An argument named `scenario` would belong to Mesa.)
        replicate: number of the replicate, from 0.
        draws: seed of all draws. (`seed` and `rng` belong to Mesa.)
    """

    def __init__(
        self,
        start: Start,
        neighbourhood: str | None = None,
        scenario_name: str | None = None,
        replicate: int | None = None,
        draws: int | None = None,
    ) -> None:
        same_place = neighbourhood in {None, start.neighbourhood.id}
        facts = start.neighbourhood if same_place else read_facts(str(neighbourhood))
        same_scenario = scenario_name in {None, start.scenario.name}
        scenario = start.scenario if same_scenario else read_scenario(str(scenario_name))
        number = start.replicate if replicate is None else int(replicate)
        drawn = draw_numbers(facts, start.seed if draws is None else int(draws), number)
        super().__init__(
            build_for(drawn, scenario), scenario, drawn.parameters, seed=drawn.seed, on_values=drawn.on_values
        )
        self.datacollector = DataCollector(
            model_reporters={OFF_GAS: _off_gas, SIGNED: _signed, TRUST: _trust, POSTS: _posts}
        )
        self.datacollector.collect(self)

    def step(self) -> None:
        """One month, and a look at it."""
        super().step()
        self.datacollector.collect(self)


def _off_gas(model: HeatTransition) -> float:
    on_gas = int((model.state.heating <= Heating.HYBRID).sum())
    return 1 - on_gas / max(1, model.on_gas_at_start)


def _signed(model: HeatTransition) -> float:
    return float((model.state.heating == Heating.SIGNED).sum() / max(1, model.on_gas_at_start))


def _trust(model: HeatTransition) -> float:
    return float(model.state.trust_programme.mean())


def _posts(model: HeatTransition) -> float:
    return float(model.office.posts_filled)


def fields_of(agent: object) -> dict[str, Any]:
    """What an agent knows of itself: plain numbers and words, not the columns and not the model."""
    plain = (bool, int, float, str)
    found = {name: value for name, value in vars(agent).items() if not name.startswith("_")}
    return {
        name: value.item() if hasattr(value, "item") and getattr(value, "ndim", 1) == 0 else value
        for name, value in found.items()
        if isinstance(value, plain) or (hasattr(value, "item") and getattr(value, "ndim", 1) == 0)
    }
