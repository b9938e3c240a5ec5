"""The work behind running campaigns: without people to do it a campaign begins later and takes longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transitiesim.model.agents.unit import DecisionUnit, Phase
from transitiesim.rules.planning import campaign_hours, share_done

if TYPE_CHECKING:
    from transitiesim.model.transition import HeatTransition


class CampaignWork:
    """What policy staff do for the campaigns that run, and how many more they can take on.

    Attributes:
        room: hours of campaign work that could be done last month, at the speed of that month.
        asked: hours of campaign work that running campaigns ask a month.
    """

    def __init__(self, model: HeatTransition) -> None:
        self.model = model
        self.room = 0.0
        self.asked = 0.0

    def hours_of(self, unit: DecisionUnit) -> float:
        """Hours of work a month that a campaign in a unit asks, with as many homes on gas as at its opening."""
        p = self.model.parameters.programme
        return campaign_hours(unit.homes_asked, p.campaign_hours_per_home, p.campaign_hours_per_unit)

    def month(self, hours: float, speed: float) -> float:
        """Do the work of this month; campaigns for which hours lack end later. Returns hours spent."""
        self.room = hours * speed
        running = [unit for unit in self.model.units if unit.phase == Phase.CAMPAIGN]
        if not running:
            self.asked = 0.0
            return 0.0
        self.asked = sum(self.hours_of(unit) for unit in running)
        done = share_done(self.room, self.asked)
        for unit in running:
            unit.falls_behind(1.0 - done)
        return min(hours, self.asked / speed) if speed > 0.0 else 0.0

    def has_room_for(self, unit: DecisionUnit) -> bool:
        """Whether another campaign can begin: beside those that run there are hours for it, or none runs."""
        if self.asked == 0.0 or not self.model.runs("programme_steers"):
            return True
        p = self.model.parameters.programme
        more = campaign_hours(unit.homes_on_gas, p.campaign_hours_per_home, p.campaign_hours_per_unit)
        return self.asked + more <= self.room

    def taken_on(self, unit: DecisionUnit) -> None:
        """A campaign began: its work counts from now on."""
        self.asked += self.hours_of(unit)
