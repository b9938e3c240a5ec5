"""What parts cost in a round, and what there is to spend: the costs that the switches declare, as everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transitiesim.parameters import Parameters
from transitiesim.recommendations import switches
from transitiesim.training.room.settings import Settings

_ROUNDING = 1e-6
LEAST_POSTS = 2


@dataclass(frozen=True, slots=True)
class Money:
    """Staff hours a month, and euro over a whole round."""

    hours: float
    euro: float

    def __add__(self, other: Money) -> Money:
        """Both together."""
        return Money(self.hours + other.hours, self.euro + other.euro)

    def __sub__(self, other: Money) -> Money:
        """What is left."""
        return Money(self.hours - other.hours, self.euro - other.euro)

    def covers(self, other: Money) -> bool:
        """Whether there are enough hours and enough euro for the other."""
        return other.hours <= self.hours + _ROUNDING and other.euro <= self.euro + _ROUNDING


def posts(settings: Settings) -> int:
    """Posts of the programme; replicates draw the homes per post around the number that is used here."""
    return max(LEAST_POSTS, round(settings.homes / Parameters().staff.homes_per_post))


def whole_budget(settings: Settings, number: int) -> Money:
    """What a table has in a round, before anything is spent.

    Args:
        settings: of the room.
        number: of the round, from 0.
    """
    hours = settings.hours_share * posts(settings) * Parameters().staff.hours_per_month
    return Money(hours, settings.euro_year * settings.months(number) / 12)


def cost(settings: Settings, code: str, number: int, *, new: bool) -> Money:
    """What one part takes in a round.

    Args:
        settings: of the room.
        code: of the part, such as "5.3".
        number: of the round, from 0.
        new: whether it begins in this round, so that it is paid for once as well.
    """
    switch = switches()[code]
    teams = posts(settings) / Parameters().staff.switch_posts
    euro = switch.euro_month * settings.months(number) + (switch.euro_once if new else 0.0)
    return Money(teams * (switch.policy_hours + switch.outreach_hours), euro)


def cost_of_all(settings: Settings, codes: Iterable[str], number: int, *, new: bool) -> Money:
    """What parts take together in a round."""
    total = Money(0.0, 0.0)
    for code in codes:
        total += cost(settings, code, number, new=new)
    return total


def budget(settings: Settings, running: Iterable[str], number: int) -> Money:
    """What is left for new parts in a round, after what was begun before and goes on."""
    return whole_budget(settings, number) - cost_of_all(settings, running, number, new=False)


def fits(settings: Settings, running: Iterable[str], chosen: Iterable[str], number: int) -> bool:
    """Whether parts can begin together in a round."""
    wanted = list(chosen)
    return len(wanted) <= settings.most_new and budget(settings, running, number).covers(
        cost_of_all(settings, wanted, number, new=True)
    )


def can_begin(code: str, number: int) -> bool:
    """Whether a part can begin in a round at all; some are settled when the programme is set up."""
    return number == 0 or switches()[code].may_start_late
