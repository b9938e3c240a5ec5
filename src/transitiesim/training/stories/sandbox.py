"""The sandbox: all seven recommendations, a start, a setback and a place of one's own choice."""

from __future__ import annotations

from transitiesim.language import Text
from transitiesim.recommendations import RECOMMENDATIONS, codes_of, switches
from transitiesim.scenario import Scenario, read_scenario
from transitiesim.training.stories import courses
from transitiesim.training.stories.controls import Control, Settings
from transitiesim.training.stories.courses import Runs, with_setback

_OFF_ON = (Text("uit", "off"), Text("vanaf 2019", "from 2019"), Text("vanaf 2028", "from 2028"))
_STARTS = (None, 0, 12 * 9)
CONTROLS = (
    courses.PLACE,
    *(
        Control(f"r{code}", Text(f"{code} {text.nl}", f"{code} {text.en}"), _STARTS, labels=_OFF_ON, slider=False)
        for code, text in RECOMMENDATIONS.items()
    ),
    courses.SETBACK,
    courses.RANK,
)


def jobs(settings: Settings) -> dict[str, Runs]:
    """What was chosen, and practice in the same world."""
    practice = with_setback(read_scenario("baseline"), settings["setback"], courses.SETBACK_YEAR)
    return {
        "courses": Runs(settings["place"], scenario_of(settings)),
        "practice": Runs(settings["place"], practice),
    }


def scenario_of(settings: Settings) -> Scenario:
    """Everything that was switched on; parts that have to begin at the start do so, or not at all."""
    scenario = read_scenario("baseline")
    for code in RECOMMENDATIONS:
        start = settings[f"r{code}"]
        if start is None:
            continue
        parts = [one for one in codes_of(code) if start == 0 or switches()[one].may_start_late]
        scenario = scenario.with_measures(*parts, start=start) if parts else scenario
    return with_setback(scenario, settings["setback"], courses.SETBACK_YEAR)
