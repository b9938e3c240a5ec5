"""Experiments: staff try things out; each teaches as far as it is reflected on, and may fail in sight of residents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transitiesim.model.shaking import those_known_lose_trust
from transitiesim.randomness import stream
from transitiesim.rules.planning import experiment_success, learnt, reflected_share

if TYPE_CHECKING:
    from transitiesim.model.agents.programme import Programme

_WHO_TRIES = stream("programme: who does an experiment")
_EXPERIMENT = stream("programme: whether an experiment succeeds")
_TRIED_IN = stream("programme: sub-area in which an experiment is done")
RECENT_MONTHS = 12
MOST_DUE = 1.5  # what could not be tried for want of hours is not saved up


class Experiments:
    """The experiments of a programme.

    Attributes:
        due: experiments that staff have got round to (a fraction waits for the rest).
    """

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.due = 0.0

    def month(self, hours: float) -> float:
        """Experiments of this month; returns hours spent."""
        model = self.programme.model
        staff = model.parameters.staff
        self.due += staff.experiment_rate * model.office.filled / 12.0
        if self.due < 1.0:
            return 0.0
        spent = 0.0
        while self.due >= 1.0 and hours - spent >= staff.experiment_hours:
            self.due -= 1.0
            spent += staff.experiment_hours
            self.try_out()
        self.due = min(self.due, MOST_DUE)
        model.counts.hours_experiments += spent
        return spent

    def try_out(self) -> None:
        """One experiment by one person in one sub-area: it teaches as far as it is reflected on."""
        programme = self.programme
        model = programme.model
        p = model.parameters.programme
        number = model.counts.experiments
        model.counts.experiments += 1
        person = model.office.someone_creative(model.rolls.uniform(_WHO_TRIES, number))
        creativity = person.creativity if person is not None else 1.0
        taken_up = reflected_share(p.replan_interval, model.parameters.staff.knowledge_redundancy, p.reflection_prompt)
        programme.knowledge = learnt(programme.knowledge, p.experiment_learning * taken_up)
        chance = experiment_success(programme.knowledge, creativity, p.experiment_success, p.experiment_success_known)
        if model.rolls.uniform(_EXPERIMENT, number) < chance:
            if programme.blockages.known:
                programme.blockages.remove(programme.blockages.known[0])
            model.tell("experiment", programme)
        else:
            self.failed(int(model.rolls.uniform(_TRIED_IN, number) * model.place.sub_areas))

    def failed(self, sub_area: int) -> None:
        """It failed in sight of the residents of the sub-area who were spoken with in the last year."""
        model = self.programme.model
        model.counts.experiments_failed += 1
        since = max(0, model.month - RECENT_MONTHS)
        saw = those_known_lose_trust(model, model.parameters.trust.failed_experiment, since, sub_area)
        model.tell("experiment_failed", self.programme, saw, place=str(sub_area + 1))
