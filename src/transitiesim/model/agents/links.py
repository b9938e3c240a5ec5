"""Linking tasks: opportunities are seen, a level is chosen, and it succeeds or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transitiesim.language import Text
from transitiesim.parameters.homes import Linking
from transitiesim.randomness import stream
from transitiesim.rules.linking import expected_gain, known_opportunities_next, success_probability

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_CHOICE = stream("linking: whether the level is fitted to readiness")
_SUCCESS = stream("linking: whether it succeeds")
_WHERE = stream("linking: sub-area")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of linking: hours it takes, benefit, readiness it needs, and the parts of liveability it touches."""

    name: str
    text: Text
    hours: float
    benefit: float
    needed: float
    parts: tuple[int, ...]


class Links:
    """Linking opportunities of a programme.

    Attributes:
        known: number of known, unused opportunities (a fraction stands for a chance).
        hours: hours saved up for the next link.
    """

    def __init__(self, model: HeatTransition) -> None:
        self.model = model
        self.known = 0.0
        self.hours = 0.0
        self.attempts = 0
        self.existing = 0.0
        self._levels: tuple[Linking, tuple[Level, Level, Level]] | None = None

    def levels(self) -> tuple[Level, Level, Level]:
        """The three levels, most ambitious first; put together again when a number of linking changed."""
        numbers = self.model.parameters.linking
        if self._levels is None or self._levels[0] is not numbers:
            self._levels = (numbers, self._levels_of(numbers))
        return self._levels[1]

    def _levels_of(self, p: Linking) -> tuple[Level, Level, Level]:
        return (
            Level(
                "synergy",
                Text("synergie", "synergy"),
                p.hours_synergy,
                p.benefit_synergy,
                p.readiness_synergy,
                (0, 1, 2, 3),
            ),
            Level(
                "along", Text("meekoppelen", "taking along"), p.hours_along, p.benefit_along, p.readiness_along, (1, 3)
            ),
            Level(
                "alignment",
                Text("afstemming", "alignment"),
                p.hours_alignment,
                p.benefit_alignment,
                p.readiness_alignment,
                (1,),
            ),
        )

    def month(self, hours: float) -> float:
        """See opportunities and try to link as far as hours go; returns hours spent."""
        model = self.model
        p = model.parameters.linking
        arising = p.opportunities * model.place.sub_areas / 12.0
        self.existing += arising
        self.known = known_opportunities_next(self.known, arising, p.opportunity_visibility, p.half_life)
        if self.known < 1.0:
            return 0.0
        self.hours += hours
        spent = 0.0
        least = min(p.hours_synergy, p.hours_along, p.hours_alignment)
        while self.known >= 1.0 and self.hours >= least:
            level = self.choose()
            if self.hours < level.hours:
                break
            self.hours -= level.hours
            spent += level.hours
            self.known -= 1.0
            self.attempt(level)
        return spent

    def choose(self) -> Level:
        """The most ambitious level, or the one with the best expected gain, by the quality of choice."""
        model = self.model
        levels = self.levels()
        if model.rolls.uniform(_CHOICE, self.attempts) >= model.parameters.linking.choice:
            return levels[0]
        return max(levels, key=lambda level: expected_gain(self.chance(level), level.benefit))

    def chance(self, level: Level) -> float:
        """Chance that a level succeeds now."""
        programme = self.model.programme
        return success_probability(
            programme.readiness,
            level.needed,
            1.0 - programme.frame_dispersion,
            self.model.parameters.linking.steepness,
        )

    def attempt(self, level: Level) -> None:
        """Try one link somewhere."""
        model = self.model
        self.attempts += 1
        sub_area = int(model.rolls.uniform(_WHERE, self.attempts) * model.place.sub_areas)
        if model.rolls.uniform(_SUCCESS, self.attempts) < self.chance(level):
            name = f"links_{level.name}"
            setattr(model.counts, name, getattr(model.counts, name) + 1)
            model.liveability.linked(sub_area, level.benefit, level.parts)
            model.tell("link", model.programme, place=str(sub_area + 1), level=level.text.nl, level_en=level.text.en)
        else:
            model.counts.links_failed += 1
            model.programme.integration *= 1.0 - model.parameters.linking.failure_damage
            model.tell(
                "link_failed", model.programme, place=str(sub_area + 1), level=level.text.nl, level_en=level.text.en
            )
