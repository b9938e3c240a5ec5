"""Blockages: hidden until work uncovers them, then open until staff or those above them settle them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transitiesim.language import Text
from transitiesim.randomness import stream
from transitiesim.rules.politics import latency_with_support

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition

_SORT = stream("blockages: sort")
_OWN = stream("blockages: whether staff may settle it")
_LATENCY = stream("blockages: time until it is settled from above")

SORTS = (
    Text("techniek", "technique"),
    Text("recht", "law"),
    Text("geld", "money"),
    Text("sociaal", "social"),
    Text("proces", "process"),
)


@dataclass(slots=True)
class Blockage:
    """One known blockage: settled by staff hours, or from above at a moment."""

    number: int
    found: int
    own: bool
    hours_left: float
    settled_at: float


class Blockages:
    """All blockages of a programme.

    Attributes:
        hidden: how many nobody knows yet.
        known: those found and still open.
    """

    def __init__(self, model: HeatTransition) -> None:
        self.model = model
        self.hidden = round(model.parameters.programme.blockages)
        self.known: list[Blockage] = []
        self.total = self.hidden
        self.progress = 0.0

    def uncover(self, work_hours: float) -> None:
        """Work uncovers hidden blockages: the fewer are left, the more work the next one takes."""
        if not self.hidden or work_hours <= 0.0:
            return
        model = self.model
        p = model.parameters
        self.progress += work_hours / p.programme.discovery_hours * (self.hidden / self.total)
        while self.progress >= 1.0 and self.hidden:
            self.progress -= 1.0
            number = self.total - self.hidden
            self.hidden -= 1
            own = model.rolls.uniform(_OWN, number) < p.staff.mandate
            latency = latency_with_support(p.programme.escalation_latency, model.programme.support_executive)
            wait = model.rolls.exponential(latency, _LATENCY, number)
            self.known.append(
                Blockage(number, model.month, own, p.programme.blockage_hours, model.time + max(0.5, wait))
            )
            sort = self.sort(number)
            model.tell("blockage_found", model.programme, sort=sort.nl, sort_en=sort.en)

    def settle(self, hours: float) -> float:
        """Staff settle what they may, oldest first; the rest waits for those above. Returns hours spent."""
        model = self.model
        spent = 0.0
        for one in list(self.known):
            if one.own:
                work = min(one.hours_left, hours - spent)
                one.hours_left -= work
                spent += work
                if one.hours_left <= 0.0:
                    self.remove(one)
            elif one.settled_at <= model.time:
                self.remove(one)
        model.counts.blockage_months += len(self.known)
        return spent

    def remove(self, one: Blockage) -> None:
        """A blockage is gone."""
        self.known.remove(one)
        self.model.counts.blockages_removed += 1
        sort = self.sort(one.number)
        months = self.model.month - one.found
        self.model.tell("blockage_removed", self.model.programme, sort=sort.nl, sort_en=sort.en, months=months)

    def sort(self, number: int) -> Text:
        """Sort of a blockage by its number."""
        return SORTS[int(self.model.rolls.uniform(_SORT, number) * len(SORTS))]

    @property
    def removed_share(self) -> float:
        """Share of all blockages that is gone."""
        return self.model.counts.blockages_removed / max(1, self.total)
