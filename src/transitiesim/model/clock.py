"""Mesa's time, with the month that belongs to it kept beside it."""

from __future__ import annotations

import math
from typing import Any

from mesa.experimental.mesa_signals import Observable


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
