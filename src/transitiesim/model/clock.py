"""Mesa's time, with the month that belongs to it kept beside it, and how it moves on."""

from __future__ import annotations

import logging
import math
from typing import Any

from mesa.experimental.mesa_signals import Observable
from mesa.time.events import Event

_log = logging.getLogger("MESA.mesa.model")  # where Mesa names each step


class Clock(Observable):
    """Mesa's observable time of a model that also sets the model's `month`.

    The month is asked for many times a month by every institution, and changes once; 0 is January 2019, -1 before the
    start. What happens at a moment within a month, before its steps, belongs to that month.
    """

    def __set__(self, instance: Any, value: float) -> None:
        if instance.subscribers:
            super().__set__(instance, value)
        else:  # nobody looks on, so there is nobody to tell
            setattr(instance, self.private_name, value)
        instance.month = math.ceil(value) - 1


def advance(model: Any, until: float) -> None:
    """Move time on, with the events that fall on the way; what `mesa.Model._advance_time` does, and as it does it.

    Mesa makes a new event for each step of the model. A month is short, and making that event, with two weak
    references, was a tenth of a run of a thousand homes; here the event of one step becomes that of the next.

    Args:
        model: a `mesa.Model`.
        until: moment to go to; later than now.
    """
    waiting, steps = model._event_list, model._default_schedule
    while True:
        try:
            event = waiting.pop_event()
        except IndexError:
            break
        if event.time > until:
            waiting.add_event(event)
            break
        model.time = event.time
        if event is not steps._current_event or steps._paused or _log.isEnabledFor(logging.INFO):
            event.execute()
            continue
        model.steps += 1
        model._user_step()
        steps._execution_count += 1
        event.time += 1.0
        event.unique_id = next(Event._ids)
        waiting.add_event(event)
    model.time = until
