"""Measures of a scenario as they take effect: which numbers change when, and what they cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transitiesim.parameters import Parameters, replace
from transitiesim.recommendations import moved_values, switches
from transitiesim.scenario import Scenario

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

PLANNED_AT_START = frozenset(
    {
        "programme.decision_units",
        "programme.knowledge_start",
        "programme.false_start",
        "programme.reflection_months",
        "participation.first_contact_month",
    }
)


class Changes:
    """Parameters over time: practice, set by hand, moved by switches.

    Attributes:
        practice: parameters without any switch, with what holds from the first month by hand.
    """

    def __init__(self, scenario: Scenario, drawn: Parameters, on_values: dict[str, float] | None = None) -> None:
        self.scenario = scenario
        at_once = {one.path: one.value for one in scenario.values if one.start <= 0}
        self.practice = replace(drawn, at_once)
        self.by_month: dict[int, list[dict[str, float]]] = {}
        self.begins: dict[int, list[str]] = {}
        for one in scenario.values:
            if one.start > 0:
                self.by_month.setdefault(one.start, []).append({one.path: one.value})
        for measure in scenario.measures:
            switch = switches()[measure.code]
            values = moved_values(switch, measure.strength, self.practice, on_values)
            # What is settled when the programme is set up cannot wait for the delay of its switch.
            planned = {path: value for path, value in values.items() if path in PLANNED_AT_START}
            later = {path: value for path, value in values.items() if path not in PLANNED_AT_START}
            if planned:
                self.by_month.setdefault(measure.start, []).append(planned)
            if later:
                self.by_month.setdefault(measure.start + switch.delay, []).append(later)
            self.begins.setdefault(measure.start + switch.delay, []).append(measure.code)

    def at_start(self) -> Parameters:
        """Parameters in the first month."""
        parameters = self.practice
        for values in self.by_month.get(0, []):
            parameters = replace(parameters, values)
        return parameters

    def apply(self, model: HeatTransition) -> None:
        """Change the model's parameters for this month and book what the switches cost."""
        month = model.month
        if month > 0 and month in self.by_month:
            for values in self.by_month[month]:
                model.parameters = replace(model.parameters, values)
        for code in self.begins.get(month, ()):
            title = switches()[code].title
            model.tell("switch_on", model.programme, code=code, nl=title.nl, en=title.en)
        if self.scenario.measures:
            self._cost(model)

    def _cost(self, model: HeatTransition) -> None:
        """Hours and euros that switches take this month."""
        month = model.month
        # Meetings and agreements grow with the number of people who hold them: a small team has few.
        teams = len(model.office.roles) / model.parameters.staff.switch_posts
        policy = outreach = 0.0
        for measure in self.scenario.measures:
            if month < measure.start:
                continue
            switch = switches()[measure.code]
            policy += teams * measure.strength * switch.policy_hours
            outreach += teams * measure.strength * switch.outreach_hours
            model.counts.eur_public += measure.strength * switch.euro_month
            if month == measure.start:
                model.counts.eur_public += measure.strength * switch.euro_once
        model.switch_hours = (policy, outreach)
